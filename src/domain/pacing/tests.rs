//! The pace as tables, and what holds however people come.

use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn at(secs: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + secs).unwrap()
}

fn secs(secs: i64) -> SignedDuration {
    SignedDuration::from_secs(secs)
}

/// An address and its network, of which nothing is known.
fn places() -> [Place; 2] {
    [Place::new(Pace::of_address(BOOKINGS_AN_HOUR)), Place::new(Pace::of_network(BOOKINGS_AN_HOUR))]
}

fn used_up(now: Timestamp) -> [Place; 2] {
    let mut places = places();
    for _ in 0..BOOKINGS_AN_HOUR {
        assert_eq!(ask(&mut places, now), Asked::Now);
    }
    places
}

/// An hour's seconds in microseconds, shared by so many.
#[rstest]
#[case::address(Pace::of_address(30), 120_000_000, 30_000_000)]
#[case::network(Pace::of_network(30), 12_000_000, 3_000_000)]
#[case::one_an_hour(Pace::of_address(1), 3_600_000_000, 900_000_000)]
#[case::rounded_up(Pace::of_address(7), 514_285_715, 128_571_429)]
#[case::the_fastest(Pace::of_network(100_000), 3_600, 900)]
#[case::nonsense_is_one(Pace::of_address(0), 3_600_000_000, 900_000_000)]
fn a_pace_is_so_many_an_hour_and_turns_are_four_times_as_fast(
    #[case] pace: Pace,
    #[case] back_micros: i64,
    #[case] turn_micros: i64,
) {
    assert_eq!(
        (pace.back_each(), pace.turn_each()),
        (SignedDuration::from_micros(back_micros), SignedDuration::from_micros(turn_micros))
    );
}

#[test]
fn thirty_book_at_once_and_the_next_ones_get_turns_half_a_minute_apart_in_the_order_they_ask() {
    let mut places = used_up(at(0));
    let told: Vec<Asked> = (0..3).map(|_| ask(&mut places, at(0))).collect();
    assert_eq!(told, [30, 60, 90].map(|wait| Asked::Turn(at(wait))));
    assert_eq!(ask(&mut places, at(40)), Asked::Turn(at(120)), "behind those who wait");
}

#[test]
fn one_booking_is_back_each_two_minutes_and_all_in_an_hour() {
    let after = |passed: i64| {
        let mut places = used_up(at(0));
        (0..100).take_while(|_| ask(&mut places, at(passed)) == Asked::Now).count()
    };
    assert_eq!([0, 119, 120, 239, 240, 3_600, 90_000].map(after), [0, 0, 1, 1, 2, 30, 30]);
}

#[test]
fn what_has_come_back_is_nobodys_while_others_wait() {
    let mut places = used_up(at(0));
    for _ in 0..10 {
        ask(&mut places, at(0));
    }
    assert_eq!(ask(&mut places, at(200)), Asked::Turn(at(330)), "one booking is back, ten wait");
    assert_eq!(ask(&mut places, at(330)), Asked::Now, "nobody waits any more");
}

#[test]
fn nobody_is_given_a_turn_beyond_forty_five_minutes_and_whoever_asks_again_when_told_gets_one() {
    let mut places = used_up(at(0));
    let told: Vec<Asked> = (0..90).map(|_| ask(&mut places, at(0))).collect();
    assert_eq!(told.last(), Some(&Asked::Turn(at(45 * 60))));
    let before = places;
    assert_eq!(ask(&mut places, at(0)), Asked::Later(secs(30)));
    assert_eq!(ask(&mut places, at(12)), Asked::Later(secs(18)));
    assert_eq!(places, before, "nothing is counted");
    assert_eq!(ask(&mut places, at(30)), Asked::Turn(at(30 + 45 * 60)));
}

#[test]
fn answers_are_kept_until_a_turn_is_over() {
    let kept = secs(60 * 60);
    assert!(TURN_WAIT_MAX + TURN_LASTS <= kept);
}

#[test]
fn ten_addresses_use_up_their_network_and_an_eleventh_gets_a_turn_of_the_network() {
    let mut network = Place::new(Pace::of_network(30));
    let mut from = |address: &mut Place, now| {
        let mut both = [*address, network];
        let told = ask(&mut both, now);
        [*address, network] = both;
        told
    };
    for _ in 0..10 {
        let mut address = Place::new(Pace::of_address(30));
        for _ in 0..30 {
            assert_eq!(from(&mut address, at(0)), Asked::Now);
        }
    }
    let mut eleventh = Place::new(Pace::of_address(30));
    assert_eq!(from(&mut eleventh, at(0)), Asked::Turn(at(3)));
    assert_eq!(eleventh.whole_at, at(120), "counted at its own address too");
    assert_eq!(from(&mut Place::new(Pace::of_address(30)), at(12)), Asked::Now);
}

#[test]
fn a_freed_seat_costs_as_much_as_a_booking_and_an_hour_is_owed_at_most() {
    let mut places = places();
    for _ in 0..15 {
        assert_eq!(ask(&mut places, at(0)), Asked::Now);
        count_freed(&mut places, at(0));
    }
    assert_eq!(ask(&mut places.clone(), at(0)), Asked::Turn(at(30)), "fifteen of both are thirty");
    for _ in 0..1_000 {
        count_freed(&mut places, at(0));
    }
    assert_eq!(ask(&mut places.clone(), at(3_719)), Asked::Turn(at(3_749)));
    assert_eq!(ask(&mut places, at(3_720)), Asked::Now);
}

#[test]
fn a_program_is_told_when_the_next_turn_comes_and_takes_it_if_nobody_waits() {
    let mut places = used_up(at(0));
    assert_eq!(ask_at_once(&mut places, at(0)), Err(secs(30)));
    let before = places;
    assert_eq!(ask_at_once(&mut places, at(10)), Err(secs(20)));
    assert_eq!(places, before, "asking again changes nothing");
    assert_eq!(ask_at_once(&mut places, at(30)), Ok(()));
    assert_eq!(ask_at_once(&mut places, at(30)), Err(secs(30)));
    assert_eq!(ask(&mut places, at(30)), Asked::Turn(at(90)), "a person after that");
    assert_eq!(ask_at_once(&mut places, at(60)), Err(secs(30)), "and the person first");
}

#[test]
fn a_program_within_the_allowance_meets_nothing() {
    let mut places = places();
    for booked in 0..30 {
        assert_eq!(ask_at_once(&mut places, at(booked)), Ok(()));
    }
    assert_eq!(ask_at_once(&mut places, at(30)), Err(secs(30)));
    assert_eq!(ask_at_once(&mut places, at(3_630)), Ok(()), "an hour later it is whole again");
}

/// Who comes: after how many seconds, a person or a program, and whether they go on to cancel.
fn comers() -> impl Strategy<Value = Vec<(i64, bool, bool)>> {
    prop::collection::vec((0_i64..90, any::<bool>(), any::<bool>()), 1..600)
}

proptest! {
    /// What `SECURITY.md` says of a broker at one address, and of a network: in any hour the saved allowance, what comes
    /// back, and the turns of an hour with those saved for a quarter of one.
    #[test]
    fn in_no_hour_more_is_booked_than_the_allowance_and_the_turns(comers in comers()) {
        let (mut places, mut now) = (places(), at(0));
        let mut booked = Vec::new();
        for (pause, program, cancels) in comers {
            now = later(now, secs(pause));
            let when = if program {
                ask_at_once(&mut places, now).ok().map(|()| now)
            } else {
                match ask(&mut places, now) {
                    Asked::Now => Some(now),
                    // As late as the turn is good: that is how most come together.
                    Asked::Turn(turn) => Some(later(turn, TURN_LASTS)),
                    Asked::Later(_) => None,
                }
            };
            booked.extend(when);
            if cancels {
                count_freed(&mut places, now);
            }
        }
        booked.sort_unstable();
        for first in &booked {
            let hour = booked.iter().filter(|when| *when >= first && **when < later(*first, secs(3_600))).count();
            prop_assert!(hour <= 30 + 30 + (3_600 + 900) / 30 + 1, "{hour} in an hour");
        }
    }

    #[test]
    fn turns_of_one_place_are_in_the_order_asked_never_closer_than_said_and_never_too_late(comers in comers()) {
        let (mut places, mut now) = (used_up(at(0)), at(0));
        let mut last = None;
        for (pause, program, _) in comers {
            now = later(now, secs(pause));
            if program {
                let _ = ask_at_once(&mut places, now);
            } else if let Asked::Turn(turn) = ask(&mut places, now) {
                prop_assert!(turn > now && turn.duration_since(now) <= TURN_WAIT_MAX);
                prop_assert!(last.is_none_or(|last| turn.duration_since(last) >= secs(30)));
                last = Some(turn);
            }
        }
    }

    /// Never a block: whoever is put off until later and comes when told is let in or gets a turn.
    #[test]
    fn whoever_comes_when_told_gets_a_turn(before in 0..200_u32) {
        let mut places = used_up(at(0));
        for _ in 0..before {
            ask(&mut places, at(0));
        }
        let told = ask(&mut places, at(0));
        if let Asked::Later(wait) = told {
            prop_assert!(matches!(ask(&mut places, later(at(0), wait)), Asked::Turn(_)));
        }
    }
}
