//! `/{lang}/replacement`: a lost notice is replaced by filling in the details again.

use crate::legacy::replace_notice::replace_notice;
use crate::limits::Target;
use crate::view::month_number;
use crate::view::pages::WaitTime;
use crate::view::pages::details::{NoMatchPage, ReplacementPage};
use crate::view::pages::outcome::{CookiesOffPage, Wanted};
use crate::view::problems::details_error;
use crate::web::cookies::{self, Answers, Kept, NoticeKey};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Shows the form, filled with what is kept.
pub async fn get(visit: Visit) -> Answer {
    let answers = fresh::<Answers>(&visit).unwrap_or_else(|| Answers::new(&visit));
    let page = ReplacementPage {
        typed: answers.typed.clone(),
        errors: Vec::new(),
        form_key: new_form_key(&visit),
        wait: None,
    };
    visit.show_keeping(StatusCode::OK, &page, &answers)
}

/// Reads the form. No match, cancelled and past are one answer.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    // The page that had this form gave a cookie, and a first answer to it another. Without any the new PIN could not be
    // shown: it is not made.
    let has_answers = !matches!(cookies::read::<Answers>(&visit), Kept::Nothing);
    if !has_answers && matches!(cookies::read::<NoticeKey>(&visit), Kept::Nothing) {
        return visit.show(StatusCode::BAD_REQUEST, &CookiesOffPage { wanted: Wanted::Notice });
    }
    let mut answers = fresh::<Answers>(&visit).unwrap_or_else(|| Answers::new(&visit));
    let typed = fields.details();
    answers.set_typed(&typed);
    if visit.keeps_draft() {
        return visit.see_other("/replacement", &[cookies::keep(&visit, &answers)]);
    }
    // A form key that is missing or far too long was not ours; the form then makes a new PIN each time.
    let sent_key = fields.get("form_key");
    let form_key =
        if (1..=FORM_KEY_CHARS_MAX).contains(&sent_key.len()) { sent_key.to_owned() } else { new_form_key(&visit) };
    let page = ReplacementPage { typed, errors: Vec::new(), form_key, wait: None };
    let details = match page
        .typed
        .parse(month_number, visit.services().directory().today_at(&page.typed.zip, visit.services().clock.now()))
    {
        Ok(details) => details,
        Err(problems) => {
            let errors = problems.into_iter().map(|problem| details_error(visit.language, problem)).collect();
            let page = ReplacementPage { errors, ..page };
            return visit.show_keeping(StatusCode::UNPROCESSABLE_ENTITY, &page, &answers);
        }
    };
    let tried = match visit.guess(Target::Replacement(&details)).await? {
        Ok(tried) => tried,
        Err(wait) => {
            return visit.show_wait(&ReplacementPage { wait: Some(WaitTime::of_secs(wait.secs)), ..page }, wait);
        }
    };
    match replace_notice(visit.services(), &details, page.form_key.as_bytes()).await? {
        Some(replaced) => {
            visit.guessed_right(tried).await?;
            let notice = cookies::keep(&visit, &NoticeKey::new(&replaced.number, &replaced.pin));
            visit.see_other("/notice?did=replaced", &[notice, cookies::forget::<Answers>(&visit)])
        }
        None => visit.show_keeping(StatusCode::NOT_FOUND, &NoMatchPage {}, &answers),
    }
}

/// Sixteen bytes in base64.
const FORM_KEY_CHARS_MAX: usize = 22;

fn new_form_key(visit: &Visit) -> String {
    URL_SAFE_NO_PAD.encode(visit.services().random.bytes::<16>())
}
