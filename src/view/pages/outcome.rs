//! Pages that tell how something ended: time ran out, cookies are off, the device is cleared, an error.

use super::{Page, WaitTime};
use serde::Serialize;
use std::collections::BTreeMap;

/// What timed out.
#[derive(Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum TimedOut {
    /// Sixty minutes since the last page: the answers are gone.
    Answers,
    /// Thirty minutes since the last page: the notice is no longer shown.
    Notice,
    /// The notice was replaced meanwhile: this sheet's PIN is dead.
    Replaced,
    /// Sixty minutes since the last answer: the call has ended.
    Call,
    /// Sixty minutes since the last page: the request's answers are gone.
    Request,
    /// Thirty minutes since the last page: where the request stands is no longer shown.
    Inquiry,
}

/// Shown instead of a page whose answers or notice are no longer kept.
#[derive(Clone, Serialize)]
pub struct TimedOutPage {
    /// What is gone.
    pub what: TimedOut,
}

/// Too many tries in the middle of a form, whose answers are kept.
#[derive(Clone, Serialize)]
pub struct WaitPage {
    /// How long.
    pub wait: WaitTime,
    /// Where to go on: an address below the language.
    pub back: &'static str,
}

/// Many book from one network: the answers are kept, and the form books when its turn has come.
#[derive(Clone, Serialize)]
pub struct TurnPage {
    /// How long until the turn comes, or until one can be asked for again.
    pub wait: WaitTime,
    /// The turn; none if so many wait that none can be given.
    pub turn: Option<GivenTurn>,
    /// Hidden field `answers_mac`, as on the page that shows the answers.
    pub answers_mac: String,
}

/// A turn to book, by the clock of the office.
#[derive(Clone, Serialize)]
pub struct GivenTurn {
    /// When it comes.
    pub from: String,
    /// Until when it is good.
    pub until: String,
    /// The office's time zone, in words.
    pub zone: String,
}

/// The browser does not send cookies back.
#[derive(Clone, Serialize)]
pub struct CookiesOffPage {
    /// What the person wanted.
    pub wanted: Wanted,
}

/// What somebody wanted whose browser keeps no cookies.
#[derive(Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// To book.
    Booking,
    /// To see a notice.
    Notice,
    /// Something of the contact centre.
    Contact,
}

/// A form without the proof that it came from a page of ours: nothing was done.
#[derive(Clone, Serialize)]
pub struct FormRefusedPage {
    /// What was typed, if it may be sent again from here.
    pub again: Option<SendAgain>,
}

/// A form to be sent once more.
#[derive(Clone, Serialize)]
pub struct SendAgain {
    /// Where it goes.
    pub action: String,
    /// Its fields.
    pub pairs: BTreeMap<String, String>,
}

/// After "Finish": nothing is left on the device.
#[derive(Clone, Serialize)]
pub struct FinishedPage {}

/// A person had their details deleted; shown after that, and instead of the notice of an emptied appointment.
#[derive(Clone, Serialize)]
pub struct DetailsDeletedPage {}

/// What went wrong; the words are `failure-NAME-title`, `-text` and `-next`.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// 404
    NotFound,
    /// 405
    MethodNotAllowed,
    /// 413
    TooLarge,
    /// 415
    WrongType,
    /// 400
    Unreadable,
    /// 503
    Unavailable,
    /// 500
    Internal,
}

impl Failure {
    /// Every failure.
    pub const ALL: [Self; 7] = [
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::TooLarge,
        Self::WrongType,
        Self::Unreadable,
        Self::Unavailable,
        Self::Internal,
    ];
}

/// An error page.
#[derive(Clone, Serialize)]
pub struct FailurePage {
    /// What went wrong.
    pub failure: Failure,
    /// Shown with a 500 only, to quote when asking for help.
    pub request_id: Option<String>,
}

impl Page for TimedOutPage {
    const TEMPLATE: &'static str = "pages/timed_out.html";
    fn samples() -> Vec<Self> {
        [TimedOut::Answers, TimedOut::Notice, TimedOut::Replaced, TimedOut::Call, TimedOut::Request, TimedOut::Inquiry]
            .map(|what| Self { what })
            .into()
    }
}

impl Page for WaitPage {
    const TEMPLATE: &'static str = "pages/wait.html";
    fn samples() -> Vec<Self> {
        WaitTime::samples().map(|wait| Self { wait, back: "/book/review" }).into()
    }
}

impl GivenTurn {
    pub(super) fn sample() -> Self {
        Self { from: "10:42 AM".into(), until: "10:57 AM".into(), zone: "Eastern Time".into() }
    }
}

impl Page for TurnPage {
    const TEMPLATE: &'static str = "pages/turn.html";
    fn samples() -> Vec<Self> {
        let page = |wait, turn| Self { wait, turn, answers_mac: "mac".into() };
        let given = WaitTime::samples().map(|wait| page(wait, Some(GivenTurn::sample())));
        let none = WaitTime::samples().map(|wait| page(wait, None));
        given.into_iter().chain(none).collect()
    }
}

impl Page for CookiesOffPage {
    const TEMPLATE: &'static str = "pages/cookies_off.html";
    fn samples() -> Vec<Self> {
        [Wanted::Booking, Wanted::Notice, Wanted::Contact].map(|wanted| Self { wanted }).into()
    }
}

impl Page for FormRefusedPage {
    const TEMPLATE: &'static str = "pages/form_refused.html";
    fn samples() -> Vec<Self> {
        let pairs = [("family_name", "O\"Brien <3"), ("zip", "10001")];
        let again = SendAgain {
            action: "/en/book/details?keep=1".into(),
            pairs: pairs.map(|(name, value)| (name.into(), value.into())).into(),
        };
        vec![Self { again: Some(again) }, Self { again: None }]
    }
}

impl Page for FinishedPage {
    const TEMPLATE: &'static str = "pages/finished.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for DetailsDeletedPage {
    const TEMPLATE: &'static str = "pages/details_deleted.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for FailurePage {
    const TEMPLATE: &'static str = "pages/failure.html";
    fn samples() -> Vec<Self> {
        Failure::ALL.map(|failure| Self { failure, request_id: Some("request".into()) }).into()
    }
}
