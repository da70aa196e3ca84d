//! Telephone numbers: a typed number becomes E.164, read as a US number unless it says otherwise.
//!
//! Only the shape is checked (numbering plans change faster than programs), never whether somebody answers.

use phonenumber::{Mode, country};
use thiserror::Error;

/// Longest text read as a phone number: fifteen digits of E.164 with generous punctuation.
const TYPED_CHARS_MAX: usize = 40;

/// Fewest and most digits of an international number without its `+` (E.164 allows fifteen).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// A telephone number in E.164, such as `+12125550123`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// Why a text is not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("the phone number is empty")]
    Empty,
    /// It has letters or other signs that phone numbers do not have.
    #[error("the phone number has a character that is not a digit")]
    NotDigits,
    /// Too few or too many digits, or no such country code.
    #[error("the phone number is not complete")]
    Incomplete,
    /// Ten digits, but no area code or exchange of the North American plan begins so.
    #[error("there is no such area code")]
    NoSuchAreaCode,
}

impl Phone {
    /// Reads a typed number: ten US digits with any punctuation, or `+` and a country code.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(PhoneError::Empty);
        }
        if typed.chars().count() > TYPED_CHARS_MAX {
            return Err(PhoneError::Incomplete);
        }
        if !typed.chars().all(|c| c.is_ascii_digit() || is_punctuation(c)) {
            return Err(PhoneError::NotDigits);
        }
        if let Some(national) = national_digits(typed) {
            if !is_north_american(&national) {
                return Err(PhoneError::NoSuchAreaCode);
            }
            // Nearly all numbers: nothing is left for the world's tables to find out, which takes them longer than all
            // else on a page.
            if typed.starts_with(|c: char| c.is_ascii_digit() || c == '(') && is_plain(typed) {
                return Ok(Self(format!("+1{national}")));
            }
        }
        let number = phonenumber::parse(Some(country::Id::US), typed).map_err(|_| PhoneError::Incomplete)?;
        let by_tables = || digits_of(&number.format().mode(Mode::E164).to_string());
        let digits = international_digits(typed).unwrap_or_else(by_tables);
        let shaped = match digits.strip_prefix('1') {
            Some(national) => is_north_american(national),
            None => DIGITS.contains(&digits.len()),
        };
        if shaped { Ok(Self(format!("+{digits}"))) } else { Err(PhoneError::Incomplete) }
    }

    /// The number in E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as people write it: national within North America, international elsewhere.
    pub fn display(&self) -> String {
        if let Some((area, exchange, line)) = self.north_american() {
            return format!("({area}) {exchange}-{line}");
        }
        let international = |n: phonenumber::PhoneNumber| n.format().mode(Mode::International).to_string();
        let shown = phonenumber::parse(None, &self.0).map(international);
        // What the tables take for a prefix and leave out would be missing.
        shown.ok().filter(|shown| digits_of(shown) == digits_of(&self.0)).unwrap_or_else(|| self.0.clone())
    }

    fn north_american(&self) -> Option<(&str, &str, &str)> {
        let (area, rest) = self.0.strip_prefix("+1")?.split_at_checked(3)?;
        let (exchange, line) = rest.split_at_checked(3)?;
        Some((area, exchange, line))
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The digits of a number with its country's code, as they were typed, without the zero that is dialled within a country
/// only (`+44 (0)20`). The tables leave out more: in `+86 10 6552 9988` they take Beijing's 10 for the prefix of a carrier.
fn international_digits(typed: &str) -> Option<String> {
    let digits = digits_of(&typed.replace("(0)", ""));
    if typed.starts_with('+') { Some(digits) } else { digits.strip_prefix("011").map(str::to_owned) }
}

fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '+' | '(' | ')' | '-' | '.' | ' ' | '/' | '\u{00A0}' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '\u{202F}'
    )
}

/// Digits and the signs that people put between them.
fn is_plain(typed: &str) -> bool {
    typed.ends_with(|c: char| c.is_ascii_digit())
        && typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '.' | ' '))
}

/// The ten digits of a number typed as a North American one, with or without its 1.
fn national_digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let abroad = typed.starts_with('+') && !digits.starts_with('1');
    match (abroad, digits.len()) {
        (false, 10) if !typed.starts_with('+') => Some(digits),
        (false, 11) => digits.strip_prefix('1').map(str::to_owned),
        _ => None,
    }
}

/// The North American plan: area code and exchange begin with 2 to 9 (NANPA, "NPA" and "NXX").
fn is_north_american(national: &str) -> bool {
    let begins_well = |at: usize| national.as_bytes().get(at).is_some_and(|b| (b'2'..=b'9').contains(b));
    national.len() == 10 && begins_well(0) && begins_well(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    proptest! {
        /// Most numbers are read and shown without the world's tables: these must say the same.
        #[test]
        fn north_american_numbers_are_as_the_tables_have_them(typed in r"\(?1?[ .-]?\(?[2-9][0-9]{2}\)?[ .-]{0,2}[2-9][0-9]{2}[ .()-]{0,2}[0-9]{4}") {
            let by_tables = phonenumber::parse(Some(country::Id::US), &typed).unwrap();
            let phone = Phone::parse(&typed).unwrap();
            prop_assert_eq!(phone.as_str(), by_tables.format().mode(Mode::E164).to_string());
            prop_assert_eq!(phone.display(), by_tables.format().mode(Mode::National).to_string());
        }
    }

    #[rstest]
    #[case("2125550123", "+12125550123")]
    #[case("(212) 555-0123", "+12125550123")]
    #[case("212.555.0123", "+12125550123")]
    #[case("1-212-555-0123", "+12125550123")]
    #[case("+1 212 555 0123", "+12125550123")]
    #[case("555-867-5309", "+15558675309")]
    #[case("+52 55 1234 5678", "+525512345678")]
    #[case("+44 20 7946 0958", "+442079460958")]
    #[case("787-555-0123", "+17875550123")]
    #[case("+44 (0)20 7946 0958", "+442079460958")]
    #[case("011 52 55 1234 5678", "+525512345678")]
    #[case("+86 10 6552 9988", "+861065529988")]
    fn numbers_are_read_into_e164(#[case] typed: &str, #[case] e164: &str) {
        let phone = Phone::parse(typed);
        assert_eq!(phone.as_ref().map(Phone::as_str), Ok(e164));
        assert_eq!(
            Phone::parse(&phone.unwrap().display()).map(|p| p.0),
            Ok(e164.to_owned()),
            "what is shown reads back"
        );
    }

    #[rstest]
    #[case("", PhoneError::Empty)]
    #[case("call me", PhoneError::NotDigits)]
    #[case("1-800-FLOWERS", PhoneError::NotDigits)]
    #[case("212555012", PhoneError::Incomplete)]
    #[case("21255501234567890", PhoneError::Incomplete)]
    #[case("+999 1234567", PhoneError::Incomplete)]
    #[case("112-555-0123", PhoneError::NoSuchAreaCode)]
    #[case("0000000000", PhoneError::NoSuchAreaCode)]
    #[case("+1 111 222 3333", PhoneError::NoSuchAreaCode)]
    #[case("212-155-0123", PhoneError::NoSuchAreaCode)]
    #[case("----------", PhoneError::Incomplete)]
    #[case("212555\u{0}0123", PhoneError::NotDigits)]
    fn other_texts_are_refused_for_their_reason(#[case] typed: &str, #[case] why: PhoneError) {
        assert_eq!(Phone::parse(typed), Err(why));
    }
}
