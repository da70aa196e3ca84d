//! The whole table of addresses.

use super::api::{self, JSON_BYTES_MAX};
use super::csrf::forms_are_ours;
use super::desk;
use super::errors::{WebError, error_pages};
use super::fields::FORM_BYTES_MAX;
use super::headers::safe_headers;
use super::operations;
use super::pages as page;
use super::well_known;
use crate::view::pages::outcome::Failure;
use actix_web::middleware::from_fn;
use actix_web::web::{PayloadConfig, ServiceConfig, get, head, post, resource, scope, to};

/// Adds every address to an application; the testers' pages only where there is a laboratory.
pub fn routes(config: &mut ServiceConfig, lab: bool) {
    config.app_data(PayloadConfig::new(FORM_BYTES_MAX));
    config.service(
        scope("")
            .wrap(from_fn(forms_are_ours))
            .wrap(from_fn(error_pages))
            .wrap(from_fn(safe_headers))
            .wrap(from_fn(super::server::log_request))
            .configure(addresses)
            .configure(if lab { laboratory } else { nothing_more })
            .default_service(to(not_found)),
    );
}

/// A page that is shown, and one that is shown and has a form.
macro_rules! shown {
    ($address:expr, $page:path) => {{
        use $page as at;
        resource($address).route(get().to(at::get)).route(head().to(at::get))
    }};
}
macro_rules! form {
    ($address:expr, $page:path) => {{
        use $page as at;
        shown!($address, $page).route(post().to(at::post))
    }};
}

macro_rules! posted {
    ($address:expr, $call:path) => {{
        use $call as at;
        resource($address).route(post().to(at::post))
    }};
}

/// One of several acts or forms, by its name.
macro_rules! act {
    ($address:expr, $act:path) => {
        resource($address).route(post().to($act))
    };
}

fn addresses(config: &mut ServiceConfig) {
    config
        .service(scope(api::BASE).configure(calls).default_service(to(not_found)))
        .service(shown!("/", page::language))
        .service(shown!(page::style::href(), page::style))
        .service(resource(page::style::desk_href()).route(get().to(page::style::get_desk)))
        .service(resource("/healthz").route(get().to(operations::health)).route(head().to(operations::health)))
        .service(resource("/readyz").route(get().to(operations::readiness)).route(head().to(operations::readiness)))
        .service(resource("/metrics").route(get().to(operations::metrics)))
        .service(resource("/.well-known/infopass-door-keys.json").route(get().to(well_known::keys)))
        .service(resource("/.well-known/infopass-door-revoked.json").route(get().to(well_known::revoked)))
        .configure(at_desk)
        .service(resource("/{lang}").route(get().to(page::start::get_without_slash)))
        .service(shown!("/{lang}/", page::start))
        .service(form!("/{lang}/book/details", page::details))
        .service(form!("/{lang}/book/reason", page::reason))
        .service(form!("/{lang}/book/office", page::office))
        .service(form!("/{lang}/book/time", page::time))
        .service(form!("/{lang}/book/review", page::review))
        .service(resource("/{lang}/book/family").route(post().to(page::family::post)))
        .service(shown!("/{lang}/notice", page::notice))
        .service(resource("/{lang}/notice.ics").route(get().to(page::notice::get_calendar_file)))
        .service(resource("/{lang}/notice.pdf").route(get().to(page::notice::get_pdf)))
        .service(form!("/{lang}/appointment", page::appointment))
        .service(form!("/{lang}/appointment/reschedule", page::reschedule))
        .service(form!("/{lang}/appointment/cancel", page::cancel))
        .service(form!("/{lang}/appointment/delete-details", page::delete_details))
        .service(form!("/{lang}/replacement", page::replacement))
        .configure(contact_centre)
        .service(form!("/{lang}/finish", page::finish))
        .service(shown!("/{lang}/questions", page::questions))
        .service(shown!("/{lang}/about", page::about));
}

/// The current model.
fn contact_centre(config: &mut ServiceConfig) {
    config
        .service(resource("/{lang}/contact").route(get().to(page::contact::start::get_without_slash)))
        .service(shown!("/{lang}/contact/", page::contact::start))
        .service(form!("/{lang}/contact/call", page::contact::call))
        .service(form!("/{lang}/contact/request", page::contact::request))
        .service(form!("/{lang}/contact/request/type", page::contact::request_type))
        .service(form!("/{lang}/contact/request/details", page::contact::request_details))
        .service(form!("/{lang}/contact/request/review", page::contact::request_review))
        .service(form!("/{lang}/contact/walk-in", page::contact::walk_in))
        .service(form!("/{lang}/contact/status", page::contact::status))
        .service(resource("/{lang}/contact/status/notice").route(post().to(page::contact::status::notice::post)));
}

/// Without `--lab`.
fn nothing_more(_: &mut ServiceConfig) {}

/// The officers' desk: its addresses have no language.
fn at_desk(config: &mut ServiceConfig) {
    config
        .service(shown!("/desk", desk::queue))
        .service(posted!("/desk/log-in", desk::log_in))
        .service(posted!("/desk/log-out", desk::log_out))
        .service(shown!("/desk/find", desk::find))
        .service(shown!("/desk/items/{number}", desk::item))
        .service(act!("/desk/items/{number}/text", desk::calls::text))
        .service(act!("/desk/items/{number}/reached", desk::calls::reached))
        .service(act!("/desk/items/{number}/missed", desk::calls::missed))
        .service(act!("/desk/items/{number}/answer", desk::decide::answer))
        .service(act!("/desk/items/{number}/appointment", desk::decide::appointment))
        .service(act!("/desk/items/{number}/refuse", desk::decide::refuse))
        .service(act!("/desk/items/{number}/refuse-by-office", desk::decide::by_office))
        .service(shown!("/desk/walk-ins", desk::walk_ins))
        .service(act!("/desk/walk-ins/{number}/accept", desk::walk_ins::accept))
        .service(act!("/desk/walk-ins/{number}/decline", desk::walk_ins::decline))
        .service(shown!("/desk/day", desk::day))
        .service(act!("/desk/day/check-in", desk::day::check_in))
        .service(act!("/desk/day/close", desk::day::close))
        .service(posted!("/desk/day/code", desk::code))
        .service(act!("/desk/day/{number}/call", desk::visitors::call))
        .service(act!("/desk/day/{number}/serve", desk::visitors::serve))
        .service(act!("/desk/day/{number}/no-show", desk::visitors::no_show))
        .service(shown!("/desk/record", desk::record));
}

/// With `--lab` only.
fn laboratory(config: &mut ServiceConfig) {
    config
        .service(form!("/{lang}/lab/", page::lab::tour))
        .service(form!("/{lang}/lab/clock", page::lab::clock))
        .service(posted!("/{lang}/lab/go", page::lab::go))
        .service(resource(page::style::comparison_href()).route(get().to(page::style::get_comparison)))
        .service(form!("/{lang}/lab/compare", page::lab::compare))
        .service(shown!("/{lang}/lab/compare/run", page::lab::run))
        .service(posted!("/{lang}/lab/compare/stop", page::lab::stop))
        .service(shown!("/{lang}/lab/compare/report", page::lab::report));
}

/// Below `/api/v1`.
fn calls(config: &mut ServiceConfig) {
    config
        .app_data(PayloadConfig::new(JSON_BYTES_MAX))
        .service(shown!("/openapi.json", api::openapi))
        .service(shown!("/offices", api::offices))
        .service(shown!("/offices/{code}/slots", api::slots))
        .service(posted!("/appointments", api::appointments))
        .service(posted!("/appointments/{number}/view", api::view))
        .service(posted!("/appointments/{number}/reschedule", api::reschedule))
        .service(posted!("/appointments/{number}/cancel", api::cancel))
        .service(posted!("/replacements", api::replacements))
        .configure(contact_calls)
        .configure(desk_calls);
}

/// What the public sees of the current model.
fn contact_calls(config: &mut ServiceConfig) {
    config
        .service(shown!("/contact/hours", api::contact::hours))
        .service(shown!("/contact/kinds", api::contact::kinds))
        .service(posted!("/contact/cases", api::contact::cases))
        .service(posted!("/contact/requests", api::contact::requests))
        .service(posted!("/contact/requests/{number}/view", api::contact::view))
        .service(posted!("/contact/walk-ins", api::contact::walk_ins));
}

/// The officers' desk.
fn desk_calls(config: &mut ServiceConfig) {
    config
        .service(posted!("/desk/sessions", api::desk::sessions))
        .service(act!("/desk/sessions/end", api::desk::sessions::end))
        .service(shown!("/desk/queue", api::desk::queue))
        .service(shown!("/desk/items/{number}", api::desk::items))
        .service(shown!("/desk/items/{number}/seats", api::desk::seats))
        .service(act!("/desk/items/{number}/text", api::desk::calls::text))
        .service(act!("/desk/items/{number}/reached", api::desk::calls::reached))
        .service(act!("/desk/items/{number}/missed", api::desk::calls::missed))
        .service(act!("/desk/items/{number}/answer", api::desk::decisions::answer))
        .service(act!("/desk/items/{number}/appointment", api::desk::decisions::appointment))
        .service(act!("/desk/items/{number}/refuse", api::desk::decisions::refuse))
        .service(act!("/desk/items/{number}/refuse-by-office", api::desk::decisions::refuse_by_office))
        .service(shown!("/desk/walk-ins", api::desk::walk_ins))
        .service(act!("/desk/walk-ins/{number}/accept", api::desk::decisions::accept))
        .service(act!("/desk/walk-ins/{number}/decline", api::desk::decisions::decline))
        .service(shown!("/desk/day", api::desk::day))
        .service(act!("/desk/day/close", api::desk::day::close))
        .service(act!("/desk/visits/{number}/check-in", api::desk::visits::check_in))
        .service(act!("/desk/visits/{number}/call", api::desk::visits::call))
        .service(act!("/desk/visits/{number}/serve", api::desk::visits::serve))
        .service(act!("/desk/visits/{number}/no-show", api::desk::visits::no_show))
        .service(shown!("/desk/record", api::desk::record));
}

async fn not_found() -> Result<actix_web::HttpResponse, WebError> {
    Err(Failure::NotFound.into())
}
