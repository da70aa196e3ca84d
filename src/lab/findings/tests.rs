//! Findings of rows made by hand.

use super::*;
use crate::lab::comparison::Estimate;
use rstest::rstest;

fn row(measure: Measure, group: Group, legacy: f64, current: f64, half_width: Option<f64>) -> Row {
    let estimate = |mean| Some(Estimate { mean, half_width });
    Row { measure, group, legacy: estimate(legacy), current: estimate(current), difference: estimate(current - legacy) }
}

fn sure(measure: Measure, group: Group, legacy: f64, current: f64) -> Row {
    row(measure, group, legacy, current, Some(0.01))
}

#[rstest]
#[case::more_answers(Measure::AnsweredPercent, 60.0, 70.0, Some(1.0), Verdict::Current)]
#[case::fewer_answers(Measure::AnsweredPercent, 70.0, 60.0, Some(1.0), Verdict::Legacy)]
#[case::fewer_days(Measure::DaysMean, 9.0, 4.0, Some(1.0), Verdict::Current)]
#[case::more_days(Measure::DaysMean, 4.0, 9.0, Some(1.0), Verdict::Legacy)]
#[case::zero_inside(Measure::DaysMean, 4.0, 9.0, Some(6.0), Verdict::Unknown)]
#[case::zero_at_the_end(Measure::DaysMean, 4.0, 9.0, Some(5.0), Verdict::Unknown)]
#[case::one_replication(Measure::DaysMean, 4.0, 9.0, None, Verdict::Unknown)]
#[case::one_replication_of_the_same(Measure::DaysMean, 4.0, 4.0, None, Verdict::Unknown)]
#[case::certain_but_trivial(Measure::AnsweredPercent, 60.0, 60.4, Some(0.05), Verdict::Alike)]
#[case::trivial_but_not_for_certain(Measure::AnsweredPercent, 60.0, 60.4, Some(0.3), Verdict::Unknown)]
#[case::trivial_days(Measure::DaysMean, 10.0, 10.1, Some(0.05), Verdict::Alike)]
#[case::nothing_at_all(Measure::PersonDollars, 0.0, 0.0, Some(0.0), Verdict::Alike)]
#[case::no_way_is_better(Measure::SeatUsePercent, 40.0, 80.0, Some(1.0), Verdict::Unknown)]
fn a_difference_counts_if_it_is_certain_and_not_trivial(
    #[case] measure: Measure,
    #[case] legacy: f64,
    #[case] current: f64,
    #[case] half_width: Option<f64>,
    #[case] expected: Verdict,
) {
    assert_eq!(verdict(&row(measure, Group::All, legacy, current, half_width)), expected);
}

#[test]
fn nothing_is_said_of_what_one_model_does_not_have() {
    let row = Row { legacy: None, difference: None, ..sure(Measure::PromiseKeptPercent, Group::All, 0.0, 90.0) };
    assert_eq!(verdict(&row), Verdict::Unknown);
    assert_eq!(findings(&[row]), []);
}

#[test]
fn the_group_that_gains_most_is_named_with_the_one_that_loses_most() {
    let days = Measure::DaysMean;
    let rows = [
        sure(days, Group::English, 6.0, 5.0),
        sure(days, Group::Spanish, 6.0, 3.0),
        sure(days, Group::OtherLanguage, 6.0, 8.0),
        sure(days, Group::Urgent, 6.0, 4.0),
        sure(days, Group::NotUrgent, 6.0, 5.0),
    ];
    let expected = Finding::Trade { measure: days, gains: Group::Spanish, loses: Group::OtherLanguage };
    assert_eq!(findings(&rows), [expected]);
}

#[test]
fn days_that_are_traded_are_told_once() {
    let rows: Vec<Row> = [Measure::DaysMean, Measure::DaysMedian, Measure::DaysP90]
        .into_iter()
        .flat_map(|days| [sure(days, Group::Urgent, 6.0, 4.0), sure(days, Group::NotUrgent, 4.0, 6.0)])
        .collect();
    let expected = Finding::Trade { measure: Measure::DaysMean, gains: Group::Urgent, loses: Group::NotUrgent };
    assert_eq!(findings(&rows), [expected]);
}

#[test]
fn one_group_can_lose_while_the_whole_gains() {
    let visits = Measure::Visits;
    let rows = [sure(visits, Group::All, 30.0, 20.0), sure(visits, Group::Far, 30.0, 40.0)];
    let expected = [
        Finding::CurrentBetter { measure: visits, group: Group::All },
        Finding::Trade { measure: visits, gains: Group::All, loses: Group::Far },
    ];
    assert_eq!(findings(&rows), expected);
}

#[test]
fn fewer_visits_for_all_may_be_paid_for_with_days_of_those_who_need_one() {
    let rows = [sure(Measure::Visits, Group::All, 90.0, 20.0), sure(Measure::DaysMean, Group::NeedsVisit, 8.0, 14.0)];
    let expected = Finding::Exchange {
        better: Measure::Visits,
        better_for: Group::All,
        worse: Measure::DaysMean,
        worse_for: Group::NeedsVisit,
    };
    assert!(findings(&rows).contains(&expected));
    let turned = [sure(Measure::Visits, Group::All, 20.0, 90.0), sure(Measure::DaysMean, Group::NeedsVisit, 14.0, 8.0)];
    let expected = Finding::Exchange {
        better: Measure::DaysMean,
        better_for: Group::NeedsVisit,
        worse: Measure::Visits,
        worse_for: Group::All,
    };
    assert!(findings(&turned).contains(&expected));
}

#[test]
fn with_one_replication_nothing_is_found() {
    let rows: Vec<Row> = Measure::ALL
        .into_iter()
        .flat_map(|measure| Group::ALL.map(|group| row(measure, group, 10.0, 20.0, None)))
        .collect();
    assert_eq!(findings(&rows), []);
}
