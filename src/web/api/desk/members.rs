//! The members that only the desk has.

use crate::current::decide::REASON_CHARS_MAX;
use crate::current::schedule::WRITTEN_CHARS_MAX;
use crate::domain::rules::KEY_CHARS_MAX;
use crate::domain::staff::STAFF_NAME_CHARS_MAX;
use crate::passwords::PASSWORD_CHARS_MAX;
use crate::web::api::contact::members::KEY_PATTERN;
use crate::web::api::members::{Member, MemberType, OFFICE, REQUIRED, STARTS_AT};

/// Most documents listed for one visit: more than a rule file's list has any use for, and what a notice has room for.
const DOCUMENTS_MAX: usize = 30;
/// No request is changed more often.
const REVISION_MAX: i64 = 1_000_000;
/// Above the number of any office's windows; which ones there are is the office's business.
const WINDOW_MAX: i64 = 255;

/// Name of an account.
pub const NAME: Member =
    Member { name: "name", chars_max: STAFF_NAME_CHARS_MAX, about: "The account's name.", example: "ana", ..REQUIRED };
/// Its password.
pub const PASSWORD: Member = Member {
    name: "password",
    chars_max: PASSWORD_CHARS_MAX,
    about: "The account's password.",
    example: "correct horse battery",
    ..REQUIRED
};
/// The revision that was shown.
pub const REVISION: Member = Member {
    name: "revision",
    kind: MemberType::Count { most: REVISION_MAX },
    about: "The `revision` of the request as it was shown: if somebody has changed it since, nothing is done (409 \
            `changed`). So an act that is repeated is not done twice.",
    example: "2",
    ..REQUIRED
};
/// The rule a decision rests on.
pub const RULE: Member = Member {
    name: "rule",
    required: false,
    chars_max: KEY_CHARS_MAX,
    too_long_key: "error-api-rule",
    pattern: Some(KEY_PATTERN),
    about: "The rule that the decision rests on, of those in the request's `rules` with this outcome; the one that the \
            rules advise if left out. A refusal against the advice names its rule.",
    example: "not-for-the-office",
    ..REQUIRED
};
/// The rule that an appointment rests on.
pub const ASSIGNING_RULE: Member = Member { example: "visit-needed", ..RULE };
/// The rule that lets somebody in late.
pub const ARRIVAL_RULE: Member = Member {
    about: "The rule that lets the person in although their time has begun; not looked at before that.",
    example: "line-at-security",
    ..RULE
};
/// Why it goes against a rule.
pub const REASON: Member = Member {
    name: "reason",
    required: false,
    chars_max: REASON_CHARS_MAX,
    about: "Why the decision goes against the rules: needed if the rule that is named does not hold, or if none is named \
            and the rules advise another outcome. Kept sealed with the request, and only then.",
    example: "She spoke with the hospital this morning.",
    ..REQUIRED
};
/// The time that the officer chose.
pub const CHOSEN: Member = Member {
    required: false,
    about: "The session, in the office's local time, as `seats` lists it; the one that is proposed if left out.",
    ..STARTS_AT
};
/// What to bring.
pub const DOCUMENTS: Member = Member {
    name: "documents",
    required: false,
    kind: MemberType::Texts { items_max: DOCUMENTS_MAX },
    chars_max: KEY_CHARS_MAX,
    too_long_key: "error-api-documents",
    pattern: Some(KEY_PATTERN),
    about: "What the person is asked to bring: documents of the rule file; those of the kind (`contact/kinds`) if left \
            out.",
    example: "[\"photo-id\", \"passport\"]",
    ..REQUIRED
};
/// What to bring, in the officer's words.
pub const BRING: Member = Member {
    name: "bring",
    required: false,
    chars_max: WRITTEN_CHARS_MAX,
    about: "Something else to bring, in the officer's own words: a line of the notice.",
    example: "The letter of the hospital",
    ..REQUIRED
};
/// A window.
pub const WINDOW: Member = Member {
    name: "window",
    kind: MemberType::Count { most: WINDOW_MAX },
    about: "The window, from 1 to as many as the office has.",
    example: "1",
    ..REQUIRED
};
/// The office whose day it is.
pub const DAY_OFFICE: Member = Member {
    required: false,
    about: "Code of the office; an officer's own if left out. Operators and admins name one.",
    ..OFFICE
};
/// The day.
pub const DAY: Member = Member {
    name: "day",
    required: false,
    too_long_key: "error-api-date",
    pattern: Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    about: "The day by the office's date, `YYYY-MM-DD`; today if left out.",
    example: "2026-11-23",
    ..REQUIRED
};

/// A log-in.
pub const LOG_IN: [&Member; 2] = [&NAME, &PASSWORD];
/// A text or a call.
pub const CALL_BACK: [&Member; 1] = [&REVISION];
/// A decision without an appointment.
pub const DECISION: [&Member; 3] = [&REVISION, &RULE, &REASON];
/// A decision with one.
pub const ASSIGNMENT: [&Member; 6] = [&REVISION, &ASSIGNING_RULE, &REASON, &CHOSEN, &DOCUMENTS, &BRING];
/// A check-in.
pub const CHECK_IN: [&Member; 1] = [&ARRIVAL_RULE];
/// A call to a window.
pub const TO_WINDOW: [&Member; 1] = [&WINDOW];
/// Nothing to tell.
pub const NOTHING: [&Member; 0] = [];
/// The end of a day.
pub const CLOSE: [&Member; 2] = [&DAY_OFFICE, &DAY];
