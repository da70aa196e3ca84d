//! What the contact centre's pages share: instants in words, lists to choose from, rules with their text, and what the
//! device has kept.

use crate::domain::directory::Directory;
use crate::domain::inquiry::RuleUsed;
use crate::domain::office::Office;
use crate::domain::rules::{Group, Rule};
use crate::domain::window::EASTERN;
use crate::domain::zip::Zip;
use crate::view::dates::Dates;
use crate::view::pages::contact::status::Moment;
use crate::view::pages::contact::{KindChoice, KindGroup, OfficeGroup, OfficeOption, RuleShown, TextAhead};
use crate::view::pages::outcome::{CookiesOffPage, TimedOut, TimedOutPage, Wanted};
use crate::view::rule_words::rule_text_key;
use crate::view::{state_name, words};
use crate::web::cookies::{self, Keepable, Kept};
use crate::web::errors::WebError;
use crate::web::visit::Visit;
use actix_web::http::StatusCode;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// The name of the Eastern zone, for its words.
const EASTERN_NAME: &str = "America/New_York";

/// An instant in the East, where the contact centre's clock is.
pub fn eastern(dates: &Dates, at: Timestamp) -> Moment {
    moment(dates, at, &EASTERN, EASTERN_NAME)
}

/// An instant at an office.
pub fn at_office(dates: &Dates, at: Timestamp, office: &Office) -> Moment {
    moment(dates, at, &office.zone, &office.zone_name)
}

fn moment(dates: &Dates, at: Timestamp, zone: &TimeZone, zone_name: &str) -> Moment {
    let local = at.to_zoned_datetime(zone.clone());
    let when = dates.date_and_time(local.datetime());
    Moment {
        datetime: local.strftime("%Y-%m-%dT%H:%M%:z").to_string(),
        text: format!("{when}, {}", dates.zone(zone_name, at)),
    }
}

/// Texts before the call, if the era has them.
pub fn text_ahead(visit: &Visit, wanted: bool) -> Option<TextAhead> {
    visit.services().era.text_minutes_before.map(|minutes| TextAhead { minutes, wanted })
}

/// A rule as it is told.
pub fn rule_shown(visit: &Visit, used: &RuleUsed) -> RuleShown {
    let key = rule_text_key(&used.rule);
    RuleShown::new(used, words::message(visit.language, &key, &words::Arguments::new()))
}

/// A rule of today's table as it is told.
pub fn rule_of_today(visit: &Visit, rule: &Rule) -> RuleShown {
    let version = visit.services().rules.version.clone();
    rule_shown(visit, &RuleUsed { rule: rule.key.clone(), version })
}

/// The kinds that may be asked for in writing or at a door.
pub fn kind_groups(visit: &Visit, chosen: &str) -> Vec<KindGroup> {
    let rules = &visit.services().rules;
    let primary = KindChoice::list(rules.kinds_of(Group::Primary), 1, chosen);
    let other = KindChoice::list(rules.kinds_of(Group::Other), primary.len() + 1, chosen);
    vec![KindGroup { name: "primary", kinds: primary }, KindGroup { name: "other", kinds: other }]
}

/// Every listed office: those near the ZIP first, then all by state.
pub fn office_groups(visit: &Visit, directory: &Directory, zip: Option<&Zip>) -> Vec<OfficeGroup> {
    let option = |office: &Office| OfficeOption { code: office.code.as_str().to_owned(), name: office.name.clone() };
    let near: Vec<OfficeOption> =
        zip.map(|zip| directory.suggestions(zip)).unwrap_or_default().iter().map(|near| option(near.office)).collect();
    let mut states: BTreeMap<String, Vec<OfficeOption>> = BTreeMap::new();
    for office in directory.listed().filter(|office| !near.iter().any(|near| near.code == office.code.as_str())) {
        states.entry(state_name(visit.language, &office.state)).or_default().push(option(office));
    }
    let near = (!near.is_empty()).then_some(OfficeGroup { name: None, offices: near });
    let states = states.into_iter().map(|(name, offices)| OfficeGroup { name: Some(name), offices });
    near.into_iter().chain(states).collect()
}

/// `yes` or `no`.
pub fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// What a page needs that the device must have kept, or instead the page that tells why it is not there: time ran out,
/// a step was opened first (`start`: on to it), or cookies are off (`start` is none: the page that had the form gave one).
pub fn kept<T: Keepable>(visit: &Visit, what: TimedOut, start: Option<&str>) -> Result<T, WebError> {
    match cookies::read::<T>(visit) {
        Kept::Fresh(kept) => Ok(kept),
        Kept::Gone => {
            let page = TimedOutPage { what };
            Err(WebError::instead(visit.show_forgetting::<_, T>(StatusCode::GONE, &page)?))
        }
        Kept::Nothing => Err(WebError::instead(match start {
            Some(path) => visit.see_other(path, &[])?,
            None => visit.show(StatusCode::BAD_REQUEST, &CookiesOffPage { wanted: Wanted::Contact })?,
        })),
    }
}
