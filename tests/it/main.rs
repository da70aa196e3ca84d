//! The integration tests: one crate, one process, a database of its own for each test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod support;

mod api;
mod api_contact;
mod api_desk;
mod api_problems;
mod architecture;
mod bad_input;
mod binary;
mod both_models;
mod cases;
mod centre_checks;
mod centre_random;
mod changes;
mod checks;
mod compare;
mod contact_calls;
mod contact_requests;
mod contact_status;
mod crashes;
mod desk;
mod desk_day;
mod desk_kept;
mod documents;
mod door;
mod forms;
mod guessing;
mod hostile;
mod impossible;
mod journeys;
mod keys;
mod keys_killed;
mod keys_plans;
mod lab;
mod lab_compare;
mod lab_models;
mod lab_queues;
mod lab_same_rules;
mod lab_same_seats;
mod lab_telephone;
mod links;
mod locales;
mod malformed;
mod migrations;
mod migrations_postgres;
mod notice_pdf;
mod one_seat;
mod operations;
mod pacing;
mod pages;
mod parsers;
mod plain_language;
mod postgres;
mod privacy;
mod purge;
mod random_acts;
mod release;
mod replay;
mod rules;
mod rush;
mod rush_broker;
mod same_answers;
mod seats;
mod staff;
mod staff_command;
mod steps;
mod timing;
