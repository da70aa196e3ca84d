//! `/{lang}/book/time`: step 4, when? One day's times, taken fresh from the seats. Moving uses the same page.

use super::parts::{nearest_free, office_view};
use crate::domain::directory::Directory;
use crate::domain::office::Office;
use crate::domain::slot::{Slot, SlotError, read_local, write_local};
use crate::domain::zip::Zip;
use crate::legacy::availability::{ALTERNATIVES, NEAREST_OFFICES, Offer, OfferedDay, OfferedTime, is_free, offer};
use crate::view::dates::Dates;
use crate::view::pages::FieldError;
use crate::view::pages::time::{DayLink, NothingFreePage, OfficeLink, TimeChoice, TimePage, TimePurpose};
use crate::view::problems::slot_key;
use crate::web::cookies::{self, Answers, Picked};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::journey::{Journey, Nothing, Step, answers, turn_back};
use crate::web::visit::{Answer, Visit};
use actix_web::http::StatusCode;
use jiff::civil::{Date, DateTime};

/// What somebody who is choosing a time sees: a day's times, or that there are none at all.
pub enum Choosing {
    /// A day's times.
    Times(Box<TimePage>),
    /// Nothing is free.
    Nothing(NothingFreePage),
}

/// What the page is to show.
pub struct Wanted<'a> {
    /// Booking or moving.
    pub purpose: TimePurpose,
    /// The office.
    pub office: &'a Office,
    /// The day to open on; the nearest to two weeks from today if none.
    pub day: Option<Date>,
    /// The time that is chosen already.
    pub chosen: Option<DateTime>,
    /// The time that has just gone: the nearest free ones are offered.
    pub gone: Option<DateTime>,
    /// What is wrong.
    pub error: Option<&'static str>,
}

/// Shows the times.
pub async fn get(visit: Visit) -> Answer {
    let answers = answers(&visit, Nothing::StartsAnew)?;
    let directory = visit.services().directory();
    let journey = Journey::read(&answers, &directory, visit.services().clock.now());
    turn_back(&visit, &journey, Step::Time)?;
    let Some(office) = journey.office else { return visit.see_other(Step::Office.path(), &[]) };
    let chosen = journey.slot.map(|slot| slot.local);
    let kept_day = chosen.map(DateTime::date).or_else(|| answers.day.parse().ok());
    let wanted = Wanted {
        purpose: TimePurpose::Book,
        office,
        day: asked_day(&visit).or(kept_day),
        chosen,
        gone: None,
        error: None,
    };
    show(&visit, StatusCode::OK, &answers, &directory, wanted).await
}

/// Reads the choice.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let mut answers = answers(&visit, Nothing::MeansCookiesOff)?;
    let directory = visit.services().directory();
    let now = visit.services().clock.now();
    // The office the person saw, if another tab chose another one meanwhile.
    if let Some(shown) = directory.listed_office(fields.get("office")) {
        answers.set_picked(Picked::Office, shown.code.as_str());
    }
    let Some(office) = directory.listed_office(&answers.office) else {
        return visit.see_other(Step::Office.path(), &[]);
    };
    let typed = fields.get("slot");
    let slot = Slot::parse(typed, office, now);
    if visit.keeps_draft() {
        if let Ok(slot) = slot {
            answers.set_picked(Picked::Slot, &write_local(slot.local));
        }
        let day = visit.query("day").map_or(String::new(), |day| format!("?day={day}"));
        let day = if day.len() > DAY_QUERY_BYTES_MAX || asked_day(&visit).is_none() { String::new() } else { day };
        return visit.see_draft(&format!("{}{day}", Step::Time.path()), &[cookies::keep(&visit, &answers)]);
    }
    let day = read_local(typed).map(DateTime::date).or_else(|| asked_day(&visit));
    let refused =
        |error, gone| Wanted { purpose: TimePurpose::Book, office, day, chosen: None, gone, error: Some(error) };
    match slot {
        Err(why) => {
            show(&visit, StatusCode::UNPROCESSABLE_ENTITY, &answers, &directory, refused(slot_key(why), None)).await
        }
        Ok(slot) if !is_free(visit.services(), office, slot.starts_at).await? => {
            answers.slot.clear();
            let wanted = refused("error-slot-taken", Some(slot.local));
            show(&visit, StatusCode::CONFLICT, &answers, &directory, wanted).await
        }
        Ok(slot) => {
            answers.set_picked(Picked::Slot, &write_local(slot.local));
            answers.day.clear();
            let next = Journey::read(&answers, &directory, now).first_open();
            visit.see_other(next.path(), &[cookies::keep(&visit, &answers)])
        }
    }
}

/// `?day=2026-12-07`: nothing longer is a day.
const DAY_QUERY_BYTES_MAX: usize = 15;

/// The day in the address, if it is one.
pub fn asked_day(visit: &Visit) -> Option<Date> {
    visit.query("day")?.parse().ok()
}

/// The page again after a booking met a time that has gone or never was.
pub async fn show_again(
    visit: &Visit,
    answers: &Answers,
    directory: &Directory,
    office: &Office,
    gone: Result<DateTime, SlotError>,
) -> Answer {
    let (status, gone, error) = match gone {
        Ok(local) => (StatusCode::CONFLICT, Some(local), "error-slot-taken"),
        Err(why) => (StatusCode::UNPROCESSABLE_ENTITY, None, slot_key(why)),
    };
    let day = gone.map(DateTime::date);
    let wanted = Wanted { purpose: TimePurpose::Book, office, day, chosen: None, gone, error: Some(error) };
    show(visit, status, answers, directory, wanted).await
}

async fn show(
    visit: &Visit,
    status: StatusCode,
    answers: &Answers,
    directory: &Directory,
    wanted: Wanted<'_>,
) -> Answer {
    let zip = Zip::parse(&answers.typed.zip).ok();
    match choosing(visit, directory, zip.as_ref(), wanted).await? {
        Choosing::Times(page) => visit.show_keeping(status, &*page, answers),
        Choosing::Nothing(page) if status == StatusCode::CONFLICT => visit.show_keeping(status, &page, answers),
        Choosing::Nothing(page) => visit.show_keeping(StatusCode::OK, &page, answers),
    }
}

/// Makes the page for an office: times if any is free, else what to do instead.
pub async fn choosing(
    visit: &Visit,
    directory: &Directory,
    zip: Option<&Zip>,
    wanted: Wanted<'_>,
) -> Result<Choosing, WebError> {
    let dates = visit.dates()?;
    let offer = offer(visit.services(), wanted.office).await?;
    let Some(nearest) = offer.nearest_day() else {
        let page = nothing_free(visit, directory, zip, &offer, &wanted).await?;
        return Ok(Choosing::Nothing(page));
    };
    let asked = wanted.day.and_then(|day| offer.day(day));
    let day = asked.unwrap_or(nearest);
    let page = times_page(&dates, &offer, day, &wanted, asked.is_none());
    Ok(Choosing::Times(Box::new(page)))
}

fn times_page(
    dates: &Dates,
    offer: &Offer<'_>,
    day: OfferedDay,
    wanted: &Wanted<'_>,
    opened_by_itself: bool,
) -> TimePage {
    let at = offer.days.iter().position(|offered| offered.day == day.day).unwrap_or(0);
    let link = |offered: &OfferedDay| day_link(dates, wanted, *offered, day.day);
    let times = offer.times(day.day);
    let choice = |time: &OfferedTime| TimeChoice {
        value: write_local(time.local),
        text: dates.time(time.local.time()),
        full: time.free == 0,
        selected: wanted.chosen == Some(time.local),
    };
    let gone = wanted.gone.and_then(|local| wanted.office.starts_at(local));
    let alternatives = gone.map(|instant| offer.nearest_free(instant, ALTERNATIVES)).unwrap_or_default();
    let day_instant = times.first().map_or_else(|| offer.next_opening(), |time| time.starts_at);
    TimePage {
        purpose: wanted.purpose,
        office: office_view(wanted.office),
        zone: dates.zone(&wanted.office.zone_name, day_instant),
        date: dates.date_with_weekday(day.day),
        times: times.iter().map(choice).collect(),
        full: day.free_times == 0,
        not_two_weeks: opened_by_itself && day.day != offer.target_day(),
        earlier: at.checked_sub(1).and_then(|before| offer.days.get(before)).map(link),
        later: offer.days.get(at + 1).map(link),
        first_free: offer.first_free_day().as_ref().map(link),
        days: offer.days.iter().map(link).collect(),
        alternatives: alternatives
            .iter()
            .map(|time| TimeChoice { text: dates.date_and_time(time.local), ..choice(time) })
            .collect(),
        errors: error_list(wanted.error),
        current: None,
        other_offices: Vec::new(),
        all_offices: false,
    }
}

fn error_list(error: Option<&'static str>) -> Vec<FieldError> {
    error.map(|key| FieldError { field: "slot", anchor: "slot-1", key: key.into() }).into_iter().collect()
}

fn day_link(dates: &Dates, wanted: &Wanted<'_>, offered: OfferedDay, shown: Date) -> DayLink {
    let query = match wanted.purpose {
        TimePurpose::Book => format!("?day={}", offered.day),
        TimePurpose::Move => format!("?office={}&day={}", wanted.office.code, offered.day),
    };
    DayLink {
        href: query,
        date: dates.date_with_weekday(offered.day),
        free: offered.free_times,
        current: offered.day == shown,
    }
}

async fn nothing_free(
    visit: &Visit,
    directory: &Directory,
    zip: Option<&Zip>,
    offer: &Offer<'_>,
    wanted: &Wanted<'_>,
) -> Result<NothingFreePage, WebError> {
    let dates = visit.dates()?;
    let next_opening = offer.next_opening();
    let opens = wanted.office.local(next_opening);
    let others = directory.instead_of(wanted.office, zip);
    let nearest = nearest_free(visit.services(), &dates, &others, NEAREST_OFFICES).await?;
    Ok(NothingFreePage {
        purpose: wanted.purpose,
        office: office_view(wanted.office),
        opens_date: dates.date_with_weekday(opens.date()),
        opens_time: dates.time(opens.time()),
        zone: dates.zone(&wanted.office.zone_name, next_opening),
        gone: !wanted.office.is_listed(),
        nearest: nearest
            .into_iter()
            .map(|choice| OfficeLink { href: format!("?office={}", choice.office.code), choice })
            .collect(),
    })
}
