//! The program as people start it: its arguments, its first line, its files, its clock, its end.

use crate::support::ANA;
use crate::support::binary::{Ended, Place, Running, run};
use crate::support::person::{Person, Shown};
use crate::support::portal::FEW_SEATS;
use diesel::prelude::*;
use diesel::sql_types::Text;
use infopass::db::settings;
use infopass::domain::identifiers::ConfirmationNumber;
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Instant;

const DATABASE: &str = "var/infopass.db";
const SECRET: &str = "var/secret.key";
/// A key that no database was made with.
const ANOTHER_KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n";

/// A place with the two-office table, which starts quickly.
fn place() -> Place {
    let place = Place::new();
    place.file("offices.csv", FEW_SEATS);
    place
}

const FEW: [&str; 2] = ["--offices", "offices.csv"];

fn few<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&FEW[..], more].concat()
}

/// The text of a first column called `value`, from a database that is only looked at.
fn look(database: &Path, sql: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        value: String,
    }
    let uri = format!("file:{}?mode=ro", database.display());
    let mut conn = SqliteConnection::establish(&uri).unwrap();
    diesel::sql_query(sql).load::<Row>(&mut conn).unwrap().into_iter().map(|row| row.value).collect()
}

fn setting(place: &Place, name: &str) -> Option<String> {
    look(&place.path(DATABASE), &format!("SELECT value FROM settings WHERE name = '{name}'")).pop()
}

fn offset_secs(place: &Place) -> i64 {
    setting(place, settings::CLOCK_OFFSET).expect("an offset is stored").parse().unwrap()
}

/// The days that a visitor is offered, by their links, which begin with the one the page opened on.
fn offered_days(base: &str) -> BTreeSet<String> {
    let mut ana = Person::new(base);
    let page = time_page(&mut ana);
    let mut days: BTreeSet<String> = page.attrs("input[name=slot]", "value").iter().map(|slot| day_of(slot)).collect();
    days.extend(page.attrs("a[href*='day=']", "href").iter().map(|href| day_of(href.split("day=").nth(1).unwrap())));
    assert!(days.len() > 5, "{days:?}");
    days
}

fn day_of(text: &str) -> String {
    text[..10].to_owned()
}

fn time_page(person: &mut Person) -> Shown {
    let page = person.open("/en/book/details");
    let page = person.send(&page, &ANA);
    let page = person.send(&page, &[("reason", "form")]);
    person.send(&page, &[("office", "NYC")])
}

/// Books the first time that is offered and gives the notice.
fn book(person: &mut Person) -> Shown {
    let page = time_page(person);
    let slot = page.attr("input[name=slot]", "value").expect("a free time");
    let page = person.send(&page, &[("slot", &slot)]);
    let page = person.send(&page, &[]);
    assert!(page.has("#confirmation-number"), "{}", page.body);
    page
}

#[track_caller]
fn assert_refused(ended: &Ended, words: &[&str]) {
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert_eq!(ended.stdout, "", "{ended:?}");
    for word in words {
        assert!(ended.stderr.contains(word), "no {word:?} in {:?}", ended.stderr);
    }
}

#[test]
fn the_first_line_tells_the_address_and_nothing_else_is_written_to_standard_output() {
    let place = place();
    let running = place.serve(&FEW);
    let port: u16 = running.base.strip_prefix("http://127.0.0.1:").unwrap().parse().unwrap();
    assert_ne!(port, 0);
    let mut ana = Person::new(&running.base);
    assert_eq!(ana.open("/").status, 200);
    assert_eq!(ana.open("/en/nowhere").status, 404);
    book(&mut ana);
    let ended = running.terminate();
    assert_eq!(ended.stdout, "", "nothing after the first line");
    assert_eq!(ended.code, Some(0));
}

#[test]
fn the_log_is_json_on_standard_error_and_names_nobody() {
    let place = place();
    let running = place.serve(&FEW);
    let notice = book(&mut Person::new(&running.base));
    let (number, pin) = (notice.text("#confirmation-number"), notice.text("#pin"));
    let ended = running.terminate();
    assert!(ended.stderr.contains("/{lang}/book/details"), "{}", ended.stderr);
    let personal = ["Ana", "Garc", "5550123", "555-0123", "10001", "1985", &number, &number.replace('-', ""), &pin];
    for line in ended.stderr.lines() {
        let mut line: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect(line);
        // Their digits may be anybody's.
        assert!(line.remove("timestamp").is_some(), "{line:?}");
        if let Some(fields) = line.get_mut("fields").and_then(serde_json::Value::as_object_mut) {
            fields.retain(|name, _| !["request_id", "micros", "address"].contains(&name.as_str()));
        }
        let told = serde_json::to_string(&line).unwrap();
        for word in personal {
            assert!(!told.contains(word), "{word} is in the log: {told}");
        }
    }
}

#[test]
fn it_serves_without_a_subcommand_too() {
    let place = place();
    let running = Running::start(place.command(["--listen", "127.0.0.1:0", "--offices", "offices.csv"]));
    assert_eq!(Person::new(&running.base).open("/en/").status, 200);
}

#[test]
fn the_built_in_offices_are_served_without_an_option() {
    let place = Place::new();
    let running = place.serve(&[]);
    assert_eq!(Person::new(&running.base).open("/en/").status, 200);
    let codes = look(&place.path(DATABASE), "SELECT code AS value FROM offices WHERE windows > 0");
    assert_eq!(codes.len(), infopass::data::OFFICES.lines().count() - 1);
}

#[test]
fn every_option_is_also_an_environment_variable() {
    let place = place();
    let mut command = place.command(["serve"]);
    let database = format!("sqlite:{}", place.argument("elsewhere/portal.db"));
    command.envs([
        ("INFOPASS_LISTEN", "127.0.0.1:0"),
        ("INFOPASS_DATABASE", &database),
        ("INFOPASS_SECRET_FILE", "keys/mine.key"),
        ("INFOPASS_CLOCK", "2028-02-29T09:00:00-05:00"),
        ("INFOPASS_LIMITS", "off"),
        ("INFOPASS_PUBLIC_URL", "https://x.example"),
        ("INFOPASS_OFFICES", "offices.csv"),
    ]);
    let running = Running::start(command);
    let mut visitor = Person::new(&running.base);
    for attempt in 0..40 {
        let form = visitor.open("/en/appointment");
        let page = visitor.send(&form, &[("confirmation_number", &nobodys_number()), ("pin", "123456")]);
        assert_eq!(page.status, 404, "no limit at attempt {attempt}");
    }
    assert!(offered_days(&running.base).iter().all(|day| day.starts_with("2028-")));
    assert!(visitor.open("/en/").headers.iter().any(|(name, _)| name == "strict-transport-security"));
    let codes = look(&place.path("elsewhere/portal.db"), "SELECT code AS value FROM offices WHERE windows > 0");
    assert_eq!(codes.len(), 2);
    assert!(place.path("keys/mine.key").is_file());
    assert!(!place.path("var").exists(), "{:?}", place.names());
}

#[test]
fn guessing_is_limited_unless_that_is_switched_off() {
    let place = place();
    let running = place.serve(&FEW);
    let mut visitor = Person::new(&running.base);
    let form = visitor.open("/en/appointment");
    let number = nobodys_number();
    let fields = [("confirmation_number", number.as_str()), ("pin", "123456")];
    let answers: Vec<u16> = (0..40).map(|_| visitor.send(&form, &fields).status).collect();
    assert!(answers.contains(&429), "{answers:?}");
}

#[test]
fn a_second_process_on_the_same_database_is_refused_and_the_first_goes_on() {
    let place = place();
    let first = place.serve(&FEW);
    let second = place.try_serve(&FEW);
    assert_refused(&second, &["another infopass serves from", "infopass.db", "--database"]);
    let mut ana = Person::new(&first.base);
    assert_eq!(ana.open("/").status, 200);
    book(&mut ana);
    first.kill();
    place.serve(&FEW);
}

#[test]
fn the_secret_file_is_for_its_owner_only() {
    let place = place();
    let running = place.serve(&FEW);
    let mode = std::fs::metadata(place.path(SECRET)).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600, "{mode:o}");
    drop(running);
}

#[test]
fn a_missing_secret_file_is_refused_over_existing_data_and_no_new_one_is_made() {
    let place = place();
    place.serve(&FEW).terminate();
    let key = std::fs::read(place.path(SECRET)).unwrap();
    std::fs::remove_file(place.path(SECRET)).unwrap();
    assert_refused(&place.try_serve(&FEW), &["secret.key", "missing", "--secret-file"]);
    assert!(!place.path(SECRET).exists());
    assert_refused(&place.run(&["check"]), &["secret.key", "missing"]);
    assert!(!place.path(SECRET).exists());
    std::fs::write(place.path(SECRET), key).unwrap();
    place.serve(&FEW);
}

#[test]
fn a_wrong_secret_file_is_refused_over_existing_data_and_left_as_it_is() {
    let place = place();
    place.serve(&FEW).terminate();
    std::fs::write(place.path(SECRET), ANOTHER_KEY).unwrap();
    assert_refused(&place.try_serve(&FEW), &["secret.key", "is not the one this database was made with"]);
    assert_refused(&place.run(&["check"]), &["secret.key", "is not the one"]);
    assert_eq!(std::fs::read_to_string(place.path(SECRET)).unwrap(), ANOTHER_KEY);
    std::fs::write(place.path(SECRET), "not a key\n").unwrap();
    assert_refused(&place.try_serve(&FEW), &["secret.key", "64 hexadecimal digits"]);
    assert_eq!(std::fs::read_to_string(place.path(SECRET)).unwrap(), "not a key\n");
}

#[test]
fn an_existing_secret_file_is_used_for_a_new_database() {
    let place = place();
    place.file("my.key", ANOTHER_KEY);
    let arguments = few(&["--secret-file", "my.key"]);
    let running = place.serve(&arguments);
    book(&mut Person::new(&running.base));
    running.terminate();
    assert_eq!(std::fs::read_to_string(place.path("my.key")).unwrap(), ANOTHER_KEY);
    assert!(!place.path(SECRET).exists());
    assert_eq!(place.run(&["check", "--secret-file", "my.key"]).stdout, "ok\n");
    std::fs::remove_file(place.path(DATABASE)).unwrap();
    let running = place.serve(&arguments);
    assert_eq!(Person::new(&running.base).open("/en/").status, 200);
    assert_eq!(std::fs::read_to_string(place.path("my.key")).unwrap(), ANOTHER_KEY);
}

#[test]
fn a_set_clock_goes_on_over_restarts_and_another_instant_sets_it_anew() {
    const LEAP_DAY: [&str; 2] = ["--clock", "2028-02-29T09:00:00-05:00"];
    let place = place();
    let leap_day_secs = 1_835_445_600; // date -u -d 2028-02-29T14:00:00Z +%s
    let near = |offset: i64, given: i64| (offset - (given - machine_secs())).abs() < 300;

    let running = place.serve(&few(&LEAP_DAY));
    let days = offered_days(&running.base);
    assert!(days.contains("2028-03-14") && days.contains("2028-03-01") && !days.contains("2028-03-15"), "{days:?}");
    running.terminate();
    let first = offset_secs(&place);
    assert!(near(first, leap_day_secs), "{first}");

    // Two minutes later, as far as the database knows; the same command line goes on from there, not from 09:00.
    let later = first + 120;
    change(&place, &format!("UPDATE settings SET value = '{later}' WHERE name = '{}'", settings::CLOCK_OFFSET));
    let running = place.serve(&few(&LEAP_DAY));
    assert_eq!(offered_days(&running.base), days);
    running.terminate();
    assert_eq!(offset_secs(&place), later);

    // The same instant, written in another way.
    place.serve(&few(&["--clock", "2028-02-29T14:00:00Z"])).terminate();
    assert_eq!(offset_secs(&place), later);

    let running = place.serve(&FEW);
    assert_eq!(offered_days(&running.base), days, "without the option it goes on too");
    running.terminate();
    assert_eq!(offset_secs(&place), later);

    let running = place.serve(&few(&["--clock", "2029-05-01T09:00:00-04:00"]));
    let days = offered_days(&running.base);
    assert!(days.contains("2029-05-15") && days.iter().all(|day| day.starts_with("2029-05-")), "{days:?}");
    running.terminate();
    assert!(near(offset_secs(&place), 1_872_334_800)); // date -u -d 2029-05-01T13:00:00Z +%s

    let running = place.serve(&few(&LEAP_DAY));
    assert!(offered_days(&running.base).contains("2028-03-14"), "an instant given before, but not last, sets it anew");
    running.terminate();
    assert!(near(offset_secs(&place), leap_day_secs));
}

/// A confirmation number that is well formed and nobody's.
fn nobodys_number() -> String {
    let numbers = (0..10).map(|check| format!("NYC-26-4821-937{check}"));
    let mut sound = numbers.filter(|number| ConfirmationNumber::parse(number).is_ok());
    sound.next().expect("one of ten check digits is right")
}

/// Changes a row by hand while nobody serves.
fn change(place: &Place, sql: &str) {
    let mut conn = SqliteConnection::establish(&place.argument(DATABASE)).unwrap();
    assert_eq!(diesel::sql_query(sql).execute(&mut conn).unwrap(), 1);
}

fn machine_secs() -> i64 {
    infopass::clock::machine_now().as_second()
}

#[test]
fn without_a_clock_the_machines_time_is_served() {
    let place = place();
    let running = place.serve(&FEW);
    let today = infopass::clock::machine_now().in_tz("America/New_York").unwrap().date();
    let days: Vec<jiff::civil::Date> = offered_days(&running.base).iter().map(|day| day.parse().unwrap()).collect();
    // The machine may have passed midnight since.
    assert!(*days.first().unwrap() >= today.yesterday().unwrap(), "{days:?}");
    assert!(*days.last().unwrap() <= today.checked_add(jiff::Span::new().days(21)).unwrap(), "{days:?}");
    running.terminate();
    assert_eq!(setting(&place, settings::CLOCK_OFFSET), None);
}

#[test]
fn a_clock_that_does_not_read_is_refused_with_an_example() {
    let place = place();
    let ended = place.try_serve(&few(&["--clock", "yesterday"]));
    assert_refused(&ended, &["--clock", "yesterday", "2026-11-20T09:00:00-05:00"]);
    assert_eq!(place.names(), ["offices.csv"]);
}

#[test]
fn limits_are_not_switched_off_where_others_can_connect() {
    let place = place();
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let ended = place.run(&["serve", "--listen", listen, "--limits", "off", "--offices", "offices.csv"]);
        assert_refused(&ended, &["--limits off", "loopback"]);
    }
    assert_eq!(place.names(), ["offices.csv"]);
    let running = place.serve(&few(&["--limits", "off"]));
    assert_eq!(Person::new(&running.base).open("/en/").status, 200);
}

#[test]
fn a_bad_row_of_the_office_table_is_named_by_file_line_and_column_and_nothing_is_loaded() {
    let place = Place::new();
    place.file("mine.csv", &FEW_SEATS.replace("07102", "7102"));
    let ended = place.try_serve(&["--offices", "mine.csv"]);
    assert_refused(&ended, &["mine.csv", "line 3", "column zip", "7102"]);
    assert_eq!(place.names(), ["mine.csv"]);

    assert_refused(&place.try_serve(&["--offices", "absent.csv"]), &["absent.csv"]);
    assert_eq!(place.names(), ["mine.csv"]);
}

#[test]
fn an_office_in_a_state_that_has_no_name_is_listed_under_its_letters() {
    let place = Place::new();
    place.file("offices.csv", &FEW_SEATS.replace("Newark,NJ", "Newark,ZZ"));
    let running = place.serve(&FEW);
    let mut ana = Person::new(&running.base);
    let page = ana.open("/en/book/details");
    // A military ZIP: every office is listed, by state.
    let page = ana.send(&page, &ANA.map(|(field, value)| (field, if field == "zip" { "09012" } else { value })));
    let page = ana.send(&page, &[("reason", "form")]);
    assert_eq!(page.status, 200, "{}", page.body);
    assert_eq!(page.attrs("input[name=office]", "value").len(), 2);
    assert!(page.body.contains(">ZZ<"), "{}", page.body);
}

#[test]
fn a_bad_office_table_leaves_the_offices_of_an_existing_database_alone() {
    let place = place();
    place.serve(&FEW).terminate();
    let offices =
        || look(&place.path(DATABASE), "SELECT code || name || zip || windows AS value FROM offices ORDER BY code");
    let before = offices();
    assert_eq!(before.len(), 2);
    place.file("mine.csv", &FEW_SEATS.replace("Newark,970", "Newer,970").replace("07102", "7102"));
    assert_refused(&place.try_serve(&["--offices", "mine.csv"]), &["line 3"]);
    assert_eq!(offices(), before);
}

#[test]
fn a_table_of_two_offices_serves_those_two_only() {
    let place = place();
    // Over a database that had all of them: the table replaces, it does not add.
    place.serve(&[]).terminate();
    let running = place.serve(&FEW);
    let mut ana = Person::new(&running.base);
    let page = ana.open("/en/book/details");
    let page = ana.send(&page, &ANA);
    let page = ana.send(&page, &[("reason", "form")]);
    let near: BTreeSet<String> = page.attrs("input[name=office]", "value").into_iter().collect();
    assert_eq!(near, BTreeSet::from(["NYC".to_owned(), "NEW".to_owned()]));
    let about = ana.open("/en/about");
    assert!(about.body.contains("Newark") && !about.body.contains("Albuquerque"));
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

#[test]
fn check_prints_ok_on_a_served_database_also_beside_the_server() {
    let place = place();
    let running = place.serve(&FEW);
    book(&mut Person::new(&running.base));
    let ok = |ended: &Ended| ended.code == Some(0) && ended.stdout == "ok\n";
    let beside = place.run(&["check"]);
    assert!(ok(&beside), "{beside:?}");
    running.terminate();
    let before = place.names();
    let after = place.run(&["check", "--database", "sqlite:var/infopass.db", "--secret-file", SECRET]);
    assert!(ok(&after), "{after:?}");
    assert_eq!(place.names(), before, "it only looks");
}

#[test]
fn check_prints_each_violation_and_ends_with_one() {
    let place = place();
    let running = place.serve(&FEW);
    let number = book(&mut Person::new(&running.base)).text("#confirmation-number");
    running.terminate();
    change(&place, "DELETE FROM person_keys");
    change(&place, "UPDATE appointments SET details_sealed = x'00'");
    let ended = place.run(&["check"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(!ended.stdout.contains("ok\n") && ended.stdout.contains(&number), "{ended:?}");
    assert!(ended.stdout.lines().count() >= 2, "{ended:?}");
}

#[test]
fn check_says_so_where_there_is_no_database_and_makes_none() {
    let place = Place::new();
    assert_refused(&place.run(&["check"]), &["there is no database", "infopass serve"]);
    assert_eq!(place.names(), Vec::<String>::new());
    place.file("some.db", "this is no database");
    let ended = place.run(&["check", "--database", "sqlite:some.db"]);
    assert_refused(&ended, &["some.db"]);
    assert_eq!(std::fs::read_to_string(place.path("some.db")).unwrap(), "this is no database");
}

#[test]
fn a_stop_signal_ends_it_with_zero_and_every_booking_holds() {
    let place = place();
    let running = place.serve(&FEW);
    let notice = book(&mut Person::new(&running.base));
    let began = Instant::now();
    let ended = running.terminate();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(began.elapsed().as_secs() < 20, "an idle server stops at once, it took {:?}", began.elapsed());
    let running = place.serve(&FEW);
    assert_still_there(&running, &notice);
}

#[test]
fn a_notice_that_was_shown_is_there_after_a_kill() {
    let place = place();
    let running = place.serve(&FEW);
    let notice = book(&mut Person::new(&running.base));
    let ended = running.kill();
    assert_eq!(ended.code, None, "{ended:?}");
    let running = place.serve(&FEW);
    assert_still_there(&running, &notice);
    assert_eq!(place.run(&["check"]).stdout, "ok\n");
}

fn assert_still_there(running: &Running, notice: &Shown) {
    let mut ana = Person::new(&running.base);
    let (number, pin) = (notice.text("#confirmation-number"), notice.text("#pin"));
    let form = ana.open("/en/appointment");
    let again = ana.send(&form, &[("confirmation_number", &number), ("pin", &pin)]);
    assert_eq!(again.attr("#appointment-time", "datetime"), notice.attr("#appointment-time", "datetime"));
}

#[test]
fn a_public_https_address_makes_cookies_of_this_host_only_and_sends_hsts() {
    let place = place();
    let running = place.serve(&few(&["--public-url", "https://x.example"]));
    let mut ana = Person::new(&running.base);
    let start = ana.open("/en/");
    let hsts = start.headers.iter().find(|(name, _)| name == "strict-transport-security").map(|(_, value)| value);
    assert!(hsts.is_some_and(|value| value.starts_with("max-age=")), "{:?}", start.headers);
    let cookies = cookies_of(&ana.open("/en/book/details"));
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-infopass_"), "{cookie}");
        for attribute in ["; Secure", "; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(attribute), "{attribute} in {cookie}");
        }
        assert!(!cookie.contains("Domain="), "{cookie}");
    }
    book(&mut ana);
    assert!(ana.cookies.keys().all(|name| name.starts_with("__Host-")), "{:?}", ana.cookies.keys());

    let ended = place.try_serve(&few(&["--public-url", "http://x.example"]));
    assert_refused(&ended, &["--public-url", "https://"]);
}

#[test]
fn without_a_public_address_cookies_are_plain_and_no_hsts_is_sent() {
    let place = place();
    let running = place.serve(&FEW);
    let page = Person::new(&running.base).open("/en/book/details");
    assert!(!page.headers.iter().any(|(name, _)| name == "strict-transport-security"));
    let cookies = cookies_of(&page);
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(cookie.starts_with("infopass_") && !cookie.contains("Secure"), "{cookie}");
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{cookie}");
    }
}

fn cookies_of(page: &Shown) -> Vec<String> {
    page.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.clone()).collect()
}

#[test]
fn an_address_that_is_taken_is_refused_and_nothing_is_made() {
    let place = place();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let ended = place.run(&["serve", "--listen", &listen, "--offices", "offices.csv"]);
    assert_refused(&ended, &["--listen", &listen, "port 0 picks a free one"]);
    assert_eq!(place.names(), ["offices.csv"]);
}

#[test]
fn help_names_every_option_and_its_variable() {
    let place = Place::new();
    let help = run(place.command(["serve", "--help"]));
    assert_eq!(help.code, Some(0));
    for option in ["listen", "database", "secret-file", "clock", "limits", "public-url", "offices"] {
        let variable = format!("INFOPASS_{}", option.to_uppercase().replace('-', "_"));
        assert!(help.stdout.contains(&format!("--{option}")) && help.stdout.contains(&variable), "{option}");
    }
    assert_eq!(place.names(), Vec::<String>::new());
}

#[test]
fn the_database_file_holds_no_words_of_a_person() {
    let place = place();
    let running = place.serve(&FEW);
    let pin = book(&mut Person::new(&running.base)).text("#pin");
    running.kill();
    let bytes: Vec<u8> = place
        .names()
        .iter()
        .filter(|name| name.starts_with("var/infopass.db"))
        .flat_map(|name| std::fs::read(place.path(name)).unwrap())
        .collect();
    let holds = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(holds("Federal Plaza"), "the office's address stands in clear, so that this search finds what is there");
    for word in ["Ana Mar", "García", "Garcia", "555-0123", "2125550123", "10001", "1985-07-04", &pin] {
        assert!(!holds(word), "{word} is in the database file");
    }
}

#[test]
fn a_laboratory_tells_its_officers_password_once_and_after_that_how_to_set_another() {
    let place = place();
    for (start, told) in [
        ("first", "password "),
        ("second", "`infopass staff password officer --database sqlite:var/infopass.db --secret-file var/secret.key`"),
    ] {
        let running = place.serve(&few(&["--lab"]));
        assert!(running.next_line().starts_with("laboratory: "), "{start}");
        let desk = running.next_line();
        assert!(desk.starts_with("desk: ") && desk.contains(told), "{start}: {desk}");
        assert_eq!(desk.contains("(told once)"), start == "first", "{desk}");
        assert!(!running.terminate().stderr.contains("can move the time"), "loopback is not warned of");
    }
}
