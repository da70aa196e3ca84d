//! A browser or program of one person: cookies, one kept-alive connection, requests that are timed and, if asked, made
//! again while the portal is away.

use super::form::Filled;
use super::link::{Link, SendError};
use super::run::Run;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, HeaderValue, LOCATION, RETRY_AFTER, SET_COOKIE,
};
use hyper::{Method, Request};
use std::net::IpAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// A request that takes longer has failed.
const REQUEST_MAX: Duration = Duration::from_secs(30);
/// Between two tries while the portal is away.
const PAUSE: Duration = Duration::from_millis(50);
/// `EMFILE` on the systems that this runs on: our own limit, and not the portal's fault.
const TOO_MANY_OPEN_FILES: i32 = 24;
/// Redirects followed in a row; the portal never needs more than two.
const REDIRECTS_MAX: usize = 5;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// What is sent.
pub struct Sending<'a> {
    /// The step that it is counted under.
    pub step: &'static str,
    /// Path and query.
    pub path: &'a str,
    /// Nothing for a GET.
    pub body: Sent<'a>,
}

/// A body and what it is.
pub enum Sent<'a> {
    /// A GET.
    Nothing,
    /// A form, encoded.
    Form(&'a str),
    /// JSON, with an idempotency key.
    Json(&'a str, Option<&'a str>),
}

/// What came.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where a redirect leads.
    pub location: Option<String>,
    body: Bytes,
}

/// A request that has no answer to go on from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is counted.
    pub kind: String,
    /// Whether the portal may have done what it was asked all the same.
    pub in_doubt: bool,
}

/// One person's client.
pub struct Client {
    run: Rc<Run>,
    link: Option<Link>,
    cookies: Vec<(String, String)>,
    counted: bool,
    /// How long a request is made again while the portal is away.
    patience: Duration,
    /// The address that it comes from; any, if none is given.
    from: Option<IpAddr>,
    told_to_wait: Option<Duration>,
}

impl Answer {
    /// The body as text; empty if it is none.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }
}

impl Trouble {
    /// An answer that does not let a person go on, though it came: nothing is in doubt.
    pub fn unexpected(step: &str, status: u16) -> Self {
        Self { kind: format!("unexpected-{status}-at-{step}"), in_doubt: false }
    }
}

impl Client {
    /// A client whose requests are counted.
    pub fn new(run: Rc<Run>) -> Self {
        let patience = run.options.ride_out;
        Self { run, link: None, cookies: Vec::new(), counted: true, patience, from: None, told_to_wait: None }
    }

    /// A client that looks after the run: nothing that it does is counted.
    pub fn watching(run: Rc<Run>, patience: Duration) -> Self {
        Self { counted: false, patience, ..Self::new(run) }
    }

    /// The same, from one address of this machine.
    pub fn coming_from(self, from: IpAddr) -> Self {
        Self { from: Some(from), ..self }
    }

    /// How long the last answer said to wait before the same is asked again, if it said so.
    pub fn told_to_wait(&self) -> Option<Duration> {
        self.told_to_wait
    }

    /// Sleeps, but not on when the run is told to end early.
    pub async fn pause(&self, long: Duration) {
        self.run.pause(long).await;
    }

    /// Somebody else sits down.
    pub fn start_afresh(&mut self) {
        self.cookies.clear();
        if self.run.options.fresh_connections {
            self.link = None;
        }
    }

    /// The portal has refused something: that is counted, and no error.
    pub fn refused(&mut self, kind: &str) {
        if self.counted {
            self.run.tally.borrow_mut().refusal(kind);
        }
    }

    /// Connects before it is needed.
    pub async fn connect(&mut self) -> Result<(), Trouble> {
        if self.link.is_none() {
            self.link = Some(open(&self.run, self.from).await?);
        }
        Ok(())
    }

    /// Asks for a page and follows redirects.
    pub async fn get(&mut self, step: &'static str, path: &str) -> Result<Answer, Trouble> {
        let answer = self.exchange(&Sending { step, path, body: Sent::Nothing }).await?;
        self.follow(step, answer).await
    }

    /// Sends a form and follows redirects, which are counted under the second name.
    pub async fn submit(
        &mut self,
        (step, then): (&'static str, &'static str),
        form: &Filled,
    ) -> Result<Answer, Trouble> {
        let answer = self.exchange(&Sending { step, path: &form.action, body: Sent::Form(&form.body) }).await?;
        self.follow(then, answer).await
    }

    /// Follows the redirects that an answer begins, each counted under `step`.
    pub async fn follow(&mut self, step: &'static str, mut answer: Answer) -> Result<Answer, Trouble> {
        for _ in 0..REDIRECTS_MAX {
            let Some(location) = answer.location.take() else { return Ok(answer) };
            answer = self.exchange(&Sending { step, path: &location, body: Sent::Nothing }).await?;
        }
        Err(Trouble { kind: "redirects-without-end".into(), in_doubt: false })
    }

    /// Sends and waits for the answer; while the portal is away and the ride-out lasts, sends the same again.
    pub async fn exchange(&mut self, sending: &Sending<'_>) -> Result<Answer, Trouble> {
        let deadline = Instant::now() + self.patience;
        let mut in_doubt = false;
        loop {
            let why = match self.once(sending).await {
                Ok(answer) if answer.status < 500 => return Ok(answer),
                // A 503 says that nothing was done; but a commit that failed may have reached the disk.
                Ok(answer) => Trouble { kind: format!("status-{}", answer.status), in_doubt: true },
                Err(why) => why,
            };
            in_doubt |= why.in_doubt;
            if self.counted {
                self.run.tally.borrow_mut().error(&why.kind);
            }
            let away = why.kind == "status-503" || !why.kind.starts_with("status-");
            if !away || Instant::now() >= deadline {
                return Err(Trouble { in_doubt, ..why });
            }
            sleep(PAUSE).await;
        }
    }

    async fn once(&mut self, sending: &Sending<'_>) -> Result<Answer, Trouble> {
        let began = Instant::now();
        let done = timeout(REQUEST_MAX, self.send(sending)).await;
        let answer = match done {
            Ok(Ok(answer)) => answer,
            Ok(Err(why)) => {
                self.link = None;
                return Err(why);
            }
            Err(_) => {
                self.link = None;
                return Err(Trouble { kind: "timed-out".into(), in_doubt: true });
            }
        };
        if self.counted {
            self.run.tally.borrow_mut().request(sending.step, began.elapsed());
        }
        Ok(answer)
    }

    async fn send(&mut self, sending: &Sending<'_>) -> Result<Answer, Trouble> {
        let mut request = self.request(sending);
        if let Some(link) = &mut self.link {
            match link.send(request).await {
                Ok((parts, body)) => return Ok(self.take(parts.status.as_u16(), &parts.headers, body)),
                Err(SendError::Broken) => return Err(broken()),
                // Kept alive for too long: a browser connects anew without a word.
                Err(SendError::NotSent(unsent)) => request = *unsent,
            }
        }
        let link = self.link.insert(open(&self.run, self.from).await?);
        match link.send(request).await {
            Ok((parts, body)) => Ok(self.take(parts.status.as_u16(), &parts.headers, body)),
            Err(SendError::Broken) => Err(broken()),
            Err(SendError::NotSent(_)) => Err(refused()),
        }
    }

    fn request(&self, sending: &Sending<'_>) -> Request<Full<Bytes>> {
        let (method, kind, body, key) = match sending.body {
            Sent::Nothing => (Method::GET, None, "", None),
            Sent::Form(body) => (Method::POST, Some("application/x-www-form-urlencoded"), body, None),
            Sent::Json(body, key) => (Method::POST, Some("application/json"), body, key),
        };
        let mut request = Request::new(Full::new(Bytes::copy_from_slice(body.as_bytes())));
        *request.method_mut() = method;
        // What is no path comes from the portal itself (a redirect elsewhere): it is answered as its root.
        *request.uri_mut() = sending.path.parse().unwrap_or_default();
        let headers = request.headers_mut();
        headers.insert(HOST, self.run.targets.host.clone());
        if let Some(kind) = kind {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(key) = key.and_then(|key| HeaderValue::from_str(key).ok()) {
            headers.insert(IDEMPOTENCY_KEY, key);
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            if let Ok(cookies) = HeaderValue::try_from(pairs.join("; ")) {
                headers.insert(COOKIE, cookies);
            }
        }
        request
    }

    fn take(&mut self, status: u16, headers: &HeaderMap, body: Bytes) -> Answer {
        for cookie in headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().unwrap_or_default());
        }
        self.told_to_wait = headers.get(RETRY_AFTER).filter(|_| status == 429).and_then(seconds);
        let location = headers.get(LOCATION).filter(|_| status == 303);
        Answer { status, location: location.and_then(|to| to.to_str().ok()).map(str::to_owned), body }
    }

    /// Keeps a cookie as a browser does; one without a value is one that is removed.
    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        let Some((name, value)) = pair.split_once('=') else { return };
        self.cookies.retain(|(kept, _)| kept != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

async fn open(run: &Run, from: Option<IpAddr>) -> Result<Link, Trouble> {
    Link::open(run.targets.next(), from).await.map_err(|why| match why.raw_os_error() {
        Some(TOO_MANY_OPEN_FILES) => Trouble { kind: "too-many-open-files".into(), in_doubt: false },
        _ => refused(),
    })
}

fn seconds(header: &HeaderValue) -> Option<Duration> {
    header.to_str().ok()?.parse().ok().map(Duration::from_secs)
}

fn refused() -> Trouble {
    Trouble { kind: "connection-refused".into(), in_doubt: false }
}

fn broken() -> Trouble {
    Trouble { kind: "connection-broken".into(), in_doubt: true }
}
