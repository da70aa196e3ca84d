//! `/{lang}/finish`: clears the device, for those who use somebody else's.

use crate::view::pages::outcome::FinishedPage;
use crate::web::cookies::{Answers, InquiryKey, NoticeKey, OnCall, RequestAnswers, forget};
use crate::web::csrf;
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Removes all that somebody has typed. A tester's tour stays: its person is invented.
pub async fn post(visit: Visit) -> Answer {
    let booking = [forget::<Answers>(&visit), forget::<NoticeKey>(&visit)];
    let contact = [forget::<OnCall>(&visit), forget::<RequestAnswers>(&visit), forget::<InquiryKey>(&visit)];
    let form = [csrf::forget(visit.https())];
    visit.see_other("/finish", &[booking.as_slice(), contact.as_slice(), form.as_slice()].concat())
}

/// Says that nothing is left.
pub async fn get(visit: Visit) -> Answer {
    visit.show(StatusCode::OK, &FinishedPage {})
}
