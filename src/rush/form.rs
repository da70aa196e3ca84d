//! What a page asks: the form with its inputs, and single elements by id. Only the tags in question are read, never the
//! whole page: the client must cost little beside the server that it measures.

use html5gum::{HtmlString, StartTag, Token, Tokenizer};

/// The form that a person fills in.
#[derive(Debug, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    inputs: Vec<Input>,
}

#[derive(Debug, PartialEq, Eq)]
struct Input {
    name: String,
    value: String,
    choice: bool,
    checked: bool,
}

impl Form {
    /// The form `main-form` of a page.
    pub fn read(html: &str) -> Option<Self> {
        forms(html)
            .find(|(tag, _)| attribute(tag, "id").as_deref() == Some("main-form"))
            .map(|form| Self::inside(&form))
    }

    /// All forms that are sent to this address below the language.
    pub fn all_to(html: &str, path: &str) -> Vec<Self> {
        forms(html).map(|form| Self::inside(&form)).filter(|form| form.is_to(path)).collect()
    }

    fn inside((tag, inside): &(StartTag<()>, &str)) -> Self {
        let inputs = tags(inside, "<input").filter_map(|(input, _)| {
            let kind = attribute(&input, "type").unwrap_or_default();
            Some(Input {
                name: attribute(&input, "name")?,
                value: attribute(&input, "value").unwrap_or_default(),
                choice: kind == "radio" || kind == "checkbox",
                checked: attribute(&input, "checked").is_some(),
            })
        });
        Self { action: attribute(tag, "action").unwrap_or_default(), inputs: inputs.collect() }
    }

    /// Whether it is sent to this address below the language, such as `/book/time`.
    pub fn is_to(&self, path: &str) -> bool {
        let action = self.action.split('?').next().unwrap_or_default();
        action.strip_suffix(path).is_some_and(|language| language.matches('/').count() == 1)
    }

    /// The values of the radio buttons of one name.
    pub fn options(&self, name: &str) -> Vec<&str> {
        let of_name = self.inputs.iter().filter(|input| input.choice && input.name == name);
        of_name.map(|input| input.value.as_str()).collect()
    }

    /// A field's value as it came.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.inputs.iter().find(|input| input.name == name).map(|input| input.value.as_str())
    }

    /// The body that a browser sends with these fields filled in; `None` if the form does not have one of them.
    pub fn fill(&self, fields: &[(&str, &str)]) -> Option<String> {
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
        Some(body.extend_pairs(fields).finish())
    }
}

/// The text of the element with this id, up to the next tag.
pub fn text_of<'a>(html: &'a str, id: &str) -> Option<&'a str> {
    let (_, after) = element(html, id)?;
    let (_, rest) = after.split_once('>')?;
    rest.split('<').next().map(str::trim)
}

/// An attribute of the element with this id.
pub fn attribute_of(html: &str, id: &str, name: &str) -> Option<String> {
    let (tag, _) = element(html, id)?;
    attribute(&tag, name)
}

fn element<'a>(html: &'a str, id: &str) -> Option<(StartTag<()>, &'a str)> {
    let at = html.find(&format!(" id=\"{id}\""))?;
    let start = html.get(..at)?.rfind('<')?;
    Some((first_tag(html.get(start..)?)?, html.get(at..)?))
}

/// Each form's tag and what stands between it and its end.
fn forms(html: &str) -> impl Iterator<Item = (StartTag<()>, &str)> {
    tags(html, "<form").map(|(tag, from)| (tag, from.split("</form>").next().unwrap_or(from)))
}

/// Each tag that begins so, with the text from there on.
fn tags<'a>(html: &'a str, begin: &'static str) -> impl Iterator<Item = (StartTag<()>, &'a str)> {
    html.match_indices(begin).filter_map(move |(at, _)| {
        let from = html.get(at..)?;
        Some((first_tag(from)?, from))
    })
}

fn first_tag(text: &str) -> Option<StartTag<()>> {
    // An error (a doubled attribute) stands before its tag.
    Tokenizer::new(text).flatten().take(4).find_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    })
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let HtmlString(bytes) = &tag.attributes.get(name.as_bytes())?.value;
    Some(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(form.fill(&[]).unwrap(), "mac=a%26b%22%27%C3%A9%2B+%3E&family_name=O%27Brien&slot=2");
        assert_eq!(
            form.fill(&[("slot", "1"), ("family_name", "Ñ")]).unwrap(),
            "mac=a%26b%22%27%C3%A9%2B+%3E&slot=1&family_name=%C3%91"
        );
        assert_eq!(form.fill(&[("pin", "1")]), None, "a field that the page does not have");
        assert_eq!(Form::all_to(PAGE, "/book/time").len(), 2);
    }

    #[test]
    fn elements_are_read_by_their_id() {
        assert_eq!(text_of(PAGE, "confirmation-number"), Some("NYC-26-4821-9375"));
        assert_eq!(attribute_of(PAGE, "appointment-time", "datetime").unwrap(), "2026-12-07T09:15-05:00");
        assert_eq!(text_of(PAGE, "pin"), None);
    }

    #[test]
    fn a_page_without_a_form_has_none() {
        for page in ["", "<form", "<form>", "<form id=\"main-form", "text <formula>"] {
            assert_eq!(Form::read(page), None, "{page}");
        }
    }
}
