//! `POST /{lang}/lab/go`: on to a page of either model, where the tour's person is filled in already.

use crate::domain::rules::Kind;
use crate::web::cookies::{self, Answers, Picked, Tour};
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};

/// Goes on.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let Some(tour) = fresh::<Tour>(&visit) else { return visit.see_other("/lab/", &[]) };
    let mut answers = Answers::new(&visit);
    answers.set_typed(&tour.person);
    let kind: Option<&Kind> = visit.services().rules.kind(&tour.kind);
    answers.set_picked(Picked::Reason, kind.map_or("", |kind| kind.menu.as_str()));
    let path = match fields.get("to") {
        "portal" => "/book/details",
        "call" => "/contact/call",
        "request" => "/contact/request",
        "walk-in" => "/contact/walk-in",
        _ => "/lab/",
    };
    visit.see_other(path, &[cookies::keep(&visit, &answers), cookies::keep(&visit, &tour)])
}
