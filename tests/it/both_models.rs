//! A tester takes one person with one question through both models, to a notice in each; an officer plays the desk; and
//! the desk shows both. In each language, by each of the ways in, on both engines.

use crate::journeys::{as_far_as_notice, numbers, printed_time};
use crate::support::{Person, Portal, Shown};
use infopass::domain::staff::Role;
use infopass::view::language::Language;
use infopass::view::words;
use rstest::rstest;

const NOW: &str = "2026-11-23T10:00:00-05:00";
/// Presses of "on to the next event" until the first call of the era 2022 can come: some weeks.
const EVENTS_MAX: usize = 200;

/// Goes from the tour to a page of either model.
fn go(tester: &mut Person, language: &str, to: &str) -> Shown {
    tester.post(&format!("/{language}/lab/go"), &format!("to={to}"))
}

/// Books in the portal.
fn book(tester: &mut Person, language: &str) -> Shown {
    let details = go(tester, language, "portal");
    let office = tester.send(&details, &[]);
    let times = tester.send(&office, &[("office", "NYC")]);
    as_far_as_notice(tester, &times)
}

/// Calls, asks for an operator, and has the request taken down.
fn call(tester: &mut Person, language: &str) -> Shown {
    let asked = go(tester, language, "call");
    let operator = tester.send(&asked, &[("said", "InfoPass")]);
    let urgent = tester.send(&operator, &[("key", "1")]);
    let no = words::plain(Language::parse(language).unwrap(), "call-words-no");
    let details = tester.send(&urgent, &[("said", no.split(',').next().unwrap())]);
    assert_eq!(
        details.try_text("#family_name").as_deref(),
        Some(""),
        "the operator asks who it is for:\n{}",
        details.body
    );
    tester.send(&details, &[])
}

/// Writes the same in the request form.
fn write(tester: &mut Person, language: &str) -> Shown {
    let mut page = go(tester, language, "request");
    page = tester.send(&page, &[("asker", "self")]);
    page = tester.send(&page, &[]);
    page = tester.send(&page, &[("urgent", "no")]);
    assert_eq!(page.at, format!("/{language}/contact/request/review"));
    tester.send(&page, &[])
}

/// Moves the clock from event to event until the promised call may come.
fn wait_for_the_call(tester: &mut Person, portal: &Portal, language: &str, status: &Shown) {
    let due: jiff::Timestamp = status.attr("#call-back-from", "datetime").unwrap().parse().unwrap();
    for _ in 0..EVENTS_MAX {
        if portal.clock.now() >= due {
            return;
        }
        tester.post(&format!("/{language}/lab/clock"), "stride=next-event");
    }
    panic!("the call is still not due: {due}");
}

#[rstest]
#[case::in_english_by_telephone("en", "2023", call)]
#[case::in_spanish_by_telephone("es", "2019", call)]
#[case::in_english_by_the_form("en", "2022", write)]
#[case::in_spanish_by_the_form("es", "2021", write)]
fn one_person_with_one_question_gets_a_notice_in_each_model_and_the_desk_shows_both(
    #[case] language: &str,
    #[case] era: &str,
    #[case] ask: fn(&mut Person, &str) -> Shown,
) {
    let portal = Portal::in_era(NOW, era, None);
    let mut tester = Person::new(&portal.base);
    tester.post(&format!("/{language}/lab/"), "kind=adit-stamp");

    let booked = book(&mut tester, language);
    assert!(booked.has(&format!("a[href='/{language}/appointment/reschedule']")), "the portal's can be moved");

    let status = ask(&mut tester, language);
    assert_eq!((status.status, status.at.as_str()), (200, format!("/{language}/contact/status?did=taken").as_str()));
    let item = status.text("#service-item-number").replace(['-', ' '], "");
    wait_for_the_call(&mut tester, &portal, language, &status);

    // The officer has the person on the telephone and assigns what the system proposes.
    let mut officer = portal.at_desk("b.officer", Role::Officer, Some("NYC"));
    assert!(officer.open("/desk").has(&format!("a[href^='/desk/items/{item}']")), "the queue has the request");
    let shown = officer.open(&format!("/desk/items/{item}"));
    let reached = officer.press(&shown, "/reached", &[]);
    let decided = officer.press(&reached, "/appointment", &[("bring", "The letter of June 3")]);
    assert_eq!(decided.status, 200, "{}", decided.body);

    let status = tester.open(&format!("/{language}/contact/status"));
    let notice = tester.press(&status, "/contact/status/notice", &[]);
    assert_eq!(notice.at, format!("/{language}/notice?did=opened"));
    assert!(notice.text("#notice").contains("The letter of June 3"));
    assert!(!notice.has(&format!("a[href='/{language}/appointment/reschedule']")), "the assigned one cannot be moved");
    assert!(notice.has(&format!("a[href='/{language}/appointment/cancel']")), "but cancelled");
    assert_ne!(numbers(&notice).0, numbers(&booked).0);
    let told = tester.open(&format!("/{language}/appointment/reschedule"));
    assert_eq!(told.at, format!("/{language}/notice?did=not-movable"));

    // The desk lists both on their days.
    for sheet in [&booked, &notice] {
        let day = &printed_time(sheet)[..10];
        let list = officer.open(&format!("/desk/day?day={day}"));
        assert!(list.body.contains(&numbers(sheet).0), "{day}");
    }
    // And the tour has both in its diaries.
    let tour = tester.open(&format!("/{language}/lab/"));
    let has_appointment = words::plain(Language::parse(language).unwrap(), "lab-outcome-appointment");
    for model in ["legacy", "current"] {
        let diary = tour.text(&format!("section[aria-labelledby=diary-{model}]"));
        assert!(diary.contains(&has_appointment), "{model}: {diary}");
    }
    assert_eq!(portal.check(), Vec::<String>::new());
}
