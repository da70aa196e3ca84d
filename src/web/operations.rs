//! What those who run the service ask: does it live, is it ready, what has it counted. No page, no language, nothing
//! personal. A proxy keeps `/metrics` and `/readyz` to itself (docs/operations.md).

use super::errors::WebError;
use crate::app::App;
use crate::domain::key::{Key, KeyState};
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

/// What a server has to have before people are sent to it: each check by name, `ok` or what is wrong.
struct Readiness {
    checks: [(&'static str, String); 4],
    ready: bool,
}

impl Readiness {
    async fn of(app: &App) -> Self {
        let migrations = match app.services.db.is_current().await {
            Ok(true) => "ok",
            Ok(false) => "some have not run",
            // One wait for a database that is away is enough: who probes does not wait for long.
            Err(_) => return Self::new("does not answer", NOT_KNOWN, NOT_KNOWN, (NOT_KNOWN.to_owned(), false)),
        };
        let seats = match keeper::seats_are_made(&app.services).await {
            Ok(true) => "ok",
            Ok(false) => "some days of the open window have none",
            Err(_) => NOT_KNOWN,
        };
        let keys = match crate::keys::missing_now(&app.services).await {
            Ok(missing) => keys_told(&missing),
            Err(_) => (NOT_KNOWN.to_owned(), false),
        };
        Self::new("ok", migrations, seats, keys)
    }

    fn new(database: &str, migrations: &str, seats: &str, (keys, has_keys): (String, bool)) -> Self {
        let ready = has_keys && [database, migrations, seats].iter().all(|check| *check == "ok");
        let [database, migrations, seats] = [database, migrations, seats].map(str::to_owned);
        let checks = [("database", database), ("migrations", migrations), ("seats", seats), ("keys", keys)];
        Self { checks, ready }
    }
}

const NOT_KNOWN: &str = "not known";

/// What is told of the keys that this process lacks, and whether it can serve. Without one that is only being loaded it
/// can: else a rotation would take all servers away at once.
fn keys_told(missing: &[Key]) -> (String, bool) {
    let ids: Vec<String> = missing.iter().map(|key| key.id.to_string()).collect();
    let can_serve = missing.iter().all(|key| key.state == KeyState::Loading);
    (if ids.is_empty() { "ok".to_owned() } else { format!("missing {}", ids.join(", ")) }, can_serve)
}

/// `/readyz`: whether people can be sent here now.
pub async fn readiness(app: web::Data<App>) -> HttpResponse {
    let readiness = Readiness::of(&app).await;
    let ready = readiness.ready;
    let told: Map<String, Value> = readiness
        .checks
        .into_iter()
        .map(|(name, check)| (name.to_owned(), Value::from(check)))
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
    crate::telemetry::ready(Readiness::of(&app).await.ready);
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(exporter.render()))
}
