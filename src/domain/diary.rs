//! The names of what a tester's tour writes down, and of how its clock is moved.

/// What can be in a diary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Booked in the portal.
    Booked,
    /// Called the contact centre, and was answered or sent away without a request.
    Called,
    /// Called, and a request was taken down.
    RequestByCall,
    /// Wrote a request.
    RequestByForm,
    /// Asked at the door.
    AskedAtDoor,
    /// Got a text.
    Text,
    /// An officer called and spoke with the person.
    SpokenWith,
    /// An officer called in vain.
    CallMissed,
    /// Answered by telephone.
    Answered,
    /// An appointment was assigned.
    Assigned,
    /// Refused.
    Refused,
    /// Closed without an answer.
    Closed,
    /// The appointment was cancelled.
    Cancelled,
    /// The appointment begins.
    Appointment,
    /// Checked in.
    CheckedIn,
    /// Was served.
    Served,
    /// Did not come.
    Missed,
}

/// How it ended so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Nothing has been done yet.
    NotBegun,
    /// Waits.
    Waiting,
    /// Has an appointment.
    Appointment,
    /// Answered, by telephone or at the office.
    Answered,
    /// Refused, closed or cancelled, or the person did not come.
    Nothing,
}

impl What {
    /// Everything.
    pub const ALL: [Self; 17] = [
        Self::Booked,
        Self::Called,
        Self::RequestByCall,
        Self::RequestByForm,
        Self::AskedAtDoor,
        Self::Text,
        Self::SpokenWith,
        Self::CallMissed,
        Self::Answered,
        Self::Assigned,
        Self::Refused,
        Self::Closed,
        Self::Cancelled,
        Self::Appointment,
        Self::CheckedIn,
        Self::Served,
        Self::Missed,
    ];

    /// The name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Called => "called",
            Self::RequestByCall => "request-by-call",
            Self::RequestByForm => "request-by-form",
            Self::AskedAtDoor => "asked-at-door",
            Self::Text => "text",
            Self::SpokenWith => "spoken-with",
            Self::CallMissed => "call-missed",
            Self::Answered => "answered",
            Self::Assigned => "assigned",
            Self::Refused => "refused",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
            Self::Appointment => "appointment",
            Self::CheckedIn => "checked-in",
            Self::Served => "served",
            Self::Missed => "missed",
        }
    }

    /// Whether the person had to do something with somebody or something: to book, call, speak, come.
    pub fn is_contact(self) -> bool {
        matches!(
            self,
            Self::Booked
                | Self::Called
                | Self::RequestByCall
                | Self::RequestByForm
                | Self::AskedAtDoor
                | Self::SpokenWith
                | Self::CallMissed
                | Self::CheckedIn
        )
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::NotBegun, Self::Waiting, Self::Appointment, Self::Answered, Self::Nothing];

    /// The name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotBegun => "not-begun",
            Self::Waiting => "waiting",
            Self::Appointment => "appointment",
            Self::Answered => "answered",
            Self::Nothing => "nothing",
        }
    }
}

/// How far to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// Ten minutes.
    TenMinutes,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// To the next event.
    NextEvent,
}

/// Something that comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// The desk that nobody sits at does something.
    DeskActs,
    /// The window of a call-back begins.
    CallBackDue,
    /// The window of a call-back ends.
    PromiseEnds,
    /// The door opens for an appointment.
    DoorOpens,
    /// An appointment begins.
    VisitBegins,
    /// The contact centre's lines open.
    LinesOpen,
    /// They close.
    LinesClose,
}

impl Stride {
    /// Every stride.
    pub const ALL: [Self; 4] = [Self::TenMinutes, Self::Hour, Self::Day, Self::NextEvent];

    /// The name in forms and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TenMinutes => "ten-minutes",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::NextEvent => "next-event",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stride| stride.as_str() == text)
    }
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 7] = [
        Self::DeskActs,
        Self::CallBackDue,
        Self::PromiseEnds,
        Self::DoorOpens,
        Self::VisitBegins,
        Self::LinesOpen,
        Self::LinesClose,
    ];

    /// The name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DeskActs => "desk-acts",
            Self::CallBackDue => "call-back-due",
            Self::PromiseEnds => "promise-ends",
            Self::DoorOpens => "door-opens",
            Self::VisitBegins => "visit-begins",
            Self::LinesOpen => "lines-open",
            Self::LinesClose => "lines-close",
        }
    }
}
