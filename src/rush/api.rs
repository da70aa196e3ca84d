//! The portal's JSON interface, as a program of the person's uses it.

use super::client::{Answer, Client, Sending, Sent, Trouble};
use super::ledger::State;
use super::notice::Seat;
use super::people::Person;
use super::verdict::Free;
use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::domain::office::OfficeCode;
use crate::domain::slot::{read_local, write_local};
use jiff::civil::DateTime;
use serde::Deserialize;
use serde_json::{Value, json};

/// What the portal calls an office that offers seats again after a delay. A portal that tells nothing has none.
const RANDOM_DELAY: &str = "random-delay";

/// What came of a request.
#[derive(Debug)]
pub enum Done<T> {
    /// It was done.
    Done(T),
    /// It was refused, for this reason by its code.
    Refused(String),
}

/// An appointment as it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The confirmation number.
    pub number: ConfirmationNumber,
    /// Told once: with a booking or a replacement.
    pub pin: Option<Pin>,
    /// Where and when it is or was to be.
    pub seat: Seat,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// The revision, where it is told.
    pub revision: Option<u64>,
}

#[derive(Deserialize)]
struct Appointment {
    confirmation_number: String,
    status: String,
    office: String,
    starts_at: String,
    revision: Option<u64>,
    pin: Option<String>,
}

/// An office as it was told.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its code.
    pub code: OfficeCode,
    /// The ZIP code of its address.
    pub zip: Option<String>,
    /// Whether seats that are given back are offered again after a delay only.
    pub delays: bool,
}

#[derive(Deserialize)]
struct Offices {
    offices: Vec<OfficeMembers>,
}

#[derive(Deserialize)]
struct OfficeMembers {
    code: String,
    zip: Option<String>,
    /// How seats that are given back are offered again, where that is told.
    release: Option<String>,
}

#[derive(Deserialize)]
struct Slots {
    slots: Vec<Slot>,
}

#[derive(Deserialize)]
struct Slot {
    starts_at: String,
    free: u64,
}

#[derive(Deserialize)]
struct Problem {
    code: String,
}

impl Told {
    /// Where the appointment stands.
    pub fn state(&self) -> State {
        if self.cancelled { State::Cancelled } else { State::Booked(self.seat.clone()) }
    }

    fn read(text: &str) -> Option<Self> {
        let told: Appointment = serde_json::from_str(text).ok()?;
        Some(Self {
            number: ConfirmationNumber::parse(&told.confirmation_number).ok()?,
            pin: told.pin.and_then(|pin| Pin::parse(&pin).ok()),
            seat: Seat { office: OfficeCode::parse(&told.office).ok()?, starts_at: read_local(&told.starts_at)? },
            cancelled: told.status == "cancelled",
            revision: told.revision,
        })
    }
}

/// Offices near a ZIP code, or all of them.
pub async fn offices(client: &mut Client, zip: Option<&str>) -> Result<Vec<Office>, Trouble> {
    let query = zip.map(|zip| format!("?zip={zip}")).unwrap_or_default();
    let path = format!("/api/v1/offices{query}");
    let answer = client.exchange(&Sending { step: "api-offices", path: &path, body: Sent::Nothing }).await?;
    let read: Option<Offices> = serde_json::from_str(answer.text()).ok();
    let offices = read.ok_or_else(|| Trouble::unexpected("api-offices", answer.status))?.offices;
    let office = |told: OfficeMembers| {
        let delays = told.release.as_deref() == Some(RANDOM_DELAY);
        Some(Office { code: OfficeCode::parse(&told.code).ok()?, zip: told.zip, delays })
    };
    Ok(offices.into_iter().filter_map(office).collect())
}

/// An office's sessions and their free seats.
pub async fn slots(client: &mut Client, office: &OfficeCode) -> Result<Vec<(DateTime, u64)>, Trouble> {
    let path = format!("/api/v1/offices/{office}/slots");
    let answer = client.exchange(&Sending { step: "api-slots", path: &path, body: Sent::Nothing }).await?;
    let read: Option<Slots> = serde_json::from_str(answer.text()).ok();
    let slots = read.ok_or_else(|| Trouble::unexpected("api-slots", answer.status))?.slots;
    Ok(slots.into_iter().filter_map(|slot| Some((read_local(&slot.starts_at)?, slot.free))).collect())
}

/// The free seats of several offices.
pub async fn free_seats(client: &mut Client, offices: &[OfficeCode]) -> Result<Free, Trouble> {
    let mut free = Free::new();
    for office in offices {
        let slots = slots(client, office).await?;
        free.extend(slots.into_iter().map(|(starts_at, free)| (Seat { office: office.clone(), starts_at }, free)));
    }
    Ok(free)
}

/// Books a seat. The same key again is the same booking.
pub async fn book(client: &mut Client, person: &Person, seat: &Seat, key: &str) -> Result<Done<Told>, Trouble> {
    let mut body = details(person);
    if let Some(members) = body.as_object_mut() {
        members.insert("office".into(), seat.office.as_str().into());
        members.insert("starts_at".into(), write_local(seat.starts_at).into());
        members.insert("language".into(), person.language.clone().into());
    }
    post(client, "api-book", "/api/v1/appointments", &body, Some(key)).await
}

/// Shows an appointment.
pub async fn view(client: &mut Client, number: &ConfirmationNumber, pin: &Pin) -> Result<Done<Told>, Trouble> {
    let body = json!({"pin": pin.reveal()});
    post(client, "api-view", &format!("/api/v1/appointments/{number}/view"), &body, None).await
}

/// Moves an appointment.
pub async fn reschedule(
    client: &mut Client,
    (number, pin): (&ConfirmationNumber, &Pin),
    seat: &Seat,
    key: &str,
) -> Result<Done<Told>, Trouble> {
    let body = json!({
        "pin": pin.reveal(), "office": seat.office.as_str(), "starts_at": write_local(seat.starts_at),
    });
    post(client, "api-move", &format!("/api/v1/appointments/{number}/reschedule"), &body, Some(key)).await
}

/// Cancels an appointment.
pub async fn cancel(
    client: &mut Client,
    (number, pin): (&ConfirmationNumber, &Pin),
    key: &str,
) -> Result<Done<Told>, Trouble> {
    let body = json!({"pin": pin.reveal()});
    post(client, "api-cancel", &format!("/api/v1/appointments/{number}/cancel"), &body, Some(key)).await
}

/// Replaces a lost notice.
pub async fn replace(client: &mut Client, person: &Person, key: &str) -> Result<Done<Told>, Trouble> {
    post(client, "api-replace", "/api/v1/replacements", &details(person), Some(key)).await
}

fn details(person: &Person) -> Value {
    json!({
        "given_name": person.given_name,
        "family_name": person.family_name,
        "date_of_birth": person.born_text(),
        "phone": person.phone,
        "zip": person.zip,
    })
}

async fn post(
    client: &mut Client,
    step: &'static str,
    path: &str,
    body: &Value,
    key: Option<&str>,
) -> Result<Done<Told>, Trouble> {
    let answer = client.exchange(&Sending { step, path, body: Sent::Json(&body.to_string(), key) }).await?;
    read(client, step, &answer)
}

fn read(client: &mut Client, step: &str, answer: &Answer) -> Result<Done<Told>, Trouble> {
    let unexpected = || Trouble::unexpected(step, answer.status);
    if answer.status < 300 {
        return Told::read(answer.text()).map(Done::Done).ok_or_else(unexpected);
    }
    let problem: Problem = serde_json::from_str(answer.text()).map_err(|_| unexpected())?;
    client.refused(&problem.code);
    Ok(Done::Refused(problem.code))
}
