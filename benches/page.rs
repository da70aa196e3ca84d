//! What a page costs: pages and forms of the real portal against a plain text from bare actix-web, in one process and in
//! alternation. Beside the ratios stands the servers' own processor time for each request (Linux only), which does not
//! depend on what the client costs. The last lines are the table.

#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::hint::black_box;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use actix_web::{HttpServer, web};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, SET_COOKIE};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use infopass::app::App;
use infopass::clock::Clock;
use infopass::config::{ClockChoice, Config, Practice};
use infopass::db::DatabaseUrl;
use infopass::domain::office_table::parse_offices;
use infopass::domain::pacing::BOOKINGS_AN_HOUR;
use infopass::domain::rules::Rules;
use infopass::random::Random;
use infopass::view::language::Language;
use infopass::view::pages::Page;
use infopass::view::pages::content::StartPage;
use infopass::view::pages::details::DetailsPage;
use infopass::view::pages::notice::NoticePage;
use infopass::view::pages::steps::{OfficePage, ReasonPage, ReviewPage};
use infopass::view::pages::time::TimePage;
use infopass::view::{KeptHere, Part, Site, SwitchLink, Views};
use infopass::web::server::serve;
use tempfile::TempDir;

/// Connections that are kept open, each with one request under way.
const CONNECTIONS: usize = 16;

/// How often every request has its turn.
const ROUNDS: usize = 15;

/// How long a turn takes.
const TURN: Duration = Duration::from_millis(200);

/// Where the portal's clock stands: a working day.
const NOW: &str = "2026-11-23T10:00:00-05:00";

/// A request that can be sent again.
#[derive(Clone)]
struct Asked {
    method: Method,
    path: String,
    cookie: String,
    body: String,
}

/// A request that is sent again and again, and what was measured.
struct Target {
    name: &'static str,
    asked: Asked,
    connections: Vec<Connection>,
    rates: Vec<f64>,
    cpu_micros: Vec<f64>,
}

type Connection = SendRequest<Full<Bytes>>;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--test");
    let (rounds, turn) = if quick { (1, Duration::from_millis(5)) } else { (ROUNDS, TURN) };
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for database and log");
    let log = File::create(folder.path().join("log")).expect("the log");
    tracing_subscriber::fmt().json().with_env_filter("info").with_writer(std::sync::Mutex::new(log)).init();
    let hello = serve_in_thread(async |listener| {
        let hello = || actix_web::App::new().route("/hello", web::get().to(async || "Hello, world!"));
        HttpServer::new(hello).listen(listener)?.run().await
    });
    let path = folder.path().to_owned();
    let portal = serve_in_thread(async move |listener| portal(&path, listener).await);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut targets = runtime.block_on(targets(hello, portal));
    // `cargo bench --bench page -- review`: only these, beside `hello`.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    targets
        .retain(|target| wanted.is_empty() || target.name == "hello" || wanted.iter().any(|name| name == target.name));
    for _ in 0..rounds {
        for target in &mut targets {
            let (start, busy_before) = (Instant::now(), server_micros());
            let answered = runtime.block_on(load(target, turn));
            target.rates.push(answered / start.elapsed().as_secs_f64());
            target.cpu_micros.push((server_micros() - busy_before) / answered);
        }
    }
    eprint!("{}{}", time_templates(turn), table(&mut targets));
    drop(folder);
    // The servers' threads end with the process.
    std::process::exit(0);
}

fn table(targets: &mut [Target]) -> String {
    let mut text = format!("\n{:<16}{:>10}{:>22}{:>8}\n", "request", "a second", "server CPU µs each", "ratio");
    let hello = targets.first().map(|hello| hello.rates.clone()).unwrap_or_default();
    for target in targets {
        let ratio = median(target.rates.iter().zip(&hello).map(|(rate, hello)| rate / hello).collect());
        let (rate, cpu) = (median(target.rates.clone()), median(target.cpu_micros.clone()));
        let _ = writeln!(text, "{:<16}{rate:>10.0}{cpu:>22.1}{ratio:>8.2}", target.name);
    }
    text
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// What the templates cost without a request around them.
fn time_templates(turn: Duration) -> String {
    let views = Views::load().expect("the templates");
    let mut text = format!("\n{:<16}{:>10}{:>22}\n", "template", "bytes", "µs each");
    time_template::<StartPage>(&views, turn, &mut text);
    time_template::<DetailsPage>(&views, turn, &mut text);
    time_template::<ReasonPage>(&views, turn, &mut text);
    time_template::<OfficePage>(&views, turn, &mut text);
    time_template::<TimePage>(&views, turn, &mut text);
    time_template::<ReviewPage>(&views, turn, &mut text);
    time_template::<NoticePage>(&views, turn, &mut text);
    text
}

fn time_template<P: Page>(views: &Views, turn: Duration, text: &mut String) {
    let language = Language::english();
    let page = P::samples().into_iter().find(|page| !page.has_errors()).expect("a sample");
    let (start, mut count, mut bytes) = (Instant::now(), 0.0, 0);
    while start.elapsed() < turn {
        let site = Site {
            lab: false,
            part: Part::Pages,
            kept_longer: false,
            title_error: false,
            languages: SwitchLink::all(language, "/book/details", ""),
            style_href: "/static/style.css".into(),
            csrf: "a".repeat(66),
            kept: KeptHere { answers: true, notice: false, contact: false },
        };
        bytes = black_box(views.render(language, &site, &page).expect("a page")).len();
        count += 1.0;
    }
    let micros = start.elapsed().as_secs_f64() * 1e6 / count;
    let name = P::TEMPLATE.trim_start_matches("pages/");
    let _ = writeln!(text, "{name:<16}{bytes:>10}{micros:>22.1}");
}

/// Runs a server in a thread of its own and tells its address.
fn serve_in_thread(run: impl AsyncFnOnce(TcpListener) -> io::Result<()> + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(run(listener)).expect("a server that runs");
    });
    address
}

/// The portal as in service, except that its clock stands still and that nobody is slowed down.
async fn portal(folder: &Path, listener: TcpListener) -> io::Result<()> {
    let rules = Rules::parse(infopass::data::RULES).expect("the rules");
    let era = rules.era(rules.default_era.as_str()).expect("the era").clone();
    let config = Config {
        practice: Practice { rules, era, auto_desk: None, keep: infopass::domain::keep_days::KeepDays::DEFAULT },
        lab: false,
        database: DatabaseUrl::file(folder.join("infopass.db")).serving(),
        secret_file: folder.join("secret.key"),
        offices: parse_offices(infopass::data::OFFICES).expect("the offices"),
        clock: ClockChoice::ByHand(Clock::by_hand(NOW.parse().expect("an instant"))),
        limits: false,
        bookings_an_hour: BOOKINGS_AN_HOUR,
        public_url: None,
        trusted_proxies: Vec::new(),
        password_cost: infopass::passwords::Cost::SHIPPED,
    };
    let app = App::start(config, Random::from_seed(1)).await.expect("the portal");
    serve(web::Data::new(app), listener)?.await
}

/// Plain text, the pages of a booking that is not sent yet, its forms, and the notice of another one.
async fn targets(hello: SocketAddr, portal: SocketAddr) -> Vec<Target> {
    let mut targets = Vec::new();
    let plain = Asked { method: Method::GET, path: "/hello".into(), cookie: String::new(), body: String::new() };
    targets.push(Target::new("hello", hello, plain).await);
    let mut person = Person::new(portal, "Open").await;
    person.fill_in().await;
    for (name, path) in [
        ("start", "/en/"),
        ("details", "/en/book/details"),
        ("reason", "/en/book/reason"),
        ("office", "/en/book/office"),
        ("time", "/en/book/time"),
        ("review", "/en/book/review"),
    ] {
        targets.push(Target::new(name, portal, person.asks(Method::GET, path, "")).await);
    }
    for (name, path, body) in person.forms() {
        targets.push(Target::new(name, portal, person.asks(Method::POST, path, &body)).await);
    }
    let mut booked = Person::new(portal, "Booked").await;
    booked.fill_in().await;
    let review = booked.visit(Method::GET, "/en/book/review", "").await;
    let body = format!("answers_mac={}&csrf={}", value_of(&review, "answers_mac"), booked.proof);
    booked.visit(Method::POST, "/en/book/review", &body).await;
    targets.push(Target::new("notice", portal, booked.asks(Method::GET, "/en/notice", "")).await);
    targets
}

impl Target {
    async fn new(name: &'static str, address: SocketAddr, asked: Asked) -> Self {
        let mut connections = Vec::new();
        for _ in 0..CONNECTIONS {
            connections.push(connect(address).await);
        }
        Self { name, asked, connections, rates: Vec::new(), cpu_micros: Vec::new() }
    }
}

/// Sends one request after the other on every connection, and counts the answers.
async fn load(target: &mut Target, turn: Duration) -> f64 {
    let end = Instant::now() + turn;
    let sending = target.connections.drain(..).map(|mut connection| {
        let (name, asked) = (target.name, target.asked.clone());
        tokio::spawn(async move {
            let mut answered = 0.0;
            while Instant::now() < end {
                let (answer, _) = send(&mut connection, &asked).await;
                assert!(answer.status().as_u16() < 400, "{name}: {}", answer.status());
                answered += 1.0;
            }
            (connection, answered)
        })
    });
    let sending: Vec<_> = sending.collect();
    let mut all = 0.0;
    for task in sending {
        let (connection, answered) = task.await.expect("a connection");
        target.connections.push(connection);
        all += answered;
    }
    all
}

async fn connect(address: SocketAddr) -> Connection {
    let stream = tokio::net::TcpStream::connect(address).await.expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("a connection");
    tokio::spawn(connection);
    sender
}

async fn send(connection: &mut Connection, asked: &Asked) -> (Response<()>, Bytes) {
    let mut request = Request::builder().method(asked.method.clone()).uri(&asked.path).header(HOST, "bench");
    if !asked.cookie.is_empty() {
        request = request.header(COOKIE, &asked.cookie);
    }
    if asked.method == Method::POST {
        request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    let request = request.body(Full::from(asked.body.clone())).expect("a request");
    connection.ready().await.expect("a connection");
    let (parts, body) = connection.send_request(request).await.expect("an answer").into_parts();
    (Response::from_parts(parts, ()), body.collect().await.expect("a body").to_bytes())
}

/// Somebody who books, with the cookies they were given.
struct Person {
    connection: Connection,
    name: &'static str,
    slot: String,
    proof: String,
    cookies: BTreeMap<String, String>,
}

impl Person {
    async fn new(portal: SocketAddr, name: &'static str) -> Self {
        Self {
            connection: connect(portal).await,
            name,
            slot: String::new(),
            proof: String::new(),
            cookies: BTreeMap::new(),
        }
    }

    /// Answers every step up to the review.
    async fn fill_in(&mut self) {
        self.visit(Method::GET, "/en/book/details", "").await;
        for (name, path, body) in self.forms() {
            if name != "POST time" {
                self.visit(Method::POST, path, &body).await;
            }
        }
        let times = self.visit(Method::GET, "/en/book/time", "").await;
        self.slot = value_of(&times, "slot");
        let [.., (_, path, body)] = self.forms();
        self.visit(Method::POST, path, &body).await;
    }

    /// The forms before the review.
    fn forms(&self) -> [(&'static str, &'static str, String); 4] {
        let details = format!(
            "given_name=Ana+Mar%C3%ADa&family_name={}&dob_month=July&dob_day=4&dob_year=1985&phone=%28212%29+555-0123\
             &zip=10001",
            self.name
        );
        let with_proof = |fields: &str| format!("{fields}&csrf={}", self.proof);
        let slot = format!("office=NYC&slot={}", self.slot.replace(':', "%3A"));
        [
            ("POST details", "/en/book/details", with_proof(&details)),
            ("POST reason", "/en/book/reason", with_proof("reason=form")),
            ("POST office", "/en/book/office", with_proof("office=NYC")),
            ("POST time", "/en/book/time", with_proof(&slot)),
        ]
    }

    fn asks(&self, method: Method, path: &str, body: &str) -> Asked {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Asked { method, path: path.into(), cookie: cookies.join("; "), body: body.into() }
    }

    async fn visit(&mut self, method: Method, path: &str, body: &str) -> String {
        let asked = self.asks(method, path, body);
        let (answer, body) = send(&mut self.connection, &asked).await;
        assert!(answer.status().as_u16() < 400, "{path}: {}", answer.status());
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default();
            let (name, value) = cookie.split_once('=').expect("a cookie");
            self.cookies.insert(name.into(), value.into());
        }
        self.cookies.retain(|_, value| !value.is_empty());
        let page = String::from_utf8_lossy(&body).into_owned();
        if page.contains("name=\"csrf\"") {
            self.proof = value_of(&page, "csrf");
        }
        page
    }
}

/// The value of the first input of that name.
fn value_of(page: &str, name: &str) -> String {
    let (_, input) = page.split_once(&format!("name=\"{name}\"")).expect("an input");
    let (_, value) = input.split_once("value=\"").expect("a value");
    value.split('"').next().unwrap_or_default().to_owned()
}

/// Processor time of all threads but the client's, which is the first; not a number where the system does not tell.
fn server_micros() -> f64 {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return f64::NAN };
    let client = PathBuf::from(std::process::id().to_string());
    let others = threads.flatten().filter(|thread| thread.file_name() != client.as_os_str());
    let nanos = others.filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    });
    nanos.sum::<f64>() / 1000.0
}
