//! `/{lang}/contact/call`: one address for the whole call. A GET shows what is asked, a POST answers it.

use super::hearing::{hear, keys, kinds};
use super::parts::{eastern, kept, rule_of_today, text_ahead};
use super::telling::{Filed, Filing, OfficeBy, file, keep_person, person_form, read_person};
use crate::current::screening::Screened;
use crate::current::voice::{Around, Call, Line, Step, Wish};
use crate::domain::inquiry::Channel;
use crate::view::pages::FieldError;
use crate::view::pages::contact::KindChoice;
use crate::view::pages::contact::call::{CallDetailsPage, CallEndedPage, CallPage, Heard, HeardLine};
use crate::view::pages::outcome::{Failure, TimedOut, TimedOutPage};
use crate::view::words;
use crate::web::cookies::{self, InquiryKey, Kept, OnCall, RequestAnswers};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::pages::lab;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;
use jiff::Timestamp;

const PATH: &str = "/contact/call";

/// Shows the call as far as it has come.
pub async fn get(visit: Visit) -> Answer {
    match cookies::read::<OnCall>(&visit) {
        Kept::Fresh(on_call) => show(&visit, StatusCode::OK, &on_call, Vec::new()),
        Kept::Nothing => show(&visit, StatusCode::OK, &begin(), Vec::new()),
        Kept::Gone => {
            let page = TimedOutPage { what: TimedOut::Call };
            visit.show_forgetting::<_, OnCall>(StatusCode::GONE, &page)
        }
    }
}

/// Reads the answer.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    if fields.get("key") == "again" {
        return visit.see_other(PATH, &[cookies::keep(&visit, &begin())]);
    }
    if matches!(cookies::read::<OnCall>(&visit), Kept::Nothing) && fresh::<InquiryKey>(&visit).is_some() {
        // The operator's form was sent again after the request was taken down.
        return visit.see_other("/contact/status", &[]);
    }
    let mut on_call: OnCall = kept(&visit, TimedOut::Call, None)?;
    let is_shown = fields.get("turn") == on_call.call.turn.to_string();
    match on_call.call.step {
        Step::Details if is_shown => return details(&visit, &on_call, &fields).await,
        Step::Details | Step::Ended(_) => return visit.see_other(PATH, &[cookies::keep(&visit, &on_call)]),
        // The form asked an earlier question: it answers nothing.
        _ if !is_shown => return visit.see_other(PATH, &[cookies::keep(&visit, &on_call)]),
        _ => {}
    }
    let said = fields.get("said");
    if visit.keeps_draft() {
        on_call.set_said(said);
        return visit.see_other(PATH, &[cookies::keep(&visit, &on_call)]);
    }
    let typed = [fields.get("key"), said].into_iter().find(|answer| !answer.trim().is_empty());
    let Some(answer) = typed else {
        let error = FieldError::new("said", "error-said-empty");
        return show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &on_call, vec![error]);
    };
    let heard = hear(&visit, on_call.call.step, answer).await?;
    let services = visit.services();
    let around = Around { rules: &services.rules, era: &services.era, now: services.clock.now() };
    on_call.call.answer(answer, heard, around);
    on_call.set_said("");
    let mut changes = vec![cookies::keep(&visit, &on_call)];
    if matches!(on_call.call.step, Step::Ended(_)) {
        // A tester's diary tells of calls that left nothing behind too.
        changes.extend(lab::noted(&visit, |tour| tour.note_call(services.clock.now())));
    }
    visit.see_other(PATH, &changes)
}

/// Reads the operator's form.
async fn details(visit: &Visit, on_call: &OnCall, fields: &Fields) -> Answer {
    let call = &on_call.call;
    let mut answers = request_answers(visit, call);
    keep_person(&mut answers, fields);
    answers.text_ahead = !fields.get("text_ahead").is_empty();
    if visit.keeps_draft() {
        return visit.see_other(PATH, &[cookies::keep(visit, on_call), cookies::keep(visit, &answers)]);
    }
    let directory = visit.services().directory();
    let person = match read_person(visit, &directory, &answers, OfficeBy::Zip) {
        Ok(person) => person,
        Err(errors) => {
            return show_details(visit, StatusCode::UNPROCESSABLE_ENTITY, on_call, &answers, errors);
        }
    };
    let rules = &visit.services().rules;
    let (Some(kind), Some(Screened::TakeDown { rule, urgent })) = (call.kind(rules), call.screened(rules)) else {
        // Another rule file since.
        return visit.see_other(PATH, &[cookies::keep(visit, &begin()), cookies::keep(visit, &answers)]);
    };
    let filing = Filing {
        channel: Channel::Call,
        kind,
        person: &person,
        answers: &answers,
        rule,
        first: urgent,
        says: (call.urgent, call.evidence),
        back: PATH,
    };
    match file(visit, filing).await? {
        Filed::Answered(answer) => Ok(answer),
        Filed::Closed => Err(Failure::Internal.into()),
    }
}

fn begin() -> OnCall {
    OnCall { call: Call::begin(), said: String::new() }
}

/// What the operator's form is filled with: what is kept, and the number of the case that was asked for.
fn request_answers(visit: &Visit, call: &Call) -> RequestAnswers {
    let mut answers = fresh::<RequestAnswers>(visit).unwrap_or_else(|| RequestAnswers::new(visit));
    if answers.receipt.is_empty() {
        let about = answers.about.clone();
        answers.set_matter(call.receipt.as_deref().unwrap_or_default(), &about);
    }
    answers
}

fn show(visit: &Visit, status: StatusCode, on_call: &OnCall, errors: Vec<FieldError>) -> Answer {
    let call = &on_call.call;
    let rules = &visit.services().rules;
    let heard = heard(visit, call)?;
    let topic = call.topic.map(Wish::as_str);
    match call.step {
        Step::Details => show_details(visit, status, on_call, &request_answers(visit, call), errors),
        Step::Ended(end) => {
            let rule = call.lines.iter().rev().find_map(|line| match line {
                Line::Rule(key) => rules.rule(key),
                _ => None,
            });
            let rule = rule.map(|rule| rule_of_today(visit, rule));
            let page = CallEndedPage { end: end.as_str(), heard, topic, rule };
            visit.show_keeping(status, &page, on_call)
        }
        step => {
            let kinds = if step == Step::Kind { KindChoice::list(kinds(rules), 1, "") } else { Vec::new() };
            let page = CallPage {
                step: step.as_str(),
                heard,
                keys: keys(step),
                kinds,
                turn: call.turn,
                said: on_call.said.clone(),
                topic: topic.filter(|_| step == Step::Settled),
                errors,
            };
            visit.show_keeping(status, &page, on_call)
        }
    }
}

fn show_details(
    visit: &Visit,
    status: StatusCode,
    on_call: &OnCall,
    answers: &RequestAnswers,
    errors: Vec<FieldError>,
) -> Answer {
    let call = &on_call.call;
    let directory = visit.services().directory();
    let kind = call.kind(&visit.services().rules).ok_or(Failure::Internal)?;
    let page = CallDetailsPage {
        heard: heard(visit, call)?,
        kind: kind.key.as_str().to_owned(),
        person: person_form(visit, &directory, answers, OfficeBy::Zip, errors),
        text_ahead: text_ahead(visit, answers.text_ahead),
        turn: call.turn,
    };
    visit.show_changing(status, &page, &[cookies::keep(visit, on_call), cookies::keep(visit, answers)])
}

/// The call in words.
fn heard(visit: &Visit, call: &Call) -> Result<Heard, WebError> {
    let dates = visit.dates()?;
    let language = visit.language;
    let line = |line: &Line| {
        let (who, text) = match line {
            Line::Voice(prompt) => ("voice", words::plain(language, &format!("call-says-{}", prompt.as_str()))),
            Line::Operator(prompt) => ("operator", words::plain(language, &format!("call-says-{}", prompt.as_str()))),
            Line::Case(receipt, status) => {
                let key = format!("call-case-{}", status.as_deref().unwrap_or("unknown"));
                ("voice", words::plain_with(language, &key, &[("receipt", receipt)]))
            }
            Line::Closed(opens) => {
                let opens = eastern(&dates, Timestamp::from_second(*opens).unwrap_or_default()).text;
                ("voice", words::plain_with(language, "call-says-closed", &[("opens", &opens)]))
            }
            Line::Rule(rule) => ("operator", words::plain(language, &format!("rule-{rule}-text"))),
            Line::You(said) => ("you", said.clone()),
        };
        HeardLine { who, text }
    };
    Ok(Heard::new(call.lines.iter().map(line).collect()))
}
