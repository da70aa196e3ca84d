//! The appointment as a calendar file (RFC 5545): one UID for its life, a sequence that grows with every change.

use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::{Timestamp, ToSpan};

/// What the file says. Nothing in it names the person, and the PIN is not in it.
pub struct CalendarEntry<'a> {
    /// Confirmation number.
    pub number: &'a str,
    /// Revision of the appointment, from 1.
    pub revision: i64,
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

/// Writes the file. Times are instants (UTC): a calendar shows them in its own zone, right across clock changes.
pub fn calendar_file(entry: &CalendarEntry<'_>) -> String {
    let minutes = crate::domain::hours::SESSION_MINUTES;
    let ends_at = entry.starts_at.checked_add(minutes.minutes()).unwrap_or(entry.starts_at);
    let mut event = Event::new();
    event
        .uid(&format!("{}@infopass-emulator", entry.number))
        .sequence(u32::try_from(entry.revision - 1).unwrap_or(0))
        .summary(entry.summary)
        .description(entry.description)
        .location(entry.location)
        .status(if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    for (name, instant) in [("DTSTAMP", entry.changed_at), ("DTSTART", entry.starts_at), ("DTEND", ends_at)] {
        event.append_property(Property::new(name, instant.strftime("%Y%m%dT%H%M%SZ").to_string()));
    }
    let mut calendar = Calendar::new();
    calendar.append_property(Property::new("METHOD", if entry.cancelled { "CANCEL" } else { "PUBLISH" }));
    calendar.push(event);
    calendar.to_string()
}
