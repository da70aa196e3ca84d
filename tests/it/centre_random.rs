//! Several officers and many people at once, at random, over few seats: whatever they do, nothing that must hold breaks,
//! and the record has exactly what was done.

use crate::support::Portal;
use crate::support::centre::{ASKS, Asks, ask, officer_of};
use infopass::current::call_back::record;
use infopass::current::decide::{Ground, answer, decline, refuse, refuse_by_office};
use infopass::current::queue::{at_door, queue};
use infopass::current::schedule::{Assignment, accept, schedule};
use infopass::current::take_down::TakeDownError;
use infopass::current::visitors::{call, check_in, close_day, miss, serve, visitors};
use infopass::current::{DeskError, visitors as day};
use infopass::db::call_backs::Outcome;
use infopass::db::staff_acts;
use infopass::domain::inquiry::Channel;
use infopass::domain::office::Office;
use infopass::domain::staff::Staff;
use infopass::random::Random;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};
use std::thread;

const NOW: &str = "2026-11-23T08:00:00-05:00";
/// Three seats of the desk in each of two sessions: few enough to be fought for, enough for a day of every kind.
const OFFICE: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,4,3,Mon-Fri 09:00-09:30
";
const OFFICERS: u64 = 6;
/// Between two steps of the clock, for each officer.
const ACTS_AT_ONCE: usize = 8;
const STEPS: usize = 45;

/// What one officer may do to what they see, by chance. Answers with how many lines the record should have got.
async fn act(portal: &Portal, staff: &Staff, random: &Random) -> Result<usize, DeskError> {
    let services = &portal.services;
    let directory = services.directory();
    let office = directory.listed_office("NYC").unwrap();
    let some = |len| one_of(random, len);
    match random.below(10) {
        0..=4 => {
            let mut items = queue(services, staff, None).await?.items;
            if items.is_empty() {
                return Ok(0);
            }
            let item = items.swap_remove(some(items.len())).inquiry;
            let ground = Ground { shown_revision: item.revision, rule: None, reason: "it is right so".into() };
            let assignment = Assignment { ground: ground.clone(), ..Assignment::default() };
            match random.below(5) {
                0 => record(services, staff, &item.number, item.revision, Outcome::Missed).await.map(drop),
                1 | 2 => record(services, staff, &item.number, item.revision, Outcome::Reached).await.map(drop),
                3 => schedule(services, staff, &item.number, &assignment).await.map(drop),
                _ if random.below(2) == 0 => answer(services, staff, &item.number, &ground).await,
                _ => refuse(services, staff, &item.number, &with_rule(portal, ground, "tier-2")).await,
            }
        }
        5 => {
            let mut door = at_door(services, &office.code).await?;
            if door.is_empty() {
                return Ok(0);
            }
            let person = door.swap_remove(some(door.len())).inquiry;
            let ground = Ground { shown_revision: person.revision, rule: None, reason: "it is right so".into() };
            let assignment = Assignment { ground: ground.clone(), ..Assignment::default() };
            if random.below(3) > 0 {
                accept(services, staff, &person.number, &assignment).await.map(drop)
            } else {
                decline(services, staff, &person.number, &with_rule(portal, ground, "walk-in")).await
            }
        }
        6 => {
            let mut urgent = queue(services, staff, None).await?.urgent_to_come;
            if urgent.is_empty() {
                return Ok(0);
            }
            let item = urgent.swap_remove(some(urgent.len())).inquiry;
            let ground = Ground { shown_revision: item.revision, rule: None, reason: "it is right so".into() };
            refuse_by_office(services, staff, &item.number, &with_rule(portal, ground, "field-office")).await
        }
        _ => return with_a_visitor(portal, staff, office, random).await,
    }
    .map(|()| 1)
}

/// The same at the office's counter.
async fn with_a_visitor(portal: &Portal, staff: &Staff, office: &Office, random: &Random) -> Result<usize, DeskError> {
    let services = &portal.services;
    let today = office.today(services.clock.now());
    let mut list = visitors(services, office, today).await?;
    if list.is_empty() {
        return Ok(0);
    }
    let visitor: day::Visitor = list.swap_remove(one_of(random, list.len()));
    let number = visitor.appointment.number;
    let late = services.rules.of_stage(infopass::domain::rules::Stage::Arrival).next().unwrap();
    // Half of the time what is next for them, else anything.
    let next = match visitor.visit.name() {
        "expected" if visitor.appointment.starts_at > services.clock.now() => 0,
        "expected" => 5,
        "checked-in" => 2,
        _ => 4,
    };
    match if random.below(2) == 0 { next } else { random.below(9) } {
        // Whoever is checked in already keeps the ticket: nothing is recorded then.
        0 | 1 if visitor.visit.name() != "expected" => return Ok(0),
        // Another officer may be faster, which is not told: these are counted by the record alone.
        0 => return check_in(services, staff, &number, None).await.map(|_| 0),
        1 => return check_in(services, staff, &number, Some(late.key.as_str())).await.map(|_| 0),
        2 | 3 => call(services, staff, &number, 1).await,
        4 => serve(services, staff, &number).await,
        _ if random.below(6) > 0 => miss(services, staff, &number).await,
        _ => return close_day(services, staff, office, today).await,
    }
    .map(|()| 1)
}

/// One of so many.
fn one_of(random: &Random, len: usize) -> usize {
    usize::try_from(random.below(u32::try_from(len).unwrap())).unwrap()
}

fn with_rule(portal: &Portal, ground: Ground, stage: &str) -> Ground {
    use infopass::domain::rules::{Outcome, Stage};
    let (stage, outcome) = match stage {
        "tier-2" => (Stage::Tier2, Outcome::Refuse),
        "walk-in" => (Stage::WalkIn, Outcome::Decline),
        _ => (Stage::FieldOffice, Outcome::Refuse),
    };
    let rule = portal.services.rules.of_stage(stage).find(|rule| rule.outcome == outcome).unwrap();
    Ground { rule: Some(rule.key.as_str().to_owned()), ..ground }
}

/// What came of it.
#[derive(Default)]
struct Tally {
    recorded: AtomicUsize,
    told: AtomicUsize,
    failures: Mutex<Vec<String>>,
}

/// One officer's next acts: people ask, and something is done.
async fn some_acts(portal: &Portal, random: &Random, tally: &Tally) {
    let Tally { recorded, told, failures } = tally;
    let staff = officer_of("NYC");
    for _ in 0..ACTS_AT_ONCE {
        if random.below(4) == 0 {
            let channel = [Channel::Call, Channel::Form, Channel::WalkIn][random.below(3) as usize];
            let name = ["Ana", "Berta", "Clara", "Dora", "Elsa"][random.below(5) as usize].to_owned()
                + &"x".repeat(random.below(4) as usize);
            let kind = ["adit-stamp", "emergency-advance-parole"][random.below(2) as usize];
            let asks = Asks { channel, kind, family_name: &name, urgent: random.below(2) == 0, ..ASKS };
            match ask(portal, asks).await {
                Ok(_) | Err(TakeDownError::AlreadyWaiting | TakeDownError::AlreadyBooked | TakeDownError::Closed) => {}
                Err(TakeDownError::Db(why)) => failures.lock().unwrap().push(why.to_string()),
            }
        }
        match act(portal, &staff, random).await {
            Ok(lines) => drop(recorded.fetch_add(lines, Ordering::Relaxed)),
            // Not a panic: the others wait for this officer at every step.
            Err(DeskError::Db(why)) => failures.lock().unwrap().push(why.to_string()),
            Err(_) => drop(told.fetch_add(1, Ordering::Relaxed)),
        }
    }
}

/// Ten minutes before the first session, ten after it, after the last; and so on from day to day.
fn pass(portal: &Portal, step: usize) {
    let minutes = if step == 0 { 50 } else { [20, 30, 23 * 60 + 10][(step - 1) % 3] };
    portal.clock.set_now(portal.clock.now() + jiff::SignedDuration::from_mins(minutes));
    portal.run(portal.run_due());
}

#[test]
fn whatever_officers_and_people_do_at_once_nothing_that_must_hold_breaks() {
    let portal = Portal::with(NOW, OFFICE);
    let tally = Tally::default();
    let together = Barrier::new(usize::try_from(OFFICERS).unwrap());
    thread::scope(|scope| {
        for seed in 1..=OFFICERS {
            let (portal, tally) = (&portal, &tally);
            let (together, random) = (&together, Random::from_seed(seed));
            scope.spawn(move || {
                for step in 0..STEPS {
                    portal.run(some_acts(portal, &random, tally));
                    together.wait();
                    if seed == 1 {
                        pass(portal, step);
                    }
                    together.wait();
                }
            });
        }
    });
    assert_eq!(portal.check(), Vec::<String>::new());
    let acts = portal.run(portal.services.db.read(|conn| staff_acts::latest(conn, None, 100_000))).unwrap();
    let (recorded, told) = (tally.recorded.into_inner(), tally.told.into_inner());
    assert_eq!(tally.failures.into_inner().unwrap(), Vec::<String>::new());
    let let_in = acts.iter().filter(|line| matches!(line.act.as_str(), "check-in" | "admit-late")).count();
    assert_eq!(acts.len() - let_in, recorded, "the record has what was done, and nothing else");
    assert_eq!(portal.visits(), let_in + acts.iter().filter(|line| line.act == "accept-walk-in").count());
    assert!(recorded > 100 && told > 50, "{recorded} acts were done, {told} refused");
    for act in ["assign-appointment", "accept-walk-in", "check-in", "call-to-window", "serve", "no-show", "refuse"] {
        assert!(acts.iter().any(|line| line.act == act), "{act} was never done");
    }
}
