//! Opening a request: for the person, with its number and the date of birth; for the desk, by its number. An unknown
//! number and a wrong date of birth are one answer, after the same work.

use super::case_status::case_status;
use crate::db::call_backs::{self, CallBack};
use crate::db::{DbError, appointments, inquiries, visits};
use crate::domain::appointment::Appointment;
use crate::domain::case::{CaseStatus, ReceiptNumber};
use crate::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use crate::domain::inquiry::Inquiry;
use crate::domain::person::Details;
use crate::domain::staff::Staff;
use crate::domain::visit::Arrival;
use crate::services::Services;
use crate::vault::SealedInquiry;
use jiff::civil::Date;
use std::hint::black_box;

/// A request with all that belongs to it.
pub struct OpenedInquiry {
    /// The facts in clear.
    pub inquiry: Inquiry,
    /// The person as typed, and what they told.
    pub told: SealedInquiry,
    /// Where the case stands whose receipt number they gave, if it is known.
    pub case: Option<CaseStatus>,
    /// Texts and calls so far, in order.
    pub calls: Vec<CallBack>,
    /// The appointment assigned, as it stands now.
    pub appointment: Option<Appointment>,
    /// What is stored of the visit from the check-in on.
    pub arrival: Option<Arrival>,
    appointment_sealed: Option<Vec<u8>>,
}

impl OpenedInquiry {
    /// Number and PIN of the appointment: they open its notice.
    pub fn notice_key(&self, services: &Services) -> Option<(ConfirmationNumber, Pin)> {
        let (appointment, sealed) = (self.appointment.as_ref()?, self.appointment_sealed.as_ref()?);
        let pin = services.vault().open_details(&appointment.number, sealed)?.pin()?;
        Some((appointment.number.clone(), pin))
    }

    /// The person, read again.
    pub fn details(&self, month_number: impl Fn(&str) -> Option<i8>) -> Option<Details> {
        self.told.typed.read_again(month_number).ok()
    }
}

/// Opens a request for the person; `None` if the number is unknown or the date of birth is not theirs.
pub async fn open_with_birth(
    services: &Services,
    number: &ServiceItemNumber,
    born: Date,
    month_number: impl Fn(&str) -> Option<i8>,
) -> Result<Option<OpenedInquiry>, DbError> {
    // All that belongs to it is read afterwards, for the right person only.
    if is_theirs(services, number, born, month_number).await? { open(services, number).await } else { Ok(None) }
}

/// The comparison that guessers wait for: one small read, one cell opened, one date compared, whether the number is
/// somebody's or nobody's.
async fn is_theirs(
    services: &Services,
    number: &ServiceItemNumber,
    born: Date,
    month_number: impl Fn(&str) -> Option<i8>,
) -> Result<bool, DbError> {
    let wanted = number.clone();
    let cell = services.db.read(move |conn| inquiries::find_cell(conn, &wanted)).await?;
    let decoys = services.decoys();
    let (sealed_to, sealed) = decoys.or_inquiry(number, cell.as_deref());
    let told = services.vault().open_inquiry(sealed_to, sealed);
    if told.is_none() && cell.is_some() {
        return Err(damaged());
    }
    let details = told.and_then(|told| told.typed.read_again(month_number).ok());
    // Not left out where nothing hangs on it.
    let is_it = black_box(details.is_some_and(|details| details.born.date() == born));
    Ok(is_it && cell.is_some())
}

fn damaged() -> DbError {
    DbError::Failed("a sealed request does not open".into())
}

/// Opens a request for somebody at the desk; `None` if it is unknown or another office's.
pub async fn open_for_staff(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
) -> Result<Option<OpenedInquiry>, DbError> {
    let opened = open(services, number).await?;
    Ok(opened.filter(|opened| staff.sees(&opened.inquiry.office)))
}

async fn open(services: &Services, number: &ServiceItemNumber) -> Result<Option<OpenedInquiry>, DbError> {
    let wanted = number.clone();
    let found = services.db.read(move |conn| {
        let Some(stored) = inquiries::find(conn, &wanted)? else { return Ok(None) };
        let calls = call_backs::of(conn, &wanted)?;
        let (appointment, arrival) = match &stored.inquiry.appointment {
            Some(number) => (appointments::find(conn, number)?, visits::find(conn, number)?),
            None => (None, None),
        };
        Ok(Some((stored, calls, appointment, arrival)))
    });
    let Some((stored, calls, appointment, arrival)) = found.await? else { return Ok(None) };
    let told = services.vault().open_inquiry(number, &stored.details_sealed).ok_or_else(damaged)?;
    let case = match ReceiptNumber::parse(&told.receipt) {
        Ok(receipt) => case_status(services, &receipt).await?.map(|case| case.status),
        Err(_) => None,
    };
    let (appointment, appointment_sealed) =
        appointment.map(|stored| (stored.appointment, stored.details_sealed)).unzip();
    Ok(Some(OpenedInquiry { inquiry: stored.inquiry, told, case, calls, appointment, arrival, appointment_sealed }))
}
