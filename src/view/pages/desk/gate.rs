//! Before the desk: logging in, a desk that is closed, an act that is not the account's.

use super::super::{FieldError, Page, WaitTime};
use super::Bar;
use serde::Serialize;

/// `/desk` without a session: the log-in form. Also the answer to a form that was sent after the session's end.
#[derive(Clone, Default, Serialize)]
pub struct DeskLogInPage {
    /// The name as typed.
    pub name: String,
    /// A page of the desk to go on to; empty for the queue.
    pub back: String,
    /// What the form adds to its address: the day from which that page showed times.
    pub query: String,
    /// What was typed into a form that was not done, sealed.
    pub kept: Option<String>,
    /// Something was sent that was not done, since nobody is logged in any more.
    pub ended: bool,
    /// Somebody has just logged out.
    pub logged_out: bool,
    /// How long to wait after too many tries.
    pub wait: Option<WaitTime>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// What was typed into a form that came after the session's end.
pub struct Kept {
    /// Whose page the form was on: nobody else gets it back.
    pub account: String,
    /// The form, sealed.
    pub sealed: String,
}

/// `/desk` without accounts.
#[derive(Clone, Serialize)]
pub struct DeskClosedPage {}

/// An act that this account's role does not have.
#[derive(Clone, Serialize)]
pub struct DeskRefusedPage {
    /// Who is logged in.
    pub bar: Bar,
}

impl Page for DeskLogInPage {
    const TEMPLATE: &'static str = "pages/desk_log_in.html";

    fn samples() -> Vec<Self> {
        vec![
            Self::default(),
            Self { logged_out: true, ..Self::default() },
            Self { ended: true, back: "/desk/walk-ins".into(), ..Self::default() },
            Self {
                name: "lee".into(),
                ended: true,
                back: "/desk/items/12345678".into(),
                query: "?from=2026-12-21".into(),
                kept: Some("sealed".into()),
                ..Self::default()
            },
            Self { name: "lee".into(), wait: Some(WaitTime::of_secs(541)), ..Self::default() },
            Self { errors: vec![FieldError::new("name", "error-desk-log-in")], ..Self::default() },
        ]
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl Page for DeskClosedPage {
    const TEMPLATE: &'static str = "pages/desk_closed.html";

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for DeskRefusedPage {
    const TEMPLATE: &'static str = "pages/desk_refused.html";

    fn samples() -> Vec<Self> {
        Bar::samples().map(|bar| Self { bar }).into()
    }
}
