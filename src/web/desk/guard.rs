//! One request of somebody who is logged in at the desk. Whoever is not gets the log-in instead of the page, and nothing
//! of what they sent is done.

use super::log_in::log_in_page;
use super::{kept, session_cookie};
use crate::app::App;
use crate::current::queue::scope;
use crate::domain::office::{Office, OfficeCode};
use crate::domain::staff::{Role, Staff};
use crate::services::Services;
use crate::staff::session;
use crate::view::dates::Dates;
use crate::view::language::Language;
use crate::view::pages::Page;
use crate::view::pages::desk::gate::DeskLogInPage;
use crate::view::pages::desk::{Bar, OfficeOption};
use crate::view::pages::outcome::Failure;
use crate::web::errors::WebError;
use crate::web::fields::{Fields, query_value};
use crate::web::visit::{Answer, language_of, render};
use actix_web::dev::Payload;
use actix_web::http::header::LOCATION;
use actix_web::http::{Method, StatusCode};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

/// A request at the desk.
pub struct Desk {
    app: web::Data<App>,
    request: HttpRequest,
    /// What the browser prefers.
    pub language: Language,
    /// Who is logged in.
    pub staff: Staff,
}

impl Desk {
    /// Of somebody who has just logged in.
    pub fn of(app: &web::Data<App>, request: &HttpRequest, staff: Staff) -> Self {
        Self { app: app.clone(), request: request.clone(), language: language_of(request), staff }
    }

    /// What the acts need.
    pub fn services(&self) -> &Services {
        &self.app.services
    }

    /// Formats of the officer's language.
    pub fn dates(&self) -> Result<Arc<Dates>, WebError> {
        Dates::of(self.language).ok_or_else(|| Failure::Internal.into())
    }

    /// A value of the address's query; addresses hold nothing personal.
    pub fn query(&self, name: &str) -> Option<String> {
        query_value(&self.request, name)
    }

    /// Shows a page.
    pub fn show<P: Page>(&self, status: StatusCode, page: &P) -> Answer {
        render(&self.app, &self.request, self.language, status, page)
    }

    /// The office whose people are shown: the officer's own, else the one that the address or form names.
    pub fn scope(&self, asked: &str) -> Option<OfficeCode> {
        let directory = self.services().directory();
        scope(&self.staff, directory.listed_office(asked).map(|office| &office.code))
    }

    /// The office of a page that shows one: as [`Desk::scope`], else the first of the list.
    pub fn one_office(&self, asked: &str) -> Result<Office, WebError> {
        let directory = self.services().directory();
        let own = self.scope(asked);
        let office = own.and_then(|code| directory.office(&code).cloned());
        office.or_else(|| directory.listed().next().cloned()).ok_or_else(|| Failure::NotFound.into())
    }

    /// What stands above a page of an office, or of all.
    pub fn bar(&self, office: Option<&OfficeCode>) -> Bar {
        let directory = self.services().directory();
        let named = office.and_then(|code| directory.office(code));
        let option = |listed: &Office| OfficeOption {
            code: listed.code.as_str().to_owned(),
            name: listed.name.clone(),
            selected: Some(&listed.code) == office,
        };
        let chooses = self.staff.office.is_none();
        Bar {
            who: self.staff.name.as_str().to_owned(),
            role_key: match self.staff.role {
                Role::Officer => "desk-role-officer",
                Role::Operator => "desk-role-operator",
                Role::Admin => "desk-role-admin",
            },
            office: named.map(|office| office.name.clone()),
            query: office.filter(|_| chooses).map(|code| format!("?office={code}")).unwrap_or_default(),
            offices: if chooses { directory.listed().map(option).collect() } else { Vec::new() },
            reads_record: self.staff.reads_acts(),
            decides: self.staff.decides(),
        }
    }
}

/// Sends the browser on, by GET.
pub fn see_other(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}

impl FromRequest for Desk {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        // The handlers take the fields themselves, after this.
        let sent = request.extensions().get::<Fields>().map(Fields::pairs);
        Box::pin(async move {
            let app = request.app_data::<web::Data<App>>().ok_or(Failure::Internal)?.clone();
            let staff = match session_cookie::token(&request, app.https()) {
                Some(token) => session(&app.services, &token).await?,
                None => None,
            };
            match staff {
                Some(staff) => Ok(Self::of(&app, &request, staff)),
                None => Err(WebError::instead(turned_away(&app, &request, sent.unwrap_or_default())?)),
            }
        })
    }
}

/// A page is behind the log-in; a form that was sent is not done, and says so.
fn turned_away(app: &web::Data<App>, request: &HttpRequest, sent: BTreeMap<String, String>) -> Answer {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(see_other("/desk"));
    }
    let kept = kept::keep(&app.services, request.path(), sent);
    let name = kept.as_ref().map(|kept| kept.account.clone()).unwrap_or_default();
    let page =
        DeskLogInPage { ended: true, name, kept: kept.map(|kept| kept.sealed), ..log_in_page(request, request.path()) };
    render(app, request, language_of(request), StatusCode::UNAUTHORIZED, &page)
}
