//! Offices and their closures as rows. The office table that the service was started with is the truth; an office
//! that left it keeps its row (with no windows) for as long as somebody may hold an appointment there.

use super::conn::{Conn, on_either};
use super::schema::{closures, offices};
use crate::domain::hours::WeekHours;
use crate::domain::office::{Closure, Coordinates, Office, OfficeCode};
use crate::domain::release::Release;
use diesel::prelude::*;
use jiff::tz::TimeZone;

/// Offices read at once: more than there can be three-letter codes in use.
const OFFICES_MAX: i64 = 20_000;
/// Closures read at once.
const CLOSURES_MAX: i64 = 200_000;

#[derive(Queryable, Insertable, AsChangeset)]
#[diesel(table_name = offices)]
struct OfficeRow {
    code: String,
    name: String,
    street: String,
    city: String,
    state: String,
    zip: String,
    tz: String,
    lat: String,
    lon: String,
    windows: i32,
    desk_windows: i32,
    hours: String,
    source: String,
    release: String,
}

/// All offices, also those without windows. A row that no longer reads is left out; `audit` names it.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<Office>> {
    let rows: Vec<OfficeRow> = offices::table.order(offices::code).limit(OFFICES_MAX).load(conn)?;
    let closed: Vec<(String, String, String)> =
        closures::table.order(closures::office_code).limit(CLOSURES_MAX).load(conn)?;
    Ok(rows.into_iter().filter_map(|row| read(row, &closed)).collect())
}

/// Makes the rows equal to the office table; offices that are not in it lose their windows.
pub fn replace_all(conn: &mut Conn, table: &[Office]) -> QueryResult<()> {
    diesel::update(offices::table).set((offices::windows.eq(0), offices::desk_windows.eq(0))).execute(conn)?;
    diesel::delete(closures::table).execute(conn)?;
    for office in table {
        let row = write(office);
        let known = diesel::update(offices::table.find(office.code.as_str())).set(&row).execute(conn)?;
        if known == 0 {
            diesel::insert_into(offices::table).values(&row).execute(conn)?;
        }
        for closure in &office.closures {
            let row = (
                closures::office_code.eq(office.code.as_str()),
                closures::first_day.eq(closure.first.to_string()),
                closures::last_day.eq(closure.last.to_string()),
            );
            let insert = diesel::insert_into(closures::table).values(row).on_conflict_do_nothing();
            on_either!(conn, own => insert.execute(own))?;
        }
    }
    Ok(())
}

/// Codes of rows that do not read as an office.
pub fn unreadable(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let rows: Vec<OfficeRow> = offices::table.order(offices::code).limit(OFFICES_MAX).load(conn)?;
    let codes = rows.into_iter().filter_map(|row| {
        let code = row.code.clone();
        read(row, &[]).is_none().then_some(code)
    });
    Ok(codes.collect())
}

fn read(row: OfficeRow, closed: &[(String, String, String)]) -> Option<Office> {
    let closures = closed
        .iter()
        .filter(|(code, _, _)| *code == row.code)
        .map(|(_, first, last)| Some(Closure { first: first.parse().ok()?, last: last.parse().ok()? }))
        .collect::<Option<Vec<_>>>()?;
    Some(Office {
        code: OfficeCode::parse(&row.code).ok()?,
        zone: TimeZone::get(&row.tz).ok()?,
        place: Coordinates { lat: row.lat.parse().ok()?, lon: row.lon.parse().ok()? },
        windows: row.windows.try_into().ok()?,
        desk_windows: row.desk_windows.try_into().ok()?,
        hours: WeekHours::parse(&row.hours).ok()?,
        release: Release::parse(&row.release).ok()?,
        name: row.name,
        street: row.street,
        city: row.city,
        state: row.state,
        zip: row.zip,
        zone_name: row.tz,
        closures,
        source: row.source,
    })
}

fn write(office: &Office) -> OfficeRow {
    OfficeRow {
        code: office.code.as_str().to_owned(),
        name: office.name.clone(),
        street: office.street.clone(),
        city: office.city.clone(),
        state: office.state.clone(),
        zip: office.zip.clone(),
        tz: office.zone_name.clone(),
        lat: office.place.lat.to_string(),
        lon: office.place.lon.to_string(),
        windows: office.windows.into(),
        desk_windows: office.desk_windows.into(),
        hours: office.hours.to_string(),
        source: office.source.clone(),
        release: office.release.as_str().to_owned(),
    }
}
