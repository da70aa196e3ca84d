//! The style sheet: its address carries a hash of its content, so that browsers may keep it for ever.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLE: &str = include_str!("../../../static/style.css");

/// Eight bytes of the content's hash tell versions apart.
static HREF: LazyLock<String> = LazyLock::new(|| {
    let hash = Sha256::digest(STYLE.as_bytes());
    let short = hash.iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("/static/style.{short}.css")
});

/// Where the style sheet is.
pub fn href() -> String {
    HREF.clone()
}

/// `GET /static/style.….css`
pub async fn get() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")))
        .body(STYLE)
}
