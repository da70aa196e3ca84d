//! A booking of somebody from whose network many book: not refused, but given a turn, which is kept with the answers.
//! Shown instead of the notice; the form of the page is the same as the one that shows the answers.

use super::review::answers_mac;
use crate::domain::office::Office;
use crate::domain::pacing::TURN_LASTS;
use crate::domain::person::Details;
use crate::limits::Wait;
use crate::limits::pacing::{Asked, Counted};
use crate::telemetry;
use crate::view::pages::WaitTime;
use crate::view::pages::outcome::{GivenTurn, TurnPage};
use crate::web::cookies::{Answers, Turn};
use crate::web::errors::WebError;
use crate::web::visit::{Answer, Visit};
use actix_web::HttpResponse;
use jiff::{SignedDuration, Timestamp};

/// What a person's turn allows.
pub enum Standing {
    /// They have none.
    None,
    /// It is to come.
    ToCome(Timestamp),
    /// It is now.
    Now,
}

/// How the turn in the answers stands, if it is this person's.
pub fn standing(visit: &Visit, answers: &Answers, details: &Details) -> Standing {
    let now = visit.services().clock.wall();
    let good_from = answers.turn.as_ref().and_then(|turn| turn.good_from(&mark(visit, details), now));
    match good_from {
        None => Standing::None,
        Some(at) if at > now => Standing::ToCome(at),
        Some(_) => Standing::Now,
    }
}

/// A person's turn for the page that shows the answers: one to come, or one that is now.
pub fn shown(
    visit: &Visit,
    answers: &Answers,
    details: &Details,
    office: &Office,
) -> Result<Option<GivenTurn>, WebError> {
    let good_from = |turn: &Turn| turn.good_from(&mark(visit, details), visit.services().clock.wall());
    answers.turn.as_ref().and_then(good_from).map(|at| given(visit, office, at)).transpose()
}

/// Counts the booking, or gives a turn and answers with the page that says when it is.
pub async fn count_or_give(
    visit: &Visit,
    answers: &mut Answers,
    details: &Details,
    office: &Office,
) -> Result<Result<Counted, HttpResponse>, WebError> {
    match visit.may_book().await? {
        Asked::Now(counted) => Ok(Ok(counted)),
        Asked::Turn(at) => {
            answers.turn = Some(Turn::new(at, mark(visit, details)));
            Ok(Err(show(visit, answers, office, at)?))
        }
        Asked::Later(wait) => {
            answers.turn = None;
            let page =
                TurnPage { wait: WaitTime::of_secs(wait.secs), turn: None, answers_mac: answers_mac(visit, answers) };
            Ok(Err(visit.show_wait_keeping(&page, wait, answers)?))
        }
    }
}

/// The button was pressed before the turn: the same turn, and what is left.
pub fn show_again(visit: &Visit, answers: &Answers, office: &Office, at: Timestamp) -> Answer {
    telemetry::refused("pace", "early");
    show(visit, answers, office, at)
}

fn show(visit: &Visit, answers: &Answers, office: &Office, at: Timestamp) -> Answer {
    let left = at.duration_since(visit.services().clock.wall());
    let wait = Wait::rounded_up(left);
    let page = TurnPage {
        wait: WaitTime::of_secs(wait.secs),
        turn: Some(given(visit, office, at)?),
        answers_mac: answers_mac(visit, answers),
    };
    visit.show_wait_keeping(&page, wait, answers)
}

/// A turn by the office's clock, in whole minutes within it. It counts by the machine's time, as the person's own clock
/// does, and not by the service's.
fn given(visit: &Visit, office: &Office, at: Timestamp) -> Result<GivenTurn, WebError> {
    let dates = visit.dates()?;
    let minute = SignedDuration::from_secs(60);
    let whole = |at: Timestamp| Timestamp::from_second(at.as_second().div_euclid(60) * 60).unwrap_or(at);
    let from = whole(at.checked_add(minute - SignedDuration::from_nanos(1)).unwrap_or(at));
    let until = whole(at.checked_add(TURN_LASTS).unwrap_or(at));
    Ok(GivenTurn {
        from: dates.time(office.local(from).time()),
        until: dates.time(office.local(until).time()),
        zone: dates.zone(&office.zone_name, at),
    })
}

/// Who a turn is for, as the cookie has it: nothing that says who they are.
fn mark(visit: &Visit, details: &Details) -> String {
    visit.services().vault.form_mac(&[b"turn", &details.identity()])
}
