//! What all replications of a comparison share: the scenario's numbers ready for use, the calendar, the rules' decisions,
//! where people live. Made once, only read afterwards.

use super::calendar::{Axis, OfficeDays};
use super::demand::Demand;
use super::engine::number::{real, whole};
use super::engine::{DAY_MS, HOUR_MS, MINUTE_MS};
use super::places::Places;
use super::recorded::{RecordedDemand, Replayable};
use super::run::{Ground, LabError, Options};
use super::scenario::{Number, Scenario};
use super::seats::Windows;
use super::table::Table;
use crate::domain::calendar::days_after;
use crate::domain::contact_hours::ContactCalendar;
use crate::domain::office::{Office, OfficeCode};
use std::sync::Arc;

/// How long after the last person has come people are followed. Whoever is still under way then was never served.
const FOLLOWED_DAYS: u32 = 150;
/// Windows of one office: as many as the office table may have.
const OFFICE_WINDOWS_MAX: f64 = 100.0;

/// Everything that does not change.
pub struct Plan {
    /// The numbers.
    pub numbers: Numbers,
    /// The axis of time.
    pub axis: Arc<Axis>,
    /// Each office's days and windows.
    pub offices: Vec<(Arc<OfficeDays>, Windows)>,
    /// When the telephone is answered and officers call.
    pub contact: ContactCalendar,
    /// What the rules decide.
    pub table: Table,
    /// Where people live.
    pub places: Places,
    /// Who comes.
    pub demand: Demand,
    /// Or who came.
    pub recorded: Option<RecordedDemand>,
    /// From when until when people are counted.
    pub counted: (i64, i64),
    /// When it is over.
    pub horizon_ms: i64,
}

/// The scenario's numbers as the run needs them: parts of 1, milliseconds, minutes.
pub struct Numbers {
    /// The scenario.
    scenario: Scenario,
    /// Telephone lines.
    pub lines: u32,
    /// Operators on duty.
    pub operators: u32,
    /// Officers on duty.
    pub officers: u32,
    /// A visitor's time at the office.
    pub visit_ms: i64,
    /// An officer's time at a window.
    pub window_ms: i64,
    /// A call in vain.
    pub missed_ms: i64,
    /// A look in vain.
    pub look_ms: i64,
    /// A booking.
    pub booking_ms: i64,
    /// The form.
    pub form_ms: i64,
    /// Milliseconds and cents for a mile as the crow flies, there and back.
    pub mile: (f64, f64),
}

impl Numbers {
    fn new(scenario: &Scenario) -> Self {
        let count = |number| u32::try_from(whole(scenario.value(number))).unwrap_or(u32::MAX);
        let ms = |number| super::engine::number::minutes_ms(scenario.value(number));
        let road = 2.0 * scenario.value(Number::RoadFactor);
        let hour_ms = super::engine::number::real_ms(HOUR_MS);
        Self {
            lines: count(Number::Lines),
            operators: count(Number::Operators),
            officers: count(Number::Officers),
            visit_ms: ms(Number::VisitMinutes),
            window_ms: ms(Number::WindowMinutes),
            missed_ms: ms(Number::MissedMinutes),
            look_ms: ms(Number::LookMinutes),
            booking_ms: ms(Number::BookingMinutes),
            form_ms: ms(Number::FormMinutes),
            mile: (road / scenario.value(Number::MilesAnHour) * hour_ms, road * scenario.value(Number::MileCents)),
            scenario: scenario.clone(),
        }
    }

    /// A percentage, as a part of 1.
    pub fn part(&self, number: Number) -> f64 {
        self.scenario.part(number)
    }

    /// A number as it is written.
    pub fn value(&self, number: Number) -> f64 {
        self.scenario.value(number)
    }
}

impl Plan {
    /// Puts everything together, or says what the scenario names that there is not.
    pub fn new(ground: &Ground, scenario: &Scenario, options: &Options) -> Result<Self, LabError> {
        let era = ground.rules.era(scenario.era.as_str());
        let era = era.ok_or_else(|| {
            let known: Vec<&str> = ground.rules.eras.iter().map(|era| era.key.as_str()).collect();
            LabError::UnknownEra { era: scenario.era.to_string(), known: known.join(", ") }
        })?;
        let table = Table::new(ground, scenario)?;
        let recorded = options.recorded.as_ref().map(|all| Replayable::new(ground, scenario, all)).transpose()?;
        let (offices, (first, days, warm_up)) = match &recorded {
            Some(bookings) => (bookings.offices(), bookings.span()),
            None => (offices(ground, scenario)?, (scenario.first_day, options.days, scenario.warm_up_days)),
        };
        let all_days = days + 2 * warm_up;
        let axis =
            Arc::new(Axis::new(days_after(first, -i32::try_from(warm_up).unwrap_or(0)), all_days + FOLLOWED_DAYS));
        let begins = |day: u32| i64::from(day) * DAY_MS;
        let counted = (begins(warm_up), begins(warm_up + days));
        let ends_ms = begins(all_days);
        let alone: Vec<Office> = offices.iter().map(|(office, _)| office.clone()).collect();
        let recorded = recorded.map(|bookings| RecordedDemand::new(bookings, &axis));
        let windows = windows(scenario, &offices);
        let days = axis.days();
        Ok(Self {
            numbers: Numbers::new(scenario),
            offices: OfficeDays::of(&axis, &alone).into_iter().zip(windows).collect(),
            contact: ContactCalendar::new(era, axis.date(0), u16::try_from(days).unwrap_or(u16::MAX)),
            table,
            places: Places::new(&ground.offices, &alone, &ground.geography, scenario.value(Number::HalfWeightMiles)),
            demand: Demand::new(scenario, &offices, &axis, counted, ends_ms),
            recorded,
            counted,
            horizon_ms: ends_ms + i64::from(FOLLOWED_DAYS) * DAY_MS,
            axis,
        })
    }

    /// The most days a run goes on for, with those of filling up and of following.
    pub fn days(&self) -> u64 {
        u64::try_from(self.horizon_ms / DAY_MS).unwrap_or(0)
    }

    /// A minute past midnight Eastern: when the portal's next day opens.
    pub fn opening_ms(&self, eastern_day: usize) -> i64 {
        self.axis.eastern_midnight(eastern_day) + MINUTE_MS
    }
}

/// The scenario's offices with their shares.
fn offices(ground: &Ground, scenario: &Scenario) -> Result<Vec<(Office, f64)>, LabError> {
    let listed = || ground.offices.iter().filter(|office| office.is_listed());
    let own = |code: &OfficeCode| scenario.offices.shares.iter().find(|(own, _)| own == code);
    for (code, _) in &scenario.offices.shares {
        if !listed().any(|office| office.code == *code) {
            return Err(LabError::UnknownOffice(code.to_string()));
        }
    }
    let others = listed().filter(|office| own(&office.code).is_none()).count();
    let each = scenario.offices.others / real(u64::try_from(others.max(1)).unwrap_or(1));
    let with_share = |office: &Office| {
        let share = own(&office.code).map_or(each, |(_, share)| *share);
        (share > 0.0).then(|| (office.clone(), share))
    };
    Ok(listed().filter_map(with_share).collect())
}

/// Windows of each office: those of the office table, or the scenario's, given out by the offices' shares. With at least
/// two windows each model has one.
fn windows(scenario: &Scenario, offices: &[(Office, f64)]) -> Vec<Windows> {
    let all: f64 = offices.iter().map(|(_, share)| share).sum();
    let total = scenario.value(Number::Windows);
    let whole = |value: f64| u16::try_from(whole(value.round())).unwrap_or(u16::MAX);
    let given = |(office, share): &(Office, f64)| {
        if total == 0.0 {
            return Windows { portal: office.portal_windows().into(), desk: office.desk_windows.into() };
        }
        let own = (total * share / all).round().clamp(1.0, OFFICE_WINDOWS_MAX);
        let desk = (own * scenario.part(Number::DeskPercent)).round().clamp(0.0, own);
        let desk = if own >= 2.0 { desk.clamp(1.0, own - 1.0) } else { desk };
        Windows { portal: whole(own - desk), desk: whole(desk) }
    };
    offices.iter().map(given).collect()
}
