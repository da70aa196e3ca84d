//! What is to be said of a comparison whose legacy side is what a portal has recorded, in English, for a terminal.

use crate::lab::comparison::Comparison;
use crate::lab::scenario::{Number, Scenario};

/// Which recorded bookings are on neither side, and why; none if all are there.
pub fn left_out(comparison: &Comparison) -> Option<String> {
    let (offices, reasons) = (comparison.left_out.unlisted_office, comparison.left_out.unasked_reason);
    (offices + reasons > 0).then(|| {
        format!(
            "{} recorded bookings are left out: {offices} at offices that the office table does not list, {reasons} for \
             reasons under which no question of the scenario is asked",
            offices + reasons
        )
    })
}

/// What to know of a comparison whose legacy side is recorded.
pub fn of_recorded(scenario: &Scenario, comparison: &Comparison) -> Vec<String> {
    if !comparison.recorded {
        return Vec::new();
    }
    let [lines, operators, officers] =
        [Number::Lines, Number::Operators, Number::Officers].map(|number| scenario.value(number));
    let mut told = vec![
        "legacy is what a portal's database has recorded: who came was answered, who cancelled or did not come was never \
         served. Whoever looked for a seat and found none is not in it."
            .to_owned(),
        format!(
            "current serves the same bookings with the scenario's contact center, whatever their number: {lines} lines, \
             {operators} operators, {officers} officers; others by --set {}, {} and {}.",
            Number::Lines,
            Number::Operators,
            Number::Officers
        ),
    ];
    if comparison.still_booked > 0 {
        told.push(format!(
            "{} of the bookings were still to come: whether their people come is the scenario's {}.",
            comparison.still_booked,
            Number::PortalNoShowPercent
        ));
    }
    told.extend(left_out(comparison).map(|left_out| format!("{left_out}.")));
    told
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;
    use crate::lab::comparison::LeftOut;
    use crate::lab::samples;

    #[test]
    fn a_replay_says_what_is_not_in_it_and_whose_contact_center_it_is() {
        let (scenario, mut comparison) = (samples::scenario().unwrap(), samples::comparison());
        assert!(!table(&scenario, &comparison).contains("recorded"));
        comparison.recorded = true;
        let whole = table(&scenario, &comparison);
        assert!(whole.contains("found none is not in it") && !whole.contains("left out"), "{whole}");
        let operators = format!("{} operators", scenario.value(Number::Operators));
        assert!(whole.contains(&operators) && whole.contains("telephone.operators"), "{whole}");
        comparison.still_booked = 4;
        assert!(table(&scenario, &comparison).contains("4 of the bookings were still to come"));
        comparison.left_out = LeftOut { unlisted_office: 2, unasked_reason: 1 };
        assert!(table(&scenario, &comparison).contains("3 recorded bookings are left out: 2 at offices"));
    }
}
