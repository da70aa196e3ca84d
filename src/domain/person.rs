//! The person to be seen: what the first page asks, parsed, and the bytes by which two fillings-in are the same.
//!
//! A form arrives as `TypedDetails`; it leaves as `Details` or as one problem for each wrong field.

use super::birth::{BirthError, DateOfBirth};
use super::name::{Name, NameError};
use super::phone::{Phone, PhoneError};
use super::zip::{Zip, ZipError};
use jiff::civil::Date;
use std::fmt;

/// The fields as typed, whatever they hold.
#[derive(Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TypedDetails {
    /// Given name; may be empty.
    pub given_name: String,
    /// Family name, or the only name.
    pub family_name: String,
    /// Month as a number or a name.
    pub dob_month: String,
    /// Day of the month.
    pub dob_day: String,
    /// Year in four digits.
    pub dob_year: String,
    /// Telephone number.
    pub phone: String,
    /// ZIP code of five or nine digits.
    pub zip: String,
}

/// The person to be seen, every field valid.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    /// Given name; some people have one name only.
    pub given_name: Option<Name>,
    /// Family name, or the only name.
    pub family_name: Name,
    /// Date of birth.
    pub born: DateOfBirth,
    /// Telephone number, which may be a helper's.
    pub phone: Phone,
    /// ZIP code of the home address.
    pub zip: Zip,
}

/// A field of the details form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `given_name`
    GivenName,
    /// `family_name`
    FamilyName,
    /// `dob_month`, `dob_day`, `dob_year` together.
    DateOfBirth,
    /// `phone`
    Phone,
    /// `zip`
    Zip,
}

/// What is wrong with a field; each has a message of its own in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A name.
    Name(NameError),
    /// The date of birth.
    Birth(BirthError),
    /// The phone number.
    Phone(PhoneError),
    /// The ZIP code.
    Zip(ZipError),
}

/// The wrong fields, in the order of the form.
pub type Problems = Vec<(Field, Problem)>;

impl TypedDetails {
    /// Reads all fields; every wrong one is named. `month_number` knows the months' names, `today` today's date.
    pub fn parse(&self, month_number: impl Fn(&str) -> Option<i8>, today: Date) -> Result<Details, Problems> {
        self.read(month_number, |day| DateOfBirth::on(day, today))
    }

    /// Reads details that were accepted before and come back from storage: a date of birth is not judged again, since
    /// the year may have changed since.
    pub fn read_again(&self, month_number: impl Fn(&str) -> Option<i8>) -> Result<Details, Problems> {
        self.read(month_number, |day| Ok(DateOfBirth::stored(day)))
    }

    fn read(
        &self,
        month_number: impl Fn(&str) -> Option<i8>,
        born_on: impl Fn(Date) -> Result<DateOfBirth, BirthError>,
    ) -> Result<Details, Problems> {
        let mut problems = Problems::new();
        let mut note = |field, problem| problems.push((field, problem));
        let given_name = match Name::parse(&self.given_name) {
            Ok(name) => Some(name),
            Err(NameError::Empty) => None,
            Err(why) => {
                note(Field::GivenName, Problem::Name(why));
                None
            }
        };
        let family_name = Name::parse(&self.family_name).map_err(|why| note(Field::FamilyName, Problem::Name(why)));
        let born = DateOfBirth::read_day(&self.dob_year, &self.dob_month, &self.dob_day, month_number)
            .and_then(born_on)
            .map_err(|why| note(Field::DateOfBirth, Problem::Birth(why)));
        let phone = Phone::parse(&self.phone).map_err(|why| note(Field::Phone, Problem::Phone(why)));
        let zip = Zip::parse(&self.zip).map_err(|why| note(Field::Zip, Problem::Zip(why)));
        match (family_name, born, phone, zip) {
            (Ok(family_name), Ok(born), Ok(phone), Ok(zip)) if problems.is_empty() => {
                Ok(Details { given_name, family_name, born, phone, zip })
            }
            _ => Err(problems),
        }
    }
}

impl Details {
    /// The whole name in the order it is spoken.
    pub fn full_name(&self) -> String {
        match &self.given_name {
            Some(given) => format!("{} {}", given.as_str(), self.family_name.as_str()),
            None => self.family_name.as_str().to_owned(),
        }
    }

    /// The bytes that are equal for the same person: all words of both names, folded and sorted; date of birth; phone
    /// in E.164; first five digits of the ZIP. Each part carries its length, so that no two lists run together.
    pub fn identity(&self) -> Vec<u8> {
        let parts = [self.phone.as_str(), self.zip.five()].map(str::to_owned);
        with_lengths(self.name_and_birth_parts().into_iter().chain(parts))
    }

    /// The same of names and date of birth alone: who is meant, whatever telephone number is tried with them.
    pub fn name_and_birth(&self) -> Vec<u8> {
        with_lengths(self.name_and_birth_parts())
    }

    fn name_and_birth_parts(&self) -> Vec<String> {
        let mut words = self.family_name.folded_words();
        words.extend(self.given_name.iter().flat_map(Name::folded_words));
        words.sort();
        words.push(self.born.date().to_string());
        words
    }
}

fn with_lengths(parts: impl IntoIterator<Item = String>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

/// Keeps what people typed out of logs and panics.
impl fmt::Debug for TypedDetails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedDetails(…)")
    }
}

/// Keeps a person out of logs and panics.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Details(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::birth::month_from_digits;
    use jiff::civil::date;

    fn typed() -> TypedDetails {
        TypedDetails {
            given_name: "Ana María".into(),
            family_name: "García López".into(),
            dob_month: "7".into(),
            dob_day: "4".into(),
            dob_year: "1985".into(),
            phone: "(212) 555-0123".into(),
            zip: "10001".into(),
        }
    }

    fn identity(change: impl Fn(&mut TypedDetails)) -> Vec<u8> {
        let mut form = typed();
        change(&mut form);
        form.parse(month_from_digits, date(2026, 11, 23)).unwrap().identity()
    }

    #[test]
    fn the_same_person_may_spell_and_order_names_differently() {
        let first = identity(|_| ());
        assert_eq!(first, identity(|f| f.family_name = "lopez-garcia".into()));
        assert_eq!(first, identity(|f| f.given_name = "ANA MARI\u{0301}A".into()));
        assert_eq!(first, identity(|f| (f.given_name, f.family_name) = ("García".into(), "Ana María López".into())));
        assert_eq!(first, identity(|f| f.phone = "+1 212.555.0123".into()));
        assert_eq!(first, identity(|f| f.zip = "10001-1234".into()));
    }

    #[test]
    fn any_other_detail_is_another_person() {
        let first = identity(|_| ());
        assert_ne!(first, identity(|f| f.given_name = "Anna María".into()));
        assert_ne!(first, identity(|f| f.dob_day = "5".into()));
        assert_ne!(first, identity(|f| f.phone = "2125550124".into()));
        assert_ne!(first, identity(|f| f.zip = "10002".into()));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let problems = TypedDetails::default().parse(month_from_digits, date(2026, 11, 23)).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, [Field::FamilyName, Field::DateOfBirth, Field::Phone, Field::Zip]);
    }

    #[test]
    fn somebody_with_one_name_is_welcome() {
        let mut form = typed();
        form.given_name = String::new();
        assert_eq!(form.parse(month_from_digits, date(2026, 11, 23)).unwrap().full_name(), "García López");
    }
}
