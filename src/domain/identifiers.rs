//! The numbers that people are given: confirmation number and PIN at the bottom of a notice, and the service item number
//! of a request to the contact centre.
//!
//! Here they are read, checked and written; they are drawn in `random`, and only the vault and the sheet know a PIN.

use super::office::OfficeCode;
use std::fmt;
use thiserror::Error;

/// Random digits of a confirmation number, before its check digit.
pub const NUMBER_DIGITS: usize = 7;
/// Digits of a PIN.
pub const PIN_DIGITS: usize = 6;
/// Longest text read as either of them; longer ones cannot be a number with spaces and hyphens.
pub(super) const TYPED_CHARS_MAX: usize = 40;

/// `NYC-26-4821-9375`: office and local year of the first booking, seven random digits and their Damm digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConfirmationNumber(String);

/// Why a text is not a confirmation number. None of these needs a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// Nothing was typed.
    #[error("the confirmation number is empty")]
    Empty,
    /// Not three letters and ten digits.
    #[error("a confirmation number has three letters and ten digits")]
    Shape,
    /// A digit is wrong or two are swapped.
    #[error("the check digit does not match")]
    CheckDigit,
}

/// Six digits that open one appointment.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a text is not a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PinError {
    /// Nothing was typed.
    #[error("the PIN is empty")]
    Empty,
    /// Not six digits.
    #[error("a PIN has six digits")]
    Shape,
}

/// `4821-9375` without its hyphen: what a request to the contact centre is known by. Eight digits are sourced; that the
/// last is the Damm digit of seven random ones is our rule, so that a slip of the finger is told from an unknown number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServiceItemNumber(String);

impl ServiceItemNumber {
    /// Makes a number from its drawn digits, each taken modulo 10; the check digit is added.
    pub fn new(drawn: [u8; NUMBER_DIGITS]) -> Self {
        let digits = drawn.map(|digit| digit % 10);
        Self(digits.iter().chain([&damm(digits)]).map(|digit| char::from(b'0' + digit)).collect())
    }

    /// Reads what a person typed: spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Result<Self, NumberError> {
        let bare = bare_number(typed)?;
        let digits: Option<Vec<u8>> = bare.chars().map(|c| c.to_digit(10)?.try_into().ok()).collect();
        let drawn = digits.as_deref().and_then(|digits| digits.split_last_chunk::<1>());
        let Some((drawn, &[check])) = drawn else { return Err(NumberError::Shape) };
        let drawn = <[u8; NUMBER_DIGITS]>::try_from(drawn).map_err(|_| NumberError::Shape)?;
        if damm(drawn) == check { Ok(Self(bare)) } else { Err(NumberError::CheckDigit) }
    }

    /// The eight digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ServiceItemNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ConfirmationNumber {
    /// Makes a number from its parts; the check digit is added. Digits above 9 are taken modulo 10.
    pub fn new(office: &OfficeCode, year: i16, drawn: [u8; NUMBER_DIGITS]) -> Self {
        let digits = drawn.map(|digit| digit % 10);
        let check = damm(digits);
        let text: String = digits.iter().chain([&check]).map(|digit| char::from(b'0' + digit)).collect();
        let (first, second) = text.split_at(4);
        Self(format!("{office}-{:02}-{first}-{second}", year.rem_euclid(100)))
    }

    /// Nobody's: no number that is drawn or read looks like it.
    pub fn nobodys() -> Self {
        Self("NOBODY".to_owned())
    }

    /// Reads what a person typed: spaces, hyphens and letter case do not matter.
    pub fn parse(typed: &str) -> Result<Self, NumberError> {
        let bare = bare_number(typed)?;
        let letters = bare.chars().take(3).collect::<String>().to_ascii_uppercase();
        let digits: Vec<u8> = bare.chars().skip(3).filter_map(|c| c.to_digit(10)?.try_into().ok()).collect();
        let office = OfficeCode::parse(&letters).map_err(|_| NumberError::Shape)?;
        let (Some((year, drawn)), 13) = (digits.split_first_chunk::<2>(), bare.chars().count()) else {
            return Err(NumberError::Shape);
        };
        let &[ref drawn @ .., check] = drawn else { return Err(NumberError::Shape) };
        let drawn = <[u8; NUMBER_DIGITS]>::try_from(drawn).map_err(|_| NumberError::Shape)?;
        let [tens, ones] = year.map(i16::from);
        if damm(drawn) == check {
            Ok(Self::new(&office, tens * 10 + ones, drawn))
        } else {
            Err(NumberError::CheckDigit)
        }
    }

    /// The number with its hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ConfirmationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pin {
    /// Makes a PIN from drawn digits, each taken modulo 10.
    pub fn new(drawn: [u8; PIN_DIGITS]) -> Self {
        Self(drawn.iter().map(|digit| char::from(b'0' + digit % 10)).collect())
    }

    /// Reads what a person typed: spaces and hyphens do not matter.
    pub fn parse(typed: &str) -> Result<Self, PinError> {
        if typed.chars().take(TYPED_CHARS_MAX + 1).count() > TYPED_CHARS_MAX {
            return Err(PinError::Shape);
        }
        let bare = without_punctuation(typed);
        if bare.is_empty() {
            return Err(PinError::Empty);
        }
        let is_pin = bare.len() == PIN_DIGITS && bare.bytes().all(|b| b.is_ascii_digit());
        if is_pin { Ok(Self(bare)) } else { Err(PinError::Shape) }
    }

    /// The six digits in clear: for the sheet, the cookie and the comparison only.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Keeps a PIN out of logs and panics.
impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// A number without spaces and hyphens, if it is not empty and not far too long.
fn bare_number(typed: &str) -> Result<String, NumberError> {
    if typed.chars().take(TYPED_CHARS_MAX + 1).count() > TYPED_CHARS_MAX {
        return Err(NumberError::Shape);
    }
    let bare = without_punctuation(typed);
    if bare.is_empty() { Err(NumberError::Empty) } else { Ok(bare) }
}

pub(super) fn without_punctuation(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}')
        })
        .collect()
}

/// H. M. Damm's totally anti-symmetric quasigroup of order 10 (dissertation, Marburg 2004): it finds every wrong
/// digit and every swap of neighbours.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(digits: impl IntoIterator<Item = u8>) -> u8 {
    digits.into_iter().fold(0, |interim, digit| {
        QUASIGROUP.get(usize::from(interim)).and_then(|row| row.get(usize::from(digit))).copied().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    fn number(digits: [u8; 7]) -> ConfirmationNumber {
        ConfirmationNumber::new(&OfficeCode::parse("NYC").unwrap(), 2026, digits)
    }

    #[test]
    fn the_published_example_has_its_check_digit() {
        assert_eq!(damm([5, 7, 2]), 4, "Damm's own example");
    }

    #[rstest]
    #[case("nyc2648219370")]
    #[case(" NYC 26 4821 9370 ")]
    #[case("nyc–26–4821–9370")]
    fn spaces_hyphens_and_case_do_not_matter(#[case] typed: &str) {
        let expected = number([4, 8, 2, 1, 9, 3, 7]);
        let typed = typed.replace("9370", expected.as_str().get(12..).unwrap());
        assert_eq!(ConfirmationNumber::parse(&typed), Ok(expected));
    }

    #[rstest]
    #[case("", NumberError::Empty)]
    #[case(" - ", NumberError::Empty)]
    #[case("NYC-26-4821", NumberError::Shape)]
    #[case("26-4821-9375", NumberError::Shape)]
    #[case("NYC-26-4821-9375-1", NumberError::Shape)]
    #[case("N1C-26-4821-9375", NumberError::Shape)]
    #[case("NYC-26-4821-93x75", NumberError::Shape)]
    fn what_is_no_number_is_refused(#[case] typed: &str, #[case] why: NumberError) {
        assert_eq!(ConfirmationNumber::parse(typed), Err(why));
    }

    #[rstest]
    #[case("123456", true)]
    #[case(" 123 456 ", true)]
    #[case("12345", false)]
    #[case("1234567", false)]
    #[case("12345x", false)]
    #[case("١٢٣٤٥٦", false)]
    fn a_pin_is_six_digits(#[case] typed: &str, #[case] accepted: bool) {
        assert_eq!(Pin::parse(typed).is_ok(), accepted);
    }

    #[rstest]
    #[case("", Err(NumberError::Empty))]
    #[case("1234567", Err(NumberError::Shape))]
    #[case("123456789", Err(NumberError::Shape))]
    #[case("1234567x", Err(NumberError::Shape))]
    fn what_is_no_service_item_number_is_refused(#[case] typed: &str, #[case] read: Result<(), NumberError>) {
        assert_eq!(ServiceItemNumber::parse(typed).map(drop), read);
    }

    #[test]
    fn a_service_item_number_reads_back_and_a_wrong_digit_is_caught() {
        let number = ServiceItemNumber::new([4, 8, 2, 1, 9, 3, 7]);
        let text = number.as_str();
        assert_eq!(text.len(), 8);
        assert_eq!(ServiceItemNumber::parse(&format!(" {}-{} ", &text[..4], &text[4..])), Ok(number.clone()));
        let wrong = text.replacen('4', "5", 1);
        assert_eq!(ServiceItemNumber::parse(&wrong), Err(NumberError::CheckDigit));
    }

    #[test]
    fn a_pin_never_shows_itself_in_debug_output() {
        assert!(!format!("{:?}", Pin::new([1, 2, 3, 4, 5, 6])).contains("123456"));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(digits in prop::array::uniform7(0u8..10), year in 2003i16..2100) {
            let number = ConfirmationNumber::new(&OfficeCode::parse("SAJ").unwrap(), year, digits);
            prop_assert_eq!(ConfirmationNumber::parse(number.as_str()), Ok(number));
        }

        #[test]
        fn every_wrong_digit_and_every_swap_is_caught(digits in prop::array::uniform7(0u8..10), at in 0usize..8, by in 1u8..10) {
            let good: Vec<u8> = number(digits).as_str().bytes().filter(u8::is_ascii_digit).skip(2).map(|b| b - b'0').collect();
            let typed = |digits: &[u8]| format!("NYC26{}", digits.iter().map(u8::to_string).collect::<String>());
            let mut wrong = good.clone();
            wrong[at] = (wrong[at] + by) % 10;
            prop_assert_eq!(ConfirmationNumber::parse(&typed(&wrong)), Err(NumberError::CheckDigit));
            if at < 7 && good[at] != good[at + 1] {
                let mut swapped = good.clone();
                swapped.swap(at, at + 1);
                prop_assert_eq!(ConfirmationNumber::parse(&typed(&swapped)), Err(NumberError::CheckDigit));
            }
        }

        #[test]
        fn reading_never_panics(typed in any::<String>()) {
            let _ = ConfirmationNumber::parse(&typed);
            let _ = Pin::parse(&typed);
        }
    }
}
