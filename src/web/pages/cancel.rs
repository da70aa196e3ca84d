//! `/{lang}/appointment/cancel`: asks once; then the seat is free at once.

use super::notice::open;
use super::parts::office_view;
use crate::domain::appointment::{Model, Standing};
use crate::legacy::cancel::{CancelError, cancel};
use crate::legacy::open_appointment::Opened;
use crate::view::pages::notice::CancelPage;
use crate::view::pages::outcome::Failure;
use crate::web::cookies::NoticeKey;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Asks.
pub async fn get(visit: Visit) -> Answer {
    let (key, opened) = open(&visit).await?;
    if opened.appointment.standing(visit.services().clock.now()) != Standing::Live {
        return visit.see_other("/notice", &[]);
    }
    ask(&visit, StatusCode::OK, &key, &opened, false)
}

/// Cancels the visit that was shown. Doing it again shows the same confirmation.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let (key, opened) = open(&visit).await?;
    let Some((number, pin)) = key.open() else { return visit.see_other("/appointment", &[]) };
    let shown = fields.get("revision").trim().parse().ok();
    let was_live = opened.appointment.standing(visit.services().clock.now()) == Standing::Live;
    match cancel(visit.services(), &number, &pin, shown).await {
        Ok(()) => {
            if was_live {
                visit.count_freed_seat().await;
            }
            visit.see_other("/notice?did=cancelled", &[])
        }
        Err(CancelError::Changed) => ask(&visit, StatusCode::CONFLICT, &key, &opened, true),
        // The notice tells that it is over.
        Err(CancelError::NotFound | CancelError::Past) => visit.see_other("/notice", &[]),
        Err(CancelError::Db(why)) => Err(why.into()),
    }
}

fn ask(visit: &Visit, status: StatusCode, key: &NoticeKey, opened: &Opened, changed: bool) -> Answer {
    let directory = visit.services().directory();
    let office = directory.office(&opened.appointment.office).ok_or(Failure::Internal)?;
    let local = office.local(opened.appointment.starts_at);
    let dates = visit.dates()?;
    let page = CancelPage {
        date: dates.date_with_weekday(local.date()),
        time: dates.time(local.time()),
        office: office_view(office),
        revision: opened.appointment.revision,
        assigned: opened.appointment.model == Model::Current,
        changed,
    };
    visit.show_keeping(status, &page, key)
}
