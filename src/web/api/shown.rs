//! An appointment as programs see it.

use super::call::Call;
use super::describe;
use super::problem::{self, Alternative};
use crate::domain::appointment::Standing;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::office::Office;
use crate::domain::slot::write_local;
use crate::domain::zip::Zip;
use crate::legacy::availability::alternatives;
use crate::legacy::open_appointment::{Opened, open_appointment};
use crate::view::month_number;
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use jiff::civil::DateTime;
use serde::Serialize;
use utoipa::ToSchema;

/// An appointment without the person.
#[derive(Serialize, ToSchema)]
pub struct Appointment {
    /// The confirmation number; it stays through every move.
    #[schema(pattern = "^[A-Z]{3}-[0-9]{2}-[0-9]{4}-[0-9]{4}$", example = "NYC-26-4821-9375")]
    pub confirmation_number: String,
    /// Where it stands in the office's books.
    #[schema(schema_with = describe::statuses)]
    pub status: &'static str,
    /// What can still be done with it: a `live` one can be moved and cancelled.
    #[schema(schema_with = describe::standings)]
    pub standing: &'static str,
    /// Grows with every change; a printed sheet of an earlier revision is stale.
    #[schema(minimum = 1)]
    pub revision: i64,
    /// The office's code.
    #[schema(pattern = "^[A-Z]{3}$", example = "NYC")]
    pub office: String,
    /// The office's local time.
    #[schema(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$", example = "2026-12-07T09:15")]
    pub starts_at: String,
    /// The same with the office's offset from UTC then (RFC 3339).
    #[schema(format = DateTime, example = "2026-12-07T09:15:00-05:00")]
    pub starts_at_offset: String,
    /// The office's time zone, by its IANA name.
    #[schema(example = "America/New_York")]
    pub time_zone: String,
    /// Who chose office and time: in the `legacy` model the person, in the `current` one an officer of the contact centre,
    /// whose appointments the person cannot move.
    #[schema(schema_with = describe::models)]
    pub model: &'static str,
    /// Why the person comes: in the `legacy` model a reason of the portal's menu, in the `current` one a kind of request.
    #[schema(pattern = "^[a-z0-9-]{1,40}$", example = "information")]
    pub reason: String,
    /// The language it was booked in.
    #[schema(example = "en")]
    pub language: String,
}

/// An appointment with its PIN, as shown once: to who has just made it, or replaced its notice.
#[derive(Serialize, ToSchema)]
pub struct Issued {
    /// The appointment.
    #[serde(flatten)]
    pub appointment: Appointment,
    /// The PIN. It opens the appointment together with the number: keep it as you keep a password.
    #[schema(pattern = "^[0-9]{6}$", example = "482193")]
    pub pin: String,
}

/// An appointment and who it is for.
#[derive(Serialize, ToSchema)]
pub struct Shown {
    /// The appointment.
    #[serde(flatten)]
    pub appointment: Appointment,
    /// Given name; `null` for a person with one name.
    #[schema(required = true)]
    pub given_name: Option<String>,
    /// Family name, or the only name.
    pub family_name: String,
}

impl Appointment {
    /// An appointment that was opened.
    pub fn of(call: &Call, opened: &Opened) -> Result<Self, WebError> {
        let directory = call.services().directory();
        let visit = &opened.appointment;
        let office = directory.office(&visit.office).ok_or(Failure::Internal)?;
        let at_office = visit.starts_at.to_zoned_datetime(office.zone.clone());
        Ok(Self {
            confirmation_number: visit.number.as_str().to_owned(),
            status: visit.status.as_str(),
            standing: standing_name(visit.standing(call.services().clock.now())),
            revision: visit.revision,
            office: visit.office.as_str().to_owned(),
            starts_at: write_local(office.local(visit.starts_at)),
            starts_at_offset: at_office.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            time_zone: office.zone_name.clone(),
            model: visit.model.as_str(),
            reason: visit.purpose.as_str().to_owned(),
            language: visit.language.clone(),
        })
    }
}

impl Issued {
    /// What the person needs to keep; opened with the PIN that the act has just given.
    pub async fn read(call: &Call, number: &ConfirmationNumber, pin: &Pin) -> Result<Self, WebError> {
        // Another replacement may have killed the PIN since: then it must be asked for again.
        let opened = open_appointment(call.services(), number, pin).await?.ok_or(Failure::Unavailable)?;
        Ok(Self { appointment: Appointment::of(call, &opened)?, pin: pin.reveal().to_owned() })
    }
}

impl Shown {
    /// An appointment that was opened.
    pub fn of(call: &Call, opened: &Opened) -> Result<Self, WebError> {
        // What was typed is shown as it was accepted: spaces folded, letters composed.
        let details = opened.details.typed.read_again(month_number).map_err(|_| Failure::Internal)?;
        Ok(Self {
            appointment: Appointment::of(call, opened)?,
            given_name: details.given_name.map(|name| name.as_str().to_owned()),
            family_name: details.family_name.as_str().to_owned(),
        })
    }
}

/// Opens an appointment; an unknown number and a wrong PIN are one problem.
pub async fn open(call: &Call, number: &ConfirmationNumber, pin: &Pin) -> Result<Opened, WebError> {
    open_appointment(call.services(), number, pin).await?.ok_or_else(|| not_found(call))
}

/// No appointment has this number together with this PIN.
pub fn not_found(call: &Call) -> WebError {
    problem::refuse_saying(call, problem::Code::NotFound, "error-number-not-found")
}

/// What can be done with an appointment, by name.
pub fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Live => "live",
        Standing::Cancelled => "cancelled",
        Standing::Past => "past",
    }
}

/// The problem of a time whose last seat has gone.
pub async fn taken(call: &Call, office: &Office, local: DateTime, typed_zip: &str) -> WebError {
    let Some(gone) = office.starts_at(local) else { return problem::slot_taken(call, Vec::new()) };
    let directory = call.services().directory();
    let zip = Zip::parse(typed_zip).ok();
    match alternatives(call.services(), &directory, zip.as_ref(), office, gone).await {
        Ok(free) => {
            let shown = free.into_iter().map(|(office, time)| Alternative {
                office: office.as_str().to_owned(),
                starts_at: write_local(time.local),
                free: time.free,
            });
            problem::slot_taken(call, shown.collect())
        }
        Err(why) => why.into(),
    }
}
