//! People's names in any script: what is accepted, how it is kept, and how two spellings are found to be the same.
//!
//! A name is shown as typed (NFC, single spaces) and compared folded. Which field is wrong is the caller's business.

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizer, DecomposingNormalizer};
use icu_properties::props::{EnumeratedProperty, GeneralCategory, GeneralCategoryGroup};
use thiserror::Error;

/// Longest given or family name, in characters. The longest legal name on a US passport field is 84 positions.
pub const NAME_CHARS_MAX: usize = 100;

/// A given or family name as typed: letters and marks of any script, spaces, apostrophes, hyphens, periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// Why a name is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NameError {
    /// Nothing but spaces was typed.
    #[error("the name is empty")]
    Empty,
    /// More than [`NAME_CHARS_MAX`] characters.
    #[error("the name is longer than {NAME_CHARS_MAX} characters")]
    TooLong,
    /// A digit, an emoji, a control character or another sign that names do not have; or no letter at all.
    #[error("the name has a character that is not a letter")]
    NotLetters,
}

impl Name {
    /// Accepts a name of letters and marks with at least one letter; spaces are trimmed and folded into one.
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        // Direction marks come along with right-to-left text from phones' keyboards; they are not part of a name.
        let visible: String = typed.chars().filter(|c| !is_direction_mark(*c)).collect();
        let spaced = visible.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let name = ComposingNormalizer::new_nfc().normalize(&spaced).into_owned();
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().count() > NAME_CHARS_MAX {
            return Err(NameError::TooLong);
        }
        let allowed = name.chars().all(|c| is_letter(c) || is_mark(c) || is_joiner(c) || separates(c) || elided(c));
        if !allowed || !name.chars().any(is_letter) {
            return Err(NameError::NotLetters);
        }
        Ok(Self(name))
    }

    /// The name as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name's words without case, marks, apostrophes and periods; a hyphen parts two words.
    pub fn folded_words(&self) -> Vec<String> {
        let decomposed = DecomposingNormalizer::new_nfkd().normalize(&self.0).into_owned();
        let folded = CaseMapper::new().fold_string(&decomposed).into_owned();
        let bare: String = DecomposingNormalizer::new_nfkd()
            .normalize(&folded)
            .chars()
            .filter(|c| !is_mark(*c) && !is_joiner(*c) && !elided(*c))
            .map(|c| if separates(c) { ' ' } else { c })
            .collect();
        bare.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }
}

fn group_has(group: GeneralCategoryGroup, c: char) -> bool {
    group.contains(GeneralCategory::for_char(c))
}

fn is_letter(c: char) -> bool {
    group_has(GeneralCategoryGroup::Letter, c)
}

fn is_mark(c: char) -> bool {
    group_has(GeneralCategoryGroup::Mark, c)
}

/// Zero-width (non-)joiner: needed to write some Persian and Indic names.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

/// Spaces and the hyphens that keyboards make.
fn separates(c: char) -> bool {
    matches!(c, ' ' | '\u{00A0}' | '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{30FB}')
}

/// Apostrophes, straight and curly, and periods: written or left out by the same person.
fn elided(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}'
            | '\u{2018}'
            | '\u{02BC}'
            | '\u{02BB}'
            | '\u{02BE}'
            | '\u{02BF}'
            | '`'
            | '\u{00B4}'
            | '\u{05F3}'
            | '.'
            | '\u{00B7}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Ana")]
    #[case("García-López")]
    #[case("O'Brien")]
    #[case("O’Brien")]
    #[case("J. R. R.")]
    #[case("Анна Каренина")]
    #[case("محمد")]
    #[case("שרה")]
    #[case("李小龙")]
    #[case("नरेन्द्र")]
    #[case("می\u{200C}نا")]
    #[case("Jose\u{0301}")]
    fn names_of_any_script_are_accepted(#[case] typed: &str) {
        assert!(Name::parse(typed).is_ok(), "{typed:?}");
    }

    #[rstest]
    #[case("", NameError::Empty)]
    #[case("   ", NameError::Empty)]
    #[case("R2D2", NameError::NotLetters)]
    #[case("12345", NameError::NotLetters)]
    #[case("Ana 😀", NameError::NotLetters)]
    #[case("Ana\0", NameError::NotLetters)]
    #[case("Ana\nMaria", NameError::NotLetters)]
    #[case("Ana\tMaria", NameError::NotLetters)]
    #[case("<b>Ana</b>", NameError::NotLetters)]
    #[case("Ana\u{202E}", NameError::NotLetters)]
    #[case("-", NameError::NotLetters)]
    #[case("٣٤", NameError::NotLetters)]
    fn what_is_no_name_is_refused(#[case] typed: &str, #[case] why: NameError) {
        assert_eq!(Name::parse(typed), Err(why), "{typed:?}");
    }

    #[test]
    fn a_name_may_have_a_hundred_characters_and_no_more() {
        assert!(Name::parse(&"ñ".repeat(NAME_CHARS_MAX)).is_ok());
        assert_eq!(Name::parse(&"n".repeat(NAME_CHARS_MAX + 1)), Err(NameError::TooLong));
    }

    #[rstest]
    #[case("José", "Jose\u{0301}")]
    #[case("JOSÉ", "jose")]
    #[case("O'Brien", "o’brien")]
    #[case("O'Brien", "OBrien")]
    #[case("García-López", "garcia lopez")]
    #[case("ＡＮＡ", "ana")]
    #[case("  Ana   María ", "Ana Maria")]
    #[case("Straße", "STRASSE")]
    #[case("Σίσυφος", "ΣΊΣΥΦΟΣ")]
    #[case("J.R.", "JR")]
    fn spellings_of_the_same_name_fold_to_the_same_words(#[case] one: &str, #[case] other: &str) {
        let words = |typed| Name::parse(typed).unwrap().folded_words();
        assert_eq!(words(one), words(other));
    }

    #[test]
    fn different_names_stay_different() {
        let words = |typed| Name::parse(typed).unwrap().folded_words();
        assert_ne!(words("Ana"), words("Anna"));
        assert_ne!(words("Иванов"), words("Петров"));
    }

    proptest! {
        #[test]
        fn folding_never_depends_on_composition(typed in "[a-zA-ZáéíóúñüÀ-ÿ' .-]{1,40}") {
            if let Ok(name) = Name::parse(&typed) {
                let apart = DecomposingNormalizer::new_nfd().normalize(&typed).into_owned();
                prop_assert_eq!(Name::parse(&apart).map(|n| n.folded_words()), Ok(name.folded_words()));
            }
        }

        #[test]
        fn parsing_never_panics_and_is_stable(typed in any::<String>()) {
            if let Ok(name) = Name::parse(&typed) {
                prop_assert_eq!(Name::parse(name.as_str()), Ok(name));
            }
        }
    }
}
