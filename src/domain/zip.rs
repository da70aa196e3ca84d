//! ZIP codes as people type them.
//!
//! Only the form is checked here; whether the postal service uses a code, and which office serves it, is `directory`.

use std::fmt;

/// A five-digit or nine-digit ZIP code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zip(String);

/// Why a text is not a ZIP code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ZipError {
    /// Nothing was typed.
    #[error("no ZIP code")]
    Empty,
    /// It has something other than the digits 0 to 9 and one hyphen.
    #[error("a ZIP code has only digits, and a hyphen after the fifth if there are nine")]
    NotDigits,
    /// It has only digits, but neither five nor nine, or the hyphen is not after the fifth of nine.
    #[error("a ZIP code has five digits or nine")]
    NotFiveOrNineDigits,
}

impl Zip {
    /// Reads `10001`, `10001-1234` or `100011234`, with spaces around it; the hyphen may be one that no line breaks at,
    /// as pages write it.
    pub fn parse(text: &str) -> Result<Self, ZipError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ZipError::Empty);
        }
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let (five, four) = match text.split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}']) {
            Some(parts) => parts,
            None if text.len() == 9 && is_number(text) => text.split_at(5),
            None => (text, "0000"),
        };
        if !is_number(five) || !is_number(four) {
            return Err(ZipError::NotDigits);
        }
        if five.len() != 5 || four.len() != 4 {
            return Err(ZipError::NotFiveOrNineDigits);
        }
        Ok(Self(if text.len() == 5 { five.to_owned() } else { format!("{five}-{four}") }))
    }

    /// The ZIP in its one written form: `10001` or `10001-1234`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first five digits, which name the delivery area.
    pub fn five(&self) -> &str {
        self.0.get(..5).unwrap_or_default()
    }

    /// The first three digits, which name the sorting centre.
    pub fn prefix(&self) -> &str {
        self.0.get(..3).unwrap_or_default()
    }
}

impl fmt::Display for Zip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("10001", "10001")]
    #[case("  00901\t", "00901")]
    #[case("10001-1234", "10001-1234")]
    #[case("10001\u{2011}1234", "10001-1234")]
    #[case("100011234", "10001-1234")]
    #[case("00000", "00000")]
    fn five_or_nine_digits_are_a_zip(#[case] typed: &str, #[case] written: &str) {
        let zip = Zip::parse(typed).unwrap();
        assert_eq!(zip.as_str(), written);
        assert_eq!(zip.to_string(), written);
        assert_eq!(zip.five(), &written[..5]);
        assert_eq!(zip.prefix(), &written[..3]);
    }

    #[rstest]
    #[case("", ZipError::Empty)]
    #[case("   ", ZipError::Empty)]
    #[case("1000", ZipError::NotFiveOrNineDigits)]
    #[case("100012", ZipError::NotFiveOrNineDigits)]
    #[case("1000112345", ZipError::NotFiveOrNineDigits)]
    #[case("10001-", ZipError::NotFiveOrNineDigits)]
    #[case("10001-123", ZipError::NotFiveOrNineDigits)]
    #[case("1000-11234", ZipError::NotFiveOrNineDigits)]
    #[case("-", ZipError::NotFiveOrNineDigits)]
    #[case("10001-12-34", ZipError::NotDigits)]
    #[case("SW1A 1AA", ZipError::NotDigits)]
    #[case("1000l", ZipError::NotDigits)]
    #[case("10001 1234", ZipError::NotDigits)]
    #[case::full_width("１０００１", ZipError::NotDigits)]
    #[case::arabic_indic("١٠٠٠١", ZipError::NotDigits)]
    #[case::nine_bytes("１００", ZipError::NotDigits)]
    fn anything_else_is_not(#[case] typed: &str, #[case] error: ZipError) {
        assert_eq!(Zip::parse(typed), Err(error));
    }

    proptest! {
        #[test]
        fn reading_what_was_written_changes_nothing(typed in "[0-9]{5}(-?[0-9]{4})?") {
            let zip = Zip::parse(&typed).unwrap();
            prop_assert_eq!(Zip::parse(zip.as_str()), Ok(zip.clone()));
            prop_assert_eq!(zip.five(), &typed[..5]);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,12}") {
            let _ = Zip::parse(&text);
        }
    }
}
