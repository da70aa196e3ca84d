//! Whatever is changed in a code is seen; and what the lists say of it.

use super::*;
use crate::domain::appointment::Status;
use crate::domain::door_lists::{Change, LIST_GOOD_FOR, ListError};
use ed25519_dalek::{Signer, SigningKey};
use jiff::SignedDuration;
use proptest::prelude::*;
use rstest::rstest;
use std::collections::BTreeMap;

fn signer(id: u8) -> SigningKey {
    SigningKey::from_bytes(&[id; 32])
}

fn keys() -> PublicKeys {
    let mut keys = PublicKeys::default();
    for id in [1, 2, 12] {
        assert!(keys.add(id.into(), &PublicKeys::written(&signer(id).verifying_key())));
    }
    keys
}

fn facts() -> DoorCode {
    DoorCode {
        number: ConfirmationNumber::parse("NYC-26-4821-9375").unwrap(),
        office: OfficeCode::parse("NYC").unwrap(),
        starts_at: "2026-12-07T14:15:00Z".parse().unwrap(),
        revision: 2,
        key_id: 1,
        serial: Serial([7; SERIAL_BYTES]),
    }
}

fn sign(code: &DoorCode) -> String {
    let key = signer(code.key_id.try_into().unwrap());
    code.signed(&key.sign(code.text().as_bytes()).to_bytes())
}

fn list(changed: &[(u8, Change)]) -> Revocations {
    let changed: BTreeMap<Serial, Change> =
        changed.iter().map(|(byte, change)| (Serial([*byte; SERIAL_BYTES]), *change)).collect();
    Revocations { issued_at: now(), key_id: 2, changed }
}

fn now() -> Timestamp {
    "2026-12-07T12:00:00Z".parse().unwrap()
}

fn judged(text: &str, revoked: Option<&Revocations>) -> Verdict {
    judged_by(&keys(), text, revoked)
}

fn judged_by(keys: &PublicKeys, text: &str, revoked: Option<&Revocations>) -> Verdict {
    match Brought::parse(text) {
        Ok(brought) => verdict(&brought, keys, revoked, now()),
        Err(why) => Verdict::Altered(why),
    }
}

#[test]
fn a_code_has_the_form_that_is_promised() {
    let text = sign(&facts());
    let start = "INFOPASS1*NYC-26-4821-9375*NYC*20261207T141500Z*2*1*A4DQOBYHA4DQOBYHA4DQOBYHA4*";
    assert!(text.starts_with(start), "{text}");
    assert_eq!(text.len(), start.len() + 103);
    let packed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    assert!(text.chars().all(|letter| packed.contains(letter)), "a QR code packs two of these letters into 11 bits");
    assert_eq!(judged(&text, None), Verdict::GenuineWhenPrinted);
    assert_eq!(judged(&format!(" {}\r\n", text.to_lowercase()), None), Verdict::GenuineWhenPrinted);
}

#[test]
fn every_character_that_is_changed_for_any_other_is_seen() {
    let (text, keys) = (sign(&facts()), keys());
    for at in 0..text.len() {
        for other in (b' '..=b'~').filter(|other| !text.as_bytes()[at].eq_ignore_ascii_case(other)) {
            let changed = format!("{}{}{}", &text[..at], char::from(other), &text[at + 1..]);
            // What stands around a code is no part of it.
            if changed.trim().len() == text.len() {
                assert!(matches!(judged_by(&keys, &changed, None), Verdict::Altered(_)), "{changed}");
            }
        }
    }
}

proptest! {
    #[test]
    fn what_was_signed_reads_as_it_was_written(
        drawn in any::<[u8; 7]>(), serial in any::<[u8; SERIAL_BYTES]>(), revision in 1..i64::MAX,
        secs in 0..4_000_000_000_i64, key_id in prop::sample::select(vec![1_i64, 2, 12])
    ) {
        let office = OfficeCode::parse("HHW").unwrap();
        let number = ConfirmationNumber::new(&office, 26, drawn);
        let starts_at = Timestamp::from_second(secs).unwrap();
        let code = DoorCode { number, office, starts_at, revision, key_id, serial: Serial(serial) };
        let text = sign(&code);
        prop_assert!(text.len() <= CODE_CHARS_MAX);
        let brought = Brought::parse(&text).unwrap();
        prop_assert_eq!(&brought.code, &code);
        prop_assert_eq!(brought.check(&keys()), Ok(()));
    }

    #[test]
    fn what_is_cut_out_put_in_or_swapped_is_seen(at in 0_usize..180, more in "[ -~]{1,3}", cut in 0_usize..4) {
        let text = sign(&facts());
        let end = (at + cut).min(text.len());
        let at = at.min(end);
        let changed = format!("{}{more}{}", &text[..at], &text[end..]);
        prop_assume!(!changed.trim().eq_ignore_ascii_case(&text));
        prop_assert!(matches!(judged(&changed, None), Verdict::Altered(_)), "{}", changed);
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        prop_assert!(Brought::parse(&text).is_err());
    }
}

#[test]
fn what_was_signed_for_another_appointment_or_by_another_key_is_seen() {
    let other = DoorCode { revision: 3, ..facts() };
    let moved = facts().text() + sign(&other).rsplit('*').next().unwrap();
    assert_eq!(judged(&moved, None), Verdict::Altered(Altered::Signature));
    let renamed = sign(&facts()).replacen("*2*1*", "*2*2*", 1);
    assert_eq!(judged(&renamed, None), Verdict::Altered(Altered::Signature));
    assert_eq!(judged(&sign(&DoorCode { key_id: 3, ..facts() }), None), Verdict::Altered(Altered::UnknownKey));
}

#[rstest]
#[case(None, Verdict::Genuine)]
#[case(Some(Change::Since(2)), Verdict::Genuine)]
#[case(Some(Change::Since(3)), Verdict::Moved)]
#[case(Some(Change::Cancelled), Verdict::Cancelled)]
fn a_list_tells_what_became_of_a_notice(#[case] change: Option<Change>, #[case] told: Verdict) {
    let changed: Vec<(u8, Change)> =
        change.map(|change| (7, change)).into_iter().chain([(8, Change::Cancelled)]).collect();
    assert_eq!(judged(&sign(&facts()), Some(&list(&changed))), told);
}

#[test]
fn an_old_list_or_one_of_later_days_says_nothing_of_what_it_does_not_name() {
    let text = sign(&facts());
    let at = |issued_at| Revocations { issued_at, ..list(&[]) };
    assert_eq!(judged(&text, Some(&at(now() - LIST_GOOD_FOR))), Verdict::Genuine);
    let ahead = now() + LIST_GOOD_FOR + SignedDuration::from_secs(1);
    assert_eq!(judged(&text, Some(&at(ahead))), Verdict::GenuineWhenPrinted, "one of the clocks is wrong");
    let older = now() - LIST_GOOD_FOR - SignedDuration::from_secs(1);
    assert_eq!(judged(&text, Some(&at(older))), Verdict::GenuineWhenPrinted);
    let later = facts().starts_at + SignedDuration::from_hours(25);
    assert_eq!(judged(&text, Some(&at(later))), Verdict::GenuineWhenPrinted);
    let old = Revocations { issued_at: older, ..list(&[(7, Change::Cancelled)]) };
    assert_eq!(judged(&text, Some(&old)), Verdict::Cancelled, "what was cancelled stays so");
}

#[rstest]
#[case(Status::Booked, 1, None)]
#[case(Status::Booked, 2, Some(Change::Since(2)))]
#[case(Status::Arrived, 2, None)]
#[case(Status::Arrived, 3, Some(Change::Since(2)))]
#[case(Status::Served, 3, None)]
#[case(Status::Served, 4, Some(Change::Since(2)))]
#[case(Status::Missed, 2, None)]
#[case(Status::Cancelled, 2, Some(Change::Cancelled))]
fn whoever_checks_in_keeps_their_notice(#[case] status: Status, #[case] revision: i64, #[case] change: Option<Change>) {
    assert_eq!(Change::of(status, revision), change);
}

#[test]
fn the_published_lists_read_as_they_were_written_and_not_when_altered() {
    assert_eq!(PublicKeys::parse(&keys().json()).unwrap(), keys());
    let list = list(&[(7, Change::Since(3)), (9, Change::Cancelled)]);
    let written = list.json(&signer(2).sign(list.text().as_bytes()).to_bytes());
    assert_eq!(Revocations::parse(&written, &keys()).unwrap(), list);
    for (what, instead) in [
        ("\"since_revision\":3", "\"since_revision\":2"),
        ("2026-12-07T12", "2026-12-08T12"),
        (",{\"serial\":\"BEEQSCIJBEEQSCIJBEEQSCIJBE\",\"cancelled\":true}", ""),
        ("\"key_id\":2", "\"key_id\":1"),
    ] {
        let altered = written.replacen(what, instead, 1);
        assert_ne!(altered, written, "{written}");
        assert!(matches!(Revocations::parse(&altered, &keys()), Err(ListError::Altered)), "{altered}");
    }
    let by_nobody = written.replacen("\"key_id\":2", "\"key_id\":3", 1);
    assert!(matches!(Revocations::parse(&by_nobody, &keys()), Err(ListError::UnknownKey(3))));
}
