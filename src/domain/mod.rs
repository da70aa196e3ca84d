//! The rules and types of the service, pure: no I/O, no clock, no randomness, no SQL, no HTTP, no words.
//!
//! Whatever a rule needs to know (the time, a random number) is passed in.

pub mod appointment;
pub mod assigned;
pub mod birth;
pub mod calendar;
pub mod case;
pub mod contact_hours;
pub mod diary;
pub mod directory;
pub mod door_code;
pub mod door_lists;
pub mod guesses;
pub mod holidays;
pub mod hours;
pub mod identifiers;
pub mod inquiry;
pub mod keep_days;
pub mod key;
pub mod name;
pub mod office;
pub mod office_table;
pub mod pacing;
pub mod person;
pub mod phone;
pub mod reason;
pub mod release;
pub mod rules;
pub mod slot;
pub mod staff;
mod table;
pub mod visit;
pub mod window;
pub mod written;
pub mod zip;
