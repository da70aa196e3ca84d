//! Each text and each call of an officer about a request.

use super::conn::Conn;
use super::schema::call_backs;
use crate::domain::identifiers::ServiceItemNumber;
use diesel::dsl::max;
use diesel::prelude::*;
use jiff::Timestamp;

/// What came of a text or a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A text was sent: the call comes after it.
    TextSent,
    /// The officer spoke with the person.
    Reached,
    /// The officer did not.
    Missed,
}

/// One text or call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBack {
    /// From 1.
    pub attempt: i32,
    /// When.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
    /// By which account.
    pub by: String,
}

impl Outcome {
    /// The name in storage and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TextSent => "text-sent",
            Self::Reached => "reached",
            Self::Missed => "missed",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::TextSent, Self::Reached, Self::Missed].into_iter().find(|outcome| outcome.as_str() == text)
    }
}

/// Adds the next one.
pub fn append(
    conn: &mut Conn,
    number: &ServiceItemNumber,
    at: Timestamp,
    outcome: Outcome,
    by: &str,
) -> QueryResult<()> {
    let last: Option<i32> = call_backs::table
        .filter(call_backs::inquiry_number.eq(number.as_str()))
        .select(max(call_backs::attempt))
        .get_result(conn)?;
    let row = (
        call_backs::inquiry_number.eq(number.as_str()),
        call_backs::attempt.eq(last.unwrap_or(0) + 1),
        call_backs::at_utc.eq(at.as_second()),
        call_backs::outcome.eq(outcome.as_str()),
        call_backs::staff_name.eq(by),
    );
    diesel::insert_into(call_backs::table).values(row).execute(conn).map(drop)
}

/// All of a request, in order.
pub fn of(conn: &mut Conn, number: &ServiceItemNumber) -> QueryResult<Vec<CallBack>> {
    let rows: Vec<(i32, i64, String, String)> = call_backs::table
        .filter(call_backs::inquiry_number.eq(number.as_str()))
        .order(call_backs::attempt)
        .limit(ATTEMPTS_MAX)
        .select((call_backs::attempt, call_backs::at_utc, call_backs::outcome, call_backs::staff_name))
        .load(conn)?;
    let read = |(attempt, at, outcome, by): (i32, i64, String, String)| {
        Some(CallBack { attempt, at: Timestamp::from_second(at).ok()?, outcome: Outcome::parse(&outcome)?, by })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The table's own limit.
const ATTEMPTS_MAX: i64 = 99;
