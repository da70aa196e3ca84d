//! The members that only requests have.

use crate::domain::name::NAME_CHARS_MAX;
use crate::domain::rules::KEY_CHARS_MAX;
use crate::web::api::members::{
    DATE_OF_BIRTH, FAMILY_NAME, GIVEN_NAME, LANGUAGE, Member, MemberType, OFFICE, PHONE, REQUIRED, ZIP,
};

/// Longest text on what a request is about, in characters: what an officer reads before a call.
pub const ABOUT_CHARS_MAX: usize = 500;
/// What a key of the rule file looks like.
pub const KEY_PATTERN: &str = "^[a-z0-9-]+$";
/// What a service item number looks like.
pub const ITEM_PATTERN: &str = "^[0-9]{8}$";

/// What is asked for.
pub const KIND: Member = Member {
    name: "kind",
    chars_max: KEY_CHARS_MAX,
    too_long_key: "error-api-kind",
    pattern: Some(KEY_PATTERN),
    about: "What is asked for: one of those that `contact/kinds` lists.",
    example: "adit-stamp",
    ..REQUIRED
};
/// Urgency.
pub const URGENT: Member = Member {
    name: "urgent",
    required: false,
    kind: MemberType::Boolean,
    about: "Whether the person says that it cannot wait; no if left out. In a request it counts for kinds with \
            `asks_urgent` only.",
    example: "false",
    ..REQUIRED
};
/// Evidence.
pub const EVIDENCE: Member = Member {
    name: "evidence",
    required: false,
    kind: MemberType::Boolean,
    about: "Whether the person has the evidence at hand; no if left out. In a request it counts for kinds with \
            `asks_evidence` only.",
    example: "true",
    ..REQUIRED
};
/// The receipt number of a case.
pub const CASE: Member = Member {
    name: "receipt_number",
    too_long_key: "error-api-receipt-number",
    about: "The receipt number of the case: three letters and ten digits; spaces, hyphens and letter case do not matter.",
    example: "MSC2190000001",
    ..REQUIRED
};
/// The case that a request is about.
pub const RECEIPT: Member = Member { required: false, ..CASE };
/// In the person's words.
pub const ABOUT: Member = Member {
    name: "about",
    required: false,
    chars_max: ABOUT_CHARS_MAX,
    about: "What it is about, in the person's words: what an officer reads before the call.",
    example: "The card has not come and a new job begins on Monday.",
    ..REQUIRED
};
/// Who asks.
pub const REPRESENTATIVE: Member = Member {
    name: "representative",
    required: false,
    chars_max: NAME_CHARS_MAX,
    too_long_key: "error-api-representative",
    about: "Name of who asks for the person; left out by people who ask themselves.",
    example: "Luis Ortega",
    ..REQUIRED
};
/// The account with the agency.
pub const ACCOUNT: Member = Member {
    name: "account",
    required: false,
    too_long_key: "error-api-account",
    about: "The person's account number with the agency, if they have one: twelve digits.",
    example: "0123-4567-8901",
    ..REQUIRED
};
/// A text before the call.
pub const TEXT_AHEAD: Member = Member {
    name: "text_ahead",
    required: false,
    kind: MemberType::Boolean,
    about: "Whether the person wants a text before the call; counts only where `contact/hours` has `text_minutes_before`.",
    example: "true",
    ..REQUIRED
};
/// The office where the ZIP code tells none.
pub const OFFICE_WITHOUT_ZIP: Member = Member {
    required: false,
    about: "Code of the listed office whose officers answer. Needed only where the ZIP code belongs to no office (a \
            military one); else the office is the one of the ZIP code, whatever stands here.",
    ..OFFICE
};
/// The office at whose door the person stands.
pub const OFFICE_OF_DOOR: Member =
    Member { about: "Code of the listed office at whose door the person stands.", ..OFFICE };

/// A request.
pub const REQUEST: [&Member; 15] = [
    &GIVEN_NAME,
    &FAMILY_NAME,
    &DATE_OF_BIRTH,
    &PHONE,
    &ZIP,
    &KIND,
    &URGENT,
    &EVIDENCE,
    &RECEIPT,
    &ABOUT,
    &REPRESENTATIVE,
    &ACCOUNT,
    &TEXT_AHEAD,
    &OFFICE_WITHOUT_ZIP,
    &LANGUAGE,
];
/// Somebody at a door.
pub const WALK_IN: [&Member; 12] = [
    &GIVEN_NAME,
    &FAMILY_NAME,
    &DATE_OF_BIRTH,
    &PHONE,
    &ZIP,
    &KIND,
    &URGENT,
    &EVIDENCE,
    &RECEIPT,
    &ABOUT,
    &OFFICE_OF_DOOR,
    &LANGUAGE,
];
/// Whoever has the number.
pub const BIRTH_ONLY: [&Member; 1] = [&DATE_OF_BIRTH];
/// A case.
pub const CASE_ONLY: [&Member; 1] = [&CASE];
