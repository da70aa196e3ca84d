//! People at the office: walk-ins, and the visitor's day.

use crate::journeys::{book, numbers, printed_time};
use crate::support::desk::{ASKS, Asks};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Shown};
use infopass::domain::inquiry::Channel;
use infopass::domain::staff::Role;

const MONDAY: &str = "2026-11-23T08:30:00-05:00";

fn portal() -> Portal {
    Portal::with(MONDAY, FEW_SEATS)
}

fn at_door(urgent: bool, family_name: &str) -> Asks<'_> {
    Asks { channel: Channel::WalkIn, urgent, family_name, ..ASKS }
}

/// Somebody with an appointment of the contact center on Tuesday at 9; their confirmation number.
fn assigned(portal: &Portal, officer: &mut Person, family_name: &str) -> String {
    let number = portal.ask(Asks { family_name, ..ASKS });
    let page = officer.open(&format!("/desk/items/{number}"));
    let page = officer.press(&page, "/reached", &[]);
    let done = officer.press(&page, "/appointment", &[("slot", "2026-11-24T09:00")]);
    assert_eq!(done.status, 200, "{}", done.body);
    done.text("#appointment-number")
}

fn check_in(officer: &mut Person, number: &str) -> Shown {
    let page = officer.open("/desk/day");
    officer.press(&page, "/check-in", &[("confirmation_number", number)])
}

#[test]
fn somebody_at_the_door_gets_a_seat_today_and_a_ticket_or_is_sent_away_by_a_rule() {
    let portal = portal();
    let urgent = portal.ask(at_door(true, "Ba"));
    let regular = portal.ask(at_door(false, "Ce"));
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open("/desk/walk-ins");
    assert_eq!(page.text("section h3 bdi"), "Ana María Ba", "urgent ones first");
    assert!(page.text(".free-times").contains("9:00"));
    let stands_out = |act: &str| page.has(&format!("form[action$='{act}'] button.button"));
    let advised = [format!("/{urgent}/accept"), format!("/{regular}/decline")];
    let against = [format!("/{urgent}/decline"), format!("/{regular}/accept")];
    assert!(advised.iter().all(|act| stands_out(act)), "what the rules advise stands out: {}", page.body);
    assert!(!against.iter().any(|act| stands_out(act)), "and nothing else does");
    let done = officer.press(&page, &format!("/{urgent}/accept"), &[]);
    assert_eq!(done.text("#ticket"), "Ticket 1", "{}", done.body);
    let against = officer.press(&done, &format!("/{regular}/accept"), &[]);
    assert_eq!(against.status, 422, "the table says that an appointment is needed");
    let away = officer.press(&done, &format!("/{regular}/decline"), &[]);
    assert_eq!((away.status, away.has("section")), (200, false), "{}", away.body);
    let again = officer.press(&done, &format!("/{regular}/decline"), &[("reason", "typed")]);
    assert_eq!((again.status, again.text(".warning").contains("typed")), (409, true));
    let mut other = portal.at_desk("kim", Role::Officer, Some("NEW"));
    assert!(!other.open("/desk/walk-ins?office=NYC").has("section"));
    assert_eq!(other.post(&format!("/desk/walk-ins/{urgent}/accept"), "revision=1").status, 404);
    assert!(portal.check().is_empty());
}

#[test]
fn a_visitor_is_let_in_from_fifteen_minutes_before_called_and_served() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let number = assigned(&portal, &mut officer, "Ba");
    portal.set_now("2026-11-24T08:44:00-05:00");
    let early = check_in(&mut officer, &number);
    assert_eq!((early.status, early.text(".error-summary").contains("too early")), (422, true));
    assert_eq!(early.attr("#confirmation_number", "value").unwrap(), number, "the number is kept");
    portal.set_now("2026-11-24T08:45:00-05:00");
    let here = check_in(&mut officer, &number);
    assert_eq!(here.text("#ticket"), "Ticket 1", "{}", here.body);
    assert_eq!(check_in(&mut officer, &number).text("#ticket"), "Ticket 1", "again, the same ticket");
    let nowhere = officer.press(&here, "/call", &[("window", "3")]);
    assert_eq!((nowhere.status, nowhere.text(".warning").contains("no such window")), (422, true));
    let called = officer.press(&here, "/call", &[("window", "2")]);
    assert!(called.text("table").contains("Window 2"), "{}", called.body);
    let served = officer.press(&called, "/serve", &[]);
    assert!(served.text("table").contains("Served") && !served.has("table form"));
    let over = check_in(&mut officer, &number);
    assert_eq!(over.status, 409);
    assert!(portal.check().is_empty());
}

#[test]
fn who_is_late_is_let_in_by_a_rule_only() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let number = assigned(&portal, &mut officer, "Ba");
    portal.set_now("2026-11-24T09:00:00-05:00");
    let late = check_in(&mut officer, &number);
    assert_eq!((late.status, late.has("#check-in-rule-error")), (422, true), "{}", late.body);
    let wrong = [("confirmation_number", number.as_str()), ("rule", "visit-needed")];
    let page = officer.press(&late, "/check-in", &[]);
    assert_eq!(page.status, 422, "no rule was chosen");
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(wrong).finish();
    assert_eq!(officer.post("/desk/day/check-in", &body).status, 422, "a rule of another stage");
    let admitted = officer.press(&late, "/check-in", &[("rule", "line-at-security")]);
    assert_eq!(admitted.text("#ticket"), "Ticket 1", "{}", admitted.body);
}

#[test]
fn whoever_has_checked_in_is_never_noted_as_not_come_and_closing_the_day_notes_the_others() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let here = assigned(&portal, &mut officer, "Ba");
    let page = officer.open("/desk/day?day=2026-11-24");
    assert!(page.text("table").contains(&here) && page.text("table").contains("Assigned by the contact center"));
    assert!(!page.has_form("/no-show"), "the time has not come");
    assert_eq!(officer.post(&format!("/desk/day/{here}/no-show"), "").status, 422);
    portal.set_now("2026-11-24T08:50:00-05:00");
    let page = check_in(&mut officer, &here);
    assert!(!page.has_form("/no-show"));
    let walk_in = portal.ask(Asks { channel: Channel::WalkIn, urgent: true, family_name: "Ce", ..ASKS });
    portal.set_now("2026-11-24T09:20:00-05:00");
    assert_eq!(officer.post(&format!("/desk/day/{here}/no-show"), "").status, 409, "they are here");
    let page = officer.open("/desk/day");
    let closed = officer.press(&page, "/close", &[]);
    assert!(closed.text(".done").contains("Nobody was missing"), "{}", closed.body);
    assert!(closed.text("table").contains("Waiting in the room"));
    assert!(!officer.open("/desk/walk-ins").body.contains(walk_in.as_str()), "the day at the door is over");
}

#[test]
fn closing_the_day_notes_who_did_not_come_and_the_list_shows_parts_of_the_day() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let missing = assigned(&portal, &mut officer, "Ba");
    portal.set_now("2026-11-24T09:30:00-05:00");
    let page = officer.open("/desk/day");
    assert!(page.has_form(&format!("/{missing}/no-show")));
    let closed = officer.press(&page, "/close", &[]);
    assert!(closed.text(".done").contains("One person did not come"), "{}", closed.body);
    assert!(closed.text("table").contains("Did not come"));
    assert!(!officer.open("/desk/day?show=expected").has("table"));
    assert!(officer.open("/desk/day?show=over").has("table"));
    let mut other = portal.at_desk("kim", Role::Officer, Some("NEW"));
    assert!(!other.open("/desk/day?office=NYC").body.contains(&missing));
    assert_eq!(check_in(&mut other, &missing).status, 404);
}

#[test]
fn the_list_has_the_appointments_of_both_models_in_the_order_of_time() {
    let portal = portal();
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let (own, slot) = (numbers(&notice).0, printed_time(&notice));
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let number = portal.ask(Asks { family_name: "Ba", ..ASKS });
    let page = officer.open(&format!("/desk/items/{number}"));
    let page = officer.press(&page, "/reached", &[]);
    let (day, _) = slot.split_once('T').unwrap();
    let done = officer.press(&page, "/appointment", &[("slot", &format!("{day}T09:15"))]);
    let assigned = done.text("#appointment-number");
    let list = officer.open(&format!("/desk/day?day={day}")).text("table");
    let places = [own, assigned].map(|number| list.find(&number).expect("both are on the list"));
    assert!(places[0] < places[1], "{slot}: {list}");
    assert!(list.contains("Booked in the portal") && list.contains("Assigned by the contact center"));
}

#[test]
fn without_a_free_time_nobody_is_let_in() {
    let portal = portal();
    let waiting = ["Ba", "Ce", "Da"].map(|name| portal.ask(at_door(true, name)));
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let seen = officer.open("/desk/walk-ins");
    for number in &waiting[..2] {
        assert!(officer.press(&seen, &format!("/{number}/accept"), &[]).has("#ticket"));
    }
    let last = &waiting[2];
    let full = officer.press(&seen, &format!("/{last}/accept"), &[]);
    assert!(matches!(full.status, 409 | 422) && full.has("[role=alert]"), "{} {}", full.status, full.body);
    assert!(!full.has_form("/accept") && full.has_form(&format!("/{last}/decline")));
    let away = officer.press(&full, &format!("/{last}/decline"), &[]);
    assert!(!away.has("section"), "a rule says that no window is free: {}", away.body);
}
