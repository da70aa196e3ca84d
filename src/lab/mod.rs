//! The laboratory: both models simulated on one demand, measured and compared (`infopass compare`, `/{lang}/lab/compare`).
//!
//! `engine` is any discrete-event simulation's; `scenario` says who comes and what there is to serve them with; the
//! models stand on the rules of `domain`, the very ones of the real pages. Chance comes from seeds alone, and nothing
//! here asks for the time: the same seed gives the same comparison on any machine, whatever runs beside it.

pub mod calendar;
pub mod comparison;
mod demand;
pub mod engine;
mod estimate;
pub mod findings;
pub mod measures;
mod person;
mod places;
mod plan;
pub mod pool;
mod recorded;
pub mod run;
pub mod runs;
pub mod samples;
pub mod scenario;
pub mod seats;
mod sensitivity;
mod simulation;
mod summary;
pub mod table;
mod tally;
