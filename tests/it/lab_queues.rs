//! The laboratory's engine against queueing theory. Queues are simulated again and again with other chance; what theory
//! says lies in the 99.9 % confidence interval of the replications. Each is simulated once more with a fault, and then
//! it does not: a test that could not tell a server from none would be worth nothing.

pub mod confidence;
mod queue;
mod theory;

use confidence::{Estimate, REPLICATIONS};
use infopass::lab::engine::stream::Stream;
use queue::{Figures, Queue};
use theory::{cobham, erlang_a, erlang_b, erlang_c, pollaczek_khinchine};

type Service = fn(&mut Stream) -> f64;

/// What is measured, and what theory says that it is.
type Saying = (&'static str, fn(&Figures) -> f64, f64);

/// A minute, exponential.
fn exponential(stream: &mut Stream) -> f64 {
    stream.exponential(1.0)
}

/// Exactly a minute.
fn constant(_: &mut Stream) -> f64 {
    1.0
}

/// From nothing to two minutes, each alike.
fn uniform(stream: &mut Stream) -> f64 {
    2.0 * stream.unit()
}

/// Two exponential halves of a minute, one after the other.
fn erlang_2(stream: &mut Stream) -> f64 {
    stream.exponential(0.5) + stream.exponential(0.5)
}

/// Nine short ones of half a minute, then a long one of five and a half.
fn hyper_exponential(stream: &mut Stream) -> f64 {
    let mean = if stream.happens(0.9) { 0.5 } else { 5.5 };
    stream.exponential(mean)
}

fn replications(queue: Queue) -> Vec<Figures> {
    (0..REPLICATIONS).map(|replication| queue.run(replication.into())).collect()
}

/// Holds a queue against theory, and each of the faulty ones too: there nothing may fit.
#[track_caller]
fn check(queue: Queue, faulty: &[Queue], sayings: &[Saying]) {
    let estimate = |runs: &[Figures], measure: fn(&Figures) -> f64| -> Estimate {
        Estimate::of(&runs.iter().map(measure).collect::<Vec<_>>())
    };
    let sound = replications(queue);
    for (what, measure, theory) in sayings {
        let found = estimate(&sound, *measure);
        assert!(found.holds(*theory), "{what}: {found:?}, in theory {theory}");
    }
    for (number, faulty) in faulty.iter().enumerate() {
        let runs = replications(*faulty);
        for (what, measure, theory) in sayings {
            let found = estimate(&runs, *measure);
            assert!(!found.holds(*theory), "{what}: {found:?} with fault {number}, and yet it holds {theory}");
        }
    }
}

/// Services of a tenth more than they should be.
fn slower(queue: Queue) -> Queue {
    Queue { stretch: 1.1, ..queue }
}

/// A server too few.
fn one_less(queue: Queue) -> Queue {
    Queue { servers: queue.servers - 1, ..queue }
}

/// Ten lines, eight calls at once on the average, nobody waits.
fn lines() -> Queue {
    Queue { places: 10, counted: 1_000.0, ..Queue::plain(10, 8.0, exponential) }
}

fn operators() -> Queue {
    Queue { counted: 2_500.0, ..Queue::plain(5, 4.0, exponential) }
}

fn impatient() -> Queue {
    Queue { patience: Some(1.5), counted: 1_200.0, ..Queue::plain(5, 5.5, exponential) }
}

fn two_classes(servers: u32, arrivals: [f64; 2]) -> Queue {
    Queue { arrivals, counted: 5_000.0, ..Queue::plain(servers, 0.0, exponential) }
}

#[test]
fn as_many_are_turned_away_as_erlang_found_in_1917() {
    let blocked = erlang_b(10, 8.0);
    let sayings: [Saying; 2] =
        [("turned away", Figures::turned_away, blocked), ("busy", Figures::busy, 8.0 * (1.0 - blocked))];
    let one_line_less = Queue { places: 9, ..one_less(lines()) };
    check(lines(), &[one_line_less, slower(lines())], &sayings);
}

#[test]
fn as_many_wait_and_as_long_as_erlang_found_in_1917() {
    let waits = erlang_c(5, 4.0);
    let sayings: [Saying; 3] = [
        ("has to wait", Figures::has_to_wait, waits),
        ("wait", Figures::wait, waits / (5.0 - 4.0)),
        ("line", Figures::line, 4.0 * waits / (5.0 - 4.0)),
    ];
    check(operators(), &[slower(operators()), one_less(operators())], &sayings);
}

#[test]
fn the_wait_for_one_server_is_that_of_pollaczek_and_khinchine_whatever_the_service() {
    // The mean squares of the services, each of which has a mean of one minute.
    let services: [(Service, f64); 5] = [
        (constant, 1.0),
        (uniform, 4.0 / 3.0),
        (erlang_2, 1.5),
        (exponential, 2.0),
        (hyper_exponential, 2.0 * (0.9 * 0.25 + 0.1 * 30.25)),
    ];
    for (service, square) in services {
        let queue = Queue { counted: 6_000.0, ..Queue::plain(1, 0.6, service) };
        let sayings: [Saying; 3] = [
            ("wait", Figures::wait, pollaczek_khinchine(0.6, 1.0, square)),
            ("has to wait", Figures::has_to_wait, 0.6),
            ("busy", Figures::busy, 0.6),
        ];
        check(queue, &[slower(queue)], &sayings);
    }
}

#[test]
fn each_class_waits_as_long_as_cobham_found_in_1954() {
    for (servers, arrivals) in [(1, [0.2, 0.5]), (3, [0.5, 1.75])] {
        let [first, second] = cobham(servers, arrivals, 1.0);
        let sayings: [Saying; 2] =
            [("first class", |run| run.wait_of(0), first), ("second class", |run| run.wait_of(1), second)];
        let queue = two_classes(servers, arrivals);
        let exchanged = Queue { arrivals: [arrivals[1], arrivals[0]], ..queue };
        check(queue, &[slower(queue), exchanged], &sayings);
    }
}

#[test]
fn as_many_lose_patience_as_palm_found_in_1957() {
    let palm = erlang_a(5, 5.5, 1.0, 1.5);
    let sayings: [Saying; 4] = [
        ("leaves", Figures::leaves, palm.leaves),
        ("has to wait", Figures::has_to_wait, palm.has_to_wait),
        ("line", Figures::line, palm.line),
        ("busy", Figures::busy, palm.busy),
    ];
    check(impatient(), &[one_less(impatient()), slower(impatient())], &sayings);
    let more_patient = Queue { patience: Some(2.25), ..impatient() };
    check(impatient(), &[more_patient], &sayings[..1]);
}

/// Every kind of queue: turned away, waiting, in two classes, leaving, and all of it at once.
fn every_queue() -> [Queue; 6] {
    let all_at_once = Queue { places: 12, patience: Some(2.0), counted: 500.0, ..two_classes(5, [2.0, 4.0]) };
    let one = Queue::plain(1, 0.6, hyper_exponential);
    [lines(), operators(), one, two_classes(3, [0.5, 1.75]), impatient(), all_at_once]
}

/// Little 1961: how many wait is how many come times how long they wait, those who leave too. In a window of time that
/// holds on the average: some have waited before it begins, others wait on when it ends.
#[test]
fn how_many_wait_is_how_many_come_times_how_long_they_wait() {
    for (number, queue) in every_queue().into_iter().enumerate() {
        let gaps = |waited: fn(&Figures) -> f64| -> Vec<f64> {
            replications(queue).iter().map(|run| (run.counts.line_ms - waited(run)) / run.counts.counted_ms).collect()
        };
        let gap = Estimate::of(&gaps(|run| run.counts.waited_ms + run.counts.left_waited_ms));
        assert!(gap.holds(0.0), "queue {number}: {gap:?}");
        if queue.patience.is_some() {
            let without_leavers = Estimate::of(&gaps(|run| run.counts.waited_ms));
            assert!(!without_leavers.holds(0.0), "queue {number}: {without_leavers:?} without those who left");
        }
    }
}

/// From empty to empty there is no margin: each millisecond that somebody waited was a millisecond in the line.
#[test]
fn from_empty_to_empty_every_wait_and_everybody_is_accounted_for() {
    for (number, queue) in every_queue().into_iter().enumerate() {
        let counts = queue.run_until_empty(7);
        let ours = [counts.line_ms, counts.waited_ms + counts.left_waited_ms].map(f64::to_bits);
        assert_eq!(ours[0], ours[1], "queue {number}: {counts:?}");
        assert_eq!(counts.came, counts.turned_away + counts.begun + counts.left, "queue {number}");
        assert!(counts.came > 1_000, "queue {number}: {counts:?}");
    }
}
