//! Change, cancel, replace: what they do, and every refusal.

use crate::journeys::{as_far_as_time, book, first_free, numbers, printed_time, sign_in};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Shown, somebody};

const NOW: &str = "2026-11-23T10:00:00-05:00";

#[test]
fn an_unknown_number_and_a_wrong_pin_are_one_answer() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let wrong_pin = if pin == "111111" { "222222" } else { "111111" };
    let unknown = portal.services.random.confirmation_number(&"NYC".to_owned().parse_code(), 2026);
    let mut stranger = Person::new(&portal.base);
    let one = sign_in(&mut stranger, "en", &number, wrong_pin);
    let other = sign_in(&mut stranger, "en", unknown.as_str(), &pin);
    assert_eq!((one.status, other.status), (404, 404));
    assert_eq!(
        (one.attr("#pin", "value").as_deref(), other.attr("#pin", "value")),
        (Some(wrong_pin), Some(pin.clone()))
    );
    let bare = |page: &Shown, number: &str, pin: &str| page.without_proof().replace(number, "N").replace(pin, "P");
    assert_eq!(
        bare(&one, &number, wrong_pin),
        bare(&other, unknown.as_str(), &pin),
        "which of them is wrong is not told"
    );
}

trait ParseCode {
    fn parse_code(&self) -> infopass::domain::office::OfficeCode;
}

impl ParseCode for String {
    fn parse_code(&self) -> infopass::domain::office::OfficeCode {
        infopass::domain::office::OfficeCode::parse(self).unwrap()
    }
}

#[test]
fn a_number_with_a_typing_error_is_told_as_one() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let last = number.chars().last().unwrap().to_digit(10).unwrap();
    let typo = format!("{}{}", &number[..number.len() - 1], (last + 1) % 10);
    let told = sign_in(&mut ana, "en", &typo, &pin);
    assert_eq!(told.status, 422);
    assert_eq!(told.attr("#confirmation_number", "value"), Some(typo), "what was typed is kept");
    let spoken = number.replace('-', " ").to_lowercase();
    assert_eq!(sign_in(&mut ana, "es", &spoken, &format!("{} {}", &pin[..3], &pin[3..])).at, "/es/notice?did=opened");
}

#[test]
fn any_office_however_far_away_can_be_moved_to() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    book(&mut ana, "en", &ANA, "NYC");
    let times = ana.open("/en/appointment/reschedule");
    let all = ana.follow(&times, "/en/appointment/reschedule?office=NYC&all=1");
    let far = ana.follow(&all, "/en/appointment/reschedule?office=HHW");
    let moved = ana.send(&far, &[("slot", &first_free(&far))]);
    assert_eq!((moved.at.as_str(), moved.text("#office-code").as_str()), ("/en/notice?did=moved", "HHW"));
    assert!(moved.attr("#appointment-time", "datetime").unwrap().ends_with("-10:00"), "in the office's own zone");
}

#[test]
fn moving_to_the_same_time_changes_nothing() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let before = book(&mut ana, "en", &ANA, "NYC");
    let times = ana.open(&format!("/en/appointment/reschedule?day={}", &printed_time(&before)[..10]));
    assert!(times.has(&format!("input[value='{}'][checked]", printed_time(&before))));
    let same = ana.send(&times, &[("slot", &printed_time(&before))]);
    assert_eq!(same.at, "/en/notice?did=unchanged");
    assert_eq!(revision(&portal), 1);
}

fn revision(portal: &Portal) -> i64 {
    use diesel::prelude::*;
    use infopass::db::schema::appointments;
    portal.services.db.read_blocking(|conn| appointments::table.select(appointments::revision).first(conn)).unwrap()
}

#[test]
fn ten_moves_a_day_are_enough_and_the_next_day_there_are_more() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    book(&mut ana, "en", &ANA, "NYC");
    let times = ana.open("/en/appointment/reschedule");
    let slots = times.attrs("input[name=slot]:not([disabled])", "value");
    for slot in slots.iter().skip(1).take(10) {
        assert_eq!(ana.send(&times, &[("slot", slot)]).at, "/en/notice?did=moved");
    }
    let refused = ana.send(&times, &[("slot", &slots[0])]);
    assert_eq!(refused.at, "/en/notice?did=too-many-moves");
    assert_eq!(printed_time(&refused), slots[10], "the old time is kept");
    portal.set_now("2026-11-24T10:00:00-05:00");
    assert_eq!(ana.send(&times, &[("slot", &slots[0])]).at, "/en/notice?did=moved");
}

#[test]
fn an_office_where_it_is_still_yesterday_gives_no_more_moves() {
    let portal = Portal::at("2026-11-24T01:00:00-05:00");
    let mut ana = Person::new(&portal.base);
    book(&mut ana, "en", &ANA, "NYC");
    let times = ana.open("/en/appointment/reschedule");
    let slots = times.attrs("input[name=slot]:not([disabled])", "value");
    for slot in slots.iter().skip(1).take(10) {
        assert_eq!(ana.send(&times, &[("slot", slot)]).at, "/en/notice?did=moved");
    }
    let far = ana.open("/en/appointment/reschedule?office=HHW");
    let refused = ana.send(&far, &[("slot", &first_free(&far))]);
    assert_eq!((refused.at.as_str(), refused.text("#office-code").as_str()), ("/en/notice?did=too-many-moves", "NYC"));
}

#[test]
fn a_time_that_was_just_taken_leaves_the_old_one() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let mut ana = Person::new(&portal.base);
    let before = book(&mut ana, "en", &ANA, "NYC");
    let times = ana.open("/en/appointment/reschedule?office=NEW");
    let wanted = first_free(&times);
    let mut berta = Person::new(&portal.base);
    let hers = as_far_as_time(&mut berta, "en", &somebody("Berta"), "NEW");
    let review = berta.send(&hers, &[("slot", &wanted)]);
    berta.send(&review, &[]);
    let refused = ana.send(&times, &[("slot", &wanted)]);
    assert_eq!(refused.status, 409);
    assert!(!refused.attrs("input[name=slot]", "value").is_empty(), "the nearest free times are offered");
    let kept = ana.open("/en/notice");
    assert_eq!((numbers(&kept), printed_time(&kept)), (numbers(&before), printed_time(&before)));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn cancelling_twice_shows_the_same_and_a_cancelled_one_cannot_be_moved() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let times = ana.open("/en/appointment/reschedule");
    let ask = ana.open("/en/appointment/cancel");
    let once = ana.send(&ask, &[]);
    let twice = ana.send(&ask, &[]);
    assert_eq!((&once.at, once.without_proof()), (&twice.at, twice.without_proof()));
    assert_eq!(revision(&portal), 2);
    let slot = first_free(&times);
    assert_eq!(ana.send(&times, &[("slot", &slot)]).at, "/en/notice", "moving is refused: the notice tells why");
    assert_eq!(ana.open("/en/appointment/reschedule").at, "/en/notice");
    let mut later = Person::new(&portal.base);
    let told = sign_in(&mut later, "en", &number, &pin);
    assert_eq!((told.status, told.at.as_str()), (200, "/en/notice?did=opened"), "with the right PIN it says so");
    assert!(!told.has("a[href='/en/appointment/cancel']"));
}

#[test]
fn only_the_visit_that_was_shown_is_cancelled() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    book(&mut ana, "en", &ANA, "NYC");
    let ask = ana.open("/en/appointment/cancel");
    let times = ana.open("/en/appointment/reschedule");
    let slots = times.attrs("input[name=slot]:not([disabled])", "value");
    ana.send(&times, &[("slot", &slots[3])]);
    let again = ana.send(&ask, &[]);
    assert_eq!((again.status, again.at.as_str()), (409, "/en/appointment/cancel"));
    assert_eq!(ana.send(&again, &[]).at, "/en/notice?did=cancelled");
}

#[test]
fn a_past_appointment_says_so_and_nothing_can_be_done() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let ask = ana.open("/en/appointment/cancel");
    portal.set_now("2026-12-22T10:00:00-05:00");
    assert_eq!(ana.send(&ask, &[]).at, "/en/notice");
    let told = sign_in(&mut ana, "en", &number, &pin);
    assert_eq!(told.at, "/en/notice?did=opened");
    assert!(!told.has("a[href='/en/appointment/cancel']") && !told.has("a[href='/en/appointment/reschedule']"));
    assert_eq!(ana.open("/en/appointment/cancel").at, "/en/notice");
}

#[test]
fn no_match_cancelled_and_past_are_one_page_that_keeps_the_answers() {
    let portal = Portal::at(NOW);
    let ask = |details: &[(&str, &str)]| {
        let mut person = Person::new(&portal.base);
        let form = person.open("/en/replacement");
        let told = person.send(&form, details);
        let kept = person.open("/en/book/details").attr("#zip", "value");
        assert_eq!(kept.as_deref(), Some("10001"), "booking is offered with the answers kept");
        (told.status, told.without_proof())
    };
    let nobody = ask(&ANA);
    assert_eq!(nobody.0, 404);
    let mut berta = Person::new(&portal.base);
    book(&mut berta, "en", &somebody("Berta"), "NYC");
    let form = berta.open("/en/appointment/cancel");
    berta.send(&form, &[]);
    assert_eq!(ask(&somebody("Berta")), nobody);
    let mut clara = Person::new(&portal.base);
    book(&mut clara, "en", &somebody("Clara"), "NYC");
    portal.set_now("2026-12-22T10:00:00-05:00");
    assert_eq!(ask(&somebody("Clara")), nobody);
}

#[test]
fn a_notice_open_elsewhere_dies_with_its_pin() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (_, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let mut other_device = Person::new(&portal.base);
    let form = other_device.open("/en/replacement");
    let (_, new_pin) = numbers(&other_device.send(&form, &ANA));
    let dead = ana.open("/en/notice");
    assert_eq!(dead.status, 410);
    assert!(!dead.body.contains(&pin) && !dead.body.contains(&new_pin));
}

#[test]
fn the_same_person_spelt_otherwise_gets_the_replacement() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, _) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let mut other_device = Person::new(&portal.base);
    let form = other_device.open("/es/replacement");
    let spelt = [
        ("given_name", "LOPEZ ana"),
        ("family_name", "Maria-Garci\u{301}a"),
        ("dob_month", "julio"),
        ("dob_day", "04"),
        ("dob_year", "1985"),
        ("phone", "+1 212.555.0123"),
        ("zip", "10001-9999"),
    ];
    assert_eq!(numbers(&other_device.send(&form, &spelt)).0, number);
}

#[test]
fn whoever_has_a_live_appointment_is_told_at_the_first_page_without_when_and_where() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let mut again = Person::new(&portal.base);
    let form = again.open("/en/book/details");
    let told = again.send(&form, &ANA);
    assert_eq!(told.status, 409);
    assert!(told.has("a[href='/en/replacement']") && told.has("a[href='/en/appointment']"));
    let (number, pin) = numbers(&notice);
    for secret in [number.as_str(), pin.as_str(), "NYC", "Federal Plaza", &printed_time(&notice)[..10]] {
        assert!(!told.body.contains(secret), "{secret}");
    }
    assert_eq!(again.open("/en/replacement").attr("#family_name", "value").as_deref(), Some("García López"));
}

#[test]
fn a_second_booking_in_another_tab_is_refused_and_keeps_the_answers() {
    let portal = Portal::at(NOW);
    let (mut one, mut other) = (Person::new(&portal.base), Person::new(&portal.base));
    let first = as_far_as_time(&mut one, "en", &ANA, "NYC");
    let second = as_far_as_time(&mut other, "en", &ANA, "NEW");
    let review = other.send(&second, &[("slot", &first_free(&second))]);
    crate::journeys::as_far_as_notice(&mut one, &first);
    let refused = other.send(&review, &[]);
    assert_eq!(refused.status, 409);
    assert!(refused.has("a[href='/en/replacement']"));
    assert_eq!(other.open("/en/book/review").status, 200, "nothing is lost");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn the_calendar_file_keeps_its_uid_and_counts_changes() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let first = ana.open("/en/notice.ics");
    assert!(first.headers.contains(&("content-type".into(), "text/calendar; charset=utf-8".into())));
    assert!(first.body.contains(&format!("UID:{number}@infopass-emulator")) && first.body.contains("SEQUENCE:1"));
    assert!(!first.body.contains(&pin) && !first.body.contains("García"));
    let ask = ana.open("/en/appointment/cancel");
    ana.send(&ask, &[]);
    let notice = ana.open("/en/notice");
    let second = ana.follow(&notice, "/en/notice.ics");
    assert!(second.body.contains("METHOD:CANCEL") && second.body.contains("SEQUENCE:2"));
    assert!(second.body.contains(&format!("UID:{number}@infopass-emulator")));
}
