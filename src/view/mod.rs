//! From values to HTML: templates, words, dates. The only module that knows tera, fluent and ICU formatting.
//!
//! Nothing here decides anything; nothing here knows the database or HTTP.

pub mod aloud;
pub mod calendar_file;
pub mod dates;
pub mod hearing;
pub mod lab_words;
pub mod language;
pub mod notice_pdf;
pub mod pages;
pub mod plot;
pub mod problems;
pub mod qr;
pub mod rule_words;
pub mod words;

use crate::domain::reason::Purpose;
use include_dir::{Dir, include_dir};
use language::Language;
use pages::Page;
use pages::comparison::ComparisonView;
use pages::notice::NoticePage;
use serde::Serialize;
use std::fmt::Display;
use std::sync::LazyLock;
use tera::{Context, Kwargs, State, Tera};
use thiserror::Error;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The style of a report: a document's own, and that of a comparison anywhere.
const REPORT_STYLES: [&str; 2] = [include_str!("../../static/report.css"), include_str!("../../static/comparison.css")];

/// A page could not be made: a template or a message is wrong, which a test over all pages rules out.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct ViewError(String);

/// What every page is given besides its own values.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Where the page stands.
    pub part: Part,
    /// The server has a laboratory: public pages lead back to it.
    pub lab: bool,
    /// The title begins with "Error:".
    pub title_error: bool,
    /// The person has just asked that what is kept be kept longer.
    pub kept_longer: bool,
    /// Every language, for the switch.
    pub languages: Vec<SwitchLink>,
    /// The address of the page's one style sheet; changes with its content.
    pub style_href: String,
    /// The proof that a form of this page came from us.
    pub csrf: String,
    /// What this device keeps: whatever it is, "Finish" is offered.
    pub kept: KeptHere,
}

/// A part of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The doorway, which has no language of its own.
    Doorway,
    /// Pages with a language in their address.
    Pages,
    /// The officers' desk, whose addresses have no language either.
    Desk,
}

/// What a device keeps between pages.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct KeptHere {
    /// Answers of a booking, even if none is given yet.
    pub answers: bool,
    /// A notice: pages that are not about it lead back to it.
    pub notice: bool,
    /// A call, a request or the key to one.
    pub contact: bool,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct SwitchLink {
    /// Code.
    pub code: &'static str,
    /// The language's own name.
    pub name: String,
    /// The page in it.
    pub href: String,
    /// Where a form's fields go to be kept, unvalidated, before the page is shown in it.
    pub keep_href: String,
    /// The page is in this language.
    pub current: bool,
}

impl SwitchLink {
    /// Links to one page (`/book/details`, with its query) in all languages.
    pub fn all(current: Language, path: &str, query: &str) -> Vec<Self> {
        let question = if query.is_empty() { String::new() } else { format!("?{query}") };
        let kept = if query.is_empty() { "?keep=1".to_owned() } else { format!("?{query}&keep=1") };
        Language::all()
            .map(|language| Self {
                code: language.code(),
                name: words::plain(language, "language-name"),
                href: format!("/{}{path}{question}", language.code()),
                keep_href: format!("/{}{path}{kept}", language.code()),
                current: language == current,
            })
            .collect()
    }
}

/// All templates, checked: a set for each language, with that language's words already in it.
pub struct Views(Vec<(Language, Tera)>);

impl Views {
    /// Loads the built-in templates; tera checks that every function and component they use exists.
    pub fn load() -> Result<Self, ViewError> {
        let mut files = Vec::new();
        collect(&TEMPLATES, &mut files);
        let sets = Language::all().map(|language| Ok((language, load(language, &files)?)));
        sets.collect::<Result<_, _>>().map(Self)
    }

    /// Renders a page in a language.
    pub fn render<P: Page>(&self, language: Language, site: &Site, page: &P) -> Result<String, ViewError> {
        let mut context = Context::new();
        context.insert("site", site);
        context.insert("csrf", &site.csrf);
        context.insert("page", page);
        self.fill(language, P::TEMPLATE, context)
    }

    /// A comparison as a document that stands alone, with its style in it.
    pub fn render_report(&self, language: Language, comparison: &ComparisonView) -> Result<String, ViewError> {
        let mut context = Context::new();
        context.insert("styles", &REPORT_STYLES);
        context.insert("comparison", comparison);
        self.fill(language, "report.html", context)
    }

    /// The notice's sheet by itself.
    fn render_sheet(&self, language: Language, page: &NoticePage) -> Result<String, ViewError> {
        let mut context = Context::new();
        context.insert("page", page);
        self.fill(language, "sheet.html", context)
    }

    fn fill(&self, language: Language, template: &str, mut context: Context) -> Result<String, ViewError> {
        let wrong = |why: &dyn Display| ViewError(format!("{template}: {why}"));
        let set =
            self.0.iter().find(|(of, _)| *of == language).ok_or_else(|| wrong(&"no templates in this language"))?;
        context.insert("lang", language.code());
        set.1.render(template, &context).map_err(|why| wrong(&why))
    }
}

fn load(language: Language, files: &[(String, &str)]) -> Result<Tera, ViewError> {
    let mut tera = Tera::new();
    tera.register_function("t", move |arguments: Kwargs, _: &State| words::t(language, &arguments));
    let files = files.iter().map(|(path, text)| (path, words::fill_in(language, text)));
    tera.add_raw_templates(files).map_err(|why| ViewError(why.to_string()))?;
    Ok(tera)
}

fn collect<'a>(dir: &'a Dir<'a>, files: &mut Vec<(String, &'a str)>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.push((path.to_owned(), text));
        }
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// The message that names what a visit is for.
pub fn purpose_key(purpose: &Purpose) -> String {
    match purpose {
        Purpose::Menu(reason) => format!("reason-{}", reason.as_str()),
        Purpose::Request(kind) => format!("kind-{kind}"),
    }
}

/// The keys of what a purpose adds to what to bring: a reason's own lines, or the documents that an officer listed.
pub fn bring_keys(purpose: &Purpose, listed: &[String]) -> Vec<String> {
    match purpose {
        Purpose::Menu(reason) => {
            (1..=reason.bring_lines()).map(|line| format!("reason-{}-bring-{line}", reason.as_str())).collect()
        }
        Purpose::Request(_) => listed.iter().map(|document| format!("document-{document}")).collect(),
    }
}

/// A state's or territory's name; its two letters if it has none (an office table of one's own may name any).
pub fn state_name(language: Language, state: &str) -> String {
    words::message(language, &format!("state-{state}"), &words::Arguments::new()).unwrap_or_else(|| state.to_owned())
}

/// The number of a month typed as a number or as a name, in any of our languages: "7", "July", "jul", "julio".
pub fn month_number(typed: &str) -> Option<i8> {
    let typed = typed.trim();
    crate::domain::birth::month_from_digits(typed).or_else(|| {
        let wanted = fold(typed)?;
        // The name, or at least its first three letters (with the period of an abbreviation).
        let is_wanted = |name: &String| wanted.chars().count() >= MONTH_LETTERS_MIN && name.starts_with(&wanted);
        MONTHS.iter().find(|(name, _)| is_wanted(name)).map(|(_, month)| *month)
    })
}

/// The months' names in all languages, folded once.
static MONTHS: LazyLock<Vec<(String, i8)>> = LazyLock::new(|| {
    let names = |language| (1..=12).map(move |month| (words::plain(language, &format!("month-{month}")), month));
    Language::all().flat_map(names).filter_map(|(name, month)| Some((fold(&name)?, month))).collect()
});

/// Fewer letters do not tell months apart ("ma", "ju").
const MONTH_LETTERS_MIN: usize = 3;

fn fold(text: &str) -> Option<String> {
    let name = crate::domain::name::Name::parse(text).ok()?;
    Some(name.folded_words().concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("7", Some(7))]
    #[case("07", Some(7))]
    #[case("July", Some(7))]
    #[case(" JUL. ", Some(7))]
    #[case("julio", Some(7))]
    #[case("dic", Some(12))]
    #[case("Enero", Some(1))]
    #[case("sept", Some(9))]
    #[case("ju", None)]
    #[case("13", None)]
    #[case("0", None)]
    #[case("julietta", None)]
    #[case("", None)]
    fn months_are_read_as_numbers_or_names_in_every_language(#[case] typed: &str, #[case] month: Option<i8>) {
        assert_eq!(month_number(typed), month);
    }
}
