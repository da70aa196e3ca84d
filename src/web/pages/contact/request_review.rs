//! `/{lang}/contact/request/review`: step 4, check your answers, and the request itself. The rules that an operator has
//! are used here too; what they settle is told, and nothing is filed.

use super::asked::{Asked, Step, turn_back};
use super::parts::{kept, rule_of_today, text_ahead};
use super::telling::{Filed, Filing, Person, file};
use crate::current::case_status::case_status;
use crate::current::screening::{Screened, screen};
use crate::domain::inquiry::Channel;
use crate::domain::rules::{Facts, Kind};
use crate::view::pages::contact::request::{RequestReviewPage, RequestSettledPage};
use crate::view::pages::outcome::{Failure, TimedOut};
use crate::web::cookies::{self, InquiryKey, Kept, RequestAnswers};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::pages::parts::office_view;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

/// All answers, valid.
struct Answered<'a> {
    kind: &'a Kind,
    person: &'a Person<'a>,
    says: (bool, bool),
}

/// Shows the answers.
pub async fn get(visit: Visit) -> Answer {
    let answers: RequestAnswers = kept(&visit, TimedOut::Request, Some(Step::Asker.path()))?;
    let directory = visit.services().directory();
    let asked = Asked::read(&visit, &directory, &answers);
    turn_back(&visit, &asked, Step::Review)?;
    match answered(&asked) {
        Some(answered) => visit.show_keeping(StatusCode::OK, &page(&visit, &answers, &answered, false)?, &answers),
        None => visit.see_other(Step::Asker.path(), &[]),
    }
}

/// Asks for what was shown.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let has_inquiry = fresh::<InquiryKey>(&visit).is_some();
    if matches!(cookies::read::<RequestAnswers>(&visit), Kept::Nothing) && has_inquiry {
        // The form was sent again after it had asked.
        return visit.see_other("/contact/status", &[]);
    }
    let answers: RequestAnswers = kept(&visit, TimedOut::Request, None)?;
    if visit.keeps_draft() {
        return visit.see_draft(Step::Review.path(), &[cookies::keep(&visit, &answers)]);
    }
    let directory = visit.services().directory();
    let asked = Asked::read(&visit, &directory, &answers);
    let Some(answered) = answered(&asked) else {
        return visit.see_other(asked.first_open().path(), &[cookies::keep(&visit, &answers)]);
    };
    if !is_answers_mac(&visit, &answers, fields.get("answers_mac")) {
        return visit.show_keeping(StatusCode::CONFLICT, &page(&visit, &answers, &answered, true)?, &answers);
    }
    let case = match &answered.person.receipt {
        Some(receipt) => case_status(visit.services(), receipt).await?.map(|case| case.status),
        None => None,
    };
    let (urgent, evidence) = answered.says;
    let facts = Facts { kind: &answered.kind.key, urgent, evidence, case, window_free: false };
    match screen(&visit.services().rules, &facts).ok_or(Failure::Internal)? {
        Screened::Settled(rule) => {
            let kind = answered.kind.key.as_str().to_owned();
            let page = RequestSettledPage { kind, rule: rule_of_today(&visit, rule) };
            visit.show_keeping(StatusCode::OK, &page, &answers)
        }
        Screened::TakeDown { rule, urgent: first } => {
            let filing = Filing {
                channel: Channel::Form,
                kind: answered.kind,
                person: answered.person,
                answers: &answers,
                rule,
                first,
                says: answered.says,
                back: Step::Details.path(),
            };
            match file(&visit, filing).await? {
                Filed::Answered(answer) => Ok(answer),
                Filed::Closed => Err(Failure::Internal.into()),
            }
        }
    }
}

fn answered<'a>(asked: &'a Asked<'a>) -> Option<Answered<'a>> {
    if asked.first_open() != Step::Review {
        return None;
    }
    Some(Answered { kind: asked.kind?, person: asked.person.as_ref()?, says: asked.says? })
}

fn page(
    visit: &Visit,
    answers: &RequestAnswers,
    answered: &Answered<'_>,
    changed: bool,
) -> Result<RequestReviewPage, WebError> {
    let (kind, details) = (answered.kind, &answered.person.details);
    let directory = visit.services().directory();
    let by_representative = answers.asker == "representative";
    Ok(RequestReviewPage {
        representative: if by_representative { answers.representative.clone() } else { String::new() },
        account: answers.account.clone(),
        text_ahead: text_ahead(visit, answers.text_ahead),
        kind: kind.key.as_str().to_owned(),
        urgent: kind.asks_urgent.then_some(answered.says.0),
        evidence: kind.asks_evidence.then_some(answered.says.1),
        given_name: details.given_name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
        family_name: details.family_name.as_str().to_owned(),
        born: visit.dates()?.date(details.born.date()),
        phone: details.phone.display(),
        zip: details.zip.as_str().to_owned(),
        receipt_number: answered.person.receipt.as_ref().map(ToString::to_string).unwrap_or_default(),
        about: answers.about.clone(),
        office: office_view(answered.person.office),
        office_chosen: directory.home_office(&details.zip).is_none(),
        answers_mac: answers_mac(visit, answers),
        changed,
    })
}

/// A MAC of what the page shows: a form that shows something else than what is kept asks for nothing.
fn answers_mac(visit: &Visit, answers: &RequestAnswers) -> String {
    visit.services().vault().form_mac(&shown(answers))
}

fn is_answers_mac(visit: &Visit, answers: &RequestAnswers, sent: &str) -> bool {
    visit.services().vault().form_mac_is(&shown(answers), sent)
}

fn shown(answers: &RequestAnswers) -> Vec<&[u8]> {
    let typed = &answers.typed;
    let parts = [
        &answers.asker,
        &answers.representative,
        &answers.account,
        &answers.kind,
        &typed.given_name,
        &typed.family_name,
        &typed.dob_year,
        &typed.dob_month,
        &typed.dob_day,
        &typed.phone,
        &typed.zip,
        &answers.urgent,
        &answers.evidence,
        &answers.receipt,
        &answers.about,
        &answers.office,
    ];
    let mut shown: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    shown.push(if answers.text_ahead { b"text" } else { b"" });
    shown.push(&answers.one_time_key);
    shown
}
