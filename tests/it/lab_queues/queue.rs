//! A queue made of the laboratory's own agenda, station and streams.

use infopass::lab::engine::agenda::Agenda;
use infopass::lab::engine::number::{minutes_ms, ms_minutes, real};
use infopass::lab::engine::station::{Coming, Counts, Station, Ticket};
use infopass::lab::engine::stream::Stream;

/// One station, and who comes to it.
#[derive(Clone, Copy)]
pub struct Queue {
    pub servers: u32,
    /// For those served and those who wait.
    pub places: u32,
    /// How many come in a minute, by class; the first is served before the second.
    pub arrivals: [f64; 2],
    /// Draws a service in minutes.
    pub service: fn(&mut Stream) -> f64,
    /// What every service is longer by than drawn: 1 is as drawn.
    pub stretch: f64,
    /// The mean patience in minutes, if anybody leaves.
    pub patience: Option<f64>,
    /// How many minutes are counted.
    pub counted: f64,
}

/// Minutes before counting begins: more than a hundred services, in which an empty queue has filled up.
const FILLING: f64 = 150.0;

#[derive(Clone, Copy)]
enum Event {
    Comes(u8),
    Done,
    Leaves(Ticket),
}

/// What came of it.
#[derive(Clone, Copy)]
pub struct Figures {
    pub counts: Counts,
    /// Minutes waited by those served, by class, and how many they were.
    waits: [(f64, u64); 2],
}

/// The streams of one replication.
struct Chance {
    arrivals: [Stream; 2],
    services: Stream,
    patience: Stream,
}

impl Queue {
    /// Without classes, room for all, and nobody who leaves.
    pub fn plain(servers: u32, arrivals: f64, service: fn(&mut Stream) -> f64) -> Self {
        let arrivals = [0.0, arrivals];
        Self { servers, places: u32::MAX, arrivals, service, stretch: 1.0, patience: None, counted: 3_000.0 }
    }

    /// The counted time after the time of filling up.
    pub fn run(self, seed: u64) -> Figures {
        let mut run = Run::new(self, seed);
        let (begin, end) = (minutes_ms(FILLING), minutes_ms(FILLING + self.counted));
        let mut counting = false;
        while let Some((now, event)) = run.agenda.next() {
            if !counting && now >= begin {
                run.station.begin_counting(begin);
                run.waits = Default::default();
                counting = true;
            }
            if now >= end {
                break;
            }
            run.handle(now, event, true);
        }
        Figures { counts: run.station.counts(end), waits: run.waits }
    }

    /// From empty until nobody comes any more and all have gone.
    pub fn run_until_empty(self, seed: u64) -> Counts {
        let mut run = Run::new(self, seed);
        let closes = minutes_ms(self.counted);
        while let Some((now, event)) = run.agenda.next() {
            run.handle(now, event, now < closes);
        }
        run.station.counts(run.agenda.now_ms())
    }
}

struct Run {
    queue: Queue,
    agenda: Agenda<Event>,
    station: Station<u8>,
    chance: Chance,
    waits: [(f64, u64); 2],
}

impl Run {
    fn new(queue: Queue, seed: u64) -> Self {
        let stream = |purpose| Stream::of(&[seed, purpose]);
        let chance = Chance { arrivals: [stream(0), stream(1)], services: stream(2), patience: stream(3) };
        let station = Station::new(queue.servers, queue.places);
        let mut run = Self { queue, agenda: Agenda::new(), station, chance, waits: Default::default() };
        (0..2).for_each(|class| run.next_comes(0, class));
        run
    }

    fn next_comes(&mut self, now: i64, class: u8) {
        let rate = self.queue.arrivals[usize::from(class)];
        if rate > 0.0 {
            let after = self.chance.arrivals[usize::from(class)].exponential(rate.recip());
            self.agenda.put(now + minutes_ms(after), Event::Comes(class));
        }
    }

    fn handle(&mut self, now: i64, event: Event, open: bool) {
        match event {
            Event::Comes(class) if open => {
                self.next_comes(now, class);
                match self.station.come(now, class, class) {
                    Coming::Served => self.begin(now, class, now),
                    Coming::Waits(ticket) => self.grow_impatient(now, ticket),
                    Coming::TurnedAway => {}
                }
            }
            Event::Comes(_) => {}
            Event::Done => {
                if let Some((class, since)) = self.station.done(now) {
                    self.begin(now, class, since);
                }
            }
            Event::Leaves(ticket) => {
                self.station.leave(now, ticket);
            }
        }
    }

    fn begin(&mut self, now: i64, class: u8, since: i64) {
        let (waited, served) = &mut self.waits[usize::from(class)];
        *waited += ms_minutes(now - since);
        *served += 1;
        let service = (self.queue.service)(&mut self.chance.services) * self.queue.stretch;
        self.agenda.put(now + minutes_ms(service), Event::Done);
    }

    fn grow_impatient(&mut self, now: i64, ticket: Ticket) {
        if let Some(patience) = self.queue.patience {
            let after = self.chance.patience.exponential(patience);
            self.agenda.put(now + minutes_ms(after), Event::Leaves(ticket));
        }
    }
}

impl Figures {
    /// Of those who came, how many had to wait.
    pub fn has_to_wait(&self) -> f64 {
        real(self.counts.had_to_wait) / real(self.counts.came)
    }

    /// Of those who came, how many were turned away.
    pub fn turned_away(&self) -> f64 {
        real(self.counts.turned_away) / real(self.counts.came)
    }

    /// Of those who came, how many left unserved.
    pub fn leaves(&self) -> f64 {
        real(self.counts.left) / real(self.counts.came)
    }

    /// The mean wait of those served, in minutes.
    pub fn wait(&self) -> f64 {
        self.counts.waited_ms / 60_000.0 / real(self.counts.begun)
    }

    /// The same of one class.
    pub fn wait_of(&self, class: usize) -> f64 {
        self.waits[class].0 / real(self.waits[class].1)
    }

    /// How many waited on the average.
    pub fn line(&self) -> f64 {
        self.counts.line_ms / self.counts.counted_ms
    }

    /// How many servers were busy on the average.
    pub fn busy(&self) -> f64 {
        self.counts.busy_ms / self.counts.counted_ms
    }
}
