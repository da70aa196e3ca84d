//! A station: servers of one kind, and those who wait for one, in order of class and then of coming. What it counts lets
//! Little's law be held against it.

use super::number::real_ms;
use std::collections::VecDeque;

/// Classes of those who wait; the first is served before the second.
pub const CLASSES: usize = 2;

/// Servers and a line.
pub struct Station<C> {
    servers: u32,
    busy: u32,
    /// Room for those served and those who wait together.
    places: u32,
    lines: [Line<C>; CLASSES],
    counts: Counts,
    since_ms: i64,
}

/// Those of one class who wait. Whoever leaves keeps a place in the line that is passed by.
struct Line<C> {
    waiting: VecDeque<Option<(C, i64)>>,
    /// The ticket of the first in the line.
    first: u64,
    present: u32,
}

/// A place in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    class: u8,
    number: u64,
}

/// What comes of somebody's coming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    /// A server is free: served at once.
    Served,
    /// Waits.
    Waits(Ticket),
    /// There is no room.
    TurnedAway,
}

/// What a station has counted since it was told to begin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Who came.
    pub came: u64,
    /// For whom there was no room.
    pub turned_away: u64,
    /// Who had to wait.
    pub had_to_wait: u64,
    /// Whose service began.
    pub begun: u64,
    /// Who left the line unserved.
    pub left: u64,
    /// Waits of those served, those of no wait too, in milliseconds.
    pub waited_ms: f64,
    /// Waits of those who left.
    pub left_waited_ms: f64,
    /// Those waiting, added up over time.
    pub line_ms: f64,
    /// Busy servers, added up over time.
    pub busy_ms: f64,
    /// Servers on duty, added up over time.
    pub on_duty_ms: f64,
    /// How long it was counted.
    pub counted_ms: f64,
}

impl<C> Station<C> {
    /// A station with so many servers and, for those served and waiting together, so many places.
    pub fn new(servers: u32, places: u32) -> Self {
        let line = || Line { waiting: VecDeque::new(), first: 0, present: 0 };
        Self { servers, busy: 0, places, lines: [line(), line()], counts: Counts::default(), since_ms: 0 }
    }

    /// Somebody comes. A class beyond the last is the last.
    pub fn come(&mut self, now_ms: i64, customer: C, class: u8) -> Coming {
        self.advance(now_ms);
        self.counts.came += 1;
        let waiting = self.waiting();
        if self.busy.saturating_add(waiting) >= self.places {
            self.counts.turned_away += 1;
            return Coming::TurnedAway;
        }
        // A server that has just come on duty is for those who wait: nobody overtakes them.
        if self.busy < self.servers && waiting == 0 {
            self.busy += 1;
            self.counts.begun += 1;
            return Coming::Served;
        }
        self.counts.had_to_wait += 1;
        let [urgent, ordinary] = &mut self.lines;
        let (class, line) = if class == 0 { (0, urgent) } else { (1, ordinary) };
        let number = line.come(customer, now_ms);
        Coming::Waits(Ticket { class, number })
    }

    /// A server is done. Who is served next, and since when they waited; none if nobody waits or the server goes off duty.
    pub fn done(&mut self, now_ms: i64) -> Option<(C, i64)> {
        self.advance(now_ms);
        self.busy = self.busy.saturating_sub(1);
        self.begin(now_ms)
    }

    /// Somebody leaves the line; none if they do not wait any more.
    pub fn leave(&mut self, now_ms: i64, ticket: Ticket) -> Option<C> {
        self.advance(now_ms);
        let line = self.lines.get_mut(usize::from(ticket.class))?;
        let at = usize::try_from(ticket.number.checked_sub(line.first)?).ok()?;
        let (customer, since_ms) = line.waiting.get_mut(at)?.take()?;
        line.present -= 1;
        line.pass_by();
        self.counts.left += 1;
        self.counts.left_waited_ms += real_ms(now_ms - since_ms);
        Some(customer)
    }

    /// From now on so many servers are on duty. Who is busy finishes first; those who wait are begun by
    /// [`Station::begin_next`].
    pub fn set_servers(&mut self, now_ms: i64, servers: u32) {
        self.advance(now_ms);
        self.servers = servers;
    }

    /// Begins the service of the next who waits, if a server is free.
    pub fn begin_next(&mut self, now_ms: i64) -> Option<(C, i64)> {
        self.advance(now_ms);
        self.begin(now_ms)
    }

    /// Sends everybody away who waits, in the order in which they would have been served.
    pub fn send_away(&mut self, now_ms: i64) -> Vec<(C, i64)> {
        self.advance(now_ms);
        let sent: Vec<(C, i64)> =
            self.lines.iter_mut().flat_map(|line| std::iter::from_fn(|| line.take_first())).collect();
        for (_, since_ms) in &sent {
            self.counts.left += 1;
            self.counts.left_waited_ms += real_ms(now_ms - since_ms);
        }
        sent
    }

    /// Counts anew from now on: what was before was the time of filling up.
    pub fn begin_counting(&mut self, now_ms: i64) {
        self.advance(now_ms);
        self.counts = Counts::default();
    }

    /// What was counted up to now.
    pub fn counts(&mut self, now_ms: i64) -> Counts {
        self.advance(now_ms);
        self.counts
    }

    /// How many wait.
    pub fn waiting(&self) -> u32 {
        self.lines.iter().map(|line| line.present).sum()
    }

    /// How many servers are busy.
    pub fn busy(&self) -> u32 {
        self.busy
    }

    fn begin(&mut self, now_ms: i64) -> Option<(C, i64)> {
        if self.busy >= self.servers {
            return None;
        }
        let (customer, since_ms) = self.lines.iter_mut().find_map(Line::take_first)?;
        self.busy += 1;
        self.counts.begun += 1;
        self.counts.waited_ms += real_ms(now_ms - since_ms);
        Some((customer, since_ms))
    }

    fn advance(&mut self, now_ms: i64) {
        let passed = real_ms(now_ms - self.since_ms);
        self.since_ms = now_ms;
        self.counts.line_ms += passed * f64::from(self.waiting());
        self.counts.busy_ms += passed * f64::from(self.busy);
        self.counts.on_duty_ms += passed * f64::from(self.servers.max(self.busy));
        self.counts.counted_ms += passed;
    }
}

impl<C> Line<C> {
    /// The number of the ticket.
    fn come(&mut self, customer: C, now_ms: i64) -> u64 {
        let behind = u64::try_from(self.waiting.len()).unwrap_or(u64::MAX);
        self.waiting.push_back(Some((customer, now_ms)));
        self.present += 1;
        self.first + behind
    }

    fn take_first(&mut self) -> Option<(C, i64)> {
        let first = self.waiting.pop_front()?;
        self.first += 1;
        self.present -= 1;
        self.pass_by();
        first
    }

    /// Forgets those at the head who have left, so that the head is somebody.
    fn pass_by(&mut self) {
        while let Some(None) = self.waiting.front() {
            self.waiting.pop_front();
            self.first += 1;
        }
    }
}

#[cfg(test)]
mod tests {
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
        assert!((station.counts(50).on_duty_ms - 60.0).abs() < 1e-9);
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
        assert_eq!((counts.came, counts.begun, counts.had_to_wait), (0, 1, 0));
        assert_eq!((counts.line_ms, counts.busy_ms, counts.counted_ms), (20.0, 50.0, 50.0));
        assert!((counts.waited_ms - 60.0).abs() < 1e-9, "the whole wait of whoever is begun");
    }
}
