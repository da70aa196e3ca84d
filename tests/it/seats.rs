//! Seats: made at start and when a day opens, again and again without change; a taken one is never dropped silently.

use crate::journeys::{as_far_as_time, book, first_free, numbers, printed_time};
use crate::support::{ANA, Person, Portal};
use diesel::prelude::*;
use infopass::current::free_seats::free_today;
use infopass::db::schema::seats;
use infopass::keeper;
use infopass::legacy::availability::offer;
use rstest::rstest;

const NOW: &str = "2026-11-23T10:00:00-05:00";

fn office(windows: u8, desk: u8, hours: &str, closures: &str) -> String {
    format!(
        "code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,closures\n\
         NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7,-74.0,test,{windows},{desk},{hours},{closures}\n"
    )
}

fn count(portal: &Portal, desk: bool) -> i64 {
    let count = move |conn: &mut infopass::db::Conn| seats::table.filter(seats::desk.eq(desk)).count().get_result(conn);
    portal.services.db.read_blocking(count).unwrap()
}

fn all(portal: &Portal) -> Vec<(String, i64, i32, bool, Option<String>, i64)> {
    portal
        .services
        .db
        .read_blocking(|conn| seats::table.order((seats::starts_at_utc, seats::window_no)).load(conn))
        .unwrap()
}

#[test]
fn keeping_seats_twice_changes_nothing() {
    let portal = Portal::with(NOW, &office(4, 1, "Mon-Fri 08:00-15:30", ""));
    let before = all(&portal);
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert_eq!(all(&portal), before);
    let portal = portal.restart(&office(4, 1, "Mon-Fri 08:00-15:30", ""));
    assert_eq!(all(&portal), before);
    // 23, 24, 25, 27 November (Thanksgiving is closed), 30 November to 4 December, 7 December, and one day and a half ahead.
    assert_eq!(count(&portal, false) % (30 * 3), 0);
    assert_eq!(count(&portal, false), 3 * count(&portal, true), "one window of four is kept for the desk");
}

#[test]
fn a_day_opens_one_minute_after_midnight_eastern() {
    let portal = Portal::with("2026-11-24T00:00:30-05:00", &office(2, 1, "Mon-Fri 09:00-09:30", ""));
    let last_day = |portal: &Portal| {
        let mut person = Person::new(&portal.base);
        let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
        let page = person.open(&format!("{}?day=2026-12-08", times.at));
        page.attrs("input[name=slot]:not([disabled])", "value").first().unwrap()[..10].to_owned()
    };
    assert_eq!(last_day(&portal), "2026-12-07");
    portal.set_now("2026-11-24T00:01:00-05:00");
    assert_eq!(last_day(&portal), "2026-12-08");
}

#[test]
fn more_windows_and_new_hours_add_the_difference_and_keep_what_is_taken() {
    let portal = Portal::with(NOW, &office(2, 1, "Mon-Fri 09:00-10:00", ""));
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let before = count(&portal, false);
    let portal = portal.restart(&office(4, 1, "Mon-Fri 09:00-10:30", ""));
    assert_eq!(count(&portal, false), before / 4 * 6 * 3, "six sessions at three windows instead of four at one");
    assert_eq!(portal.check(), Vec::<String>::new());
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&notice);
    let again = crate::journeys::sign_in(&mut ana, "en", &number, &pin);
    assert_eq!(printed_time(&again), printed_time(&notice));
}

#[test]
fn a_closure_after_the_booking_is_told_to_the_person_and_to_the_check() {
    let portal = Portal::with(NOW, &office(2, 1, "Mon-Fri 09:00-10:00", ""));
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "es", &ANA, "NYC");
    let (number, pin) = numbers(&notice);
    let day = &printed_time(&notice)[..10];
    let portal = portal.restart(&office(2, 1, "Mon-Fri 09:00-10:00", day));
    let found = portal.check();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains(&number) && found[0].contains("closed"), "{found:?}");

    let mut ana = Person::new(&portal.base);
    let told = crate::journeys::sign_in(&mut ana, "es", &number, &pin);
    assert_eq!(told.at, "/es/notice?did=opened");
    assert!(told.has(".warning a[href='/es/appointment/reschedule']"), "{}", told.body);
    let times = ana.follow(&told, "/es/appointment/reschedule");
    let picked = first_free(&times);
    assert_ne!(&picked[..10], day);
    let moved = ana.send(&times, &[("slot", &picked)]);
    assert!(!moved.has(".warning"));
    // The seat that was freed on the closed day is nobody's any more at the next turn of the keeper, or never offered.
    assert_eq!(portal.check(), Vec::<String>::new());
    let other = ana.open(&format!("/es/appointment/reschedule?day={day}"));
    assert!(!other.attrs("input[name=slot]", "value").iter().any(|slot| &slot[..10] == day));
}

#[test]
fn an_office_that_leaves_the_table_keeps_its_appointments_but_offers_nothing() {
    let two = format!(
        "{}NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7,-74.1,test,2,1,Mon-Fri 09:00-10:00,\n",
        office(2, 1, "Mon-Fri 09:00-10:00", "")
    );
    let portal = Portal::with(NOW, &two);
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NEW"));
    let portal = portal.restart(&office(2, 1, "Mon-Fri 09:00-10:00", ""));
    let mut ana = Person::new(&portal.base);
    let told = crate::journeys::sign_in(&mut ana, "en", &number, &pin);
    assert!(told.has(".warning"), "the office is closed");
    assert!(told.text("#notice").contains("970 Broad Street"));
    assert_eq!(portal.check().len(), 1);
    let times = ana.follow(&told, "/en/appointment/reschedule");
    assert!(!times.has("input[name=slot]") && times.body.contains("does not take appointments any more"));
    assert!(!times.body.contains("opens on"), "no day will open there");
    let times = ana.follow(&times, "/en/appointment/reschedule?office=NYC");
    let moved = ana.send(&times, &[("slot", &first_free(&times))]);
    assert_eq!(moved.text("#office-code"), "NYC");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_seat_beyond_fewer_windows_is_kept_reported_and_never_offered_again() {
    let portal = Portal::with(NOW, &office(3, 1, "Mon-Fri 09:00-09:15", ""));
    let mut ana = Person::new(&portal.base);
    let slot = printed_time(&book(&mut ana, "en", &ANA, "NYC"));
    let mut berta = Person::new(&portal.base);
    let times = as_far_as_time(&mut berta, "en", &crate::support::somebody("Berta"), "NYC");
    let review = berta.send(&times, &[("slot", &slot)]);
    let (number, pin) = numbers(&berta.send(&review, &[]));
    let portal = portal.restart(&office(2, 1, "Mon-Fri 09:00-09:15", ""));
    let found = portal.check();
    assert!(found.len() == 1 && found[0].contains(&number) && found[0].contains("window"), "{found:?}");
    let mut berta = Person::new(&portal.base);
    let notice = crate::journeys::sign_in(&mut berta, "en", &number, &pin);
    let ask = berta.follow(&notice, "/en/appointment/cancel");
    berta.send(&ask, &[]);
    assert_eq!(portal.check(), Vec::<String>::new());
    let mut clara = Person::new(&portal.base);
    as_far_as_time(&mut clara, "en", &crate::support::somebody("Clara"), "NYC");
    let refused = clara.post("/en/book/time", &format!("slot={slot}"));
    assert_eq!(refused.status, 409, "Ana has the one portal window that is left");
}

#[test]
fn past_free_seats_go_and_taken_ones_stay() {
    let portal = Portal::with(NOW, &office(2, 1, "Mon-Fri 09:00-10:00", ""));
    let mut ana = Person::new(&portal.base);
    book(&mut ana, "en", &ANA, "NYC");
    portal.set_now("2027-01-20T10:00:00-05:00");
    let midnight = "2027-01-20T00:00:00-05:00".parse::<jiff::Timestamp>().unwrap().as_second();
    let past: Vec<_> = all(&portal).into_iter().filter(|seat| seat.1 < midnight).collect();
    assert_eq!(past.len(), 1);
    assert!(past[0].4.is_some());
    assert_eq!(portal.check(), Vec::<String>::new());
}

/// The clock stands between whole seconds most of the time.
#[rstest]
#[case::at_the_limit("2026-11-23T08:15:00-05:00", Some("2026-11-23T09:15:00"), Some("2026-11-23T09:00:00"))]
#[case::a_moment_later("2026-11-23T08:15:00.5-05:00", Some("2026-11-24T09:00:00"), Some("2026-11-23T09:00:00"))]
#[case::a_moment_before_it_begins(
    "2026-11-23T08:59:59.5-05:00",
    Some("2026-11-24T09:00:00"),
    Some("2026-11-23T09:00:00")
)]
#[case::as_it_begins("2026-11-23T09:00:00-05:00", Some("2026-11-24T09:00:00"), Some("2026-11-23T09:15:00"))]
#[case::a_moment_after_it_began("2026-11-23T09:15:00.5-05:00", Some("2026-11-24T09:00:00"), None)]
fn a_session_is_free_until_its_notice_in_the_portal_and_until_it_begins_at_the_door(
    #[case] now: &str,
    #[case] offered: Option<&str>,
    #[case] at_door: Option<&str>,
) {
    let portal = Portal::with(now, &office(2, 1, "Mon-Fri 09:00-09:30", ""));
    let directory = portal.services.directory();
    let office = directory.listed_office("NYC").unwrap();
    let offer = portal.run(offer(&portal.services, office)).unwrap();
    let first = offer.first_free_day().and_then(|day| offer.times(day.day).into_iter().find(|time| time.free > 0));
    assert_eq!(first.map(|time| time.local), offered.map(|time| time.parse().unwrap()));
    let today = portal.run(free_today(&portal.services, office)).unwrap();
    assert_eq!(today.first().map(|(at, _)| office.local(*at)), at_door.map(|time| time.parse().unwrap()));
}

#[test]
fn desk_seats_are_never_offered_in_the_portal() {
    let portal = Portal::with(NOW, &office(2, 1, "Mon-Fri 09:00-09:15", ""));
    let mut ana = Person::new(&portal.base);
    let slot = printed_time(&book(&mut ana, "en", &ANA, "NYC"));
    let mut berta = Person::new(&portal.base);
    as_far_as_time(&mut berta, "en", &crate::support::somebody("Berta"), "NYC");
    let refused = berta.post("/en/book/time", &format!("slot={slot}"));
    assert_eq!(refused.status, 409, "the one portal window is taken, the desk's is free");
}
