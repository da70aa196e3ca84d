//! HTTP: addresses, forms, cookies, errors, the JSON interface. It calls the acts and shows their answers; it knows no
//! SQL and no words.

pub mod api;
mod client;
pub mod cookies;
mod csrf;
pub mod desk;
pub mod errors;
pub mod fields;
pub mod headers;
pub mod journey;
mod operations;
pub mod pages;
pub mod routes;
pub mod server;
pub mod visit;
pub mod well_known;
