//! The officers' desk: who gets in, the queue, calling back, deciding.

use crate::support::desk::{ASKS, Asks};
use crate::support::portal::FEW_SEATS;
use crate::support::{Person, Portal, Shown};
use infopass::db::staff_acts;
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::staff::Role;

/// The Monday before Thanksgiving, which is a federal holiday.
const MONDAY: &str = "2026-11-23T10:00:00-05:00";

fn portal() -> Portal {
    Portal::with(MONDAY, FEW_SEATS)
}

fn item(number: &ServiceItemNumber) -> String {
    format!("/desk/items/{number}")
}

/// Records that the person was reached; the page on which to decide.
fn reach(officer: &mut Person, number: &ServiceItemNumber) -> Shown {
    let page = officer.open(&item(number));
    let page = officer.press(&page, "/reached", &[]);
    assert_eq!(page.status, 200, "{}", page.body);
    page
}

#[test]
fn without_accounts_the_desk_is_closed_and_says_how_to_open_it() {
    let portal = portal();
    let mut person = Person::new(&portal.base);
    for address in ["/desk", "/desk/day", "/desk/walk-ins", "/desk/record", "/desk/items/12345678"] {
        let page = person.open(address);
        assert_eq!((page.status, page.at.as_str()), (200, "/desk"));
        assert_eq!(page.text("main code"), "infopass staff add NAME --role officer --office NYC");
        assert!(!page.has("input[type=password]"));
    }
    assert_eq!(person.post("/desk/log-in", "name=lee&password=x").status, 403);
}

#[test]
fn one_logs_in_and_out_and_the_same_answer_tells_a_wrong_name_and_a_wrong_password() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let token = officer.cookies.clone();
    assert_eq!(officer.open("/desk").text(".desk-who p"), "You are lee, officer. Office: New York City.");

    let mut other = Person::new(&portal.base);
    let form = other.open("/desk");
    let wrong = |other: &mut Person, name| other.press(&form, "/log-in", &[("name", name), ("password", "wrong")]);
    let (name, password) = (wrong(&mut other, "nobody"), wrong(&mut other, "lee"));
    assert_eq!((name.status, password.status), (422, 422));
    assert_eq!(name.text(".error-summary"), password.text(".error-summary"));
    let locked = (0..20).map(|_| wrong(&mut other, "lee")).find(|page| page.status == 429).expect("too many tries");
    assert!(locked.headers.iter().any(|(name, value)| name == "retry-after" && value.parse::<u32>().is_ok()));

    let page = officer.open("/desk");
    let out = officer.press(&page, "/log-out", &[]);
    assert!(out.has("input[type=password]") && !officer.cookies.contains_key("infopass_desk"), "{}", out.body);
    officer.cookies = token;
    assert!(officer.open("/desk/day").has("input[type=password]"), "a copy of the cookie opens nothing");
}

#[test]
fn what_is_sent_after_the_sessions_end_is_not_done_and_leads_back() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open(&item(&number));
    officer.cookies.remove("infopass_desk").unwrap();
    let turned_away = officer.press(&page, "/reached", &[]);
    assert_eq!(turned_away.status, 401);
    assert!(turned_away.has("[role=alert]"));
    let name_and_password = [("name", "lee"), ("password", "correct horse battery")];
    let back = officer.press(&turned_away, "/log-in", &name_and_password);
    assert_eq!(back.at, item(&number));
    assert_eq!(back.text("#status"), "Waiting for a call-back.");
    officer.cookies.remove("infopass_desk").unwrap();
    let elsewhere = officer.post("/desk/log-in", "name=lee&password=correct+horse+battery&back=//evil.example");
    assert_eq!(elsewhere.at, "/desk");
}

#[test]
fn a_person_is_called_back_and_gets_an_appointment_whose_notice_asks_for_the_documents() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let queue = officer.open("/desk");
    assert_eq!(queue.text("table bdi"), "Ana María García López");
    let page = officer.follow(&queue, &item(&number));
    assert_eq!(page.attr("dl a[href^='tel:']", "href").unwrap(), "tel:+12125550123");
    assert!(!page.has_form("/appointment"), "nothing is decided before the call");
    let page = officer.press(&page, "/text", &[]);
    let page = officer.press(&page, "/reached", &[]);
    assert_eq!(page.html().select(&scraper::Selector::parse("#calls li").unwrap()).count(), 2);
    assert_eq!(page.text("#proposed"), "Proposed: Tuesday, December 1, 2026, 9:00\u{202f}AM".replace('\u{202f}', " "));
    let fields = [("bring", "Your old passport"), ("document-two-photos", "1"), ("document-passport", "")];
    let page = officer.press(&page, "/appointment", &fields);
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(page.text("#status"), "An appointment was assigned.");
    assert!(page.text("#decision").contains("lee"));
    let confirmation_number = page.text("#appointment-number");
    assert!(!officer.open("/desk").has("table"), "the queue is empty");

    let opened = portal.run(infopass::current::open_inquiry::open_with_birth(
        &portal.services,
        &number,
        jiff::civil::date(1985, 7, 4),
        infopass::view::month_number,
    ));
    let (_, pin) = opened.unwrap().unwrap().notice_key(&portal.services).unwrap();
    let mut ana = Person::new(&portal.base);
    let form = ana.open("/en/appointment");
    let notice = ana.send(&form, &[("confirmation_number", &confirmation_number), ("pin", pin.reveal())]);
    let sheet = notice.text(".notice");
    for asked in ["Your old passport", "Two passport-style photos", "Permanent Resident Card"] {
        assert!(sheet.contains(asked), "{asked}: {sheet}");
    }
    assert!(!sheet.contains("Your passport"), "the officer took it off the list: {sheet}");
    assert!(portal.check().is_empty());
}

#[test]
fn after_two_missed_calls_the_request_is_closed_and_the_person_must_start_over() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open(&item(&number));
    let page = officer.press(&page, "/missed", &[]);
    assert_eq!(page.text("#status"), "Waiting for a call-back.");
    let page = officer.press(&page, "/missed", &[]);
    assert!(page.text("#status").starts_with("Closed"), "{}", page.body);
    assert!(!page.has_form("/reached") && !page.has_form("/missed"));
    assert_ne!(portal.ask(Asks { family_name: "García  López", ..ASKS }), number, "the same person asks anew");
}

#[test]
fn a_refusal_names_its_rule_and_going_against_one_needs_a_reason() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = reach(&mut officer, &number);
    let no_rule = officer.press(&page, "/refuse", &[("reason", "because")]);
    assert_eq!((no_rule.status, no_rule.text("#refuse-rule-error").contains("Choose the rule")), (422, true));
    assert_eq!(no_rule.attr("#refuse-reason", "value").unwrap(), "because", "nothing typed is lost");
    let against = officer.press(&page, "/refuse", &[("rule", "no-judge-order")]);
    assert_eq!((against.status, against.has("#refuse-reason-error")), (422, true));
    assert_eq!(against.attr("#refuse-rule option[selected]", "value").unwrap(), "no-judge-order");
    let long = officer.press(&page, "/refuse", &[("rule", "no-judge-order"), ("reason", &"x".repeat(501))]);
    assert_eq!(long.status, 422);
    let done = officer.press(&against, "/refuse", &[("reason", "She has no order <b>")]);
    let decision = done.text("#decision");
    assert!(decision.contains("She has no order <b>") && decision.contains("Against the rule"), "{decision}");
    assert_eq!(done.text("#status"), "Refused.");
}

#[test]
fn an_officer_sees_the_people_of_their_own_office_only() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut other = portal.at_desk("kim", Role::Officer, Some("NEW"));
    assert!(!other.open("/desk?office=NYC").has("table"));
    assert_eq!(other.open(&item(&number)).status, 404);
    let sent = other.post(&format!("{}/reached", item(&number)), "revision=1");
    assert_eq!(sent.status, 404);
    let mut admin = portal.at_desk("root", Role::Admin, None);
    assert!(admin.open("/desk").has("table") && admin.open("/desk?office=NYC").has("table"));
    assert!(!admin.open("/desk?office=NEW").has("table"));
}

#[test]
fn an_operator_looks_and_decides_nothing() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut operator = portal.at_desk("sam", Role::Operator, None);
    let page = operator.open(&item(&number));
    assert_eq!((page.status, page.attrs("main form", "action")), (200, vec!["/desk/log-out".to_owned()]));
    for act in ["text", "reached", "missed", "answer", "appointment", "refuse", "refuse-by-office"] {
        let sent = operator.post(&format!("{}/{act}", item(&number)), "revision=1");
        assert_eq!((sent.status, sent.has("h1")), (403, true), "{act}");
    }
    for address in ["/desk/walk-ins/00000000/accept", "/desk/day/check-in", "/desk/day/close"] {
        assert_eq!(operator.post(address, "revision=1").status, 403, "{address}");
    }
    assert_eq!(operator.open("/desk/record").status, 403);
    assert_eq!(operator.open(&item(&number)).text("#status"), "Waiting for a call-back.");
}

#[test]
fn of_two_officers_with_one_request_the_second_is_told_and_loses_nothing_typed() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut first = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let mut second = portal.at_desk("kim", Role::Officer, Some("NYC"));
    let page = reach(&mut first, &number);
    let seen = second.open(&item(&number));
    assert_eq!(first.press(&page, "/answer", &[("reason", "Solved in the call")]).status, 200);
    let late = second.press(&seen, "/appointment", &[("reason", "She must come"), ("bring", "A letter")]);
    assert_eq!(late.status, 409, "{}", late.body);
    let told = late.text(".warning");
    assert!(told.contains("She must come") && told.contains("A letter"), "{told}");
    assert!(late.text("#decision").contains("lee"));
}

#[test]
fn the_proposed_seat_is_five_working_days_ahead_over_the_holiday_or_the_next_free_one() {
    let portal = portal();
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    // Two seats a day: Tuesday, Wednesday, Friday, Monday, and Tuesday is the fifth.
    let times = ["Ba", "Ce", "Da"].map(|family_name| {
        let number = portal.ask(Asks { family_name, ..ASKS });
        let page = reach(&mut officer, &number);
        officer.press(&page, "/appointment", &[]).text("#appointment-time")
    });
    let days = times.map(|time| time.split(", 2026").next().unwrap().to_owned());
    assert_eq!(days, ["Tuesday, December 1", "Tuesday, December 1", "Wednesday, December 2"]);

    let number = portal.ask(Asks { family_name: "Eb", ..ASKS });
    let page = reach(&mut officer, &number);
    let taken = officer.press(&page, "/appointment", &[("slot", "2026-12-01T09:00"), ("bring", "A letter")]);
    assert_eq!((taken.status, taken.has("#appointment-slot-error")), (409, true));
    assert_eq!(taken.attr("#appointment-bring", "value").unwrap(), "A letter");
    let never = officer.press(&page, "/appointment", &[("slot", "2026-12-05T09:00")]);
    assert_eq!(never.status, 422, "a Saturday");
    let later = officer.follow(&page, &format!("{}?from=", item(&number)));
    let chosen = later.text("option[value='2026-12-17T09:15']");
    assert!(
        chosen.starts_with("9:15") && chosen.ends_with(", Thursday, December 17, 2026"),
        "a closed list shows the day too: {chosen}"
    );
    let done = officer.press(&later, "/appointment", &[("slot", "2026-12-17T09:15")]);
    assert!(done.text("#appointment-time").starts_with("Thursday, December 17"));
}

#[test]
fn the_field_office_refuses_an_urgent_one_and_its_seat_is_free_again() {
    let portal = portal();
    let asks = Asks { urgent: true, ..ASKS };
    let number = portal.ask(asks);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = reach(&mut officer, &number);
    let time = officer.press(&page, "/appointment", &[]).text("#appointment-time");
    let queue = officer.open("/desk");
    let page = officer.follow(&queue, &item(&number));
    let no_rule = officer.press(&page, "/refuse-by-office", &[]);
    assert_eq!((no_rule.status, no_rule.has("#office-rule-error")), (422, true));
    let done = officer.press(&page, "/refuse-by-office", &[("rule", "office-has-no-room")]);
    assert_eq!(done.text("#status"), "Refused.", "{}", done.body);
    assert!(done.text("#appointment").contains("Canceled"));
    let next = portal.ask(Asks { family_name: "Other", ..ASKS });
    let page = reach(&mut officer, &next);
    assert!(page.text("#proposed").ends_with(&time), "the seat is free again");
    assert!(portal.check().is_empty());
}

#[test]
fn a_request_is_found_by_its_number_as_it_is_read_out() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let (first, second) = number.as_str().split_at(4);
    let right = format!("/desk/find?number=+{first}-{second}+");
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let mut operator = portal.at_desk("kit", Role::Operator, None);
    for person in [&mut officer, &mut operator] {
        assert!(person.open("/desk").has("form[action='/desk/find'] input#number"));
        let found = person.open(&right);
        assert_eq!((found.status, found.at), (200, item(&number)));
    }
    let digit = if second.ends_with('0') { '1' } else { '0' };
    let mistyped = format!("{first}{}{digit}", &second[..3]);
    let other = ServiceItemNumber::new([0; 7]);
    for (typed, status) in [("", 422), ("hello", 422), (mistyped.as_str(), 422), (other.as_str(), 404)] {
        let again = officer.open(&format!("/desk/find?number={typed}"));
        assert_eq!((again.status, again.has("#number-error"), again.has("table")), (status, true, true), "{typed}");
        assert_eq!(again.attr("#number", "value").unwrap(), typed, "nothing typed is lost");
    }
    let mut elsewhere = portal.at_desk("kim", Role::Officer, Some("NEW"));
    assert_eq!(elsewhere.open(&right).status, 404, "another office's request is unknown");
    let mut operator_of_one = operator.open(&format!("/desk/find?office=NEW&number={mistyped}"));
    assert!(!operator_of_one.has("table") && operator_of_one.has("[name=office][value=NEW]"), "the office is kept");
    operator_of_one = operator.open(&format!("/desk/find?office=NEW&number={first}{second}"));
    assert_eq!(operator_of_one.at, item(&number));
}

#[test]
fn the_record_has_every_act_and_nothing_personal() {
    let portal = portal();
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let page = officer.open(&item(&number));
    let page = officer.press(&page, "/text", &[]);
    let page = officer.press(&page, "/missed", &[]);
    let page = officer.press(&page, "/reached", &[]);
    officer.press(&page, "/appointment", &[]);
    assert_eq!(officer.open("/desk/record").status, 403);
    let mut admin = portal.at_desk("root", Role::Admin, None);
    let record = admin.open("/desk/record");
    for act in ["Text sent", "Called, not reached", "Called, reached", "Appointment assigned", "Logged in"] {
        assert!(record.text("table").contains(act), "{act}");
    }
    let page = admin.follow(&record, &item(&number));
    let (first, second) = number.as_str().split_at(4);
    assert!(record.text("table").contains(&format!("{first}-{second}")) && page.text("#now").contains("November 23"));
    for personal in ["García", "Ana", "555", "1985", "10001"] {
        assert!(!record.body.contains(personal), "{personal}");
    }
    let acts = portal.services.db.read_blocking(|conn| staff_acts::latest(conn, None, 100)).unwrap();
    assert_eq!(acts.iter().filter(|act| act.item == number.as_str()).count(), 4);
}

#[test]
fn the_desk_speaks_english_to_a_browser_that_prefers_nothing_and_offers_no_switch() {
    let portal = portal();
    portal.add_account("lee", Role::Officer, Some("NYC"));
    let mut person = Person::new(&portal.base);
    let page = person.open("/desk");
    assert_eq!(page.attr("html", "lang").unwrap(), "en");
    assert!(!page.has("[hreflang]") && page.text("body").contains("emulator"));
    let sheets = page.attrs("link[rel=stylesheet]", "href");
    assert_eq!(sheets.len(), 1);
    let style = person.open(&sheets[0]);
    let [site, own] = [include_str!("../../static/style.css"), include_str!("../../static/desk.css")];
    assert_eq!((style.status, style.body), (200, format!("{site}{own}")), "the site's and its own in one");
}
