//! A telephone of two stages, simulated by the laboratory's engine and by ciw, a simulator that others have written in
//! another language: both come to the same. What ciw came to stands in tests/lab/ciw.json; `tests/run lab` lets it do
//! all of it anew. With `--nocapture` the test shows both.

mod model;

use crate::lab_queues::confidence::{Estimate, REPLICATIONS};
use model::{MEASURES, Scenario, replication};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What tests/lab/ciw_model.py has printed.
#[derive(Deserialize)]
struct Printed {
    ciw: String,
    scenario: toml::Table,
    measured: BTreeMap<String, Vec<f64>>,
}

fn written() -> toml::Table {
    toml::from_str(include_str!("../lab/telephone.toml")).unwrap()
}

fn scenario() -> Scenario {
    Scenario::deserialize(written()).unwrap()
}

fn printed() -> Printed {
    serde_json::from_str(include_str!("../lab/ciw.json")).unwrap()
}

/// Of each measure what our replications came to.
fn ours(scenario: &Scenario) -> Vec<Estimate> {
    let runs: Vec<_> = (0..REPLICATIONS).map(|number| replication(scenario, number.into())).collect();
    (0..MEASURES.len()).map(|nth| Estimate::of(&runs.iter().map(|run| run[nth]).collect::<Vec<_>>())).collect()
}

/// The measures in which two simulations are not of the same telephone.
fn differing(ours: &[Estimate], theirs: &Printed) -> Vec<&'static str> {
    let pairs = MEASURES.iter().zip(ours);
    pairs.filter(|(name, ours)| !ours.agrees(Estimate::of(&theirs.measured[**name]))).map(|(name, _)| *name).collect()
}

#[test]
fn the_engine_and_ciw_come_to_the_same() {
    let (ours, theirs) = (ours(&scenario()), printed());
    println!("{:<15} {:>20}   {:>20}   difference", "", "the engine", format!("ciw {}", theirs.ciw));
    for (name, ours) in MEASURES.iter().zip(&ours) {
        let theirs = Estimate::of(&theirs.measured[*name]);
        let [left, right] = [ours, &theirs].map(|it| format!("{:.4} ± {:.4}", it.mean, it.half_width));
        let (difference, allowed) = (ours.mean - theirs.mean, ours.half_width.hypot(theirs.half_width));
        println!("{name:<15} {left:>20}   {right:>20}   {difference:+.4} of {allowed:.4} allowed");
    }
    assert_eq!(differing(&ours, &theirs), Vec::<&str>::new());
}

#[test]
fn what_ciw_has_simulated_is_the_scenario_as_it_stands() {
    assert_eq!(printed().scenario, written(), "tests/run lab, then keep what ciw printed");
    assert_eq!(scenario().replications, REPLICATIONS);
}

/// Each fault is seen in what it must change.
#[test]
fn a_telephone_with_a_fault_does_not_agree() {
    let (sound, theirs) = (scenario(), printed());
    let found = |change: fn(&mut Scenario)| {
        let mut faulty = sound.clone();
        change(&mut faulty);
        differing(&ours(&faulty), &theirs)
    };
    let one_line_less = found(|telephone| telephone.calls.lines -= 1);
    assert!(one_line_less.contains(&"turned_away") && one_line_less.contains(&"lines_busy"), "{one_line_less:?}");
    let one_operator_less = found(|telephone| telephone.operators.number -= 1);
    for measure in ["hung_up", "operator_wait", "operators_busy"] {
        assert!(one_operator_less.contains(&measure), "{measure} is not among {one_operator_less:?}");
    }
    let slower = found(|telephone| telephone.officers.service *= 1.1);
    for measure in ["urgent_wait", "ordinary_wait", "officers_busy"] {
        assert!(slower.contains(&measure), "{measure} is not among {slower:?}");
    }
    let without_classes = found(|telephone| telephone.officers.urgent_share = 0.0);
    assert!(without_classes.contains(&"ordinary_wait"), "{without_classes:?}");
    let impatient = found(|telephone| telephone.operators.patience *= 0.7);
    assert!(impatient.contains(&"hung_up"), "{impatient:?}");
}
