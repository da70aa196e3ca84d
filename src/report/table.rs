//! A comparison on a terminal: tables and findings, in English.

use super::replayed::of_recorded;
use crate::lab::comparison::{Comparison, Estimate, Finding, Group, Measure, Row, Tornado};
use crate::lab::scenario::{Number, Scenario};
use crate::view::lab_words::finding_words;
use crate::view::language::Language;
use comfy_table::presets::ASCII_BORDERS_ONLY_CONDENSED;
use comfy_table::{CellAlignment, Table};

/// What is shown of each group besides all people.
const OF_GROUPS: [Measure; 6] = [
    Measure::AnsweredPercent,
    Measure::DaysMean,
    Measure::DaysP90,
    Measure::Visits,
    Measure::PersonMinutes,
    Measure::StaffDollars,
];

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
    let totals = [
        ("legacy (the portal)", comparison.legacy_totals),
        ("current (the contact center)", comparison.current_totals),
    ]
    .map(|(model, totals)| {
        format!(
            "{model}, brought to 365 days: {:.0} calls, {:.0} ended by the voice system, {:.0} requests, {:.0} \
                     appointments",
            totals.calls, totals.voice_ended, totals.requests, totals.appointments
        )
    });
    format!(
        "scenario {}, seed {}, {} days, {} of {} replications\n{:.0} people in each replication\n{}",
        comparison.scenario,
        comparison.seed,
        comparison.days,
        comparison.replications,
        comparison.replications_asked,
        comparison.people(),
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

fn closing(scenario: &Scenario, comparison: &Comparison) -> String {
    let mut lines: Vec<String> =
        comparison.findings.iter().filter_map(|finding| sentence(finding, &comparison.rows)).collect();
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
fn sentence(finding: &Finding, rows: &[Row]) -> Option<String> {
    let told = !matches!(finding, Finding::Alike { .. });
    told.then(|| finding_words(finding, rows, Language::english()))?
}

fn shown(estimate: Option<Estimate>) -> String {
    match estimate {
        None => "-".to_owned(),
        Some(Estimate { mean, half_width: None }) => short(mean),
        Some(Estimate { mean, half_width: Some(half) }) => format!("{} ± {}", short(mean), short(half)),
    }
}

fn short(value: f64) -> String {
    // What shows as zero has no minus.
    let value = if value.abs() < 0.005 { 0.0 } else { value };
    if value.abs() >= 1_000.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::samples;

    #[test]
    fn findings_are_told_as_sentences_but_for_what_is_alike() {
        let rows = samples::comparison().rows;
        let (measure, group) = (Measure::Visits, Group::All);
        let told = sentence(&Finding::CurrentBetter { measure, group }, &rows).unwrap();
        assert_eq!(
            told,
            "Visits per 100 people: the contact center does better overall, 2.6 against 21.7 with the portal."
        );
        assert_eq!(sentence(&Finding::Alike { measure, group }, &rows), None);
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
