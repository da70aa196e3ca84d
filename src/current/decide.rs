//! Deciding without an appointment: answered by telephone, or refused; and the field office's late refusal. Assigning an
//! appointment is `schedule`.

use super::DeskError;
use super::call_back::open_to_decide;
use super::free_seats::free_today;
use super::judge::{Judged, judge};
use super::open_inquiry::OpenedInquiry;
use crate::db::{Abort, appointments, inquiries, inquiry_keys, person_keys, seats, staff_acts};
use crate::domain::appointment;
use crate::domain::case::CaseStatus;
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::{Channel, Decision, Event, Inquiry, Status};
use crate::domain::rules::{Facts, Outcome, Stage};
use crate::domain::staff::Staff;
use crate::services::Services;
use crate::telemetry;
use crate::vault::SealedInquiry;

/// Longest reason for a decision against a rule, in characters.
pub const REASON_CHARS_MAX: usize = 500;

/// What the officer decided, and on what ground.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// The revision of the request that the officer saw.
    pub shown_revision: i64,
    /// The rule that the officer named.
    pub rule: Option<String>,
    /// Why it goes against a rule.
    pub reason: String,
}

/// What is known of a request when it is decided.
pub fn facts<'a>(inquiry: &'a Inquiry, told: &SealedInquiry, case: Option<CaseStatus>, window_free: bool) -> Facts<'a> {
    Facts { kind: &inquiry.kind, urgent: told.urgent, evidence: told.evidence, case, window_free }
}

/// Answered by telephone.
pub async fn answer(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    ground: &Ground,
) -> Result<(), DeskError> {
    end(services, staff, number, ground, (Event::Answer, Stage::Tier2, Outcome::Answer)).await
}

/// Refused, by the officer who called.
pub async fn refuse(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    ground: &Ground,
) -> Result<(), DeskError> {
    end(services, staff, number, ground, (Event::Refuse, Stage::Tier2, Outcome::Refuse)).await
}

/// Sent away from the door.
pub async fn decline(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    ground: &Ground,
) -> Result<(), DeskError> {
    end(services, staff, number, ground, (Event::Refuse, Stage::WalkIn, Outcome::Decline)).await
}

/// The field office cannot take an urgent one after all: its appointment is cancelled and its seat is free.
pub async fn refuse_by_office(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    ground: &Ground,
) -> Result<(), DeskError> {
    end(services, staff, number, ground, (Event::RefuseByOffice, Stage::FieldOffice, Outcome::Refuse)).await
}

async fn end(
    services: &Services,
    staff: &Staff,
    number: &ServiceItemNumber,
    ground: &Ground,
    (event, stage, outcome): (Event, Stage, Outcome),
) -> Result<(), DeskError> {
    let opened = open_to_decide(services, staff, number, ground.shown_revision).await?;
    // Whoever is called back stands at no door.
    if stage == Stage::WalkIn && opened.inquiry.channel != Channel::WalkIn {
        return Err(DeskError::NotFound);
    }
    let (status, _) = opened.inquiry.after(event)?;
    if stage == Stage::Tier2 && opened.inquiry.channel == Channel::WalkIn {
        return Err(DeskError::RuleMissing);
    }
    let window_free = stage == Stage::WalkIn && is_window_free(services, &opened.inquiry).await?;
    let facts = facts(&opened.inquiry, &opened.told, opened.case, window_free);
    let judged = judge(&services.rules, (stage, outcome), &facts, ground.rule.as_deref(), &ground.reason)?;
    let changed = decided(services, staff, &opened.inquiry, status, &judged);
    let sealed = sealed_reason(services, &opened, &judged, &ground.reason);
    let (now, by) = (services.clock.now(), staff.name.clone());
    // What the office refuses was booked already.
    let booked = opened.appointment.filter(|_| event == Event::RefuseByOffice);
    let inquiry = opened.inquiry;
    services
        .db
        .write(move |conn| {
            if !inquiries::change(conn, &inquiry, &changed)? {
                return Err(Abort::Refused(DeskError::Changed));
            }
            if let Some((sealed, key_id)) = &sealed {
                inquiries::set_details(conn, &inquiry.number, sealed, *key_id)?;
            }
            if let Some(booked) = &booked {
                // It has begun, or the person has cancelled or come.
                let to_come = booked.standing(now) == appointment::Standing::Live;
                if !to_come || !appointments::revise(conn, booked, now)? {
                    return Err(Abort::Refused(DeskError::Changed));
                }
                appointments::set_status(conn, &booked.number, appointment::Status::Cancelled)?;
                seats::free(conn, &booked.number, now)?;
                person_keys::remove(conn, &booked.number)?;
            }
            inquiry_keys::remove(conn, &inquiry.number)?;
            staff_acts::append(conn, now, &by, act_name(event), inquiry.number.as_str())?;
            Ok(())
        })
        .await?;
    telemetry::done(act_name(event));
    Ok(())
}

/// Whether the desk of the request's office can still see somebody today.
async fn is_window_free(services: &Services, inquiry: &Inquiry) -> Result<bool, DeskError> {
    let directory = services.directory();
    let office = directory.office(&inquiry.office).ok_or(DeskError::NotFound)?;
    Ok(!free_today(services, office).await?.is_empty())
}

fn act_name(event: Event) -> &'static str {
    match event {
        Event::Answer => "answer-by-phone",
        Event::RefuseByOffice => "refuse-by-office",
        _ => "refuse",
    }
}

/// The request as it stands once it is decided.
pub fn decided(services: &Services, staff: &Staff, inquiry: &Inquiry, status: Status, judged: &Judged) -> Inquiry {
    let now = services.clock.now();
    let decision = Decision {
        at: now,
        by: staff.name.as_str().to_owned(),
        rule: Some(judged.rule.clone()),
        overridden: judged.overridden.clone(),
    };
    Inquiry { status, decision: Some(decision), updated_at: now, ..inquiry.clone() }
}

/// What is sealed, with the officer's reason in it, and the key that sealed it; none if there is nothing to add.
pub fn sealed_reason(
    services: &Services,
    opened: &OpenedInquiry,
    judged: &Judged,
    reason: &str,
) -> Option<(Vec<u8>, i64)> {
    judged.overridden.as_ref()?;
    let override_reason = reason.trim().chars().take(REASON_CHARS_MAX).collect();
    let told = SealedInquiry { override_reason, ..opened.told.clone() };
    let vault = services.vault();
    Some((vault.seal_inquiry(&opened.inquiry.number, &told, &services.random), vault.key_id()))
}
