//! What is to be known of measures and groups besides their figures: their names, which way is better, in which unit,
//! and what sets groups apart.

use super::comparison::{Group, Measure, Model, Row, StationName};

/// Which way a measure is better for people and for those who pay for the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The more, the better.
    More,
    /// The less, the better.
    Less,
    /// It tells how a model works; neither way is better.
    Neither,
}

/// What a measure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureUnit {
    /// Of a hundred.
    Percent,
    /// Days.
    Days,
    /// Minutes of a person.
    Minutes,
    /// How many for a hundred people.
    PerHundred,
    /// Minutes for a hundred people.
    MinutesPerHundred,
    /// Dollars for a hundred people.
    DollarsPerHundred,
}

impl MeasureUnit {
    /// The name in reports for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Days => "days",
            Self::Minutes => "minutes",
            Self::PerHundred => "per-100-people",
            Self::MinutesPerHundred => "minutes-per-100-people",
            Self::DollarsPerHundred => "dollars-per-100-people",
        }
    }
}

impl Measure {
    /// Every measure, in the order of reports.
    pub const ALL: [Self; 24] = [
        Self::AnsweredPercent,
        Self::RefusedPercent,
        Self::NeverServedPercent,
        Self::DaysMean,
        Self::DaysMedian,
        Self::DaysP90,
        Self::Visits,
        Self::SparedVisits,
        Self::NoShowPercent,
        Self::SeatUsePercent,
        Self::PersonMinutes,
        Self::ActiveMinutes,
        Self::HoldMinutes,
        Self::OfficeMinutes,
        Self::TravelMinutes,
        Self::Calls,
        Self::VoiceEndedPercent,
        Self::OperatorSettledPercent,
        Self::PromiseKeptPercent,
        Self::OperatorMinutes,
        Self::OfficerMinutes,
        Self::WindowMinutes,
        Self::StaffDollars,
        Self::PersonDollars,
    ];

    /// Those of most weight.
    pub const HEADLINE: [Self; 8] = [
        Self::AnsweredPercent,
        Self::NeverServedPercent,
        Self::DaysMean,
        Self::DaysP90,
        Self::Visits,
        Self::PersonMinutes,
        Self::StaffDollars,
        Self::PersonDollars,
    ];

    fn facts(self) -> (&'static str, Better, MeasureUnit) {
        use Better::{Less, More, Neither};
        use MeasureUnit::{Days, DollarsPerHundred, Minutes, MinutesPerHundred, PerHundred, Percent};
        match self {
            Self::AnsweredPercent => ("answered-percent", More, Percent),
            Self::RefusedPercent => ("refused-percent", Less, Percent),
            Self::NeverServedPercent => ("never-served-percent", Less, Percent),
            Self::DaysMean => ("days-mean", Less, Days),
            Self::DaysMedian => ("days-median", Less, Days),
            Self::DaysP90 => ("days-p90", Less, Days),
            Self::Visits => ("visits", Less, PerHundred),
            Self::SparedVisits => ("spared-visits", Less, PerHundred),
            Self::NoShowPercent => ("no-show-percent", Less, Percent),
            Self::SeatUsePercent => ("seat-use-percent", Neither, Percent),
            Self::PersonMinutes => ("person-minutes", Less, Minutes),
            Self::ActiveMinutes => ("active-minutes", Less, Minutes),
            Self::HoldMinutes => ("hold-minutes", Less, Minutes),
            Self::OfficeMinutes => ("office-minutes", Less, Minutes),
            Self::TravelMinutes => ("travel-minutes", Less, Minutes),
            Self::Calls => ("calls", Less, PerHundred),
            Self::VoiceEndedPercent => ("voice-ended-percent", Neither, Percent),
            Self::OperatorSettledPercent => ("operator-settled-percent", Neither, Percent),
            Self::PromiseKeptPercent => ("promise-kept-percent", More, Percent),
            Self::OperatorMinutes => ("operator-minutes", Less, MinutesPerHundred),
            Self::OfficerMinutes => ("officer-minutes", Less, MinutesPerHundred),
            Self::WindowMinutes => ("window-minutes", Less, MinutesPerHundred),
            Self::StaffDollars => ("staff-dollars", Less, DollarsPerHundred),
            Self::PersonDollars => ("person-dollars", Less, DollarsPerHundred),
        }
    }

    /// The name in messages and reports.
    pub fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// Whether it is counted of all people together only: of what happens, not of persons.
    pub fn is_of_all_only(self) -> bool {
        matches!(
            self,
            Self::SeatUsePercent | Self::VoiceEndedPercent | Self::OperatorSettledPercent | Self::PromiseKeptPercent
        )
    }

    /// Which way is better.
    pub fn better(self) -> Better {
        self.facts().1
    }

    /// What it counts in.
    pub fn unit(self) -> MeasureUnit {
        self.facts().2
    }

    /// The row of a group, if there is one.
    pub fn row(self, rows: &[Row], group: Group) -> Option<&Row> {
        rows.iter().find(|row| row.measure == self && row.group == group)
    }
}

/// What sets groups apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// What their question needs.
    Need,
    /// Whether it is urgent.
    Urgency,
    /// What they speak.
    Language,
    /// How far away their office is.
    Distance,
}

impl Split {
    /// Every split, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Need, Self::Urgency, Self::Language, Self::Distance];

    /// The name in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Urgency => "urgency",
            Self::Language => "language",
            Self::Distance => "distance",
        }
    }

    /// Its groups; everybody is in one of them.
    pub fn groups(self) -> &'static [Group] {
        match self {
            Self::Need => &[Group::OperatorEnough, Group::OfficerEnough, Group::NeedsVisit],
            Self::Urgency => &[Group::Urgent, Group::NotUrgent],
            Self::Language => &[Group::English, Group::Spanish, Group::OtherLanguage],
            Self::Distance => &[Group::Near, Group::Middle, Group::Far],
        }
    }
}

impl Group {
    /// Every group, in the order of reports.
    pub const ALL: [Self; 12] = [
        Self::All,
        Self::OperatorEnough,
        Self::OfficerEnough,
        Self::NeedsVisit,
        Self::Urgent,
        Self::NotUrgent,
        Self::English,
        Self::Spanish,
        Self::OtherLanguage,
        Self::Near,
        Self::Middle,
        Self::Far,
    ];

    /// The name in messages and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::OperatorEnough => "operator-enough",
            Self::OfficerEnough => "officer-enough",
            Self::NeedsVisit => "needs-visit",
            Self::Urgent => "urgent",
            Self::NotUrgent => "not-urgent",
            Self::English => "english",
            Self::Spanish => "spanish",
            Self::OtherLanguage => "other-language",
            Self::Near => "near",
            Self::Middle => "middle",
            Self::Far => "far",
        }
    }
}

impl Model {
    /// The name in messages and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Current => "current",
        }
    }
}

impl StationName {
    /// Every station.
    pub const ALL: [Self; 3] = [Self::Lines, Self::Operators, Self::Officers];

    /// The name in messages and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Operators => "operators",
            Self::Officers => "officers",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    fn named(value: impl Serialize) -> String {
        serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
    }

    #[test]
    fn a_name_in_messages_is_the_name_in_json() {
        assert!(Measure::ALL.iter().all(|measure| named(measure) == measure.as_str()));
        assert!(Group::ALL.iter().all(|group| named(group) == group.as_str()));
        assert!(StationName::ALL.iter().all(|station| named(station) == station.as_str()));
        assert!([Model::Legacy, Model::Current].iter().all(|model| named(model) == model.as_str()));
    }

    #[test]
    fn every_group_but_everybody_is_in_one_split() {
        for group in &Group::ALL[1..] {
            let splits = Split::ALL.iter().filter(|split| split.groups().contains(group)).count();
            assert_eq!(splits, 1, "{group:?}");
        }
    }
}
