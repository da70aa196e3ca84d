//! The notice as a PDF file, over HTTP: for whoever may see the notice, in each language, whatever the name is. What is in
//! it is read by `tests/files/notice_pdf.py`.

use crate::journeys::{LANGUAGES, book};
use crate::support::{ANA, Person, Portal, Shown, somebody};

const NOW: &str = "2026-11-23T10:00:00-05:00";

fn assert_is_pdf(file: &Shown) {
    assert_eq!(file.status, 200, "{}", file.at);
    assert!(file.body.starts_with("%PDF-1.7"));
    let said = [
        ("content-type", "application/pdf"),
        ("content-disposition", "attachment; filename=\"appointment-notice.pdf\""),
        ("cache-control", "no-store"),
    ];
    for (name, value) in said {
        assert!(file.headers.contains(&(name.into(), value.into())), "{name}: {:?}", file.headers);
    }
}

#[test]
fn the_notice_is_saved_in_each_language_and_still_after_it_is_cancelled() {
    let portal = Portal::at(NOW);
    for (language, name) in LANGUAGES.into_iter().zip(["Uno", "Dos"]) {
        let mut person = Person::new(&portal.base);
        let notice = book(&mut person, language, &somebody(name), "NYC");
        let link = format!("/{language}/notice.pdf");
        assert_is_pdf(&person.follow(&notice, &link));
        let ask = person.open(&format!("/{language}/appointment/cancel"));
        let cancelled = person.send(&ask, &[]);
        assert!(cancelled.has(".not-valid"));
        assert_is_pdf(&person.follow(&cancelled, &link));
    }
}

#[test]
fn a_name_in_any_letters_is_no_obstacle() {
    let portal = Portal::at(NOW);
    for name in ["שרה כהן", "王小明", "Ẹ̀bùn", "Наталья", "مريم", "नेहा", "Ꮳꮃꭹ"] {
        let mut person = Person::new(&portal.base);
        book(&mut person, "es", &somebody(name), "NYC");
        assert_is_pdf(&person.open("/es/notice.pdf"));
    }
}

#[test]
fn whoever_has_finished_is_asked_for_both_numbers() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    book(&mut person, "en", &ANA, "NYC");
    assert_is_pdf(&person.open("/en/notice.pdf"));
    person.post("/en/finish", "");
    assert_eq!(person.open("/en/notice.pdf").at, "/en/appointment");
}
