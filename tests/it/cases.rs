//! Emulated cases: loading a table beside a running server, and reading where a case stands.

use crate::journeys::{book, numbers};
use crate::support::binary::{Ended, Place, run};
use crate::support::engine::on_postgres;
use crate::support::portal::FEW_SEATS;
use crate::support::{Person, Portal, somebody};
use infopass::current::case_status::case_status;
use infopass::data::SAMPLE_CASES;
use infopass::db::cases::{Replaced, count, replace};
use infopass::db::{Abort, Db, OpenError};
use infopass::domain::case::{Case, CaseStatus, ReceiptNumber, parse_cases};
use std::convert::Infallible;
use std::fmt::Write;
use std::fs::File;

const NOW: &str = "2026-11-23T10:00:00-05:00";
const TWO: &str = "\
receipt_number,status,form,changed_on
MSC2190000001,received,I-485,2026-11-02
EAC2190000002,pending,N-400,2026-10-30
";

fn portal() -> Portal {
    Portal::with(NOW, FEW_SEATS)
}

fn status(portal: &Portal, receipt: &str) -> Option<Case> {
    portal.run(case_status(&portal.services, &ReceiptNumber::parse(receipt).unwrap())).unwrap()
}

fn stored(portal: &Portal) -> i64 {
    portal.services.db.read_blocking(count).unwrap()
}

/// Replaces by the running server's own writer.
fn give(portal: &Portal, table: &str) -> Replaced {
    let cases = parse_cases(table).unwrap();
    portal.services.db.write_blocking(move |conn| Ok::<_, Abort<Infallible>>(replace(conn, &cases)?)).unwrap()
}

/// Runs `infopass cases load` as a process of its own.
fn load(portal: &Portal, place: &Place, file: &str) -> Ended {
    place.run(&["cases", "load", file, "--database", &portal.store.option()])
}

#[track_caller]
fn assert_loaded(ended: &Ended, told: &str) {
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (Some(0), told, ""));
}

#[track_caller]
fn assert_refused(ended: &Ended, told: &str) {
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{ended:?}");
    assert_eq!(ended.stderr.trim_end(), format!("infopass: {told}"));
}

#[test]
fn a_case_is_read_by_its_number_however_it_is_typed_and_an_unknown_one_is_none() {
    let portal = portal();
    assert_eq!(status(&portal, "MSC2190000001"), None);
    assert_eq!(give(&portal, TWO), Replaced { new: 2, changed: 0 });
    let case = status(&portal, "msc-21-900-00001").unwrap();
    assert_eq!(case, parse_cases(TWO).unwrap()[0]);
    assert_eq!(case.status, CaseStatus::Received);
    assert_eq!(status(&portal, "MSC2190000002"), None);
}

#[test]
fn replacing_changes_what_is_given_and_leaves_the_rest() {
    let portal = portal();
    give(&portal, TWO);
    assert_eq!(give(&portal, TWO), Replaced { new: 0, changed: 0 });
    let next = "receipt_number,status\nEAC2190000002,decision-made\nSRC2190000003,pending\n";
    assert_eq!(give(&portal, next), Replaced { new: 1, changed: 1 });
    assert_eq!(stored(&portal), 3);
    let changed = status(&portal, "EAC2190000002").unwrap();
    assert_eq!(changed, parse_cases(next).unwrap()[0]);
    assert_eq!((changed.form.as_str(), changed.changed_day), ("", None));
    assert_eq!(status(&portal, "MSC2190000001").unwrap().status, CaseStatus::Received);
}

#[test]
fn a_table_is_loaded_beside_the_running_server_and_loading_again_changes_nothing() {
    let (portal, place) = (portal(), Place::new());
    let file = place.file("cases.csv", TWO);
    assert_loaded(&load(&portal, &place, &file), "2 new, 0 changed\n");
    assert_loaded(&load(&portal, &place, &file), "0 new, 0 changed\n");
    place.file("cases.csv", &TWO.replace("pending", "decision-made"));
    assert_loaded(&load(&portal, &place, &file), "0 new, 1 changed\n");
    assert_eq!(status(&portal, "EAC2190000002").unwrap().status, CaseStatus::DecisionMade);
    book(&mut Person::new(&portal.base), "en", &somebody("Ana"), "NYC");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_table_comes_by_standard_input_too() {
    let (portal, place) = (portal(), Place::new());
    let from_input = |text: &str| {
        let file = File::open(place.file("cases.csv", text)).unwrap();
        let mut command = place.command(["cases", "load", "-", "--database", &portal.store.option()]);
        command.stdin(file);
        run(command)
    };
    assert_loaded(&from_input(SAMPLE_CASES), "20 new, 0 changed\n");
    let told =
        "standard input: line 2, column status: \"sent\" is not a status: write received, pending or decision-made";
    assert_refused(&from_input(&TWO.replace("received", "sent")), told);
    assert_eq!(stored(&portal), 20);
}

#[test]
fn a_bad_file_is_refused_whole_with_its_line() {
    let (portal, place) = (portal(), Place::new());
    let bad = place.file("bad.csv", &TWO.replace("2026-10-30", "October"));
    let told = format!("{bad}: line 3, column changed_on: \"October\" is not a day: write for example 2026-11-23");
    assert_refused(&load(&portal, &place, &bad), &told);
    let twice = place.file("twice.csv", &format!("{TWO}msc2190000001,pending,,\n"));
    let told =
        format!("{twice}: line 4, column receipt_number: MSC2190000001 is on line 2 already: each may be there once");
    assert_refused(&load(&portal, &place, &twice), &told);
    let absent = load(&portal, &place, "absent.csv");
    assert_eq!(absent.code, Some(2));
    assert!(absent.stderr.contains("absent.csv: "), "{absent:?}");
    std::fs::write(place.path("odd.csv"), b"receipt_number,status\n\xff").unwrap();
    assert_refused(&load(&portal, &place, "odd.csv"), "odd.csv: this is not UTF-8 text");
    assert_eq!(stored(&portal), 0);
}

#[test]
fn people_book_while_thousands_of_cases_are_loaded() {
    let (portal, place) = (portal(), Place::new());
    let mut table = "receipt_number,status\n".to_owned();
    for number in 0..12_000 {
        writeln!(table, "MSC{number:010},pending").unwrap();
    }
    let file = place.file("many.csv", &table);
    let ended = std::thread::scope(|scope| {
        let loading = scope.spawn(|| load(&portal, &place, &file));
        for name in ["Ana", "Berta", "Carla"] {
            numbers(&book(&mut Person::new(&portal.base), "en", &somebody(name), "NYC"));
        }
        loading.join().unwrap()
    });
    assert_loaded(&ended, "12000 new, 0 changed\n");
    assert_eq!(stored(&portal), 12_000);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_case_that_does_not_read_is_named_by_the_check_and_told_to_nobody() {
    let portal = portal();
    give(&portal, SAMPLE_CASES);
    assert_eq!(portal.check(), Vec::<String>::new());
    portal.by_hand("UPDATE cases SET changed_day = 'lately' WHERE receipt_number = 'SRC9900000001'");
    portal.by_hand("UPDATE cases SET receipt_number = 'lin9900000002' WHERE receipt_number = 'LIN9900000002'");
    let named = ["case SRC9900000001: the row does not read", "case lin9900000002: the row does not read"];
    assert_eq!(portal.check(), named);
    assert_eq!(status(&portal, "SRC9900000001"), None);
}

#[test]
fn a_process_that_acts_beside_the_server_writes_and_one_that_looks_does_not() {
    let portal = portal();
    let cases = parse_cases(TWO).unwrap();
    let write = |db: &Db| {
        let cases = cases.clone();
        db.write_blocking(move |conn| Ok::<_, Abort<Infallible>>(replace(conn, &cases)?))
    };
    let looking = Db::open(&portal.store.url().looking()).unwrap();
    assert!(write(&looking).is_err());
    assert_eq!(stored(&portal), 0);
    let acting = Db::open(&portal.store.url().acting()).unwrap();
    assert_eq!(write(&acting), Ok(Replaced { new: 2, changed: 0 }));
    acting.close();
    assert_eq!(stored(&portal), 2);
}

#[test]
fn a_process_that_acts_migrates_nothing() {
    let portal = portal();
    portal.by_hand("DELETE FROM __diesel_schema_migrations WHERE version = '20261125000000'");
    let refused = Db::open(&portal.store.url().acting()).err();
    assert!(matches!(refused, Some(OpenError::NotUpToDate(_))), "{refused:?}");
}

#[test]
fn without_a_database_nothing_is_loaded_and_none_is_made() {
    if on_postgres() {
        return; // A server's database is made by its administrator.
    }
    let place = Place::new();
    place.file("cases.csv", TWO);
    let ended = place.run(&["cases", "load", "cases.csv"]);
    assert_refused(&ended, "there is no database at var/infopass.db: `infopass serve` makes one");
    assert_eq!(place.names(), ["cases.csv"]);
}
