//! Named values of the whole service: the clock's offset, how far old rows are emptied.

use super::conn::{Conn, on_either};
use super::schema::settings;
use diesel::prelude::*;

/// The instant given with `--clock`, as given.
pub const CLOCK_GIVEN: &str = "clock-given";
/// How far the service's time is ahead of the machine's, in seconds.
pub const CLOCK_OFFSET: &str = "clock-offset-secs";

/// For how many days details are kept after the appointment, as served last.
pub const KEEP_DAYS: &str = "keep-days";
/// Before which instant every row was emptied, in UTC seconds.
pub const PURGED_BEFORE: &str = "purged-before-secs";

/// The value of a setting.
pub fn get(conn: &mut Conn, name: &str) -> QueryResult<Option<String>> {
    settings::table.find(name).select(settings::value).get_result(conn).optional()
}

/// Sets a value, new or old.
pub fn put(conn: &mut Conn, name: &str, value: &str) -> QueryResult<()> {
    let row = (settings::name.eq(name), settings::value.eq(value));
    let insert = diesel::insert_into(settings::table).values(row);
    let put = insert.on_conflict(settings::name).do_update().set(settings::value.eq(value));
    on_either!(conn, own => put.execute(own)).map(drop)
}
