//! `/{lang}/contact/status`: where a request stands, for whoever has its number and the date of birth.

use super::parts::{at_office, eastern, rule_shown, text_ahead};
use crate::current::open_inquiry::{OpenedInquiry, open_with_birth};
use crate::domain::appointment::Standing;
use crate::domain::birth::DateOfBirth;
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Channel;
use crate::domain::office::Office;
use crate::domain::person::{Field, Problem, TypedDetails};
use crate::legacy::open_appointment::open_appointment;
use crate::limits::Target;
use crate::vault::Bring;
use crate::view::aloud::aloud;
use crate::view::pages::contact::RuleShown;
use crate::view::pages::contact::status::{AssignedVisit, Attempt, StatusFormPage, StatusPage};
use crate::view::pages::outcome::{CookiesOffPage, Failure, TimedOut, TimedOutPage, Wanted};
use crate::view::pages::{FieldError, WaitTime};
use crate::view::problems::{details_error, item_number_key};
use crate::view::rule_words::{era_key, kind_key};
use crate::view::{bring_keys, month_number, words};
use crate::web::cookies::{self, InquiryKey, Kept, NoticeKey, RequestAnswers};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::pages::parts::office_view;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;
use jiff::civil::Date;

const PATH: &str = "/contact/status";

/// Shows where the request stands that this device may see, else the form.
pub async fn get(visit: Visit) -> Answer {
    if visit.query("other").is_some() {
        return form(&visit);
    }
    match cookies::read::<InquiryKey>(&visit) {
        Kept::Fresh(key) => match open(&visit, &key).await? {
            Some(opened) => visit.show_keeping(StatusCode::OK, &page(&visit, &opened).await?, &key),
            None => visit.see_other("/contact/status?other=1", &[cookies::forget::<InquiryKey>(&visit)]),
        },
        Kept::Gone => {
            let page = TimedOutPage { what: TimedOut::Inquiry };
            visit.show_forgetting::<_, InquiryKey>(StatusCode::GONE, &page)
        }
        // Whoever has just asked or opened was given the key: if it is not here, cookies are off.
        Kept::Nothing if visit.query("did").is_some() => {
            visit.show(StatusCode::BAD_REQUEST, &CookiesOffPage { wanted: Wanted::Contact })
        }
        Kept::Nothing => form(&visit),
    }
}

/// Reads number and date of birth. An unknown number and a wrong date of birth are one answer; a number whose check
/// digit fails is a typing error, told without any look-up.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let typed_number = fields.get("service_item_number");
    let typed = TypedDetails {
        dob_month: fields.get("dob_month").to_owned(),
        dob_day: fields.get("dob_day").to_owned(),
        dob_year: fields.get("dob_year").to_owned(),
        ..TypedDetails::default()
    };
    if visit.keeps_draft() {
        let mut answers = fresh::<RequestAnswers>(&visit).unwrap_or_else(|| RequestAnswers::new(&visit));
        answers.set_number(typed_number);
        let born = TypedDetails {
            dob_month: typed.dob_month,
            dob_day: typed.dob_day,
            dob_year: typed.dob_year,
            ..answers.typed.clone()
        };
        answers.set_typed(&born);
        return visit.see_other("/contact/status?other=1", &[cookies::keep(&visit, &answers)]);
    }
    let page = |errors| StatusFormPage {
        service_item_number: typed_number.to_owned(),
        typed: typed.clone(),
        errors,
        wait: None,
    };
    let born = DateOfBirth::read_day(&typed.dob_year, &typed.dob_month, &typed.dob_day, month_number);
    let (number, born) = match (ServiceItemNumber::parse(typed_number), born) {
        (Ok(number), Ok(born)) => (number, born),
        (number, born) => {
            let number = number.err().map(|why| FieldError::new("service_item_number", item_number_key(why)));
            let born = born.err().map(|why| details_error(visit.language, (Field::DateOfBirth, Problem::Birth(why))));
            return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page(number.into_iter().chain(born).collect()));
        }
    };
    let tried = match visit.guess(Target::Request(&number)).await? {
        Ok(tried) => tried,
        Err(wait) => {
            return visit
                .show_wait(&StatusFormPage { wait: Some(WaitTime::of_secs(wait.secs)), ..page(Vec::new()) }, wait);
        }
    };
    if open_with_birth(visit.services(), &number, born, month_number).await?.is_none() {
        let error = FieldError::new("service_item_number", "error-item-not-found");
        return visit.show(StatusCode::NOT_FOUND, &page(vec![error]));
    }
    visit.guessed_right(tried).await?;
    visit.see_other("/contact/status?did=opened", &[cookies::keep(&visit, &InquiryKey::new(&number, born))])
}

/// `POST /{lang}/contact/status/notice`: opens the notice of the appointment that was assigned.
pub mod notice {
    use super::{Answer, InquiryKey, NoticeKey, PATH, Visit, cookies, fresh, open};

    /// Gives the device the key to the notice.
    pub async fn post(visit: Visit) -> Answer {
        let Some(key) = fresh::<InquiryKey>(&visit) else { return visit.see_other(PATH, &[]) };
        let opened = open(&visit, &key).await?;
        match opened.and_then(|opened| opened.notice_key(visit.services())) {
            Some((number, pin)) => {
                let notice = cookies::keep(&visit, &NoticeKey::new(&number, &pin));
                visit.see_other("/notice?did=opened", &[notice])
            }
            None => visit.see_other(PATH, &[]),
        }
    }
}

async fn open(visit: &Visit, key: &InquiryKey) -> Result<Option<OpenedInquiry>, WebError> {
    let Some((number, born)): Option<(ServiceItemNumber, Date)> = key.open() else { return Ok(None) };
    Ok(open_with_birth(visit.services(), &number, born, month_number).await?)
}

/// The form; a number that was being typed is kept over a switch of language and shown once.
fn form(visit: &Visit) -> Answer {
    let Some(mut kept) = fresh::<RequestAnswers>(visit).filter(|kept| !kept.number.is_empty()) else {
        return visit.show(StatusCode::OK, &StatusFormPage::default());
    };
    let page = StatusFormPage {
        service_item_number: kept.number.clone(),
        typed: kept.typed.clone(),
        ..StatusFormPage::default()
    };
    kept.set_number("");
    visit.show_keeping(StatusCode::OK, &page, &kept)
}

async fn page(visit: &Visit, opened: &OpenedInquiry) -> Result<StatusPage, WebError> {
    let (services, inquiry) = (visit.services(), &opened.inquiry);
    let directory = services.directory();
    let office = directory.office(&inquiry.office).ok_or(Failure::Internal)?;
    let dates = visit.dates()?;
    let at_door = inquiry.channel == Channel::WalkIn;
    let moment = |at| if at_door { at_office(&dates, at, office) } else { eastern(&dates, at) };
    let era = services.rules.era(inquiry.era.as_str()).unwrap_or(&services.era);
    let taken_by = RuleShown { text: None, ..rule_shown(visit, &inquiry.taken_by) };
    let decision = inquiry.decision.as_ref();
    let attempt = |call: &crate::db::call_backs::CallBack| Attempt {
        outcome: call.outcome.as_str(),
        when: eastern(&dates, call.at).text,
    };
    Ok(StatusPage {
        taken: visit.query("did").is_some_and(|did| did == "taken"),
        number_aloud: aloud(visit.language, &grouped(inquiry.number.as_str())),
        number: grouped(inquiry.number.as_str()),
        kind: words::plain(visit.language, &kind_key(&inquiry.kind)),
        channel: inquiry.channel.as_str(),
        urgent: inquiry.urgent,
        office: office_view(office),
        received: moment(inquiry.received_at).text,
        due_from: moment(inquiry.due_from),
        due_by: moment(inquiry.due_by),
        era: words::plain(visit.language, &era_key(&inquiry.era)),
        stand: stand(visit, opened),
        text_ahead: text_ahead(visit, inquiry.text_ahead).filter(|_| inquiry.text_ahead && !at_door),
        attempts: opened.calls.iter().map(attempt).collect(),
        missed_calls_max: era.missed_calls_max,
        rule: decision.and_then(|decision| decision.rule.as_ref()).map(|used| rule_shown(visit, used)),
        overridden: decision.is_some_and(|decision| decision.overridden.is_some()),
        taken_by,
        visit: assigned(visit, opened, office).await?,
    })
}

fn stand(visit: &Visit, opened: &OpenedInquiry) -> String {
    let inquiry = &opened.inquiry;
    let name = inquiry.status.as_str();
    if inquiry.channel == Channel::WalkIn {
        format!("walk-in-{name}")
    } else if inquiry.is_overdue(visit.services().clock.now()) {
        "overdue".to_owned()
    } else {
        name.to_owned()
    }
}

async fn assigned(visit: &Visit, opened: &OpenedInquiry, office: &Office) -> Result<Option<AssignedVisit>, WebError> {
    let services = visit.services();
    let (Some(appointment), Some((number, pin))) = (&opened.appointment, opened.notice_key(services)) else {
        return Ok(None);
    };
    let notice = open_appointment(services, &number, &pin).await?;
    let bring = notice.map(|notice| notice.details.bring).unwrap_or_default();
    let listed: Vec<String> = bring.iter().filter_map(|what| listed(what).map(str::to_owned)).collect();
    let written = bring.iter().filter_map(|what| match what {
        Bring::Written(text) => Some(text.clone()),
        Bring::Listed(_) => None,
    });
    Ok(Some(AssignedVisit {
        state: match appointment.standing(services.clock.now()) {
            Standing::Live => "live",
            Standing::Cancelled => "cancelled",
            Standing::Past if appointment.is_inside(office, services.clock.now()) => "checked-in",
            Standing::Past => "past",
        },
        when: at_office(&*visit.dates()?, appointment.starts_at, office),
        bring: bring_keys(&appointment.purpose, &listed),
        bring_written: written.collect(),
        ticket: opened.arrival.as_ref().map(|arrival| arrival.ticket_no),
    }))
}

fn listed(what: &Bring) -> Option<&str> {
    match what {
        Bring::Listed(key) => Some(key),
        Bring::Written(_) => None,
    }
}

/// `4821-9375`: four and four, as people read it out.
fn grouped(number: &str) -> String {
    let (first, second) = number.split_at_checked(4).unwrap_or((number, ""));
    format!("{first}-{second}")
}
