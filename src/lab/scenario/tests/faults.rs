//! Every fault of a scenario file, told with its line, its key and what is allowed.

use super::*;
use rstest::rstest;

/// The first place where the text stands is changed; the fault must be in the line with the marked text.
#[rstest]
#[case::unknown_key(
    "days = 30",
    "days = 30\ndayz = 30",
    "dayz",
    "`dayz` is not known: allowed here: name, era, first_day, days, warm_up_days, people, travel, telephone, portal, call_backs, window, cost, questions, languages, hours, offices, unanswering"
)]
#[case::unknown_key_of_a_table(
    "[travel]",
    "[travel]\nmiles = 3",
    "miles = 3",
    "`travel.miles` is not known: allowed here: half_weight_miles, road_factor, miles_an_hour, mile_cents"
)]
#[case::unknown_key_of_a_number(
    "lines = { value = 1,",
    "lines = { valeu = 1,",
    "valeu",
    "`telephone.lines.valeu` is not known: allowed here: value, low, high, source"
)]
#[case::unknown_key_of_a_question(
    "share = 60",
    "shares = 60",
    "shares = 60",
    "`questions.shares` is not known: allowed here: kind, share, urgent_percent, evidence_percent, cases_percent, voice_percent, portal_percent, source"
)]
#[case::unknown_language(
    "other = 14",
    "french = 14",
    "french",
    "`languages.french` is not known: allowed here: english, spanish, other, source"
)]
#[case::unknown_case_status(
    "received = 25",
    "lost = 25",
    "lost",
    "`questions.cases_percent.lost` is not known: allowed here: received, pending, decision-made"
)]
#[case::missing_key("era = \"2019\"\n", "", "name", "`era` is missing")]
#[case::missing_number(
    "road_factor = { value = 1, source = \"assumption\" }\n",
    "",
    "[travel]",
    "`travel.road_factor` is missing"
)]
#[case::missing_value("lines = { value = 1, ", "lines = { ", "lines", "`telephone.lines.value` is missing")]
#[case::missing_share("share = 60\n", "", "[[questions]]", "`questions.share` is missing")]
#[case::text_for_a_number(
    "lines = { value = 1,",
    "lines = { value = \"many\",",
    "many",
    "`telephone.lines.value` must be a number in decimal digits"
)]
#[case::number_in_other_digits(
    "lines = { value = 1,",
    "lines = { value = 0x10,",
    "0x10",
    "`telephone.lines.value` must be a number in decimal digits"
)]
#[case::number_without_a_source(
    "lines = { value = 1, source = \"assumption\" }",
    "lines = 1",
    "lines",
    "`telephone.lines` must be a table"
)]
#[case::number_for_a_text("name = \"small\"", "name = 7", "name", "`name` must be a text in quotation marks")]
#[case::text_for_a_list(
    "rules = [\"number-needed\", \"with-evidence\"]",
    "rules = \"number-needed\"",
    "rules =",
    "`unanswering.rules` must be a list"
)]
#[case::part_of_a_day("days = 30", "days = 30.5", "30.5", "`days` must be a whole number")]
#[case::no_days("days = 30", "days = 0", "days = 0", "`days` is 0: allowed here: 1 to 3660")]
#[case::long_warm_up("warm_up_days = 7", "warm_up_days = 121", "121", "`warm_up_days` is 121: allowed here: 0 to 120")]
#[case::out_of_bounds(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 100.5,",
    "100.5",
    "`people.lunch_percent.value` is 100.5: allowed here: 0 to 100 percent"
)]
#[case::below_bounds(
    "miles_an_hour = { value = 1,",
    "miles_an_hour = { value = -1,",
    "value = -1",
    "`travel.miles_an_hour.value` is -1: allowed here: 1 to 200 miles an hour"
)]
#[case::range_out_of_bounds(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 0, high = 101,",
    "101",
    "`people.lunch_percent.high` is 101: allowed here: 0 to 100 percent"
)]
#[case::not_a_number(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = nan,",
    "nan",
    "`people.lunch_percent.value` is NaN: allowed here: 0 to 100 percent"
)]
#[case::infinite(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = inf,",
    "inf",
    "`people.lunch_percent.value` is inf: allowed here: 0 to 100 percent"
)]
#[case::range_backwards(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 9, high = 3,",
    "low = 9",
    "`people.lunch_percent` has a range from 9 to 3: `low` must not be more than `high`"
)]
#[case::outside_of_its_range(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 3, high = 9,",
    "low = 3",
    "`people.lunch_percent` is 0: it must lie in its own range, 3 to 9"
)]
#[case::half_a_range(
    "lunch_percent = { value = 0,",
    "lunch_percent = { value = 0, low = 0,",
    "low = 0",
    "`people.lunch_percent` has only one of `low` and `high`: write both or none"
)]
#[case::questions_not_a_hundred(
    "share = 60",
    "share = 59.5",
    "[[questions]]",
    "the shares of all questions add up to 99.5: they must add up to 100"
)]
#[case::languages_not_a_hundred(
    "other = 14",
    "other = 15",
    "[languages]",
    "the shares of languages add up to 101: they must add up to 100"
)]
#[case::offices_not_a_hundred(
    "others = 50",
    "others = 49",
    "shares = {",
    "the shares of offices and `others` add up to 99: they must add up to 100"
)]
#[case::cases_over_a_hundred(
    "pending = 60",
    "pending = 66",
    "pending = 66",
    "the percentages of cases add up to 101: they must not be more than 100 together"
)]
#[case::share_below_none("share = 60", "share = -60", "-60", "`questions.share` is -60: allowed here: 0 to 100")]
#[case::kind_twice("kind = \"form\"", "kind = \"stamp\" # twice", "# twice", "`questions.kind` has \"stamp\" twice")]
#[case::kind_malformed(
    "kind = \"form\"",
    "kind = \"Form 1\"",
    "Form 1",
    "`questions.kind` is \"Form 1\": allowed are 1 to 40 small letters, digits and hyphens"
)]
#[case::rule_twice(
    "\"with-evidence\"",
    "\"number-needed\"",
    "rules =",
    "`unanswering.rules` has \"number-needed\" twice"
)]
#[case::office_in_small_letters(
    "LOS = 20",
    "los = 20",
    "los",
    "`offices.shares` has \"los\": an office code has three capital letters, such as NYC"
)]
#[case::office_with_four_letters(
    "LOS = 20",
    "LOSA = 20",
    "LOSA",
    "`offices.shares` has \"LOSA\": an office code has three capital letters, such as NYC"
)]
#[case::office_twice("LOS = 20", "NYC = 20", "NYC = 20", "duplicate key")]
#[case::empty_source(
    "rules = [\"number-needed\", \"with-evidence\"]\nsource = \"assumption\"",
    "rules = []\nsource = \" \"",
    "source = \" \"",
    "`unanswering.source` must have 1 to 500 characters, no line break or other control character among them"
)]
#[case::source_with_a_line_break(
    "lines = { value = 1, source = \"assumption\"",
    "lines = { value = 1, source = \"two\\nlines\"",
    "two",
    "`telephone.lines.source` must have 1 to 500 characters, no line break or other control character among them"
)]
#[case::negative_weight("days = [20,", "days = [-20,", "-20", "`hours.days` is -20: allowed here: 0 to 1000000000")]
#[case::weight_not_a_number("days = [20,", "days = [nan,", "nan", "`hours.days` is NaN: allowed here: 0 to 1000000000")]
#[case::no_weights(
    "days = [20, 19, 18, 17, 17, 6, 4]",
    "days = [0, 0, 0, 0, 0, 0, 0]",
    "days = [0",
    "all numbers of `hours.days` are 0: at least one must be more"
)]
#[case::six_weekdays(
    "days = [20, ",
    "days = [",
    "days = [",
    "`hours.days` has 6 numbers: it must have 7, from Monday to Sunday"
)]
#[case::day_that_is_none(
    "2018-10-01",
    "2018-02-30",
    "2018-02-30",
    "`first_day` is \"2018-02-30\": write a day from 2000-01-01 to 2099-12-31, such as \"2018-10-01\""
)]
#[case::day_too_early(
    "2018-10-01",
    "1999-12-31",
    "1999-12-31",
    "`first_day` is \"1999-12-31\": write a day from 2000-01-01 to 2099-12-31, such as \"2018-10-01\""
)]
fn a_fault_is_told_with_its_line_and_what_is_allowed(
    #[case] from: &str,
    #[case] to: &str,
    #[case] marked: &str,
    #[case] reason: &str,
) {
    let sound = small();
    assert!(sound.contains(from), "{from}");
    let text = sound.replacen(from, to, 1);
    let line = 1 + text.lines().position(|line| line.contains(marked)).unwrap();
    assert_eq!(Scenario::parse(&text).unwrap_err().to_string(), format!("line {line}: {reason}"));
}
