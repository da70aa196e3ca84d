//! The queue: whom to call, in the order of what was promised.

use super::super::Page;
use super::{Bar, FormError, When};
use serde::Serialize;

/// `/desk`: the queue of an office, or of all.
#[derive(Clone, Serialize)]
pub struct DeskQueuePage {
    /// Who is logged in.
    pub bar: Bar,
    /// The service's time.
    pub now: When,
    /// The service item number that was typed to find a request.
    pub number: String,
    /// What is wrong with it.
    pub errors: Vec<FormError>,
    /// What has just been done: a message.
    pub did: Option<&'static str>,
    /// All that wait.
    pub waiting: i64,
    /// Of these, those whose promise was broken.
    pub overdue: i64,
    /// Whom to call, the most pressing first.
    pub items: Vec<QueueRow>,
    /// Not all that wait are shown.
    pub cut: bool,
    /// Urgent requests whose appointment is to come.
    pub urgent_to_come: Vec<UrgentRow>,
}

/// A request in the queue.
#[derive(Clone, Serialize)]
pub struct QueueRow {
    /// Its place.
    pub place: usize,
    /// Its page.
    pub href: String,
    /// The service item number, in two groups.
    pub number: String,
    /// It goes before others.
    pub urgent: bool,
    /// Somebody has spoken with the person: it can be decided.
    pub reached: bool,
    /// What it is for.
    pub kind: String,
    /// The person.
    pub name: String,
    /// The person's language.
    pub language: String,
    /// The office's name, where the list has several.
    pub office: Option<String>,
    /// When it came.
    pub received: When,
    /// The end of the promise.
    pub due: When,
    /// The promise was broken.
    pub overdue: bool,
    /// Calls in vain.
    pub missed_calls: u8,
}

/// An urgent request with an appointment.
#[derive(Clone, Serialize)]
pub struct UrgentRow {
    /// Its page.
    pub href: String,
    /// The service item number, in two groups.
    pub number: String,
    /// What it is for.
    pub kind: String,
    /// The person.
    pub name: String,
    /// The office's name, where the list has several.
    pub office: Option<String>,
}

impl Page for DeskQueuePage {
    const TEMPLATE: &'static str = "pages/desk_queue.html";

    fn samples() -> Vec<Self> {
        let row = |urgent, office: Option<&str>| QueueRow {
            place: 1,
            href: "/desk/items/12345678".into(),
            number: "1234-5678".into(),
            urgent,
            reached: !urgent,
            kind: "Proof of status".into(),
            name: "Ana García".into(),
            language: "English".into(),
            office: office.map(str::to_owned),
            received: When::sample(urgent),
            due: When::sample(urgent),
            overdue: urgent,
            missed_calls: 1,
        };
        let urgent = |office: Option<&str>| UrgentRow {
            href: "/desk/items/12345678".into(),
            number: "1234-5678".into(),
            kind: "Proof of status".into(),
            name: "Ana García".into(),
            office: office.map(str::to_owned),
        };
        let mut pages: Vec<Self> = Vec::new();
        for bar in Bar::samples() {
            let office = bar.office.is_none().then_some("New York City");
            pages.push(Self {
                now: When::sample(true),
                number: String::new(),
                errors: Vec::new(),
                did: None,
                waiting: 0,
                overdue: 0,
                items: Vec::new(),
                cut: false,
                urgent_to_come: Vec::new(),
                bar: bar.clone(),
            });
            pages.push(Self {
                now: When::sample(false),
                number: "<1>".into(),
                errors: vec![FormError::new("number".into(), "error-desk-no-item")],
                did: Some("desk-did-closed"),
                waiting: 240,
                overdue: 3,
                items: vec![row(true, office), row(false, office)],
                cut: true,
                urgent_to_come: vec![urgent(office)],
                bar,
            });
        }
        pages
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}
