//! The words of the laboratory: under which messages its measures, groups, numbers and scenarios stand, and what a
//! comparison has found as sentences.
//!
//! Whether a model does better is `lab::findings`' business.

use super::dates::Dates;
use super::language::Language;
use super::words;
use crate::lab::comparison::{Finding, Group, Measure, Model, Row, StationName};
use crate::lab::measures::{MeasureUnit, Split};
use crate::lab::scenario::shipped::FILES;
use crate::lab::scenario::{Number, Unit};

/// A measure's name, as in a row of a table.
pub fn measure_key(measure: Measure) -> String {
    format!("measure-{}", measure.as_str())
}

/// What a measure counts.
pub fn measure_text_key(measure: Measure) -> String {
    format!("measure-{}-text", measure.as_str())
}

/// What a measure counts in.
pub fn measure_unit_key(unit: MeasureUnit) -> String {
    format!("measure-unit-{}", unit.as_str())
}

/// A group's name.
pub fn group_key(group: Group) -> String {
    format!("group-{}", group.as_str())
}

/// Who is in a group.
pub fn group_text_key(group: Group) -> String {
    format!("group-{}-text", group.as_str())
}

/// A group inside of a sentence: for whom something is better.
fn group_for_key(group: Group) -> String {
    format!("group-{}-for", group.as_str())
}

/// The heading above the groups of a split.
pub fn split_key(split: Split) -> String {
    format!("split-{}", split.as_str())
}

/// A model's name.
pub fn model_key(model: Model) -> String {
    format!("model-{}", model.as_str())
}

/// A station's name.
pub fn station_key(station: StationName) -> String {
    format!("station-{}", station.as_str())
}

/// What a number of a scenario is.
pub fn number_key(number: Number) -> String {
    let (section, key) = number.place();
    format!("number-{section}-{key}").replace('_', "-")
}

/// What a number of a scenario counts.
pub fn number_unit_key(unit: Unit) -> String {
    format!("number-unit-{}", unit.as_str())
}

/// A number of a scenario with all its decimals and what it counts.
pub fn number_with_unit(value: f64, number: Number, language: Language) -> String {
    let written = Dates::of(language).map_or_else(|| value.to_string(), |dates| dates.exact(value));
    match number.unit() {
        Unit::Count => written,
        Unit::Percent => words::plain_with(language, "figure-percent", &[("figure", &written)]),
        unit => {
            let unit = words::plain(language, &number_unit_key(unit));
            words::plain_with(language, "comparison-number-with-unit", &[("number", &written), ("unit", &unit)])
        }
    }
}

/// The heading above the numbers of a section, which is the first part of [`Number::place`].
pub fn number_section_key(section: &str) -> String {
    format!("number-section-{section}").replace('_', "-")
}

/// The title of a shipped scenario; a scenario of one's own has none.
pub fn scenario_key(name: &str) -> Option<String> {
    FILES.iter().any(|(shipped, _)| *shipped == name).then(|| format!("scenario-{name}"))
}

/// What a shipped scenario asks.
pub fn scenario_text_key(name: &str) -> Option<String> {
    scenario_key(name).map(|key| format!("{key}-text"))
}

/// The message of everything there is, each without arguments; some more than once.
pub fn keys() -> impl Iterator<Item = String> {
    let measures = Measure::ALL.into_iter();
    let measures = measures.flat_map(|of| [measure_key(of), measure_text_key(of), measure_unit_key(of.unit())]);
    let groups = Group::ALL.into_iter().flat_map(|of| [group_key(of), group_text_key(of), group_for_key(of)]);
    let models = [Model::Legacy, Model::Current].map(model_key);
    let numbers = Number::ALL
        .iter()
        .flat_map(|number| [number_key(*number), number_unit_key(number.unit()), number_section_key(number.place().0)]);
    let scenarios = FILES.iter().flat_map(|(name, _)| [scenario_key(name), scenario_text_key(name)]).flatten();
    let splits = Split::ALL.map(split_key).into_iter();
    measures
        .chain(groups)
        .chain(splits)
        .chain(models)
        .chain(StationName::ALL.map(station_key))
        .chain(numbers)
        .chain(scenarios)
}

/// A figure without its unit: whole dollars, one decimal of a percentage, about three digits of anything else.
pub fn figure(value: f64, unit: MeasureUnit, language: Language) -> String {
    number(value, decimals(value.abs(), unit), language)
}

/// The decimals of a figure of that size.
pub fn decimals(size: f64, unit: MeasureUnit) -> usize {
    match unit {
        MeasureUnit::Percent => 1,
        MeasureUnit::DollarsPerHundred if size >= 10.0 => 0,
        _ if (0.000_5..0.1).contains(&size) => 3,
        _ if size < 10.0 => 2,
        _ if size < 100.0 => 1,
        _ => 0,
    }
}

fn number(value: f64, decimals: usize, language: Language) -> String {
    let dates = Dates::of(language);
    dates.map_or_else(|| format!("{value:.decimals$}"), |dates| dates.number(value, decimals))
}

/// Both models' figures inside of a sentence that says already how many people they are of. They have the same
/// decimals, those of the larger one.
fn figures_with_units(values: [f64; 2], unit: MeasureUnit, language: Language) -> [String; 2] {
    let decimals = decimals(values.map(f64::abs).into_iter().fold(0.0, f64::max), unit);
    let key = match unit {
        MeasureUnit::Percent => Some("figure-percent"),
        MeasureUnit::Days => Some("figure-days"),
        MeasureUnit::Minutes | MeasureUnit::MinutesPerHundred => Some("figure-minutes"),
        MeasureUnit::DollarsPerHundred => Some("figure-dollars"),
        MeasureUnit::PerHundred => None,
    };
    values.map(|value| {
        let figure = number(value, decimals, language);
        key.map_or_else(|| figure.clone(), |key| words::plain_with(language, key, &[("figure", &figure)]))
    })
}

/// A finding as a sentence with its figures; none where the rows are not those it was found in.
pub fn finding_words(finding: &Finding, rows: &[Row], language: Language) -> Option<String> {
    let name = |measure: Measure| words::plain(language, &measure_key(measure));
    let whom = |group: Group| words::plain(language, &group_for_key(group));
    let figures = |measure: Measure, group: Group| {
        let row = measure.row(rows, group)?;
        Some(figures_with_units([row.legacy?.mean, row.current?.mean], measure.unit(), language))
    };
    let of_one = |key: &str, measure: Measure, group: Group| {
        let [legacy, current] = figures(measure, group)?;
        let (measure, group) = (name(measure), whom(group));
        let arguments = [("measure", &*measure), ("group", &group), ("legacy", &legacy), ("current", &current)];
        Some(words::plain_with(language, key, &arguments))
    };
    match *finding {
        Finding::CurrentBetter { measure, group } => of_one("finding-current-better", measure, group),
        Finding::LegacyBetter { measure, group } => of_one("finding-legacy-better", measure, group),
        Finding::Alike { measure, group } => of_one("finding-alike", measure, group),
        Finding::Trade { measure, gains, loses } => {
            let [gains_legacy, gains_current] = figures(measure, gains)?;
            let [loses_legacy, loses_current] = figures(measure, loses)?;
            let (measure, gains, loses) = (name(measure), whom(gains), whom(loses));
            let arguments = [
                ("measure", &*measure),
                ("gains", &gains),
                ("gains-legacy", &gains_legacy),
                ("gains-current", &gains_current),
                ("loses", &loses),
                ("loses-legacy", &loses_legacy),
                ("loses-current", &loses_current),
            ];
            Some(words::plain_with(language, "finding-trade", &arguments))
        }
        Finding::Exchange { better, better_for, worse, worse_for } => {
            let [better_legacy, better_current] = figures(better, better_for)?;
            let [worse_legacy, worse_current] = figures(worse, worse_for)?;
            let (better, worse) = (name(better), name(worse));
            let (better_for, worse_for) = (whom(better_for), whom(worse_for));
            let arguments = [
                ("better", &*better),
                ("better-for", &better_for),
                ("better-legacy", &better_legacy),
                ("better-current", &better_current),
                ("worse", &worse),
                ("worse-for", &worse_for),
                ("worse-legacy", &worse_legacy),
                ("worse-current", &worse_current),
            ];
            Some(words::plain_with(language, "finding-exchange", &arguments))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::samples;
    use rstest::rstest;

    #[test]
    fn everything_in_the_laboratory_has_its_words_in_every_language() {
        let missing = |language| keys().filter(move |key| !words::has_own(language, key));
        let missing: Vec<String> = Language::all().flat_map(missing).collect();
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn keys_are_made_of_the_names_in_reports_and_files() {
        assert_eq!(measure_text_key(Measure::DaysP90), "measure-days-p90-text");
        assert_eq!(number_key(Number::ReachedPercent), "number-call-backs-reached-percent");
        assert_eq!(number_section_key(Number::ReachedPercent.place().0), "number-section-call-backs");
        assert_eq!(number_unit_key(Unit::MilesAnHour), "number-unit-miles-an-hour");
        assert_eq!(scenario_text_key("surplus").as_deref(), Some("scenario-surplus-text"));
        assert_eq!(scenario_key("my-own"), None);
    }

    #[test]
    fn findings_are_sentences_with_the_figures_of_both_models_in_every_language() {
        let comparison = samples::comparison();
        let of = |language: Language| {
            let sentences = comparison.findings.iter().map(move |finding| (finding, language));
            sentences.map(|(finding, language)| finding_words(finding, &comparison.rows, language).unwrap()).collect()
        };
        let sentences: Vec<Vec<String>> = Language::all().map(of).collect();
        insta::assert_snapshot!(sentences.iter().map(|of| of.join("\n")).collect::<Vec<_>>().join("\n\n"));
    }

    #[test]
    fn what_is_alike_is_a_sentence_too() {
        let rows = samples::comparison().rows;
        let alike = Finding::Alike { measure: Measure::DaysMedian, group: Group::All };
        let of = |code: &str| finding_words(&alike, &rows, Language::parse(code).unwrap()).unwrap();
        insta::assert_snapshot!([of("en"), of("es")].join("\n"));
    }

    #[test]
    fn nothing_is_said_of_rows_that_are_not_there() {
        let finding = Finding::CurrentBetter { measure: Measure::Visits, group: Group::All };
        assert_eq!(finding_words(&finding, &[], Language::english()), None);
        let one_sided = Finding::CurrentBetter { measure: Measure::PromiseKeptPercent, group: Group::All };
        assert_eq!(finding_words(&one_sided, &samples::comparison().rows, Language::english()), None);
    }

    #[rstest]
    #[case(97.57, MeasureUnit::Percent, "97.6")]
    #[case(-0.04, MeasureUnit::Percent, "0.0")]
    #[case(0.019, MeasureUnit::Days, "0.019")]
    #[case(0.0, MeasureUnit::Days, "0.00")]
    #[case(0.654, MeasureUnit::Days, "0.65")]
    #[case(11.58, MeasureUnit::Days, "11.6")]
    #[case(-104.3, MeasureUnit::PerHundred, "-104")]
    #[case(3436.4, MeasureUnit::DollarsPerHundred, "3,436")]
    #[case(70.6, MeasureUnit::DollarsPerHundred, "71")]
    #[case(0.346, MeasureUnit::DollarsPerHundred, "0.35")]
    fn a_figure_has_as_many_digits_as_are_worth_reading(
        #[case] value: f64,
        #[case] unit: MeasureUnit,
        #[case] shown: &str,
    ) {
        for language in Language::all() {
            assert_eq!(figure(value, unit, language), shown, "{}", language.code());
        }
    }
}
