//! What those who run the service ask: does it live, is it ready, what has it counted. No page, no language, nothing
//! personal. A proxy keeps `/metrics` and `/readyz` to itself (docs/operations.md).

use super::errors::WebError;
use crate::app::App;
use crate::keeper;
use crate::view::pages::outcome::Failure;
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, web};
use serde_json::{Map, Value};

/// When to ask again, in seconds.
const RETRY_AFTER_SECS: u64 = 5;

/// `/healthz`: this process answers. It says nothing of the database: restarting the process would not mend that.
pub async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// `/readyz`: whether people can be sent here now. Each check by name, `ok` or what is wrong.
pub async fn readiness(app: web::Data<App>) -> HttpResponse {
    let migrated = app.services.db.is_current().await;
    let seats = keeper::seats_are_made(&app.services).await;
    let reachable = if migrated.is_ok() { Ok(()) } else { Err("does not answer") };
    let migrations = match migrated {
        Ok(true) => Ok(()),
        Ok(false) => Err("some have not run"),
        Err(_) => Err("not known"),
    };
    let seats = match seats {
        Ok(true) => Ok(()),
        Ok(false) => Err("some days of the open window have none"),
        Err(_) => Err("not known"),
    };
    let checks = [("database", reachable), ("migrations", migrations), ("seats", seats)];
    let ready = checks.iter().all(|(_, check)| check.is_ok());
    let told: Map<String, Value> = checks
        .into_iter()
        .map(|(name, check)| (name.to_owned(), Value::from(check.err().unwrap_or("ok"))))
        .chain([("ready".to_owned(), Value::from(ready))])
        .collect();
    let mut response = HttpResponse::build(if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE });
    if !ready {
        response.insert_header((RETRY_AFTER, RETRY_AFTER_SECS));
    }
    response.json(told)
}

/// `/metrics`: everything counted, for Prometheus.
pub async fn metrics(app: web::Data<App>) -> Result<HttpResponse, WebError> {
    let Some(exporter) = &app.exporter else { return Err(Failure::NotFound.into()) };
    let waiting = app.services.db.writes_waiting();
    crate::telemetry::writes_waiting(waiting.writes, waiting.oldest);
    let pool = app.services.db.pool_use();
    crate::telemetry::pool(pool.max, pool.open, pool.busy);
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(exporter.render()))
}
