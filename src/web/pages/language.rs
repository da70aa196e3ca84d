//! `/`: the doorway offers every language, marks the one the browser prefers, and redirects nobody.

use crate::app::App;
use crate::view::language::Language;
use crate::view::pages::content::LanguagePage;
use crate::web::visit::{Answer, preferred_language, render};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};

/// Shows the page.
pub async fn get(app: web::Data<App>, request: HttpRequest) -> Answer {
    let preferred = preferred_language(&request);
    let page = LanguagePage::new(preferred);
    render(&app, &request, preferred.unwrap_or_else(Language::english), StatusCode::OK, &page)
}
