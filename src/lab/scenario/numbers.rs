//! The numbers of a scenario: what each is called in the file, in which unit, and within which bounds. A number comes
//! with its source or the word `assumption`; who reads the file and who lists them in a report goes by this one table.

use serde::{Serialize, Serializer};
use std::fmt;

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// People, operators, lines.
    Count,
    /// Of a hundred.
    Percent,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Statute miles.
    Miles,
    /// Miles in an hour.
    MilesAnHour,
    /// How many times as much.
    Times,
    /// US dollars.
    Dollars,
    /// US dollars in an hour.
    DollarsAnHour,
    /// US cents.
    Cents,
}

impl Unit {
    /// The name in messages and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Miles => "miles",
            Self::MilesAnHour => "miles-an-hour",
            Self::Times => "times",
            Self::Dollars => "dollars",
            Self::DollarsAnHour => "dollars-an-hour",
            Self::Cents => "cents",
        }
    }
}

macro_rules! numbers {
    ($($(#[doc = $doc:literal])+ $name:ident = $section:literal . $key:literal, $unit:ident, $least:literal ..= $most:literal;)+) => {
        /// A number of the scenario.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Number {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Number {
            /// Every number, in the order of the file.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The table of the file it stands in, and its key there.
            pub fn place(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$name => ($section, $key),)+
                }
            }

            /// What it counts.
            pub fn unit(self) -> Unit {
                match self {
                    $(Self::$name => Unit::$unit,)+
                }
            }

            /// The least and the most it may be.
            pub fn bounds(self) -> (f64, f64) {
                match self {
                    $(Self::$name => ($least, $most),)+
                }
            }
        }
    };
}

impl Number {
    /// Whether it may be this: within its bounds, and whole if it counts things.
    pub fn allows(self, value: f64) -> bool {
        let (least, most) = self.bounds();
        (least..=most).contains(&value) && (self.unit() != Unit::Count || value.fract() == 0.0)
    }
}

numbers! {
    /// People who begin with a question, in 365 days.
    ContactsAYear = "people"."contacts_a_year", Count, 1.0..=100_000_000.0;
    /// Of a hundred people so many call or look at lunch.
    LunchPercent = "people"."lunch_percent", Percent, 0.0..=100.0;
    /// Of a hundred who look for a seat so many do so when a day opens, just after midnight Eastern.
    OpeningPercent = "people"."opening_percent", Percent, 0.0..=100.0;
    /// Of a hundred who are in no hurry so many take the first free time all the same.
    SoonestPercent = "people"."soonest_percent", Percent, 0.0..=100.0;
    /// Of a hundred who find nothing at their office so many look at the offices nearby.
    OtherOfficePercent = "people"."other_office_percent", Percent, 0.0..=100.0;
    /// How many days they look for a seat before they give up, on the average.
    LookPatienceDays = "people"."look_patience_days", Days, 0.0..=180.0;
    /// The same of urgent people.
    UrgentLookPatienceDays = "people"."urgent_look_patience_days", Days, 0.0..=180.0;
    /// How long they hold the line before they hang up, on the average.
    HoldPatienceMinutes = "people"."hold_patience_minutes", Minutes, 0.1..=1440.0;
    /// Of a hundred whose call was in vain (busy, hung up, nobody there) so many call again.
    CallAgainPercent = "people"."call_again_percent", Percent, 0.0..=100.0;
    /// After how many hours they do, on the average.
    CallAgainHours = "people"."call_again_hours", Hours, 0.1..=720.0;
    /// Of a hundred whose request ended without a visit or an answer so many start over.
    StartOverPercent = "people"."start_over_percent", Percent, 0.0..=95.0;
    /// After how many days they do, on the average.
    StartOverDays = "people"."start_over_days", Days, 0.0..=180.0;
    /// Of a hundred who were told to come back with a number or evidence so many do.
    PreparePercent = "people"."prepare_percent", Percent, 0.0..=100.0;
    /// After how many days they do, on the average.
    PrepareDays = "people"."prepare_days", Days, 0.0..=180.0;
    /// Of a hundred urgent people who were refused or missed their calls so many go to the office's door.
    WalkInPercent = "people"."walk_in_percent", Percent, 0.0..=100.0;

    /// A ZIP code so many miles from its office counts half as much as one beside it.
    HalfWeightMiles = "travel"."half_weight_miles", Miles, 1.0..=10_000.0;
    /// The road is so many times as long as the great circle.
    RoadFactor = "travel"."road_factor", Times, 1.0..=5.0;
    /// How fast they travel.
    MilesAnHour = "travel"."miles_an_hour", MilesAnHour, 1.0..=200.0;
    /// What a mile costs them.
    MileCents = "travel"."mile_cents", Cents, 0.0..=1_000.0;

    /// Callers who can be in the voice system, in line and with operators at once.
    Lines = "telephone"."lines", Count, 1.0..=1_000_000.0;
    /// How long the voice system takes, on the average.
    VoiceMinutes = "telephone"."voice_minutes", Minutes, 0.1..=120.0;
    /// Of a hundred questions that the voice system can end in English or Spanish, so many it ends in other languages.
    OtherLanguageVoicePercent = "telephone"."other_language_voice_percent", Percent, 0.0..=100.0;
    /// Operators who answer at once, in live hours.
    Operators = "telephone"."operators", Count, 1.0..=100_000.0;
    /// How long an operator talks, on the average.
    OperatorMinutes = "telephone"."operator_minutes", Minutes, 0.1..=240.0;
    /// How much longer with an interpreter.
    InterpreterMinutes = "telephone"."interpreter_minutes", Minutes, 0.0..=120.0;

    /// A person's time for a look that finds nothing.
    LookMinutes = "portal"."look_minutes", Minutes, 0.0..=120.0;
    /// A person's time for a booking.
    BookingMinutes = "portal"."booking_minutes", Minutes, 0.0..=120.0;
    /// Of a hundred appointments so many are cancelled, and their seats are free again.
    CancelPercent = "portal"."cancel_percent", Percent, 0.0..=95.0;
    /// Of a hundred visitors with an appointment they chose so many do not come.
    PortalNoShowPercent = "portal"."no_show_percent", Percent, 0.0..=100.0;
    /// Of a hundred seats of a day that opens so many are taken by brokers at once.
    BrokerPercent = "portal"."broker_percent", Percent, 0.0..=100.0;
    /// Of a hundred people who find nothing free so many buy from a broker who has something.
    BrokerBuyersPercent = "portal"."broker_buyers_percent", Percent, 0.0..=100.0;
    /// What a broker asks for a seat.
    BrokerDollars = "portal"."broker_dollars", Dollars, 0.0..=10_000.0;

    /// Officers who call back at once, in calling hours.
    Officers = "call_backs"."officers", Count, 1.0..=100_000.0;
    /// How long an officer's call takes, on the average.
    OfficerMinutes = "call_backs"."officer_minutes", Minutes, 0.1..=240.0;
    /// How long a call takes that reaches nobody.
    MissedMinutes = "call_backs"."missed_minutes", Minutes, 0.1..=60.0;
    /// Of a hundred calls so many reach the person.
    ReachedPercent = "call_backs"."reached_percent", Percent, 0.0..=100.0;
    /// Over how much of the promised window calls are spread: 0 as early as possible, 100 all of it.
    SpreadPercent = "call_backs"."spread_percent", Percent, 0.0..=100.0;
    /// Of a hundred people who need a visit so many write the request form instead of calling.
    FormPercent = "call_backs"."form_percent", Percent, 0.0..=100.0;
    /// A person's time for the form.
    FormMinutes = "call_backs"."form_minutes", Minutes, 0.0..=240.0;
    /// Of a hundred urgent appointments so many the field office refuses after all.
    OfficeRefusesPercent = "call_backs"."office_refuses_percent", Percent, 0.0..=100.0;
    /// Of a hundred visitors with an appointment they were assigned so many do not come.
    AssignedNoShowPercent = "call_backs"."no_show_percent", Percent, 0.0..=100.0;

    /// Windows of all offices together, given out by the offices' shares; 0 leaves the office table's.
    Windows = "window"."windows", Count, 0.0..=50_000.0;
    /// Of a hundred windows so many are kept for the current model.
    DeskPercent = "window"."desk_percent", Percent, 0.0..=100.0;
    /// An officer's time for a visitor.
    WindowMinutes = "window"."window_minutes", Minutes, 1.0..=240.0;
    /// A visitor's time at the office.
    VisitMinutes = "window"."visit_minutes", Minutes, 1.0..=720.0;
    /// Of a hundred visits so many end with an answer; after the others the person must come again.
    SolvedPercent = "window"."solved_percent", Percent, 1.0..=100.0;
    /// Of a hundred who did not come or must come again so many try again.
    ComeAgainPercent = "window"."come_again_percent", Percent, 0.0..=95.0;

    /// A minute of the voice system.
    VoiceCents = "cost"."voice_cents", Cents, 0.0..=1_000.0;
    /// An operator's hour.
    OperatorDollars = "cost"."operator_dollars", DollarsAnHour, 0.0..=1_000.0;
    /// The hour of an officer who calls back.
    OfficerDollars = "cost"."officer_dollars", DollarsAnHour, 0.0..=1_000.0;
    /// The hour of an officer at a window.
    WindowDollars = "cost"."window_dollars", DollarsAnHour, 0.0..=1_000.0;
}

impl Number {
    /// The number of that name, such as `people.lunch_percent`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|number| number.to_string() == name)
    }
}

impl fmt::Display for Number {
    /// `people.lunch_percent`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (table, key) = self.place();
        write!(f, "{table}.{key}")
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
