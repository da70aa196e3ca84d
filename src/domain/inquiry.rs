//! What somebody asks of the current model, and how it can end: the state machine of a request.
//!
//! A request comes by telephone, by the request form, or from somebody standing at an office. An officer calls back, and
//! decides; a person whose calls were missed too often starts over. When the calls are due is `contact_hours`, what may
//! be decided is `rules`.

use super::identifiers::{ConfirmationNumber, ServiceItemNumber};
use super::office::OfficeCode;
use super::rules::Key;
use jiff::Timestamp;
use thiserror::Error;

/// How a request came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Taken down by an operator.
    Call,
    /// Written in the request form.
    Form,
    /// Asked at the office's door.
    WalkIn,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nobody has spoken with the person yet.
    Waiting,
    /// An officer has the person on the telephone, or had: it can be decided.
    Reached,
    /// Answered by telephone.
    Answered,
    /// An appointment was assigned.
    Scheduled,
    /// Refused, with the rule.
    Refused,
    /// Closed without an answer: calls were missed, or the person at the door had gone.
    Closed,
}

/// What can happen to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// An officer called and spoke with the person.
    Reached,
    /// An officer called and did not.
    Missed {
        /// After so many the request is closed.
        missed_calls_max: u8,
    },
    /// Answered by telephone.
    Answer,
    /// An appointment assigned.
    Schedule,
    /// Refused by the officer who called, or at the door.
    Refuse,
    /// The field office cannot take an urgent one after all.
    RefuseByOffice,
    /// The day at the office is over.
    DayOver,
}

/// Such a thing cannot happen to a request that stands so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a request that is {status:?} cannot have {event:?}")]
pub struct Impossible {
    /// Where it stands.
    pub status: Status,
    /// What cannot happen.
    pub event: Event,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Call, Self::Form, Self::WalkIn];

    /// The name in storage and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Form => "form",
            Self::WalkIn => "walk-in",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.as_str() == text)
    }
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Reached, Self::Answered, Self::Scheduled, Self::Refused, Self::Closed];

    /// The name in storage and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reached => "reached",
            Self::Answered => "answered",
            Self::Scheduled => "scheduled",
            Self::Refused => "refused",
            Self::Closed => "closed",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }

    /// Whether somebody still has to decide.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Reached)
    }
}

/// A request without the person, who is sealed beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// The number that the person was given.
    pub number: ServiceItemNumber,
    /// How it came.
    pub channel: Channel,
    /// What is asked for: a kind of the rule file.
    pub kind: Key,
    /// The language it was asked in.
    pub language: String,
    /// The office whose officers see it.
    pub office: OfficeCode,
    /// It goes before others.
    pub urgent: bool,
    /// The person wants a text before the call.
    pub text_ahead: bool,
    /// Whose promise `due_from` and `due_by` are.
    pub era: Key,
    /// The rule that took it down.
    pub taken_by: RuleUsed,
    /// When it was asked.
    pub received_at: Timestamp,
    /// The call-back comes not before.
    pub due_from: Timestamp,
    /// The call-back was promised by then; for a walk-in, the end of the office's day.
    pub due_by: Timestamp,
    /// Where it stands.
    pub status: Status,
    /// Calls that did not reach the person.
    pub missed_calls: u8,
    /// How it ended.
    pub decision: Option<Decision>,
    /// The appointment assigned; stays when the office refuses it afterwards.
    pub appointment: Option<ConfirmationNumber>,
    /// Grows with every change.
    pub revision: i64,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Which line of which rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleUsed {
    /// The rule.
    pub rule: Key,
    /// The file's version.
    pub version: String,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When.
    pub at: Timestamp,
    /// By which account.
    pub by: String,
    /// By which rule; none where nobody decided anything (missed calls).
    pub rule: Option<RuleUsed>,
    /// The rule that said otherwise.
    pub overridden: Option<Key>,
}

impl Inquiry {
    /// Where the request stands after an event, with the calls missed by then.
    pub fn after(&self, event: Event) -> Result<(Status, u8), Impossible> {
        let impossible = Err(Impossible { status: self.status, event });
        let at_door = self.channel == Channel::WalkIn;
        let decidable = if at_door { self.status == Status::Waiting } else { self.status == Status::Reached };
        match event {
            Event::Reached if !at_door && self.status == Status::Waiting => Ok((Status::Reached, self.missed_calls)),
            Event::Missed { missed_calls_max } if !at_door && self.status == Status::Waiting => {
                let missed = self.missed_calls.saturating_add(1);
                Ok((if missed >= missed_calls_max { Status::Closed } else { Status::Waiting }, missed))
            }
            Event::Answer if !at_door && decidable => Ok((Status::Answered, self.missed_calls)),
            Event::Schedule if decidable => Ok((Status::Scheduled, self.missed_calls)),
            Event::Refuse if decidable => Ok((Status::Refused, self.missed_calls)),
            Event::RefuseByOffice if !at_door && self.urgent && self.status == Status::Scheduled => {
                Ok((Status::Refused, self.missed_calls))
            }
            Event::DayOver if at_door && self.status == Status::Waiting => Ok((Status::Closed, self.missed_calls)),
            _ => impossible,
        }
    }

    /// Whether the call-back was promised by now and nobody has reached the person.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.status == Status::Waiting && self.due_by < now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 7] = [
        Event::Reached,
        Event::Missed { missed_calls_max: 2 },
        Event::Answer,
        Event::Schedule,
        Event::Refuse,
        Event::RefuseByOffice,
        Event::DayOver,
    ];

    fn inquiry(channel: Channel, status: Status, urgent: bool, missed_calls: u8) -> Inquiry {
        let key = |text| Key::parse(text).unwrap();
        let at = Timestamp::from_second(1_800_000_000).unwrap();
        Inquiry {
            number: ServiceItemNumber::new([1, 2, 3, 4, 5, 6, 7]),
            channel,
            kind: key("adit-stamp"),
            language: "en".into(),
            office: OfficeCode::parse("NYC").unwrap(),
            urgent,
            text_ahead: false,
            era: key("2023"),
            taken_by: RuleUsed { rule: key("taken"), version: "1".into() },
            received_at: at,
            due_from: at,
            due_by: at,
            status,
            missed_calls,
            decision: None,
            appointment: None,
            revision: 1,
            updated_at: at,
        }
    }

    /// Every step there is; whatever is not listed must be impossible.
    fn expected(from: &Inquiry, event: Event) -> Option<(Status, u8)> {
        let missed = from.missed_calls;
        match (from.channel, from.status, event) {
            (Channel::Call | Channel::Form, Status::Waiting, Event::Reached) => Some((Status::Reached, missed)),
            (Channel::Call | Channel::Form, Status::Waiting, Event::Missed { .. }) if missed == 0 => {
                Some((Status::Waiting, 1))
            }
            (Channel::Call | Channel::Form, Status::Waiting, Event::Missed { .. }) => {
                Some((Status::Closed, missed + 1))
            }
            (Channel::Call | Channel::Form, Status::Reached, Event::Answer) => Some((Status::Answered, missed)),
            (Channel::Call | Channel::Form, Status::Reached, Event::Schedule)
            | (Channel::WalkIn, Status::Waiting, Event::Schedule) => Some((Status::Scheduled, missed)),
            (Channel::Call | Channel::Form, Status::Reached, Event::Refuse)
            | (Channel::WalkIn, Status::Waiting, Event::Refuse) => Some((Status::Refused, missed)),
            (Channel::Call | Channel::Form, Status::Scheduled, Event::RefuseByOffice) if from.urgent => {
                Some((Status::Refused, missed))
            }
            (Channel::WalkIn, Status::Waiting, Event::DayOver) => Some((Status::Closed, missed)),
            _ => None,
        }
    }

    #[test]
    fn every_step_leads_where_it_should_and_all_others_are_impossible() {
        let mut possible = 0;
        for channel in Channel::ALL {
            for status in Status::ALL {
                for urgent in [false, true] {
                    for missed in 0..=1 {
                        for event in EVENTS {
                            let from = inquiry(channel, status, urgent, missed);
                            assert_eq!(from.after(event).ok(), expected(&from, event), "{from:?} {event:?}");
                            possible += usize::from(from.after(event).is_ok());
                        }
                    }
                }
            }
        }
        // Two channels with calls: five steps for both urgencies, one for the urgent; at the door three; missed or not.
        assert_eq!(possible, 2 * (2 * 5 + 1) * 2 + 3 * 2 * 2);
    }

    #[test]
    fn names_read_back() {
        assert!(Status::ALL.into_iter().all(|status| Status::parse(status.as_str()) == Some(status)));
        assert!(Channel::ALL.into_iter().all(|channel| Channel::parse(channel.as_str()) == Some(channel)));
    }
}
