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
mod tests;
