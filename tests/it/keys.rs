//! Master keys are rotated while people book: at every step notices open with the PIN that was printed, open forms go on,
//! nobody has two live appointments; afterwards the old key opens nothing.

use crate::api::{act, booking, details};
use crate::door::changed_rows;
use crate::journeys::{as_far_as_time, book, first_free, numbers, sign_in};
use crate::support::centre::{ASKS, Asks, ask, ask_at};
use crate::support::engine::on_postgres;
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Program, Shown, somebody};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use infopass::app::services_beside;
use infopass::config::Practice;
use infopass::current::take_down::TakeDownError;
use infopass::db::keys::reseal::count;
use infopass::db::schema::{appointments, inquiries, inquiry_keys, person_keys};
use infopass::db::{DbError, keys as stored};
use infopass::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use infopass::domain::keep_days::KeepDays;
use infopass::domain::key::{Key, KeyState};
use infopass::domain::rules::Rules;
use infopass::domain::staff::Role;
use infopass::keys;
use infopass::keys::rotate::{RotateError, Rotation, Step, Wait};
use infopass::random::Random;
use infopass::services::Services;
use infopass::vault::Vault;
use infopass::view::month_number;
use jiff::SignedDuration;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// A rotation as its states follow each other, each as long as it may last.
const STATES: [&str; 7] = ["before", "drawn", "loaded", "in use", "seals", "sealed anew", "a day later"];

/// Goes on to a state from the one before.
fn go_on(portal: &Portal, state: &str) {
    let services = &portal.services;
    match state {
        "drawn" => assert_eq!(portal.run(rotation(services).begin()).unwrap(), Some(2)),
        "loaded" | "seals" => portal.run(keys::follow(services)).unwrap(),
        "in use" => assert_eq!(portal.run(rotation(services).step(false)).unwrap(), Step::Seals(2)),
        "sealed anew" => portal.run(keys::some(services)).unwrap(),
        "a day later" => {
            portal.clock.pass(SignedDuration::from_hours(24));
            portal.run(keys::follow(services)).unwrap();
            assert_eq!(portal.run(rotation(services).step(false)).unwrap(), Step::Dropped(vec![1]));
            portal.run(keys::follow(services)).unwrap();
        }
        _ => {}
    }
}

fn rotation(services: &Services) -> Rotation<'_> {
    Rotation::new(services).unwrap()
}

/// All states up to one.
fn go_on_to(portal: &Portal, last: &str) {
    for state in STATES {
        go_on(portal, state);
        if state == last {
            return;
        }
    }
}

/// Everything at once, for tests of what is left afterwards.
fn rotate_all(portal: &Portal) {
    go_on_to(portal, "a day later");
    assert_eq!(portal.run(rotation(&portal.services).step(false)).unwrap(), Step::Ended(vec![1]));
}

fn secret_file(portal: &Portal) -> PathBuf {
    portal.store.folder.path().join("secret.key")
}

/// Of the next process beside: two of one seed would draw the same numbers.
static SEED: AtomicU64 = AtomicU64::new(7);

/// Another process at the same database, in the same time.
pub fn beside(portal: &Portal) -> Services {
    let rules = Rules::parse(infopass::data::RULES).unwrap();
    let era = rules.era(rules.default_era.as_str()).unwrap().clone();
    let practice = Practice { rules, era, auto_desk: None, keep: KeepDays::DEFAULT };
    let (database, random) = (portal.store.url().acting(), Random::from_seed(SEED.fetch_add(1, Ordering::Relaxed)));
    let mut services = portal.run(services_beside(&database, &secret_file(portal), practice, random)).unwrap();
    services.clock = portal.clock.clone();
    services
}

/// What people have in hand between two states.
#[derive(Default)]
struct Hands {
    /// Numbers and PINs, each of which opens a notice.
    notices: Vec<(String, String)>,
    /// Somebody who is about to press the last button.
    at_review: Option<(Person, Shown)>,
    /// A program's booking with the key and the body it was sent with, and its answer.
    sent: Option<(String, serde_json::Value, (String, String))>,
    /// Family names of whoever has booked, by program.
    booked: Vec<String>,
    /// Somebody who waits for a call.
    waits: Option<(String, ServiceItemNumber)>,
    /// An officer who is logged in.
    officer: Option<Person>,
}

/// People do what they do, with what they have from the state before.
fn live(portal: &Portal, hands: &mut Hands, state: &str) {
    let program = Program::new(&portal.base);
    let name = format!("Of {}", state.split(' ').next_back().unwrap());
    let day_has_passed = state == "a day later";
    if let Some((mut person, review)) = hands.at_review.take().filter(|_| !day_has_passed) {
        let notice = person.send(&review, &[]);
        assert!(notice.at.ends_with("/notice?did=booked"), "{state}: {} {}", notice.at, notice.body);
        hands.notices.push(numbers(&notice));
        let again = person.send(&review, &[]);
        assert_eq!(numbers(&again), numbers(&notice), "{state}: the form is sent again");
    }
    if let Some((key, body, answered)) = hands.sent.take().filter(|_| !day_has_passed) {
        let again = program.post_keyed("/appointments", &body, &key);
        let told = (again.text("confirmation_number").to_owned(), again.text("pin").to_owned());
        assert_eq!(told, answered, "{state}: {again:?}");
        let other = program.post_keyed("/appointments", &booking("Other", "2026-12-07T11:00"), &key);
        assert_eq!(other.problem().1, "idempotency-key-reused", "{state}");
    }
    for booked in &hands.booked {
        let twice = program.post("/appointments", &booking(booked, "2026-12-07T13:00"));
        assert_eq!(twice.problem(), (409, "already-booked"), "{state}");
    }
    if let Some((name, number)) = hands.waits.take() {
        let asked = portal.run(ask(portal, Asks { family_name: &name, kind: "adit-stamp", ..ASKS }));
        assert!(matches!(asked, Err(TakeDownError::AlreadyWaiting)), "{state}: {:?}", asked.err());
        portal.assign(&number);
        let asked = portal.run(ask(portal, Asks { family_name: &name, kind: "adit-stamp", ..ASKS }));
        assert!(matches!(asked, Err(TakeDownError::AlreadyBooked)), "{state}: {:?}", asked.err());
    }
    if let Some(officer) = hands.officer.as_mut().filter(|_| !day_has_passed) {
        let queue = officer.open("/desk");
        assert_eq!((queue.status, queue.at.as_str()), (200, "/desk"), "{state}");
    }
    // One notice is lost and replaced: the old PIN is dead, the new one opens it.
    let lost = program.post("/appointments", &booking(&format!("{name} Lost"), &time_of(state)));
    let number = lost.text("confirmation_number").to_owned();
    let replaced = program.post("/replacements", &details(&format!("{name} Lost")));
    assert_eq!(
        (replaced.status, replaced.text("confirmation_number")),
        (200, number.as_str()),
        "{state}: {replaced:?}"
    );
    hands.notices.push((number.clone(), replaced.text("pin").to_owned()));
    assert_eq!(sign_in(&mut Person::new(&portal.base), "en", &number, lost.text("pin")).status, 404, "{state}");
    // One is canceled, and its owner books again at once.
    let first = booked_by(&program, &name, state);
    assert_eq!(act(&program, &first.0, "cancel", &serde_json::json!({ "pin": first.1 })).status, 200, "{state}");
    let key = format!("key-of-{}", state.replace(' ', "-"));
    let body = booking(&name, &time_of(state));
    let sent = program.post_keyed("/appointments", &body, &key);
    assert_eq!(sent.status, 201, "{state}: {sent:?}");
    let answered = (sent.text("confirmation_number").to_owned(), sent.text("pin").to_owned());
    hands.notices.push(answered.clone());
    hands.sent = Some((key, body, answered));
    hands.booked.push(name.clone());
    let page_name = format!("{name} Page");
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "es", &somebody(&page_name), "NYC");
    let review = person.send(&times, &[("slot", &first_free(&times))]);
    hands.at_review = Some((person, review));
    let asks = format!("{name} Asks");
    let number = portal.ask(Asks { family_name: &asks, kind: "adit-stamp", ..ASKS });
    hands.waits = Some((asks, number));
    for (number, pin) in &hands.notices {
        assert!(sign_in(&mut Person::new(&portal.base), "en", number, pin).has("#notice"), "{state}: {number}");
    }
    assert_eq!(portal.check(), Vec::<String>::new(), "{state}");
}

fn booked_by(program: &Program, name: &str, state: &str) -> (String, String) {
    let reply = program.post("/appointments", &booking(name, &time_of(state)));
    assert_eq!(reply.status, 201, "{state}: {reply:?}");
    (reply.text("confirmation_number").to_owned(), reply.text("pin").to_owned())
}

/// A session of its own for each state.
fn time_of(state: &str) -> String {
    let at = STATES.iter().position(|known| *known == state).unwrap();
    format!("2026-12-07T{:02}:{:02}", 9 + at / 4, at % 4 * 15)
}

#[test]
fn at_every_step_of_a_rotation_notices_open_forms_go_on_and_nobody_books_twice() {
    let portal = Portal::at(NOW);
    let mut hands = Hands { officer: Some(portal.at_desk("otto", Role::Officer, Some("NYC"))), ..Hands::default() };
    for state in STATES {
        go_on(&portal, state);
        live(&portal, &mut hands, state);
    }
    assert_eq!(portal.run(rotation(&portal.services).step(false)).unwrap(), Step::Ended(vec![1]));
    assert_eq!(portal.check(), Vec::<String>::new());
    assert_eq!(hands.notices.len(), 2 * STATES.len() + STATES.len() - 2);
    // The next one begins anew, with a number of its own.
    assert_eq!(portal.run(rotation(&portal.services).begin()).unwrap(), Some(3));
}

/// Every sealed cell with its number, every row of a person.
type Rows = (Vec<(String, Vec<u8>)>, Vec<(String, Vec<u8>)>, Vec<Vec<u8>>);

fn rows(portal: &Portal) -> Rows {
    let read = portal.services.db.read_blocking(|conn| {
        let sealed = appointments::table.select((appointments::number, appointments::details_sealed)).load(conn)?;
        let told = inquiries::table.select((inquiries::number, inquiries::details_sealed)).load(conn)?;
        let mut persons: Vec<Vec<u8>> = person_keys::table.select(person_keys::person_key).load(conn)?;
        persons.extend(inquiry_keys::table.select(inquiry_keys::person_key).load::<Vec<u8>>(conn)?);
        Ok((sealed, told, persons))
    });
    read.unwrap()
}

/// A vault of what somebody has copied of the secret file before.
fn thief(portal: &Portal, copy: &Path) -> Vault {
    let keys = portal.services.db.read_blocking(stored::all).unwrap().into_iter().filter(|key| key.id == 1);
    let keys: Vec<Key> = keys.map(|key| Key { state: KeyState::InUse, ..key }).collect();
    Vault::open(copy, &keys).unwrap()
}

/// How many cells the vault opens, and how many of the people in them it finds a row of.
fn legible(vault: &Vault, (sealed, told, persons): &Rows) -> usize {
    let cells = sealed
        .iter()
        .filter_map(|(number, cell)| vault.open_details(&ConfirmationNumber::parse(number).unwrap(), cell))
        .map(|details| details.typed);
    let asked = told
        .iter()
        .filter_map(|(number, cell)| vault.open_inquiry(&ServiceItemNumber::parse(number).unwrap(), cell))
        .map(|told| told.typed);
    let found: Vec<_> = cells.chain(asked).map(|typed| typed.read_again(month_number).unwrap()).collect();
    let known = found.iter().flat_map(|details| vault.person_keys(details));
    let rows = known.filter(|(_, hash)| persons.iter().any(|row| row == hash)).count();
    found.len() + rows
}

/// Which of these bytes are in the files of a database; on a server they go with its own housekeeping.
fn found_in_files(portal: &Portal, wanted: &[Vec<u8>]) -> usize {
    if on_postgres() {
        return 0;
    }
    let folder = std::fs::read_dir(portal.store.folder.path()).unwrap();
    let paths = folder.map(|entry| entry.unwrap().path()).filter(|path| path.to_str().unwrap().contains("infopass.db"));
    let files: Vec<Vec<u8>> = paths.map(|path| std::fs::read(path).unwrap()).collect();
    let is_there = |bytes: &[u8]| files.iter().any(|file| file.windows(bytes.len()).any(|window| window == bytes));
    wanted.iter().filter(|bytes| is_there(bytes)).count()
}

#[test]
fn after_a_rotation_the_old_key_opens_nothing_and_nothing_of_it_is_left_in_the_files() {
    let portal = Portal::at(NOW);
    let notice = book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    book(&mut Person::new(&portal.base), "es", &somebody("Berta"), "NEW");
    portal.ask_by_phone("Chen", "adit-stamp", false);
    portal.assign(&portal.ask_by_phone("Diaz", "adit-stamp", false));
    let copy = portal.store.folder.path().join("stolen.key");
    std::fs::copy(secret_file(&portal), &copy).unwrap();
    let before = rows(&portal);
    assert_eq!(legible(&thief(&portal, &copy), &before), 5 + 5, "each cell, and the row of whoever is in it");
    let bytes: Vec<Vec<u8>> = before.0.iter().chain(&before.1).map(|(_, cell)| cell.clone()).chain(before.2).collect();

    rotate_all(&portal);

    let after = rows(&portal);
    assert_eq!((after.0.len(), after.1.len(), after.2.len()), (3, 2, 4));
    assert_eq!(legible(&thief(&portal, &copy), &after), 0);
    assert_eq!(found_in_files(&portal, &bytes), 0);
    let refused = infopass::audit::run(&portal.store.url().looking(), &copy).unwrap_err().to_string();
    assert!(refused.contains("stolen.key has no key 2"), "{refused}");
    let lines = std::fs::read_to_string(secret_file(&portal)).unwrap();
    assert_eq!((lines.lines().count(), lines.starts_with("2 ")), (1, true));
    assert_eq!(portal.check(), Vec::<String>::new());
    let (number, pin) = numbers(&notice);
    assert!(sign_in(&mut Person::new(&portal.base), "en", &number, &pin).has("#notice"));
}

#[test]
fn the_old_key_is_dropped_after_a_day_or_at_once_if_its_owner_is_in_a_hurry() {
    let portal = Portal::at(NOW);
    go_on_to(&portal, "sealed anew");
    let services = &portal.services;
    let mut rotation = rotation(services);
    let Step::Waits(Wait::Until(at)) = portal.run(rotation.step(false)).unwrap() else { panic!("it is dropped") };
    assert_eq!(at, services.clock.wall() + SignedDuration::from_hours(24));
    assert_eq!(portal.run(rotation.begin()).unwrap(), None, "no second rotation begins");
    assert_eq!(portal.run(rotation.step(true)).unwrap(), Step::Dropped(vec![1]));
    assert_eq!(portal.run(rotation.step(true)).unwrap(), Step::Ended(vec![1]));
    assert_eq!(portal.run(rotation.step(true)).unwrap(), Step::Ended(vec![]));
}

#[test]
fn a_command_killed_before_the_last_line_is_taken_out_is_finished_by_the_next_one() {
    let portal = Portal::at(NOW);
    go_on_to(&portal, "a day later");
    assert_eq!(std::fs::read_to_string(secret_file(&portal)).unwrap().lines().count(), 2, "the old key is dropped");
    let mut next = rotation(&portal.services);
    assert_eq!(portal.run(next.begin()).unwrap(), None, "no new key while there is something to finish");
    assert_eq!(portal.run(next.step(false)).unwrap(), Step::Ended(vec![1]));
    assert_eq!(std::fs::read_to_string(secret_file(&portal)).unwrap().lines().count(), 1);
}

#[test]
fn a_process_that_has_slept_through_a_rotation_can_write_nothing_until_it_has_read_its_keys() {
    let portal = Portal::at(NOW);
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    let sleeper = beside(&portal);
    rotate_all(&portal);
    // It finds nobody by the old key, and what it would seal nobody could open.
    let before = rows(&portal);
    let asked = Asks { family_name: "Asleep", ..ASKS };
    let refused = portal.run(ask_at(&sleeper, asked));
    let Err(TakeDownError::Db(DbError::Failed(why))) = refused else { panic!("{:?}", refused.is_ok()) };
    assert!(why.contains("key 1 was dropped"), "{why}");
    assert_eq!(rows(&portal), before);
    portal.run(keys::take_over(&sleeper)).unwrap();
    portal.run(ask_at(&sleeper, asked)).unwrap();
    assert_eq!(portal.check(), Vec::<String>::new());
    sleeper.db.close();
}

/// Lets another machine's server tell of itself.
fn tell_of_another(portal: &Portal, has: &str, seals: i64) {
    let seen = portal.services.clock.wall().as_second();
    portal.by_hand(&format!(
        "DELETE FROM processes WHERE name = 'other'; INSERT INTO processes VALUES ('other', '{has}', {seals}, {seen})"
    ));
}

#[test]
fn each_step_waits_for_the_servers_that_are_behind_and_not_for_those_that_are_gone() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    go_on_to(&portal, "loaded");
    tell_of_another(&portal, "1", 1);
    let mut rotation = rotation(services);
    let waits = |step| match step {
        Step::Waits(Wait::Without(2, who) | Wait::Sealing(2, who)) => {
            who.into_iter().map(|process| process.name).collect::<Vec<_>>()
        }
        other => panic!("it does not wait: {other:?}"),
    };
    assert_eq!(waits(portal.run(rotation.step(true)).unwrap()), ["other"]);
    tell_of_another(&portal, "1 2", 1);
    assert_eq!(portal.run(rotation.step(true)).unwrap(), Step::Seals(2));
    let behind = waits(portal.run(rotation.step(true)).unwrap());
    assert!(behind.iter().any(|name| name == services.process()), "{behind:?}");
    portal.run(keys::follow(services)).unwrap();
    if on_postgres() {
        assert_eq!(waits(portal.run(rotation.step(true)).unwrap()), ["other"]);
        portal.clock.pass(SignedDuration::from_mins(5));
        portal.run(keys::follow(services)).unwrap();
    }
    assert_eq!(portal.run(rotation.step(true)).unwrap(), Step::Dropped(vec![1]));
}

#[test]
fn a_server_without_the_new_key_tells_so_and_serves_on_and_one_that_lacks_a_key_in_use_is_not_ready() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let ready = || Person::new(&portal.base).open("/readyz");
    let old = std::fs::read_to_string(secret_file(&portal)).unwrap();
    go_on(&portal, "drawn");
    let new = std::fs::read_to_string(secret_file(&portal)).unwrap();
    std::fs::write(secret_file(&portal), &old).unwrap();
    go_on(&portal, "loaded");
    let shown = ready();
    assert!(shown.status == 200 && shown.body.contains(r#""keys":"missing 2""#), "{}", shown.body);
    assert!(matches!(portal.run(rotation(&portal.services).step(false)), Err(RotateError::Elsewhere(2))));
    // Nobody can bring a key into use that a living server lacks; by hand one can.
    portal.by_hand("UPDATE keys SET state = 'in-use' WHERE id = 2");
    portal.run(keys::follow(&portal.services)).unwrap();
    assert_eq!(ready().status, 503);
    std::fs::write(secret_file(&portal), &new).unwrap();
    portal.run(keys::follow(&portal.services)).unwrap();
    let shown = ready();
    assert!(shown.status == 200 && shown.body.contains(r#""keys":"ok""#), "{}", shown.body);
}

#[test]
fn a_key_that_is_only_being_loaded_can_be_given_up_and_one_in_use_cannot() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    go_on_to(&portal, "loaded");
    assert_eq!(services.vault().has(), [1, 2]);
    assert_eq!(portal.run(rotation(services).cancel()).unwrap(), 2);
    portal.run(keys::follow(services)).unwrap();
    assert_eq!(services.vault().has(), [1]);
    assert_eq!(std::fs::read_to_string(secret_file(&portal)).unwrap().lines().count(), 1);
    assert!(matches!(portal.run(rotation(services).cancel()), Err(RotateError::NoneLoading)));
    go_on_to(&portal, "in use");
    assert!(matches!(portal.run(rotation(services).cancel()), Err(RotateError::NoneLoading)));
}

#[test]
fn a_key_that_was_given_up_leaves_its_number_to_none_while_a_server_still_has_it() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    go_on_to(&portal, "loaded");
    assert_eq!(portal.run(rotation(services).cancel()).unwrap(), 2);
    // The server has had no turn since: it would count as having the next key 2, and could not open what others seal.
    let mut next = rotation(services);
    assert_eq!(portal.run(next.begin()).unwrap(), Some(3));
    assert!(matches!(portal.run(next.step(true)).unwrap(), Step::Waits(Wait::Without(3, _))));
    portal.run(keys::follow(services)).unwrap();
    assert_eq!(services.vault().has(), [1, 3]);
    assert_eq!(portal.run(next.step(true)).unwrap(), Step::Seals(3));
    portal.run(keys::follow(services)).unwrap();
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_server_that_holds_a_key_that_was_given_up_takes_the_next_one_of_its_number() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    go_on(&portal, "drawn");
    // It has loaded the key and could not tell so.
    portal.run(keys::take_over(services)).unwrap();
    assert_eq!(portal.run(rotation(services).cancel()).unwrap(), 2);
    assert_eq!(portal.run(rotation(services).begin()).unwrap(), Some(2));
    portal.run(keys::follow(services)).unwrap();
    let restarted = beside(&portal);
    let here = services.vault().door_keys();
    assert_eq!((here.len(), &here), (2, &restarted.vault().door_keys()), "both have the same key 2");
    restarted.db.close();
}

#[test]
fn a_key_that_somebody_else_gives_up_at_the_last_moment_is_not_said_to_seal() {
    let portal = Portal::at(NOW);
    let services = &portal.services;
    go_on_to(&portal, "loaded");
    let end = portal.store.by_hand_until("DELETE FROM keys WHERE id = 2");
    let step = std::thread::scope(|scope| {
        let step = scope.spawn(|| portal.run(rotation(services).step(false)));
        // It has read that the key is being loaded, and waits to write.
        while services.db.writes_waiting().writes == 0 && !step.is_finished() {
            std::thread::yield_now();
        }
        end();
        step.join().unwrap()
    });
    assert!(matches!(step, Err(RotateError::Overtaken)), "{step:?}");
}

#[test]
fn a_row_that_does_not_open_keeps_the_old_key_and_the_audit_names_it() {
    let portal = Portal::at(NOW);
    let (number, _) = numbers(&book(&mut Person::new(&portal.base), "en", &ANA, "NYC"));
    book(&mut Person::new(&portal.base), "en", &somebody("Berta"), "NYC");
    portal.by_hand(&format!("UPDATE appointments SET details_sealed = booking_key WHERE number = '{number}'"));
    go_on_to(&portal, "sealed anew");
    let step = portal.run(rotation(&portal.services).step(true)).unwrap();
    let Step::Waits(Wait::Rows(left)) = step else { panic!("{step:?}") };
    assert_eq!((left.appointments, left.requests, left.persons), (1, 0, 1));
    assert_eq!(portal.check(), [format!("{number}: sealed details do not open")]);
    // A turn that finds nothing else has nothing to write: on a file, where one writes at a time, it waits for nobody.
    let end = portal.store.by_hand_until("DELETE FROM settings WHERE name = 'none'");
    portal.run(keys::some(&portal.services)).unwrap();
    end();
}

#[test]
fn a_turn_gets_past_thousands_of_rows_that_do_not_open() {
    let portal = Portal::at(NOW);
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    // As many as a turn may write, and one more; their numbers come first.
    portal.by_hand(&changed_rows("BAD", 2_001, portal.clock.now().as_second()));
    go_on_to(&portal, "seals");
    portal.run(keys::some(&portal.services)).unwrap();
    let left = portal.services.db.read_blocking(|conn| count(conn, (1, 2))).unwrap();
    assert_eq!((left.appointments, left.requests, left.persons), (2_001, 0, 0));
}

#[test]
fn the_audit_finds_what_a_rotation_has_left_behind() {
    let portal = Portal::at(NOW);
    let (number, _) = numbers(&book(&mut Person::new(&portal.base), "en", &ANA, "NYC"));
    let request = portal.ask_by_phone("Chen", "adit-stamp", false);
    rotate_all(&portal);
    assert_eq!(portal.check(), Vec::<String>::new());
    portal.by_hand("UPDATE appointments SET key_id = 1; UPDATE inquiries SET key_id = 1");
    let found = portal.check();
    assert!(found.contains(&format!("{number}: details are sealed with a key that is not in use")), "{found:?}");
    assert!(
        found.contains(&format!("{}: what was told is sealed with a key that is not in use", request.as_str())),
        "{found:?}"
    );
    portal.by_hand("UPDATE appointments SET key_id = 2; UPDATE inquiries SET key_id = 2");
    portal.by_hand("UPDATE person_keys SET key_id = 1; UPDATE inquiry_keys SET key_id = 1");
    let found = portal.check();
    assert!(found.contains(&format!("{number}: live appointment has no person key")), "{found:?}");
    assert!(found.contains(&format!("{}: undecided request has no person key", request.as_str())), "{found:?}");
}

#[test]
fn what_is_under_a_dropped_key_goes_however_late_a_server_comes_and_the_audit_names_it_until_then() {
    let portal = Portal::at(NOW);
    let (number, _) = numbers(&book(&mut Person::new(&portal.base), "en", &ANA, "NYC"));
    let request = portal.ask_by_phone("Chen", "adit-stamp", false);
    go_on_to(&portal, "a day later");
    portal.clock.pass(SignedDuration::from_hours(1));
    assert_eq!(portal.check(), Vec::<String>::new(), "a server has some time to delete it");
    portal.clock.pass(SignedDuration::from_hours(48));
    let named = |number: &str| format!("{number}: person key is under key 1, which was dropped");
    let found = portal.check();
    assert!(found.contains(&named(&number)) && found.contains(&named(request.as_str())), "{found:?}");
    portal.run(keys::some(&portal.services)).unwrap();
    assert_eq!(rows(&portal).2.len(), 2, "one row for each person");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_log_that_could_not_be_cut_because_somebody_read_is_cut_before_a_rotation_is_done() {
    if on_postgres() {
        return; // A server looks after its own log.
    }
    let portal = Portal::at(NOW);
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    let before = rows(&portal).2;
    go_on_to(&portal, "a day later");
    let file = portal.store.folder.path().join("infopass.db");
    let mut reader = diesel::SqliteConnection::establish(file.to_str().unwrap()).unwrap();
    reader.batch_execute("BEGIN").unwrap();
    assert_eq!(
        person_keys::table.count().get_result(&mut reader),
        Ok(2_i64),
        "under the old key and under the new one"
    );
    portal.run(keys::some(&portal.services)).unwrap();
    reader.batch_execute("COMMIT").unwrap();
    assert_eq!((rows(&portal).2.len(), found_in_files(&portal, &before)), (1, 1), "it is gone, but not from the files");
    assert_eq!(portal.run(rotation(&portal.services).step(false)).unwrap(), Step::Ended(vec![1]));
    assert_eq!(found_in_files(&portal, &before), 0);
}
