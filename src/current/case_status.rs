//! Where a case stands, as the voice system tells it.

use crate::db::{DbError, cases};
use crate::domain::case::{Case, ReceiptNumber};
use crate::services::Services;

/// The case of that number; `None` if there is none.
pub async fn case_status(services: &Services, receipt: &ReceiptNumber) -> Result<Option<Case>, DbError> {
    let receipt = receipt.clone();
    services.db.read(move |conn| cases::find(conn, &receipt)).await
}
