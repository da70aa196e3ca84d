//! The notice, and the pages that lead to it with number and PIN.

use super::super::qr::Modules;
use super::{FieldError, OfficeView, Page, WaitTime};
use crate::domain::reason::Purpose;
use serde::Serialize;

/// When the visit is, formatted for one language.
#[derive(Clone, Serialize)]
pub struct VisitText {
    /// Date with weekday.
    pub date: String,
    /// Time.
    pub time: String,
    /// The office's time zone.
    pub zone: String,
    /// When the notice was issued: date and time at the office; none once something else has changed the appointment.
    pub issued: Option<String>,
}

/// What the notice is about.
#[derive(Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// Booked and not begun.
    Live,
    /// Checked in and not yet over: the sheet is still good at the window.
    Arrived,
    /// Cancelled.
    Cancelled,
    /// Begun or over.
    Past,
}

/// What the person has just done, told above the notice.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Done {
    /// Booked.
    Booked,
    /// Moved.
    Moved,
    /// Asked for the time it had already.
    Unchanged,
    /// Cancelled.
    Cancelled,
    /// Got a replacement.
    Replaced,
    /// Too many moves today, nothing was changed.
    TooManyMoves,
    /// Wanted to move an assigned appointment, which only an officer can.
    NotMovable,
}

impl Done {
    /// Everything that can have been done.
    pub const ALL: [Self; 7] = [
        Self::Booked,
        Self::Moved,
        Self::Unchanged,
        Self::Cancelled,
        Self::Replaced,
        Self::TooManyMoves,
        Self::NotMovable,
    ];

    /// The name in the address (`?did=moved`), which is also part of the message's key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Moved => "moved",
            Self::Unchanged => "unchanged",
            Self::Cancelled => "cancelled",
            Self::Replaced => "replaced",
            Self::TooManyMoves => "too-many-moves",
            Self::NotMovable => "not-movable",
        }
    }
}

/// The code of a sheet, as text and as a QR code.
#[derive(Clone, Serialize)]
pub struct DoorView {
    /// The text.
    pub text: String,
    /// Modules of a side, with the light ones around it.
    pub side: usize,
    /// Its dark modules as lines of an SVG path.
    pub path: String,
}

impl DoorView {
    /// Draws a code; `None` if it is too long for one.
    pub fn of(text: String) -> Option<Self> {
        let code = Modules::of(&text)?;
        Some(Self { side: code.side(), path: code.path(), text })
    }
}

/// `/{lang}/notice`: the sheet and what can be done with it.
#[derive(Clone, Serialize)]
pub struct NoticePage {
    /// Live, arrived, cancelled or past; only a live one can be moved, cancelled, printed as valid.
    pub state: NoticeState,
    /// The ticket of somebody who is checked in.
    pub ticket: Option<i32>,
    /// What the person has just done.
    pub did: Option<Done>,
    /// The office is closed at that time since the booking: the person must choose a new time.
    pub office_closed: bool,
    /// It is over: the person may have their details deleted at once, which happens anyway after so many days.
    pub deletable_after_days: Option<u16>,
    /// The whole name as typed.
    pub name: String,
    /// An officer assigned it: the person can cancel it, but not move it.
    pub assigned: bool,
    /// The message of the reason: of the portal's menu, or the kind of request of an assigned one.
    pub reason_key: String,
    /// Message keys of what to bring for this reason.
    pub bring: Vec<String>,
    /// What else the officer asked for, in the officer's words.
    pub bring_written: Vec<String>,
    /// The office.
    pub office: OfficeView,
    /// In the visitor's language.
    pub visit: VisitText,
    /// In English, when the visitor's language is another: the guard at the door reads English.
    pub visit_in_english: Option<VisitText>,
    /// The start as `2026-12-07T09:15-05:00` for `<time datetime>`.
    pub datetime: String,
    /// Confirmation number with hyphens.
    pub number: String,
    /// PIN.
    pub pin: String,
    /// The number as it is read to somebody.
    pub number_aloud: String,
    /// The same of the PIN.
    pub pin_aloud: String,
    /// The site's address, for whoever has only the paper; none if it is not known.
    pub address: Option<String>,
    /// The code that the door checks; only on a sheet that is good there.
    pub door: Option<DoorView>,
    /// Which issue of the notice this is, from 1.
    pub issue: i64,
    /// When a replacement was issued, formatted; the old sheet is to be destroyed.
    pub replaced_on: Option<String>,
    /// The same in English, as for `visit_in_english`.
    pub replaced_on_in_english: Option<String>,
}

/// `/{lang}/appointment`: confirmation number and PIN.
#[derive(Clone, Default, Serialize)]
pub struct AppointmentPage {
    /// The number as typed.
    pub confirmation_number: String,
    /// The PIN as typed.
    pub pin: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// Too many tries: how long to wait.
    pub wait: Option<WaitTime>,
}

/// `/{lang}/appointment/cancel`: asks once.
#[derive(Clone, Serialize)]
pub struct CancelPage {
    /// Date with weekday.
    pub date: String,
    /// Time.
    pub time: String,
    /// The office.
    pub office: OfficeView,
    /// Hidden field `revision`: only the visit that is shown is cancelled.
    pub revision: i64,
    /// An officer assigned it: no other time can be chosen instead.
    pub assigned: bool,
    /// The appointment was changed since the person was asked.
    pub changed: bool,
}

impl NoticePage {
    fn sample() -> Self {
        let visit = VisitText {
            date: "Monday, December 7, 2026".into(),
            time: "9:15 AM".into(),
            zone: "Eastern Time".into(),
            issued: Some("November 23, 2026, 10:05 AM".into()),
        };
        Self {
            state: NoticeState::Live,
            ticket: None,
            did: None,
            office_closed: false,
            deletable_after_days: None,
            name: "Ana María García López".into(),
            assigned: false,
            reason_key: "reason-information".into(),
            bring: vec!["reason-information-bring-1".into()],
            bring_written: Vec::new(),
            office: OfficeView::sample(),
            visit_in_english: None,
            visit,
            datetime: "2026-12-07T09:15-05:00".into(),
            number: "NYC-26-4821-9375".into(),
            pin: "482193".into(),
            number_aloud: "N, Y, C; two, six".into(),
            pin_aloud: "four, eight, two; one, nine, three".into(),
            address: Some("infopass.example.org".into()),
            door: DoorView::of(format!("INFOPASS1*NYC-26-4821-9375*NYC*20261207T141500Z*1*1*{}", "A".repeat(130))),
            issue: 1,
            replaced_on: None,
            replaced_on_in_english: None,
        }
    }
}

impl Page for NoticePage {
    const TEMPLATE: &'static str = "pages/notice.html";
    fn samples() -> Vec<Self> {
        let page = Self::sample();
        let mut samples: Vec<Self> = Done::ALL.into_iter().map(|did| Self { did: Some(did), ..page.clone() }).collect();
        let replaced_on = Some("November 24, 2026, 9:00 AM".to_owned());
        let ended = Self { door: None, ..page.clone() };
        let cancelled = Self { state: NoticeState::Cancelled, issue: 2, ..ended.clone() };
        samples.push(Self { did: Some(Done::Cancelled), ..cancelled.clone() });
        samples.push(cancelled);
        samples.push(Self { state: NoticeState::Past, ..ended.clone() });
        for (state, days) in [(NoticeState::Past, 30), (NoticeState::Cancelled, 1)] {
            samples.push(Self { state, deletable_after_days: Some(days), ..ended.clone() });
        }
        samples.push(Self { state: NoticeState::Arrived, ticket: Some(7), ..ended.clone() });
        for state in [NoticeState::Arrived, NoticeState::Cancelled, NoticeState::Past] {
            samples.push(Self { state, assigned: true, ..ended.clone() });
        }
        samples.push(Self { address: None, ..page.clone() });
        samples.push(Self { assigned: true, office_closed: true, door: None, ..page.clone() });
        samples.push(Self {
            office_closed: true,
            door: None,
            visit_in_english: Some(page.visit.clone()),
            replaced_on: replaced_on.clone(),
            replaced_on_in_english: replaced_on,
            ..page.clone()
        });
        samples.push(Self {
            assigned: true,
            reason_key: "kind-adit-stamp".into(),
            bring: vec!["document-photo-id".into()],
            bring_written: vec!["The letter of <June 3>".into()],
            visit_in_english: Some(page.visit.clone()),
            ..page.clone()
        });
        for reason in crate::domain::reason::Reason::ALL {
            let bring = crate::view::bring_keys(&Purpose::Menu(reason), &[]);
            samples.push(Self { reason_key: format!("reason-{}", reason.as_str()), bring, ..page.clone() });
        }
        samples
    }
}

impl Page for AppointmentPage {
    const TEMPLATE: &'static str = "pages/appointment.html";
    fn samples() -> Vec<Self> {
        let wrong = |field, key: &str| Self { errors: vec![FieldError::new(field, key)], ..Self::default() };
        vec![
            Self::default(),
            wrong("confirmation_number", "error-number-empty"),
            wrong("confirmation_number", "error-number-shape"),
            wrong("confirmation_number", "error-number-check-digit"),
            wrong("confirmation_number", "error-number-not-found"),
            wrong("pin", "error-pin-empty"),
            wrong("pin", "error-pin-shape"),
            Self { wait: Some(WaitTime::of_secs(541)), ..Self::default() },
        ]
    }
    fn has_errors(&self) -> bool {
        !self.errors.is_empty() || self.wait.is_some()
    }
}

impl Page for CancelPage {
    const TEMPLATE: &'static str = "pages/cancel.html";
    fn samples() -> Vec<Self> {
        let page = Self {
            date: "Monday, December 7, 2026".into(),
            time: "9:15 AM".into(),
            office: OfficeView::sample(),
            revision: 1,
            assigned: false,
            changed: false,
        };
        vec![Self { changed: true, ..page.clone() }, Self { assigned: true, ..page.clone() }, page]
    }
}
