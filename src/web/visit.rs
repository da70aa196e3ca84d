//! One request for a page: its language, what the device has kept, and the ways to answer.

use super::client;
use super::cookies::{self, Answers, InquiryKey, Keepable, Kept, NoticeKey, OnCall, RequestAnswers};
use super::csrf::{self, Given};
use super::errors::WebError;
use super::fields::query_value;
use super::pages::style;
use crate::app::App;
use crate::db::DbError;
use crate::lab::runs::Runs;
use crate::limits::{Counted, Target, Wait, pacing};
use crate::services::Services;
use crate::view::dates::Dates;
use crate::view::language::Language;
use crate::view::notice_pdf::notice_pdf;
use crate::view::pages::Page;
use crate::view::pages::notice::NoticePage;
use crate::view::pages::outcome::Failure;
use crate::view::{KeptHere, Part, Site, SwitchLink};
use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, ContentType, HOST, LOCATION, RETRY_AFTER};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use std::future::{Ready, ready};
use std::sync::Arc;

/// What a page's handler answers.
pub type Answer = Result<HttpResponse, WebError>;

/// Longest host name printed: what a line of the notice has room for.
const HOST_BYTES_MAX: usize = 80;

/// A request under `/{lang}/…`.
pub struct Visit {
    app: web::Data<App>,
    request: HttpRequest,
    /// The language of the address.
    pub language: Language,
}

impl Visit {
    /// What the acts need.
    pub fn services(&self) -> &Services {
        &self.app.services
    }

    /// Where the laboratory's comparisons run; none without `--lab`.
    pub fn runs(&self) -> Option<&Runs> {
        self.app.runs.as_ref()
    }

    /// The request itself.
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// Whether cookies are for https only.
    pub fn https(&self) -> bool {
        self.app.https()
    }

    /// Where this site is, as printed on notices: the public address, else the one the browser asked for.
    pub fn site_address(&self) -> Option<String> {
        let asked = || {
            let host = self.request.headers().get(HOST)?.to_str().ok()?;
            (host.len() <= HOST_BYTES_MAX).then(|| format!("http://{host}"))
        };
        self.app.public_url.clone().or_else(asked)
    }

    /// Formats of the visitor's language.
    pub fn dates(&self) -> Result<Arc<Dates>, WebError> {
        Dates::of(self.language).ok_or_else(|| Failure::Internal.into())
    }

    /// A value of the address's query; addresses hold nothing personal.
    pub fn query(&self, name: &str) -> Option<String> {
        query_value(&self.request, name)
    }

    /// Whether a form was sent by the language switch: its fields are kept unvalidated.
    pub fn keeps_draft(&self) -> bool {
        self.query("keep").is_some()
    }

    /// Sends a person whose draft is kept to the page of the form again; whoever asked for more time is told there.
    pub fn see_draft(&self, path: &str, changes: &[Cookie<'static>]) -> Answer {
        if self.query("longer").is_none() {
            return self.see_other(path, changes);
        }
        let joint = if path.contains('?') { '&' } else { '?' };
        self.see_other(&format!("{path}{joint}kept=1"), changes)
    }

    /// Counts a guess; if it has to wait, nothing must be compared.
    pub async fn guess(&self, target: Target<'_>) -> Result<Result<Counted, Wait>, DbError> {
        count_guess(&self.app, &self.request, target).await
    }

    /// Counts a guess that a whole site's people make: only by whom it is about.
    pub async fn guess_in_passing(&self, target: Target<'_>) -> Result<Result<Counted, Wait>, DbError> {
        self.app.limits.count_at_target(client::of(&self.app, &self.request), target).await
    }

    /// The guess was right.
    pub async fn guessed_right(&self, tried: Counted) -> Result<(), DbError> {
        self.app.limits.right(tried).await
    }

    /// Counts a booking of whoever asks; above what their network books they are given a turn.
    pub async fn may_book(&self) -> Result<pacing::Asked, DbError> {
        self.app.pacing.ask(client::of(&self.app, &self.request)).await
    }

    /// Nothing was booked after all.
    pub async fn nothing_booked(&self, counted: pacing::Counted) -> Result<(), DbError> {
        self.app.pacing.nothing_booked(counted).await
    }

    /// Counts a seat that was freed.
    pub async fn count_freed_seat(&self) {
        self.app.pacing.count_freed(client::of(&self.app, &self.request)).await;
    }

    /// Shows a page.
    pub fn show<P: Page>(&self, status: StatusCode, page: &P) -> Answer {
        render(&self.app, &self.request, self.language, status, page)
    }

    /// Shows a page and keeps something on the device.
    pub fn show_keeping<P: Page, T: Keepable>(&self, status: StatusCode, page: &P, kept: &T) -> Answer {
        let mut response = self.show(status, page)?;
        add_cookie(&mut response, &cookies::keep(self, kept))?;
        Ok(response)
    }

    /// Shows a page and changes what is kept on the device.
    pub fn show_changing<P: Page>(&self, status: StatusCode, page: &P, changes: &[Cookie<'static>]) -> Answer {
        let mut response = self.show(status, page)?;
        for cookie in changes {
            add_cookie(&mut response, cookie)?;
        }
        Ok(response)
    }

    /// Shows a page and removes something from the device.
    pub fn show_forgetting<P: Page, T: Keepable>(&self, status: StatusCode, page: &P) -> Answer {
        let mut response = self.show(status, page)?;
        add_cookie(&mut response, &cookies::forget::<T>(self))?;
        Ok(response)
    }

    /// Asks to wait before the next try; the page is shown with its answers.
    pub fn show_wait<P: Page>(&self, page: &P, wait: Wait) -> Answer {
        let mut response = self.show(StatusCode::TOO_MANY_REQUESTS, page)?;
        response.headers_mut().insert(RETRY_AFTER, wait.secs.into());
        Ok(response)
    }

    /// Asks to wait, and keeps something on the device meanwhile.
    pub fn show_wait_keeping<P: Page, T: Keepable>(&self, page: &P, wait: Wait, kept: &T) -> Answer {
        let mut response = self.show_wait(page, wait)?;
        add_cookie(&mut response, &cookies::keep(self, kept))?;
        Ok(response)
    }

    /// The notice as a PDF file: some milliseconds of work, so not on a thread that answers others meanwhile.
    pub async fn notice_pdf(&self, page: NoticePage) -> Result<Vec<u8>, WebError> {
        let (app, language) = (self.app.clone(), self.language);
        let made = web::block(move || notice_pdf(&app.views, language, &page)).await;
        Ok(made.map_err(|_| Failure::Internal)??)
    }

    /// Sends the browser to a page of the same language (`/book/reason`), by GET, with changes to what is kept.
    pub fn see_other(&self, path: &str, changes: &[Cookie<'static>]) -> Answer {
        let mut response =
            HttpResponse::SeeOther().insert_header((LOCATION, format!("/{}{path}", self.language.code()))).finish();
        for cookie in changes {
            add_cookie(&mut response, cookie)?;
        }
        Ok(response)
    }
}

fn add_cookie(response: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), WebError> {
    response.add_cookie(cookie).map_err(|_| Failure::Internal.into())
}

/// Renders a page for a request, its forms with their proof. Pages are never stored by browsers or proxies: most hold
/// what somebody typed.
pub fn render<P: Page>(
    app: &web::Data<App>,
    request: &HttpRequest,
    language: Language,
    status: StatusCode,
    page: &P,
) -> Answer {
    let Given { proof, cookie } = csrf::give(app, request);
    let site = Site { csrf: proof, ..site(app, request, language, page) };
    let html = app.views.render(language, &site, page)?;
    let has_form = html.contains(&site.csrf);
    let mut response = HttpResponse::build(status).content_type(ContentType::html()).body(html);
    if has_form {
        add_cookie(&mut response, &cookie)?;
    }
    Ok(response)
}

fn site<P: Page>(app: &web::Data<App>, request: &HttpRequest, language: Language, page: &P) -> Site {
    let path = request.path();
    // What was typed as an address that no page has is not repeated.
    let known = request.match_pattern().and_then(|_| path.strip_prefix('/')?.strip_prefix(language.code()));
    let known = known.filter(|rest| rest.starts_with('/'));
    let rest = known.unwrap_or("/");
    let kept_query: String = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(
            url::form_urlencoded::parse(request.query_string().as_bytes())
                .filter(|(name, _)| known.is_some() && !["keep", "longer", "kept"].contains(&name.as_ref())),
        )
        .finish();
    let part = match path {
        "/" => Part::Doorway,
        "/desk" => Part::Desk,
        _ if path.starts_with("/desk/") => Part::Desk,
        _ => Part::Pages,
    };
    let style_href = match part {
        Part::Desk => style::desk_href(),
        Part::Pages if rest.starts_with("/lab/compare") => style::comparison_href(),
        Part::Doorway | Part::Pages => style::href(),
    };
    Site {
        part,
        lab: app.has_lab(),
        title_error: page.has_errors(),
        kept_longer: query_value(request, "kept").is_some(),
        languages: SwitchLink::all(language, page.own_path().unwrap_or(rest), &kept_query),
        style_href,
        csrf: String::new(),
        kept: KeptHere {
            answers: keeps(request, Answers::NAME, app.https()),
            notice: keeps(request, NoticeKey::NAME, app.https()),
            contact: [RequestAnswers::NAME, OnCall::NAME, InquiryKey::NAME]
                .into_iter()
                .any(|name| keeps(request, name, app.https())),
        },
    }
}

fn keeps(request: &HttpRequest, name: &str, https: bool) -> bool {
    let name = if https { format!("__Host-{name}") } else { name.to_owned() };
    request.cookie(&name).is_some_and(|cookie| !cookie.value().is_empty())
}

/// Counts a guess of the client that a request comes from.
pub async fn count_guess(
    app: &App,
    request: &HttpRequest,
    target: Target<'_>,
) -> Result<Result<Counted, Wait>, DbError> {
    app.limits.count(client::of(app, request), target).await
}

/// The language of an address, else the one that the browser prefers, else English.
pub fn language_of(request: &HttpRequest) -> Language {
    let first = request.path().split('/').nth(1).unwrap_or_default();
    Language::parse(first).or_else(|| preferred_language(request)).unwrap_or_else(Language::english)
}

/// The language that the browser prefers.
pub fn preferred_language(request: &HttpRequest) -> Option<Language> {
    request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Language::preferred)
}

/// What the device has kept, where an absence is no surprise.
pub fn fresh<T: Keepable>(visit: &Visit) -> Option<T> {
    match cookies::read(visit) {
        Kept::Fresh(kept) => Some(kept),
        Kept::Nothing | Kept::Gone => None,
    }
}

impl FromRequest for Visit {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let app = request.app_data::<web::Data<App>>();
        let language = request.match_info().get("lang").and_then(Language::parse);
        ready(match (app, language) {
            (Some(app), Some(language)) => Ok(Self { app: app.clone(), request: request.clone(), language }),
            (None, _) => Err(Failure::Internal.into()),
            (_, None) => Err(Failure::NotFound.into()),
        })
    }
}
