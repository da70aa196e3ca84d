//! The end of a day at the door: whoever was not seen has gone.

use crate::db::{Abort, DbError, WriteError, inquiries, inquiry_keys};
use crate::domain::inquiry::{Decision, Event, Inquiry};
use crate::domain::staff::StaffName;
use crate::services::Services;
use std::convert::Infallible;

/// Rows closed in one write.
const ROWS_AT_ONCE: i64 = 200;

/// Closes the requests of those who stood at the door until their office's last session had begun.
pub async fn close_days_over(services: &Services) -> Result<(), DbError> {
    let now = services.clock.now();
    loop {
        let left = services.db.read(move |conn| inquiries::left_at_door(conn, now, ROWS_AT_ONCE)).await?;
        let closing: Vec<(Inquiry, Inquiry)> = left
            .into_iter()
            .filter_map(|stored| {
                let (status, _) = stored.inquiry.after(Event::DayOver).ok()?;
                let by = StaffName::auto_desk().as_str().to_owned();
                let decision = Some(Decision { at: now, by, rule: None, overridden: None });
                let closed = Inquiry { status, decision, updated_at: now, ..stored.inquiry.clone() };
                Some((stored.inquiry, closed))
            })
            .collect();
        if closing.is_empty() {
            return Ok(());
        }
        let written: Result<(), WriteError<Infallible>> = services
            .db
            .write(move |conn| {
                for (read, closed) in &closing {
                    // Somebody decided meanwhile: good.
                    if inquiries::change(conn, read, closed)? {
                        inquiry_keys::remove(conn, &read.number)?;
                    }
                }
                Ok::<(), Abort<Infallible>>(())
            })
            .await;
        written?;
    }
}
