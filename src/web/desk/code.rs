//! `/desk/day/code`: the code of a notice, checked against the database. It only looks, and is a form that is sent so
//! that no code stands in an address: whoever reads addresses could print it.

use super::day_page::{asked, page};
use super::guard::Desk;
use super::problems::refused;
use crate::domain::door_code::{Altered, Verdict};
use crate::domain::office::Office;
use crate::door::{Checked, check};
use crate::view::pages::desk::day::{CodeTold, DeskDayPage};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::Answer;
use actix_web::http::StatusCode;

/// Says how the code stands; the number of a good one is put into the form that checks in.
pub async fn post(desk: Desk, fields: Fields) -> Answer {
    if !desk.staff.decides() {
        return refused(&desk);
    }
    let (office, day) = asked(&desk, "", "")?;
    let checked = check(desk.services(), fields.get("code")).await?;
    let told = told(&desk, &office, &checked)?;
    let here = checked.code.filter(|code| told.good && code.office == office.code);
    let confirmation_number = here.map(|code| code.number.as_str().to_owned()).unwrap_or_default();
    let shown = page(&desk, &office, day).await?;
    desk.show(StatusCode::OK, &DeskDayPage { code: Some(told), confirmation_number, ..shown })
}

fn told(desk: &Desk, office: &Office, checked: &Checked) -> Result<CodeTold, WebError> {
    let key = match checked.verdict {
        Verdict::Altered(Altered::Form) => "desk-code-form",
        Verdict::Altered(Altered::NoAppointment) => "desk-code-no-appointment",
        Verdict::Altered(Altered::UnknownKey | Altered::Signature) => "desk-code-altered",
        Verdict::Moved => "desk-code-moved",
        Verdict::Cancelled => "desk-code-cancelled",
        Verdict::Genuine | Verdict::GenuineWhenPrinted => "desk-code-genuine",
    };
    let mut told = CodeTold { good: key == "desk-code-genuine", key, number: String::new(), what: String::new() };
    if let Some(code) = &checked.code {
        let directory = desk.services().directory();
        let at = directory.office(&code.office).unwrap_or(office);
        let (dates, local) = (desk.dates()?, at.local(code.starts_at));
        told.number = code.number.to_string();
        told.what = format!("{}, {}, {}", code.office, dates.date_with_weekday(local.date()), dates.time(local.time()));
    }
    Ok(told)
}
