//! The testers' pages, which exist with `--lab` only.

pub mod clock;
pub mod go;
pub mod tour;
