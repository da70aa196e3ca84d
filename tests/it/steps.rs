//! Between the pages: back, change, reload, two tabs, double click, time-out, cookies off, language, finish.

use crate::journeys::{as_far_as_notice, as_far_as_time, book, first_free, numbers, printed_time};
use crate::support::{ANA, Person, Portal, somebody};
use jiff::SignedDuration;

const NOW: &str = "2026-11-23T10:00:00-05:00";

#[test]
fn the_doorway_marks_the_preferred_language_and_redirects_nobody() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let door = person.open("/");
    assert_eq!((door.status, door.at.as_str()), (200, "/"));
    assert!(door.has("a[href='/en/']") && door.has("a[href='/es/']"));
    assert_eq!(person.open("/es").at, "/es/", "as people type it");
    assert_eq!(person.open("/xx").status, 404);
}

#[test]
fn who_opens_a_later_step_first_is_sent_to_the_first_unanswered_one() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    for step in ["reason", "office", "time", "review"] {
        assert_eq!(person.open(&format!("/en/book/{step}")).at, "/en/book/details");
    }
    let form = person.open("/en/book/details");
    person.send(&form, &ANA);
    for step in ["office", "time", "review"] {
        assert_eq!(person.open(&format!("/en/book/{step}")).at, "/en/book/reason");
    }
    let notice = ["/en/notice", "/en/notice.ics", "/en/notice.pdf"];
    for private in notice.into_iter().chain(["/en/appointment/reschedule", "/en/appointment/cancel"]) {
        assert_eq!(person.open(private).at, "/en/appointment");
    }
}

#[test]
fn back_and_reload_show_what_was_answered() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let slot = first_free(&times);
    person.send(&times, &[("slot", &slot)]);
    assert_eq!(person.open("/en/book/details").attr("#family_name", "value").as_deref(), Some("García López"));
    assert!(person.open("/en/book/reason").has("input[name=reason][value=filed-case][checked]"));
    assert!(person.open("/en/book/office").has("input[name=office][value=NYC][checked]"));
    assert!(person.open("/en/book/time").has(&format!("input[name=slot][value='{slot}'][checked]")));
}

#[test]
fn each_change_link_returns_to_the_review() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "es", &ANA, "NYC");
    let mut review = person.send(&times, &[("slot", &first_free(&times))]);
    for (step, field, value) in [("details", "phone", "646-555-0199"), ("reason", "reason", "form")] {
        let form = person.follow(&review, &format!("/es/book/{step}"));
        review = person.send(&form, &[(field, value)]);
        assert_eq!(review.at, "/es/book/review");
    }
    assert!(review.body.contains("(646) 555-0199"));
    // Another office has other times: the time is asked again, then the review comes.
    let offices = person.follow(&review, "/es/book/office");
    let times = person.send(&offices, &[("office", "NEW")]);
    assert_eq!(times.at, "/es/book/time");
    assert_eq!(person.send(&times, &[("slot", &first_free(&times))]).at, "/es/book/review");
}

#[test]
fn a_double_click_books_once_and_both_show_the_same_notice() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let review = person.send(&times, &[("slot", &first_free(&times))]);
    let cookies = person.cookies.clone();
    let first = person.send(&review, &[]);
    person.cookies = cookies;
    let second = person.send(&review, &[]);
    assert_eq!(numbers(&first), numbers(&second));
    // The same after the first answer arrived: the answers are gone, the notice is there.
    let third = person.send(&review, &[]);
    assert_eq!(numbers(&third), numbers(&first));
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_strangers_equal_form_key_shows_nothing_of_the_first() {
    // Two people cannot share a one-time key by accident; a thief of one would still need every answer.
    let portal = Portal::at(NOW);
    let mut ana = Person::new(&portal.base);
    let times = as_far_as_time(&mut ana, "en", &ANA, "NYC");
    let review = ana.send(&times, &[("slot", &first_free(&times))]);
    let mut thief = Person::new(&portal.base);
    thief.cookies = ana.cookies.clone();
    let notice = ana.send(&review, &[]);
    let form = thief.open("/en/book/details");
    let review = thief.send(&form, &[("family_name", "Ladrón")]);
    let other = thief.send(&review, &[]);
    assert_ne!(numbers(&other), numbers(&notice));
    assert!(!other.body.contains("García"));
}

#[test]
fn answers_changed_in_another_tab_are_shown_again_instead_of_booked() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let slots = times.attrs("input[name=slot]:not([disabled])", "value");
    let shown_first = person.send(&times, &[("slot", &slots[0])]);
    person.send(&times, &[("slot", &slots[1])]);
    let again = person.send(&shown_first, &[]);
    assert_eq!((again.status, again.at.as_str()), (409, "/en/book/review"));
    let notice = person.send(&again, &[]);
    assert_eq!(printed_time(&notice), slots[1]);
}

#[test]
fn answers_last_sixty_minutes_since_the_last_page() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    as_far_as_time(&mut person, "en", &ANA, "NYC");
    portal.clock.pass(SignedDuration::from_mins(59));
    let times = person.open("/en/book/time");
    assert_eq!(times.status, 200);
    portal.clock.pass(SignedDuration::from_mins(59));
    let times = person.open("/en/book/time");
    assert_eq!(times.status, 200, "every page starts the time anew");
    portal.clock.pass(SignedDuration::from_mins(61));
    let gone = person.open("/en/book/time");
    assert_eq!(gone.status, 410);
    assert!(gone.has("a[href='/en/book/details']"), "says where to go");
    assert!(!person.cookies.contains_key("infopass_answers"), "what is too old is removed");
}

#[test]
fn whoever_needs_more_time_gets_it_on_every_step_with_what_was_picked() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/es/book/details");
    let reason = person.send(&form, &ANA);
    let mut steps = vec![("reason", "form"), ("office", "NEW"), ("slot", "")].into_iter();
    let mut page = reason;
    loop {
        let asked = steps.next();
        let slot = page.attr("input[name=slot]:not([disabled])", "value").unwrap_or_default();
        let picked = asked.map(|(name, value)| (name, if name == "slot" { slot.as_str() } else { value }));
        assert!(!page.has("[role=status]"));
        let step = page.at.clone();
        portal.clock.pass(SignedDuration::from_mins(59));
        page = person.keep_longer(&page, picked.as_slice());
        assert_eq!((page.status, page.at.as_str()), (200, format!("{step}?kept=1").as_str()));
        assert!(page.has("[role=status][autofocus]"), "it is told, and heard");
        if let Some((name, value)) = picked {
            assert!(page.has(&format!("input[name={name}][value='{value}'][checked]")), "{step}");
        }
        portal.clock.pass(SignedDuration::from_mins(59));
        page = person.send(&page, &[]);
        if asked.is_none() {
            break;
        }
    }
    assert_eq!(page.at, "/es/notice?did=booked");
}

#[test]
fn a_details_form_sent_after_the_time_ran_out_loses_nothing() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    portal.clock.pass(SignedDuration::from_mins(75));
    assert_eq!(person.send(&form, &ANA).at, "/en/book/reason");
}

#[test]
fn a_set_clock_does_not_stretch_the_life_of_answers() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    as_far_as_time(&mut person, "en", &ANA, "NYC");
    portal.set_now("2026-11-25T10:00:00-05:00");
    assert_eq!(person.open("/en/book/time").status, 200);
}

#[test]
fn the_notice_is_shown_for_thirty_minutes_since_the_last_page() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    book(&mut person, "en", &ANA, "NYC");
    portal.clock.pass(SignedDuration::from_mins(29));
    let notice = person.open("/en/notice");
    assert_eq!(notice.status, 200);
    portal.clock.pass(SignedDuration::from_mins(29));
    assert!(person.follow(&notice, "/en/notice?kept=1").has("[role=status][autofocus]"), "it is told, and heard");
    portal.clock.pass(SignedDuration::from_mins(31));
    let gone = person.open("/en/notice");
    assert_eq!(gone.status, 410);
    assert!(gone.has("a[href='/en/appointment']"));
}

#[test]
fn while_a_notice_is_open_every_other_page_leads_back_to_it() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let notice = book(&mut person, "es", &ANA, "NYC");
    for page in ["/es/", "/es/book/details", "/es/appointment", "/es/questions", "/es/nowhere"] {
        let shown = person.open(page);
        assert_eq!(numbers(&person.follow(&shown, "/es/notice")), numbers(&notice), "{page}");
    }
    assert_eq!(notice.attrs("a[href='/es/notice']", "href").len(), 0);
}

#[test]
fn the_paper_says_where_the_site_is() {
    let portal = Portal::at(NOW);
    let notice = book(&mut Person::new(&portal.base), "en", &ANA, "NYC");
    assert!(notice.text("#notice").contains(&portal.base));
}

#[test]
fn without_cookies_a_page_says_so_and_nothing_loops() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    person.keeps_cookies = false;
    let form = person.open("/es/book/details");
    let told = person.send(&form, &ANA);
    assert_eq!(told.status, 400, "{}", told.at);
    assert!(told.body.contains("cookies"));
    assert_eq!(person.post("/es/book/office", "office=NYC").status, 400);
    let lost = person.open("/es/replacement");
    assert_eq!(person.send(&lost, &ANA).status, 400);
    let mut owner = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut owner, "es", &ANA, "NYC"));
    let told = crate::journeys::sign_in(&mut person, "es", &number, &pin);
    assert!(told.status == 400 && told.body.contains("cookies"), "{}", told.at);
    assert!(told.has("main a[href='/es/appointment']") && !told.has("main a[href='/es/book/details']"));
    let lost = person.open("/es/replacement");
    assert_eq!(person.send(&lost, &ANA).status, 400);
    assert_eq!(numbers(&owner.open("/es/notice")).1, pin, "no PIN was made that nobody could see");
}

#[test]
fn a_cookie_that_is_not_ours_is_told_as_a_time_out_and_removed() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    for forged in ["x", "AAAA", "%F0%9F%98%80", &"A".repeat(3_000)] {
        person.cookies.insert("infopass_answers".into(), forged.into());
        let told = person.open("/en/book/time");
        assert_eq!(told.status, 410, "{forged}");
        assert!(!person.cookies.contains_key("infopass_answers"));
    }
}

#[test]
fn the_language_switch_keeps_what_was_typed_on_every_form_page() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let half = person.switch(&form, "es", &[("family_name", "García <3"), ("dob_month", "Febrero"), ("zip", "1")]);
    assert_eq!((half.status, half.at.as_str()), (200, "/es/book/details"), "unvalidated");
    assert_eq!(half.attr("#family_name", "value").as_deref(), Some("García <3"));
    assert_eq!(half.attr("#dob_month", "value").as_deref(), Some("Febrero"));
    let reason = person.send(&half, &ANA);
    let reason = person.switch(&reason, "en", &[("reason", "form")]);
    assert_eq!(reason.at, "/en/book/reason");
    assert!(reason.has("input[value=form][checked]"));
    let offices = person.send(&reason, &[]);
    let offices = person.switch(&offices, "es", &[("office", "NEW")]);
    assert!(offices.has("input[value=NEW][checked]"));
    let times = person.send(&offices, &[]);
    let slot = first_free(&times);
    let times = person.switch(&times, "en", &[("slot", &slot)]);
    assert_eq!(times.at, "/en/book/time");
    assert!(times.has(&format!("input[value='{slot}'][checked]")));
    let review = person.send(&times, &[]);
    let review = person.switch(&review, "es", &[]);
    assert_eq!(review.at, "/es/book/review");
    let sign_in = person.open("/en/appointment");
    let sign_in = person.switch(&sign_in, "es", &[("confirmation_number", "NYC-26"), ("pin", "12")]);
    assert_eq!(sign_in.attr("#confirmation_number", "value").as_deref(), Some("NYC-26"));
    assert_eq!(sign_in.attr("#pin", "value").as_deref(), Some("12"));
    let lost = person.open("/es/replacement");
    let lost = person.switch(&lost, "en", &[("family_name", "Otra")]);
    assert_eq!((lost.at.as_str(), lost.attr("#family_name", "value").as_deref()), ("/en/replacement", Some("Otra")));
}

#[test]
fn finish_leaves_nothing_on_the_device() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    book(&mut person, "en", &ANA, "NYC");
    person.open("/en/book/details");
    assert!(!person.cookies.is_empty());
    let typed = person.open("/en/finish");
    assert!(typed.text("h1").contains("still on this device") && typed.has("form.finish"), "{}", typed.text("main"));
    let done = person.post("/en/finish", "");
    assert_eq!((done.status, done.at.as_str()), (200, "/en/finish"));
    assert_eq!(done.text("h1"), "This device is clear");
    assert!(person.cookies.is_empty());
    assert_eq!(person.open("/en/notice").at, "/en/appointment");
}

#[test]
fn another_family_member_keeps_phone_zip_office_and_day() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let first = book(&mut person, "en", &ANA, "NEW");
    let form = person.post("/en/book/family", "");
    assert_eq!(form.at, "/en/book/details");
    assert_eq!(form.attr("#phone", "value").as_deref(), Some("(212) 555-0123"));
    assert_eq!(form.attr("#zip", "value").as_deref(), Some("10001"));
    assert_eq!(form.attr("#family_name", "value").unwrap_or_default(), "");
    let reason = person.send(&form, &somebody("Hija"));
    let times = person.send(&reason, &[("reason", "form")]);
    assert_eq!(times.at, "/en/book/time", "the office is kept");
    assert_eq!(first_free(&times)[..10], printed_time(&first)[..10], "the day is kept");
    let second = as_far_as_notice(&mut person, &times);
    assert_ne!(numbers(&second), numbers(&first));
    assert_eq!(second.text("#office-code"), "NEW");
}

#[test]
fn nothing_personal_is_in_an_address_or_on_the_server_before_booking() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let review = person.send(&times, &[("slot", &first_free(&times))]);
    for page in [&times, &review] {
        for href in page.attrs("a, form", "href").iter().chain(&page.attrs("form, button", "action")) {
            assert!(!href.contains("Garc") && !href.contains("555") && !href.contains("1985"), "{href}");
        }
    }
    let rows = portal.services.db.read_blocking(|conn| {
        use diesel::prelude::*;
        infopass::db::schema::appointments::table.count().get_result::<i64>(conn)
    });
    assert_eq!(rows, Ok(0));
}
