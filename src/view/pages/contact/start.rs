//! `/{lang}/contact/`: what the current model is, and the ways in.

use crate::view::pages::Page;
use serde::Serialize;

/// `/{lang}/contact/`
#[derive(Clone, Serialize)]
pub struct ContactPage {
    /// The era whose promises hold; its words are `era-KEY`.
    pub era: String,
    /// Operators answer now.
    pub live: bool,
    /// When they next do, if not now: date and time in the East.
    pub opens: Option<String>,
    /// Minutes between a text and its call, if the era has texts.
    pub text_minutes: Option<u16>,
}

impl Page for ContactPage {
    const TEMPLATE: &'static str = "pages/contact_start.html";
    fn samples() -> Vec<Self> {
        let opens = Some("Monday, November 30, 2026, 8:00 AM".into());
        vec![
            Self { era: "2023".into(), live: true, opens: None, text_minutes: Some(30) },
            Self { era: "2019".into(), live: false, opens, text_minutes: None },
        ]
    }
}
