//! The server: sockets, time-outs, limits on connections, and one log line for each request.

use super::routes::routes;
use crate::app::App;
use crate::keeper;
use actix_web::body::MessageBody;
use actix_web::dev::{Server, ServiceRequest, ServiceResponse};
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
/// How often the limits forget those who have waited long enough.
const FORGET_EVERY: Duration = Duration::from_mins(1);

/// Serves an application on a listener; the server runs when it is awaited.
pub fn serve(app: web::Data<App>, listener: TcpListener) -> io::Result<Server> {
    let shared = app.clone();
    let server = HttpServer::new(move || {
        actix_web::App::new().app_data(shared.clone()).wrap(Compress::default()).configure(routes)
    })
    .max_connections(CONNECTIONS_MAX)
    .client_request_timeout(REQUEST_TIMEOUT)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(SHUTDOWN_SECS)
    .listen(listener)?
    .run();
    actix_web::rt::spawn(keeper::keep_on(app.services.clone()));
    actix_web::rt::spawn(forget_idle(app));
    Ok(server)
}

async fn forget_idle(app: web::Data<App>) {
    let mut turns = tokio::time::interval(FORGET_EVERY);
    loop {
        turns.tick().await;
        app.limits.forget_idle();
    }
}

/// Logs a request by its route: never its address, query, cookies or form.
pub async fn log_request<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let began = Instant::now();
    let method = request.method().clone();
    let response = next.call(request).await?;
    let route = response.request().match_pattern().unwrap_or_else(|| "none".to_owned());
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status = response.status().as_u16(), millis, "request");
    Ok(response)
}
