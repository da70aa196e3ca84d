//! Booking: person key and appointment first, the seat last, all or nothing.

use super::Overtaken;
use crate::db::person_keys::PersonKey;
use crate::db::{Abort, DbError, WriteError, appointments, person_keys, seats};
use crate::domain::appointment::{Appointment, Model, Status};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::office::Office;
use crate::domain::person::{Details, TypedDetails};
use crate::domain::reason::{Purpose, Reason};
use crate::domain::slot::{Slot, SlotError, write_local};
use crate::domain::window::eastern_date;
use crate::services::Services;
use crate::telemetry;
use crate::vault::{Hashes, KeyedHash, SealedDetails, Vault};
use jiff::civil::DateTime;
use thiserror::Error;

/// Draws of a confirmation number before giving up. With a million appointments of one office and year a draw clashes
/// once in ten; ten in a row are one in ten thousand millions.
const DRAWS_MAX: usize = 10;

/// Everything that a person answered.
pub struct Booking<'a> {
    /// The person, parsed.
    pub details: &'a Details,
    /// The person as typed: what the notice shows.
    pub typed: &'a TypedDetails,
    /// Why they come.
    pub reason: Reason,
    /// Where.
    pub office: &'a Office,
    /// When, in the office's time.
    pub local: DateTime,
    /// The language of the visit to the portal.
    pub language: &'a str,
    /// Drawn with the form: the same form books once.
    pub one_time_key: &'a [u8],
}

/// What the person needs to keep.
#[derive(Debug)]
pub struct Booked {
    /// The confirmation number.
    pub number: ConfirmationNumber,
    /// The PIN.
    pub pin: Pin,
    /// The form had booked before: nothing was done now.
    pub before: bool,
}

/// Why nothing was booked.
#[derive(Debug, Error)]
pub enum BookError {
    /// The time cannot be booked by anyone now.
    #[error(transparent)]
    Slot(#[from] SlotError),
    /// The last seat of that time has gone.
    #[error("the time has just been taken")]
    Taken,
    /// The person has a live appointment in this model.
    #[error("the person has a live appointment")]
    AlreadyBooked,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Why the write was rolled back.
enum Refusal {
    NumberClash,
    AlreadyBooked,
    Taken,
}

/// What the write found.
enum Outcome {
    Booked,
    BookedBefore(Box<appointments::Stored>),
}

impl BookError {
    /// The reason's name in the metrics; `None` if it is no refusal.
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::Slot(why) => Some(why.name()),
            Self::Taken => Some("taken"),
            Self::AlreadyBooked => Some("already-booked"),
            Self::Db(_) => None,
        }
    }
}

/// Books one seat for one person. The same form again answers with the same appointment.
pub async fn book(services: &Services, booking: &Booking<'_>) -> Result<Booked, BookError> {
    let booked = try_book(services, booking).await;
    if let Some(reason) = booked.as_ref().err().and_then(BookError::name) {
        telemetry::refused("book", reason);
    }
    booked
}

/// What this very form has booked before: it is answered even when its time is no longer offered.
pub async fn booked_before(services: &Services, booking: &Booking<'_>) -> Result<Option<Booked>, DbError> {
    let vault = services.vault();
    let sought = booking_keys(&vault, booking).sought;
    let before = services.db.read(move |conn| appointments::find_by_booking_key(conn, &sought)).await?;
    before.map(|stored| answer_again(&vault, &stored)).transpose()
}

fn booking_keys(vault: &Vault, booking: &Booking<'_>) -> Hashes {
    vault.act_keys(
        booking.one_time_key,
        &[
            &booking.details.identity(),
            booking.reason.as_str().as_bytes(),
            booking.office.code.as_str().as_bytes(),
            write_local(booking.local).as_bytes(),
        ],
    )
}

async fn try_book(services: &Services, booking: &Booking<'_>) -> Result<Booked, BookError> {
    if let Some(booked) = booked_before(services, booking).await? {
        return Ok(booked);
    }
    let vault = services.vault();
    let booking_key = booking_keys(&vault, booking).written;
    let slot = Slot::at(booking.local, booking.office, services.clock.now())?;
    for _ in 0..DRAWS_MAX {
        let (new, pin) = draw(services, &vault, booking, slot, booking_key);
        let number = new.appointment.number.clone();
        match write(services, new, vault.person_keys(booking.details)).await {
            Ok(Outcome::Booked) => {
                telemetry::done("book");
                return Ok(Booked { number, pin, before: false });
            }
            Ok(Outcome::BookedBefore(stored)) => return Ok(answer_again(&vault, &stored)?),
            Err(WriteError::Refused(Refusal::NumberClash)) => {}
            // The same form at the same moment, at a process that seals with another key?
            Err(WriteError::Refused(Refusal::AlreadyBooked)) => {
                return booked_before(services, booking).await?.ok_or(BookError::AlreadyBooked);
            }
            Err(WriteError::Refused(Refusal::Taken)) => return Err(BookError::Taken),
            Err(WriteError::Db(why)) => return Err(why.into()),
        }
    }
    Err(DbError::from(Overtaken).into())
}

/// Whether it is certain that nothing was booked now: a database that failed may have done it.
pub fn is_no_booking(booked: &Result<Booked, BookError>) -> bool {
    match booked {
        Ok(booked) => booked.before,
        Err(why) => why.name().is_some(),
    }
}

/// Whether a person has a live appointment in the portal.
pub async fn has_live_appointment(services: &Services, details: &Details) -> Result<bool, DbError> {
    let keys = services.vault().person_keys(details);
    let now = services.clock.now();
    let live = services.db.read(move |conn| person_keys::find_live(conn, Model::Legacy, &keys, now)).await?;
    Ok(live.is_some())
}

fn draw(
    services: &Services,
    vault: &Vault,
    booking: &Booking<'_>,
    slot: Slot,
    booking_key: KeyedHash,
) -> (appointments::NewAppointment, Pin) {
    let now = services.clock.now();
    let today = booking.office.today(now);
    let number = services.random.confirmation_number(&booking.office.code, today.year());
    let pin = services.random.pin();
    let sealed = SealedDetails::new(booking.typed.clone(), &pin);
    let new = appointments::NewAppointment {
        details_sealed: vault.seal_details(&number, &sealed, &services.random),
        key_id: vault.key_id(),
        booking_key,
        appointment: Appointment {
            number,
            model: Model::Legacy,
            office: booking.office.code.clone(),
            starts_at: slot.starts_at,
            purpose: Purpose::Menu(booking.reason),
            language: booking.language.to_owned(),
            status: Status::Booked,
            revision: 1,
            created_at: now,
            updated_at: now,
            moves_day: eastern_date(now),
            moves_count: 0,
            serial: services.random.door_serial(),
        },
    };
    (new, pin)
}

async fn write(
    services: &Services,
    new: appointments::NewAppointment,
    person: Vec<PersonKey>,
) -> Result<Outcome, WriteError<Refusal>> {
    let now = services.clock.now();
    services
        .db
        .write(move |conn| {
            let visit = &new.appointment;
            person_keys::remove_dead(conn, visit.model, &person, now)?;
            if !appointments::insert(conn, &new)? {
                // The number is somebody else's, or the same form was sent twice at the same moment.
                let before = appointments::find_by_booking_key(conn, &[new.booking_key])?;
                return before
                    .map(|stored| Outcome::BookedBefore(Box::new(stored)))
                    .ok_or(Abort::Refused(Refusal::NumberClash));
            }
            if !person_keys::insert(conn, visit.model, &person, &visit.number)? {
                return Err(Abort::Refused(Refusal::AlreadyBooked));
            }
            if !seats::claim(conn, &visit.office, visit.starts_at, &visit.number, now)? {
                return Err(Abort::Refused(Refusal::Taken));
            }
            Ok(Outcome::Booked)
        })
        .await
}

fn answer_again(vault: &Vault, stored: &appointments::Stored) -> Result<Booked, DbError> {
    let number = stored.appointment.number.clone();
    let pin = vault.open_details(&number, &stored.details_sealed).and_then(|sealed| sealed.pin());
    let pin = pin.ok_or_else(|| DbError::Failed("sealed details do not open".into()))?;
    Ok(Booked { number, pin, before: true })
}
