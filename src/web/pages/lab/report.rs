//! `/{lang}/lab/compare/report?…&format=html|json|csv`: a finished run's whole report, to be kept as a file.

use super::asked::Typed;
use super::{compare, runs};
use crate::lab::pool::State;
use crate::report;
use crate::view::pages::outcome::Failure;
use crate::web::visit::{Answer, Visit};
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

/// Sends the file. What has not run is not there: its page says so and offers to run it.
pub async fn get(visit: Visit) -> Answer {
    let typed = Typed::of(|name| visit.query(name));
    let Ok(asked) = compare::read(&visit, &typed) else { return Err(Failure::NotFound.into()) };
    let State::Done(finished) = runs(&visit)?.state(&asked.query()) else {
        return visit.see_other(&format!("/lab/compare/run?{}", asked.query()), &[]);
    };
    let (scenario, comparison) = (&finished.scenario, &finished.comparison);
    let (kind, ending, text) = match visit.query("format").as_deref() {
        Some("html") => ("text/html; charset=utf-8", "html", report::html(scenario, comparison, visit.language)?),
        Some("json") => ("application/json", "json", report::json(scenario, comparison)),
        Some("csv") => ("text/csv; charset=utf-8", "csv", report::csv(comparison)),
        _ => return Err(Failure::NotFound.into()),
    };
    // Runs that differ have files that differ, and texts end as the command ends them.
    let name = format!("infopass-{}-{}-{}.{ending}", asked.scenario.name, asked.seed, asked.mark());
    let text = format!("{}\n", text.trim_end());
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, kind))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(text))
}
