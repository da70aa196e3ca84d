//! What is published for whoever checks the codes of notices without asking us: the public keys, and what is no longer
//! good. No page, no language, nothing personal. docs/door.md

use super::errors::WebError;
use crate::app::App;
use crate::door;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};

/// How long each may be kept, in seconds: what is canceled should be known soon, and a new key may sign a minute after it
/// is published.
const KEPT_SECS: u32 = 60;

/// `/.well-known/infopass-door-keys.json`
pub async fn keys(app: web::Data<App>) -> Result<HttpResponse, WebError> {
    Ok(published(door::public_keys(&app.services).await?.json()))
}

/// `/.well-known/infopass-door-revoked.json`
pub async fn revoked(app: web::Data<App>) -> Result<HttpResponse, WebError> {
    Ok(published(door::revoked(&app.services).await?))
}

fn published(json: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CACHE_CONTROL, format!("public, max-age={KEPT_SECS}")))
        .body(json)
}
