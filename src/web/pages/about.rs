//! `/{lang}/about`: what this is, what is sourced and what is our rule.

use crate::view::pages::content::AboutPage;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the page.
pub async fn get(visit: Visit) -> Answer {
    let directory = visit.services().directory();
    visit.show(StatusCode::OK, &AboutPage::new(directory.listed()))
}
