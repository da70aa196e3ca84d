//! `/desk/walk-ins`: who stands at the office's door; `…/{number}/{accept,decline}`: a seat today, or none.

use super::guard::{Desk, see_other};
use super::item::{Form, Typed};
use super::problems::{Problem, problem, refused};
use super::rule_choices::{ground, office_of};
use super::walk_ins_page::{TypedAtDoor, page};
use crate::current::decide::{Ground, decline as send_away};
use crate::current::open_inquiry::open_for_staff;
use crate::current::schedule::{Assigned, Assignment, accept as let_in};
use crate::current::{DeskError, visitors};
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::office::Office;
use crate::domain::slot::read_local;
use crate::view::pages::desk::FormError;
use crate::view::pages::desk::walk_ins::{Accepted, DeskWalkInsPage};
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use actix_web::web::Path;

/// Shows who stands there.
pub async fn get(desk: Desk) -> Answer {
    let office = desk.one_office(&desk.query("office").unwrap_or_default())?;
    let shown = page(&desk, &office, None).await?;
    let accepted = accepted(&desk).await?;
    let did = desk.query("did").filter(|did| did == "declined").map(|_| "desk-did-declined");
    desk.show(StatusCode::OK, &DeskWalkInsPage { accepted, did, ..shown })
}

/// Whom the address names as just let in, with the ticket.
async fn accepted(desk: &Desk) -> Result<Option<Accepted>, WebError> {
    let number = desk.query("accepted").and_then(|number| ConfirmationNumber::parse(&number).ok());
    let Some(number) = number else { return Ok(None) };
    let visitor = match visitors::open(desk.services(), &desk.staff, &number).await {
        Ok(visitor) => visitor,
        Err(DeskError::Db(why)) => return Err(why.into()),
        Err(_) => return Ok(None),
    };
    let office = office_of(desk, &visitor.appointment.office)?;
    let time = desk.dates()?.time(office.local(visitor.appointment.starts_at).time());
    Ok(visitor.arrival.map(|arrival| Accepted {
        ticket_no: arrival.ticket_no,
        time,
        number: number.as_str().to_owned(),
    }))
}

/// Lets somebody in.
pub async fn accept(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let sent = match read(&desk, &number, &fields, true).await {
        Ok(sent) => sent,
        Err(instead) => return instead,
    };
    let done = match sent.typed.slot.as_str() {
        "" => Ok(None),
        slot => read_local(slot).map(Some).ok_or(DeskError::NoSuchTime),
    };
    let done = match done {
        Ok(local) => {
            let assignment = Assignment { ground: sent.ground.clone(), local, bring: Vec::new() };
            let_in(desk.services(), &desk.staff, &sent.number, &assignment).await
        }
        Err(why) => Err(why),
    };
    match done {
        Ok(Assigned { number, .. }) => Ok(see_other(&address(&desk, &sent.office, &format!("accepted={number}")))),
        Err(why) => not_done(&desk, &sent, why).await,
    }
}

/// Sends somebody away.
pub async fn decline(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let sent = match read(&desk, &number, &fields, false).await {
        Ok(sent) => sent,
        Err(instead) => return instead,
    };
    match send_away(desk.services(), &desk.staff, &sent.number, &sent.ground).await {
        Ok(()) => Ok(see_other(&address(&desk, &sent.office, "did=declined"))),
        Err(why) => not_done(&desk, &sent, why).await,
    }
}

/// Shows a form again that came after the session's end.
pub async fn show_kept(desk: &Desk, number: &str, fields: &Fields, accepts: bool) -> Answer {
    match sent(desk, number, fields, accepts).await {
        Ok(sent) => show_again(desk, &sent, Problem::logged_out()).await,
        Err(instead) => instead,
    }
}

/// The page again, for those who see all offices with the one it is about.
fn address(desk: &Desk, office: &Office, query: &str) -> String {
    let office = if desk.staff.office.is_none() { format!("office={}&", office.code) } else { String::new() };
    format!("/desk/walk-ins?{office}{query}")
}

/// A form of somebody at the door.
struct Sent {
    number: ServiceItemNumber,
    office: Office,
    accepts: bool,
    typed: Typed,
    ground: Ground,
}

impl Sent {
    fn id(&self, name: &str) -> String {
        input_id(&self.number, self.accepts, name)
    }
}

fn input_id(number: &ServiceItemNumber, accepts: bool, name: &str) -> String {
    format!("{}-{name}-{number}", if accepts { "accept" } else { "decline" })
}

async fn read(desk: &Desk, number: &str, fields: &Fields, accepts: bool) -> Result<Sent, Answer> {
    let sent = sent(desk, number, fields, accepts).await?;
    match ground(fields, |name| sent.id(name)) {
        Ok(ground) => Ok(Sent { ground, ..sent }),
        Err(error) => Err(show_again(desk, &sent, Problem::of_inputs(vec![error])).await),
    }
}

/// Whom a form is about and what was typed into it, before its ground is read.
async fn sent(desk: &Desk, number: &str, fields: &Fields, accepts: bool) -> Result<Sent, Answer> {
    let not_found = || Err(Failure::NotFound.into());
    let number = ServiceItemNumber::parse(number).map_err(|_| not_found())?;
    if !desk.staff.decides() {
        return Err(refused(desk));
    }
    let opened = open_for_staff(desk.services(), &desk.staff, &number).await;
    let opened = opened.map_err(|why| Err(why.into()))?.ok_or_else(not_found)?;
    let office = office_of(desk, &opened.inquiry.office).map_err(Err)?;
    let typed = Typed {
        form: Form::Button,
        rule: fields.get("rule").trim().to_owned(),
        reason: fields.get("reason").trim().to_owned(),
        slot: fields.get("slot").trim().to_owned(),
        ..Typed::default()
    };
    Ok(Sent { number, office, accepts, typed, ground: Ground::default() })
}

async fn not_done(desk: &Desk, sent: &Sent, why: DeskError) -> Answer {
    match problem(desk, why, |name| sent.id(name)) {
        Ok(problem) => show_again(desk, sent, problem).await,
        Err(instead) => instead.into(),
    }
}

async fn show_again(desk: &Desk, sent: &Sent, problem: Problem) -> Answer {
    let id = sent.number.as_str();
    let typed = TypedAtDoor { id, accepts: sent.accepts, typed: &sent.typed };
    let shown = page(desk, &sent.office, Some(typed)).await?;
    let still_there = shown.people.iter().find(|person| person.id == id);
    // Without a free time there is no list to choose one from.
    let has_slots = still_there.is_some_and(|person| !person.slots.slots.is_empty());
    let at_slot = |error: &FormError| error.field == sent.id("slot");
    let page = if still_there.is_none() {
        let words = Some(sent.typed.reason.clone()).filter(|text| !text.is_empty());
        let above = problem.above.or(Some("desk-problem-impossible"));
        DeskWalkInsPage { problem: above, typed: words.into_iter().collect(), ..shown }
    } else if !has_slots && problem.errors.iter().any(at_slot) {
        DeskWalkInsPage { problem: Some("desk-problem-no-window"), ..shown }
    } else {
        DeskWalkInsPage { problem: problem.above, errors: problem.errors, ..shown }
    };
    desk.show(problem.status, &page)
}
