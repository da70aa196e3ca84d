//! The current model's acts: what the contact centre and the desk do. One file each, one `Db::write` each.
//!
//! Acts take parsed values and answer with types; they know neither HTTP nor words.

pub mod case_status;
pub mod load_cases;
