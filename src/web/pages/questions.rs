//! `/{lang}/questions`: questions and answers.

use crate::view::pages::content::QuestionsPage;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Shows the page.
pub async fn get(visit: Visit) -> Answer {
    visit.show(StatusCode::OK, &QuestionsPage {})
}
