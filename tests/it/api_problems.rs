//! What the JSON interface answers when something is wrong: each problem by name, in each language, and never a page.

use crate::api::{LATER, NOW, TIME, act, booked, booking, details, with};
use crate::support::binary::Place;
use crate::support::engine::zeros;
use crate::support::portal::FEW_SEATS;
use crate::support::{Portal, Program, Reply};
use infopass::domain::office::OfficeCode;
use infopass::view::language::Language;
use infopass::view::words::plain;
use infopass::web::api::JSON_BYTES_MAX;
use infopass::web::api::openapi::document;
use infopass::web::api::problem::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const JSON: (&str, &str) = ("Content-Type", "application/json");

#[test]
fn an_unknown_number_and_a_wrong_pin_are_one_answer() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let wrong_pin = if pin == "111111" { "222222" } else { "111111" };
    let unknown = portal.services.random.confirmation_number(&OfficeCode::parse("NYC").unwrap(), 2026);
    for (name, more) in [("view", json!({})), ("cancel", json!({})), ("reschedule", json!({ "starts_at": LATER }))] {
        let one = act(&program, &number, name, &with(json!({ "pin": wrong_pin }), more.clone()));
        let other = act(&program, unknown.as_str(), name, &with(json!({ "pin": pin }), more));
        assert_eq!(one.problem(), (404, "not-found"));
        assert_eq!((one.status, &one.json), (other.status, &other.json));
        let names = |reply: &Reply| reply.headers.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>();
        assert_eq!(names(&one), names(&other));
    }
}

#[test]
fn a_number_with_a_typing_error_is_told_as_one() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    let last = number.chars().last().unwrap().to_digit(10).unwrap();
    let typo = format!("{}{}", &number[..number.len() - 1], (last + 1) % 10);
    let told = act(&program, &typo, "view", &json!({ "pin": pin }));
    assert_eq!(told.wrong(), ["confirmation_number"]);
    let message = plain(Language::english(), "error-number-check-digit");
    assert_eq!(told.json["errors"]["confirmation_number"], message);
    assert_eq!(act(&program, "nonsense", "cancel", &json!({})).wrong(), ["confirmation_number", "pin"]);
}

#[test]
fn every_wrong_member_is_named_in_the_words_of_the_pages_and_in_each_language() {
    let portal = Portal::at(NOW);
    let empty = [
        ("family_name", "error-family-name-empty"),
        ("date_of_birth", "error-api-date-of-birth"),
        ("phone", "error-phone-empty"),
        ("zip", "error-zip-empty"),
        ("office", "error-office-missing"),
        ("starts_at", "error-slot-missing"),
    ];
    let wrong = [
        ("given_name", json!("R2D2"), "error-given-name-not-letters"),
        ("family_name", json!("x".repeat(101)), "error-family-name-too-long"),
        ("family_name", json!(" x".repeat(60)), "error-family-name-too-long"),
        ("date_of_birth", json!("2025-02-29"), "error-birth-no-such-day"),
        ("date_of_birth", json!("2026-11-24"), "error-birth-future"),
        ("date_of_birth", json!("1800-01-01"), "error-birth-too-long-ago"),
        ("date_of_birth", json!("7/4/1985"), "error-api-date-of-birth"),
        ("date_of_birth", json!(19_850_704), "error-api-not-text"),
        ("phone", json!("call me"), "error-phone-not-digits"),
        ("phone", json!("1".repeat(41)), "error-phone-incomplete"),
        ("zip", json!("1000"), "error-zip-length"),
        ("zip", json!(10_001), "error-api-not-text"),
        ("office", json!("XXX"), "error-office-unknown"),
        ("office", json!(["NYC"]), "error-api-not-text"),
        ("starts_at", json!("2026-12-07T09:07"), "error-slot-no-such-time"),
        ("starts_at", json!("2026-12-07T09:00:00Z"), "error-api-starts-at"),
        ("starts_at", json!("2026-11-23T10:15"), "error-slot-too-soon"),
        ("starts_at", json!("2026-12-08T09:00"), "error-slot-not-open-yet"),
        ("reason", json!("nonsense"), "error-api-reason"),
        ("reason", json!(true), "error-api-not-text"),
        ("language", json!("xx"), "error-api-language"),
        ("langauge", json!("en"), "error-api-unknown"),
    ];
    for language in Language::all() {
        let mut program = Program::new(&portal.base);
        program.language = Some(language.code());
        let told = program.post("/appointments", &json!({}));
        assert_eq!(told.header("content-language"), language.code());
        assert_eq!(told.text("title"), plain(language, "api-invalid-title"));
        assert_eq!(told.wrong().len(), empty.len());
        for (name, key) in empty {
            assert_eq!(told.json["errors"][name], plain(language, key), "{name}");
        }
        for (name, value, key) in &wrong {
            let told = program.post("/appointments", &with(booking("Uno", TIME), json!({ *name: value })));
            assert_eq!(told.wrong(), [*name], "{value}");
            assert_eq!(told.json["errors"][name], plain(language, key), "{name}: {value}");
        }
    }
}

#[test]
fn messages_are_in_the_language_of_the_header_then_of_the_body_then_in_english() {
    let portal = Portal::at(NOW);
    let mut program = Program::new(&portal.base);
    let body = |language: &str| json!({ "language": language });
    let spoken =
        |program: &Program, body: &Value| program.post("/appointments", body).header("content-language").to_owned();
    assert_eq!(spoken(&program, &json!({})), "en");
    assert_eq!(spoken(&program, &body("es")), "es");
    program.language = Some("fr-CA, es;q=0.5");
    assert_eq!(spoken(&program, &body("en")), "es");
    assert_eq!(program.get("/nowhere").text("title"), plain(Language::parse("es").unwrap(), "api-not-found-title"));
}

#[test]
fn a_taken_time_comes_with_the_nearest_free_ones() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    booked(&program, &booking("Uno", TIME));
    let told = program.post("/appointments", &booking("Dos", TIME));
    assert_eq!(told.problem(), (409, "slot-taken"));
    let alternatives = told.json["alternatives"].as_array().unwrap();
    assert_eq!(alternatives.len(), 8);
    assert_eq!(alternatives.last().unwrap(), &json!({ "office": "NYC", "starts_at": LATER, "free": 1 }));
    let (number, pin) = booked(&program, &booking("Dos", LATER));
    let told = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": TIME }));
    assert_eq!(told.problem(), (409, "slot-taken"));
    assert_eq!(act(&program, &number, "view", &json!({ "pin": pin })).text("starts_at"), LATER, "the old one is kept");

    portal.by_hand("DELETE FROM seats WHERE office_code = 'NYC' AND appointment_number IS NULL");
    let told = program.post("/appointments", &booking("Tres", TIME));
    assert_eq!(told.json["alternatives"], json!([{ "office": "NEW", "starts_at": TIME, "free": 1 }]));
    portal.by_hand("DELETE FROM seats WHERE appointment_number IS NULL");
    assert_eq!(program.post("/appointments", &booking("Tres", TIME)).json["alternatives"], json!([]));
}

#[test]
fn what_can_no_longer_be_done_has_a_code_of_its_own() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let move_to =
        |number: &str, pin: &str, time| act(&program, number, "reschedule", &json!({ "pin": pin, "starts_at": time }));
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    assert_eq!(program.post("/appointments", &booking("Uno", LATER)).problem(), (409, "already-booked"));
    for round in 0..10 {
        assert_eq!(move_to(&number, &pin, if round % 2 == 0 { LATER } else { TIME }).status, 200);
    }
    assert_eq!(move_to(&number, &pin, LATER).problem(), (409, "too-many-moves"));
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).status, 200);
    assert_eq!(move_to(&number, &pin, LATER).problem(), (409, "cancelled"));

    let (number, pin) = booked(&program, &booking("Dos", TIME));
    portal.by_hand(&format!("UPDATE appointments SET model = 'current' WHERE number = '{number}'"));
    assert_eq!(move_to(&number, &pin, LATER).problem(), (409, "not-movable"));

    let (number, pin) = booked(&program, &booking("Tres", TIME));
    portal.set_now("2026-12-07T10:00:00-05:00");
    assert_eq!(move_to(&number, &pin, "2026-12-14T09:00").problem(), (409, "past"));
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).problem(), (409, "past"));
    let shown = act(&program, &number, "view", &json!({ "pin": pin }));
    assert_eq!((shown.text("status"), shown.text("standing")), ("booked", "past"));
}

#[test]
fn an_office_that_has_closed_for_good_must_be_left() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (number, pin) = booked(&Program::new(&portal.base), &booking("Uno", TIME));
    let left: Vec<&str> = FEW_SEATS.lines().filter(|line| !line.starts_with("NYC")).collect();
    let portal = portal.restart(&left.join("\n"));
    let program = Program::new(&portal.base);
    assert_eq!(program.get("/offices/NYC/slots").problem(), (404, "not-found"));
    let stay = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER }));
    assert_eq!(stay.wrong(), ["office"]);
    let moved = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER, "office": "NEW" }));
    assert_eq!((moved.status, moved.text("office")), (200, "NEW"));
}

#[test]
fn a_key_that_is_none_is_refused() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let body = booking("Uno", TIME);
    for key in ["", "two words", &"k".repeat(256), "schlüssel"] {
        let told = program.post_keyed("/appointments", &body, key);
        assert_eq!(told.wrong(), ["Idempotency-Key"], "{key}");
    }
    let twice = [("Idempotency-Key", "one"), ("Idempotency-Key", "two")];
    assert_eq!(program.post_with("/appointments", &body, &twice).wrong(), ["Idempotency-Key"]);
    assert_eq!(program.post_keyed("/appointments", &body, &"k".repeat(255)).status, 201);
}

#[test]
fn a_body_that_is_no_object_is_told_before_anything_else() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let deep = "[".repeat(10_000);
    let bodies: [&[u8]; 12] = [
        b"",
        b" ",
        b"null",
        b"[]",
        b"1",
        b"\"text\"",
        b"{",
        b"{\"pin\":}",
        b"{}{}",
        b"{\"a\":\"\xff\"}",
        b"NaN",
        deep.as_bytes(),
    ];
    for address in ["/appointments", "/replacements", "/appointments/NYC-26-4821-9375/view"] {
        for body in bodies {
            let told = program.send("POST", address, &[JSON], body);
            assert_eq!(told.problem(), (400, "malformed"), "{}", String::from_utf8_lossy(&body[..body.len().min(20)]));
        }
        let large = format!("{{\"phone\":\"{}\"}}", "1".repeat(JSON_BYTES_MAX));
        assert_eq!(program.send("POST", address, &[JSON], large.as_bytes()).problem(), (413, "too-large"));
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
            let told = program.send("POST", address, &[("Content-Type", kind)], b"{}");
            assert_eq!(told.problem(), (415, "unsupported-media-type"), "{kind}");
        }
        assert_eq!(program.send("POST", address, &[], b"{}").problem(), (415, "unsupported-media-type"));
    }
    let members: serde_json::Map<String, Value> = (0..300).map(|at| (format!("m{at}"), Value::Null)).collect();
    assert_eq!(
        program.post("/appointments/NYC-26-4821-9375/view", &members.into()).wrong().len(),
        11,
        "the PIN and ten others"
    );
}

#[test]
fn every_error_below_api_is_a_problem_and_every_answer_has_the_safe_headers() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    for path in [
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/offices",
        "/api/notice",
        "/api/book/details",
        "/api/v1/offices/",
        "/nowhere",
        "/offices/NYC",
        "/appointments/x/nowhere",
        "/appointments//view",
    ] {
        assert_eq!(program.get(path).problem(), (404, "not-found"), "{path}");
    }
    for (method, path, allow) in [
        ("POST", "/offices", "GET, HEAD"),
        ("DELETE", "/offices/NYC/slots", "GET, HEAD"),
        ("GET", "/appointments", "POST"),
        ("PUT", "/replacements", "POST"),
        ("GET", "/appointments/NYC-26-4821-9375/view", "POST"),
        ("OPTIONS", "/openapi.json", "GET, HEAD"),
    ] {
        let told = program.send(method, path, &[], b"");
        assert_eq!(told.problem(), (405, "method-not-allowed"), "{method} {path}");
        assert_eq!(told.header("allow"), allow);
    }
    for reply in
        [program.get("/offices"), program.get("/nowhere"), program.post("/appointments", &booking("Uno", TIME))]
    {
        for (name, value) in
            [("cache-control", "no-store"), ("x-content-type-options", "nosniff"), ("x-frame-options", "DENY")]
        {
            assert_eq!(reply.header(name), value);
        }
        assert!(reply.header("content-security-policy").contains("default-src 'none'"));
        assert_eq!(reply.header("set-cookie"), "");
    }
    let head = program.send("HEAD", "/offices", &[], b"");
    assert_eq!((head.status, head.header("content-type"), &head.json), (200, "application/json", &Value::Null));
}

#[test]
fn guessing_is_slowed_down_by_number_and_by_client() {
    let place = Place::new();
    let offices = place.file("offices.csv", FEW_SEATS);
    let running = place.serve(&["--offices", &offices, "--clock", NOW]);
    let program = Program::new(&running.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    for _ in 0..4 {
        assert_eq!(act(&program, &number, "view", &json!({ "pin": "000000" })).status, 404);
    }
    let told = act(&program, &number, "view", &json!({ "pin": pin }));
    assert_eq!(told.problem(), (429, "too-many-requests"));
    assert!((1..=60).contains(&told.header("retry-after").parse::<u64>().unwrap()));
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": pin })).problem(), (429, "too-many-requests"));
    let item = crate::api_contact::asked(&program, &crate::api_contact::asking("Dos", json!({})));
    let born = |born| crate::api_contact::view(&program, &item, born);
    assert!((0..4).all(|_| born("2000-01-01").status == 404));
    assert_eq!(born(crate::api_contact::BORN).problem(), (429, "too-many-requests"));
    // From one address three hundred at once, whoever is meant, then one a second.
    let names = ('A'..='Z').flat_map(|first| ('a'..='z').map(move |last| format!("{first}{last}")));
    let guesses = names.take(400).map(|name| program.post("/replacements", &details(&name)));
    let told = guesses.into_iter().find(|reply| reply.status != 404).expect("a limit");
    assert_eq!((told.problem(), told.header("retry-after")), ((429, "too-many-requests"), "1"));
    let statuses: BTreeSet<u16> =
        (0..30).map(|_| program.post("/appointments", &booking("Uno", TIME)).status).collect();
    assert!(statuses.contains(&429), "whether somebody has an appointment is guessed at here too: {statuses:?}");
    assert_eq!(program.get("/offices").status, 200, "looking is not guessing");
}

#[test]
fn a_database_that_is_out_and_a_fault_of_ours_are_problems_too() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Uno", TIME));
    portal.by_hand(&format!("UPDATE appointments SET details_sealed = {}", zeros(200)));
    let told = act(&program, &number, "view", &json!({ "pin": pin }));
    assert_eq!(told.problem(), (500, "internal"));
    assert_eq!(told.text("request_id").len(), 12);
    portal.services.db.clone().close();
    let told = program.post_keyed("/appointments", &booking("Dos", TIME), "key-1");
    assert_eq!((told.problem(), told.header("retry-after")), ((503, "unavailable"), "5"));
}

#[test]
fn the_description_is_openapi_3_1_and_names_every_address_and_every_problem() {
    let portal = Portal::at(NOW);
    let reply = Program::new(&portal.base).get("/openapi.json");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/json"));
    assert_eq!(reply.json, serde_json::to_value(document()).unwrap());
    assert!(reply.text("openapi").starts_with("3.1."));
    let about = reply.json["info"]["description"].as_str().unwrap();
    assert!(about.contains("emulator") && about.contains("not a government site"));
    let codes = reply.json["components"]["schemas"]["Problem"]["properties"]["code"]["enum"].as_array().unwrap();
    assert_eq!(codes.len(), Code::ALL.len());
    for code in Code::ALL {
        assert!(about.contains(&format!("| `{}` | {} |", code.as_str(), code.status().as_u16())));
        // What only other addresses and methods can meet is in the list above.
        let shown = reply.json["paths"].to_string().contains(&format!("urn:infopass:problem:{}\"", code.as_str()));
        assert_eq!(shown, code != Code::MethodNotAllowed, "{code:?}");
    }
    let routes = include_str!("../../src/web/routes.rs");
    let table = |name: &str| routes.split(&format!("fn {name}(")).nth(1).unwrap().split("\n}").next().unwrap();
    let known: BTreeSet<String> = ["calls", "contact_calls", "desk_calls"]
        .into_iter()
        .flat_map(|name| table(name).split('"').skip(1).step_by(2))
        .map(|address| format!("/api/v1{address}"))
        .collect();
    assert!(known.len() > 30);
    assert_eq!(reply.json["paths"].as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>(), known);
    for (address, item) in reply.json["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            let responses = operation["responses"].as_object().unwrap();
            assert!(
                responses.contains_key("500") && responses.keys().any(|status| status.starts_with('2')),
                "{address}"
            );
            assert_eq!(responses.contains_key("401"), address.contains("/desk/"), "{address}");
            let logs_in = address.ends_with("/desk/sessions") || !address.contains("/desk/");
            assert_eq!(operation.get("security").is_none(), logs_in, "{address}");
            for status in ["429", "503"].iter().filter(|status| responses.contains_key(**status)) {
                assert!(responses[*status]["headers"].get("Retry-After").is_some(), "{address}");
            }
        }
    }
}
