//! The style sheets: an address carries a hash of its content, so that browsers may keep it for ever. A page has one: the
//! desk's and a comparison's are the site's with more behind it, so that no page needs a third request.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLE: &str = include_str!("../../../static/style.css");
const DESK_STYLE: &str = concat!(include_str!("../../../static/style.css"), include_str!("../../../static/desk.css"));
const COMPARISON_STYLE: &str =
    concat!(include_str!("../../../static/style.css"), include_str!("../../../static/comparison.css"));

static HREF: LazyLock<String> = LazyLock::new(|| address("style", STYLE));
static DESK_HREF: LazyLock<String> = LazyLock::new(|| address("desk", DESK_STYLE));
static COMPARISON_HREF: LazyLock<String> = LazyLock::new(|| address("comparison", COMPARISON_STYLE));

/// Eight bytes of the content's hash tell versions apart.
fn address(name: &str, content: &str) -> String {
    let hash = Sha256::digest(content.as_bytes());
    let short = hash.iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("/static/{name}.{short}.css")
}

/// Where the style sheet of most pages is.
pub fn href() -> String {
    HREF.clone()
}

/// Where the one of the officers' desk is.
pub fn desk_href() -> String {
    DESK_HREF.clone()
}

/// Where the one of comparisons is.
pub fn comparison_href() -> String {
    COMPARISON_HREF.clone()
}

/// `GET /static/style.….css`
pub async fn get() -> HttpResponse {
    sheet(STYLE)
}

/// `GET /static/desk.….css`
pub async fn get_desk() -> HttpResponse {
    sheet(DESK_STYLE)
}

/// `GET /static/comparison.….css`
pub async fn get_comparison() -> HttpResponse {
    sheet(COMPARISON_STYLE)
}

fn sheet(content: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")))
        .body(content)
}
