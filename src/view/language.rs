//! Languages: a language is a folder in `locales`, nothing else says which there are.

use super::words::{Finished, LOCALES};
use fluent_templates::{LanguageIdentifier, Loader};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language that the pages speak.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Language(&'static Entry);

struct Entry {
    code: String,
    identifier: LanguageIdentifier,
    finished: Finished,
}

impl Entry {
    fn new(identifier: LanguageIdentifier) -> Self {
        Self { code: identifier.to_string(), finished: Finished::of(&identifier), identifier }
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Entry {}

/// By code, so that the order is the same in every build.
static LANGUAGES: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    LOCALES.locales().map(|identifier| (identifier.to_string(), Entry::new(identifier.clone()))).collect()
});

/// The language of last resort, which every build has.
const ENGLISH: &str = "en";

static ENGLISH_ENTRY: LazyLock<Entry> = LazyLock::new(|| Entry::new(fluent_templates::langid!("en")));

impl Language {
    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.values().map(Self)
    }

    /// The language of an address's first part.
    pub fn parse(code: &str) -> Option<Self> {
        LANGUAGES.get(code).map(Self)
    }

    /// English: what guards read, and the language when nothing else is known.
    pub fn english() -> Self {
        LANGUAGES.get(ENGLISH).map_or_else(|| Self(&ENGLISH_ENTRY), Self)
    }

    /// The folder's name.
    pub fn code(self) -> &'static str {
        &self.0.code
    }

    /// For look-ups.
    pub(super) fn identifier(self) -> &'static LanguageIdentifier {
        &self.0.identifier
    }

    /// The messages that are finished already.
    pub(super) fn finished(self) -> &'static Finished {
        &self.0.finished
    }

    /// The language that a browser prefers, from its `Accept-Language`; the first of the best that we have.
    pub fn preferred(accept: &str) -> Option<Self> {
        let mut wishes: Vec<(f32, Self)> = accept.split(',').take(WISHES_MAX).filter_map(wish).collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.first().map(|(_, language)| *language)
    }
}

/// Entries of `Accept-Language` that are looked at; browsers send a handful.
const WISHES_MAX: usize = 20;

/// `es-MX;q=0.8` → Spanish with weight 0.8; languages that we do not have and weight 0 are no wishes.
fn wish(entry: &str) -> Option<(f32, Language)> {
    let (range, weight) = entry.split_once(';').map_or((entry, None), |(range, weight)| (range, Some(weight)));
    let weight =
        weight.and_then(|weight| weight.trim().strip_prefix("q=")).map_or(Some(1.0), |q| q.trim().parse().ok())?;
    let primary = range.trim().split('-').next()?.to_ascii_lowercase();
    let language = Language::parse(&primary)?;
    (weight > 0.0).then_some((weight, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("es-MX,es;q=0.9,en;q=0.8", Some("es"))]
    #[case("en-US,en;q=0.5", Some("en"))]
    #[case("fr-FR,es;q=0.4,en;q=0.7", Some("en"))]
    #[case("fr", None)]
    #[case("es;q=0", None)]
    #[case("", None)]
    #[case(";;;,,q=,es;q=x", None)]
    fn the_browsers_best_language_is_found(#[case] accept: &str, #[case] code: Option<&str>) {
        assert_eq!(Language::preferred(accept).map(Language::code), code);
    }
}
