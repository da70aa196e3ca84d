//! `/desk/log-in`: name and password. One answer for an unknown name and a wrong password.

use super::guard::{Desk, see_other};
use super::{kept, session_cookie};
use crate::app::App;
use crate::db::DbError;
use crate::domain::identifiers::ServiceItemNumber;
use crate::limits::Target;
use crate::passwords::{Password, PasswordsError};
use crate::staff::{LogInError, any_accounts, log_in};
use crate::view::pages::desk::gate::{DeskClosedPage, DeskLogInPage};
use crate::view::pages::outcome::Failure;
use crate::view::pages::{FieldError, WaitTime};
use crate::web::errors::WebError;
use crate::web::fields::{Fields, query_value};
use crate::web::visit::{Answer, count_guess, language_of, render};
use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;

/// Longest name shown again.
const NAME_CHARS_SHOWN_MAX: usize = 60;

/// The form, with the page to go on to from a form's address, and the times that page showed.
pub fn log_in_page(request: &HttpRequest, path: &str) -> DeskLogInPage {
    let from = query_value(request, "from").and_then(|from| from.parse::<Date>().ok());
    DeskLogInPage {
        back: back_from(path).unwrap_or_default(),
        query: from.map(|from| format!("?from={from}")).unwrap_or_default(),
        ..DeskLogInPage::default()
    }
}

/// The page of the desk that a form was on, from the form's address; none for any other address. What a form of ours
/// carried as `back` is read by this too: nobody is sent anywhere else.
pub fn back_from(path: &str) -> Option<String> {
    let rest = path.strip_prefix("/desk/")?;
    let mut parts = rest.split('/');
    match parts.next()? {
        "items" => {
            let number = ServiceItemNumber::parse(parts.next()?).ok()?;
            Some(format!("/desk/items/{number}"))
        }
        "walk-ins" => Some("/desk/walk-ins".to_owned()),
        "day" => Some("/desk/day".to_owned()),
        _ => None,
    }
}

/// Shows the form, or says that the desk is closed.
pub async fn show(app: &web::Data<App>, request: &HttpRequest, page: &DeskLogInPage) -> Answer {
    let language = language_of(request);
    if any_accounts(&app.services).await? {
        render(app, request, language, StatusCode::OK, page)
    } else {
        render(app, request, language, StatusCode::OK, &DeskClosedPage {})
    }
}

/// Logs in.
pub async fn post(app: web::Data<App>, request: HttpRequest, fields: Fields) -> Answer {
    let language = language_of(&request);
    if !any_accounts(&app.services).await? {
        return render(&app, &request, language, StatusCode::FORBIDDEN, &DeskClosedPage {});
    }
    let page = DeskLogInPage {
        name: fields.get("name").chars().take(NAME_CHARS_SHOWN_MAX).collect(),
        kept: kept::read(fields.get("kept").to_owned()),
        ..log_in_page(&request, fields.get("back"))
    };
    let wait = |wait_secs: u64| {
        let page = DeskLogInPage { wait: Some(WaitTime::of_secs(wait_secs)), ..page.clone() };
        let mut response = render(&app, &request, language, StatusCode::TOO_MANY_REQUESTS, &page)?;
        response.headers_mut().insert(RETRY_AFTER, wait_secs.into());
        Ok(response)
    };
    let tried = match count_guess(&app, &request, Target::Desk).await? {
        Ok(tried) => tried,
        Err(long) => return wait(long.secs),
    };
    let password = Password::typed(fields.get("password").to_owned());
    match log_in(&app.services, &app.passwords, fields.get("name"), &password).await {
        Ok((token, staff)) => {
            app.limits.right(tried).await?;
            let mut response = go_on(&Desk::of(&app, &request, staff), &page).await;
            let kept = response.add_cookie(&session_cookie::keep(&token, app.https()));
            kept.map_err(|_| WebError::from(Failure::Internal))?;
            Ok(response)
        }
        Err(LogInError::Wrong) => {
            let errors = vec![FieldError::new("name", "error-desk-log-in")];
            render(&app, &request, language, StatusCode::UNPROCESSABLE_ENTITY, &DeskLogInPage { errors, ..page })
        }
        Err(LogInError::Locked { wait_secs }) => wait(wait_secs.into()),
        Err(LogInError::Passwords(why @ PasswordsError::Busy)) => Err(DbError::Unavailable(why.to_string()).into()),
        Err(LogInError::Passwords(why)) => Err(DbError::Failed(why.to_string()).into()),
        Err(LogInError::Db(why)) => Err(why.into()),
    }
}

/// What was typed before, to be sent again, or the page that it was on.
async fn go_on(desk: &Desk, page: &DeskLogInPage) -> HttpResponse {
    let shown = match &page.kept {
        Some(sealed) => kept::shown_again(desk, sealed).await,
        None => None,
    };
    let back = if page.back.is_empty() { "/desk" } else { &page.back };
    // What cannot be shown again has a page that says why.
    shown.and_then(Result::ok).unwrap_or_else(|| see_other(back))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/desk/items/00000000/reached", Some("/desk/items/00000000"))]
    #[case("/desk/items/0000-0000", Some("/desk/items/00000000"))]
    #[case("/desk/items/1", None)]
    #[case("/desk/walk-ins/00000000/accept", Some("/desk/walk-ins"))]
    #[case("/desk/day/check-in", Some("/desk/day"))]
    #[case("/desk/log-in", None)]
    #[case("//evil.example/desk/day", None)]
    #[case("https://evil.example/", None)]
    #[case("", None)]
    fn one_goes_back_to_pages_of_the_desk_only(#[case] path: &str, #[case] back: Option<&str>) {
        assert_eq!(back_from(path).as_deref(), back);
    }
}
