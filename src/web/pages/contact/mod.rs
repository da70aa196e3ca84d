//! The current model for the public: the contact centre by telephone, by its form, at an office's door; and where a
//! request stands.

pub mod asked;
pub mod call;
pub mod hearing;
pub mod parts;
pub mod request;
pub mod request_details;
pub mod request_review;
pub mod request_type;
pub mod start;
pub mod status;
pub mod telling;
pub mod walk_in;
