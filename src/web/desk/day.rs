//! `/desk/day`: the visitors of an office's day; `/desk/day/check-in` and `/desk/day/close`.

use super::day_page::{asked, page, query, ticket};
use super::guard::{Desk, see_other};
use super::problems::{problem, refused};
use super::rule_choices::admitting;
use crate::current::visitors::{check_in as let_in, close_day};
use crate::current::{DeskError, visitors};
use crate::domain::identifiers::ConfirmationNumber;
use crate::domain::office::Office;
use crate::view::pages::desk::day::{CheckedIn, DeskDayPage};
use crate::view::pages::desk::{FormError, RuleChoices};
use crate::view::problems::number_key;
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;
use jiff::civil::Date;

/// Longest number shown again.
const NUMBER_CHARS_SHOWN_MAX: usize = 60;

/// Shows the day.
pub async fn get(desk: Desk) -> Answer {
    let (office, day) = asked(&desk, "", "")?;
    let shown = page(&desk, &office, day).await?;
    let number = desk.query("checked_in").and_then(|number| ConfirmationNumber::parse(&number).ok());
    let checked_in = match number {
        Some(number) => checked_in(&desk, &shown, &number).await?,
        None => None,
    };
    let did = match desk.query("did").as_deref() {
        Some("call") => Some("desk-did-call"),
        Some("serve") => Some("desk-did-serve"),
        Some("no-show") => Some("desk-did-no-show"),
        _ => None,
    };
    let closed = desk.query("closed").and_then(|closed| closed.parse().ok());
    desk.show(StatusCode::OK, &DeskDayPage { checked_in, did, closed, ..shown })
}

/// The ticket of somebody who was checked in; they may not be on the part of the day that is shown.
async fn checked_in(
    desk: &Desk,
    shown: &DeskDayPage,
    number: &ConfirmationNumber,
) -> Result<Option<CheckedIn>, WebError> {
    let found = match ticket(shown, number) {
        Some(ticket_no) => Some(ticket_no),
        None => match visitors::open(desk.services(), &desk.staff, number).await {
            Ok(visitor) => visitor.arrival.map(|arrival| arrival.ticket_no),
            Err(DeskError::Db(why)) => return Err(why.into()),
            Err(_) => None,
        },
    };
    Ok(found.map(|ticket_no| CheckedIn { ticket_no, number: number.as_str().to_owned() }))
}

/// Checks somebody in.
pub async fn check_in(desk: Desk, fields: Fields) -> Answer {
    if !desk.staff.decides() {
        return refused(&desk);
    }
    let (office, day) = asked(&desk, "", "")?;
    let typed = fields.get("confirmation_number").trim();
    let rule = fields.get("rule").trim();
    let (desk, office) = (&desk, &office);
    let shown = |key: &'static str, status| {
        let errors = vec![FormError::new("confirmation_number".to_owned(), key)];
        again(desk, office, day, typed, errors, None, status)
    };
    let number = match ConfirmationNumber::parse(typed) {
        Ok(number) => number,
        Err(why) => return shown(number_key(why), StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    match let_in(desk.services(), &desk.staff, &number, Some(rule)).await {
        Ok(_) => {
            let query = query(desk, office, day);
            Ok(see_other(&format!("/desk/day{query}&checked_in={number}")))
        }
        Err(DeskError::NotFound) => shown("error-desk-no-visitor", StatusCode::NOT_FOUND).await,
        Err(DeskError::WrongState) => shown("error-desk-visit-over", StatusCode::CONFLICT).await,
        Err(why) => {
            // Who is late can be let in by a rule; which one, is asked for now.
            let admits = matches!(why, DeskError::Late | DeskError::RuleMissing);
            let id = |name: &str| if name == "rule" { "check-in-rule" } else { "confirmation_number" }.to_owned();
            match problem(desk, why, id) {
                Ok(problem) => {
                    let rules = admits.then(|| admitting(desk, rule));
                    let errors = match problem.above {
                        Some(_) => vec![FormError::new("confirmation_number".to_owned(), "error-desk-again")],
                        None => problem.errors,
                    };
                    again(desk, office, day, typed, errors, rules, problem.status).await
                }
                Err(instead) => instead.into(),
            }
        }
    }
}

async fn again(
    desk: &Desk,
    office: &Office,
    day: Date,
    typed: &str,
    errors: Vec<FormError>,
    admit: Option<RuleChoices>,
    status: StatusCode,
) -> Answer {
    let shown = page(desk, office, day).await?;
    let confirmation_number = typed.chars().take(NUMBER_CHARS_SHOWN_MAX).collect();
    // The form is on the page whatever day it shows.
    desk.show(status, &DeskDayPage { confirmation_number, errors, admit, today: true, ..shown })
}

/// Ends the day: whoever's time has begun and who has not come is marked so.
pub async fn close(desk: Desk, fields: Fields) -> Answer {
    let (office, day) = asked(&desk, fields.get("office").trim(), fields.get("day").trim())?;
    match close_day(desk.services(), &desk.staff, &office, day).await {
        Ok(closed) => Ok(see_other(&format!("/desk/day{}&closed={closed}", query(&desk, &office, day)))),
        Err(why) => match problem(&desk, why, str::to_owned) {
            Ok(problem) => {
                let shown = page(&desk, &office, day).await?;
                desk.show(problem.status, &DeskDayPage { problem: problem.above, ..shown })
            }
            Err(instead) => instead.into(),
        },
    }
}
