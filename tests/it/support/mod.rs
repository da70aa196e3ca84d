//! A portal of one's own, and a person who uses it as a browser without script would.

pub mod between;
pub mod binary;
pub mod centre;
pub mod desk;
pub mod engine;
pub mod person;
pub mod portal;
pub mod postgres;
pub mod program;
pub mod wire;

pub use person::{Person, Shown};
pub use portal::Portal;
pub use program::{Program, Reply};
pub use wire::{Told, Wire};

/// The details that most tests fill in.
pub const ANA: [(&str, &str); 7] = [
    ("given_name", "Ana María"),
    ("family_name", "García López"),
    ("dob_month", "7"),
    ("dob_day", "4"),
    ("dob_year", "1985"),
    ("phone", "(212) 555-0123"),
    ("zip", "10001"),
];

/// Somebody else with the same phone and ZIP.
pub fn somebody(name: &str) -> Vec<(&str, &str)> {
    ANA.iter().map(|(field, value)| (*field, if *field == "family_name" { name } else { *value })).collect()
}
