//! A form of the desk that is sent after the session's end: nothing is done, nothing typed is lost, and nobody else
//! sees it.

use crate::support::desk::{ASKS, Asks};
use crate::support::portal::FEW_SEATS;
use crate::support::{Person, Portal, Shown};
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::inquiry::Channel;
use infopass::domain::staff::Role;
use infopass::staff::SESSION_IDLE_MAX;

const MONDAY: &str = "2026-11-23T08:30:00-05:00";

fn portal() -> Portal {
    Portal::with(MONDAY, FEW_SEATS)
}

fn log_in(person: &mut Person, page: &Shown, name: &str, password: &str) -> Shown {
    person.press(page, "/log-in", &[("name", name), ("password", password)])
}

/// An officer on the page of a request whose person was reached, and then away for lunch.
fn at_lunch(portal: &Portal) -> (Person, ServiceItemNumber, Shown) {
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open(&format!("/desk/items/{number}"));
    officer.press(&page, "/reached", &[]);
    let page = officer.open(&format!("/desk/items/{number}?from=2026-12-14"));
    portal.clock.pass(SESSION_IDLE_MAX);
    (officer, number, page)
}

#[test]
fn a_decision_that_is_sent_after_the_sessions_end_is_shown_again_as_typed_and_done_by_another_press_only() {
    let portal = portal();
    let (mut officer, number, page) = at_lunch(&portal);
    let typed = [("slot", "2026-12-17T09:15"), ("bring", "A letter \"to\" <them>"), ("reason", "Asked for a Thursday")];
    let away = officer.press(&page, "/appointment", &typed);
    assert_eq!((away.status, away.attr("#name", "value").unwrap()), (401, "lee".to_owned()), "{}", away.body);
    for words in ["Thursday", "letter", "2026-12-17"] {
        assert!(!away.body.contains(words) && !away.at.contains(words), "sealed before anybody is logged in: {words}");
    }
    let wrong = log_in(&mut officer, &away, "lee", "not the password");
    assert_eq!(wrong.status, 422);
    let again = log_in(&mut officer, &wrong, "lee", "correct horse battery");
    assert_eq!((again.status, again.text("#status")), (200, "The person was reached.".to_owned()));
    assert!(again.text(".warning").contains("no longer logged in"), "{}", again.body);
    assert_eq!(again.attr("#appointment-bring", "value").unwrap(), "A letter \"to\" <them>");
    assert_eq!(again.attr("#appointment-reason", "value").unwrap(), "Asked for a Thursday");
    assert_eq!(again.attr("#appointment-slot option[selected]", "value").unwrap(), "2026-12-17T09:15");
    let unchanged = officer.open(&format!("/desk/items/{number}"));
    assert!(!unchanged.has("#decision"), "logging in decides nothing");
    let done = officer.press(&again, "/appointment", &[]);
    assert!(done.text("#appointment-time").starts_with("Thursday, December 17"), "{}", done.body);
    assert!(portal.check().is_empty());
}

#[test]
fn what_one_officer_typed_before_the_sessions_end_is_not_shown_to_another_who_logs_in_instead() {
    let portal = portal();
    let (mut officer, number, page) = at_lunch(&portal);
    portal.add_account("kim", Role::Officer, Some("NYC"));
    let away = officer.press(&page, "/refuse", &[("rule", "no-judge-order"), ("reason", "She told me why")]);
    let other = log_in(&mut officer, &away, "kim", "correct horse battery");
    assert_eq!((other.status, other.at), (200, format!("/desk/items/{number}")));
    assert!(!other.body.contains("She told me why") && !other.body.contains("no-judge-order\" selected"));
}

#[test]
fn what_was_typed_before_the_sessions_end_is_shown_beside_what_somebody_else_decided_meanwhile() {
    let portal = portal();
    let (mut officer, number, page) = at_lunch(&portal);
    let mut other = portal.at_desk("kim", Role::Officer, Some("NYC"));
    let seen = other.open(&format!("/desk/items/{number}"));
    other.press(&seen, "/answer", &[("reason", "Solved")]);
    let away = officer.press(&page, "/answer", &[("reason", "Solved in the second call")]);
    let again = log_in(&mut officer, &away, "lee", "correct horse battery");
    assert!(again.text(".warning").contains("Solved in the second call"), "{}", again.body);
    assert!(again.text("#decision").contains("kim") && !again.has_form("/answer"));
}

#[test]
fn a_walk_in_that_is_decided_after_the_sessions_end_is_shown_again_as_typed() {
    let portal = portal();
    let number = portal.ask(Asks { channel: Channel::WalkIn, urgent: true, ..ASKS });
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open("/desk/walk-ins");
    portal.clock.pass(SESSION_IDLE_MAX);
    let (accept, decline) = (format!("/{number}/accept"), format!("/{number}/decline"));
    let away = officer.press(&page, &accept, &[("slot", "2026-11-23T09:15"), ("reason", "Came from far")]);
    assert_eq!(away.status, 401);
    let again = log_in(&mut officer, &away, "lee", "correct horse battery");
    assert_eq!(again.attr(&format!("#accept-reason-{number}"), "value").unwrap(), "Came from far", "{}", again.body);
    assert!(again.has(&format!("#accept-slot-{number} option[selected][value='2026-11-23T09:15']")));

    portal.clock.pass(SESSION_IDLE_MAX);
    let away = officer.press(&again, &decline, &[("reason", "Left for work")]);
    let again = log_in(&mut officer, &away, "lee", "wrong once");
    let again = log_in(&mut officer, &again, "lee", "correct horse battery");
    assert_eq!(again.attr(&format!("#decline-reason-{number}"), "value").unwrap(), "Left for work", "{}", again.body);
    assert!(again.has_form(&decline), "nothing is decided");
}

#[test]
fn a_kept_form_that_is_forged_or_far_too_long_leads_back_to_the_page_like_none() {
    let portal = portal();
    let (mut officer, number, page) = at_lunch(&portal);
    let away = officer.press(&page, "/answer", &[("reason", &"x".repeat(20_000))]);
    assert!(away.status == 401 && !away.has("[name=kept]"), "more than any decision holds");
    let away = officer.press(&page, "/answer", &[("reason", "Solved")]);
    let password = ("password", "correct horse battery");
    let forged = officer.press(&away, "/log-in", &[("name", "lee"), password, ("kept", "forged")]);
    assert_eq!(forged.at, format!("/desk/items/{number}"));
    assert!(!forged.has(".warning"));
}
