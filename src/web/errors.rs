//! Every failure that is not a page's own: one type maps to a status, one middleware makes it a page in the visitor's
//! language, or a problem for programs. A 500 shows a request id only and is logged once, here.

use super::server::RequestId;
use super::{api, visit};
use crate::app::App;
use crate::db::DbError;
use crate::view::ViewError;
use crate::view::pages::outcome::{Failure, FailurePage};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, RETRY_AFTER};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, ResponseError, web};
use std::cell::RefCell;
use std::fmt;

/// When to try again after a 503, in seconds: the writer replaces a lost connection sooner.
const RETRY_AFTER_SECS: u64 = 5;

/// A request that ends without the page it asked for.
pub enum WebError {
    /// Something failed; the middleware makes the page.
    Failed {
        /// What the person is told.
        failure: Failure,
        /// For the log only.
        cause: String,
    },
    /// Another page is the answer: time ran out, a step is missing.
    Instead(Box<RefCell<Option<HttpResponse>>>),
}

impl WebError {
    /// Ends the request with another page.
    pub fn instead(response: HttpResponse) -> Self {
        Self::Instead(Box::new(RefCell::new(Some(response))))
    }
}

impl From<Failure> for WebError {
    fn from(failure: Failure) -> Self {
        Self::Failed { failure, cause: String::new() }
    }
}

impl From<DbError> for WebError {
    fn from(why: DbError) -> Self {
        let failure = match why {
            DbError::Unavailable(_) => Failure::Unavailable,
            DbError::Failed(_) => Failure::Internal,
        };
        Self::Failed { failure, cause: why.to_string() }
    }
}

impl From<ViewError> for WebError {
    fn from(why: ViewError) -> Self {
        Self::Failed { failure: Failure::Internal, cause: why.to_string() }
    }
}

impl fmt::Debug for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { failure, cause } => write!(f, "{failure:?}: {cause}"),
            Self::Instead(_) => f.write_str("another page"),
        }
    }
}

fn status(failure: Failure) -> StatusCode {
    match failure {
        Failure::NotFound => StatusCode::NOT_FOUND,
        Failure::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Failure::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Failure::Unreadable => StatusCode::BAD_REQUEST,
        Failure::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl ResponseError for WebError {
    fn error_response(&self) -> HttpResponse<BoxBody> {
        let (failure, cause) = match self {
            Self::Failed { failure, cause } => (*failure, cause.clone()),
            Self::Instead(response) => match response.borrow_mut().take() {
                Some(response) => return response,
                None => (Failure::Internal, "the page was taken twice".to_owned()),
            },
        };
        let mut response = HttpResponse::new(status(failure));
        response.extensions_mut().insert(Failed { failure, cause });
        response
    }
}

/// Travels with the response to the middleware.
struct Failed {
    failure: Failure,
    cause: String,
}

/// Turns failures, also those of the framework (no such address, wrong method), into pages.
pub async fn error_pages<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let mut response = next.call(request).await?.map_into_boxed_body();
    let failed = response.response_mut().extensions_mut().remove::<Failed>();
    let failed =
        failed.or_else(|| framework_failure(response.status()).map(|failure| Failed { failure, cause: String::new() }));
    let Some(failed) = failed else { return Ok(response) };
    let (request, shown) = response.into_parts();
    let page = failure_page(&request, &shown, &failed);
    Ok(ServiceResponse::new(request, page))
}

/// A failure that the framework answered by itself, with an empty body.
fn framework_failure(status: StatusCode) -> Option<Failure> {
    match status {
        StatusCode::METHOD_NOT_ALLOWED => Some(Failure::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Failure::TooLarge),
        _ => None,
    }
}

fn failure_page(request: &actix_web::HttpRequest, shown: &HttpResponse, failed: &Failed) -> HttpResponse {
    let Some(app) = request.app_data::<web::Data<App>>() else {
        return HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR);
    };
    let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
    let request_id = (failed.failure == Failure::Internal).then(|| {
        tracing::error!(request_id = %id, route = request.match_pattern(), cause = %failed.cause, "request failed");
        id.clone()
    });
    if failed.failure == Failure::Unavailable {
        tracing::warn!(request_id = %id, route = request.match_pattern(), cause = %failed.cause, "database unavailable");
    }
    let mut response = if api::is_below(request.path()) {
        api::problem::failed(request, failed.failure, request_id)
    } else {
        let page = FailurePage { failure: failed.failure, request_id };
        visit::render(app, request, visit::language_of(request), shown.status(), &page).unwrap_or_else(|why| {
            tracing::error!(cause = %why, "the error page cannot be made");
            HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR)
        })
    };
    if failed.failure == Failure::Unavailable {
        response.headers_mut().insert(RETRY_AFTER, RETRY_AFTER_SECS.into());
    }
    if let Some(allow) = shown.headers().get(ALLOW) {
        response.headers_mut().insert(ALLOW, allow.clone());
    }
    response
}
