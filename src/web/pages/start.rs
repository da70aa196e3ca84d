//! `/{lang}/`: the start page.

use crate::view::pages::content::StartPage;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the page.
pub async fn get(visit: Visit) -> Answer {
    visit.show(StatusCode::OK, &StartPage {})
}
