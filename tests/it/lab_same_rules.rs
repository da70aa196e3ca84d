//! The laboratory's table of decisions says what the real operator's screen and the real desk decide, for every kind of
//! request and everything that can be known of a person.

use infopass::app::built_in_geography;
use infopass::current::judge::judge;
use infopass::current::screening::{Screened, screen};
use infopass::data;
use infopass::domain::office_table::parse_offices;
use infopass::domain::rules::{Facts, Outcome, Rules, Stage};
use infopass::lab::run::Ground;
use infopass::lab::scenario::shipped::find;
use infopass::lab::scenario::{Question, Scenario};
use infopass::lab::table::{CASES, Known, Officer, Table, Tier1};

/// The national scenario, with a question of every kind that the rules know.
fn every_kind(rules: &Rules) -> Scenario {
    let mut scenario = find("national-2018").unwrap().clone();
    let first = scenario.questions.first().unwrap().clone();
    scenario.questions = rules.kinds.iter().map(|kind| Question { kind: kind.key.clone(), ..first.clone() }).collect();
    scenario
}

/// Everything that the table can be asked, with the same facts as the real program is told them.
fn asked(rules: &Rules) -> Vec<(Known, Facts<'_>)> {
    let both = [false, true];
    let mut asked = Vec::new();
    for (question, kind) in (0..).zip(&rules.kinds) {
        for (urgent, evidence) in both.into_iter().flat_map(|urgent| both.map(|evidence| (urgent, evidence))) {
            for (case, standing) in (0..).zip(CASES) {
                let facts = Facts { kind: &kind.key, urgent, evidence, case: standing, window_free: true };
                asked.push((Known { question, urgent, evidence, case }, facts));
            }
        }
    }
    asked
}

#[test]
fn the_laboratorys_table_decides_as_the_operator_and_the_desk_do() {
    let rules = Rules::parse(data::RULES).unwrap();
    let scenario = every_kind(&rules);
    let offices = parse_offices(data::OFFICES).unwrap();
    let ground = Ground { rules: rules.clone(), offices, geography: built_in_geography().unwrap() };
    let table = Table::new(&ground, &scenario).unwrap();
    let asked = asked(&rules);
    assert_eq!(asked.len(), rules.kinds.len() * 16);
    // The desk does that, and nothing else, without naming a rule and giving a reason against the table.
    let does = |stage, outcome, facts: &Facts<'_>| {
        let named = rules.decide(stage, facts).filter(|rule| rule.outcome == outcome).map(|rule| rule.key.as_str());
        judge(&rules, (stage, outcome), facts, named, "").is_ok_and(|judged| judged.overridden.is_none())
    };
    for (known, facts) in asked {
        let decision = table.decision(known);
        let tier1 = match screen(&rules, &facts).expect("tier 1 has a rule for everybody") {
            Screened::TakeDown { urgent, .. } => Tier1::TakeDown { urgent },
            Screened::Settled(rule) if scenario.unanswering.rules.contains(&rule.key) => Tier1::ComeBack,
            Screened::Settled(_) => Tier1::Answer,
        };
        assert_eq!(decision.tier1, tier1, "{facts:?}");
        let answers = [
            (Officer::Answer, Outcome::Answer),
            (Officer::Visit, Outcome::Appointment),
            (Officer::Refuse, Outcome::Refuse),
        ];
        for (officer, outcome) in answers {
            assert_eq!(decision.officer == officer, does(Stage::Tier2, outcome, &facts), "{officer:?} {facts:?}");
        }
        for (accepted, window_free) in decision.accepted.into_iter().zip([true, false]) {
            let facts = Facts { window_free, ..facts };
            assert_eq!(accepted, does(Stage::WalkIn, Outcome::Accept, &facts), "{facts:?}");
        }
    }
}
