//! The desk's JSON: who may do what, tokens, decisions, the visitor's day and the record.

use crate::api::{act, booked, booking, with};
use crate::api_contact::{BORN, NOW, asked, asking, view};
use crate::support::portal::FEW_SEATS;
use crate::support::{Portal, Program, Reply};
use infopass::domain::office::OfficeCode;
use infopass::domain::rules::{Outcome, Stage};
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::passwords::Password;
use infopass::staff::{SESSION_IDLE_MAX, add};
use serde_json::{Value, json};

const RIGHT: &str = "correct horse battery";

/// Somebody who is logged in at the desk.
pub struct Desk {
    program: Program,
    pub token: String,
}

impl Desk {
    pub fn get(&self, path: &str) -> Reply {
        self.program.send("GET", path, &[("Authorization", &format!("Bearer {}", self.token))], b"")
    }
}

/// Posts as somebody of the desk.
pub fn post(desk: &Desk, path: &str, body: &Value) -> Reply {
    desk.program.post_with(path, body, &[("Authorization", &format!("bearer {}", desk.token))])
}

pub fn revision(reply: &Reply) -> i64 {
    reply.json["revision"].as_i64().unwrap()
}

fn account(portal: &Portal, name: &str, role: &str, office: Option<&str>) {
    let staff = Staff {
        name: StaffName::parse(name).unwrap(),
        role: Role::parse(role).unwrap(),
        office: office.map(|code| OfficeCode::parse(code).unwrap()),
    };
    let password = Password::typed(RIGHT.to_owned());
    portal.run(add(&portal.services, &portal.passwords, &staff, &password, &StaffName::command_line())).unwrap();
}

fn log_in(program: &Program, name: &str, password: &str) -> Reply {
    program.post("/desk/sessions", &json!({ "name": name, "password": password }))
}

/// Makes an account and logs it in.
pub fn desk(portal: &Portal, name: &str, role: &str, office: Option<&str>) -> Desk {
    account(portal, name, role, office);
    let program = Program::new(&portal.base);
    let reply = log_in(&program, name, RIGHT);
    assert_eq!((reply.status, reply.text("name"), reply.text("role")), (201, name, role), "{reply:?}");
    assert_eq!(reply.json["office"].as_str(), office);
    Desk { token: reply.text("token").to_owned(), program }
}

/// A request that an officer has on the telephone, at revision 2.
fn reached(program: &Program, officer: &Desk, body: &Value) -> String {
    let number = asked(program, body);
    let reply = post(officer, &format!("/desk/items/{number}/reached"), &json!({ "revision": 1 }));
    assert_eq!((reply.status, revision(&reply)), (200, 2), "{reply:?}");
    number
}

fn decide(officer: &Desk, number: &str, name: &str, body: &Value) -> Reply {
    post(officer, &format!("/desk/items/{number}/{name}"), &with(json!({ "revision": 2 }), body.clone()))
}

#[test]
fn a_token_is_needed_and_ends() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    let closed = program.get("/desk/queue");
    assert_eq!((closed.problem(), closed.header("www-authenticate")), ((401, "unauthorized"), "Bearer"));
    assert!(closed.text("detail").contains("infopass staff add"));

    let officer = desk(&portal, "ana", "officer", Some("NYC"));
    let none = program.get("/desk/queue");
    assert_eq!(none.problem(), (401, "unauthorized"));
    assert!(!none.text("detail").contains("infopass staff add"));
    let other = if officer.token.starts_with('A') { "B" } else { "A" };
    let basic = format!("Basic {}", officer.token);
    let wrong = format!("Bearer {other}{}", &officer.token[1..]);
    for header in ["", "Bearer", "Bearer ", "Bearer x", basic.as_str(), wrong.as_str(), officer.token.as_str()] {
        let told = program.send("GET", "/desk/queue", &[("Authorization", header)], b"");
        assert_eq!(told.problem(), (401, "unauthorized"), "{header}");
    }
    assert_eq!(
        program.send("POST", "/desk/day/close", &[], b"no object").problem(),
        (401, "unauthorized"),
        "first of all"
    );
    assert_eq!(officer.get("/desk/queue").status, 200);

    let ended = post(&officer, "/desk/sessions/end", &json!({}));
    assert_eq!((ended.status, &ended.json), (204, &Value::Null));
    assert_eq!(officer.get("/desk/queue").problem(), (401, "unauthorized"));
    assert_eq!(post(&officer, "/desk/sessions/end", &json!({})).problem(), (401, "unauthorized"));

    let again = Desk { token: log_in(&program, "ana", RIGHT).text("token").to_owned(), program };
    assert_eq!(again.get("/desk/queue").status, 200);
    portal.clock.pass(SESSION_IDLE_MAX);
    assert_eq!(again.get("/desk/queue").problem(), (401, "unauthorized"), "not used for half an hour");
}

#[test]
fn a_wrong_log_in_tells_nothing_and_costs_waits() {
    let portal = Portal::with(NOW, FEW_SEATS);
    account(&portal, "ana", "officer", Some("NYC"));
    let program = Program::new(&portal.base);
    let wrong = log_in(&program, "ana", "wrong horse battery");
    let unknown = log_in(&program, "ben", RIGHT);
    assert_eq!((wrong.problem(), &wrong.json), ((401, "wrong-log-in"), &unknown.json));
    assert_eq!(wrong.header("www-authenticate"), "Bearer");
    for _ in 0..2 {
        log_in(&program, "ana", "wrong horse battery");
    }
    let locked = log_in(&program, "ana", RIGHT);
    assert_eq!((locked.problem(), locked.header("retry-after")), ((429, "too-many-requests"), "2"));
    assert_eq!(log_in(&program, "", "").wrong(), ["name", "password"]);
    let long = "x".repeat(201);
    assert_eq!(log_in(&program, "ana", &long).wrong(), ["password"]);
}

#[test]
fn each_role_sees_and_does_what_is_its_own() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let program = Program::new(&portal.base);
    let officer = desk(&portal, "ana", "officer", Some("NYC"));
    let newark = desk(&portal, "ben", "officer", Some("NEW"));
    let operator = desk(&portal, "olga", "operator", None);
    let admin = desk(&portal, "ada", "admin", None);
    let number = asked(&program, &asking("Uno", json!({})));
    let item = format!("/desk/items/{number}");
    for (who, status) in [(&officer, 200), (&operator, 200), (&admin, 200), (&newark, 404)] {
        assert_eq!(who.get(&item).status, status);
        assert_eq!(who.get(&format!("{item}/seats")).status, status);
    }
    assert_eq!(newark.get("/desk/queue").json["waiting"], 0);
    assert_eq!(newark.get("/desk/queue?office=NYC").problem(), (403, "forbidden"));
    assert_eq!(operator.get("/desk/queue?office=NYC").json["waiting"], 1);
    assert_eq!(operator.get("/desk/queue").json["office"], Value::Null);
    assert_eq!(operator.get("/desk/queue?office=XXX").wrong(), ["office"]);
    for path in ["/desk/walk-ins", "/desk/day"] {
        assert_eq!(operator.get(path).wrong(), ["office"], "{path}");
        assert_eq!(operator.get(&format!("{path}?office=NYC")).status, 200, "{path}");
        assert_eq!(newark.get(&format!("{path}?office=NYC")).problem(), (403, "forbidden"), "{path}");
    }
    let body = json!({ "revision": 1 });
    for name in ["text", "reached", "missed", "answer", "refuse", "appointment", "refuse-by-office"] {
        assert_eq!(post(&operator, &format!("{item}/{name}"), &body).problem(), (403, "forbidden"), "{name}");
        assert_eq!(post(&newark, &format!("{item}/{name}"), &body).problem(), (404, "not-found"), "{name}");
    }
    assert_eq!(post(&operator, "/desk/day/close", &json!({ "office": "NYC" })).problem(), (403, "forbidden"));
    for who in [&officer, &operator] {
        assert_eq!(who.get("/desk/record").problem(), (403, "forbidden"));
    }
    assert_eq!(post(&admin, &format!("{item}/reached"), &body).status, 200);
    let record = admin.get("/desk/record");
    let last = &record.json["acts"][0];
    assert_eq!(
        (&last["name"], &last["act"], &last["item"]),
        (&json!("ada"), &json!("call-back-reached"), &json!(number))
    );
    assert_eq!(last["at"], "2026-11-23T15:00:00Z");
    let older = admin.get(&format!("/desk/record?before={}", last["id"]));
    assert_eq!(older.json["acts"][0], record.json["acts"][1]);
    for before in ["0", "x", "-1"] {
        assert_eq!(admin.get(&format!("/desk/record?before={before}")).wrong(), ["before"]);
    }
}

#[test]
fn a_decision_follows_the_rules_or_says_why_not() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let waiting = asked(&program, &asking("Uno", json!({})));
    let early = post(&officer, &format!("/desk/items/{waiting}/answer"), &json!({ "revision": 1 }));
    assert_eq!(early.problem(), (409, "impossible"), "nobody was reached");
    let number = reached(&program, &officer, &asking("Dos", json!({})));
    let item = officer.get(&format!("/desk/items/{number}"));
    let rules = item.json["rules"].as_array().unwrap();
    let advised: Vec<_> = rules.iter().filter(|rule| rule["advised"] == true).map(|rule| &rule["rule"]).collect();
    assert_eq!(advised, ["proof-of-status"]);
    assert_eq!(decide(&officer, &number, "answer", &json!({})).wrong(), ["reason"]);
    assert_eq!(decide(&officer, &number, "answer", &json!({ "rule": "visit-needed" })).wrong(), ["rule"]);
    assert_eq!(decide(&officer, &number, "refuse", &json!({})).wrong(), ["rule"], "a refusal names its rule");
    assert_eq!(
        decide(&officer, &number, "refuse", &json!({ "rule": "not-urgent-enough", "revision": 9 })).problem(),
        (409, "changed")
    );
    let ground = json!({ "rule": "packet-not-due", "reason": "The packet is not due" });
    let refused = decide(&officer, &number, "refuse", &ground);
    assert_eq!((refused.status, refused.text("status")), (200, "refused"), "{refused:?}");
    let decision = &refused.json["decision"];
    assert_eq!((&decision["by"], &decision["overridden_rule"]), (&json!("ana"), &json!("proof-of-status")));
    assert_eq!((&decision["reason"], &refused.json["rules"]), (&json!("The packet is not due"), &json!([])));
    let shown = view(&program, &number, BORN);
    assert_eq!((&shown.json["decision"]["overridden"], shown.json["decision"].get("reason")), (&json!(true), None));
    let again = post(&officer, &format!("/desk/items/{number}/refuse"), &with(ground, json!({ "revision": 3 })));
    assert_eq!(again.problem(), (409, "impossible"));

    let third = reached(&program, &officer, &asking("Tres", json!({})));
    let answered = decide(&officer, &third, "answer", &json!({ "rule": "solved-in-the-call" }));
    assert_eq!((answered.status, answered.text("status")), (200, "answered"), "{answered:?}");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn an_appointment_is_assigned_at_another_time_and_a_taken_one_comes_with_others() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let (uno, dos) = (
        reached(&program, &officer, &asking("Uno", json!({}))),
        reached(&program, &officer, &asking("Dos", json!({}))),
    );
    let wrong = [
        ("starts_at", json!("2026-12-02T09:07")),
        ("starts_at", json!("2026-11-20T09:00")),
        ("starts_at", json!("tomorrow")),
        ("documents", json!(["nonsense"])),
        ("documents", json!("photo-id")),
        ("documents", json!([1])),
        ("bring", json!("x".repeat(121))),
        ("revision", json!(0)),
        ("revision", json!("2")),
        ("revision", Value::Null),
    ];
    for (name, value) in wrong {
        assert_eq!(decide(&officer, &uno, "appointment", &json!({ name: value })).wrong(), [name], "{value}");
    }
    let time = json!({ "starts_at": "2026-12-02T09:00" });
    let assigned = decide(&officer, &uno, "appointment", &time);
    assert_eq!(assigned.json["appointment"]["starts_at"], "2026-12-02T09:00", "{assigned:?}");
    let bring = view(&program, &uno, BORN).json["appointment"]["bring"].as_array().unwrap().len();
    assert_eq!(bring, 5, "those of the kind");
    let taken = decide(&officer, &dos, "appointment", &time);
    assert_eq!(taken.problem(), (409, "slot-taken"));
    let first = json!({ "office": "NYC", "starts_at": "2026-12-02T09:15", "free": 1 });
    assert_eq!(taken.json["alternatives"][0], first);
    let seats = officer.get(&format!("/desk/items/{dos}/seats?from=2026-12-02"));
    assert_eq!(seats.json["seats"][0], json!({ "starts_at": "2026-12-02T09:15", "free": 1 }));
    assert_eq!(officer.get(&format!("/desk/items/{dos}/seats?from=x")).wrong(), ["from"]);

    // Whoever has an appointment cannot ask for another one; what is asked by phone leads to no second one either.
    assert_eq!(program.post("/contact/requests", &asking("Uno", json!({}))).problem(), (409, "already-booked"));
    let by_phone = asking("Uno", json!({ "kind": "card-not-received", "urgent": true }));
    let again = reached(&program, &officer, &by_phone);
    assert_eq!(decide(&officer, &again, "appointment", &json!({})).problem(), (409, "already-booked"));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn an_urgent_appointment_may_still_be_refused_by_the_office() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let number = reached(&program, &officer, &asking("Uno", json!({ "urgent": true })));
    assert_eq!(decide(&officer, &number, "appointment", &json!({})).status, 200);
    let to_come = officer.get("/desk/queue").json["urgent_to_come"][0]["service_item_number"].clone();
    assert_eq!(to_come, json!(number));
    let ground = json!({ "revision": 3, "rule": "office-has-no-room" });
    let refused = decide(&officer, &number, "refuse-by-office", &ground);
    assert_eq!(
        (refused.text("status"), &refused.json["appointment"]["standing"]),
        ("refused", &json!("cancelled")),
        "{refused:?}"
    );
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn after_two_missed_calls_the_person_starts_over() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let number = asked(&program, &asking("Uno", json!({})));
    for (revision, status) in [(1, "waiting"), (2, "closed")] {
        let missed = post(&officer, &format!("/desk/items/{number}/missed"), &json!({ "revision": revision }));
        assert_eq!(missed.text("status"), status);
    }
    let shown = view(&program, &number, BORN);
    assert_eq!((shown.text("status"), &shown.json["decision"]["rule"]), ("closed", &Value::Null));
    asked(&program, &asking("Uno", json!({})));
}

#[test]
fn a_visitors_day_goes_from_the_door_to_the_window() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, officer) = (Program::new(&portal.base), desk(&portal, "ana", "officer", Some("NYC")));
    let newark = desk(&portal, "ben", "officer", Some("NEW"));
    let (uno, pin) = booked(&program, &booking("Uno", "2026-12-01T09:00"));
    let (dos, _) = booked(&program, &booking("Dos", "2026-12-01T09:15"));
    let visit = |number: &str, name: &str, body: &Value| post(&officer, &format!("/desk/visits/{number}/{name}"), body);
    let none = json!({});
    portal.set_now("2026-12-01T08:40:00-05:00");
    // Sessions run by the machine's clock: setting the service's time ends none.
    let day = officer.get("/desk/day").json;
    assert_eq!((&day["office"], &day["day"]), (&json!("NYC"), &json!("2026-12-01")));
    assert_eq!(day["visitors"].as_array().unwrap().len(), 2);
    assert_eq!(officer.get("/desk/day?day=2026-12-02").json["visitors"], json!([]));
    assert_eq!(officer.get("/desk/day?day=x").wrong(), ["day"]);
    assert_eq!(visit(&uno, "check-in", &none).problem(), (409, "too-early"));
    assert_eq!(visit(&uno, "no-show", &none).problem(), (409, "too-early"));
    portal.set_now("2026-12-01T08:50:00-05:00");
    assert_eq!(visit(&uno, "call", &json!({ "window": 1 })).problem(), (409, "wrong-state"));
    let here = visit(&uno, "check-in", &none);
    assert_eq!((here.text("state"), &here.json["ticket"]), ("checked-in", &json!(1)), "{here:?}");
    assert_eq!(visit(&uno, "check-in", &none).json, here.json, "once is enough");
    assert_eq!(visit(&uno, "no-show", &none).problem(), (409, "wrong-state"));
    assert_eq!(act(&program, &uno, "cancel", &json!({ "pin": pin })).problem(), (409, "past"));
    assert_eq!(visit(&uno, "call", &json!({ "window": 3 })).wrong(), ["window"], "there are two");
    assert_eq!(visit(&uno, "call", &json!({})).wrong(), ["window"]);
    assert_eq!(visit(&uno, "serve", &none).problem(), (409, "wrong-state"));
    let called = visit(&uno, "call", &json!({ "window": 2 }));
    assert_eq!((called.text("state"), &called.json["window"]), ("called", &json!(2)));
    assert_eq!(visit(&uno, "serve", &none).text("state"), "served");

    portal.set_now("2026-12-01T09:20:00-05:00");
    assert_eq!(visit(&dos, "check-in", &none).problem(), (409, "late"));
    assert_eq!(visit(&dos, "check-in", &json!({ "rule": "visit-needed" })).wrong(), ["rule"]);
    let admitted = visit(&dos, "check-in", &json!({ "rule": "line-at-security" }));
    assert_eq!((admitted.text("state"), admitted.text("admitted_by")), ("checked-in", "line-at-security"));
    assert_eq!(post(&newark, &format!("/desk/visits/{dos}/serve"), &none).problem(), (404, "not-found"));
    assert_eq!(visit("NYC", "serve", &none).wrong(), ["confirmation_number"]);
    assert_eq!(visit(&dos, "serve", &json!({ "pin": "1" })).wrong(), ["pin"]);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn closing_the_day_marks_whoever_has_not_come() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let (program, admin) = (Program::new(&portal.base), desk(&portal, "ada", "admin", None));
    let (uno, _) = booked(&program, &booking("Uno", "2026-12-01T09:00"));
    booked(&program, &booking("Dos", "2026-12-01T09:15"));
    portal.set_now("2026-12-01T09:05:00-05:00");
    assert_eq!(post(&admin, "/desk/day/close", &json!({})).wrong(), ["office"]);
    let close = |day: &str| post(&admin, "/desk/day/close", &json!({ "office": "NYC", "day": day }));
    assert_eq!(close("yesterday").wrong(), ["day"]);
    assert_eq!(close("2026-12-01").json, json!({ "office": "NYC", "day": "2026-12-01", "missed": 1 }));
    assert_eq!(close("2026-12-01").json["missed"], 0);
    let day = admin.get("/desk/day?office=NYC").json;
    let states: Vec<_> = day["visitors"].as_array().unwrap().iter().map(|visitor| visitor["state"].clone()).collect();
    assert_eq!(states, ["missed", "expected"]);
    let missed = post(&admin, &format!("/desk/visits/{uno}/no-show"), &json!({}));
    assert_eq!(missed.problem(), (409, "wrong-state"));
    portal.set_now("2026-12-01T09:30:00-05:00");
    assert_eq!(close("2026-12-01").json["missed"], 1);
}

#[test]
fn the_rule_of_each_example_is_one_that_this_decision_may_rest_on() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let described = Program::new(&portal.base).get("/openapi.json").json;
    for (path, stage, outcome) in [
        ("/desk/items/{number}/answer", Stage::Tier2, Outcome::Answer),
        ("/desk/items/{number}/appointment", Stage::Tier2, Outcome::Appointment),
        ("/desk/items/{number}/refuse", Stage::Tier2, Outcome::Refuse),
        ("/desk/items/{number}/refuse-by-office", Stage::FieldOffice, Outcome::Refuse),
        ("/desk/walk-ins/{number}/accept", Stage::WalkIn, Outcome::Accept),
        ("/desk/walk-ins/{number}/decline", Stage::WalkIn, Outcome::Decline),
    ] {
        let example = &described["paths"][format!("/api/v1{path}")]["post"]["requestBody"]["content"]["application/json"]
            ["example"];
        let rule = portal.services.rules.rule(example["rule"].as_str().unwrap_or_default());
        assert!(rule.is_some_and(|rule| rule.stage == stage && rule.outcome == outcome), "{path}: {example}");
    }
}
