//! `infopass`: an emulator of the immigration service's self-scheduling site. It is not a government service.
//!
//! The map, and the rules between the modules (arrows point inwards only; `tests/it/architecture.rs` holds them):
//! `web → legacy → db → domain`, `view → domain`. `web` never sees diesel, `db` never sees actix or tera, `domain`
//! sees neither, nor a clock, nor randomness. `rush` sees the portal over HTTP only, as its users do.

pub mod app;
pub mod audit;
pub mod clock;
pub mod config;
pub mod current;
pub mod data;
pub mod db;
pub mod decoy;
pub mod domain;
pub mod door;
pub mod due;
pub mod keeper;
pub mod keys;
pub mod lab;
pub mod legacy;
pub mod limits;
pub mod passwords;
pub mod purge;
pub mod random;
pub mod replay;
pub mod report;
pub mod rush;
pub mod services;
pub mod staff;
pub mod telemetry;
pub mod tour;
pub mod vault;
pub mod view;
pub mod web;
