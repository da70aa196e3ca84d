//! `/{lang}/notice`, `notice.ics` and `notice.pdf`: the sheet, for whoever has just booked or typed number and PIN.

use super::parts::office_view;
use crate::db::{details, visits};
use crate::domain::appointment::{Model, Standing, Status};
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::office::Office;
use crate::legacy::open_appointment::{Opened, open_appointment};
use crate::vault::Bring;
use crate::view::aloud::aloud;
use crate::view::calendar_file::{CalendarEntry, calendar_file};
use crate::view::dates::Dates;
use crate::view::language::Language;
use crate::view::month_number;
use crate::view::pages::notice::{Done, DoorView, NoticePage, NoticeState, VisitText};
use crate::view::pages::outcome::{CookiesOffPage, DetailsDeletedPage, Failure, TimedOut, TimedOutPage, Wanted};
use crate::view::{bring_keys, purpose_key, words};
use crate::web::cookies::{self, Kept, NoticeKey};
use crate::web::errors::WebError;
use crate::web::visit::{Answer, Visit};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use jiff::Timestamp;

/// Shows the notice.
pub async fn get(visit: Visit) -> Answer {
    let (key, opened) = open(&visit).await?;
    let page = page(&visit, &opened).await?;
    visit.show_keeping(StatusCode::OK, &page, &key)
}

/// The appointment for a calendar.
pub async fn get_calendar_file(visit: Visit) -> Answer {
    let (_, opened) = open(&visit).await?;
    let directory = visit.services().directory();
    let appointment = &opened.appointment;
    let office = directory.office(&appointment.office).ok_or(Failure::Internal)?;
    let view = office_view(office);
    let number = appointment.number.as_str();
    let file = calendar_file(&CalendarEntry {
        number,
        revision: appointment.revision,
        office,
        starts_at: appointment.starts_at,
        changed_at: appointment.updated_at,
        cancelled: appointment.standing(visit.services().clock.now()) == Standing::Cancelled,
        summary: &words::plain_with(visit.language, "notice-ics-summary", &[("office", &view.name)]),
        description: &words::plain_with(visit.language, "notice-ics-description", &[("number", number)]),
        location: &format!("{}, {}, {}", view.name, view.street, view.city_line),
    });
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\""))
        .body(file))
}

/// The sheet as a PDF file.
pub async fn get_pdf(visit: Visit) -> Answer {
    let (_, opened) = open(&visit).await?;
    let page = page(&visit, &opened).await?;
    let file = visit.notice_pdf(page).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"appointment-notice.pdf\""))
        .body(file))
}

/// Opens the notice that this device may see, or instead the page that tells why there is none.
pub async fn open(visit: &Visit) -> Result<(NoticeKey, Opened), WebError> {
    let key = match cookies::read::<NoticeKey>(visit) {
        Kept::Fresh(key) => key,
        Kept::Gone => return Err(timed_out(visit, TimedOut::Notice)?),
        // Whoever has just done something was given the key: if it is not here, cookies are off.
        Kept::Nothing if visit.query("did").is_some() => {
            return Err(WebError::instead(
                visit.show(StatusCode::BAD_REQUEST, &CookiesOffPage { wanted: Wanted::Notice })?,
            ));
        }
        Kept::Nothing => return Err(WebError::instead(visit.see_other("/appointment", &[])?)),
    };
    let Some((number, pin)) = key.open() else { return Err(timed_out(visit, TimedOut::Notice)?) };
    match open_appointment(visit.services(), &number, &pin).await? {
        Some(opened) => Ok((key, opened)),
        // The PIN was right when the key was made: it is gone, or has been replaced since.
        None if is_emptied(visit, number).await? => {
            let page = visit.show_forgetting::<_, NoticeKey>(StatusCode::GONE, &DetailsDeletedPage {})?;
            Err(WebError::instead(page))
        }
        None => Err(timed_out(visit, TimedOut::Replaced)?),
    }
}

/// Whether the person had it deleted, or it was old enough.
async fn is_emptied(visit: &Visit, number: ConfirmationNumber) -> Result<bool, WebError> {
    Ok(visit.services().db.read(move |conn| details::is_emptied(conn, number.as_str())).await?)
}

fn timed_out(visit: &Visit, what: TimedOut) -> Result<WebError, WebError> {
    let page = TimedOutPage { what };
    Ok(WebError::instead(visit.show_forgetting::<_, NoticeKey>(StatusCode::GONE, &page)?))
}

/// Whether the office is closed at the appointment's time, contrary to the booking.
pub fn office_closed(office: &Office, starts_at: Timestamp) -> bool {
    office.starts_at(office.local(starts_at)) != Some(starts_at)
}

async fn page(visit: &Visit, opened: &Opened) -> Result<NoticePage, WebError> {
    let directory = visit.services().directory();
    let appointment = &opened.appointment;
    let office = directory.office(&appointment.office).ok_or(Failure::Internal)?;
    let now = visit.services().clock.now();
    let state = match appointment.standing(now) {
        Standing::Live => NoticeState::Live,
        Standing::Cancelled => NoticeState::Cancelled,
        Standing::Past if appointment.is_inside(office, now) => NoticeState::Arrived,
        Standing::Past => NoticeState::Past,
    };
    let english = Language::english();
    let in_english = if visit.language == english { None } else { Dates::of(english) };
    let local = visit.dates()?;
    let replaced_at = opened.details.replacement.and_then(|(_, secs)| Timestamp::from_second(secs).ok());
    let replaced_on = |dates: &Dates| replaced_at.map(|at| dates.short_date_and_time(office.local(at)));
    // What was typed is shown as it was accepted: spaces folded, letters composed.
    let details = opened.details.typed.read_again(month_number).map_err(|_| Failure::Internal)?;
    let (listed, written) = split_bring(&opened.details.bring);
    let number = appointment.number.as_str();
    let pin = opened.details.pin().map(|pin| pin.reveal().to_owned()).unwrap_or_default();
    let (first, second) = pin.split_at_checked(PIN_GROUP).unwrap_or((&pin, ""));
    let office_closed = state == NoticeState::Live && office_closed(office, appointment.starts_at);
    let good = state == NoticeState::Live && !office_closed;
    Ok(NoticePage {
        state,
        ticket: if state == NoticeState::Arrived { ticket(visit, opened).await? } else { None },
        did: visit.query("did").and_then(|did| Done::ALL.into_iter().find(|done| done.as_str() == did)),
        deletable_after_days: appointment.is_over(office, now).then(|| visit.services().keep.days()),
        office_closed,
        door: if good { DoorView::of(visit.services().vault().door_code(appointment)) } else { None },
        name: details.full_name(),
        assigned: appointment.model == Model::Current,
        reason_key: purpose_key(&appointment.purpose),
        bring: bring_keys(&appointment.purpose, &listed).into_iter().filter(|key| key != ON_EVERY_SHEET).collect(),
        bring_written: written,
        office: office_view(office),
        visit: visit_text(&local, office, opened),
        visit_in_english: in_english.as_deref().map(|dates| visit_text(dates, office, opened)),
        datetime: appointment
            .starts_at
            .to_zoned_datetime(office.zone.clone())
            .strftime("%Y-%m-%dT%H:%M%:z")
            .to_string(),
        number_aloud: aloud(visit.language, number),
        pin_aloud: aloud(visit.language, &format!("{first}-{second}")),
        number: number.to_owned(),
        pin,
        // As people type it.
        address: visit.site_address().map(|site| site.trim_start_matches("https://").to_owned()),
        issue: appointment.issue(),
        replaced_on: replaced_on(&local),
        replaced_on_in_english: in_english.as_deref().and_then(replaced_on),
    })
}

async fn ticket(visit: &Visit, opened: &Opened) -> Result<Option<i32>, WebError> {
    let number = opened.appointment.number.clone();
    let arrival = visit.services().db.read(move |conn| visits::find(conn, &number)).await?;
    Ok(arrival.map(|arrival| arrival.ticket_no))
}

/// Digits of a PIN that are read together.
const PIN_GROUP: usize = 3;

/// A document that the sheet asks of everybody: it is not listed again.
const ON_EVERY_SHEET: &str = "document-photo-id";

/// What an officer asked for: keys of the rule file, and own words.
fn split_bring(asked: &[Bring]) -> (Vec<String>, Vec<String>) {
    let (mut listed, mut written) = (Vec::new(), Vec::new());
    for what in asked {
        match what {
            Bring::Listed(key) => listed.push(key.clone()),
            Bring::Written(text) => written.push(text.clone()),
        }
    }
    (listed, written)
}

fn visit_text(dates: &Dates, office: &Office, opened: &Opened) -> VisitText {
    let local = office.local(opened.appointment.starts_at);
    VisitText {
        date: dates.date_with_weekday(local.date()),
        time: dates.time(local.time()),
        zone: dates.zone(&office.zone_name, opened.appointment.starts_at),
        // What came after it was booked changed the appointment and not the notice.
        issued: (opened.appointment.status == Status::Booked)
            .then(|| dates.short_date_and_time(office.local(opened.appointment.updated_at))),
    }
}
