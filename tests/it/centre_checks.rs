//! `infopass check` on the current model: for each invariant a row is broken by hand, and the fault is named.

use crate::support::Portal;
use crate::support::centre::officer_of;
use crate::support::engine::zeros;
use infopass::current::visitors::check_in;
use infopass::db::call_backs::Outcome;

const NOW: &str = "2026-11-23T10:00:00-05:00";

/// What a break is called and the statement that makes it. `{w}` is a request that waits, `{o}` another; `{s}` one that
/// led to the appointment `{a}`; `{v}` is the appointment of a visitor.
const BREAKS: [(&str, &str); 14] = [
    ("other model's windows", "UPDATE appointments SET model = 'legacy', reason = 'information' WHERE number = '{a}'"),
    ("there is no visit", "DELETE FROM visits WHERE appointment_number = '{v}'"),
    (
        "does not go with where its appointment stands",
        "UPDATE visits SET checked_in_at_utc = 1 WHERE appointment_number = '{v}'",
    ),
    (
        "comes from no request",
        "UPDATE inquiries SET status = 'answered', appointment_number = NULL WHERE number = '{s}'",
    ),
    (
        "appointment of the portal",
        "UPDATE appointments SET model = 'legacy', reason = 'information' WHERE number = '{a}'",
    ),
    ("of another office", "UPDATE inquiries SET office_code = 'NEW' WHERE number = '{s}'"),
    ("refused request still has its appointment", "UPDATE inquiries SET status = 'refused' WHERE number = '{s}'"),
    ("undecided request has no person key", "DELETE FROM inquiry_keys WHERE inquiry_number = '{w}'"),
    (
        "decided request still has a person key",
        "UPDATE inquiry_keys SET inquiry_number = '{s}' WHERE inquiry_number = '{w}'",
    ),
    ("missed calls are not those recorded", "DELETE FROM call_backs WHERE inquiry_number = '{w}'"),
    ("nobody reached the person", "DELETE FROM call_backs WHERE inquiry_number = '{s}'"),
    ("what is sealed does not open", "UPDATE inquiries SET details_sealed = {zeros} WHERE number = '{w}'"),
    (
        "person key is another person's",
        "UPDATE inquiry_keys SET inquiry_number = CASE inquiry_number WHEN '{w}' THEN '{o}' ELSE '{w}' END",
    ),
    ("the row does not read", "UPDATE inquiries SET kind = 'No Key' WHERE number = '{w}'"),
];

#[test]
fn each_broken_invariant_of_the_current_model_is_named() {
    for (fault, sql) in BREAKS {
        let portal = Portal::at(NOW);
        let waits = portal.ask_by_phone("Ana", "adit-stamp", false);
        portal.call_back(&waits, Outcome::Missed);
        let other = portal.ask_by_phone("Berta", "adit-stamp", false);
        let scheduled = portal.ask_by_phone("Clara", "adit-stamp", false);
        let appointment = portal.assign(&scheduled).number;
        let visitor = portal.assign(&portal.ask_by_phone("Dora", "adit-stamp", false));
        portal.clock.set_now(visitor.starts_at - jiff::SignedDuration::from_mins(5));
        portal.run(check_in(&portal.services, &officer_of("NYC"), &visitor.number, None)).unwrap();
        assert_eq!(portal.check(), Vec::<String>::new());
        let sql = sql
            .replace("{w}", waits.as_str())
            .replace("{o}", other.as_str())
            .replace("{s}", scheduled.as_str())
            .replace("{a}", appointment.as_str())
            .replace("{v}", visitor.number.as_str())
            .replace("{zeros}", &zeros(200));
        portal.by_hand(&sql);
        let found = portal.check();
        assert!(found.iter().any(|violation| violation.contains(fault)), "{fault}: {sql}\n{found:#?}");
    }
}
