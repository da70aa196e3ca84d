//! A portal in this process: its own database and secret file, a clock moved by hand, seeded randomness.

use super::engine::Store;
use actix_web::web;
use infopass::app::App;
use infopass::clock::Clock;
use infopass::config::{ClockChoice, Config, Practice};
use infopass::domain::keep_days::KeepDays;
use infopass::domain::office::Office;
use infopass::domain::office_table::parse_offices;
use infopass::domain::pacing::BOOKINGS_AN_HOUR;
use infopass::domain::rules::Rules;
use infopass::due;
use infopass::passwords::{Cost, Passwords};
use infopass::random::Random;
use infopass::services::Services;
use infopass::web::server::serve;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::thread::JoinHandle;

/// Two offices with few seats: tests that need all of them are quick.
pub const FEW_SEATS: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7127,-74.0059,test,2,1,Mon-Fri 09:00-09:30
NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7326,-74.1736,test,2,1,Mon-Fri 09:00-09:30
";

/// What a password costs in tests: they are about something else.
pub const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

/// Some of the real offices.
fn some_offices() -> String {
    let some = ["code", "NYC", "NEW", "BNY", "LNY", "HHW"];
    let table = infopass::data::OFFICES.lines().filter(|line| some.iter().any(|code| line.starts_with(code)));
    table.collect::<Vec<_>>().join("\n")
}

/// The built-in rules, in their own era or another, with people at the desk.
fn practice(era: Option<&str>) -> Practice {
    let rules = Rules::parse(infopass::data::RULES).unwrap();
    let era = rules.era(era.unwrap_or(rules.default_era.as_str())).unwrap().clone();
    Practice { rules, era, auto_desk: None, keep: KeepDays::DEFAULT }
}

/// A running portal; it stops and its files go when it is dropped.
pub struct Portal {
    pub base: String,
    pub clock: Clock,
    pub services: Services,
    pub passwords: Passwords,
    pub store: Store,
    limits: bool,
    stop: Option<(actix_web::dev::ServerHandle, JoinHandle<()>)>,
}

impl Portal {
    /// Some of the real offices, at an instant such as `2026-11-23T10:00:00-05:00`.
    pub fn at(now: &str) -> Self {
        Self::with(now, &some_offices())
    }

    /// All 89 offices.
    pub fn nationwide(now: &str) -> Self {
        Self::with(now, infopass::data::OFFICES)
    }

    /// An office table of one's own.
    pub fn with(now: &str, offices: &str) -> Self {
        Self::start(Store::new(), Clock::by_hand(now.parse().unwrap()), parse_offices(offices).unwrap())
    }

    /// The same, where guessing is slowed down.
    pub fn with_limits(now: &str, offices: &str) -> Self {
        let clock = Clock::by_hand(now.parse().unwrap());
        Self::start_with(Store::new(), clock, parse_offices(offices).unwrap(), practice(None), (true, true))
    }

    /// Some of the real offices, in an era of the contact centre, with people at the desk or a program.
    pub fn in_era(now: &str, era: &str, auto_desk: Option<u64>) -> Self {
        let practice = Practice { auto_desk, ..practice(Some(era)) };
        let clock = Clock::by_hand(now.parse().unwrap());
        Self::start_with(Store::new(), clock, parse_offices(&some_offices()).unwrap(), practice, (true, false))
    }

    /// The same without the testers' pages.
    pub fn without_lab(now: &str) -> Self {
        let clock = Clock::by_hand(now.parse().unwrap());
        Self::start_with(Store::new(), clock, parse_offices(&some_offices()).unwrap(), practice(None), (false, false))
    }

    /// A portal over what an earlier one has stored.
    pub fn start(store: Store, clock: Clock, offices: Vec<Office>) -> Self {
        Self::start_with(store, clock, offices, practice(None), (true, false))
    }

    fn start_with(
        store: Store,
        clock: Clock,
        offices: Vec<Office>,
        practice: Practice,
        (lab, limits): (bool, bool),
    ) -> Self {
        let config = Config {
            database: store.url().serving(),
            secret_file: store.folder.path().join("secret.key"),
            offices,
            practice,
            lab,
            clock: ClockChoice::ByHand(clock.clone()),
            limits,
            bookings_an_hour: BOOKINGS_AN_HOUR,
            public_url: None,
            // Where clients are counted, tests say who they are as a proxy would.
            trusted_proxies: limits.then(|| IpAddr::V4(Ipv4Addr::LOCALHOST).into()).into_iter().collect(),
            password_cost: CHEAP,
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (started, start) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = web::Data::new(App::start(config, Random::from_seed(1)).await.unwrap());
                let server = serve(app.clone(), listener).unwrap();
                started.send((app.services.clone(), app.passwords.clone(), server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (services, passwords, handle) = start.recv().expect("the portal starts");
        Self { base, clock, services, passwords, store, limits, stop: Some((handle, thread)) }
    }

    /// Stops and starts again over the same files, with another office table.
    pub fn restart(mut self, offices: &str) -> Self {
        self.stop();
        let store = std::mem::replace(&mut self.store, Store::new());
        let (clock, limits) = (self.clock.clone(), self.limits);
        drop(self);
        Self::start_with(store, clock, parse_offices(offices).unwrap(), practice(None), (true, limits))
    }

    /// Sets the service's time and lets happen what is due.
    pub fn set_now(&self, now: &str) {
        self.clock.set_now(now.parse().unwrap());
        self.run(due::run(&self.services)).unwrap();
    }

    /// Waits for an act.
    #[expect(clippy::unused_self, reason = "reads as: the portal runs it")]
    pub fn run<T>(&self, act: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(act)
    }

    /// What `infopass check` finds, as of the service's time.
    pub fn check(&self) -> Vec<String> {
        infopass::audit::run_at(
            &self.store.url().looking(),
            &self.store.folder.path().join("secret.key"),
            Some(self.clock.now()),
        )
        .unwrap()
    }

    /// Changes a row by hand, as no program of ours would.
    pub fn by_hand(&self, sql: &str) {
        self.store.by_hand(sql);
    }

    /// Every row of every table, as text.
    pub fn dump(&self) -> Vec<String> {
        self.store.dump()
    }

    fn stop(&mut self) {
        if let Some((handle, thread)) = self.stop.take() {
            actix_web::rt::System::new().block_on(handle.stop(false));
            thread.join().unwrap();
            self.services.db.clone().close();
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.stop();
    }
}
