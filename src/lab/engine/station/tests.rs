//! What a station does with those who come, wait, leave and are served, and what it counts.

use super::*;

const ROOM: u32 = u32::MAX;

fn waits<C>(station: &mut Station<C>, now_ms: i64, customer: C, class: u8) -> Ticket {
    match station.come(now_ms, customer, class) {
        Coming::Waits(ticket) => ticket,
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_finds_a_free_server_is_served_and_the_others_wait_in_the_order_of_their_coming() {
    let mut station = Station::new(2, ROOM);
    assert_eq!(station.come(0, "a", 0), Coming::Served);
    assert_eq!(station.come(0, "b", 0), Coming::Served);
    waits(&mut station, 5, "c", 0);
    waits(&mut station, 6, "d", 0);
    assert_eq!((station.busy(), station.waiting()), (2, 2));
    assert_eq!(station.done(10), Some(("c", 5)));
    assert_eq!(station.done(20), Some(("d", 6)));
    assert_eq!(station.done(30), None);
    assert_eq!((station.busy(), station.waiting()), (1, 0));
}

#[test]
fn the_first_class_is_served_before_the_second_and_a_class_beyond_is_the_second() {
    let mut station = Station::new(1, ROOM);
    station.come(0, "busy", 1);
    waits(&mut station, 1, "ordinary", 1);
    waits(&mut station, 2, "beyond", 7);
    waits(&mut station, 3, "urgent", 0);
    waits(&mut station, 4, "urgent too", 0);
    let order: Vec<_> = std::iter::from_fn(|| station.done(9)).map(|(who, _)| who).collect();
    assert_eq!(order, ["urgent", "urgent too", "ordinary", "beyond"]);
}

#[test]
fn who_is_served_and_who_waits_share_the_places() {
    let mut station = Station::new(1, 2);
    station.come(0, "a", 0);
    waits(&mut station, 0, "b", 1);
    assert_eq!(station.come(0, "c", 0), Coming::TurnedAway);
    station.done(5);
    waits(&mut station, 5, "d", 0);
    assert_eq!(station.counts(5).turned_away, 1);
}

#[test]
fn fewer_places_than_servers_are_the_bound() {
    let mut station = Station::new(5, 2);
    let came: Vec<_> = (0..3).map(|who| station.come(0, who, 0)).collect();
    assert_eq!(came, [Coming::Served, Coming::Served, Coming::TurnedAway]);
}

#[test]
fn whoever_leaves_is_passed_by_wherever_they_stood() {
    for leaver in 0..4_usize {
        let mut station = Station::new(1, ROOM);
        station.come(0, 9, 0);
        let tickets: Vec<_> = (0..4_usize).map(|who| waits(&mut station, 1, who, 0)).collect();
        assert_eq!(station.leave(3, tickets[leaver]), Some(leaver));
        assert_eq!(station.waiting(), 3);
        let order: Vec<_> = std::iter::from_fn(|| station.done(9)).map(|(who, _)| who).collect();
        assert_eq!(order, (0..4).filter(|who| *who != leaver).collect::<Vec<_>>());
    }
}

#[test]
fn a_ticket_is_good_once_and_only_while_one_waits() {
    let mut station = Station::new(1, ROOM);
    station.come(0, "busy", 0);
    let left = waits(&mut station, 1, "left", 0);
    let served = waits(&mut station, 1, "served", 0);
    let other_class = waits(&mut station, 1, "other", 1);
    assert_eq!(station.leave(2, left), Some("left"));
    assert_eq!(station.leave(2, left), None);
    assert_eq!(station.done(3), Some(("served", 1)));
    assert_eq!(station.leave(4, served), None);
    let after = waits(&mut station, 5, "after", 0);
    assert_eq!(station.leave(6, left), None, "its number is not given again");
    assert_eq!(station.leave(6, other_class), Some("other"));
    assert_eq!(station.leave(6, after), Some("after"));
    assert_eq!((station.waiting(), station.counts(6).left), (0, 3));
}

#[test]
fn when_all_have_left_the_next_who_comes_is_served() {
    let mut station = Station::new(1, ROOM);
    station.come(0, 0, 0);
    let tickets = [waits(&mut station, 0, 1, 0), waits(&mut station, 0, 2, 0)];
    assert_eq!(station.leave(1, tickets[1]), Some(2));
    assert_eq!(station.leave(1, tickets[0]), Some(1));
    assert_eq!(station.done(2), None);
    assert_eq!(station.come(3, 3, 0), Coming::Served);
}

#[test]
fn a_server_who_goes_off_duty_finishes_first_and_takes_nobody_more() {
    let mut station = Station::new(2, ROOM);
    station.come(0, "a", 0);
    station.come(0, "b", 0);
    waits(&mut station, 0, "c", 0);
    station.set_servers(10, 1);
    assert_eq!(station.busy(), 2);
    assert_eq!(station.done(20), None, "one went off duty");
    assert_eq!(station.done(30), Some(("c", 0)));
    station.set_servers(30, 0);
    assert_eq!(station.done(40), None);
    // Two until 20 though one was to go at 10; one until 40.
    let expected = Counts {
        begun: 3,
        came: 3,
        had_to_wait: 1,
        waited_ms: 30.0,
        line_ms: 30.0,
        busy_ms: 60.0,
        on_duty_ms: 60.0,
        counted_ms: 50.0,
        ..Counts::default()
    };
    assert_eq!(station.counts(50), expected);
}

#[test]
fn servers_who_come_on_duty_are_for_those_who_wait_and_nobody_overtakes_them() {
    let mut station = Station::new(0, ROOM);
    waits(&mut station, 0, "a", 0);
    waits(&mut station, 1, "b", 1);
    assert_eq!(station.begin_next(2), None);
    station.set_servers(5, 2);
    waits(&mut station, 5, "c", 1);
    assert_eq!(station.begin_next(5), Some(("a", 0)));
    assert_eq!(station.begin_next(5), Some(("b", 1)));
    assert_eq!(station.begin_next(5), None);
    assert_eq!(station.waiting(), 1);
}

#[test]
fn everybody_who_waits_is_sent_away_in_the_order_of_service_and_counted_as_leaving() {
    let mut station = Station::new(1, ROOM);
    station.come(0, "busy", 0);
    waits(&mut station, 1, "ordinary", 1);
    waits(&mut station, 2, "urgent", 0);
    let ticket = waits(&mut station, 3, "gone", 1);
    station.leave(4, ticket);
    assert_eq!(station.send_away(10), [("urgent", 2), ("ordinary", 1)]);
    let counts = station.counts(10);
    assert_eq!((station.waiting(), station.busy(), counts.left), (0, 1, 3));
    assert_eq!((counts.left_waited_ms, counts.line_ms), (18.0, 18.0));
    assert_eq!(station.done(11), None);
    assert_eq!(station.come(12, "next", 1), Coming::Served);
}

#[test]
fn everything_is_counted() {
    let mut station = Station::new(1, 3);
    station.come(0, "a", 0);
    waits(&mut station, 10, "b", 0);
    let ticket = waits(&mut station, 10, "c", 0);
    station.come(15, "d", 0);
    station.leave(30, ticket);
    station.done(40);
    station.done(90);
    let expected = Counts {
        came: 4,
        turned_away: 1,
        had_to_wait: 2,
        begun: 2,
        left: 1,
        waited_ms: 30.0,
        left_waited_ms: 20.0,
        line_ms: 50.0,
        busy_ms: 90.0,
        on_duty_ms: 100.0,
        counted_ms: 100.0,
    };
    assert_eq!(station.counts(100), expected);
}

#[test]
fn counting_begins_anew_in_the_middle_of_a_wait() {
    let mut station = Station::new(1, ROOM);
    station.come(0, "a", 0);
    waits(&mut station, 10, "b", 0);
    station.begin_counting(50);
    assert_eq!(station.done(70), Some(("b", 10)));
    let counts = station.counts(100);
    // The whole wait of whoever is begun, and only of the line what was since.
    let expected = Counts {
        begun: 1,
        waited_ms: 60.0,
        line_ms: 20.0,
        busy_ms: 50.0,
        on_duty_ms: 50.0,
        counted_ms: 50.0,
        ..Counts::default()
    };
    assert_eq!(counts, expected);
}
