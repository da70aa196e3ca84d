//! `POST /api/v1/desk/sessions` and `…/sessions/end`: logging in and out. A token is shown once and kept nowhere.

use super::call::DeskCall;
use super::members::{LOG_IN, NAME, PASSWORD};
use crate::domain::staff::Role;
use crate::limits::Target;
use crate::passwords::{Password, PasswordsError};
use crate::staff::{LogInError, log_in, log_out};
use crate::view::pages::outcome::Failure;
use crate::web::api::call::Posted;
use crate::web::api::describe;
use crate::web::api::problem::{Code, locked, refuse};
use crate::web::visit::Answer;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody who has just logged in.
#[derive(Serialize, ToSchema)]
#[schema(as = DeskSession)]
pub struct SessionShown {
    /// Send it as `Authorization: Bearer TOKEN`, and keep it as you keep a password.
    #[schema(pattern = "^[A-Za-z0-9_-]{43}$")]
    pub token: String,
    /// The account's name.
    pub name: String,
    /// What it may do: officers decide at their office, operators look up, admins decide everywhere and read the record.
    #[schema(schema_with = roles)]
    pub role: &'static str,
    /// An officer's office; `null` for those who see all.
    #[schema(required = true, example = "NYC")]
    pub office: Option<String>,
}

fn roles() -> utoipa::openapi::schema::Object {
    describe::one_of(Role::ALL.map(Role::as_str))
}

/// Logs in. An unknown name and a wrong password are one answer.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&LOG_IN);
    let (name, password) = (fields.text(&NAME), fields.text(&PASSWORD));
    for (member, typed) in [(&NAME, &name), (&PASSWORD, &password)] {
        if typed.is_empty() {
            fields.note(member.name, "error-api-missing");
        }
    }
    fields.finish()?;
    let tried = call.guess(Target::Desk).await?;
    match log_in(call.services(), call.passwords(), &name, &Password::typed(password)).await {
        Ok((token, staff)) => {
            call.guessed_right(tried).await?;
            let shown = SessionShown {
                token: token.reveal(),
                name: staff.name.as_str().to_owned(),
                role: staff.role.as_str(),
                office: staff.office.map(|office| office.as_str().to_owned()),
            };
            call.answer(StatusCode::CREATED, &shown)
        }
        Err(LogInError::Wrong) => Err(refuse(call, Code::WrongLogIn)),
        Err(LogInError::Locked { wait_secs }) => Err(locked(call, wait_secs)),
        Err(LogInError::Passwords(PasswordsError::Busy)) => Err(Failure::Unavailable.into()),
        Err(LogInError::Passwords(PasswordsError::Failed)) => Err(Failure::Internal.into()),
        Err(LogInError::Db(why)) => Err(why.into()),
    }
}

/// Logs out: the token is worth nothing any more.
pub async fn end(desk: DeskCall) -> Answer {
    log_out(desk.call.services(), &desk.token).await?;
    Ok(HttpResponse::NoContent().finish())
}
