//! What the interface's description says of the desk.

use super::day::{DayClosed, VisitorsDay};
use super::members::{
    ASSIGNMENT, BRING, CALL_BACK, CHECK_IN, CHOSEN, CLOSE, DECISION, DOCUMENTS, LOG_IN, NOTHING, REASON, REVISION,
    RULE, TO_WINDOW,
};
use super::queue::QueueShown;
use super::record::{Act, Record};
use super::rules::RuleShown;
use super::seats::Seats;
use super::sessions::SessionShown;
use super::shown::{AssignedAt, AttemptBy, DecidedBy, Item, ItemOpened};
use super::visits::VisitorShown;
use super::walk_ins::WalkIns;
use crate::web::api::contact::openapi::{NUMBER, item_number};
use crate::web::api::describe::{answer, body_schema, link, parameter, text};
use crate::web::api::members::{Member, TEXT_CHARS_MAX};
use crate::web::api::openapi::{day, number, operation, path, posting};
use crate::web::api::problem::Code;
use serde_json::json;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, Parameter, ParameterIn, PathsBuilder};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ComponentsBuilder, Response, ResponseBuilder};

/// The name of the security scheme.
const BEARER: &str = "bearer";

/// Adds the schemas and how one logs in.
pub fn components(components: ComponentsBuilder) -> ComponentsBuilder {
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The token that `POST /desk/sessions` gives. Accounts are made by `infopass staff add`."))
        .build();
    components
        .schema_from::<SessionShown>()
        .schema_from::<QueueShown>()
        .schema_from::<Item>()
        .schema_from::<ItemOpened>()
        .schema_from::<AttemptBy>()
        .schema_from::<DecidedBy>()
        .schema_from::<AssignedAt>()
        .schema_from::<RuleShown>()
        .schema_from::<Seats>()
        .schema_from::<WalkIns>()
        .schema_from::<VisitorsDay>()
        .schema_from::<VisitorShown>()
        .schema_from::<DayClosed>()
        .schema_from::<Record>()
        .schema_from::<Act>()
        .schema("LogIn", body_schema(&LOG_IN, "Who."))
        .schema("CallBack", body_schema(&CALL_BACK, "Of the request as it was shown."))
        .schema("Decision", body_schema(&DECISION, "On what ground."))
        .schema("Assignment", body_schema(&ASSIGNMENT, "On what ground, when, and what to bring."))
        .schema("CheckIn", body_schema(&CHECK_IN, "For somebody late: why they are let in."))
        .schema("ToWindow", body_schema(&TO_WINDOW, "Where to."))
        .schema("Nothing", body_schema(&NOTHING, "There is nothing to tell."))
        .schema("DayToClose", body_schema(&CLOSE, "Which day."))
        .security_scheme(BEARER, SecurityScheme::Http(bearer))
}

/// Adds the operations.
pub fn paths(mut paths: PathsBuilder) -> PathsBuilder {
    paths = path(paths, "/desk/sessions", HttpMethod::Post, log_in());
    paths = path(paths, "/desk/sessions/end", HttpMethod::Post, log_out());
    paths = path(paths, "/desk/queue", HttpMethod::Get, queue());
    paths = path(paths, "/desk/items/{number}", HttpMethod::Get, item());
    paths = path(paths, "/desk/items/{number}/seats", HttpMethod::Get, seats());
    for (name, id, summary) in [
        ("text", "textSent", "A text was sent before the call"),
        ("reached", "callReached", "The officer has the person on the telephone"),
        ("missed", "callMissed", "The call did not reach the person"),
    ] {
        let operation = on_item(id, summary, ("CallBack", &CALL_BACK), &[]).response("200", to_decide());
        paths = path(paths, &format!("/desk/items/{{number}}/{name}"), HttpMethod::Post, operation);
    }
    for (address, id, summary, example) in [
        ("/desk/items/{number}/answer", "answerByPhone", "Answered by telephone", "solved-in-the-call"),
        ("/desk/items/{number}/refuse", "refuse", "Refused, with the rule", "not-for-the-office"),
        (
            "/desk/items/{number}/refuse-by-office",
            "refuseByOffice",
            "An urgent one refused by the field office after all",
            "office-has-no-room",
        ),
        (
            "/desk/walk-ins/{number}/decline",
            "declineWalkIn",
            "Somebody at the door is sent away",
            "no-emergency-at-the-door",
        ),
    ] {
        let rule = Member { example, ..RULE };
        let operation = on_item(id, summary, ("Decision", &[&REVISION, &rule, &REASON]), &[]);
        paths = path(paths, address, HttpMethod::Post, operation);
    }
    for (address, id, summary, example) in [
        ("/desk/items/{number}/appointment", "assign", "An appointment is assigned", "visit-needed"),
        (
            "/desk/walk-ins/{number}/accept",
            "acceptWalkIn",
            "Somebody at the door gets a seat today and a ticket",
            "accepted-at-discretion",
        ),
    ] {
        let rule = Member { example, ..RULE };
        let members = [&REVISION, &rule, &REASON, &CHOSEN, &DOCUMENTS, &BRING];
        let codes = [Code::SlotTaken, Code::AlreadyBooked];
        paths = path(paths, address, HttpMethod::Post, on_item(id, summary, ("Assignment", &members), &codes));
    }
    of_the_day(paths)
}

fn of_the_day(mut paths: PathsBuilder) -> PathsBuilder {
    paths = path(paths, "/desk/walk-ins", HttpMethod::Get, walk_ins());
    paths = path(paths, "/desk/day", HttpMethod::Get, visitors());
    paths = path(paths, "/desk/day/close", HttpMethod::Post, close());
    let check_in = on_visit("checkIn", "Let somebody in", ("CheckIn", &CHECK_IN), &[Code::TooEarly, Code::Late])
        .description(Some(
            "From 15 minutes before the time until it begins; after that with a rule that lets them in. Somebody who is \
             checked in keeps the ticket.",
        ));
    paths = path(paths, "/desk/visits/{number}/check-in", HttpMethod::Post, check_in);
    let call = on_visit("callToWindow", "Call somebody to a window", ("ToWindow", &TO_WINDOW), &[]);
    paths = path(paths, "/desk/visits/{number}/call", HttpMethod::Post, call);
    let serve = on_visit("serve", "The person at the window is done", ("Nothing", &NOTHING), &[]);
    paths = path(paths, "/desk/visits/{number}/serve", HttpMethod::Post, serve);
    let no_show = on_visit("noShow", "The person has not come", ("Nothing", &NOTHING), &[Code::TooEarly]);
    paths = path(paths, "/desk/visits/{number}/no-show", HttpMethod::Post, no_show);
    path(paths, "/desk/record", HttpMethod::Get, record())
}

fn secured(operation: OperationBuilder) -> OperationBuilder {
    operation.security(SecurityRequirement::new(BEARER, Vec::<String>::new()))
}

/// A look at something of the desk.
fn looking(id: &str, summary: &str, codes: &[Code]) -> OperationBuilder {
    secured(operation(id, summary, &[&[Code::Unauthorized, Code::Unavailable], codes].concat()))
}

/// An act of the desk.
fn acting(id: &str, summary: &str, (schema, members): (&str, &[&Member]), codes: &[Code]) -> OperationBuilder {
    secured(posting(id, summary, schema, members, &[&[Code::Unauthorized, Code::Forbidden], codes].concat()))
}

fn on_item(id: &str, summary: &str, body: (&str, &[&Member]), codes: &[Code]) -> OperationBuilder {
    acting(id, summary, body, &[&[Code::NotFound, Code::Changed, Code::Impossible], codes].concat())
        .parameter(item_number())
        .response("200", answer::<ItemOpened>("Done: the request as it stands now."))
}

/// A request as it stands, and how it can be decided.
fn to_decide() -> Response {
    let mut shown = answer::<ItemOpened>("Done: the request as it stands now.").build();
    let body = json!({ "revision": "$response.body#/revision" });
    for (id, about) in [
        ("answerByPhone", "Answer it by telephone."),
        ("assign", "Assign an appointment."),
        ("refuse", "Refuse it."),
        ("refuseByOffice", "Refuse it for the office."),
    ] {
        link(&mut shown, id, about, NUMBER, Some(body.clone()));
    }
    shown
}

fn on_visit(id: &str, summary: &str, body: (&str, &[&Member]), codes: &[Code]) -> OperationBuilder {
    acting(id, summary, body, &[&[Code::NotFound, Code::Changed, Code::WrongState], codes].concat())
        .parameter(number())
        .response("200", answer::<VisitorShown>("Done: the visitor as they stand now."))
}

fn office() -> Parameter {
    let about = "Code of an office. An officer's is their own; operators and admins see all, and name one where a list is \
                 of one office.";
    parameter("office", ParameterIn::Query, about, text(TEXT_CHARS_MAX), Some("NYC"))
}

fn log_in() -> OperationBuilder {
    posting("logIn", "Log in", "LogIn", &LOG_IN, &[Code::WrongLogIn])
        .description(Some(
            "An unknown name and a wrong password are one answer. After three failures in a row the name has to wait (429), \
             longer each time.",
        ))
        .response("201", answer::<SessionShown>("Logged in. The token ends after 30 minutes without use, and after 12 hours."))
}

fn log_out() -> OperationBuilder {
    secured(operation("logOut", "Log out", &[Code::Unauthorized, Code::Unavailable]))
        .response("204", ResponseBuilder::new().description("The token is worth nothing any more."))
}

fn queue() -> OperationBuilder {
    looking("queue", "Whom to call", &[Code::Forbidden, Code::Invalid])
        .description(Some("In the order of what was promised, those of all offices if none is named."))
        .parameter(office())
        .response("200", answer::<QueueShown>("The queue."))
}

fn item() -> OperationBuilder {
    looking("item", "A request", &[Code::NotFound, Code::Invalid])
        .parameter(item_number())
        .response("200", answer::<ItemOpened>("The request, and what may be decided."))
}

fn seats() -> OperationBuilder {
    looking("seats", "Times for a request", &[Code::NotFound, Code::Invalid])
        .parameter(item_number())
        .parameter(day("from", "The first day, by the office's date; the proposed one if left out."))
        .response("200", answer::<Seats>("The time that is proposed, and the free ones."))
}

fn walk_ins() -> OperationBuilder {
    looking("walkIns", "Who stands at the door", &[Code::Forbidden, Code::Invalid])
        .parameter(office())
        .response("200", answer::<WalkIns>("Who waits, and which seats there are today."))
}

fn visitors() -> OperationBuilder {
    looking("visitors", "The visitors of a day", &[Code::Forbidden, Code::Invalid])
        .description(Some("Of both models, those who cancelled too."))
        .parameter(office())
        .parameter(day("day", "The day, by the office's date; today if left out."))
        .response("200", answer::<VisitorsDay>("The day's list."))
}

fn close() -> OperationBuilder {
    acting("closeDay", "End a day", ("DayToClose", &CLOSE), &[])
        .description(Some("Whoever's time has begun and who has not come is marked so. It can be done again."))
        .response("200", answer::<DayClosed>("How many are marked now."))
}

fn record() -> OperationBuilder {
    let before = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1));
    let about = "Acts before this one; the last ones if left out.";
    looking("record", "The record of acts", &[Code::Forbidden, Code::Invalid])
        .description(Some("For admins: who did what, when, with which item. It is only ever added to."))
        .parameter(parameter("before", ParameterIn::Query, about, before, None))
        .response("200", answer::<Record>("A hundred acts, the newest first."))
}
