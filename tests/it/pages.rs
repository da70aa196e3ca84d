//! Every page in every state and every language: sound HTML, words for everything, usable without eyes or script.

use crate::locales::files;
use infopass::data;
use infopass::domain::office::Office;
use infopass::domain::office_table::parse_offices;
use infopass::domain::person::TypedDetails;
use infopass::view::language::Language;
use infopass::view::pages::contact::call::{CallDetailsPage, CallEndedPage, CallPage, Heard, HeardLine};
use infopass::view::pages::contact::request::{
    AskerPage, RequestDetailsPage, RequestReviewPage, RequestSettledPage, TypePage,
};
use infopass::view::pages::contact::start::ContactPage;
use infopass::view::pages::contact::status::{StatusFormPage, StatusPage};
use infopass::view::pages::contact::walk_in::WalkInPage;
use infopass::view::pages::contact::{AlreadyWaitingPage, PersonForm};
use infopass::view::pages::content::{AboutPage, LanguagePage, QuestionsPage, StartPage};
use infopass::view::pages::desk::day::{DayRow, DeskDayPage};
use infopass::view::pages::desk::gate::{DeskClosedPage, DeskLogInPage, DeskRefusedPage};
use infopass::view::pages::desk::item::{DecisionView, DeskItemPage, Told};
use infopass::view::pages::desk::queue::DeskQueuePage;
use infopass::view::pages::desk::record::DeskRecordPage;
use infopass::view::pages::desk::walk_ins::DeskWalkInsPage;
use infopass::view::pages::details::{AlreadyBookedPage, DetailsPage, NoMatchPage, ReplacementPage};
use infopass::view::pages::lab::compare::ComparePage;
use infopass::view::pages::lab::run::RunPage;
use infopass::view::pages::lab::{ClockPage, TourPage};
use infopass::view::pages::notice::{AppointmentPage, CancelPage, NoticePage};
use infopass::view::pages::outcome::{
    CookiesOffPage, DetailsDeletedPage, FailurePage, FinishedPage, FormRefusedPage, TimedOutPage, TurnPage, WaitPage,
};
use infopass::view::pages::steps::{OfficePage, ReasonPage, ReviewPage, StateOffices};
use infopass::view::pages::time::{DayLink, NothingFreePage, TimeChoice, TimePage, TimePurpose};
use infopass::view::pages::{OfficeChoice, OfficeView, Page};
use infopass::view::{KeptHere, Part, Site, SwitchLink, Views, state_name, words};
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

/// A page with its style sheet is under this, so that it is there at once over a slow telephone.
const PAGE_BYTES_MAX: usize = 50_000;

/// The style sheet's part of that.
const STYLE_BYTES_MAX: usize = 12_000;

/// Pages with a form in which something is typed or chosen; their language switch keeps it.
const FORM_PAGES: [&str; 17] = [
    "pages/appointment.html",
    "pages/contact_call.html",
    "pages/contact_call_details.html",
    "pages/contact_request.html",
    "pages/contact_request_details.html",
    "pages/contact_request_review.html",
    "pages/contact_request_type.html",
    "pages/contact_status_form.html",
    "pages/contact_walk_in.html",
    "pages/details.html",
    "pages/lab_compare.html",
    "pages/office.html",
    "pages/reason.html",
    "pages/replacement.html",
    "pages/review.html",
    "pages/time.html",
    "pages/turn.html",
];

/// Calls a macro with every type of page.
macro_rules! every_page {
    ($call:ident) => {
        $call!(
            AboutPage,
            AlreadyBookedPage,
            AlreadyWaitingPage,
            AppointmentPage,
            AskerPage,
            CallDetailsPage,
            CallEndedPage,
            CallPage,
            CancelPage,
            ContactPage,
            CookiesOffPage,
            DeskClosedPage,
            DeskDayPage,
            DeskItemPage,
            DeskLogInPage,
            DeskQueuePage,
            DeskRecordPage,
            DeskRefusedPage,
            DeskWalkInsPage,
            DetailsPage,
            FailurePage,
            FinishedPage,
            DetailsDeletedPage,
            FormRefusedPage,
            LanguagePage,
            NoMatchPage,
            NothingFreePage,
            NoticePage,
            TourPage,
            ClockPage,
            ComparePage,
            RunPage,
            OfficePage,
            QuestionsPage,
            ReasonPage,
            ReplacementPage,
            RequestDetailsPage,
            RequestReviewPage,
            RequestSettledPage,
            ReviewPage,
            StartPage,
            StatusFormPage,
            StatusPage,
            TimedOutPage,
            TurnPage,
            TimePage,
            TypePage,
            WaitPage,
            WalkInPage
        )
    };
}

/// Whether a template is one of the officers' desk, which follows the browser's language and has no switch.
fn is_desk(template: &str) -> bool {
    template.starts_with("pages/desk_")
}

/// The style sheet of a template's page.
fn style_of(template: &str) -> &'static str {
    match template {
        template if is_desk(template) => "desk",
        "pages/lab_compare.html" | "pages/lab_run.html" => "comparison",
        _ => "style",
    }
}

/// Bytes of a style sheet as it is served: the site's, and what the desk or a comparison adds.
fn style_bytes(name: &str) -> usize {
    let bytes = |name: &str| std::fs::read(format!("{}/static/{name}.css", env!("CARGO_MANIFEST_DIR"))).unwrap().len();
    if name == "style" { bytes(name) } else { bytes("style") + bytes(name) }
}

/// A rendered page.
struct Sheet {
    template: &'static str,
    language: Language,
    has_errors: bool,
    /// The device keeps something: "Finish" and the way back to the notice are offered.
    kept: bool,
    text: String,
    html: Html,
    /// For messages of assertions.
    name: String,
}

impl Sheet {
    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    fn has_id(&self, id: &str) -> bool {
        self.elements().any(|element| element.attr("id") == Some(id))
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.html.root_element().descendants().filter_map(ElementRef::wrap)
    }

    fn message(&self, key: &str) -> String {
        squeezed(&words::plain(self.language, key))
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2068}', '\u{2069}'], "")
}

fn text_of(element: ElementRef<'_>) -> String {
    squeezed(&element.text().collect::<String>())
}

fn render<P: Page>(views: &Views, language: Language, finish: bool, page: &P, name: &str) -> Sheet {
    let site = Site {
        part: match P::TEMPLATE {
            template if template == LanguagePage::TEMPLATE => Part::Doorway,
            template if is_desk(template) => Part::Desk,
            _ => Part::Pages,
        },
        lab: true,
        title_error: page.has_errors(),
        languages: SwitchLink::all(language, "/book/details", "day=2026-12-07"),
        style_href: format!("/{}.css", style_of(P::TEMPLATE)),
        csrf: "proof".into(),
        kept_longer: finish,
        kept: KeptHere { answers: finish, notice: finish, contact: finish },
    };
    let text = views.render(language, &site, page).unwrap_or_else(|why| panic!("{name}: {why}"));
    let html = Html::parse_document(&text);
    Sheet {
        template: P::TEMPLATE,
        language,
        has_errors: page.has_errors(),
        kept: finish,
        text,
        html,
        name: name.to_owned(),
    }
}

fn render_samples<P: Page>(views: &Views, sheets: &mut Vec<Sheet>) {
    let samples = P::samples();
    assert!(!samples.is_empty(), "{} has no sample", P::TEMPLATE);
    for (number, page) in samples.iter().enumerate() {
        for language in Language::all() {
            for finish in [false, true] {
                let name = format!("{} sample {number} in {}, finish {finish}", P::TEMPLATE, language.code());
                sheets.push(render(views, language, finish, page, &name));
            }
        }
    }
}

/// Every sample of every page in every language, with and without "Finish", and the largest pages there can be.
fn sheets() -> Vec<Sheet> {
    let views = Views::load().unwrap();
    let mut sheets = Vec::new();
    macro_rules! render_all {
        ($($page:ident),*) => { $(render_samples::<$page>(&views, &mut sheets);)* };
    }
    every_page!(render_all);
    for language in Language::all() {
        sheets.push(render(&views, language, true, &every_office(language), "every office"));
        sheets.push(render(&views, language, true, &long_day(TimePurpose::Move), "a long day to move to"));
        sheets.push(render(&views, language, true, &long_day(TimePurpose::Book), "a long day"));
        let offices = parse_offices(data::OFFICES).unwrap();
        sheets.push(render(&views, language, true, &AboutPage::new(offices.iter()), "about every office"));
    }
    sheets
}

/// The list of every office there is, each with distance and day.
fn every_office(language: Language) -> OfficePage {
    let mut states: BTreeMap<String, Vec<OfficeChoice>> = BTreeMap::new();
    for office in parse_offices(data::OFFICES).unwrap() {
        let view = OfficeView {
            code: office.code.as_str().into(),
            name: office.name.clone(),
            street: office.street.clone(),
            city_line: format!("{}, {} {}", office.city, office.state, office.zip),
        };
        let choice = OfficeChoice {
            office: view,
            miles: Some("1,234".into()),
            first_free_day: Some("miércoles, 23 de septiembre de 2026".into()),
            selected: false,
        };
        states.entry(state_name(language, &office.state)).or_default().push(choice);
    }
    let states = states.into_iter().map(|(name, offices)| StateOffices { name, offices }).collect();
    OfficePage { states, ..OfficePage::samples().remove(0) }
}

/// As many times as an office with long hours has in a day, and all days of a window with holidays.
fn long_day(purpose: TimePurpose) -> TimePage {
    let times = (0..48).map(|quarter| TimeChoice {
        value: format!("2026-12-07T{:02}:{:02}", 7 + quarter / 4, quarter % 4 * 15),
        text: "12:45 p. m.".into(),
        full: quarter % 3 == 0,
        selected: quarter == 4,
    });
    let days = (7..24).map(|day| DayLink {
        href: format!("?day=2026-12-{day:02}"),
        date: format!("miércoles, {day} de diciembre de 2026"),
        free: 123,
        current: day == 7,
    });
    let samples = TimePage::samples().into_iter().find(|page| page.purpose == purpose).unwrap();
    TimePage { times: times.collect(), days: days.collect(), ..samples }
}

#[test]
fn every_page_is_sound_html_in_its_language() {
    for sheet in sheets() {
        assert!(sheet.html.errors.is_empty(), "{}: {:?}\n{}", sheet.name, sheet.html.errors, sheet.text);
        assert!(sheet.text.starts_with("<!doctype html>"), "{}", sheet.name);
        assert_eq!(sheet.all("h1").len(), 1, "{}: headings of the first level", sheet.name);
        assert_eq!(sheet.all("html[lang]")[0].attr("lang"), Some(sheet.language.code()), "{}", sheet.name);
        assert_eq!(sheet.all("main#main").len(), 1, "{}", sheet.name);
        for element in sheet.all("[lang], [hreflang]") {
            for name in ["lang", "hreflang"] {
                let known = element.attr(name).is_none_or(|code| Language::parse(code).is_some());
                assert!(known, "{}: {}", sheet.name, element.html());
            }
        }
        for missing in ["{$", "{ $", "{{", "{%", "\u{FFFD}"] {
            assert!(!sheet.text.contains(missing), "{}: {missing} in the text", sheet.name);
        }
    }
}

#[test]
fn every_heading_is_at_most_one_level_below_the_one_before_and_says_something() {
    for sheet in sheets() {
        let mut level_before = 1;
        for heading in sheet.all("h1, h2, h3, h4, h5, h6") {
            let level: u8 = heading.value().name()[1..].parse().unwrap();
            assert!(level <= level_before + 1, "{}: {} skips a level", sheet.name, heading.html());
            assert!(!text_of(heading).is_empty(), "{}: an empty heading", sheet.name);
            level_before = level;
        }
    }
}

#[test]
fn every_title_names_the_page_and_the_site_and_tells_of_errors() {
    let mut with_errors = 0;
    for sheet in sheets() {
        let titles = sheet.all("head > title");
        assert_eq!(titles.len(), 1, "{}", sheet.name);
        let title = text_of(titles[0]);
        let site = sheet.message("site-name");
        let own = title.replace(&site, "").replace(&sheet.message("site-title-error"), "");
        assert!(title.contains(&site), "{}: {title}", sheet.name);
        assert!(own.chars().filter(|c| c.is_alphabetic()).count() > 3, "{}: {title}", sheet.name);
        let tells = title.starts_with(&sheet.message("site-title-error"));
        assert_eq!(tells, sheet.has_errors, "{}: {title}", sheet.name);
        with_errors += usize::from(sheet.has_errors);
    }
    assert!(with_errors > 10);
}

#[test]
fn every_input_has_a_label_and_radio_buttons_a_legend_too() {
    let mut seen = 0;
    for sheet in sheets() {
        for input in sheet.all("input:not([type=hidden]), select, textarea") {
            seen += 1;
            let about = format!("{}: {}", sheet.name, input.html());
            let labels: Vec<_> =
                sheet.all("label[for]").into_iter().filter(|label| label.attr("for") == input.attr("id")).collect();
            assert_eq!(labels.len(), 1, "{about} needs one label");
            assert!(!text_of(labels[0]).is_empty(), "{about} has an empty label");
            assert!(input.attr("name").is_some_and(|name| !name.is_empty()), "{about} has no name");
            let date_part = input.attr("name").is_some_and(|name| name.starts_with("dob_"));
            if input.attr("type") == Some("radio") || date_part {
                assert!(has_legend(input), "{about} is in no fieldset with a legend");
            }
        }
    }
    assert!(seen > 500, "{seen} inputs");
}

fn has_legend(input: ElementRef<'_>) -> bool {
    let fieldset = input.ancestors().filter_map(ElementRef::wrap).find(|element| element.value().name() == "fieldset");
    let legend = fieldset.and_then(|fieldset| fieldset.child_elements().next());
    legend.is_some_and(|legend| legend.value().name() == "legend" && !text_of(legend).is_empty())
}

#[test]
fn every_form_that_is_posted_carries_the_proof_that_it_came_from_us() {
    let mut seen = 0;
    for sheet in sheets() {
        for form in sheet.all("form") {
            let proofs = form.select(&Selector::parse("input[type=hidden][name=csrf][value=proof]").unwrap()).count();
            let posted = form.attr("method") == Some("post");
            assert_eq!(proofs, usize::from(posted), "{}: {}", sheet.name, form.html());
            seen += proofs;
        }
    }
    assert!(seen > 100, "{seen} forms");
}

#[test]
fn every_link_and_every_button_says_what_it_does() {
    for sheet in sheets() {
        for element in sheet.all("a[href], button") {
            assert!(!text_of(element).is_empty(), "{}: {}", sheet.name, element.html());
        }
        for element in sheet.all("[aria-label]") {
            assert!(!squeezed(element.attr("aria-label").unwrap()).is_empty(), "{}", sheet.name);
        }
        let navigations = sheet.all("nav");
        let named_by = |nav: &ElementRef<'_>| nav.attr("aria-labelledby").or(nav.attr("aria-label")).map(str::to_owned);
        let names: BTreeSet<_> = navigations.iter().map(named_by).collect();
        assert!(!names.contains(&None), "{}: a nav without a name", sheet.name);
        assert_eq!(names.len(), navigations.len(), "{}: two navs of one name", sheet.name);
    }
}

#[test]
fn ids_are_unique_and_every_reference_leads_to_one() {
    const ONE: [&str; 3] = ["for", "form", "list"];
    const MANY: [&str; 5] = ["aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers"];
    let mut seen = BTreeSet::new();
    for sheet in sheets() {
        let ids: Vec<&str> = sheet.elements().filter_map(|element| element.attr("id")).collect();
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{}: an id is there twice: {ids:?}", sheet.name);
        assert!(!ids.iter().any(|id| id.is_empty() || id.contains(char::is_whitespace)), "{}: {ids:?}", sheet.name);
        for element in sheet.elements() {
            for (name, value) in element.value().attrs() {
                let target = value.strip_prefix('#').filter(|_| name == "href");
                let targets: Vec<&str> = if MANY.contains(&name) {
                    value.split_whitespace().collect()
                } else {
                    target.or_else(|| ONE.contains(&name).then_some(value)).into_iter().collect()
                };
                for target in targets {
                    seen.insert(name.to_owned());
                    assert!(unique.contains(target), "{}: {name}={target} in {}", sheet.name, element.html());
                }
            }
            assert!(element.attr("aria-describedby") != Some(""), "{}: {}", sheet.name, element.html());
        }
    }
    let expected = ["aria-describedby", "aria-labelledby", "for", "form", "href"].map(str::to_owned);
    assert!(expected.iter().all(|name| seen.contains(name)), "{seen:?}");
}

#[test]
fn no_page_has_a_script_a_style_of_its_own_or_anything_from_elsewhere() {
    for sheet in sheets() {
        assert!(!sheet.has("script, style, iframe, object, embed, base"), "{}", sheet.name);
        assert!(!sheet.has("meta[http-equiv]"), "{}", sheet.name);
        for element in sheet.elements() {
            let kind = element.value().name();
            for (name, value) in element.value().attrs() {
                let about = format!("{}: {name}={value} of {kind}", sheet.name);
                assert!(!name.starts_with("on") && name != "style", "{about}");
                assert!(!value.trim_start().to_ascii_lowercase().starts_with("javascript:"), "{about}");
                let loads = ["src", "srcset", "poster", "data"].contains(&name) || (kind == "link" && name == "href");
                let style = format!("/{}.css", style_of(sheet.template));
                assert!(!loads || value == style || value.starts_with("data:"), "{about}");
            }
            assert!(element.attr("maxlength").is_none(), "{}: what is typed is not cut silently", sheet.name);
        }
        assert_eq!(sheet.all("link[rel=stylesheet]").len(), 1, "{}: the page and its style, two requests", sheet.name);
    }
}

/// A line of the table of addresses.
struct Address {
    /// Such as `/{lang}/book/time`.
    pattern: String,
    posts: bool,
    /// The file in `src/web/pages`.
    handler: String,
}

impl Address {
    /// Whether a path is this address in a language; whatever else stands in braces stands for any one part.
    fn is(&self, language: &str, path: &str) -> bool {
        let pattern = self.pattern.replace("{lang}", language);
        let (wanted, parts): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
        let same = |(wanted, part): (&&str, &&str)| wanted == part || (wanted.starts_with('{') && !part.is_empty());
        wanted.len() == parts.len() && wanted.iter().zip(&parts).all(same)
    }
}

/// The table of addresses, read from its source.
fn addresses() -> Vec<Address> {
    let source = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web/routes.rs")).unwrap();
    let lines = source.lines().filter(|line| line.contains(".service("));
    let lines = lines.filter_map(|line| {
        let pattern = line.split('"').nth(1)?.to_owned();
        let path = line.rsplit("page::").next()?;
        let path: String = path.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        let handler = path.replace("::", "/");
        let posts = ["form!", "posted!", "act!", "post()"].iter().any(|sign| line.contains(sign));
        Some(Address { pattern, posts, handler })
    });
    lines.collect()
}

#[test]
fn every_address_on_a_page_is_one_of_the_table() {
    let addresses = addresses();
    assert!(addresses.len() > 10);
    let leads = |language: &str, href: &str, posts: bool| {
        let path = href.split(['?', '#']).next().unwrap();
        addresses.iter().any(|address| address.is(language, path) && (address.posts || !posts))
    };
    for sheet in sheets() {
        let codes: Vec<&str> = Language::all().map(Language::code).collect();
        for element in sheet.all("a[href], form, button[formaction]") {
            let form = element.value().name() == "form";
            let posts = if form { element.attr("method") == Some("post") } else { element.value().name() == "button" };
            let href = element.attr("href").or(element.attr("action")).or(element.attr("formaction"));
            let href = href.unwrap_or_else(|| panic!("{}: {} leads nowhere", sheet.name, element.html()));
            if href.starts_with('#') && !form {
                continue;
            }
            if ["https://", "http://", "tel:+"].iter().any(|elsewhere| href.starts_with(elsewhere)) {
                assert!(!form && !posts, "{}: a form leads elsewhere: {href}", sheet.name);
                continue;
            }
            // `?…` alone would lead elsewhere where the page is the answer of another address.
            let found = codes.iter().any(|code| leads(code, href, posts));
            assert!(found, "{}: {href} (post: {posts}) is not in src/web/routes.rs", sheet.name);
        }
    }
}

#[test]
fn links_stay_in_the_language_but_for_the_switch() {
    for sheet in sheets().iter().filter(|sheet| sheet.template != LanguagePage::TEMPLATE) {
        let own = format!("/{}/", sheet.language.code());
        // What is sent again goes where it was sent.
        for element in sheet.all("a[href^='/'], form[action]:not(#again-form)") {
            let address = element.attr("href").or(element.attr("action")).unwrap();
            // The desk has no language in its addresses.
            if address.split(['?', '/']).nth(1) == Some("desk") {
                continue;
            }
            let switches = element.attr("hreflang").is_some_and(|code| address.starts_with(&format!("/{code}/")));
            assert!(address.starts_with(&own) != switches, "{}: {}", sheet.name, element.html());
        }
    }
}

#[test]
fn pages_with_a_form_offer_the_switch_as_an_unnamed_button_after_the_forms_own() {
    let mut found = BTreeSet::new();
    for sheet in sheets() {
        let forms = sheet.all("form#main-form");
        let Some(form) = forms.first().filter(|_| sheet.template != CancelPage::TEMPLATE) else { continue };
        found.insert(sheet.template);
        assert_eq!(form.attr("method"), Some("post"), "{}", sheet.name);
        assert!(form.attr("novalidate").is_some(), "{}: the server answers, not the browser", sheet.name);
        // Enter in a field presses the first button that belongs to the form.
        let buttons =
            sheet.all("#main-form button:not([type=button]), #main-form input[type=submit], button[form=main-form]");
        let (own, switches): (Vec<ElementRef>, Vec<ElementRef>) =
            buttons.iter().copied().partition(|button| button.attr("formaction").is_none());
        let books = ["review.html", "turn.html"].iter().any(|name| sheet.template.ends_with(name));
        let has_choice = sheet.has("#main-form input:not([type=hidden])") || books;
        assert!(!has_choice || buttons[0].attr("formaction").is_none(), "{}: {}", sheet.name, buttons[0].html());
        let acts: BTreeSet<String> = own.iter().map(|button| text_of(*button)).collect();
        assert!(acts.len() <= 1, "{}: two acts of one form: {acts:?}", sheet.name);
        assert_eq!(!own.is_empty(), has_choice, "{}", sheet.name);
        // One more leads to the same page: it keeps the answers longer, or shows another choice's numbers.
        let here = format!("/{}/", sheet.language.code());
        let (stays, switches): (Vec<ElementRef>, Vec<ElementRef>) =
            switches.into_iter().partition(|button| button.attr("formaction").unwrap().starts_with(&here));
        assert!(stays.len() <= 1, "{}", sheet.name);
        for button in stays {
            let address = button.attr("formaction").unwrap();
            assert!(address.contains("keep=1"), "{}: {address} would lose what was typed", sheet.name);
            assert!(button.attr("formnovalidate").is_some() && button.attr("name").is_none(), "{}", sheet.name);
        }
        let others: Vec<_> = Language::all().filter(|language| *language != sheet.language).collect();
        assert_eq!(switches.len(), others.len(), "{}", sheet.name);
        for (button, language) in switches.into_iter().zip(others) {
            let about = format!("{}: {}", sheet.name, button.html());
            let address = button.attr("formaction").unwrap();
            assert!(address.starts_with(&format!("/{}/", language.code())), "{about}");
            let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
            assert!(query.split('&').any(|part| part == "keep=1"), "{about}");
            assert!(query.split('&').any(|part| part == "day=2026-12-07"), "{about} forgets where one was");
            assert!(button.attr("name").is_none() && button.attr("value").is_none(), "{about} sends something");
            assert!(button.attr("formnovalidate").is_some(), "{about}");
            assert_eq!(button.attr("type"), Some("submit"), "{about}");
            assert_eq!(button.attr("lang"), Some(language.code()), "{about}");
            assert_eq!(text_of(button), words::plain(language, "language-name"), "{about}");
        }
        assert!(!sheet.has("a[hreflang]"), "{}: a link would lose what was typed", sheet.name);
    }
    assert_eq!(found, BTreeSet::from(FORM_PAGES));
}

#[test]
fn a_switch_that_posts_is_offered_only_where_the_handler_keeps_drafts() {
    // Elsewhere the switch would do what the form does: cancel an appointment, for example.
    let addresses = addresses();
    let mut handlers = BTreeSet::new();
    for sheet in sheets().iter().filter(|sheet| sheet.has("button[formaction]")) {
        let action = sheet.all("form#main-form")[0].attr("action").unwrap().split('?').next().unwrap().to_owned();
        let address = |address: &&Address| address.pattern.replace("{lang}", sheet.language.code()) == action;
        handlers.insert(addresses.iter().find(address).unwrap().handler.clone());
    }
    // The page that gives a turn has the form of the page before it.
    assert!(handlers.len() >= FORM_PAGES.len() - 1, "{handlers:?}");
    for handler in handlers {
        let path = format!("{}/src/web/pages/{handler}.rs", env!("CARGO_MANIFEST_DIR"));
        assert!(std::fs::read_to_string(&path).unwrap().contains("keeps_draft()"), "{path} keeps no draft");
    }
    let cancel: Vec<Sheet> = sheets().into_iter().filter(|sheet| sheet.template == CancelPage::TEMPLATE).collect();
    assert!(!cancel.is_empty() && cancel.iter().all(|sheet| sheet.has("form#main-form") && !sheet.has("[formaction]")));
}

#[test]
fn every_other_page_offers_itself_in_every_other_language_by_a_link() {
    for sheet in sheets().iter().filter(|sheet| !FORM_PAGES.contains(&sheet.template)) {
        if sheet.template == LanguagePage::TEMPLATE {
            for language in Language::all() {
                let links = sheet.all(&format!("main a[href='/{}/']", language.code()));
                let name = words::plain(language, "language-name");
                assert!(links.iter().any(|link| text_of(*link).contains(&name)), "{}: {name}", sheet.name);
            }
            continue;
        }
        if is_desk(sheet.template) {
            assert!(!sheet.has("[hreflang]"), "{}: its address has no language to switch", sheet.name);
            continue;
        }
        for language in Language::all().filter(|language| *language != sheet.language) {
            let code = language.code();
            let links =
                sheet.all(&format!("a[href='/{code}/book/details?day=2026-12-07'][lang={code}][hreflang={code}]"));
            assert_eq!(links.len(), 1, "{} in {code}", sheet.name);
            assert_eq!(text_of(links[0]), words::plain(language, "language-name"));
        }
    }
}

#[test]
fn every_page_says_that_it_is_an_emulator_and_links_to_the_real_agency() {
    for language in Language::all() {
        let says = words::plain(language, "site-emulator").to_lowercase();
        assert!(says.contains("emula"), "{}: {says}", language.code());
    }
    for sheet in sheets() {
        let says = sheet.message("site-emulator");
        let places: Vec<_> = sheet.all("body p").into_iter().filter(|place| text_of(*place).contains(&says)).collect();
        let printed = places.iter().any(|place| {
            let classes = place.ancestors().filter_map(ElementRef::wrap).chain([*place]);
            !classes.into_iter().any(|element| element.value().classes().any(|class| class == "no-print"))
        });
        assert!(printed, "{}: not told where it is printed too", sheet.name);
        let agency = sheet.all("a[href^='https://www.uscis.gov/'], a[href='https://www.uscis.gov']");
        assert!(!agency.is_empty(), "{}", sheet.name);
    }
}

#[test]
fn errors_are_told_above_the_form_and_beside_the_field_in_the_same_words() {
    let mut seen = 0;
    for sheet in sheets() {
        let summaries = sheet.all(".error-summary");
        for summary in &summaries {
            assert_eq!(summary.attr("role"), Some("alert"), "{}", sheet.name);
            assert_eq!(summary.attr("tabindex"), Some("-1"), "{}", sheet.name);
            assert!(summary.attr("aria-labelledby").is_some(), "{}", sheet.name);
        }
        for link in sheet.all(".error-summary li a") {
            seen += 1;
            let said = text_of(link);
            let target = link.attr("href").unwrap().trim_start_matches('#').to_owned();
            let beside = sheet.all("[id$='-error']");
            let beside = beside.iter().find(|place| text_of(**place).contains(&said));
            let beside = beside.unwrap_or_else(|| panic!("{}: {said:?} is not told beside a field", sheet.name));
            // The input, or the group it is in, is described by the words beside it.
            let id = beside.attr("id").unwrap();
            let input = sheet.elements().find(|element| element.attr("id") == Some(&target)).unwrap();
            let described = input.ancestors().filter_map(ElementRef::wrap).chain([input]).any(|element| {
                element.attr("aria-describedby").is_some_and(|ids| ids.split_whitespace().any(|found| found == id))
            });
            assert!(described, "{}: #{target} is not described by #{id}", sheet.name);
            if matches!(input.attr("type"), Some("text" | "tel")) {
                assert_eq!(input.attr("aria-invalid"), Some("true"), "{}: #{target}", sheet.name);
            }
        }
        let invalid = sheet.has("[aria-invalid]");
        assert!(!invalid || !summaries.is_empty(), "{}: a wrong field without a summary", sheet.name);
    }
    assert!(seen > 50, "{seen} errors");
}

#[test]
fn a_page_with_its_style_sheet_stays_small() {
    let own = style_bytes("style");
    assert!((1_000..STYLE_BYTES_MAX).contains(&own), "{own} bytes");
    for sheet in sheets() {
        let all = style_bytes(style_of(sheet.template)) + sheet.text.len();
        assert!(all < PAGE_BYTES_MAX, "{} in {}: {all} bytes", sheet.name, sheet.language.code());
    }
}

/// The browser tests look at these as well, in `tmp/pages` of the build folder.
#[test]
fn every_state_of_every_page_is_written_out_to_be_looked_at() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for sheet in sheets().iter().filter(|sheet| sheet.kept) {
        let stem = sheet.template.trim_start_matches("pages/").trim_end_matches(".html").replace('_', "-");
        let page = format!("{}-{stem}", sheet.language.code());
        let state = states.entry(page.clone()).or_default();
        *state += 1;
        std::fs::write(folder.join(format!("{page}-{state}.html")), &sheet.text).unwrap();
    }
    let languages = Language::all().count();
    assert!(states.len() > 40 * languages && states.values().sum::<usize>() > 100 * languages, "{states:?}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), states.values().sum::<usize>());
}

#[test]
fn a_full_day_of_the_largest_office_is_a_page_of_less_than_300_kb() {
    let day = jiff::civil::date(2026, 12, 7);
    let offices = parse_offices(data::OFFICES).unwrap();
    let seats = |office: &Office| usize::from(office.windows) * office.sessions_on(day).len();
    let seats = offices.iter().map(seats).max().unwrap();
    assert!(seats > 100, "{seats}");
    let views = Views::load().unwrap();
    for page in DeskDayPage::samples().into_iter().filter(|page| page.rows.len() > 1) {
        let rows = page.rows.iter().cycle().take(seats).cloned().enumerate();
        let rows = rows.map(|(at, row)| DayRow { number: format!("NYC-26-{at:04}-9375"), id: None, ..row }).collect();
        let page = DeskDayPage { rows, hours: Vec::new(), ..page };
        for language in Language::all() {
            let sheet = render(&views, language, false, &page, "a full day");
            assert!(sheet.text.len() < 300_000, "{seats} rows in {}: {} bytes", language.code(), sheet.text.len());
        }
    }
}

/// Closes whatever a template may have opened.
const HOSTILE: &str = "\"'></bdi></dd></title><script>alert(1)</script><b onclick=\"x\">&amp;{{ 7 * 7 }}";

/// Asserts that a page with hostile text has the elements that it has with plain text, and shows the text as typed.
#[track_caller]
fn assert_shown_as_typed<P: Page>(times: usize, page: impl Fn(&str) -> P) {
    let views = Views::load().unwrap();
    for language in Language::all() {
        let [plain, hostile] = ["Ana", HOSTILE].map(|text| render(&views, language, false, &page(text), P::TEMPLATE));
        let kinds = |sheet: &Sheet| -> Vec<String> {
            sheet.elements().map(|element| element.value().name().to_owned()).collect()
        };
        assert_eq!(kinds(&hostile), kinds(&plain), "{}", P::TEMPLATE);
        assert!(hostile.html.errors.is_empty(), "{}: {:?}", P::TEMPLATE, hostile.html.errors);
        let values = hostile.elements().filter(|element| element.attr("value") == Some(HOSTILE)).count();
        let body = text_of(hostile.html.root_element());
        let shown = values + body.matches(&squeezed(HOSTILE)).count();
        assert_eq!(shown, times, "{}: how often the typed text is shown", P::TEMPLATE);
    }
}

fn typed_everywhere(text: &str) -> TypedDetails {
    TypedDetails {
        given_name: text.into(),
        family_name: text.into(),
        dob_month: text.into(),
        dob_day: text.into(),
        dob_year: text.into(),
        phone: text.into(),
        zip: text.into(),
    }
}

#[test]
fn what_somebody_types_is_shown_as_typed_and_never_read_as_html() {
    assert_shown_as_typed(7, |text| DetailsPage {
        typed: typed_everywhere(text),
        ..DetailsPage::samples().into_iter().find(|page| !page.errors.is_empty()).unwrap()
    });
    assert_shown_as_typed(7, |text| ReplacementPage {
        typed: typed_everywhere(text),
        ..ReplacementPage::samples().remove(0)
    });
    assert_shown_as_typed(2, |text| AppointmentPage {
        confirmation_number: text.into(),
        pin: text.into(),
        ..AppointmentPage::default()
    });
    assert_shown_as_typed(5, |text| ReviewPage {
        given_name: text.into(),
        family_name: text.into(),
        phone: text.into(),
        zip: text.into(),
        answers_mac: text.into(),
        ..ReviewPage::samples().remove(0)
    });
    assert_shown_as_typed(3, |text| RequestReviewPage {
        representative: text.into(),
        family_name: text.into(),
        about: text.into(),
        ..RequestReviewPage::samples().remove(0)
    });
    assert_shown_as_typed(9, |text| CallDetailsPage {
        person: PersonForm {
            typed: typed_everywhere(text),
            receipt_number: text.into(),
            about: text.into(),
            ..PersonForm::default()
        },
        ..CallDetailsPage::samples().remove(0)
    });
    assert_shown_as_typed(2, |text| CallPage {
        said: text.into(),
        heard: Heard::new(vec![HeardLine { who: "you", text: text.into() }]),
        ..CallPage::samples().remove(0)
    });
    assert_shown_as_typed(1, |text| StatusFormPage { service_item_number: text.into(), ..StatusFormPage::default() });
    assert_shown_as_typed(9, |text| {
        let page = DeskItemPage::samples().into_iter().find(|page| page.decision.is_some()).unwrap();
        let told = Told {
            name: text.into(),
            representative: text.into(),
            account: text.into(),
            receipt: text.into(),
            about: text.into(),
            zip: text.into(),
            phone: text.into(),
            ..page.told.clone()
        };
        let decision = page.decision.clone().map(|decision| DecisionView { reason: text.into(), ..decision });
        DeskItemPage { told, decision, typed: vec![text.into()], ..page }
    });
    assert_shown_as_typed(1, |text| NoticePage { name: text.into(), ..NoticePage::samples().remove(0) });
}

#[test]
fn a_typed_zip_is_never_read_as_html() {
    let views = Views::load().unwrap();
    for language in Language::all() {
        for page in OfficePage::samples() {
            let page = OfficePage { zip: HOSTILE.into(), ..page };
            let sheet = render(&views, language, false, &page, "a hostile ZIP");
            assert!(!sheet.has("script, b") && sheet.html.errors.is_empty(), "{}", sheet.text);
        }
    }
}

#[test]
fn an_operators_office_is_never_read_as_html() {
    let office =
        || OfficeView { code: "NYC".into(), name: HOSTILE.into(), street: HOSTILE.into(), city_line: HOSTILE.into() };
    assert_shown_as_typed(3, |text| NoticePage {
        office: OfficeView { code: "NYC".into(), name: text.into(), street: text.into(), city_line: text.into() },
        ..NoticePage::samples().remove(0)
    });
    let views = Views::load().unwrap();
    let mut choices = OfficeChoice::samples();
    for choice in &mut choices {
        choice.office = office();
    }
    let states = vec![StateOffices { name: "New York".into(), offices: choices.clone() }];
    for (suggestions, states) in [(choices, Vec::new()), (Vec::new(), states)] {
        let page = OfficePage { suggestions, states, ..OfficePage::samples().remove(0) };
        let sheet = render(&views, Language::english(), false, &page, "a hostile office");
        assert!(!sheet.has("script, b") && sheet.html.errors.is_empty(), "{}", sheet.text);
        assert!(text_of(sheet.html.root_element()).contains(&squeezed(HOSTILE)));
    }
}

#[test]
fn names_are_kept_apart_from_the_direction_of_the_text_around_them() {
    const NAME: &str = "شيرين O'Neill";
    let views = Views::load().unwrap();
    for language in Language::all() {
        let notice = NoticePage { name: NAME.into(), ..NoticePage::samples().remove(0) };
        let review =
            ReviewPage { given_name: NAME.into(), family_name: NAME.into(), ..ReviewPage::samples().remove(0) };
        let sheets = [
            (render(&views, language, false, &notice, "notice"), 1),
            (render(&views, language, false, &review, "review"), 2),
        ];
        for (sheet, times) in sheets {
            let apart = sheet.all("bdi").into_iter().filter(|bdi| text_of(*bdi) == NAME).count();
            assert_eq!(apart, times, "{} in {}", sheet.name, language.code());
            assert_eq!(text_of(sheet.html.root_element()).matches(NAME).count(), times, "{}", sheet.name);
        }
    }
}

#[test]
fn the_notice_has_its_elements_by_id_and_only_a_live_one_can_be_changed() {
    for sheet in sheets().iter().filter(|sheet| sheet.template == NoticePage::TEMPLATE) {
        for id in ["confirmation-number", "pin", "appointment-time", "office-code"] {
            assert!(sheet.has_id(id), "{}: {id}", sheet.name);
        }
        assert_eq!(sheet.all("time#appointment-time[datetime]").len(), 1, "{}", sheet.name);
        let ends = [sheet.message("notice-sheet-cancelled"), sheet.message("notice-sheet-past")];
        let over = sheet.all(".not-valid").iter().any(|place| ends.iter().any(|end| text_of(*place).contains(end)));
        // Whoever is checked in can change nothing either, but the sheet is good.
        let arrived = sheet.all("h1").iter().any(|place| text_of(*place) == sheet.message("notice-arrived-heading"));
        assert!(!(arrived && sheet.has(".not-valid, .notice-not-valid")), "{}", sheet.name);
        for act in ["reschedule", "cancel"] {
            let offered = sheet.has(&format!("a[href$='/appointment/{act}'], form[action$='/appointment/{act}']"));
            let assigned = sheet.html.root_element().text().any(|text| text == sheet.message("notice-assigned"));
            assert_eq!(offered, !(over || arrived || assigned && act == "reschedule"), "{}: {act}", sheet.name);
        }
    }
}

#[test]
fn every_template_is_a_pages_and_every_page_is_rendered_here() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let in_folder: BTreeSet<String> = files(&Path::new(root).join("pages"), "html")
        .into_iter()
        .map(|(path, _)| path.strip_prefix(&format!("{root}/")).unwrap().to_owned())
        .collect();
    macro_rules! templates {
        ($($page:ident),*) => { vec![$($page::TEMPLATE.to_owned()),*] };
    }
    let rendered: Vec<String> = every_page!(templates);
    assert_eq!(rendered.iter().cloned().collect::<BTreeSet<_>>(), in_folder);
    assert_eq!(rendered.len(), in_folder.len(), "two pages share a template");
    // And every `impl Page` in the sources has its line in `every_page!`.
    let sources = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "rs");
    let pages: usize = sources.iter().map(|(_, text)| text.matches("impl Page for ").count()).sum();
    assert_eq!(pages, rendered.len());
}
