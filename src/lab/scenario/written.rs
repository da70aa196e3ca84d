//! A scenario as it is written: tables and values with their keys and their places in the file. Here it is checked that
//! a key is known, that it is there, and that its value is of the right type; what values mean is `read`'s.

use super::error::ScenarioReason;
use super::numbers::Unit;
use crate::domain::rules::{KEY_CHARS_MAX, Key};
use crate::domain::written::shown;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a fault is before its line is known: the place in the text.
pub struct Fault {
    pub at: usize,
    pub reason: ScenarioReason,
}

pub type Checked<T> = Result<T, Fault>;

/// A table of the file.
pub struct Table<'t> {
    /// Its name; empty for the file itself.
    path: String,
    at: usize,
    entries: &'t DeTable<'t>,
}

impl<'t> Table<'t> {
    /// The whole file.
    pub fn file(parsed: &'t Spanned<DeTable<'t>>) -> Self {
        Self { path: String::new(), at: 0, entries: parsed.get_ref() }
    }

    /// The name of a key in messages.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { shown(key) } else { format!("{}.{}", self.path, shown(key)) }
    }

    /// A fault of the table as a whole.
    pub fn fault<T>(&self, reason: ScenarioReason) -> Checked<T> {
        Err(Fault { at: self.at, reason })
    }

    /// Whether there are no other keys than these. The first other one in the file is told.
    pub fn only(&self, allowed: &[&str]) -> Checked<()> {
        let other = self.in_order().into_iter().find(|(key, _)| !allowed.contains(key));
        other.map_or(Ok(()), |(key, value)| {
            let key = self.path_of(key);
            value.fault(ScenarioReason::UnknownKey { key, allowed: allowed.join(", ") })
        })
    }

    /// All entries in the order of the file, each with the place of its key.
    pub fn in_order(&self) -> Vec<(&'t str, Value<'t>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (&'t Spanned<_>, &'t Spanned<DeValue<'t>>)| {
            let name: &'t std::borrow::Cow<'t, str> = key.get_ref();
            (name.as_ref(), Value { path: self.path_of(name), at: key.span().start, read: value.get_ref() })
        };
        entries.into_iter().map(entry).collect()
    }

    /// The value of a key, if it is there.
    pub fn find(&self, key: &str) -> Option<Value<'t>> {
        let value = self.entries.get(key)?;
        Some(Value { path: self.path_of(key), at: value.span().start, read: value.get_ref() })
    }

    /// The value of a key that must be there.
    pub fn get(&self, key: &str) -> Checked<Value<'t>> {
        self.find(key).map_or_else(|| self.fault(ScenarioReason::Missing(self.path_of(key))), Ok)
    }
}

/// A value of the file with its key.
pub struct Value<'t> {
    path: String,
    at: usize,
    read: &'t DeValue<'t>,
}

impl<'t> Value<'t> {
    /// Its key with the table.
    pub fn path(&self) -> String {
        self.path.clone()
    }

    /// A fault of this value.
    pub fn fault<T>(&self, reason: ScenarioReason) -> Checked<T> {
        Err(Fault { at: self.at, reason })
    }

    fn wrong<T>(&self, wanted: &'static str) -> Checked<T> {
        self.fault(ScenarioReason::WrongType { key: self.path(), wanted })
    }

    /// A table, in braces or under a heading of its own.
    pub fn table(&self) -> Checked<Table<'t>> {
        match self.read {
            DeValue::Table(entries) => Ok(Table { path: self.path(), at: self.at, entries }),
            _ => self.wrong("a table"),
        }
    }

    /// A list with at most so many entries. Each has the key of the list.
    pub fn list(&self, max: usize) -> Checked<Vec<Value<'t>>> {
        let DeValue::Array(list) = self.read else { return self.wrong("a list") };
        if list.get(max).is_some() {
            return self.fault(ScenarioReason::TooMany { key: self.path(), max });
        }
        let entry = |value: &'t Spanned<DeValue<'t>>| Value {
            path: self.path(),
            at: value.span().start,
            read: value.get_ref(),
        };
        Ok(list.iter().map(entry).collect())
    }

    /// A text, whatever is in it.
    pub fn any_text(&self) -> Checked<&'t str> {
        match self.read {
            DeValue::String(text) => Ok(text),
            _ => self.wrong("a text in quotation marks"),
        }
    }

    /// A text on one line that says something.
    pub fn text(&self, max: usize) -> Checked<String> {
        let text = self.any_text()?;
        let sound = !text.trim().is_empty() && text.chars().nth(max).is_none() && !text.chars().any(char::is_control);
        if sound { Ok(text.to_owned()) } else { self.fault(ScenarioReason::NotAText { key: self.path(), max }) }
    }

    /// A name such as those of the rule file.
    pub fn key(&self) -> Checked<Key> {
        let text = self.any_text()?;
        let not_a_key = || ScenarioReason::NotAKey { key: self.path(), text: shown(text), max: KEY_CHARS_MAX };
        Key::parse(text).map_or_else(|| self.fault(not_a_key()), Ok)
    }

    /// A number within bounds, with or without a fraction.
    pub fn number(&self, (least, most): (f64, f64), unit: Option<Unit>) -> Checked<f64> {
        let written = match self.read {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return self.wrong("a number in decimal digits"),
        };
        let Ok(number) = written.parse::<f64>() else { return self.wrong("a number in decimal digits") };
        if (least..=most).contains(&number) {
            Ok(number)
        } else {
            self.fault(ScenarioReason::OutOfBounds { key: self.path(), number, least, most, unit })
        }
    }

    /// A whole number within bounds.
    pub fn whole(&self, least: u32, most: u32) -> Checked<u32> {
        let bounds = (f64::from(least), f64::from(most));
        self.number(bounds, None)?;
        let whole = match self.read {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        whole.map_or_else(|| self.wrong("a whole number"), Ok)
    }
}
