//! The visit that an officer assigns: from which day on the desk's seats are proposed, and up to when.
//!
//! Which of them are free is the database's.

use crate::domain::office::Office;
use jiff::civil::Date;

/// The first day proposed is so many of the office's working days after the officer's call (sourced: about five
/// business days after the contact).
pub const WORKING_DAYS_AHEAD: usize = 5;

/// For so many days from that one on a free seat is looked for: three months of full windows are an office that has to
/// be told.
pub const DAYS_SEARCHED: i32 = 98;

impl Office {
    /// The first day on which a seat is proposed after a call on that day at the office; `None` where it does not open
    /// so often any more.
    pub fn first_assigned_day(&self, called: Date) -> Option<Date> {
        self.working_day_after(called, WORKING_DAYS_AHEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::office::{Closure, sample};
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case::a_week_later(date(2026, 12, 7), date(2026, 12, 14))]
    #[case::from_a_weekend(date(2026, 12, 5), date(2026, 12, 11))]
    #[case::over_thanksgiving(date(2026, 11, 20), date(2026, 11, 30))]
    #[case::over_the_offices_own_closure(date(2026, 12, 14), date(2026, 12, 22))]
    fn a_visit_is_assigned_five_working_days_after_the_call(#[case] called: Date, #[case] first: Date) {
        let closures = vec![Closure::parse("2026-12-16").unwrap()];
        assert_eq!(Office { closures, ..sample("America/New_York") }.first_assigned_day(called), Some(first));
    }

    #[test]
    fn an_office_closed_for_good_has_no_day_to_assign() {
        assert_eq!(Office { windows: 0, ..sample("America/New_York") }.first_assigned_day(date(2026, 12, 7)), None);
    }
}
