//! The messages are plain: none has a word that a plain-language list replaces, none of the public's has a sentence that
//! is too long, and times and telephone numbers are typed as the program and people write them.

use crate::locales::files;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use infopass::view::dates::Dates;
use infopass::view::language::Language;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A message or one of its attributes, in one of the ways it can read.
struct Reading {
    /// The name of its file, without its ending.
    file: String,
    key: String,
    text: String,
}

/// A word or phrase that no message uses, and what to say instead.
struct Replaced {
    word: String,
    plainer: String,
}

/// Words of the lists that a message needs all the same: language, message, word, and why.
const NEEDED: [(&str, &str, &str, &str); 4] = [
    ("en", "notice-bring-id", "permit", "the noun: a work permit is what the document is called"),
    ("en", "questions-bring-id", "permit", "the noun: a work permit is what the document is called"),
    ("es", "api-unauthorized-title", "iniciado", "the set phrase for logging in, which desks know from every program"),
    ("es", "api-unauthorized-detail", "inicie", "the set phrase for logging in, which desks know from every program"),
];

/// The most words of a sentence. English: 25, by GOV.UK ("Sentence length: why 25 words is our limit",
/// insidegovuk.blog.gov.uk, 4 August 2014). Spanish says the same with more words ("número de confirmación" has three,
/// "confirmation number" two), so its bound is 30: that of the Manual de estilo de lenguaje claro of the Gobierno de
/// Aragón, as the programs that follow it quote it.
const LONGEST: [(&str, usize); 2] = [("en", 25), ("es", 30)];

/// Beginnings of the files that the public does not read: the desk's, programs', and the laboratory's.
const NOT_PUBLIC: [&str; 6] = ["desk", "api", "lab", "comparison", "measures", "scenarios"];

/// What a caller may say: words that the voice understands, which nobody is given to read.
const UNDERSTOOD: &str = "call-words-";

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Every reading of every message of a language.
fn readings(language: &str) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (path, source) in files(&root("locales").join(language), "ftl") {
        let file = Path::new(&path).file_stem().unwrap().to_str().unwrap().to_owned();
        let resource =
            fluent_syntax::parser::parse(source.as_str()).unwrap_or_else(|(_, why)| panic!("{path}: {why:?}"));
        for entry in resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name, message.value, message.attributes),
                Entry::Term(term) => (term.id.name, Some(term.value), term.attributes),
                _ => continue,
            };
            let patterns = value.into_iter().chain(attributes.into_iter().map(|attribute| attribute.value));
            let texts = patterns.flat_map(|pattern| ways(&pattern));
            readings.extend(texts.filter(|_| !key.starts_with(UNDERSTOOD)).map(|text| Reading {
                file: file.clone(),
                key: key.to_owned(),
                text,
            }));
        }
    }
    assert!(readings.len() > 1000, "{language} has {} readings", readings.len());
    readings
}

/// The ways a pattern can read: one for each choice of its variants. What is filled in counts as one word.
fn ways(pattern: &Pattern<&str>) -> Vec<String> {
    let mut ways = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => ways_of(expression),
        };
        ways = ways.iter().flat_map(|way| parts.iter().map(move |part| format!("{way}{part}"))).collect();
    }
    ways
}

fn ways_of(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Select { variants, .. } => variants.iter().flat_map(|variant| ways(&variant.value)).collect(),
        Expression::Inline(InlineExpression::StringLiteral { value }) => vec![(*value).to_owned()],
        Expression::Inline(InlineExpression::Placeable { expression }) => ways_of(expression),
        Expression::Inline(_) => vec!["{}".to_owned()],
    }
}

/// The list of a language.
fn list(language: &str) -> Vec<Replaced> {
    let path = root("tests/words").join(format!("plain_{language}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .flat_map(|line| {
            let (words, plainer) = line.split_once(" = ").unwrap_or_else(|| panic!("{}: {line}", path.display()));
            words.split(", ").map(|word| Replaced { word: plain(word), plainer: plainer.to_owned() })
        })
        .collect()
}

/// In small letters, with each space or line break one plain space.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `text` has `word` as whole words; both as [`plain`] gives them.
fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// The sentences of a text, by the marks that end them; the periods of "a.m.", "a. m." and "U.S." end none.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![Vec::new()];
    for word in text.split_whitespace() {
        sentences.last_mut().unwrap().push(word);
        let bare = word.trim_end_matches(['”', '"', ')']);
        let short = ["a.", "p.", "m.", "a.m.", "p.m.", "U.S."].contains(&bare);
        if bare.ends_with(['.', '?', '!']) && !short {
            sentences.push(Vec::new());
        }
    }
    sentences.into_iter().map(|words| words.join(" ")).collect()
}

/// How many words a sentence has; a sign alone is none.
fn count(sentence: &str) -> usize {
    sentence.split(' ').filter(|word| *word == "{}" || word.contains(char::is_alphanumeric)).count()
}

/// A time typed in a text.
struct Clock {
    hour: i8,
    minute: Option<i8>,
    after_noon: bool,
    typed: String,
}

/// The clock times typed in a text, in any of the ways in which people write them.
fn clock_times(text: &str) -> Vec<Clock> {
    let starts = text.char_indices().filter(|(at, c)| {
        let before = text[..*at].chars().next_back();
        c.is_ascii_digit() && !before.is_some_and(|before| before.is_ascii_digit() || before == ':')
    });
    starts.filter_map(|(at, _)| clock_time(&text[at..])).collect()
}

/// The clock time that a text begins with.
fn clock_time(text: &str) -> Option<Clock> {
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let digits = &text[..text.len() - letters.len()];
    let half = letters.trim_start();
    let after_noon = half.starts_with(['p', 'P']);
    let rest = half.strip_prefix(['a', 'A', 'p', 'P'])?;
    let rest = match rest.strip_prefix('.') {
        Some(dotted) => dotted.trim_start().strip_prefix(['m', 'M']).map(|rest| rest.strip_prefix('.').unwrap_or(rest)),
        None => rest.strip_prefix(['m', 'M']),
    }?;
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let (hour, minute) = digits.split_once(':').map_or((digits, None), |(hour, minute)| (hour, Some(minute)));
    let minute = minute.map(|minute| minute.parse().unwrap());
    let typed = text[..text.len() - rest.len()].to_owned();
    Some(Clock { hour: hour.parse().unwrap(), minute, after_noon, typed })
}

#[test]
fn no_message_has_a_word_that_the_plain_language_list_of_its_language_replaces() {
    let mut needed: BTreeSet<_> = NEEDED.iter().map(|(language, key, word, _)| (*language, *key, *word)).collect();
    let mut found = BTreeSet::new();
    for language in Language::all().map(Language::code) {
        let list = list(language);
        for Reading { key, text, .. } in readings(language) {
            let text = plain(&text);
            for Replaced { word, plainer } in list.iter().filter(|replaced| has(&text, &replaced.word)) {
                let exception = NEEDED.iter().find(|entry| (entry.0, entry.1, entry.2) == (language, &key, word));
                match exception {
                    Some(entry) => drop(needed.remove(&(entry.0, entry.1, entry.2))),
                    None => drop(found.insert(format!("{language}: {key}: “{word}”; say: {plainer}"))),
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(needed.is_empty(), "exceptions that no longer apply: {needed:?}");
}

#[test]
fn the_lists_are_long_name_their_source_and_have_each_word_once() {
    for language in Language::all().map(Language::code) {
        let mut words = BTreeSet::new();
        for Replaced { word, .. } in list(language) {
            assert!(words.insert(word.clone()), "{language}: “{word}” is there twice");
        }
        assert!(words.len() >= 300, "{language}: {} words and phrases", words.len());
        let source = std::fs::read_to_string(root("tests/words").join(format!("plain_{language}.txt"))).unwrap();
        assert!(source.contains("commit ") && source.contains("github.com/"), "{language}: no source");
    }
}

#[test]
fn no_sentence_that_the_public_reads_is_too_long() {
    let mut found = BTreeSet::new();
    for language in Language::all().map(Language::code) {
        let (_, longest) = LONGEST.iter().find(|(code, _)| *code == language).expect("each language has its bound");
        for Reading { file, key, text } in readings(language) {
            if NOT_PUBLIC.iter().any(|beginning| file.starts_with(beginning)) {
                continue;
            }
            let long = sentences(&text).into_iter().filter(|sentence| count(sentence) > *longest);
            found.extend(long.map(|sentence| format!("{language}: {key}: {} words: {sentence}", count(&sentence))));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn times_in_messages_are_typed_as_the_program_writes_them() {
    for language in Language::all() {
        let dates = Dates::of(language).unwrap();
        let mut seen = 0;
        for Reading { key, text, .. } in readings(language.code()) {
            for Clock { hour, minute, after_noon, typed } in clock_times(&text) {
                let hours = hour % 12 + if after_noon { 12 } else { 0 };
                let written = dates.time(jiff::civil::time(hours, minute.unwrap_or(0), 0, 0));
                let written = if minute.is_none() { written.replace(":00", "") } else { written };
                assert_eq!(typed, written, "{}: {key}", language.code());
                seen += 1;
            }
        }
        assert!(seen >= 5, "{}: {seen} times were found", language.code());
    }
}

#[test]
fn telephone_numbers_in_messages_are_grouped_with_hyphens_that_no_line_breaks_at() {
    for language in Language::all().map(Language::code) {
        let mut seen = 0;
        for Reading { key, text, .. } in readings(language) {
            let of_a_number = |c: char| c.is_alphanumeric() || "()-\u{2011}+.".contains(c);
            let tokens = text.split(|c| !of_a_number(c)).map(|token| token.trim_matches(['.', '-']));
            for token in tokens.clone().filter(|token| token.contains('-') && !token.contains(char::is_alphabetic)) {
                let date: Vec<usize> = token.split('-').map(str::len).collect();
                assert!(date == [4, 2, 2], "{language}: {key}: a line may break inside {token}");
            }
            for token in tokens.filter(|token| token.chars().count() >= 10 && !token.contains(char::is_alphabetic)) {
                let groups: Vec<usize> = token.split('\u{2011}').map(str::len).collect();
                let number = groups == [3, 3, 4] || groups == [1, 3, 3, 4];
                assert!(number || groups == [5, 4] || token.contains('-'), "{language}: {key}: {token}");
                seen += usize::from(number);
            }
        }
        assert!(seen >= 4, "{language}: {seen} numbers were found");
    }
}

#[test]
fn the_rules_find_what_they_look_for() {
    assert!(has(&plain("Please COMMENCE at\u{a0}once."), "commence at once"));
    assert!(!has("commencement", "commence") && !has("recommence", "commence") && !has("según", "seg"));
    assert_eq!(sentences("At 8 a.m. Eastern time. A las 8 a. m., hora.").len(), 3);
    assert_eq!(count("One – two {} three."), 4);
    let times = clock_times("From 8 a.m. to 12:01\u{202f}PM, 9:30 a. m. 10 amid 5 apples.");
    let typed: Vec<&str> = times.iter().map(|time| time.typed.as_str()).collect();
    assert_eq!(typed, ["8 a.m.", "12:01\u{202f}PM", "9:30 a. m."]);
    assert_eq!((times[1].hour, times[1].minute, times[1].after_noon), (12, Some(1), true));
}
