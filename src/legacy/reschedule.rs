//! Moving an appointment: the old seat is freed, as by a cancellation, and the new one taken, or nothing changes.

use super::open_appointment::{Opened, open_appointment};
use super::release::opens_from;
use super::{Overtaken, ROUNDS_MAX};
use crate::db::{Abort, DbError, WriteError, appointments, seats};
use crate::domain::appointment::{MOVES_PER_DAY_MAX, Model, Standing};
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::office::Office;
use crate::domain::slot::{Slot, SlotError};
use crate::domain::window::eastern_date;
use crate::services::Services;
use crate::telemetry;
use jiff::civil::{Date, DateTime};
use thiserror::Error;

/// What a move did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The appointment is at the new time; earlier sheets are stale.
    Moved,
    /// It was at that time already: nothing changed.
    Unchanged,
}

/// Why an appointment stays where it is.
#[derive(Debug, Error)]
pub enum MoveError {
    /// Unknown number or wrong PIN.
    #[error("no appointment with this number and PIN")]
    NotFound,
    /// It has been cancelled.
    #[error("the appointment is cancelled")]
    Cancelled,
    /// It has begun or the person has checked in.
    #[error("the appointment has begun or is over")]
    Past,
    /// It was assigned by an officer.
    #[error("an assigned appointment cannot be moved")]
    NotMovable,
    /// [`MOVES_PER_DAY_MAX`] moves were made today.
    #[error("the appointment has been moved {MOVES_PER_DAY_MAX} times today")]
    TooManyMoves,
    /// The time cannot be booked by anyone now.
    #[error(transparent)]
    Slot(#[from] SlotError),
    /// The last seat of that time has gone; the old one is kept.
    #[error("the time has just been taken")]
    Taken,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

enum Refusal {
    Overtaken,
    Taken,
}

impl MoveError {
    /// The reason's name in the metrics; `None` if it is no refusal.
    fn name(&self) -> Option<&'static str> {
        match self {
            Self::NotFound => Some("not-found"),
            Self::Cancelled => Some("cancelled"),
            Self::Past => Some("past"),
            Self::NotMovable => Some("not-movable"),
            Self::TooManyMoves => Some("too-many-moves"),
            Self::Slot(why) => Some(why.name()),
            Self::Taken => Some("taken"),
            Self::Db(_) => None,
        }
    }
}

/// Moves an appointment to another time, at the same office or another.
pub async fn reschedule(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
    office: &Office,
    local: DateTime,
) -> Result<Moved, MoveError> {
    let moved = try_reschedule(services, number, pin, office, local).await;
    match &moved {
        Ok(Moved::Moved) => telemetry::done("reschedule"),
        Ok(Moved::Unchanged) => {}
        Err(why) => why.name().into_iter().for_each(|reason| telemetry::refused("reschedule", reason)),
    }
    moved
}

async fn try_reschedule(
    services: &Services,
    number: &ConfirmationNumber,
    pin: &Pin,
    office: &Office,
    local: DateTime,
) -> Result<Moved, MoveError> {
    for _ in 0..ROUNDS_MAX {
        let opened = open_appointment(services, number, pin).await?.ok_or(MoveError::NotFound)?;
        if opened.appointment.office == office.code && office.local(opened.appointment.starts_at) == local {
            return same_time(services, &opened);
        }
        let today = eastern_date(services.clock.now());
        let moves = check(services, &opened, today)?;
        let slot = Slot::at(local, office, services.clock.now())?;
        match write(services, opened, office, slot, (today, moves + 1)).await {
            Ok(()) => return Ok(Moved::Moved),
            Err(WriteError::Refused(Refusal::Overtaken)) => {}
            Err(WriteError::Refused(Refusal::Taken)) => return Err(MoveError::Taken),
            Err(WriteError::Db(why)) => return Err(why.into()),
        }
    }
    Err(DbError::from(Overtaken).into())
}

/// The same time again is not a move, so that a double click is answered as a single one.
fn same_time(services: &Services, opened: &Opened) -> Result<Moved, MoveError> {
    match opened.appointment.standing(services.clock.now()) {
        Standing::Live => Ok(Moved::Unchanged),
        Standing::Cancelled => Err(MoveError::Cancelled),
        Standing::Past => Err(MoveError::Past),
    }
}

/// The moves made today, if one more is allowed.
fn check(services: &Services, opened: &Opened, today: Date) -> Result<u32, MoveError> {
    let appointment = &opened.appointment;
    match appointment.standing(services.clock.now()) {
        Standing::Cancelled => return Err(MoveError::Cancelled),
        Standing::Past => return Err(MoveError::Past),
        Standing::Live => {}
    }
    if appointment.model != Model::Legacy {
        return Err(MoveError::NotMovable);
    }
    let moves = appointment.moves_on(today);
    if moves >= MOVES_PER_DAY_MAX { Err(MoveError::TooManyMoves) } else { Ok(moves) }
}

async fn write(
    services: &Services,
    opened: Opened,
    office: &Office,
    slot: Slot,
    moves: (Date, u32),
) -> Result<(), WriteError<Refusal>> {
    let now = services.clock.now();
    let opens_from = opens_from(services, &opened.appointment, now);
    let (code, appointment) = (office.code.clone(), opened.appointment);
    services
        .db
        .write(move |conn| {
            if !appointments::revise(conn, &appointment, now)? {
                return Err(Abort::Refused(Refusal::Overtaken));
            }
            seats::free(conn, &appointment.number, opens_from)?;
            appointments::set_visit(conn, &appointment.number, &code, slot.starts_at, moves)?;
            if !seats::claim(conn, &code, slot.starts_at, &appointment.number, now)? {
                return Err(Abort::Refused(Refusal::Taken));
            }
            Ok(())
        })
        .await
}
