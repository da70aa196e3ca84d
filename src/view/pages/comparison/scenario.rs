//! What a comparison rests on: every number with its source, every assumption marked as one, and the command that runs it
//! again.

use super::Told;
use super::charts::with_unit;
use crate::lab::comparison::{Comparison, Group};
use crate::lab::scenario::shipped::find;
use crate::lab::scenario::{Number, Question, Scenario, Stated};
use crate::view::lab_words::{group_key, number_key, number_section_key};
use crate::view::rule_words::{kind_key, rule_key};
use serde::Serialize;

/// What every assumption's source begins with.
const ASSUMPTION: &str = "assumption";

/// Where something is from.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// It is assumed.
    pub assumed: bool,
    /// The source, or why it is assumed, in the scenario's own words, which are English; empty if it does not say.
    pub text: String,
}

/// A number of the scenario.
#[derive(Clone, Debug, Serialize)]
pub struct NumberView {
    /// What it is.
    pub name: String,
    /// Its name in the file and for `--set`.
    pub key: String,
    /// Its value with the unit.
    pub value: String,
    /// Its range with the unit.
    pub range: Option<[String; 2]>,
    /// It was changed for this run.
    pub changed: bool,
    /// Where it is from.
    pub source: SourceView,
}

/// The numbers of a section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Its heading.
    pub name: String,
    /// Its numbers.
    pub numbers: Vec<NumberView>,
}

/// What some people ask.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// The kind.
    pub name: String,
    /// Of a hundred people: share. Of a hundred with the question: urgent, with evidence, case received, pending,
    /// decided, told by the voice system, to the portal without a call.
    pub percents: Vec<String>,
    /// Where these are from.
    pub source: SourceView,
}

/// Named shares or weights with their source.
#[derive(Clone, Debug, Serialize)]
pub struct SharesView {
    /// What, and how much.
    pub rows: Vec<(String, String)>,
    /// Where these are from.
    pub source: SourceView,
}

/// The whole scenario.
#[derive(Clone, Debug, Serialize)]
pub struct ScenarioView {
    /// How many numbers there are.
    pub count: String,
    /// How many of them are assumed.
    pub assumed: String,
    /// All numbers.
    pub sections: Vec<SectionView>,
    /// What people ask.
    pub questions: Vec<QuestionView>,
    /// What they speak.
    pub languages: SharesView,
    /// On which days of the week they act.
    pub days: SharesView,
    /// At which hours.
    pub hours: SharesView,
    /// Where they live.
    pub offices: SharesView,
    /// Rules that settle a call without an answer.
    pub unanswering: Vec<String>,
    /// Where that is from.
    pub unanswering_source: SourceView,
}

/// How to run it again.
#[derive(Clone, Debug, Serialize)]
pub struct Again {
    /// What to type.
    pub command: String,
    /// The scenario is none of those that come with the program: the file is needed.
    pub own_file: bool,
}

impl SourceView {
    fn new(source: &str) -> Self {
        match source.strip_prefix(ASSUMPTION) {
            Some(why) => Self { assumed: true, text: why.trim_start_matches([':', ';', ',', ' ']).to_owned() },
            None => Self { assumed: false, text: source.to_owned() },
        }
    }
}

impl ScenarioView {
    pub(super) fn new(scenario: &Scenario, told: Told) -> Self {
        let assumed = scenario.numbers.values().filter(|stated| SourceView::new(&stated.source).assumed).count();
        let count = |things: usize| told.number(u32::try_from(things).map_or(0.0, f64::from), 0);
        let languages = [
            (Group::English, scenario.languages.english),
            (Group::Spanish, scenario.languages.spanish),
            (Group::OtherLanguage, scenario.languages.other),
        ];
        let languages = languages.map(|(group, share)| (told.word(&group_key(group)), told.chosen(share)));
        let days = (1..).zip(scenario.hours.days);
        let days = days.map(|(day, weight)| (told.word(&format!("comparison-weekday-{day}")), told.chosen(weight)));
        let hours = (0..).zip(scenario.hours.hours);
        let hours = hours.map(|(hour, weight): (u32, f64)| (format!("{hour:02}:00"), told.chosen(weight)));
        let offices = scenario.offices.shares.iter();
        let offices = offices.map(|(code, share)| (code.to_string(), told.chosen(*share)));
        let others = (told.word("comparison-offices-others"), told.chosen(scenario.offices.others));
        let shares = |rows: Vec<(String, String)>, source: &str| SharesView { rows, source: SourceView::new(source) };
        let rules = scenario.unanswering.rules.iter();
        Self {
            count: count(scenario.numbers.len()),
            assumed: count(assumed),
            sections: sections(scenario, told),
            questions: scenario.questions.iter().map(|question| QuestionView::new(question, told)).collect(),
            languages: shares(languages.into(), &scenario.languages.source),
            days: shares(days.collect(), &scenario.hours.source),
            hours: shares(hours.collect(), &scenario.hours.source),
            offices: shares(offices.chain([others]).collect(), &scenario.offices.source),
            unanswering: rules.map(|rule| told.word_or(&rule_key(rule), rule.as_str())).collect(),
            unanswering_source: SourceView::new(&scenario.unanswering.source),
        }
    }
}

/// The numbers in the order of the file, which has those of a section together.
fn sections(scenario: &Scenario, told: Told) -> Vec<SectionView> {
    let numbers: Vec<(&Number, &Stated)> = scenario.numbers.iter().collect();
    let sections = numbers.chunk_by(|(one, _), (next, _)| one.place().0 == next.place().0);
    let section = |numbers: &[(&Number, &Stated)]| {
        let (first, _) = numbers.first()?;
        Some(SectionView {
            name: told.word(&number_section_key(first.place().0)),
            numbers: numbers.iter().map(|(number, stated)| NumberView::new(**number, stated, told)).collect(),
        })
    };
    sections.filter_map(section).collect()
}

impl NumberView {
    fn new(number: Number, stated: &Stated, told: Told) -> Self {
        Self {
            name: told.word(&number_key(number)),
            key: number.to_string(),
            value: with_unit(stated.value, number, told),
            range: stated.range.map(|(low, high)| [low, high].map(|end| with_unit(end, number, told))),
            changed: stated.changed,
            source: SourceView::new(&stated.source),
        }
    }
}

impl QuestionView {
    fn new(question: &Question, told: Told) -> Self {
        let [received, pending, decided] = question.cases_percent;
        let percents = [
            question.share,
            question.urgent_percent,
            question.evidence_percent,
            received,
            pending,
            decided,
            question.voice_percent,
            question.portal_percent,
        ];
        Self {
            name: told.word_or(&kind_key(&question.kind), question.kind.as_str()),
            percents: percents.map(|percent| told.chosen(percent)).into(),
            source: SourceView::new(&question.source),
        }
    }
}

impl Again {
    pub(super) fn new(scenario: &Scenario, comparison: &Comparison) -> Self {
        let shipped = find(scenario.name.as_str()).filter(|shipped| differs_by_options_only(shipped, scenario));
        let file = shipped.map_or_else(|| format!("{}.toml", scenario.name), |shipped| shipped.name.to_string());
        // The days of a replay are those of its bookings.
        let span =
            if comparison.recorded { "--from-database URL".into() } else { format!("--days {}", comparison.days) };
        // As many as were done: what ended early is made again as it is.
        let replications = format!("--replications {}", comparison.replications);
        let mut options = vec![format!("--seed {}", comparison.seed), span, replications];
        if let Some(shipped) = shipped {
            let era = (shipped.era != scenario.era).then(|| format!("--era {}", scenario.era));
            let changed = scenario.numbers.iter().filter(|(_, stated)| stated.changed);
            options.extend(era);
            options.extend(changed.map(|(number, stated)| format!("--set {number}={}", stated.value)));
        }
        if comparison.tried.is_some() {
            options.push("--sensitivity".into());
        }
        Self { command: format!("infopass compare {file} {}", options.join(" ")), own_file: shipped.is_none() }
    }
}

/// Whether `--era` and `--set` make the one scenario of the other.
fn differs_by_options_only(shipped: &Scenario, scenario: &Scenario) -> bool {
    let mut made = Scenario { era: scenario.era.clone(), ..shipped.clone() };
    let mut changed = scenario.numbers.iter().filter(|(_, stated)| stated.changed);
    changed.all(|(number, stated)| made.set(*number, stated.value).is_ok()) && made == *scenario
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Key;
    use crate::lab::samples;

    fn again(scenario: &Scenario) -> Again {
        Again::new(scenario, &samples::one_replication())
    }

    #[test]
    fn the_command_names_what_was_changed_of_a_shipped_scenario() {
        let mut scenario = find("single-office").unwrap().clone();
        let asked = "infopass compare single-office --seed 1 --days 364 --replications 1";
        assert_eq!(again(&scenario).command, asked);
        scenario.set(Number::Operators, 4.0).unwrap();
        scenario.era = Key::parse("2022").unwrap();
        let again = again(&scenario);
        assert_eq!(again.command, format!("{asked} --era 2022 --set telephone.operators=4"));
        assert!(!again.own_file);
    }

    #[test]
    fn the_command_of_a_replay_names_the_database_instead_of_days() {
        let recorded = Comparison { recorded: true, ..samples::one_replication() };
        let again = Again::new(find("single-office").unwrap(), &recorded);
        assert_eq!(again.command, "infopass compare single-office --seed 1 --from-database URL --replications 1");
    }

    #[test]
    fn a_scenario_that_options_do_not_make_needs_its_file() {
        let mut scenario = find("single-office").unwrap().clone();
        scenario.languages.english -= 1.0;
        scenario.languages.spanish += 1.0;
        let again = again(&scenario);
        assert!(again.own_file && again.command.starts_with("infopass compare single-office.toml "));
    }

    #[test]
    fn an_assumption_is_marked_and_its_reason_kept() {
        let of = |source| {
            let view = SourceView::new(source);
            (view.assumed, view.text)
        };
        assert_eq!(of("assumption"), (true, String::new()));
        assert_eq!(of("assumption; the largest: x"), (true, "the largest: x".into()));
        assert_eq!(of("https://example.org"), (false, "https://example.org".into()));
    }
}
