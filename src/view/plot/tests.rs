//! Nothing leaves the drawing, and numbers on axes are round.

use super::axis::Axis;
use super::bars::{Bar, bars};
use super::lines::lines;
use super::tornado::{Ends, tornado};
use super::{Frame, Place, Tick};
use rstest::rstest;

fn written(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}")
}

fn labels(ticks: &[Tick]) -> Vec<&str> {
    ticks.iter().map(|tick| tick.label.as_str()).collect()
}

fn assert_in_frame(frame: Frame, x: f64, y: f64) {
    let near = 1e-9;
    assert!((frame.left.0 - near..=frame.right.0 + near).contains(&x), "{x} in {frame:?}");
    assert!((frame.top.0 - near..=frame.bottom.0 + near).contains(&y), "{y} in {frame:?}");
}

fn assert_bar_in_frame(frame: Frame, bar: &Bar) {
    assert_in_frame(frame, bar.x.0, bar.y.0);
    assert_in_frame(frame, bar.x.0 + bar.width.0, bar.y.0 + bar.height.0);
}

#[rstest]
#[case(&[0.0, 87.0], &["0", "20", "40", "60", "80", "100"])]
#[case(&[0.0, 0.31], &["0.0", "0.1", "0.2", "0.3", "0.4"])]
#[case(&[0.0, 148_000.0], &["0", "50000", "100000", "150000"])]
#[case(&[-19.1, -12.0, 3.0], &["-20", "-15", "-10", "-5", "0", "5"])]
#[case(&[0.0, 100.0], &["0", "20", "40", "60", "80", "100"])]
#[case(&[0.0, 0.0], &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])]
#[case(&[], &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])]
#[case(&[f64::NAN, f64::INFINITY, 4.0, 0.0], &["0", "1", "2", "3", "4"])]
fn an_axis_has_round_numbers_around_all_of_its_own(#[case] numbers: &[f64], #[case] expected: &[&str]) {
    let axis = Axis::new(numbers.iter().copied(), 5.0, (Place(10.0), Place(110.0)));
    let ticks = axis.ticks(&written);
    assert_eq!(labels(&ticks), expected);
    assert_eq!(ticks.first().map(|tick| tick.at), Some(Place(10.0)));
    assert!((ticks.last().unwrap().at.0 - 110.0).abs() < 1e-9);
    assert!(ticks.is_sorted_by(|one, next| one.at < next.at));
}

#[test]
fn an_axis_of_one_number_has_a_length() {
    for number in [-7.25, 0.0, 3.0, 1e-4, 7e9] {
        let ticks = Axis::new([number], 5.0, (Place(0.0), Place(100.0))).ticks(&written);
        assert!((2..=8).contains(&ticks.len()), "{number}: {ticks:?}");
    }
}

#[test]
fn what_is_not_on_an_axis_stands_at_its_end() {
    let axis = Axis::new([0.0, 10.0], 5.0, (Place(0.0), Place(100.0)));
    assert_eq!([-3.0, 5.0, 12.0, f64::NAN].map(|number| axis.place(number)), [0.0, 50.0, 100.0, 0.0].map(Place));
}

#[test]
fn a_place_is_written_with_one_decimal_at_most() {
    assert_eq!(
        serde_json::to_value([Place(12.0), Place(0.25), Place(7.96)]).unwrap(),
        serde_json::json!(["12", "0.2", "8"])
    );
}

#[test]
fn bars_of_both_models_stand_beside_each_other_within_the_frame() {
    let legacy: Vec<f64> = (0..31).map(|day| f64::from(31 - day)).collect();
    let current: Vec<f64> = (0..31).map(f64::from).collect();
    let chart = bars(&legacy, &current, "30+", &written);
    for bar in chart.legacy.iter().chain(&chart.current) {
        assert_bar_in_frame(chart.frame, bar);
    }
    assert_eq!((chart.legacy.len(), chart.current.len()), (31, 30), "no height, no bar");
    let (one, other) = (chart.legacy[1], chart.current[0]);
    assert!((one.x.0 + one.width.0 - other.x.0).abs() < 1e-9);
    assert_eq!(labels(&chart.across), ["0", "5", "10", "15", "20", "25", "30+"]);
    assert!(chart.across.windows(2).all(|pair| pair[1].at.0 - pair[0].at.0 > 25.0), "labels need room");
}

#[rstest]
#[case(&[], &[])]
#[case(&[0.0; 31], &[0.0; 31])]
fn bars_of_nothing_are_an_empty_chart(#[case] legacy: &[f64], #[case] current: &[f64]) {
    let chart = bars(legacy, current, "30+", &written);
    assert_eq!((chart.legacy.len(), chart.current.len()), (0, 0));
    assert!(chart.up.len() > 1);
}

#[rstest]
#[case(0)]
#[case(1)]
#[case(9)]
#[case(52)]
#[case(520)]
fn lines_stay_within_the_frame_and_their_weeks_have_room(#[case] weeks: u32) {
    let legacy: Vec<f64> = (0..weeks).map(|week| f64::from(week * 7 % 11) * 1_000.0).collect();
    let current = vec![0.0; legacy.len()];
    let chart = lines(&legacy, &current, &written);
    for line in [&chart.legacy, &chart.current] {
        let numbers = line.path.split(['M', 'L', ' ']).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = numbers.map(|number| number.parse().unwrap()).collect();
        assert_eq!(numbers.len(), legacy.len() * 2);
        numbers.chunks(2).for_each(|dot| assert_in_frame(chart.frame, dot[0], dot[1]));
    }
    assert!(chart.across.len() <= 9, "{:?}", chart.across);
    assert!(chart.across.windows(2).all(|pair| pair[1].at.0 - pair[0].at.0 > 20.0), "{:?}", chart.across);
}

#[test]
fn a_single_week_is_a_dot_and_many_weeks_have_none() {
    assert_eq!(lines(&[5.0], &[3.0], &written).legacy.dots.len(), 1);
    assert_eq!(lines(&[5.0; 52], &[3.0; 52], &written).legacy.dots, []);
}

fn ends(low: f64, high: f64) -> Ends {
    Ends { label: "Number".into(), ends: ["10 %".into(), "30 %".into()], results: [low, high] }
}

#[test]
fn a_tornado_reaches_from_the_result_to_both_ends_and_stays_within_its_frame() {
    let numbers = [ends(-4.0, 9.0), ends(3.0, 1.0), ends(2.0, 2.0), ends(2.5, 3.5), ends(1.0, -3.0)];
    let chart = tornado(2.0, &numbers, &written);
    assert_eq!(chart.swings.len(), numbers.len());
    for swing in &chart.swings {
        assert!(swing.label.iter().all(|line| line.y < swing.y));
        for half in &swing.halves {
            let bar = Bar { x: half.x, y: swing.y, width: half.width, height: swing.height };
            assert_bar_in_frame(chart.frame, &bar);
            let touches = [half.x.0, half.x.0 + half.width.0].iter().any(|end| (end - chart.base.0).abs() < 1e-9);
            assert!(touches, "{half:?} does not begin at {:?}", chart.base);
        }
        assert!(swing.halves[0].width >= swing.halves[1].width);
    }
    assert!(chart.zero.is_some());
    let first = &chart.swings[0].halves;
    assert!(!first[0].low && first[1].low);
}

#[test]
fn the_words_at_both_ends_of_a_bar_never_stand_on_each_other_or_on_the_bar() {
    let cases = [
        (-4.0, 9.0),
        (9.0, -4.0),
        (3.0, 5.0),
        (5.0, 3.0),
        (-3.0, -1.0),
        (2.0, 2.0),
        (2.0, 4.0),
        (0.0, 2.0),
        (4.0, 4.0),
    ];
    for (low, high) in cases {
        let chart = tornado(2.0, &[ends(low, high)], &written);
        let halves = &chart.swings[0].halves;
        let left = halves.iter().map(|half| half.x.0).fold(chart.base.0, f64::min);
        let right = halves.iter().map(|half| half.x.0 + half.width.0).fold(chart.base.0, f64::max);
        let sides: Vec<bool> = halves.iter().map(|half| half.anchor == "start").collect();
        assert_ne!(sides[0], sides[1], "{low} {high}: {halves:?}");
        for half in halves {
            let beside = if half.anchor == "start" { half.label_x.0 > right } else { half.label_x.0 < left };
            assert!(beside, "{low} {high}: {half:?}");
        }
    }
}

#[test]
fn long_words_of_a_number_are_broken_and_its_bar_moves_down() {
    let long = Ends { label: "so many letters ".repeat(8), ..ends(1.0, 3.0) };
    let chart = tornado(2.0, &[long, ends(1.0, 3.0)], &written);
    let [first, second] = [&chart.swings[0], &chart.swings[1]];
    assert_eq!((first.label.len(), second.label.len()), (2, 1));
    assert!(first.label.iter().all(|line| line.text.chars().count() <= 84));
    assert!(first.label[1].y.0 > first.label[0].y.0 && first.y.0 > first.label[1].y.0);
    assert!(second.label[0].y.0 - 12.0 > first.y.0 + first.height.0);
    assert!(second.y.0 + second.height.0 < chart.frame.bottom.0);
}

#[test]
fn a_tornado_of_nothing_has_its_axis() {
    let chart = tornado(0.0, &[], &written);
    assert!(chart.swings.is_empty() && chart.across.len() > 1);
    let still = tornado(0.0, &[ends(0.0, 0.0)], &written);
    assert!(still.swings[0].halves.iter().all(|half| half.width.0 == 0.0));
}
