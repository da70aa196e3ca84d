//! Somebody for the tour: invented anew each time, so that no tour meets the appointments of an earlier one.

use crate::domain::person::TypedDetails;
use crate::random::Random;

const GIVEN_NAMES: [&str; 10] =
    ["Ana María", "Li", "Fatuma", "Olena", "José Luis", "Thanh", "Amara", "Piotr", "Rosa", "Jean-Claude"];
const FAMILY_NAMES: [&str; 10] =
    ["García López", "Wang", "Abdi", "Kovalenko", "O'Neill", "Nguyễn", "Okafor", "Nowak", "Hernández", "Baptiste"];

/// Draws somebody who lives at a ZIP code. The number is one of those kept for fiction (555-0100 to 555-0199).
pub fn draw(random: &Random, zip: &str) -> TypedDetails {
    let one_of = |names: [&str; 10]| {
        let at = usize::try_from(random.below(10)).unwrap_or(0);
        names.get(at).copied().unwrap_or("Ana").to_owned()
    };
    TypedDetails {
        given_name: one_of(GIVEN_NAMES),
        family_name: one_of(FAMILY_NAMES),
        dob_month: (1 + random.below(12)).to_string(),
        dob_day: (1 + random.below(28)).to_string(),
        dob_year: (1950 + random.below(55)).to_string(),
        phone: format!("(212) 555-01{:02}", random.below(100)),
        zip: zip.to_owned(),
    }
}
