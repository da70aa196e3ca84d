//! The scenarios built into the binary: the files of `scenarios/`.

use super::{Scenario, ScenarioError};
use std::sync::LazyLock;

/// A scenario's file name without its ending, which is its name, and its text.
type Shipped = (&'static str, &'static str);

/// What is compared unless something else is asked for.
pub const DEFAULT: &str = "national-2018";

/// The files, the default first.
pub const FILES: [Shipped; 5] = [
    (DEFAULT, include_str!("../../../scenarios/national-2018.toml")),
    ("single-office", include_str!("../../../scenarios/single-office.toml")),
    ("surplus", include_str!("../../../scenarios/surplus.toml")),
    ("shortage", include_str!("../../../scenarios/shortage.toml")),
    ("brokers", include_str!("../../../scenarios/brokers.toml")),
];

static READ: LazyLock<Result<Vec<Scenario>, ScenarioError>> =
    LazyLock::new(|| FILES.iter().map(|(_, text)| Scenario::parse(text)).collect());

/// All of them, in the order of [`FILES`], read when they are first asked for. That they are sound is a test.
pub fn shipped() -> &'static [Scenario] {
    READ.as_deref().unwrap_or_default()
}

/// The one of that name.
pub fn find(name: &str) -> Option<&'static Scenario> {
    shipped().iter().find(|scenario| scenario.name.as_str() == name)
}
