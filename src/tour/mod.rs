//! A tester's way through both models (`--lab`): sample data, a clock that can be moved, and the record of what one
//! person with one question meets in each.

pub mod diary;
pub mod move_clock;
pub mod person;
pub mod samples;
