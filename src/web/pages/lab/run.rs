//! `/{lang}/lab/compare/run?…`: how a run stands, and what came of it. The address says all that it needs, so that it
//! gives the same result on any server and on any day.

use super::asked::{Asked, Typed};
use super::{compare, runs};
use crate::lab::pool::State;
use crate::lab::run::LabError;
use crate::lab::runs::Finished;
use crate::lab::scenario::shipped::find;
use crate::view::lab_words::number_with_unit;
use crate::view::pages::comparison::ComparisonView;
use crate::view::pages::lab::run::{Change, RunPage, Standing};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};

/// How often a page that is watched is asked for anew.
const REFRESH_SECS: &str = "3";

/// Shows it. A run that is not there is offered: a link changes nothing.
pub async fn get(visit: Visit) -> Answer {
    let typed = Typed::of(|name| visit.query(name));
    let Ok(asked) = compare::read(&visit, &typed) else {
        return visit.see_other(&format!("/lab/compare?{}&check=1", typed.query()), &[]);
    };
    let state = runs(&visit)?.state(&asked.query());
    let goes_on = matches!(state, State::Waiting(_) | State::Running(_));
    let watched = goes_on && visit.query("watch").is_some();
    let page = page(&visit, &asked, standing(&visit, &state), watched);
    let mut response = visit.show(StatusCode::OK, &page)?;
    if watched {
        response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(REFRESH_SECS));
    }
    Ok(response)
}

fn standing(visit: &Visit, state: &State<Finished>) -> Standing {
    match state {
        State::Unknown => Standing::NotRun,
        State::Waiting(before) => Standing::Waits { before: *before },
        State::Running(progress) => Standing::Runs {
            // All days may be done while the result is still being put together.
            percent: (progress.done * 100).checked_div(progress.whole).unwrap_or(0).min(99),
            stopping: progress.stopping,
        },
        State::Stopped => Standing::Stopped,
        State::Broken => Standing::Broken,
        State::Failed(why) => {
            let (key, name) = match why {
                LabError::UnknownOffice(office) => ("lab-run-no-office", office.clone()),
                LabError::UnknownEra { era, .. } => ("lab-run-no-era", era.clone()),
                LabError::UnknownKind { kind, .. } => ("lab-run-no-kind", kind.clone()),
                LabError::UnknownRule { rule, .. } => ("lab-run-no-rule", rule.clone()),
                // A run with nothing done was stopped, and no recorded bookings are asked for here.
                LabError::NothingDone | LabError::NoBookings | LabError::AllLeftOut(_) => return Standing::Broken,
            };
            Standing::Failed { key, name }
        }
        State::Done(finished) => Standing::Done {
            partly: finished.comparison.replications < finished.comparison.replications_asked,
            done: finished.comparison.replications,
            result: Box::new(ComparisonView::new(&finished.scenario, &finished.comparison, visit.language)),
        },
    }
}

fn page(visit: &Visit, asked: &Asked, standing: Standing, watched: bool) -> RunPage {
    let shipped = find(asked.scenario.name.as_str());
    let other = asked.scenario.numbers.iter().filter(|(_, stated)| stated.changed);
    let changes = other.map(|(number, stated)| {
        let own = shipped.map_or(stated.value, |shipped| shipped.value(*number));
        let [own, changed] = [own, stated.value].map(|value| number_with_unit(value, *number, visit.language));
        Change::new(*number, own, changed)
    });
    let query = asked.query();
    let path = format!("/{}/lab/compare/run?{query}", visit.language.code());
    let pairs = url::form_urlencoded::parse(query.as_bytes()).into_owned();
    RunPage {
        scenario: asked.scenario.name.to_string(),
        days: asked.days,
        replications: asked.replications,
        seed: asked.seed.to_string(),
        era: asked.scenario.era.to_string(),
        changes: changes.collect(),
        link: visit.site_address().map(|site| format!("{site}{path}")),
        pairs: pairs.collect(),
        query,
        watched,
        standing,
    }
}
