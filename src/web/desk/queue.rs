//! `/desk`: the queue of an office in the order of what was promised; the log-in for whoever is not logged in.

use super::guard::Desk;
use super::log_in;
use super::rule_choices::{kind_name, office_of, when};
use super::session_cookie;
use crate::app::App;
use crate::current::queue::{Queued, queue};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Status;
use crate::domain::office::OfficeCode;
use crate::domain::window::eastern_local;
use crate::staff::session;
use crate::vault::SealedInquiry;
use crate::view::dates::Dates;
use crate::view::language::Language;
use crate::view::pages::desk::gate::DeskLogInPage;
use crate::view::pages::desk::queue::{DeskQueuePage, QueueRow, UrgentRow};
use crate::view::pages::desk::{FormError, When};
use crate::view::{month_number, words};
use crate::web::errors::WebError;
use crate::web::fields::query_value;
use crate::web::visit::Answer;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, web};

/// Shows the queue, the log-in form, or that the desk is closed.
pub async fn get(app: web::Data<App>, request: HttpRequest) -> Answer {
    let logged_in = match session_cookie::token(&request, app.https()) {
        Some(token) => session(&app.services, &token).await?.is_some(),
        None => false,
    };
    if !logged_in {
        let logged_out = query_value(&request, "did").as_deref() == Some("logged-out");
        return log_in::show(&app, &request, &DeskLogInPage { logged_out, ..DeskLogInPage::default() }).await;
    }
    let desk = Desk::from_request(&request, &mut Payload::None).await?;
    show_queue(&desk, StatusCode::OK, Find::default()).await
}

/// The form that finds a request by its number.
#[derive(Default)]
pub struct Find {
    /// The number as typed.
    pub typed: String,
    /// What is wrong with it: a message.
    pub wrong: Option<&'static str>,
}

/// The queue, also where a number was not found.
pub async fn show_queue(desk: &Desk, status: StatusCode, find: Find) -> Answer {
    let office = desk.scope(&desk.query("office").unwrap_or_default());
    let queue = queue(desk.services(), &desk.staff, office.as_ref()).await?;
    let dates = desk.dates()?;
    let several = office.is_none();
    let row = |(index, queued): (usize, &Queued)| row(desk, &dates, index + 1, queued, several);
    let items: Vec<QueueRow> = queue.items.iter().enumerate().map(row).collect::<Result<_, WebError>>()?;
    let urgent = queue.urgent_to_come.iter().map(|queued| {
        Ok(UrgentRow {
            href: href(&queued.inquiry.number),
            number: grouped(&queued.inquiry.number),
            kind: kind_name(desk, &queued.inquiry.kind),
            name: name(&queued.told),
            office: if several { Some(office_of(desk, &queued.inquiry.office)?.name) } else { None },
        })
    });
    let page = DeskQueuePage {
        bar: desk.bar(office.as_ref()),
        now: now(desk, &dates, office.as_ref())?,
        number: find.typed,
        errors: find.wrong.map(|key| FormError::new("number".to_owned(), key)).into_iter().collect(),
        did: None,
        waiting: queue.waiting,
        overdue: queue.overdue,
        cut: i64::try_from(items.len()).unwrap_or(i64::MAX) < queue.waiting,
        items,
        urgent_to_come: urgent.collect::<Result<_, WebError>>()?,
    };
    desk.show(status, &page)
}

/// The service's time: Eastern, and at the office that is shown.
fn now(desk: &Desk, dates: &Dates, office: Option<&OfficeCode>) -> Result<When, WebError> {
    let now = desk.services().clock.now();
    match office {
        Some(code) => Ok(when(dates, &office_of(desk, code)?, now)),
        None => Ok(When { eastern: dates.date_and_time(eastern_local(now)), office: None }),
    }
}

fn row(desk: &Desk, dates: &Dates, place: usize, queued: &Queued, several: bool) -> Result<QueueRow, WebError> {
    let inquiry = &queued.inquiry;
    let office = office_of(desk, &inquiry.office)?;
    Ok(QueueRow {
        place,
        href: href(&inquiry.number),
        number: grouped(&inquiry.number),
        urgent: inquiry.urgent,
        reached: inquiry.status == Status::Reached,
        kind: kind_name(desk, &inquiry.kind),
        name: name(&queued.told),
        language: language_name(&inquiry.language),
        office: several.then(|| office.name.clone()),
        received: when(dates, &office, inquiry.received_at),
        due: when(dates, &office, inquiry.due_by),
        overdue: inquiry.is_overdue(desk.services().clock.now()),
        missed_calls: inquiry.missed_calls,
    })
}

/// The page of a request.
pub fn href(number: &ServiceItemNumber) -> String {
    format!("/desk/items/{number}")
}

/// A service item number as people read it out: two groups of four.
pub fn grouped(number: &ServiceItemNumber) -> String {
    let (first, second) = number.as_str().split_at_checked(4).unwrap_or((number.as_str(), ""));
    format!("{first}-{second}")
}

/// Who asks; as typed, should it not read any more.
pub fn name(told: &SealedInquiry) -> String {
    let as_typed = || format!("{} {}", told.typed.given_name, told.typed.family_name).trim().to_owned();
    told.typed.read_again(month_number).map_or_else(|_| as_typed(), |details| details.full_name())
}

/// A language in its own words; its code if this program does not speak it.
pub fn language_name(code: &str) -> String {
    Language::parse(code).map_or_else(|| code.to_owned(), |language| words::plain(language, "language-name"))
}
