//! Bookings are paced by the address and the network they come from: thirty an hour meet nothing, the next ones get a
//! turn, nobody is refused. Time is moved by hand.

use crate::api::{LATER, NOW, TIME, act, booked, booking, with};
use crate::journeys::{as_far_as_notice, as_far_as_time, book, first_free, numbers};
use crate::support::binary::Place;
use crate::support::postgres::Cluster;
use crate::support::{ANA, Person, Portal, Program, Reply, Shown, somebody};
use infopass::db::guesses;
use infopass::domain::pacing::BOOKINGS_AN_HOUR;
use infopass::keeper;
use infopass::limits::pacing::{Asked, Pacing};
use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde_json::json;
use std::collections::BTreeSet;
use std::net::IpAddr;
use std::sync::Barrier;

/// Two offices with more seats than these tests book.
const MANY_SEATS: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,60,1,Mon-Fri 09:00-09:30
NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7326,-74.1736,test,60,1,Mon-Fri 09:00-09:30
";

/// Where all requests of the tests come from, unless they say otherwise.
const HERE: &str = "127.0.0.1";

fn portal() -> Portal {
    Portal::with_limits(NOW, MANY_SEATS)
}

fn secs(secs: i64) -> SignedDuration {
    SignedDuration::from_secs(secs)
}

fn pacing(portal: &Portal) -> Pacing {
    Pacing::new(Some(portal.services.clone()), BOOKINGS_AN_HOUR)
}

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

/// Somebody asks from an address; the seconds until their turn, 0 if they may book, none if no turn is given.
fn ask(portal: &Portal, from: &str) -> Option<i64> {
    match portal.run(pacing(portal).ask(address(from))).unwrap() {
        Asked::Now(_) => Some(0),
        Asked::Turn(at) => Some(at.duration_since(portal.clock.wall()).as_secs()),
        Asked::Later(_) => None,
    }
}

/// So many others ask from the tests' address.
fn others_ask(portal: &Portal, many: usize) {
    for _ in 0..many {
        ask(portal, HERE);
    }
}

/// Somebody with a name of their own.
fn name(number: usize) -> String {
    let letters = [number / 26, number % 26].map(|letter| char::from(b'a' + u8::try_from(letter).unwrap()));
    format!("X{}{}", letters[0], letters[1])
}

/// So many people book by program; what each was told.
fn book_many(program: &Program, people: std::ops::Range<usize>) -> Vec<u16> {
    people.map(|one| program.post("/appointments", &booking(&name(one), TIME)).status).collect()
}

/// Everything that is counted of bookings: bucket, failures, until.
fn counted(portal: &Portal) -> Vec<(i32, i32, i64)> {
    let rows = portal.services.db.read_blocking(|conn| guesses::all(conn, 10_000)).unwrap();
    rows.into_iter().filter(|(bucket, _, _)| bucket >> 22 >= 3).collect()
}

fn retry_after(shown: &Shown) -> &str {
    shown.headers.iter().find(|(name, _)| name == "retry-after").map_or("", |(_, value)| value)
}

/// As far as the answers, ready to book.
fn review(person: &mut Person, language: &str, details: &[(&str, &str)]) -> Shown {
    let times = as_far_as_time(person, language, details, "NYC");
    person.send(&times, &[("slot", &first_free(&times))])
}

fn post_from(program: &Program, body: &serde_json::Value, client: &str) -> Reply {
    program.post_with("/appointments", body, &[("X-Forwarded-For", client)])
}

#[test]
fn the_thirty_first_booking_from_one_address_gets_a_turn_with_all_answers_kept_in_each_language() {
    let words = [
        ("en", "Please wait for your turn", "in about 30 seconds", "10:01 AM", "Nothing is booked yet", "20 seconds"),
        ("es", "Espere su turno", "dentro de 30 segundos", "10:01 a. m.", "no se ha hecho ninguna cita", "20 segundos"),
    ];
    for (language, heading, wait, clock, nothing, left) in words {
        let portal = portal();
        assert_eq!(book_many(&Program::new(&portal.base), 0..30), [201; 30]);
        let mut ana = Person::new(&portal.base);
        let review = review(&mut ana, language, &ANA);
        let turn = ana.send(&review, &[]);
        assert_eq!((turn.status, retry_after(&turn)), (429, "30"));
        assert_eq!(turn.attr("html", "lang").as_deref(), Some(language));
        assert!(turn.text("h1").contains(heading), "{}", turn.text("h1"));
        for told in [wait, clock, nothing] {
            assert!(turn.text("main").contains(told), "no {told:?} in {:?}", turn.text("main"));
        }
        assert!(!turn.body.contains("http-equiv=\"refresh\"") && !turn.body.contains("<script"));
        // Too early: the same turn, and what is left.
        portal.clock.pass(secs(10));
        let early = ana.send(&turn, &[]);
        assert_eq!((early.status, retry_after(&early)), (429, "20"));
        assert!(early.text("main").contains(left) && early.text("main").contains(clock), "{}", early.text("main"));
        let kept = ana.open(&format!("/{language}/book/review"));
        assert!(
            kept.text("main").contains("García López") && kept.text("main").contains(clock),
            "{}",
            kept.text("main")
        );
        portal.clock.pass(secs(20));
        let notice = ana.send(&early, &[]);
        assert!(notice.at.ends_with("/notice?did=booked"), "{} {}", notice.status, notice.at);
        assert!(notice.text("#notice").contains("Ana María García López"));
    }
}

#[test]
fn the_language_switch_of_the_page_that_gives_a_turn_keeps_the_turn() {
    let portal = portal();
    others_ask(&portal, 35);
    let mut ana = Person::new(&portal.base);
    let review = review(&mut ana, "en", &ANA);
    let turn = ana.send(&review, &[]);
    assert_eq!(retry_after(&turn), "180", "behind five others");
    let review = ana.switch(&turn, "es", &[]);
    assert_eq!((review.at.as_str(), review.attr("html", "lang").as_deref()), ("/es/book/review", Some("es")));
    let turn = ana.send(&review, &[]);
    assert_eq!((turn.status, retry_after(&turn)), (429, "180"));
    assert!(turn.text("main").contains("dentro de 3 minutos"), "{}", turn.text("main"));
}

#[test]
fn a_turn_is_good_for_fifteen_minutes_and_then_another_one_is_given() {
    let portal = portal();
    others_ask(&portal, 90);
    let turns = [("Ana", 899), ("Berta", 900)].map(|(name, late)| {
        let mut person = Person::new(&portal.base);
        let review = review(&mut person, "en", &somebody(name));
        let turn = person.send(&review, &[]);
        assert_eq!(turn.status, 429);
        (person, turn, late)
    });
    let began = portal.clock.wall();
    for (nth, (mut person, turn, late)) in turns.into_iter().enumerate() {
        let at: i64 = retry_after(&turn).parse().unwrap();
        assert_eq!(at, 61 * 30 + 30 * i64::try_from(nth).unwrap());
        others_ask(&portal, 100);
        let until = began.checked_add(secs(at + late)).unwrap();
        portal.clock.pass(until.duration_since(portal.clock.wall()));
        others_ask(&portal, 100);
        let told = person.send(&turn, &[]);
        assert_eq!(told.status, if late < 900 { 200 } else { 429 }, "{late} seconds after the turn came");
    }
}

#[test]
fn whoever_has_their_turn_and_finds_the_time_taken_chooses_another_one_and_does_not_wait_again() {
    let portal = portal();
    others_ask(&portal, 35);
    let mut ana = Person::new(&portal.base);
    let times = as_far_as_time(&mut ana, "en", &ANA, "NYC");
    let slot = first_free(&times);
    let review = ana.send(&times, &[("slot", &slot)]);
    let turn = ana.send(&review, &[]);
    assert_eq!(turn.status, 429);
    others_ask(&portal, 100);
    portal.clock.pass(secs(180));
    let starts_at = slot.parse::<DateTime>().unwrap().in_tz("America/New_York").unwrap().timestamp();
    portal.by_hand(&format!("DELETE FROM seats WHERE starts_at_utc = {}", starts_at.as_second()));
    let before = counted(&portal);
    let times = ana.send(&turn, &[]);
    assert_eq!((times.status, times.at.as_str()), (409, "/en/book/review"));
    let notice = as_far_as_notice(&mut ana, &times);
    assert!(notice.has("#confirmation-number"));
    assert_eq!(counted(&portal), before, "a booking at its turn is not counted anew");
}

#[test]
fn a_turn_is_one_persons_and_lets_nobody_else_through_with_the_same_cookie() {
    let portal = portal();
    others_ask(&portal, 35);
    let mut ana = Person::new(&portal.base);
    let review = review(&mut ana, "en", &ANA);
    assert_eq!(retry_after(&ana.send(&review, &[])), "180");
    others_ask(&portal, 50);
    portal.clock.pass(secs(180));
    let details = ana.open("/en/book/details");
    ana.send(&details, &somebody("Berta"));
    let review = ana.open("/en/book/review");
    assert!(review.text("main").contains("Berta"));
    let turn = ana.send(&review, &[]);
    assert_eq!((turn.status, retry_after(&turn)), (429, "1530"), "at the end, like anybody who comes now");
}

#[test]
fn whoever_sends_a_kept_cookie_with_its_turn_again_books_nothing_more() {
    let portal = portal();
    others_ask(&portal, 30);
    let mut ana = Person::new(&portal.base);
    let review = review(&mut ana, "en", &ANA);
    let turn = ana.send(&review, &[]);
    portal.clock.pass(secs(30));
    let kept = ana.cookies.clone();
    let first = numbers(&ana.send(&turn, &[]));
    let before = counted(&portal);
    ana.cookies.clone_from(&kept);
    assert_eq!(numbers(&ana.send(&turn, &[])), first, "the same form");
    ana.cookies = kept;
    let times = ana.open("/en/book/time");
    let review =
        ana.send(&times, &[("slot", times.attrs("input[name=slot]:not([disabled])", "value").last().unwrap())]);
    assert_eq!(ana.send(&review, &[]).status, 409, "one person, one appointment");
    assert_eq!(counted(&portal), before);
}

#[test]
fn beyond_forty_five_minutes_no_turn_is_given_and_the_page_says_when_to_ask_again() {
    for (language, told) in [("en", "no more turns are given for now"), ("es", "no se dan más turnos")] {
        let portal = portal();
        others_ask(&portal, 120);
        let mut ana = Person::new(&portal.base);
        let review = review(&mut ana, language, &ANA);
        let before = counted(&portal);
        let wait = ana.send(&review, &[]);
        assert_eq!((wait.status, retry_after(&wait)), (429, "30"));
        assert!(wait.text("main").contains(told), "{}", wait.text("main"));
        assert_eq!(counted(&portal), before, "nothing is counted");
        portal.clock.pass(secs(30));
        let turn = ana.send(&wait, &[]);
        assert_eq!((turn.status, retry_after(&turn)), (429, "2700"), "forty-five minutes: no block");
        portal.clock.pass(secs(2_700));
        assert!(ana.send(&turn, &[]).has("#confirmation-number"));
    }
}

#[test]
fn thirty_people_an_hour_from_one_library_meet_nothing_however_they_come() {
    let portal = portal();
    for _ in 0..3 {
        for _ in 0..30 {
            assert_eq!(ask(&portal, "198.51.100.7"), Some(0), "all at the full hour");
            assert_eq!(ask(&portal, "203.0.113.7"), Some(0));
            portal.clock.pass(secs(1));
        }
        portal.clock.pass(secs(3_570));
    }
    for _ in 0..90 {
        assert_eq!(ask(&portal, "192.0.2.7"), Some(0), "one after the other");
        portal.clock.pass(secs(120));
    }
    for person in 0..30 {
        let notice = book(&mut Person::new(&portal.base), "en", &somebody(&name(person)), "NYC");
        assert!(notice.has("#confirmation-number"), "at the pages");
    }
}

#[test]
fn what_booked_nothing_is_not_counted() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let before = counted(&portal);
    assert_eq!(before.len(), 2, "an address and its network");
    for _ in 0..5 {
        assert_eq!(program.post("/appointments", &booking("Uno", LATER)).status, 409, "already booked");
    }
    portal.by_hand("DELETE FROM seats WHERE office_code = 'NEW'");
    let elsewhere = with(booking("Dos", TIME), json!({ "office": "NEW" }));
    assert_eq!(program.post("/appointments", &elsewhere).problem().1, "slot-taken");
    assert_eq!(program.post("/appointments", &booking("Dos", "2027-12-07T09:00")).status, 422);
    let mut ana = Person::new(&portal.base);
    let sheet = review(&mut ana, "en", &somebody("Tres"));
    program.post("/appointments", &booking("Tres", TIME));
    let before_page = counted(&portal);
    assert_ne!(before_page, before);
    assert_eq!(ana.send(&sheet, &[]).status, 409, "booked meanwhile");
    assert_eq!(counted(&portal), before_page);
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).status, 200);
    assert_eq!(counted(&portal), before_page);
}

#[test]
fn to_cancel_or_to_move_costs_as_much_as_to_book_and_is_never_held_up() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let mut people: Vec<_> = (0..10).map(|one| booked(&program, &booking(&name(one), TIME))).collect();
    for (number, pin) in &people {
        let elsewhere = json!({ "pin": pin, "starts_at": LATER });
        assert_eq!(act(&program, number, "reschedule", &elsewhere).status, 200);
        assert_eq!(act(&program, number, "reschedule", &elsewhere).status, 200, "the same time is no move");
    }
    let (number, pin) = people.pop().unwrap();
    let mut last = Person::new(&portal.base);
    let opened = crate::journeys::sign_in(&mut last, "en", &number, &pin);
    let ask_first = last.follow(&opened, "/en/appointment/cancel");
    assert!(last.send(&ask_first, &[]).at.ends_with("did=cancelled"));
    for (number, pin) in &people {
        for _ in 0..2 {
            assert_eq!(act(&program, number, "cancel", &json!({ "pin": pin })).status, 200, "again shows the same");
        }
    }
    assert_eq!(program.post("/appointments", &booking("Uno", TIME)).problem(), (429, "wait-for-turn"), "thirty in all");
    portal.clock.pass(secs(30));
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).status, 200);
}

#[test]
fn a_program_is_told_when_to_come_again_and_then_books_and_no_turn_is_kept_for_it() {
    let portal = portal();
    let mut program = Program::new(&portal.base);
    assert_eq!(book_many(&program, 0..30), [201; 30]);
    let told = program.post_keyed("/appointments", &booking("Uno", TIME), "key");
    assert_eq!((told.problem(), told.header("retry-after")), ((429, "wait-for-turn"), "30"));
    program.language = Some("es");
    let told = program.post_keyed("/appointments", &booking("Uno", TIME), "key");
    assert!(told.text("title").contains("Se están haciendo muchas citas desde su red"), "{told:?}");
    portal.clock.pass(secs(29));
    assert_eq!(program.post_keyed("/appointments", &booking("Uno", TIME), "key").header("retry-after"), "1");
    portal.clock.pass(secs(1));
    let issued = program.post_keyed("/appointments", &booking("Uno", TIME), "key");
    assert_eq!(issued.status, 201);
    assert_eq!(program.post("/appointments", &booking("Dos", TIME)).header("retry-after"), "30");
    let before = counted(&portal);
    let again = program.post_keyed("/appointments", &booking("Uno", TIME), "key");
    assert_eq!((again.status, again.json), (201, issued.json), "a repeated request is answered and not counted");
    assert_eq!(counted(&portal), before);
    // People who wait at the pages come first.
    others_ask(&portal, 3);
    portal.clock.pass(secs(30));
    assert_eq!(program.post("/appointments", &booking("Dos", TIME)).header("retry-after"), "90");
    portal.clock.pass(secs(90));
    assert_eq!(program.post("/appointments", &booking("Dos", TIME)).status, 201);
}

#[test]
fn ten_addresses_of_one_network_share_ten_times_as_much_and_other_networks_have_their_own() {
    let portal = portal();
    for last in 1..=10 {
        for _ in 0..30 {
            assert_eq!(ask(&portal, &format!("198.51.100.{last}")), Some(0));
            assert_eq!(ask(&portal, &format!("2001:db8:7:{last}::1")), Some(0));
        }
    }
    assert_eq!(ask(&portal, "2001:db8:7:1:ffff::9"), Some(30), "one household, whatever its devices");
    let program = Program::new(&portal.base);
    let clients = ["198.51.100.11", "198.51.101.11", "2001:db8:7:99::1", "2001:db8:8::1"];
    let told: Vec<_> = (0..)
        .zip(clients)
        .map(|(one, client)| post_from(&program, &booking(&name(one), TIME), client))
        .map(|reply| (reply.status, reply.header("retry-after").to_owned()))
        .collect();
    assert_eq!(told, [(429, "3".into()), (201, String::new()), (429, "3".into()), (201, String::new())]);
}

#[test]
fn of_many_who_ask_at_the_same_moment_thirty_book_and_the_others_get_turns_of_their_own() {
    let portal = portal();
    let (pacing, all_here) = (pacing(&portal), Barrier::new(40));
    let told: Vec<Asked> = std::thread::scope(|scope| {
        let one = |_| {
            let (pacing, portal, all_here) = (&pacing, &portal, &all_here);
            scope.spawn(move || {
                all_here.wait();
                portal.run(pacing.ask(address("192.0.2.1"))).unwrap()
            })
        };
        let all: Vec<_> = (0..40).map(one).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(told.iter().filter(|asked| matches!(asked, Asked::Now(_))).count(), 30);
    let turns: BTreeSet<_> =
        told.iter().filter_map(|asked| if let Asked::Turn(at) = asked { Some(*at) } else { None }).collect();
    assert_eq!(turns.len(), 10);
}

#[test]
fn the_pace_outlives_a_restart_and_setting_the_services_time_does_not_end_it() {
    let portal = portal();
    assert_eq!(book_many(&Program::new(&portal.base), 0..30), [201; 30]);
    let mut ana = Person::new(&portal.base);
    let review = review(&mut ana, "en", &ANA);
    let turn = ana.send(&review, &[]);
    assert_eq!(retry_after(&turn), "30");
    let portal = portal.restart(MANY_SEATS);
    portal.set_now("2026-11-23T14:00:00-05:00");
    let told = Program::new(&portal.base).post("/appointments", &booking("Uno", TIME));
    assert_eq!((told.problem(), told.header("retry-after")), ((429, "wait-for-turn"), "30"));
    ana.move_to(&portal.base);
    assert_eq!(retry_after(&ana.send(&turn, &[])), "30");
    portal.clock.pass(secs(30));
    assert!(ana.send(&turn, &[]).has("#confirmation-number"), "its turn is kept too");
}

#[test]
fn two_processes_share_the_pace() {
    let (database, place) = (Cluster::shared().database(), Place::new());
    let offices = place.file("offices.csv", MANY_SEATS);
    let serve = || place.serve(&["--offices", &offices, "--clock", NOW, "--database", &database.url]);
    let (one, other) = (serve(), serve());
    let programs = [Program::new(&one.base), Program::new(&other.base)];
    for person in 0..30 {
        let told = programs[person % 2].post("/appointments", &booking(&name(person), TIME));
        assert_eq!(told.status, 201, "{told:?}");
    }
    for program in &programs {
        assert_eq!(program.post("/appointments", &booking("Uno", TIME)).problem(), (429, "wait-for-turn"));
    }
}

#[test]
fn what_cannot_be_counted_is_not_booked() {
    let portal = portal();
    let mut ana = Person::new(&portal.base);
    let sheet = review(&mut ana, "en", &ANA);
    portal.by_hand("DROP TABLE guesses");
    assert!(portal.run(pacing(&portal).ask(address(HERE))).is_err());
    assert!(portal.run(pacing(&portal).ask_at_once(address(HERE))).is_err());
    assert!(ana.send(&sheet, &[]).status >= 500);
    assert!(!portal.dump().iter().any(|row| row.starts_with("appointments")), "nothing is booked");
    let kept = ana.open("/en/book/review");
    assert!(kept.text("main").contains("García López"), "the answers are kept");
}

#[test]
fn an_hour_later_nothing_of_it_is_stored() {
    let portal = portal();
    others_ask(&portal, 31);
    assert_eq!(counted(&portal).len(), 3, "an address, its network, and a turn");
    portal.clock.pass(secs(3_600 + 900 + 1));
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert_eq!(counted(&portal), []);
}

#[test]
fn the_operator_sets_how_many_an_hour_and_sees_who_was_held_up() {
    let place = Place::new();
    let offices = place.file("offices.csv", MANY_SEATS);
    for wrong in ["0", "100001", "many"] {
        let ended = place.try_serve(&["--offices", &offices, "--bookings-an-hour", wrong]);
        assert!(ended.code != Some(0) && ended.stderr.contains("--bookings-an-hour"), "{ended:?}");
    }
    let running = place.serve(&["--offices", &offices, "--clock", NOW, "--bookings-an-hour", "2"]);
    let program = Program::new(&running.base);
    assert_eq!(book_many(&program, 0..3), [201, 201, 429]);
    let mut ana = Person::new(&running.base);
    let sheet = review(&mut ana, "es", &ANA);
    let turn = ana.send(&sheet, &[]);
    assert!(turn.text("main").contains("dentro de 15 minutos"), "{}", turn.text("main"));
    assert_eq!(ana.send(&turn, &[]).status, 429);
    let metrics = ana.open("/metrics").body;
    for reason in ["program", "turn", "early"] {
        let line = format!(r#"infopass_refusals_total{{act="pace",reason="{reason}"}} 1"#);
        assert!(metrics.contains(&line), "no {line} in {metrics}");
    }
    running.terminate();
    let running = place.serve(&["--offices", &offices, "--clock", NOW, "--bookings-an-hour", "2", "--limits", "off"]);
    assert_eq!(book_many(&Program::new(&running.base), 2..8), [201; 6]);
}

#[test]
fn the_log_warns_once_of_a_proxy_that_the_operator_has_not_named() {
    let place = Place::new();
    let offices = place.file("offices.csv", MANY_SEATS);
    let warned = |more: &[&str]| {
        let running = place.serve(&[&["--offices", &offices], more].concat());
        let program = Program::new(&running.base);
        for client in ["198.51.100.7", "198.51.100.8"] {
            program.send("GET", "/offices", &[("X-Forwarded-For", client)], b"");
        }
        let log = running.terminate().stderr;
        assert!(!log.contains("198.51.100"), "{log}");
        log.matches("name it with --trusted-proxy").count()
    };
    assert_eq!(warned(&[]), 1);
    assert_eq!(warned(&["--trusted-proxy", "127.0.0.1"]), 0);
    assert_eq!(warned(&["--limits", "off"]), 0);
}
