//! A comparison on paper: a table for people, JSON and CSV for programs. The same comparison gives the same bytes.

use crate::lab::comparison::{Comparison, Estimate, Finding, Group, Measure, Row, Tornado};
use crate::lab::scenario::{Number, Scenario};
use comfy_table::presets::ASCII_BORDERS_ONLY_CONDENSED;
use comfy_table::{CellAlignment, Table};
use serde_json::{Map, Value, json};

/// Digits that are told: more than any replication knows, and few enough that they are the same on every machine.
const DIGITS: usize = 6;
/// What is shown of each group besides all people.
const OF_GROUPS: [Measure; 5] =
    [Measure::AnsweredPercent, Measure::DaysMean, Measure::DaysP90, Measure::Visits, Measure::PersonMinutes];

/// As JSON: every number with its source, the whole scenario as a file that runs again, and what came out.
pub fn json(scenario: &Scenario, comparison: &Comparison) -> String {
    let numbers: Map<String, Value> = scenario
        .numbers
        .iter()
        .map(|(number, stated)| {
            let range = stated.range.map(|(low, high)| json!({ "low": low, "high": high }));
            let told = json!({
                "value": stated.value, "unit": number.unit().as_str(), "range": range,
                "source": stated.source, "changed": stated.changed,
            });
            (number.to_string(), told)
        })
        .collect();
    let mut told = json!({
        "program": concat!("infopass ", env!("CARGO_PKG_VERSION")),
        "notice": "a simulation by an emulator, not a government statistic",
        "numbers": numbers,
        "scenario": scenario.to_toml(),
        "comparison": serde_json::to_value(comparison).unwrap_or_default(),
    });
    round(&mut told);
    serde_json::to_string_pretty(&told).unwrap_or_default()
}

/// As CSV: a line for each measure of each group.
pub fn csv(comparison: &Comparison) -> String {
    let mut lines = vec![
        "measure,group,unit,legacy_mean,legacy_low,legacy_high,current_mean,current_low,current_high,difference_mean,\
         difference_low,difference_high"
            .to_owned(),
    ];
    lines.extend(comparison.rows.iter().map(|row| {
        let cells = [row.legacy, row.current, row.difference].map(|estimate| cells(estimate).join(","));
        let (measure, group, unit) = (row.measure.as_str(), row.group.as_str(), row.measure.unit().as_str());
        format!("{measure},{group},{unit},{}", cells.join(","))
    }));
    lines.join("\n")
}

/// As tables, for people.
pub fn table(scenario: &Scenario, comparison: &Comparison) -> String {
    let of = |group: Group, measures: &[Measure]| {
        let row = |measure: &Measure| comparison.rows.iter().find(|row| row.group == group && row.measure == *measure);
        measures.iter().filter_map(row).collect::<Vec<_>>()
    };
    let mut parts = vec![head(comparison), lines_of(&of(Group::All, &Measure::ALL), false)];
    let groups = Group::ALL.into_iter().filter(|group| *group != Group::All);
    let split: Vec<&Row> = groups.flat_map(|group| of(group, &OF_GROUPS)).collect();
    parts.push(lines_of(&split, true));
    parts.extend(comparison.tornados.iter().map(tornado));
    parts.push(closing(scenario, comparison));
    parts.join("\n")
}

fn head(comparison: &Comparison) -> String {
    let totals =
        [("legacy", comparison.legacy_totals), ("current", comparison.current_totals)].map(|(model, totals)| {
            format!(
                "{model}: {} calls, {} ended by the voice system, {} requests, {} appointments in a year",
                short(totals.calls),
                short(totals.voice_ended),
                short(totals.requests),
                short(totals.appointments)
            )
        });
    format!(
        "scenario {}, seed {}, {} days, {} of {} replications\n{}",
        comparison.scenario,
        comparison.seed,
        comparison.days,
        comparison.replications,
        comparison.replications_asked,
        totals.join("\n")
    )
}

fn lines_of(rows: &[&Row], with_group: bool) -> String {
    let mut table = Table::new();
    table.load_style(ASCII_BORDERS_ONLY_CONDENSED);
    let first = if with_group { "group: measure" } else { "all people: measure" };
    table.set_header([first, "unit", "legacy", "current", "current - legacy"]);
    table.add_rows(rows.iter().map(|row| {
        let name = row.measure.as_str();
        let name = if with_group { format!("{}: {name}", row.group.as_str()) } else { name.to_owned() };
        let [legacy, current, difference] = [row.legacy, row.current, row.difference].map(shown);
        [name, row.measure.unit().as_str().to_owned(), legacy, current, difference]
    }));
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

/// Which numbers move the models' difference, and by how much.
fn tornado(tornado: &Tornado) -> String {
    let (measure, group, difference) = (tornado.measure.as_str(), tornado.group.as_str(), short(tornado.difference));
    let mut table = Table::new();
    table.load_style(ASCII_BORDERS_ONLY_CONDENSED);
    table.set_header([&format!("{measure} of {group}, current - legacy: {difference}"), "from", "to", "low", "high"]);
    table.add_rows(tornado.swings.iter().map(|swing| {
        let ends = [swing.differences.0, swing.differences.1].map(short);
        let range = [swing.range.0, swing.range.1].map(|end| end.to_string());
        [vec![swing.number.to_string()], range.to_vec(), ends.to_vec()].concat()
    }));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

/// Which recorded bookings are on neither side, and why; none if all are there.
pub fn left_out(comparison: &Comparison) -> Option<String> {
    let (offices, reasons) = (comparison.left_out.unlisted_office, comparison.left_out.unasked_reason);
    (offices + reasons > 0).then(|| {
        format!(
            "{} recorded bookings are left out: {offices} at offices that the office table does not list, {reasons} for \
             reasons under which no question of the scenario is asked",
            offices + reasons
        )
    })
}

/// What to know of a comparison whose legacy side is recorded.
fn of_recorded(scenario: &Scenario, comparison: &Comparison) -> Vec<String> {
    if !comparison.recorded {
        return Vec::new();
    }
    let [lines, operators, officers] =
        [Number::Lines, Number::Operators, Number::Officers].map(|number| scenario.value(number));
    let mut told = vec![
        "legacy is what a portal's database has recorded: who came was answered, who cancelled or did not come was never \
         served. Whoever looked for a seat and found none is not in it."
            .to_owned(),
        format!(
            "current serves the same bookings with the scenario's contact center, whatever their number: {lines} lines, \
             {operators} operators, {officers} officers; others by --set {}, {} and {}.",
            Number::Lines,
            Number::Operators,
            Number::Officers
        ),
    ];
    told.extend(left_out(comparison).map(|left_out| format!("{left_out}.")));
    told
}

fn closing(scenario: &Scenario, comparison: &Comparison) -> String {
    let mut lines: Vec<String> = comparison.findings.iter().filter_map(sentence).collect();
    lines.extend(of_recorded(scenario, comparison));
    let assumed = scenario.numbers.values().filter(|stated| stated.source.starts_with("assumption")).count();
    lines.push(if comparison.replications > 1 {
        "± is half of a 95 % confidence interval over the replications; it knows nothing of wrong assumptions."
            .to_owned()
    } else {
        "One replication: nothing is known about chance.".to_owned()
    });
    lines.push(format!(
        "A simulation by an emulator, not a government statistic. {assumed} of {} numbers are assumptions; \
         --format json lists each with its source.",
        Number::ALL.len()
    ));
    lines.join("\n")
}

/// A finding in words; what is alike is not told.
fn sentence(finding: &Finding) -> Option<String> {
    let words = |measure: &Measure, group: &Group| format!("{} of {}", measure.as_str(), group.as_str());
    match finding {
        Finding::CurrentBetter { measure, group } => Some(format!("current better: {}", words(measure, group))),
        Finding::LegacyBetter { measure, group } => Some(format!("legacy better:  {}", words(measure, group))),
        Finding::Trade { measure, gains, loses } => Some(format!(
            "a trade:        {}: {} gain by the current model, {} lose",
            measure.as_str(),
            gains.as_str(),
            loses.as_str()
        )),
        Finding::Exchange { better, better_for, worse, worse_for } => Some(format!(
            "a trade:        the current model is better in {}, and worse in {}",
            words(better, better_for),
            words(worse, worse_for)
        )),
        Finding::Alike { .. } => None,
    }
}

fn shown(estimate: Option<Estimate>) -> String {
    match estimate {
        None => "-".to_owned(),
        Some(Estimate { mean, half_width: None }) => short(mean),
        Some(Estimate { mean, half_width: Some(half) }) => format!("{} ± {}", short(mean), short(half)),
    }
}

fn short(value: f64) -> String {
    if value.abs() >= 1_000.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

/// Mean, low and high; empty where there is none.
fn cells(estimate: Option<Estimate>) -> [String; 3] {
    let Some(Estimate { mean, half_width }) = estimate else { return Default::default() };
    let bound = |sign: f64| half_width.map(|half| rounded(mean + sign * half).to_string()).unwrap_or_default();
    [rounded(mean).to_string(), bound(-1.0), bound(1.0)]
}

/// To [`DIGITS`] significant digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value)
}

/// Rounds every fraction of a tree.
fn round(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(fraction) = number.as_f64() {
                *value = json!(rounded(fraction));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(round),
        Value::Object(members) => members.values_mut().for_each(round),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::comparison::LeftOut;
    use crate::lab::samples;

    #[test]
    fn a_number_keeps_six_digits() {
        assert!((rounded(1.234_567_89) - 1.234_57).abs() < 1e-12);
        assert!((rounded(-9_876_543.2) + 9_876_540.0).abs() < 1e-6);
    }

    #[test]
    fn json_has_every_number_with_its_source_and_every_row() {
        let (scenario, comparison) = (samples::scenario().unwrap(), samples::comparison());
        let text = json(&scenario, &comparison);
        let told: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(told["numbers"].as_object().unwrap().len(), Number::ALL.len());
        assert!(told["numbers"]["telephone.operators"]["source"].as_str().unwrap().starts_with("assumption"));
        let again = Scenario::parse(told["scenario"].as_str().unwrap()).unwrap();
        assert_eq!((again.questions, again.offices), (scenario.questions.clone(), scenario.offices.clone()));
        assert_eq!(told["comparison"]["rows"].as_array().unwrap().len(), comparison.rows.len());
        assert_eq!(text, json(&scenario, &comparison));
    }

    #[test]
    fn csv_has_a_line_of_twelve_cells_for_every_row() {
        let comparison = samples::comparison();
        let text = csv(&comparison);
        assert_eq!(text.lines().count(), comparison.rows.len() + 1);
        assert!(text.lines().all(|line| line.split(',').count() == 12), "{text}");
    }

    #[test]
    fn a_replay_says_what_is_not_in_it_and_whose_contact_center_it_is() {
        let (scenario, mut comparison) = (samples::scenario().unwrap(), samples::comparison());
        assert!(!table(&scenario, &comparison).contains("recorded"));
        comparison.recorded = true;
        let whole = table(&scenario, &comparison);
        assert!(whole.contains("found none is not in it") && !whole.contains("left out"), "{whole}");
        let operators = format!("{} operators", scenario.value(Number::Operators));
        assert!(whole.contains(&operators) && whole.contains("telephone.operators"), "{whole}");
        comparison.left_out = LeftOut { unlisted_office: 2, unasked_reason: 1 };
        assert!(table(&scenario, &comparison).contains("3 recorded bookings are left out: 2 at offices"));
    }

    #[test]
    fn the_table_says_what_it_is_and_of_how_many_replications() {
        let scenario = samples::scenario().unwrap();
        let all = table(&scenario, &samples::comparison());
        assert!(all.contains("not a government statistic") && all.contains("±"), "{all}");
        let one = table(&scenario, &samples::one_replication());
        assert!(one.contains("1 of 3 replications") && one.contains("nothing is known about chance"), "{one}");
        assert!(!one.contains("±"));
    }
}
