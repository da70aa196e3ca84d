//! Tier 1: a scripted operator. What they may say stands in the rule file; they settle it, or take a request down.

use crate::domain::rules::{Facts, Outcome, Rule, Rules, Stage};

/// What tier 1 does with somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screened<'a> {
    /// The rule's text is the answer.
    Settled(&'a Rule),
    /// A request is taken down.
    TakeDown {
        /// The rule that says so.
        rule: &'a Rule,
        /// It goes before others.
        urgent: bool,
    },
}

/// Decides by the table; `None` if no rule of tier 1 is for this, which a sound rule file rules out.
pub fn screen<'a>(rules: &'a Rules, facts: &Facts<'_>) -> Option<Screened<'a>> {
    let rule = rules.decide(Stage::Tier1, facts)?;
    match rule.outcome {
        Outcome::TakeDown { urgent } => Some(Screened::TakeDown { rule, urgent }),
        _ => Some(Screened::Settled(rule)),
    }
}
