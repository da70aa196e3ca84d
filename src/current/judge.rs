//! Which rule a decision rests on, and whether it goes against one.

use super::DeskError;
use crate::domain::inquiry::RuleUsed;
use crate::domain::rules::{Facts, Key, Outcome, Rule, Rules, Stage};

/// A decision's ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rule that decided.
    pub rule: RuleUsed,
    /// The rule that said otherwise.
    pub overridden: Option<Key>,
}

/// Finds the ground of an outcome. A rule that was named must be one of the stage with that outcome; if it does not
/// hold for these facts, or the table says otherwise and no rule was named, the decision overrides the table and needs
/// a reason. A refusal always names its rule.
pub fn judge(
    rules: &Rules,
    (stage, outcome): (Stage, Outcome),
    facts: &Facts<'_>,
    named: Option<&str>,
    reason: &str,
) -> Result<Judged, DeskError> {
    let advised = rules.decide(stage, facts);
    let used = |rule: &Rule| RuleUsed { rule: rule.key.clone(), version: rules.version.clone() };
    let against = |rule: &Rule| {
        let overridden = advised.unwrap_or(rule).key.clone();
        if reason.trim().is_empty() {
            return Err(DeskError::ReasonMissing);
        }
        Ok(Judged { rule: used(rule), overridden: Some(overridden) })
    };
    let named = named.map(str::trim).filter(|named| !named.is_empty());
    match (named, advised) {
        (Some(named), _) => {
            let rule = rules.rule(named).filter(|rule| rule.stage == stage && rule.outcome == outcome);
            let rule = rule.ok_or(DeskError::RuleMissing)?;
            if rule.holds(facts) { Ok(Judged { rule: used(rule), overridden: None }) } else { against(rule) }
        }
        (None, Some(advised)) if advised.outcome == outcome => Ok(Judged { rule: used(advised), overridden: None }),
        (None, Some(advised)) if !matches!(outcome, Outcome::Refuse | Outcome::Decline) => against(advised),
        (None, _) => Err(DeskError::RuleMissing),
    }
}
