//! The code on a notice from the page to the door: genuine, and what a move, a replacement, a cancelation, a check-in and
//! an altered letter make of it; by the published lists alone, and at the desk.

use crate::api::{LATER, TIME, act, booked, booking, details};
use crate::journeys::{book, sign_in};
use crate::support::binary::{Ended, Place, wait_for};
use crate::support::engine::{on_postgres, zeros};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Program};
use Verdict::{Cancelled, Genuine, Moved};
use infopass::domain::door_code::{Brought, Verdict, verdict};
use infopass::domain::door_lists::{PublicKeys, Revocations};
use infopass::domain::staff::Role;
use infopass::door::{self, PUBLISHED_FOR};
use infopass::due;
use infopass::keys::rotate::{Rotation, Step};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

const NOW: &str = "2026-11-23T10:00:00-05:00";
const KEYS: &str = "/.well-known/infopass-door-keys.json";
const REVOKED: &str = "/.well-known/infopass-door-revoked.json";

fn public_keys(portal: &Portal) -> PublicKeys {
    PublicKeys::parse(&Person::new(&portal.base).open(KEYS).body).unwrap()
}

fn revoked(portal: &Portal) -> Revocations {
    Revocations::parse(&Person::new(&portal.base).open(REVOKED).body, &public_keys(portal)).unwrap()
}

/// What somebody with the two published files says.
fn offline(portal: &Portal, code: &str) -> Verdict {
    let now: Timestamp = portal.clock.now();
    match Brought::parse(code) {
        Ok(brought) => verdict(&brought, &public_keys(portal), Some(&revoked(portal)), now),
        Err(why) => Verdict::Altered(why),
    }
}

#[test]
fn a_notice_has_a_code_that_says_where_and_when_and_nothing_of_the_person() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let mut ana = Person::new(&portal.base);
    for language in ["en", "es"] {
        let notice =
            if language == "en" { book(&mut ana, "en", &ANA, "NYC") } else { ana.open(&format!("/{language}/notice")) };
        let code = notice.text("#door-code");
        let brought = Brought::parse(&code).unwrap().code;
        assert_eq!(brought.number.as_str(), notice.text("#confirmation-number"));
        assert_eq!(brought.office.as_str(), notice.text("#office-code"));
        let shown: Timestamp = notice.attr("#appointment-time", "datetime").unwrap().parse().unwrap();
        assert_eq!((brought.starts_at, brought.revision, brought.key_id), (shown, 1, 1));
        assert!(!code.contains(&notice.text("#pin")));
        let side = notice.attr(".numbers svg", "viewBox").unwrap();
        assert_eq!(side, "0 0 57 57", "49 modules, and 4 light ones on each side");
        assert!(notice.attr(".numbers svg", "aria-label").is_some_and(|label| !label.is_empty()));
        assert_eq!(offline(&portal, &code), Genuine);
    }
}

/// The code on the notice that a number and a PIN open, as it is now.
fn code_of(portal: &Portal, number: &str, pin: &str) -> String {
    sign_in(&mut Person::new(&portal.base), "en", number, pin).text("#door-code")
}

#[test]
fn a_sheet_of_before_a_move_or_a_replacement_is_told_from_the_one_that_counts() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    let first = code_of(&portal, &number, &pin);
    let (other, other_pin) = booked(&program, &booking("Ce", TIME));
    let untouched = code_of(&portal, &other, &other_pin);
    assert_eq!(act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER })).status, 200);
    let second = code_of(&portal, &number, &pin);
    assert_eq!([&first, &second, &untouched].map(|code| offline(&portal, code)), [Moved, Genuine, Genuine]);
    let replaced = program.post("/replacements", &details("Ba"));
    let third = code_of(&portal, &number, replaced.text("pin"));
    assert_eq!([&first, &second, &third].map(|code| offline(&portal, code)), [Moved, Moved, Genuine]);
    assert_eq!(act(&program, &number, "cancel", &json!({ "pin": replaced.text("pin") })).status, 200);
    assert_eq!([&first, &third, &untouched].map(|code| offline(&portal, code)), [Cancelled, Cancelled, Genuine]);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn what_was_cancelled_stays_so_when_its_details_are_deleted() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let code = notice.text("#door-code");
    let asked = ana.open("/en/appointment/cancel");
    let cancelled = ana.send(&asked, &[]);
    assert!(!cancelled.has(".numbers svg") && !cancelled.has("#door-code"), "a sheet that is not good has no code");
    let form = cancelled.attr("form[action$=delete-details] input[name=csrf]", "value").unwrap();
    assert_eq!(ana.post("/en/appointment/delete-details", &format!("csrf={form}")).status, 200);
    assert_eq!(offline(&portal, &code), Cancelled);
}

#[test]
fn a_sheet_stays_moved_until_its_own_time_is_over_although_the_visit_was_earlier() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", "2026-12-07T09:00"));
    let first = code_of(&portal, &number, &pin);
    let moved = act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": "2026-11-24T09:00" }));
    assert_eq!(moved.status, 200, "{}", moved.json);
    let (other, other_pin) = booked(&program, &booking("Ce", "2026-11-24T09:00"));
    act(&program, &other, "cancel", &json!({ "pin": other_pin }));
    for now in [NOW, "2026-11-27T10:00:00-05:00", "2026-12-07T08:50:00-05:00"] {
        portal.set_now(now);
        assert_eq!(offline(&portal, &first), Moved, "{now}");
    }
    assert_eq!(revoked(&portal).changed.len(), 1, "what was only cancelled is over");
    portal.set_now("2027-02-10T10:00:00-05:00");
    assert_eq!(revoked(&portal).changed.len(), 0);
}

#[test]
fn whoever_has_checked_in_still_has_a_good_sheet() {
    let portal = Portal::with("2026-11-23T08:30:00-05:00", FEW_SEATS);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", "2026-11-24T09:00"));
    let code = code_of(&portal, &number, &pin);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    portal.set_now("2026-11-24T08:50:00-05:00");
    let day = officer.open("/desk/day");
    let done = officer.press(&day, "/check-in", &[("confirmation_number", &number)]);
    assert!(done.has("#ticket"), "{}", done.body);
    assert_eq!(offline(&portal, &code), Genuine);
    let sheet = sign_in(&mut Person::new(&portal.base), "en", &number, &pin);
    assert!(!sheet.text("#notice").contains("version 2"), "{}", sheet.text("#notice"));
    let called = officer.press(&done, "/call", &[("window", "1")]);
    let served = officer.press(&called, "/serve", &[]);
    assert!(served.text("table").contains("Served"), "{}", served.body);
    assert_eq!(offline(&portal, &code), Genuine);
    assert!(revoked(&portal).changed.is_empty(), "nobody was told anything else");
    let shown = officer.press(&served, "/desk/day/code", &[("code", &code)]);
    assert!(shown.text("#code-told").contains("Genuine"), "{}", shown.text("#code-told"));
}

#[test]
fn the_lists_may_be_kept_for_a_while_and_name_nobody() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    act(&program, &number, "cancel", &json!({ "pin": pin }));
    let mut guard = Person::new(&portal.base);
    for address in [KEYS, REVOKED] {
        let list = guard.open(address);
        let header = |wanted: &str| list.headers.iter().find(|(name, _)| name == wanted).unwrap().1.clone();
        assert_eq!((list.status, header("cache-control")), (200, "public, max-age=60".to_owned()));
        assert_eq!(header("content-type"), "application/json");
        assert!(!list.body.contains(&number) && !list.body.contains(&pin), "{}", list.body);
    }
    assert_eq!(revoked(&portal).changed.len(), 1);
    portal.set_now("2026-12-09T10:00:00-05:00");
    assert_eq!(revoked(&portal).changed.len(), 0, "what is over is nobody's business");
}

#[test]
fn a_code_that_was_printed_under_an_old_key_is_good_until_nobody_can_hold_one() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    let old = code_of(&portal, &number, &pin);
    let services = &portal.services;
    let rotation = || Rotation::new(services).unwrap();
    assert_eq!(portal.run(rotation().begin()).unwrap(), Some(2));
    portal.run(due::run(services)).unwrap();
    assert!(public_keys(&portal).get(2).is_some(), "published before it signs");
    assert_eq!(portal.run(rotation().step(false)).unwrap(), Step::Seals(2));
    portal.run(due::run(services)).unwrap();
    assert_eq!(portal.run(rotation().step(true)).unwrap(), Step::Dropped(vec![1]));
    portal.run(due::run(services)).unwrap();
    let new = code_of(&portal, &number, &pin);
    assert!(old.contains("*1*1*") && new.contains("*1*2*"), "{old} {new}");
    assert_eq!([&old, &new].map(|code| offline(&portal, code)), [Genuine, Genuine]);
    portal.clock.pass(PUBLISHED_FOR + SignedDuration::from_secs(1));
    portal.run(door::publish_keys(services)).unwrap();
    let keys = public_keys(&portal);
    assert!(keys.get(1).is_none() && keys.get(2).is_some());
}

#[test]
fn a_new_key_that_is_given_up_is_taken_back_and_its_number_may_be_used_again() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    let rotation = || Rotation::new(services).unwrap();
    let mut published = Vec::new();
    for _ in 0..2 {
        assert_eq!(portal.run(rotation().begin()).unwrap(), Some(2));
        portal.run(due::run(services)).unwrap();
        published.extend(public_keys(&portal).get(2).copied());
        portal.run(rotation().cancel()).unwrap();
        portal.run(due::run(services)).unwrap();
        assert!(public_keys(&portal).get(2).is_none());
    }
    assert!(published.len() == 2 && published[0] != published[1]);
}

#[test]
fn thousands_of_changed_appointments_are_one_list() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    let code = code_of(&portal, &number, &pin);
    let start = portal.clock.now().as_second() + 3_600;
    portal.by_hand(&changed_rows("OLD", 10_000, start));
    let began = std::time::Instant::now();
    let list = Person::new(&portal.base).open(REVOKED);
    println!("10,000 changed: {} KB in {:?}", list.body.len() / 1_000, began.elapsed());
    let list = Revocations::parse(&list.body, &public_keys(&portal)).unwrap();
    assert_eq!(list.changed.len(), 10_000);
    assert_eq!(offline(&portal, &code), Genuine);
}

/// So many canceled appointments, as rows whose sealed cells do not open.
pub fn changed_rows(prefix: &str, count: u32, start: i64) -> String {
    let bytes =
        |of: &str| if on_postgres() { format!("convert_to({of}, 'UTF8')") } else { format!("CAST({of} AS BLOB)") };
    let serial = if on_postgres() { "uuid_send(gen_random_uuid())" } else { "randomblob(16)" };
    format!(
        "WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < {count}) \
         INSERT INTO appointments (number, model, office_code, starts_at_utc, reason, language, status, revision, \
         booking_key, details_sealed, key_id, created_at_utc, updated_at_utc, moves_day, moves_count, door_serial) \
         SELECT '{prefix}-' || i, 'legacy', 'NYC', {start} + i, 'filed-case', 'en', 'cancelled', 2, {}, {}, 1, 1, 1, \
         '1970-01-01', 0, {serial} FROM counted",
        bytes("'k' || i"),
        bytes("'sealed'")
    )
}

#[test]
fn the_desk_tells_a_good_sheet_from_one_that_was_altered_moved_or_cancelled() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    let first = code_of(&portal, &number, &pin);
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let mut told = |code: &str, words: &str| {
        let day = officer.open("/desk/day");
        let shown = officer.press(&day, "/desk/day/code", &[("code", code)]);
        assert_eq!(shown.status, 200, "{}", shown.body);
        assert!(shown.text("#code-told").contains(words), "{words}: {}", shown.text("#code-told"));
        assert!(!shown.at.contains("INFOPASS1"), "no code stands in an address");
        shown
    };
    let good = told(&first.to_lowercase(), "Genuine");
    assert!(good.text("#code-told").contains("Monday, December 7, 2026, 9:00 AM"), "{}", good.body);
    assert_eq!(good.attr("#confirmation_number", "value").as_deref(), Some(number.as_str()), "ready to check in");
    assert_eq!(
        told(&first.replace("*NYC*", "*NEW*"), "Altered").attr("#confirmation_number", "value").as_deref(),
        Some("")
    );
    told("INFOPASS1*", "Not the code of a notice");
    act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER }));
    told(&first, "Out of date");
    let second = code_of(&portal, &number, &pin);
    told(&second, "Genuine");
    act(&program, &number, "cancel", &json!({ "pin": pin }));
    told(&second, "Canceled");
    portal.by_hand(&format!("UPDATE appointments SET door_serial = {}", zeros(16)));
    told(&second, "no such appointment");
}

/// The two published files beside the program, and what it says of some codes.
fn verified(portal: &Portal, codes: &[&str], more: &[&str], typed: &str) -> Ended {
    let place = Place::new();
    let mut guard = Person::new(&portal.base);
    let keys = place.file("keys.json", &guard.open(KEYS).body);
    let revoked = place.file("revoked.json", &guard.open(REVOKED).body);
    let files = ["--keys", &keys, "--revoked", &revoked, "--at", NOW];
    let mut command = place.command([&["verify"], codes, &files, more].concat());
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    wait_for(child, Duration::from_mins(1))
}

#[test]
fn the_command_tells_them_apart_with_nothing_but_the_published_files() {
    let portal = Portal::at(NOW);
    let program = Program::new(&portal.base);
    let (number, pin) = booked(&program, &booking("Ba", TIME));
    let first = code_of(&portal, &number, &pin);
    let (other, other_pin) = booked(&program, &booking("Ce", TIME));
    let good = verified(&portal, &[&first], &["--office", "NEW"], "");
    let line = format!("genuine: {number} at NYC, 2026-12-07 09:00, issue 1, another office, another day\n");
    assert_eq!((good.code, good.stdout), (Some(0), line), "{}", good.stderr);
    act(&program, &number, "reschedule", &json!({ "pin": pin, "starts_at": LATER }));
    let second = code_of(&portal, &number, &pin);
    let altered = second.replace("*NYC*", "*NEW*");
    let several = verified(&portal, &[], &["--format", "json"], &format!("{first}\n\n{second}\r\n{altered}\n"));
    let told: Vec<Value> = serde_json::from_str(&several.stdout).unwrap();
    let verdicts: Vec<&str> = told.iter().map(|told| told["verdict"].as_str().unwrap()).collect();
    assert_eq!((several.code, verdicts), (Some(1), vec!["moved", "genuine", "altered"]));
    act(&program, &number, "cancel", &json!({ "pin": pin }));
    let ended = verified(&portal, &[&second], &[], "");
    assert!(ended.code == Some(1) && ended.stdout.starts_with("cancelled: NYC-26-"), "{ended:?}");
    let nothing = verified(&portal, &[], &[], "\n");
    assert!(nothing.code == Some(2) && nothing.stderr.contains("at least one code"), "{nothing:?}");
    let later = ["--at", "2026-11-25T10:00:01-05:00"];
    let place = Place::new();
    let keys = place.file("keys.json", &Person::new(&portal.base).open(KEYS).body);
    let alone = place.run(&[&["verify", &first, "--keys", &keys], later.as_slice()].concat());
    assert!(alone.code == Some(0) && alone.stdout.contains("whether it was changed since is not known"), "{alone:?}");
    let list = place.file("revoked.json", &Person::new(&portal.base).open(REVOKED).body);
    let untouched = code_of(&portal, &other, &other_pin);
    let a_week_on = ["--revoked", &list, "--at", "2026-11-30T09:00:00-05:00"];
    let old = place.run(&[&["verify", &untouched, "--keys", &keys], a_week_on.as_slice()].concat());
    assert!(old.code == Some(1) && old.stdout.contains("is not known"), "a list that is too old is no list: {old:?}");
    let wrong = place.run(&["verify", &first, "--keys", &place.file("empty.json", "{}")]);
    assert!(wrong.code == Some(2) && wrong.stderr.contains("empty.json: it does not read"), "{wrong:?}");
}
