//! Where a request stands, for the person; and walk-ins.

use crate::contact_calls::{NOW, portal_at};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Shown};
use infopass::current::call_back::record;
use infopass::current::decide::{Ground, answer, decline, refuse};
use infopass::current::schedule::{Assignment, accept, schedule};
use infopass::db::call_backs::Outcome;
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::vault::Bring;
use infopass::view::language::Language;
use infopass::view::words::plain;

const LANGUAGES: [&str; 2] = ["en", "es"];

fn officer() -> Staff {
    Staff { name: StaffName::parse("olga").unwrap(), role: Role::Admin, office: None }
}

/// Asks by the form and gives the number.
fn ask(person: &mut Person, language: &str, kind: &str) -> ServiceItemNumber {
    let form = person.open(&format!("/{language}/contact/request"));
    let types = person.send(&form, &[("asker", "self"), ("text_ahead", "yes")]);
    let details = person.send(&types, &[("kind", kind)]);
    let mut fields = ANA.to_vec();
    if details.has("#urgent-yes") {
        fields.push(("urgent", "yes"));
    }
    if details.has("#evidence-yes") {
        fields.push(("evidence", "yes"));
    }
    let review = person.send(&details, &fields);
    let taken = person.send(&review, &[]);
    ServiceItemNumber::parse(&taken.text("#service-item-number")).unwrap()
}

const BORN: [(&str, &str); 3] = [("dob_month", "7"), ("dob_day", "4"), ("dob_year", "1985")];

fn look(person: &mut Person, language: &str, number: &str, born: &[(&str, &str)]) -> Shown {
    let form = person.open(&format!("/{language}/contact/status?other=1"));
    let mut fields = vec![("service_item_number", number)];
    fields.extend(born);
    person.send(&form, &fields)
}

fn stand(person: &mut Person, language: &str) -> String {
    person.open(&format!("/{language}/contact/status")).attr("#stand", "data-stand").unwrap()
}

/// A message in the words of a page.
fn message(language: &str, key: &str) -> String {
    plain(Language::parse(language).unwrap(), key)
}

fn ground(shown_revision: i64, rule: Option<&str>) -> Ground {
    Ground { shown_revision, rule: rule.map(str::to_owned), reason: String::new() }
}

#[test]
fn number_and_date_of_birth_show_where_it_stands() {
    for language in LANGUAGES {
        let portal = portal_at(NOW);
        let number = ask(&mut Person::new(&portal.base), language, "adit-stamp");
        let mut elsewhere = Person::new(&portal.base);
        let shown = look(&mut elsewhere, language, &format!(" {} ", number.as_str()), &BORN);
        assert_eq!((shown.status, shown.at), (200, format!("/{language}/contact/status?did=opened")));
        assert_eq!(stand(&mut elsewhere, language), "waiting");
        assert!(!shown.body.contains("García") && !shown.body.contains("555-0123"), "no name, no phone");
    }
}

#[test]
fn an_unknown_number_and_a_wrong_date_of_birth_are_one_answer() {
    let portal = portal_at(NOW);
    let number = ask(&mut Person::new(&portal.base), "en", "adit-stamp");
    let unknown = portal.services.random.service_item_number();
    let mut stranger = Person::new(&portal.base);
    let wrong = [("dob_month", "7"), ("dob_day", "5"), ("dob_year", "1985")];
    let one = look(&mut stranger, "en", number.as_str(), &wrong);
    let other = look(&mut stranger, "en", unknown.as_str(), &wrong);
    assert_eq!((one.status, other.status), (404, 404));
    assert_eq!(one.without_proof().replace(number.as_str(), "N"), other.without_proof().replace(unknown.as_str(), "N"));
    assert!(stranger.cookies.keys().eq(["infopass_form"]), "nothing of what was looked for is kept");
}

#[test]
fn a_typing_error_is_told_as_one() {
    let portal = portal_at(NOW);
    let number = ask(&mut Person::new(&portal.base), "en", "adit-stamp");
    let last = number.as_str().chars().last().unwrap().to_digit(10).unwrap();
    let typo = format!("{}{}", &number.as_str()[..7], (last + 1) % 10);
    let mut ana = Person::new(&portal.base);
    let told = look(&mut ana, "en", &typo, &[("dob_month", "julio")]);
    assert_eq!(told.status, 422);
    assert!(told.has(".error-summary a[href='#service_item_number']") && told.has(".error-summary a[href='#dob_day']"));
    assert_eq!(told.attr("#service_item_number", "value"), Some(typo));
    let spanish = ana.switch(&told, "es", &BORN);
    assert_eq!(spanish.attr("#dob_day", "value").as_deref(), Some("4"));
}

#[test]
fn calls_texts_and_closing_are_shown_as_they_happen() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let number = ask(&mut ana, "en", "daca");
    let call = |revision, outcome| {
        portal.run(record(&portal.services, &officer(), &number, revision, outcome)).unwrap();
    };
    portal.set_now("2026-11-24T09:00:00-05:00");
    call(1, Outcome::TextSent);
    call(2, Outcome::Missed);
    let shown = ana.open("/en/contact/status");
    assert_eq!(shown.attrs("#attempts-heading + ol > li", "class").len(), 0);
    assert!(shown.text("#attempts-heading + ol").contains("Tuesday, November 24, 2026, 9:00"), "{}", shown.body);
    assert_eq!(stand(&mut ana, "en"), "waiting");
    assert!(shown.has("#stand ~ dl #call-back-from") && shown.has("#stand ~ dl #call-back-by"), "{}", shown.body);
    call(3, Outcome::Missed);
    let closed = ana.open("/es/contact/status");
    assert!(!closed.has("#call-back-from, #call-back-by"), "nobody waits any more: {}", closed.body);
    assert_eq!(closed.attr("#stand", "data-stand").as_deref(), Some("closed"));
    assert!(closed.has("main a[href='/es/contact/request']"), "start over");
}

#[test]
fn a_late_call_is_told_honestly() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    ask(&mut ana, "en", "adit-stamp");
    portal.set_now("2027-02-01T10:00:00-05:00");
    assert_eq!(stand(&mut ana, "en"), "overdue");
    let shown = ana.open("/en/contact/status");
    assert!(shown.has("#call-back-by") && !shown.has("#call-back-from"), "until when it was promised");
}

#[test]
fn an_answer_and_a_refusal_tell_the_rule_that_decided() {
    for refused in [false, true] {
        let portal = portal_at(NOW);
        let mut ana = Person::new(&portal.base);
        let number = ask(&mut ana, "en", "adit-stamp");
        portal.run(record(&portal.services, &officer(), &number, 1, Outcome::Reached)).unwrap();
        assert_eq!(stand(&mut ana, "en"), "reached");
        let rule = if refused { "not-for-the-office" } else { "solved-in-the-call" };
        let ground = ground(2, Some(rule));
        if refused {
            portal.run(refuse(&portal.services, &officer(), &number, &ground)).unwrap();
        } else {
            portal.run(answer(&portal.services, &officer(), &number, &ground)).unwrap();
        }
        let shown = ana.open("/en/contact/status");
        assert_eq!(shown.attr("#stand", "data-stand").as_deref(), Some(if refused { "refused" } else { "answered" }));
        assert!(shown.text("main").contains(rule), "{}", shown.body);
    }
}

#[test]
fn an_assigned_appointment_has_the_same_notice_which_can_be_cancelled_but_not_moved() {
    for language in LANGUAGES {
        let portal = portal_at(NOW);
        let mut ana = Person::new(&portal.base);
        let number = ask(&mut ana, language, "adit-stamp");
        portal.run(record(&portal.services, &officer(), &number, 1, Outcome::Reached)).unwrap();
        let assignment = Assignment {
            ground: ground(2, None),
            local: None,
            bring: vec![Bring::Listed("two-photos".into()), Bring::Written("The <blue> letter".into())],
        };
        let assigned = portal.run(schedule(&portal.services, &officer(), &number, &assignment)).unwrap();
        let shown = ana.open(&format!("/{language}/contact/status"));
        assert_eq!(shown.attr("#stand", "data-stand").as_deref(), Some("scheduled"));
        let at = shown.attr("#assigned-time", "datetime").unwrap();
        assert_eq!(at.parse::<jiff::Timestamp>().unwrap(), assigned.starts_at);
        assert!(shown.text("main").contains("The <blue> letter"));
        let notice = ana.post(&format!("/{language}/contact/status/notice"), "");
        assert_eq!(notice.at, format!("/{language}/notice?did=opened"));
        assert_eq!(notice.text("#confirmation-number"), assigned.number.as_str());
        assert!(!notice.has(&format!("a[href='/{language}/appointment/reschedule']")), "the person cannot move it");
        let ask = ana.follow(&notice, &format!("/{language}/appointment/cancel"));
        assert!(!ask.has("a[href*='/appointment/reschedule']"), "no move is offered which would be refused");
        let cancelled = ana.send(&ask, &[]);
        assert_eq!(cancelled.at, format!("/{language}/notice?did=cancelled"));
        assert!(cancelled.has(&format!("main a[href='/{language}/contact/']")), "{}", cancelled.body);
        let shown = ana.open(&format!("/{language}/contact/status"));
        assert_eq!(shown.text("#stand"), message(language, "status-visit-cancelled"), "the headline says so");
        assert_eq!(shown.attr("#stand", "data-stand").as_deref(), Some("scheduled"));
        assert!(!shown.has(".button"), "to ask again is a link, the notice no longer what to do next");
        assert_eq!(portal.check(), Vec::<String>::new());
    }
}

#[test]
fn the_status_is_shown_for_thirty_minutes_and_needs_cookies() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let number = ask(&mut ana, "en", "adit-stamp");
    portal.clock.pass(jiff::SignedDuration::from_mins(31));
    assert_eq!(ana.open("/en/contact/status").status, 410);
    assert!(ana.open("/en/contact/status").has("#service_item_number"), "then the form");
    let mut nobody = Person::new(&portal.base);
    nobody.keeps_cookies = false;
    assert_eq!(look(&mut nobody, "en", number.as_str(), &BORN).status, 400);
    assert_eq!(nobody.post("/en/contact/status/notice", "").status, 400);
}

fn walk_in(person: &mut Person, language: &str, office: &str, kind: &str) -> Shown {
    let contact = person.open(&format!("/{language}/contact/"));
    let form = person.follow(&contact, &format!("/{language}/contact/walk-in"));
    let mut fields = ANA.to_vec();
    fields.extend([("office", office), ("kind", kind), ("urgent", "yes"), ("evidence", "yes")]);
    person.send(&form, &fields)
}

#[test]
fn somebody_at_the_door_waits_and_is_accepted_with_a_ticket() {
    for language in LANGUAGES {
        let portal = portal_at(NOW);
        let mut ana = Person::new(&portal.base);
        let taken = walk_in(&mut ana, language, "NYC", "adit-stamp");
        assert_eq!(taken.at, format!("/{language}/contact/status?did=taken"), "{}", taken.body);
        assert_eq!(stand(&mut ana, language), "walk-in-waiting");
        let number = ServiceItemNumber::parse(&taken.text("#service-item-number")).unwrap();
        let assignment = Assignment { ground: ground(1, None), ..Assignment::default() };
        let assigned = portal.run(accept(&portal.services, &officer(), &number, &assignment)).unwrap();
        let shown = ana.open(&format!("/{language}/contact/status"));
        assert_eq!(shown.attr("#stand", "data-stand").as_deref(), Some("walk-in-scheduled"));
        let ticket = assigned.ticket_no.unwrap().to_string();
        assert_eq!(shown.text("#ticket"), ticket);
        assert_eq!(shown.text("dl:has(#ticket) > div:first-child dd"), ticket, "what is called comes first");
        assert_eq!(
            shown.text("#stand"),
            message(language, "status-stand-walk-in-scheduled"),
            "it is not over: they wait"
        );
        let notice = ana.post(&format!("/{language}/contact/status/notice"), "");
        assert_eq!(notice.text("#confirmation-number"), assigned.number.as_str());
        assert!(notice.text("#ticket").contains(&ticket) && !notice.has(".not-valid, .notice-not-valid"));
        assert!(!notice.has("a[href*='/appointment/'], main a[href*='/book/']"), "{}", notice.body);
        portal.set_now("2026-11-24T00:00:00-05:00");
        let over = ana.post(&format!("/{language}/contact/status/notice"), "");
        assert!(over.has(".not-valid") && !over.has("#ticket"), "the office's day is over");
        assert!(over.has(&format!("main a[href='/{language}/contact/']")) && !over.has("main a[href*='/book/']"));
        assert_eq!(portal.check(), Vec::<String>::new());
    }
}

#[test]
fn somebody_at_the_door_is_declined_with_the_rule_or_the_day_ends() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let taken = walk_in(&mut ana, "en", "NYC", "daca");
    let number = ServiceItemNumber::parse(&taken.text("#service-item-number")).unwrap();
    portal.run(decline(&portal.services, &officer(), &number, &ground(1, Some("appointment-needed")))).unwrap();
    let shown = ana.open("/en/contact/status");
    assert_eq!(shown.attr("#stand", "data-stand").as_deref(), Some("walk-in-refused"));
    assert!(shown.text("main").contains("appointment-needed"));
    assert!(shown.has("main a[href='/en/contact/walk-in']") && !shown.has("#call-back-by"), "{}", shown.body);

    let mut again = Person::new(&portal.base);
    walk_in(&mut again, "es", "NYC", "daca");
    portal.set_now("2026-11-23T19:00:00-05:00");
    assert_eq!(stand(&mut again, "es"), "walk-in-closed");
}

#[test]
fn a_closed_office_says_so_and_keeps_the_answers() {
    let portal = Portal::with("2026-11-25T15:00:00-05:00", FEW_SEATS);
    let mut ana = Person::new(&portal.base);
    let told = walk_in(&mut ana, "en", "NYC", "adit-stamp");
    assert_eq!(told.status, 409);
    // The next day is Thanksgiving.
    assert!(told.text(".warning").contains("Friday, November 27, 2026"), "{}", told.text(".warning"));
    assert_eq!(told.attr("#family_name", "value").as_deref(), Some("García López"));
    assert!(told.has("select#office option[value=NYC][selected]") && told.has("input[value=adit-stamp][checked]"));
    portal.set_now("2026-11-27T08:00:00-05:00");
    assert_eq!(ana.send(&told, &[]).at, "/en/contact/status?did=taken");
}

#[test]
fn the_walk_in_form_tells_what_is_wrong_and_keeps_the_rest() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let form = ana.open("/en/contact/walk-in");
    let told = ana.send(&form, &[("family_name", "García")]);
    assert_eq!(told.status, 422);
    for anchor in ["office", "kind-1", "urgent-yes", "evidence-yes", "dob_month", "phone", "zip"] {
        assert!(told.has(&format!(".error-summary a[href='#{anchor}']")), "{anchor}: {}", told.body);
    }
    let spanish = ana.switch(&told, "es", &[("office", "NEW"), ("kind", "daca"), ("urgent", "no")]);
    assert!(spanish.has("select#office option[value=NEW][selected]") && spanish.has("#urgent-no[checked]"));
    assert_eq!(spanish.attr("#family_name", "value").as_deref(), Some("García"));
}
