//! Where people live: the ZIP codes of each office of a scenario, nearer ones with more people.

use super::engine::number::narrow;
use super::engine::stream::Stream;
use crate::domain::directory::{Directory, Geography};
use crate::domain::office::{Coordinates, Office};
use std::collections::HashMap;
use std::sync::Arc;

/// How many offices nearby somebody looks at who finds nothing at their own: those that the portal suggests besides it.
const NEARBY: usize = 4;

/// Every office's ZIP codes and neighbors.
pub struct Places {
    offices: Vec<Place>,
}

struct Place {
    zips: Vec<(Coordinates, f32)>,
    sums: Vec<f64>,
    own: Coordinates,
    nearby: Vec<u16>,
}

impl Places {
    /// Gives every ZIP code to its office among all, by the portal's own rule, and keeps those of the scenario's. A ZIP code as many miles away as `half_miles` counts
    /// half as much as one beside the office: ZIP codes far out have fewer people, and the table has no numbers of people.
    pub fn new(all: &[Office], offices: &[Office], geography: &Arc<Geography>, half_miles: f64) -> Self {
        let directory = Directory::new(all.to_vec(), Arc::clone(geography));
        let index: HashMap<&str, usize> =
            offices.iter().enumerate().map(|(nth, office)| (office.code.as_str(), nth)).collect();
        let mut places: Vec<Place> = offices.iter().map(|office| place(office, &directory, &index)).collect();
        for (zip, at) in geography.zips() {
            let home = directory.home_office(&zip).and_then(|office| index.get(office.code.as_str()));
            let Some(place) = home.and_then(|nth| places.get_mut(*nth)) else { continue };
            let miles = at.miles_to(&place.own);
            let weight = libm::exp2(-miles / half_miles);
            place.sums.push(place.sums.last().copied().unwrap_or(0.0) + weight);
            place.zips.push((at, narrow(miles)));
        }
        Self { offices: places }
    }

    /// A ZIP code of an office, and the miles from there to it.
    pub fn draw(&self, office: u16, who: &mut Stream) -> (u16, f32) {
        let Some(place) = self.offices.get(usize::from(office)) else { return (0, 0.0) };
        let zip = who.pick(&place.sums);
        let miles = place.zips.get(zip).map_or(0.0, |(_, miles)| *miles);
        (u16::try_from(zip).unwrap_or(u16::MAX), miles)
    }

    /// The scenario's offices among the nearest of all, the nearest first.
    pub fn nearby(&self, office: u16) -> &[u16] {
        self.offices.get(usize::from(office)).map_or(&[], |place| &place.nearby)
    }

    /// The miles from a ZIP code of an office to another office.
    pub fn miles(&self, (office, zip): (u16, u16), to: u16) -> f32 {
        let from = self
            .offices
            .get(usize::from(office))
            .and_then(|place| place.zips.get(usize::from(zip)).map(|(at, _)| *at).or(Some(place.own)));
        let to = self.offices.get(usize::from(to)).map(|place| place.own);
        from.zip(to).map_or(0.0, |(from, to)| narrow(from.miles_to(&to)))
    }
}

fn place(office: &Office, directory: &Directory, index: &HashMap<&str, usize>) -> Place {
    let suggested = directory.nearest(office).into_iter().take(NEARBY);
    let nearby = suggested.filter_map(|other| index.get(other.office.code.as_str()));
    Place {
        zips: Vec::new(),
        sums: Vec::new(),
        own: office.place,
        nearby: nearby.filter_map(|nth| u16::try_from(*nth).ok()).collect(),
    }
}
