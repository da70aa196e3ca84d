//! Every link that pages have, followed by everybody who uses the site: nothing changes by it, and every answer has the
//! headers that keep it safe.

use crate::journeys::book;
use crate::support::desk::ASKS;
use crate::support::{ANA, Person, Portal, Shown};
use infopass::domain::staff::Role;
use std::collections::{BTreeMap, BTreeSet};

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// Queries tried of one page: a calendar has days without end.
const QUERIES_MAX: usize = 12;

/// What every answer says, exactly.
const HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cache-control", "no-store"),
];

fn assert_safe(shown: &Shown) {
    for (name, value) in HEADERS {
        // A style sheet's address changes with its content, and nothing in it is anybody's.
        let value = if name == "cache-control" && shown.at.starts_with("/static/") {
            "public, max-age=31536000, immutable"
        } else {
            value
        };
        let said: Vec<&str> =
            shown.headers.iter().filter(|(found, _)| found == name).map(|(_, said)| said.as_str()).collect();
        assert_eq!(said, [value], "{name} of {} ({})", shown.at, shown.status);
    }
}

/// Where the links of a page lead, and its forms that only ask.
fn links(page: &Shown) -> Vec<String> {
    let found =
        [page.attrs("a", "href"), page.attrs("link", "href"), page.attrs("form[method=get]", "action")].concat();
    let own = found.iter().map(|href| page.resolve(href)).filter(|href| href.starts_with('/'));
    own.map(|href| href.split('#').next().unwrap().to_owned()).collect()
}

/// Opens everything that can be reached from some pages.
fn follow_all(person: &mut Person, starts: &[&str]) -> BTreeSet<String> {
    let mut open: Vec<String> = starts.iter().map(|&start| start.to_owned()).collect();
    let mut seen = BTreeSet::new();
    let mut queries = BTreeMap::new();
    while let Some(address) = open.pop() {
        let asked: &mut usize = queries.entry(address.split('?').next().unwrap().to_owned()).or_default();
        if *asked == QUERIES_MAX || !seen.insert(address.clone()) {
            continue;
        }
        *asked += 1;
        let page = person.open(&address);
        // The desk's search, asked for nothing.
        assert!(page.status < 400 || (address == "/desk/find" && page.status == 422), "{address}: {}", page.status);
        assert_safe(&page);
        let is_html = page.headers.iter().any(|(name, value)| name == "content-type" && value.starts_with("text/html"));
        if is_html {
            assert!(!page.has("script, iframe, object, embed, [style], [onclick], style"), "{address}");
            open.extend(links(&page));
        }
    }
    seen
}

#[test]
fn whoever_follows_every_link_changes_nothing() {
    let portal = Portal::at(NOW);
    let number = portal.ask(ASKS);
    let mut officer = portal.at_desk("lee", Role::Admin, None);
    let mut person = Person::new(&portal.base);
    book(&mut person, "en", &ANA, "NYC");
    let form = person.open("/es/contact/status");
    let born = [("service_item_number", number.as_str()), ("dob_month", "7"), ("dob_day", "4"), ("dob_year", "1985")];
    person.send(&form, &born);
    let form = person.open("/es/book/details");
    person.send(&form, &crate::support::somebody("Hija"));
    let mut tester = Person::new(&portal.base);
    tester.post("/en/lab/", "kind=adit-stamp");

    let before = portal.dump();
    assert!(before.len() > 100 && before.iter().any(|row| row.starts_with("staff_sessions ")));
    let starts = ["/", "/en/", "/es/", "/es/book/time", "/en/lab/", "/es/lab/", "/desk"];
    let mut all = BTreeSet::new();
    let people = [("a stranger", &mut Person::new(&portal.base)), ("a person", &mut person), ("a tester", &mut tester)];
    for (who, somebody) in people.into_iter().chain([("an officer", &mut officer)]) {
        let seen = follow_all(somebody, &starts);
        assert!(seen.len() > 30, "{who}: {seen:?}");
        assert_eq!(portal.dump(), before, "{who} changed something");
        all.extend(seen);
    }
    let item = format!("/desk/items/{}", number.as_str());
    let files = ["/en/notice.ics", "/en/notice.pdf", "/es/notice.pdf"];
    let pages = ["/es/book/details", "/en/notice", "/desk/record", "/es/appointment/cancel", &item];
    for page in pages.into_iter().chain(files) {
        assert!(all.contains(page), "nobody came to {page}: {all:?}");
    }
}

#[test]
fn whatever_fails_has_the_same_headers() {
    let portal = Portal::at(NOW);
    let mut person = Person::new(&portal.base);
    person.open("/en/book/details");
    let form = "application/x-www-form-urlencoded";
    let failed = [
        (404, person.open("/en/nowhere")),
        (404, person.open("/api/v1/nowhere")),
        (405, person.post("/en/about", "")),
        (403, person.post_as("/en/finish", form, b"")),
        (413, person.post("/en/book/details", &"9".repeat(100_000))),
        (415, person.post_as("/en/book/details", "text/plain", b"")),
        (422, person.post("/en/book/details", "")),
        (400, Person::new(&portal.base).post_as("/en/book/details", form, b"")),
    ];
    for (status, page) in failed {
        assert_eq!(page.status, status, "{}", page.at);
        assert_safe(&page);
    }
}
