//! The laboratory: both models simulated on one demand, measured and compared (`infopass compare`, `/{lang}/lab/compare`).
//!
//! `engine` is any discrete-event simulation's; `scenario` says who comes and what there is to serve them with; the
//! models stand on the rules of `domain`, the very ones of the real pages. Chance comes from seeds alone, and nothing
//! here asks for the time: the same seed gives the same comparison on any machine, whatever runs beside it.

pub mod comparison;
pub mod engine;
pub mod findings;
pub mod measures;
pub mod pool;
pub mod run;
pub mod samples;
pub mod scenario;
