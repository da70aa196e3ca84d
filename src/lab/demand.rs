//! Demand: who comes when, from where, with which question. People are drawn from the scenario, each from streams of
//! their own, or are the bookings of a portal.

use super::calendar::{Axis, local_hour};
use super::engine::HOUR_MS;
use super::engine::number::minutes_ms;
use super::person::{Language, Need, Purpose, Traits};
use super::places::Places;
use super::scenario::{Number, Scenario};
use super::table::{Known, Officer, Table, Tier1};
use crate::domain::holidays::is_federal_holiday;
use crate::domain::office::Office;
use std::collections::BTreeMap;

/// Days of the year that a scenario counts people by.
const YEAR_DAYS: u64 = 365;
/// Where Sunday is in a week that begins on Monday.
const SUNDAY: usize = 6;
/// When lunch is, by the clock where they live.
const LUNCH: usize = 12;

/// Sums of shares, to draw from.
type Sums = Vec<f64>;

/// What all people of a scenario are drawn from; the same for every replication.
pub struct Demand {
    /// People in each hour of the run, and which zone's how many.
    hours: Vec<Hour>,
    /// Offices of each zone, with the sums of their shares.
    zones: Vec<(Vec<u16>, Sums)>,
    questions: Sums,
    languages: [f64; 3],
    asked: Vec<Asked>,
    chances: Chances,
    counted: (i64, i64),
}

struct Hour {
    people: f64,
    zones: Sums,
    /// How many hours from lunch on a working day, by zone: 0 if it is now.
    lunch_in: Vec<u8>,
}

/// A question's chances.
struct Asked {
    urgent: f64,
    evidence: f64,
    cases: Sums,
    voice: f64,
    portal: f64,
}

struct Chances {
    other_voice: f64,
    lunch: f64,
    opening: f64,
    form: f64,
}

/// Where the drawing of people stands.
#[derive(Default)]
pub struct Coming {
    next: u64,
    hour: usize,
    at_ms: i64,
}

impl Coming {
    /// The next person's number.
    pub fn take_number(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    /// When the person drawn last has their question.
    pub fn at_ms(&self) -> i64 {
        self.at_ms
    }

    /// Goes on to that instant.
    pub fn go_on(&mut self, at_ms: i64) {
        self.at_ms = at_ms;
    }
}

impl Demand {
    /// Works out when people come: by the hour, over all of the run until `ends_ms`, of whom those in `counted` count.
    pub fn new(scenario: &Scenario, offices: &[(Office, f64)], axis: &Axis, counted: (i64, i64), ends_ms: i64) -> Self {
        let mut by_zone: BTreeMap<&str, (Vec<u16>, Sums)> = BTreeMap::new();
        for (nth, (office, share)) in offices.iter().enumerate() {
            let (members, sums) = by_zone.entry(&office.zone_name).or_default();
            members.push(u16::try_from(nth).unwrap_or(u16::MAX));
            sums.push(sums.last().copied().unwrap_or(0.0) + share);
        }
        let zones: Vec<(Vec<u16>, Sums)> = by_zone.into_values().collect();
        let first = |(members, sums): &(Vec<u16>, Sums)| {
            let office = members.first().and_then(|member| offices.get(usize::from(*member)));
            (office.map(|(office, _)| office.zone.clone()), sums.last().copied().unwrap_or(0.0))
        };
        let clocks: Vec<_> = zones.iter().map(first).collect();
        let weigh = |at_ms: i64| {
            let instant = axis.timestamp(at_ms);
            let local = clocks.iter().map(|(zone, share)| {
                let Some(zone) = zone else { return (0.0, 0, 0) };
                let (hour, weekday, date) = local_hour(zone, instant);
                let day = if is_federal_holiday(date, false) { SUNDAY } else { weekday };
                let weight = |list: &[f64], at: usize| list.get(at).copied().unwrap_or(0.0);
                (share * weight(&scenario.hours.days, day) * weight(&scenario.hours.hours, hour), hour, day)
            });
            local.collect::<Vec<_>>()
        };
        let hours =
            |from: i64, until: i64| (0..).map(move |nth| from + nth * HOUR_MS).take_while(move |at| *at < until);
        let year_ms = i64::try_from(YEAR_DAYS * 24).unwrap_or(0) * HOUR_MS;
        let year = hours(counted.0, counted.0 + year_ms).map(|at| weigh(at).iter().map(|zone| zone.0).sum::<f64>());
        let per_weight = scenario.value(Number::ContactsAYear) / year.sum::<f64>().max(f64::MIN_POSITIVE);
        let hours = hours(0, ends_ms).map(|at| {
            let zones = weigh(at);
            let lunch_in = zones.iter().map(|(_, hour, day)| lunch_in(*hour, *day)).collect();
            let sums: Sums = running_sums(zones.iter().map(|zone| zone.0));
            Hour { people: sums.last().copied().unwrap_or(0.0) * per_weight, zones: sums, lunch_in }
        });
        let (english, spanish) = (scenario.languages.english, scenario.languages.spanish);
        Self {
            hours: hours.collect(),
            zones,
            questions: running_sums(scenario.questions.iter().map(|question| question.share)),
            languages: [english, english + spanish, english + spanish + scenario.languages.other],
            asked: asked(scenario),
            chances: Chances {
                other_voice: scenario.part(Number::OtherLanguageVoicePercent),
                lunch: scenario.part(Number::LunchPercent),
                opening: scenario.part(Number::OpeningPercent),
                form: scenario.part(Number::FormPercent),
            },
            counted,
        }
    }

    /// The next person; none after the last.
    pub fn next(&self, coming: &mut Coming, seed: u64, table: &Table, places: &Places) -> Option<Traits> {
        let number = coming.take_number();
        // A Poisson process whose rate changes by the hour: a mean of one person has to pass until the next.
        let mut left = Purpose::Coming.stream(seed, number, 0).exponential(1.0);
        let hour = loop {
            let hour = self.hours.get(coming.hour)?;
            let ends_ms = i64::try_from(coming.hour + 1).unwrap_or(i64::MAX) * HOUR_MS;
            let part = minutes_part(ends_ms - coming.at_ms);
            let people = hour.people * part;
            if left < people {
                coming.at_ms += minutes_ms(left / hour.people * 60.0);
                break hour;
            }
            left -= people;
            coming.at_ms = ends_ms;
            coming.hour += 1;
        };
        let mut who = Purpose::Self_.stream(seed, number, 0);
        let zone = who.pick(&hour.zones);
        let office = self.zones.get(zone).and_then(|(members, sums)| members.get(who.pick(sums)));
        let office = office.copied().unwrap_or(0);
        let question = u8::try_from(who.pick(&self.questions)).unwrap_or(0);
        let mut traits = self.traits(&mut who, question, table);
        traits.number = number;
        traits.office = office;
        (traits.zip, traits.miles) = places.draw(office, &mut who);
        traits.begins_ms = coming.at_ms;
        traits.counted = (self.counted.0..self.counted.1).contains(&coming.at_ms);
        if traits.at_lunch {
            let ahead = hour.lunch_in.get(zone).copied().unwrap_or(0);
            traits.begins_ms += i64::from(ahead) * HOUR_MS;
        }
        Some(traits)
    }

    /// Everything of a person but where and when.
    pub fn traits(&self, who: &mut super::engine::stream::Stream, question: u8, table: &Table) -> Traits {
        let language = match who.pick(&self.languages) {
            0 => Language::English,
            1 => Language::Spanish,
            _ => Language::Other,
        };
        let none = Asked { urgent: 0.0, evidence: 0.0, cases: vec![1.0], voice: 0.0, portal: 0.0 };
        let asked = self.asked.get(usize::from(question)).unwrap_or(&none);
        let known = Known {
            question,
            urgent: who.happens(asked.urgent),
            evidence: who.happens(asked.evidence),
            case: u8::try_from(who.pick(&asked.cases)).unwrap_or(3),
        };
        let other = if language == Language::Other { self.chances.other_voice } else { 1.0 };
        let voice_able = who.happens(asked.voice * other);
        let decision = table.decision(known.prepared());
        let need = match (decision.tier1, decision.officer) {
            _ if voice_able => Need::Operator,
            (Tier1::Answer | Tier1::ComeBack, _) => Need::Operator,
            (_, Officer::Answer) => Need::Officer,
            _ => Need::Visit,
        };
        Traits {
            number: 0,
            begins_ms: 0,
            office: 0,
            zip: 0,
            miles: 0.0,
            known,
            language,
            need,
            voice_able,
            portal_first: who.happens(asked.portal),
            at_lunch: who.happens(self.chances.lunch),
            at_opening: who.happens(self.chances.opening),
            writes_form: who.happens(self.chances.form) && table.is_on_form(question),
            counted: true,
        }
    }
}

fn asked(scenario: &Scenario) -> Vec<Asked> {
    let asked = scenario.questions.iter().map(|question| {
        let known: f64 = question.cases_percent.iter().sum();
        let cases = question.cases_percent.iter().copied().chain([(100.0 - known).max(0.0)]);
        Asked {
            urgent: question.urgent_percent / 100.0,
            evidence: question.evidence_percent / 100.0,
            cases: running_sums(cases),
            voice: question.voice_percent / 100.0,
            portal: question.portal_percent / 100.0,
        }
    });
    asked.collect()
}

/// Hours until the next lunch of a working day; on weekends and holidays people do not wait for it.
fn lunch_in(hour: usize, weekday: usize) -> u8 {
    if weekday + 2 > SUNDAY || hour > LUNCH { 0 } else { u8::try_from(LUNCH - hour).unwrap_or(0) }
}

fn minutes_part(ms: i64) -> f64 {
    super::engine::number::real_ms(ms) / super::engine::number::real_ms(HOUR_MS)
}

fn running_sums(shares: impl Iterator<Item = f64>) -> Sums {
    let mut sum = 0.0;
    shares
        .map(|share| {
            sum += share;
            sum
        })
        .collect()
}
