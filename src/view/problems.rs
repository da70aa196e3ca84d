//! From what is wrong with a field to the message that says so: one place, so that no error lacks its words.

use crate::domain::birth::{BirthError, BirthPart};
use crate::domain::identifiers::{NumberError, PinError};
use crate::domain::name::NameError;
use crate::domain::person::{Field, Problem};
use crate::domain::phone::PhoneError;
use crate::domain::slot::SlotError;
use crate::domain::zip::ZipError;
use crate::view::language::Language;
use crate::view::pages::FieldError;
use crate::view::words;

/// The message and the input of a problem with the details form, whose inputs stand in the order of the language.
pub fn details_error(language: Language, (field, problem): (Field, Problem)) -> FieldError {
    let (name, anchor) = match field {
        Field::GivenName => ("given_name", "given_name"),
        Field::FamilyName => ("family_name", "family_name"),
        Field::DateOfBirth => ("dob", birth_anchor(language, problem)),
        Field::Phone => ("phone", "phone"),
        Field::Zip => ("zip", "zip"),
    };
    FieldError { field: name, anchor, key: details_key(field, problem) }
}

/// The part of the date of birth that is wrong, or the first of its inputs.
fn birth_anchor(language: Language, problem: Problem) -> &'static str {
    let Problem::Birth(why) = problem else { return "dob_day" };
    let part = match why {
        BirthError::Empty if words::plain(language, "details-date-order") == "month-first" => BirthPart::Month,
        BirthError::Empty | BirthError::NoSuchDay => BirthPart::Day,
        BirthError::Month => BirthPart::Month,
        BirthError::Year | BirthError::Future | BirthError::TooLongAgo => BirthPart::Year,
        BirthError::Incomplete(missing) => missing,
    };
    match part {
        BirthPart::Month => "dob_month",
        BirthPart::Day => "dob_day",
        BirthPart::Year => "dob_year",
    }
}

fn details_key(field: Field, problem: Problem) -> String {
    match problem {
        Problem::Name(why) => {
            let stem = if field == Field::GivenName { "given-name" } else { "family-name" };
            let why = match why {
                NameError::Empty => "empty",
                NameError::TooLong => "too-long",
                NameError::NotLetters => "not-letters",
            };
            format!("error-{stem}-{why}")
        }
        Problem::Birth(why) => match why {
            BirthError::Empty => "error-birth-empty",
            BirthError::Incomplete(_) => "error-birth-incomplete",
            BirthError::Month => "error-birth-month",
            BirthError::Year => "error-birth-year",
            BirthError::NoSuchDay => "error-birth-no-such-day",
            BirthError::Future => "error-birth-future",
            BirthError::TooLongAgo => "error-birth-too-long-ago",
        }
        .to_owned(),
        Problem::Phone(why) => match why {
            PhoneError::Empty => "error-phone-empty",
            PhoneError::NotDigits => "error-phone-not-digits",
            PhoneError::Incomplete => "error-phone-incomplete",
            PhoneError::NoSuchAreaCode => "error-phone-area-code",
        }
        .to_owned(),
        Problem::Zip(why) => zip_key(why).to_owned(),
    }
}

/// The message for a text that is no ZIP code.
pub fn zip_key(why: ZipError) -> &'static str {
    match why {
        ZipError::Empty => "error-zip-empty",
        ZipError::NotDigits => "error-zip-not-digits",
        ZipError::NotFiveOrNineDigits => "error-zip-length",
    }
}

/// The message for a time that cannot be booked.
pub fn slot_key(why: SlotError) -> &'static str {
    match why {
        SlotError::Empty => "error-slot-missing",
        SlotError::NoSuchTime => "error-slot-no-such-time",
        SlotError::TooSoon => "error-slot-too-soon",
        SlotError::NotOpenYet => "error-slot-not-open-yet",
    }
}

/// The message for a text that is no confirmation number.
pub fn number_key(why: NumberError) -> &'static str {
    match why {
        NumberError::Empty => "error-number-empty",
        NumberError::Shape => "error-number-shape",
        NumberError::CheckDigit => "error-number-check-digit",
    }
}

/// The message for a text that is no service item number.
pub fn item_number_key(why: NumberError) -> &'static str {
    match why {
        NumberError::Empty => "error-item-empty",
        NumberError::Shape => "error-item-shape",
        NumberError::CheckDigit => "error-item-check-digit",
    }
}

/// The message for a text that is no PIN.
pub fn pin_key(why: PinError) -> &'static str {
    match why {
        PinError::Empty => "error-pin-empty",
        PinError::Shape => "error-pin-shape",
    }
}

/// Every error of the details form, for the page's samples.
pub fn every_details_error() -> Vec<FieldError> {
    let names = [NameError::Empty, NameError::TooLong, NameError::NotLetters];
    let births = [
        BirthError::Empty,
        BirthError::Incomplete(BirthPart::Year),
        BirthError::Month,
        BirthError::Year,
        BirthError::NoSuchDay,
        BirthError::Future,
        BirthError::TooLongAgo,
    ];
    let phones = [PhoneError::Empty, PhoneError::NotDigits, PhoneError::Incomplete, PhoneError::NoSuchAreaCode];
    let zips = [ZipError::Empty, ZipError::NotDigits, ZipError::NotFiveOrNineDigits];
    // A given name may be empty, so that this error does not exist.
    let given = names.into_iter().skip(1).map(|why| (Field::GivenName, Problem::Name(why)));
    let family = names.into_iter().map(|why| (Field::FamilyName, Problem::Name(why)));
    given
        .chain(family)
        .chain(births.into_iter().map(|why| (Field::DateOfBirth, Problem::Birth(why))))
        .chain(phones.into_iter().map(|why| (Field::Phone, Problem::Phone(why))))
        .chain(zips.into_iter().map(|why| (Field::Zip, Problem::Zip(why))))
        .map(|problem| details_error(Language::english(), problem))
        .collect()
}
