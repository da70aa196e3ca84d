//! `infopass staff` as people run it, beside a running server.

use crate::support::binary::{Ended, Place, Running, wait_for};
use crate::support::engine::Store;
use crate::support::portal::FEW_SEATS;
use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

const PASSWORD: &str = "correct horse battery";

/// A folder and a database on the engine that is tested.
struct Office {
    place: Place,
    store: Store,
}

impl Office {
    fn new() -> Self {
        let place = Place::new();
        place.file("offices.csv", FEW_SEATS);
        Self { place, store: Store::new() }
    }

    fn serve(&self) -> Running {
        self.place.serve(&["--offices", "offices.csv", "--database", &self.store.option()])
    }

    /// Runs `infopass staff …` with something on standard input.
    fn staff(&self, arguments: &[&str], typed: &str) -> Ended {
        let database = self.store.option();
        let arguments = [&["staff"], arguments, &["--database", &database]].concat();
        let mut command = self.place.command(arguments);
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        // It may end without having read.
        let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
        wait_for(child, Duration::from_mins(1))
    }

    #[track_caller]
    fn done(&self, arguments: &[&str], typed: &str) -> String {
        let ended = self.staff(arguments, typed);
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{ended:?}");
        assert!(!ended.stdout.contains("horse"), "{ended:?}");
        ended.stdout
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str], typed: &str, words: &[&str]) {
        let ended = self.staff(arguments, typed);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{ended:?}");
        assert!(!ended.stderr.contains("horse"), "{ended:?}");
        for word in words {
            assert!(ended.stderr.contains(word), "no {word:?} in {:?}", ended.stderr);
        }
    }
}

#[test]
fn staff_accounts_are_made_listed_and_removed_beside_a_running_server() {
    let office = Office::new();
    let running = office.serve();
    let typed = format!("{PASSWORD}\nanother line\n");
    assert!(office.done(&["list"], "").contains("infopass staff add"));
    let added = office.done(&["add", "ana", "--role", "officer", "--office", "nyc"], &typed);
    assert_eq!(added, "added ana as officer at NYC\n");
    assert_eq!(office.done(&["add", "chief", "--role", "admin"], PASSWORD), "added chief as admin\n");
    office.done(&["add", "b.o-b", "--role", "operator"], &format!("{PASSWORD}\r\n"));
    let listed: Vec<String> =
        office.done(&["list"], "").lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(listed, ["ana officer NYC", "b.o-b operator -", "chief admin -"]);
    assert_eq!(office.done(&["password", "ana"], "another horse entirely\n"), "ana has a new password\n");
    assert_eq!(office.done(&["remove", "ana"], ""), "removed ana\n");
    assert!(!office.done(&["list"], "").contains("ana"));
    let ended = running.terminate();
    assert!(!ended.stderr.contains("ERROR") && !ended.stderr.contains("horse"), "{}", ended.stderr);
}

#[test]
fn a_staff_password_is_in_no_file_and_not_in_the_log() {
    let office = Office::new();
    let running = office.serve();
    office.done(&["add", "ana", "--role", "admin"], PASSWORD);
    let mut searched = 0;
    for folder in [office.place.path("."), office.place.path("var"), office.store.folder.path().to_owned()] {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        for file in files.filter(|path| path.is_file()) {
            let bytes = std::fs::read(&file).unwrap();
            assert!(!bytes.windows(PASSWORD.len()).any(|part| part == PASSWORD.as_bytes()), "{}", file.display());
            searched += 1;
        }
    }
    assert!(searched >= 2, "the secret file and the office table at least");
    assert!(!running.terminate().stderr.contains(PASSWORD));
}

#[test]
fn the_staff_command_works_without_a_server_too() {
    let office = Office::new();
    office.serve().terminate();
    office.done(&["add", "ana", "--role", "admin"], PASSWORD);
    let running = office.serve();
    assert!(office.done(&["list"], "").contains("ana"));
    drop(running);
}

#[test]
fn a_wrong_staff_command_says_what_to_do_and_changes_nothing() {
    let office = Office::new();
    let running = office.serve();
    office.done(&["add", "ana", "--role", "admin"], PASSWORD);
    let as_officer = ["add", "ben", "--role", "officer"];
    office.refused(&as_officer, PASSWORD, &["belongs to an office", "--office NYC"]);
    office.refused(&[&as_officer[..], &["--office", "XXX"]].concat(), PASSWORD, &["no office XXX"]);
    office.refused(&[&as_officer[..], &["--office", "N1"]].concat(), PASSWORD, &["three letters"]);
    office.refused(
        &["add", "ben", "--role", "admin", "--office", "NYC"],
        PASSWORD,
        &["only an officer", "--role officer"],
    );
    office.refused(&["add", "ben", "--role", "boss"], PASSWORD, &["officer", "operator", "admin"]);
    office.refused(&["add", "ana", "--role", "admin"], PASSWORD, &["already", "infopass staff list"]);
    office.refused(&["add", "command_line", "--role", "admin"], PASSWORD, &["letters, digits, hyphens and periods"]);
    office.refused(&["add", "ben", "--role", "admin"], "", &["no password", "standard input"]);
    office.refused(&["add", "ben", "--role", "admin"], "\n", &["no password"]);
    office.refused(&["add", "ben", "--role", "admin"], "horse\n", &["at least 10 characters"]);
    office.refused(&["add", "ben", "--role", "admin"], &"horse".repeat(2_000), &["at most 200 characters"]);
    office.refused(&["password", "ben"], PASSWORD, &["no account ben", "infopass staff list"]);
    office.refused(&["remove", "ben"], "", &["no account ben"]);
    office.refused(
        &["add", "ben", "--role", "admin", "--secret-file", "nowhere.key"],
        PASSWORD,
        &["nowhere.key", "missing"],
    );
    assert_eq!(office.done(&["list"], "").lines().count(), 1);
    drop(running);
}

#[test]
fn the_staff_command_needs_a_database_that_was_served() {
    let office = Office::new();
    office.refused(&["add", "ana", "--role", "admin"], PASSWORD, &["infopass serve"]);
    office.refused(&["list"], "", &["infopass serve"]);
    assert_eq!(office.place.names(), ["offices.csv"], "and it makes none");
}
