//! `/{lang}/book/review`: step 5, check your answers, and the booking itself.

use super::parts::office_view;
use super::time::show_again;
use super::turn;
use crate::domain::office::Office;
use crate::domain::person::Details;
use crate::domain::reason::Reason;
use crate::domain::slot::Slot;
use crate::legacy::book::{BookError, Booked, Booking, book, booked_before, is_no_booking};
use crate::limits::Target;
use crate::limits::pacing::Counted;
use crate::view::pages::WaitTime;
use crate::view::pages::details::AlreadyBookedPage;
use crate::view::pages::outcome::WaitPage;
use crate::view::pages::steps::ReviewPage;
use crate::web::cookies::{self, Answers, Kept, NoticeKey};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Nothing, Step, answers, turn_back};
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

/// All answers, valid.
struct Answered<'a> {
    details: &'a Details,
    reason: Reason,
    office: &'a Office,
    slot: Slot,
}

/// Shows the answers.
pub async fn get(visit: Visit) -> Answer {
    let answers = answers(&visit, Nothing::StartsAnew)?;
    let directory = visit.services().directory();
    let journey = Journey::read(&answers, &directory, visit.services().clock.now());
    turn_back(&visit, &journey, Step::Review)?;
    match answered(&journey) {
        Some(answered) => visit.show_keeping(StatusCode::OK, &page(&visit, &answers, &answered, false)?, &answers),
        None => visit.see_other(Step::Details.path(), &[]),
    }
}

/// Books what was shown.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let has_notice = fresh::<NoticeKey>(&visit).is_some();
    if matches!(cookies::read::<Answers>(&visit), Kept::Nothing) && has_notice {
        // The form was sent again after it had booked.
        return visit.see_other("/notice", &[]);
    }
    let mut answers = answers(&visit, Nothing::MeansCookiesOff)?;
    if visit.keeps_draft() {
        return visit.see_draft(Step::Review.path(), &[cookies::keep(&visit, &answers)]);
    }
    let directory = visit.services().directory();
    let journey = Journey::read(&answers, &directory, visit.services().clock.now());
    let Some(answered) = answered(&journey) else {
        return visit.see_other(journey.first_open().path(), &[cookies::keep(&visit, &answers)]);
    };
    if !is_answers_mac(&visit, &answers, fields.get("answers_mac")) {
        return visit.show_keeping(StatusCode::CONFLICT, &page(&visit, &answers, &answered, true)?, &answers);
    }
    if let Some(before) = booked_before(visit.services(), &booking(&visit, &answers, &answered)).await? {
        return see_notice(&visit, &before);
    }
    let turn = turn::standing(&visit, &answers, answered.details);
    if let turn::Standing::ToCome(at) = turn {
        return turn::show_again(&visit, &answers, answered.office, at);
    }
    // Whether the person has an appointment is told here too.
    if let Err(wait) = visit.guess_in_passing(Target::Booking(answered.details)).await? {
        let page = WaitPage { wait: WaitTime::of_secs(wait.secs), back: Step::Review.path() };
        return visit.show_wait(&page, wait);
    }
    let counted = match turn {
        turn::Standing::Now => Ok(Counted::nothing()),
        _ => turn::count_or_give(&visit, &mut answers, answered.details, answered.office).await?,
    };
    let counted = match counted {
        Ok(counted) => counted,
        Err(wait) => return Ok(wait),
    };
    let booked = book(visit.services(), &booking(&visit, &answers, &answered)).await;
    if is_no_booking(&booked) {
        visit.nothing_booked(counted).await?;
    }
    match booked {
        Ok(booked) => see_notice(&visit, &booked),
        Err(BookError::AlreadyBooked) => visit.show_keeping(StatusCode::CONFLICT, &AlreadyBookedPage {}, &answers),
        Err(BookError::Taken) => {
            answers.slot.clear();
            show_again(&visit, &answers, &directory, answered.office, Ok(answered.slot.local)).await
        }
        Err(BookError::Slot(why)) => {
            answers.slot.clear();
            show_again(&visit, &answers, &directory, answered.office, Err(why)).await
        }
        Err(BookError::Db(why)) => Err(why.into()),
    }
}

fn booking<'a>(visit: &'a Visit, answers: &'a Answers, answered: &'a Answered<'_>) -> Booking<'a> {
    Booking {
        details: answered.details,
        typed: &answers.typed,
        reason: answered.reason,
        office: answered.office,
        local: answered.slot.local,
        language: visit.language.code(),
        one_time_key: &answers.one_time_key,
    }
}

fn see_notice(visit: &Visit, booked: &Booked) -> Answer {
    let notice = cookies::keep(visit, &NoticeKey::new(&booked.number, &booked.pin));
    visit.see_other("/notice?did=booked", &[notice, cookies::forget::<Answers>(visit)])
}

fn answered<'a>(journey: &'a Journey<'a>) -> Option<Answered<'a>> {
    Some(Answered {
        details: journey.details.as_ref()?,
        reason: journey.reason?,
        office: journey.office?,
        slot: journey.slot?,
    })
}

fn page(visit: &Visit, answers: &Answers, answered: &Answered<'_>, changed: bool) -> Result<ReviewPage, WebError> {
    let dates = visit.dates()?;
    let details = answered.details;
    Ok(ReviewPage {
        given_name: details.given_name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default(),
        family_name: details.family_name.as_str().to_owned(),
        born: dates.date(details.born.date()),
        phone: details.phone.display(),
        zip: details.zip.as_str().to_owned(),
        reason: answered.reason.as_str(),
        office: office_view(answered.office),
        date: dates.date_with_weekday(answered.slot.local.date()),
        time: dates.time(answered.slot.local.time()),
        zone: dates.zone(&answered.office.zone_name, answered.slot.starts_at),
        answers_mac: answers_mac(visit, answers),
        changed,
        turn: turn::shown(visit, answers, details, answered.office)?,
    })
}

/// A MAC of what the page shows: a form that shows something else than what is kept is never booked.
pub fn answers_mac(visit: &Visit, answers: &Answers) -> String {
    visit.services().vault().form_mac(&shown(answers))
}

fn is_answers_mac(visit: &Visit, answers: &Answers, sent: &str) -> bool {
    visit.services().vault().form_mac_is(&shown(answers), sent)
}

fn shown(answers: &Answers) -> Vec<&[u8]> {
    let typed = &answers.typed;
    let parts = [
        &typed.given_name,
        &typed.family_name,
        &typed.dob_year,
        &typed.dob_month,
        &typed.dob_day,
        &typed.phone,
        &typed.zip,
        &answers.reason,
        &answers.office,
        &answers.slot,
    ];
    let mut shown: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
    shown.push(&answers.one_time_key);
    shown
}
