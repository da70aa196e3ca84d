//! `POST /{lang}/book/family`: another family member, with the same phone, ZIP, office and day.

use super::notice::open;
use crate::domain::person::TypedDetails;
use crate::web::cookies::{self, Answers, Picked};
use crate::web::journey::Step;
use crate::web::visit::{Answer, Visit};

/// Begins a new booking with what a family shares.
pub async fn post(visit: Visit) -> Answer {
    let (_, opened) = open(&visit).await?;
    let typed = &opened.details.typed;
    let mut answers = Answers { family: true, ..Answers::new(&visit) };
    answers.set_typed(&TypedDetails { phone: typed.phone.clone(), zip: typed.zip.clone(), ..TypedDetails::default() });
    let directory = visit.services().directory();
    if let Some(office) = directory.office(&opened.appointment.office) {
        answers.set_picked(Picked::Office, office.code.as_str());
        let day = office.local(opened.appointment.starts_at).date();
        answers.set_picked(Picked::Day, &day.to_string());
    }
    visit.see_other(Step::Details.path(), &[cookies::keep(&visit, &answers)])
}
