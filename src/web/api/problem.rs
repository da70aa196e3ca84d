//! What is wrong, for programs: RFC 9457 problems with a short stable code, in words that a person can be shown.

use super::call::Call;
use crate::app::App;
use crate::limits::Wait;
use crate::view::language::Language;
use crate::view::pages::outcome::Failure;
use crate::view::words::plain;
use crate::web::errors::WebError;
use crate::web::visit::preferred_language;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The media type of every problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// What a problem's `type` begins with; the code follows. A name and not an address: there is nothing to fetch.
pub const TYPE_PREFIX: &str = "urn:infopass:problem:";

/// Every kind of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// 400: the body is not a JSON object.
    Malformed,
    /// 401: nobody is logged in with this token.
    Unauthorized,
    /// 401: no account has this name and password.
    WrongLogIn,
    /// 403: the account's role does not do such things.
    Forbidden,
    /// 404: nothing is there, or not for this PIN.
    NotFound,
    /// 405
    MethodNotAllowed,
    /// 409: the person has a live appointment.
    AlreadyBooked,
    /// 409: the person has a request that nobody has decided.
    AlreadyWaiting,
    /// 409: the appointment is cancelled.
    Cancelled,
    /// 409: somebody changed it since it was shown.
    Changed,
    /// 409: such a thing cannot happen to the request as it stands.
    Impossible,
    /// 409: the person's time has begun, and no rule lets them in.
    Late,
    /// 409: an officer assigned the appointment.
    NotMovable,
    /// 409: nobody at the office's door is seen any more today.
    OfficeClosed,
    /// 409: the appointment has begun or is over.
    Past,
    /// 409: the last seat of that time has gone.
    SlotTaken,
    /// 409: the person's time has not come.
    TooEarly,
    /// 409: the appointment was moved ten times today.
    TooManyMoves,
    /// 409: the visit does not stand so that this could be done.
    WrongState,
    /// 413
    TooLarge,
    /// 415
    UnsupportedMediaType,
    /// 422: the key belongs to another request.
    IdempotencyKeyReused,
    /// 422: some members are wrong; `errors` names them.
    Invalid,
    /// 429
    TooManyRequests,
    /// 429: many appointments are being booked from the program's network.
    WaitForTurn,
    /// 500
    Internal,
    /// 503
    Unavailable,
}

impl Code {
    /// Every code, by status.
    pub const ALL: [Self; 27] = [
        Self::Malformed,
        Self::Unauthorized,
        Self::WrongLogIn,
        Self::Forbidden,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::AlreadyBooked,
        Self::AlreadyWaiting,
        Self::Cancelled,
        Self::Changed,
        Self::Impossible,
        Self::Late,
        Self::NotMovable,
        Self::OfficeClosed,
        Self::Past,
        Self::SlotTaken,
        Self::TooEarly,
        Self::TooManyMoves,
        Self::WrongState,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::IdempotencyKeyReused,
        Self::Invalid,
        Self::TooManyRequests,
        Self::WaitForTurn,
        Self::Internal,
        Self::Unavailable,
    ];

    /// The code as programs compare it; its words are `api-NAME-title` and `api-NAME-detail`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Unauthorized => "unauthorized",
            Self::WrongLogIn => "wrong-log-in",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::AlreadyBooked => "already-booked",
            Self::AlreadyWaiting => "already-waiting",
            Self::Cancelled => "cancelled",
            Self::Changed => "changed",
            Self::Impossible => "impossible",
            Self::Late => "late",
            Self::NotMovable => "not-movable",
            Self::OfficeClosed => "office-closed",
            Self::Past => "past",
            Self::SlotTaken => "slot-taken",
            Self::TooEarly => "too-early",
            Self::TooManyMoves => "too-many-moves",
            Self::WrongState => "wrong-state",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::IdempotencyKeyReused => "idempotency-key-reused",
            Self::Invalid => "invalid",
            Self::TooManyRequests => "too-many-requests",
            Self::WaitForTurn => "wait-for-turn",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }

    /// Its status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Unauthorized | Self::WrongLogIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::AlreadyBooked
            | Self::AlreadyWaiting
            | Self::Cancelled
            | Self::Changed
            | Self::Impossible
            | Self::Late
            | Self::NotMovable
            | Self::OfficeClosed
            | Self::Past
            | Self::SlotTaken
            | Self::TooEarly
            | Self::TooManyMoves
            | Self::WrongState => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::IdempotencyKeyReused | Self::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooManyRequests | Self::WaitForTurn => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The code of a failure that pages have too.
    fn of(failure: Failure) -> Self {
        match failure {
            Failure::NotFound => Self::NotFound,
            Failure::MethodNotAllowed => Self::MethodNotAllowed,
            Failure::TooLarge => Self::TooLarge,
            Failure::WrongType => Self::UnsupportedMediaType,
            Failure::Unreadable => Self::Malformed,
            Failure::Unavailable => Self::Unavailable,
            Failure::Internal => Self::Internal,
        }
    }
}

/// An error, as RFC 9457 writes it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Names the kind of problem: `urn:infopass:problem:` and the code.
    #[serde(rename = "type")]
    #[schema(format = "uri", example = "urn:infopass:problem:slot-taken")]
    pub kind: String,
    /// The kind of problem in words, in the language of the answer.
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened and what to do next, in the language of the answer.
    pub detail: String,
    /// The kind of problem for programs.
    #[schema(schema_with = super::describe::codes)]
    pub code: &'static str,
    /// With `invalid`: what is wrong, by member, parameter or header, in the language of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub errors: Option<BTreeMap<String, String>>,
    /// With `slot-taken`: the nearest free times.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub alternatives: Option<Vec<Alternative>>,
    /// With `internal`: quote it when you ask for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub request_id: Option<String>,
}

/// A free time that can be taken instead.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Alternative {
    /// The office's code.
    #[schema(example = "NYC")]
    pub office: String,
    /// The office's local time.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example = "2026-12-07T09:15")]
    pub starts_at: String,
    /// Free seats.
    #[schema(minimum = 1)]
    pub free: i64,
}

impl Problem {
    /// A problem in a language, with its code's own words.
    pub fn new(code: Code, language: Language) -> Self {
        let words = |part| plain(language, &format!("api-{}-{part}", code.as_str()));
        Self {
            kind: format!("{TYPE_PREFIX}{}", code.as_str()),
            title: words("title"),
            status: code.status().as_u16(),
            detail: words("detail"),
            code: code.as_str(),
            errors: None,
            alternatives: None,
            request_id: None,
        }
    }

    /// The problem as an answer.
    pub fn response(&self, language: Language) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        response.content_type(PROBLEM_JSON).insert_header((CONTENT_LANGUAGE, language.code()));
        if status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        response.body(serde_json::to_vec(self).unwrap_or_default())
    }
}

/// A problem that ends a call.
pub fn refuse(call: &Call, code: Code) -> WebError {
    WebError::instead(Problem::new(code, call.language).response(call.language))
}

/// A problem whose detail is a message of its own.
pub fn refuse_saying(call: &Call, code: Code, detail_key: &str) -> WebError {
    let problem = Problem { detail: plain(call.language, detail_key), ..Problem::new(code, call.language) };
    WebError::instead(problem.response(call.language))
}

/// `invalid`: message keys by member, parameter or header.
pub fn invalid(call: &Call, errors: &BTreeMap<String, String>) -> WebError {
    let errors = errors.iter().map(|(name, key)| (name.clone(), plain(call.language, key))).collect();
    let problem = Problem { errors: Some(errors), ..Problem::new(Code::Invalid, call.language) };
    WebError::instead(problem.response(call.language))
}

/// `invalid` for one of them.
pub fn invalid_one(call: &Call, name: &str, key: &str) -> WebError {
    invalid(call, &BTreeMap::from([(name.to_owned(), key.to_owned())]))
}

/// `slot-taken` at the desk, where an officer chooses the time.
pub fn desk_taken(call: &Call, alternatives: Vec<Alternative>) -> WebError {
    let problem = Problem {
        alternatives: Some(alternatives),
        detail: plain(call.language, "api-desk-taken"),
        ..Problem::new(Code::SlotTaken, call.language)
    };
    WebError::instead(problem.response(call.language))
}

/// `slot-taken` with what to take instead.
pub fn slot_taken(call: &Call, alternatives: Vec<Alternative>) -> WebError {
    let problem = Problem { alternatives: Some(alternatives), ..Problem::new(Code::SlotTaken, call.language) };
    WebError::instead(problem.response(call.language))
}

/// `too-many-requests` with when to try a name again that was locked out.
pub fn locked(call: &Call, wait_secs: u32) -> WebError {
    let problem =
        Problem { detail: plain(call.language, "api-locked"), ..Problem::new(Code::TooManyRequests, call.language) };
    let mut response = problem.response(call.language);
    response.headers_mut().insert(RETRY_AFTER, wait_secs.into());
    WebError::instead(response)
}

/// `too-many-requests` with when to try again.
pub fn wait(call: &Call, wait: Wait) -> WebError {
    told_to_wait(call, Code::TooManyRequests, wait)
}

/// `wait-for-turn` with when the next one comes.
pub fn wait_for_turn(call: &Call, wait: Wait) -> WebError {
    told_to_wait(call, Code::WaitForTurn, wait)
}

fn told_to_wait(call: &Call, code: Code, wait: Wait) -> WebError {
    let mut response = Problem::new(code, call.language).response(call.language);
    response.headers_mut().insert(RETRY_AFTER, wait.secs.into());
    WebError::instead(response)
}

/// A failure that pages have too: database out, no such address, wrong method.
pub fn failed(request: &HttpRequest, failure: Failure, request_id: Option<String>) -> HttpResponse {
    let language = preferred_language(request).unwrap_or_else(Language::english);
    Problem { request_id, ..Problem::new(Code::of(failure), language) }.response(language)
}

/// The application of a request; every request has one.
pub fn app_of(request: &HttpRequest) -> Result<web::Data<App>, WebError> {
    request.app_data::<web::Data<App>>().cloned().ok_or_else(|| Failure::Internal.into())
}
