//! The server: sockets, time-outs, limits on connections, and one log line for each request.

use super::client;
use super::routes::routes;
use crate::app::App;
use crate::due;
use crate::random::Random;
use crate::telemetry::{self, Exporter};
use actix_web::HttpMessage;
use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::{Compress, Next};
use actix_web::{HttpServer, web};
use std::io;
use std::net::TcpListener;
use std::time::{Duration, Instant};

/// Connections at the same time for each worker; further ones wait in the kernel's queue.
const CONNECTIONS_MAX: usize = 10_000;
/// A client must send its headers within this time.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// An idle connection is closed after this time.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// In-flight requests finish within this time when the server is told to stop.
const SHUTDOWN_SECS: u64 = 30;
/// How often the metrics sort what they have recorded: until then they keep every time by itself.
const TIDY_EVERY: Duration = Duration::from_secs(5);

/// Serves an application on a listener; the server runs when it is awaited.
pub fn serve(app: web::Data<App>, listener: TcpListener) -> io::Result<Server> {
    let shared = app.clone();
    let lab = app.has_lab();
    let server = HttpServer::new(move || {
        let whole = actix_web::App::new().app_data(shared.clone()).wrap(Compress::default());
        whole.configure(|config| routes(config, lab))
    })
    .max_connections(CONNECTIONS_MAX)
    .client_request_timeout(REQUEST_TIMEOUT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(SHUTDOWN_SECS)
    .listen(listener)?
    .run();
    actix_web::rt::spawn(due::run_on(app.services.clone(), app.has_lab()));
    actix_web::rt::spawn(tidy_metrics(app));
    Ok(server)
}

async fn tidy_metrics(app: web::Data<App>) {
    let mut turns = tokio::time::interval(TIDY_EVERY);
    loop {
        turns.tick().await;
        app.exporter.iter().for_each(Exporter::tidy);
    }
}

/// Names a request in the log, in its answer (`x-request-id`) and on the page of a failure.
#[derive(Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// Random, and ours: what a client sends could be anything.
    fn new(random: &Random) -> Self {
        Self(random.bytes::<6>().iter().fold(String::new(), |id, byte| format!("{id}{byte:02x}")))
    }
}

/// Logs and counts a request by its route: never its address, query, cookies or form.
pub async fn log_request<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let began = Instant::now();
    let method = method_name(request.method());
    let app = request.app_data::<web::Data<App>>();
    if let Some(app) = app {
        client::warn_of_unnamed_proxy(app, request.request());
    }
    let id = app.map(|app| RequestId::new(&app.services.random));
    if let Some(id) = &id {
        request.extensions_mut().insert(id.clone());
    }
    let mut response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let took = began.elapsed();
    let status = response.status().as_u16();
    let id = id.map(|id| id.0).unwrap_or_default();
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    tracing::info!(request_id = id, method, route, status, micros, "request");
    telemetry::request(route, method, status, took);
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    Ok(response)
}

/// A method's name as a label: whoever invents methods must not invent labels.
fn method_name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}
