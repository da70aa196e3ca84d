//! What a caller's answer means at the question that was asked: by key or by words, either way is right.

use crate::current::case_status::case_status;
use crate::current::voice::{Heard, Step, Wish};
use crate::db::DbError;
use crate::domain::case::ReceiptNumber;
use crate::domain::rules::{Group, Kind, Rules};
use crate::view::hearing::{label, meaning};
use crate::view::pages::contact::call::KeyChoice;
use crate::view::rule_words::kind_key;
use crate::web::visit::Visit;

/// The main menu's keys.
const WISHES: [(&str, Wish); 7] = [
    ("1", Wish::Status),
    ("2", Wish::Forms),
    ("3", Wish::Times),
    ("4", Wish::Address),
    ("5", Wish::NotDelivered),
    ("6", Wish::Appointment),
    ("0", Wish::Operator),
];
/// Keys of a yes-or-no question, and back to the main menu.
const YES: &str = "1";
const NO: &str = "2";
const MENU: &str = "9";

/// Words beside those of the main menu.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Yes,
    No,
    Menu,
    Wish(Wish),
}

/// The keys that answer a question.
pub fn keys(step: Step) -> Vec<KeyChoice> {
    let key = |digit, label: &str| KeyChoice { digit, label: label.to_owned() };
    match step {
        Step::Purpose => {
            WISHES.into_iter().map(|(digit, wish)| key(digit, &format!("call-option-{}", wish.as_str()))).collect()
        }
        Step::Receipt => vec![key(MENU, "call-option-menu")],
        Step::Settled => {
            vec![key(YES, "call-option-yes"), key(NO, "call-option-no"), key(MENU, "call-option-menu")]
        }
        Step::Urgent | Step::Evidence => vec![key(YES, "call-option-yes"), key(NO, "call-option-no")],
        Step::Kind | Step::Details | Step::Ended(_) => Vec::new(),
    }
}

/// The operator's list, in its order.
pub fn kinds(rules: &Rules) -> impl Iterator<Item = &Kind> {
    [Group::Primary, Group::Other, Group::ByPhone].into_iter().flat_map(|group| rules.kinds_of(group))
}

/// What was heard.
pub async fn hear(visit: &Visit, step: Step, answer: &str) -> Result<Heard, DbError> {
    let answer = answer.trim();
    if let Some(heard) = by_key(visit, step, answer) {
        return Ok(heard);
    }
    if let (Step::Receipt, Ok(receipt)) = (step, ReceiptNumber::parse(answer)) {
        let case = case_status(visit.services(), &receipt).await?;
        return Ok(Heard::Case(receipt, case.map(|case| case.status)));
    }
    Ok(by_words(visit, step, answer))
}

fn by_key(visit: &Visit, step: Step, answer: &str) -> Option<Heard> {
    match (step, answer) {
        (Step::Purpose, _) => WISHES.into_iter().find(|(digit, _)| *digit == answer).map(|(_, wish)| Heard::Wish(wish)),
        (Step::Receipt | Step::Settled, MENU) => Some(Heard::Menu),
        (Step::Settled | Step::Urgent | Step::Evidence, YES) => Some(Heard::Yes),
        (Step::Settled | Step::Urgent | Step::Evidence, NO) => Some(Heard::No),
        (Step::Kind, _) => {
            let number: usize = answer.parse().ok()?;
            kinds(&visit.services().rules).nth(number.checked_sub(1)?).map(|kind| Heard::Kind(kind.key.clone()))
        }
        _ => None,
    }
}

fn by_words(visit: &Visit, step: Step, answer: &str) -> Heard {
    let wishes = || Wish::ALL.map(|wish| (Word::Wish(wish), format!("call-words-{}", wish.as_str()))).into_iter();
    let yes_no = || [(Word::Yes, "call-words-yes".to_owned()), (Word::No, "call-words-no".to_owned())].into_iter();
    let menu = || std::iter::once((Word::Menu, "call-words-menu".to_owned()));
    let language = visit.language;
    let word = match step {
        Step::Purpose => meaning(language, answer, wishes()),
        Step::Receipt => meaning(language, answer, menu().chain(wishes())),
        Step::Settled => meaning(language, answer, yes_no().chain(menu()).chain(wishes())),
        Step::Urgent | Step::Evidence => meaning(language, answer, yes_no()),
        Step::Kind => {
            let labels = kinds(&visit.services().rules).map(|kind| (kind, kind_key(&kind.key)));
            return label(language, answer, labels).map_or(Heard::Nothing, |kind| Heard::Kind(kind.key.clone()));
        }
        Step::Details | Step::Ended(_) => None,
    };
    match word {
        Some(Word::Yes) => Heard::Yes,
        Some(Word::No) => Heard::No,
        Some(Word::Menu) => Heard::Menu,
        Some(Word::Wish(wish)) => Heard::Wish(wish),
        None => Heard::Nothing,
    }
}
