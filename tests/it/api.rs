//! The JSON interface: what it answers, that it is the same as the pages, and that repeating is safe.

use crate::journeys::{book as book_by_page, numbers, printed_time, sign_in};
use crate::support::engine::{on_postgres, zeros};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Program, Reply};
use jiff::{SignedDuration, ToSpan};
use serde_json::{Value, json};

pub const NOW: &str = "2026-11-23T10:00:00-05:00";
/// A session of every office that the tests use, two weeks from [`NOW`].
pub const TIME: &str = "2026-12-07T09:00";
pub const LATER: &str = "2026-12-07T09:15";

/// Somebody by family name, with Ana's other details.
pub fn details(family_name: &str) -> Value {
    json!({ "given_name": "Ana María", "family_name": family_name, "date_of_birth": "1985-07-04",
            "phone": "(212) 555-0123", "zip": "10001" })
}

/// Some members more, or others.
pub fn with(mut body: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("members are an object: {more}") };
    body.as_object_mut().unwrap().extend(more);
    body
}

pub fn booking(family_name: &str, starts_at: &str) -> Value {
    with(details(family_name), json!({ "office": "NYC", "starts_at": starts_at }))
}

/// Books; number and PIN.
pub fn booked(program: &Program, body: &Value) -> (String, String) {
    let reply = program.post("/appointments", body);
    assert_eq!(reply.status, 201, "{reply:?}");
    (reply.text("confirmation_number").to_owned(), reply.text("pin").to_owned())
}

pub fn act(program: &Program, number: &str, act: &str, body: &Value) -> Reply {
    program.post(&format!("/appointments/{number}/{act}"), body)
}

fn count(portal: &Portal, table: &str) -> i64 {
    use diesel::prelude::*;
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        rows: i64,
    }
    let sql = format!("SELECT count(*) AS rows FROM {table}");
    portal.services.db.read_blocking(|conn| diesel::sql_query(&sql).get_result::<Count>(conn)).unwrap().rows
}

#[test]
fn offices_are_in_order_of_code_or_as_the_office_page_offers_them() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let codes = |reply: &Reply| -> Vec<String> {
        let offices = reply.json["offices"].as_array().unwrap();
        offices.iter().map(|office| office["code"].as_str().unwrap().to_owned()).collect()
    };
    let all = program.get("/offices");
    assert_eq!((all.status, codes(&all)), (200, ["BNY", "HHW", "LNY", "NEW", "NYC"].map(str::to_owned).to_vec()));
    assert!(all.json["offices"][0].get("miles").is_none());

    let near = program.get("/offices?zip=10001");
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let reason = person.send(&form, &ANA);
    let page = person.send(&reason, &[("reason", "filed-case")]);
    assert_eq!(codes(&near), page.attrs("input[name=office]", "value"), "the page's order");
    let first = &near.json["offices"][0];
    assert_eq!((&first["name"], &first["time_zone"]), (&json!("New York City"), &json!("America/New_York")));
    assert_eq!(first["first_free_day"], "2026-11-23");
    assert!(first["miles"].as_f64().unwrap() < 10.0);
    assert_eq!(codes(&program.get("/offices?zip=00000")), codes(&all), "a ZIP of no office may choose any");
    assert_eq!(program.get("/offices?zip=1000").wrong(), ["zip"]);
    assert_eq!(program.get(&format!("/offices?zip={}10001", "+".repeat(40))).wrong(), ["zip"]);
}

#[test]
fn an_office_without_a_free_time_says_so() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    portal.by_hand("DELETE FROM seats WHERE office_code = 'NYC'");
    let offices = program.get("/offices");
    assert_eq!(offices.json["offices"][1]["first_free_day"], Value::Null);
    let times = program.get("/offices/NYC/slots");
    assert!(times.json["slots"].as_array().unwrap().iter().all(|slot| slot["free"] == 0));
}

#[test]
fn slots_are_the_sessions_of_the_window_and_full_ones_have_none_free() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    let slots = |query: &str| -> Vec<(String, i64)> {
        let reply = program.get(&format!("/offices/NYC/slots{query}"));
        assert_eq!(reply.status, 200, "{reply:?}");
        let slots = reply.json["slots"].as_array().unwrap();
        slots.iter().map(|slot| (slot["starts_at"].as_str().unwrap().into(), slot["free"].as_i64().unwrap())).collect()
    };
    let all = slots("");
    assert_eq!(all.first().unwrap().0, "2026-11-24T09:00", "today's have begun");
    assert_eq!(all.last().unwrap(), &("2026-12-07T09:15".to_owned(), 1));
    booked(&program, &booking("Uno", TIME));
    let day = slots("?from=2026-12-07&to=2026-12-07");
    assert_eq!(day, [(TIME.to_owned(), 0), (LATER.to_owned(), 1)]);
    assert_eq!(slots("?from=2026-12-07"), day, "up to the window's end");
    assert_eq!(slots("?from=2026-12-08"), [], "not open yet");
    assert_eq!(slots("?to=2026-11-24").len(), 2);
    assert_eq!(program.get("/offices/nyc/slots").status, 200);
    for (query, wrong) in [
        ("from=2026-13-01", "from"),
        ("to=7.12.2026", "to"),
        ("to=20261207", "to"),
        ("from=", "from"),
        ("from=2026-12-07&to=2026-12-06", "to"),
    ] {
        assert_eq!(program.get(&format!("/offices/NYC/slots?{query}")).wrong(), [wrong], "{query}");
    }
    for code in [
        "XXX",
        "N",
        "NYCX",
        "%20",
        "NYC%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20",
    ] {
        assert_eq!(program.get(&format!("/offices/{code}/slots")).problem(), (404, "not-found"), "{code}");
    }
}

#[test]
fn what_a_program_books_a_person_opens_and_the_reverse() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let reply = program.post("/appointments", &booking("García López", TIME));
    assert_eq!(reply.status, 201);
    let (number, pin) = (reply.text("confirmation_number").to_owned(), reply.text("pin").to_owned());
    assert_eq!(reply.header("location"), format!("/api/v1/appointments/{number}/view"));
    let expected = json!({
        "confirmation_number": number, "pin": pin, "status": "booked", "standing": "live", "revision": 1, "office": "NYC",
        "starts_at": TIME, "starts_at_offset": "2026-12-07T09:00:00-05:00", "time_zone": "America/New_York",
        "model": "legacy", "reason": "information", "language": "en",
    });
    assert_eq!(reply.json, expected);

    let mut ana = Person::new(&portal.base);
    let notice = sign_in(&mut ana, "es", &number, &pin);
    assert_eq!((numbers(&notice), printed_time(&notice)), ((number.clone(), pin), TIME.to_owned()));
    assert!(notice.text("#notice").contains("Ana María García López"));

    let mut berta = Person::new(&portal.base);
    let notice = book_by_page(&mut berta, "es", &crate::support::somebody("Berta"), "NYC");
    let (number, pin) = numbers(&notice);
    let shown = act(&program, &number, "view", &json!({ "pin": pin }));
    assert_eq!((shown.status, shown.text("starts_at")), (200, printed_time(&notice).as_str()));
    assert_eq!((shown.text("given_name"), shown.text("family_name")), ("Ana María", "Berta"));
    assert_eq!((shown.text("reason"), shown.text("language")), ("filed-case", "es"));
    assert!(shown.json.get("pin").is_none());
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn somebody_with_one_name_books_in_their_own_language_and_for_their_own_reason() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let body = with(booking("Suharto", TIME), json!({ "given_name": null, "language": "es", "reason": "form" }));
    let (number, pin) = booked(&program, &body);
    let shown = act(&program, &number, "view", &json!({ "pin": format!("{} {}", &pin[..3], &pin[3..]) }));
    assert_eq!((&shown.json["given_name"], shown.text("family_name")), (&Value::Null, "Suharto"));
    assert_eq!((shown.text("language"), shown.text("reason")), ("es", "form"));
    let spoken = number.replace('-', "%20").to_lowercase();
    assert_eq!(act(&program, &spoken, "view", &json!({ "pin": pin })).status, 200, "as people write it");
}

#[test]
fn an_appointment_is_moved_shown_and_cancelled() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let moved = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER }));
    assert_eq!((moved.status, moved.text("starts_at"), &moved.json["revision"]), (200, LATER, &json!(2)));
    let same = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER, "office": "nyc" }));
    assert_eq!((same.status, &same.json["revision"]), (200, &json!(2)), "the same time again changes nothing");
    let far = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": TIME, "office": "HHW" }));
    assert_eq!((far.text("office"), far.text("time_zone")), ("HHW", "Pacific/Honolulu"));
    assert_eq!(far.text("starts_at_offset"), "2026-12-07T09:00:00-10:00");

    let cancelled = act(&program, &number, "cancel", &json!({ "pin": pin }));
    assert_eq!(
        (cancelled.status, cancelled.text("status"), cancelled.text("standing")),
        (200, "cancelled", "cancelled")
    );
    let again = act(&program, &number, "cancel", &json!({ "pin": pin }));
    assert_eq!((again.status, &again.json), (200, &cancelled.json), "cancelling again shows the same");
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).json, cancelled.json);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_replacement_gives_a_new_pin_and_the_old_one_is_dead() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("García López", TIME));
    let replaced = program.post("/replacements", &with(details("LOPEZ-garcia"), json!({ "given_name": "ana maria" })));
    assert_eq!((replaced.status, replaced.text("confirmation_number")), (200, number.as_str()));
    assert_ne!(replaced.text("pin"), pin);
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).problem(), (404, "not-found"));
    assert_eq!(act(&program, &number, "view", &json!({ "pin": replaced.text("pin") })).status, 200);

    let no_match = program.post("/replacements", &details("Otra"));
    assert_eq!(no_match.problem(), (404, "not-found"));
    act(&program, &number, "cancel", &json!({ "pin": replaced.text("pin") }));
    let cancelled = program.post("/replacements", &details("García López"));
    assert_eq!(cancelled.json, no_match.json, "no match and cancelled are one answer");
}

#[test]
fn the_same_request_with_the_same_key_is_one_booking() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let body = booking("Uno", TIME);
    let first = program.post_keyed("/appointments", &body, "key-1");
    assert_eq!(first.status, 201);
    let again = program.post_keyed("/appointments", &body, "key-1");
    assert_eq!((again.status, &again.json), (201, &first.json));
    // The same members in another order are the same request.
    let reversed: Vec<String> =
        body.as_object().unwrap().iter().rev().map(|(name, value)| format!("{}:{value}", json!(name))).collect();
    let headers = [("Content-Type", "application/json; charset=utf-8"), ("Idempotency-Key", "key-1")];
    let reordered = program.send("POST", "/appointments", &headers, format!("{{{}}}", reversed.join(" ,")).as_bytes());
    assert_eq!((reordered.status, &reordered.json), (201, &first.json));
    assert_eq!(count(&portal, "appointments"), 1);
    assert_eq!(program.post("/appointments", &body).problem(), (409, "already-booked"), "without a key it is another");
    // Also when that time is no longer offered.
    portal.set_now("2026-12-07T08:30:00-05:00");
    assert_eq!(program.post_keyed("/appointments", &body, "key-1").json, first.json);
    assert_eq!(program.post("/appointments", &body).wrong(), ["starts_at"]);
}

#[test]
fn a_key_is_not_taken_for_another_request() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let reused = (422, "idempotency-key-reused");
    let first = program.post_keyed("/appointments", &booking("Uno", TIME), "key-1");
    let (number, pin) = (first.text("confirmation_number").to_owned(), first.text("pin").to_owned());
    for other in [booking("Dos", TIME), booking("Uno", LATER), with(booking("Uno", TIME), json!({ "language": "es" }))]
    {
        assert_eq!(program.post_keyed("/appointments", &other, "key-1").problem(), reused);
    }
    let cancel = format!("/appointments/{number}/cancel");
    assert_eq!(program.post_keyed(&cancel, &json!({ "pin": pin }), "key-1").problem(), reused, "another address");
    assert_eq!(program.post_keyed("/replacements", &details("Uno"), "key-1").problem(), reused);
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).text("status"), "booked", "nothing was done");
    assert_eq!(program.post_keyed(&cancel, &json!({ "pin": pin }), "key-2").text("status"), "cancelled");
    assert_eq!(program.post_keyed(&cancel, &json!({ "pin": pin }), "key-2").text("status"), "cancelled");
}

#[test]
fn one_key_makes_one_new_pin_and_one_move() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let replace = |key| program.post_keyed("/replacements", &details("Uno"), key).text("pin").to_owned();
    let new_pin = replace("key-1");
    assert_ne!(new_pin, pin);
    assert_eq!(replace("key-1"), new_pin);
    assert_ne!(replace("key-2"), new_pin);
    let pin = replace("key-2");
    let address = format!("/appointments/{number}/reschedule");
    let moved = || program.post_keyed(&address, &json!({ "pin": pin, "starts_at": LATER }), "key-3");
    let first = moved();
    assert_eq!((first.status, first.text("starts_at")), (200, LATER));
    assert_eq!(moved().json, first.json, "its revision too");
}

#[test]
fn a_refusal_is_not_remembered_and_a_mended_request_may_keep_its_key() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    let wrong = with(booking("Dos", TIME), json!({ "phone": "1" }));
    assert_eq!(program.post_keyed("/appointments", &wrong, "key-1").wrong(), ["phone"]);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let body = booking("Dos", TIME);
    assert_eq!(program.post_keyed("/appointments", &body, "key-1").problem(), (409, "slot-taken"));
    act(&program, &number, "cancel", &json!({ "pin": pin }));
    assert_eq!(program.post_keyed("/appointments", &body, "key-1").status, 201, "free again");
}

#[test]
fn keys_are_forgotten_after_a_day() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    assert_eq!(program.post_keyed("/appointments", &booking("Uno", TIME), "key-1").status, 201);
    portal.clock.pass(SignedDuration::from_hours(23));
    portal.run(infopass::keeper::keep(&portal.services)).unwrap();
    assert_eq!(count(&portal, "idempotency_keys"), 1);
    portal.clock.pass(SignedDuration::from_hours(2));
    portal.run(infopass::keeper::keep(&portal.services)).unwrap();
    assert_eq!(count(&portal, "idempotency_keys"), 0);
    assert_eq!(program.post_keyed("/appointments", &booking("Dos", TIME), "key-1").status, 201, "it is free again");
}

#[test]
fn many_old_keys_are_forgotten_too() {
    let portal = Portal::at(NOW);
    let old = portal.clock.wall().checked_sub(48.hours()).unwrap().as_second();
    let key = if on_postgres() { "decode(lpad(i::text, 64, '0'), 'hex')" } else { "unhex(printf('%064d', i))" };
    let request = zeros(32);
    portal.by_hand(&format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) \
         INSERT INTO idempotency_keys SELECT {key}, {request}, {old} + i FROM n"
    ));
    portal.run(infopass::keeper::keep(&portal.services)).unwrap();
    assert_eq!(count(&portal, "idempotency_keys"), 0);
}

#[test]
fn equal_requests_at_once_are_one_booking() {
    let portal = Portal::at(NOW);
    let (body, base) = (booking("Uno", TIME), portal.base.as_str());
    let replies: Vec<Reply> = std::thread::scope(|scope| {
        let one = || Program::new(base).post_keyed("/appointments", &body, "key-1");
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(one)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    for reply in &replies {
        assert_eq!((reply.status, &reply.json), (201, &replies[0].json));
    }
    assert_eq!((count(&portal, "appointments"), count(&portal, "idempotency_keys")), (1, 1));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_strangers_equal_key_tells_nothing_of_the_first() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let first = program.post_keyed("/appointments", &booking("Uno", TIME), "1");
    let stranger = program.post_keyed("/appointments", &booking("Dos", TIME), "1");
    assert_eq!(stranger.problem(), (422, "idempotency-key-reused"));
    let told = stranger.json.to_string();
    assert!(!told.contains(first.text("confirmation_number")) && !told.contains(first.text("pin")));
}
