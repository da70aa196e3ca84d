//! When a seat that was given back is offered again: at once, or at an instant that nobody can know.

use crate::api::{LATER, NOW, TIME, act, booked, booking};
use crate::journeys::{as_far_as_time, book, numbers, printed_time, sign_in};
use crate::support::binary::Place;
use crate::support::{ANA, Person, Portal, Program, somebody};
use diesel::prelude::*;
use infopass::current::free_seats::free_desk_seats;
use infopass::db::schema::{appointments, seats};
use infopass::db::seats::{Windows, free_by_session};
use infopass::domain::identifiers::{ConfirmationNumber, Pin};
use infopass::domain::release::{DELAY_SECS_MAX, DELAY_SECS_MIN, Release};
use infopass::legacy::cancel::cancel;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// One office and its word for how seats come back; two seats in the portal at 09:00 and 09:15, and one for the desk.
fn office(release: &str) -> String {
    format!(
        "code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,release\n\
         NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7,-74.0,test,3,1,Mon-Fri 09:00-09:30,{release}\n"
    )
}

fn portal(release: &str) -> Portal {
    Portal::with(NOW, &office(release))
}

/// Free seats of a session as programs see them.
fn free(program: &Program, starts_at: &str) -> u64 {
    let reply = program.get("/offices/NYC/slots");
    let slots = reply.json["slots"].as_array().unwrap();
    slots.iter().find(|slot| slot["starts_at"] == starts_at).unwrap()["free"].as_u64().unwrap()
}

/// When the seats of a session that are not taken open.
fn opens(portal: &Portal, starts_at: &str) -> Vec<i64> {
    let secs = format!("{starts_at}:00-05:00").parse::<Timestamp>().unwrap().as_second();
    let free = |conn: &mut infopass::db::Conn| {
        let free = seats::table.filter(seats::starts_at_utc.eq(secs)).filter(seats::appointment_number.is_null());
        free.filter(seats::desk.eq(false)).order(seats::open_from_utc).select(seats::open_from_utc).load(conn)
    };
    portal.services.db.read_blocking(free).unwrap()
}

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// So many seconds later, with all that is due then.
fn after(portal: &Portal, secs: u32) {
    portal.set_now(&(now() + SignedDuration::from_secs(secs.into())).to_string());
}

#[test]
fn a_canceled_seat_is_nobodys_until_its_delay_is_over() {
    let portal = portal("random-delay");
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    booked(&program, &booking("Dos", TIME));
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).status, 200);
    let back = opens(&portal, TIME)[0] - now().as_second();
    assert!((DELAY_SECS_MIN.into()..=DELAY_SECS_MAX.into()).contains(&back), "{back}");

    // Whoever knows the seat by heart: by the JSON interface, and by a page that was open before.
    let mut berta = Person::new(&portal.base);
    let times = as_far_as_time(&mut berta, "en", &somebody("Berta"), "NYC");
    for secs in [0, DELAY_SECS_MIN - 1] {
        after(&portal, secs);
        assert_eq!(free(&program, TIME), 0, "not offered");
        assert_eq!(program.post("/appointments", &booking("Tres", TIME)).problem(), (409, "slot-taken"));
        let page = berta.open(&format!("{}?day={}", times.at, &TIME[..10]));
        assert!(!page.attrs("input[name=slot]:not([disabled])", "value").contains(&TIME.to_owned()), "{}", page.body);
        let review = berta.send(&page, &[("slot", TIME)]);
        let refused = if review.at.ends_with("/book/review") { berta.send(&review, &[]) } else { review };
        assert_eq!(refused.status, 409, "{}", refused.body);
        // Officers have windows of their own, and see none of the portal's.
        let at = format!("{TIME}:00-05:00").parse::<Timestamp>().unwrap();
        let (directory, seen) = (portal.services.directory(), portal.clock.now());
        let code = directory.listed_office("NYC").unwrap().code.clone();
        let until = at + SignedDuration::from_secs(1);
        let free = |windows| {
            let code = code.clone();
            let read = move |conn: &mut infopass::db::Conn| free_by_session(conn, windows, &code, at, until, seen);
            portal.services.db.read_blocking(read).unwrap()
        };
        assert_eq!((free(Windows::Portal), free(Windows::Desk)), (vec![], vec![(at, 1)]));
    }
    after(&portal, u32::try_from(back).unwrap());
    assert_eq!(free(&program, TIME), 1);
    booked(&program, &booking("Tres", TIME));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_seat_that_somebody_moves_away_from_comes_back_later_too_also_for_them() {
    let portal = portal("random-delay");
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    booked(&program, &booking("Dos", TIME));
    let moved = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER }));
    assert_eq!((moved.status, moved.text("starts_at")), (200, LATER));
    assert_eq!(free(&program, TIME), 0);
    let back = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": TIME }));
    assert_eq!(back.problem(), (409, "slot-taken"));
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).text("starts_at"), LATER, "it is kept");
    after(&portal, DELAY_SECS_MAX);
    let back = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": TIME }));
    assert_eq!((back.status, back.text("starts_at")), (200, TIME));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn two_seats_of_one_session_come_back_at_different_instants() {
    let portal = portal("random-delay");
    let program = Program::new(&portal.base);
    for name in ["Uno", "Dos"] {
        let (number, pin) = booked(&program, &booking(name, TIME));
        let moved = act(&program, &number, "cancel", &json!({ "pin": pin }));
        assert_eq!(moved.status, 200);
    }
    let back = opens(&portal, TIME);
    assert!(back.len() == 2 && back[0] != back[1], "{back:?}");
    after(&portal, u32::try_from(back[0] - now().as_second()).unwrap());
    assert_eq!(free(&program, TIME), 1);
    after(&portal, DELAY_SECS_MAX);
    assert_eq!(free(&program, TIME), 2);
}

#[test]
fn the_same_acts_by_pages_are_delayed_as_well() {
    let portal = portal("random-delay");
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let (time, (number, pin)) = (printed_time(&notice), numbers(&notice));
    let open = sign_in(&mut ana, "en", &number, &pin);
    let ask = ana.follow(&open, "/en/appointment/cancel");
    assert!(ana.send(&ask, &[]).at.ends_with("did=cancelled"));
    let program = Program::new(&portal.base);
    assert_eq!(free(&program, &time), 1, "one of two");
    after(&portal, DELAY_SECS_MAX);
    assert_eq!(free(&program, &time), 2);
}

#[test]
fn shortly_before_the_last_moment_a_seat_comes_back_at_once() {
    let portal = portal("random-delay");
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", "2026-11-24T09:00"));
    portal.set_now("2026-11-24T07:56:00-05:00");
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).status, 200);
    assert_eq!(free(&program, "2026-11-24T09:00"), 2, "four minutes are left: no time for a delay");
}

#[test]
fn the_desks_windows_are_back_at_once() {
    let portal = portal("random-delay");
    let number = portal.ask_by_phone("Uno", "adit-stamp", false);
    let assigned = portal.assign(&number);
    let directory = portal.services.directory();
    let office = directory.listed_office("NYC").unwrap();
    let day = office.local(assigned.starts_at).date();
    let at_desk = || {
        let free = portal.run(free_desk_seats(&portal.services, office, (day, day))).unwrap();
        free.iter().any(|(at, _)| *at == assigned.starts_at)
    };
    assert!(!at_desk(), "assigned");
    let pin = pin_of(&portal, &assigned.number);
    portal.run(cancel(&portal.services, &assigned.number, &pin, None)).unwrap();
    assert!(at_desk(), "officers assign it: nobody can sell it");
}

/// The PIN on the notice of somebody's appointment.
fn pin_of(portal: &Portal, number: &ConfirmationNumber) -> Pin {
    let by_number = |conn: &mut infopass::db::Conn| {
        let rows = appointments::table.filter(appointments::number.eq(number.as_str()));
        rows.select(appointments::details_sealed).first::<Vec<u8>>(conn)
    };
    let sealed = portal.services.db.read_blocking(by_number).unwrap();
    portal.services.vault().open_details(number, &sealed).and_then(|told| told.pin()).unwrap()
}

#[test]
fn where_seats_come_back_at_once_the_next_has_it_in_the_same_second() {
    for release in ["at-once", ""] {
        let portal = portal(release);
        let program = Program::new(&portal.base);
        let (number, pin) = booked(&program, &booking("Uno", TIME));
        booked(&program, &booking("Dos", TIME));
        assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).status, 200);
        assert_eq!(free(&program, TIME), 1);
        booked(&program, &booking("Tres", TIME));
    }
}

#[test]
fn all_processes_go_by_the_table_that_was_loaded_last() {
    let portal = portal("random-delay");
    // What another process on the same database reads each minute.
    let stored = || portal.services.db.read_blocking(infopass::db::offices::all).unwrap()[0].release;
    assert_eq!(stored(), Release::RandomDelay);
    portal.by_hand("UPDATE offices SET release = 'at-once'");
    portal.run(infopass::keeper::keep(&portal.services)).unwrap();
    assert_eq!(portal.services.directory().listed_office("NYC").unwrap().release, Release::AtOnce);
}

#[test]
fn an_offices_own_word_counts_more_than_the_option_and_programs_are_told() {
    let place = Place::new();
    let two = "code,name,street,city,state,zip,tz,lat,lon,source,release\n\
               NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7,-74.1,test,\n\
               NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7,-74.0,test,at-once\n";
    place.file("offices.csv", two);
    let running = place.serve(&["--offices", "offices.csv", "--release", "random-delay"]);
    let offices = Program::new(&running.base).get("/offices");
    let told: Vec<&str> =
        offices.json["offices"].as_array().unwrap().iter().map(|office| office["release"].as_str().unwrap()).collect();
    assert_eq!(told, ["random-delay", "at-once"]);
    running.terminate();
    let refused = place.try_serve(&["--release", "later"]);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.stderr.contains("write at-once or random-delay"), "{refused:?}");
}
