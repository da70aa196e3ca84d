//! `POST /{lang}/lab/go`: on to a page of either model, where the tour's person is filled in already.

use crate::web::cookies::{self, Answers, InquiryKey, NoticeKey, OnCall, Picked, RequestAnswers, Tour};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::cookie::Cookie;

/// Goes on.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let Some(tour) = fresh::<Tour>(&visit) else { return visit.see_other("/lab/", &[]) };
    let path = match fields.get("to") {
        "portal" => "/book/details",
        "call" => "/contact/call",
        "request" => "/contact/request",
        "walk-in" => "/contact/walk-in",
        _ => return visit.see_other("/lab/", &[]),
    };
    let mut changes = vec![cookies::keep(&visit, &tour)];
    changes.extend(if path == "/book/details" { for_portal(&visit, &tour) } else { for_centre(&visit, &tour) });
    visit.see_other(path, &changes)
}

/// A booking whose first two steps are answered.
fn for_portal(visit: &Visit, tour: &Tour) -> Vec<Cookie<'static>> {
    let mut answers = Answers::new(visit);
    answers.set_typed(&tour.person);
    let kind = visit.services().rules.kind(&tour.kind);
    answers.set_picked(Picked::Reason, kind.map_or("", |kind| kind.menu.as_str()));
    vec![cookies::keep(visit, &answers), cookies::forget::<NoticeKey>(visit)]
}

/// A request whose person and question are answered.
fn for_centre(visit: &Visit, tour: &Tour) -> Vec<Cookie<'static>> {
    let mut answers = RequestAnswers::new(visit);
    answers.set_typed(&tour.person);
    answers.set_kind(&tour.kind);
    vec![cookies::keep(visit, &answers), cookies::forget::<OnCall>(visit), cookies::forget::<InquiryKey>(visit)]
}
