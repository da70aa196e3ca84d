//! Guessing is slowed down: by what is guessed at and by where the guesses come from, in the database, known and unknown
//! alike. Time is moved by hand.

use crate::api::{NOW, TIME, act, booked, booking, details};
use crate::api_contact::{BORN, asked, asking, view};
use crate::journeys::{as_far_as_time, book, first_free, numbers, sign_in};
use crate::support::binary::Place;
use crate::support::portal::FEW_SEATS;
use crate::support::postgres::Cluster;
use crate::support::{ANA, Person, Portal, Program, somebody};
use infopass::db::guesses;
use infopass::domain::guesses::{CLIENT, TARGET, TARGET_BY_CLIENT};
use infopass::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use infopass::domain::person::TypedDetails;
use infopass::keeper;
use infopass::limits::{Limits, Target, Wait};
use infopass::view::month_number;
use jiff::SignedDuration;
use jiff::civil::date;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Barrier;

fn portal() -> Portal {
    Portal::with_limits(NOW, FEW_SEATS)
}

fn secs(secs: u64) -> SignedDuration {
    SignedDuration::from_secs(secs.try_into().unwrap())
}

/// A PIN that is not the one.
fn other_than(pin: &str) -> &'static str {
    if pin == "000000" { "000001" } else { "000000" }
}

/// A sound number that nobody has.
fn nobodys_number(taken: &str) -> String {
    let numbers = (0..100).map(|last| format!("NYC-26-4821-93{last:02}"));
    numbers.filter(|number| number != taken).find(|number| ConfirmationNumber::parse(number).is_ok()).unwrap()
}

fn address(number: u32) -> IpAddr {
    IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + number))
}

/// How tries are counted by targets alone: failures and end of the wait of each, sorted.
fn counted(portal: &Portal) -> Vec<(i32, i64)> {
    let rows = portal.services.db.read_blocking(|conn| guesses::all(conn, 1_000)).unwrap();
    let of_targets = rows.into_iter().filter(|(bucket, _, _)| bucket >> 22 == 2);
    let mut rows: Vec<_> = of_targets.map(|(_, failures, until)| (failures, until)).collect();
    rows.sort_unstable();
    rows
}

fn rows(portal: &Portal) -> usize {
    portal.services.db.read_blocking(|conn| guesses::all(conn, 10_000)).unwrap().len()
}

/// Tries from an address, wrongly; how long to wait, if nothing was tried.
async fn try_wrongly(limits: &Limits, client: IpAddr, number: &ConfirmationNumber) -> Result<(), Wait> {
    limits.count(client, Target::Appointment(number)).await.unwrap().map(drop)
}

#[test]
fn whoever_mistypes_twice_is_not_hurt_and_the_right_pin_leaves_no_trace() {
    let portal = portal();
    let mut ana = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut ana, "en", &ANA, "NYC"));
    let before = rows(&portal);
    for language in ["en", "es"] {
        let mut elsewhere = Person::new(&portal.base);
        assert_eq!(sign_in(&mut elsewhere, language, &number, &pin).status, 200);
    }
    assert_eq!(rows(&portal), before, "what was right is taken back");
    let mut elsewhere = Person::new(&portal.base);
    for _ in 0..2 {
        assert_eq!(sign_in(&mut elsewhere, "en", &number, other_than(&pin)).status, 404);
    }
    assert_eq!(numbers(&sign_in(&mut elsewhere, "en", &number, &pin)), (number, pin));
}

#[test]
fn the_page_that_asks_to_wait_keeps_what_was_typed_and_says_how_long() {
    let portal = portal();
    let (number, pin) = numbers(&book(&mut Person::new(&portal.base), "en", &ANA, "NYC"));
    let mut stranger = Person::new(&portal.base);
    let wait_until_asked = |person: &mut Person, language: &str| {
        let mut pages = (0..50).map(|_| sign_in(person, language, &number, other_than(&pin)));
        pages.find(|page| page.status != 404).expect("a limit")
    };
    for (language, told) in [("en", "Wait 5 seconds"), ("es", "Espere 5 segundos")] {
        let page = wait_until_asked(&mut stranger, language);
        assert_eq!((page.status, page.attr("html", "lang").as_deref()), (429, Some(language)));
        assert!(page.text("main").contains(told), "{}", page.text("main"));
        assert_eq!(page.attr("#confirmation_number", "value").as_deref(), Some(number.as_str()));
        assert_eq!(page.attr("#pin", "value").as_deref(), Some(other_than(&pin)));
        assert!(page.headers.iter().any(|(name, value)| name == "retry-after" && value == "5"));
    }
    for _ in 0..7 {
        portal.clock.pass(secs(640));
        assert_eq!(sign_in(&mut stranger, "en", &number, other_than(&pin)).status, 404);
    }
    for (language, told) in [("en", "Wait 11 minutes"), ("es", "Espere 11 minutos")] {
        let page = wait_until_asked(&mut stranger, language);
        assert!(page.text("main").contains(told), "{}", page.text("main"));
    }
    portal.clock.pass(secs(640));
    assert_eq!(numbers(&sign_in(&mut stranger, "en", &number, &pin)), (number, pin), "the form still works");
}

#[test]
fn an_unknown_number_is_answered_counted_and_delayed_as_a_known_one_is() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let (known, pin) = booked(&program, &booking("Uno", TIME));
    portal.by_hand("DELETE FROM guesses");
    let unknown = nobodys_number(&known);
    for step in 0..25 {
        let told = [&known, &unknown].map(|number| {
            let reply = act(&program, number, "view", &json!({ "pin": other_than(&pin) }));
            (reply.status, reply.header("retry-after").to_owned(), reply.json.to_string())
        });
        assert_eq!(told[0], told[1], "at step {step}");
        let counted = counted(&portal);
        assert_eq!(counted.len(), 2, "at step {step}");
        assert_eq!(counted[0], counted[1], "at step {step}");
        portal.clock.pass(secs(step * 11));
    }
    assert!(counted(&portal)[0].0 > 10, "{:?}", counted(&portal));
}

#[test]
fn view_reschedule_and_cancel_count_together_and_wait_with_the_right_pin_too() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let bodies = [
        ("view", json!({})),
        ("cancel", json!({})),
        ("reschedule", json!({ "starts_at": "2026-12-07T09:15" })),
        ("view", json!({})),
    ];
    let with_pin = |body: &serde_json::Value, pin: &str| crate::api::with(body.clone(), json!({ "pin": pin }));
    for (name, body) in &bodies {
        assert_eq!(act(&program, &number, name, &with_pin(body, other_than(&pin))).status, 404, "{name}");
    }
    for (name, body) in &bodies {
        let told = act(&program, &number, name, &with_pin(body, &pin));
        assert_eq!(told.problem(), (429, "too-many-requests"), "{name}");
        assert_eq!(told.header("retry-after"), "5");
    }
    portal.clock.pass(secs(5));
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).status, 200);
}

#[test]
fn the_wait_outlives_a_restart_and_setting_the_services_time_does_not_end_it() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    for _ in 0..4 {
        act(&program, &number, "view", &json!({ "pin": other_than(&pin) }));
    }
    let portal = portal.restart(FEW_SEATS);
    portal.set_now("2026-12-01T10:00:00-05:00");
    let told = act(&Program::new(&portal.base), &number, "view", &json!({ "pin": pin }));
    assert_eq!((told.status, told.header("retry-after")), (429, "5"));
}

#[test]
fn two_processes_share_the_tries() {
    let (database, place) = (Cluster::shared().database(), Place::new());
    let offices = place.file("offices.csv", FEW_SEATS);
    let serve = || place.serve(&["--offices", &offices, "--clock", NOW, "--database", &database.url]);
    let (one, other) = (serve(), serve());
    let programs = [Program::new(&one.base), Program::new(&other.base)];
    let (number, pin) = booked(&programs[0], &booking("Uno", TIME));
    for turn in 0..4 {
        let told = act(&programs[turn % 2], &number, "view", &json!({ "pin": other_than(&pin) }));
        assert_eq!(told.status, 404, "at turn {turn}");
    }
    for program in &programs {
        assert_eq!(act(program, &number, "view", &json!({ "pin": pin })).status, 429);
    }
}

#[test]
fn of_many_tries_at_the_same_moment_no_more_than_the_free_ones_are_compared() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    let number = ConfirmationNumber::parse(&nobodys_number("")).unwrap();
    let all_here = Barrier::new(24);
    let compared = std::thread::scope(|scope| {
        let one = |client: u32| {
            let (limits, number, portal, all_here) = (&limits, &number, &portal, &all_here);
            scope.spawn(move || {
                all_here.wait();
                portal.run(try_wrongly(limits, address(client), number)).is_ok()
            })
        };
        let tries: Vec<_> = (0..24).map(one).collect();
        tries.into_iter().filter_map(|one| one.join().unwrap().then_some(())).count()
    });
    assert_eq!(compared, usize::try_from(TARGET.free).unwrap() + 1);
}

#[test]
fn many_addresses_get_no_more_tries_at_a_number_than_its_own_limit() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    let number = ConfirmationNumber::parse(&nobodys_number("")).unwrap();
    // A day, in which a new address tries each half minute.
    let mut compared = 0;
    portal.run(async {
        for turn in 0..2_880 {
            compared += u32::from(try_wrongly(&limits, address(turn), &number).await.is_ok());
            portal.clock.pass(secs(30));
        }
    });
    assert!((140..=160).contains(&compared), "{compared}");
}

#[test]
fn a_stranger_who_never_stops_delays_the_owner_by_ten_minutes_at_most() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    let number = ConfirmationNumber::parse(&nobodys_number("")).unwrap();
    let (stranger, owner) = (address(1), address(2));
    let longest = u64::try_from(TARGET.wait_secs_max).unwrap();
    portal.run(async {
        // The stranger has been at it, and tries again as soon as it is allowed.
        for _ in 0..40 {
            if let Err(wait) = try_wrongly(&limits, stranger, &number).await {
                portal.clock.pass(secs(wait.secs));
            }
        }
        let (mut longest_delay, step) = (0, 3);
        for visit in 0..12 {
            // The owner comes at any moment; of the two the stranger is always the first.
            portal.clock.pass(secs(visit * 83));
            let mut delay = 0;
            loop {
                let _ = try_wrongly(&limits, stranger, &number).await;
                match limits.count(owner, Target::Appointment(&number)).await.unwrap() {
                    Ok(tried) => break limits.right(tried).await.unwrap(),
                    Err(_) => delay += step,
                }
                portal.clock.pass(secs(step));
            }
            longest_delay = longest_delay.max(delay);
        }
        assert!((500..=longest).contains(&longest_delay), "{longest_delay} seconds");
    });
}

#[test]
fn a_right_try_takes_back_itself_and_nobody_elses() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    let number = ConfirmationNumber::parse(&nobodys_number("")).unwrap();
    portal.run(async {
        for stranger in 1..4 {
            try_wrongly(&limits, address(stranger), &number).await.unwrap();
        }
        let before = counted(&portal);
        for _ in 0..50 {
            let tried = limits.count(address(9), Target::Appointment(&number)).await.unwrap().unwrap();
            limits.right(tried).await.unwrap();
        }
        assert_eq!(counted(&portal), before);
        // The owner's try and a stranger's at the same moment: the stranger's stays.
        let tried = limits.count(address(9), Target::Appointment(&number)).await.unwrap().unwrap();
        try_wrongly(&limits, address(5), &number).await.unwrap();
        limits.right(tried).await.unwrap();
        assert_eq!(counted(&portal)[0].0, before[0].0 + 1);
    });
}

#[test]
fn a_client_has_three_hundred_tries_at_once_then_one_a_second_and_others_need_not_wait() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    portal.run(async {
        let mut numbers = (0..10_000).filter_map(|last| {
            let number = format!("NYC-26-{:04}-{:04}", 1_000 + last / 10, last % 10_000);
            ConfirmationNumber::parse(&number).ok()
        });
        for _ in 0..CLIENT.at_once {
            try_wrongly(&limits, address(1), &numbers.next().unwrap()).await.unwrap();
        }
        let next = numbers.next().unwrap();
        assert_eq!(try_wrongly(&limits, address(1), &next).await, Err(Wait { secs: 1 }));
        let item = ServiceItemNumber::parse("0000-0000").unwrap();
        assert!(
            limits.count(address(1), Target::Request(&item)).await.unwrap().is_ok(),
            "another way, another allowance"
        );
        try_wrongly(&limits, address(2), &next).await.unwrap();
        portal.clock.pass(secs(1));
        try_wrongly(&limits, address(1), &next).await.unwrap();
    });
}

#[test]
fn replacement_details_are_counted_by_whom_they_mean_whatever_telephone_number_is_tried() {
    let portal = portal();
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    portal.by_hand("DELETE FROM guesses");
    let replace = |family_name: &str, phone: &str| {
        let mut person = Person::new(&portal.base);
        let form = person.open("/en/replacement");
        let mut fields = somebody(family_name);
        fields.retain(|(name, _)| *name != "phone");
        fields.push(("phone", phone));
        person.send(&form, &fields)
    };
    for tried in ["212 555 0100", "212 555 0101", "212 555 0102", "212 555 0103"] {
        assert_eq!(replace("García López", tried).status, 404);
        assert_eq!(replace("Nobody", tried).status, 404);
    }
    let counted = counted(&portal);
    assert_eq!((counted.len(), counted[0]), (2, counted[1]), "known and unknown alike");
    for name in ["García López", "Nobody"] {
        let asked = replace(name, "(212) 555-0123");
        assert_eq!(asked.status, 429, "{name}");
        assert_eq!(asked.attr("#phone", "value").as_deref(), Some("(212) 555-0123"));
    }
    assert_eq!(replace("Another", "(212) 555-0123").status, 404);
    portal.clock.pass(secs(5));
    assert!(replace("García López", "(212) 555-0123").has("#pin"));
    let program = Program::new(&portal.base);
    let told = (0..5).map(|_| program.post("/replacements", &details("Someone")).status).collect::<Vec<_>>();
    assert_eq!(told, [404, 404, 404, 404, 429]);
}

#[test]
fn service_item_numbers_are_counted_on_the_page_and_by_program_together() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let item = asked(&program, &asking("Dos", json!({})));
    let look = |year: &str| {
        let mut person = Person::new(&portal.base);
        let form = person.open("/es/contact/status?other=1");
        let born = [("dob_month", "7"), ("dob_day", "4"), ("dob_year", year)];
        let fields: Vec<_> = born.into_iter().chain([("service_item_number", item.as_str())]).collect();
        person.send(&form, &fields)
    };
    for year in ["1970", "1971"] {
        assert_eq!(look(year).status, 404);
        assert_eq!(view(&program, &item, "1972-07-04").status, 404);
    }
    let asked = look("1985");
    assert_eq!((asked.status, asked.attr("#dob_year", "value").as_deref()), (429, Some("1985")));
    assert_eq!(view(&program, &item, BORN).problem(), (429, "too-many-requests"));
    portal.clock.pass(secs(5));
    assert_eq!(view(&program, &item, BORN).status, 200);
    assert_eq!(look("1985").status, 200);
}

#[test]
fn whether_somebody_has_an_appointment_is_told_so_often_and_then_asked_to_wait() {
    let portal = portal();
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    let mut stranger = Person::new(&portal.base);
    let form = stranger.open("/en/book/details");
    let told: Vec<u16> = (0..60).map(|_| stranger.send(&form, &ANA).status).collect();
    assert!(told.starts_with(&[409; 10]) && told.ends_with(&[200; 10]), "then silence: {told:?}");
    let program = Program::new(&portal.base);
    let asked = program.post("/appointments", &booking("García López", TIME));
    assert_eq!(asked.problem(), (429, "too-many-requests"));
    // On the page nothing is lost, and it goes on after the wait.
    let times = as_far_as_time(&mut stranger, "es", &ANA, "NYC");
    let review = stranger.send(&times, &[("slot", &first_free(&times))]);
    let wait = stranger.send(&review, &[]);
    assert_eq!(wait.status, 429);
    assert!(wait.text("h1").contains("espere"), "{}", wait.text("main"));
    portal.clock.pass(secs(900));
    let again = stranger.follow(&wait, "/es/book/review");
    assert_eq!(stranger.send(&again, &[]).status, 409, "this person has an appointment");
}

#[test]
fn people_who_come_through_one_proxy_book_though_its_allowance_is_used_up() {
    let portal = portal();
    let limits = Limits::new(Some(portal.services.clone()));
    let names = ('A'..='Z').flat_map(|first| ('a'..='z').map(move |last| format!("{first}{last}")));
    let people = names.map(|family_name| TypedDetails {
        family_name,
        dob_month: "7".into(),
        dob_day: "4".into(),
        dob_year: "1985".into(),
        phone: "212 555 0123".into(),
        zip: "10001".into(),
        ..TypedDetails::default()
    });
    let people = people.map(|typed| typed.parse(month_number, date(2026, 11, 23)).unwrap());
    portal.run(async {
        let proxy = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let mut waits = 0;
        for person in people.take(310) {
            waits += u32::from(limits.count(proxy, Target::Booking(&person)).await.unwrap().is_err());
        }
        assert_eq!(waits, 10);
    });
    let notice = book(&mut Person::new(&portal.base), "es", &ANA, "NYC");
    assert!(notice.has("#confirmation-number"));
}

#[test]
fn whether_somebody_has_a_request_is_told_so_often_and_then_asked_to_wait() {
    let portal = portal();
    let program = Program::new(&portal.base);
    asked(&program, &asking("García López", json!({})));
    let told: Vec<u16> =
        (0..30).map(|_| program.post("/contact/requests", &asking("García López", json!({}))).status).collect();
    assert!(told.starts_with(&[409; 10]) && told.ends_with(&[429]), "{told:?}");
    let mut stranger = Person::new(&portal.base);
    let form = stranger.open("/en/contact/request");
    let types = stranger.send(&form, &[("asker", "self")]);
    let form = stranger.send(&types, &[("kind", "adit-stamp")]);
    let fields: Vec<_> = ANA.into_iter().chain([("urgent", "no")]).collect();
    let review = stranger.send(&form, &fields);
    let wait = stranger.send(&review, &[]);
    assert_eq!(wait.status, 429, "{}", wait.text("main"));
    assert!(wait.text("h1").contains("wait"));
}

#[test]
fn what_cannot_be_counted_is_not_compared() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let item = asked(&program, &asking("Dos", json!({})));
    portal.by_hand("DROP TABLE guesses");
    let told = [
        act(&program, &number, "view", &json!({ "pin": pin })),
        program.post("/replacements", &details("Uno")),
        program.post("/appointments", &booking("Tres", TIME)),
        view(&program, &item, BORN),
    ];
    for reply in told {
        assert!(reply.problem().0 >= 500, "{reply:?}");
    }
    assert!(sign_in(&mut Person::new(&portal.base), "en", &number, &pin).status >= 500);
    portal.services.db.clone().close();
    let told = act(&program, &number, "view", &json!({ "pin": pin }));
    assert_eq!((told.problem(), told.header("retry-after")), ((503, "unavailable"), "5"));
}

#[test]
fn tries_are_forgotten_after_a_day_and_no_address_or_number_stands_in_their_rows() {
    let portal = portal();
    let program = Program::new(&portal.base);
    let number = nobodys_number("");
    for _ in 0..=TARGET_BY_CLIENT.free {
        assert_eq!(act(&program, &number, "view", &json!({ "pin": "000000" })).status, 404);
    }
    assert_eq!(rows(&portal), 3, "a client, a number, and both");
    portal.clock.pass(TARGET.forget_after - secs(1));
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert_eq!(rows(&portal), 2, "the client's allowance is whole again");
    portal.clock.pass(secs(10));
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert_eq!(rows(&portal), 0);
}
