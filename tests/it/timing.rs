//! What does not exist and what does take equally long to answer.
//!
//! Nothing here has to be quick: a slow or busy machine is slow for both. Answers that must not be told apart are asked
//! for in random order, and what is compared is how often one of one class takes longer than one of the other: half of
//! the time, if nothing tells them apart. (This share is Mann-Whitney's U over the number of pairs, the area under the
//! ROC curve: with 1/2 a guesser may as well toss a coin, with 1 they always know.) It fails where they are further apart
//! than a bound, and by more than five standard errors.
//! `INFOPASS_TEST_ANSWERS=5000 cargo test --test it timing:: -- --nocapture --test-threads 1` asks for as many of each.

use crate::same_answers::{DOORS, MANY, Scene};
use crate::support::Wire;
use crate::support::centre::typed;
use infopass::current::open_inquiry::open_with_birth;
use infopass::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use infopass::domain::person::Details;
use infopass::legacy::open_appointment::open_appointment;
use infopass::legacy::replace_notice::replace_notice;
use infopass::view::month_number;
use jiff::civil::date;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use std::time::{Duration, Instant};

/// Of each class, where an answer takes tenths of a millisecond.
const ACTS: usize = 1_000;
/// Of each class, where one takes some milliseconds.
const ANSWERS: usize = 250;
/// Of an answer over HTTP: whoever sees one is right at most three times in five.
const SHARE_OFF_MAX: f64 = 0.1;
/// Of an act alone, without network, limits and page, where next to nothing hides a microsecond: a row that is found is
/// some microseconds' more work than one that is not. Without the decoys an act takes a quarter of its time.
const MEDIANS_APART_MAX: f64 = 0.15;
/// Five: less than one run in a million fails by chance.
const ERRORS: f64 = 5.0;

type Apart = fn(&[Duration], &[Duration]) -> bool;

/// How many answers of each class are asked for.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says how many")]
fn answers(usually: usize) -> usize {
    std::env::var("INFOPASS_TEST_ANSWERS").ok().and_then(|given| given.parse().ok()).unwrap_or(usually)
}

fn number(count: usize) -> f64 {
    u32::try_from(count).unwrap().into()
}

/// How often one of the first takes longer than one of the second; ties count half.
fn share_slower(first: &[Duration], second: &[Duration]) -> f64 {
    let firsts = first.iter().map(|took| (*took, true));
    let mut all: Vec<(Duration, bool)> = firsts.chain(second.iter().map(|took| (*took, false))).collect();
    all.sort_unstable();
    let (mut wins_twice, mut below) = (0, 0);
    for same in all.chunk_by(|one, next| one.0 == next.0) {
        let firsts = same.iter().filter(|(_, is_first)| *is_first).count();
        let seconds = same.len() - firsts;
        wins_twice += firsts * (2 * below + seconds);
        below += seconds;
    }
    number(wins_twice) / number(2 * first.len() * second.len())
}

/// The standard error of that share where nothing tells them apart.
fn standard_error(first: usize, second: usize) -> f64 {
    (number(first + second + 1) / number(12 * first * second)).sqrt()
}

fn is_off(first: &[Duration], second: &[Duration], off_max: f64) -> bool {
    let off = (share_slower(first, second) - 0.5).abs();
    off > off_max && off > ERRORS * standard_error(first.len(), second.len())
}

/// Whether answers over HTTP can be told apart.
fn answers_apart(first: &[Duration], second: &[Duration]) -> bool {
    is_off(first, second, SHARE_OFF_MAX)
}

/// Whether acts can be told apart by more than what is allowed.
fn acts_apart(first: &[Duration], second: &[Duration]) -> bool {
    let [first_median, second_median] = [first, second].map(|took| median(took).as_secs_f64());
    (first_median / second_median - 1.0).abs() > MEDIANS_APART_MAX && is_off(first, second, 0.0)
}

/// From which difference on they would have been told apart, in steps of a microsecond.
fn seen_from(first: &[Duration], second: &[Duration], apart: Apart) -> Duration {
    let later = |by: Duration| -> Vec<Duration> { first.iter().map(|took| *took + by).collect() };
    let differences: Vec<Duration> = (0..100_000).map(Duration::from_micros).collect();
    differences[differences.partition_point(|by| !apart(&later(*by), second))]
}

fn median(took: &[Duration]) -> Duration {
    let mut sorted = took.to_vec();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}

/// Asks for so many of each class in random order and holds each against the first; a row of the table for each pair,
/// and what was told apart.
fn compare(
    what: &str,
    classes: &[&str],
    each: usize,
    apart: Apart,
    mut ask: impl FnMut(usize, usize) -> Duration,
) -> Vec<String> {
    let mut order: Vec<usize> = (0..classes.len()).flat_map(|class| std::iter::repeat_n(class, each)).collect();
    order.shuffle(&mut StdRng::seed_from_u64(11));
    let mut took = vec![Vec::new(); classes.len()];
    for class in order {
        let nth = took[class].len();
        took[class].push(ask(class, nth));
    }
    let (first, others) = took.split_first().unwrap();
    let mut wrong = Vec::new();
    for (class, took) in classes[1..].iter().zip(others) {
        let row = format!(
            "| {what} | {} / {class} | {each} | {} / {} µs | {:.3} ± {:.3} | {} µs |",
            classes[0],
            median(first).as_micros(),
            median(took).as_micros(),
            share_slower(took, first),
            standard_error(each, each),
            seen_from(took, first, apart).as_micros(),
        );
        println!("{row}");
        if apart(took, first) {
            wrong.push(row);
        }
    }
    wrong
}

#[test]
fn the_acts_take_as_long_for_what_does_not_exist() {
    let scene = Scene::new();
    let services = scene.portal.services.clone();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let timed = |act: &dyn Fn() -> bool| {
        let began = Instant::now();
        assert!(act(), "nothing is opened");
        began.elapsed()
    };
    let numbers = scene
        .numbers
        .each_ref()
        .map(|of| of.iter().map(|number| ConfirmationNumber::parse(number).unwrap()).collect::<Vec<_>>());
    let people = scene
        .names
        .each_ref()
        .map(|of| of.iter().map(|name| typed(name).read_again(month_number).unwrap()).collect::<Vec<Details>>());
    let items = scene
        .items
        .each_ref()
        .map(|of| of.iter().map(|number| ServiceItemNumber::parse(number).unwrap()).collect::<Vec<_>>());
    let pin = Pin::parse("000000").unwrap();
    let each = answers(ACTS);
    let appointment = compare(
        "act: number and PIN",
        &["unknown", "wrong PIN", "cancelled", "past", "emptied"],
        each,
        acts_apart,
        |class, nth| {
            timed(&|| {
                runtime.block_on(open_appointment(&services, &numbers[class][nth % MANY], &pin)).unwrap().is_none()
            })
        },
    );
    let replacement =
        compare("act: lost notice", &["nobody", "cancelled", "past", "emptied"], each, acts_apart, |class, nth| {
            let class = [0, 2, 3, 4][class];
            timed(&|| {
                runtime.block_on(replace_notice(&services, &people[class][nth % MANY], b"key")).unwrap().is_none()
            })
        });
    let born = date(1970, 1, 1);
    let request = compare("act: request", &["unknown", "wrong date of birth"], each, acts_apart, |class, nth| {
        timed(&|| {
            runtime
                .block_on(open_with_birth(&services, &items[class][nth % MANY], born, month_number))
                .unwrap()
                .is_none()
        })
    });
    assert_eq!([appointment, replacement, request].concat(), Vec::<String>::new());
}

/// Doors with all their classes, as people and programs come to them: over HTTP, each try counted in the database.
fn at_doors(doors: &[&str]) {
    let scene = Scene::new();
    let mut wire = Wire::new(&scene.portal.base);
    let mut wrong = Vec::new();
    for door in DOORS.iter().filter(|door| doors.contains(&door.what)) {
        let requests = (door.requests)(&scene, "en");
        let mut asked = 0;
        wrong.extend(compare(door.what, door.classes, answers(ANSWERS), answers_apart, |class, nth| {
            // Nobody has to wait: at each number or name this is one of the free tries.
            if asked % MANY == 0 {
                scene.forget_tries();
            }
            asked += 1;
            let told = wire.ask(&requests[class][nth % MANY].bytes);
            assert_eq!(told.status, door.status, "{}", told.body);
            told.took
        }));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn an_unknown_number_takes_as_long_as_a_wrong_pin() {
    at_doors(&["appointment, page", "appointment, program"]);
}

#[test]
fn whoever_was_never_here_waits_as_long_as_whoever_cancelled_or_came() {
    at_doors(&["lost notice, page", "lost notice, program"]);
}

#[test]
fn an_unknown_request_takes_as_long_as_a_wrong_date_of_birth() {
    at_doors(&["request, page", "request, program"]);
}

#[test]
fn an_unknown_name_takes_the_desk_as_long_as_a_wrong_password() {
    at_doors(&["desk, page", "desk, program"]);
}

#[test]
fn what_is_compared_is_how_often_one_takes_longer() {
    let micros = |list: &[u64]| list.iter().copied().map(Duration::from_micros).collect::<Vec<_>>();
    let cases: [(&[u64], &[u64], f64); 5] = [
        (&[1, 2, 3], &[4, 5], 0.0),
        (&[4, 5], &[1, 2, 3], 1.0),
        (&[7, 7], &[7, 7, 7], 0.5),
        (&[1, 4], &[2, 3], 0.5),
        (&[2, 3], &[1, 2], 0.875),
    ];
    for (first, second, share) in cases {
        assert!((share_slower(&micros(first), &micros(second)) - share).abs() < 1e-9, "{first:?} {second:?}");
    }
    // Both of the same kind, as noisy as a server is: a base, a spread, and now and then a long wait.
    let mut chance = StdRng::seed_from_u64(5);
    let mut noisy = |more: u64| -> Vec<Duration> {
        let one = |_| {
            let long = if chance.random_bool(0.02) { 20_000 } else { 0 };
            4_000 + more + long + (0..4).map(|_| chance.random_range(0..500)).sum::<u64>()
        };
        micros(&(0..ANSWERS).map(one).collect::<Vec<u64>>())
    };
    let first = noisy(0);
    assert!((0..20).all(|_| !answers_apart(&noisy(0), &first)));
    assert!((0..20).all(|_| answers_apart(&noisy(500), &first)));
    let seen_from = seen_from(&noisy(0), &first, answers_apart);
    assert!((50..400).contains(&seen_from.as_micros()), "{seen_from:?}");
}
