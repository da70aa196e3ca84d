//! What is kept on the person's device between pages, sealed: the answers of a booking, and the key to a notice.
//!
//! Nothing personal is kept on the server before a booking, and nothing personal is ever in an address.

mod contact;

pub use contact::{InquiryKey, OnCall, RequestAnswers};

use super::visit::Visit;
use crate::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use crate::domain::pacing::TURN_LASTS;
use crate::domain::person::TypedDetails;
use crate::domain::rules::Key;
use actix_web::cookie::time::Duration as CookieAge;
use actix_web::cookie::{Cookie, SameSite};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// How long answers are kept since the last page, in seconds.
pub const ANSWERS_SECS: i64 = 60 * 60;
/// How long a notice is shown since the last page, in seconds.
pub const NOTICE_SECS: i64 = 30 * 60;
/// How long a tester's tour is kept since the last page of it, in seconds.
pub const TOUR_SECS: i64 = 12 * 60 * 60;
/// How long the browser keeps a cookie: long enough to tell somebody who comes back that time ran out.
const BROWSER_HOURS: i64 = 24;
/// Bytes of a name kept in the cookie: 110 letters of four bytes, more than a valid name has, so that one that is too
/// long stays too long. With all fields full the cookie stays below 3,500 bytes.
const NAME_BYTES_MAX: usize = 440;
/// Bytes kept of any other field: more than a valid one has.
const FIELD_BYTES_MAX: usize = 60;

/// The answers of a booking, as typed and picked, valid or not.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Who is coming.
    pub typed: TypedDetails,
    /// Why; a reason's name.
    pub reason: String,
    /// Where; an office's code.
    pub office: String,
    /// When; a local time at that office.
    pub slot: String,
    /// The day to open the calendar on, if no time is picked.
    pub day: String,
    /// A number and PIN being typed while the language is switched.
    pub number: String,
    /// See `number`.
    pub pin: String,
    /// Booking goes on for another family member.
    pub family: bool,
    /// The turn that was given to book, if many book from one network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<Turn>,
    /// Drawn anew for every booking: one form books once.
    pub one_time_key: [u8; 16],
}

/// A turn to book: from an instant of the machine's on, and for one person, whoever brings the cookie.
#[derive(Clone, Serialize, Deserialize)]
pub struct Turn {
    at_secs: i64,
    person: String,
}

impl Turn {
    /// A turn of the person who is known by this mark.
    pub fn new(at: Timestamp, person: String) -> Self {
        let part = i64::from(at.subsec_nanosecond() > 0);
        Self { at_secs: at.as_second() + part, person }
    }

    /// Since when it is good, if it is this person's and not over.
    pub fn good_from(&self, person: &str, now: Timestamp) -> Option<Timestamp> {
        let at = Timestamp::from_second(self.at_secs).ok()?;
        (self.person == person && now.duration_since(at) < TURN_LASTS).then_some(at)
    }
}

/// A tester's tour: who goes through both models, with which question.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Tour {
    /// Who.
    pub person: TypedDetails,
    /// What they ask: a kind of the rule file.
    pub kind: String,
    /// When it began, in the service's time.
    pub began_secs: i64,
    /// The number of their request.
    request: String,
    /// When they called in vain.
    calls_secs: Vec<i64>,
}

impl Tour {
    /// Begins a tour.
    pub fn new(person: TypedDetails, kind: &Key, began: Timestamp) -> Self {
        Self { person, kind: kind.as_str().to_owned(), began_secs: began.as_second(), ..Self::default() }
    }

    /// Calls remembered: more tell nothing new, and a cookie is small.
    const CALLS_MAX: usize = 20;

    /// The person's request, if there is one.
    pub fn request(&self) -> Option<ServiceItemNumber> {
        ServiceItemNumber::parse(&self.request).ok()
    }

    /// Calls that left nothing behind.
    pub fn calls(&self) -> Vec<Timestamp> {
        self.calls_secs.iter().filter_map(|secs| Timestamp::from_second(*secs).ok()).collect()
    }

    /// Remembers a request.
    pub fn note_request(&mut self, number: &ServiceItemNumber) {
        number.as_str().clone_into(&mut self.request);
    }

    /// Remembers a call that left nothing behind.
    pub fn note_call(&mut self, at: Timestamp) {
        if self.calls_secs.len() < Self::CALLS_MAX {
            self.calls_secs.push(at.as_second());
        }
    }
}

/// Opens one notice.
#[derive(Clone, Serialize, Deserialize)]
pub struct NoticeKey {
    number: String,
    pin: String,
}

/// A cookie's content with the time of the last page.
#[derive(Serialize, Deserialize)]
struct Stamped<T> {
    at: i64,
    kept: T,
}

/// What a device has kept.
pub enum Kept<T> {
    /// Nothing.
    Nothing,
    /// Something from too long ago, or something that is not ours.
    Gone,
    /// This.
    Fresh(T),
}

/// A kind of content: its cookie and how long it lasts.
pub trait Keepable: Serialize + DeserializeOwned {
    /// The cookie's name, before any prefix.
    const NAME: &'static str;
    /// Seconds since the last page.
    const LASTS_SECS: i64;
}

impl Keepable for Answers {
    const NAME: &'static str = "infopass_answers";
    const LASTS_SECS: i64 = ANSWERS_SECS;
}

impl Keepable for Tour {
    const NAME: &'static str = "infopass_tour";
    const LASTS_SECS: i64 = TOUR_SECS;
}

impl Keepable for NoticeKey {
    const NAME: &'static str = "infopass_notice";
    const LASTS_SECS: i64 = NOTICE_SECS;
}

impl Answers {
    /// A new form.
    pub fn new(visit: &Visit) -> Self {
        Self { one_time_key: visit.services().random.bytes(), ..Self::default() }
    }

    /// Keeps what was typed, valid or not, within the cookie's size.
    pub fn set_typed(&mut self, typed: &TypedDetails) {
        self.typed = kept_details(typed);
    }

    /// Keeps what was picked.
    pub fn set_picked(&mut self, field: Picked, value: &str) {
        let kept = cut(value, FIELD_BYTES_MAX);
        match field {
            Picked::Reason => self.reason = kept,
            Picked::Office => self.office = kept,
            Picked::Slot => self.slot = kept,
            Picked::Day => self.day = kept,
        }
    }

    /// Keeps a number and PIN over a switch of language.
    pub fn set_number(&mut self, number: &str, pin: &str) {
        (self.number, self.pin) = (cut(number, FIELD_BYTES_MAX), cut(pin, FIELD_BYTES_MAX));
    }
}

fn kept_details(typed: &TypedDetails) -> TypedDetails {
    TypedDetails {
        given_name: cut(&typed.given_name, NAME_BYTES_MAX),
        family_name: cut(&typed.family_name, NAME_BYTES_MAX),
        dob_month: cut(&typed.dob_month, FIELD_BYTES_MAX),
        dob_day: cut(&typed.dob_day, FIELD_BYTES_MAX),
        dob_year: cut(&typed.dob_year, FIELD_BYTES_MAX),
        phone: cut(&typed.phone, FIELD_BYTES_MAX),
        zip: cut(&typed.zip, FIELD_BYTES_MAX),
    }
}

/// What is picked from a list.
#[derive(Clone, Copy)]
pub enum Picked {
    /// `reason`
    Reason,
    /// `office`
    Office,
    /// `slot`
    Slot,
    /// The day to open the calendar on.
    Day,
}

impl NoticeKey {
    /// The key to an appointment's notice.
    pub fn new(number: &ConfirmationNumber, pin: &Pin) -> Self {
        Self { number: number.as_str().to_owned(), pin: pin.reveal().to_owned() }
    }

    /// Number and PIN.
    pub fn open(&self) -> Option<(ConfirmationNumber, Pin)> {
        Some((ConfirmationNumber::parse(&self.number).ok()?, Pin::parse(&self.pin).ok()?))
    }
}

/// Reads what the device has kept.
pub fn read<T: Keepable>(visit: &Visit) -> Kept<T> {
    let name = full_name::<T>(visit.https());
    let Some(cookie) = visit.request().cookie(&name) else { return Kept::Nothing };
    if cookie.value().is_empty() {
        return Kept::Nothing;
    }
    let plain = visit.services().vault.open_cookie(&name, cookie.value());
    let stamped = plain.and_then(|plain| serde_json::from_slice::<Stamped<T>>(&plain).ok());
    let now = visit.services().clock.wall().as_second();
    match stamped {
        Some(Stamped { at, kept }) if (0..=T::LASTS_SECS).contains(&(now - at)) => Kept::Fresh(kept),
        _ => Kept::Gone,
    }
}

/// A cookie that keeps something from now on.
pub fn keep<T: Keepable>(visit: &Visit, kept: &T) -> Cookie<'static> {
    let name = full_name::<T>(visit.https());
    let at = visit.services().clock.wall().as_second();
    let plain = serde_json::to_vec(&Stamped { at, kept }).unwrap_or_default();
    let value = visit.services().vault.seal_cookie(&name, &plain, &visit.services().random);
    let mut cookie = base(name, value, visit.https());
    cookie.set_max_age(CookieAge::hours(BROWSER_HOURS));
    cookie
}

/// A cookie that removes what was kept.
pub fn forget<T: Keepable>(visit: &Visit) -> Cookie<'static> {
    let mut cookie = base(full_name::<T>(visit.https()), String::new(), visit.https());
    cookie.make_removal();
    cookie
}

/// A cookie with a content of its own making, which goes when the browser is closed.
pub(super) fn plain(name: &str, value: String, https: bool) -> Cookie<'static> {
    base(full_name_of(name, https), value, https)
}

/// The same, kept as long as the browser keeps answers.
pub(super) fn for_a_day(name: &str, value: String, https: bool) -> Cookie<'static> {
    let mut cookie = plain(name, value, https);
    cookie.set_max_age(CookieAge::hours(BROWSER_HOURS));
    cookie
}

fn base(name: String, value: String, https: bool) -> Cookie<'static> {
    Cookie::build(name, value).path("/").http_only(true).same_site(SameSite::Lax).secure(https).finish()
}

fn full_name<T: Keepable>(https: bool) -> String {
    full_name_of(T::NAME, https)
}

/// `__Host-` binds a cookie to this very host, which a browser grants over https only.
pub(super) fn full_name_of(name: &str, https: bool) -> String {
    if https { format!("__Host-{name}") } else { name.to_owned() }
}

/// The beginning of a text, as much as takes `bytes_max` bytes in JSON, where control characters take six.
fn cut(text: &str, bytes_max: usize) -> String {
    let mut bytes = 0;
    text.chars()
        .take_while(|c| {
            bytes += match c {
                '\u{0}'..='\u{1F}' => 6,
                '"' | '\\' => 2,
                _ => c.len_utf8(),
            };
            bytes <= bytes_max
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_kept_takes_no_more_room_than_it_may(text in any::<String>(), bytes_max in 0usize..500) {
            let kept = cut(&text, bytes_max);
            prop_assert!(text.starts_with(&kept));
            prop_assert!(serde_json::to_string(&kept).unwrap().len() <= bytes_max + 2, "with its quotes");
        }
    }
}
