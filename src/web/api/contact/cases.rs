//! `POST /api/v1/contact/cases`: where a case stands, as the voice system tells it. A POST, since a receipt number is
//! somebody's.

use super::members::{CASE, CASE_ONLY};
use crate::current::case_status::case_status;
use crate::domain::case::{CaseStatus, ReceiptNumber};
use crate::limits::Target;
use crate::web::api::call::Posted;
use crate::web::api::describe;
use crate::web::api::problem::{Code, invalid_one, refuse_saying};
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// A case.
#[derive(Serialize, ToSchema)]
#[schema(as = Case)]
pub struct CaseShown {
    /// Its number.
    #[schema(pattern = "^[A-Z]{3}[0-9]{10}$", example = "MSC2190000001")]
    pub receipt_number: String,
    /// Where it stands. A decision itself comes by mail only.
    #[schema(schema_with = statuses)]
    pub status: &'static str,
    /// The form it began with; `null` where it is not known.
    #[schema(required = true, example = "I-485")]
    pub form: Option<String>,
    /// Since when it stands there; `null` where it is not known.
    #[schema(required = true, format = Date)]
    pub changed_on: Option<String>,
}

fn statuses() -> utoipa::openapi::schema::Object {
    describe::one_of(CaseStatus::ALL.map(CaseStatus::as_str))
}

/// Looks it up.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let mut fields = posted.fields(&CASE_ONLY);
    let typed = fields.text(&CASE);
    fields.finish()?;
    let receipt = ReceiptNumber::parse(&typed).map_err(|_| invalid_one(call, CASE.name, "error-api-receipt-number"))?;
    // Receipt numbers run on: whoever has one could look at the neighbours'.
    let _told = call.guess(Target::Case).await?;
    let case = case_status(call.services(), &receipt).await?;
    let case = case.ok_or_else(|| refuse_saying(call, Code::NotFound, "api-no-such-case"))?;
    let shown = CaseShown {
        receipt_number: case.receipt.to_string(),
        status: case.status.as_str(),
        form: Some(case.form).filter(|form| !form.is_empty()),
        changed_on: case.changed_day.map(|day| day.to_string()),
    };
    call.answer(StatusCode::OK, &shown)
}
