//! The words: the same in every language folder, none missing, none unused, and none anywhere else.

use crate::architecture::{Source, Token, sources};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use infopass::current::voice::{End, Prompt, Step, Wish};
use infopass::data;
use infopass::domain::appointment::Model;
use infopass::domain::birth::BirthError;
use infopass::domain::case::CaseStatus;
use infopass::domain::diary::{Event, Outcome, Stride, What};
use infopass::domain::identifiers::{NumberError, PinError};
use infopass::domain::inquiry::{Channel, Status};
use infopass::domain::office_table::parse_offices;
use infopass::domain::person::{Field, Problem};
use infopass::domain::reason::{Purpose, Reason};
use infopass::domain::rules::Rules;
use infopass::domain::slot::SlotError;
use infopass::view::aloud::DIGIT_KEYS;
use infopass::view::language::Language;
use infopass::view::pages::Page;
use infopass::view::pages::notice::Done;
use infopass::view::pages::outcome::{Failure, TimedOutPage};
use infopass::view::{bring_keys, lab_words, problems, rule_words};
use infopass::web::api::problem::Code;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Names = BTreeSet<String>;

/// A message as far as languages must agree on it.
#[derive(Default, PartialEq, Eq, Debug)]
struct Shape {
    has_value: bool,
    variables: Names,
    attributes: BTreeMap<String, Names>,
    /// Messages and terms that it is made of.
    parts: Names,
    /// All its words.
    text: String,
}

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// The files of a folder and its folders, by path.
pub fn files(folder: &Path, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push((path.to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// Every message of a language; a term's name begins with a hyphen.
fn messages(language: &str) -> BTreeMap<String, Shape> {
    let mut messages = BTreeMap::new();
    for (path, text) in files(&root("locales").join(language), "ftl") {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, why)| panic!("{path}: {why:?}"));
        for entry in resource.body {
            let (name, value, attributes) = match entry {
                Entry::Message(message) => (message.id.name.to_owned(), message.value, message.attributes),
                Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
                Entry::Junk { content } => panic!("{path}: {content}"),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            };
            let mut shape = Shape { has_value: value.is_some(), ..Shape::default() };
            if let Some(value) = &value {
                read_pattern(value, &mut shape);
            }
            for attribute in &attributes {
                let mut inner = Shape::default();
                read_pattern(&attribute.value, &mut inner);
                shape.text.push_str(&inner.text);
                shape.parts.extend(inner.parts);
                shape.attributes.insert(attribute.id.name.to_owned(), inner.variables);
            }
            assert!(messages.insert(name.clone(), shape).is_none(), "{path}: `{name}` is there twice");
        }
    }
    assert!(!messages.is_empty(), "{language} has no messages");
    messages
}

fn read_pattern(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => shape.text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, shape),
        }
    }
}

fn read_expression(expression: &Expression<&str>, shape: &mut Shape) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, shape),
        Expression::Select { selector, variants } => {
            read_inline(selector, shape);
            for variant in variants {
                read_pattern(&variant.value, shape);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, shape: &mut Shape) {
    let mut read_arguments = |arguments: &CallArguments<&str>| {
        arguments.positional.iter().for_each(|inline| read_inline(inline, shape));
        arguments.named.iter().for_each(|named| read_inline(&named.value, shape));
    };
    match inline {
        InlineExpression::VariableReference { id } => drop(shape.variables.insert(id.name.to_owned())),
        InlineExpression::StringLiteral { value } => shape.text.push_str(value),
        InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::FunctionReference { arguments, .. } => read_arguments(arguments),
        InlineExpression::MessageReference { id, .. } => drop(shape.parts.insert(id.name.to_owned())),
        InlineExpression::TermReference { id, arguments, .. } => {
            arguments.iter().for_each(read_arguments);
            shape.parts.insert(format!("-{}", id.name));
        }
        InlineExpression::Placeable { expression } => read_expression(expression, shape),
    }
}

/// The name under which a value stands in a template: that of its JSON.
fn name(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Keys that templates put together from values, computed from the values.
fn composed_keys() -> Names {
    let mut keys: Names = (1..=12).map(|month| format!("month-{month}")).collect();
    for reason in Reason::ALL {
        keys.extend([format!("reason-{}", reason.as_str()), format!("reason-{}-hint", reason.as_str())]);
        keys.extend(bring_keys(&Purpose::Menu(reason), &[]));
    }
    keys.extend(rule_words::keys(&Rules::parse(data::RULES).unwrap()));
    keys.extend(lab_words::keys());
    keys.extend(DIGIT_KEYS.map(str::to_owned));
    keys.extend((1..=7).map(|day| format!("comparison-weekday-{day}")));
    keys.extend(Done::ALL.map(|did| format!("notice-did-{}", did.as_str())));
    keys.extend(Event::ALL.map(|event| format!("lab-event-{}", event.as_str())));
    keys.extend(What::ALL.map(|what| format!("lab-what-{}", what.as_str())));
    keys.extend(Outcome::ALL.map(|outcome| format!("lab-outcome-{}", outcome.as_str())));
    keys.extend(Stride::ALL.map(|stride| format!("lab-stride-{}", stride.as_str())));
    keys.extend(Model::ALL.map(|model| format!("lab-model-{}", model.as_str())));
    keys.extend(["portal", "call", "request", "walk-in"].map(|to| format!("lab-go-{to}")));
    keys.extend(
        ["days", "replications", "seed"]
            .iter()
            .flat_map(|of| ["", "-hint"].map(|end| format!("lab-compare-{of}{end}"))),
    );
    keys.extend(["html", "json", "csv"].map(|format| format!("lab-run-file-{format}")));
    keys.extend(contact_keys());
    let outcomes = Failure::ALL.map(|failure| format!("failure-{}", name(failure))).into_iter();
    let timed_out = TimedOutPage::samples().into_iter().map(|page| format!("timed-out-{}", name(page.what)));
    for stem in outcomes.chain(timed_out) {
        keys.extend(["title", "text", "next"].map(|part| format!("{stem}-{part}")));
    }
    let problems = Code::ALL.map(|code| format!("api-{}", code.as_str()));
    keys.extend(problems.iter().flat_map(|stem| ["title", "detail"].map(|part| format!("{stem}-{part}"))));
    // Every state there is, since `--offices` may have offices where the built-in table has none.
    let states = data::JURISDICTIONS.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned());
    let offices = parse_offices(data::OFFICES).unwrap();
    keys.extend(states.chain(offices.into_iter().map(|office| office.state)).map(|state| format!("state-{state}")));
    keys
}

/// Those of the contact centre's pages.
fn contact_keys() -> Names {
    let mut keys = Names::new();
    let steps = [Step::Purpose, Step::Receipt, Step::Settled, Step::Kind, Step::Urgent, Step::Evidence, Step::Details];
    let steps = steps.into_iter().chain(End::ALL.map(Step::Ended));
    keys.extend(steps.map(|step| format!("call-step-{}", step.as_str())));
    keys.extend(Prompt::ALL.map(|prompt| format!("call-says-{}", prompt.as_str())));
    keys.extend(["voice", "operator", "you"].map(|who| format!("call-who-{who}")));
    for wish in Wish::ALL {
        keys.extend(["option", "words"].map(|part| format!("call-{part}-{}", wish.as_str())));
    }
    keys.extend(["primary", "other"].map(|group| format!("contact-group-{group}")));
    keys.extend(Channel::ALL.map(|channel| format!("status-channel-{}", channel.as_str())));
    let at_door = ["waiting", "scheduled", "refused", "closed"].map(|name| format!("walk-in-{name}"));
    let by_phone = Status::ALL.map(|status| status.as_str().to_owned());
    for stand in by_phone.into_iter().chain(at_door).chain(["overdue".to_owned()]) {
        keys.extend(["stand", "next"].map(|part| format!("status-{part}-{stand}")));
    }
    keys.extend(
        ["visit", "then"].iter().flat_map(|part| ["cancelled", "past"].map(|end| format!("status-{part}-{end}"))),
    );
    keys.extend(["text-sent", "reached", "missed"].map(|outcome| format!("status-attempt-{outcome}")));
    keys
}

/// Keys of what is said of a case, each with its number.
fn case_keys() -> Names {
    let known = CaseStatus::ALL.map(|status| format!("call-case-{}", status.as_str()));
    known.into_iter().chain(["call-case-unknown".to_owned()]).collect()
}

/// Keys of what can be wrong with a field, as the pages give them. Samples do not count: they would keep alive what
/// nothing says any more.
fn error_keys() -> Names {
    let mut keys: Names = problems::every_details_error().into_iter().map(|error| error.key).collect();
    let slots = [SlotError::Empty, SlotError::NoSuchTime, SlotError::TooSoon, SlotError::NotOpenYet];
    keys.extend(slots.map(|why| problems::slot_key(why).to_owned()));
    let numbers = [NumberError::Empty, NumberError::Shape, NumberError::CheckDigit];
    keys.extend(numbers.map(|why| problems::number_key(why).to_owned()));
    keys.extend(numbers.map(|why| problems::item_number_key(why).to_owned()));
    keys.extend([PinError::Empty, PinError::Shape].map(|why| problems::pin_key(why).to_owned()));
    let web = sources().into_iter().filter(|source| source.path.starts_with("web/"));
    keys.extend(web.flat_map(|source| texts(&source)).filter(|text| text.starts_with("error-")));
    keys
}

/// The text literals of a source.
fn texts(source: &Source) -> Vec<String> {
    let text = |token: &Token| match token {
        Token::Text(text) => Some(text.clone()),
        Token::Word(_) | Token::Sign(_) => None,
    };
    source.tokens.iter().filter_map(text).collect()
}

/// A message named in a template, with the arguments it is given there.
struct Call {
    path: String,
    key: String,
    /// `None` if the message is named for a component, which gives no arguments.
    arguments: Names,
}

/// Every literal `key="…"` of the templates.
fn calls() -> Vec<Call> {
    let mut calls = Vec::new();
    for (path, text) in files(&root("templates"), "html") {
        let text = without_comments(&text);
        for (at, _) in text.match_indices("key=\"") {
            let literal = &text[at + 5..];
            let (key, after) = literal.split_once('"').unwrap();
            if after.trim_start().starts_with('~') {
                continue; // The beginning of a composed key.
            }
            let call = text[..at].ends_with("t(");
            let arguments = if call { argument_names(&text[at - 2..]) } else { Names::new() };
            calls.push(Call { path: path.clone(), key: key.to_owned(), arguments });
        }
    }
    assert!(calls.len() > 100);
    calls
}

fn without_comments(template: &str) -> String {
    let mut parts = template.split("{#");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("#}").expect("a comment ends").1)
}

/// The names of the arguments of `t(key="…", date=page.date, …)…`, but for `key` and `lang`.
fn argument_names(call: &str) -> Names {
    let (mut depth, mut in_text, mut word) = (0, false, String::new());
    let mut names = Names::new();
    for c in call.chars() {
        match c {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '=' if depth == 1 && !word.is_empty() => drop(names.insert(std::mem::take(&mut word))),
            c if c.is_alphanumeric() || c == '_' => word.push(c),
            _ => word.clear(),
        }
        if depth == 0 && c == ')' {
            break;
        }
        if !(c.is_alphanumeric() || c == '_') {
            word.clear();
        }
    }
    names.retain(|name| name != "key" && name != "lang");
    names
}

#[test]
fn every_language_has_the_same_messages_attributes_and_variables() {
    let english = messages("en");
    assert!(Language::all().count() >= 2);
    for language in Language::all() {
        let other = messages(language.code());
        let (ours, theirs): (Names, Names) = (english.keys().cloned().collect(), other.keys().cloned().collect());
        let missing: Vec<_> = ours.symmetric_difference(&theirs).collect();
        assert!(missing.is_empty(), "in one of en and {} only: {missing:?}", language.code());
        for (key, shape) in &other {
            let ours = &english[key];
            assert_eq!(shape.has_value, ours.has_value, "{}: {key}", language.code());
            assert_eq!(shape.variables, ours.variables, "{}: {key}", language.code());
            assert_eq!(shape.attributes, ours.attributes, "{}: {key}", language.code());
        }
    }
}

#[test]
fn the_languages_of_the_pages_are_the_folders() {
    let folders: Names = std::fs::read_dir(root("locales"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(Language::all().map(|language| language.code().to_owned()).collect::<Names>(), folders);
    // Files too: who looks for a message finds it in the file of the same name.
    let names = |language: &str| -> Names {
        let files = files(&root("locales").join(language), "ftl");
        files.iter().map(|(path, _)| Path::new(path).file_name().unwrap().to_str().unwrap().to_owned()).collect()
    };
    for language in Language::all() {
        assert_eq!(names(language.code()), names("en"));
    }
}

#[test]
fn no_message_is_unused() {
    let messages = messages("en");
    let mut used = composed_keys();
    used.extend(case_keys());
    used.extend(error_keys());
    used.extend(calls().into_iter().map(|call| call.key));
    let outside_of_samples =
        |source: &Source, text: &String| !(source.path.starts_with("view/pages/") && text.starts_with("error-"));
    for source in sources() {
        used.extend(texts(&source).into_iter().filter(|text| outside_of_samples(&source, text)));
    }
    used.extend(messages.values().flat_map(|shape| shape.parts.iter().cloned()));
    let unused: Vec<&String> = messages.keys().filter(|key| !used.contains(*key)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

#[test]
fn every_message_that_is_named_exists_and_gets_its_arguments() {
    let messages = messages("en");
    for Call { path, key, arguments } in calls() {
        let shape = messages.get(&key).unwrap_or_else(|| panic!("{path}: there is no message `{key}`"));
        let mut variables = shape.variables.clone();
        variables.extend(shape.parts.iter().flat_map(|part| messages[part].variables.clone()));
        assert_eq!(arguments, variables, "{path}: arguments of `{key}`");
    }
}

#[test]
fn every_composed_key_and_every_error_has_a_message_without_arguments() {
    let messages = messages("en");
    for key in composed_keys().into_iter().chain(error_keys()) {
        let shape = messages.get(&key).unwrap_or_else(|| panic!("there is no message `{key}`"));
        assert_eq!(shape.variables, Names::new(), "{key}");
    }
}

/// What the names of the rule file's messages begin with.
const RULE_STEMS: [&str; 4] = ["rule-", "kind-", "document-", "era-"];

#[test]
fn every_key_of_the_rules_has_its_words_in_every_language_and_no_words_are_left_over() {
    let keys = rule_words::keys(&Rules::parse(data::RULES).unwrap());
    let wanted: Names = keys.iter().cloned().collect();
    assert_eq!(wanted.len(), keys.len(), "two keys of the rule file have the same message");
    for language in Language::all() {
        let messages = messages(language.code());
        let of_rules = messages.into_keys().filter(|key| RULE_STEMS.iter().any(|stem| key.starts_with(stem)));
        let found: Names = of_rules.collect();
        let differ: Vec<_> = wanted.symmetric_difference(&found).collect();
        assert!(differ.is_empty(), "in the rule file or in the words of {} only: {differ:?}", language.code());
    }
}

#[test]
fn the_list_of_errors_is_whole() {
    // What `view::problems` can say at all, read from its source, is what `error_keys` lists: a new variant that
    // nobody added to a list is found here.
    let source = sources().into_iter().find(|source| source.path == "view/problems.rs").unwrap();
    let listed = error_keys();
    let mut written = 0;
    for text in texts(&source).into_iter().filter(|text| text.starts_with("error-") && !text.contains('{')) {
        assert!(listed.contains(&text), "view::problems says `{text}`, which no list of errors has");
        written += 1;
    }
    assert!(written > 15, "{written} keys were found in view/problems.rs");
    let too_long =
        problems::details_error(Language::english(), (Field::DateOfBirth, Problem::Birth(BirthError::TooLongAgo)));
    assert!(listed.contains(&too_long.key));
}

#[test]
fn no_message_has_html_in_it_and_none_is_empty() {
    for language in Language::all() {
        for (key, shape) in messages(language.code()) {
            let entity = shape.text.split('&').skip(1).any(|rest| {
                let name = rest.split(';').next().unwrap_or_default();
                rest.contains(';') && name.chars().all(|c| c.is_alphanumeric() || c == '#') && name.len() > 1
            });
            let html = shape.text.contains(['<', '>']) || entity;
            assert!(!html, "{}: {key} has HTML: {}", language.code(), shape.text);
            let says = !shape.text.trim().is_empty() || !shape.variables.is_empty() || !shape.parts.is_empty();
            assert!(says, "{}: {key} says nothing", language.code());
        }
    }
}

/// Attributes whose value is read by people.
const SPOKEN: [&str; 7] = ["aria-label", "aria-description", "title", "alt", "placeholder", "label", "summary"];

/// A template with each tag of tera's replaced by nothing, and the text literals inside those tags.
fn without_tera(template: &str) -> (String, Vec<String>) {
    let template = without_comments(template);
    let mut rest = template.as_str();
    let (mut html, mut literals) = (String::new(), Vec::new());
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        html.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("{{") { "}}" } else { "%}" };
        let mut inside = &rest[at + 2..];
        while let Some(quote) = inside.find('"').filter(|quote| inside.find(end).is_some_and(|close| *quote < close)) {
            let (literal, after) = inside[quote + 1..].split_once('"').expect("a text ends");
            literals.push(literal.to_owned());
            inside = after;
        }
        inside = inside.split_once(end).expect("a tag ends").1;
        rest = inside;
    }
    html.push_str(rest);
    (html, literals)
}

/// HTML cut into what stands between tags and what stands in them.
fn cut(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut between, mut tags) = (Vec::new(), Vec::new());
    let (mut in_tag, mut in_value, mut part) = (false, false, String::new());
    for c in html.chars() {
        match c {
            '<' if !in_tag => {
                between.push(std::mem::take(&mut part));
                in_tag = true;
            }
            '>' if in_tag && !in_value => {
                tags.push(std::mem::take(&mut part));
                in_tag = false;
            }
            c => {
                in_value ^= in_tag && c == '"';
                part.push(c);
            }
        }
    }
    assert!(!in_tag, "a tag does not end: {part}");
    between.push(part);
    (between, tags)
}

fn has_letter(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[test]
fn templates_have_no_words() {
    for (path, text) in files(&root("templates"), "html") {
        let (html, literals) = without_tera(&text);
        let (between, tags) = cut(&html);
        for words in between {
            let words = words.replace("&nbsp;", " ");
            assert!(!has_letter(&words), "{path}: {words:?}");
        }
        for tag in tags {
            for attribute in SPOKEN {
                for (at, _) in tag.match_indices(&format!(" {attribute}=\"")) {
                    let value = tag[at..].split('"').nth(1).unwrap_or_default();
                    assert!(!has_letter(value), "{path}: {attribute}={value:?}");
                }
            }
        }
        for literal in literals {
            let words = literal.split_whitespace().filter(|word| has_letter(word)).count();
            assert!(words < 2, "{path}: {literal:?}");
        }
    }
}

#[test]
fn templates_are_read_as_tera_reads_them() {
    let (html, literals) =
        without_tera(r#"<p a="{{ t(key="}} >") }}">{# no "words #}{% if a == "x y" %} ok {% endif %}</p>"#);
    assert_eq!(html, r#"<p a=""> ok </p>"#);
    assert_eq!(literals, ["}} >", "x y"]);
    let (between, tags) = cut(&html);
    assert_eq!((between.concat().as_str(), tags.len()), (" ok ", 2));
    let names = argument_names(r#"t(key="a", date=page.date, when=t(key="b", no=1), lang="en") }} b=c"#);
    assert_eq!(names, Names::from(["date".to_owned(), "when".to_owned()]));
}

#[test]
fn nothing_names_a_language_but_english() {
    let others: Names =
        Language::all().map(|language| language.code().to_owned()).filter(|code| code != "en").collect();
    assert!(!others.is_empty());
    for source in sources() {
        for text in texts(&source) {
            assert!(!others.contains(&text), "src/{} names the language {text:?}", source.path);
            let addressed = others.iter().any(|code| text.starts_with(&format!("/{code}/")));
            assert!(!addressed, "src/{} has an address of one language: {text:?}", source.path);
        }
    }
    for (path, text) in files(&root("templates"), "html") {
        let (html, literals) = without_tera(&text);
        for code in &others {
            assert!(!literals.contains(code), "{path} names the language {code:?}");
            let fixed = [format!("=\"{code}\""), format!("\"/{code}/")].iter().any(|fixed| html.contains(fixed));
            assert!(!fixed, "{path} names the language {code:?}");
        }
    }
}
