//! `/{lang}/finish`: clears the device, for those who use somebody else's.

use crate::view::pages::outcome::FinishedPage;
use crate::web::cookies::{Answers, NoticeKey, forget};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Removes all that is kept.
pub async fn post(visit: Visit) -> Answer {
    visit.see_other("/finish", &[forget::<Answers>(&visit), forget::<NoticeKey>(&visit)])
}

/// Says that nothing is left.
pub async fn get(visit: Visit) -> Answer {
    visit.show(StatusCode::OK, &FinishedPage {})
}
