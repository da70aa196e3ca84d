//! Somebody at a browser without script: follows links, fills in the forms that pages have, keeps cookies.

use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// A person with a browser of their own.
pub struct Person {
    agent: ureq::Agent,
    base: String,
    /// Cookies as the browser keeps them; cleared to play a browser that keeps none.
    pub cookies: BTreeMap<String, String>,
    /// Whether the browser keeps cookies at all.
    pub keeps_cookies: bool,
    /// The proof of the last form seen: forms that no page has are sent with it.
    pub proof: Option<String>,
    /// Every address that was asked for, with its query.
    pub asked: Vec<String>,
    /// What the browser says of where forms are sent from (`Sec-Fetch-Site`), if anything.
    pub sent_from: Option<&'static str>,
}

/// A page as it was shown, after redirects.
pub struct Shown {
    pub status: u16,
    /// Path and query.
    pub at: String,
    pub body: String,
    pub headers: Vec<(String, String)>,
}

impl Person {
    pub fn new(base: &str) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self {
            agent: config.new_agent(),
            base: base.to_owned(),
            cookies: BTreeMap::new(),
            keeps_cookies: true,
            proof: None,
            asked: Vec::new(),
            sent_from: None,
        }
    }

    /// Finds the portal elsewhere: it was started again.
    pub fn move_to(&mut self, base: &str) {
        base.clone_into(&mut self.base);
    }

    /// Opens an address and follows redirects.
    pub fn open(&mut self, path: &str) -> Shown {
        let request = self.agent.get(format!("{}{path}", self.base)).header("Cookie", self.cookie_header());
        let response = request.call().unwrap();
        self.take(path, response)
    }

    /// Sends a form as the page has it, hidden fields included, with some fields filled in.
    pub fn send(&mut self, page: &Shown, fields: &[(&str, &str)]) -> Shown {
        let (action, body) = page.filled(fields);
        self.post(&action, &body)
    }

    /// Presses the other language's button of a form page.
    pub fn switch(&mut self, page: &Shown, language: &str, fields: &[(&str, &str)]) -> Shown {
        self.press_other(page, &format!("button[form=main-form][lang={language}]"), fields)
    }

    /// Presses the button of a form page that keeps the answers longer.
    pub fn keep_longer(&mut self, page: &Shown, fields: &[(&str, &str)]) -> Shown {
        self.press_other(page, "#main-form button[formaction$='longer=1']", fields)
    }

    /// Presses another button of a form page than the form's own.
    pub fn press_other(&mut self, page: &Shown, selector: &str, fields: &[(&str, &str)]) -> Shown {
        let (_, body) = page.filled(fields);
        let html = page.html();
        let selector = Selector::parse(selector).unwrap();
        let button = html.select(&selector).next().expect("the form page has such a button");
        assert_eq!(button.attr("name"), None);
        self.post(button.attr("formaction").unwrap(), &body)
    }

    /// Posts a body to an address, as if a page had such a form.
    pub fn post(&mut self, path: &str, body: &str) -> Shown {
        self.post_bytes(path, body.as_bytes())
    }

    /// The same with any bytes.
    pub fn post_bytes(&mut self, path: &str, body: &[u8]) -> Shown {
        if self.keeps_cookies && !self.cookies.keys().any(|name| name.ends_with("infopass_form")) {
            self.open("/en/appointment");
        }
        let has_proof = url::form_urlencoded::parse(body).any(|(name, _)| name == "csrf");
        let proof = self.proof.iter().filter(|_| !has_proof).flat_map(|proof| format!("&csrf={proof}").into_bytes());
        let body: Vec<u8> = body.iter().copied().chain(proof).collect();
        self.post_as(path, "application/x-www-form-urlencoded", &body)
    }

    /// Posts any bytes as any type.
    pub fn post_as(&mut self, path: &str, kind: &str, body: &[u8]) -> Shown {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.base))
            .header("Content-Type", kind)
            .header("Cookie", self.cookie_header());
        if let Some(site) = self.sent_from {
            request = request.header("Sec-Fetch-Site", site);
        }
        let response = request.send(body).unwrap();
        self.take(path, response)
    }

    /// Follows a link whose address begins so.
    pub fn follow(&mut self, page: &Shown, href: &str) -> Shown {
        let html = page.html();
        let selector = Selector::parse(&format!("a[href^='{href}']")).unwrap();
        let link = html.select(&selector).next().unwrap_or_else(|| panic!("{} has no link to {href}", page.at));
        let target = page.resolve(link.attr("href").unwrap());
        self.open(&target)
    }

    fn cookie_header(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn take(&mut self, path: &str, mut response: ureq::http::Response<ureq::Body>) -> Shown {
        self.asked.push(path.to_owned());
        let status = response.status().as_u16();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        for (_, value) in headers.iter().filter(|(name, _)| name == "set-cookie" && self.keeps_cookies) {
            let (name, rest) = value.split_once('=').unwrap();
            let content = rest.split(';').next().unwrap();
            assert!(value.contains("HttpOnly") && value.contains("SameSite=Lax"), "{value}");
            assert!(value.len() < 3_500, "a cookie of {} bytes", value.len());
            if content.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), content.to_owned());
            }
        }
        let location = headers.iter().find(|(name, _)| name == "location").map(|(_, value)| value.clone());
        let body = response.body_mut().read_to_vec().unwrap();
        let is_pdf = headers.contains(&("content-type".into(), "application/pdf".into()));
        // Of a file that is no text, what can be read.
        let body = String::from_utf8(body).unwrap_or_else(|no_text| {
            if is_pdf { String::from_utf8_lossy(no_text.as_bytes()).into() } else { panic!("{path}: {no_text}") }
        });
        let proof = body.split_once("name=\"csrf\" value=\"").and_then(|(_, after)| after.split('"').next());
        self.proof = proof.map(str::to_owned).or(self.proof.take());
        match location {
            Some(location) => {
                assert_eq!(status, 303, "every redirect is 303");
                self.open(&location)
            }
            None => Shown { status, at: path.to_owned(), body, headers },
        }
    }
}

impl Shown {
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The page without the proof of its forms, which no two pages share.
    pub fn without_proof(&self) -> String {
        let proofs = self.attrs("input[name=csrf]", "value");
        proofs.iter().fold(self.body.clone(), |body, proof| body.replace(proof.as_str(), ""))
    }

    /// Text of an element by its selector.
    pub fn text(&self, selector: &str) -> String {
        self.try_text(selector)
            .unwrap_or_else(|| panic!("{} ({}) has no {selector}:\n{}", self.at, self.status, self.body))
    }

    pub fn try_text(&self, selector: &str) -> Option<String> {
        let html = self.html();
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).next().map(|element| words(element))
    }

    pub fn has(&self, selector: &str) -> bool {
        self.html().select(&Selector::parse(selector).unwrap()).next().is_some()
    }

    pub fn attr(&self, selector: &str, name: &str) -> Option<String> {
        let html = self.html();
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).next().and_then(|element| element.attr(name).map(str::to_owned))
    }

    pub fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        let html = self.html();
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// Where an address written on this page leads.
    pub fn resolve(&self, href: &str) -> String {
        if href.starts_with('?') { format!("{}{href}", self.at.split('?').next().unwrap()) } else { href.to_owned() }
    }

    /// The address and body that the page's form sends with some fields filled in.
    pub fn filled(&self, fields: &[(&str, &str)]) -> (String, String) {
        let html = self.html();
        let selector = Selector::parse("form#main-form").unwrap();
        let form = html
            .select(&selector)
            .next()
            .unwrap_or_else(|| panic!("{} ({}) has no form:\n{}", self.at, self.status, self.body));
        let action = form.attr("action").unwrap().to_owned();
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        let inputs = Selector::parse("input, select, textarea").unwrap();
        let selected = Selector::parse("option[selected]").unwrap();
        let mut known = Vec::new();
        for input in form.select(&inputs) {
            let name = input.attr("name").unwrap();
            known.push(name.to_owned());
            let picks = matches!(input.attr("type"), Some("radio" | "checkbox"));
            let value = match input.value().name() {
                // A line break right after the tag is none of the text.
                "textarea" => input.text().collect::<String>().trim_start_matches('\n').to_owned(),
                "select" => {
                    let option = input.select(&selected).next();
                    option.and_then(|option| option.attr("value")).unwrap_or_default().to_owned()
                }
                _ => input.attr("value").unwrap_or_default().to_owned(),
            };
            let sent = !picks || input.attr("checked").is_some();
            if sent && !fields.iter().any(|(field, _)| *field == name) {
                body.append_pair(name, &value);
            }
        }
        for (field, value) in fields {
            assert!(known.iter().any(|name| name == field), "{} has no field {field}", self.at);
            body.append_pair(field, value);
        }
        (self.resolve(&action), body.finish())
    }
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().filter(|text| !text.is_empty()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{2068}', '\u{2069}'], "")
}
