//! What can never stand in the tables of the current model, whatever a program does: the rows are refused by the
//! database itself, on both engines.

use crate::support::Portal;
use crate::support::engine::{on_postgres, zeros};
use rstest::rstest;
use std::collections::BTreeMap;

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// A request as a row: somebody who called and waits, but for what is given, such as `status=refused decided by-rule`.
fn request(number: &str, given: &str) -> String {
    let no = if on_postgres() { "false" } else { "0" };
    let key = if on_postgres() { format!("decode('{number}', 'hex')") } else { format!("x'{number}'") };
    let quoted = |text: &str| if text.parse::<i64>().is_ok() { text.to_owned() } else { format!("'{text}'") };
    let mut row = BTreeMap::from([
        ("urgent", no.to_owned()),
        ("text_ahead", no.to_owned()),
        ("request_key", key),
        ("details_sealed", zeros(1)),
    ]);
    let waits = "channel=call kind=adit-stamp language=en office_code=NYC taken_rule=rule received_at_utc=100 \
                 due_from_utc=200 due_by_utc=300 status=waiting missed_calls=0 revision=1 key_id=1 updated_at_utc=100";
    let given = given.split_whitespace().flat_map(|word| match word {
        "decided" => vec!["decided_at_utc=250", "decided_by=officer"],
        "by-rule" => vec!["decided_rule=rule", "decided_rules_version=v1"],
        cell => vec![cell],
    });
    for (column, value) in waits.split_whitespace().chain(given).filter_map(|cell| cell.split_once('=')) {
        row.insert(column, quoted(value));
    }
    for (column, text) in [("number", number), ("era", "2023"), ("taken_rules_version", "1")] {
        row.entry(column).or_insert(format!("'{text}'"));
    }
    let columns: Vec<_> = row.keys().copied().collect();
    let values: Vec<_> = row.values().cloned().collect();
    format!("INSERT INTO inquiries ({}) VALUES ({})", columns.join(", "), values.join(", "))
}

#[test]
fn rows_of_requests_that_can_be_are_taken() {
    let portal = Portal::at(NOW);
    let possible = [
        request("10000000", ""),
        request("20000000", "status=reached missed_calls=1"),
        request("30000000", "status=closed missed_calls=2 decided"),
        request("40000000", "status=answered decided by-rule"),
        request("50000000", "status=refused overridden_rule=other decided by-rule"),
        request("60000000", "status=closed channel=walk-in decided"),
    ];
    for sql in possible {
        assert!(portal.store.allows(&sql), "{sql}");
    }
}

#[rstest]
#[case::waits_though_decided("decided")]
#[case::answered_without_a_decision("status=answered")]
#[case::decided_by_nobody("status=closed decided_at_utc=250")]
#[case::refused_without_a_rule("status=refused decided")]
#[case::a_rule_without_its_version("status=refused decided_rule=rule decided")]
#[case::a_rule_though_it_waits("by-rule")]
#[case::against_a_rule_but_by_none("status=answered overridden_rule=other decided")]
#[case::scheduled_without_an_appointment("status=scheduled decided by-rule")]
#[case::an_appointment_that_does_not_exist("status=scheduled appointment_number=NYC-26-0000-0000 decided by-rule")]
#[case::somebody_at_the_door_reached_by_telephone("status=reached channel=walk-in")]
#[case::somebody_at_the_door_answered_by_telephone("status=answered channel=walk-in decided by-rule")]
#[case::somebody_at_the_door_with_missed_calls("channel=walk-in missed_calls=1")]
#[case::an_unknown_status("status=lost")]
#[case::an_unknown_channel("channel=fax")]
#[case::a_promise_that_ends_before_it_begins("due_by_utc=150")]
#[case::a_promise_before_the_request("due_from_utc=50")]
#[case::calls_missed_without_end("missed_calls=10")]
#[case::an_office_that_does_not_exist("office_code=XXX")]
#[case::a_number_too_short("number=short")]
fn rows_of_requests_that_cannot_be_are_refused(#[case] given: &str) {
    let portal = Portal::at(NOW);
    let sql = request("10000000", given);
    assert!(!portal.store.allows(&sql), "{sql}");
}

#[test]
fn two_requests_cannot_lead_to_one_appointment_nor_one_person_have_two_open() {
    let portal = Portal::at(NOW);
    let store = &portal.store;
    assert!(store.allows(&appointment("NYC-26-0000-0000", "booked", "NULL")));
    let given = "status=scheduled appointment_number=NYC-26-0000-0000 decided by-rule";
    assert!(store.allows(&request("10000000", given)));
    assert!(!store.allows(&request("20000000", given)), "a second request for the appointment");
    assert!(store.allows(&request("30000000", "")) && store.allows(&request("40000000", "")));
    let key = |number| {
        let key = zeros(32);
        format!("INSERT INTO inquiry_keys (person_key, inquiry_number) VALUES ({key}, '{number}')")
    };
    assert!(store.allows(&key("30000000")));
    assert!(!store.allows(&key("40000000")), "a second open request of one person");
}

/// An appointment as a row.
fn appointment(number: &str, status: &str, checked_in_at: &str) -> String {
    let key = if on_postgres() {
        format!("decode(md5('{number}{status}'), 'hex')")
    } else {
        format!("CAST('{number}{status}' AS BLOB)")
    };
    let nothing = zeros(1);
    format!(
        "INSERT INTO appointments (number, model, office_code, starts_at_utc, reason, language, status, revision, \
         booking_key, details_sealed, key_id, created_at_utc, updated_at_utc, moves_day, moves_count, checked_in_at_utc) \
         VALUES ('{number}', 'current', 'NYC', 1000, 'adit-stamp', 'en', '{status}', 1, {key}, {nothing}, 1, 1, 1, \
         '2026-11-23', 0, {checked_in_at})"
    )
}

#[rstest]
#[case("booked", false)]
#[case("cancelled", false)]
#[case("missed", false)]
#[case("arrived", true)]
#[case("served", true)]
fn only_who_arrived_or_was_served_has_checked_in(#[case] status: &str, #[case] has_come: bool) {
    let portal = Portal::at(NOW);
    assert_eq!(portal.store.allows(&appointment("NYC-26-0000-0000", status, "900")), has_come);
    assert_eq!(portal.store.allows(&appointment("NYC-26-0000-0001", status, "NULL")), !has_come);
}

/// One appointment whose person has checked in.
fn arrived() -> Portal {
    let portal = Portal::at(NOW);
    assert!(portal.store.allows(&appointment("NYC-26-0000-0000", "booked", "NULL")));
    portal
}

#[rstest]
#[case("missed")]
#[case("booked")]
#[case("cancelled")]
fn a_person_who_checked_in_can_never_become_a_no_show(#[case] status: &str) {
    let portal = arrived();
    let store = &portal.store;
    let set = |what: &str| store.allows(&format!("UPDATE appointments SET {what}"));
    assert!(set("status = 'arrived', checked_in_at_utc = 900"));
    assert!(!set(&format!("status = '{status}'")));
    assert!(!set(&format!("status = '{status}', checked_in_at_utc = NULL")), "not by forgetting that they came either");
    assert!(set("status = 'served'"));
    assert!(!set(&format!("status = '{status}', checked_in_at_utc = NULL")));
    assert!(!set("status = 'arrived'"), "nor is anybody served back to waiting");
}

#[rstest]
#[case::called_without_a_window("called_at_utc = 950")]
#[case::at_a_window_without_being_called("window_no = 1")]
#[case::served_without_being_called("served_at_utc = 960")]
#[case::called_before_checking_in("called_at_utc = 800, window_no = 1")]
#[case::served_before_being_called("called_at_utc = 950, window_no = 1, served_at_utc = 940")]
#[case::admitted_by_a_rule_of_no_version("admitted_rule = 'rule'")]
#[case::ticket_nought("ticket_no = 0")]
fn visits_that_cannot_be_are_refused(#[case] set: &str) {
    let portal = arrived();
    let store = &portal.store;
    assert!(store.allows("UPDATE appointments SET status = 'arrived', checked_in_at_utc = 900"));
    let visit = "INSERT INTO visits (appointment_number, office_code, day, ticket_no, checked_in_at_utc) \
                 VALUES ('NYC-26-0000-0000', 'NYC', '2026-11-23', 1, 900)";
    assert!(store.allows(visit));
    assert!(!store.allows(visit), "nobody checks in twice");
    assert!(!store.allows(&format!("UPDATE visits SET {set}")), "{set}");
    assert!(store.allows("UPDATE visits SET called_at_utc = 950, window_no = 1"));
    assert!(store.allows("UPDATE visits SET served_at_utc = 960"));
}

#[test]
fn two_visitors_of_a_day_never_have_one_ticket() {
    let portal = arrived();
    let store = &portal.store;
    assert!(store.allows(&appointment("NYC-26-0000-0001", "booked", "NULL")));
    let visit = |number: &str, day: &str, ticket: i32| {
        store.allows(&format!(
            "INSERT INTO visits (appointment_number, office_code, day, ticket_no, checked_in_at_utc) \
             VALUES ('{number}', 'NYC', '{day}', {ticket}, 900)"
        ))
    };
    assert!(visit("NYC-26-0000-0000", "2026-11-23", 1));
    assert!(!visit("NYC-26-0000-0001", "2026-11-23", 1));
    assert!(visit("NYC-26-0000-0001", "2026-11-24", 1));
}
