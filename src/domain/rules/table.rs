//! The rule file: TOML text to rules, all of them or none. An error names the line and what would be right there.
//!
//! The fields and their formats are described for operators in `data/README.md`. Reading the file, and whether every key
//! has its words, is done elsewhere.

use super::error::{RulesError, RulesReason};
use super::written::{
    GROUPS, Names, Number, STAGES, Text, WAIT_UNITS, Written, WrittenAutoDesk, WrittenEra, WrittenKind, WrittenMinutes,
    WrittenRule, WrittenWait, outcomes,
};
use super::{AutoDesk, CallBackWindow, Era, Facts, KEY_CHARS_MAX, Key, Kind, Minutes, Rule, Rules, Stage, WaitUnit};
use crate::domain::case::CaseStatus;
use crate::domain::reason::Reason;
use crate::domain::written::{self, line, shown};
use jiff::civil::Time;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use toml::Spanned;

/// Longest file, in characters: twenty times the built-in one. It is held in memory while it is read.
pub const FILE_CHARS_MAX: usize = 1_000_000;
/// Longest version, in characters: a date and a remark. It is stored with every decision.
pub const VERSION_CHARS_MAX: usize = 40;
/// Longest source, in characters: two long URLs and a remark.
pub const SOURCE_CHARS_MAX: usize = 500;
/// Most eras: one for each year of three decades.
pub const ERAS_MAX: usize = 30;
/// Most kinds: a form lists all of a group on one page, and there were nearly twenty reasons in all.
pub const KINDS_MAX: usize = 60;
/// Most documents: an officer picks them from one list.
pub const DOCUMENTS_MAX: usize = 100;
/// Most rules: ten times the built-in ones. Every combination is tried against them at start.
pub const RULES_MAX: usize = 500;
/// Longest wait in hours of any kind: ninety days. A promise beyond that is a typing error.
pub const WAIT_HOURS_MAX: i64 = 2160;
/// Longest wait in business days: half a year.
pub const WAIT_BUSINESS_DAYS_MAX: i64 = 130;
/// Most missed calls: two were allowed; one digit is asked for.
pub const MISSED_CALLS_MAX: i64 = 9;
/// Longest time between a text and its call: a day, since calls are made by the day.
pub const TEXT_MINUTES_MAX: i64 = 1440;
/// Most minutes that one contact can cost a person: a day.
pub const CONTACT_MINUTES_MAX: i64 = 1440;

/// The stages whose table must decide by itself, whatever the facts.
const DECIDING: [Stage; 3] = [Stage::Tier1, Stage::Tier2, Stage::WalkIn];

/// What a fault is before its line is known: the place in the text.
struct Fault {
    at: usize,
    reason: RulesReason,
}

type Checked<T> = Result<T, Fault>;

impl Rules {
    /// Reads a rule file, a byte order mark tolerated. The first fault found refuses all of it.
    pub fn parse(text: &str) -> Result<Self, RulesError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let read = || {
            if text.chars().nth(FILE_CHARS_MAX).is_some() {
                return Err(Fault { at: 0, reason: RulesReason::FileTooLong(FILE_CHARS_MAX) });
            }
            let written: Written = toml::from_str(text).map_err(|why| malformed(&why))?;
            rules(&written)
        };
        read().map_err(|Fault { at, reason }| RulesError { line: line(text, at), reason })
    }
}

fn malformed(why: &toml::de::Error) -> Fault {
    let (at, told) = written::malformed(why);
    Fault { at, reason: RulesReason::Malformed(told) }
}

fn fault<T, S>(place: &Spanned<S>, reason: RulesReason) -> Checked<T> {
    Err(Fault { at: place.span().start, reason })
}

fn rules(written: &Written) -> Checked<Rules> {
    let version = short(&written.version, "version", VERSION_CHARS_MAX)?;
    at_most(&written.documents, "documents", DOCUMENTS_MAX)?;
    let documents = keys(&written.documents, "document", None)?;
    let auto_desk = auto_desk(&written.auto_desk)?;
    let minutes = minutes(&written.minutes)?;

    some_but_at_most(&written.eras, "eras", ERAS_MAX)?;
    let eras = written.eras.iter().map(|era| self::era(era.as_ref())).collect::<Checked<Vec<_>>>()?;
    let era_keys = unique(written.eras.iter().map(|era| &era.as_ref().key), &eras, "era", |era| &era.key)?;
    let default_era = known(&written.default_era, "era", &era_keys)?;

    some_but_at_most(&written.kinds, "kinds", KINDS_MAX)?;
    let kinds = written.kinds.iter().map(|kind| self::kind(kind.as_ref(), &documents)).collect::<Checked<Vec<_>>>()?;
    let kind_keys = unique(written.kinds.iter().map(|kind| &kind.as_ref().key), &kinds, "kind", |kind| &kind.key)?;

    some_but_at_most(&written.rules, "rules", RULES_MAX)?;
    let rules = written.rules.iter().map(|rule| self::rule(rule.as_ref(), &kind_keys)).collect::<Checked<Vec<_>>>()?;
    unique(written.rules.iter().map(|rule| &rule.as_ref().key), &rules, "rule", |rule| &rule.key)?;

    let rules = Rules { version, default_era, eras, kinds, documents, rules, auto_desk, minutes };
    decides_all(&rules, written)?;
    Ok(rules)
}

fn auto_desk(written: &WrittenAutoDesk) -> Checked<AutoDesk> {
    Ok(AutoDesk {
        reached_percent: number(&written.reached_percent, "reached_percent", 0..=100)?,
        source: source(&written.source)?,
    })
}

fn minutes(written: &WrittenMinutes) -> Checked<Minutes> {
    let cost = |number: &Number, field| self::number(number, field, 1..=CONTACT_MINUTES_MAX);
    Ok(Minutes {
        portal: cost(&written.portal, "portal")?,
        voice_system: cost(&written.voice_system, "voice_system")?,
        operator: cost(&written.operator, "operator")?,
        call_back: cost(&written.call_back, "call_back")?,
        request_form: cost(&written.request_form, "request_form")?,
        visit: cost(&written.visit, "visit")?,
        source: source(&written.source)?,
    })
}

fn era(written: &WrittenEra) -> Checked<Era> {
    let (calls_begin, calls_end) = (time(&written.calls_begin)?, time(&written.calls_end)?);
    if calls_begin >= calls_end {
        let (begin, end) = (written.calls_begin.as_ref().clone(), written.calls_end.as_ref().clone());
        return fault(&written.calls_end, RulesReason::CallsBackwards { begin, end });
    }
    let text = written.text_minutes_before.as_ref();
    let text = text.map(|minutes| number(minutes, "text_minutes_before", 1..=TEXT_MINUTES_MAX)).transpose()?;
    Ok(Era {
        key: key(&written.key)?,
        urgent: wait(&written.urgent)?,
        regular: wait(&written.regular)?,
        missed_calls_max: number(&written.missed_calls_max, "missed_calls_max", 1..=MISSED_CALLS_MAX)?,
        calls_begin,
        calls_end,
        text_minutes_before: text,
        operator_word: written.operator_word,
        source: source(&written.source)?,
    })
}

/// A wait of nothing would be a promise to call at once, which no era made and no desk could keep.
fn wait(place: &Spanned<WrittenWait>) -> Checked<CallBackWindow> {
    let written = place.as_ref();
    let unit = among(&written.unit, "unit of a wait", &WAIT_UNITS)?;
    let max = if unit == WaitUnit::BusinessDays { WAIT_BUSINESS_DAYS_MAX } else { WAIT_HOURS_MAX };
    let from = number(&written.from, "from", 1..=max)?;
    let to = number(&written.to, "to", 1..=max)?;
    if from > to {
        fault(place, RulesReason::WaitBackwards { from, to })
    } else {
        Ok(CallBackWindow { from, to, unit })
    }
}

fn kind(written: &WrittenKind, documents: &[Key]) -> Checked<Kind> {
    let reasons = Reason::ALL.map(|reason| (reason.as_str(), reason));
    Ok(Kind {
        key: key(&written.key)?,
        group: among(&written.group, "group", &GROUPS)?,
        menu: among(&written.menu, "reason of the menu", &reasons)?,
        asks_urgent: written.asks_urgent,
        asks_evidence: written.asks_evidence,
        documents: keys(&written.documents, "document", Some(documents))?,
        source: source(&written.source)?,
    })
}

fn rule(written: &WrittenRule, kinds: &[Key]) -> Checked<Rule> {
    let stage = among(&written.stage, "stage", &STAGES)?;
    let by_hand = written.by_hand.as_ref().is_some_and(|by_hand| *by_hand.as_ref());
    if let Some(place) = written.by_hand.as_ref().filter(|_| by_hand && stage == Stage::Tier1) {
        return fault(place, RulesReason::ByHandInScript);
    }
    let statuses = CaseStatus::ALL.map(|status| (status.as_str(), status));
    let cases = written.cases.iter().map(|case| among(case, "status of a case", &statuses));
    Ok(Rule {
        key: key(&written.key)?,
        stage,
        outcome: among(&written.outcome, "outcome of this stage", outcomes(stage))?,
        kinds: keys(&written.kinds, "kind", Some(kinds))?,
        urgent: written.urgent,
        evidence: written.evidence,
        cases: cases.collect::<Checked<_>>()?,
        window_free: written.window_free,
        by_hand,
        source: source(&written.source)?,
    })
}

/// Nobody may be left without an answer, so every combination of facts is tried.
fn decides_all(rules: &Rules, written: &Written) -> Checked<()> {
    let both = [false, true];
    let cases = || [None].into_iter().chain(CaseStatus::ALL.map(Some));
    for stage in DECIDING {
        for kind in &rules.kinds {
            for (urgent, evidence) in both.into_iter().flat_map(|urgent| both.map(|evidence| (urgent, evidence))) {
                for (case, window_free) in cases().flat_map(|case| both.map(|free| (case, free))) {
                    let facts = Facts { kind: &kind.key, urgent, evidence, case, window_free };
                    if rules.decide(stage, &facts).is_none() {
                        return Err(undecided(stage, &facts, written));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Told at the stage's last rule, after which one is missing; at the first of all if the stage has none.
fn undecided(stage: Stage, facts: &Facts<'_>, written: &Written) -> Fault {
    let stage = STAGES.iter().find(|(_, known)| *known == stage).map_or("", |(name, _)| *name);
    let of_stage = written.rules.iter().rfind(|rule| rule.as_ref().stage.as_ref() == stage);
    let at = of_stage.or(written.rules.first()).map_or(0, |rule| rule.span().start);
    let not = |so: bool| if so { "" } else { "not " };
    let facts = format!(
        "{}, {}urgent, {} evidence, {}, {} window free",
        facts.kind,
        not(facts.urgent),
        if facts.evidence { "with" } else { "without" },
        facts.case.map_or_else(|| "no case known".to_owned(), |case| format!("case {}", case.as_str())),
        if facts.window_free { "a" } else { "no" },
    );
    Fault { at, reason: RulesReason::Undecided { stage, facts } }
}

fn key(text: &Text) -> Checked<Key> {
    let not_a_key = || RulesReason::NotAKey { text: shown(text.as_ref()), max: KEY_CHARS_MAX };
    Key::parse(text.as_ref()).map_or_else(|| fault(text, not_a_key()), Ok)
}

/// A list of keys, each once; of those known, where there is something to know.
fn keys(texts: &[Text], sort: &'static str, allowed: Option<&[Key]>) -> Checked<Vec<Key>> {
    let read = |text: &Text| allowed.map_or_else(|| key(text), |allowed| known(text, sort, allowed));
    let keys = texts.iter().map(read).collect::<Checked<Vec<_>>>()?;
    unique(texts.iter(), &keys, sort, |key| key)
}

/// The keys of things, which must all differ.
fn unique<'a, T>(
    places: impl Iterator<Item = &'a Text>,
    things: &[T],
    sort: &'static str,
    key: impl Fn(&T) -> &Key,
) -> Checked<Vec<Key>> {
    let mut seen = BTreeSet::new();
    for (place, thing) in places.zip(things) {
        if !seen.insert(key(thing)) {
            return fault(place, RulesReason::Twice { sort, key: key(thing).to_string() });
        }
    }
    Ok(things.iter().map(key).cloned().collect())
}

fn known(text: &Text, sort: &'static str, allowed: &[Key]) -> Checked<Key> {
    let found = allowed.iter().find(|key| key.as_str() == text.as_ref());
    found.map_or_else(|| not_among(text, sort, allowed.iter().map(Key::as_str)), |key| Ok(key.clone()))
}

fn among<T: Copy>(text: &Text, sort: &'static str, names: &Names<T>) -> Checked<T> {
    let found = names.iter().find(|(name, _)| name == text.as_ref());
    found.map_or_else(|| not_among(text, sort, names.iter().map(|(name, _)| *name)), |(_, value)| Ok(*value))
}

fn not_among<'a, T>(text: &Text, sort: &'static str, allowed: impl Iterator<Item = &'a str>) -> Checked<T> {
    let allowed = allowed.collect::<Vec<_>>().join(", ");
    fault(text, RulesReason::NotAmong { sort, text: shown(text.as_ref()), allowed })
}

fn source(text: &Text) -> Checked<String> {
    short(text, "source", SOURCE_CHARS_MAX)
}

fn short(text: &Text, field: &'static str, max: usize) -> Checked<String> {
    let value = text.as_ref();
    if value.trim().is_empty() {
        return fault(text, RulesReason::Empty(field));
    }
    if value.chars().nth(max).is_some() {
        return fault(text, RulesReason::TooLong { field, max });
    }
    if value.chars().any(char::is_control) {
        return fault(text, RulesReason::ControlCharacter(field));
    }
    Ok(value.clone())
}

fn number<T: TryFrom<i64>>(number: &Number, field: &'static str, range: RangeInclusive<i64>) -> Checked<T> {
    let value = *number.as_ref();
    let fits = range.contains(&value).then(|| T::try_from(value).ok()).flatten();
    let (min, max) = range.into_inner();
    fits.map_or_else(|| fault(number, RulesReason::OutOfRange { field, number: value, min, max }), Ok)
}

/// Only the written form is read: `7:00` would be understood too, but then a file could say one time in two ways.
fn time(text: &Text) -> Checked<Time> {
    let written = text.as_ref();
    let read = Time::strptime("%H:%M", written).ok().filter(|time| time.strftime("%H:%M").to_string() == *written);
    read.map_or_else(|| fault(text, RulesReason::NotATime(shown(written))), Ok)
}

fn some_but_at_most<T>(list: &[Spanned<T>], name: &'static str, max: usize) -> Checked<()> {
    if list.is_empty() { Err(Fault { at: 0, reason: RulesReason::None(name) }) } else { at_most(list, name, max) }
}

fn at_most<T>(list: &[Spanned<T>], name: &'static str, max: usize) -> Checked<()> {
    list.get(max).map_or(Ok(()), |over| fault(over, RulesReason::TooMany { list: name, max }))
}
