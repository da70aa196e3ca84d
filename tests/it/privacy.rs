//! Nothing that a person enters is in the database's files or in the log, whatever they do: the real program, searched
//! while it runs, after it is killed, and after it is stopped in order.

use crate::journeys::{as_far_as_time, book, first_free, numbers, sign_in};
use crate::support::binary::{Place, Running};
use crate::support::portal::FEW_SEATS;
use crate::support::postgres::Cluster;
use crate::support::{Person, Program, Shown};
use serde_json::json;
use std::path::{Path, PathBuf};

const CLOCK: &str = "2026-11-23T10:00:00-05:00";

/// Marked values: no office, ZIP table or page has them by itself.
const MARKED: [(&str, &str); 7] = [
    ("given_name", "Xochiquétzal"),
    ("family_name", "Wolfeschlegel"),
    ("dob_month", "7"),
    ("dob_day", "19"),
    ("dob_year", "1937"),
    ("phone", "(907) 555-0188"),
    ("zip", "99723"),
];

/// What is searched for: the values as typed, folded, and as they are kept.
const MARKS: [&str; 9] = [
    "Xochiqu",
    "xochiquetzal",
    "Wolfeschlegel",
    "wolfeschlegel",
    "1937-07-19",
    "555-0188",
    "9075550188",
    "907) 555",
    "99723",
];

#[test]
fn nothing_that_is_entered_is_in_the_database_files_or_the_log() {
    let place = Place::new();
    let offices = place.file("offices.csv", FEW_SEATS);
    let command = || {
        let mut command = place.command(["--listen", "127.0.0.1:0", "--offices", &offices, "--clock", CLOCK]);
        command.env("RUST_LOG", "debug");
        command
    };
    let running = Running::start(command());
    let secrets = live_a_life(&running.base);
    assert_no_marks(&place, "while it runs", &secrets);
    let killed = running.kill();
    assert!(killed.stderr.contains("\"route\""), "the log was written");
    assert_not_in(told(&killed.stderr).as_bytes(), "the log of a killed server", &secrets);
    assert_no_marks(&place, "after it was killed", &secrets);

    let running = Running::start(command());
    let secrets_of_another = live_another_life(&running.base);
    let ended = running.terminate();
    for secrets in [secrets, secrets_of_another] {
        assert_not_in(told(&ended.stderr).as_bytes(), "the log of a stopped server", &secrets);
        assert_no_marks(&place, "after it was stopped", &secrets);
    }
}

#[test]
fn nothing_that_is_told_to_the_contact_centre_or_written_at_its_desk_is_in_the_files_or_the_log() {
    let place = Place::new();
    // Everybody belongs to the officer's office, wherever they live.
    let one: Vec<_> = FEW_SEATS.lines().take(2).collect();
    let offices = place.file("offices.csv", &one.join("\n").replace("09:00-09:30", "09:00-15:00"));
    let mut command = place.command(["--listen", "127.0.0.1:0", "--offices", &offices, "--clock", CLOCK, "--lab"]);
    command.env("RUST_LOG", "debug");
    let running = Running::start(command);
    running.next_line();
    let account = running.next_line();
    let password = account.split_once("password ").unwrap().1.split(' ').next().unwrap().to_owned();
    let mut secrets = ask_and_be_answered(&running.base, &password);
    secrets.push(password);
    assert_no_marks(&place, "while it runs", &secrets);
    let ended = running.terminate();
    assert_not_in(told(&ended.stderr).as_bytes(), "the log", &secrets);
    assert_no_marks(&place, "after it was stopped", &secrets);
}

/// Asks by the form and at the door, mistypes, is called and given an appointment against a rule, and sent away.
fn ask_and_be_answered(base: &str, password: &str) -> Vec<String> {
    let (mut person, mut officer) = (Person::new(base), Person::new(base));
    let mut page = person.open("/en/contact/request");
    page = person.send(
        &page,
        &[("asker", "representative"), ("representative", "Featherstonehaugh"), ("account", "990011223344")],
    );
    page = person.send(&page, &[("kind", "satisfactory-departure")]);
    let told = [
        MARKED.as_slice(),
        &[("urgent", "no"), ("evidence", "yes"), ("receipt_number", "ZZQ9908877665"), ("about", "The Zzyzx matter")],
    ]
    .concat();
    let mut wrong = told.clone();
    wrong[6].1 = "99723x";
    page = person.send(&page, &wrong);
    page = person.send(&page, &told);
    let status = person.send(&page, &[]);
    assert!(status.at.ends_with("did=taken"), "{}: {}", status.at, status.body);
    let item = status.text("#service-item-number").replace(['-', ' '], "");
    let mut other = Person::new(base);
    let form = other.open("/en/contact/status");
    other.send(&form, &[("service_item_number", &item), ("dob_month", "7"), ("dob_day", "20"), ("dob_year", "1937")]);

    let gate = officer.open("/desk");
    officer.press(&gate, "/desk/log-in", &[("name", "Wolfeschlegel"), ("password", "Wolfeschlegel-9075550188")]);
    officer.press(&gate, "/desk/log-in", &[("name", "officer"), ("password", password)]);
    let mut shown = officer.open(&format!("/desk/items/{item}"));
    shown = officer.press(&shown, "/reached", &[]);
    let decided = officer.press(
        &shown,
        "/appointment",
        &[("bring", "The Llanfairpwll paper"), ("reason", "Quetzalcoatlus says so")],
    );
    assert_eq!(decided.status, 200, "{}", decided.body);
    let status = person.open("/en/contact/status");
    let notice = person.press(&status, "/contact/status/notice", &[]);
    let (_, pin) = numbers(&notice);
    assert!(notice.body.contains("Llanfairpwll"));

    let mut door = Person::new(base);
    let page = door.open("/en/contact/walk-in");
    // Somebody else: whoever has an appointment is given no second one.
    let mut at_door = [told.as_slice(), &[("kind", "daca"), ("office", "NYC")]].concat();
    at_door[0].1 = "Xochiquétzal Wolfeschlegel";
    let status = door.send(&page, &at_door);
    let item = status.text("#service-item-number").replace(['-', ' '], "");
    let list = officer.open("/desk/walk-ins");
    let list = officer.press(&list, &format!("/desk/walk-ins/{item}/accept"), &[("reason", "Quetzalcoatlus")]);
    assert_eq!(list.status, 200, "{}", list.body);
    for worked in [&person, &officer, &door, &other] {
        assert_not_in(worked.asked.join("\n").as_bytes(), "an address", std::slice::from_ref(&pin));
    }
    assert_nothing_on_error_pages(&mut person, "/en/contact/request/details");
    assert_nothing_on_error_pages(&mut officer, &format!("/desk/items/{item}/answer"));
    assert_nothing_on_error_pages(&mut person, "/en/lab/compare");
    person.post("/en/lab/compare", "scenario=single-office&days=Wolfeschlegel");
    let more = ["Featherstonehaugh", "990011223344", "ZZQ9908877665", "Zzyzx", "Llanfairpwll", "Quetzalcoatlus"];
    more.into_iter().map(str::to_owned).chain([pin]).collect()
}

#[test]
fn nothing_that_is_entered_is_in_the_files_of_a_database_server() {
    let mut cluster = Cluster::start(&[]);
    let (database, place) = (cluster.database(), Place::new());
    let offices = place.file("offices.csv", FEW_SEATS);
    let running = place.serve(&["--offices", &offices, "--clock", CLOCK, "--database", &database.url]);
    let secrets = live_a_life(&running.base);
    let ended = running.terminate();
    assert_not_in(told(&ended.stderr).as_bytes(), "the log", &secrets);
    // What is in memory goes to the disk; the log of what was written stays there after a crash.
    cluster.sql("postgres", "CHECKPOINT");
    cluster.crash();
    let mut searched = 0;
    for folder in ["base", "pg_wal"] {
        for path in files_below(&cluster.data().join(folder)) {
            let bytes = std::fs::read(&path).unwrap();
            // The server's own tables are older than anybody's visit, and large.
            if has(&bytes, "NYC-26-") {
                searched += bytes.len();
                assert_not_in(&bytes, &path.display().to_string(), &secrets);
            }
        }
    }
    assert!(searched > 10_000, "the files with appointments were searched");
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// Books, mistypes, moves, loses the notice, replaces it, fails to open it, cancels.
fn live_a_life(base: &str) -> Vec<String> {
    let mut person = Person::new(base);
    let form = person.open("/en/book/details");
    let mut wrong = MARKED;
    wrong[6].1 = "99723x";
    person.send(&form, &wrong);
    let notice = book(&mut person, "en", &MARKED, "NYC");
    let (number, pin) = numbers(&notice);
    sign_in(&mut person, "es", &number, "000000");
    let times = person.open("/en/appointment/reschedule?office=NEW");
    person.send(&times, &[("slot", &first_free(&times))]);
    let form = person.open("/en/replacement");
    let (_, new_pin) = numbers(&person.send(&form, &MARKED));
    assert_not_in(person.asked.join("\n").as_bytes(), "an address", &[pin.clone(), new_pin.clone()]);
    assert_nothing_on_error_pages(&mut person, "/en/book/time");
    person.open("/en/book/details");
    let ask = person.open("/en/appointment/cancel");
    let cancelled: Shown = person.send(&ask, &[]);
    assert!(cancelled.at.ends_with("did=cancelled"));
    vec![pin, new_pin]
}

/// Whatever somebody sends that cannot be read or done: the page that says so, in text and headers, holds none of it.
fn assert_nothing_on_error_pages(person: &mut Person, path: &str) {
    let form = "application/x-www-form-urlencoded";
    let marked = "family_name=Wolfeschlegel&phone=9075550188&slot=Wolfeschlegel";
    let huge = format!("{marked}&more={}", "9".repeat(100_000));
    let told = [
        (403, person.post_as(path, form, marked.as_bytes())),
        (403, person.post_as(path, form, format!("{marked}&csrf=Wolfeschlegel").as_bytes())),
        (413, person.post_as(path, form, huge.as_bytes())),
        (415, person.post_as(path, "text/plain", marked.as_bytes())),
        (404, person.open(&format!("/en/nowhere/Wolfeschlegel?{marked}"))),
        (404, person.open(&format!("/Wolfeschlegel?{marked}"))),
        (404, person.open(&format!("/api/v1/Wolfeschlegel?{marked}"))),
    ];
    for (status, page) in told {
        assert_eq!(page.status, status, "{}", page.at);
        assert_not_in(page.body.as_bytes(), &format!("the page of a {status}"), &[]);
        assert_not_in(format!("{:?}", page.headers).as_bytes(), &format!("the headers of a {status}"), &[]);
    }
    for page in ["/metrics", "/healthz", "/readyz"] {
        assert_not_in(person.open(page).body.as_bytes(), page, &[]);
    }
}

/// Leaves a live appointment behind.
fn live_another_life(base: &str) -> Vec<String> {
    let mut person = Person::new(base);
    let times = as_far_as_time(&mut person, "es", &MARKED, "NEW");
    let review = person.send(&times, &[("slot", &first_free(&times))]);
    let (number, pin) = numbers(&person.send(&review, &[]));
    let program = Program::new(base);
    let details = json!({ "given_name": "Xochiquétzal", "family_name": "Wolfeschlegel", "date_of_birth": "1937-07-19",
                          "phone": "9075550188", "zip": "99723" });
    let replaced = program.post_keyed("/replacements", &details, "key-of-Wolfeschlegel");
    assert_eq!(replaced.text("confirmation_number"), number);
    program.post_keyed("/appointments", &details, "key-of-Wolfeschlegel");
    program.send("POST", "/appointments", &[], b"{\"family_name\":\"Wolfeschlegel\"");
    program.get("/offices?zip=99723");
    vec![pin, replaced.text("pin").to_owned()]
}

/// What a log tells besides the time, whose digits may be any.
fn told(log: &str) -> String {
    log.lines().map(|line| line.split_once("Z\",").map_or(line, |(_, rest)| rest)).collect()
}

fn assert_no_marks(place: &Place, when: &str, secrets: &[String]) {
    let mut searched = 0;
    for name in place.names() {
        if name.contains("infopass.db") {
            let bytes = std::fs::read(place.path(&name)).unwrap();
            searched += bytes.len();
            assert_not_in(&bytes, &format!("{name} {when}"), secrets);
        }
    }
    assert!(searched > 10_000, "the database's files were searched");
}

fn assert_not_in(bytes: &[u8], place: &str, secrets: &[String]) {
    for mark in MARKS.iter().copied().chain(secrets.iter().map(String::as_str)) {
        assert!(!has(bytes, mark), "{mark} is in {place}");
    }
}

fn has(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark.as_bytes())
}

#[test]
fn the_search_would_find_what_it_looks_for() {
    assert!(MARKS.iter().all(|mark| has(format!("...{mark}...").as_bytes(), mark)));
}
