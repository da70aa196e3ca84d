//! What group commit is worth: bookings by many tasks through `Db::write` against one commit for each booking on one
//! connection with the writer's settings, in one run, on a real file. The last line tells the ratio.

#![allow(missing_docs, reason = "criterion_group makes public items")]
#![allow(clippy::disallowed_methods, reason = "the other way is what is measured")]
#![allow(clippy::expect_used, reason = "a bench has nobody to report an error to")]

use std::convert::Infallible;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use infopass::db::schema::{appointments, offices, person_keys, seats};
use infopass::db::sqlite::WRITER_SETUP;
use infopass::db::{Conn, DatabaseUrl, Db};
use tempfile::TempDir;

/// People who book at the same time.
const TASKS: u64 = 64;

/// Bookings of one round: each person books this often, one after the other.
const BOOKINGS_EACH: u64 = 4;

const BOOKINGS_A_ROUND: u64 = TASKS * BOOKINGS_EACH;

/// Each of the two ways: long enough for some thousand bookings, the whole run stays below a minute.
const MEASURE: Duration = Duration::from_secs(8);

const WARM_UP: Duration = Duration::from_secs(2);

/// Numbers for bookings: none is used twice, and seats stand ready below the second.
struct Numbers {
    next: AtomicI64,
    seats_ready: AtomicI64,
}

impl Numbers {
    fn draw(&self) -> i64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }
}

struct World {
    db: Db,
    folder: TempDir,
    numbers: &'static Numbers,
}

impl World {
    fn new() -> Self {
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the file");
        let db = Db::open(&DatabaseUrl::file(folder.path().join("infopass.db")).serving()).expect("a new database");
        db.write_blocking::<_, Infallible, _>(|conn| {
            let office = (
                offices::code.eq("NYC"),
                offices::name.eq("New York City"),
                offices::street.eq("26 Federal Plaza"),
                offices::city.eq("New York"),
                offices::state.eq("NY"),
                offices::zip.eq("10278"),
                offices::tz.eq("America/New_York"),
                offices::lat.eq("40.7"),
                offices::lon.eq("-74.0"),
                offices::windows.eq(4),
                offices::desk_windows.eq(1),
                offices::hours.eq("{}"),
                offices::source.eq("bench"),
            );
            diesel::insert_into(offices::table).values(office).execute(conn)?;
            Ok(())
        })
        .expect("the office");
        let numbers = Numbers { next: AtomicI64::new(0), seats_ready: AtomicI64::new(0) };
        Self { db, folder, numbers: Box::leak(Box::new(numbers)) }
    }

    /// Makes free seats for so many rounds; not measured.
    fn make_seats(&self, rounds: u64) {
        let wanted = i64::try_from(rounds * BOOKINGS_A_ROUND).expect("few rounds");
        let until = self.numbers.next.load(Ordering::Relaxed) + wanted;
        let from = self.numbers.seats_ready.swap(until, Ordering::Relaxed);
        self.db
            .write_blocking::<_, Infallible, _>(move |conn| {
                for n in from..until {
                    let seat = (
                        seats::office_code.eq("NYC"),
                        seats::starts_at_utc.eq(starts_at(n)),
                        seats::window_no.eq(1),
                        seats::desk.eq(false),
                        seats::open_from_utc.eq(0),
                    );
                    diesel::insert_into(seats::table).values(seat).execute(conn)?;
                }
                Ok(())
            })
            .expect("seats");
    }

    /// Everybody at once through the door.
    fn book_together(&self, runtime: &tokio::runtime::Runtime) {
        let tasks: Vec<_> = (0..TASKS)
            .map(|_| {
                let db = self.db.clone();
                let numbers = self.numbers;
                runtime.spawn(async move {
                    for _ in 0..BOOKINGS_EACH {
                        let n = numbers.draw();
                        let booked = db.write::<_, Infallible, _>(move |conn| Ok(book(conn, n)?));
                        booked.await.expect("a booking");
                    }
                })
            })
            .collect();
        for task in tasks {
            runtime.block_on(task).expect("a task");
        }
    }

    /// One after the other, each with its own commit.
    fn book_one_by_one(&self, conn: &mut Conn) {
        for _ in 0..BOOKINGS_A_ROUND {
            let n = self.numbers.draw();
            conn.transaction(|conn| book(conn, n)).expect("a booking");
        }
    }
}

fn starts_at(n: i64) -> i64 {
    n * 900
}

/// What a booking writes: the appointment, the person's key, and last the seat, if it is still free.
fn book(conn: &mut Conn, n: i64) -> QueryResult<()> {
    let number = format!("NYC-26-{n:0>8}");
    // Keys are hashes: scattered, so that neighbours in time are not neighbours in the index.
    let key = n.wrapping_mul(-7_046_029_254_386_353_131).to_be_bytes().repeat(4);
    let appointment = (
        appointments::number.eq(&number),
        appointments::model.eq("legacy"),
        appointments::office_code.eq("NYC"),
        appointments::starts_at_utc.eq(starts_at(n)),
        appointments::reason.eq("case-inquiry"),
        appointments::language.eq("en"),
        appointments::status.eq("booked"),
        appointments::revision.eq(1),
        appointments::booking_key.eq(&key),
        appointments::details_sealed.eq(vec![7_u8; 200]),
        appointments::key_id.eq(1),
    );
    let times = (
        appointments::created_at_utc.eq(0),
        appointments::updated_at_utc.eq(0),
        appointments::moves_day.eq(""),
        appointments::moves_count.eq(0),
    );
    diesel::insert_into(appointments::table).values((appointment, times)).execute(conn)?;
    let person = (
        person_keys::model.eq("legacy"),
        person_keys::person_key.eq(&key),
        person_keys::appointment_number.eq(&number),
    );
    diesel::insert_into(person_keys::table).values(person).execute(conn)?;
    let free = seats::table.find(("NYC", starts_at(n), 1)).filter(seats::appointment_number.is_null());
    let claimed = diesel::update(free).set(seats::appointment_number.eq(&number)).execute(conn)?;
    if claimed == 1 { Ok(()) } else { Err(diesel::NotFound) }
}

/// Measures the rounds that `run` does, and adds bookings and time to `total`.
fn rounds(world: &World, count: u64, total: &mut (u64, Duration), mut run: impl FnMut()) -> Duration {
    world.make_seats(count);
    let start = Instant::now();
    for _ in 0..count {
        run();
    }
    let time = start.elapsed();
    total.0 += count * BOOKINGS_A_ROUND;
    total.1 += time;
    time
}

fn group_commit(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
    let (mut together, mut one_by_one) = ((0, Duration::ZERO), (0, Duration::ZERO));
    let mut group = criterion.benchmark_group("256 bookings");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.warm_up_time(WARM_UP).measurement_time(MEASURE);
    group.throughput(Throughput::Elements(BOOKINGS_A_ROUND));

    let world = World::new();
    group.bench_function("one commit each", |bencher| {
        let path = world.folder.path().join("infopass.db");
        let mut conn = Conn::establish(&path.to_string_lossy()).expect("a connection");
        conn.batch_execute(WRITER_SETUP).expect("the writer's settings");
        bencher.iter_custom(|count| {
            rounds(&world, count, &mut one_by_one, || {
                world.book_one_by_one(&mut conn);
            })
        });
    });
    world.db.close();

    let world = World::new();
    group.bench_function("64 tasks, group commit", |bencher| {
        bencher.iter_custom(|count| {
            rounds(&world, count, &mut together, || {
                world.book_together(&runtime);
            })
        });
    });
    world.db.close();
    group.finish();

    let rate = |(bookings, time): (u64, Duration)| {
        let bookings = u32::try_from(bookings).map_or(f64::NAN, f64::from);
        bookings / time.as_secs_f64()
    };
    let (together, one_by_one) = (rate(together), rate(one_by_one));
    eprintln!(
        "bookings a second: {together:.0} in groups, {one_by_one:.0} with a commit each; ratio {:.1}",
        together / one_by_one
    );
}

criterion_group!(benches, group_commit);
criterion_main!(benches);
