//! What a laboratory starts with: sample cases, and somebody who may sit at the desk.

use crate::data;
use crate::db::{Abort, DbError, WriteError, cases};
use crate::domain::case::parse_cases;
use crate::domain::office::Office;
use crate::domain::staff::{Role, Staff, StaffName};
use crate::domain::zip::Zip;
use crate::passwords::{Password, Passwords};
use crate::random::Random;
use crate::services::Services;
use crate::staff::{AddError, add};
use std::convert::Infallible;
use std::sync::Arc;
use thiserror::Error;

/// Where the person of a tour lives: New York.
const TOUR_ZIP: &str = "10001";
/// The officer's account.
pub const OFFICER: &str = "officer";
/// What a password is drawn from: nothing that looks like another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Letters of a drawn password: 79 bits.
const LETTERS_DRAWN: usize = 16;

/// The officer's account, as told once.
pub struct Officer {
    /// Its name.
    pub name: String,
    /// Its password, stored nowhere in clear.
    pub password: String,
    /// The office.
    pub office: String,
}

/// Why a laboratory was not made ready.
#[derive(Debug, Error)]
pub enum SamplesError {
    /// The built-in sample cases are not sound.
    #[error("the built-in sample cases are damaged: {0}")]
    Cases(#[from] crate::domain::office_table::TableError),
    /// The account was not made.
    #[error("the officer's account was not made: {0}")]
    Officer(#[from] AddError),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Makes a laboratory ready; the officer is answered only when the account is new.
pub async fn make_ready(services: &Services, passwords: &Passwords) -> Result<Option<Officer>, SamplesError> {
    load_sample_cases(services).await?;
    let directory = services.directory();
    let Some((office, name)) = office(&directory).zip(StaffName::parse(OFFICER)) else { return Ok(None) };
    let new = Staff { name, role: Role::Officer, office: Some(office.code.clone()) };
    let password = draw_password(&services.random);
    let typed = Password::typed(password.clone());
    match add(services, passwords, &new, &typed, &StaffName::command_line()).await {
        Ok(()) => Ok(Some(Officer { name: OFFICER.to_owned(), password, office: office.code.as_str().to_owned() })),
        Err(AddError::NameInUse) => Ok(None),
        Err(why) => Err(why.into()),
    }
}

/// The tour's office: New York's, or this table's first.
fn office(directory: &Arc<crate::domain::directory::Directory>) -> Option<&Office> {
    let near = Zip::parse(TOUR_ZIP).ok().and_then(|zip| directory.home_office(&zip));
    near.or_else(|| directory.listed().next())
}

/// The ZIP code of somebody who belongs to that office.
pub fn tour_zip(services: &Services) -> String {
    let directory = services.directory();
    let near = Zip::parse(TOUR_ZIP).ok().and_then(|zip| directory.home_office(&zip));
    match (near, directory.listed().next()) {
        (None, Some(office)) => office.zip.clone(),
        _ => TOUR_ZIP.to_owned(),
    }
}

fn draw_password(random: &Random) -> String {
    let bound = u32::try_from(LETTERS.len()).unwrap_or(1);
    let letter = || {
        let at = usize::try_from(random.below(bound)).unwrap_or(0);
        LETTERS.get(at).copied().map_or('a', char::from)
    };
    std::iter::repeat_with(letter).take(LETTERS_DRAWN).collect()
}

async fn load_sample_cases(services: &Services) -> Result<(), SamplesError> {
    let cases = parse_cases(data::SAMPLE_CASES)?;
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            cases::replace(conn, &cases)?;
            Ok::<(), Abort<Infallible>>(())
        })
        .await;
    Ok(written.map_err(DbError::from)?)
}
