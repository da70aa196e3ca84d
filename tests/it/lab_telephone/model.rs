//! The telephone of tests/lab/telephone.toml on the laboratory's engine.

use infopass::lab::engine::agenda::Agenda;
use infopass::lab::engine::number::{minutes_ms, ms_minutes, real};
use infopass::lab::engine::station::{Coming, Counts, Station, Ticket};
use infopass::lab::engine::stream::Stream;
use serde::Deserialize;

/// What is measured, in the order in which a replication gives it: shares, mean waits of those served in minutes, and how
/// much of their time lines, operators and officers were busy.
pub const MEASURES: [&str; 8] = [
    "turned_away",
    "hung_up",
    "operator_wait",
    "urgent_wait",
    "ordinary_wait",
    "lines_busy",
    "operators_busy",
    "officers_busy",
];

/// tests/lab/telephone.toml, which tells what each number is.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    pub replications: u32,
    pub filling: f64,
    pub counted: f64,
    pub calls: Calls,
    pub voice_system: VoiceSystem,
    pub operators: Operators,
    pub officers: Officers,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calls {
    pub a_minute: f64,
    pub lines: u32,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoiceSystem {
    pub least: f64,
    pub most: f64,
    pub ends_share: f64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operators {
    pub number: u32,
    pub service: f64,
    pub patience: f64,
    pub settles_share: f64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officers {
    pub number: u32,
    pub service: f64,
    pub urgent_share: f64,
}

const URGENT: u8 = 0;
const ORDINARY: u8 = 1;

#[derive(Clone, Copy)]
enum Event {
    Calls,
    VoiceSystemEnds,
    OperatorIsDone,
    HangsUp(Ticket),
    OfficerIsDone,
}

struct Telephone<'a> {
    scenario: &'a Scenario,
    agenda: Agenda<Event>,
    chance: Stream,
    lines: Station<()>,
    operators: Station<()>,
    /// Who wait for them are of one class or the other.
    officers: Station<u8>,
    /// Minutes waited for an officer, by class, and how many were served.
    waits: [(f64, u64); 2],
}

/// One replication's measures.
pub fn replication(scenario: &Scenario, seed: u64) -> [f64; 8] {
    let lines = scenario.calls.lines;
    let mut telephone = Telephone {
        scenario,
        agenda: Agenda::new(),
        chance: Stream::of(&[seed]),
        lines: Station::new(lines, lines),
        operators: Station::new(scenario.operators.number, u32::MAX),
        officers: Station::new(scenario.officers.number, u32::MAX),
        waits: Default::default(),
    };
    telephone.next_calls(0);
    telephone.run_until(minutes_ms(scenario.filling));
    telephone.begin_counting(minutes_ms(scenario.filling));
    let end = minutes_ms(scenario.filling + scenario.counted);
    telephone.run_until(end);
    telephone.measures(end)
}

impl Telephone<'_> {
    /// The first event that is not before the end is put down again.
    fn run_until(&mut self, end: i64) {
        while let Some((now, event)) = self.agenda.next() {
            if now >= end {
                self.agenda.put(now, event);
                return;
            }
            self.handle(now, event);
        }
    }

    fn handle(&mut self, now: i64, event: Event) {
        match event {
            Event::Calls => {
                self.next_calls(now);
                if self.lines.come(now, (), ORDINARY) == Coming::Served {
                    let voice = &self.scenario.voice_system;
                    let length = voice.least + (voice.most - voice.least) * self.chance.unit();
                    self.agenda.put(now + minutes_ms(length), Event::VoiceSystemEnds);
                }
            }
            Event::VoiceSystemEnds => self.after_voice_system(now),
            Event::OperatorIsDone => self.after_operator(now),
            Event::HangsUp(ticket) => {
                if self.operators.leave(now, ticket).is_some() {
                    self.lines.done(now);
                }
            }
            Event::OfficerIsDone => {
                self.lines.done(now);
                if let Some((class, since)) = self.officers.done(now) {
                    self.officer_begins(now, class, since);
                }
            }
        }
    }

    fn after_voice_system(&mut self, now: i64) {
        if self.chance.happens(self.scenario.voice_system.ends_share) {
            self.lines.done(now);
            return;
        }
        match self.operators.come(now, (), ORDINARY) {
            Coming::Served => self.put_exponential(now, self.scenario.operators.service, Event::OperatorIsDone),
            Coming::Waits(ticket) => {
                self.put_exponential(now, self.scenario.operators.patience, Event::HangsUp(ticket));
            }
            Coming::TurnedAway => unreachable!("there is room for all"),
        }
    }

    fn after_operator(&mut self, now: i64) {
        if self.operators.done(now).is_some() {
            self.put_exponential(now, self.scenario.operators.service, Event::OperatorIsDone);
        }
        if self.chance.happens(self.scenario.operators.settles_share) {
            self.lines.done(now);
            return;
        }
        let class = if self.chance.happens(self.scenario.officers.urgent_share) { URGENT } else { ORDINARY };
        if self.officers.come(now, class, class) == Coming::Served {
            self.officer_begins(now, class, now);
        }
    }

    fn officer_begins(&mut self, now: i64, class: u8, since: i64) {
        let (waited, served) = &mut self.waits[usize::from(class)];
        *waited += ms_minutes(now - since);
        *served += 1;
        self.put_exponential(now, self.scenario.officers.service, Event::OfficerIsDone);
    }

    fn next_calls(&mut self, now: i64) {
        self.put_exponential(now, self.scenario.calls.a_minute.recip(), Event::Calls);
    }

    fn put_exponential(&mut self, now: i64, mean: f64, event: Event) {
        let after = self.chance.exponential(mean);
        self.agenda.put(now + minutes_ms(after), event);
    }

    fn begin_counting(&mut self, now: i64) {
        self.lines.begin_counting(now);
        self.operators.begin_counting(now);
        self.officers.begin_counting(now);
        self.waits = Default::default();
    }

    fn measures(&mut self, end: i64) -> [f64; 8] {
        let (lines, operators) = (self.lines.counts(end), self.operators.counts(end));
        let officers = self.officers.counts(end);
        let busy = |counts: Counts| counts.busy_ms / counts.on_duty_ms;
        let [urgent, ordinary] = self.waits.map(|(waited, served)| waited / real(served));
        [
            real(lines.turned_away) / real(lines.came),
            real(operators.left) / real(operators.came),
            operators.waited_ms / 60_000.0 / real(operators.begun),
            urgent,
            ordinary,
            busy(lines),
            busy(operators),
            busy(officers),
        ]
    }
}
