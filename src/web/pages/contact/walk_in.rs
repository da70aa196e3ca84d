//! `/{lang}/contact/walk-in`: somebody stands at an office without an appointment and asks to be seen. An officer there
//! accepts or declines; no operator's rule is used.

use super::asked::{both_said, written_kind};
use super::parts::{kept, kind_groups};
use super::telling::{Filed, Filing, OfficeBy, file, keep_person, person_form, read_person};
use crate::current::free_seats::free_today;
use crate::domain::calendar::days_after;
use crate::domain::inquiry::Channel;
use crate::domain::office::Office;
use crate::domain::rules::{Facts, Stage};
use crate::view::pages::FieldError;
use crate::view::pages::contact::walk_in::{OfficeClosed, WalkInPage};
use crate::view::pages::outcome::{Failure, TimedOut};
use crate::web::cookies::{self, InquiryKey, Kept, RequestAnswers};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

const PATH: &str = "/contact/walk-in";

/// Shows the form, filled with what is kept.
pub async fn get(visit: Visit) -> Answer {
    let answers = fresh::<RequestAnswers>(&visit).unwrap_or_else(|| RequestAnswers::new(&visit));
    visit.show_keeping(StatusCode::OK, &page(&visit, &answers, Vec::new()), &answers)
}

/// Reads the form and puts the person before the officer.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let has_inquiry = fresh::<InquiryKey>(&visit).is_some();
    if matches!(cookies::read::<RequestAnswers>(&visit), Kept::Nothing) && has_inquiry {
        return visit.see_other("/contact/status", &[]);
    }
    let mut answers: RequestAnswers = kept(&visit, TimedOut::Request, None)?;
    keep_person(&mut answers, &fields);
    answers.set_office(fields.get("office"));
    answers.set_yes_no(fields.get("urgent"), fields.get("evidence"));
    answers.set_kind(fields.get("kind"));
    if visit.keeps_draft() {
        return visit.see_other(PATH, &[cookies::keep(&visit, &answers)]);
    }
    let directory = visit.services().directory();
    let kind = written_kind(&visit, &answers.kind);
    let says = both_said(&answers, (true, true));
    let person = read_person(&visit, &directory, &answers, OfficeBy::Choice);
    let (Some(kind), Ok(says), Ok(person)) = (kind, &says, &person) else {
        let no_kind = FieldError { field: "kind", anchor: "kind-1", key: "error-type-missing".into() };
        let mut errors: Vec<FieldError> = kind.is_none().then_some(no_kind).into_iter().collect();
        errors.extend(says.err().unwrap_or_default());
        let (office, others): (Vec<_>, Vec<_>) =
            person.err().unwrap_or_default().into_iter().partition(|error| error.field == "office");
        // In the order of the page: the office is asked first.
        let errors = office.into_iter().chain(errors).chain(others).collect();
        return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, &answers, errors), &answers);
    };
    let window_free = !free_today(visit.services(), person.office).await?.is_empty();
    let facts = Facts { kind: &kind.key, urgent: says.0, evidence: says.1, case: None, window_free };
    let rule = visit.services().rules.decide(Stage::WalkIn, &facts).ok_or(Failure::Internal)?;
    let filing = Filing {
        channel: Channel::WalkIn,
        kind,
        person,
        answers: &answers,
        rule,
        first: says.0,
        says: *says,
        back: PATH,
    };
    match file(&visit, filing).await? {
        Filed::Answered(answer) => Ok(answer),
        Filed::Closed => {
            let closed = Some(closed(&visit, person.office)?);
            let page = WalkInPage { closed, ..page(&visit, &answers, Vec::new()) };
            visit.show_keeping(StatusCode::CONFLICT, &page, &answers)
        }
    }
}

fn closed(visit: &Visit, office: &Office) -> Result<OfficeClosed, WebError> {
    let tomorrow = days_after(office.today(visit.services().clock.now()), 1);
    let dates = visit.dates()?;
    let next_day = office.next_working_day_from(tomorrow).map(|day| dates.date_with_weekday(day));
    Ok(OfficeClosed { office: office.name.clone(), next_day })
}

fn page(visit: &Visit, answers: &RequestAnswers, errors: Vec<FieldError>) -> WalkInPage {
    let directory = visit.services().directory();
    WalkInPage {
        groups: kind_groups(visit, &answers.kind),
        urgent: answers.urgent.clone(),
        evidence: answers.evidence.clone(),
        person: person_form(visit, &directory, answers, OfficeBy::Choice, errors),
        closed: None,
    }
}
