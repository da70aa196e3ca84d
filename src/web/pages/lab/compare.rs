//! `/{lang}/lab/compare`: choosing a scenario, changing its numbers, and having both models simulated.

use super::asked::{Asked, DAYS, PEOPLE_MAX, REPLICATIONS, Typed, Wrong};
use super::runs;
use crate::lab::comparison::YEAR_DAYS;
use crate::lab::pool::Full;
use crate::lab::scenario::shipped::{DEFAULT, find, shipped};
use crate::lab::scenario::{Number, Scenario};
use crate::view::dates::Dates;
use crate::view::lab_words::number_with_unit;
use crate::view::language::Language;
use crate::view::pages::lab::compare::{ComparePage, EraChoice, Mistake, NumberField, NumberSection, ScenarioChoice};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;
use std::ops::RangeInclusive;

/// Shows the form, filled in with what the address has. Whoever comes from a link that cannot be run is told why.
pub async fn get(visit: Visit) -> Answer {
    let typed = Typed::of(|name| visit.query(name));
    let checked = visit.query("check").and_then(|_| read(&visit, &typed).err());
    visit.show(StatusCode::OK, &page(&visit, &typed, &checked.unwrap_or_default())?)
}

/// Runs it, and goes on to where its result will be.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let typed = Typed::of(|name| Some(fields.get(name).to_owned()));
    if visit.keeps_draft() {
        return visit.see_other(&format!("/lab/compare?{}", typed.query()), &[]);
    }
    let asked = match read(&visit, &typed) {
        Ok(asked) => asked,
        Err(wrong) => return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &typed, &wrong)?),
    };
    if runs(&visit)?.run(&asked.query(), asked.work()) == Err(Full) {
        let page = ComparePage { full: true, ..page(&visit, &typed, &[])? };
        return visit.show(StatusCode::SERVICE_UNAVAILABLE, &page);
    }
    visit.see_other(&format!("/lab/compare/run?{}&watch=1", asked.query()), &[])
}

/// Reads what was typed, by the rules that this server has.
pub fn read(visit: &Visit, typed: &Typed) -> Result<Asked, Vec<Wrong>> {
    typed.read(|era| visit.services().rules.era(era).is_some())
}

fn page(visit: &Visit, typed: &Typed, wrong: &[Wrong]) -> Result<ComparePage, WebError> {
    let dates = visit.dates()?;
    let chosen = find(&typed.scenario).or_else(|| find(DEFAULT));
    let scenarios = shipped().iter().map(|scenario| ScenarioChoice {
        name: scenario.name.to_string(),
        current: chosen.is_some_and(|chosen| chosen.name == scenario.name),
    });
    let eras = visit
        .services()
        .rules
        .eras
        .iter()
        .map(|era| EraChoice { name: era.key.to_string(), selected: era.key.as_str() == typed.era });
    let whole = |name: &'static str, value: &str, (least, most): (String, String), is: Wrong| {
        let field = NumberField { value: value.to_owned(), ..NumberField::whole(name, least, most) };
        if wrong.contains(&is) { field.wrong("lab-compare-wrong-whole") } else { field }
    };
    let ends =
        |limits: &RangeInclusive<u32>| [*limits.start(), *limits.end()].map(|end| dates.exact(end.into())).into();
    let mut days = whole("days", &typed.days, ends(&DAYS), Wrong::Days);
    if wrong.contains(&Wrong::TooMany) {
        let most = dates.exact(PEOPLE_MAX);
        days.mistake = Some(Mistake { key: "lab-compare-too-many", least: String::new(), most });
    }
    Ok(ComparePage {
        scenarios: scenarios.collect(),
        chosen: chosen.map(|scenario| scenario.name.to_string()).unwrap_or_default(),
        run: vec![
            days,
            whole("replications", &typed.replications, ends(&REPLICATIONS), Wrong::Replications),
            NumberField { any: true, ..whole("seed", &typed.seed, ("0".into(), u64::MAX.to_string()), Wrong::Seed) },
        ],
        own_era: chosen.map(|scenario| scenario.era.to_string()).unwrap_or_default(),
        eras: eras.collect(),
        sections: sections(chosen, typed, wrong, (visit.language, &dates)),
        unknown_scenario: wrong.contains(&Wrong::Scenario),
        unknown_era: wrong.contains(&Wrong::Era),
        people_a_day: chosen
            .map(|scenario| dates.number(scenario.value(Number::ContactsAYear) / YEAR_DAYS, 0))
            .unwrap_or_default(),
        days_around: chosen.map_or(0, |scenario| scenario.warm_up_days),
        most: dates.exact(PEOPLE_MAX),
        full: false,
    })
}

/// The numbers as the file has them, table by table.
fn sections(
    chosen: Option<&Scenario>,
    typed: &Typed,
    wrong: &[Wrong],
    (language, dates): (Language, &Dates),
) -> Vec<NumberSection> {
    NumberSection::all(|number| {
        let stated = chosen.and_then(|scenario| scenario.numbers.get(&number));
        let (least, most) = number.bounds();
        let field = NumberField {
            own: stated.map(|stated| number_with_unit(stated.value, number, language)),
            value: typed.numbers.get(&number).cloned().unwrap_or_default(),
            ..NumberField::of(number, dates.exact(least), dates.exact(most))
        };
        if wrong.contains(&Wrong::Number(number)) { field.wrong("lab-compare-wrong") } else { field }
    })
}
