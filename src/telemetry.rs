//! What the service counts and measures for those who run it: the names, and a function for each thing. `main` installs
//! the recorder; without one (in tests) nothing is kept. Labels are routes, offices and reasons: never a person.

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::time::Duration;
use thiserror::Error;

const REQUESTS: &str = "infopass_http_requests_total";
const REQUEST_SECONDS: &str = "infopass_http_request_duration_seconds";
const ACTS: &str = "infopass_acts_total";
const REFUSALS: &str = "infopass_refusals_total";
const SEATS_FREE: &str = "infopass_seats_free";
const WRITE_BATCH: &str = "infopass_write_batch_size";
const WRITE_SECONDS: &str = "infopass_write_duration_seconds";
const WRITES_WAITING: &str = "infopass_write_queue_depth";
const WRITE_OLDEST: &str = "infopass_write_oldest_age_seconds";
const READY: &str = "infopass_ready";
const POOL: &str = "infopass_pool_connections";

/// Bounds of what takes time: from a page that needs no database to a visitor's patience.
const SECONDS: [f64; 13] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];
/// Bounds of the number of writes in one commit; the last is the most there may be.
const BATCHES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Writes what was recorded in the text format of Prometheus.
#[derive(Clone)]
pub struct Exporter(PrometheusHandle);

/// The recorder could not be installed.
#[derive(Debug, Error)]
#[error("the metrics cannot be recorded: {0}")]
pub struct TelemetryError(String);

impl Exporter {
    /// Installs the recorder of this process; once.
    pub fn install() -> Result<Self, TelemetryError> {
        let wrong = |why: &dyn std::fmt::Display| TelemetryError(why.to_string());
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
            .and_then(|builder| builder.set_buckets_for_metric(Matcher::Full(WRITE_BATCH.to_owned()), &BATCHES))
            .map_err(|why| wrong(&why))?
            .build_recorder();
        let handle = recorder.handle();
        metrics::set_global_recorder(recorder).map_err(|why| wrong(&why))?;
        describe();
        Ok(Self(handle))
    }

    /// Everything, as of now.
    pub fn render(&self) -> String {
        self.0.render()
    }

    /// Sorts recorded times into their buckets; otherwise they are kept one by one until somebody looks.
    pub fn tidy(&self) {
        self.0.run_upkeep();
    }
}

fn describe() {
    describe_counter!(REQUESTS, "Requests by route, method and status.");
    describe_histogram!(REQUEST_SECONDS, Unit::Seconds, "From the request's headers to the answer's, by route.");
    describe_counter!(ACTS, "What was done, by act, of both models and the desk.");
    describe_counter!(REFUSALS, "What was refused, by act and reason.");
    describe_gauge!(SEATS_FREE, "Free seats of the open booking window by office, as of the last minute.");
    describe_histogram!(WRITE_BATCH, "Writes in one commit (SQLite).");
    describe_histogram!(WRITE_SECONDS, Unit::Seconds, "From a write's request to its being durable or refused.");
    describe_gauge!(WRITES_WAITING, "Writes accepted and not answered yet.");
    describe_gauge!(
        WRITE_OLDEST,
        Unit::Seconds,
        "Age of the oldest write that is not answered yet; 0 if there is none."
    );
    describe_gauge!(READY, "1 if people can be sent here, as `/readyz` says; else 0.");
    describe_gauge!(POOL, "Connections of the database's pool: max, open, busy.");
}

/// A request was answered.
pub fn request(route: String, method: &'static str, status: u16, took: Duration) {
    let status = status_text(status);
    counter!(REQUESTS, "route" => route.clone(), "method" => method, "status" => status).increment(1);
    histogram!(REQUEST_SECONDS, "route" => route).record(took.as_secs_f64());
}

/// An act was done.
pub fn done(act: &'static str) {
    counter!(ACTS, "act" => act).increment(1);
}

/// An act was refused for a reason that its person was told.
pub fn refused(act: &'static str, reason: &'static str) {
    counter!(REFUSALS, "act" => act, "reason" => reason).increment(1);
}

/// An office has this many free seats in the open window.
pub fn seats_free(office: &str, seats: u32) {
    gauge!(SEATS_FREE, "office" => office.to_owned()).set(f64::from(seats));
}

/// So many writes were made durable by one commit.
pub fn write_batch(writes: usize) {
    histogram!(WRITE_BATCH).record(u32::try_from(writes).map_or(f64::INFINITY, f64::from));
}

/// A write was answered.
pub fn write(took: Duration) {
    histogram!(WRITE_SECONDS).record(took.as_secs_f64());
}

/// The writes under way.
pub fn writes_waiting(waiting: usize, oldest: Duration) {
    gauge!(WRITES_WAITING).set(u32::try_from(waiting).map_or(f64::INFINITY, f64::from));
    gauge!(WRITE_OLDEST).set(oldest.as_secs_f64());
}

/// Whether people can be sent here.
pub fn ready(ready: bool) {
    gauge!(READY).set(if ready { 1.0 } else { 0.0 });
}

/// The pool's connections.
pub fn pool(max: u32, open: u32, busy: u32) {
    for (state, connections) in [("max", max), ("open", open), ("busy", busy)] {
        gauge!(POOL, "state" => state).set(f64::from(connections));
    }
}

/// The statuses we answer with, without making a text each time.
fn status_text(status: u16) -> std::borrow::Cow<'static, str> {
    let known = match status {
        200 => "200",
        201 => "201",
        303 => "303",
        404 => "404",
        409 => "409",
        422 => "422",
        429 => "429",
        503 => "503",
        other => return other.to_string().into(),
    };
    known.into()
}
