//! All words come from `locales`; this is how they are looked up. A missing key is an error, never a blank.

use super::language::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, static_loader};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::HashMap;
use tera::{Kwargs, TeraResult, Value};

// Every message of every language, built into the binary.
static_loader! {
    pub(crate) static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // The marks that keep directions apart stay out: they garble what is copied from a page or a PDF. What people
        // type is kept apart by <bdi>, and a date or an office's name runs in the direction of its language.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The files again, to find the keys: a loader does not tell them.
static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The messages of a language that have no arguments, looked up once: most messages of most pages.
pub(super) struct Finished(HashMap<&'static str, Text>);

struct Text {
    plain: String,
    /// The same for templates: escaped, and marked so that it is not escaped again.
    html: Value,
}

impl Finished {
    pub(super) fn of(language: &LanguageIdentifier) -> Self {
        let keys = FILES.dirs().flat_map(Dir::files).filter_map(|file| file.contents_utf8()).flat_map(keys);
        let texts = keys.filter_map(|key| {
            // A message with arguments cannot be made without them.
            let plain = LOCALES.lookup_single_language::<&str>(language, key, None);
            let plain =
                plain.or_else(|_| LOCALES.lookup_single_language::<&str>(LOCALES.fallback(), key, None)).ok()?;
            let html = Value::safe_string(&escaped(&plain)?);
            Some((key, Text { plain, html }))
        });
        Self(texts.collect())
    }
}

/// The keys of a file: what stands before an equals sign at the beginning of a line.
fn keys(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim_end())
}

fn escaped(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    tera::escape_html(text, &mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

/// Arguments of a message.
pub type Arguments = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// A message with arguments; `None` if there is none under this key.
pub fn message(language: Language, key: &str, arguments: &Arguments) -> Option<String> {
    if let Some(text) = language.finished().0.get(key) {
        return Some(text.plain.clone());
    }
    let look_up = |identifier| LOCALES.lookup_single_language(identifier, key, Some(arguments)).ok();
    look_up(language.identifier()).or_else(|| look_up(LOCALES.fallback()))
}

/// Whether a language itself has a message without arguments, so that English need not stand in for it.
pub(super) fn has_own(language: Language, key: &str) -> bool {
    LOCALES.lookup_single_language::<&str>(language.identifier(), key, None).is_ok()
}

/// A message without arguments, outside of a template; the key itself if there is none, which a test would find.
pub fn plain(language: Language, key: &str) -> String {
    message(language, key, &Arguments::new()).unwrap_or_else(|| key.to_owned())
}

/// A message with text arguments, outside of a template; the key itself if there is none.
pub fn plain_with(language: Language, key: &str, arguments: &[(&'static str, &str)]) -> String {
    let arguments = arguments
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::String(Cow::Owned((*value).to_owned()))))
        .collect();
    message(language, key, &arguments).unwrap_or_else(|| key.to_owned())
}

/// The templates' `t(key="…", name=value, …)` on a page in a language; `lang` asks for the words of another.
pub(super) fn t(page: Language, arguments: &Kwargs) -> TeraResult<Value> {
    let key: &str = arguments.must_get("key")?;
    let language = match arguments.get::<&str>("lang")? {
        Some(code) => {
            Language::parse(code).ok_or_else(|| tera::Error::message(format!("there is no language `{code}`")))?
        }
        None => page,
    };
    if let Some(text) = language.finished().0.get(key) {
        return Ok(text.html.clone());
    }
    let mut values = Arguments::new();
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        if name != "key" && name != "lang" {
            values.insert(Cow::Owned(name), fluent_value(value));
        }
    }
    let text = message(language, key, &values);
    text.map(Value::from)
        .ok_or_else(|| tera::Error::message(format!("`{key}` is not a message of `{}`", language.code())))
}

/// Puts the words into a template wherever it asks for a message without arguments, as most places do: nothing is left
/// to look up there when the page is rendered. What is not found stays, and fails on rendering.
pub(super) fn fill_in(language: Language, template: &str) -> String {
    // On the page itself, where text with braces could be read as a template; as an argument of a component, which is
    // escaped where it is shown.
    let on_page = replace_calls(template, ["{{ t(key=\"", "\") }}"], |key| {
        let html = language.finished().0.get(key)?.html.as_str()?;
        (!html.contains(['{', '}'])).then(|| html.to_owned())
    });
    let everywhere = replace_calls(&on_page, ["={t(key=\"", "\")}"], |key| {
        let plain = language.finished().0.get(key)?.plain.as_str();
        (!plain.contains(['"', '\\'])).then(|| format!("=\"{plain}\""))
    });
    everywhere.replace("{{ lang }}", language.code())
}

/// Replaces what stands between two signs, and the signs, where there is something to replace it with.
fn replace_calls(template: &str, [begin, end]: [&str; 2], text: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, call)) = rest.split_once(begin) {
        filled.push_str(before);
        let found = call.split_once(end).and_then(|(key, after)| Some((text(key)?, after)));
        if let Some((text, after)) = found {
            filled.push_str(&text);
            rest = after;
        } else {
            filled.push_str(begin);
            rest = call;
        }
    }
    filled.push_str(rest);
    filled
}

fn fluent_value(value: &tera::Value) -> FluentValue<'static> {
    match value.as_i128().and_then(|number| i64::try_from(number).ok()) {
        Some(number) => FluentValue::from(number),
        None => FluentValue::String(Cow::Owned(value.to_string())),
    }
}
