//! A program that uses the JSON interface.

use serde_json::{Value, json};

/// A client without cookies.
pub struct Program {
    agent: ureq::Agent,
    base: String,
    /// Sent as `Accept-Language`.
    pub language: Option<&'static str>,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub json: Value,
}

impl Program {
    pub fn new(base: &str) -> Self {
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).allow_non_standard_methods(true);
        Self { agent: config.build().new_agent(), base: base.to_owned(), language: None }
    }

    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], b"")
    }

    /// Posts JSON below `/api/v1`.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_with(path, body, &[])
    }

    /// The same with an `Idempotency-Key`.
    pub fn post_keyed(&self, path: &str, body: &Value, key: &str) -> Reply {
        self.post_with(path, body, &[("Idempotency-Key", key)])
    }

    pub fn post_with(&self, path: &str, body: &Value, headers: &[(&str, &str)]) -> Reply {
        let mut headers = headers.to_vec();
        headers.push(("Content-Type", "application/json"));
        self.send("POST", path, &headers, body.to_string().as_bytes())
    }

    /// Sends anything to an address below `/api/v1`, or to one that begins with `/api`.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        let path = if path.starts_with("/api") { path.to_owned() } else { format!("/api/v1{path}") };
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        for (name, value) in headers.iter().copied().chain(self.language.map(|code| ("Accept-Language", code))) {
            request = request.header(name, value);
        }
        let mut response = if body.is_empty() {
            self.agent.run(request.body(()).unwrap()).unwrap()
        } else {
            self.agent.run(request.body(body).unwrap()).unwrap()
        };
        let text = response.body_mut().read_to_string().unwrap();
        let headers = response.headers().iter();
        Reply {
            status: response.status().as_u16(),
            headers: headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect(),
            json: if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect(&text) },
        }
    }
}

impl Reply {
    /// A header's value, empty if it was not sent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }

    /// A member's text, empty if it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.json[name].as_str().unwrap_or_default()
    }

    /// Status and code of a problem, held against all that a problem must have.
    pub fn problem(&self) -> (u16, &str) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        assert_eq!(self.json["status"], json!(self.status), "{self:?}");
        let code = self.text("code");
        assert_eq!(self.text("type"), format!("urn:infopass:problem:{code}"));
        assert!(!self.text("title").is_empty() && !self.text("detail").is_empty(), "{self:?}");
        assert!(!self.text("title").starts_with("api-") && !self.text("detail").starts_with("api-"), "{self:?}");
        (self.status, code)
    }

    /// The members that `invalid` names.
    pub fn wrong(&self) -> Vec<&str> {
        assert_eq!(self.problem(), (422, "invalid"), "{self:?}");
        self.json["errors"].as_object().unwrap().keys().map(String::as_str).collect()
    }
}
