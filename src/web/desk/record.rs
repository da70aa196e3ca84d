//! `/desk/record`: the record of acts, for those who may read it. The newest first, by pages.

use super::guard::Desk;
use super::problems::problem;
use super::queue::{grouped, href};
use crate::current::record::{ACTS_AT_ONCE, acts_before};
use crate::db::staff_acts::StaffAct;
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::window::eastern_local;
use crate::view::dates::Dates;
use crate::view::pages::desk::record::{ActRow, DeskRecordPage};
use crate::view::pages::outcome::Failure;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Shows a page of it.
pub async fn get(desk: Desk) -> Answer {
    let before = desk.query("before").and_then(|before| before.parse().ok());
    let acts = match acts_before(desk.services(), &desk.staff, before).await {
        Ok(acts) => acts,
        Err(why) => {
            return match problem(&desk, why, str::to_owned) {
                Ok(_) => Err(Failure::Internal.into()),
                Err(instead) => instead.into(),
            };
        }
    };
    let dates = desk.dates()?;
    // A full page may be the last one: the next is empty then, and says so.
    let full = acts.len() >= usize::try_from(ACTS_AT_ONCE).unwrap_or(usize::MAX);
    let older = acts.last().filter(|_| full).map(|last| format!("/desk/record?before={}", last.id));
    let page = DeskRecordPage {
        bar: desk.bar(None),
        acts: acts.into_iter().map(|act| row(&dates, act)).collect(),
        older,
        paged: before.is_some(),
    };
    desk.show(StatusCode::OK, &page)
}

fn row(dates: &Dates, act: StaffAct) -> ActRow {
    let number = item_number(&act);
    ActRow {
        id: act.id,
        at: dates.short_date_and_time(eastern_local(act.at())),
        act_key: act_key(&act.act),
        who: act.staff_name,
        act: act.act,
        href: number.as_ref().map(href),
        item: number.as_ref().map_or(act.item, grouped),
    }
}

/// The request that was acted on. An account's name may have eight digits too.
fn item_number(act: &StaffAct) -> Option<ServiceItemNumber> {
    let on_account = act.act.starts_with("account-") || act.act.starts_with("log-");
    ServiceItemNumber::parse(&act.item).ok().filter(|_| !on_account)
}

fn act_key(act: &str) -> Option<&'static str> {
    Some(match act {
        "call-back-text-sent" => "desk-act-text-sent",
        "call-back-reached" => "desk-act-reached",
        "call-back-missed" => "desk-act-missed",
        "answer-by-phone" => "desk-act-answer",
        "refuse" => "desk-act-refuse",
        "refuse-by-office" => "desk-act-refuse-by-office",
        "assign-appointment" => "desk-act-appointment",
        "accept-walk-in" => "desk-act-accept",
        "check-in" => "desk-act-check-in",
        "admit-late" => "desk-act-admit-late",
        "call-to-window" => "desk-act-call",
        "serve" => "desk-act-serve",
        "no-show" => "desk-act-no-show",
        "account-add" => "desk-act-account-add",
        "account-remove" => "desk-act-account-remove",
        "account-password" => "desk-act-account-password",
        "log-in" => "desk-act-log-in",
        "log-in-failed" => "desk-act-log-in-failed",
        "log-out" => "desk-act-log-out",
        _ => return None,
    })
}
