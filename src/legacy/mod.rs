//! The legacy model's acts: what a person can do in the portal. One file each, one `Db::write` each.
//!
//! Acts take parsed values and answer with types; they know neither HTTP nor words.

pub mod availability;
pub mod book;
pub mod cancel;
pub mod delete_details;
pub mod open_appointment;
mod release;
pub mod replace_notice;
pub mod reschedule;

use crate::db::DbError;
use thiserror::Error;

/// How often an act that was overtaken by another change of the same appointment is tried anew. Each round means that
/// somebody else's change was made, so that five in a row are a storm, not bad luck.
const ROUNDS_MAX: usize = 5;

/// The act met changes by others in every round: the caller answers as when the database is busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the appointment was changed by others {ROUNDS_MAX} times in a row")]
pub struct Overtaken;

impl From<Overtaken> for DbError {
    fn from(why: Overtaken) -> Self {
        DbError::Unavailable(why.to_string())
    }
}
