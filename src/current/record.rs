//! Reading the record of acts: for those whose role it is.

use super::DeskError;
use crate::db::staff_acts::{self, StaffAct};
use crate::domain::staff::Staff;
use crate::services::Services;

/// Acts on one page.
pub const ACTS_AT_ONCE: i64 = 100;

/// The acts before one, or the very last ones; the newest first.
pub async fn acts_before(
    services: &Services,
    staff: &Staff,
    before_id: Option<i64>,
) -> Result<Vec<StaffAct>, DeskError> {
    if !staff.reads_acts() {
        return Err(DeskError::NotAllowed);
    }
    Ok(services.db.read(move |conn| staff_acts::latest(conn, before_id, ACTS_AT_ONCE)).await?)
}
