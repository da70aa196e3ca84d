//! `/desk/day/{number}/{call,serve,no-show}`: a visitor's way through the day.

use super::day_page::{page, query};
use super::guard::{Desk, see_other};
use super::problems::{problem, refused};
use super::rule_choices::office_of;
use crate::current::{DeskError, visitors};
use crate::domain::identifiers::ConfirmationNumber;
use crate::view::pages::desk::day::DeskDayPage;
use crate::view::pages::outcome::Failure;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::web::Path;

/// Called to a window.
pub async fn call(desk: Desk, number: Path<String>, fields: Fields) -> Answer {
    let number = read(&number)?;
    let window = fields.get("window").trim().parse::<u16>().ok();
    let done = match window {
        Some(window) => visitors::call(desk.services(), &desk.staff, &number, window.into()).await,
        None if !desk.staff.decides() => Err(DeskError::NotAllowed),
        None => Err(DeskError::NoSuchWindow),
    };
    finish(&desk, &number, done, "call", window).await
}

/// Done at the window.
pub async fn serve(desk: Desk, number: Path<String>) -> Answer {
    let number = read(&number)?;
    let done = visitors::serve(desk.services(), &desk.staff, &number).await;
    finish(&desk, &number, done, "serve", None).await
}

/// Did not come.
pub async fn no_show(desk: Desk, number: Path<String>) -> Answer {
    let number = read(&number)?;
    let done = visitors::miss(desk.services(), &desk.staff, &number).await;
    finish(&desk, &number, done, "no-show", None).await
}

fn read(number: &str) -> Result<ConfirmationNumber, Failure> {
    ConfirmationNumber::parse(number).map_err(|_| Failure::NotFound)
}

/// The day again, with what was shown of it; the window that was called to is offered again.
async fn finish(
    desk: &Desk,
    number: &ConfirmationNumber,
    done: Result<(), DeskError>,
    did: &str,
    window: Option<u16>,
) -> Answer {
    if !desk.staff.decides() {
        return refused(desk);
    }
    let visitor = match visitors::open(desk.services(), &desk.staff, number).await {
        Ok(visitor) => visitor,
        Err(DeskError::Db(why)) => return Err(why.into()),
        Err(_) => return Err(Failure::NotFound.into()),
    };
    let office = office_of(desk, &visitor.appointment.office)?;
    let day = office.local(visitor.appointment.starts_at).date();
    let Err(why) = done else {
        let query = match window {
            // The last one counts.
            Some(window) => {
                query(desk, &office, day).split("&window=").next().unwrap_or_default().to_owned()
                    + &format!("&window={window}")
            }
            None => query(desk, &office, day),
        };
        return Ok(see_other(&format!("/desk/day{query}&did={did}")));
    };
    // The list has no room for words beside each button.
    let above = match why {
        DeskError::NoSuchWindow => Some("desk-problem-window"),
        DeskError::TooEarly => Some("desk-problem-not-begun"),
        _ => None,
    };
    match problem(desk, why, str::to_owned) {
        Ok(problem) => {
            let shown = page(desk, &office, day).await?;
            desk.show(problem.status, &DeskDayPage { problem: above.or(problem.above), ..shown })
        }
        Err(instead) => instead.into(),
    }
}
