//! The appointment as a calendar file (RFC 5545): one UID for its life, a sequence that grows with every change, and the
//! office's clock with its rules, so that a calendar in any zone shows the hour that is printed on the notice.

use crate::domain::office::Office;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::tz::{Dst, Offset, TimeZone, TimeZoneTransition};
use jiff::{Timestamp, ToSpan};
use std::fmt::Write;

/// What the file says. Nothing in it names the person, and the PIN is not in it.
pub struct CalendarEntry<'a> {
    /// Confirmation number.
    pub number: &'a str,
    /// Revision of the appointment, from 1: the file's sequence.
    pub revision: i64,
    /// The office, whose clock the times are told by.
    pub office: &'a Office,
    /// When the visit begins.
    pub starts_at: Timestamp,
    /// When the appointment was last changed.
    pub changed_at: Timestamp,
    /// It has been cancelled.
    pub cancelled: bool,
    /// Title.
    pub summary: &'a str,
    /// Text.
    pub description: &'a str,
    /// Office and address.
    pub location: &'a str,
}

/// Clock changes that are told from before the visit and from after it: both halves of a year, and the one in force.
const CHANGES_TOLD: usize = 2;

/// Writes the file.
pub fn calendar_file(entry: &CalendarEntry<'_>) -> String {
    let minutes = crate::domain::hours::SESSION_MINUTES;
    let ends_at = entry.starts_at.checked_add(minutes.minutes()).unwrap_or(entry.starts_at);
    let mut event = Event::new();
    event
        .uid(&format!("{}@infopass-emulator", entry.number))
        .sequence(u32::try_from(entry.revision).unwrap_or(0))
        .summary(entry.summary)
        .description(entry.description)
        .location(entry.location)
        .status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    event.append_property(Property::new("DTSTAMP", entry.changed_at.strftime("%Y%m%dT%H%M%SZ").to_string()));
    for (name, instant) in [("DTSTART", entry.starts_at), ("DTEND", ends_at)] {
        let local = entry.office.local(instant).strftime("%Y%m%dT%H%M%S").to_string();
        event.append_property(Property::new(name, local).add_parameter("TZID", &entry.office.zone_name).done());
    }
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", if entry.cancelled { "CANCEL" } else { "PUBLISH" }));
    calendar.push(event);
    // The crate writes components with a UID each, which a zone must not have: its lines are put before the event's.
    let zone = time_zone(&entry.office.zone, &entry.office.zone_name, entry.starts_at);
    calendar.to_string().replacen("BEGIN:VEVENT\r\n", &format!("{zone}BEGIN:VEVENT\r\n"), 1)
}

/// A `VTIMEZONE` (RFC 5545, 3.6.5) that holds around an instant: each clock change is told by itself, without a rule for
/// all years, which nobody needs for one visit.
fn time_zone(zone: &TimeZone, name: &str, around: Timestamp) -> String {
    let mut changes: Vec<TimeZoneTransition<'_>> = zone.preceding(around).take(CHANGES_TOLD).collect();
    changes.reverse();
    changes.extend(zone.following(around).take(CHANGES_TOLD));
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
    for change in &changes {
        let before = zone.to_offset(change.timestamp().checked_sub(1.second()).unwrap_or(Timestamp::MIN));
        observance(&mut text, change.dst(), change.timestamp(), (before, change.offset()), change.abbreviation());
    }
    if changes.is_empty() {
        let info = zone.to_offset_info(around);
        let always = (info.offset(), info.offset());
        observance(&mut text, info.dst(), Timestamp::UNIX_EPOCH, always, info.abbreviation());
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// From when a clock shows what. Its beginning is told by the clock that ended then.
fn observance(text: &mut String, dst: Dst, from: Timestamp, (before, after): (Offset, Offset), name: &str) {
    let kind = if dst.is_dst() { "DAYLIGHT" } else { "STANDARD" };
    let begins = before.to_datetime(from).strftime("%Y%m%dT%H%M%S");
    let (before, after) = (utc_offset(before), utc_offset(after));
    // Writing to a string cannot fail.
    let _ = write!(
        text,
        "BEGIN:{kind}\r\nDTSTART:{begins}\r\nTZOFFSETFROM:{before}\r\nTZOFFSETTO:{after}\r\nTZNAME:{name}\r\nEND:{kind}\r\n"
    );
}

/// `-0500`; with seconds where a zone once had some.
fn utc_offset(offset: Offset) -> String {
    let secs = offset.seconds();
    let (sign, secs) = (if secs < 0 { '-' } else { '+' }, secs.unsigned_abs());
    let (hours, minutes, secs) = (secs / 3600, secs / 60 % 60, secs % 60);
    if secs == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{secs:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(-5 * 3600, "-0500")]
    #[case(0, "+0000")]
    #[case(9 * 3600 + 1800, "+0930")]
    #[case(-(10 * 3600 + 31 * 60 + 26), "-103126")]
    fn an_offset_is_written_as_the_standard_has_it(#[case] secs: i32, #[case] written: &str) {
        assert_eq!(utc_offset(Offset::from_seconds(secs).unwrap()), written);
    }

    #[test]
    fn both_clocks_of_a_year_are_told_with_the_hour_at_which_they_begin() {
        let zone = TimeZone::get("America/New_York").unwrap();
        let text = time_zone(&zone, "America/New_York", "2026-10-30T14:00:00Z".parse().unwrap());
        let summer =
            "BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT\r\n";
        let winter =
            "BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nTZNAME:EST\r\n";
        assert!(text.contains(summer) && text.contains(winter), "{text}");
    }

    #[test]
    fn a_clock_that_never_changes_is_told_once() {
        let text = time_zone(&TimeZone::UTC, "UTC", "2026-10-30T14:00:00Z".parse().unwrap());
        assert_eq!(text.matches("BEGIN:STANDARD").count(), 1, "{text}");
        assert!(text.contains("DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000"), "{text}");
    }
}
