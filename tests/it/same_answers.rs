//! What does not exist and what does are answered alike, byte for byte: an unknown number and a wrong PIN; no match,
//! cancelled, past and emptied; an unknown request and a wrong date of birth; an unknown name and a wrong password at
//! the desk. On pages and for programs, in both languages, and when one is asked to wait. That it takes as long is
//! `timing`'s.

use crate::api::{NOW, act, booked, details, with};
use crate::journeys::LANGUAGES;
use crate::support::centre::Asks;
use crate::support::desk::ASKS;
use crate::support::wire::{person_posts, program_posts};
use crate::support::{Person, Portal, Program, Told, Wire, somebody};
use infopass::domain::identifiers::{ConfirmationNumber, Pin};
use infopass::domain::office::OfficeCode;
use infopass::domain::staff::Role;
use infopass::legacy::delete_details::delete_details;
use infopass::random::Random;
use serde_json::json;

/// When some of the scene's appointments are over.
const AFTERWARDS: &str = "2026-11-25T08:00:00-05:00";
/// Of each kind.
pub const MANY: usize = 26;
/// No more tries are free in a row anywhere.
const TRIES: usize = 6;

/// What guessers may ask for, [`MANY`] of each kind, those that do not exist first. All texts of a list are equally long.
pub struct Scene {
    pub portal: Portal,
    /// Confirmation numbers: nobody's, live, cancelled, past, emptied.
    pub numbers: [Vec<String>; 5],
    /// Family names of the same people.
    pub names: [Vec<String>; 5],
    /// Service item numbers: none's, a request's.
    pub items: [Vec<String>; 2],
    /// Names at the desk: nobody's, an account's.
    pub accounts: [Vec<String>; 2],
}

/// A request, and the text in it that differs from the other classes'.
pub struct Asked {
    pub bytes: Vec<u8>,
    typed: String,
}

/// A place where one might find out what exists.
pub struct Door {
    pub what: &'static str,
    /// What must not be told apart; what does not exist is the first.
    pub classes: &'static [&'static str],
    /// Of all these answers.
    pub status: u16,
    /// The requests of each class.
    pub requests: fn(&Scene, &str) -> Vec<Vec<Asked>>,
}

const OF_NUMBERS: &[&str] = &["unknown", "wrong PIN", "cancelled", "past", "emptied"];
const OF_PEOPLE: &[&str] = &["nobody", "another telephone", "cancelled", "past", "emptied"];
const OF_ITEMS: &[&str] = &["unknown", "wrong date of birth"];
const OF_ACCOUNTS: &[&str] = &["unknown", "wrong password"];

/// All of them.
pub const DOORS: [Door; 10] = [
    Door { what: "appointment, page", classes: OF_NUMBERS, status: 404, requests: appointment_page },
    Door {
        what: "appointment, program",
        classes: OF_NUMBERS,
        status: 404,
        requests: |scene, language| act_on(scene, language, "view"),
    },
    Door {
        what: "cancel, program",
        classes: OF_NUMBERS,
        status: 404,
        requests: |scene, language| act_on(scene, language, "cancel"),
    },
    Door {
        what: "reschedule, program",
        classes: OF_NUMBERS,
        status: 404,
        requests: |scene, language| act_on(scene, language, "reschedule"),
    },
    Door { what: "lost notice, page", classes: OF_PEOPLE, status: 404, requests: replacement_page },
    Door { what: "lost notice, program", classes: OF_PEOPLE, status: 404, requests: replacements },
    Door { what: "request, page", classes: OF_ITEMS, status: 404, requests: request_page },
    Door { what: "request, program", classes: OF_ITEMS, status: 404, requests: request_view },
    Door { what: "desk, page", classes: OF_ACCOUNTS, status: 422, requests: desk_page },
    Door { what: "desk, program", classes: OF_ACCOUNTS, status: 401, requests: desk_sessions },
];

impl Scene {
    pub fn new() -> Self {
        let portal = Portal::with_limits(NOW, infopass::data::OFFICES);
        let (program, random) = (Program::new(&portal.base), Random::from_seed(7));
        let offices = program.get("/offices");
        let codes = offices.json["offices"].as_array().unwrap().iter().map(|office| office["code"].as_str().unwrap());
        let codes: Vec<OfficeCode> = codes.cycle().take(MANY).map(|code| OfficeCode::parse(code).unwrap()).collect();
        let names = ["None", "Live", "Gone", "Over", "Void"].map(named);
        let book = |names: &[String], day: &str| -> Vec<(String, String)> {
            let starts_at = format!("{day}T09:00");
            let visits = codes.iter().map(|code| json!({ "office": code.as_str(), "starts_at": starts_at }));
            let one = |(name, visit): (&String, _)| {
                // Else all of them would come from one address, which has to wait for its turns.
                forget_tries(&portal);
                booked(&program, &with(details(name), visit))
            };
            names.iter().zip(visits).map(one).collect()
        };
        let [_, live, gone, over, void] = &names;
        let (live, gone) = (book(live, "2026-12-04"), book(gone, "2026-12-03"));
        let (over, void) = (book(over, "2026-11-24"), book(void, "2026-11-24"));
        for (number, pin) in &gone {
            assert_eq!(act(&program, number, "cancel", &json!({ "pin": pin })).status, 200);
        }
        let asking = named("Asks");
        let asked = asking.iter().map(|family_name| portal.ask(Asks { family_name, ..ASKS }).to_string()).collect();
        let accounts = ["bob", "ana"].map(named);
        accounts[1].iter().for_each(|name| portal.add_account(name, Role::Admin, None));
        portal.set_now(AFTERWARDS);
        for (number, pin) in &void {
            let (number, pin) = (ConfirmationNumber::parse(number).unwrap(), Pin::parse(pin).unwrap());
            portal.run(delete_details(&portal.services, &number, &pin)).unwrap();
        }
        let nobodys = codes.iter().map(|code| random.confirmation_number(code, 2026).to_string()).collect();
        let [live, gone, over, void] =
            [live, gone, over, void].map(|of| of.into_iter().map(|(number, _)| number).collect());
        let unknown = (0..MANY).map(|_| random.service_item_number().to_string()).collect();
        let scene =
            Self { portal, numbers: [nobodys, live, gone, over, void], names, items: [unknown, asked], accounts };
        scene.forget_tries();
        scene
    }

    /// All tries are forgotten.
    pub fn forget_tries(&self) {
        forget_tries(&self.portal);
    }
}

fn forget_tries(portal: &Portal) {
    portal
        .by_hand("DELETE FROM guesses; DELETE FROM unknown_names; UPDATE staff SET failures = 0, locked_until_utc = 0");
}

/// `Noneaa`, `Noneab` …
fn named(kind: &str) -> Vec<String> {
    let letters = (b'a'..=b'z').map(char::from);
    let pairs = letters.clone().flat_map(|first| letters.clone().map(move |second| (first, second)));
    pairs.take(MANY).map(|(first, second)| format!("{kind}{first}{second}")).collect()
}

/// One request for each text of each class.
fn for_each<'a>(
    classes: impl IntoIterator<Item = &'a Vec<String>>,
    request: impl Fn(&str, usize) -> Vec<u8>,
) -> Vec<Vec<Asked>> {
    let of_class = |(class, texts): (usize, &Vec<String>)| {
        texts.iter().map(|typed| Asked { bytes: request(typed, class), typed: typed.clone() }).collect()
    };
    classes.into_iter().enumerate().map(of_class).collect()
}

/// Somebody who has the page's form before them.
fn at(scene: &Scene, path: &str) -> Person {
    let mut person = Person::new(&scene.portal.base);
    assert_eq!(person.open(path).status, 200);
    person
}

fn appointment_page(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    let path = format!("/{language}/appointment");
    let person = at(scene, &path);
    for_each(&scene.numbers, |number, _| {
        person_posts(&person, &path, language, &[("confirmation_number", number), ("pin", "000000")])
    })
}

fn act_on(scene: &Scene, language: &str, act: &str) -> Vec<Vec<Asked>> {
    let to = if act == "reschedule" { json!({ "starts_at": "2026-12-02T09:00" }) } else { json!({}) };
    let body = with(json!({ "pin": "000000" }), to);
    for_each(&scene.numbers, |number, _| {
        program_posts(&format!("/api/v1/appointments/{number}/{act}"), language, &body)
    })
}

/// Everybody's, and another one that is typed for those whose appointment is live.
const PHONES: [&str; 2] = ["(212) 555-0123", "(212) 555-0199"];

fn phone(class: usize) -> &'static str {
    PHONES[usize::from(class == 1)]
}

fn replacement_page(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    let path = format!("/{language}/replacement");
    let person = at(scene, &path);
    for_each(&scene.names, |name, class| {
        let mut fields = somebody(name);
        fields.retain(|(field, _)| *field != "phone");
        fields.extend([("phone", phone(class)), ("form_key", "key")]);
        person_posts(&person, &path, language, &fields)
    })
}

fn replacements(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    for_each(&scene.names, |name, class| {
        program_posts("/api/v1/replacements", language, &with(details(name), json!({ "phone": phone(class) })))
    })
}

fn request_page(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    let path = format!("/{language}/contact/status");
    let person = at(scene, &path);
    for_each(&scene.items, |number, _| {
        let born = [("dob_month", "1"), ("dob_day", "1"), ("dob_year", "1970")];
        let fields: Vec<_> = born.into_iter().chain([("service_item_number", number)]).collect();
        person_posts(&person, &path, language, &fields)
    })
}

fn request_view(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    let body = json!({ "date_of_birth": "1970-01-01" });
    for_each(&scene.items, |number, _| {
        program_posts(&format!("/api/v1/contact/requests/{number}/view"), language, &body)
    })
}

fn desk_page(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    let person = at(scene, "/desk");
    for_each(&scene.accounts, |name, _| {
        person_posts(&person, "/desk/log-in", language, &[("name", name), ("password", "wrong horse battery")])
    })
}

fn desk_sessions(scene: &Scene, language: &str) -> Vec<Vec<Asked>> {
    for_each(&scene.accounts, |name, _| {
        program_posts("/api/v1/desk/sessions", language, &json!({ "name": name, "password": "wrong horse battery" }))
    })
}

/// All of an answer but what no two answers share: the date, the request's id, what is sealed or drawn anew (its length
/// stays), and what was typed.
fn masked(told: &Told, typed: &str) -> String {
    let line = |line: &String| match line.split_once(": ") {
        Some((name @ ("date" | "x-request-id"), value)) => format!("{name}: ({} bytes)", value.len()),
        Some((name @ "set-cookie", value)) => {
            let (cookie, rest) = value.split_once('=').unwrap();
            let (sealed, attributes) = rest.split_once(';').unwrap();
            format!("{name}: {cookie}=({} bytes);{attributes}", sealed.len())
        }
        _ => line.clone(),
    };
    let head: Vec<String> = told.head.iter().map(line).collect();
    let mut body = told.body.replace(typed, "(typed)").replace(PHONES[1], PHONES[0]);
    let mark = "name=\"csrf\" value=\"";
    for (at, _) in told.body.match_indices(mark) {
        let proof = told.body[at + mark.len()..].split('"').next().unwrap();
        body = body.replace(proof, "(proof)");
    }
    format!("{}\n\n{body}", head.join("\n"))
}

#[test]
fn what_does_not_exist_is_answered_as_what_does_to_the_byte() {
    let scene = Scene::new();
    let mut wire = Wire::new(&scene.portal.base);
    for (nth, (door, language)) in DOORS.iter().flat_map(|door| LANGUAGES.map(|language| (door, language))).enumerate()
    {
        let requests = (door.requests)(&scene, language);
        assert_eq!(requests.len(), door.classes.len());
        // Each time at numbers and names that nobody has tried yet, until one is asked to wait.
        let mut statuses = Vec::new();
        for _ in 0..TRIES {
            let mut answers = requests.iter().map(|of_class| {
                let asked = &of_class[nth];
                let told = wire.ask(&asked.bytes);
                (told.status, masked(&told, &asked.typed))
            });
            let (status, nothing) = answers.next().unwrap();
            for ((_, something), class) in answers.zip(&door.classes[1..]) {
                assert_eq!(something, nothing, "{}, {language}: {class}", door.what);
            }
            statuses.push(status);
        }
        assert_eq!((statuses[0], statuses[TRIES - 1]), (door.status, 429), "{}", door.what);
    }
}

#[test]
fn once_it_is_not_told_any_more_who_has_an_appointment_all_are_answered_alike() {
    let scene = Scene::new();
    let mut wire = Wire::new(&scene.portal.base);
    for (nth, language) in LANGUAGES.into_iter().enumerate() {
        let path = format!("/{language}/book/details");
        let person = at(&scene, &path);
        let ask = |name: &str| person_posts(&person, &path, language, &somebody(name));
        let names = scene.names.each_ref().map(|of| of[nth].as_str());
        let mut answers = || names.map(|name| wire.ask(&ask(name)));
        let first = answers().map(|told| told.status);
        assert_eq!(first, [303, 409, 303, 303, 303], "a live one is told");
        let silent = (0..60).map(|_| answers()).last().unwrap();
        let [nobody, others @ ..] = [0, 1, 2, 3, 4].map(|class: usize| masked(&silent[class], names[class]));
        for other in others {
            assert_eq!(other, nobody);
        }
    }
}
