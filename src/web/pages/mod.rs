//! One file for each page: `get` shows it, `post` reads its form, calls one act, and sends on or shows it again.

pub mod about;
pub mod appointment;
pub mod cancel;
pub mod contact;
pub mod delete_details;
pub mod details;
pub mod family;
pub mod finish;
pub mod lab;
pub mod language;
pub mod notice;
pub mod office;
pub mod parts;
pub mod questions;
pub mod reason;
pub mod replacement;
pub mod reschedule;
pub mod review;
pub mod start;
pub mod style;
pub mod time;
pub mod turn;
