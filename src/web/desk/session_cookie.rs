//! The cookie of a session at the desk: a token of chance and nothing else. It goes when the browser is closed; when
//! the session ends, `staff` decides.

use crate::staff::Token;
use crate::web::cookies::{full_name_of, plain};
use actix_web::HttpRequest;
use actix_web::cookie::Cookie;

const NAME: &str = "infopass_desk";

/// The token that a device sent.
pub fn token(request: &HttpRequest, https: bool) -> Option<Token> {
    request.cookie(&full_name_of(NAME, https)).and_then(|cookie| Token::parse(cookie.value()))
}

/// Gives the device its token.
pub fn keep(token: &Token, https: bool) -> Cookie<'static> {
    plain(NAME, token.reveal(), https)
}

/// Takes it away.
pub fn forget(https: bool) -> Cookie<'static> {
    let mut cookie = plain(NAME, String::new(), https);
    cookie.make_removal();
    cookie
}
