//! The contact centre by its acts, as the pages and the JSON interface call them: for tests of what comes after.

use super::Portal;
use infopass::current::call_back::record;
use infopass::current::decide::Ground;
use infopass::current::open_inquiry::{OpenedInquiry, open_for_staff};
use infopass::current::schedule::{Assigned, Assignment, schedule};
use infopass::current::take_down::{Request, TakeDownError, take_down};
use infopass::db::call_backs::Outcome;
use infopass::domain::identifiers::ServiceItemNumber;
use infopass::domain::inquiry::{Channel, Inquiry};
use infopass::domain::office::OfficeCode;
use infopass::domain::person::TypedDetails;
use infopass::domain::rules::{Facts, Stage};
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::services::Services;
use infopass::vault::SealedInquiry;
use infopass::view::month_number;

/// Somebody with this family name, as typed.
pub fn typed(family_name: &str) -> TypedDetails {
    TypedDetails {
        given_name: "Ana María".into(),
        family_name: family_name.into(),
        dob_month: "7".into(),
        dob_day: "4".into(),
        dob_year: "1985".into(),
        phone: "(212) 555-0123".into(),
        zip: "10001".into(),
    }
}

/// An officer of an office.
pub fn officer_of(office: &str) -> Staff {
    let office = Some(OfficeCode::parse(office).unwrap());
    Staff { name: StaffName::parse("officer").unwrap(), role: Role::Officer, office }
}

/// Who asks for what, and how.
#[derive(Clone, Copy)]
pub struct Asks<'a> {
    pub channel: Channel,
    pub kind: &'a str,
    pub family_name: &'a str,
    pub office: &'a str,
    pub urgent: bool,
    pub evidence: bool,
    pub receipt: &'a str,
}

/// Somebody who was called about proof of status at New York City.
pub const ASKS: Asks<'_> = Asks {
    channel: Channel::Call,
    kind: "adit-stamp",
    family_name: "García López",
    office: "NYC",
    urgent: false,
    evidence: true,
    receipt: "",
};

/// Asks: what an operator, the form or the door would take down.
pub async fn ask(portal: &Portal, asks: Asks<'_>) -> Result<Inquiry, TakeDownError> {
    ask_at(&portal.services, asks).await
}

/// The same at any process.
pub async fn ask_at(services: &Services, asks: Asks<'_>) -> Result<Inquiry, TakeDownError> {
    let typed = typed(asks.family_name);
    let details = typed.read_again(month_number).unwrap();
    let (urgent, evidence) = (asks.urgent, asks.evidence);
    let about = "My card is lost.".into();
    let receipt = asks.receipt.into();
    let told = SealedInquiry { typed, about, receipt, urgent, evidence, ..SealedInquiry::default() };
    let kind = services.rules.kind(asks.kind).expect("the kind");
    let facts = Facts { kind: &kind.key, urgent, evidence, case: None, window_free: true };
    let stage = if asks.channel == Channel::WalkIn { Stage::WalkIn } else { Stage::Tier1 };
    let directory = services.directory();
    let request = Request {
        channel: asks.channel,
        kind,
        details: &details,
        told: &told,
        office: directory.listed_office(asks.office).expect("the office"),
        rule: services.rules.decide(stage, &facts).expect("a rule"),
        urgent,
        text_ahead: true,
        language: "en",
        one_time_key: &services.random.bytes::<16>(),
    };
    take_down(services, &request).await
}

impl Portal {
    /// How many people have checked in.
    pub fn visits(&self) -> usize {
        use diesel::prelude::*;
        use infopass::db::schema::visits;
        let count = self.run(self.services.db.read(|conn| visits::table.count().get_result::<i64>(conn)));
        usize::try_from(count.unwrap()).unwrap()
    }

    /// Lets happen what is due.
    pub async fn run_due(&self) {
        infopass::due::run(&self.services).await.unwrap();
    }

    /// Somebody asks by telephone at New York.
    pub fn ask_by_phone(&self, name: &str, kind: &str, urgent: bool) -> ServiceItemNumber {
        self.ask(Asks { family_name: name, kind, urgent, ..ASKS })
    }

    /// A request as New York's officer sees it.
    pub fn item(&self, number: &ServiceItemNumber) -> OpenedInquiry {
        self.run(open_for_staff(&self.services, &officer_of("NYC"), number)).unwrap().expect("the item")
    }

    /// New York's officer calls.
    pub fn call_back(&self, number: &ServiceItemNumber, outcome: Outcome) {
        let shown = self.item(number).inquiry.revision;
        self.run(record(&self.services, &officer_of("NYC"), number, shown, outcome)).unwrap();
    }

    /// On the ground of the table alone.
    pub fn ground(&self, number: &ServiceItemNumber) -> Ground {
        Ground { shown_revision: self.item(number).inquiry.revision, ..Ground::default() }
    }

    /// New York's officer calls and assigns what the system proposes.
    pub fn assign(&self, number: &ServiceItemNumber) -> Assigned {
        self.call_back(number, Outcome::Reached);
        let assignment = Assignment { ground: self.ground(number), ..Assignment::default() };
        self.run(schedule(&self.services, &officer_of("NYC"), number, &assignment)).unwrap()
    }
}
