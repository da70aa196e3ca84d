//! `GET /api/v1/openapi.json`: the interface's own description, made once. It speaks to programmers, in English.

use super::call::Call;
use super::describe::{
    accept_language, answer, body, body_schema, english, idempotency_key, link, parameter, problems, text,
};
use super::members::{BOOKING, DETAILS, MOVE, Member, PIN_ONLY, TEXT_CHARS_MAX, ZIP_PATTERN};
use super::offices::{OfficeShown, Offices};
use super::problem::{Alternative, Code, Problem, TYPE_PREFIX};
use super::shown::{Appointment, Issued, Shown};
use super::slots::{SlotShown, Slots};
use super::{BASE, contact, desk};
use crate::web::visit::Answer;
use actix_web::HttpResponse;
use serde_json::json;
use std::sync::LazyLock;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::{
    ComponentsBuilder, Header, InfoBuilder, LicenseBuilder, OpenApi, OpenApiBuilder, ResponseBuilder,
};

static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_json().unwrap_or_default());

/// Shows it.
pub async fn get(_: Call) -> Answer {
    Ok(HttpResponse::Ok().content_type("application/json").body(DOCUMENT.as_str()))
}

/// The whole description.
pub fn document() -> OpenApi {
    OpenApiBuilder::new().info(info()).paths(paths()).components(Some(components())).build()
}

const ABOUT: &str = "\
**This is an emulator of InfoPass, the self-scheduling site that the immigration service of the United States ran from \
2003 to 2019. It is not a government site, and its appointments are not real.**

The interface does what the pages do, by the same acts: an appointment made here can be opened there, and the reverse. \
Bodies are JSON objects in UTF-8 of at most 16 KiB; a member that an address does not have is refused. `null` stands for a member that is left out. Times without an offset are the office's local time. Nothing \
personal belongs in an address: whatever needs a PIN or a person's details is a POST.

What goes wrong is answered as a problem (RFC 9457, `application/problem+json`), at every address below `/api/`. Its \
`code` is for programs; `title`, `detail` and `errors` are for people, in the language that `Accept-Language` names, else \
in the `language` of the body, else in English. An unknown confirmation number and a wrong PIN are one and the same \
problem. A confirmation number whose check digit is wrong is told (422, `errors.confirmation_number`) without a look-up.

Guessing is slowed down by client and by number (429 `too-many-requests`). Bookings are paced by address and network: \
above the pace one is told when to send the same request again (429 `wait-for-turn`, `Retry-After`); no place is kept, and \
people at the pages come first. To cancel or to move counts as a booking and is never held up.

**Two models.** `/offices`, `/appointments` and `/replacements` are the legacy model: people choose a time themselves. \
`/contact/…` is what the public sees of the current one, in which a request is taken down, an officer calls back, and \
only officers give appointments. `/desk/…` is the officers' side of it: with an account, `POST /desk/sessions` gives a \
token, sent as `Authorization: Bearer TOKEN`. It ends after 30 minutes without use and 12 hours in any case. Acts on a \
request name the `revision` that was shown, so that one that is repeated, or comes after somebody else's, is refused \
(409 `changed`) instead of being done twice: they need no `Idempotency-Key`.";

fn info() -> utoipa::openapi::Info {
    let list = Code::ALL.map(|code| {
        let status = code.status().as_u16();
        format!("| `{}` | {status} | {} |", code.as_str(), english(code).title)
    });
    let about = format!(
        "{ABOUT}\n\nThe `type` of a problem is `{TYPE_PREFIX}` and its code: a name, not an address to fetch.\n\n\
         | Code | Status | Title |\n|---|---|---|\n{}",
        list.join("\n")
    );
    InfoBuilder::new()
        .title("InfoPass emulator")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(about))
        .license(Some(LicenseBuilder::new().name(env!("CARGO_PKG_LICENSE")).build()))
        .build()
}

fn components() -> utoipa::openapi::Components {
    let components = ComponentsBuilder::new()
        .schema_from::<Offices>()
        .schema_from::<OfficeShown>()
        .schema_from::<Slots>()
        .schema_from::<SlotShown>()
        .schema_from::<Appointment>()
        .schema_from::<Issued>()
        .schema_from::<Shown>()
        .schema_from::<Problem>()
        .schema_from::<Alternative>()
        .schema("Booking", body_schema(&BOOKING, "Who is coming, where and when."))
        .schema("Details", body_schema(&DETAILS, "Who is coming, as typed when the appointment was made."))
        .schema("Move", body_schema(&MOVE, "Another time."))
        .schema("Key", body_schema(&PIN_ONLY, "The PIN of the number in the address."));
    desk::openapi::components(contact::openapi::components(components)).build()
}

fn paths() -> PathsBuilder {
    let mut paths = PathsBuilder::new();
    paths = path(paths, "/offices", HttpMethod::Get, offices());
    paths = path(paths, "/offices/{code}/slots", HttpMethod::Get, slots());
    paths = path(paths, "/appointments", HttpMethod::Post, appointments());
    paths = path(paths, "/appointments/{number}/view", HttpMethod::Post, view());
    paths = path(paths, "/appointments/{number}/reschedule", HttpMethod::Post, reschedule());
    paths = path(paths, "/appointments/{number}/cancel", HttpMethod::Post, cancel());
    paths = path(paths, "/replacements", HttpMethod::Post, replacements());
    paths = path(paths, "/openapi.json", HttpMethod::Get, description());
    desk::openapi::paths(contact::openapi::paths(paths))
}

/// Adds an operation.
pub fn path(paths: PathsBuilder, address: &str, method: HttpMethod, operation: OperationBuilder) -> PathsBuilder {
    paths.path(format!("{BASE}{address}"), PathItem::new(method, operation))
}

/// An operation with what every one has.
pub fn operation(id: &str, summary: &str, codes: &[Code]) -> OperationBuilder {
    let mut operation =
        OperationBuilder::new().operation_id(Some(id)).summary(Some(summary)).parameter(accept_language());
    for (status, response) in problems(&[codes, &[Code::Internal]].concat()) {
        operation = operation.response(status, response);
    }
    operation
}

/// What can be wrong with any body.
pub const BODY: [Code; 6] = [
    Code::Malformed,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::Invalid,
    Code::TooManyRequests,
    Code::Unavailable,
];

/// An operation with a body.
pub fn posting(id: &str, summary: &str, schema: &str, members: &[&Member], codes: &[Code]) -> OperationBuilder {
    operation(id, summary, &[&BODY, codes].concat()).request_body(Some(body(schema, members)))
}

/// The confirmation number of an address.
pub fn number() -> utoipa::openapi::path::Parameter {
    let about = "The confirmation number; spaces, hyphens and letter case do not matter.";
    parameter("number", ParameterIn::Path, about, text(TEXT_CHARS_MAX), Some("NYC-26-4821-9375"))
}

/// A day of the query.
pub fn day(name: &str, about: &str) -> utoipa::openapi::path::Parameter {
    let schema =
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)));
    parameter(name, ParameterIn::Query, about, schema, None)
}

fn description() -> OperationBuilder {
    let document = utoipa::openapi::Content::new(Some(ObjectBuilder::new().schema_type(Type::Object)));
    let document = ResponseBuilder::new().description("This document.").content("application/json", document);
    operation("openapi", "This description", &[]).response("200", document)
}

fn offices() -> OperationBuilder {
    let zip = text(TEXT_CHARS_MAX).pattern(Some(ZIP_PATTERN));
    let about = "A ZIP code of five or nine digits: its own office comes first, then the nearest, five in all.";
    operation("offices", "Offices, and when each has a free day", &[Code::Invalid, Code::Unavailable])
        .description(Some(
            "Without `zip`, or with one that belongs to no office (a military one), all listed offices by code.",
        ))
        .parameter(parameter("zip", ParameterIn::Query, about, zip, Some("10001")))
        .response("200", answer::<Offices>("The offices."))
}

fn slots() -> OperationBuilder {
    let code = text(TEXT_CHARS_MAX);
    operation("slots", "Times of an office", &[Code::NotFound, Code::Invalid, Code::Unavailable])
        .description(Some(
            "The sessions of the booking window, full ones too. The window reaches from an hour from now to two weeks ahead.",
        ))
        .parameter(parameter("code", ParameterIn::Path, "The office's code.", code, Some("NYC")))
        .parameter(day("from", "The first day, by the office's date; the beginning of the window if left out."))
        .parameter(day("to", "The last day, included; the end of the window if left out."))
        .response("200", answer::<Slots>("The sessions."))
}

fn appointments() -> OperationBuilder {
    let codes = [Code::IdempotencyKeyReused, Code::AlreadyBooked, Code::SlotTaken, Code::WaitForTurn];
    let location = Header::new(ObjectBuilder::new().schema_type(Type::String));
    let mut booked = answer::<Issued>("Booked.").build();
    booked.headers.insert("Location".to_owned(), location.into());
    let key = json!({ "pin": "$response.body#/pin" });
    let same_time = json!({ "pin": "$response.body#/pin", "starts_at": "$response.body#/starts_at" });
    for (id, about, body) in [
        ("view", "Show the appointment.", key.clone()),
        ("reschedule", "Move it.", same_time),
        ("cancel", "Cancel it.", key),
    ] {
        link(&mut booked, id, about, "$response.body#/confirmation_number", Some(body));
    }
    posting("book", "Make an appointment", "Booking", &BOOKING, &codes)
        .description(Some("A person has at most one appointment that has not begun."))
        .parameter(idempotency_key())
        .response("201", booked)
}

fn view() -> OperationBuilder {
    posting("view", "Show an appointment", "Key", &PIN_ONLY, &[Code::NotFound])
        .parameter(number())
        .response("200", answer::<Shown>("The appointment, cancelled and past ones too."))
}

fn reschedule() -> OperationBuilder {
    let codes = [
        Code::NotFound,
        Code::IdempotencyKeyReused,
        Code::Cancelled,
        Code::NotMovable,
        Code::Past,
        Code::SlotTaken,
        Code::TooManyMoves,
    ];
    posting("reschedule", "Move an appointment", "Move", &MOVE, &codes)
        .description(Some(
            "The new seat is taken and the old one freed, or nothing changes. Number and PIN stay. The same time again \
             changes nothing.",
        ))
        .parameter(number())
        .parameter(idempotency_key())
        .response("200", answer::<Shown>("Moved."))
}

fn cancel() -> OperationBuilder {
    let codes = [Code::NotFound, Code::IdempotencyKeyReused, Code::Past];
    posting("cancel", "Cancel an appointment", "Key", &PIN_ONLY, &codes)
        .description(Some("The seat is free again as the office's `release` says. Cancelling again shows the same."))
        .parameter(number())
        .parameter(idempotency_key())
        .response("200", answer::<Shown>("Cancelled."))
}

fn replacements() -> OperationBuilder {
    let codes = [Code::NotFound, Code::IdempotencyKeyReused];
    posting("replace", "Replace a lost notice", "Details", &DETAILS, &codes)
        .description(Some(
            "The details given when the appointment was made give a new PIN; the old one is dead. No match, cancelled and \
             past are one answer.",
        ))
        .parameter(idempotency_key())
        .response("200", answer::<Issued>("The appointment with its new PIN."))
}
