//! `/{lang}/appointment/delete-details`: after the appointment, a person has their details deleted at once.

use super::notice::open;
use crate::legacy::delete_details::{DeleteError, delete_details};
use crate::view::pages::outcome::DetailsDeletedPage;
use crate::web::cookies::{InquiryKey, NoticeKey, forget};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;

/// Where the done act is told; without that it is only an address that somebody typed.
const DONE: &str = "deleted";

/// Deletes. Doing it again tells that it is done.
pub async fn post(visit: Visit) -> Answer {
    let (key, _) = open(&visit).await?;
    let Some((number, pin)) = key.open() else { return visit.see_other("/appointment", &[]) };
    match delete_details(visit.services(), &number, &pin).await {
        Ok(()) => {
            let keys = [forget::<NoticeKey>(&visit), forget::<InquiryKey>(&visit)];
            visit.see_other(&format!("/appointment/delete-details?did={DONE}"), &keys)
        }
        // The notice tells where it stands.
        Err(DeleteError::NotFound | DeleteError::NotOver) => visit.see_other("/notice", &[]),
        Err(DeleteError::Db(why)) => Err(why.into()),
    }
}

/// Says that it is done.
pub async fn get(visit: Visit) -> Answer {
    match visit.query("did").as_deref() {
        Some(DONE) => visit.show(StatusCode::OK, &DetailsDeletedPage {}),
        _ => visit.see_other("/appointment", &[]),
    }
}
