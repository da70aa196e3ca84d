//! What is opened where there is nothing to open: nobody's cells, as long as others. An unknown number then costs the
//! same work as a wrong PIN, and the time of an answer does not tell which of the two it was.

use crate::domain::identifiers::{ConfirmationNumber, ServiceItemNumber};
use crate::domain::person::TypedDetails;
use crate::random::Random;
use crate::vault::{SealedDetails, SealedInquiry, Vault};

/// One sealed cell of each kind. What they hold opens nothing: there is no row that they belong to.
pub struct Decoys {
    number: ConfirmationNumber,
    details: Vec<u8>,
    item: ServiceItemNumber,
    inquiry: Vec<u8>,
}

impl Decoys {
    /// Seals them.
    pub fn new(vault: &Vault, random: &Random) -> Self {
        let number = ConfirmationNumber::nobodys();
        let item = ServiceItemNumber::new([0; _]);
        let details = vault.seal_details(&number, &SealedDetails::new(nobody(), &random.pin()), random);
        let told = SealedInquiry { typed: nobody(), about: "?".repeat(40), ..SealedInquiry::default() };
        let inquiry = vault.seal_inquiry(&item, &told, random);
        Self { number, details, item, inquiry }
    }

    /// The number to look up where there is none.
    pub fn number(&self) -> &ConfirmationNumber {
        &self.number
    }

    /// The cell to open: the stored one, or nobody's, with the number that it is sealed to.
    pub fn or_details<'a>(
        &'a self,
        number: &'a ConfirmationNumber,
        stored: Option<&'a [u8]>,
    ) -> (&'a ConfirmationNumber, &'a [u8]) {
        stored.map_or((&self.number, &self.details), |stored| (number, stored))
    }

    /// The same for a request's cell.
    pub fn or_inquiry<'a>(
        &'a self,
        number: &'a ServiceItemNumber,
        stored: Option<&'a [u8]>,
    ) -> (&'a ServiceItemNumber, &'a [u8]) {
        stored.map_or((&self.item, &self.inquiry), |stored| (number, stored))
    }
}

/// Details of a usual length, which are read like any others.
fn nobody() -> TypedDetails {
    let text = str::to_owned;
    TypedDetails {
        given_name: text("Nobody At"),
        family_name: text("All Anywhere"),
        dob_month: text("1"),
        dob_day: text("1"),
        dob_year: text("1970"),
        phone: text("(212) 555-0100"),
        zip: text("10001"),
    }
}
