//! The page on which testers choose a scenario, change its numbers and run it.

use crate::lab::scenario::Number;
use crate::view::lab_words::{number_key, number_section_key};
use crate::view::pages::Page;
use serde::Serialize;

/// A shipped scenario; its words are `scenario-NAME` and `scenario-NAME-text`.
#[derive(Clone, Serialize)]
pub struct ScenarioChoice {
    /// Its name.
    pub name: String,
    /// The one that is chosen, whose numbers are shown.
    pub current: bool,
}

/// An era of the rules: a year.
#[derive(Clone, Serialize)]
pub struct EraChoice {
    /// Its name.
    pub name: String,
    /// Chosen.
    pub selected: bool,
}

/// A field for a number.
#[derive(Clone, Serialize)]
pub struct NumberField {
    /// The form field, such as `telephone.operators`.
    pub name: String,
    /// The input's id.
    pub id: String,
    /// The message that names it.
    pub label: String,
    /// The least it may be, formatted.
    pub least: String,
    /// The most.
    pub most: String,
    /// Its limits are worth telling only to who is beyond them.
    pub any: bool,
    /// The scenario's own value with its unit, formatted; none for numbers of the run itself.
    pub own: Option<String>,
    /// What was typed.
    pub value: String,
    /// Why it cannot be used as it is.
    pub mistake: Option<Mistake>,
}

/// Something to mend in a field.
#[derive(Clone, Serialize)]
pub struct Mistake {
    /// The message, which has arguments: the field's `label`, and `least` and `most`.
    pub key: &'static str,
    /// The least there may be, formatted.
    pub least: String,
    /// The most.
    pub most: String,
}

/// The numbers of one table of the scenario file.
#[derive(Clone, Serialize)]
pub struct NumberSection {
    /// The message of its heading.
    pub label: String,
    /// Its numbers.
    pub fields: Vec<NumberField>,
    /// Something was typed here, so that it is not to be hidden.
    pub open: bool,
}

/// `/{lang}/lab/compare`
#[derive(Clone, Serialize)]
pub struct ComparePage {
    /// The scenarios.
    pub scenarios: Vec<ScenarioChoice>,
    /// The one that is run.
    pub chosen: String,
    /// Days, replications, seed.
    pub run: Vec<NumberField>,
    /// Whose promises apply if no others are chosen.
    pub own_era: String,
    /// Whose promises may apply.
    pub eras: Vec<EraChoice>,
    /// The scenario's numbers.
    pub sections: Vec<NumberSection>,
    /// The address named a scenario that does not exist.
    pub unknown_scenario: bool,
    /// The rules have no such era.
    pub unknown_era: bool,
    /// People who come in a day of the scenario, formatted.
    pub people_a_day: String,
    /// Days that are run before and again after those that count.
    pub days_around: u32,
    /// The most people there may be in all replications together, formatted.
    pub most: String,
    /// Too many runs wait already.
    pub full: bool,
}

impl NumberField {
    /// A whole number of the run itself; its words are `lab-compare-NAME`.
    pub fn whole(name: &'static str, least: String, most: String) -> Self {
        Self {
            name: name.to_owned(),
            id: name.to_owned(),
            label: format!("lab-compare-{name}"),
            least,
            most,
            any: false,
            own: None,
            value: String::new(),
            mistake: None,
        }
    }

    /// The same, with what was typed and found wrong.
    #[must_use]
    pub fn wrong(self, key: &'static str) -> Self {
        let mistake = Mistake { key, least: self.least.clone(), most: self.most.clone() };
        Self { mistake: Some(mistake), ..self }
    }

    /// A number of the scenario.
    pub fn of(number: Number, least: String, most: String) -> Self {
        let name = number.to_string();
        Self {
            id: name.replace('.', "-"),
            name,
            label: number_key(number),
            least,
            most,
            any: false,
            own: None,
            value: String::new(),
            mistake: None,
        }
    }
}

impl NumberSection {
    /// All of them, in the order of the file.
    pub fn all(field: impl Fn(Number) -> NumberField) -> Vec<Self> {
        let mut sections: Vec<Self> = Vec::new();
        for number in Number::ALL {
            let field = field(*number);
            let open = !field.value.is_empty();
            let label = number_section_key(number.place().0);
            match sections.last_mut().filter(|section| section.label == label) {
                Some(section) => {
                    section.open |= open;
                    section.fields.push(field);
                }
                None => sections.push(Self { label, fields: vec![field], open }),
            }
        }
        sections
    }
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "pages/lab_compare.html";
    fn samples() -> Vec<Self> {
        let field = |number| NumberField {
            own: Some("1,200".into()),
            ..NumberField::of(number, "0".into(), "100,000,000".into())
        };
        let whole = |name, value: &str| NumberField {
            value: value.into(),
            ..NumberField::whole(name, "1".into(), "366".into())
        };
        let seed = NumberField { any: true, ..whole("seed", "1") };
        let plain = Self {
            scenarios: crate::lab::scenario::shipped::shipped()
                .iter()
                .enumerate()
                .map(|(at, scenario)| ScenarioChoice { name: scenario.name.to_string(), current: at == 1 })
                .collect(),
            chosen: "single-office".into(),
            run: vec![whole("days", "28"), whole("replications", "3"), seed.clone()],
            own_era: "2018".into(),
            eras: ["2018", "2022"].map(|name| EraChoice { name: name.into(), selected: false }).into(),
            sections: NumberSection::all(field),
            unknown_scenario: false,
            unknown_era: false,
            people_a_day: "97".into(),
            days_around: 14,
            most: "30,000,000".into(),
            full: false,
        };
        let wrong_field = |number| NumberField {
            value: if number == Number::Operators { "<many> & \"more\"" } else { "" }.into(),
            ..field(number)
        };
        let with_mistake = |number| match number {
            Number::Operators => wrong_field(number).wrong("lab-compare-wrong"),
            _ => wrong_field(number),
        };
        let days = |key| whole("days", "0").wrong(key);
        let run = |days| vec![days, whole("replications", "3"), seed.clone()];
        vec![
            Self { full: true, ..plain.clone() },
            Self { run: run(days("lab-compare-too-many")), ..plain.clone() },
            Self {
                run: run(days("lab-compare-wrong-whole")),
                sections: NumberSection::all(with_mistake),
                unknown_scenario: true,
                unknown_era: true,
                ..plain.clone()
            },
            plain,
        ]
    }
    fn has_errors(&self) -> bool {
        let fields = self.sections.iter().flat_map(|section| &section.fields);
        let wrong = self.run.iter().chain(fields).any(|field| field.mistake.is_some());
        wrong || self.unknown_scenario || self.unknown_era || self.full
    }
}
