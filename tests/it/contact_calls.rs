//! Calls: whole dialogues by key and by words in each language, and every way in which one can end.

use crate::support::{ANA, Person, Portal, Shown, somebody};
use infopass::current::load_cases::load_cases;
use infopass::domain::case::parse_cases;
use infopass::domain::rules::{Group, Rules};

/// A Monday at ten.
pub const NOW: &str = "2026-11-23T10:00:00-05:00";
const LANGUAGES: [&str; 2] = ["en", "es"];

const CASES: &str = "\
receipt_number,status
MSC2190000001,received
EAC2190000002,pending
WAC2190000003,decision-made
";

pub fn portal_at(now: &str) -> Portal {
    with_cases(Portal::at(now))
}

fn with_cases(portal: Portal) -> Portal {
    load_cases(&portal.services.db, &parse_cases(CASES).unwrap()).unwrap();
    portal
}

/// Says something in words.
fn say(person: &mut Person, page: &Shown, said: &str) -> Shown {
    person.send(page, &[("said", said)])
}

/// Presses a key of the keypad that is shown.
fn press(person: &mut Person, page: &Shown, digit: &str) -> Shown {
    let turn = page.attr("form.keypad input[name=turn]", "value").expect("there is a keypad");
    assert!(page.has(&format!("form.keypad button[name=key][value='{digit}']")), "no key {digit}:\n{}", page.body);
    let action = page.attr("form.keypad", "action").unwrap();
    person.post(&action, &format!("turn={turn}&key={digit}"))
}

/// Chooses from the operator's list.
fn choose(person: &mut Person, page: &Shown, kind: &str) -> Shown {
    let number = number_of(page, kind);
    person.send(page, &[("key", &number)])
}

/// The number under which the operator lists a kind.
fn number_of(page: &Shown, kind: &str) -> String {
    let rules = Rules::parse(infopass::data::RULES).unwrap();
    let listed: Vec<String> = [Group::Primary, Group::Other, Group::ByPhone]
        .into_iter()
        .flat_map(|group| rules.kinds_of(group))
        .map(|kind| kind.key.to_string())
        .collect();
    assert_eq!(page.attrs("input[name=key]", "value").len(), listed.len(), "every kind is listed");
    (listed.iter().position(|key| key == kind).unwrap() + 1).to_string()
}

fn last_line(page: &Shown) -> String {
    page.text(".heard > div:last-child dd")
}

fn dial(person: &mut Person, language: &str) -> Shown {
    let start = person.open(&format!("/{language}/"));
    let contact = person.follow(&start, &format!("/{language}/contact/"));
    person.follow(&contact, &format!("/{language}/contact/call"))
}

/// From the first ring to the operator.
fn to_operator(person: &mut Person, language: &str) -> Shown {
    let call = dial(person, language);
    let operator = press(person, &call, "6");
    assert!(operator.has("input[name=key][type=radio]"), "{}", operator.body);
    operator
}

/// From the operator's list to the form: something that is taken down.
fn to_details(person: &mut Person, language: &str) -> Shown {
    let operator = to_operator(person, language);
    let urgent = choose(person, &operator, "adit-stamp");
    let details = press(person, &urgent, "1");
    assert!(details.has("input[name=family_name]"), "{}", details.body);
    details
}

#[test]
fn a_call_is_understood_by_key_and_by_words_in_each_language() {
    let portal = portal_at(NOW);
    let sayings =
        [("en", ["What's my case status?", "yes, thank you"]), ("es", ["el estatus de mi caso", "sí, gracias"])];
    for (language, [wish, yes]) in sayings {
        let mut ana = Person::new(&portal.base);
        let call = dial(&mut ana, language);
        let receipt = say(&mut ana, &call, wish);
        let settled = say(&mut ana, &receipt, "msc-21-900-00001");
        assert!(settled.body.contains("MSC2190000001"));
        let by_words = say(&mut ana, &settled, yes);
        assert!(!by_words.has("#main-form"), "the call is over");

        let mut berta = Person::new(&portal.base);
        let call = dial(&mut berta, language);
        let receipt = press(&mut berta, &call, "1");
        let settled = say(&mut berta, &receipt, "MSC2190000001");
        let by_keys = press(&mut berta, &settled, "1");
        assert_eq!(by_words.text("h1"), by_keys.text("h1"));
        assert_eq!(last_line(&by_words), last_line(&by_keys));
    }
}

#[test]
fn each_status_has_its_own_answer_and_an_unknown_number_says_so() {
    let portal = portal_at(NOW);
    for language in LANGUAGES {
        let mut answers = std::collections::BTreeSet::new();
        for receipt in ["MSC2190000001", "EAC2190000002", "WAC2190000003", "LIN2190000004"] {
            let mut ana = Person::new(&portal.base);
            let call = dial(&mut ana, language);
            let asked = press(&mut ana, &call, "1");
            let told = say(&mut ana, &asked, receipt);
            let line = told.text(".heard > div:nth-last-child(2) dd");
            assert!(line.contains(receipt), "{line}");
            answers.insert(line.replace(receipt, ""));
            assert!(told.has("form.keypad button[value='2']"), "whether that settled it");
        }
        assert_eq!(answers.len(), 4, "{answers:?}");
    }
}

#[test]
fn the_voice_says_at_once_that_it_is_an_emulator_and_whose_the_real_number_is() {
    let portal = portal_at(NOW);
    for language in LANGUAGES {
        let call = dial(&mut Person::new(&portal.base), language);
        assert!(call.text(".heard > div dd").contains("emula"), "{}", call.body);
        assert!(call.has("a[href='tel:+18003755283']"));
    }
}

#[test]
fn what_is_no_receipt_number_is_told_and_the_menu_is_one_word_away() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let call = dial(&mut ana, "en");
    let asked = press(&mut ana, &call, "1");
    let again = say(&mut ana, &asked, "MSC219000000");
    assert!(again.body.contains("that is not a receipt number"));
    let menu = say(&mut ana, &again, "I don't have it");
    assert!(menu.has("form.keypad button[value='6']"), "{}", menu.body);
}

#[test]
fn general_questions_are_answered_with_the_agencys_own_pages() {
    let portal = portal_at(NOW);
    let sayings = [("2", "forms"), ("3", "processing times"), ("4", "I moved"), ("5", "my green card never came")];
    for (key, words) in sayings {
        let mut ana = Person::new(&portal.base);
        let call = dial(&mut ana, "en");
        let by_key = press(&mut ana, &call, key);
        assert!(by_key.attrs("main a[href^='https://']", "href").iter().any(|href| href.contains("uscis.gov")));
        let mut berta = Person::new(&portal.base);
        let call = dial(&mut berta, "en");
        assert_eq!(last_line(&say(&mut berta, &call, words)), last_line(&by_key), "{words}");
        assert_eq!(
            berta.open("/en/contact/call").text(".heard > div:nth-last-child(2) dd"),
            by_key.text(".heard > div:nth-last-child(2) dd"),
            "{words}"
        );
    }
}

#[test]
fn three_answers_in_a_row_that_are_not_understood_end_the_call() {
    let portal = portal_at(NOW);
    for language in LANGUAGES {
        let mut ana = Person::new(&portal.base);
        let call = dial(&mut ana, language);
        let one = say(&mut ana, &call, "xyzzy");
        let two = say(&mut ana, &one, "7");
        let understood = press(&mut ana, &two, "1");
        let one = say(&mut ana, &understood, "xyzzy");
        let two = say(&mut ana, &one, "xyzzy");
        assert!(two.has("#main-form"), "they were not in a row");
        let over = say(&mut ana, &two, "xyzzy");
        assert!(!over.has("#main-form"));
        assert!(over.has(&format!("a[href='/{language}/contact/request']")), "what else one can do");
        let again = ana.post(&format!("/{language}/contact/call"), "key=again");
        assert_eq!(again.text("h1"), call.text("h1"));
    }
}

#[test]
fn saying_nothing_is_an_error_and_no_answer() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let call = dial(&mut ana, "en");
    let told = say(&mut ana, &call, "  ");
    assert_eq!(told.status, 422);
    assert!(told.has(".error-summary a[href='#said']"));
    assert_eq!(told.attr("input[name=turn]", "value"), call.attr("input[name=turn]", "value"));
}

#[test]
fn an_earlier_question_answered_again_answers_nothing() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let call = dial(&mut ana, "en");
    let asked = press(&mut ana, &call, "1");
    let again = press(&mut ana, &call, "1");
    assert_eq!(again.without_proof(), asked.without_proof(), "a double click is one answer");
}

#[test]
fn operator_alone_connects_in_the_first_era_only() {
    for (era, connects) in [("2019", true), ("2021", false), ("2023", false)] {
        let portal = Portal::in_era(NOW, era, None);
        for language in LANGUAGES {
            let mut ana = Person::new(&portal.base);
            let call = dial(&mut ana, language);
            let word = if language == "en" { "operator" } else { "operador" };
            let told = say(&mut ana, &call, word);
            assert_eq!(told.has("input[name=key][type=radio]"), connects, "{era}");
            if !connects {
                assert!(told.has("form.keypad button[value='6']"), "asked again");
                let infopass = say(&mut ana, &told, "InfoPass");
                assert!(infopass.has("input[name=key][type=radio]"), "{}", infopass.body);
            }
        }
    }
}

#[test]
fn outside_of_live_hours_it_says_so_and_ends() {
    let nights = [
        ("2026-11-23T07:59:59-05:00", "Monday, November 23, 2026, 8:00"),
        ("2026-11-23T20:00:00-05:00", "Tuesday, November 24, 2026, 8:00"),
        ("2026-11-28T12:00:00-05:00", "Monday, November 30, 2026, 8:00"),
        ("2026-11-26T12:00:00-05:00", "Friday, November 27, 2026, 8:00"),
        ("2026-12-25T12:00:00-05:00", "Monday, December 28, 2026, 8:00"),
    ];
    for (now, opens) in nights {
        let portal = portal_at(now);
        let mut ana = Person::new(&portal.base);
        let call = dial(&mut ana, "en");
        let over = press(&mut ana, &call, "6");
        assert!(!over.has("#main-form"));
        assert!(last_line(&over).contains(opens), "{now}: {}", last_line(&over));
        let status = dial(&mut Person::new(&portal.base), "en");
        assert!(status.has("#main-form"), "the automated voice answers at any hour");
    }
}

#[test]
fn the_operator_settles_by_the_table_and_names_the_rule() {
    let portal = portal_at(NOW);
    for language in LANGUAGES {
        let mut ana = Person::new(&portal.base);
        let operator = to_operator(&mut ana, language);
        let urgent = choose(&mut ana, &operator, "emergency-advance-parole");
        let evidence = press(&mut ana, &urgent, "1");
        let over = press(&mut ana, &evidence, "2");
        assert!(over.text("main").contains("call-again-with-evidence"), "{}", over.body);
        assert!(over.text("main").contains(&portal.services.rules.version));
        assert!(!over.has("#main-form"), "nothing is taken down");
    }
}

#[test]
fn the_operator_knows_the_case_that_was_asked_for() {
    let portal = portal_at(NOW);
    for (receipt, rule) in [("MSC2190000001", "case-is-received"), ("LIN2190000004", "receipt-number-needed")] {
        let mut ana = Person::new(&portal.base);
        let call = dial(&mut ana, "en");
        let asked = press(&mut ana, &call, "1");
        let told = say(&mut ana, &asked, receipt);
        let operator = press(&mut ana, &told, "2");
        let over = choose(&mut ana, &operator, "case-question");
        assert!(over.text("main").contains(rule), "{}", over.body);
    }
}

#[test]
fn the_operator_hears_words_and_numbers() {
    let portal = portal_at(NOW);
    for (language, words) in [("en", "advance parole"), ("es", "sello ADIT")] {
        let mut ana = Person::new(&portal.base);
        let operator = to_operator(&mut ana, language);
        let urgent = say(&mut ana, &operator, words);
        assert!(urgent.has("form.keypad button[value='1']"), "{words}: {}", urgent.body);
        let answered = say(&mut ana, &urgent, if language == "en" { "yes it is" } else { "sí" });
        assert_ne!(answered.text("h1"), urgent.text("h1"));
    }
}

#[test]
fn a_request_taken_down_gives_a_number_and_the_window_of_the_era() {
    // Regular: 2019 an hour or two, 2021 seven business days, 2023 thirty.
    let eras = [
        ("2019", "2026-11-23T11:00-05:00", "2026-11-23T12:00-05:00"),
        ("2021", "2026-11-24T08:00-05:00", "2026-12-03T20:00-05:00"),
        ("2023", "2026-11-24T07:00-05:00", "2027-01-07T18:30-05:00"),
    ];
    for (era, from, by) in eras {
        let portal = Portal::in_era(NOW, era, None);
        for language in LANGUAGES {
            let mut ana = Person::new(&portal.base);
            let operator = to_operator(&mut ana, language);
            let urgent = choose(&mut ana, &operator, "daca");
            let details = press(&mut ana, &urgent, "2");
            assert_eq!(details.has("input[name=text_ahead]"), era == "2023", "texts before calls");
            let name = format!("Ana {language}");
            let taken = ana.send(&details, &somebody(name.split(' ').next_back().unwrap()));
            assert_eq!((taken.status, taken.at), (200, format!("/{language}/contact/status?did=taken")));
            let taken = ana.open(&format!("/{language}/contact/status"));
            let number = taken.text("#service-item-number");
            assert!(number.len() == 9 && number.replace('-', "").bytes().all(|b| b.is_ascii_digit()), "{number}");
            assert_eq!(taken.attr("#call-back-from", "datetime").as_deref(), Some(from), "{era}");
            assert_eq!(taken.attr("#call-back-by", "datetime").as_deref(), Some(by), "{era}");
        }
        assert_eq!(portal.check(), Vec::<String>::new());
    }
}

#[test]
fn the_operators_form_tells_what_is_wrong_and_keeps_the_rest() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let details = to_details(&mut ana, "en");
    let long = "x".repeat(501);
    let mut fields = ANA.to_vec();
    fields.retain(|(name, _)| *name != "zip");
    fields.extend([("zip", "1000"), ("receipt_number", "MSC21"), ("about", &long), ("text_ahead", "yes")]);
    let told = ana.send(&details, &fields);
    assert_eq!(told.status, 422);
    for field in ["zip", "receipt_number", "about"] {
        assert!(told.has(&format!(".error-summary a[href='#{field}']")), "{field}: {}", told.body);
    }
    assert_eq!(told.attr("#family_name", "value").as_deref(), Some("García López"));
    assert!(told.has("#text_ahead[checked]"));
    let spanish =
        ana.switch(&told, "es", &[("zip", "10001"), ("receipt_number", ""), ("about", "Mi madre\r\nestá mal")]);
    assert_eq!(spanish.attr("#zip", "value").as_deref(), Some("10001"), "the other language keeps what was typed");
    let taken = ana.send(&spanish, &[]);
    assert_eq!(taken.at, "/es/contact/status?did=taken", "{}", taken.body);
}

#[test]
fn the_receipt_number_that_was_said_is_filled_in() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let call = dial(&mut ana, "en");
    let asked = press(&mut ana, &call, "1");
    let told = say(&mut ana, &asked, "EAC2190000002");
    let operator = press(&mut ana, &told, "2");
    let urgent = choose(&mut ana, &operator, "adit-stamp");
    let details = press(&mut ana, &urgent, "2");
    assert_eq!(details.attr("#receipt_number", "value").as_deref(), Some("EAC2190000002"));
}

#[test]
fn a_zip_of_no_office_asks_which_office() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let details = to_details(&mut ana, "en");
    let mut fields = ANA.to_vec();
    fields.retain(|(name, _)| *name != "zip");
    fields.extend([("zip", "09012"), ("receipt_number", "MSC21")]);
    let told = ana.send(&details, &fields);
    assert_eq!(told.status, 422);
    let wrong = told.attrs(".error-summary a", "href");
    assert_eq!(wrong, ["#office", "#receipt_number"], "in the order of the page");
    assert!(told.has("select#office option[value=NEW]"));
    let taken = ana.send(&told, &[("office", "NEW"), ("receipt_number", "")]);
    assert!(taken.text("#facts-heading + dl").contains("Newark"), "{}", taken.body);
}

#[test]
fn a_double_click_on_the_operators_form_takes_down_one_request() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let details = to_details(&mut ana, "en");
    let cookies = ana.cookies.clone();
    let one = ana.send(&details, &ANA).text("#service-item-number");
    ana.cookies = cookies;
    assert_eq!(ana.send(&details, &ANA).text("#service-item-number"), one, "the first answer was not there yet");
    assert_eq!(ana.send(&details, &ANA).text("#service-item-number"), one, "the first answer was there");
}

#[test]
fn whoever_waits_already_is_told_without_number_or_date() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let details = to_details(&mut ana, "en");
    let number = ana.send(&details, &ANA).text("#service-item-number");
    let mut again = Person::new(&portal.base);
    let details = to_details(&mut again, "en");
    let told = again.send(&details, &ANA);
    assert_eq!(told.status, 409);
    assert!(!told.body.contains(&number) && !told.body.contains("2026") && !told.body.contains("New York"));
    let form = again.follow(&told, "/en/contact/call");
    assert_eq!(form.attr("#family_name", "value").as_deref(), Some("García López"), "nothing is lost");
}

#[test]
fn a_call_lasts_sixty_minutes_since_the_last_answer_and_needs_cookies() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let call = dial(&mut ana, "en");
    portal.clock.pass(jiff::SignedDuration::from_mins(61));
    let gone = say(&mut ana, &call, "forms");
    assert_eq!(gone.status, 410);
    assert!(gone.has("a[href='/en/contact/status?other=1']"));
    assert_eq!(dial(&mut ana, "en").status, 200, "a new call begins");

    let mut nobody = Person::new(&portal.base);
    nobody.keeps_cookies = false;
    let call = nobody.open("/en/contact/call");
    let told = say(&mut nobody, &call, "forms");
    assert_eq!(told.status, 400);
    assert!(told.has("a[href='/en/contact/']"));
}

#[test]
fn endless_talk_stays_within_a_cookie() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let mut page = dial(&mut ana, "en");
    let long = "operator ".repeat(30);
    for _ in 0..40 {
        page = say(&mut ana, &page, &long);
        assert_eq!(page.status, 200);
    }
    assert!(page.body.len() < 40_000, "{} bytes", page.body.len());
}

#[test]
fn finish_clears_the_call_and_the_request() {
    let portal = portal_at(NOW);
    let mut ana = Person::new(&portal.base);
    let details = to_details(&mut ana, "en");
    assert!(ana.send(&details, &ANA).has("form.finish"));
    let finished = ana.post("/en/finish", "");
    assert_eq!(finished.at, "/en/finish");
    assert!(ana.cookies.is_empty(), "{:?}", ana.cookies.keys());
}
