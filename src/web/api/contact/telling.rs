//! What a request and somebody at a door tell alike: who, what, about which case.

use super::members::{ABOUT, CASE, EVIDENCE, KIND, RECEIPT, URGENT};
use super::shown::Request as RequestShown;
use crate::current::take_down::{Request, TakeDownError, take_down};
use crate::domain::case::ReceiptNumber;
use crate::domain::person::Details;
use crate::domain::rules::{Kind, Rules};
use crate::vault::SealedInquiry;
use crate::view::language::Language;
use crate::web::api::BASE;
use crate::web::api::appointments::language;
use crate::web::api::call::Call;
use crate::web::api::members::Fields;
use crate::web::api::problem::{Code, refuse};
use crate::web::visit::Answer;
use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;

/// What was told, every member valid.
pub struct Told<'a> {
    /// Who is to be seen.
    pub details: Details,
    /// What is asked for.
    pub kind: &'a Kind,
    /// The case it is about.
    pub receipt: Option<ReceiptNumber>,
    /// The person's language.
    pub language: Language,
    /// What is kept of it.
    pub sealed: SealedInquiry,
}

/// Reads it; what is wrong is noted.
pub fn told<'a>(fields: &mut Fields<'_>, rules: &'a Rules) -> Option<Told<'a>> {
    let details = fields.details();
    let typed_kind = fields.text(&KIND);
    let kind = rules.kind(&typed_kind);
    if kind.is_none() {
        fields.note(KIND.name, "error-api-kind");
    }
    let receipt = receipt(fields);
    let sealed = SealedInquiry {
        receipt: receipt.as_ref().map(ToString::to_string).unwrap_or_default(),
        about: fields.text(&ABOUT).trim().to_owned(),
        urgent: fields.flag(&URGENT),
        evidence: fields.flag(&EVIDENCE),
        ..SealedInquiry::default()
    };
    let language = language(fields);
    let (typed, details) = details?;
    Some(Told { details, kind: kind?, receipt, language, sealed: SealedInquiry { typed, ..sealed } })
}

fn receipt(fields: &mut Fields<'_>) -> Option<ReceiptNumber> {
    let typed = fields.optional(&RECEIPT).filter(|typed| !typed.trim().is_empty())?;
    let receipt = ReceiptNumber::parse(&typed);
    receipt.map_err(|_| fields.note(CASE.name, "error-api-receipt-number")).ok()
}

/// Takes a request down and answers with its number.
pub async fn file(call: &Call, request: &Request<'_>) -> Answer {
    match take_down(call.services(), request).await {
        Ok(inquiry) => {
            let view = format!("{BASE}/contact/requests/{}/view", inquiry.number);
            let shown = RequestShown::of(call, &inquiry);
            Ok(HttpResponse::Created().insert_header((LOCATION, view)).json(shown))
        }
        Err(TakeDownError::AlreadyWaiting) => Err(refuse(call, Code::AlreadyWaiting)),
        Err(TakeDownError::AlreadyBooked) => Err(refuse(call, Code::AlreadyBooked)),
        Err(TakeDownError::Closed) => Err(refuse(call, Code::OfficeClosed)),
        Err(TakeDownError::Db(why)) => Err(why.into()),
    }
}
