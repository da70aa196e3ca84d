//! What is known before anybody comes: whether the portal speaks JSON, which offices there are, what is free.

use super::api;
use super::client::{Client, Trouble};
use super::notice::Seat;
use super::verdict::Free;
use super::{Mode, Options, RushError, Through};
use crate::domain::office::OfficeCode;
use std::collections::BTreeSet;

/// The portal as it was found.
#[derive(Default)]
pub struct Scene {
    /// The languages that the doorway offers, in its order.
    pub languages: Vec<String>,
    /// Whether it has the JSON interface.
    pub has_api: bool,
    /// The offices that people may go to.
    pub offices: Vec<OfficeCode>,
    /// The ZIP code of the one office that everybody wants.
    pub home: Option<String>,
    /// Those of them at which a seat that is given back is not offered again at once.
    pub delaying: BTreeSet<OfficeCode>,
    /// What was free, if that could be read.
    pub before: Option<Free>,
    /// The session that everybody is after.
    pub seat: Option<Seat>,
}

impl Scene {
    /// Looks around.
    pub async fn look(client: &mut Client, options: &Options) -> Result<Self, RushError> {
        let unreachable = |why: Trouble| RushError::Unreachable(options.urls.join(", "), why.kind);
        let doorway = client.get("scout", "/").await.map_err(unreachable)?;
        let mut scene = Self { languages: languages_of(doorway.text()), ..Self::default() };
        match api::offices(client, None).await {
            Ok(all) => {
                let wanted = |code: &OfficeCode| options.office.as_ref().is_none_or(|office| office == code);
                let all: Vec<_> = all.into_iter().filter(|office| wanted(&office.code)).collect();
                let office = options.office.as_ref().filter(|_| all.is_empty());
                if let Some(office) = office {
                    return Err(RushError::NoSuchOffice(office.clone()));
                }
                scene.has_api = true;
                scene.home = all.first().and_then(|office| office.zip.clone()).filter(|_| options.office.is_some());
                let delaying = all.iter().filter(|office| office.delays);
                scene.delaying = delaying.map(|office| office.code.clone()).collect();
                scene.offices = all.into_iter().map(|office| office.code).collect();
                scene.before = Some(api::free_seats(client, &scene.offices).await.map_err(unreachable)?);
            }
            Err(why) if why.kind.starts_with("unexpected") => scene.offices = options.office.iter().cloned().collect(),
            Err(why) => return Err(unreachable(why)),
        }
        let by_program = options.mode == Mode::OneSeat && options.through == Through::Api;
        if !scene.has_api && (by_program || matches!(options.mode, Mode::Api | Mode::Mixed | Mode::Broker)) {
            return Err(RushError::NoApi(options.urls.join(", ")));
        }
        if options.mode == Mode::OneSeat {
            scene.seat = Some(scene.one_seat(options).ok_or(RushError::NoSeat)?);
        }
        Ok(scene)
    }

    /// The session asked for, else the one with the fewest free seats.
    fn one_seat(&self, options: &Options) -> Option<Seat> {
        if let (Some(office), Some(starts_at)) = (&options.office, options.slot) {
            return Some(Seat { office: office.clone(), starts_at });
        }
        let free = self
            .before
            .as_ref()?
            .iter()
            .filter(|(seat, free)| **free > 0 && options.slot.is_none_or(|starts_at| starts_at == seat.starts_at));
        free.min_by_key(|(_, free)| **free).map(|(seat, _)| seat.clone())
    }

    /// Seats that people can win in all, if that is known.
    pub fn seats(&self, options: &Options) -> Option<u64> {
        let before = self.before.as_ref();
        match options.mode {
            // Seats that are given back are won again.
            Mode::Mixed | Mode::Broker => None,
            _ if options.seats.is_some() => options.seats,
            Mode::OneSeat => before?.get(self.seat.as_ref()?).copied(),
            // Without one office for all, some find nothing near them while others have the choice.
            Mode::Journey | Mode::Api => options.office.as_ref().and(before).map(|free| free.values().sum()),
        }
    }
}

/// What the doorway's links say their pages are in.
fn languages_of(doorway: &str) -> Vec<String> {
    let after = doorway.split("hreflang=\"").skip(1);
    let codes = after.filter_map(|rest| rest.split_once('"')).map(|(code, _)| code.to_owned());
    let mut languages: Vec<String> = Vec::new();
    for code in codes {
        if !languages.contains(&code) {
            languages.push(code);
        }
    }
    languages
}
