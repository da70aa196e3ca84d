//! The request form: its four steps, what is wrong, changes, and what a rule settles.

use crate::contact_calls::{NOW, portal_at};
use crate::support::{ANA, Person, Portal, Shown};

const LANGUAGES: [&str; 2] = ["en", "es"];

fn to_type(person: &mut Person, language: &str) -> Shown {
    let contact = person.open(&format!("/{language}/contact/"));
    let form = person.follow(&contact, &format!("/{language}/contact/request"));
    let types = person.send(&form, &[("asker", "self"), ("text_ahead", "yes")]);
    assert_eq!(types.at, format!("/{language}/contact/request/type"), "{}", types.body);
    types
}

fn to_details(person: &mut Person, language: &str, kind: &str) -> Shown {
    let types = to_type(person, language);
    let details = person.send(&types, &[("kind", kind)]);
    assert_eq!(details.at, format!("/{language}/contact/request/details"), "{}", details.body);
    details
}

fn to_review(person: &mut Person, language: &str) -> Shown {
    let details = to_details(person, language, "adit-stamp");
    let mut fields = ANA.to_vec();
    fields.extend([("urgent", "yes"), ("receipt_number", "eac 21 900 00002"), ("about", "My card\r\nis <lost>")]);
    let review = person.send(&details, &fields);
    assert_eq!(review.at, format!("/{language}/contact/request/review"), "{}", review.body);
    review
}

#[test]
fn four_steps_lead_to_a_request_in_each_language() {
    for language in LANGUAGES {
        let portal = portal_at(NOW);
        let mut ana = Person::new(&portal.base);
        let review = to_review(&mut ana, language);
        for shown in ["EAC2190000002", "is &lt;lost&gt;", "García López", "26 Federal Plaza"] {
            assert!(review.body.contains(shown), "{shown}: {}", review.body);
        }
        let taken = ana.send(&review, &[]);
        assert_eq!(taken.at, format!("/{language}/contact/status?did=taken"), "{}", taken.body);
        let yes = if language == "en" { "Yes" } else { "Sí" };
        assert_eq!(taken.text("#urgent"), yes, "an urgent proof of status goes first");
        assert!(taken.text("main").contains("proof-needed-soon"));
        assert_eq!(portal.check(), Vec::<String>::new());
        assert_eq!(ana.open(&format!("/{language}/contact/request")).attr("#family_name", "value"), None);
    }
}

#[test]
fn the_spanish_form_says_that_it_is_an_addition() {
    let portal = portal_at(NOW);
    let form = Person::new(&portal.base).open("/es/contact/request");
    assert!(form.text("main").contains("añadido de este emulador"));
}

#[test]
fn a_later_step_opened_first_leads_to_the_first_unanswered_one() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    for step in ["type", "details", "review"] {
        assert_eq!(ana.open(&format!("/en/contact/request/{step}")).at, "/en/contact/request");
    }
    to_type(&mut ana, "en");
    for step in ["details", "review"] {
        assert_eq!(ana.open(&format!("/en/contact/request/{step}")).at, "/en/contact/request/type");
    }
    assert_eq!(ana.open("/en/contact").at, "/en/contact/", "as people type it");
}

#[test]
fn every_step_tells_what_is_wrong_and_keeps_the_rest() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let form = ana.open("/en/contact/request");
    let told = ana.send(&form, &[("account", "123")]);
    assert_eq!(told.status, 422);
    assert!(told.has(".error-summary a[href='#asker-1']") && told.has(".error-summary a[href='#account']"));
    let told = ana.send(&told, &[("asker", "representative"), ("account", "1234-5678-9012")]);
    assert_eq!(told.status, 422, "a representative has a name");
    assert!(told.has("#asker-2[checked]") && told.has(".error-summary a[href='#representative']"));
    let types = ana.send(&told, &[("representative", "Bo Díaz, Esq.1")]);
    assert_eq!(types.status, 422);
    let types = ana.send(&types, &[("representative", "Bo Díaz")]);
    assert_eq!(types.at, "/en/contact/request/type");

    assert_eq!(ana.send(&types, &[]).status, 422, "no type is chosen");
    assert_eq!(ana.post("/en/contact/request/type", "kind=case-question").status, 422, "questions are for the phone");
    assert!(!types.has("input[value=case-question]") && types.has("main a[href='/en/contact/call']"));

    let details = ana.send(&types, &[("kind", "emergency-advance-parole")]);
    let told = ana.send(&details, &[("family_name", "García")]);
    assert_eq!(told.status, 422);
    for anchor in ["urgent-yes", "evidence-yes", "dob_month", "phone", "zip"] {
        assert!(told.has(&format!(".error-summary a[href='#{anchor}']")), "{anchor}");
    }
    assert_eq!(told.attr("#family_name", "value").as_deref(), Some("García"));
}

#[test]
fn each_change_link_returns_to_the_review() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = to_review(&mut ana, "en");
    let asker = ana.follow(&review, "/en/contact/request#asker-1");
    let review = ana.send(&asker, &[("asker", "representative"), ("representative", "Bo Díaz")]);
    assert_eq!(review.at, "/en/contact/request/review");
    assert!(review.text("main").contains("Bo Díaz"));
    let details = ana.follow(&review, "/en/contact/request/details#phone");
    assert!(details.has("#urgent-yes[checked]"));
    assert!(details.text("#about").contains("is <lost>"));
    let review = ana.send(&details, &[("phone", "646-555-0199")]);
    assert!(review.text("main").contains("(646) 555-0199"));
    // Another type asks other questions.
    let types = ana.follow(&review, "/en/contact/request/type");
    let details = ana.send(&types, &[("kind", "satisfactory-departure")]);
    assert_eq!(details.at, "/en/contact/request/details");
    assert!(!details.has("#urgent-yes[checked]"));
}

#[test]
fn answers_changed_in_another_tab_are_shown_again_instead_of_sent() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = to_review(&mut ana, "en");
    let details = ana.open("/en/contact/request/details");
    ana.send(&details, &[("phone", "646-555-0199")]);
    let again = ana.send(&review, &[]);
    assert_eq!(again.status, 409);
    assert_eq!(ana.send(&again, &[]).at, "/en/contact/status?did=taken");
}

#[test]
fn a_double_click_asks_once() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = to_review(&mut ana, "en");
    let cookies = ana.cookies.clone();
    let one = ana.send(&review, &[]).text("#service-item-number");
    ana.cookies = cookies;
    assert_eq!(ana.send(&review, &[]).text("#service-item-number"), one);
    assert_eq!(ana.send(&review, &[]).text("#service-item-number"), one);
}

#[test]
fn what_a_rule_settles_is_told_and_not_filed_and_the_answers_are_kept() {
    let portal = portal_at(NOW);
    for language in LANGUAGES {
        let mut ana = Person::new(&portal.base);
        let details = to_details(&mut ana, language, "emergency-advance-parole");
        let mut fields = ANA.to_vec();
        fields.extend([("urgent", "yes"), ("evidence", "no")]);
        let review = ana.send(&details, &fields);
        let told = ana.send(&review, &[]);
        assert_eq!(told.status, 200);
        assert!(told.text("main").contains("call-again-with-evidence"), "{}", told.body);
        let details = ana.open(&format!("/{language}/contact/request/details"));
        let review = ana.send(&details, &[("evidence", "yes")]);
        let taken = ana.send(&review, &[]);
        let number = taken.try_text("#service-item-number");
        // The second language finds that the first has asked.
        assert!(number.is_some() || taken.status == 409, "{}", taken.body);
    }
}

#[test]
fn the_language_switch_keeps_every_step() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let form = ana.open("/en/contact/request");
    let spanish =
        ana.switch(&form, "es", &[("asker", "representative"), ("representative", "Bo"), ("text_ahead", "yes")]);
    assert!(spanish.at.starts_with("/es/contact/request"));
    assert!(spanish.has("#asker-2[checked]") && spanish.has("#text_ahead[checked]"));
    let types = ana.send(&spanish, &[]);
    let english = ana.switch(&types, "en", &[("kind", "daca")]);
    assert!(english.has("input[value=daca][checked]"));
    let details = ana.send(&english, &[]);
    let spanish = ana.switch(&details, "es", &[("urgent", "no"), ("about", "uno\r\ndos"), ("zip", "x")]);
    assert!(spanish.has("#urgent-no[checked]"));
    assert_eq!(spanish.attr("#zip", "value").as_deref(), Some("x"));
    assert!(spanish.body.contains("uno\ndos"));
}

#[test]
fn answers_last_sixty_minutes_and_need_cookies() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = to_review(&mut ana, "en");
    portal.clock.pass(jiff::SignedDuration::from_mins(61));
    let gone = ana.send(&review, &[]);
    assert_eq!(gone.status, 410);
    let mut nobody = Person::new(&portal.base);
    nobody.keeps_cookies = false;
    let form = nobody.open("/en/contact/request");
    assert_eq!(nobody.send(&form, &[("asker", "self")]).status, 400);
}

#[test]
fn the_longest_answers_of_any_script_stay_within_a_cookie() {
    let portal = portal_at(NOW);
    for (name, about) in [("ñ".repeat(100), "é".repeat(290)), ("𐐷".repeat(100), "𐐷".repeat(500))] {
        let mut ana = Person::new(&portal.base);
        let form = ana.open("/en/contact/request");
        let types = ana.send(&form, &[("asker", "representative"), ("representative", &name)]);
        let types = if types.status == 422 { ana.send(&types, &[("representative", "Bo")]) } else { types };
        let details = ana.send(&types, &[("kind", "daca")]);
        let mut fields: Vec<(&str, &str)> = ANA
            .iter()
            .map(|(field, value)| (*field, if field.ends_with("name") { name.as_str() } else { *value }))
            .collect();
        fields.extend([("urgent", "no"), ("about", about.as_str())]);
        let told = ana.send(&details, &fields);
        let fits = about.len() <= 600;
        assert_eq!(told.status, if fits { 200 } else { 422 }, "{}", told.body);
        assert_eq!(told.has(".error-summary a[href='#about']"), !fits);
    }
}

#[test]
fn a_request_by_form_carries_what_was_told() {
    use infopass::current::open_inquiry::open_for_staff;
    use infopass::domain::identifiers::ServiceItemNumber;
    use infopass::domain::staff::{Role, Staff, StaffName};
    let portal: Portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let review = to_review(&mut ana, "es");
    let number = ana.send(&review, &[]).text("#service-item-number");
    let staff = Staff { name: StaffName::parse("olga").unwrap(), role: Role::Admin, office: None };
    let number = ServiceItemNumber::parse(&number).unwrap();
    let opened = portal.run(open_for_staff(&portal.services, &staff, &number)).unwrap().unwrap();
    assert_eq!(opened.told.about, "My card\nis <lost>");
    assert_eq!(opened.told.receipt, "EAC2190000002");
    assert!(opened.told.urgent && opened.inquiry.urgent && opened.inquiry.text_ahead);
    assert_eq!((opened.inquiry.language.as_str(), opened.inquiry.office.as_str()), ("es", "NYC"));
}
