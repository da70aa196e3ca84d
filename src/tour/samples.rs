//! What a laboratory starts with: sample cases.

use crate::data;
use crate::db::{Abort, DbError, WriteError, cases};
use crate::domain::case::parse_cases;
use crate::services::Services;
use std::convert::Infallible;

/// Puts the sample cases into the database; those that are there stay as they are in the sample.
pub async fn load_sample_cases(services: &Services) -> Result<(), DbError> {
    let cases =
        parse_cases(data::SAMPLE_CASES).map_err(|why| DbError::Failed(format!("the sample cases: {why}").into()))?;
    let written: Result<(), WriteError<Infallible>> = services
        .db
        .write(move |conn| {
            cases::replace(conn, &cases)?;
            Ok::<(), Abort<Infallible>>(())
        })
        .await;
    Ok(written?)
}
