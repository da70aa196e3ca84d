//! The contact centre's JSON for the public: hours, kinds, cases, and a request from being asked to the notice.

use crate::api::{act, details, with};
use crate::api_desk::{desk, post as desk_post, revision};
use crate::support::portal::FEW_SEATS;
use crate::support::{Person, Portal, Program, Reply};
use infopass::current::load_cases::load_cases;
use infopass::domain::case::parse_cases;
use infopass::view::language::Language;
use infopass::view::words::plain;
use serde_json::{Value, json};

pub const NOW: &str = "2026-11-23T10:00:00-05:00";

/// A request for a stamp by somebody of this family name, with some members more.
pub fn asking(family_name: &str, more: Value) -> Value {
    with(with(details(family_name), json!({ "kind": "adit-stamp" })), more)
}

/// Asks; the service item number.
pub fn asked(program: &Program, body: &Value) -> String {
    let reply = program.post("/contact/requests", body);
    assert_eq!(reply.status, 201, "{reply:?}");
    reply.text("service_item_number").to_owned()
}

pub fn view(program: &Program, number: &str, born: &str) -> Reply {
    program.post(&format!("/contact/requests/{number}/view"), &json!({ "date_of_birth": born }))
}

pub const BORN: &str = "1985-07-04";

#[test]
fn a_request_is_called_back_scheduled_and_its_notice_opened() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let body = asking("García López", json!({ "about": "A new job", "urgent": false, "text_ahead": true }));
    let reply = program.post("/contact/requests", &body);
    let number = reply.text("service_item_number").to_owned();
    assert_eq!(reply.header("location"), format!("/api/v1/contact/requests/{number}/view"));
    let expected = json!({
        "service_item_number": number, "channel": "form", "kind": "adit-stamp", "office": "NYC", "urgent": false,
        "status": "waiting", "received_at": NOW, "call_back_from": reply.text("call_back_from"),
        "call_back_by": reply.text("call_back_by"), "overdue": false, "text_ahead": true, "era": "2023",
        "rule": "taken-down", "rules_version": "2026-11-25", "language": "en",
    });
    assert_eq!(reply.json, expected);
    assert!(reply.text("call_back_from") > NOW && reply.text("call_back_by").ends_with("T18:30:00-05:00"));

    let queue = officer.get("/desk/queue");
    assert_eq!(
        (queue.status, &queue.json["waiting"], &queue.json["items"][0]["about"]),
        (200, &json!(1), &json!("A new job"))
    );
    let item = |name: &str, body: &Value| desk_post(&officer, &format!("/desk/items/{number}/{name}"), body);
    assert_eq!(item("text", &json!({ "revision": 1 })).status, 200);
    let missed = item("missed", &json!({ "revision": 2 }));
    assert_eq!((missed.status, missed.text("status"), &missed.json["missed_calls"]), (200, "waiting", &json!(1)));
    assert_eq!(
        item("missed", &json!({ "revision": 2 })).problem(),
        (409, "changed"),
        "a repeated act is not done twice"
    );
    let reached = item("reached", &json!({ "revision": 3 }));
    assert_eq!((reached.text("status"), revision(&reached)), ("reached", 4));
    let shown = view(&program, &number, BORN);
    let outcomes: Vec<_> = shown.json["calls"].as_array().unwrap().iter().map(|call| call["outcome"].clone()).collect();
    assert_eq!((shown.status, outcomes), (200, ["text-sent", "missed", "reached"].map(Value::from).to_vec()));
    assert_eq!((&shown.json["decision"], &shown.json["appointment"]), (&Value::Null, &Value::Null));

    let seats = officer.get(&format!("/desk/items/{number}/seats"));
    assert_eq!(seats.text("proposed"), "2026-12-01T09:00", "five working days ahead, without Thanksgiving");
    let documents = json!({ "revision": 4, "documents": ["photo-id"], "bring": "The letter" });
    let assigned = item("appointment", &documents);
    assert_eq!((assigned.status, assigned.text("status")), (200, "scheduled"), "{assigned:?}");
    assert!(assigned.json["appointment"].get("pin").is_none(), "the PIN is the person's");

    notice_is_the_persons(&portal, &program, &number);
    assert_eq!(portal.check(), Vec::<String>::new());
}

/// What the person does with an assigned appointment.
fn notice_is_the_persons(portal: &Portal, program: &Program, number: &str) {
    let shown = view(program, number, BORN);
    let appointment = &shown.json["appointment"];
    let (confirmation, pin) =
        (appointment["confirmation_number"].as_str().unwrap(), appointment["pin"].as_str().unwrap());
    assert_eq!((&appointment["starts_at"], &appointment["standing"]), (&json!("2026-12-01T09:00"), &json!("live")));
    let photo_id = plain(Language::english(), "document-photo-id");
    assert_eq!(appointment["bring"], json!([photo_id, "The letter"]));
    assert_eq!(shown.json["decision"]["rule"], "proof-of-status");
    assert_eq!(shown.json["decision"]["overridden"], false);
    let text = plain(Language::english(), "rule-proof-of-status-text");
    assert_eq!(shown.json["decision"]["text"], text);
    let key = json!({ "pin": pin });
    let opened = act(program, confirmation, "view", &key);
    assert_eq!((opened.text("model"), opened.text("reason")), ("current", "adit-stamp"));
    let mut person = Person::new(&portal.base);
    let notice = crate::journeys::sign_in(&mut person, "en", confirmation, pin);
    assert_eq!(crate::journeys::numbers(&notice).0, confirmation);
    let moved =
        act(program, confirmation, "reschedule", &with(key.clone(), json!({ "starts_at": "2026-12-02T09:00" })));
    assert_eq!(moved.problem(), (409, "not-movable"));
    assert_eq!(act(program, confirmation, "cancel", &key).text("status"), "cancelled");
    assert_eq!(view(program, number, BORN).json["appointment"]["standing"], "cancelled");
}

#[test]
fn hours_tell_who_answers_now_and_who_next() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let open = program.get("/contact/hours").json;
    assert_eq!((&open["live"], &open["live_until"]), (&json!(true), &json!("2026-11-23T20:00:00-05:00")));
    assert_eq!((&open["next_live"], &open["era"]), (&Value::Null, &json!("2023")));
    assert_eq!(open["calls"], json!({ "now": true, "next": null, "begin": "07:00", "end": "18:30" }));
    // The eve of Thanksgiving.
    portal.set_now("2026-11-25T21:00:00-05:00");
    let closed = program.get("/contact/hours").json;
    assert_eq!((&closed["live"], &closed["live_until"]), (&json!(false), &Value::Null));
    assert_eq!(closed["next_live"], "2026-11-27T08:00:00-05:00");
    assert_eq!(closed["calls"]["next"], "2026-11-27T07:00:00-05:00");
}

#[test]
fn kinds_are_those_of_the_rule_file_in_the_words_of_each_language() {
    let portal = Portal::at(NOW);
    for language in Language::all() {
        let mut program = Program::new(&portal.base);
        program.language = Some(language.code());
        let reply = program.get("/contact/kinds");
        let kinds = reply.json["kinds"].as_array().unwrap();
        assert_eq!(kinds.len(), portal.services.rules.kinds.len());
        assert_eq!(kinds[0]["name"], plain(language, "kind-adit-stamp"));
        assert_eq!((&kinds[0]["group"], &kinds[0]["asks_urgent"]), (&json!("primary"), &json!(true)));
        assert_eq!(kinds.last().unwrap()["group"], "by-phone");
    }
}

#[test]
fn a_case_is_told_by_its_receipt_number() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let cases = parse_cases("receipt_number,status,form,changed_on\nMSC2190000001,pending,I-485,2026-11-02\n").unwrap();
    load_cases(&portal.services.db, &cases).unwrap();
    let case = |typed: &str| program.post("/contact/cases", &json!({ "receipt_number": typed }));
    let expected =
        json!({ "receipt_number": "MSC2190000001", "status": "pending", "form": "I-485", "changed_on": "2026-11-02" });
    assert_eq!((case("msc-21-900-00001").status, case("MSC2190000001").json), (200, expected));
    assert_eq!(case("MSC2190000002").problem(), (404, "not-found"));
    assert_eq!(case("MSC219").wrong(), ["receipt_number"]);
    assert_eq!(program.post("/contact/cases", &json!({})).wrong(), ["receipt_number"]);
}

#[test]
fn what_tier_one_settles_is_answered_and_nothing_is_taken_down() {
    let portal = Portal::at(NOW);
    let mut program = Program::new(&portal.base);
    program.language = Some("es");
    let body = asking("Uno", json!({ "kind": "emergency-advance-parole", "urgent": true, "evidence": false }));
    let reply = program.post("/contact/requests", &body);
    let text = plain(Language::parse("es").unwrap(), "rule-call-again-with-evidence-text");
    let expected =
        json!({ "settled": true, "rule": "call-again-with-evidence", "rules_version": "2026-11-25", "text": text });
    assert_eq!((reply.status, &reply.json), (200, &expected));
    let cases = parse_cases("receipt_number,status\nMSC2190000001,pending\n").unwrap();
    load_cases(&portal.services.db, &cases).unwrap();
    let question = asking("Uno", json!({ "kind": "case-question", "receipt_number": "MSC2190000001" }));
    assert_eq!(program.post("/contact/requests", &question).text("rule"), "case-is-pending");
    asked(&program, &with(body, json!({ "evidence": true })));
}

#[test]
fn the_same_key_asks_once_and_a_person_waits_once() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let body = asking("Uno", json!({ "urgent": true }));
    let first = program.post_keyed("/contact/requests", &body, "key-1");
    assert_eq!((first.status, first.text("rule"), &first.json["urgent"]), (201, "proof-needed-soon", &json!(true)));
    assert_eq!(program.post_keyed("/contact/requests", &body, "key-1").json, first.json);
    assert_eq!(program.post("/contact/requests", &body).problem(), (409, "already-waiting"));
    let other = asking("Dos", json!({}));
    assert_eq!(program.post_keyed("/contact/requests", &other, "key-1").problem(), (422, "idempotency-key-reused"));
    asked(&program, &other);
}

#[test]
fn an_unknown_number_and_another_date_of_birth_are_one_answer() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let number = asked(&program, &asking("Uno", json!({})));
    let other = view(&program, &number, "1985-07-05");
    let unknown = view(&program, portal.services.random.service_item_number().as_str(), BORN);
    assert_eq!((other.problem(), &other.json), ((404, "not-found"), &unknown.json));
    let last = number.chars().last().unwrap().to_digit(10).unwrap();
    let typo = format!("{}{}", &number[..7], (last + 1) % 10);
    assert_eq!(view(&program, &typo, BORN).wrong(), ["service_item_number"], "told without a look-up");
    assert_eq!(view(&program, "nonsense", "yesterday").wrong(), ["date_of_birth", "service_item_number"]);
    let spoken = format!("{}%20{}", &number[..4], &number[4..]);
    assert_eq!(view(&program, &spoken, BORN).status, 200);
}

#[test]
fn every_wrong_member_of_a_request_is_named() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let wrong = [
        ("kind", json!("nonsense"), "error-api-kind"),
        ("kind", Value::Null, "error-api-kind"),
        ("urgent", json!("yes"), "error-api-not-boolean"),
        ("evidence", json!(1), "error-api-not-boolean"),
        ("text_ahead", json!([]), "error-api-not-boolean"),
        ("receipt_number", json!("MSC"), "error-api-receipt-number"),
        ("about", json!("x".repeat(501)), "error-api-too-long"),
        ("representative", json!("R2D2"), "error-api-representative"),
        ("account", json!("123"), "error-api-account"),
        ("office", json!("XXX"), "error-office-unknown"),
        ("zip", json!("1000"), "error-zip-length"),
        ("pin", json!("123456"), "error-api-unknown"),
    ];
    for (name, value, key) in wrong {
        let told = program.post("/contact/requests", &asking("Uno", json!({ name: value })));
        assert_eq!(told.wrong(), [name], "{value}");
        assert_eq!(told.json["errors"][name], plain(Language::english(), key), "{name}: {value}");
    }
    let told = program.post("/contact/walk-ins", &asking("Uno", json!({ "representative": "Luis" })));
    assert_eq!(told.wrong(), ["office", "representative"]);
}

#[test]
fn a_zip_code_of_no_office_needs_one_to_be_named() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let body = asking("Uno", json!({ "zip": "00000" }));
    let told = program.post("/contact/requests", &body);
    assert_eq!(told.wrong(), ["office"]);
    assert_eq!(told.json["errors"]["office"], plain(Language::english(), "error-office-missing"));
    let taken = program.post("/contact/requests", &with(body, json!({ "office": "HHW" })));
    assert_eq!((taken.status, taken.text("office")), (201, "HHW"));
    let own = program.post("/contact/requests", &asking("Dos", json!({ "office": "HHW" })));
    assert_eq!((own.status, own.text("office")), (201, "NYC"), "a ZIP code that tells an office decides");
}

#[test]
fn somebody_at_the_door_is_seen_today_or_sent_away() {
    let portal = Portal::with("2026-11-23T08:30:00-05:00", FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let ask = |name: &str| {
        let reply = program.post("/contact/walk-ins", &asking(name, json!({ "office": "NYC", "urgent": true })));
        assert_eq!((reply.status, reply.text("rule")), (201, "proof-needed-today"), "{reply:?}");
        reply.text("service_item_number").to_owned()
    };
    let (uno, dos, tres) = (ask("Uno"), ask("Dos"), ask("Tres"));
    let at_door = officer.get("/desk/walk-ins");
    assert_eq!(at_door.json["walk_ins"].as_array().unwrap().len(), 3);
    assert_eq!(
        at_door.json["seats"],
        json!([{ "starts_at": "2026-11-23T09:00", "free": 1 }, { "starts_at": "2026-11-23T09:15", "free": 1 }])
    );
    let act =
        |number: &str, name: &str, body: &Value| desk_post(&officer, &format!("/desk/walk-ins/{number}/{name}"), body);
    let accepted = act(&uno, "accept", &json!({ "revision": 1 }));
    assert_eq!((accepted.text("status"), &accepted.json["appointment"]["ticket"]), ("scheduled", &json!(1)));
    assert_eq!(view(&program, &uno, BORN).json["appointment"]["ticket"], 1);
    let tomorrow = json!({ "revision": 1, "starts_at": "2026-11-24T09:00" });
    assert_eq!(act(&dos, "accept", &tomorrow).wrong(), ["starts_at"]);
    let taken = act(&dos, "accept", &json!({ "revision": 1, "starts_at": "2026-11-23T09:00" }));
    assert_eq!(taken.problem(), (409, "slot-taken"));
    assert_eq!(act(&dos, "decline", &json!({ "revision": 1 })).wrong(), ["rule"], "against the advice it needs a rule");
    let ground = json!({ "revision": 1, "rule": "no-emergency-at-the-door" });
    let declined = act(&dos, "decline", &ground);
    assert_eq!((declined.status, declined.text("status")), (200, "refused"), "{declined:?}");
    assert_eq!(view(&program, &dos, BORN).json["decision"]["rule"], "no-emergency-at-the-door");
    assert_eq!(act(&tres, "accept", &json!({ "revision": 1 })).status, 200);
    let called = asked(&program, &asking("Cuatro", json!({})));
    assert_eq!(act(&called, "decline", &ground).problem(), (404, "not-found"), "nobody stands there");
    assert_eq!(act(&called, "accept", &json!({ "revision": 1 })).status, 409, "and nobody was reached");

    portal.set_now("2026-11-23T09:20:00-05:00");
    let late = program.post("/contact/walk-ins", &asking("Cinco", json!({ "office": "NYC" })));
    assert_eq!(late.problem(), (409, "office-closed"));
    assert_eq!(portal.check(), Vec::<String>::new());
}
