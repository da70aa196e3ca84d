//! What the benches share: bookings that are made of the real statements, offices and seats for them, and ratios of
//! ways that take turns in one run.

#![allow(dead_code, reason = "no bench uses all of it")]
#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]

pub mod statements;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use infopass::data;
use infopass::db::appointments::NewAppointment;
use infopass::db::seats::{self, WantedSeat};
use infopass::db::{Abort, Conn, Db, WriteError, appointments, offices, person_keys};
use infopass::domain::appointment::{Appointment, Model, Status};
use infopass::domain::door_code::Serial;
use infopass::domain::identifiers::ConfirmationNumber;
use infopass::domain::office::OfficeCode;
use infopass::domain::office_table::parse_offices;
use infopass::domain::reason::{Purpose, Reason};
use jiff::{SignedDuration, Timestamp};
use tokio::runtime::Runtime;

/// Bytes of sealed details: a name, a date, a telephone number, a ZIP code and a PIN as JSON, with nonce and tag.
pub const DETAILS_BYTES: usize = 300;

/// When everything is booked, in UTC seconds: 2026-12-01 12:00.
pub const NOW_SECS: i64 = 1_796_126_400;

/// When the first session begins.
pub const FIRST_SESSION_SECS: i64 = NOW_SECS + 43_200;

/// Length of a session.
pub const SESSION_SECS: i64 = 900;

/// Seats of a session that the portal offers; one more is the desk's.
pub const PORTAL_SEATS: u64 = 3;

/// Seats of a past session; with so many, sessions round the clock hold ten million visits in 293 days.
const PAST_SEATS: u64 = 4;

/// How long before the first session to come the first past one began.
const PAST_SECS: i64 = 400 * 86_400;

/// The window of a past visit.
pub fn past_window(n: u64) -> i64 {
    signed(n % PAST_SEATS) + 1
}

/// A prime above any number of sessions: multiplying by it scatters bookings over them.
pub const SCATTER: u64 = 1_000_003;

/// What a booking is made from: all that is drawn, hashed or sealed before the write.
pub struct Booking {
    pub new: NewAppointment,
    pub person_key: [u8; 32],
}

/// Sessions with free seats, each at one of all offices. Booking `i` of `seats()` takes a seat that nobody else takes.
#[derive(Clone, Copy)]
pub struct Sessions {
    pub first: u64,
    pub count: u64,
}

impl Sessions {
    pub fn seats(self) -> u64 {
        self.count * PORTAL_SEATS
    }

    /// The session of the booking `i`; bookings that follow each other are far apart.
    fn of(self, i: u64) -> u64 {
        self.first + i * SCATTER % self.count
    }
}

/// The offices of the built-in table.
pub struct Offices(Vec<OfficeCode>);

impl Offices {
    /// Reads the table and writes it to the database.
    pub fn store(db: &Db) -> Self {
        let table = parse_offices(data::OFFICES).expect("the built-in offices");
        let codes = table.iter().map(|office| office.code.clone()).collect();
        db.write_blocking::<_, Infallible, _>(move |conn| Ok(offices::replace_all(conn, &table)?))
            .expect("the offices");
        Self(codes)
    }

    pub fn codes(&self) -> &[OfficeCode] {
        &self.0
    }

    /// The office and the begin of a session.
    pub fn session(&self, session: u64) -> (&OfficeCode, Timestamp) {
        let offices = u64::try_from(self.0.len()).expect("few offices");
        let office = usize::try_from(session % offices).ok().and_then(|at| self.0.get(at)).expect("an office");
        let begins = FIRST_SESSION_SECS + signed(session / offices) * SESSION_SECS;
        (office, Timestamp::from_second(begins).expect("a session before the year 9999"))
    }

    /// Makes the seats of some sessions, as the keeper does it.
    pub fn make_seats(&self, db: &Db, sessions: Sessions) {
        let mut days = BTreeMap::<(&OfficeCode, i64), Vec<Timestamp>>::new();
        for session in sessions.first..sessions.first + sessions.count {
            let (office, begins) = self.session(session);
            days.entry((office, begins.as_second() / 86_400)).or_default().push(begins);
        }
        for chunk in days.into_iter().collect::<Vec<_>>().chunks(200) {
            let chunk: Vec<_> =
                chunk.iter().map(|((office, day), begins)| ((*office).clone(), *day, begins.clone())).collect();
            let made = db.write_blocking::<_, Infallible, _>(move |conn| {
                for (office, day, begins) in &chunk {
                    make_day(conn, office, *day, begins)?;
                }
                Ok(())
            });
            made.expect("seats");
        }
    }

    /// Draws everything of the booking `n` of all, which goes to a session.
    pub fn booking(&self, n: u64, session: u64) -> Booking {
        let (office, starts_at) = self.session(session);
        let now = Timestamp::from_second(NOW_SECS).expect("an instant");
        let mut scatter = Scatter(n);
        let appointment = Appointment {
            number: self.number(n),
            model: Model::Legacy,
            office: office.clone(),
            starts_at,
            purpose: Purpose::Menu(Reason::FiledCase),
            language: "en".to_owned(),
            status: Status::Booked,
            revision: 1,
            created_at: now,
            updated_at: now,
            moves_day: jiff::civil::date(2026, 12, 1),
            moves_count: 0,
            serial: Serial(scatter.bytes()),
        };
        let new = NewAppointment {
            appointment,
            details_sealed: scatter.bytes::<DETAILS_BYTES>().to_vec(),
            key_id: 1,
            booking_key: scatter.bytes(),
        };
        Booking { new, person_key: scatter.bytes() }
    }

    /// As [`Offices::booking`], of a visit that is over: each office has been full, session by session, until yesterday.
    pub fn past_booking(&self, n: u64) -> Booking {
        let mut booking = self.booking(n, 0);
        let (office, begins) = self.session(n / PAST_SEATS);
        booking.new.appointment.office = office.clone();
        booking.new.appointment.starts_at = begins - SignedDuration::from_secs(PAST_SECS);
        booking
    }

    /// A confirmation number for each `n`, scattered as drawn ones are.
    pub fn number(&self, n: u64) -> ConfirmationNumber {
        let offices = u64::try_from(self.0.len()).expect("few offices");
        let office = usize::try_from(n % offices).ok().and_then(|at| self.0.get(at)).expect("an office");
        let mut rest = n / offices * 7_654_321 % 10_000_000;
        let drawn = std::array::from_fn(|_| {
            let digit = u8::try_from(rest % 10).unwrap_or_default();
            rest /= 10;
            digit
        });
        ConfirmationNumber::new(office, 2026, drawn)
    }
}

/// The seats of some sessions of one day; sessions of that day made earlier stay, since nothing unwanted is deleted
/// within the bounds.
fn make_day(conn: &mut Conn, office: &OfficeCode, day: i64, begins: &[Timestamp]) -> diesel::QueryResult<()> {
    let (Some(first), Some(last)) = (begins.first(), begins.last()) else { return Ok(()) };
    let until = *last + SignedDuration::from_secs(SESSION_SECS);
    let windows = i32::try_from(PORTAL_SEATS).unwrap_or(i32::MAX) + 1;
    let wanted: Vec<_> = begins
        .iter()
        .flat_map(|&starts_at| {
            (1..=windows).map(move |window_no| WantedSeat { starts_at, window_no, desk: window_no == windows })
        })
        .collect();
    let date = Timestamp::from_second(day * 86_400)
        .map_or(jiff::civil::Date::MAX, |at| jiff::tz::TimeZone::UTC.to_datetime(at).date());
    seats::make_day(conn, office, date, (*first, until), "bench", &wanted)
}

/// What the write of a booking does: the statements of `legacy::book`, in its order.
pub fn book(conn: &mut Conn, booking: &Booking) -> Result<(), Abort<&'static str>> {
    let now = Timestamp::from_second(NOW_SECS).expect("an instant");
    let visit = &booking.new.appointment;
    let person = [(booking.new.key_id, booking.person_key)];
    person_keys::remove_dead(conn, visit.model, &person, now)?;
    if !appointments::insert(conn, &booking.new)? {
        return Err(Abort::Refused("a number drawn twice"));
    }
    if !person_keys::insert(conn, visit.model, &person, &visit.number)? {
        return Err(Abort::Refused("the person has an appointment"));
    }
    if !seats::claim(conn, &visit.office, visit.starts_at, &visit.number, now)? {
        return Err(Abort::Refused("no seat"));
    }
    Ok(())
}

/// As many people as `people` book through the door, each one booking after the other, until every seat of the
/// sessions is taken or the time is over. Bookings are numbered from `first`. Returns bookings a second.
pub fn book_together(
    runtime: &Runtime,
    db: &Db,
    offices: &'static Offices,
    people: u64,
    first: u64,
    sessions: Sessions,
    time_max: Duration,
) -> f64 {
    let next = Arc::new(AtomicU64::new(0));
    let begin = Instant::now();
    let tasks: Vec<_> = (0..people)
        .map(|_| {
            let (db, next) = (db.clone(), Arc::clone(&next));
            runtime.spawn(async move {
                let mut booked = 0;
                while begin.elapsed() < time_max {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= sessions.seats() {
                        break;
                    }
                    let booking = offices.booking(first + i, sessions.of(i));
                    let written: Result<(), WriteError<_>> = db.write(move |conn| book(conn, &booking)).await;
                    written.expect("a booking");
                    booked += 1;
                }
                booked
            })
        })
        .collect();
    let booked: u64 = tasks.into_iter().map(|task| runtime.block_on(task).expect("a task")).sum();
    rate(booked, begin.elapsed())
}

/// Bookings by number, one after the other, on this thread.
pub fn in_order(offices: &'static Offices, first: u64, sessions: Sessions) -> impl Iterator<Item = Booking> {
    (0..sessions.seats()).map(move |i| offices.booking(first + i, sessions.of(i)))
}

pub fn rate(count: u64, time: Duration) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from) / time.as_secs_f64()
}

/// The middle one.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The ratio of two ways in each round: middle, least, greatest. Ways of one round ran within seconds of each other.
pub fn ratio(ours: &[f64], theirs: &[f64]) -> String {
    let ratios: Vec<f64> = ours.iter().zip(theirs).map(|(ours, theirs)| ours / theirs).collect();
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ratios.iter().copied().fold(0.0, f64::max);
    format!("{:.2} (from {least:.2} to {most:.2} in {} rounds)", median(&ratios), ratios.len())
}

/// Whether only one quick round is wanted: `cargo bench … -- --test`.
pub fn quick() -> bool {
    std::env::args().any(|argument| argument == "--test")
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).expect("a small number")
}

/// Bytes without order and without cost (SplitMix64): keys are hashes, sealed details are noise.
struct Scatter(u64);

impl Scatter {
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        for chunk in bytes.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let mixed = (mixed ^ (mixed >> 31)).to_le_bytes();
            chunk.copy_from_slice(mixed.get(..chunk.len()).unwrap_or_default());
        }
        bytes
    }
}
