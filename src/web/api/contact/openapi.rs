//! What the interface's description says of the current model as the public sees it.

use super::cases::CaseShown;
use super::hours::{CallingHours, Hours};
use super::kinds::{Document, KindShown, Kinds};
use super::members::{BIRTH_ONLY, CASE_ONLY, REQUEST, WALK_IN};
use super::shown::{Assigned, Attempt, Decided, Request, RequestOpened, Settled};
use crate::web::api::describe::{answer, body_schema, idempotency_key, link, parameter, text};
use crate::web::api::members::TEXT_CHARS_MAX;
use crate::web::api::openapi::{operation, path, posting};
use crate::web::api::problem::Code;
use serde_json::json;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, Parameter, ParameterIn, PathsBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{ComponentsBuilder, Header, Response};

/// Adds the schemas.
pub fn components(components: ComponentsBuilder) -> ComponentsBuilder {
    components
        .schema_from::<Hours>()
        .schema_from::<CallingHours>()
        .schema_from::<Kinds>()
        .schema_from::<KindShown>()
        .schema_from::<Document>()
        .schema_from::<CaseShown>()
        .schema_from::<Settled>()
        .schema_from::<Request>()
        .schema_from::<RequestOpened>()
        .schema_from::<Attempt>()
        .schema_from::<Decided>()
        .schema_from::<Assigned>()
        .schema("CaseNumber", body_schema(&CASE_ONLY, "Which case."))
        .schema("Asking", body_schema(&REQUEST, "Who asks, and for what."))
        .schema("AskingAtDoor", body_schema(&WALK_IN, "Who stands at which door, and for what."))
        .schema("Birth", body_schema(&BIRTH_ONLY, "The date of birth of the person whom the request is for."))
}

/// Adds the operations.
pub fn paths(mut paths: PathsBuilder) -> PathsBuilder {
    paths = path(paths, "/contact/hours", HttpMethod::Get, hours());
    paths = path(paths, "/contact/kinds", HttpMethod::Get, kinds());
    paths = path(paths, "/contact/cases", HttpMethod::Post, cases());
    paths = path(paths, "/contact/requests", HttpMethod::Post, requests());
    paths = path(paths, "/contact/requests/{number}/view", HttpMethod::Post, view());
    path(paths, "/contact/walk-ins", HttpMethod::Post, walk_ins())
}

/// The service item number of an address.
pub fn item_number() -> Parameter {
    let about = "The service item number; spaces and hyphens do not matter.";
    parameter("number", ParameterIn::Path, about, text(TEXT_CHARS_MAX), Some("48219375"))
}

fn hours() -> OperationBuilder {
    operation("contactHours", "When the contact centre answers and calls", &[])
        .description(Some("Operators answer and officers call by Eastern time, not on federal holidays."))
        .response("200", answer::<Hours>("The hours as of now."))
}

fn kinds() -> OperationBuilder {
    operation("contactKinds", "What can be asked for", &[])
        .description(Some("The kinds of the rule file, in words of the language that `Accept-Language` names."))
        .response("200", answer::<Kinds>("The kinds."))
}

fn cases() -> OperationBuilder {
    posting("caseStatus", "Where a case stands", "CaseNumber", &CASE_ONLY, &[Code::NotFound])
        .description(Some("What the automated voice system tells: received, pending, or decision made."))
        .response("200", answer::<CaseShown>("The case."))
}

fn requests() -> OperationBuilder {
    let codes = [Code::IdempotencyKeyReused, Code::AlreadyWaiting, Code::AlreadyBooked];
    posting("ask", "Ask for an appointment or an answer", "Asking", &REQUEST, &codes)
        .description(Some(
            "The request form. It is screened by the rules of a tier 1 operator: a question that they settle is answered \
             with the rule's text (200), and nothing is taken down. All kinds are taken, those of the group `by-phone` \
             too, since there is no telephone here. A person has at most one request that nobody has decided, and \
             none for a visit while an assigned appointment is to come.",
        ))
        .parameter(idempotency_key())
        .response("200", answer::<Settled>("Settled: the rule's text is the answer."))
        .response("201", taken_down("Taken down: an officer calls back.", &CALLS))
}

/// What an officer does first.
const CALLS: [(&str, &str); 3] = [
    ("textSent", "Note a text before the call."),
    ("callReached", "Note that the person was reached."),
    ("callMissed", "Note that the person was not reached."),
];
/// What an officer does at the door.
const AT_DOOR: [(&str, &str); 2] =
    [("acceptWalkIn", "Give the person a seat today."), ("declineWalkIn", "Send the person away.")];

/// Where an answer has the number of a request.
pub const NUMBER: &str = "$response.body#/service_item_number";

/// A request that was taken down, with where it can be seen and what the desk does with it.
fn taken_down(about: &str, acts: &[(&str, &str)]) -> Response {
    let location = Header::new(ObjectBuilder::new().schema_type(Type::String));
    let mut taken = answer::<Request>(about).build();
    taken.headers.insert("Location".to_owned(), location.into());
    let born = json!({ "date_of_birth": "$request.body#/date_of_birth" });
    link(&mut taken, "viewRequest", "Show where it stands.", NUMBER, Some(born));
    link(&mut taken, "item", "At the desk: open it.", NUMBER, None);
    link(&mut taken, "seats", "See which times there are for it.", NUMBER, None);
    for (id, about) in acts {
        link(&mut taken, id, about, NUMBER, Some(json!({ "revision": 1 })));
    }
    taken
}

fn view() -> OperationBuilder {
    posting("viewRequest", "Where a request stands", "Birth", &BIRTH_ONLY, &[Code::NotFound])
        .description(Some(
            "With the calls so far, the decision and its rule, and once an appointment is assigned its confirmation number \
             and PIN: they open it under `/appointments`, where it can be cancelled but not moved. An unknown number and \
             a wrong date of birth are one answer.",
        ))
        .parameter(item_number())
        .response("200", answer::<RequestOpened>("The request."))
}

fn walk_ins() -> OperationBuilder {
    let codes = [Code::IdempotencyKeyReused, Code::AlreadyWaiting, Code::AlreadyBooked, Code::OfficeClosed];
    posting("askAtDoor", "Ask at an office's door", "AskingAtDoor", &WALK_IN, &codes)
        .description(Some(
            "For somebody who stands at an office without an appointment. An officer there accepts or declines, which \
             `/contact/requests/{number}/view` shows. Whoever has not been seen when the last session begins has to go.",
        ))
        .parameter(idempotency_key())
        .response("201", taken_down("The person waits for an officer.", &AT_DOOR))
}
