//! `/{lang}/`: the start page.

use crate::view::pages::content::StartPage;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the page.
pub async fn get(visit: Visit) -> Answer {
    visit.show(StatusCode::OK, &StartPage {})
}

/// `/{lang}`, as people type it.
pub async fn get_without_slash(visit: Visit) -> Answer {
    visit.see_other("/", &[])
}
