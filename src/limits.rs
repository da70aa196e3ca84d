//! Slows guessing down. Every try is counted in the database before anything is compared, so that restarts, other
//! processes and a hundred tries at the same moment change nothing; one that was right is taken back. What cannot be
//! counted is not compared.
//!
//! Nothing is looked up here: what exists and what does not are counted by the same writes.

pub mod pacing;

use crate::db::{Abort, DbError, WriteError, guesses};
use crate::domain::guesses::{CLIENT, PERSON, PERSON_BY_CLIENT, Rule, TARGET, TARGET_BY_CLIENT, Tries};
use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::person::Details;
use crate::services::Services;
use crate::telemetry;
use jiff::SignedDuration;
use std::convert::Infallible;
use std::net::IpAddr;

/// Bits of a hash that make a bucket: four million of each kind. Ten thousand targets tried at on one day share one
/// with another in 400; then the tries at both count together. There are three kinds for guesses and four for bookings:
/// all 29 million rows are some 2 GB, the most that whoever guesses and books can make of the table.
const BUCKET_BITS: u32 = 22;

/// How much of an address of version 4 and of version 6 is one client, in bytes: of IPv6 the network of 64 bits, of which
/// each household has at least one.
const CLIENT_BYTES: (usize, usize) = (4, 8);

/// What is guessed at, and by which way.
#[derive(Clone, Copy)]
pub enum Target<'a> {
    /// An appointment's PIN.
    Appointment(&'a ConfirmationNumber),
    /// The date of birth that opens a request.
    Request(&'a ServiceItemNumber),
    /// Details that give a new notice.
    Replacement(&'a Details),
    /// Whether somebody has an appointment of the portal.
    Booking(&'a Details),
    /// Whether somebody has a request or an assigned appointment.
    Asking(&'a Details),
    /// Receipt numbers, which run on: there is nothing to be right about, only where the questions come from.
    Case,
    /// An account of the desk, which counts its own tries.
    Desk,
}

/// How long to wait before the next try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Whole seconds, at least one.
    pub secs: u64,
}

impl Wait {
    /// As long as that, or a little longer: whoever comes when told is not too early.
    pub fn rounded_up(left: SignedDuration) -> Self {
        let part = i64::from(left.subsec_nanos() > 0);
        Self { secs: u64::try_from(left.as_secs() + part).unwrap_or(0).max(1) }
    }
}

/// Limits, or `None` when they are switched off.
pub struct Limits(Option<Services>);

/// A try that was counted as wrong so far.
#[must_use]
pub struct Counted(Vec<Place>);

/// A bucket with its rule, and what the try made of it.
#[derive(Clone, Copy)]
struct Place {
    bucket: i32,
    rule: Rule,
    before: Tries,
    counted: Tries,
}

impl Target<'_> {
    /// The way's name: tries by one way do not use up another's allowance.
    fn way(&self) -> &'static str {
        match self {
            Self::Appointment(_) => "appointment",
            Self::Request(_) => "request",
            Self::Replacement(_) => "replacement",
            Self::Booking(_) => "booking",
            Self::Asking(_) => "asking",
            Self::Case => "case",
            Self::Desk => "desk",
        }
    }

    /// What is counted by itself. A guesser varies the telephone number and the ZIP code: details are counted by whom
    /// they mean.
    fn item(&self) -> Option<Vec<u8>> {
        match self {
            Self::Appointment(number) => Some(number.as_str().as_bytes().to_vec()),
            Self::Request(number) => Some(number.as_str().as_bytes().to_vec()),
            Self::Replacement(details) | Self::Booking(details) | Self::Asking(details) => {
                Some(details.name_and_birth())
            }
            Self::Case | Self::Desk => None,
        }
    }
}

impl Limits {
    /// Limits that count in a database; none if they are off.
    pub fn new(services: Option<Services>) -> Self {
        Self(services)
    }

    /// Counts a try, or says how long to wait before the next one; then nothing must be compared.
    pub async fn count(&self, client: IpAddr, target: Target<'_>) -> Result<Result<Counted, Wait>, DbError> {
        let Some(services) = &self.0 else { return Ok(Ok(Counted(Vec::new()))) };
        let places = places(services, client, target);
        count_at(services, target, places).await
    }

    /// The same without the client's allowance, for what a whole site's people do through one proxy: book.
    pub async fn count_at_target(&self, client: IpAddr, target: Target<'_>) -> Result<Result<Counted, Wait>, DbError> {
        let Some(services) = &self.0 else { return Ok(Ok(Counted(Vec::new()))) };
        let mut places = places(services, client, target);
        places.retain(|(_, rule)| matches!(rule, Rule::Escalation(_)));
        count_at(services, target, places).await
    }

    /// Takes a try back that was right. The tries of others stay: nobody who can open one appointment, or owns the one
    /// that a stranger guesses at, gives the stranger new tries.
    pub async fn right(&self, tried: Counted) -> Result<(), DbError> {
        let Some(services) = self.0.as_ref().filter(|_| !tried.0.is_empty()) else { return Ok(()) };
        let written: Result<(), WriteError<Infallible>> = services
            .db
            .write(move |conn| {
                for place in &tried.0 {
                    let Place { bucket, rule, before, counted } = *place;
                    guesses::take_back(conn, bucket, counted, before, rule.one_try())?;
                }
                Ok(())
            })
            .await;
        Ok(written?)
    }
}

async fn count_at(
    services: &Services,
    target: Target<'_>,
    places: Vec<(i32, Rule)>,
) -> Result<Result<Counted, Wait>, DbError> {
    let now = services.clock.wall();
    let buckets: Vec<i32> = places.iter().map(|(bucket, _)| *bucket).collect();
    let longest_wait = {
        let places = places.clone();
        move |before: &[Tries]| {
            places.iter().zip(before).filter_map(|((_, rule), tries)| rule.wait_secs(*tries, now)).max()
        }
    };
    // Whoever has to wait costs a read and no write, however often they come.
    let looked_up = buckets.clone();
    let before = services.db.read(move |conn| guesses::find(conn, &looked_up)).await?;
    let counted = if let Some(wait_secs) = longest_wait(&before) {
        Err(wait_secs)
    } else {
        let write = services.db.write(move |conn| {
            guesses::lock(conn, &buckets)?;
            let before = guesses::find(conn, &buckets)?;
            if let Some(wait_secs) = longest_wait(&before) {
                return Ok(Err(wait_secs));
            }
            let counted = places.iter().zip(before).map(|((bucket, rule), before)| {
                let counted = rule.counted(before, now);
                guesses::set(conn, *bucket, counted, rule.forgotten_at(counted))?;
                Ok(Place { bucket: *bucket, rule: *rule, before, counted })
            });
            Ok(Ok(counted.collect::<Result<Vec<Place>, Abort<Infallible>>>()?))
        });
        write.await.map_err(|why: WriteError<Infallible>| DbError::from(why))?
    };
    Ok(match counted {
        Ok(places) => Ok(Counted(places)),
        Err(wait_secs) => {
            telemetry::refused("guess", target.way());
            Err(Wait { secs: wait_secs.into() })
        }
    })
}

/// The buckets of a try with their rules, always in this order: client, target by client, target.
fn places(services: &Services, client: IpAddr, target: Target<'_>) -> Vec<(i32, Rule)> {
    let (client, way) = (prefix(client, CLIENT_BYTES), target.way().as_bytes());
    let bucket = |kind: i32, parts: &[&[u8]]| bucket(services, kind, parts);
    let mut places = vec![(bucket(0, &[b"client", way, &client]), Rule::Allowance(CLIENT))];
    let Some(item) = target.item() else { return places };
    let (by_client, by_all) = match target {
        Target::Booking(_) | Target::Asking(_) => (PERSON_BY_CLIENT, PERSON),
        _ => (TARGET_BY_CLIENT, TARGET),
    };
    places.push((bucket(1, &[b"target by client", way, &client, &item]), Rule::Escalation(by_client)));
    places.push((bucket(2, &[b"target", way, &item]), Rule::Escalation(by_all)));
    places
}

/// A bucket of a kind: of guesses 0 to 2, of bookings 3 to 6.
fn bucket(services: &Services, kind: i32, parts: &[&[u8]]) -> i32 {
    let [first, second, third, ..] = services.vault.guess_hash(parts);
    let bits = i32::from_be_bytes([0, first, second, third]) & ((1 << BUCKET_BITS) - 1);
    (kind << BUCKET_BITS) | bits
}

/// The beginning of an address, so many bytes of either version.
fn prefix(client: IpAddr, (of_four, of_six): (usize, usize)) -> Vec<u8> {
    match client.to_canonical() {
        IpAddr::V4(address) => address.octets().into_iter().take(of_four).collect(),
        IpAddr::V6(address) => address.octets().into_iter().take(of_six).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_of_many_addresses_is_one_client() {
        let of = |text: &str| prefix(text.parse().unwrap(), CLIENT_BYTES);
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
