//! Calling back: a text before, where the person asked for one, and each call with what came of it.

use super::DeskError;
use super::open_inquiry::{OpenedInquiry, open_for_staff};
use crate::db::call_backs::{self, Outcome};
use crate::db::{Abort, inquiries, inquiry_keys, staff_acts};
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::{Channel, Decision, Event, Impossible, Inquiry, Status};
use crate::domain::staff::Staff;
use crate::services::Services;
use crate::telemetry;

/// Records a text or a call to the person whose request was shown at a revision. The request is closed after as many
/// missed calls as the era it was made in allows; the person must start over.
pub async fn record(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    shown_revision: i64,
    outcome: Outcome,
) -> Result<Status, DeskError> {
    let opened = open_to_decide(services, staff, number, shown_revision).await?;
    let inquiry = opened.inquiry;
    let changed = after(services, staff, &inquiry, outcome)?;
    let (status, act) = (changed.status, format!("call-back-{}", outcome.as_str()));
    let (now, by) = (services.clock.now(), staff.name.clone());
    services
        .db
        .write(move |conn| {
            if !inquiries::change(conn, &inquiry, &changed)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            call_backs::append(conn, &inquiry.number, now, outcome, by.as_str())?;
            if !changed.status.is_open() {
                inquiry_keys::remove(conn, &inquiry.number)?;
            }
            staff_acts::append(conn, now, &by, &act, inquiry.number.as_str())?;
            Ok(())
        })
        .await?;
    telemetry::done("call-back");
    Ok(status)
}

/// Opens a request for somebody who decides, if it is still as it was shown.
pub async fn open_to_decide(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    shown_revision: i64,
) -> Result<OpenedInquiry, DeskError> {
    if !staff.decides() {
        return Err(DeskError::NotAllowed);
    }
    let opened = open_for_staff(services, staff, number).await?.ok_or(DeskError::NotFound)?;
    if opened.inquiry.revision == shown_revision { Ok(opened) } else { Err(DeskError::Changed) }
}

fn after(services: &Services, staff: &Staff, inquiry: &Inquiry, outcome: Outcome) -> Result<Inquiry, DeskError> {
    let now = services.clock.now();
    // A file of rules may have lost the era since: then today's holds.
    let era = services.rules.era(inquiry.era.as_str()).unwrap_or(&services.era);
    let event = match outcome {
        Outcome::Reached => Event::Reached,
        Outcome::Missed => Event::Missed { missed_calls_max: era.missed_calls_max },
        Outcome::TextSent if inquiry.status == Status::Waiting && inquiry.channel != Channel::WalkIn => {
            return Ok(Inquiry { updated_at: now, ..inquiry.clone() });
        }
        Outcome::TextSent => {
            return Err(Impossible { status: inquiry.status, event: Event::Reached }.into());
        }
    };
    let (status, missed_calls) = inquiry.after(event)?;
    let decision = (status == Status::Closed).then(|| Decision {
        at: now,
        by: staff.name.as_str().to_owned(),
        rule: None,
        overridden: None,
    });
    Ok(Inquiry { status, missed_calls, decision, updated_at: now, ..inquiry.clone() })
}
