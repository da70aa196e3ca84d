//! A portal's bookings as the laboratory's demand: what is read of them, what never is, and `infopass compare
//! --from-database` beside a running server.

use crate::journeys::{as_far_as_notice, book, first_free, numbers, printed_time, sign_in};
use crate::support::binary::{Ended, Place, run};
use crate::support::desk::{ASKS, Asks};
use crate::support::engine::{Store, on_postgres};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Shown, somebody};
use infopass::app::built_in_geography;
use infopass::data;
use infopass::domain::reason::Reason;
use infopass::domain::rules::Rules;
use infopass::domain::staff::Role;
use infopass::lab::comparison::{Comparison, Group, LeftOut, Measure};
use infopass::lab::run::{Ground, Options, Recorded, RecordedEnding, Watch, compare};
use infopass::lab::scenario::Number;
use infopass::lab::scenario::shipped::find;
use infopass::replay::{Limits, Made, Replay, ReplayError, read};
use jiff::civil::date;
use jiff::tz::TimeZone;

const MONDAY: &str = "2026-11-23T10:00:00-05:00";

fn read_all(portal: &Portal) -> Replay {
    read_some(portal, Made::default(), Limits::SHIPPED).unwrap()
}

fn read_some(portal: &Portal, made: Made, limits: Limits) -> Result<Replay, ReplayError> {
    read(&portal.store.url().looking(), made, limits)
}

/// Somebody books the first time that an office offers, then.
fn booked(portal: &Portal, now: &str, name: &str, reason: &str, office: &str) -> (Person, Shown) {
    portal.set_now(now);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let page = person.send(&form, &somebody(name));
    let page = person.send(&page, &[("reason", reason)]);
    let times = person.send(&page, &[("office", office)]);
    let notice = as_far_as_notice(&mut person, &times);
    (person, notice)
}

fn cancel(person: &mut Person, notice: &Shown) {
    let (number, pin) = numbers(notice);
    let open = sign_in(person, "en", &number, &pin);
    let ask = person.follow(&open, "/en/appointment/cancel");
    assert!(person.send(&ask, &[]).at.ends_with("/notice?did=cancelled"));
}

fn move_to_newark(person: &mut Person, notice: &Shown) -> Shown {
    let (number, pin) = numbers(notice);
    let open = sign_in(person, "en", &number, &pin);
    person.follow(&open, "/en/appointment/reschedule");
    let times = person.open("/en/appointment/reschedule?office=NEW");
    person.send(&times, &[("slot", &first_free(&times))])
}

/// One booking as it should be read.
fn expected(now: &str, notice: &Shown, reason: Reason, ending: RecordedEnding) -> Recorded {
    let local: jiff::civil::DateTime = printed_time(notice).parse().unwrap();
    Recorded {
        booked_at: now.parse().unwrap(),
        office: infopass::domain::office::OfficeCode::parse(&notice.text("#office-code")).unwrap(),
        starts_at: TimeZone::get("America/New_York").unwrap().to_timestamp(local).unwrap(),
        reason,
        ending,
    }
}

fn compared(replay: &Replay) -> Comparison {
    let rules = Rules::parse(data::RULES).unwrap();
    let ground = Ground { rules, offices: replay.offices.clone(), geography: built_in_geography().unwrap() };
    let mut scenario = find("national-2018").unwrap().clone();
    // Of the one who is still to come nobody knows whether they do: here they do.
    scenario.set(Number::PortalNoShowPercent, 0.0).unwrap();
    let recorded = Some(replay.bookings.clone());
    let options = Options { seed: 3, days: 1, replications: 2, jobs: 1, sensitivity: false, recorded };
    compare(&ground, &scenario, &options, &Watch::default()).unwrap()
}

#[test]
fn every_booking_of_the_portal_is_read_as_it_stands_with_nothing_personal_and_is_the_legacy_side() {
    let portal = Portal::with(MONDAY, FEW_SEATS);
    let made = [
        "2026-11-23T10:01:00-05:00",
        "2026-11-23T10:02:00-05:00",
        "2026-11-23T10:03:00-05:00",
        "2026-11-23T10:04:00-05:00",
    ];
    let (_, served) = booked(&portal, made[0], "Abelló", "filed-case", "NYC");
    let (_, missed) = booked(&portal, made[1], "Bernárdez", "case-processing", "NYC");
    let (mut carla, cancelled) = booked(&portal, made[2], "Carbonell", "form", "NEW");
    let (mut dora, first) = booked(&portal, made[3], "Dosantos", "information", "NYC");
    portal.set_now("2026-11-24T10:00:00-05:00");
    cancel(&mut carla, &cancelled);
    let moved = move_to_newark(&mut dora, &first);
    assert_ne!(printed_time(&moved), printed_time(&first));
    // An officer assigns a visit: no booking of the portal's.
    let mut officer = portal.at_desk("lee", Role::Officer, Some("NYC"));
    let request = portal.ask(Asks { family_name: "Elizondo", ..ASKS });
    let page = officer.open(&format!("/desk/items/{request}"));
    let page = officer.press(&page, "/reached", &[]);
    let slot = format!("{}T09:00", &printed_time(&served)[..10]);
    let assigned = officer.press(&page, "/appointment", &[("slot", &slot)]).text("#appointment-number");
    // The day: one is served, one does not come.
    assert_eq!(printed_time(&served)[..10], printed_time(&missed)[..10]);
    portal.set_now(&format!("{}T08:50:00-05:00", &printed_time(&served)[..10]));
    let page = officer.open("/desk/day");
    let page = officer.press(&page, "/check-in", &[("confirmation_number", &numbers(&served).0)]);
    let page = officer.press(&page, "/call", &[("window", "1")]);
    officer.press(&page, "/serve", &[]);
    portal.set_now(&format!("{}T09:45:00-05:00", &printed_time(&served)[..10]));
    let page = officer.open("/desk/day");
    officer.press(&page, "/close", &[]);

    let mut replay = read_all(&portal);
    replay.bookings.sort_by_key(|booking| booking.booked_at);
    let wanted = [
        expected(made[0], &served, Reason::FiledCase, RecordedEnding::Came),
        expected(made[1], &missed, Reason::CaseProcessing, RecordedEnding::Missed),
        expected(made[2], &cancelled, Reason::Form, RecordedEnding::Cancelled),
        expected(made[3], &moved, Reason::Information, RecordedEnding::Open),
    ];
    assert_eq!(replay.bookings, wanted);
    let told = format!("{:?}", replay.bookings);
    for notice in [&served, &missed, &cancelled, &moved] {
        let (number, pin) = numbers(notice);
        assert!(!told.contains(&number) && !told.contains(&pin), "{told}");
    }
    for personal in ["Ana", "Abell", "Bern", "Carbonell", "Dosantos", "1985", "555", "10001", &assigned] {
        assert!(!told.contains(personal), "{personal}: {told}");
    }
    let windows: Vec<u8> = replay.offices.iter().map(|office| office.desk_windows).collect();
    assert_eq!(windows, [1, 1], "the portal's own office table");

    let comparison = compared(&replay);
    let legacy = |measure| {
        let row = comparison.rows.iter().find(|row| row.group == Group::All && row.measure == measure).unwrap();
        row.legacy.unwrap().mean
    };
    assert!(comparison.recorded && comparison.left_out == LeftOut::default());
    assert!((legacy(Measure::AnsweredPercent) - 50.0).abs() < 1e-9, "one was served, one is to come");
    assert!((legacy(Measure::NoShowPercent) - 25.0).abs() < 1e-9);
    assert!((legacy(Measure::Visits) - 50.0).abs() < 1e-9);
}

#[test]
fn bookings_are_read_in_pages_of_chosen_eastern_days_and_up_to_a_limit() {
    let portal = Portal::with(MONDAY, FEW_SEATS);
    assert!(matches!(read_some(&portal, Made::default(), Limits::SHIPPED), Err(ReplayError::NoBookings)));
    let times = ["2026-11-23T23:59:59-05:00", "2026-11-24T00:00:00-05:00", "2026-11-25T12:00:00-05:00"];
    for (time, name) in times.iter().zip(["Ba", "Ce", "Da"]) {
        booked(&portal, time, name, "filed-case", "NYC");
    }
    let all = read_all(&portal).bookings;
    assert_eq!(all.len(), 3);
    for page_rows in 1..=4 {
        let limits = Limits { page_rows, ..Limits::SHIPPED };
        assert_eq!(read_some(&portal, Made::default(), limits).unwrap().bookings, all, "{page_rows} at once");
    }
    let made = |from, until| {
        let found = read_some(&portal, Made { from, until }, Limits::SHIPPED).unwrap().bookings;
        let mut found: Vec<String> = found.iter().map(|booking| booking.booked_at.to_string()).collect();
        found.sort();
        found
    };
    let [monday, tuesday, wednesday] = times.map(|time| time.parse::<jiff::Timestamp>().unwrap().to_string());
    assert_eq!(made(None, Some(date(2026, 11, 23))), std::slice::from_ref(&monday));
    assert_eq!(made(Some(date(2026, 11, 24)), Some(date(2026, 11, 24))), std::slice::from_ref(&tuesday));
    assert_eq!(made(Some(date(2026, 11, 24)), None), [tuesday, wednesday]);
    let later = Made { from: Some(date(2026, 11, 26)), until: None };
    assert!(matches!(read_some(&portal, later, Limits::SHIPPED), Err(ReplayError::NoBookings)));

    let few = |bookings_max| read_some(&portal, Made::default(), Limits { bookings_max, page_rows: 1 });
    assert_eq!(few(3).unwrap().bookings, all);
    assert!(matches!(few(2), Err(ReplayError::TooMany(2))));
    portal.by_hand(&format!("UPDATE appointments SET created_at_utc = 0 WHERE created_at_utc = {}", at(times[0])));
    let far = read_some(&portal, Made::default(), Limits::SHIPPED).unwrap_err();
    assert!(matches!(far, ReplayError::TooLong(days) if days > 20_000), "{far}");
}

fn at(time: &str) -> i64 {
    time.parse::<jiff::Timestamp>().unwrap().as_second()
}

/// Runs `infopass compare` on a database with more options.
fn replayed(place: &Place, database: &str, more: &[&str]) -> Ended {
    place.run(&[&["compare", "--replications=1", "--from-database", database], more].concat())
}

#[test]
fn a_portal_is_compared_while_it_runs_and_only_if_it_was_asked_for() {
    let (place, store) = (Place::new(), Store::new());
    place.file("offices.csv", FEW_SEATS);
    let database = store.option();
    let options = ["--offices", "offices.csv", "--clock", MONDAY, "--database", &database];
    let running = place.serve(&options);
    let mut ana = Person::new(&running.base);
    book(&mut ana, "en", &ANA, "NYC");
    let mut berta = Person::new(&running.base);
    book(&mut berta, "es", &somebody("Ba"), "NEW");

    let before = place.names();
    let done = replayed(&place, &database, &["--format=json"]);
    assert_eq!((done.code, done.stderr.as_str()), (Some(0), ""), "{done:?}");
    let told: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!((&told["comparison"]["recorded"], &told["comparison"]["days"]), (&true.into(), &1.into()));
    assert_eq!(told["numbers"]["window.windows"]["value"], 0.0, "windows are the office table's");
    let people = |model: &str| told["comparison"][model]["people"].as_f64().unwrap() / 365.0;
    assert!((people("legacy_totals") - 2.0).abs() < 0.001 && (people("current_totals") - 2.0).abs() < 0.001);
    assert!(!done.stdout.contains("Garc") && !done.stdout.contains("555"), "nothing personal");
    assert_eq!(place.names(), before, "it makes no file");

    let one = place.file("one.csv", FEW_SEATS.rsplit_once("NEW").unwrap().0);
    let done = replayed(&place, &database, &["--offices", &one]);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(done.stderr.contains("1 recorded bookings are left out: 1 at offices"), "{done:?}");
    assert!(
        done.stdout.contains("1 recorded bookings are left out") && done.stdout.contains("found none is not in it")
    );
    let later = replayed(&place, &database, &["--from=2026-11-24"]);
    assert!(later.code == Some(2) && later.stderr.contains("nobody in the days of --from and --until"), "{later:?}");

    let mut plain = place.command(["compare", "single-office", "--days=1", "--replications=1", "--format=json"]);
    plain.env("INFOPASS_DATABASE", &database);
    let told: serde_json::Value = serde_json::from_str(&run(plain).stdout).unwrap();
    assert_eq!(told["comparison"]["recorded"], false);

    book(&mut Person::new(&running.base), "en", &somebody("Ce"), "NYC");
    let ended = running.terminate();
    assert!(ended.code == Some(0) && !ended.stderr.contains("ERROR"), "{}", ended.stderr);
}

#[test]
fn a_database_that_is_not_one_is_refused_made_by_nobody_and_its_password_told_to_nobody() {
    let place = Place::new();
    let refused = |arguments: &[&str], told: &str| {
        let ended = place.run(&[&["compare", "--output=report.txt"], arguments].concat());
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{ended:?}");
        assert!(ended.stderr.contains(told), "{told}: {ended:?}");
        assert!(!ended.stderr.contains("s3same"), "{ended:?}");
    };
    refused(&["--from-database=sqlite:var/none.db"], "`infopass serve` makes one");
    refused(&["--from-database=postgres://u:s3same@127.0.0.1:1/portal"], "cannot open the database");
    refused(&["--from-database=postgre://u:s3same@localhost/portal"], "sqlite:PATH");
    refused(&["--from-database=postgres://u:s3same%@localhost:x:y/portal"], "does not read");
    refused(&["--from-database=postgres://u:s3same@localhost/portal", "--days=3"], "cannot be used with");
    refused(&["--from=2026-11-23"], "--from-database");
    assert_eq!(place.names(), Vec::<String>::new());
    let empty = if on_postgres() { Store::new().option() } else { format!("sqlite:{}", place.file("empty.db", "")) };
    refused(&["--from-database", &empty], "not up to date: start `infopass serve`");
}
