//! The record of acts at the desk, for ever: who, when, what, which item. It is added to and read; the tables themselves
//! refuse anything else. Nothing personal stands in it.

use super::conn::Conn;
use super::schema::staff_acts;
use crate::domain::staff::StaffName;
use diesel::prelude::*;
use jiff::Timestamp;

/// One line of the record.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = staff_acts)]
pub struct StaffAct {
    /// Grows from line to line.
    pub id: i64,
    at_utc: i64,
    /// Who; the account may be gone by now.
    pub staff_name: String,
    /// What they did.
    pub act: String,
    /// With what: a number, an office, an account.
    pub item: String,
}

impl StaffAct {
    /// When, in the service's time.
    pub fn at(&self) -> Timestamp {
        // Only instants are ever stored.
        Timestamp::from_second(self.at_utc).unwrap_or_default()
    }
}

/// Adds a line, in the write of the act that it tells of: one is never there without the other.
pub fn append(conn: &mut Conn, at: Timestamp, who: &StaffName, act: &str, item: &str) -> QueryResult<()> {
    let row = (
        staff_acts::at_utc.eq(at.as_second()),
        staff_acts::staff_name.eq(who.as_str()),
        staff_acts::act.eq(act),
        staff_acts::item.eq(item),
    );
    diesel::insert_into(staff_acts::table).values(row).execute(conn).map(drop)
}

/// The lines before one, or the very last ones; the newest first.
pub fn latest(conn: &mut Conn, before_id: Option<i64>, limit: i64) -> QueryResult<Vec<StaffAct>> {
    staff_acts::table
        .filter(staff_acts::id.lt(before_id.unwrap_or(i64::MAX)))
        .order(staff_acts::id.desc())
        .limit(limit)
        .select(StaffAct::as_select())
        .load(conn)
}
