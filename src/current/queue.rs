//! The queue of an office: whom to call, in the order of what was promised; and who stands at the door.

use crate::db::DbError;
use crate::db::cases;
use crate::db::inquiries::{self, Wanted};
use crate::domain::case::{CaseStatus, ReceiptNumber};
use crate::domain::inquiry::Inquiry;
use crate::domain::office::OfficeCode;
use crate::domain::staff::Staff;
use crate::services::Services;
use crate::vault::SealedInquiry;

/// Requests shown at once: what can be read; `Queue::waiting` tells how many there are.
pub const QUEUE_ROWS_MAX: i64 = 100;

/// A request in a list.
pub struct Queued {
    /// The facts in clear.
    pub inquiry: Inquiry,
    /// The person and what they told.
    pub told: SealedInquiry,
    /// Where the case stands whose receipt number they gave, if it is known.
    pub case: Option<CaseStatus>,
}

/// A queue as it stands.
pub struct Queue {
    /// The first [`QUEUE_ROWS_MAX`].
    pub items: Vec<Queued>,
    /// All that wait.
    pub waiting: i64,
    /// Of these, those whose promise was broken.
    pub overdue: i64,
    /// Urgent requests whose appointment is to come: the office may still refuse them.
    pub urgent_to_come: Vec<Queued>,
}

/// The office whose people are shown: an officer's own, else the one asked for, else all.
pub fn scope(staff: &Staff, asked: Option<&OfficeCode>) -> Option<OfficeCode> {
    staff.office.clone().or_else(|| asked.cloned())
}

/// Whom to call.
pub async fn queue(services: &Services, staff: &Staff, asked: Option<&OfficeCode>) -> Result<Queue, DbError> {
    let office = scope(staff, asked);
    let now = services.clock.now();
    let rows = services.db.read(move |conn| {
        let items = inquiries::open(conn, &Wanted { office: office.clone(), at_door: false }, QUEUE_ROWS_MAX)?;
        let (waiting, overdue) = inquiries::count_open(conn, office.as_ref(), now)?;
        let urgent = inquiries::urgent_to_come(conn, office.as_ref(), now, QUEUE_ROWS_MAX)?;
        Ok((items, waiting, overdue, urgent))
    });
    let (items, waiting, overdue, urgent) = rows.await?;
    let urgent_to_come = unseal(services, urgent).await?;
    Ok(Queue { items: unseal(services, items).await?, waiting, overdue, urgent_to_come })
}

/// Who stands at the door of an office.
pub async fn at_door(services: &Services, office: &OfficeCode) -> Result<Vec<Queued>, DbError> {
    let wanted = Wanted { office: Some(office.clone()), at_door: true };
    let rows = services.db.read(move |conn| inquiries::open(conn, &wanted, QUEUE_ROWS_MAX)).await?;
    unseal(services, rows).await
}

async fn unseal(services: &Services, rows: Vec<inquiries::Stored>) -> Result<Vec<Queued>, DbError> {
    let unseal = |stored: inquiries::Stored| {
        let told = services.vault().open_inquiry(&stored.inquiry.number, &stored.details_sealed);
        let told = told.ok_or_else(|| DbError::Failed("a sealed request does not open".into()))?;
        Ok(Queued { inquiry: stored.inquiry, told, case: None })
    };
    let mut queued = rows.into_iter().map(unseal).collect::<Result<Vec<_>, DbError>>()?;
    let receipts: Vec<_> = queued.iter().map(|queued| ReceiptNumber::parse(&queued.told.receipt).ok()).collect();
    let statuses = services.db.read(move |conn| {
        let mut statuses = Vec::new();
        for receipt in &receipts {
            statuses.push(match receipt {
                Some(receipt) => cases::find(conn, receipt)?.map(|case| case.status),
                None => None,
            });
        }
        Ok(statuses)
    });
    for (queued, status) in queued.iter_mut().zip(statuses.await?) {
        queued.case = status;
    }
    Ok(queued)
}
