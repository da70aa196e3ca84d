//! The testers' pages: one person through both models, the clock that can be moved, the desk that nobody sits at.

use crate::journeys::as_far_as_notice;
use crate::support::centre::{ASKS, Asks};
use crate::support::{Person, Portal, Shown};
use infopass::current::load_cases::load_cases;
use infopass::db::call_backs::{self, CallBack};
use infopass::db::inquiries;
use infopass::domain::case::parse_cases;
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::inquiry::{Channel, Inquiry, Status};
use rstest::rstest;

const NOW: &str = "2026-11-23T10:00:00-05:00";

fn move_on(person: &mut Person, language: &str, stride: &str) -> Shown {
    person.post(&format!("/{language}/lab/clock"), &format!("stride={stride}"))
}

fn begin(person: &mut Person, language: &str, kind: &str) -> Shown {
    person.post(&format!("/{language}/lab/"), &format!("kind={kind}"))
}

/// What the page would have done next, as its one filled button says.
fn main_action(page: &Shown) -> String {
    assert_eq!(page.attrs("main .button", "class").len(), 1);
    page.text("main .button")
}

#[test]
fn without_a_laboratory_none_of_its_pages_exist() {
    let portal = Portal::without_lab(NOW);
    let mut person = Person::new(&portal.base);
    for path in ["/en/lab/", "/en/lab/clock", "/es/lab/"] {
        assert_eq!(person.open(path).status, 404, "{path}");
    }
    assert!(!person.open("/en/").has("a[href*='/lab/']"));
    let before = portal.clock.now();
    for path in ["/en/lab/", "/en/lab/clock", "/en/lab/go"] {
        assert_eq!(person.post(path, "stride=day&kind=adit-stamp&to=portal").status, 404, "{path}");
    }
    assert_eq!(portal.clock.now(), before);
}

#[rstest]
#[case("ten-minutes", "2026-11-23T10:10:00-05:00")]
#[case("hour", "2026-11-23T11:00:00-05:00")]
#[case("day", "2026-11-24T10:00:00-05:00")]
// Nothing waits: the lines of the contact centre close at eight.
#[case("next-event", "2026-11-23T20:00:00-05:00")]
#[case("", NOW)]
#[case("year", NOW)]
#[case("-1", NOW)]
fn the_clock_moves_forward_by_what_was_pressed_and_by_nothing_else(#[case] stride: &str, #[case] then: &str) {
    let portal = Portal::at(NOW);
    let mut tester = Person::new(&portal.base);
    let shown = move_on(&mut tester, "en", stride);
    assert_eq!((shown.status, shown.at.as_str()), (200, "/en/lab/clock?moved=1"));
    assert_eq!(portal.clock.now(), then.parse::<jiff::Timestamp>().unwrap());
    assert!(tester.open("/es/").has("footer a[href='/es/lab/']"), "every page leads back");
    assert_eq!(shown.attr("#lab-now", "datetime").unwrap(), portal.clock.now().to_string());
}

#[test]
fn a_day_passes_and_its_seats_are_there() {
    let portal = Portal::at(NOW);
    let mut tester = Person::new(&portal.base);
    for _ in 0..30 {
        move_on(&mut tester, "en", "day");
    }
    assert!(portal.run(infopass::keeper::seats_are_made(&portal.services)).unwrap());
    assert_eq!(portal.check(), Vec::<String>::new());
}

/// A request and its calls; some ended so long ago that what was told is emptied, while what happened stays.
fn happened(portal: &Portal, number: &ServiceItemNumber) -> (Inquiry, Vec<CallBack>) {
    let read = portal
        .services
        .db
        .read_blocking(|conn| Ok((inquiries::page_after(conn, "", 100)?, call_backs::of(conn, number)?)));
    let (rows, calls) = read.unwrap();
    let row = rows.into_iter().find(|(of, _)| of == number.as_str()).and_then(|(_, stored)| stored);
    (row.expect("the request").inquiry, calls)
}

/// What became of three people who asked, with the desk played by the program.
fn played(seed: u64) -> Vec<(String, Status, Option<jiff::Timestamp>)> {
    let portal = Portal::in_era(NOW, "2022", Some(seed));
    let asked: Vec<_> =
        ["Ana", "Berta", "Clara", "Dora"].map(|name| portal.ask(Asks { family_name: name, ..ASKS })).into();
    let mut tester = Person::new(&portal.base);
    // Thirty business days and the weekends between, at most.
    for _ in 0..60 {
        move_on(&mut tester, "en", "day");
    }
    let ended = asked.iter().map(|number| {
        let (inquiry, calls) = happened(&portal, number);
        assert!(inquiry.decision.is_some(), "all were called and decided");
        let era = portal.services.rules.era("2022").unwrap();
        for call in &calls {
            assert!(infopass::domain::contact_hours::is_calling_time(era, call.at), "called at {}", call.at);
            assert!(call.at >= inquiry.due_from, "called before the window");
        }
        let missed = calls.iter().filter(|call| call.outcome.as_str() == "missed").count();
        assert_eq!(inquiry.status == Status::Closed, missed == 2, "two missed calls close a request");
        (number.to_string(), inquiry.status, inquiry.decision.map(|decision| decision.at))
    });
    let ended = ended.collect();
    assert_eq!(portal.check(), Vec::<String>::new());
    ended
}

#[test]
fn a_desk_that_nobody_sits_at_calls_in_time_and_decides_by_the_rules_and_its_seed() {
    let first = played(7);
    assert_eq!(first, played(7), "the same seed, the same calls");
    assert!((1..6).any(|seed| played(seed) != first), "another seed, other calls");
    assert!(first.iter().any(|(_, status, _)| *status == Status::Scheduled), "{first:?}");
}

#[test]
fn an_officers_rule_may_ask_where_the_case_stands() {
    let portal = Portal::in_era(NOW, "2019", Some(1));
    let cases = "receipt_number,status\nMSC9900000001,pending\nMSC9900000002,decision-made\n";
    load_cases(&portal.services.db, &parse_cases(cases).unwrap()).unwrap();
    let daca = Asks { kind: "daca", ..ASKS };
    let under_way = portal.ask(Asks { family_name: "Ana", receipt: "MSC9900000001", ..daca });
    let decided = portal.ask(Asks { family_name: "Berta", receipt: "MSC9900000002", ..daca });
    let mut tester = Person::new(&portal.base);
    for _ in 0..10 {
        move_on(&mut tester, "en", "day");
    }
    let rule = |number| portal.item(number).inquiry.decision.and_then(|decision| decision.rule).map(|used| used.rule);
    assert_eq!(rule(&under_way).unwrap().as_str(), "daca-under-way");
    assert_ne!(rule(&decided).unwrap().as_str(), "daca-under-way");
}

#[test]
fn whoever_stands_at_the_door_of_an_automatic_desk_is_answered_at_once() {
    let portal = Portal::in_era(NOW, "2023", Some(1));
    let at_door = Asks { channel: Channel::WalkIn, ..ASKS };
    let accepted = portal.ask(Asks { kind: "emergency-advance-parole", urgent: true, family_name: "Ana", ..at_door });
    let declined = portal.ask(Asks { kind: "daca", family_name: "Berta", ..at_door });
    portal.run(portal.run_due());
    assert_eq!(portal.item(&accepted).inquiry.status, Status::Scheduled);
    assert_eq!(portal.item(&declined).inquiry.status, Status::Refused);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[rstest]
#[case("en")]
#[case("es")]
fn the_tour_takes_its_person_into_the_portal_and_writes_it_down(#[case] language: &str) {
    let portal = Portal::at(NOW);
    let mut tester = Person::new(&portal.base);
    let tour = begin(&mut tester, language, "adit-stamp");
    assert_eq!((tour.status, tour.at.clone()), (200, format!("/{language}/lab/")));
    assert!(tour.has("a[href='/desk']") && tour.has("#diary-legacy") && tour.has("#diary-current"));
    let mut page = tester.post(&format!("/{language}/lab/go"), "to=portal");
    assert_eq!(page.at, format!("/{language}/book/details"));
    page = tester.send(&page, &[]);
    assert_eq!(page.at, format!("/{language}/book/office"), "who and why are answered");
    page = tester.send(&page, &[("office", "NYC")]);
    assert_eq!(page.at, format!("/{language}/book/time"));
    let notice = as_far_as_notice(&mut tester, &page);
    let told = tester.open(&format!("/{language}/lab/")).text("section[aria-labelledby=diary-legacy]");
    assert!(told.contains(&infopass::view::words::plain(
        infopass::view::language::Language::parse(language).unwrap(),
        "lab-what-booked"
    )));
    assert!(notice.has("#confirmation-number"));
}

#[test]
fn with_an_automatic_desk_a_tour_comes_to_its_end_in_both_models() {
    let portal = Portal::in_era(NOW, "2019", Some(1));
    let mut tester = Person::new(&portal.base);
    assert_eq!(main_action(&tester.open("/en/lab/")), "Begin a tour");
    assert_eq!(main_action(&begin(&mut tester, "en", "adit-stamp")), "Book in the portal");
    let details = tester.post("/en/lab/go", "to=portal");
    let office = tester.send(&details, &[]);
    let times = tester.send(&office, &[("office", "NYC")]);
    as_far_as_notice(&mut tester, &times);
    assert_eq!(main_action(&tester.open("/en/lab/")), "Call the contact center");
    let mut page = tester.post("/en/lab/go", "to=request");
    for fields in [[("asker", "self")], [("kind", "adit-stamp")], [("urgent", "no")], [("asker", "self")]] {
        let known: Vec<_> = fields.into_iter().filter(|(name, _)| page.has(&format!("[name={name}]"))).collect();
        page = tester.send(&page, &known);
    }
    assert!(page.at.ends_with("did=taken"), "{}", page.at);
    assert_eq!(main_action(&tester.open("/en/lab/")), "To the next event");
    for _ in 0..25 {
        move_on(&mut tester, "en", "day");
    }
    let tour = tester.open("/en/lab/");
    for model in ["legacy", "current"] {
        let diary = tour.text(&format!("section[aria-labelledby=diary-{model}]"));
        assert!(diary.contains("Was served") && diary.contains("Has an answer"), "{model}: {diary}");
        assert!(!diary.contains("to come"), "{model}: {diary}");
    }
    assert_eq!(main_action(&tour), "End this tour and begin another", "once there is nothing left to do");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_tour_needs_a_question_and_goes_nowhere_without_a_person() {
    let portal = Portal::at(NOW);
    let mut tester = Person::new(&portal.base);
    for kind in ["", "nonsense", "case-question"] {
        let told = begin(&mut tester, "en", kind);
        assert_eq!(told.status, 422, "{kind}");
        assert!(told.has(".error-summary a[href='#kind-1']"));
    }
    assert_eq!(tester.post("/en/lab/go", "to=portal").at, "/en/lab/");
}

#[test]
fn the_tours_person_is_filled_in_at_the_contact_centre_and_the_diary_has_what_came_of_it() {
    let portal = Portal::at("2026-11-23T10:00:00-05:00");
    let mut tester = Person::new(&portal.base);
    begin(&mut tester, "en", "cuban-parole");
    let before = tester.open("/en/lab/").text("section[aria-labelledby=diary-current]");
    let form = tester.post("/en/lab/go", "to=request");
    let review = tester.send(&form, &[("asker", "self")]);
    assert_eq!(review.at, "/en/contact/request/review", "kind and person are filled in");
    assert_eq!(tester.send(&review, &[]).at, "/en/contact/status?did=taken");
    let after = tester.open("/en/lab/").text("section[aria-labelledby=diary-current]");
    assert_ne!(before, after);
}
