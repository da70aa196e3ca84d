//! One call of the interface: its language, the parts of its address, what it posted, and the ways to answer.

use super::members::{Fields, Member};
use super::problem::{self, Code};
use crate::app::App;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::limits::{Counted, Target, pacing};
use crate::passwords::Passwords;
use crate::services::Services;
use crate::view::language::Language;
use crate::view::problems::{number_key, pin_key};
use crate::web::client;
use crate::web::errors::WebError;
use crate::web::fields::{is_overflow, query_value, whole_body};
use crate::web::visit::{Answer, count_guess, preferred_language};
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value};
use std::future::{Future, Ready, ready};
use std::pin::Pin as Pinned;

/// A request under `/api/`.
pub struct Call {
    app: web::Data<App>,
    request: HttpRequest,
    /// The language of its messages: the one that `Accept-Language` prefers, else the posted `language`, else English.
    pub language: Language,
}

/// A call that posts a JSON object.
pub struct Posted {
    /// The call.
    pub call: Call,
    /// The object's members.
    pub members: Map<String, Value>,
}

impl Call {
    /// What the acts need.
    pub fn services(&self) -> &Services {
        &self.app.services
    }

    /// Hashes and compares passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.app.passwords
    }

    /// The request itself.
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// A part of the address.
    pub fn part(&self, name: &str) -> &str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    /// A value of the query; the first of several with one name counts.
    pub fn query(&self, name: &str) -> Option<String> {
        query_value(&self.request, name)
    }

    /// Counts a guess; if it has to wait, that is the answer.
    pub async fn guess(&self, target: Target<'_>) -> Result<Counted, WebError> {
        count_guess(&self.app, &self.request, target).await?.map_err(|wait| problem::wait(self, wait))
    }

    /// The guess was right.
    pub async fn guessed_right(&self, tried: Counted) -> Result<(), WebError> {
        Ok(self.app.limits.right(tried).await?)
    }

    /// Counts a booking; above what the program's network books it has to wait, and that is the answer.
    pub async fn may_book(&self) -> Result<pacing::Counted, WebError> {
        let asked = self.app.pacing.ask_at_once(client::of(&self.app, &self.request)).await?;
        asked.map_err(|wait| problem::wait_for_turn(self, wait))
    }

    /// Nothing was booked after all.
    pub async fn nothing_booked(&self, counted: pacing::Counted) -> Result<(), WebError> {
        Ok(self.app.pacing.nothing_booked(counted).await?)
    }

    /// Counts a seat that was freed.
    pub async fn count_freed_seat(&self) {
        self.app.pacing.count_freed(client::of(&self.app, &self.request)).await;
    }

    /// Answers with JSON.
    pub fn answer<T: Serialize>(&self, status: StatusCode, shown: &T) -> Answer {
        Ok(HttpResponse::build(status).json(shown))
    }
}

impl Posted {
    /// The members, to be read one by one; any that is not among the known ones is an error.
    pub fn fields<'a>(&'a self, known: &[&Member]) -> Fields<'a> {
        Fields::new(&self.call, &self.members, known)
    }

    /// The number of the address and the PIN of the body; what is wrong with either is noted.
    pub fn number_and_pin(&self, fields: &mut Fields<'_>) -> Option<(ConfirmationNumber, Pin)> {
        let number = ConfirmationNumber::parse(self.call.part("number"));
        let pin = Pin::parse(&fields.text(&super::members::PIN));
        if let Err(why) = number {
            fields.note("confirmation_number", number_key(why));
        }
        if let Err(why) = pin {
            fields.note("pin", pin_key(why));
        }
        Some((number.ok()?, pin.ok()?))
    }
}

impl FromRequest for Call {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let language = preferred_language(request).unwrap_or_else(Language::english);
        ready(problem::app_of(request).map(|app| Self { app, request: request.clone(), language }))
    }
}

impl FromRequest for Posted {
    type Error = WebError;
    type Future = Pinned<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let call = Call::from_request(request, payload);
        let body = whole_body(request, payload);
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_json = kind
            .and_then(|kind| kind.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
        Box::pin(async move {
            let mut call = call.await?;
            // The body is read even when its type is wrong: the connection stays usable.
            let body = match body.await {
                Ok(body) => body,
                Err(why) if is_overflow(&why) => return Err(problem::refuse(&call, Code::TooLarge)),
                Err(_) => return Err(problem::refuse(&call, Code::Malformed)),
            };
            if !is_json {
                return Err(problem::refuse(&call, Code::UnsupportedMediaType));
            }
            let Ok(Value::Object(members)) = serde_json::from_slice(&body) else {
                return Err(problem::refuse(&call, Code::Malformed));
            };
            if preferred_language(&call.request).is_none() {
                let posted = members.get("language").and_then(Value::as_str).and_then(Language::parse);
                call.language = posted.unwrap_or(call.language);
            }
            Ok(Self { call, members })
        })
    }
}
