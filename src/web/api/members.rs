//! The members that bodies may have, each described once: reading a body and documenting it use the same table.

use super::call::Call;
use super::problem;
use crate::domain::name::NAME_CHARS_MAX;
use crate::domain::person::{Details, TypedDetails};
use crate::domain::reason::Reason;
use crate::view::language::Language;
use crate::view::month_number;
use crate::view::problems::details_error;
use crate::web::errors::WebError;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Characters of any member but a name: more than a valid one has, with generous punctuation.
pub const TEXT_CHARS_MAX: usize = 40;
/// Unknown members named in one answer: enough to see what is wrong.
const UNKNOWN_NAMED_MAX: usize = 10;
/// Characters of an unknown member's name that are told back.
const UNKNOWN_CHARS_MAX: usize = 40;

/// A member of a body: always a text.
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there and not be `null`.
    pub required: bool,
    /// Most characters.
    pub chars_max: usize,
    /// The message when it has more.
    pub too_long_key: &'static str,
    /// What every accepted text matches (ECMA 262); not everything that matches is accepted.
    pub pattern: Option<&'static str>,
    /// The values there are, if they can be listed.
    pub choices: Option<fn() -> Vec<&'static str>>,
    /// What it is, in the documentation.
    pub about: &'static str,
    /// A value that is accepted.
    pub example: &'static str,
}

const REQUIRED: Member = Member {
    name: "",
    required: true,
    chars_max: TEXT_CHARS_MAX,
    too_long_key: "error-api-too-long",
    pattern: None,
    choices: None,
    about: "",
    example: "",
};

/// Given name.
pub const GIVEN_NAME: Member = Member {
    name: "given_name",
    required: false,
    chars_max: NAME_CHARS_MAX,
    too_long_key: "error-given-name-too-long",
    about: "Given name of the person to be seen: letters and marks of any script, spaces, hyphens, apostrophes and \
            periods. Left out by people who have one name.",
    example: "Ana María",
    ..REQUIRED
};
/// Family name.
pub const FAMILY_NAME: Member = Member {
    name: "family_name",
    chars_max: NAME_CHARS_MAX,
    too_long_key: "error-family-name-too-long",
    about: "Family name of the person to be seen, or their only name; the same characters as a given name.",
    example: "García López",
    ..REQUIRED
};
/// Date of birth.
pub const DATE_OF_BIRTH: Member = Member {
    name: "date_of_birth",
    too_long_key: "error-api-date-of-birth",
    pattern: Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    about: "Date of birth, `YYYY-MM-DD`: not after today where the person lives, and not more than 125 years ago.",
    example: "1985-07-04",
    ..REQUIRED
};
/// Telephone number.
pub const PHONE: Member = Member {
    name: "phone",
    too_long_key: "error-phone-incomplete",
    about: "Telephone number, of the person or of somebody who helps: ten digits of the North American plan with any \
            punctuation, or `+` and a country code.",
    example: "(212) 555-0123",
    ..REQUIRED
};
/// ZIP code.
pub const ZIP: Member = Member {
    name: "zip",
    too_long_key: "error-zip-length",
    pattern: Some(ZIP_PATTERN),
    about: "ZIP code of the home address, of five or nine digits.",
    example: "10001",
    ..REQUIRED
};
/// What a ZIP code looks like.
pub const ZIP_PATTERN: &str = "^\\s*[0-9]{5}(-?[0-9]{4})?\\s*$";
/// Office.
pub const OFFICE: Member = Member {
    name: "office",
    too_long_key: "error-office-unknown",
    pattern: Some("^\\s*[A-Za-z]{3}\\s*$"),
    about: "Code of a listed office.",
    example: "NYC",
    ..REQUIRED
};
/// Office to move to.
pub const OTHER_OFFICE: Member = Member {
    required: false,
    about: "Code of the listed office to move to; its present office if left out.",
    ..OFFICE
};
/// Time.
pub const STARTS_AT: Member = Member {
    name: "starts_at",
    too_long_key: "error-api-starts-at",
    pattern: Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"),
    about: "The session, in the office's local time, `YYYY-MM-DDTHH:MM`, as `slots` lists it.",
    example: "2026-12-07T09:15",
    ..REQUIRED
};
/// Reason.
pub const REASON: Member = Member {
    name: "reason",
    required: false,
    too_long_key: "error-api-reason",
    choices: Some(|| Reason::ALL.map(Reason::as_str).into()),
    about: "Why the person comes; `information` if left out.",
    example: "filed-case",
    ..REQUIRED
};
/// Language.
pub const LANGUAGE: Member = Member {
    name: "language",
    required: false,
    too_long_key: "error-api-language",
    choices: Some(|| Language::all().map(Language::code).collect()),
    about: "The person's language; `en` if left out. Messages are in it too, unless `Accept-Language` names one.",
    example: "en",
    ..REQUIRED
};
/// PIN.
pub const PIN: Member = Member {
    name: "pin",
    too_long_key: "error-pin-shape",
    pattern: Some("^([^0-9]*[0-9]){6}[^0-9]*$"),
    about: "The PIN at the bottom of the notice: six digits; spaces and hyphens do not matter.",
    example: "482193",
    ..REQUIRED
};

/// Who is coming.
pub const DETAILS: [&Member; 5] = [&GIVEN_NAME, &FAMILY_NAME, &DATE_OF_BIRTH, &PHONE, &ZIP];
/// A booking.
pub const BOOKING: [&Member; 9] =
    [&GIVEN_NAME, &FAMILY_NAME, &DATE_OF_BIRTH, &PHONE, &ZIP, &OFFICE, &STARTS_AT, &REASON, &LANGUAGE];
/// A move.
pub const MOVE: [&Member; 3] = [&PIN, &STARTS_AT, &OTHER_OFFICE];
/// Whatever needs only the PIN.
pub const PIN_ONLY: [&Member; 1] = [&PIN];

/// The members of one body while they are read; gathers what is wrong, the first fault of each.
pub struct Fields<'a> {
    call: &'a Call,
    members: &'a Map<String, Value>,
    errors: BTreeMap<String, String>,
}

impl<'a> Fields<'a> {
    /// Begins to read.
    pub fn new(call: &'a Call, members: &'a Map<String, Value>, known: &[&Member]) -> Self {
        let unknown = members.keys().filter(|name| !known.iter().any(|member| member.name == name.as_str()));
        let errors = unknown
            .take(UNKNOWN_NAMED_MAX)
            .map(|name| (name.chars().take(UNKNOWN_CHARS_MAX).collect(), "error-api-unknown".to_owned()))
            .collect();
        Self { call, members, errors }
    }

    /// A member's text, empty if it is not there.
    pub fn text(&mut self, member: &Member) -> String {
        self.optional(member).unwrap_or_default()
    }

    /// A member's text; none if it is not there, `null`, or no text, which is noted.
    pub fn optional(&mut self, member: &Member) -> Option<String> {
        match self.members.get(member.name)? {
            Value::Null => None,
            Value::String(text) if text.chars().count() <= member.chars_max => Some(text.clone()),
            Value::String(_) => {
                self.note(member.name, member.too_long_key);
                None
            }
            _ => {
                self.note(member.name, "error-api-not-text");
                None
            }
        }
    }

    /// Notes what is wrong with a member, unless something is noted already.
    pub fn note(&mut self, name: &str, key: impl Into<String>) {
        self.errors.entry(name.to_owned()).or_insert_with(|| key.into());
    }

    /// The person, as the details page reads it.
    pub fn details(&mut self) -> Option<(TypedDetails, Details)> {
        let born = self.text(&DATE_OF_BIRTH);
        let [dob_year, dob_month, dob_day] = date_parts(&born).unwrap_or_default().map(str::to_owned);
        // The pages ask for three parts; here it is one text, and what is missing is that.
        if dob_year.is_empty() {
            self.note(DATE_OF_BIRTH.name, "error-api-date-of-birth");
        }
        let typed = TypedDetails {
            given_name: self.text(&GIVEN_NAME),
            family_name: self.text(&FAMILY_NAME),
            dob_month,
            dob_day,
            dob_year,
            phone: self.text(&PHONE),
            zip: self.text(&ZIP),
        };
        let services = self.call.services();
        let today = services.directory().today_at(&typed.zip, services.clock.now());
        match typed.parse(month_number, today) {
            Ok(details) => Some((typed, details)),
            Err(problems) => {
                for error in problems.into_iter().map(details_error) {
                    // The pages have three fields for it.
                    let name = if error.field == "dob" { DATE_OF_BIRTH.name } else { error.field };
                    self.note(name, error.key);
                }
                None
            }
        }
    }

    /// Goes on if nothing is wrong.
    pub fn finish(self) -> Result<(), WebError> {
        if self.errors.is_empty() { Ok(()) } else { Err(problem::invalid(self.call, &self.errors)) }
    }
}

/// `1985-07-04` in its three parts; anything else is none.
fn date_parts(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.split('-');
    let date = [parts.next()?, parts.next()?, parts.next()?];
    let is_number = |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = date.into_iter().zip([4, 2, 2]).all(|(part, digits)| is_number(part, digits));
    (shaped && parts.next().is_none()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1985-07-04", Some(["1985", "07", "04"]))]
    #[case("1985-7-4", None)]
    #[case("1985-07-04-", None)]
    #[case("+985-07-04", None)]
    #[case("19850704", None)]
    #[case("", None)]
    fn only_the_written_form_of_a_date_is_read(#[case] text: &str, #[case] parts: Option<[&str; 3]>) {
        assert_eq!(date_parts(text), parts);
    }
}
