//! Date of birth: three typed fields become a day that a person now alive can have been born on.
//!
//! The month arrives as typed; `month_number` (given by the caller, who knows languages) turns names into numbers.

use jiff::civil::Date;
use thiserror::Error;

/// Oldest age accepted, in years; the longest documented human life is 122.
pub const AGE_YEARS_MAX: i16 = 125;

/// The day somebody was born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateOfBirth(Date);

/// Why three fields are not a date of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BirthError {
    /// None of the three fields is filled in.
    #[error("the date of birth is empty")]
    Empty,
    /// At least one of the three fields is empty.
    #[error("the date of birth is incomplete")]
    Incomplete(BirthPart),
    /// The month is neither a number from 1 to 12 nor a month's name.
    #[error("the month is not a month")]
    Month,
    /// The year has not four digits.
    #[error("the year needs four digits")]
    Year,
    /// There is no such day in the calendar, such as 31 February.
    #[error("there is no such day")]
    NoSuchDay,
    /// The day is after today.
    #[error("the day is in the future")]
    Future,
    /// More than [`AGE_YEARS_MAX`] years ago.
    #[error("the day is too long ago")]
    TooLongAgo,
}

/// A field of a date of birth; of an incomplete one, the first that is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BirthPart {
    /// Such as "7" or "July".
    Month,
    /// Of the month.
    Day,
    /// In four digits.
    Year,
}

impl DateOfBirth {
    /// Reads the typed fields into a day of the calendar; whether somebody can be born on it is [`Self::on`].
    pub fn read_day(
        year: &str,
        month: &str,
        day: &str,
        month_number: impl Fn(&str) -> Option<i8>,
    ) -> Result<Date, BirthError> {
        let [month, day, year] = [month.trim(), day.trim(), year.trim()];
        let fields = [(BirthPart::Month, month), (BirthPart::Day, day), (BirthPart::Year, year)];
        if fields.iter().all(|(_, typed)| typed.is_empty()) {
            return Err(BirthError::Empty);
        }
        if let Some((part, _)) = fields.iter().find(|(_, typed)| typed.is_empty()) {
            return Err(BirthError::Incomplete(*part));
        }
        let month = month_number(month).ok_or(BirthError::Month)?;
        if year.len() != 4 {
            return Err(BirthError::Year);
        }
        let year: i16 = whole_number(year).ok_or(BirthError::Year)?;
        let day: i8 = whole_number(day).and_then(|day| i8::try_from(day).ok()).ok_or(BirthError::NoSuchDay)?;
        Date::new(year, month, day).map_err(|_| BirthError::NoSuchDay)
    }

    /// A day on which somebody now alive can have been born; `today` is the date where the person lives.
    pub fn on(date: Date, today: Date) -> Result<Self, BirthError> {
        if date > today {
            return Err(BirthError::Future);
        }
        if date.year() < today.year() - AGE_YEARS_MAX {
            return Err(BirthError::TooLongAgo);
        }
        Ok(Self(date))
    }

    /// A day that was accepted before and comes back from storage.
    pub fn stored(date: Date) -> Self {
        Self(date)
    }

    /// The day itself.
    pub fn date(self) -> Date {
        self.0
    }
}

/// Digits only: no sign, no spaces inside, at most four places.
fn whole_number(typed: &str) -> Option<i16> {
    (typed.len() <= 4 && typed.bytes().all(|b| b.is_ascii_digit())).then(|| typed.parse().ok())?
}

/// Reads a month's number, "2" or "02"; names are the caller's to try first or after.
pub fn month_from_digits(typed: &str) -> Option<i8> {
    let month = whole_number(typed).filter(|_| typed.len() <= 2)?;
    i8::try_from(month).ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    fn parse(year: &str, month: &str, day: &str) -> Result<DateOfBirth, BirthError> {
        let day = DateOfBirth::read_day(year, month, day, month_from_digits)?;
        DateOfBirth::on(day, date(2026, 11, 23))
    }

    #[rstest]
    #[case("2000", "2", "29", date(2000, 2, 29))]
    #[case("1985", "07", " 4 ", date(1985, 7, 4))]
    #[case("2026", "11", "23", date(2026, 11, 23))]
    #[case("1901", "11", "23", date(1901, 11, 23))]
    fn days_that_people_are_born_on_are_accepted(
        #[case] year: &str,
        #[case] month: &str,
        #[case] day: &str,
        #[case] expected: Date,
    ) {
        assert_eq!(parse(year, month, day).map(DateOfBirth::date), Ok(expected));
    }

    #[rstest]
    #[case("", " ", "", BirthError::Empty)]
    #[case("1985", "", "4", BirthError::Incomplete(BirthPart::Month))]
    #[case("1985", "7", " ", BirthError::Incomplete(BirthPart::Day))]
    #[case("", "", "4", BirthError::Incomplete(BirthPart::Month))]
    #[case("", "7", "4", BirthError::Incomplete(BirthPart::Year))]
    #[case("1985", "13", "4", BirthError::Month)]
    #[case("1985", "Smarch", "4", BirthError::Month)]
    #[case("85", "7", "4", BirthError::Year)]
    #[case("+985", "7", "4", BirthError::Year)]
    #[case("1985", "2", "31", BirthError::NoSuchDay)]
    #[case("2025", "2", "29", BirthError::NoSuchDay)]
    #[case("1985", "2", "0", BirthError::NoSuchDay)]
    #[case("1985", "2", "4e1", BirthError::NoSuchDay)]
    #[case("2026", "11", "24", BirthError::Future)]
    #[case("1800", "1", "1", BirthError::TooLongAgo)]
    fn other_days_are_refused_for_their_reason(
        #[case] year: &str,
        #[case] month: &str,
        #[case] day: &str,
        #[case] why: BirthError,
    ) {
        assert_eq!(parse(year, month, day), Err(why));
    }
}
