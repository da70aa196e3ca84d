//! The building blocks of the interface's description: members, parameters, problems by status. What there is to choose
//! from is taken from the types themselves.

use super::idempotency::{HEADER, KEY_CHARS_MAX};
use super::members::{Member, MemberType};
use super::problem::{Code, PROBLEM_JSON, Problem};
use super::shown::standing_name;
use crate::domain::appointment::{Model, Standing, Status};
use crate::view::language::Language;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa::openapi::link::LinkBuilder;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, Object, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Content, ContentBuilder, Header, Ref, Required, Response, ResponseBuilder};

/// One of some texts.
pub fn one_of<'a>(values: impl IntoIterator<Item = &'a str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(values)).build()
}

/// The codes of problems.
pub fn codes() -> Object {
    one_of(Code::ALL.map(Code::as_str))
}

/// The statuses of appointments.
pub fn statuses() -> Object {
    one_of(Status::ALL.map(Status::as_str))
}

/// What can be done with them.
pub fn standings() -> Object {
    one_of([Standing::Live, Standing::Cancelled, Standing::Past].map(standing_name))
}

/// The two models.
pub fn models() -> Object {
    one_of(Model::ALL.map(Model::as_str))
}

/// A text of some length.
pub fn text(chars_max: usize) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).max_length(Some(chars_max))
}

fn member(member: &Member) -> Schema {
    let (schema, kind) = match member.kind {
        MemberType::Text => (text_member(member), Type::String),
        MemberType::Boolean => (ObjectBuilder::new(), Type::Boolean),
        MemberType::Count { most } => (ObjectBuilder::new().minimum(Some(1)).maximum(Some(most)), Type::Integer),
        MemberType::Texts { items_max } => return texts_member(member, items_max),
    };
    schema
        .schema_type(or_null(kind, member))
        .description(Some(member.about))
        .examples([example_of(member)])
        .build()
        .into()
}

fn text_member(member: &Member) -> ObjectBuilder {
    let schema = match (member.choices, member.required) {
        (Some(choices), _) => {
            let values = choices().into_iter().map(Value::from);
            let null = (!member.required).then_some(Value::Null);
            ObjectBuilder::new().enum_values(Some(values.chain(null)))
        }
        (None, true) => text(member.chars_max).min_length(Some(1)),
        (None, false) => text(member.chars_max),
    };
    schema.pattern(member.pattern)
}

fn texts_member(member: &Member, items_max: usize) -> Schema {
    let items = text(member.chars_max).pattern(member.pattern);
    let schema = ArrayBuilder::new().items(items).max_items(Some(items_max));
    schema
        .schema_type(or_null(Type::Array, member))
        .description(Some(member.about))
        .examples([example_of(member)])
        .build()
        .into()
}

/// A member that may be left out may be `null`.
fn or_null(kind: Type, member: &Member) -> SchemaType {
    if member.required { kind.into() } else { SchemaType::from_iter([kind, Type::Null]) }
}

fn example_of(member: &Member) -> Value {
    match member.kind {
        MemberType::Text => member.example.into(),
        // A test reads them all.
        _ => serde_json::from_str(member.example).unwrap_or_default(),
    }
}

/// A body of these members and no others.
pub fn body_schema(members: &[&Member], about: &str) -> Schema {
    let mut schema = ObjectBuilder::new().description(Some(about));
    for one in members {
        schema = schema.property(one.name, member(one));
        if one.required {
            schema = schema.required(one.name);
        }
    }
    let mut schema = schema.build();
    schema.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
    schema.into()
}

/// A body by its schema's name, with the members' examples as its own.
pub fn body(schema: &str, members: &[&Member]) -> RequestBody {
    let example: BTreeMap<&str, Value> = members.iter().map(|member| (member.name, example_of(member))).collect();
    let content =
        ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).example(Some(json!(example))).build();
    RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True)).build()
}

/// A parameter.
pub fn parameter(
    name: &str,
    place: ParameterIn,
    about: &str,
    schema: impl Into<Schema>,
    example: Option<&str>,
) -> Parameter {
    let required = if place == ParameterIn::Path { Required::True } else { Required::False };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(about))
        .schema(Some(schema.into()))
        .example(example.map(Value::from))
        .build()
}

/// `Accept-Language`
pub fn accept_language() -> Parameter {
    let about = "The language of messages, as browsers send it; English if it names none that the site speaks.";
    parameter("Accept-Language", ParameterIn::Header, about, ObjectBuilder::new().schema_type(Type::String), None)
}

/// `Idempotency-Key`
pub fn idempotency_key() -> Parameter {
    let about = "Makes repeating safe: the same request with the same key is done once, and answered with the same \
                 number and PIN. The key belongs to address and body for 24 hours from when the members are found valid; \
                 with another body or address it is refused. Take a new random one, such as a UUID, for each new request: \
                 all clients share one space of keys. Answers are not kept: the appointment is shown as it is at the \
                 time, a refused request is tried anew, and a move or a replacement repeated after another one is done \
                 again. A request without the header is one of its own.";
    let schema = text(KEY_CHARS_MAX).min_length(Some(1)).pattern(Some("^[!-~]+$"));
    parameter(HEADER, ParameterIn::Header, about, schema, None)
}

/// An answer with JSON.
pub fn answer<T: ToSchema>(about: &str) -> ResponseBuilder {
    let content = Content::new(Some(Ref::from_schema_name(T::name())));
    ResponseBuilder::new().description(about).content("application/json", content)
}

/// Tells what can be done next with the number that an answer has.
pub fn link(response: &mut Response, operation: &str, about: &str, number: &str, body: Option<Value>) {
    let link = LinkBuilder::new().operation_id(operation).description(about).parameter("number", number);
    let link = if let Some(body) = body { link.request_body(Some(body)) } else { link };
    response.links.insert(operation.to_owned(), link.build().into());
}

/// The answers that are problems, by status.
pub fn problems(codes: &[Code]) -> Vec<(String, Response)> {
    let mut by_status: BTreeMap<u16, Vec<Code>> = BTreeMap::new();
    for code in codes {
        by_status.entry(code.status().as_u16()).or_default().push(*code);
    }
    by_status.into_iter().map(|(status, codes)| (status.to_string(), problem_response(&codes))).collect()
}

fn problem_response(codes: &[Code]) -> Response {
    let about = codes.iter().map(|code| format!("`{}`: {}", code.as_str(), english(*code).title)).collect::<Vec<_>>();
    let examples = codes.iter().map(|code| {
        let shown = utoipa::openapi::example::ExampleBuilder::new().value(serde_json::to_value(example(*code)).ok());
        (code.as_str(), shown.build())
    });
    let content =
        ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).examples_from_iter(examples).build();
    let mut response = ResponseBuilder::new().description(about.join("; ")).content(PROBLEM_JSON, content);
    if codes.iter().any(|code| matches!(code, Code::TooManyRequests | Code::Unavailable)) {
        response = response.header("Retry-After", retry_after());
    }
    if codes.iter().any(|code| matches!(code, Code::Unauthorized | Code::WrongLogIn)) {
        let mut header = Header::new(one_of(["Bearer"]));
        header.description = Some("How to say who one is: with a token of the desk.".to_owned());
        response = response.header("WWW-Authenticate", header);
    }
    response.build()
}

fn retry_after() -> Header {
    let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1));
    let mut header = Header::new(seconds);
    header.description = Some("Seconds to wait before the next try.".to_owned());
    header
}

/// A code's problem in English.
pub fn english(code: Code) -> Problem {
    Problem::new(code, Language::english())
}

/// A problem as it may look.
fn example(code: Code) -> Problem {
    let mut problem = english(code);
    match code {
        Code::Invalid => {
            let message = crate::view::words::plain(Language::english(), "error-zip-length");
            problem.errors = Some(BTreeMap::from([("zip".to_owned(), message)]));
        }
        Code::SlotTaken => {
            problem.alternatives = Some(vec![super::problem::Alternative {
                office: "NYC".to_owned(),
                starts_at: "2026-12-07T09:30".to_owned(),
                free: 2,
            }]);
        }
        Code::Internal => problem.request_id = Some("5f1c02d98a4e".to_owned()),
        _ => {}
    }
    problem
}
