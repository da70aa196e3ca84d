//! What is counted while the load runs: requests and their times by step, acts, refusals and errors.

use hdrhistogram::Histogram;
use std::collections::BTreeMap;
use std::time::Duration;

/// Longest time told apart, in microseconds; longer requests have ended as errors.
const LATENCY_MICROS_MAX: u64 = 120_000_000;
/// Three digits: one part in a thousand.
const DIGITS: u8 = 3;

/// Counts of one run.
#[derive(Default)]
pub struct Tally {
    steps: Vec<(&'static str, Histogram<u64>)>,
    /// What the portal refused, by kind.
    pub refusals: BTreeMap<String, u64>,
    /// What went wrong, by kind.
    pub errors: BTreeMap<String, u64>,
    /// Acts that the portal acknowledged.
    pub bookings: u64,
    /// See `bookings`.
    pub moves: u64,
    /// See `bookings`.
    pub cancellations: u64,
    /// See `bookings`.
    pub replacements: u64,
    /// People who were done, with or without an appointment.
    pub finished: u64,
    /// People for whom nothing was free, or who tried as often as they may.
    pub gave_up: u64,
    /// People who were told that they have an appointment already.
    pub already_booked: u64,
    /// People whose visit broke off with an error.
    pub broken_off: u64,
}

/// Times of requests, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Latency {
    /// Requests.
    pub count: u64,
    /// Half of them took no longer.
    pub p50: f64,
    /// 95 of 100.
    pub p95: f64,
    /// 99 of 100.
    pub p99: f64,
    /// The longest.
    pub max: f64,
}

impl Tally {
    /// Counts a request of a step.
    pub fn request(&mut self, step: &'static str, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(LATENCY_MICROS_MAX);
        match self.steps.iter_mut().find(|(name, _)| *name == step) {
            Some((_, times)) => times.saturating_record(micros),
            None => {
                if let Ok(mut times) = Histogram::new_with_bounds(1, LATENCY_MICROS_MAX, DIGITS) {
                    times.saturating_record(micros);
                    self.steps.push((step, times));
                }
            }
        }
    }

    /// Counts a refusal.
    pub fn refusal(&mut self, kind: &str) {
        count(&mut self.refusals, kind);
    }

    /// Counts an error.
    pub fn error(&mut self, kind: &str) {
        count(&mut self.errors, kind);
    }

    /// All requests.
    pub fn requests(&self) -> u64 {
        self.steps.iter().map(|(_, times)| times.len()).sum()
    }

    /// Times of all requests together.
    pub fn latency(&self) -> Latency {
        let mut all = self.steps.iter().map(|(_, times)| times.clone());
        let Some(mut sum) = all.next() else { return Latency::default() };
        for times in all {
            // All have the same bounds, so that any value of one fits into another.
            if sum.add(times).is_err() {
                return Latency::default();
            }
        }
        summary(&sum)
    }

    /// Times by step, in the order in which the steps were first taken.
    pub fn latency_by_step(&self) -> Vec<(&'static str, Latency)> {
        self.steps.iter().map(|(step, times)| (*step, summary(times))).collect()
    }
}

fn count(counts: &mut BTreeMap<String, u64>, kind: &str) {
    match counts.get_mut(kind) {
        Some(count) => *count += 1,
        None => drop(counts.insert(kind.to_owned(), 1)),
    }
}

fn summary(times: &Histogram<u64>) -> Latency {
    // Three decimals: the microsecond, without the dust of binary fractions.
    let millis = |micros: u64| (Duration::from_micros(micros).as_secs_f64() * 1e6).round() / 1e3;
    Latency {
        count: times.len(),
        p50: millis(times.value_at_quantile(0.50)),
        p95: millis(times.value_at_quantile(0.95)),
        p99: millis(times.value_at_quantile(0.99)),
        max: millis(times.max()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_by_step_and_together() {
        let mut tally = Tally::default();
        for millis in 1..=100 {
            tally.request("start", Duration::from_millis(millis));
        }
        tally.request("review", Duration::from_secs(1));
        assert_eq!(tally.requests(), 101);
        let by_step = tally.latency_by_step();
        assert_eq!(by_step.iter().map(|(step, _)| *step).collect::<Vec<_>>(), ["start", "review"]);
        assert!((by_step[0].1.p50 - 50.0).abs() < 0.1, "{by_step:?}");
        assert!((tally.latency().max - 1000.0).abs() < 1.0);
        assert_eq!(Tally::default().latency(), Latency::default());
    }
}
