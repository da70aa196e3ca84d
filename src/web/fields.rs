//! The fields of a posted form: any bytes become texts, so that a bad form is answered field by field, never refused
//! whole. Only its size and content type can be wrong. `csrf` reads every form, before any page sees it.

use super::errors::WebError;
use crate::domain::person::TypedDetails;
use crate::view::pages::outcome::Failure;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpMessage, HttpRequest, error, web};
use std::collections::{BTreeMap, HashMap};
use std::future::{Future, Ready, ready};
use std::time::Duration;

/// Largest form, in bytes. A full form with names of four-byte letters, percent-encoded, stays below 4 KB; somebody who
/// pastes a whole letter into a field should still be told which field it is.
pub const FORM_BYTES_MAX: usize = 64 * 1024;

/// A body is there within this time, or not at all: whoever sends a byte a minute holds nothing.
const BODY_WITHIN: Duration = Duration::from_secs(10);

/// The fields by name; the first of several with one name counts.
pub struct Fields(HashMap<String, String>);

impl Fields {
    /// A field, empty if it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The seven fields of the details form.
    pub fn details(&self) -> TypedDetails {
        let field = |name| self.get(name).to_owned();
        TypedDetails {
            given_name: field("given_name"),
            family_name: field("family_name"),
            dob_month: field("dob_month"),
            dob_day: field("dob_day"),
            dob_year: field("dob_year"),
            phone: field("phone"),
            zip: field("zip"),
        }
    }

    /// Every field with its value, by name.
    pub fn pairs(&self) -> BTreeMap<String, String> {
        self.0.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Reads a request's body.
    pub async fn read(request: &HttpRequest, payload: &mut Payload) -> Result<Self, WebError> {
        let is_form = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"));
        // The body is read even when its type is wrong: the connection stays usable.
        let body = whole_body(request, payload).await;
        if !is_form {
            return Err(Failure::WrongType.into());
        }
        match body {
            Ok(body) => Ok(Self::parse(&body)),
            Err(why) if is_overflow(&why) => Err(Failure::TooLarge.into()),
            Err(_) => Err(Failure::Unreadable.into()),
        }
    }

    fn parse(body: &[u8]) -> Self {
        let mut fields = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            fields.entry(name.into_owned()).or_insert_with(|| value.into_owned());
        }
        Self(fields)
    }
}

impl From<BTreeMap<String, String>> for Fields {
    fn from(pairs: BTreeMap<String, String>) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl FromRequest for Fields {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // Nothing there: no form that was let through.
        ready(request.extensions_mut().remove::<Self>().ok_or_else(|| Failure::Internal.into()))
    }
}

/// A request's body, if it is small enough and comes in time.
pub fn whole_body(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<web::Bytes, actix_web::Error>> + use<> {
    let body = web::Bytes::from_request(request, payload);
    async move {
        let late = |_| Err(error::PayloadError::Incomplete(None).into());
        tokio::time::timeout(BODY_WITHIN, body).await.unwrap_or_else(late)
    }
}

/// Whether a body was refused for its size.
pub fn is_overflow(why: &actix_web::Error) -> bool {
    matches!(why.as_error::<error::PayloadError>(), Some(error::PayloadError::Overflow))
        || why.as_response_error().status_code() == actix_web::http::StatusCode::PAYLOAD_TOO_LARGE
}

/// A value of an address's query; addresses hold nothing personal. The first of several with one name counts.
pub fn query_value(request: &HttpRequest, name: &str) -> Option<String> {
    let query = request.query_string().as_bytes();
    url::form_urlencoded::parse(query).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_a_form(body in prop::collection::vec(any::<u8>(), 0..300)) {
            Fields::parse(&body);
        }

        #[test]
        fn what_a_form_carries_arrives(sent in prop::collection::btree_map(".{0,9}", any::<String>(), 0..9)) {
            let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&sent).finish();
            prop_assert_eq!(Fields::parse(body.as_bytes()).pairs(), sent);
        }
    }

    #[test]
    fn the_first_of_two_fields_counts_and_a_missing_one_is_empty() {
        let fields = Fields::parse(b"zip=10001&zip=90012&phone=%00%FF");
        assert_eq!(fields.get("zip"), "10001");
        assert_eq!(fields.get("family_name"), "");
        assert_eq!(fields.get("phone"), "\0\u{FFFD}");
    }
}
