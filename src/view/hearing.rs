//! What somebody says to the voice system, in the words of a language: which of several meanings it has. The phrases
//! are messages, separated by commas.

use super::language::Language;
use super::words;
use icu_normalizer::DecomposingNormalizer;

/// The meaning of which the longest phrase is said; none if no phrase is, or two as long of different meanings.
pub fn meaning<T: Copy + PartialEq>(
    language: Language,
    said: &str,
    meanings: impl IntoIterator<Item = (T, String)>,
) -> Option<T> {
    let said = format!(" {} ", folded(said));
    let mut best: Option<(usize, Option<T>)> = None;
    for (meaning, key) in meanings {
        let phrases = words::plain(language, &key);
        for phrase in phrases.split(',').map(folded).filter(|phrase| !phrase.is_empty()) {
            if !said.contains(&format!(" {phrase} ")) {
                continue;
            }
            best = match best {
                Some((length, _)) if phrase.len() < length => best,
                Some((length, of)) if phrase.len() == length => Some((length, of.filter(|of| *of == meaning))),
                _ => Some((phrase.len(), Some(meaning))),
            };
        }
    }
    best.and_then(|(_, meaning)| meaning)
}

/// The one of several labels that is meant: said whole, or the only one that has what was said in it.
pub fn label<'a, T>(language: Language, said: &str, labels: impl Iterator<Item = (&'a T, String)>) -> Option<&'a T> {
    let said = folded(said);
    if said.chars().count() < LABEL_LETTERS_MIN {
        return None;
    }
    let mut found = None;
    for (thing, key) in labels {
        let label = folded(&words::plain(language, &key));
        if said.contains(&label) {
            return Some(thing);
        }
        if label.contains(&said) && found.replace(thing).is_some() {
            return None;
        }
    }
    found
}

/// Fewer letters tell no label from another.
const LABEL_LETTERS_MIN: usize = 3;

/// Small letters and digits without accents, words apart by one space.
fn folded(text: &str) -> String {
    let bare: String = DecomposingNormalizer::new_nfkd()
        .normalize(text)
        .chars()
        .filter(|c| !('\u{300}'..='\u{36F}').contains(c) && !matches!(c, '\'' | '\u{2019}'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    bare.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const PURPOSES: [&str; 7] = ["status", "forms", "times", "address", "not-delivered", "appointment", "operator"];

    #[rstest]
    #[case("en", "What is my CASE status?", Some("status"))]
    #[case("en", "My green card never came", Some("not-delivered"))]
    #[case("en", "infopass", Some("appointment"))]
    #[case("en", "Operator!", Some("operator"))]
    #[case("en", "an operator about an appointment", Some("appointment"))]
    #[case("en", "I moved", Some("address"))]
    #[case("en", "how long does it take", Some("times"))]
    #[case("en", "my cat", None)]
    #[case("en", "", None)]
    #[case("es", "el estatus de mi caso", Some("status"))]
    #[case("es", "No me llegó la TARJETA", Some("not-delivered"))]
    #[case("es", "quiero una cita", Some("appointment"))]
    #[case("es", "direccion", Some("address"))]
    #[case("es", "gato", None)]
    fn a_caller_is_understood_in_words_of_their_own(
        #[case] code: &str,
        #[case] said: &str,
        #[case] heard: Option<&str>,
    ) {
        let language = Language::parse(code).unwrap();
        let meanings = PURPOSES.map(|purpose| (purpose, format!("call-words-{purpose}")));
        assert_eq!(meaning(language, said, meanings), heard);
    }

    #[test]
    fn a_plain_no_is_a_no_where_the_menu_can_be_asked_for_too() {
        for code in ["en", "es"] {
            let words = ["yes", "no", "menu"].map(|word| (word, format!("call-words-{word}")));
            assert_eq!(meaning(Language::parse(code).unwrap(), "No.", words), Some("no"), "{code}");
        }
    }

    #[test]
    fn a_label_is_meant_by_a_part_that_no_other_has() {
        let english = Language::english();
        let labels = [("month-1", 1), ("month-6", 6), ("month-7", 7)];
        let meant = |said: &str| label(english, said, labels.iter().map(|(key, n)| (n, (*key).to_owned()))).copied();
        assert_eq!(
            [meant("JANUARY please"), meant("jul"), meant("ju"), meant("uly")],
            [Some(1), Some(7), None, Some(7)]
        );
    }
}
