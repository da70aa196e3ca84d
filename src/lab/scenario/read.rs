//! From a scenario's text to a scenario, all of it or none. An error names the line and the key, and what would be right.
//!
//! The format is described for people who write one in `scenarios/README.md`. Reading the file, and whether its kinds,
//! rules, era and offices are those of the rule file and the office table, is done elsewhere.

use super::error::{ScenarioError, ScenarioReason};
use super::written::{Checked, Fault, Table, Value};
use super::{HOURS, Hours, Languages, Number, Offices, Question, Scenario, Stated, Unanswering, WEEKDAYS};
use crate::domain::case::CaseStatus;
use crate::domain::office::OfficeCode;
use crate::domain::rules::Key;
use crate::domain::written::{line, malformed, shown};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use toml::de::DeTable;

/// Longest file, in characters: ten times the shipped ones. It is held in memory while it is read.
pub const FILE_CHARS_MAX: usize = 300_000;
/// Longest source, in characters: two long URLs and a remark.
pub const SOURCE_CHARS_MAX: usize = 500;
/// Most questions: as many kinds as a rule file may have.
pub const QUESTIONS_MAX: usize = 60;
/// Most rules that settle a call without an answer: as many as a rule file may have.
pub const UNANSWERING_MAX: usize = 500;
/// Most offices with a share of their own: as many as an office table may have.
pub const OFFICES_MAX: usize = 500;
/// Most days: ten years. A run's time and memory grow with them.
pub const DAYS_MAX: u32 = 3660;
/// Most days of warm-up: four months; the longest promise of a call-back is six weeks.
pub const WARM_UP_DAYS_MAX: u32 = 120;
/// Greatest weight of a day or an hour: enough for counts of calls to be written down as they are.
pub const WEIGHT_MAX: f64 = 1_000_000_000.0;
/// How far shares may be from 100 together: a hundredth, since they may be rounded.
pub const SHARES_TOLERANCE: f64 = 0.01;
/// The first day allowed: before the portal was there.
const FIRST_DAY_LEAST: Date = date(2000, 1, 1);
/// The last: the rules for federal holidays may be others by then.
const FIRST_DAY_MOST: Date = date(2099, 12, 31);

const PERCENT: (f64, f64) = (0.0, 100.0);

impl Scenario {
    /// Reads a scenario, a byte order mark tolerated. The first fault found refuses all of it.
    pub fn parse(text: &str) -> Result<Self, ScenarioError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read = || {
            if text.chars().nth(FILE_CHARS_MAX).is_some() {
                return Err(Fault { at: 0, reason: ScenarioReason::FileTooLong(FILE_CHARS_MAX) });
            }
            let parsed = DeTable::parse(text).map_err(|why| {
                let (at, told) = malformed(&why);
                Fault { at, reason: ScenarioReason::Malformed(told) }
            })?;
            scenario(&Table::file(&parsed))
        };
        read().map_err(|Fault { at, reason }| ScenarioError { line: line(text, at), reason })
    }
}

/// The tables of numbers, in the order of the file.
pub fn number_tables() -> Vec<&'static str> {
    let mut tables: Vec<_> = Number::ALL.iter().map(|number| number.place().0).collect();
    tables.dedup();
    tables
}

fn scenario(file: &Table<'_>) -> Checked<Scenario> {
    let mut allowed = vec!["name", "era", "first_day", "days", "warm_up_days"];
    allowed.extend(number_tables());
    allowed.extend(["questions", "languages", "hours", "offices", "unanswering"]);
    file.only(&allowed)?;
    for table in number_tables() {
        let keys: Vec<_> = Number::ALL.iter().map(|number| number.place()).filter(|place| place.0 == table).collect();
        file.get(table)?.table()?.only(&keys.into_iter().map(|place| place.1).collect::<Vec<_>>())?;
    }
    let stated = |number: &Number| Ok((*number, self::stated(file, *number)?));
    Ok(Scenario {
        name: file.get("name")?.key()?,
        era: file.get("era")?.key()?,
        first_day: day(&file.get("first_day")?)?,
        days: file.get("days")?.whole(1, DAYS_MAX)?,
        warm_up_days: file.get("warm_up_days")?.whole(0, WARM_UP_DAYS_MAX)?,
        numbers: Number::ALL.iter().map(stated).collect::<Checked<_>>()?,
        questions: questions(&file.get("questions")?)?,
        languages: languages(&file.get("languages")?.table()?)?,
        hours: hours(&file.get("hours")?.table()?)?,
        offices: offices(&file.get("offices")?.table()?)?,
        unanswering: unanswering(&file.get("unanswering")?.table()?)?,
    })
}

/// Only the written form is read, so that a file says a day in one way.
fn day(value: &Value<'_>) -> Checked<Date> {
    let text = value.any_text()?;
    let read = Date::strptime("%Y-%m-%d", text).ok().filter(|day| day.to_string() == text);
    let not_a_day =
        || ScenarioReason::NotADay { key: value.path(), text: shown(text), first: "2000-01-01", last: "2099-12-31" };
    read.filter(|day| (FIRST_DAY_LEAST..=FIRST_DAY_MOST).contains(day)).map_or_else(|| value.fault(not_a_day()), Ok)
}

fn source(table: &Table<'_>) -> Checked<String> {
    table.get("source")?.text(SOURCE_CHARS_MAX)
}

fn stated(file: &Table<'_>, number: Number) -> Checked<Stated> {
    let (table, key) = number.place();
    let table = file.get(table)?.table()?.get(key)?.table()?;
    table.only(&["value", "low", "high", "source"])?;
    let read = |value: Value<'_>| {
        let (least, most) = number.bounds();
        let unit = Some(number.unit());
        let found = value.number((least, most), unit)?;
        if number.allows(found) {
            return Ok(found);
        }
        value.fault(ScenarioReason::OutOfBounds { key: number.to_string(), number: found, least, most, unit })
    };
    let value = read(table.get("value")?)?;
    let ends = (table.find("low").map(read).transpose()?, table.find("high").map(read).transpose()?);
    let range = match ends {
        (None, None) => None,
        (Some(low), Some(high)) if low > high => {
            return table.fault(ScenarioReason::RangeBackwards { key: number.to_string(), low, high });
        }
        (Some(low), Some(high)) if !(low..=high).contains(&value) => {
            return table.fault(ScenarioReason::OutsideRange { key: number.to_string(), value, low, high });
        }
        (Some(low), Some(high)) => Some((low, high)),
        _ => return table.fault(ScenarioReason::HalfRange(number.to_string())),
    };
    Ok(Stated { value, range, source: source(&table)?, changed: false })
}

fn questions(value: &Value<'_>) -> Checked<Vec<Question>> {
    let written = value.list(QUESTIONS_MAX)?;
    if written.is_empty() {
        return value.fault(ScenarioReason::None(value.path()));
    }
    let mut kinds = BTreeSet::new();
    let mut questions = Vec::new();
    for value in written {
        let table = value.table()?;
        let question = question(&table)?;
        if !kinds.insert(question.kind.clone()) {
            let twice = ScenarioReason::Twice { key: table.path_of("kind"), text: question.kind.to_string() };
            return table.get("kind")?.fault(twice);
        }
        questions.push(question);
    }
    let sum = questions.iter().map(|question| question.share).sum();
    hundred(sum, "the shares of all questions").map_or(Ok(questions), |reason| value.fault(reason))
}

fn question(table: &Table<'_>) -> Checked<Question> {
    table.only(&[
        "kind",
        "share",
        "urgent_percent",
        "evidence_percent",
        "cases_percent",
        "voice_percent",
        "portal_percent",
        "source",
    ])?;
    let percent = |key| table.get(key)?.number(PERCENT, None);
    Ok(Question {
        kind: table.get("kind")?.key()?,
        share: percent("share")?,
        urgent_percent: percent("urgent_percent")?,
        evidence_percent: percent("evidence_percent")?,
        cases_percent: table.find("cases_percent").map_or(Ok([0.0; 3]), |value| cases(&value))?,
        voice_percent: percent("voice_percent")?,
        portal_percent: percent("portal_percent")?,
        source: source(table)?,
    })
}

fn cases(value: &Value<'_>) -> Checked<[f64; 3]> {
    let table = value.table()?;
    let statuses = CaseStatus::ALL.map(CaseStatus::as_str);
    table.only(&statuses)?;
    let mut percents = [0.0; 3];
    for (percent, status) in percents.iter_mut().zip(statuses) {
        *percent = table.get(status)?.number(PERCENT, None)?;
    }
    let sum = rounded(percents.iter().sum());
    if sum > 100.0 + SHARES_TOLERANCE {
        return value.fault(ScenarioReason::OverAHundred { what: "the percentages of cases", sum });
    }
    Ok(percents)
}

fn languages(table: &Table<'_>) -> Checked<Languages> {
    table.only(&["english", "spanish", "other", "source"])?;
    let share = |key| table.get(key)?.number(PERCENT, None);
    let (english, spanish, other) = (share("english")?, share("spanish")?, share("other")?);
    if let Some(reason) = hundred(english + spanish + other, "the shares of languages") {
        return table.fault(reason);
    }
    Ok(Languages { english, spanish, other, source: source(table)? })
}

fn hours(table: &Table<'_>) -> Checked<Hours> {
    table.only(&["days", "hours", "source"])?;
    Ok(Hours {
        days: weights::<WEEKDAYS>(&table.get("days")?, "7, from Monday to Sunday")?,
        hours: weights::<HOURS>(&table.get("hours")?, "24, from midnight on")?,
        source: source(table)?,
    })
}

fn weights<const COUNT: usize>(value: &Value<'_>, wanted: &'static str) -> Checked<[f64; COUNT]> {
    let list = value.list(FILE_CHARS_MAX)?;
    let weights = list.iter().map(|weight| weight.number((0.0, WEIGHT_MAX), None)).collect::<Checked<Vec<_>>>()?;
    if !weights.is_empty() && weights.iter().all(|weight| *weight == 0.0) {
        return value.fault(ScenarioReason::AllZero(value.path()));
    }
    let count = weights.len();
    let wrong_length = || ScenarioReason::WrongLength { key: value.path(), count, wanted };
    weights.try_into().or_else(|_| value.fault(wrong_length()))
}

fn offices(table: &Table<'_>) -> Checked<Offices> {
    table.only(&["shares", "others", "source"])?;
    let written = table.get("shares")?;
    let mut shares: Vec<(OfficeCode, f64)> = Vec::new();
    for (name, value) in written.table()?.in_order() {
        let code = OfficeCode::parse(name).ok().filter(|code| code.as_str() == name);
        let Some(code) = code else {
            return value.fault(ScenarioReason::NotAnOffice { key: written.path(), text: shown(name) });
        };
        shares.push((code, value.number(PERCENT, None)?));
    }
    if shares.len() > OFFICES_MAX {
        return written.fault(ScenarioReason::TooMany { key: written.path(), max: OFFICES_MAX });
    }
    let others = table.get("others")?.number(PERCENT, None)?;
    let sum = others + shares.iter().map(|(_, share)| share).sum::<f64>();
    if let Some(reason) = hundred(sum, "the shares of offices and `others`") {
        return written.fault(reason);
    }
    Ok(Offices { shares, others, source: source(table)? })
}

fn unanswering(table: &Table<'_>) -> Checked<Unanswering> {
    table.only(&["rules", "source"])?;
    let mut rules: Vec<Key> = Vec::new();
    for value in table.get("rules")?.list(UNANSWERING_MAX)? {
        let rule = value.key()?;
        if rules.contains(&rule) {
            return value.fault(ScenarioReason::Twice { key: value.path(), text: rule.to_string() });
        }
        rules.push(rule);
    }
    Ok(Unanswering { rules, source: source(table)? })
}

/// What is wrong with the sum of shares of a whole, if anything is.
fn hundred(sum: f64, what: &'static str) -> Option<ScenarioReason> {
    let far = (sum - 100.0).abs() > SHARES_TOLERANCE;
    far.then(|| ScenarioReason::NotAHundred { what, sum: rounded(sum) })
}

/// A sum as a message tells it: without the dust of adding fractions.
fn rounded(sum: f64) -> f64 {
    (sum * 1000.0).round() / 1000.0
}
