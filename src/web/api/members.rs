//! The members that bodies may have, each described once: reading a body and documenting it use the same table.

use super::call::Call;
use super::problem;
use crate::domain::birth::DateOfBirth;
use crate::domain::name::NAME_CHARS_MAX;
use crate::domain::person::{Details, TypedDetails};
use crate::domain::reason::Reason;
use crate::view::language::Language;
use crate::view::month_number;
use crate::view::problems::details_error;
use crate::web::errors::WebError;
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Characters of any member but a name: more than a valid one has, with generous punctuation.
pub const TEXT_CHARS_MAX: usize = 40;
/// Unknown members named in one answer: enough to see what is wrong.
const UNKNOWN_NAMED_MAX: usize = 10;
/// Characters of an unknown member's name that are told back.
const UNKNOWN_CHARS_MAX: usize = 40;

/// What a member's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberType {
    /// A text of at most `chars_max` characters.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 1 to so many.
    Count {
        /// The largest.
        most: i64,
    },
    /// A list of at most so many texts, each as `chars_max` and `pattern` say.
    Texts {
        /// Most of them.
        items_max: usize,
    },
}

/// A member of a body.
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub kind: MemberType,
    /// Whether it must be there and not be `null`.
    pub required: bool,
    /// Most characters of a text.
    pub chars_max: usize,
    /// The message when it has more.
    pub too_long_key: &'static str,
    /// What every accepted text matches (ECMA 262); not everything that matches is accepted.
    pub pattern: Option<&'static str>,
    /// The values there are, if they can be listed.
    pub choices: Option<fn() -> Vec<&'static str>>,
    /// What it is, in the documentation.
    pub about: &'static str,
    /// A value that is accepted; of what is no text, as JSON writes it.
    pub example: &'static str,
}

/// What a member is unless it says otherwise: a text that must be there.
pub const REQUIRED: Member = Member {
    name: "",
    kind: MemberType::Text,
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

    /// Yes or no; no if it is not there.
    pub fn flag(&mut self, member: &Member) -> bool {
        match self.members.get(member.name) {
            None | Some(Value::Null) => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.note(member.name, "error-api-not-boolean");
                false
            }
        }
    }

    /// A whole number from 1 to the member's most; what is missing though required is noted.
    pub fn count(&mut self, member: &Member) -> Option<i64> {
        let MemberType::Count { most } = member.kind else { return None };
        let value = self.members.get(member.name).filter(|value| !value.is_null());
        // JSON knows one kind of number: 3.0 is 3.
        let whole = |value: &Value| value.as_i64().or_else(|| value.as_f64().and_then(whole_number));
        let count = value.and_then(whole).filter(|count| (1..=most).contains(count));
        if count.is_none() && (member.required || value.is_some()) {
            self.note(member.name, "error-api-not-count");
        }
        count
    }

    /// A list of texts; none if it is not there, or no such list, which is noted.
    pub fn texts(&mut self, member: &Member) -> Option<Vec<String>> {
        let MemberType::Texts { items_max } = member.kind else { return None };
        let value = self.members.get(member.name).filter(|value| !value.is_null())?;
        let short =
            |item: &Value| item.as_str().filter(|text| text.chars().count() <= member.chars_max).map(str::to_owned);
        let items = value.as_array().filter(|items| items.len() <= items_max);
        let texts = items.and_then(|items| items.iter().map(short).collect());
        if texts.is_none() {
            self.note(member.name, member.too_long_key);
        }
        texts
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
                for problem in problems {
                    let error = details_error(Language::english(), problem);
                    // The pages have three fields for it.
                    let name = if error.field == "dob" { DATE_OF_BIRTH.name } else { error.field };
                    self.note(name, error.key);
                }
                None
            }
        }
    }

    /// A day of birth, whoever's it is.
    pub fn birth(&mut self) -> Option<Date> {
        let born = self.text(&DATE_OF_BIRTH);
        let [year, month, day] = date_parts(&born).unwrap_or_default();
        let read = DateOfBirth::read_day(year, month, day, month_number);
        read.map_err(|_| self.note(DATE_OF_BIRTH.name, "error-api-date-of-birth")).ok()
    }

    /// Goes on if nothing is wrong.
    pub fn finish(self) -> Result<(), WebError> {
        if self.errors.is_empty() { Ok(()) } else { Err(problem::invalid(self.call, &self.errors)) }
    }
}

/// A number without a fraction that a 64-bit integer holds.
fn whole_number(number: f64) -> Option<i64> {
    format!("{number:.0}").parse().ok().filter(|_| number.fract() == 0.0)
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
