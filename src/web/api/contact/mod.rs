//! The current model as the public sees it: hours, kinds, cases, and a request from being asked to its end. What officers
//! do is `desk`.

pub mod cases;
pub mod hours;
pub mod kinds;
pub mod members;
pub mod openapi;
pub mod requests;
pub mod shown;
pub mod telling;
pub mod view;
pub mod walk_ins;
