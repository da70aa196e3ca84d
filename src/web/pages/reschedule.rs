//! `/{lang}/appointment/reschedule`: another time, at the same office or another.

use super::notice::open;
use super::parts::office_choices;
use super::time::{Choosing, Wanted, asked_day, choosing};
use crate::domain::appointment::{Model, Standing};
use crate::domain::directory::Suggestion;
use crate::domain::office::Office;
use crate::domain::slot::read_local;
use crate::domain::zip::Zip;
use crate::legacy::open_appointment::Opened;
use crate::legacy::reschedule::{MoveError, Moved, reschedule};
use crate::view::pages::time::{CurrentTime, OfficeLink, TimePurpose};
use crate::view::problems::slot_key;
use crate::web::cookies::NoticeKey;
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;
use jiff::civil::{Date, DateTime};

/// Other offices offered beside the present one.
const OTHER_OFFICES: usize = 5;

/// `?all=1`: every office is offered to move to.
fn asks_for_all(visit: &Visit) -> bool {
    visit.query("all").is_some()
}

/// Why the page is shown.
struct Showing<'a> {
    status: StatusCode,
    office: &'a Office,
    day: Option<Date>,
    gone: Option<DateTime>,
    error: Option<&'static str>,
}

/// Shows the times of `?office=`, or of the present office.
pub async fn get(visit: Visit) -> Answer {
    let (key, opened) = open(&visit).await?;
    if opened.appointment.standing(visit.services().clock.now()) != Standing::Live {
        return visit.see_other("/notice", &[]);
    }
    if opened.appointment.model != Model::Legacy {
        return visit.see_other("/notice?did=not-movable", &[]);
    }
    let directory = visit.services().directory();
    let asked = visit.query("office").and_then(|code| directory.listed_office(&code));
    let Some(office) = asked.or_else(|| directory.office(&opened.appointment.office)) else {
        return visit.see_other("/notice", &[]);
    };
    let showing = Showing { status: StatusCode::OK, office, day: asked_day(&visit), gone: None, error: None };
    show(&visit, &key, &opened, showing).await
}

/// Moves the appointment; if the new time has gone the old one is kept.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let (key, opened) = open(&visit).await?;
    let directory = visit.services().directory();
    let posted = fields.get("office");
    let present = opened.appointment.office.as_str();
    let Some(office) = directory.listed_office(if posted.is_empty() { present } else { posted }) else {
        return visit.see_other("/appointment/reschedule", &[]);
    };
    if visit.keeps_draft() {
        let day = asked_day(&visit).map(|day| format!("&day={day}")).unwrap_or_default();
        return visit.see_other(&format!("/appointment/reschedule?office={}{day}", office.code), &[]);
    }
    let typed = fields.get("slot").trim();
    let Some(local) = read_local(typed) else {
        let error = if typed.is_empty() { "error-slot-missing" } else { "error-slot-no-such-time" };
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return show(
            &visit,
            &key,
            &opened,
            Showing { status, office, day: asked_day(&visit), gone: None, error: Some(error) },
        )
        .await;
    };
    let Some((number, pin)) = key.open() else { return visit.see_other("/appointment", &[]) };
    let refused = |status, gone, error| Showing { status, office, day: Some(local.date()), gone, error: Some(error) };
    match reschedule(visit.services(), &number, &pin, office, local).await {
        Ok(Moved::Moved) => {
            visit.count_freed_seat().await;
            visit.see_other("/notice?did=moved", &[])
        }
        Ok(Moved::Unchanged) => visit.see_other("/notice?did=unchanged", &[]),
        Err(MoveError::TooManyMoves) => visit.see_other("/notice?did=too-many-moves", &[]),
        // The notice tells which of these it is.
        Err(MoveError::NotFound | MoveError::Cancelled | MoveError::Past) => visit.see_other("/notice", &[]),
        Err(MoveError::NotMovable) => visit.see_other("/notice?did=not-movable", &[]),
        Err(MoveError::Taken) => {
            show(&visit, &key, &opened, refused(StatusCode::CONFLICT, Some(local), "error-slot-taken")).await
        }
        Err(MoveError::Slot(why)) => {
            show(&visit, &key, &opened, refused(StatusCode::UNPROCESSABLE_ENTITY, None, slot_key(why))).await
        }
        Err(MoveError::Db(why)) => Err(why.into()),
    }
}

async fn show(visit: &Visit, key: &NoticeKey, opened: &Opened, showing: Showing<'_>) -> Answer {
    let directory = visit.services().directory();
    let zip = Zip::parse(&opened.details.typed.zip).ok();
    let present = directory.office(&opened.appointment.office);
    let current = present.map(|office| office.local(opened.appointment.starts_at));
    let at_present_office = showing.office.code == opened.appointment.office;
    let wanted = Wanted {
        purpose: TimePurpose::Move,
        office: showing.office,
        day: showing.day,
        chosen: current.filter(|_| at_present_office),
        gone: showing.gone,
        error: showing.error,
    };
    match choosing(visit, &directory, zip.as_ref(), wanted).await? {
        Choosing::Times(mut page) => {
            let dates = visit.dates()?;
            page.current = current.map(|local| CurrentTime {
                date: dates.date_with_weekday(local.date()),
                time: dates.time(local.time()),
            });
            page.all_offices = asks_for_all(visit);
            page.other_offices = other_offices(visit, zip.as_ref(), showing.office).await?;
            visit.show_keeping(showing.status, &*page, key)
        }
        Choosing::Nothing(page) => {
            let status = if showing.status == StatusCode::CONFLICT { showing.status } else { StatusCode::OK };
            visit.show_keeping(status, &page, key)
        }
    }
}

async fn other_offices(visit: &Visit, zip: Option<&Zip>, shown: &Office) -> Result<Vec<OfficeLink>, WebError> {
    let directory = visit.services().directory();
    let mut others = match zip.map(|zip| directory.suggestions(zip)) {
        _ if asks_for_all(visit) => directory.listed().map(|office| Suggestion { office, miles: None }).collect(),
        Some(near) if !near.is_empty() => near,
        _ => directory.nearest(shown).into_iter().take(OTHER_OFFICES).collect(),
    };
    others.retain(|suggestion| suggestion.office.code != shown.code);
    let choices = office_choices(visit.services(), &*visit.dates()?, &others, "").await?;
    Ok(choices
        .into_iter()
        .map(|choice| OfficeLink { href: format!("?office={}", choice.office.code), choice })
        .collect())
}
