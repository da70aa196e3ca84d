//! `POST /api/v1/contact/requests`: the request form. The rules that an operator has are used here too: what they settle
//! is answered with the rule's text, and nothing is taken down.

use super::members::{ACCOUNT, OFFICE_WITHOUT_ZIP, REPRESENTATIVE, REQUEST, TEXT_AHEAD};
use super::shown::{Settled, rule_text};
use super::telling::{file, told};
use crate::current::case_status::case_status;
use crate::current::screening::{Screened, screen};
use crate::current::take_down::Request;
use crate::domain::directory::Directory;
use crate::domain::inquiry::Channel;
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::domain::rules::Facts;
use crate::domain::zip::Zip;
use crate::limits::Target;
use crate::vault::SealedInquiry;
use crate::view::pages::outcome::Failure;
use crate::web::api::call::Posted;
use crate::web::api::idempotency;
use crate::web::api::members::Fields;
use crate::web::api::problem::{Code, refuse};
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Digits of an account's number.
const ACCOUNT_DIGITS: usize = 12;

/// Asks.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let services = call.services();
    let directory = services.directory();
    let mut fields = posted.fields(&REQUEST);
    let told = told(&mut fields, &services.rules);
    let zip = told.as_ref().map(|told| &told.details.zip);
    let office = office(&mut fields, &directory, zip);
    let (representative, account) = (representative(&mut fields), account(&mut fields));
    let text_ahead = fields.flag(&TEXT_AHEAD) && services.era.text_minutes_before.is_some();
    fields.finish()?;
    let (Some(told), Some(office)) = (told, office) else { return Err(refuse(call, Code::Invalid)) };
    // Whether somebody has a request can be guessed at here.
    let _told = call.guess(Target::Asking(&told.details)).await?;
    let one_time_key = idempotency::one_time_key(&posted).await?;
    let case = match &told.receipt {
        Some(receipt) => case_status(services, receipt).await?.map(|case| case.status),
        None => None,
    };
    let (urgent, evidence) =
        (told.sealed.urgent && told.kind.asks_urgent, told.sealed.evidence && told.kind.asks_evidence);
    let facts = Facts { kind: &told.kind.key, urgent, evidence, case, window_free: false };
    match screen(&services.rules, &facts).ok_or(Failure::Internal)? {
        Screened::Settled(rule) => {
            let settled = Settled {
                settled: true,
                rule: rule.key.as_str().to_owned(),
                rules_version: services.rules.version.clone(),
                text: rule_text(call, &rule.key),
            };
            call.answer(StatusCode::OK, &settled)
        }
        Screened::TakeDown { rule, urgent: first } => {
            let sealed = SealedInquiry { representative, account, urgent, evidence, ..told.sealed };
            let request = Request {
                channel: Channel::Form,
                kind: told.kind,
                details: &told.details,
                told: &sealed,
                office,
                rule,
                urgent: first,
                text_ahead,
                language: told.language.code(),
                one_time_key: &one_time_key,
            };
            file(call, &request).await
        }
    }
}

/// The ZIP code's own office, else the one that was named.
fn office<'a>(fields: &mut Fields<'_>, directory: &'a Directory, zip: Option<&Zip>) -> Option<&'a Office> {
    let typed = fields.text(&OFFICE_WITHOUT_ZIP);
    let named = directory.listed_office(&typed);
    if !typed.is_empty() && named.is_none() {
        fields.note(OFFICE_WITHOUT_ZIP.name, "error-office-unknown");
    }
    // Until the details are right nobody can say whether the ZIP code tells an office.
    let office = directory.home_office(zip?).or(named);
    if office.is_none() {
        fields.note(OFFICE_WITHOUT_ZIP.name, "error-office-missing");
    }
    office
}

/// Who asks for the person; empty if they ask themselves.
fn representative(fields: &mut Fields<'_>) -> String {
    let typed = fields.text(&REPRESENTATIVE);
    if !typed.trim().is_empty() && Name::parse(&typed).is_err() {
        fields.note(REPRESENTATIVE.name, "error-api-representative");
    }
    typed.trim().to_owned()
}

/// The person's account with the agency; empty if they gave none.
fn account(fields: &mut Fields<'_>) -> String {
    let typed = fields.text(&ACCOUNT);
    let bare: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if !bare.is_empty() && (bare.len() != ACCOUNT_DIGITS || !bare.bytes().all(|digit| digit.is_ascii_digit())) {
        fields.note(ACCOUNT.name, "error-api-account");
    }
    bare
}
