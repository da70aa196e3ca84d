//! The testers' pages, which exist with `--lab` only.

pub mod asked;
pub mod clock;
pub mod compare;
pub mod go;
pub mod report;
pub mod run;
pub mod stop;
pub mod tour;

use crate::lab::runs::Runs;
use crate::view::pages::outcome::Failure;
use crate::web::cookies::{self, Tour};
use crate::web::errors::WebError;
use crate::web::visit::{Visit, fresh};
use actix_web::cookie::Cookie;

/// The tour's cookie with something added, on a device that has one: what leaves nothing in the database would be
/// missing in its diary.
pub fn noted(visit: &Visit, add: impl FnOnce(&mut Tour)) -> Option<Cookie<'static>> {
    let mut tour = fresh::<Tour>(visit)?;
    add(&mut tour);
    Some(cookies::keep(visit, &tour))
}

/// Where comparisons run.
fn runs(visit: &Visit) -> Result<&Runs, WebError> {
    visit.runs().ok_or_else(|| Failure::NotFound.into())
}
