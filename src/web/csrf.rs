//! A form is done only if it came from a page of ours. A form on somebody else's page is sent with the person's cookies
//! too (CSRF); what it cannot have is the proof.
//!
//! The proof is an HMAC over chance that the device keeps in a cookie and a salt of its own, so the server remembers
//! nothing and a form that was opened before a restart is good after it. With `--public-url` nobody else can set that
//! cookie. Browsers also say from where a form is sent; that alone is no proof, but enough to refuse.

use super::api;
use super::cookies::{self, full_name_of};
use super::errors::WebError;
use super::fields::Fields;
use super::visit::{Answer, language_of, render};
use crate::app::App;
use crate::vault::Vault;
use crate::view::pages::outcome::{CookiesOffPage, Failure, FormRefusedPage, SendAgain, Wanted};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderValue;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, ResponseError, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The hidden field.
pub const FIELD: &str = "csrf";
/// The cookie's name, before any prefix.
const NAME: &str = "infopass_form";
/// Bytes of chance: nobody guesses them.
const CHANCE_BYTES: usize = 16;

type Chance = [u8; CHANCE_BYTES];

/// What the forms of one page carry, and the cookie that it is good with.
pub struct Given {
    /// The hidden field's value.
    pub proof: String,
    /// Kept anew with every page that has a form, so that it lasts no shorter than the answers.
    pub cookie: Cookie<'static>,
}

/// A proof for a page's forms. Each page has another: what stays the same in compressed answers can be found out.
pub fn give(app: &App, request: &HttpRequest) -> Given {
    let random = &app.services.random;
    let kept = kept(request, app.https()).unwrap_or_else(|| random.bytes());
    let cookie = cookies::for_a_day(NAME, URL_SAFE_NO_PAD.encode(kept), app.https());
    Given { proof: proof(&app.services.vault(), &kept, &random.bytes()), cookie }
}

/// Takes the cookie away.
pub fn forget(https: bool) -> Cookie<'static> {
    let mut cookie = cookies::plain(NAME, String::new(), https);
    cookie.make_removal();
    cookie
}

fn kept(request: &HttpRequest, https: bool) -> Option<Chance> {
    chance(request.cookie(&full_name_of(NAME, https))?.value())
}

fn chance(written: &str) -> Option<Chance> {
    URL_SAFE_NO_PAD.decode(written).ok()?.try_into().ok()
}

fn proof(vault: &Vault, kept: &Chance, salt: &Chance) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(salt), vault.form_mac(&[FIELD.as_bytes(), kept, salt]))
}

fn is_good(vault: &Vault, kept: &Chance, sent: &str) -> bool {
    let Some((salt, mac)) = sent.split_once('.') else { return false };
    chance(salt).is_some_and(|salt| vault.form_mac_is(&[FIELD.as_bytes(), kept, &salt], mac))
}

/// From where a browser says that it sends a form. `Origin` says nothing here: by `Referrer-Policy: no-referrer` it is
/// `null` on our own forms too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sender {
    /// A page of ours.
    Ours,
    /// A page of somebody else.
    Others,
    /// It does not say: an old browser, a program, or plain http.
    Unsaid,
}

fn sender(request: &HttpRequest) -> Sender {
    match request.headers().get("sec-fetch-site").map(HeaderValue::as_bytes) {
        Some(b"same-origin") => Sender::Ours,
        // A page that a browser opens again by itself after a crash.
        Some(b"none") | None => Sender::Unsaid,
        Some(_) => Sender::Others,
    }
}

/// Reads every posted form, and lets through those that came from a page of ours. Programs are not asked: they have no
/// cookies, so nobody can send anything in their name.
pub async fn forms_are_ours<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let is_form = request.method() == Method::POST && request.match_pattern().is_some();
    if !is_form || api::is_below(request.path()) {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let (http, payload) = request.parts_mut();
    let read = Fields::read(http, payload).await;
    let checked = read.and_then(|fields| match refuse(http, &fields) {
        None => Ok(fields),
        Some(answer) => Err(answer.map_or_else(|why| why, WebError::instead)),
    });
    match checked {
        Ok(fields) => {
            request.extensions_mut().insert(fields);
            Ok(next.call(request).await?.map_into_boxed_body())
        }
        Err(why) => Ok(request.into_response(why.error_response())),
    }
}

/// The answer to a form without a proof; none to one that has it.
fn refuse(request: &HttpRequest, fields: &Fields) -> Option<Answer> {
    let Some(app) = request.app_data::<web::Data<App>>() else { return Some(Err(Failure::Internal.into())) };
    let sender = sender(request);
    let good = kept(request, app.https()).is_some_and(|kept| is_good(&app.services.vault(), &kept, fields.get(FIELD)));
    if good && sender != Sender::Others {
        return None;
    }
    Some(refused(app, request, fields, sender))
}

fn refused(app: &web::Data<App>, request: &HttpRequest, fields: &Fields, sender: Sender) -> Answer {
    let language = language_of(request);
    // Every page with a form gives a cookie.
    let none_kept = request.cookies().is_ok_and(|cookies| cookies.is_empty());
    let wanted = wanted(request.path()).filter(|_| none_kept && sender != Sender::Others);
    if let Some(wanted) = wanted {
        return render(app, request, language, StatusCode::BAD_REQUEST, &CookiesOffPage { wanted });
    }
    // What was typed is offered to be sent again only where the browser vouches that it was typed here: no stranger may
    // put a filled form on a page of ours. A password is not written into a page.
    let offered = sender == Sender::Ours && fields.get("password").is_empty();
    let page = FormRefusedPage { again: offered.then(|| again(request, fields)) };
    render(app, request, language, StatusCode::FORBIDDEN, &page)
}

fn again(request: &HttpRequest, fields: &Fields) -> SendAgain {
    let action = request.uri().path_and_query().map_or(request.path(), |whole| whole.as_str()).to_owned();
    let mut pairs = fields.pairs();
    pairs.remove(FIELD);
    SendAgain { action, pairs }
}

/// What somebody without cookies wanted; none at the desk, which has words of its own.
fn wanted(path: &str) -> Option<Wanted> {
    let (language, rest) = path.strip_prefix('/')?.split_once('/')?;
    match rest.split('/').next()? {
        _ if language == "desk" => None,
        "contact" => Some(Wanted::Contact),
        "appointment" | "replacement" => Some(Wanted::Notice),
        _ => Some(Wanted::Booking),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_good_with_the_chance_and_the_secret_file_that_it_was_made_with_only() {
        let (ours, other) = (Vault::from_master(&[1; 32]), Vault::from_master(&[2; 32]));
        let sent = proof(&ours, &[3; 16], &[4; 16]);
        assert!(is_good(&ours, &[3; 16], &sent));
        assert!(!is_good(&ours, &[5; 16], &sent), "another device");
        assert!(!is_good(&other, &[3; 16], &sent), "another portal");
        let (salt, mac) = sent.split_once('.').unwrap();
        let other_salt = URL_SAFE_NO_PAD.encode([6; 16]);
        for forged in ["", ".", mac, salt, &format!("{salt}."), &format!("{other_salt}.{mac}"), &format!("{sent}A")] {
            assert!(!is_good(&ours, &[3; 16], forged), "{forged}");
        }
    }
}
