//! What the pool promises, with runs that go on exactly when a test lets them.

use super::*;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Longer than anything here takes: a test that would hang fails.
const AT_MOST: Duration = Duration::from_mins(1);

/// Work that says when it begins and when it has ended, and does in between what it is told to.
struct Work {
    name: String,
    order: Mutex<Receiver<Order>>,
}

enum Order {
    Answer(u32),
    Fail,
    Panic,
    UntilStopped(u32),
}

/// A pool, the names of what has begun, and how to tell each work what to do.
struct Bench {
    pool: Pool<Work, u32>,
    began: Receiver<String>,
}

impl Bench {
    fn new(threads: usize) -> Self {
        let (tell, began) = channel();
        let run = move |work: &Work, watch: &Watch| {
            tell.send(work.name.clone()).unwrap();
            match work.order.lock().unwrap().recv_timeout(AT_MOST).expect("the test says what to do") {
                Order::Answer(number) => Ok(number),
                Order::Fail => Err(LabError::NoBookings),
                Order::Panic => panic!("as ordered"),
                Order::UntilStopped(number) => {
                    let started = Instant::now();
                    while !watch.is_stopped() {
                        assert!(started.elapsed() < AT_MOST, "nobody stops it");
                        thread::yield_now();
                    }
                    if number == 0 { Err(LabError::NothingDone) } else { Ok(number) }
                }
            }
        };
        Self { pool: Pool::start(threads, run).unwrap(), began }
    }

    fn ask(&self, name: &str) -> (Sender<Order>, Result<(), Full>) {
        let (order, orders) = channel();
        (order, self.pool.run(name, Work { name: name.into(), order: Mutex::new(orders) }))
    }

    fn run(&self, name: &str) -> Sender<Order> {
        let (order, asked) = self.ask(name);
        asked.unwrap();
        order
    }

    fn has_begun(&self, name: &str) {
        assert_eq!(self.began.recv_timeout(AT_MOST).unwrap(), name);
    }

    /// With one thread: whatever ran before has ended when the next has begun.
    fn let_pass(&self, name: &str) {
        let order = self.run(name);
        self.has_begun(name);
        order.send(Order::Fail).unwrap();
    }
}

fn running(stopping: bool) -> State<u32> {
    State::Running(Progress { done: 0, whole: 0, stopping })
}

#[test]
fn a_run_waits_its_turn_runs_and_its_result_is_kept() {
    let bench = Bench::new(1);
    assert_eq!(bench.pool.state("first"), State::Unknown);
    let first = bench.run("first");
    bench.has_begun("first");
    let second = bench.run("second");
    let third = bench.run("third");
    let states = ["first", "second", "third"].map(|key| bench.pool.state(key));
    assert_eq!(states, [running(false), State::Waiting(0), State::Waiting(1)]);
    first.send(Order::Answer(1)).unwrap();
    bench.has_begun("second");
    assert_eq!(bench.pool.state("first"), State::Done(Arc::new(1)));
    second.send(Order::Answer(2)).unwrap();
    bench.has_begun("third");
    third.send(Order::Answer(3)).unwrap();
    bench.let_pass("after 1");
    let states = ["first", "second", "third"].map(|key| bench.pool.state(key));
    assert_eq!(states, [1, 2, 3].map(|number| State::Done(Arc::new(number))));
}

#[test]
fn whoever_asks_for_what_is_there_already_joins_it() {
    let bench = Bench::new(1);
    let order = bench.run("same");
    bench.run("same");
    bench.has_begun("same");
    bench.run("same");
    order.send(Order::Answer(1)).unwrap();
    bench.let_pass("after 2");
    bench.run("same");
    assert_eq!(bench.pool.state("same"), State::Done(Arc::new(1)));
    bench.let_pass("after 3");
    assert!(bench.began.try_recv().is_err(), "it began once");
}

#[test]
fn what_runs_is_stopped_with_what_is_done_and_may_be_run_again() {
    let bench = Bench::new(1);
    let order = bench.run("long");
    bench.has_begun("long");
    order.send(Order::UntilStopped(3)).unwrap();
    assert_eq!(bench.pool.state("long"), running(false));
    bench.pool.stop("long");
    bench.let_pass("after 4");
    assert_eq!(bench.pool.state("long"), State::Done(Arc::new(3)));
    let again = bench.run("long");
    bench.has_begun("long");
    again.send(Order::UntilStopped(0)).unwrap();
    bench.pool.stop("long");
    bench.let_pass("after 5");
    assert_eq!(bench.pool.state("long"), State::Stopped);
}

#[test]
fn what_waits_is_stopped_before_it_begins_and_an_unknown_key_is_left_alone() {
    let bench = Bench::new(1);
    let first = bench.run("first");
    bench.has_begun("first");
    bench.run("second");
    bench.pool.stop("second");
    bench.pool.stop("nobody's");
    assert_eq!(bench.pool.state("second"), State::Stopped);
    assert_eq!(bench.pool.state("nobody's"), State::Unknown);
    first.send(Order::Answer(1)).unwrap();
    bench.let_pass("after");
    assert_eq!(bench.pool.state("second"), State::Stopped);
}

#[test]
fn a_panic_and_an_error_are_told_and_the_thread_goes_on() {
    let bench = Bench::new(1);
    let broken = bench.run("broken");
    let failed = bench.run("failed");
    bench.has_begun("broken");
    broken.send(Order::Panic).unwrap();
    bench.has_begun("failed");
    failed.send(Order::Fail).unwrap();
    bench.let_pass("after 6");
    assert_eq!(bench.pool.state("broken"), State::Broken);
    assert_eq!(bench.pool.state("failed"), State::Failed(LabError::NoBookings));
}

#[test]
fn no_more_than_a_few_wait_and_the_rest_are_refused() {
    const NAMES: [&str; WAITING_MAX + 1] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let bench = Bench::new(1);
    let first = bench.run("first");
    bench.has_begun("first");
    let orders: Vec<_> = NAMES.iter().take(WAITING_MAX).map(|name| bench.run(name)).collect();
    assert_eq!(bench.ask(NAMES[WAITING_MAX]).1, Err(Full));
    assert_eq!(bench.pool.state(NAMES[WAITING_MAX]), State::Unknown);
    assert!(bench.ask("3").1.is_ok(), "what waits already can still be joined");
    first.send(Order::Answer(0)).unwrap();
    bench.has_begun("1");
    assert!(bench.ask(NAMES[WAITING_MAX]).1.is_ok());
    drop(orders);
}

#[test]
fn the_oldest_result_is_forgotten_first() {
    let bench = Bench::new(1);
    let names: Vec<String> = (0..=KEPT_MAX).map(|number| number.to_string()).collect();
    for name in &names {
        let order = bench.run(name);
        bench.has_begun(name);
        order.send(Order::Answer(1)).unwrap();
    }
    let last = bench.run("last");
    bench.has_begun("last");
    assert_eq!(bench.pool.state(&names[0]), State::Unknown);
    assert!(names[1..].iter().all(|name| bench.pool.state(name) == State::Done(Arc::new(1))));
    last.send(Order::Answer(1)).unwrap();
}

#[test]
fn two_threads_run_two_at_once() {
    let bench = Bench::new(2);
    let orders = ["one", "two"].map(|name| bench.run(name));
    let mut began = [(); 2].map(|()| bench.began.recv_timeout(AT_MOST).unwrap());
    began.sort_unstable();
    assert_eq!(began, ["one", "two"]);
    for order in orders {
        order.send(Order::Answer(1)).unwrap();
    }
}

#[test]
fn the_threads_end_with_the_pool_and_so_does_what_runs() {
    let bench = Bench::new(2);
    let shared = Arc::downgrade(&bench.pool.shared);
    let order = bench.run("long");
    bench.has_begun("long");
    order.send(Order::UntilStopped(0)).unwrap();
    drop(bench.pool);
    assert!(shared.upgrade().is_none(), "a thread has outlived its pool");
}
