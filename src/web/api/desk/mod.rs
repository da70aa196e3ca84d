//! The officers' desk: who is logged in, the queue, decisions, the door, the visitor's day and the record. Each address
//! does one act of `current` or `staff`; who may do it is the act's business.

pub mod call;
pub mod calls;
pub mod day;
pub mod decisions;
pub mod items;
pub mod members;
pub mod openapi;
pub mod queue;
pub mod record;
pub mod refusals;
pub mod rules;
pub mod seats;
pub mod sessions;
pub mod shown;
pub mod visits;
pub mod walk_ins;
