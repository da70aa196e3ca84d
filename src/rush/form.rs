//! What a page asks: the form with its inputs, and single elements by id. Only the tags in question are read, never the
//! whole page: the client must cost little beside the server that it measures.
//!
//! A tag as the portal writes it, every value in double quotes, is taken apart by hand. Any other is left to html5gum,
//! which also knows what stands for a sign (`&eacute;`).

use html5gum::{HtmlString, StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// The form that a person fills in.
#[derive(Debug, PartialEq, Eq)]
pub struct Form<'a> {
    /// Where it is sent.
    pub action: Cow<'a, str>,
    inputs: Vec<Input<'a>>,
}

/// A form ready to be sent, again and again if need be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Where it is sent.
    pub action: String,
    /// The fields, encoded.
    pub body: String,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Input<'a> {
    name: Cow<'a, str>,
    value: Cow<'a, str>,
    choice: bool,
    checked: bool,
}

impl<'a> Form<'a> {
    /// The form `main-form` of a page.
    pub fn read(html: &'a str) -> Option<Self> {
        // Found by its id as it is mostly written, else by looking at every form.
        let near = html.find("id=\"main-form\"").and_then(|at| html.get(..at)?.rfind("<form"));
        let from = near.and_then(|at| html.get(at..)).unwrap_or(html);
        forms(from).find(|(id, ..)| id == "main-form").map(|(_, action, inside)| Self::inside(action, inside))
    }

    /// All forms that are sent to this address below the language.
    pub fn all_to(html: &'a str, path: &str) -> Vec<Self> {
        forms(html).map(|(_, action, inside)| Self::inside(action, inside)).filter(|form| form.is_to(path)).collect()
    }

    fn inside(action: Cow<'a, str>, inside: &'a str) -> Self {
        let inputs = inside.match_indices("<input").filter_map(|(at, _)| {
            let mut input = Input::default();
            read_tag(inside.get(at..)?, |name, value| match name {
                "name" => input.name = value,
                "value" => input.value = value,
                "type" => input.choice = value == "radio" || value == "checkbox",
                "checked" => input.checked = true,
                _ => {}
            });
            (!input.name.is_empty()).then_some(input)
        });
        Self { action, inputs: inputs.collect() }
    }

    /// Whether it is sent to this address below the language, such as `/book/time`.
    pub fn is_to(&self, path: &str) -> bool {
        let action = self.action.split('?').next().unwrap_or_default();
        action.strip_suffix(path).is_some_and(|language| language.matches('/').count() == 1)
    }

    /// The values of the radio buttons of one name.
    pub fn options(&self, name: &str) -> Vec<&str> {
        let of_name = self.inputs.iter().filter(|input| input.choice && input.name == name);
        of_name.map(|input| &*input.value).collect()
    }

    /// A field's value as it came.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.inputs.iter().find(|input| input.name == name).map(|input| &*input.value)
    }

    /// What a browser sends with these fields filled in; `None` if the form does not have one of them.
    pub fn fill(&self, fields: &[(&str, &str)]) -> Option<Filled> {
        if fields.iter().any(|(field, _)| !self.inputs.iter().any(|input| input.name == *field)) {
            return None;
        }
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        for input in &self.inputs {
            let filled = fields.iter().any(|(field, _)| *field == input.name);
            if !filled && (!input.choice || input.checked) {
                body.append_pair(&input.name, &input.value);
            }
        }
        Some(Filled { action: self.action.to_string(), body: body.extend_pairs(fields).finish() })
    }
}

/// The elements with an id: each id with the text from its tag on.
pub fn elements(html: &str) -> impl Iterator<Item = (&str, &str)> {
    html.match_indices(" id=\"").filter_map(|(at, mark)| {
        let id = html.get(at + mark.len()..)?.split('"').next()?;
        Some((id, html.get(html.get(..at)?.rfind('<')?..)?))
    })
}

/// The text of an element, up to the next tag.
pub fn text_of(element: &str) -> Option<&str> {
    let (_, rest) = element.split_once('>')?;
    rest.split('<').next().map(str::trim)
}

/// An attribute of an element.
pub fn attribute_of<'a>(element: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut found = None;
    read_tag(element, |other, value| {
        if other == name {
            found = Some(value);
        }
    });
    found
}

/// Each form's id and action, and the text from its tag to its end.
fn forms(html: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>, &str)> {
    html.match_indices("<form").filter_map(|(at, _)| {
        let from = html.get(at..)?;
        let (mut id, mut action) = (Cow::default(), Cow::default());
        let is_form = read_tag(from, |name, value| match name {
            "id" => id = value,
            "action" => action = value,
            _ => {}
        });
        is_form.then(|| (id, action, from.split("</form>").next().unwrap_or(from)))
    })
}

/// Gives each attribute of the tag that the text begins with; `false` if it begins with none.
fn read_tag<'a>(text: &'a str, mut each: impl FnMut(&str, Cow<'a, str>)) -> bool {
    if let Some(attributes) = plain_tag(text) {
        for (name, value) in attributes {
            each(name, with_signs(value));
        }
        return true;
    }
    // An error (a doubled attribute) stands before its tag.
    let tag = Tokenizer::new(text).flatten().take(4).find_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    let Some(StartTag { attributes, .. }) = tag else { return false };
    for (name, value) in attributes {
        each(&text_in(name), Cow::Owned(text_in(value.value)));
    }
    true
}

/// The attributes of a tag whose every value is in double quotes; `None` if one is not, or there is no end.
fn plain_tag(text: &str) -> Option<Vec<(&str, &str)>> {
    let name_end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '<')?;
    let mut rest = text.get(name_end..)?;
    let mut attributes = Vec::with_capacity(8);
    loop {
        let begin = rest.trim_ascii_start();
        if begin.starts_with('>') {
            return Some(attributes);
        }
        // Without a space between them, or `/>`: not as the portal writes.
        if begin.len() == rest.len() {
            return None;
        }
        let end = begin.bytes().position(|byte| !byte.is_ascii_lowercase() && byte != b'-' && byte != b'_')?;
        let (name, after) = begin.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
        match after.strip_prefix("=\"") {
            Some(value) => {
                let (value, after) = value.split_once('"')?;
                attributes.push((name, value));
                rest = after;
            }
            None if after.starts_with('=') => return None,
            None => {
                attributes.push((name, ""));
                rest = after;
            }
        }
    }
}

/// A value with what stands for a sign replaced by the sign.
fn with_signs(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let texts = Tokenizer::new(value).flatten().filter_map(|token| match token {
        Token::String(text) => Some(text_in(text.value)),
        _ => None,
    });
    Cow::Owned(texts.collect())
}

fn text_in(HtmlString(bytes): HtmlString) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::collections::BTreeMap;

    const PAGE: &str = r#"<!doctype html><form class="finish" method="post" action="/en/finish"><button>x</button></form>
        <main><form id="main-form" method="post" action="/en/book/time?day=2026-12-07&amp;x=1" novalidate>
        <input type="hidden" name="mac" value="a&amp;b&quot;&#39;&eacute;+ &gt;">
        <input type="text" name="family_name" value="O&#39;Brien" dir="auto">
        <input type=radio name=slot value=1><label>One</label>
        <input type="radio" name="slot" value="2" checked>
        <input type="submit"></form>
        <form id="other" action="/en/book/time"><input name="slot" value="9"></form>
        <p>Number <strong class="x" id="confirmation-number"> NYC-26-4821-9375
        </strong> <time id="appointment-time" datetime="2026-12-07T09:15-05:00">Monday</time>"#;

    #[test]
    fn the_main_form_is_read_with_its_hidden_inputs_and_entities() {
        let form = Form::read(PAGE).unwrap();
        assert_eq!(form.action, "/en/book/time?day=2026-12-07&x=1");
        assert!(form.is_to("/book/time") && !form.is_to("/time") && !form.is_to("/book/office"));
        assert_eq!(form.options("slot"), ["1", "2"]);
        assert_eq!(form.value("mac"), Some("a&b\"'é+ >"));
        assert_eq!(form.fill(&[]).unwrap().body, "mac=a%26b%22%27%C3%A9%2B+%3E&family_name=O%27Brien&slot=2");
        assert_eq!(
            form.fill(&[("slot", "1"), ("family_name", "Ñ")]).unwrap().body,
            "mac=a%26b%22%27%C3%A9%2B+%3E&slot=1&family_name=%C3%91"
        );
        assert_eq!(form.fill(&[("pin", "1")]), None, "a field that the page does not have");
        assert_eq!(Form::all_to(PAGE, "/book/time").len(), 2);
    }

    #[test]
    fn elements_are_read_by_their_id() {
        let found: Vec<_> = elements(PAGE).collect();
        assert_eq!(found.len(), 4);
        assert_eq!((found[2].0, text_of(found[2].1)), ("confirmation-number", Some("NYC-26-4821-9375")));
        assert_eq!(attribute_of(found[3].1, "datetime").unwrap(), "2026-12-07T09:15-05:00");
        assert_eq!(attribute_of(found[3].1, "class"), None);
    }

    #[rstest]
    #[case("<input name=\"a\" value=\"b &amp; c\" checked>", true)]
    #[case("<input\n  name=\"a\"  value=\"b &amp; c\" checked >", true)]
    #[case("<input name='a' value=\"b &#38; c\" checked>", false)]
    #[case("<input name=a value=\"b &amp; c\" checked/>", false)]
    #[case("<INPUT NAME=\"a\" value=\"b &amp; c\" checked>", false)]
    #[case("<input name=\"a\"value=\"b &amp; c\" checked>", false)]
    fn a_tag_reads_alike_however_it_is_written(#[case] tag: &str, #[case] plain: bool) {
        assert_eq!(plain_tag(tag).is_some(), plain);
        let mut attributes = BTreeMap::new();
        assert!(read_tag(tag, |name, value| drop(attributes.insert(name.to_owned(), value.into_owned()))));
        let expected = [("checked", ""), ("name", "a"), ("value", "b & c")];
        assert_eq!(attributes, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
    }

    #[test]
    fn a_page_without_a_form_has_none() {
        for page in ["", "<form", "<form>", "<form id=\"main-form", "text <formula>"] {
            assert_eq!(Form::read(page), None, "{page}");
        }
    }
}
