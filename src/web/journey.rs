//! Where a booking stands: which steps are answered, which is the first that is not. Computed from the answers on
//! every page, so that back, reload and two tabs need no bookkeeping.

use super::cookies::{self, Answers, Kept};
use super::errors::WebError;
use super::visit::Visit;
use crate::domain::directory::Directory;
use crate::domain::office::Office;
use crate::domain::person::Details;
use crate::domain::reason::Reason;
use crate::domain::slot::Slot;
use crate::view::month_number;
use crate::view::pages::outcome::{CookiesOffPage, TimedOut, TimedOutPage, Wanted};
use actix_web::http::StatusCode;
use jiff::Timestamp;

/// The steps of a booking, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who is coming?
    Details,
    /// Why?
    Reason,
    /// Where?
    Office,
    /// When?
    Time,
    /// Check your answers.
    Review,
}

impl Step {
    /// The step's address below the language.
    pub fn path(self) -> &'static str {
        match self {
            Self::Details => "/book/details",
            Self::Reason => "/book/reason",
            Self::Office => "/book/office",
            Self::Time => "/book/time",
            Self::Review => "/book/review",
        }
    }
}

/// The answers, read: what is valid is here, what is not is none.
pub struct Journey<'a> {
    /// Who is coming.
    pub details: Option<Details>,
    /// Why.
    pub reason: Option<Reason>,
    /// Where.
    pub office: Option<&'a Office>,
    /// When.
    pub slot: Option<Slot>,
}

impl<'a> Journey<'a> {
    /// Reads the answers as of now.
    pub fn read(answers: &Answers, directory: &'a Directory, now: Timestamp) -> Self {
        let office = directory.listed_office(&answers.office);
        Self {
            details: answers.typed.parse(month_number, directory.today_at(&answers.typed.zip, now)).ok(),
            reason: Reason::parse(&answers.reason),
            office,
            slot: office.and_then(|office| Slot::parse(&answers.slot, office, now).ok()),
        }
    }

    /// The first step that is not answered; the review when all are.
    pub fn first_open(&self) -> Step {
        if self.details.is_none() {
            Step::Details
        } else if self.reason.is_none() {
            Step::Reason
        } else if self.office.is_none() {
            Step::Office
        } else if self.slot.is_none() {
            Step::Time
        } else {
            Step::Review
        }
    }
}

/// The answers that a later step needs, or instead the page that tells why there are none.
pub fn answers(visit: &Visit, on_nothing: Nothing) -> Result<Answers, WebError> {
    match cookies::read::<Answers>(visit) {
        Kept::Fresh(answers) => Ok(answers),
        Kept::Gone => {
            let page = TimedOutPage { what: TimedOut::Answers };
            Err(WebError::instead(visit.show_forgetting::<_, Answers>(StatusCode::GONE, &page)?))
        }
        Kept::Nothing => Err(WebError::instead(match on_nothing {
            Nothing::StartsAnew => visit.see_other(Step::Details.path(), &[])?,
            Nothing::MeansCookiesOff => {
                visit.show(StatusCode::BAD_REQUEST, &CookiesOffPage { wanted: Wanted::Booking })?
            }
        })),
    }
}

/// What it means that the device has kept nothing.
#[derive(Clone, Copy)]
pub enum Nothing {
    /// Somebody opened a later step first.
    StartsAnew,
    /// Somebody sends a form whose page gave them a cookie.
    MeansCookiesOff,
}

/// Sends a person who opened a later step to the first unanswered one instead.
pub fn turn_back(visit: &Visit, journey: &Journey<'_>, step: Step) -> Result<(), WebError> {
    let open = journey.first_open();
    if open < step { Err(WebError::instead(visit.see_other(open.path(), &[])?)) } else { Ok(()) }
}
