//! `/desk/items/{number}/{answer,appointment,refuse,refuse-by-office}`: how a request ends.

use super::guard::{Desk, see_other};
use super::item::{Form, Typed, show_again};
use super::problems::{Problem, problem, refused};
use super::queue::href;
use super::rule_choices::ground;
use crate::current::decide::{Ground, answer as answer_by_phone, refuse as refuse_request, refuse_by_office};
use crate::current::schedule::{Assignment, WRITTEN_CHARS_MAX, schedule};
use crate::current::{DeskError, decide};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::slot::read_local;
use crate::vault::Bring;
use crate::view::pages::desk::FormError;
use crate::view::pages::outcome::Failure;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::web::Path;

/// Longest reason kept for the page that asks for a shorter one.
const REASON_CHARS_SHOWN_MAX: usize = 4 * decide::REASON_CHARS_MAX;

/// Answered by telephone.
pub async fn answer(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let (number, typed, ground) = match read(&desk, &number, &fields, Form::Answer).await {
        Ok(read) => read,
        Err(instead) => return instead,
    };
    let done = answer_by_phone(desk.services(), &desk.staff, &number, &ground).await;
    finish(&desk, &number, typed, done, "answer").await
}

/// Refused by the officer who called.
pub async fn refuse(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let (number, typed, ground) = match read(&desk, &number, &fields, Form::Refuse).await {
        Ok(read) => read,
        Err(instead) => return instead,
    };
    let done = refuse_request(desk.services(), &desk.staff, &number, &ground).await;
    finish(&desk, &number, typed, done, "refuse").await
}

/// The field office cannot take it after all.
pub async fn by_office(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let (number, typed, ground) = match read(&desk, &number, &fields, Form::Office).await {
        Ok(read) => read,
        Err(instead) => return instead,
    };
    let done = refuse_by_office(desk.services(), &desk.staff, &number, &ground).await;
    finish(&desk, &number, typed, done, "refuse-by-office").await
}

/// An appointment.
pub async fn appointment(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let (number, typed, ground) = match read(&desk, &number, &fields, Form::Appointment).await {
        Ok(read) => read,
        Err(instead) => return instead,
    };
    let assignment = match assignment(&typed, ground) {
        Ok(assignment) => assignment,
        Err(error) => return show_again(&desk, &number, Problem::of_inputs(vec![error]), typed).await,
    };
    let done = schedule(desk.services(), &desk.staff, &number, &assignment).await.map(drop);
    finish(&desk, &number, typed, done, "appointment").await
}

/// Shows a form again that came after the session's end.
pub async fn show_kept(desk: &Desk, number: &str, fields: &Fields, form: Form) -> Answer {
    let number = ServiceItemNumber::parse(number).map_err(|_| Failure::NotFound)?;
    show_again(desk, &number, Problem::logged_out(), typed(desk, fields, form)).await
}

/// The number, what was typed, and the ground of the decision; or the answer that says what is wrong with them.
async fn read(
    desk: &Desk,
    number: &str,
    fields: &Fields,
    form: Form,
) -> Result<(ServiceItemNumber, Typed, Ground), Answer> {
    let number = ServiceItemNumber::parse(number).map_err(|_| Err(Failure::NotFound.into()))?;
    // Nothing else to tell somebody who decides nothing.
    if !desk.staff.decides() {
        return Err(refused(desk));
    }
    let typed = typed(desk, fields, form);
    match ground(fields, |name| format!("{}-{name}", form.prefix())) {
        Ok(ground) => Ok((number, typed, ground)),
        Err(error) => Err(show_again(desk, &number, Problem::of_inputs(vec![error]), typed).await),
    }
}

async fn finish(
    desk: &Desk,
    number: &ServiceItemNumber,
    typed: Typed,
    done: Result<(), DeskError>,
    did: &str,
) -> Answer {
    let Err(why) = done else { return Ok(see_other(&format!("{}?did={did}", href(number)))) };
    match problem(desk, why, |name| format!("{}-{name}", typed.form.prefix())) {
        Ok(problem) => show_again(desk, number, problem, typed).await,
        Err(instead) => instead.into(),
    }
}

fn typed(desk: &Desk, fields: &Fields, form: Form) -> Typed {
    let documents = desk.services().rules.documents.iter().map(|document| document.as_str().to_owned());
    let ticked = documents.filter(|key| !fields.get(&format!("document-{key}")).is_empty()).collect();
    Typed {
        form,
        rule: fields.get("rule").trim().to_owned(),
        reason: fields.get("reason").trim().chars().take(REASON_CHARS_SHOWN_MAX).collect(),
        slot: fields.get("slot").trim().to_owned(),
        documents: Some(ticked),
        // One line of the notice.
        bring: fields.get("bring").split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn assignment(typed: &Typed, ground: Ground) -> Result<Assignment, FormError> {
    let local = match typed.slot.as_str() {
        "" => None,
        slot => {
            let no_such_time = || FormError::new("appointment-slot".to_owned(), "error-desk-no-such-time");
            Some(read_local(slot).ok_or_else(no_such_time)?)
        }
    };
    if typed.bring.chars().count() > WRITTEN_CHARS_MAX || typed.bring.contains(char::is_control) {
        return Err(FormError::new("appointment-bring".to_owned(), "error-desk-bring-too-long"));
    }
    let listed = typed.documents.iter().flatten().cloned().map(Bring::Listed);
    let written = Some(typed.bring.clone()).filter(|text| !text.is_empty()).map(Bring::Written);
    Ok(Assignment { ground, local, bring: listed.chain(written).collect() })
}
