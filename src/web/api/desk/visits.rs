//! `POST /api/v1/desk/visits/{number}/{check-in,call,serve,no-show}`: one visitor's day, of either model.

use super::call::DeskPosted;
use super::members::{ARRIVAL_RULE, CHECK_IN, NOTHING, TO_WINDOW, WINDOW};
use super::refusals::refused;
use crate::current::DeskError;
use crate::current::visitors::{self, Visitor};
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::slot::write_local;
use crate::view::month_number;
use crate::view::pages::outcome::Failure;
use crate::view::problems::number_key;
use crate::view::purpose_key;
use crate::view::words::plain;
use crate::web::api::call::Call;
use crate::web::api::describe;
use crate::web::api::problem::{Code, invalid_one, refuse, refuse_saying};
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

/// A visitor.
#[derive(Serialize, ToSchema)]
#[schema(as = Visitor)]
pub struct VisitorShown {
    /// The appointment's number.
    #[schema(pattern = "^[A-Z]{3}-[0-9]{2}-[0-9]{4}-[0-9]{4}$", example = "NYC-26-4821-9375")]
    pub confirmation_number: String,
    /// Which model the appointment is from.
    #[schema(schema_with = describe::models)]
    pub model: &'static str,
    /// The office's local time.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example = "2026-12-07T09:15")]
    pub starts_at: String,
    /// Where the day stands.
    #[schema(schema_with = states)]
    pub state: &'static str,
    /// Given name; `null` for a person with one name.
    #[schema(required = true)]
    pub given_name: Option<String>,
    /// Family name, or the only name.
    pub family_name: String,
    /// Why the person comes, in words.
    pub purpose: String,
    /// The language it was booked in.
    #[schema(example = "en")]
    pub language: String,
    /// The ticket; `null` before the check-in.
    #[schema(required = true, minimum = 1)]
    pub ticket: Option<i32>,
    /// The window they were called to; `null` before.
    #[schema(required = true, minimum = 1)]
    pub window: Option<i32>,
    /// The rule that let them in late; `null` if none did.
    #[schema(required = true)]
    pub admitted_by: Option<String>,
}

/// The states of a visit.
const STATES: [&str; 6] = ["expected", "checked-in", "called", "served", "missed", "cancelled"];

fn states() -> utoipa::openapi::schema::Object {
    describe::one_of(STATES)
}

impl VisitorShown {
    /// Somebody on the day's list.
    pub fn of(call: &Call, visitor: &Visitor) -> Result<Self, WebError> {
        let directory = call.services().directory();
        let visit = &visitor.appointment;
        let office = directory.office(&visit.office).ok_or(Failure::Internal)?;
        let details = visitor.details.typed.read_again(month_number).map_err(|_| Failure::Internal)?;
        let arrival = visitor.arrival.as_ref();
        Ok(Self {
            confirmation_number: visit.number.as_str().to_owned(),
            model: visit.model.as_str(),
            starts_at: write_local(office.local(visit.starts_at)),
            state: visitor.visit.name(),
            given_name: details.given_name.map(|name| name.as_str().to_owned()),
            family_name: details.family_name.as_str().to_owned(),
            purpose: plain(call.language, &purpose_key(&visit.purpose)),
            language: visit.language.clone(),
            ticket: arrival.map(|arrival| arrival.ticket_no),
            window: arrival.and_then(|arrival| arrival.called).map(|(_, window)| window),
            admitted_by: arrival
                .and_then(|arrival| arrival.admitted_by.as_ref())
                .map(|used| used.rule.as_str().to_owned()),
        })
    }
}

/// Lets somebody in.
pub async fn check_in(desk: DeskPosted) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let number = number_of(call)?;
    let mut fields = desk.posted.fields(&CHECK_IN);
    let rule = fields.optional(&ARRIVAL_RULE);
    fields.finish()?;
    let done = visitors::check_in(call.services(), staff, &number, rule.as_deref()).await;
    show(&desk, &number, done.map(drop)).await
}

/// Calls somebody who waits to a window.
pub async fn call(desk: DeskPosted) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let number = number_of(call)?;
    let mut fields = desk.posted.fields(&TO_WINDOW);
    let window = fields.count(&WINDOW);
    fields.finish()?;
    let window = window.and_then(|window| i32::try_from(window).ok());
    let Some(window) = window else { return Err(refuse(call, Code::Invalid)) };
    let done = visitors::call(call.services(), staff, &number, window).await;
    show(&desk, &number, done).await
}

/// The person at the window is done.
pub async fn serve(desk: DeskPosted) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let number = number_of(call)?;
    desk.posted.fields(&NOTHING).finish()?;
    let done = visitors::serve(call.services(), staff, &number).await;
    show(&desk, &number, done).await
}

/// The person has not come.
pub async fn no_show(desk: DeskPosted) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let number = number_of(call)?;
    desk.posted.fields(&NOTHING).finish()?;
    let done = visitors::miss(call.services(), staff, &number).await;
    show(&desk, &number, done).await
}

fn number_of(call: &Call) -> Result<ConfirmationNumber, WebError> {
    let number = ConfirmationNumber::parse(call.part("number"));
    number.map_err(|why| invalid_one(call, "confirmation_number", number_key(why)))
}

/// Answers with the visitor as they stand now.
async fn show(desk: &DeskPosted, number: &ConfirmationNumber, done: Result<(), DeskError>) -> Answer {
    let call = &desk.posted.call;
    let problem = |why| match why {
        DeskError::NotFound => refuse_saying(call, Code::NotFound, "api-no-such-visit"),
        why => refused(call, why),
    };
    done.map_err(problem)?;
    let visitor = visitors::open(call.services(), &desk.staff, number).await.map_err(problem)?;
    call.answer(StatusCode::OK, &VisitorShown::of(call, &visitor)?)
}
