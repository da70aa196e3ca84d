//! Emulated cases as rows.

use super::conn::Conn;
use super::schema::cases;
use crate::domain::case::{Case, CaseStatus, ReceiptNumber, parse_day};
use diesel::prelude::*;
use diesel::upsert::excluded;
use std::collections::HashMap;

/// Rows in one statement: four values each, far below what either engine takes.
const ROWS_AT_ONCE: usize = 500;

#[derive(Queryable, Insertable, PartialEq)]
#[diesel(table_name = cases)]
struct CaseRow {
    receipt_number: String,
    status: String,
    form: String,
    changed_day: String,
}

/// What a load did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// Cases that were not there before.
    pub new: usize,
    /// Cases that were there and said something else.
    pub changed: usize,
}

/// A case by its number. A row that does not read is none; the audit names it.
pub fn find(conn: &mut Conn, receipt: &ReceiptNumber) -> QueryResult<Option<Case>> {
    let row: Option<CaseRow> = cases::table.find(receipt.as_str()).first(conn).optional()?;
    Ok(row.and_then(read))
}

/// Adds cases and makes those that are there already as they are given; others stay. Each number comes once.
pub fn replace(conn: &mut Conn, given: &[Case]) -> QueryResult<Replaced> {
    let mut done = Replaced::default();
    for batch in given.chunks(ROWS_AT_ONCE) {
        let numbers: Vec<&str> = batch.iter().map(|case| case.receipt.as_str()).collect();
        let stored: Vec<CaseRow> = cases::table.filter(cases::receipt_number.eq_any(numbers)).load(conn)?;
        let stored: HashMap<&str, &CaseRow> = stored.iter().map(|row| (row.receipt_number.as_str(), row)).collect();
        let mut rows = Vec::new();
        for row in batch.iter().map(write) {
            match stored.get(row.receipt_number.as_str()) {
                Some(same) if **same == row => continue,
                Some(_) => done.changed += 1,
                None => done.new += 1,
            }
            rows.push(row);
        }
        upsert(conn, &rows)?;
    }
    Ok(done)
}

/// How many cases there are.
pub fn count(conn: &mut Conn) -> QueryResult<i64> {
    cases::table.count().get_result(conn)
}

/// Cases in the order of their numbers, a page at a time; `None` for a row that does not read.
pub fn page_after(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<(String, Option<Case>)>> {
    let rows: Vec<CaseRow> =
        cases::table.filter(cases::receipt_number.gt(after)).order(cases::receipt_number).limit(limit).load(conn)?;
    Ok(rows.into_iter().map(|row| (row.receipt_number.clone(), read(row))).collect())
}

/// All rows in one statement on a server, where each is a way there and back; diesel has no such statement for a file.
fn upsert(conn: &mut Conn, rows: &[CaseRow]) -> QueryResult<()> {
    let as_given = || {
        (
            cases::status.eq(excluded(cases::status)),
            cases::form.eq(excluded(cases::form)),
            cases::changed_day.eq(excluded(cases::changed_day)),
        )
    };
    let insert = diesel::insert_into(cases::table);
    match conn {
        Conn::Sqlite(own) => rows.iter().try_for_each(|row| {
            let upsert = insert.values(row).on_conflict(cases::receipt_number).do_update().set(as_given());
            upsert.execute(own).map(drop)
        }),
        Conn::Postgres(own) => {
            let upsert = insert.values(rows).on_conflict(cases::receipt_number).do_update().set(as_given());
            upsert.execute(own).map(drop)
        }
    }
}

fn read(row: CaseRow) -> Option<Case> {
    let receipt = ReceiptNumber::parse(&row.receipt_number).ok()?;
    if receipt.as_str() != row.receipt_number {
        return None;
    }
    let changed_day = if row.changed_day.is_empty() { None } else { Some(parse_day(&row.changed_day)?) };
    Some(Case { receipt, status: CaseStatus::parse(&row.status)?, form: row.form, changed_day })
}

fn write(case: &Case) -> CaseRow {
    CaseRow {
        receipt_number: case.receipt.as_str().to_owned(),
        status: case.status.as_str().to_owned(),
        form: case.form.clone(),
        changed_day: case.changed_day.map(|day| day.to_string()).unwrap_or_default(),
    }
}
