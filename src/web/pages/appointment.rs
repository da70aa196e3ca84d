//! `/{lang}/appointment`: confirmation number and PIN open the notice, from which one changes or cancels.

use crate::domain::identifiers::{ConfirmationNumber, Pin};
use crate::legacy::open_appointment::open_appointment;
use crate::limits::Target;
use crate::view::pages::notice::AppointmentPage;
use crate::view::pages::{FieldError, WaitTime};
use crate::view::problems::{number_key, pin_key};
use crate::web::cookies::{self, Answers, NoticeKey};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

/// Shows the form.
pub async fn get(visit: Visit) -> Answer {
    // Kept only over a switch of language: shown once.
    let mut kept = fresh::<Answers>(&visit).unwrap_or_else(|| Answers::new(&visit));
    let page = AppointmentPage {
        confirmation_number: kept.number.clone(),
        pin: kept.pin.clone(),
        ..AppointmentPage::default()
    };
    if page.confirmation_number.is_empty() && page.pin.is_empty() {
        return visit.show(StatusCode::OK, &page);
    }
    kept.set_number("", "");
    visit.show_keeping(StatusCode::OK, &page, &kept)
}

/// Reads the form. A number whose check digit fails is a typing error, told without any look-up.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let (typed_number, typed_pin) = (fields.get("confirmation_number"), fields.get("pin"));
    if visit.keeps_draft() {
        let mut answers = fresh::<Answers>(&visit).unwrap_or_else(|| Answers::new(&visit));
        answers.set_number(typed_number, typed_pin);
        return visit.see_other("/appointment", &[cookies::keep(&visit, &answers)]);
    }
    let page = |errors| AppointmentPage {
        confirmation_number: typed_number.to_owned(),
        pin: typed_pin.to_owned(),
        errors,
        wait: None,
    };
    let (number, pin) = match (ConfirmationNumber::parse(typed_number), Pin::parse(typed_pin)) {
        (Ok(number), Ok(pin)) => (number, pin),
        (number, pin) => {
            let number = number.err().map(|why| FieldError::new("confirmation_number", number_key(why)));
            let pin = pin.err().map(|why| FieldError::new("pin", pin_key(why)));
            return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page(number.into_iter().chain(pin).collect()));
        }
    };
    let tried = match visit.guess(Target::Appointment(&number)).await? {
        Ok(tried) => tried,
        Err(wait) => {
            let page = AppointmentPage { wait: Some(WaitTime::of_secs(wait.secs)), ..page(Vec::new()) };
            return visit.show_wait(&page, wait);
        }
    };
    if open_appointment(visit.services(), &number, &pin).await?.is_none() {
        // Which of the two is wrong is told to nobody.
        let number = FieldError::new("confirmation_number", "error-number-not-found");
        let pin = FieldError::new("pin", "error-pin-not-found");
        return visit.show(StatusCode::NOT_FOUND, &page(vec![number, pin]));
    }
    visit.guessed_right(tried).await?;
    visit.see_other("/notice?did=opened", &[cookies::keep(&visit, &NoticeKey::new(&number, &pin))])
}
