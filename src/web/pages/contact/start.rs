//! `/{lang}/contact/`: what the current model is, and the ways in.

use super::parts::eastern;
use crate::domain::contact_hours::{is_live, next_live};
use crate::view::pages::contact::start::ContactPage;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the page.
pub async fn get(visit: Visit) -> Answer {
    let (now, era) = (visit.services().clock.now(), &visit.services().era);
    let live = is_live(now);
    let opens = if live { None } else { Some(eastern(&*visit.dates()?, next_live(now)).text) };
    let page = ContactPage { era: era.key.as_str().to_owned(), live, opens, text_minutes: era.text_minutes_before };
    visit.show(StatusCode::OK, &page)
}

/// `/{lang}/contact`, as people type it.
pub async fn get_without_slash(visit: Visit) -> Answer {
    visit.see_other("/contact/", &[])
}
