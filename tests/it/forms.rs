//! A form is done only if it came from a page of ours, whoever sends it; and nobody loses what they typed.

use crate::journeys::{as_far_as_time, book, first_free, numbers};
use crate::support::desk::ASKS;
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, Shown};
use infopass::domain::staff::Role;

const NOW: &str = "2026-11-23T10:00:00-05:00";

fn as_far_as_review(person: &mut Person) -> Shown {
    let times = as_far_as_time(person, "en", &ANA, "NYC");
    person.send(&times, &[("slot", &first_free(&times))])
}

/// Every address of the table that takes a form.
fn posted() -> Vec<String> {
    let table = include_str!("../../src/web/routes.rs");
    let pages = table.split("/// Below `/api/v1`.").next().unwrap();
    let takes = ["form!(\"", "posted!(\"", "act!(\"", "resource(\""];
    let lines = pages.lines().filter(|line| !line.contains("get()") || line.contains("post()"));
    let addresses = lines.filter_map(|line| takes.iter().find_map(|macro_name| line.split_once(macro_name)));
    addresses.map(|(_, after)| after.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn every_address_that_takes_a_form_refuses_one_that_carries_no_proof() {
    let portal = Portal::at(NOW);
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Admin, None);
    book(&mut officer, "en", &ANA, "NYC");
    let before = portal.dump();
    let posted = posted();
    assert!(posted.len() > 30, "{posted:?}");
    for address in posted {
        for language in ["en", "es"] {
            let path = address.replace("{lang}", language).replace("{number}", number.as_str());
            for body in ["", "csrf=", "csrf=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
                let told = officer.post_as(&path, "application/x-www-form-urlencoded", body.as_bytes());
                assert_eq!(told.status, 403, "{path} {body}");
                assert!(!told.has("#again-form") && told.has("main a[href]"), "{path}");
                let code = if path.starts_with("/desk") { "en" } else { language };
                assert_eq!(told.attr("html", "lang").as_deref(), Some(code), "{path}");
            }
        }
    }
    assert_eq!(portal.dump(), before);
}

#[test]
fn a_form_that_another_site_sends_is_refused_even_with_a_proof() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = as_far_as_review(&mut ana);
    for site in ["cross-site", "same-site"] {
        ana.sent_from = Some(site);
        let told = ana.send(&review, &[]);
        assert_eq!(told.status, 403, "{site}");
        assert!(!told.has("#again-form"), "a stranger's form is not offered to be sent");
    }
    ana.sent_from = Some("same-origin");
    assert_eq!(ana.send(&review, &[]).at, "/en/notice?did=booked");
}

#[test]
fn a_proof_is_good_on_the_device_that_it_was_given_to_only() {
    let portal = Portal::at(NOW);
    let (mut ana, mut thief) = (Person::new(&portal.base), Person::new(&portal.base));
    let stolen = thief.open("/en/book/details").attr("input[name=csrf]", "value").unwrap();
    ana.open("/en/book/details");
    let told = ana.post("/en/book/details", &format!("family_name=Mallory&csrf={stolen}"));
    assert_eq!(told.status, 403);
    assert_eq!(ana.open("/en/book/details").attr("#family_name", "value").unwrap_or_default(), "");
}

#[test]
fn whoever_lost_the_cookie_sends_what_was_typed_again_from_the_page_that_says_so() {
    let portal = Portal::at(NOW);
    for language in ["en", "es"] {
        let mut ana = Person::new(&portal.base);
        ana.sent_from = Some("same-origin");
        let form = ana.open(&format!("/{language}/book/details"));
        ana.cookies.remove("infopass_form").unwrap();
        let told = ana.send(&form, &ANA);
        assert_eq!((told.status, told.attr("html", "lang").as_deref()), (403, Some(language)));
        let reason = ana.press(&told, "/book/details", &[]);
        assert_eq!(reason.at, format!("/{language}/book/reason"), "nothing had to be typed again");
    }
}

#[test]
fn a_password_is_never_written_into_a_page() {
    let portal = Portal::at(NOW);
    portal.add_account("lee", Role::Admin, None);
    let mut officer = Person::new(&portal.base);
    officer.sent_from = Some("same-origin");
    let form = officer.open("/desk");
    officer.cookies.clear();
    let told = officer.press(&form, "/log-in", &[("name", "lee"), ("password", "correct horse battery")]);
    assert_eq!(told.status, 403);
    assert!(!told.body.contains("horse") && told.has("a[href='/desk']"), "{}", told.body);
}

#[test]
fn a_form_opened_before_a_restart_is_good_after_it() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let mut ana = Person::new(&portal.base);
    let review = as_far_as_review(&mut ana);
    let portal = portal.restart(FEW_SEATS);
    ana.move_to(&portal.base);
    let notice = ana.send(&review, &[]);
    assert_eq!(notice.at, "/en/notice?did=booked", "{}", notice.body);
    numbers(&notice);
}

#[test]
fn a_page_without_a_form_leaves_no_cookie_and_no_two_pages_share_a_proof() {
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    for page in ["/", "/en/", "/en/about", "/en/questions", "/en/nowhere", "/en/finish"] {
        ana.open(page);
        assert!(ana.cookies.is_empty(), "{page}");
    }
    let proofs = [(); 2].map(|()| ana.open("/en/appointment").attr("input[name=csrf]", "value").unwrap());
    assert_ne!(proofs[0], proofs[1]);
    assert!(!proofs[0].contains(&ana.cookies["infopass_form"]), "a page does not tell the cookie");
}
