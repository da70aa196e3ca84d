//! Bad input gets a clear error and loses nothing; whatever people are called or live, they can book.

use crate::journeys::{as_far_as_time, book, first_free, numbers, sign_in};
use crate::support::portal::FEW_SEATS;
use crate::support::{ANA, Person, Portal, somebody};
use std::collections::BTreeSet;

const NOW: &str = "2026-11-23T10:00:00-05:00";

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    ANA.iter()
        .map(|(field, value)| changes.iter().find(|(changed, _)| changed == field).copied().unwrap_or((field, value)))
        .collect()
}

/// What of month, day and year is typed, where the summary leads in each language, and which parts are marked.
type MissingParts = ([&'static str; 3], [&'static str; 2], &'static [&'static str]);

#[test]
fn of_a_date_of_birth_every_missing_part_is_marked_and_the_first_is_led_to() {
    let table: [MissingParts; 4] = [
        (["", "", ""], ["#dob_month", "#dob_day"], &["dob_month", "dob_day", "dob_year"]),
        (["7", "", "1985"], ["#dob_day", "#dob_day"], &["dob_day"]),
        (["July", "", ""], ["#dob_day", "#dob_day"], &["dob_day", "dob_year"]),
        (["7", "4", "85"], ["#dob_year", "#dob_year"], &["dob_year"]),
    ];
    let portal = Portal::at(NOW);
    for ([month, day, year], anchors, marked) in table {
        for (language, anchor) in ["en", "es"].into_iter().zip(anchors) {
            let mut person = Person::new(&portal.base);
            let form = person.open(&format!("/{language}/book/details"));
            let told = person.send(&form, &with(&[("dob_month", month), ("dob_day", day), ("dob_year", year)]));
            assert_eq!(told.attr(".error-summary a", "href").as_deref(), Some(anchor), "{month}/{day}/{year}");
            let wrong: BTreeSet<String> = told.attrs("[aria-invalid]", "name").into_iter().collect();
            let expected: BTreeSet<String> = marked.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(wrong, expected, "{month}/{day}/{year}");
        }
    }
}

#[test]
fn every_wrong_detail_is_told_beside_its_field_and_nothing_is_lost() {
    let long = "a".repeat(5_000);
    let wrong: [(&str, &str, &str); 21] = [
        ("family_name", "", "family_name"),
        ("family_name", "  ", "family_name"),
        ("family_name", &long, "family_name"),
        ("family_name", "12345", "family_name"),
        ("given_name", "😀", "given_name"),
        ("given_name", "Ana\u{0}", "given_name"),
        ("given_name", "Ana\u{7}\u{202e}", "given_name"),
        ("given_name", "<script>alert(1)</script>", "given_name"),
        ("dob_day", "31", "dob"),
        ("dob_day", "", "dob"),
        ("dob_month", "Smarch", "dob"),
        ("dob_month", "14", "dob"),
        ("dob_year", "1800", "dob"),
        ("dob_year", "2027", "dob"),
        ("dob_year", "85", "dob"),
        ("phone", "call me", "phone"),
        ("phone", "555-0123", "phone"),
        ("phone", "", "phone"),
        ("zip", "1234", "zip"),
        ("zip", "ABCDE", "zip"),
        ("zip", "", "zip"),
    ];
    let portal = Portal::at(NOW);
    for language in ["en", "es"] {
        for (field, value, told_at) in wrong {
            let mut person = Person::new(&portal.base);
            let form = person.open(&format!("/{language}/book/details"));
            // February makes the 31st wrong.
            let month = if field == "dob_day" { "2" } else { "7" };
            let mut fields = with(&[("dob_month", month)]);
            fields.iter_mut().find(|(name, _)| *name == field).unwrap().1 = value;
            let told = person.send(&form, &fields);
            assert_eq!((told.status, told.at.as_str()), (422, form.at.as_str()), "{field}={value:?}");
            assert!(told.has(&format!("#{told_at}-error")), "{field}={value:?}");
            assert!(told.has(".error-summary a"), "the summary links to the field");
            assert!(!told.body.contains("<script"), "markup is text");
            let anchor = told.attr(".error-summary a", "href").unwrap();
            assert!(told.has(&format!("input{anchor}")), "{anchor} is an input");
            for (name, typed) in &fields {
                assert_eq!(
                    told.attr(&format!("[name={name}]"), "value").unwrap_or_default(),
                    visible(typed),
                    "{name} is kept"
                );
            }
            assert_eq!(person.send(&told, &ANA).at, format!("/{language}/book/reason"), "mended, it goes on");
        }
    }
}

/// HTML has no NUL: parsers put the replacement character in its place.
fn visible(typed: &str) -> String {
    typed.replace('\0', "\u{FFFD}")
}

#[test]
fn all_wrong_fields_are_told_at_once() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let told = person.send(&form, &[]);
    assert_eq!(told.attrs(".error-summary a", "href").len(), 4);
    assert!(told.text("title").contains("Error"));
}

#[test]
fn people_of_any_name_phone_birthday_and_zip_can_book() {
    let portal = Portal::at(NOW);
    let people: [&[(&str, &str)]; 9] = [
        &[("given_name", ""), ("family_name", "Suharto")],
        &[("given_name", "محمد"), ("family_name", "بن راشد")],
        &[("given_name", "Анна"), ("family_name", "Каренина")],
        &[("given_name", "Sinéad"), ("family_name", "O’Connor")],
        &[("given_name", "Sean"), ("family_name", "O'Brien-Ruiz Jr.")],
        &[("family_name", "Leap"), ("dob_month", "feb"), ("dob_day", "29"), ("dob_year", "2000")],
        &[("family_name", "Mexico"), ("phone", "+52 55 1234 5678")],
        &[("family_name", "Nine"), ("zip", "10001-1234")],
        &[("family_name", "Soldier"), ("zip", "09012"), ("phone", "+1 (212) 555 0123")],
    ];
    for changes in people {
        let mut person = Person::new(&portal.base);
        let notice = book(&mut person, "en", &with(changes), "NYC");
        let family_name = changes.iter().find(|(field, _)| *field == "family_name").unwrap().1;
        assert!(notice.text("#notice bdi").contains(family_name));
    }
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn nobody_is_born_tomorrow_and_everybody_may_be_born_today_where_they_live() {
    let portal = Portal::nationwide(NOW);
    let born = |day, zip| {
        let mut person = Person::new(&portal.base);
        let form = person.open("/en/book/details");
        let fields = with(&[("dob_year", "2026"), ("dob_month", "11"), ("dob_day", day), ("zip", zip)]);
        person.send(&form, &fields).status
    };
    assert_eq!((born("23", "10001"), born("24", "10001")), (200, 422));
    assert_eq!((born("24", "96910"), born("25", "96910")), (200, 422), "in Guam it is tomorrow already");
    assert_eq!((born("23", "00000"), born("24", "00000")), (200, 422));
}

#[test]
fn who_was_just_young_enough_at_booking_still_sees_the_notice_in_the_new_year() {
    let portal = Portal::at("2026-12-30T10:00:00-05:00");
    let mut person = Person::new(&portal.base);
    let (number, pin) = numbers(&book(&mut person, "en", &with(&[("dob_year", "1901")]), "NYC"));
    portal.set_now("2027-01-04T10:00:00-05:00");
    let notice = sign_in(&mut Person::new(&portal.base), "en", &number, &pin);
    assert_eq!(notice.status, 200);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn a_composed_and_a_decomposed_name_are_one_person() {
    let portal = Portal::at(NOW);
    let mut one = Person::new(&portal.base);
    book(&mut one, "en", &with(&[("given_name", "Jose\u{301}")]), "NYC");
    let mut other = Person::new(&portal.base);
    let form = other.open("/en/book/details");
    assert_eq!(other.send(&form, &with(&[("given_name", "José")])).status, 409);
    assert_eq!(other.send(&form, &with(&[("given_name", "Josefa")])).at, "/en/book/reason");
}

#[test]
fn a_time_that_cannot_be_booked_is_told_with_its_reason() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let times = as_far_as_time(&mut person, "en", &ANA, "NYC");
    let wrong = [
        ("", "nothing chosen"),
        ("tomorrow", "not a time"),
        ("2026-12-07T09:07", "no such session"),
        ("2026-12-07T23:00", "closed then"),
        ("2026-12-06T09:00", "a Sunday"),
        ("2026-11-26T09:00", "Thanksgiving"),
        ("2026-11-23T10:15", "within the hour"),
        ("2026-11-20T09:00", "past"),
        ("2027-01-04T09:00", "outside the window"),
        ("9999-12-31T09:00", "far away"),
    ];
    for (slot, why) in wrong {
        let told = person.post("/en/book/time", &format!("slot={slot}"));
        assert_eq!(told.status, 422, "{why}");
        assert!(told.has("#slot-error") || told.has(".error-summary a"), "{why}");
        assert!(!told.attrs("input[name=slot]", "value").is_empty(), "{why}: other times are offered");
    }
    assert_eq!(person.send(&times, &[("slot", &first_free(&times))]).at, "/en/book/review", "nothing was lost");
}

#[test]
fn a_time_of_another_offices_hours_is_no_time_of_this_one() {
    let offices = "code,name,street,city,state,zip,tz,lat,lon,source,hours\n\
        NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7,-74.0,test,Mon-Fri 08:00-12:00\n\
        NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7,-74.1,test,Mon-Fri 13:00-15:00\n";
    let portal = Portal::with(NOW, offices);
    let mut person = Person::new(&portal.base);
    as_far_as_time(&mut person, "en", &ANA, "NYC");
    assert_eq!(person.post("/en/book/time", "office=NYC&slot=2026-12-07T13%3A00").status, 422);
    assert_eq!(person.post("/en/book/time", "office=NEW&slot=2026-12-07T13%3A00").at, "/en/book/review");
}

#[test]
fn if_the_seat_goes_while_one_reads_every_answer_is_kept_and_the_nearest_times_are_offered() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let mut ana = Person::new(&portal.base);
    let times = as_far_as_time(&mut ana, "en", &ANA, "NYC");
    let slot = first_free(&times);
    let review = ana.send(&times, &[("slot", &slot)]);
    let mut berta = Person::new(&portal.base);
    let hers = as_far_as_time(&mut berta, "en", &somebody("Berta"), "NYC");
    let her_review = berta.send(&hers, &[("slot", &slot)]);
    let hers_again = berta.send(&hers, &[("slot", &slot)]);
    berta.send(&her_review, &[]);
    let told = ana.send(&review, &[]);
    assert_eq!(told.status, 409);
    let offered = told.attrs("input[name=slot]", "value");
    assert!(!offered.contains(&slot) && offered.iter().any(|other| other[..10] == slot[..10]), "{offered:?}");
    let longer = ana.keep_longer(&told, &[("slot", &offered[0])]);
    assert_eq!((longer.status, longer.at.as_str()), (200, "/en/book/time?kept=1"));
    assert!(longer.has(&format!("input[value='{}'][checked]", offered[0])), "what was picked is kept");
    let spanish = ana.switch(&told, "es", &[("slot", &offered[1])]);
    assert!(spanish.at == "/es/book/time" && spanish.has(&format!("input[value='{}'][checked]", offered[1])));
    let review = ana.send(&told, &[("slot", &offered[0])]);
    assert_eq!(review.at, "/en/book/review");
    assert!(review.body.contains("García López"));
    // Whoever picks a full time directly is told at once.
    assert_eq!(hers_again.at, "/en/book/review");
    let mut clara = Person::new(&portal.base);
    as_far_as_time(&mut clara, "en", &somebody("Clara"), "NYC");
    assert_eq!(clara.post("/en/book/time", &format!("slot={slot}")).status, 409);
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn when_nothing_is_free_at_all_the_page_tells_what_else_there_is() {
    let portal = Portal::with(NOW, FEW_SEATS);
    portal.by_hand("DELETE FROM seats WHERE office_code = 'NYC'");
    let mut ana = Person::new(&portal.base);
    let page = as_far_as_time(&mut ana, "en", &ANA, "NYC");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Tuesday, November 24, 2026") && page.body.contains("12:01"), "when the next day opens");
    assert!(page.body.contains("Newark"), "an office with a free day");
    assert!(page.body.contains("1‑800‑375‑5283"));
    assert!(!page.has("input[name=slot]"));
    let times = ana.post("/en/book/office", "office=NEW");
    assert_eq!(times.at, "/en/book/time");
    assert!(times.has("input[name=slot]"), "the answers were kept");
}

#[test]
fn a_wrong_choice_of_reason_or_office_is_told() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let reason = person.send(&form, &ANA);
    assert_eq!(person.send(&reason, &[]).status, 422);
    assert_eq!(person.post("/en/book/reason", "reason=nonsense").status, 422);
    let offices = person.send(&reason, &[("reason", "form")]);
    assert_eq!(person.send(&offices, &[]).status, 422);
    for office in ["XXX", "nonsense", "%00", "NYC%20OR%201=1"] {
        assert_eq!(person.post("/en/book/office", &format!("office={office}")).status, 422, "{office}");
    }
}

#[test]
fn an_unknown_or_military_zip_still_lets_one_choose_any_office() {
    let portal = Portal::nationwide(NOW);
    for zip in ["00000", "09012"] {
        let mut person = Person::new(&portal.base);
        let form = person.open("/en/book/details");
        let reason = person.send(&form, &with(&[("zip", zip)]));
        let offices = person.send(&reason, &[("reason", "form")]);
        assert_eq!(offices.attrs("input[name=office]", "value").len(), 89, "{zip}");
        assert_eq!(person.send(&offices, &[("office", "HHW")]).at, "/en/book/time");
    }
}

#[test]
fn five_offices_are_offered_the_zips_own_first_and_a_link_to_all() {
    let portal = Portal::nationwide(NOW);
    let mut person = Person::new(&portal.base);
    let form = person.open("/en/book/details");
    let reason = person.send(&form, &with(&[("zip", "11201")]));
    let offices = person.send(&reason, &[("reason", "form")]);
    let offered = offices.attrs("input[name=office]", "value");
    assert_eq!((offered.len(), offered[0].as_str()), (5, "BNY"));
    let all = person.follow(&offices, "/en/book/office?all=1");
    assert_eq!(all.attrs("input[name=office]", "value").len(), 89);
}

#[test]
fn a_body_that_is_no_form_is_answered_with_a_page_and_nothing_is_lost() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    as_far_as_time(&mut person, "es", &ANA, "NYC");
    let huge = format!("slot={}", "9".repeat(1_000_000));
    let answers = [
        (person.post("/es/book/time", &huge), 413),
        (person.post_as("/es/book/time", "application/json", b"{\"slot\":1}"), 415),
        (person.post_as("/es/book/time", "text/plain", b"slot=1"), 415),
        (person.post_as("/es/book/time", "multipart/form-data; boundary=x", b"--x--"), 415),
        (person.post_bytes("/es/book/time", b"\xff\xfe%%%zz&slot"), 422),
        (person.post("/es/", ""), 405),
        (person.open("/es/nowhere"), 404),
        (person.open("/xx/book/details"), 404),
        (person.open("/es/book/details/../../etc"), 404),
    ];
    for (shown, status) in answers {
        assert_eq!(shown.status, status, "{}", shown.at);
        assert!(shown.has("h1") && shown.has("a[href]"), "{status}: a page with a way on");
    }
    assert_eq!(person.open("/es/book/time").status, 200, "the answers are still there");
}

#[test]
fn whatever_bytes_are_sent_there_is_never_a_server_error() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    as_far_as_time(&mut person, "en", &ANA, "NYC");
    let pages = ["details", "reason", "office", "time", "review"].map(|page| format!("/en/book/{page}"));
    let others = [
        "/en/appointment",
        "/en/replacement",
        "/en/finish",
        "/en/appointment/cancel",
        "/en/appointment/reschedule",
        "/en/book/family",
    ];
    let bodies: [&[u8]; 6] = [
        b"",
        b"=&=&==&%",
        b"given_name=%00&family_name=%00%01%02&dob_year=99999999999999999999&dob_day=-1&dob_month=0&phone=%2B&zip=%C0%80",
        b"office=%F0%9F%98%80&slot=%F0%9F%98%80&reason=%F0%9F%98%80&answers_mac=%00",
        b"confirmation_number=%EF%BC%A1&pin=%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6&revision=99999999999999999999",
        "family_name=ｱｲｳ\u{fdfd}\u{1F3F4}&zip=１２３４５".as_bytes(),
    ];
    for page in pages.iter().map(String::as_str).chain(others) {
        for body in bodies {
            let shown = person.post_bytes(page, body);
            assert!(shown.status < 500, "{page} {} {}", shown.status, String::from_utf8_lossy(body));
        }
    }
    for query in
        ["?day=x", "?day=2026-13-45", "?day=-9999-01-01", "?office=%00", "?keep", "?did=%F0%9F%98%80", "?all=1&all=2"]
    {
        for page in ["/en/book/time", "/en/book/office", "/en/notice", "/en/appointment/reschedule"] {
            assert!(person.open(&format!("{page}{query}")).status < 500, "{page}{query}");
        }
    }
}

#[test]
fn whatever_is_typed_the_cookie_stays_small_and_what_was_right_is_kept() {
    // The person's browser checks that each cookie stays below 3,500 bytes.
    let portal = Portal::at(NOW);
    for sign in ["\0", "\u{1F468}", "\"", "\\", "\u{7f}", "ﷺ"] {
        let full = sign.repeat(300);
        let mut person = Person::new(&portal.base);
        let form = person.open("/en/book/details");
        let fields: Vec<_> = ANA.iter().map(|(field, _)| (*field, full.as_str())).collect();
        assert_eq!(person.send(&form, &fields).status, 422);
        let switched = person.switch(&form, "es", &fields);
        assert_eq!(switched.status, 200);
        let sign_in = person.open("/en/appointment");
        person.switch(&sign_in, "es", &[("confirmation_number", &full), ("pin", &full)]);
        // One field of rubbish does not cost the others.
        let mut fields = ANA.to_vec();
        fields[5].1 = &full;
        let switched = person.switch(&form, "es", &fields);
        assert_eq!(switched.attr("#family_name", "value").as_deref(), Some("García López"));
        assert_eq!(person.send(&switched, &[]).status, 422, "what was too long stays wrong");
    }
}

#[test]
fn names_of_the_largest_letters_fit_into_the_cookie() {
    // The person's browser checks that each cookie stays below 3,500 bytes.
    let portal = Portal::at(NOW);
    let wide = "𠮷".repeat(100);
    let mut person = Person::new(&portal.base);
    let notice = book(&mut person, "en", &with(&[("given_name", &wide), ("family_name", &wide)]), "NYC");
    assert!(notice.text("#notice bdi").contains(&wide));
}
