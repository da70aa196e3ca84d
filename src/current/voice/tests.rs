//! The call as a table: what each answer leads to.

use super::*;
use crate::domain::rules::Group;
use rstest::rstest;

/// A Monday at ten, and at nine in the evening.
const LIVE: &str = "2026-11-23T10:00:00-05:00";
const CLOSED: &str = "2026-11-23T21:00:00-05:00";

fn rules() -> Rules {
    Rules::parse(crate::data::RULES).unwrap()
}

/// A call after some answers.
fn after(era: &str, now: &str, answers: &[Heard]) -> Call {
    let rules = rules();
    let around = Around { rules: &rules, era: rules.era(era).unwrap(), now: now.parse().unwrap() };
    let mut call = Call::begin();
    for heard in answers {
        call.answer("said", heard.clone(), around);
    }
    call
}

fn kind(key: &str) -> Heard {
    Heard::Kind(Key::parse(key).unwrap())
}

fn case(status: Option<CaseStatus>) -> Heard {
    Heard::Case(ReceiptNumber::parse("MSC2190000001").unwrap(), status)
}

const ASK: Heard = Heard::Wish(Wish::Appointment);
const STATUS: Heard = Heard::Wish(Wish::Status);

#[rstest]
#[case(&[], Step::Purpose)]
#[case(&[STATUS], Step::Receipt)]
#[case(&[STATUS, case(None)], Step::Settled)]
#[case(&[STATUS, case(None), Heard::Yes], Step::Ended(End::Goodbye))]
#[case(&[STATUS, case(None), Heard::No], Step::Kind)]
#[case(&[STATUS, Heard::Menu], Step::Purpose)]
#[case(&[STATUS, ASK], Step::Kind)]
#[case(&[Heard::Wish(Wish::Forms)], Step::Settled)]
#[case(&[Heard::Wish(Wish::Operator)], Step::Purpose)]
#[case(&[ASK, kind("adit-stamp")], Step::Urgent)]
#[case(&[ASK, kind("adit-stamp"), Heard::Yes], Step::Details)]
#[case(&[ASK, kind("emergency-advance-parole"), Heard::Yes], Step::Evidence)]
#[case(&[ASK, kind("emergency-advance-parole"), Heard::Yes, Heard::No], Step::Ended(End::Answered))]
#[case(&[ASK, kind("emergency-advance-parole"), Heard::Yes, Heard::Yes], Step::Details)]
#[case(&[ASK, kind("case-question")], Step::Ended(End::Answered))]
#[case(&[ASK, kind("cuban-parole")], Step::Details)]
#[case(&[Heard::Yes], Step::Purpose)]
#[case(&[Heard::Nothing, Heard::Nothing], Step::Purpose)]
#[case(&[Heard::Nothing, Heard::Nothing, Heard::Nothing], Step::Ended(End::NotUnderstood))]
#[case(&[Heard::Nothing, Heard::Nothing, STATUS, Heard::Nothing], Step::Receipt)]
#[case(&[ASK, Heard::Nothing, Heard::Nothing, Heard::Nothing], Step::Ended(End::NotUnderstood))]
fn an_answer_leads_on(#[case] answers: &[Heard], #[case] step: Step) {
    assert_eq!(after("2023", LIVE, answers).step, step);
}

#[test]
fn operator_alone_leads_to_one_where_the_era_says_so() {
    assert_eq!(after("2019", LIVE, &[Heard::Wish(Wish::Operator)]).step, Step::Kind);
}

#[rstest]
#[case(&[ASK])]
#[case(&[STATUS, case(None), Heard::No])]
fn nobody_answers_outside_of_live_hours(#[case] answers: &[Heard]) {
    let call = after("2023", CLOSED, answers);
    assert_eq!(call.step, Step::Ended(End::Closed));
    let opens: Timestamp = "2026-11-24T08:00:00-05:00".parse().unwrap();
    assert_eq!(call.lines.last(), Some(&Line::Closed(opens.as_second())));
}

#[test]
fn the_status_that_was_heard_decides_what_the_operator_says() {
    let told = |status| {
        let call = after("2023", LIVE, &[STATUS, case(status), Heard::No, kind("case-question")]);
        call.lines.last().cloned()
    };
    assert_eq!(told(Some(CaseStatus::Pending)), Some(Line::Rule("case-is-pending".into())));
    assert_eq!(told(None), Some(Line::Rule("receipt-number-needed".into())));
}

#[test]
fn an_ended_call_goes_no_further() {
    let call = after("2023", LIVE, &[STATUS, case(None), Heard::Yes, STATUS, Heard::Nothing]);
    assert_eq!(call.step, Step::Ended(End::Goodbye));
}

#[test]
fn every_kind_comes_to_an_end_whatever_is_answered() {
    let rules = rules();
    for group in [Group::Primary, Group::Other, Group::ByPhone] {
        for of_group in rules.kinds_of(group) {
            for answers in [[Heard::Yes, Heard::Yes], [Heard::No, Heard::No], [Heard::Yes, Heard::No]] {
                let mut all = vec![ASK, Heard::Kind(of_group.key.clone())];
                all.extend(answers);
                let step = after("2023", LIVE, &all).step;
                assert!(matches!(step, Step::Details | Step::Ended(End::Answered)), "{}: {step:?}", of_group.key);
            }
        }
    }
}

#[test]
fn what_is_kept_of_a_call_has_a_limit() {
    let rules = rules();
    let around = Around { rules: &rules, era: rules.era("2023").unwrap(), now: LIVE.parse().unwrap() };
    let mut call = Call::begin();
    for _ in 0..100 {
        call.answer(&"ñ\"\\\n".repeat(100), Heard::Wish(Wish::Operator), around);
    }
    assert_eq!(call.lines.len(), LINES_MAX);
    let said = call.lines.iter().find_map(|line| if let Line::You(said) = line { Some(said.len()) } else { None });
    assert_eq!(said, Some(ANSWER_BYTES_MAX));
}
