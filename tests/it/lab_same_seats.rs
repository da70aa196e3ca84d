//! The laboratory's offices and the real ones, given the same people in the same order, hand out the same seats: at the
//! portal, in an officer's call and at the door, around clock changes, holidays and the instants at which a rule turns.

use crate::journeys::{as_far_as_notice, as_far_as_time, numbers, printed_time, sign_in};
use crate::support::centre::{ASKS, Asks, ask, officer_of, typed};
use crate::support::{Person, Portal, Shown, somebody};
use infopass::current::DeskError;
use infopass::current::call_back::record;
use infopass::current::decide::Ground;
use infopass::current::free_seats::free_desk_seats;
use infopass::current::open_inquiry::open_for_staff;
use infopass::current::schedule::{Assigned, Assignment, accept, schedule};
use infopass::current::take_down::TakeDownError;
use infopass::db::call_backs::Outcome;
use infopass::domain::identifiers::{ConfirmationNumber, Pin};
use infopass::domain::inquiry::Channel;
use infopass::domain::office::Office;
use infopass::domain::office_table::parse_offices;
use infopass::domain::reason::Reason;
use infopass::domain::window::{EASTERN, NOTICE_MINUTES, eastern_date};
use infopass::lab::calendar::{Axis, OfficeDays};
use infopass::lab::seats::{Seat, Seats, Windows, Wish};
use infopass::legacy::availability::offer;
use infopass::legacy::book::{Booking, book};
use infopass::legacy::cancel::cancel;
use infopass::random::Random;
use infopass::view::month_number;
use jiff::civil::{Date, DateTime, Time, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use rstest::rstest;
use scraper::Selector;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Few seats, so that days run full: a day ahead of the East and hours behind it, without summer time, open in the hours
/// that clock changes skip and repeat, closed for weeks, and without a desk or with one that is soon full.
const OFFICES: &str = "\
code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,closures
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7,-74.0,test,3,2,Mon-Fri 09:00-09:30,
HHW,Honolulu,500 Ala Moana,Honolulu,HI,96813,Pacific/Honolulu,21.3,-157.9,test,2,1,Mon-Fri 15:30-15:45,2026-11-09
AGA,Agana,770 East Sunset,Barrigada,GU,96913,Pacific/Guam,13.5,144.8,test,2,1,Mon-Tue 08:00-08:15 16:00-16:15; Fri 08:00-08:15,
PHO,Phoenix,1330 South 16th,Phoenix,AZ,85034,America/Phoenix,33.4,-112.0,test,2,1,Mon 07:10-08:00; Thu 13:20-13:40,2026-11-30/2027-02-12
BOS,Boston,15 New Sudbury,Boston,MA,02203,America/New_York,42.4,-71.1,test,2,1,Sun 01:45-03:15; Wed 12:00-12:15,2026-12-21/2026-12-23
CHI,Chicago,101 West Congress,Chicago,IL,60605,America/Chicago,41.9,-87.6,test,1,0,Mon-Fri 23:30-23:45,
";
/// Which of them it is.
const HONOLULU: u16 = 1;
/// Looks and cancellations through the pages; the acts behind them are called for the others.
const BY_PAGES: u32 = 20;
/// At first so many people come at once.
const FIRST_BURST: u32 = 80;
const BURST_MAX: u32 = 8;
/// Nobody waits longer for the next person.
const PAUSE_MAX: SignedDuration = SignedDuration::from_hours(30);
/// Desk seats are counted so many days ahead.
const DESK_DAYS: i64 = 120;

/// An instant at which a rule turns.
enum Turn {
    /// A day opens.
    Opening,
    /// A session of an office can be booked no more.
    Notice(u16, Timestamp),
    /// A session of an office begins.
    Begins(u16),
    /// It is the next day in the East and the day after that in Guam.
    LateInHawaii,
}

/// A portal appointment on both sides.
struct Held {
    seat: Seat,
    starts_at: Timestamp,
    number: String,
    pin: String,
}

/// What the real portal gave.
struct Booked {
    local: DateTime,
    number: String,
    pin: String,
}

/// Both sides, the instant they are at, and who has come.
struct Both {
    real: Portal,
    offices: Vec<Office>,
    axis: Arc<Axis>,
    lab: Seats,
    held: Vec<Held>,
    people: u32,
    by_pages: u32,
    /// How often each thing happened, or found nothing free.
    seen: BTreeMap<(&'static str, bool), u32>,
}

impl Both {
    fn new(begins: &str) -> Self {
        let offices = parse_offices(OFFICES).unwrap();
        let real = Portal::with(begins, OFFICES);
        let axis = Arc::new(Axis::new(eastern_date(real.clock.now()), 250));
        let windows =
            |office: &Office| Windows { portal: office.portal_windows().into(), desk: office.desk_windows.into() };
        let days = OfficeDays::of(&axis, &offices);
        let lab = Seats::new(Arc::clone(&axis), days.into_iter().zip(offices.iter().map(windows)).collect());
        Self { real, offices, axis, lab, held: Vec::new(), people: 0, by_pages: BY_PAGES, seen: BTreeMap::new() }
    }

    fn now(&self) -> Timestamp {
        self.real.clock.now()
    }

    /// The same instant in the laboratory.
    fn now_ms(&self) -> i64 {
        self.axis.place(self.now())
    }

    /// A laboratory's seat by the clock on its office's wall.
    fn local(&self, seat: Seat) -> DateTime {
        let local = self.offices[usize::from(seat.office)].local(self.axis.timestamp(self.lab.starts(seat)));
        assert_eq!(local.date(), self.axis.date(seat.day.into()), "a seat is of its office's own day");
        local
    }

    fn saw(&mut self, what: &'static str, done: bool) {
        *self.seen.entry((what, done)).or_default() += 1;
    }

    /// A family name that nobody has had.
    fn next_name(&mut self) -> String {
        self.people += 1;
        let letters =
            format!("{:04}", self.people).bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
        format!("Ng{letters}")
    }

    /// Somebody looks at an office's page and books what they find there.
    fn look(&mut self, office: u16, wish: Wish) {
        let seat = self.lab.look(office, self.now_ms(), wish);
        let name = self.next_name();
        let code = self.offices[usize::from(office)].code.clone();
        let booked = if self.by_pages > 0 {
            self.by_pages -= 1;
            look_at_page(&self.real, code.as_str(), &name, wish)
        } else {
            look_behind_page(&self.real, &self.offices[usize::from(office)], &name, wish)
        };
        let expected = seat.map(|seat| self.local(seat));
        assert_eq!(booked.as_ref().map(|booked| booked.local), expected, "{code} at {}, {wish:?}", self.now());
        self.saw(if wish == Wish::Soonest { "soonest" } else { "offered" }, seat.is_some());
        if let Some((seat, Booked { number, pin, .. })) = seat.zip(booked) {
            self.lab.take(seat);
            let starts_at = self.axis.timestamp(self.lab.starts(seat));
            self.held.push(Held { seat, starts_at, number, pin });
        }
    }

    /// One of those whose appointment has not begun gives it back: whoever has that session, or anybody.
    fn give_back(&mut self, of: Option<(u16, Timestamp)>, random: &Random) {
        let now = self.now();
        self.held.retain(|held| held.starts_at > now);
        let anybody = (!self.held.is_empty()).then(|| one_of(random, self.held.len()));
        let has = |(office, starts_at)| {
            self.held.iter().position(|held| (held.seat.office, held.starts_at) == (office, starts_at))
        };
        let Some(nth) = of.map_or(anybody, has) else { return };
        let held = self.held.swap_remove(nth);
        self.lab.free(held.seat);
        self.saw("cancelled", true);
        if self.by_pages > 0 {
            self.by_pages -= 1;
            let mut person = Person::new(&self.real.base);
            let notice = sign_in(&mut person, "en", &held.number, &held.pin);
            let sure = person.follow(&notice, "/en/appointment/cancel");
            assert!(person.send(&sure, &[]).at.ends_with("/notice?did=cancelled"));
        } else {
            let (number, pin) = (ConfirmationNumber::parse(&held.number).unwrap(), Pin::parse(&held.pin).unwrap());
            self.real.run(cancel(&self.real.services, &number, &pin, None)).unwrap();
        }
    }

    /// An officer reaches somebody by telephone and assigns what the system proposes.
    fn call(&mut self, office: u16) {
        let seat = self.lab.assign(office, self.now_ms());
        let asks = Asks { family_name: &self.next_name(), ..ASKS };
        let found = self.at_desk(office, asks);
        self.agree(office, "assigned", seat, found.unwrap());
    }

    /// Somebody stands at the door.
    fn come_to_door(&mut self, office: u16) {
        let seat = self.lab.at_door(office, self.now_ms());
        if let Some(seat) = seat {
            self.lab.take_desk(seat);
        }
        let asks = Asks { channel: Channel::WalkIn, urgent: true, family_name: &self.next_name(), ..ASKS };
        let found = match self.at_desk(office, asks) {
            // The day's last session has begun.
            Err(TakeDownError::Closed) => None,
            found => found.unwrap(),
        };
        self.agree(office, "at the door", seat, found);
    }

    /// Takes a request down and grants it.
    fn at_desk(&self, office: u16, asks: Asks<'_>) -> Result<Option<Assigned>, TakeDownError> {
        let (services, code) = (&self.real.services, self.offices[usize::from(office)].code.as_str());
        let officer = officer_of(code);
        self.real.run(async {
            let item = ask(&self.real, Asks { office: code, ..asks }).await?;
            if asks.channel == Channel::Call {
                record(services, &officer, &item.number, item.revision, Outcome::Reached).await.unwrap();
            }
            let shown_revision = open_for_staff(services, &officer, &item.number).await?.unwrap().inquiry.revision;
            let ground = Ground { shown_revision, ..Ground::default() };
            let assignment = Assignment { ground, ..Assignment::default() };
            let granted = if asks.channel == Channel::Call {
                schedule(services, &officer, &item.number, &assignment).await
            } else {
                accept(services, &officer, &item.number, &assignment).await
            };
            match granted {
                Ok(assigned) => Ok(Some(assigned)),
                Err(DeskError::Taken) => Ok(None),
                Err(why) => panic!("{code} at {}: {why}", self.now()),
            }
        })
    }

    fn agree(&mut self, office: u16, what: &'static str, seat: Option<Seat>, found: Option<Assigned>) {
        let place = &self.offices[usize::from(office)];
        let found = found.map(|assigned| place.local(assigned.starts_at));
        let expected = seat.map(|seat| self.local(seat));
        assert_eq!(found, expected, "{} at {}, {what}", place.code, self.now());
        self.saw(what, seat.is_some());
    }

    /// Whoever is left takes all that there is: both sides have the same seats free.
    fn the_same_is_left(mut self) {
        for nth in 0..u16::try_from(self.offices.len()).unwrap() {
            let office = self.offices[usize::from(nth)].clone();
            let services = &self.real.services;
            let offer = self.real.run(offer(services, &office)).unwrap();
            let times = offer.days.iter().flat_map(|day| offer.times(day.day));
            let portal: Vec<(DateTime, i64)> =
                times.filter(|time| time.free > 0).map(|time| (time.local, time.free)).collect();
            let today = office.today(self.now());
            let last = today.checked_add(DESK_DAYS.days()).unwrap();
            let desk = self.real.run(free_desk_seats(services, &office, (today, last))).unwrap();
            let desk: Vec<_> = desk.into_iter().map(|(starts_at, free)| (office.local(starts_at), free)).collect();

            let (mut left, mut left_at_desk) = (BTreeMap::new(), BTreeMap::new());
            while let Some(seat) = self.lab.look(nth, self.now_ms(), Wish::Soonest) {
                self.lab.take(seat);
                *left.entry(self.local(seat)).or_insert(0_i64) += 1;
            }
            for day in today.series(1.day()).take_while(|day| *day <= last) {
                let at = self.axis.place(office.day_bounds(day).0.max(self.now()));
                while let Some(seat) = self.lab.at_door(nth, at) {
                    self.lab.take_desk(seat);
                    *left_at_desk.entry(self.local(seat)).or_insert(0_i64) += 1;
                }
            }
            assert_eq!(left.into_iter().collect::<Vec<_>>(), portal, "{} in the portal", office.code);
            assert_eq!(left_at_desk.into_iter().collect::<Vec<_>>(), desk, "{} at the desk", office.code);
        }
    }

    /// The clock moves on: to an instant at which a rule turns, or just before or after it, and somebody comes for whom
    /// it matters; or anywhere.
    fn pass(&mut self, random: &Random) {
        let now = self.now();
        let notice = SignedDuration::from_mins(NOTICE_MINUTES);
        let wake = now + SignedDuration::from_mins(2);
        let any = self.any_office(random);
        // Half of the time the first session of all.
        let soonest =
            |ahead| (0..6).min_by_key(|nth| self.next_session(*nth, wake + ahead)).filter(|_| random.below(2) == 0);
        let (turn, at) = match random.below(8) {
            0 | 1 => (Turn::Opening, local_instant(&EASTERN, eastern_date(now).tomorrow().unwrap(), time(0, 1, 0, 0))),
            2..=4 => {
                let office = soonest(notice).unwrap_or(any);
                let session = self.next_session(office, wake + notice);
                (Turn::Notice(office, session), session - notice)
            }
            5 | 6 => {
                let office = soonest(SignedDuration::ZERO).unwrap_or(any);
                (Turn::Begins(office), self.next_session(office, wake))
            }
            _ => {
                let zone = &self.offices[usize::from(HONOLULU)].zone;
                (Turn::LateInHawaii, local_instant(zone, zone.to_datetime(now).date(), time(23, 30, 0, 0)))
            }
        };
        let off = SignedDuration::from_millis([-1_000, -1, 0, 1, 500, 1_000][one_of(random, 6)]);
        let next = (at + off).clamp(now + SignedDuration::from_millis(1), now + PAUSE_MAX);
        self.real.set_now(&next.to_string());
        match turn {
            Turn::Opening => self.look(any, Wish::Offered),
            Turn::Notice(office, session) => {
                self.give_back(Some((office, session)), random);
                self.look(office, Wish::Soonest);
            }
            Turn::Begins(office) => self.come_to_door(office),
            Turn::LateInHawaii => {
                self.look(HONOLULU, Wish::Offered);
                self.call(HONOLULU);
            }
        }
    }

    /// An office's first session that begins then or later, or far away.
    fn next_session(&self, office: u16, from: Timestamp) -> Timestamp {
        let office = &self.offices[usize::from(office)];
        let days = office.today(from).series(1.day()).take(7);
        let mut starts = days.flat_map(|day| office.sessions_on(day)).map(|session| session.starts_at);
        starts.find(|starts_at| *starts_at >= from).unwrap_or(from + PAUSE_MAX)
    }

    fn any_office(&self, random: &Random) -> u16 {
        u16::try_from(one_of(random, self.offices.len())).unwrap()
    }

    fn act(&mut self, random: &Random) {
        let office = self.any_office(random);
        match random.below(12) {
            0..=4 => self.look(office, Wish::Offered),
            5 | 6 => self.look(office, Wish::Soonest),
            7 | 8 => self.give_back(None, random),
            9 | 10 => self.call(office),
            _ => self.come_to_door(office),
        }
    }
}

fn local_instant(zone: &TimeZone, day: Date, time: Time) -> Timestamp {
    zone.to_timestamp(day.to_datetime(time)).unwrap()
}

/// One of so many.
fn one_of(random: &Random, len: usize) -> usize {
    usize::try_from(random.below(u32::try_from(len).unwrap())).unwrap()
}

/// Somebody with a browser takes the first time of the day that the page opens on, or of the first day with one.
fn look_at_page(real: &Portal, office: &str, name: &str, wish: Wish) -> Option<Booked> {
    let mut person = Person::new(&real.base);
    let mut times = as_far_as_time(&mut person, "en", &somebody(name), office);
    // The page has no such link if it has opened on that very day.
    if wish == Wish::Soonest
        && let Some(first) = link(&times, "First day with a free time")
    {
        times = person.open(&first);
    }
    if !times.has("#main-form input[name=slot]") {
        assert!(!times.has("#times"), "a page with a day has a time: {}", times.body);
        return None;
    }
    let notice = as_far_as_notice(&mut person, &times);
    let (number, pin) = numbers(&notice);
    Some(Booked { local: printed_time(&notice).parse().unwrap(), number, pin })
}

/// The same by the acts behind the page.
fn look_behind_page(real: &Portal, office: &Office, name: &str, wish: Wish) -> Option<Booked> {
    let services = &real.services;
    let offer = real.run(offer(services, office)).unwrap();
    let day = if wish == Wish::Soonest { offer.first_free_day() } else { offer.nearest_day() }?;
    let local = offer.times(day.day).into_iter().find(|time| time.free > 0).expect("the day has a free time").local;
    let typed = typed(name);
    let booking = Booking {
        details: &typed.parse(month_number, date(2026, 1, 1)).unwrap(),
        typed: &typed,
        reason: Reason::Form,
        office,
        local,
        language: "en",
        one_time_key: &services.random.bytes::<16>(),
    };
    let booked = real.run(book(services, &booking)).unwrap();
    Some(Booked { local, number: booked.number.as_str().to_owned(), pin: booked.pin.reveal().to_owned() })
}

/// Where the link leads that begins so.
fn link(page: &Shown, words: &str) -> Option<String> {
    let html = page.html();
    let links = Selector::parse(".days-near a").unwrap();
    let found = html.select(&links).find(|link| link.text().collect::<String>().starts_with(words))?;
    found.attr("href").map(|href| page.resolve(href.split('#').next().unwrap()))
}

#[rstest]
#[case::end_of_summer_time_and_veterans_day("2026-10-29T09:00:00-04:00", "2026-11-13T00:00:00-05:00", 1)]
#[case::thanksgiving_and_a_closure_of_weeks("2026-11-17T09:00:00-05:00", "2026-12-03T00:00:00-05:00", 2)]
#[case::christmas_and_new_year("2026-12-15T09:00:00-05:00", "2027-01-06T00:00:00-05:00", 3)]
#[case::begin_of_summer_time("2026-03-03T09:00:00-05:00", "2026-03-18T00:00:00-04:00", 5)]
fn the_same_people_get_the_same_seats_from_the_laboratory_and_the_real_program(
    #[case] begins: &str,
    #[case] ends: &str,
    #[case] seed: u64,
) {
    let mut both = Both::new(begins);
    let random = Random::from_seed(seed);
    let ends: Timestamp = ends.parse().unwrap();
    let mut burst = FIRST_BURST;
    while both.now() < ends {
        for _ in 0..burst {
            both.act(&random);
        }
        burst = 1 + random.below(BURST_MAX);
        both.pass(&random);
    }
    let seen = |what, done| both.seen.get(&(what, done)).copied().unwrap_or(0);
    for what in ["offered", "soonest", "assigned", "at the door", "cancelled"] {
        assert!(seen(what, true) >= 5, "too little is {what}: {:?}", both.seen);
    }
    for what in ["offered", "assigned", "at the door"] {
        assert!(seen(what, false) >= 3, "nothing free is too seldom {what}: {:?}", both.seen);
    }
    both.the_same_is_left();
}
