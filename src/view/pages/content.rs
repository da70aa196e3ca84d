//! Pages to read: the doorway, the start page, questions and answers, about.

use super::Page;
use crate::domain::office::Office;
use crate::view::language::Language;
use crate::view::words;
use serde::Serialize;

/// A language at the doorway, in its own words.
#[derive(Clone, Serialize)]
pub struct LanguageChoice {
    /// The folder in `locales`, the first part of its addresses.
    pub code: String,
    /// Its own name.
    pub name: String,
    /// What is to be done here, the page's heading.
    pub heading: String,
    /// What this site is, in one sentence.
    pub intro: String,
    /// The browser prefers it.
    pub preferred: bool,
    /// That sentence.
    pub preferred_note: String,
}

/// `/`: the doorway.
#[derive(Clone, Serialize)]
pub struct LanguagePage {
    /// All languages.
    pub languages: Vec<LanguageChoice>,
}

/// `/{lang}/`: what this is and the ways in.
#[derive(Clone, Serialize)]
pub struct StartPage {}

/// `/{lang}/questions`
#[derive(Clone, Serialize)]
pub struct QuestionsPage {}

/// `/{lang}/about`
#[derive(Clone, Serialize)]
pub struct AboutPage {
    /// Where each office's address comes from.
    pub sources: Vec<OfficeSource>,
}

/// Where an office's address comes from.
#[derive(Clone, Serialize)]
pub struct OfficeSource {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// An address on the web, or one of the remarks that data/README.md explains.
    pub source: String,
    /// The address is an approximation.
    pub approximate: bool,
}

impl LanguagePage {
    /// The doorway for a browser that prefers a language.
    pub fn new(preferred: Option<Language>) -> Self {
        let languages = Language::all()
            .map(|language| LanguageChoice {
                code: language.code().to_owned(),
                name: words::plain(language, "language-name"),
                heading: words::plain(language, "language-heading"),
                intro: words::plain(language, "language-intro"),
                preferred: preferred == Some(language),
                preferred_note: words::plain(language, "language-preferred-note"),
            })
            .collect();
        Self { languages }
    }
}

impl AboutPage {
    /// The page for a directory's offices.
    pub fn new<'a>(offices: impl Iterator<Item = &'a Office>) -> Self {
        let sources = offices
            .map(|office| OfficeSource {
                code: office.code.as_str().to_owned(),
                name: office.name.clone(),
                source: office.source.clone(),
                approximate: office.source.starts_with("unsourced") || office.source == "public-code-unverified",
            })
            .collect();
        Self { sources }
    }
}

impl Page for LanguagePage {
    const TEMPLATE: &'static str = "pages/language.html";
    fn samples() -> Vec<Self> {
        vec![Self::new(None), Self::new(Language::all().next())]
    }
}

impl Page for StartPage {
    const TEMPLATE: &'static str = "pages/start.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for QuestionsPage {
    const TEMPLATE: &'static str = "pages/questions.html";
    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl Page for AboutPage {
    const TEMPLATE: &'static str = "pages/about.html";
    fn samples() -> Vec<Self> {
        let source = |source: &str, approximate| OfficeSource {
            code: "NYC".into(),
            name: "New York City".into(),
            source: source.into(),
            approximate,
        };
        vec![Self {
            sources: vec![
                source("https://example.org/office", false),
                source("public-code-unverified", true),
                source("unsourced", true),
                source("unsourced-uncertain", true),
            ],
        }]
    }
}
