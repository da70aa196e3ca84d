//! The accounts of the desk: logging in and out, waits, ends, and the record of it all.

use crate::support::Portal;
use crate::support::portal::FEW_SEATS;
use infopass::db::staff_acts::{self, StaffAct};
use infopass::db::{staff_sessions, unknown_names};
use infopass::domain::guesses::DESK;
use infopass::domain::office::OfficeCode;
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::keeper;
use infopass::passwords::{Cost, Password, PasswordFault, Passwords};
use infopass::random::Random;
use infopass::staff::{
    AddError, LogInError, RemoveError, SESSION_IDLE_MAX, SESSION_MAX, SetPasswordError, Token, accounts, add,
    any_accounts, log_in, log_out, remove, session, set_password,
};
use jiff::{SignedDuration, Timestamp};
use std::sync::Barrier;

const NOW: &str = "2026-11-23T10:00:00-05:00";
const RIGHT: &str = "correct horse battery";
const WRONG: &str = "wrong horse battery";

fn portal() -> Portal {
    Portal::with(NOW, FEW_SEATS)
}

fn name(text: &str) -> StaffName {
    StaffName::parse(text).unwrap()
}

fn password(text: &str) -> Password {
    Password::typed(text.to_owned())
}

fn officer(text: &str) -> Staff {
    Staff { name: name(text), role: Role::Officer, office: Some(OfficeCode::parse("NYC").unwrap()) }
}

fn secs(secs: i64) -> SignedDuration {
    SignedDuration::from_secs(secs)
}

/// What is done at the desk's door.
impl Portal {
    fn add_staff(&self, new: &Staff, typed: &str) -> Result<(), AddError> {
        self.run(add(&self.services, &self.passwords, new, &password(typed), &StaffName::command_line()))
    }

    /// With an officer at New York City called Ana.
    fn with_ana() -> Self {
        let portal = portal();
        portal.add_staff(&officer("ana"), RIGHT).unwrap();
        portal
    }

    fn log_in(&self, name: &str, typed: &str) -> Result<(Token, Staff), LogInError> {
        self.run(log_in(&self.services, &self.passwords, name, &password(typed)))
    }

    fn session(&self, token: &Token) -> Option<Staff> {
        self.run(session(&self.services, token)).unwrap()
    }

    fn acts(&self, before_id: Option<i64>, limit: i64) -> Vec<StaffAct> {
        self.services.db.read_blocking(|conn| staff_acts::latest(conn, before_id, limit)).unwrap()
    }

    /// The record from its beginning: who, what, which item.
    fn record(&self) -> Vec<String> {
        let acts = self.acts(None, 1_000);
        acts.iter().rev().map(|act| format!("{} {} {}", act.staff_name, act.act, act.item)).collect()
    }

    fn has_sessions(&self) -> bool {
        self.services.db.read_blocking(|conn| staff_sessions::any_before(conn, Timestamp::MAX)).unwrap()
    }

    fn has_unknown_names(&self) -> bool {
        self.services.db.read_blocking(|conn| unknown_names::any_before(conn, Timestamp::MAX)).unwrap()
    }
}

/// A log-in's end in a word.
fn told(outcome: &Result<(Token, Staff), LogInError>) -> String {
    match outcome {
        Ok((_, staff)) => format!("in as {}", staff.name.as_str()),
        Err(why) => why.to_string(),
    }
}

#[test]
fn an_account_logs_in_is_known_by_its_token_and_logs_out() {
    let portal = portal();
    assert!(!portal.run(any_accounts(&portal.services)).unwrap());
    portal.add_staff(&officer("ana"), RIGHT).unwrap();
    assert!(portal.run(any_accounts(&portal.services)).unwrap());
    assert_eq!(portal.run(accounts(&portal.services)).unwrap(), [officer("ana")]);

    let (token, staff) = portal.log_in(" ana ", RIGHT).unwrap();
    assert_eq!(staff, officer("ana"));
    let of_the_device = Token::parse(&token.reveal()).unwrap();
    assert_eq!(portal.session(&of_the_device), Some(officer("ana")));
    assert_eq!(portal.session(&Token::draw(&Random::from_seed(9))), None);

    portal.clock.pass(secs(60));
    portal.run(log_out(&portal.services, &token)).unwrap();
    portal.run(log_out(&portal.services, &token)).unwrap();
    assert_eq!(portal.session(&token), None);
    assert_eq!(portal.record(), ["command_line account-add ana", "ana log-in ana", "ana log-out ana"]);
    let last = portal.acts(None, 1).remove(0);
    assert_eq!(last.at().to_string(), "2026-11-23T15:01:00Z");
}

#[test]
fn a_staff_account_that_makes_no_sense_is_refused() {
    let portal = Portal::with_ana();
    let office = |code: &str| Some(OfficeCode::parse(code).unwrap());
    let new = |role, office| Staff { name: name("ben"), role, office };
    let refused = |staff: Staff, typed: &str| portal.add_staff(&staff, typed).unwrap_err();
    assert!(matches!(refused(officer("ana"), RIGHT), AddError::NameInUse));
    assert!(matches!(refused(new(Role::Officer, None), RIGHT), AddError::NeedsOffice));
    assert!(matches!(refused(new(Role::Officer, office("XXX")), RIGHT), AddError::NoSuchOffice(_)));
    assert!(matches!(refused(new(Role::Admin, office("NYC")), RIGHT), AddError::TakesNoOffice));
    assert!(matches!(refused(new(Role::Operator, office("NYC")), RIGHT), AddError::TakesNoOffice));
    assert!(matches!(refused(new(Role::Admin, None), "short"), AddError::Password(PasswordFault::TooShort)));
    assert_eq!(portal.run(accounts(&portal.services)).unwrap(), [officer("ana")]);
    assert_eq!(portal.record(), ["command_line account-add ana"], "what is refused is no act");
    for role in Role::ALL {
        let staff = Staff { name: name(role.as_str()), role, office: office("NEW").filter(|_| role == Role::Officer) };
        portal.add_staff(&staff, RIGHT).unwrap();
        assert_eq!(portal.log_in(role.as_str(), RIGHT).unwrap().1, staff);
    }
}

#[test]
fn a_staff_session_that_is_not_used_ends_after_half_an_hour() {
    let portal = Portal::with_ana();
    let (token, _) = portal.log_in("ana", RIGHT).unwrap();
    portal.clock.pass(SESSION_IDLE_MAX - secs(1));
    assert!(portal.session(&token).is_some(), "and this was a use");
    portal.clock.pass(SESSION_IDLE_MAX - secs(1));
    assert!(portal.session(&token).is_some());
    portal.clock.pass(SESSION_IDLE_MAX);
    assert!(portal.session(&token).is_none());
    assert!(portal.has_sessions());
    portal.clock.pass(secs(1));
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert!(!portal.has_sessions(), "the keeper tidies up");
}

#[test]
fn a_staff_session_ends_after_a_working_day_however_much_it_is_used() {
    let portal = Portal::with_ana();
    let (token, _) = portal.log_in("ana", RIGHT).unwrap();
    let step = SignedDuration::from_mins(20);
    let mut age = SignedDuration::ZERO;
    while age + step < SESSION_MAX {
        portal.clock.pass(step);
        age += step;
        assert!(portal.session(&token).is_some(), "after {age:#}");
    }
    portal.clock.pass(step);
    assert!(portal.session(&token).is_none());
}

#[test]
fn setting_the_services_time_ends_no_staff_session() {
    let portal = Portal::with_ana();
    let (token, _) = portal.log_in("ana", RIGHT).unwrap();
    portal.set_now("2026-12-23T10:00:00-05:00");
    assert!(portal.session(&token).is_some());
}

#[test]
fn staff_failures_cost_longer_and_longer_waits_until_the_right_password() {
    let portal = Portal::with_ana();
    let wrong = |portal: &Portal| told(&portal.log_in("ana", WRONG));
    for _ in 0..3 {
        assert_eq!(wrong(&portal), "no account has this name and password");
    }
    for wait in [2, 4, 8] {
        assert_eq!(wrong(&portal), format!("too many failures: wait {wait} seconds"));
        portal.clock.pass(secs(wait - 1));
        // Not even the right one is tried.
        assert_eq!(told(&portal.log_in("ana", RIGHT)), "too many failures: wait 1 seconds");
        portal.clock.pass(secs(1));
        assert_eq!(wrong(&portal), "no account has this name and password");
    }
    portal.clock.pass(secs(16));
    portal.log_in("ana", RIGHT).unwrap();
    for _ in 0..3 {
        assert_eq!(wrong(&portal), "no account has this name and password", "the failures before are forgotten");
    }
    let failed = portal.record().iter().filter(|line| *line == "ana log-in-failed ana").count();
    assert_eq!(failed, 9, "a try that was not made is no failure");
}

#[test]
fn the_wait_of_a_staff_account_outlives_the_server_and_others_need_not_wait() {
    let portal = Portal::with_ana();
    portal.add_staff(&officer("ben"), RIGHT).unwrap();
    for _ in 0..3 {
        portal.log_in("ana", WRONG).unwrap_err();
    }
    portal.log_in("ben", RIGHT).unwrap();
    let portal = portal.restart(FEW_SEATS);
    assert_eq!(told(&portal.log_in("ana", RIGHT)), "too many failures: wait 2 seconds");
}

#[test]
fn an_unknown_staff_name_is_answered_as_a_wrong_password_is() {
    let portal = Portal::with_ana();
    let name_like_a_password = "Tr0ub4dor & 3!";
    for step in 0..40 {
        let known = told(&portal.log_in("ana", WRONG));
        let unknown = told(&portal.log_in("bob", WRONG));
        let no_name = told(&portal.log_in(name_like_a_password, WRONG));
        assert_eq!((&unknown, &no_name), (&known, &known), "at step {step}");
        portal.clock.pass(secs(7 * step));
    }
    portal.clock.pass(DESK.forget_after + secs(900));
    for _ in 0..5 {
        let known = told(&portal.log_in("ana", WRONG));
        assert_eq!(told(&portal.log_in("bob", WRONG)), known, "after a long time");
    }
    let record = portal.record().join("\n");
    assert!(!record.contains("bob") && !record.contains("Tr0ub4dor"), "{record}");
}

#[test]
fn unknown_staff_names_are_forgotten_after_a_day() {
    let portal = Portal::with_ana();
    portal.log_in("bob", WRONG).unwrap_err();
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert!(portal.has_unknown_names());
    portal.clock.pass(DESK.forget_after + secs(1));
    portal.run(keeper::keep(&portal.services)).unwrap();
    assert!(!portal.has_unknown_names());
}

#[test]
fn of_many_tries_at_the_same_moment_staff_get_no_more_than_the_free_ones() {
    let portal = Portal::with_ana();
    for name in ["ana", "bob"] {
        let outcomes = at_the_same_moment(&portal, &portal.passwords, &[name; 24], WRONG);
        let compared = outcomes.iter().filter(|outcome| outcome.starts_with("no account")).count();
        assert_eq!(compared, 3, "{name}: {outcomes:?}");
    }
    assert!(portal.passwords.most_at_once() <= 2);
}

#[test]
fn staff_who_log_in_at_the_same_moment_all_get_in_two_at_a_time() {
    let portal = portal();
    let passwords = Passwords::new(Cost { memory_kib: 1024, passes: 1, lanes: 1 }, Random::from_seed(2)).unwrap();
    let names: Vec<String> = (0..8).map(|number| format!("officer-{number}")).collect();
    for name in &names {
        portal.run(async {
            let by = StaffName::command_line();
            add(&portal.services, &passwords, &officer(name), &password(RIGHT), &by).await.unwrap();
        });
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let outcomes = at_the_same_moment(&portal, &passwords, &names, RIGHT);
    assert!(outcomes.iter().zip(names).all(|(outcome, name)| *outcome == format!("in as {name}")), "{outcomes:?}");
    assert_eq!(passwords.most_at_once(), 2);
}

/// Somebody tries each name, all at once; how each try ended.
fn at_the_same_moment(portal: &Portal, passwords: &Passwords, names: &[&str], typed: &str) -> Vec<String> {
    let all_here = Barrier::new(names.len());
    std::thread::scope(|scope| {
        let one = |name| {
            let (services, passwords, all_here) = (portal.services.clone(), passwords.clone(), &all_here);
            scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                all_here.wait();
                told(&runtime.block_on(log_in(&services, &passwords, name, &password(typed))))
            })
        };
        let tries: Vec<_> = names.iter().copied().map(one).collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[test]
fn staff_sessions_end_with_the_account_and_with_its_password() {
    let portal = Portal::with_ana();
    let by = StaffName::command_line();
    let (token, _) = portal.log_in("ana", RIGHT).unwrap();
    let set = |name: &StaffName, typed: &str| {
        portal.run(set_password(&portal.services, &portal.passwords, name, &password(typed), &by))
    };
    assert!(matches!(set(&name("ana"), "short"), Err(SetPasswordError::Password(PasswordFault::TooShort))));
    assert!(matches!(set(&name("bob"), "another horse"), Err(SetPasswordError::NoSuchAccount)));
    assert!(portal.session(&token).is_some());
    for _ in 0..3 {
        portal.log_in("ana", WRONG).unwrap_err();
    }
    set(&name("ana"), "another horse").unwrap();
    assert!(portal.session(&token).is_none());
    let (token, _) = portal.log_in("ana", "another horse").expect("the lock-out has ended");
    portal.log_in("ana", RIGHT).unwrap_err();

    portal.run(remove(&portal.services, &name("ana"), &by)).unwrap();
    assert!(portal.session(&token).is_none());
    assert!(!portal.has_sessions());
    assert!(matches!(portal.run(remove(&portal.services, &name("ana"), &by)), Err(RemoveError::NoSuchAccount)));
    portal.log_in("ana", "another horse").unwrap_err();
    assert!(portal.record().contains(&"ana log-in ana".to_owned()), "the record stays");
    portal.add_staff(&officer("ana"), RIGHT).unwrap();
    assert!(portal.session(&token).is_none(), "a namesake does not get the old sessions");
}

#[test]
fn what_staff_may_see_is_read_anew_for_each_request() {
    let portal = Portal::with_ana();
    let (token, _) = portal.log_in("ana", RIGHT).unwrap();
    portal.by_hand("UPDATE staff SET office_code = 'NEW' WHERE name = 'ana'");
    let staff = portal.session(&token).unwrap();
    assert!(staff.sees(&OfficeCode::parse("NEW").unwrap()) && !staff.sees(&OfficeCode::parse("NYC").unwrap()));
    portal.by_hand("UPDATE staff SET role = 'admin', office_code = NULL WHERE name = 'ana'");
    assert!(portal.session(&token).unwrap().reads_acts());
}

#[test]
fn the_record_of_staff_acts_can_only_grow() {
    let portal = Portal::with_ana();
    portal.log_in("ana", RIGHT).unwrap();
    let before = portal.acts(None, 100);
    for sql in [
        "UPDATE staff_acts SET item = 'x'",
        "UPDATE staff_acts SET staff_name = 'ben' WHERE staff_name = 'ana'",
        "DELETE FROM staff_acts",
        "DELETE FROM staff_acts WHERE act = 'log-in'",
    ] {
        assert!(!portal.store.allows(sql), "{sql}");
    }
    assert_eq!(portal.acts(None, 100), before);
    assert!(portal.store.allows("INSERT INTO staff_acts (at_utc, staff_name, act, item) VALUES (1, 'x', 'y', 'z')"));
    assert_eq!(portal.acts(None, 100).len(), before.len() + 1);
}

#[test]
fn the_record_of_staff_acts_is_read_in_pages_the_newest_first() {
    let portal = Portal::with_ana();
    for _ in 0..4 {
        portal.log_in("ana", RIGHT).unwrap();
    }
    let all = portal.acts(None, 100);
    assert!(all.windows(2).all(|pair| pair[0].id > pair[1].id));
    let first = portal.acts(None, 2);
    let second = portal.acts(Some(first[1].id), 2);
    let third = portal.acts(Some(second[1].id), 2);
    assert_eq!([first, second, third].concat(), all);
    assert_eq!(all.len(), 5);
}
