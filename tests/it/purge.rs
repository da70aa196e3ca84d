//! What people told is emptied some weeks after their appointment, or at once when they ask for it; what happened stays.

use crate::journeys::{LANGUAGES, book, numbers, printed_time, sign_in};
use crate::support::binary::{Ended, Place};
use crate::support::centre::ASKS;
use crate::support::desk::Asks;
use crate::support::engine::{Store, on_postgres, zeros};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Program, Shown, somebody};
use diesel::prelude::*;
use infopass::db::call_backs::Outcome;
use infopass::db::schema::{appointments, inquiries, inquiry_keys, person_keys};
use infopass::db::settings;
use infopass::domain::identifiers::ConfirmationNumber;
use infopass::domain::inquiry::Channel;
use infopass::purge;
use rstest::rstest;
use serde_json::json;

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// An appointment's or a request's row without the person: number, office, times, status, revision, language.
type Facts = Vec<(String, String, i64, i64, String, i64, String)>;

fn facts(portal: &Portal) -> [Facts; 2] {
    let read = portal.services.db.read_blocking(|conn| {
        let visits = appointments::table
            .select((
                appointments::number,
                appointments::office_code,
                appointments::starts_at_utc,
                appointments::created_at_utc,
                appointments::status,
                appointments::revision,
                appointments::reason,
            ))
            .order(appointments::number)
            .load(conn)?;
        let asked = inquiries::table
            .select((
                inquiries::number,
                inquiries::office_code,
                inquiries::received_at_utc,
                inquiries::due_by_utc,
                inquiries::status,
                inquiries::revision,
                inquiries::kind,
            ))
            .order(inquiries::number)
            .load(conn)?;
        Ok([visits, asked])
    });
    read.unwrap()
}

/// Everything that is sealed or leads to a person, by the number of its row.
fn personal(portal: &Portal) -> Vec<(String, Vec<u8>)> {
    let read = portal.services.db.read_blocking(|conn| {
        let sealed: Vec<(String, Vec<u8>, Vec<u8>)> = appointments::table
            .select((appointments::number, appointments::details_sealed, appointments::booking_key))
            .load(conn)?;
        let told: Vec<(String, Vec<u8>, Vec<u8>)> = inquiries::table
            .select((inquiries::number, inquiries::details_sealed, inquiries::request_key))
            .load(conn)?;
        let keys: Vec<(String, Vec<u8>)> =
            person_keys::table.select((person_keys::appointment_number, person_keys::person_key)).load(conn)?;
        let waiting: Vec<(String, Vec<u8>)> =
            inquiry_keys::table.select((inquiry_keys::inquiry_number, inquiry_keys::person_key)).load(conn)?;
        let cells =
            sealed.into_iter().chain(told).flat_map(|(number, cell, key)| [(number.clone(), cell), (number, key)]);
        Ok(cells.chain(keys).chain(waiting).collect::<Vec<_>>())
    });
    let is_its_own_number = |number: &String, bytes: &Vec<u8>| bytes.as_slice() == number.as_bytes();
    let rows: Vec<_> = read.unwrap();
    rows.into_iter().filter(|(number, bytes)| !bytes.is_empty() && !is_its_own_number(number, bytes)).collect()
}

/// Which of these bytes are in the files of a database; on a server they go with its own housekeeping.
fn found_in_files(portal: &Portal, wanted: &[(String, Vec<u8>)]) -> Vec<String> {
    if on_postgres() {
        return Vec::new();
    }
    let folder = std::fs::read_dir(portal.store.folder.path()).unwrap();
    let files: Vec<Vec<u8>> = folder
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().unwrap().contains("infopass.db"))
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    let is_there = |bytes: &[u8]| files.iter().any(|file| file.windows(bytes.len()).any(|window| window == bytes));
    wanted.iter().filter(|(_, bytes)| is_there(bytes)).map(|(number, _)| number.clone()).collect()
}

/// The appointment's day and so many days, at that hour in UTC.
fn days_after(notice: &Shown, days: i64) -> String {
    let day: jiff::civil::Date = printed_time(notice)[..10].parse().unwrap();
    format!("{}T23:00:00Z", day.checked_add(jiff::Span::new().days(days)).unwrap())
}

/// Many people of both models, whose appointments are over at the same time: how they stand differs.
fn people(portal: &Portal) -> Shown {
    let notice = book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    let mut berta = Person::new(&portal.base);
    book(&mut berta, "es", &somebody("Berta"), "NEW");
    let ask = berta.open("/es/appointment/cancel");
    berta.send(&ask, &[]);
    let assigned = portal.ask_by_phone("Chen", "adit-stamp", false);
    portal.assign(&assigned);
    for _ in 0..2 {
        let left = portal.ask(Asks { channel: Channel::Form, family_name: "Diaz", ..ASKS });
        for _ in 0..2 {
            portal.call_back(&left, Outcome::Missed);
        }
    }
    notice
}

#[test]
fn details_can_be_read_the_day_before_and_are_gone_the_day_after_and_what_happened_stays() {
    let portal = Portal::at(NOW);
    let notice = people(&portal);
    let (number, pin) = numbers(&notice);
    let (before, all) = (facts(&portal), personal(&portal));
    assert_eq!(before.iter().map(Vec::len).sum::<usize>(), 6);
    assert!(all.len() >= 15, "{}", all.len());

    portal.set_now(&days_after(&notice, 29));
    let still_there = sign_in(&mut Person::new(&portal.base), "en", &number, &pin);
    assert!(still_there.text("#notice").contains("García López"));
    let mine: Vec<_> = all.iter().filter(|(of, _)| *of == number).cloned().collect();
    assert_eq!(mine.len(), 3, "what is sealed, the form's key, the person's key");
    if !on_postgres() {
        assert_eq!(found_in_files(&portal, &mine).len(), 3, "the search finds what is there");
    }
    assert_eq!(portal.check(), Vec::<String>::new());

    portal.set_now(&days_after(&notice, 31));
    assert_eq!(personal(&portal), Vec::new());
    assert_eq!(found_in_files(&portal, &all), Vec::<String>::new());
    assert_eq!(facts(&portal), before, "what happened stays");
    assert_eq!(sign_in(&mut Person::new(&portal.base), "en", &number, &pin).status, 404);
    assert_eq!(portal.check(), Vec::<String>::new());

    portal.run(purge::some(&portal.services)).unwrap();
    assert_eq!(facts(&portal), before, "again is harmless");
}

#[test]
fn after_that_everybody_is_a_stranger_everywhere() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let (number, pin) = numbers(&notice);
    portal.set_now(&days_after(&notice, 31));
    let mut unknown = Person::new(&portal.base);
    let form = unknown.open("/en/replacement");
    let none = unknown.send(&form, &ANA);
    assert!(none.status == 404 && !none.body.contains(&number), "{}: {}", none.status, none.body);
    let program = Program::new(&portal.base);
    for act in ["view", "cancel"] {
        let reply = program.post(&format!("/appointments/{number}/{act}"), &json!({ "pin": pin }));
        assert_eq!(reply.status, 404, "{act}");
    }
    // The device that has the key to the notice is told why it opens nothing.
    let gone = ana.open("/en/notice");
    assert_eq!((gone.status, gone.text("h1").as_str()), (410, "Your details are deleted"));
    let again = book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    assert_ne!(numbers(&again).0, number);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[rstest]
fn a_person_has_it_done_at_once_after_the_appointment(
    #[values("en", "es")] language: &str,
    #[values(true, false)] cancels: bool,
) {
    assert!(LANGUAGES.contains(&language));
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, language, &ANA, "NYC");
    let (number, pin) = numbers(&notice);
    let form = format!("/{language}/appointment/delete-details");
    assert!(!notice.has_form(&form), "not before the appointment");
    let early = ana.post(&form, "");
    assert_eq!((early.status, early.at.as_str()), (200, format!("/{language}/notice").as_str()), "nor by typing it");
    let all = personal(&portal);
    let over = if cancels {
        let ask = ana.open(&format!("/{language}/appointment/cancel"));
        ana.send(&ask, &[])
    } else {
        portal.set_now(&days_after(&notice, 0));
        sign_in(&mut ana, language, &number, &pin)
    };
    assert!(over.text("#delete-anyway").contains("30"), "it says what happens otherwise");
    let before = facts(&portal);

    let mut other_device = Person::new(&portal.base);
    let shown_there = sign_in(&mut other_device, language, &number, &pin);
    let done = ana.press(&over, "/appointment/delete-details", &[]);
    assert_eq!((done.status, done.at.clone()), (200, format!("{form}?did=deleted")));
    assert_eq!((personal(&portal), facts(&portal)), (Vec::new(), before));
    assert_eq!(found_in_files(&portal, &all), Vec::<String>::new());
    assert_eq!(
        ana.open(&format!("/{language}/notice")).at,
        format!("/{language}/appointment"),
        "nothing on the device"
    );
    let second_click = other_device.press(&shown_there, "/appointment/delete-details", &[]);
    assert_eq!((second_click.status, second_click.text("h1")), (410, done.text("h1")));

    let wrong_pin = sign_in(&mut ana, language, &number, &pin);
    let unknown = sign_in(&mut ana, language, "NYC-26-0000-0000", "000000");
    assert_eq!((wrong_pin.status, wrong_pin.text(".error")), (unknown.status, unknown.text(".error")));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn who_is_inside_the_office_cannot_have_it_done_and_who_was_served_can() {
    use infopass::current::visitors::{call, check_in, serve};
    let portal = Portal::at(NOW);
    let officer = crate::support::centre::officer_of("NYC");
    let mut ana = Person::new(&portal.base);
    let notice = book(&mut ana, "en", &ANA, "NYC");
    let (number, pin) = numbers(&notice);
    let starts_at: jiff::Timestamp = notice.attr("#appointment-time", "datetime").unwrap().parse().unwrap();
    portal.set_now(&starts_at.checked_sub(jiff::SignedDuration::from_mins(5)).unwrap().to_string());
    let key = ConfirmationNumber::parse(&number).unwrap();
    portal.run(check_in(&portal.services, &officer, &key, None)).unwrap();
    portal.set_now(&starts_at.checked_add(jiff::SignedDuration::from_mins(20)).unwrap().to_string());
    let inside = sign_in(&mut ana, "en", &number, &pin);
    assert!(!inside.has_form("/appointment/delete-details"));
    ana.post("/en/appointment/delete-details", "");
    portal.run(call(&portal.services, &officer, &key, 1)).unwrap();
    portal.run(serve(&portal.services, &officer, &key)).unwrap();
    let served = sign_in(&mut ana, "en", &number, &pin);
    let done = ana.press(&served, "/appointment/delete-details", &[]);
    assert!(done.at.ends_with("?did=deleted"), "{}", done.at);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn what_was_told_to_get_an_assigned_appointment_goes_with_it_at_the_persons_own_wish() {
    let portal = Portal::at(NOW);
    let item = portal.ask_by_phone("Chen", "adit-stamp", false);
    let assigned = portal.assign(&item);
    portal.set_now(&assigned.starts_at.checked_add(jiff::SignedDuration::from_hours(1)).unwrap().to_string());
    let (number, pin) = portal.item(&item).notice_key(&portal.services).unwrap();
    let mut chen = Person::new(&portal.base);
    let notice = sign_in(&mut chen, "en", number.as_str(), pin.reveal());
    assert!(notice.text("#delete-hint").contains("What you told"), "{}", notice.body);
    chen.press(&notice, "/appointment/delete-details", &[]);
    assert_eq!(personal(&portal), Vec::new());
    assert_eq!(portal.check(), Vec::<String>::new());
}

/// A program in a folder of its own, with a database on the engine that is tested.
struct Office {
    place: Place,
    store: Store,
}

impl Office {
    fn run(&self, arguments: &[&str]) -> Ended {
        let database = self.store.option();
        self.place.run(&[arguments, &["--database", &database]].concat())
    }

    #[track_caller]
    fn purged(&self, arguments: &[&str]) -> String {
        let ended = self.run(&[&["purge"], arguments].concat());
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{ended:?}");
        ended.stdout.trim_end().to_owned()
    }
}

#[test]
fn infopass_purge_empties_beside_a_running_server_and_tells_how_much() {
    let office = Office { place: Place::new(), store: Store::new() };
    let offices = office.place.file("offices.csv", FEW_SEATS);
    let database = office.store.option();
    let serve = |clock: &str| {
        office.place.serve(&["--offices", &offices, "--database", &database, "--clock", clock, "--keep-days", "90"])
    };
    let running = serve(NOW);
    let (number, pin) = numbers(&book(&mut Person::new(&running.base), "en", &ANA, "NYC"));
    running.terminate();
    // Some 46 days after the appointment.
    let running = serve("2027-01-22T10:00:00-05:00");
    let nothing = "appointments 0, requests 0, person keys 0";
    assert_eq!(office.purged(&[]), format!("emptied what is more than 90 days old: {nothing}"));
    let open = |base: &str| sign_in(&mut Person::new(base), "en", &number, &pin).status;
    assert_eq!(open(&running.base), 200);
    let all = "appointments 1, requests 0, person keys 1";
    assert_eq!(
        office.purged(&["--keep-days", "30", "--dry-run"]),
        format!("would empty what is more than 30 days old: {all}")
    );
    assert_eq!(open(&running.base), 200, "a dry run changes nothing");
    assert_eq!(office.purged(&["--keep-days", "30"]), format!("emptied what is more than 30 days old: {all}"));
    assert_eq!(open(&running.base), 404);
    assert_eq!(office.purged(&["--keep-days", "30"]), format!("emptied what is more than 30 days old: {nothing}"));
    assert_eq!(office.run(&["check"]).stdout, "ok\n");
    let refused = office.run(&["purge", "--keep-days", "0"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("from 1 to 3650"), "{refused:?}");
    running.terminate();
}

/// Begins what stands for sealed details in such rows.
const SEALED: &str = "sealed-details-of-";

/// So many appointments of long ago, as rows.
fn old_rows(count: u32) -> String {
    let bytes =
        |of: &str| if on_postgres() { format!("convert_to({of}, 'UTF8')") } else { format!("CAST({of} AS BLOB)") };
    let sealed = format!("'{SEALED}' || i || '{}'", "0".repeat(200));
    format!(
        "WITH RECURSIVE counted (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < {count}) \
         INSERT INTO appointments (number, model, office_code, starts_at_utc, reason, language, status, revision, \
         booking_key, details_sealed, key_id, created_at_utc, updated_at_utc, moves_day, moves_count) \
         SELECT 'OLD-' || i, 'legacy', 'NYC', 1000 + i, 'filed-case', 'en', 'missed', 1, {}, {}, 1, 1, 1, \
         '1970-01-01', 0 FROM counted",
        bytes("'k' || i"),
        bytes(&sealed)
    )
}

#[test]
fn a_backlog_is_emptied_in_turns_and_a_command_empties_all_of_it() {
    let portal = Portal::with(NOW, FEW_SEATS);
    // As the program's own writer has it: the moves of rows between pages leave nothing behind.
    let as_the_writer = if on_postgres() { "" } else { "PRAGMA secure_delete = ON; " };
    portal.by_hand(&format!("{as_the_writer}{}", old_rows(4_500)));
    let left = || portal.run(purge::count(&portal.services, portal.services.keep)).unwrap().appointments;
    assert_eq!(left(), 4_500);
    let any = [("any".to_owned(), SEALED.as_bytes().to_vec())];
    assert_eq!(found_in_files(&portal, &any).is_empty(), on_postgres());
    portal.run(purge::some(&portal.services)).unwrap();
    assert_eq!(left(), 2_500, "one turn holds nobody up");
    let emptied = portal.run(purge::all(&portal.services, portal.services.keep)).unwrap();
    assert_eq!((emptied.appointments, left()), (2_500, 0));
    assert_eq!(found_in_files(&portal, &any), Vec::<String>::new());
}

#[test]
fn a_row_that_is_emptied_in_part_cannot_exist() {
    let portal = Portal::with(NOW, FEW_SEATS);
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    let empty = if on_postgres() { "''" } else { "x''" };
    let own = if on_postgres() { "convert_to(number, 'UTF8')" } else { "CAST(number AS BLOB)" };
    for set in [
        "purged_at_utc = 1".to_owned(),
        format!("details_sealed = {empty}"),
        format!("details_sealed = {empty}, purged_at_utc = 1"),
        format!("booking_key = {own}, purged_at_utc = 1"),
    ] {
        assert!(!portal.store.allows(&format!("UPDATE appointments SET {set}")), "{set}");
    }
    let whole = format!("UPDATE appointments SET details_sealed = {empty}, booking_key = {own}, purged_at_utc = 1");
    assert!(portal.store.allows(&whole));
    assert!(!portal.store.allows(&format!("UPDATE appointments SET details_sealed = {}", zeros(200))), "nor come back");
    let waits = portal.ask_by_phone("Chen", "adit-stamp", false);
    let request = format!(
        "UPDATE inquiries SET details_sealed = {empty}, request_key = {own}, purged_at_utc = 1 WHERE number = '{}'",
        waits.as_str()
    );
    assert!(!portal.store.allows(&request), "somebody still waits for an answer");
}

#[test]
fn check_finds_what_is_emptied_in_part_too_early_or_too_late() {
    let empty = if on_postgres() { "''" } else { "x''" };
    let own = if on_postgres() { "convert_to(number, 'UTF8')" } else { "CAST(number AS BLOB)" };
    let rules_off = if on_postgres() {
        "ALTER TABLE appointments DROP CONSTRAINT appointments_empty_when_purged; \
         ALTER TABLE inquiries DROP CONSTRAINT inquiries_empty_when_purged; "
    } else {
        ""
    };
    let (sealed, key) = (zeros(200), zeros(32));
    let breaks = [
        ("details are emptied in part only", format!("UPDATE appointments SET details_sealed = {sealed}")),
        (
            "details are emptied in part only",
            format!("UPDATE appointments SET purged_at_utc = NULL, booking_key = {key}"),
        ),
        (
            "details are emptied in part only",
            format!("INSERT INTO person_keys SELECT model, {key}, number, 1 FROM appointments"),
        ),
        ("what was told is emptied in part only", format!("UPDATE inquiries SET details_sealed = {sealed}")),
        (
            "not emptied together",
            format!("UPDATE inquiries SET details_sealed = {sealed}, request_key = {key}, purged_at_utc = NULL"),
        ),
        (
            "kept for too long",
            format!("UPDATE appointments SET details_sealed = {sealed}, booking_key = {key}, purged_at_utc = NULL"),
        ),
    ];
    for (fault, sql) in breaks {
        let portal = Portal::at(NOW);
        let item = portal.ask_by_phone("Chen", "adit-stamp", false);
        let assigned = portal.assign(&item);
        let later = assigned.starts_at.checked_add(jiff::SignedDuration::from_hours(24 * 34)).unwrap();
        portal.set_now(&later.to_string());
        assert_eq!(portal.check(), Vec::<String>::new());
        portal.by_hand(&format!("{rules_off}{sql}"));
        let found = portal.check();
        assert!(found.iter().any(|violation| violation.contains(fault)), "{sql}\n{found:#?}");
    }
    let portal = Portal::with(NOW, FEW_SEATS);
    book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    portal.by_hand(&format!(
        "UPDATE appointments SET details_sealed = {empty}, booking_key = {own}, purged_at_utc = 1; DELETE FROM person_keys"
    ));
    assert!(portal.check().iter().any(|found| found.contains("appointment to come is emptied")));
}

#[test]
fn a_database_that_nobody_served_for_months_is_not_blamed_for_what_it_keeps() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let notice = book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    portal.clock.set_now(days_after(&notice, 200).parse().unwrap());
    assert_eq!(portal.check(), Vec::<String>::new());
    portal.set_now(&days_after(&notice, 201));
    assert_eq!(personal(&portal), Vec::new());
    let noted = portal.services.db.read_blocking(|conn| settings::get(conn, settings::KEEP_DAYS)).unwrap();
    assert_eq!(noted.as_deref(), Some("30"));
    assert_eq!(portal.check(), Vec::<String>::new());
}
