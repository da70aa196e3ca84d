//! All words come from `locales`; this is how they are looked up. A missing key is an error, never a blank.

use super::language::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use std::borrow::Cow;
use std::collections::HashMap;
use tera::{Kwargs, State, TeraResult};

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

/// Arguments of a message.
pub type Arguments = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// A message with arguments; `None` if there is none under this key.
pub fn message(language: Language, key: &str, arguments: &Arguments) -> Option<String> {
    LOCALES.try_lookup_with_args(language.identifier(), key, arguments)
}

/// A message without arguments, outside of a template; the key itself if there is none, which a test would find.
pub fn plain(language: Language, key: &str) -> String {
    LOCALES.try_lookup(language.identifier(), key).unwrap_or_else(|| key.to_owned())
}

/// A message with text arguments, outside of a template; the key itself if there is none.
pub fn plain_with(language: Language, key: &str, arguments: &[(&'static str, &str)]) -> String {
    let arguments = arguments
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::String(Cow::Owned((*value).to_owned()))))
        .collect();
    message(language, key, &arguments).unwrap_or_else(|| key.to_owned())
}

/// The templates' `t(key="…", name=value, …)`: reads `lang` from the page unless it is given.
#[expect(clippy::needless_pass_by_value, reason = "tera gives the arguments by value")]
pub(super) fn t(arguments: Kwargs, state: &State) -> TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    let code = match arguments.get::<String>("lang")? {
        Some(code) => code,
        None => state.get::<String>("lang")?.ok_or_else(|| tera::Error::message("the page has no `lang`"))?,
    };
    let language =
        Language::parse(&code).ok_or_else(|| tera::Error::message(format!("there is no language `{code}`")))?;
    let mut values = Arguments::new();
    for (name, value) in arguments.iter() {
        let name = name.to_string();
        if name != "key" && name != "lang" {
            values.insert(Cow::Owned(name), fluent_value(value));
        }
    }
    message(language, key, &values).ok_or_else(|| tera::Error::message(format!("`{key}` is not a message of `{code}`")))
}

fn fluent_value(value: &tera::Value) -> FluentValue<'static> {
    match value.as_i128().and_then(|number| i64::try_from(number).ok()) {
        Some(number) => FluentValue::from(number),
        None => FluentValue::String(Cow::Owned(value.to_string())),
    }
}
