//! `/{lang}/book/details`: step 1, who is coming? Whoever has a live appointment already is told here.

use crate::legacy::book::has_live_appointment;
use crate::limits::Target;
use crate::view::month_number;
use crate::view::pages::FieldError;
use crate::view::pages::details::{AlreadyBookedPage, DetailsPage};
use crate::view::problems::details_error;
use crate::web::cookies::{self, Answers, Kept};
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Step};
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;

/// Shows the form, filled with what is kept.
pub async fn get(visit: Visit) -> Answer {
    let answers = fresh::<Answers>(&visit).unwrap_or_else(|| Answers::new(&visit));
    visit.show_keeping(StatusCode::OK, &page(&answers, Vec::new()), &answers)
}

/// Reads the form.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let kept = cookies::read::<Answers>(&visit);
    // The page that had this form gave a cookie. Without one the next page finds out whether cookies are off.
    let cookie_seen = !matches!(kept, Kept::Nothing);
    let mut answers = match kept {
        Kept::Fresh(answers) => answers,
        Kept::Nothing | Kept::Gone => Answers::new(&visit),
    };
    let typed = fields.details();
    answers.set_typed(&typed);
    if visit.keeps_draft() {
        return visit.see_other(Step::Details.path(), &[cookies::keep(&visit, &answers)]);
    }
    let now = visit.services().clock.now();
    let directory = visit.services().directory();
    let details = match typed.parse(month_number, directory.today_at(&typed.zip, now)) {
        Ok(details) => details,
        Err(problems) => {
            let errors = problems.into_iter().map(|problem| details_error(visit.language, problem)).collect();
            let page = DetailsPage { typed, errors, family: answers.family };
            return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page, &answers);
        }
    };
    // Whoever asks too often is not told here; booking itself will still refuse. Both answers say something of the
    // person, so that no try is taken back.
    let may_be_told = visit.guess(Target::Booking(&details)).await?.is_ok();
    if may_be_told && has_live_appointment(visit.services(), &details).await? {
        return visit.show_keeping(StatusCode::CONFLICT, &AlreadyBookedPage {}, &answers);
    }
    let next = Journey::read(&answers, &directory, now).first_open();
    let kept = cookies::keep(&visit, &answers);
    if cookie_seen {
        visit.see_other(next.path(), &[kept])
    } else {
        visit.see_other(&format!("{}?cookie=new", next.path()), &[kept])
    }
}

fn page(answers: &Answers, errors: Vec<FieldError>) -> DetailsPage {
    DetailsPage { typed: answers.typed.clone(), errors, family: answers.family }
}
