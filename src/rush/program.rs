//! One visit by a program instead of by pages: reads free times, books one of them.

use super::api::{self, Done, Told};
use super::client::{Client, Trouble};
use super::journey::{OFFICES_MAX, TRIES_MAX, Wish};
use super::notice::Seat;
use super::people::{Person, pick};
use crate::domain::office::OfficeCode;
use rand::RngExt;
use rand::rngs::StdRng;

/// A visit under way.
pub struct Program<'a> {
    client: &'a mut Client,
    person: &'a Person,
    wish: Wish,
    rng: StdRng,
    key: String,
    /// The seat that may have been booked without an answer that says so.
    pub in_doubt: Option<Seat>,
}

impl<'a> Program<'a> {
    /// A program of this person's; `key` begins its idempotency keys.
    pub fn new(client: &'a mut Client, person: &'a Person, wish: Wish, rng: StdRng, key: String) -> Self {
        Self { client, person, wish, rng, key, in_doubt: None }
    }

    /// Books some time; a refusal that trying again does not help ends it.
    pub async fn book(&mut self) -> Result<Done<Told>, Trouble> {
        let mut offices = self.offices().await?;
        let mut tries = 0;
        while let Some(office) = take_any(&mut self.rng, &mut offices) {
            while let Some(seat) = self.free_seat(&office).await? {
                tries += 1;
                match self.book_seat(&seat, tries).await? {
                    Done::Refused(why) if why == "slot-taken" && tries < TRIES_MAX => {}
                    done => return Ok(done),
                }
            }
            self.client.refused("nothing-free");
        }
        Ok(Done::Refused("gave-up".into()))
    }

    /// Books this seat.
    pub async fn book_seat(&mut self, seat: &Seat, number: usize) -> Result<Done<Told>, Trouble> {
        // Another seat is another request: it has a key of its own.
        let key = format!("{}-{number}", self.key);
        self.in_doubt = Some(seat.clone());
        let done = api::book(self.client, self.person, seat, &key).await;
        if !done.as_ref().is_err_and(|why| why.in_doubt) {
            self.in_doubt = None;
        }
        done
    }

    async fn offices(&mut self) -> Result<Vec<OfficeCode>, Trouble> {
        if let Some(office) = &self.wish.office {
            return Ok(vec![office.clone()]);
        }
        let near = api::offices(self.client, Some(&self.person.zip)).await?;
        Ok(near.into_iter().map(|office| office.code).take(OFFICES_MAX).collect())
    }

    async fn free_seat(&mut self, office: &OfficeCode) -> Result<Option<Seat>, Trouble> {
        let mut slots = api::slots(self.client, office).await?;
        slots.retain(|(_, free)| *free > 0);
        let picked = pick(&mut self.rng, &slots).copied();
        Ok(picked.map(|(starts_at, _)| Seat { office: office.clone(), starts_at }))
    }
}

fn take_any<T>(rng: &mut StdRng, from: &mut Vec<T>) -> Option<T> {
    if from.is_empty() { None } else { Some(from.swap_remove(rng.random_range(0..from.len()))) }
}
