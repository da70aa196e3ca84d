//! `/desk/log-out`: the session is over, here and in the database.

use super::guard::see_other;
use super::session_cookie;
use crate::app::App;
use crate::staff::log_out;
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::{HttpRequest, web};

/// Logs out; again, nothing happens.
pub async fn post(app: web::Data<App>, request: HttpRequest) -> Answer {
    if let Some(token) = session_cookie::token(&request, app.https()) {
        log_out(&app.services, &token).await?;
    }
    let mut response = see_other("/desk?did=logged-out");
    let forgotten = response.add_cookie(&session_cookie::forget(app.https()));
    forgotten.map_err(|_| WebError::from(Failure::Internal))?;
    Ok(response)
}
