//! The notice as a PDF file that a screen reader can read (PDF/UA), made of the sheet's own HTML: what the sheet says on
//! paper, the file says in the same order.
//!
//! `read` takes the HTML apart, `text` and `fonts` find the signs, `layout` the places, `write` makes the file.

mod fonts;
mod layout;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod write;

use super::language::Language;
use super::pages::notice::NoticePage;
use super::qr::Modules;
use super::{ViewError, Views, words};
use read::{Run, Sheet, Style};
use text::Text;

/// What stands before each item of a list.
const BULLET: &str = "•";

/// Makes the file.
pub fn notice_pdf(views: &Views, language: Language, page: &NoticePage) -> Result<Vec<u8>, ViewError> {
    let sheet = sheet(views, language, page)?;
    let texts = texts(&sheet, language);
    let code = page.door.as_ref().and_then(|door| Modules::of(&door.text));
    write::file(&sheet, &texts, code.as_ref(), &pages(&sheet, &texts)?, language.code())
}

fn sheet(views: &Views, language: Language, page: &NoticePage) -> Result<Sheet, ViewError> {
    let mut sheet = read::sheet(&views.render_sheet(language, page)?);
    for run in sheet.texts.iter_mut().flatten() {
        let numbers = [(&page.number, &page.number_aloud), (&page.pin, &page.pin_aloud)];
        run.style.aloud = numbers.into_iter().find(|(number, _)| **number == run.text).map(|(_, aloud)| aloud.clone());
    }
    Ok(sheet)
}

fn texts(sheet: &Sheet, language: Language) -> Vec<Text> {
    let instead = instead(language);
    sheet.texts.iter().map(|runs| Text::new(runs, &instead)).collect()
}

fn pages(sheet: &Sheet, texts: &[Text]) -> Result<Vec<layout::Page>, ViewError> {
    let bullet = fonts::shape(BULLET, fonts::Weight::Regular).ok_or_else(|| ViewError("no fonts".into()))?;
    Ok(layout::pages(sheet, texts, &bullet))
}

/// What is said in place of letters that no font has, in the language of the page and in the guard's.
fn instead(language: Language) -> Vec<Run> {
    let english = Language::english();
    let own = words::plain(language, "notice-pdf-see-screen");
    if language == english {
        return vec![Run { text: own, style: Style::default() }];
    }
    let in_english = Style { lang: Some(english.code().to_owned()), ..Style::default() };
    vec![
        Run { text: own + " ", style: Style::default() },
        Run { text: words::plain(english, "notice-pdf-see-screen"), style: in_english },
    ]
}
