//! One request: all that was told, the calls, and the ways to decide it.

use super::super::Page;
use super::{Advice, Bar, FormError, RuleChoices, SlotDay, When};
use serde::Serialize;

/// `/desk/items/{number}`
#[derive(Clone, Serialize)]
pub struct DeskItemPage {
    /// Who is logged in.
    pub bar: Bar,
    /// Its own address.
    pub href: String,
    /// The service item number, in two groups.
    pub number: String,
    /// Grows with every change; every form carries it.
    pub revision: i64,
    /// The service's time.
    pub now: When,
    /// What has just been done: a message.
    pub did: Option<&'static str>,
    /// Why it was not done: a message.
    pub problem: Option<&'static str>,
    /// What is wrong with a form.
    pub errors: Vec<FormError>,
    /// Words that were typed into a form that is no longer offered: nobody's work is lost.
    pub typed: Vec<String>,
    /// Where it stands: a message.
    pub status_key: &'static str,
    /// Somebody who stands at the door: there is no call-back, and the decision has a page of its own.
    pub at_door: bool,
    /// Nobody has decided it.
    pub open: bool,
    /// It goes before others.
    pub urgent: bool,
    /// What it is for.
    pub kind: String,
    /// How it came: a message.
    pub channel_key: &'static str,
    /// The office's name.
    pub office: String,
    /// Who asks and what they told.
    pub told: Told,
    /// What was promised.
    pub promise: Promise,
    /// Texts and calls so far.
    pub calls: Vec<CallRow>,
    /// What a call's outcome can be recorded with; none where there is nobody to call.
    pub calling: Option<Calling>,
    /// What decides it; none while it cannot be decided.
    pub deciding: Option<Deciding>,
    /// What the office refuses it with; none where it cannot.
    pub office_refusal: Option<RuleForm>,
    /// How it ended.
    pub decision: Option<DecisionView>,
    /// The appointment that was assigned.
    pub appointment: Option<AppointmentView>,
}

/// Who asks and what they told.
#[derive(Clone, Default, Serialize)]
pub struct Told {
    /// The person.
    pub name: String,
    /// Date of birth.
    pub born: String,
    /// The telephone number as people write it.
    pub phone: String,
    /// Its address.
    pub phone_href: String,
    /// ZIP code.
    pub zip: String,
    /// The language to speak.
    pub language: String,
    /// Who asks for them; may be empty, as all that follows.
    pub representative: String,
    /// Their account with the agency.
    pub account: String,
    /// The case's receipt number.
    pub receipt: String,
    /// What it is about.
    pub about: String,
    /// They say that it is urgent.
    pub urgent: bool,
    /// They have the evidence at hand.
    pub evidence: bool,
}

/// What was promised.
#[derive(Clone, Serialize)]
pub struct Promise {
    /// When it came.
    pub received: When,
    /// Not before.
    pub from: When,
    /// By then.
    pub by: When,
    /// The promise was broken.
    pub overdue: bool,
    /// How call-backs are promised in its era.
    pub era: String,
    /// The person wants a text before the call.
    pub text_ahead: bool,
}

/// A text or a call.
#[derive(Clone, Serialize)]
pub struct CallRow {
    /// From 1.
    pub attempt: i32,
    /// When.
    pub at: When,
    /// What came of it: a message.
    pub outcome_key: &'static str,
    /// By whom.
    pub by: String,
}

/// The buttons of a call.
#[derive(Clone, Serialize)]
pub struct Calling {
    /// A text can be sent first.
    pub text: bool,
    /// One more call in vain closes the request.
    pub last: bool,
}

/// The ways to decide.
#[derive(Clone, Serialize)]
pub struct Deciding {
    /// What the table says; none if it says nothing.
    pub advice: Option<Advice>,
    /// Answered by telephone.
    pub answer: RuleForm,
    /// Refused.
    pub refuse: RuleForm,
    /// An appointment.
    pub appointment: AppointmentForm,
}

/// A rule and a reason.
#[derive(Clone, Default, Serialize)]
pub struct RuleForm {
    /// To choose from.
    pub rules: RuleChoices,
    /// As typed.
    pub reason: String,
}

/// An appointment to assign.
#[derive(Clone, Serialize)]
pub struct AppointmentForm {
    /// On what ground.
    pub ground: RuleForm,
    /// The time that the system proposes, with its date; none if nothing is free.
    pub proposed: Option<String>,
    /// Other times.
    pub days: Vec<SlotDay>,
    /// Where the form goes: its address keeps the times that are shown.
    pub query: String,
    /// Later times.
    pub later: Option<String>,
    /// Back to the first ones.
    pub earlier: Option<String>,
    /// What can be asked to be brought.
    pub documents: Vec<DocumentChoice>,
    /// In the officer's own words, as typed.
    pub bring: String,
}

/// Something to be brought.
#[derive(Clone, Serialize)]
pub struct DocumentChoice {
    /// Posted as `document-KEY`.
    pub key: String,
    /// Its words.
    pub name: String,
    /// Asked for.
    pub checked: bool,
}

/// How it ended.
#[derive(Clone, Serialize)]
pub struct DecisionView {
    /// When.
    pub at: String,
    /// By whom.
    pub by: String,
    /// The rule's name; none where nobody decided anything.
    pub rule: Option<String>,
    /// What the person was told by it.
    pub text: String,
    /// The rule file's version.
    pub version: String,
    /// The rule that said otherwise.
    pub overridden: Option<String>,
    /// Why it was overridden.
    pub reason: String,
}

/// The appointment.
#[derive(Clone, Serialize)]
pub struct AppointmentView {
    /// Confirmation number.
    pub number: String,
    /// Date and time at the office.
    pub when: String,
    /// Where it stands: a message.
    pub status_key: &'static str,
}

impl Page for DeskItemPage {
    const TEMPLATE: &'static str = "pages/desk_item.html";

    fn samples() -> Vec<Self> {
        let [officer, admin, operator] = Bar::samples();
        let waiting = sample(officer.clone());
        let reached = Self {
            status_key: "desk-status-reached",
            calling: None,
            deciding: Some(deciding(false)),
            ..waiting.clone()
        };
        let error = |id: &str, key| FormError::new(id.into(), key);
        let errors = vec![
            error("appointment-slot", "error-desk-taken"),
            error("appointment-bring", "error-desk-bring-too-long"),
            error("answer-reason", "error-desk-reason-missing"),
            error("refuse-rule", "error-desk-rule-missing"),
            error("refuse-reason", "error-desk-reason-too-long"),
        ];
        let decided = Self {
            status_key: "desk-status-scheduled",
            open: false,
            calling: None,
            decision: Some(decision()),
            appointment: Some(appointment()),
            typed: vec!["typed".into()],
            problem: Some("desk-problem-changed"),
            ..waiting.clone()
        };
        vec![
            Self { bar: operator, calling: None, ..waiting.clone() },
            Self {
                at_door: true,
                status_key: "desk-status-at-door",
                calls: Vec::new(),
                calling: None,
                ..waiting.clone()
            },
            Self {
                calling: Some(Calling { text: false, last: true }),
                did: Some("desk-did-missed"),
                ..waiting.clone()
            },
            Self { errors, deciding: Some(deciding(true)), ..reached.clone() },
            Self {
                office_refusal: Some(RuleForm { rules: RuleChoices::sample(false), reason: String::new() }),
                errors: vec![error("office-rule", "error-desk-rule-missing")],
                bar: admin,
                ..decided.clone()
            },
            Self {
                status_key: "desk-status-closed",
                decision: None,
                appointment: None,
                told: Told { name: "Ana".into(), ..Told::default() },
                ..decided
            },
            Self { problem: Some("desk-problem-logged-out"), deciding: Some(deciding(true)), ..reached.clone() },
            waiting,
            reached,
        ]
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

fn sample(bar: Bar) -> DeskItemPage {
    let text = || "text".to_owned();
    DeskItemPage {
        bar,
        href: "/desk/items/12345678".into(),
        number: "1234-5678".into(),
        revision: 1,
        now: When::sample(false),
        did: None,
        problem: None,
        errors: Vec::new(),
        typed: Vec::new(),
        status_key: "desk-status-waiting",
        at_door: false,
        open: true,
        urgent: true,
        kind: "Proof of status".into(),
        channel_key: "desk-channel-call",
        office: "New York City".into(),
        told: Told {
            name: "Ana García".into(),
            born: "July 4, 1985".into(),
            phone: "(212) 555-0123".into(),
            phone_href: "tel:+12125550123".into(),
            zip: "10001".into(),
            language: "English".into(),
            representative: text(),
            account: text(),
            receipt: text(),
            about: text(),
            urgent: true,
            evidence: true,
        },
        promise: Promise {
            received: When::sample(false),
            from: When::sample(true),
            by: When::sample(true),
            overdue: true,
            era: "2023".into(),
            text_ahead: true,
        },
        calls: vec![CallRow { attempt: 1, at: When::sample(false), outcome_key: "desk-call-missed", by: "lee".into() }],
        calling: Some(Calling { text: true, last: false }),
        deciding: None,
        office_refusal: None,
        decision: None,
        appointment: None,
    }
}

fn deciding(full: bool) -> Deciding {
    let form = || RuleForm { rules: RuleChoices::sample(full), reason: "reason".into() };
    Deciding {
        advice: full.then(Advice::sample),
        answer: form(),
        refuse: form(),
        appointment: AppointmentForm {
            ground: form(),
            proposed: full.then(|| "Monday, December 7, 2026, 9:15 AM".into()),
            days: SlotDay::samples(full),
            query: if full { "?from=2026-12-21".into() } else { String::new() },
            later: Some("/desk/items/12345678?from=2026-12-21".into()),
            earlier: full.then(|| "/desk/items/12345678".into()),
            documents: vec![DocumentChoice { key: "photo-id".into(), name: "A photo".into(), checked: full }],
            bring: "own words".into(),
        },
    }
}

fn decision() -> DecisionView {
    DecisionView {
        at: "December 7, 2026, 9:15 AM".into(),
        by: "lee".into(),
        rule: Some("A visit is needed".into()),
        text: "Come to us.".into(),
        version: "2026-11-25".into(),
        overridden: Some("Not urgent".into()),
        reason: "reason".into(),
    }
}

fn appointment() -> AppointmentView {
    AppointmentView {
        number: "NYC-26-4821-9375".into(),
        when: "Monday, December 7, 2026, 9:15 AM".into(),
        status_key: "desk-appointment-booked",
    }
}
