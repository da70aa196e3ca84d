//! A person walks the whole way in each language, on awkward dates: books, moves, cancels, replaces, books again.

use crate::support::{ANA, Person, Portal, Shown, somebody};
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

pub const LANGUAGES: [&str; 2] = ["en", "es"];

/// Around Thanksgiving, New Year, both clock changes and the leap day.
const AWKWARD: [&str; 10] = [
    "2026-11-11T09:00:00-05:00",
    "2026-11-25T23:59:30-05:00",
    "2026-12-17T08:05:00-05:00",
    "2026-12-31T22:00:00-05:00",
    "2027-01-01T00:00:30-05:00",
    "2027-03-01T09:00:00-05:00",
    "2027-03-13T23:30:00-05:00",
    "2027-10-31T12:00:00-04:00",
    "2027-11-06T23:59:00-04:00",
    "2028-02-15T10:00:00-05:00",
];

/// The first time on a page that can be picked.
pub fn first_free(page: &Shown) -> String {
    page.attr("input[name=slot]:not([disabled])", "value")
        .unwrap_or_else(|| panic!("{} ({}) offers no time:\n{}", page.at, page.status, page.body))
}

/// From the start page to the choice of a time.
pub fn as_far_as_time(person: &mut Person, language: &str, details: &[(&str, &str)], office: &str) -> Shown {
    let start = person.open(&format!("/{language}/"));
    let form = person.follow(&start, &format!("/{language}/book/details"));
    let reason = person.send(&form, details);
    assert_eq!(reason.at, format!("/{language}/book/reason"), "{}", reason.body);
    let offices = person.send(&reason, &[("reason", "filed-case")]);
    assert_eq!(offices.at, format!("/{language}/book/office"));
    let times = person.send(&offices, &[("office", office)]);
    assert_eq!(times.at, format!("/{language}/book/time"));
    times
}

/// From the choice of a time to the notice.
pub fn as_far_as_notice(person: &mut Person, times: &Shown) -> Shown {
    let review = person.send(times, &[("slot", &first_free(times))]);
    assert!(review.at.ends_with("/book/review"), "{}", review.at);
    let notice = person.send(&review, &[]);
    assert!(notice.at.ends_with("/notice?did=booked"), "{}", notice.at);
    notice
}

/// Books the first time that is offered.
pub fn book(person: &mut Person, language: &str, details: &[(&str, &str)], office: &str) -> Shown {
    let times = as_far_as_time(person, language, details, office);
    as_far_as_notice(person, &times)
}

/// Number and PIN as printed.
pub fn numbers(notice: &Shown) -> (String, String) {
    (notice.text("#confirmation-number"), notice.text("#pin"))
}

/// The local time as printed, `2026-12-07T09:15`.
pub fn printed_time(notice: &Shown) -> String {
    notice.attr("#appointment-time", "datetime").unwrap()[..16].to_owned()
}

#[test]
fn a_person_does_everything_in_each_language_on_awkward_dates() {
    for now in AWKWARD {
        for language in LANGUAGES {
            let portal = Portal::at(now);
            whole_life(&portal, language, now.parse().unwrap());
            assert_eq!(portal.check(), Vec::<String>::new(), "{now} {language}");
        }
    }
}

fn whole_life(portal: &Portal, language: &str, now: Timestamp) {
    let mut ana = Person::new(&portal.base);
    let times = as_far_as_time(&mut ana, language, &ANA, "NYC");
    let picked = first_free(&times);
    let notice = as_far_as_notice(&mut ana, &times);
    let (number, pin) = numbers(&notice);

    assert_eq!(printed_time(&notice), picked, "the wall time chosen is the wall time printed");
    assert_eq!(notice.text("#office-code"), "NYC");
    assert!(notice.text("#notice").contains("Ana María García López"));
    assert_opened_near_two_weeks(portal, &picked, now);
    let again = ana.open(&format!("/{language}/notice"));
    assert_eq!(numbers(&again), (number.clone(), pin.clone()), "reload shows the notice");

    let moved = move_to_newark(&mut ana, language, &number, &pin);
    assert_eq!(numbers(&moved), (number.clone(), pin.clone()), "number and PIN stay");
    assert_eq!(moved.text("#office-code"), "NEW");

    let (replaced, new_pin) = replace(portal, language, &number, &pin);
    assert_eq!(printed_time(&replaced), printed_time(&moved));
    let mut finder = Person::new(&portal.base);
    let refused = sign_in(&mut finder, language, &number, &pin);
    assert_eq!(refused.status, 404, "the lost sheet is useless to its finder");

    let mut ana = Person::new(&portal.base);
    let open = sign_in(&mut ana, language, &number, &new_pin);
    let ask = ana.follow(&open, &format!("/{language}/appointment/cancel"));
    let cancelled = ana.send(&ask, &[]);
    assert!(cancelled.at.ends_with("/notice?did=cancelled"), "{}", cancelled.at);

    // The seat is free at once: somebody else takes the very time.
    let mut berta = Person::new(&portal.base);
    let times = as_far_as_time(&mut berta, language, &somebody("Berta"), "NEW");
    let day = &printed_time(&moved)[..10];
    let times = berta.open(&format!("{}?day={day}", times.at));
    assert!(times.attrs("input[name=slot]:not([disabled])", "value").contains(&printed_time(&moved)));

    // Three weeks later the same person books again.
    let later = now.checked_add(21 * 24.hours()).unwrap();
    portal.set_now(&later.to_string());
    let mut ana = Person::new(&portal.base);
    let again = book(&mut ana, language, &ANA, "NYC");
    assert_ne!(numbers(&again).0, number);
}

fn move_to_newark(person: &mut Person, language: &str, number: &str, pin: &str) -> Shown {
    let open = sign_in(person, language, number, pin);
    person.follow(&open, &format!("/{language}/appointment/reschedule"));
    let times = person.open(&format!("/{language}/appointment/reschedule?office=NEW"));
    let picked = first_free(&times);
    let moved = person.send(&times, &[("slot", &picked)]);
    assert!(moved.at.ends_with("/notice?did=moved"), "{}", moved.at);
    assert_eq!(printed_time(&moved), picked);
    moved
}

fn replace(portal: &Portal, language: &str, number: &str, pin: &str) -> (Shown, String) {
    let mut other_device = Person::new(&portal.base);
    let form = other_device.open(&format!("/{language}/replacement"));
    let replaced = other_device.send(&form, &ANA);
    assert!(replaced.at.ends_with("/notice?did=replaced"), "{}\n{}", replaced.at, replaced.body);
    let (same_number, new_pin) = numbers(&replaced);
    assert_eq!(same_number, number);
    assert_ne!(new_pin, pin);
    let reloaded = other_device.send(&form, &ANA);
    assert_eq!(numbers(&reloaded).1, new_pin, "one form makes one new PIN");
    (replaced, new_pin)
}

/// Opens an appointment with number and PIN.
pub fn sign_in(person: &mut Person, language: &str, number: &str, pin: &str) -> Shown {
    let form = person.open(&format!("/{language}/appointment"));
    person.send(&form, &[("confirmation_number", number), ("pin", pin)])
}

/// The page opened on the working day nearest to two weeks from today at the office; on a tie the earlier.
fn assert_opened_near_two_weeks(portal: &Portal, picked: &str, now: Timestamp) {
    let directory = portal.services.directory();
    let office = directory.offices().find(|office| office.code.as_str() == "NYC").unwrap();
    let today = now.to_zoned_datetime(office.zone.clone()).date();
    let target = today.checked_add(14.days()).unwrap();
    let picked: Date = picked.parse::<DateTime>().unwrap().date();
    let distance = |day: Date| (day - target).get_days().abs();
    // A day opens one minute after midnight: until then yesterday's window holds.
    let minute_ago = now.checked_sub(1.minute()).unwrap().to_zoned_datetime(office.zone.clone()).date();
    let last = office.next_working_day_from(minute_ago.checked_add(14.days()).unwrap()).unwrap();
    let nearer = today
        .series(1.day())
        .take_while(|day| *day <= last)
        .filter(|day| *day > today && office.is_working_day(*day))
        .min_by_key(|day| distance(*day))
        .unwrap();
    assert_eq!(picked, nearer, "now {now}");
}
