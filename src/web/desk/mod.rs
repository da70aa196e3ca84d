//! The officers' desk, one file per page: `get` shows it, the other functions read a form and call one act.
//!
//! Its addresses have no language; everything but the log-in is for somebody who is logged in ([`guard::Desk`]).

pub mod calls;
pub mod code;
pub mod day;
pub mod day_page;
pub mod decide;
pub mod find;
pub mod guard;
pub mod item;
pub mod item_page;
pub mod kept;
pub mod log_in;
pub mod log_out;
pub mod problems;
pub mod queue;
pub mod record;
pub mod rule_choices;
pub mod session_cookie;
pub mod visitors;
pub mod walk_ins;
pub mod walk_ins_page;
