//! The words of a rule file's keys: under which messages they stand, and which of them a language lacks.
//!
//! What the rules mean and when they hold is `domain::rules`' business.

use super::language::Language;
use super::words;
use crate::domain::rules::{Key, Rules};

/// What a kind is called on the menu.
pub fn kind_key(kind: &Key) -> String {
    format!("kind-{kind}")
}

/// Who needs a kind.
pub fn kind_hint_key(kind: &Key) -> String {
    format!("kind-{kind}-hint")
}

/// What a rule is called in an officer's list.
pub fn rule_key(rule: &Key) -> String {
    format!("rule-{rule}")
}

/// What the person is told by a rule.
pub fn rule_text_key(rule: &Key) -> String {
    format!("rule-{rule}-text")
}

/// What a document is called on a notice.
pub fn document_key(document: &Key) -> String {
    format!("document-{document}")
}

/// What an era is called.
pub fn era_key(era: &Key) -> String {
    format!("era-{era}")
}

/// The message of every key of a rule file, in the file's order.
pub fn keys(rules: &Rules) -> Vec<String> {
    let kinds = rules.kinds.iter().flat_map(|kind| [kind_key(&kind.key), kind_hint_key(&kind.key)]);
    let told = rules.rules.iter().flat_map(|rule| [rule_key(&rule.key), rule_text_key(&rule.key)]);
    let documents = rules.documents.iter().map(document_key);
    let eras = rules.eras.iter().map(|era| era_key(&era.key));
    documents.chain(eras).chain(kinds).chain(told).collect()
}

/// The messages that a rule file needs and a language does not have itself. English would stand in for them on a page,
/// and the person would be told in it why they are refused.
pub fn missing_words(rules: &Rules) -> Vec<(Language, String)> {
    let keys = keys(rules);
    let missing = |language| keys.iter().filter(move |key| !words::has_own(language, key));
    Language::all().flat_map(|language| missing(language).map(move |key| (language, key.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::RULES;

    #[test]
    fn the_built_in_rules_have_all_their_words() {
        let missing = missing_words(&Rules::parse(RULES).unwrap());
        assert!(missing.is_empty(), "{:?}", missing.into_iter().map(|(_, key)| key).collect::<Vec<_>>());
    }

    #[test]
    fn a_key_without_words_is_missing_in_every_language() {
        let mine = RULES.replace("key = \"taken-down\"", "key = \"my-own\"");
        let missing = missing_words(&Rules::parse(&mine).unwrap());
        let expected =
            Language::all().flat_map(|language| ["rule-my-own", "rule-my-own-text"].map(|key| (language, key)));
        assert!(missing.iter().map(|(language, key)| (*language, key.as_str())).eq(expected));
    }
}
