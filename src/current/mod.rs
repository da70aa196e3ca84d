//! The current model's acts: what the contact centre and the desk do. One file each, one `Db::write` each.
//!
//! Acts take parsed values and answer with types; they know neither HTTP nor words.

pub mod auto_desk;
pub mod auto_visitors;
pub mod call_back;
pub mod case_status;
pub mod decide;
pub mod free_seats;
pub mod judge;
pub mod load_cases;
pub mod open_inquiry;
pub mod queue;
pub mod record;
pub mod schedule;
pub mod screening;
pub mod take_down;
pub mod visitors;
pub mod voice;
pub mod walk_in;

use crate::db::{DbError, WriteError};
use crate::domain::inquiry::Impossible;
use thiserror::Error;

/// Numbers drawn in vain, or changes by others, too often in a row: the caller answers as when the database is busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("others were faster too many times in a row")]
pub struct Overtaken;

impl From<Overtaken> for DbError {
    fn from(why: Overtaken) -> Self {
        DbError::Unavailable(why.to_string())
    }
}

/// Why an act of the desk was not done. Each is a reason that an officer can act on.
#[derive(Debug, Error)]
pub enum DeskError {
    /// No such item, or another office's.
    #[error("there is no such item here")]
    NotFound,
    /// The account's role does not do such things.
    #[error("this account does not decide")]
    NotAllowed,
    /// Somebody else has changed it since it was shown.
    #[error("it was changed since it was shown")]
    Changed,
    /// Such a thing cannot happen to it as it stands.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// No rule was named, or one that decides otherwise.
    #[error("no rule of this stage decides so")]
    RuleMissing,
    /// A decision against a rule needs a reason.
    #[error("a decision against a rule needs a reason")]
    ReasonMissing,
    /// The office has no such time, or it has begun.
    #[error("the office has no such time")]
    NoSuchTime,
    /// The desk has no free seat then, or none at all where the system was to find one.
    #[error("no seat of the desk is free then")]
    Taken,
    /// The person has a live appointment of the current model.
    #[error("the person has a live appointment")]
    AlreadyBooked,
    /// The person comes too early to be let in.
    #[error("it is too early to be let in")]
    TooEarly,
    /// The person's time has begun: a rule must let them in.
    #[error("the time has begun: a rule must let them in")]
    Late,
    /// The person's visit does not stand so that this could be done.
    #[error("the visit does not stand so that this could be done")]
    WrongState,
    /// The office has no such window.
    #[error("the office has no such window")]
    NoSuchWindow,
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<WriteError<DeskError>> for DeskError {
    fn from(why: WriteError<DeskError>) -> Self {
        match why {
            WriteError::Refused(why) => why,
            WriteError::Db(why) => Self::Db(why),
        }
    }
}
