//! `/desk/items/{number}/{text,reached,missed}`: what came of a text or a call.

use super::guard::{Desk, see_other};
use super::item::{Typed, show_again};
use super::problems::problem;
use super::queue::href;
use super::rule_choices::revision;
use crate::current::call_back::record;
use crate::db::call_backs::Outcome;
use crate::domain::identifiers::ServiceItemNumber;
use crate::domain::inquiry::Status;
use crate::view::pages::outcome::Failure;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::web::Path;

/// A text was sent.
pub async fn text(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    done(&desk, &number, &fields, Outcome::TextSent).await
}

/// The officer spoke with the person.
pub async fn reached(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    done(&desk, &number, &fields, Outcome::Reached).await
}

/// The officer did not.
pub async fn missed(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    done(&desk, &number, &fields, Outcome::Missed).await
}

async fn done(desk: &Desk, number: &str, fields: &Fields, outcome: Outcome) -> Answer {
    let number = ServiceItemNumber::parse(number).map_err(|_| Failure::NotFound)?;
    match record(desk.services(), &desk.staff, &number, revision(fields), outcome).await {
        Ok(status) => {
            let did = match (outcome, status) {
                (_, Status::Closed) => "closed",
                (Outcome::TextSent, _) => "text-sent",
                (Outcome::Reached, _) => "reached",
                (Outcome::Missed, _) => "missed",
            };
            Ok(see_other(&format!("{}?did={did}", href(&number))))
        }
        Err(why) => match problem(desk, why, str::to_owned) {
            Ok(problem) => show_again(desk, &number, problem, Typed::default()).await,
            Err(instead) => instead.into(),
        },
    }
}
