//! Paces bookings by the address and the network they come from: counted in the database before anything is booked, in
//! the same table and the same way as guesses. What cannot be counted is not booked.
//!
//! The rules are `domain/pacing`; here they meet the rows.

use super::{Wait, bucket, prefix};
use crate::db::{DbError, WriteError, guesses};
use crate::domain::guesses::Tries;
use crate::domain::pacing::{self, Pace, Place};
use crate::services::Services;
use crate::telemetry;
use jiff::{SignedDuration, Timestamp};
use std::convert::Infallible;
use std::net::IpAddr;

/// An address, as for guesses: of IPv4 all of it, of IPv6 the network of 64 bits, of which each household has at least one.
const ADDRESS_BYTES: (usize, usize) = super::CLIENT_BYTES;
/// Its network: what one customer of a provider rents, as a rule (/24, /48).
const NETWORK_BYTES: (usize, usize) = (3, 6);

/// The pace of bookings, or `None` when it is switched off.
pub struct Pacing(Option<Paced>);

struct Paced {
    services: Services,
    /// Of an address, and of its network.
    paces: [Pace; 2],
}

/// What somebody is told who wants to book.
pub enum Asked {
    /// Book; this was counted for it.
    Now(Counted),
    /// Book then.
    Turn(Timestamp),
    /// So many wait that no turn can be given: ask again then.
    Later(Wait),
}

/// What was counted for a booking: buckets, and how much of each.
#[must_use]
pub struct Counted(Vec<(i32, SignedDuration)>);

/// A bucket that a rule has changed.
struct Change {
    bucket: i32,
    /// What it holds now.
    at: Timestamp,
    /// How much that is for one booking.
    by: SignedDuration,
}

impl Counted {
    /// Nothing: the booking had its turn, or nobody counts.
    pub fn nothing() -> Self {
        Self(Vec::new())
    }
}

impl Pacing {
    /// A pace of so many bookings an hour from one address; none if it is switched off.
    pub fn new(services: Option<Services>, bookings_an_hour: u32) -> Self {
        Self(services.map(|services| Paced {
            services,
            paces: [Pace::of_address(bookings_an_hour), Pace::of_network(bookings_an_hour)],
        }))
    }

    /// Bookings an hour from one address; none if they are not counted.
    pub fn bookings_an_hour(&self) -> Option<u32> {
        self.0.as_ref().map(|paced| {
            let [address, _] = paced.paces;
            address.an_hour()
        })
    }

    /// Counts a booking of somebody who can wait for a turn.
    pub async fn ask(&self, client: IpAddr) -> Result<Asked, DbError> {
        let Some(paced) = &self.0 else { return Ok(Asked::Now(Counted::nothing())) };
        let (told, counted) = paced.decide(client, pacing::ask).await?;
        Ok(match told {
            pacing::Asked::Now => Asked::Now(counted),
            pacing::Asked::Turn(at) => {
                telemetry::refused("pace", "turn");
                Asked::Turn(at)
            }
            pacing::Asked::Later(wait) => {
                telemetry::refused("pace", "no-turn");
                Asked::Later(Wait::rounded_up(wait))
            }
        })
    }

    /// Counts a booking of a program, for which no turn can be kept.
    pub async fn ask_at_once(&self, client: IpAddr) -> Result<Result<Counted, Wait>, DbError> {
        let Some(paced) = &self.0 else { return Ok(Ok(Counted::nothing())) };
        let (told, counted) = paced.decide(client, pacing::ask_at_once).await?;
        Ok(match told {
            Ok(()) => Ok(counted),
            Err(wait) => {
                telemetry::refused("pace", "program");
                Err(Wait::rounded_up(wait))
            }
        })
    }

    /// Counts a seat that was freed. It is free already: that it could not be counted is logged and nothing else.
    pub async fn count_freed(&self, client: IpAddr) {
        let Some(paced) = &self.0 else { return };
        if let Err(why) = paced.decide(client, pacing::count_freed).await {
            tracing::warn!(error = %why, "a seat that was freed is not counted");
        }
    }

    /// Nothing was booked: takes back what was counted.
    pub async fn nothing_booked(&self, counted: Counted) -> Result<(), DbError> {
        let Some(paced) = self.0.as_ref().filter(|_| !counted.0.is_empty()) else { return Ok(()) };
        let buckets: Vec<i32> = counted.0.iter().map(|(bucket, _)| *bucket).collect();
        let written: Result<(), WriteError<Infallible>> = paced
            .services
            .db
            .write(move |conn| {
                guesses::lock(conn, &buckets)?;
                let found = guesses::find(conn, &buckets)?;
                for ((bucket, by), tries) in counted.0.iter().zip(found).filter(|(_, tries)| *tries != Tries::NONE) {
                    let less = instant(tries).checked_sub(*by).unwrap_or(Timestamp::UNIX_EPOCH);
                    guesses::set(conn, *bucket, stored(less), forgotten_at(less))?;
                }
                Ok(())
            })
            .await;
        Ok(written?)
    }
}

impl Paced {
    /// Lets a rule decide on the client's places as they stand, and writes what it changed.
    async fn decide<T: Send + 'static>(
        &self,
        client: IpAddr,
        rule: fn(&mut [Place], Timestamp) -> T,
    ) -> Result<(T, Counted), DbError> {
        let (buckets, paces) = (self.buckets(client), self.paces);
        let now = self.services.clock.wall();
        let decide = move |found: &[Tries]| {
            let mut asked = places(paces, found);
            let told = rule(&mut asked, now);
            (told, changes(buckets, found, asked))
        };
        // Whoever comes again and again in vain costs a read and no write.
        let found = self.services.db.read(move |conn| guesses::find(conn, &buckets)).await?;
        let (told, changed) = decide(&found);
        if changed.is_empty() {
            return Ok((told, Counted::nothing()));
        }
        let write = self.services.db.write(move |conn| {
            guesses::lock(conn, &buckets)?;
            let (told, changed) = decide(&guesses::find(conn, &buckets)?);
            for Change { bucket, at, .. } in &changed {
                guesses::set(conn, *bucket, stored(*at), forgotten_at(*at))?;
            }
            Ok((told, Counted(changed.into_iter().map(|change| (change.bucket, change.by)).collect())))
        });
        write.await.map_err(|why: WriteError<Infallible>| why.into())
    }

    /// Of an address and its network the allowances, then the turns: the order in which all lock them.
    fn buckets(&self, client: IpAddr) -> [i32; 4] {
        let (address, network) = (prefix(client, ADDRESS_BYTES), prefix(client, NETWORK_BYTES));
        let bucket = |kind, name: &str, of: &[u8]| bucket(&self.services, kind, &[b"booking", name.as_bytes(), of]);
        [
            bucket(3, "address", &address),
            bucket(4, "network", &network),
            bucket(5, "turn of an address", &address),
            bucket(6, "turn of a network", &network),
        ]
    }
}

/// An address and its network, as the rows of their buckets say.
fn places(paces: [Pace; 2], found: &[Tries]) -> [Place; 2] {
    let [address, network] = paces.map(Place::new);
    let &[address_whole, network_whole, address_turn, network_turn] = found else { return [address, network] };
    [
        Place { whole_at: instant(address_whole), last_turn: instant(address_turn), ..address },
        Place { whole_at: instant(network_whole), last_turn: instant(network_turn), ..network },
    ]
}

/// What differs from the rows.
fn changes(buckets: [i32; 4], found: &[Tries], [address, network]: [Place; 2]) -> Vec<Change> {
    let now = [
        (address.whole_at, address.pace.back_each()),
        (network.whole_at, network.pace.back_each()),
        (address.last_turn, address.pace.turn_each()),
        (network.last_turn, network.pace.turn_each()),
    ];
    let all = buckets.into_iter().zip(found).zip(now);
    let changed = all.filter(|((_, before), (at, _))| instant(**before) != *at);
    changed.map(|((bucket, _), (at, by))| Change { bucket, at, by }).collect()
}

/// A row's instant: where nothing fails, the number of failures is the part of a second, in microseconds.
fn instant(tries: Tries) -> Timestamp {
    let part = SignedDuration::from_micros(tries.failures.into());
    tries.until.checked_add(part).unwrap_or(tries.until)
}

fn stored(at: Timestamp) -> Tries {
    let until = Timestamp::from_second(at.as_second()).unwrap_or(at);
    Tries { failures: u32::try_from(at.subsec_microsecond()).unwrap_or(0), until }
}

/// When nothing of a row matters any more.
fn forgotten_at(at: Timestamp) -> Timestamp {
    at.checked_add(pacing::TURN_LASTS).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_comes_back_from_its_row_to_the_microsecond() {
        for text in ["2026-11-23T15:00:00Z", "2026-11-23T15:00:00.000001Z", "2026-11-23T15:00:59.9996Z"] {
            let at: Timestamp = text.parse().unwrap();
            assert_eq!(instant(stored(at)), at);
        }
        assert_eq!(instant(Tries::NONE), Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn a_wait_is_told_in_whole_seconds_rounded_up() {
        let told = [0, 1, 999_999, 1_000_000, 1_000_001]
            .map(|micros| Wait::rounded_up(SignedDuration::from_micros(micros)).secs);
        assert_eq!(told, [1, 1, 1, 1, 2]);
    }
}
