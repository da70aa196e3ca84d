//! The waits as tables, and what must hold of any tries.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn at(secs: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + secs).unwrap()
}

/// The waits of somebody who fails again as soon as each is over.
fn waits(rule: Escalation, tries: usize) -> Vec<u32> {
    let (mut so_far, mut now, mut waits) = (Tries::NONE, at(0), Vec::new());
    for _ in 0..tries {
        so_far = rule.counted(so_far, now);
        waits.push(rule.wait_secs(so_far, now).unwrap_or(0));
        now = now.max(so_far.until);
        assert_eq!(rule.wait_secs(so_far, now), None, "the wait is over");
    }
    waits
}

#[rstest]
#[case::desk(DESK, &[0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])]
#[case::target(TARGET, &[0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600])]
#[case::target_by_client(TARGET_BY_CLIENT, &[0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900])]
fn the_first_failures_are_free_and_then_the_wait_doubles_up_to_minutes(#[case] rule: Escalation, #[case] told: &[u32]) {
    assert_eq!(waits(rule, told.len()), told);
}

#[test]
fn a_wait_is_told_in_whole_seconds_and_ends() {
    let tries = Tries { failures: 5, until: at(8) };
    let told = [0, 1, 7, 8, 9].map(|secs| TARGET.wait_secs(tries, at(secs)));
    assert_eq!(told, [Some(8), Some(7), Some(1), None, None]);
}

#[test]
fn old_failures_are_forgotten() {
    let day = DESK.forget_after.as_secs();
    let tries = Tries { failures: 9, until: at(0) };
    assert_eq!(DESK.counted(tries, at(day - 1)).failures, 10);
    assert_eq!(DESK.counted(tries, at(day)).failures, 1);
}

#[test]
fn no_number_of_failures_is_too_large() {
    let tries = DESK.counted(Tries { failures: u32::MAX, until: at(0) }, at(0));
    assert_eq!((tries.failures, DESK.wait_secs(tries, at(0))), (u32::MAX, Some(900)));
}

#[test]
fn an_allowance_is_so_many_at_once_and_one_more_each_second() {
    let mut tries = Tries::NONE;
    for _ in 0..CLIENT.at_once {
        assert_eq!(CLIENT.wait_secs(tries, at(0)), None);
        tries = CLIENT.counted(tries, at(0));
    }
    assert_eq!(CLIENT.wait_secs(tries, at(0)), Some(1));
    assert_eq!(CLIENT.wait_secs(tries, at(1)), None);
    assert_eq!(CLIENT.wait_secs(CLIENT.counted(tries, at(1)), at(1)), Some(1));
    assert_eq!(CLIENT.wait_secs(tries, at(100)), None, "and a hundred seconds give back a hundred");
    assert_eq!(Rule::Allowance(CLIENT).forgotten_at(tries), at(300));
}

/// What `SECURITY.md` says of an attacker who never stops.
#[test]
fn no_number_takes_more_than_144_tries_a_day_once_the_free_ones_are_gone() {
    let days = 14;
    let (mut tries, mut now, mut made) = (Tries::NONE, at(0), 0);
    while now < at(days * 86_400) {
        tries = TARGET.counted(tries, now);
        made += 1;
        now = now.max(tries.until);
    }
    assert!((144 * days..=144 * days + 14).contains(&made), "{made}");
}

proptest! {
    #[test]
    fn more_failures_never_mean_a_shorter_wait_and_none_is_beyond_the_longest(failures in 0_u32..100, more in 0_u32..100) {
        for rule in [DESK, TARGET, TARGET_BY_CLIENT, PERSON, PERSON_BY_CLIENT] {
            let wait = |failures| {
                let tries = rule.counted(Tries { failures, until: at(0) }, at(0));
                rule.wait_secs(tries, at(0)).unwrap_or(0)
            };
            prop_assert!(wait(failures) <= wait(failures + more));
            prop_assert!(i64::from(wait(failures + more)) <= rule.wait_secs_max);
        }
    }

    #[test]
    fn whatever_was_tried_is_forgotten_after_a_day(failures in 0_u32..1_000, later in 0_i64..1_000_000) {
        for rule in [DESK, TARGET, TARGET_BY_CLIENT, PERSON, PERSON_BY_CLIENT] {
            let tries = rule.counted(Tries { failures, until: at(0) }, at(0));
            let forgotten = rule.forgotten_at(tries).as_second() - at(0).as_second();
            prop_assert!(forgotten <= rule.wait_secs_max + 86_400);
            prop_assert_eq!(rule.counted(tries, at(forgotten + later)).failures, 1);
        }
    }

    /// Pausing until all is forgotten, at any point, gives fewer tries a day than going on at the longest wait.
    #[test]
    fn to_pause_is_never_quicker_than_to_go_on(tries in 1_usize..40) {
        for rule in [DESK, TARGET, TARGET_BY_CLIENT, PERSON, PERSON_BY_CLIENT] {
            let busy_secs: i64 = waits(rule, tries).iter().map(|wait| i64::from(*wait)).sum();
            let round_secs = busy_secs + rule.forget_after.as_secs();
            let in_a_round_at_the_longest_wait = round_secs / rule.wait_secs_max;
            prop_assert!(i64::try_from(tries).unwrap() <= in_a_round_at_the_longest_wait);
        }
    }

    #[test]
    fn an_allowance_gives_no_more_than_what_is_at_once_and_one_a_second(steps in prop::collection::vec(0_i64..5, 1..900)) {
        let (mut tries, mut now, mut allowed) = (Tries::NONE, at(0), 0_i64);
        for step in steps {
            now = later(now, step);
            if CLIENT.wait_secs(tries, now).is_none() {
                tries = CLIENT.counted(tries, now);
                allowed += 1;
            }
        }
        let passed = now.as_second() - at(0).as_second();
        prop_assert!(allowed <= i64::from(CLIENT.at_once) + passed);
    }
}
