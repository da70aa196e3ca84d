//! What was typed into a form that came after the session's end. It goes with the log-in, sealed to the account whose
//! page it was, and is shown again to that account only; nothing of it is done without another press.

use super::guard::Desk;
use super::item::Form;
use super::{decide, walk_ins};
use crate::domain::staff::Staff;
use crate::services::Services;
use crate::view::pages::desk::gate::Kept;
use crate::web::csrf;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use std::collections::BTreeMap;

/// Longest that is kept, in bytes: several times the longest reason there can be, and far below what a form may carry.
const SEALED_BYTES_MAX: usize = 16 * 1024;

/// What goes with the log-in: the account that a form names, and the form. Nothing if the form names none, as those
/// into which nothing is typed.
pub fn keep(services: &Services, path: &str, mut pairs: BTreeMap<String, String>) -> Option<Kept> {
    pairs.remove(csrf::FIELD);
    let account = pairs.remove("account").filter(|account| !account.is_empty())?;
    let plain = serde_json::to_vec(&(path, pairs)).ok()?;
    let sealed = services.vault().seal_cookie(&sealed_to(&account), &plain, &services.random);
    read(sealed).map(|sealed| Kept { account, sealed })
}

/// As the log-in form sent it.
pub fn read(sealed: String) -> Option<String> {
    Some(sealed).filter(|sealed| !sealed.is_empty() && sealed.len() <= SEALED_BYTES_MAX)
}

/// The page that a form was on, with all that was typed; none if it was typed by somebody else.
pub async fn shown_again(desk: &Desk, sealed: &str) -> Option<Answer> {
    let (path, fields) = open(desk.services(), &desk.staff, sealed)?;
    let mut parts = path.strip_prefix("/desk/")?.split('/');
    let (page, number, act) = (parts.next()?, parts.next()?, parts.next()?);
    if !desk.staff.decides() {
        return None;
    }
    let form = match (page, act) {
        ("walk-ins", "accept" | "decline") => {
            return Some(walk_ins::show_kept(desk, number, &fields, act == "accept").await);
        }
        ("items", "answer") => Form::Answer,
        ("items", "refuse") => Form::Refuse,
        ("items", "appointment") => Form::Appointment,
        ("items", "refuse-by-office") => Form::Office,
        _ => return None,
    };
    Some(decide::show_kept(desk, number, &fields, form).await)
}

fn open(services: &Services, staff: &Staff, sealed: &str) -> Option<(String, Fields)> {
    let plain = services.vault().open_cookie(&sealed_to(staff.name.as_str()), sealed)?;
    let (path, pairs): (String, BTreeMap<String, String>) = serde_json::from_slice(&plain).ok()?;
    Some((path, Fields::from(pairs)))
}

fn sealed_to(account: &str) -> String {
    format!("kept by {account}")
}
