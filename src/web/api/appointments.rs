//! `POST /api/v1/appointments`: books one seat for one person.

use super::call::{Call, Posted};
use super::members::{BOOKING, Fields, LANGUAGE, Member, OFFICE, REASON, STARTS_AT};
use super::problem::{Code, invalid_one, refuse};
use super::shown::{Issued, taken};
use super::{BASE, idempotency};
use crate::domain::directory::Directory;
use crate::domain::office::Office;
use crate::domain::reason::Reason;
use crate::domain::slot::read_local;
use crate::legacy::book::{BookError, Booked, Booking, book, booked_before, is_no_booking};
use crate::limits::Target;
use crate::view::language::Language;
use crate::view::problems::slot_key;
use crate::web::errors::WebError;
use crate::web::visit::Answer;
use actix_web::HttpResponse;
use actix_web::http::header::LOCATION;
use jiff::civil::DateTime;

/// Books.
pub async fn post(posted: Posted) -> Answer {
    let call = &posted.call;
    let directory = call.services().directory();
    let mut fields = posted.fields(&BOOKING);
    let details = fields.details();
    let office = office(&mut fields, &OFFICE, &directory);
    let local = local(&mut fields);
    let reason = reason(&mut fields);
    let language = language(&mut fields);
    fields.finish()?;
    let (Some((typed, details)), Some(office), Some(local)) = (details, office, local) else {
        return Err(refuse(call, Code::Invalid));
    };
    // Whether somebody has an appointment can be guessed at here too.
    let _told = call.guess(Target::Booking(&details)).await?;
    let one_time_key = idempotency::one_time_key(&posted).await?;
    let booking = Booking {
        details: &details,
        typed: &typed,
        reason,
        office,
        local,
        language: language.code(),
        one_time_key: &one_time_key,
    };
    // A repeated request is answered as before, and is no booking more.
    let booked = match booked_before(call.services(), &booking).await? {
        Some(before) => Ok(before),
        None => book_in_turn(call, &booking).await?,
    };
    match booked {
        Ok(booked) => {
            let issued = Issued::read(call, &booked.number, &booked.pin).await?;
            let view = format!("{BASE}/appointments/{}/view", booked.number);
            Ok(HttpResponse::Created().insert_header((LOCATION, view)).json(issued))
        }
        Err(BookError::AlreadyBooked) => Err(refuse(call, Code::AlreadyBooked)),
        Err(BookError::Taken) => Err(taken(call, office, local, &typed.zip).await),
        Err(BookError::Slot(why)) => Err(invalid_one(call, STARTS_AT.name, slot_key(why))),
        Err(BookError::Db(why)) => Err(why.into()),
    }
}

/// Books if the network that the program asks from may book now.
async fn book_in_turn(call: &Call, booking: &Booking<'_>) -> Result<Result<Booked, BookError>, WebError> {
    let counted = call.may_book().await?;
    let booked = book(call.services(), booking).await;
    if is_no_booking(&booked) {
        call.nothing_booked(counted).await?;
    }
    Ok(booked)
}

/// The office to come to.
pub fn office<'a>(fields: &mut Fields<'_>, member: &Member, directory: &'a Directory) -> Option<&'a Office> {
    let typed = fields.text(member);
    let office = directory.listed_office(&typed);
    if office.is_none() {
        fields.note(member.name, if typed.is_empty() { "error-office-missing" } else { "error-office-unknown" });
    }
    office
}

/// The time, as it is written.
pub fn local(fields: &mut Fields<'_>) -> Option<DateTime> {
    let typed = fields.text(&STARTS_AT);
    let local = read_local(&typed);
    if local.is_none() {
        fields.note(STARTS_AT.name, if typed.is_empty() { "error-slot-missing" } else { "error-api-starts-at" });
    }
    local
}

fn reason(fields: &mut Fields<'_>) -> Reason {
    let typed = fields.optional(&REASON);
    let reason = typed.map_or(Some(Reason::Information), |typed| Reason::parse(&typed));
    reason.unwrap_or_else(|| {
        fields.note(REASON.name, "error-api-reason");
        Reason::Information
    })
}

/// The person's language; English if it is not there.
pub fn language(fields: &mut Fields<'_>) -> Language {
    let typed = fields.optional(&LANGUAGE);
    let language = typed.map_or_else(|| Some(Language::english()), |typed| Language::parse(&typed));
    language.unwrap_or_else(|| {
        fields.note(LANGUAGE.name, "error-api-language");
        Language::english()
    })
}
