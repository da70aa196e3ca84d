//! Who a request is for and what it is about: the fields that the operator, the form and the walk-in share; and the
//! taking down itself.

use super::parts::office_groups;
use crate::current::take_down::{Request, TakeDownError, take_down};
use crate::domain::case::ReceiptNumber;
use crate::domain::directory::Directory;
use crate::domain::inquiry::Channel;
use crate::domain::office::Office;
use crate::domain::person::Details;
use crate::domain::rules::{Kind, Rule};
use crate::domain::zip::Zip;
use crate::limits::Target;
use crate::vault::SealedInquiry;
use crate::view::month_number;
use crate::view::pages::contact::{AlreadyWaitingPage, PersonForm};
use crate::view::pages::outcome::WaitPage;
use crate::view::pages::{FieldError, WaitTime};
use crate::view::problems::details_error;
use crate::web::cookies::{self, InquiryKey, OnCall, RequestAnswers};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::pages::lab;
use crate::web::visit::{Answer, Visit};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

/// Longest text on what a request is about, in characters: what an officer reads before a call.
pub const ABOUT_CHARS_MAX: usize = 500;

/// The person, every field valid.
pub struct Person<'a> {
    /// Who is to be seen.
    pub details: Details,
    /// Whose officers answer.
    pub office: &'a Office,
    /// The receipt number, if one was given.
    pub receipt: Option<ReceiptNumber>,
}

/// How the office is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum OfficeBy {
    /// By the ZIP; chosen only where that tells none.
    Zip,
    /// The person stands at it.
    Choice,
}

/// Keeps what was typed, valid or not.
pub fn keep_person(answers: &mut RequestAnswers, fields: &Fields) {
    answers.set_typed(&fields.details());
    answers.set_matter(fields.get("receipt_number"), &fields.get("about").replace("\r\n", "\n"));
    // A page without the list does not lose what was chosen on one that had it.
    if !fields.get("office").is_empty() {
        answers.set_office(fields.get("office"));
    }
}

/// Reads what is kept; every wrong field is named, in the order of the page.
pub fn read_person<'a>(
    visit: &Visit,
    directory: &'a Directory,
    answers: &RequestAnswers,
    office_by: OfficeBy,
) -> Result<Person<'a>, Vec<FieldError>> {
    let now = visit.services().clock.now();
    let mut errors = Vec::new();
    let details = answers.typed.parse(month_number, directory.today_at(&answers.typed.zip, now));
    let told = |problem| details_error(visit.language, problem);
    let details = details.map_err(|problems| errors.extend(problems.into_iter().map(told))).ok();
    let chosen = directory.listed_office(&answers.office);
    let office = match office_by {
        OfficeBy::Zip => details.as_ref().and_then(|details| directory.home_office(&details.zip)).or(chosen),
        OfficeBy::Choice => chosen,
    };
    // Until the ZIP is right nobody can say whether it tells an office.
    if office.is_none() && (office_by == OfficeBy::Choice || details.is_some()) {
        let key = if answers.office.is_empty() { "error-office-missing" } else { "error-office-unknown" };
        errors.push(FieldError::new("office", key));
    }
    let receipt = if answers.receipt.trim().is_empty() {
        None
    } else {
        let read = ReceiptNumber::parse(&answers.receipt);
        read.map_err(|_| errors.push(FieldError::new("receipt_number", "error-receipt-shape"))).ok()
    };
    if answers.about.chars().count() > ABOUT_CHARS_MAX || answers.is_about_too_long() {
        errors.push(FieldError::new("about", "error-about-too-long"));
    }
    match (details, office) {
        (Some(details), Some(office)) if errors.is_empty() => Ok(Person { details, office, receipt }),
        _ => Err(errors),
    }
}

/// The fields as a page shows them. The offices are listed where one must be chosen.
pub fn person_form(
    visit: &Visit,
    directory: &Directory,
    answers: &RequestAnswers,
    office_by: OfficeBy,
    errors: Vec<FieldError>,
) -> PersonForm {
    let zip = Zip::parse(&answers.typed.zip).ok();
    let home = zip.as_ref().and_then(|zip| directory.home_office(zip));
    let lists = office_by == OfficeBy::Choice || (zip.is_some() && home.is_none());
    let offices = if lists { office_groups(visit, directory, zip.as_ref()) } else { Vec::new() };
    PersonForm {
        typed: answers.typed.clone(),
        receipt_number: answers.receipt.clone(),
        about: answers.about.clone(),
        offices,
        office: answers.office.clone(),
        errors,
    }
}

/// A request that is ready to be taken down.
pub struct Filing<'a> {
    /// How it came.
    pub channel: Channel,
    /// What is asked for.
    pub kind: &'a Kind,
    /// Who for.
    pub person: &'a Person<'a>,
    /// What was typed.
    pub answers: &'a RequestAnswers,
    /// The rule that takes it down.
    pub rule: &'a Rule,
    /// It goes before others.
    pub first: bool,
    /// What the person says: urgent, evidence at hand.
    pub says: (bool, bool),
    /// Where what was typed can be corrected.
    pub back: &'static str,
}

/// What came of it.
pub enum Filed {
    /// This is the answer: the request's own page, or that one is waiting already.
    Answered(HttpResponse),
    /// The office sees nobody any more today.
    Closed,
}

/// Takes a request down and sends the person to where it stands.
pub async fn file(visit: &Visit, filing: Filing<'_>) -> Result<Filed, WebError> {
    let answers = filing.answers;
    let by_form = filing.channel == Channel::Form;
    let told = SealedInquiry {
        typed: answers.typed.clone(),
        representative: if by_form && answers.asker == "representative" {
            answers.representative.trim().to_owned()
        } else {
            String::new()
        },
        account: if by_form { answers.account.trim().to_owned() } else { String::new() },
        receipt: filing.person.receipt.as_ref().map(|receipt| receipt.as_str().to_owned()).unwrap_or_default(),
        about: answers.about.trim().to_owned(),
        urgent: filing.says.0,
        evidence: filing.says.1,
        override_reason: String::new(),
    };
    let has_texts = visit.services().era.text_minutes_before.is_some() && filing.channel != Channel::WalkIn;
    let request = Request {
        channel: filing.channel,
        kind: filing.kind,
        details: &filing.person.details,
        told: &told,
        office: filing.person.office,
        rule: filing.rule,
        urgent: filing.first,
        text_ahead: answers.text_ahead && has_texts,
        language: visit.language.code(),
        one_time_key: &answers.one_time_key,
    };
    // Whether the person has a request or an appointment is told here.
    if let Err(wait) = visit.guess_in_passing(Target::Asking(request.details)).await? {
        let page = WaitPage { wait: WaitTime::of_secs(wait.secs), back: filing.back };
        return visit.show_wait(&page, wait).map(Filed::Answered);
    }
    match take_down(visit.services(), &request).await {
        Ok(inquiry) => {
            let key = InquiryKey::new(&inquiry.number, filing.person.details.born.date());
            let mut changes = vec![cookies::keep(visit, &key), cookies::forget::<RequestAnswers>(visit)];
            changes.extend(lab::noted(visit, |tour| tour.note_request(&inquiry.number)));
            if filing.channel == Channel::Call {
                changes.push(cookies::forget::<OnCall>(visit));
            }
            visit.see_other("/contact/status?did=taken", &changes).map(Filed::Answered)
        }
        Err(TakeDownError::AlreadyWaiting) => already_waiting(visit, answers, filing.back, false).map(Filed::Answered),
        Err(TakeDownError::AlreadyBooked) => already_waiting(visit, answers, filing.back, true).map(Filed::Answered),
        Err(TakeDownError::Closed) => Ok(Filed::Closed),
        Err(TakeDownError::Db(why)) => Err(why.into()),
    }
}

fn already_waiting(visit: &Visit, answers: &RequestAnswers, back: &'static str, booked: bool) -> Answer {
    visit.show_keeping(StatusCode::CONFLICT, &AlreadyWaitingPage { back, booked }, answers)
}
