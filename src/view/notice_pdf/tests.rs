//! The file of every sheet there can be: its words, its places, and letters that no font has.

use super::layout::{PAGE_HEIGHT, PAGE_WIDTH, Page as Paper, Part};
use super::*;
use crate::data::OFFICES;
use crate::domain::name::NAME_CHARS_MAX;
use crate::domain::office_table::parse_offices;
use crate::view::aloud::aloud;
use crate::view::pages::Page;
use crate::view::pages::notice::NoticeState;
use proptest::prelude::*;
use rstest::rstest;
use scraper::{ElementRef, Html, Selector};
use std::sync::LazyLock;

static VIEWS: LazyLock<Views> = LazyLock::new(|| Views::load().unwrap());

/// The sheet on paper, and the texts on it.
fn laid_out(language: Language, page: &NoticePage) -> (Vec<Text>, Vec<Paper>) {
    let sheet = sheet(&VIEWS, language, page).unwrap();
    let texts = texts(&sheet, language);
    let pages = pages(&sheet, &texts).unwrap();
    (texts, pages)
}

fn sample() -> NoticePage {
    NoticePage::samples().into_iter().find(|page| page.state == NoticeState::Live).unwrap()
}

/// A short sheet.
fn cancelled() -> NoticePage {
    NoticePage::samples().into_iter().find(|page| page.state == NoticeState::Cancelled).unwrap()
}

fn spanish() -> Language {
    Language::parse("es").unwrap()
}

/// The longest sheet that anybody can have: names, reason, office and warnings in Spanish with the English beside.
fn longest() -> NoticePage {
    let offices = parse_offices(OFFICES).unwrap();
    let lines = |page: &NoticePage| {
        let keys = page.bring.iter().chain([&page.reason_key]);
        keys.map(|key| words::plain(spanish(), key).len()).sum::<usize>()
    };
    let mut page = NoticePage::samples().into_iter().max_by_key(lines).unwrap();
    page.office.name = offices.iter().max_by_key(|office| office.name.len()).unwrap().name.clone();
    page.office.street = offices.iter().max_by_key(|office| office.street.len()).unwrap().street.clone();
    page.name = format!("{} {}", "W".repeat(NAME_CHARS_MAX), "Ñ".repeat(NAME_CHARS_MAX));
    page.visit.date = "miércoles, 23 de septiembre de 2026".into();
    page.visit.time = "11:45\u{202f}a.\u{a0}m.".into();
    page.visit_in_english = Some(page.visit.clone());
    page.replaced_on = Some("23 de septiembre de 2026, 11:45\u{202f}a.\u{a0}m.".into());
    page.replaced_on_in_english = page.replaced_on.clone();
    page.issue = 10;
    page
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands on paper, text by text, without the bullets.
fn on_paper(pages: &[Paper]) -> Vec<String> {
    let parts = pages.iter().flat_map(|page| &page.parts).filter(|part| !part.bullet);
    let said = |part: &Part| squeezed(&part.pieces.iter().map(|piece| piece.shaped.text.as_str()).collect::<String>());
    parts.map(said).collect()
}

/// What another reader of HTML finds on the sheet, but for what is not for paper.
fn on_sheet(html: &str) -> Vec<String> {
    let html = Html::parse_fragment(&html.replace("<br>", " "));
    let texts = Selector::parse("h2, h3, li, dt, dd, p").unwrap();
    let within = |element: ElementRef<'_>, is: fn(ElementRef<'_>) -> bool| {
        element.ancestors().filter_map(ElementRef::wrap).any(is)
    };
    let hidden = |element: ElementRef<'_>| element.attr("class").is_some_and(|class| class.contains("no-print"));
    html.select(&texts)
        .filter(|element| !hidden(*element) && !within(*element, hidden))
        .filter(|element| !within(*element, |element| element.value().name() == "dd"))
        .map(|element| squeezed(&element.text().collect::<String>()))
        .collect()
}

fn assert_inside(pages: &[Paper]) {
    for part in pages.iter().flat_map(|page| &page.parts) {
        for piece in &part.pieces {
            // The space at the end of a line may stand in the margin: it is not seen.
            let right = piece.left + (piece.shaped.width - 0.3) * part.size;
            assert!(piece.left >= 30.0 && right <= PAGE_WIDTH - 30.0, "{}", piece.shaped.text);
            assert!(piece.baseline >= 30.0 && piece.baseline <= PAGE_HEIGHT - 30.0, "{}", piece.baseline);
        }
    }
}

#[test]
fn the_file_says_what_the_sheet_says_text_by_text() {
    let mut read = 0;
    for language in Language::all() {
        for page in NoticePage::samples().iter().chain([&longest()]) {
            let html = VIEWS.render_sheet(language, page).unwrap();
            let (_, pages) = laid_out(language, page);
            assert_eq!(on_paper(&pages), on_sheet(&html), "{}", language.code());
            read += 1;
        }
    }
    assert!(read > 30);
}

#[test]
fn every_sheet_has_one_page() {
    for language in Language::all() {
        for page in NoticePage::samples().iter().chain([&longest()]) {
            let (_, pages) = laid_out(language, page);
            assert_eq!(pages.len(), 1, "{} {}", language.code(), page.reason_key);
            assert_inside(&pages);
        }
    }
}

#[test]
fn what_does_not_fit_goes_on_the_next_page_and_nothing_is_lost() {
    let page = NoticePage { bring_written: vec!["Traiga la carta original. ".repeat(20); 9], ..longest() };
    let html = VIEWS.render_sheet(spanish(), &page).unwrap();
    let (_, pages) = laid_out(spanish(), &page);
    assert_eq!(pages.len(), 2);
    assert_inside(&pages);
    assert_eq!(on_paper(&pages), on_sheet(&html));
    assert!(notice_pdf(&VIEWS, spanish(), &page).unwrap().starts_with(b"%PDF-1.7"));
}

#[rstest]
#[case("Ana María García López")]
#[case("Nguyễn Thị Hồng Ẹ̀bùn g̃")]
#[case("Наталья Ґалаґан")]
#[case("Ὀδυσσεύς Παπαδόπουλος")]
#[case("Kamāla ʻŌpūnui O’Brien-Łukasz")]
fn names_in_latin_greek_and_cyrillic_letters_are_printed(#[case] name: &str) {
    let page = NoticePage { name: name.to_owned(), ..cancelled() };
    assert!(on_paper(&laid_out(spanish(), &page).1).contains(&name.to_owned()));
}

#[rstest]
#[case("שרה כהן")]
#[case("王小明")]
#[case("Ana 王")]
#[case("مريم")]
#[case("Ana\u{202e}anA")]
#[case("Ana\u{feff}")]
fn in_place_of_a_name_in_other_letters_stands_where_to_see_it(#[case] name: &str) {
    for language in Language::all() {
        let page = NoticePage { name: name.to_owned(), bring_written: vec![name.to_owned()], ..sample() };
        let said = on_paper(&laid_out(language, &page).1);
        let instead = squeezed(&super::instead(language).iter().map(|run| run.text.as_str()).collect::<String>());
        assert_eq!(said.iter().filter(|text| **text == instead).count(), 2, "{said:?}");
        assert!(!said.iter().any(|text| text.contains(name)));
        assert!(notice_pdf(&VIEWS, language, &page).is_ok());
    }
}

#[test]
fn an_office_of_a_table_of_ones_own_may_have_any_name() {
    let mut page = sample();
    page.office.name = "東京".into();
    let said = on_paper(&laid_out(Language::english(), &page).1);
    let instead = words::plain(Language::english(), "notice-pdf-see-screen");
    let address = format!("{instead} {} {}", page.office.street, page.office.city_line);
    assert!(said.contains(&address), "{said:?}");
}

#[test]
fn both_numbers_are_read_sign_by_sign() {
    let page = sample();
    let sheet = sheet(&VIEWS, spanish(), &page).unwrap();
    let read: Vec<&str> = sheet.texts.iter().flatten().filter_map(|run| run.style.aloud.as_deref()).collect();
    assert_eq!(read, [page.number_aloud.as_str(), page.pin_aloud.as_str()]);
    assert_ne!(aloud(spanish(), &page.pin), page.pin);
}

#[test]
fn the_same_notice_is_the_same_file() {
    let files = [0, 1].map(|_| notice_pdf(&VIEWS, spanish(), &cancelled()).unwrap());
    assert!(files[0] == files[1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_typed_there_is_a_file(
        name in any::<String>(),
        written in prop::collection::vec("\\PC{0,80}|[\\u{0}-\\u{24f}\\u{300}-\\u{52f}\\u{1e00}-\\u{206f}]{0,60}", 0..12),
    ) {
        let page = NoticePage { name, bring_written: written, state: NoticeState::Live, ..cancelled() };
        let (texts, pages) = laid_out(Language::english(), &page);
        assert_inside(&pages);
        for (text, said) in texts.iter().zip(on_paper(&pages)) {
            let whole: String = text.runs.iter().map(|run| run.text.as_str()).collect();
            prop_assert_eq!(squeezed(&whole), said);
        }
        let file = notice_pdf(&VIEWS, Language::english(), &page);
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}
