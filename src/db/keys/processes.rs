//! The serving processes, each of which tells every minute that it lives and which keys it has.

use crate::db::conn::{Conn, on_either};
use crate::db::schema::processes;
use crate::domain::key::Process;
use diesel::prelude::*;
use jiff::Timestamp;

/// More processes than serve one database.
const PROCESSES_MAX: i64 = 1_000;

/// A name for this process that tells whoever waits for it where it runs, and that no other one has.
pub fn name_of_this(chance: [u8; 4]) -> String {
    // Systems that have no such file have process numbers all the same.
    let machine = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let machine = if machine.trim().is_empty() { "process" } else { machine.trim() };
    format!("{machine}/{}/{:08x}", std::process::id(), u32::from_be_bytes(chance))
}

type Row = (String, String, i64, i64);

fn read((name, has, seals, seen_secs): Row) -> Process {
    let has = has.split(' ').filter_map(|id| id.parse().ok()).collect();
    Process { name, has, seals, seen: Timestamp::from_second(seen_secs).unwrap_or(Timestamp::MIN) }
}

/// Tells that a process lives. A file has one: others are gone.
pub fn tell(conn: &mut Conn, process: &Process) -> QueryResult<()> {
    if let Conn::Sqlite(own) = conn {
        diesel::delete(processes::table.filter(processes::name.ne(&process.name))).execute(own)?;
    }
    let ids: Vec<String> = process.has.iter().map(i64::to_string).collect();
    let told = (
        processes::has_keys.eq(ids.join(" ")),
        processes::seals_id.eq(process.seals),
        processes::seen_utc.eq(process.seen.as_second()),
    );
    let insert = diesel::insert_into(processes::table).values((processes::name.eq(&process.name), told.clone()));
    let tell = insert.on_conflict(processes::name).do_update().set(told);
    on_either!(conn, own => tell.execute(own)).map(drop)
}

/// What a process has told last.
pub fn find(conn: &mut Conn, name: &str) -> QueryResult<Option<Process>> {
    let row: Option<Row> = processes::table
        .find(name)
        .select((processes::name, processes::has_keys, processes::seals_id, processes::seen_utc))
        .get_result(conn)
        .optional()?;
    Ok(row.map(read))
}

/// All that have told of themselves and are not forgotten, by name.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<Process>> {
    let rows: Vec<Row> = processes::table
        .order(processes::name)
        .limit(PROCESSES_MAX)
        .select((processes::name, processes::has_keys, processes::seals_id, processes::seen_utc))
        .load(conn)?;
    Ok(rows.into_iter().map(read).collect())
}

/// Those that live and of which something else is so.
pub fn living(conn: &mut Conn, now: Timestamp, is_so: impl Fn(&Process) -> bool) -> QueryResult<Vec<Process>> {
    Ok(all(conn)?.into_iter().filter(|process| process.lives(now) && is_so(process)).collect())
}

/// Forgets a process that ends.
pub fn forget(conn: &mut Conn, name: &str) -> QueryResult<()> {
    diesel::delete(processes::table.find(name)).execute(conn).map(drop)
}

/// Forgets those that were last seen before an instant.
pub fn forget_before(conn: &mut Conn, before: Timestamp) -> QueryResult<()> {
    diesel::delete(processes::table.filter(processes::seen_utc.lt(before.as_second()))).execute(conn).map(drop)
}
