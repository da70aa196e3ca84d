//! The testers' pages, which exist with `--lab` only.

pub mod clock;
pub mod go;
pub mod tour;

use crate::web::cookies::{self, Tour};
use crate::web::visit::{Visit, fresh};
use actix_web::cookie::Cookie;

/// The tour's cookie with something added, on a device that has one: what leaves nothing in the database would be
/// missing in its diary.
pub fn noted(visit: &Visit, add: impl FnOnce(&mut Tour)) -> Option<Cookie<'static>> {
    let mut tour = fresh::<Tour>(visit)?;
    add(&mut tour);
    Some(cookies::keep(visit, &tour))
}
