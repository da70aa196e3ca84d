//! Somebody who works at the desk, and people for them to work for.

use super::{Person, Portal, Shown};
use infopass::current::take_down::{Request, take_down};
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::inquiry::Channel;
use infopass::domain::office::OfficeCode;
use infopass::domain::person::TypedDetails;
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::passwords::Password;
use infopass::staff::add;
use infopass::vault::SealedInquiry;
use infopass::view::month_number;
use scraper::Selector;

const PASSWORD: &str = "correct horse battery";

/// Who asks for what, and how.
#[derive(Clone, Copy)]
pub struct Asks<'a> {
    pub channel: Channel,
    pub kind: &'a str,
    pub family_name: &'a str,
    pub office: &'a str,
    pub urgent: bool,
    pub evidence: bool,
}

/// Somebody who was called about proof of status at New York City.
pub const ASKS: Asks<'_> = Asks {
    channel: Channel::Call,
    kind: "adit-stamp",
    family_name: "García López",
    office: "NYC",
    urgent: false,
    evidence: true,
};

impl Portal {
    /// Somebody with an account who has just logged in.
    pub fn at_desk(&self, name: &str, role: Role, office: Option<&str>) -> Person {
        self.add_account(name, role, office);
        let mut person = Person::new(&self.base);
        let page = person.open("/desk");
        let queue = person.press(&page, "/desk/log-in", &[("name", name), ("password", PASSWORD)]);
        assert_eq!((queue.status, queue.at.as_str()), (200, "/desk"), "{}", queue.body);
        person
    }

    pub fn add_account(&self, name: &str, role: Role, office: Option<&str>) {
        let office = office.map(|code| OfficeCode::parse(code).unwrap());
        let new = Staff { name: StaffName::parse(name).unwrap(), role, office };
        let password = Password::typed(PASSWORD.to_owned());
        self.run(add(&self.services, &self.passwords, &new, &password, &StaffName::command_line())).unwrap();
    }

    /// Takes a request down; its number.
    pub fn ask(&self, asks: Asks<'_>) -> ServiceItemNumber {
        let services = &self.services;
        let typed = TypedDetails {
            given_name: "Ana María".into(),
            family_name: asks.family_name.into(),
            dob_month: "7".into(),
            dob_day: "4".into(),
            dob_year: "1985".into(),
            phone: "(212) 555-0123".into(),
            zip: "10001".into(),
        };
        let told = SealedInquiry {
            typed,
            about: "My card is lost.".into(),
            urgent: asks.urgent,
            evidence: asks.evidence,
            ..SealedInquiry::default()
        };
        let details = told.typed.read_again(month_number).unwrap();
        let directory = services.directory();
        let request = Request {
            channel: asks.channel,
            kind: services.rules.kind(asks.kind).unwrap(),
            details: &details,
            told: &told,
            office: directory.listed_office(asks.office).unwrap(),
            rule: &services.rules.rules[0],
            urgent: asks.urgent,
            text_ahead: true,
            language: "en",
            one_time_key: asks.family_name.as_bytes(),
        };
        self.run(take_down(services, &request)).unwrap().number
    }
}

impl Person {
    /// Sends the form whose address ends so (before any query), as the page has it, with some fields filled in. A
    /// ticked box is unticked by an empty value.
    pub fn press(&mut self, page: &Shown, action: &str, fields: &[(&str, &str)]) -> Shown {
        let (address, body) = page.form(action, fields);
        self.post(&address, &body)
    }
}

impl Shown {
    /// Whether the page has a form with such an address.
    pub fn has_form(&self, action: &str) -> bool {
        self.attrs("form", "action").iter().any(|found| found.split('?').next().unwrap().ends_with(action))
    }

    fn form(&self, action: &str, fields: &[(&str, &str)]) -> (String, String) {
        let html = self.html();
        let selector = Selector::parse("form[method=post]").unwrap();
        let is_it = |found: &str| found.split('?').next().unwrap().ends_with(action);
        let form = html.select(&selector).find(|form| is_it(form.attr("action").unwrap()));
        let form = form.unwrap_or_else(|| panic!("{} ({}) has no form {action}:\n{}", self.at, self.status, self.body));
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let mut known = Vec::new();
        for input in form.select(&Selector::parse("input, select").unwrap()) {
            let name = input.attr("name").unwrap();
            known.push(name);
            let value = if input.value().name() == "select" {
                let chosen = Selector::parse("option[selected]").unwrap();
                input.select(&chosen).next().and_then(|option| option.attr("value")).unwrap_or_default()
            } else if input.attr("type") == Some("checkbox") && input.attr("checked").is_none() {
                continue;
            } else {
                input.attr("value").unwrap_or_default()
            };
            if !fields.iter().any(|(field, _)| *field == name) {
                body.append_pair(name, value);
            }
        }
        for (field, value) in fields {
            assert!(known.contains(field), "{}: the form {action} has no field {field}", self.at);
            body.append_pair(field, value);
        }
        (form.attr("action").unwrap().to_owned(), body.finish())
    }
}
