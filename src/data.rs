//! The files of `data/`, built into the binary. Where they come from is told in `data/README.md`.

/// Offices, with hours and windows.
pub const OFFICES: &str = include_str!("../data/offices.csv");
/// Coordinates of ZIP codes.
pub const ZIPS: &str = include_str!("../data/zips.csv");
/// Coordinates of three-digit ZIP prefixes.
pub const ZIP_PREFIXES: &str = include_str!("../data/zip3.csv");
/// The default office of each prefix.
pub const ZIP_PREFIX_OFFICES: &str = include_str!("../data/zip3_office.csv");
/// The offices that may serve a state.
pub const JURISDICTIONS: &str = include_str!("../data/jurisdiction_states.csv");
/// Emulated cases, invented.
pub const SAMPLE_CASES: &str = include_str!("../data/sample_cases.csv");
/// Eligibility, urgency and refusal rules of the current model, and its eras.
pub const RULES: &str = include_str!("../data/rules.toml");
