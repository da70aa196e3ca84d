//! The JSON interface under `/api/v1`: reads members, calls the same acts as the pages, answers with JSON. Whatever ends
//! without an answer ends as a problem (RFC 9457), never as a page. What programmers are told is in English, in
//! `openapi`; what people may be shown is in `locales`.

pub mod appointments;
pub mod call;
pub mod cancel;
pub mod contact;
pub mod describe;
pub mod desk;
pub mod idempotency;
pub mod members;
pub mod offices;
pub mod openapi;
pub mod problem;
pub mod replacements;
pub mod reschedule;
pub mod shown;
pub mod slots;
pub mod view;

/// Where the interface begins.
pub const BASE: &str = "/api/v1";

/// Largest body, in bytes: a full booking with names of four-byte letters stays below 2 KB, and one whose letters are all
/// written as `\uXXXX` below 4 KB.
pub const JSON_BYTES_MAX: usize = 16 * 1024;

/// Whether an address belongs to programs: whatever is wrong there is told as a problem. No language is named `api`.
pub fn is_below(path: &str) -> bool {
    path.starts_with("/api/")
}
