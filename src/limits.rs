//! Slows guessing down: number and PIN, and the details of a replacement, by client and by number. In memory only.

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

/// Tries in a row from one address, right ones too: a shelter's or a library's people share one.
pub const CLIENT_BURST: u32 = 300;
/// After the burst one more try from an address in this time.
const CLIENT_REFILL: Duration = Duration::from_secs(1);
/// Tries in a row at one confirmation number, right ones too: mistyping is common, and so is looking again.
pub const NUMBER_BURST: u32 = 30;
/// After the burst one more try at a number in this time: a million PINs take two years.
const NUMBER_REFILL: Duration = Duration::from_mins(1);

/// The limiters; `None` when they are switched off.
pub struct Limits(Option<Limiters>);

struct Limiters {
    clients: DefaultKeyedRateLimiter<IpAddr>,
    numbers: DefaultKeyedRateLimiter<String>,
    clock: DefaultClock,
}

/// How long to wait before the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Whole seconds, at least one.
    pub secs: u64,
}

impl Limits {
    /// Limits on or off.
    pub fn new(on: bool) -> Self {
        let quota = |every, burst| {
            let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
            // A period of zero is the only one refused; these are consts above zero.
            Quota::with_period(every).unwrap_or(Quota::per_minute(burst)).allow_burst(burst)
        };
        Self(on.then(|| Limiters {
            clients: RateLimiter::keyed(quota(CLIENT_REFILL, CLIENT_BURST)),
            numbers: RateLimiter::keyed(quota(NUMBER_REFILL, NUMBER_BURST)),
            clock: DefaultClock::default(),
        }))
    }

    /// Counts a guess by a client.
    pub fn client(&self, address: IpAddr) -> Result<(), Wait> {
        let Some(limiters) = &self.0 else { return Ok(()) };
        limiters.clients.check_key(&address).map_err(|not_until| limiters.wait(&not_until))
    }

    /// Counts a guess at a confirmation number, known or not.
    pub fn number(&self, number: &str) -> Result<(), Wait> {
        let Some(limiters) = &self.0 else { return Ok(()) };
        limiters.numbers.check_key(&number.to_owned()).map_err(|not_until| limiters.wait(&not_until))
    }

    /// Forgets those who have waited long enough; otherwise memory grows with every address ever seen.
    pub fn forget_idle(&self) {
        if let Some(limiters) = &self.0 {
            limiters.clients.retain_recent();
            limiters.numbers.retain_recent();
            limiters.clients.shrink_to_fit();
            limiters.numbers.shrink_to_fit();
        }
    }
}

impl Limiters {
    fn wait(&self, not_until: &governor::NotUntil<<DefaultClock as governor::clock::Clock>::Instant>) -> Wait {
        Wait { secs: not_until.wait_time_from(self.clock.now()).as_secs() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn a_burst_is_allowed_then_one_must_wait_and_others_need_not() {
        let limits = Limits::new(true);
        let address = |last| IpAddr::V4(Ipv4Addr::new(192, 0, 2, last));
        for _ in 0..CLIENT_BURST {
            assert_eq!(limits.client(address(1)), Ok(()));
        }
        assert!(limits.client(address(1)).is_err());
        assert_eq!(limits.client(address(2)), Ok(()));
    }

    #[test]
    fn limits_can_be_switched_off() {
        let limits = Limits::new(false);
        assert!((0..1000).all(|_| limits.number("NYC-26-0000-0000").is_ok()));
    }
}
