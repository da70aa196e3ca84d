//! A comparison for programs: JSON.

use super::rounded;
use crate::lab::comparison::Comparison;
use crate::lab::scenario::Scenario;
use serde_json::{Map, Value, json};

/// As JSON: every number with its source, the whole scenario as a file that runs again, and what came out.
pub fn json(scenario: &Scenario, comparison: &Comparison) -> String {
    let numbers: Map<String, Value> = scenario
        .numbers
        .iter()
        .map(|(number, stated)| {
            let range = stated.range.map(|(low, high)| json!({ "low": low, "high": high }));
            let told = json!({
                "value": stated.value, "unit": number.unit().as_str(), "range": range,
                "source": stated.source, "changed": stated.changed,
            });
            (number.to_string(), told)
        })
        .collect();
    let mut told = json!({
        "program": concat!("infopass ", env!("CARGO_PKG_VERSION")),
        "notice": "a simulation by an emulator, not a government statistic",
        "numbers": numbers,
        "scenario": scenario.to_toml(),
        "comparison": serde_json::to_value(comparison).unwrap_or_default(),
    });
    round(&mut told);
    serde_json::to_string_pretty(&told).unwrap_or_default()
}

/// Rounds every fraction of a tree.
fn round(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(fraction) = number.as_f64() {
                *value = json!(rounded(fraction));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(round),
        Value::Object(members) => members.values_mut().for_each(round),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::samples;
    use crate::lab::scenario::Number;

    #[test]
    fn json_has_every_number_with_its_source_and_every_row() {
        let (scenario, comparison) = (samples::scenario().unwrap(), samples::comparison());
        let text = json(&scenario, &comparison);
        let told: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(told["numbers"].as_object().unwrap().len(), Number::ALL.len());
        assert!(told["numbers"]["telephone.operators"]["source"].as_str().unwrap().starts_with("assumption"));
        let again = Scenario::parse(told["scenario"].as_str().unwrap()).unwrap();
        assert_eq!((again.questions, again.offices), (scenario.questions.clone(), scenario.offices.clone()));
        assert_eq!(told["comparison"]["rows"].as_array().unwrap().len(), comparison.rows.len());
        assert_eq!(text, json(&scenario, &comparison));
    }
}
