//! `/{lang}/lab/`: one person with one question goes through both models; the page keeps the diaries side by side.

use super::clock;
use crate::domain::rules::Group;
use crate::domain::window::eastern_local;
use crate::tour::diary::{Diary, Known, diaries};
use crate::tour::person;
use crate::tour::samples::tour_zip;
use crate::view::month_number;
use crate::view::pages::FieldError;
use crate::view::pages::lab::{DiaryColumn, DiaryLine, QuestionChoice, TourPage, TourView};
use crate::view::pages::outcome::Failure;
use crate::web::cookies::{self, Tour};
use crate::web::errors::WebError;
use crate::web::fields::Fields;
use crate::web::visit::{Answer, Visit, fresh};
use actix_web::http::StatusCode;
use jiff::{SignedDuration, Timestamp};

/// Shows the tour, or offers one.
pub async fn get(visit: Visit) -> Answer {
    let tour = fresh::<Tour>(&visit);
    match tour {
        Some(tour) => {
            let page = page(&visit, Some(&tour), Vec::new()).await?;
            visit.show_keeping(StatusCode::OK, &page, &tour)
        }
        None => visit.show(StatusCode::OK, &page(&visit, None, Vec::new()).await?),
    }
}

/// Begins a tour.
pub async fn post(visit: Visit, fields: Fields) -> Answer {
    let kind = visit.services().rules.kind(fields.get("kind")).filter(|kind| kind.group != Group::ByPhone);
    let Some(kind) = kind else {
        let error = FieldError { field: "kind", anchor: "kind-1", key: "error-kind-missing".into() };
        return visit.show(StatusCode::UNPROCESSABLE_ENTITY, &page(&visit, None, vec![error]).await?);
    };
    let person = person::draw(&visit.services().random, &tour_zip(visit.services()));
    let tour = Tour::new(person, &kind.key, visit.services().clock.now());
    visit.see_other("/lab/", &[cookies::keep(&visit, &tour)])
}

async fn page(visit: &Visit, tour: Option<&Tour>, errors: Vec<FieldError>) -> Result<TourPage, WebError> {
    let rules = &visit.services().rules;
    let kinds = rules.kinds_of(Group::Primary).chain(rules.kinds_of(Group::Other));
    let questions = kinds.enumerate().map(|(at, kind)| QuestionChoice {
        key: kind.key.as_str().to_owned(),
        selected: tour.map_or(at == 0, |tour| tour.kind == kind.key.as_str()),
    });
    let tour = match tour {
        Some(tour) => Some(view(visit, tour).await?),
        None => None,
    };
    Ok(TourPage { clock: clock::view(visit).await?, questions: questions.collect(), tour, errors })
}

async fn view(visit: &Visit, tour: &Tour) -> Result<TourView, WebError> {
    let services = visit.services();
    let details = tour.person.read_again(month_number).map_err(|_| Failure::Internal)?;
    let known = Known { request: tour.request(), calls: tour.calls() };
    let person = services.vault().person_keys(&details);
    let (legacy, current) = diaries(services, person, &known).await?;
    let began = Timestamp::from_second(tour.began_secs).unwrap_or(services.clock.now());
    let dates = visit.dates()?;
    let column = |model, diary: &Diary| column(visit, model, diary, began);
    Ok(TourView {
        name: details.full_name(),
        born: dates.date(details.born.date()),
        phone: tour.person.phone.clone(),
        zip: tour.person.zip.clone(),
        kind: tour.kind.clone(),
        began: dates.short_date_and_time(eastern_local(began)),
        diaries: vec![column("legacy", &legacy)?, column("current", &current)?],
        desk_is_manned: services.auto_desk.is_none(),
        next: TourView::next(legacy.outcome, current.outcome),
    })
}

fn column(visit: &Visit, model: &'static str, diary: &Diary, began: Timestamp) -> Result<DiaryColumn, WebError> {
    let dates = visit.dates()?;
    let now = visit.services().clock.now();
    let lines = diary.entries.iter().map(|entry| DiaryLine {
        when: dates.short_date_and_time(eastern_local(entry.at)),
        what: entry.what.as_str(),
        minutes: (entry.minutes > 0).then_some(entry.minutes),
        to_come: entry.at > now,
    });
    let days = |at: Timestamp| at.duration_since(began).max(SignedDuration::ZERO).as_hours() / 24;
    Ok(DiaryColumn {
        model,
        lines: lines.collect(),
        contacts: diary.contacts(now),
        minutes: diary.minutes(now),
        days: diary.seen_to_at().map(days),
        outcome: diary.outcome.as_str(),
    })
}
