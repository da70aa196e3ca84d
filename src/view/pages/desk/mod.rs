//! The pages of the officers' desk as types. Dates, names and rules come as finished texts; what the program itself
//! says comes as message keys.

pub mod day;
pub mod gate;
pub mod item;
pub mod queue;
pub mod record;
pub mod walk_ins;

use serde::Serialize;

/// What stands above every page of the desk: who is logged in, for which office, and the ways on.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// The account.
    pub who: String,
    /// What the account is: a message.
    pub role_key: &'static str,
    /// The office whose people are shown; none for all.
    pub office: Option<String>,
    /// `?office=NYC` for those who see all offices and have chosen one, else empty.
    pub query: String,
    /// Whom one may choose from; empty for an officer, who has one office.
    pub offices: Vec<OfficeOption>,
    /// Whether the record of acts is offered.
    pub reads_record: bool,
    /// Whether the account decides; what decides is offered only then.
    pub decides: bool,
}

/// An office to choose.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeOption {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Chosen.
    pub selected: bool,
}

/// Something wrong with a form of the desk, where one page can have many forms.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct FormError {
    /// The id that the words beside the input begin with.
    pub field: String,
    /// The id of the input.
    pub anchor: String,
    /// The message.
    pub key: &'static str,
}

impl FormError {
    /// An error of the input with an id.
    pub fn new(id: String, key: &'static str) -> Self {
        Self { anchor: id.clone(), field: id, key }
    }
}

/// A rule to choose.
#[derive(Clone, Debug, Serialize)]
pub struct RuleChoice {
    /// The value posted as `rule`.
    pub key: String,
    /// Its name in the officer's language.
    pub name: String,
    /// Chosen.
    pub selected: bool,
}

/// The rules of one outcome, those that hold apart from those that do not.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RuleChoices {
    /// No reason is needed.
    pub holding: Vec<RuleChoice>,
    /// A reason is needed.
    pub others: Vec<RuleChoice>,
}

/// What the table says.
#[derive(Clone, Debug, Serialize)]
pub struct Advice {
    /// The outcome: a message.
    pub outcome_key: &'static str,
    /// The rule's name.
    pub name: String,
    /// What the person is told by it.
    pub text: String,
}

/// A time to choose.
#[derive(Clone, Debug, Serialize)]
pub struct SlotChoice {
    /// The value posted as `slot`.
    pub value: String,
    /// The clock time.
    pub text: String,
    /// Seats free.
    pub free: i64,
    /// Chosen.
    pub selected: bool,
}

/// A day's times to choose from.
#[derive(Clone, Debug, Serialize)]
pub struct SlotDay {
    /// The date with its weekday.
    pub date: String,
    /// In order.
    pub slots: Vec<SlotChoice>,
}

/// An instant of a call-back.
#[derive(Clone, Debug, Serialize)]
pub struct When {
    /// Eastern, by which the contact centre works.
    pub eastern: String,
    /// At the office, where its clock shows another time.
    pub office: Option<String>,
}

impl Bar {
    /// Whose desk it is, for samples: an officer's, an admin's, an operator's.
    pub fn samples() -> [Self; 3] {
        let officer = Self {
            who: "lee".into(),
            role_key: "desk-role-officer",
            office: Some("New York City".into()),
            query: String::new(),
            offices: Vec::new(),
            reads_record: false,
            decides: true,
        };
        let choices = ["NYC", "NEW"].map(|code| OfficeOption {
            code: code.into(),
            name: format!("Office {code}"),
            selected: code == "NEW",
        });
        let admin = Self {
            role_key: "desk-role-admin",
            query: "?office=NEW".into(),
            offices: choices.into(),
            reads_record: true,
            ..officer.clone()
        };
        let operator = Self {
            role_key: "desk-role-operator",
            office: None,
            query: String::new(),
            reads_record: false,
            decides: false,
            ..admin.clone()
        };
        [officer, admin, operator]
    }
}

impl RuleChoices {
    /// Rules for samples.
    pub fn sample(selected: bool) -> Self {
        let rule = |key: &str, selected| RuleChoice { key: key.into(), name: format!("Rule {key}"), selected };
        Self { holding: vec![rule("first", selected), rule("second", false)], others: vec![rule("third", false)] }
    }
}

impl Advice {
    /// Advice for samples.
    pub fn sample() -> Self {
        Self { outcome_key: "desk-outcome-appointment", name: "A visit is needed".into(), text: "Come to us.".into() }
    }
}

impl SlotDay {
    /// Days for samples.
    pub fn samples(selected: bool) -> Vec<Self> {
        let slot =
            |value: &str, selected| SlotChoice { value: value.into(), text: "9:15 AM".into(), free: 2, selected };
        vec![
            Self { date: "Monday, December 7, 2026".into(), slots: vec![slot("2026-12-07T09:15", selected)] },
            Self { date: "Tuesday, December 8, 2026".into(), slots: vec![slot("2026-12-08T09:15", false)] },
        ]
    }
}

impl When {
    /// Instants for samples.
    pub fn sample(elsewhere: bool) -> Self {
        let text = || "December 7, 2026, 9:15 AM".to_owned();
        Self { eastern: text(), office: elsewhere.then(text) }
    }
}
