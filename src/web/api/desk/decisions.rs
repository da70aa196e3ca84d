//! `POST /api/v1/desk/items/{number}/{answer,appointment,refuse,refuse-by-office}` and
//! `…/walk-ins/{number}/{accept,decline}`: what an officer decides, each answered with the request as it stands then.

use super::call::DeskPosted;
use super::items::{number_of, open, show};
use super::members::{ASSIGNMENT, BRING, CHOSEN, DECISION, DOCUMENTS, REASON, REVISION, RULE};
use super::refusals::{not_assigned, refused};
use crate::current::decide::{self, Ground};
use crate::current::schedule::{self, Assignment};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Inquiry;
use crate::domain::rules::Rules;
use crate::domain::slot::read_local;
use crate::vault::Bring;
use crate::web::api::members::Fields;
use crate::web::api::problem::{Code, refuse as refuse_call};
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use jiff::civil::DateTime;

/// A decision without an appointment.
struct Decision {
    desk: DeskPosted,
    number: ServiceItemNumber,
    ground: Ground,
}

impl Decision {
    fn read(desk: DeskPosted) -> Result<Self, WebError> {
        let number = number_of(&desk.posted.call)?;
        let mut fields = desk.posted.fields(&DECISION);
        let ground = ground(&mut fields);
        fields.finish()?;
        let Some(ground) = ground else { return Err(refuse_call(&desk.posted.call, Code::Invalid)) };
        Ok(Self { desk, number, ground })
    }
}

/// Does a decision and answers with the request.
macro_rules! decide {
    ($desk:expr, $act:path) => {{
        let Decision { desk, number, ground } = Decision::read($desk)?;
        let (call, staff) = (&desk.posted.call, &desk.staff);
        $act(call.services(), staff, &number, &ground).await.map_err(|why| refused(call, why))?;
        show(call, staff, &number).await
    }};
}

/// Answered by telephone.
pub async fn answer(desk: DeskPosted) -> Answer {
    decide!(desk, decide::answer)
}

/// Refused.
pub async fn refuse(desk: DeskPosted) -> Answer {
    decide!(desk, decide::refuse)
}

/// The field office cannot take an urgent one after all.
pub async fn refuse_by_office(desk: DeskPosted) -> Answer {
    decide!(desk, decide::refuse_by_office)
}

/// Sent away from the door.
pub async fn decline(desk: DeskPosted) -> Answer {
    decide!(desk, decide::decline)
}

/// An appointment is assigned.
pub async fn appointment(desk: DeskPosted) -> Answer {
    assign(desk, false).await
}

/// Somebody at the door is seen today.
pub async fn accept(desk: DeskPosted) -> Answer {
    assign(desk, true).await
}

async fn assign(desk: DeskPosted, at_door: bool) -> Answer {
    let (call, staff) = (&desk.posted.call, &desk.staff);
    let services = call.services();
    let number = number_of(call)?;
    let mut fields = desk.posted.fields(&ASSIGNMENT);
    let ground = ground(&mut fields);
    let local = chosen(&mut fields);
    let listed = documents(&mut fields, &services.rules);
    let written = fields.optional(&BRING).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    fields.finish()?;
    let Some(ground) = ground else { return Err(refuse_call(call, Code::Invalid)) };
    if !staff.decides() {
        return Err(refuse_call(call, Code::Forbidden));
    }
    let opened = open(call, staff, &number).await?;
    let listed = listed.unwrap_or_else(|| of_kind(&services.rules, &opened.inquiry));
    let bring = listed.into_iter().map(Bring::Listed).chain(written.map(Bring::Written)).collect();
    let assignment = Assignment { ground, local, bring };
    let assigned = if at_door {
        schedule::accept(services, staff, &number, &assignment).await
    } else {
        schedule::schedule(services, staff, &number, &assignment).await
    };
    if let Err(why) = assigned {
        let directory = services.directory();
        let office = directory.office(&opened.inquiry.office);
        // Instead of a time that is gone, others of that day and later; nobody at a door can come tomorrow.
        let from = local.map(DateTime::date).filter(|_| !at_door);
        return Err(not_assigned(call, why, office, from).await);
    }
    show(call, staff, &number).await
}

fn ground(fields: &mut Fields<'_>) -> Option<Ground> {
    let revision = fields.count(&REVISION);
    let (rule, reason) = (fields.optional(&RULE), fields.text(&REASON));
    Some(Ground { shown_revision: revision?, rule, reason })
}

fn chosen(fields: &mut Fields<'_>) -> Option<DateTime> {
    let typed = fields.optional(&CHOSEN)?;
    let local = read_local(&typed);
    if local.is_none() {
        fields.note(CHOSEN.name, "error-api-starts-at");
    }
    local
}

/// The documents that were named; none if the member is not there.
fn documents(fields: &mut Fields<'_>, rules: &Rules) -> Option<Vec<String>> {
    let named = fields.texts(&DOCUMENTS)?;
    let is_known = |name: &String| rules.documents.iter().any(|document| document.as_str() == name);
    if !named.iter().all(is_known) {
        fields.note(DOCUMENTS.name, "error-api-documents");
    }
    Some(named)
}

fn of_kind(rules: &Rules, inquiry: &Inquiry) -> Vec<String> {
    let kind = rules.kind(inquiry.kind.as_str());
    kind.map(|kind| kind.documents.iter().map(|document| document.as_str().to_owned()).collect()).unwrap_or_default()
}
