//! A call of somebody who is logged in: `Authorization: Bearer TOKEN`, read anew each time.

use super::super::call::{Call, Posted};
use super::super::problem::{Code, invalid_one, refuse, refuse_saying};
use crate::domain::directory::Directory;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::staff::Staff;
use crate::staff::{Token, any_accounts, session};
use crate::web::errors::WebError;
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use std::future::Future;
use std::pin::Pin;

/// A request under `/desk/`.
pub struct DeskCall {
    /// The call.
    pub call: Call,
    /// Who is logged in.
    pub staff: Staff,
    /// With which token.
    pub token: Token,
}

/// A call that posts a JSON object.
pub struct DeskPosted {
    /// The call and its object.
    pub posted: Posted,
    /// Who is logged in.
    pub staff: Staff,
}

impl DeskCall {
    /// The office that the query names; an officer's own if it names none, and no other.
    pub fn office<'a>(&self, directory: &'a Directory) -> Result<Option<&'a Office>, WebError> {
        named_office(&self.call, &self.staff, directory, self.call.query("office"))
    }
}

/// An office that somebody names, or else an officer's own. Officers see their own office's people only.
pub fn named_office<'a>(
    call: &Call,
    staff: &Staff,
    directory: &'a Directory,
    named: Option<String>,
) -> Result<Option<&'a Office>, WebError> {
    let Some(named) = named else { return Ok(staff.office.as_ref().and_then(|own| directory.office(own))) };
    // Offices that are closed for good too: their people's requests are still there.
    let office = OfficeCode::parse(&named).ok().and_then(|code| directory.office(&code));
    let office = office.ok_or_else(|| invalid_one(call, "office", "error-office-unknown"))?;
    if staff.sees(&office.code) {
        Ok(Some(office))
    } else {
        Err(refuse_saying(call, Code::Forbidden, "api-other-office"))
    }
}

/// The same where one is needed.
pub fn needed_office<'a>(call: &Call, office: Option<&'a Office>) -> Result<&'a Office, WebError> {
    office.ok_or_else(|| invalid_one(call, "office", "error-office-missing"))
}

/// Who has sent a call; the session of a removed account is gone.
async fn who(call: &Call) -> Result<(Token, Staff), WebError> {
    let sent = call.request().headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = sent.and_then(|sent| {
        let (scheme, token) = sent.trim().split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| Token::parse(token.trim()))?
    });
    if let Some(token) = token
        && let Some(staff) = session(call.services(), &token).await?
    {
        return Ok((token, staff));
    }
    Err(if any_accounts(call.services()).await? {
        refuse(call, Code::Unauthorized)
    } else {
        refuse_saying(call, Code::Unauthorized, "api-desk-closed")
    })
}

impl FromRequest for DeskCall {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let call = Call::from_request(request, payload);
        Box::pin(async move {
            let call = call.await?;
            let (token, staff) = who(&call).await?;
            Ok(Self { call, staff, token })
        })
    }
}

impl FromRequest for DeskPosted {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let call = Call::from_request(request, payload);
        let posted = Posted::from_request(request, payload);
        Box::pin(async move {
            // The body is read first, so that the connection stays usable; but strangers are told nothing about it.
            let posted = posted.await;
            let (_, staff) = who(&call.await?).await?;
            Ok(Self { posted: posted?, staff })
        })
    }
}
