//! The accounts of the desk and what is done with them, one act per file: adding and removing an account, a new
//! password, logging in and out, and who a session's token belongs to. Knows neither HTTP nor words.
//!
//! Each act stands in the record (`db::staff_acts`), written with it. Waits and ages run on the machine's clock; the
//! record tells the service's time.

mod add;
mod log_in;
mod log_out;
mod remove;
mod session;
mod set_password;

pub use add::{AddError, add, check_new};
pub use log_in::{LogInError, log_in};
pub use log_out::log_out;
pub use remove::{RemoveError, remove};
pub use session::{SESSION_IDLE_MAX, SESSION_MAX, Token, session};
pub use set_password::{SetPasswordError, set_password};

use crate::db::{DbError, staff};
use crate::domain::staff::Staff;
use crate::services::Services;

/// The acts of this module, as the record names them; their item is the account.
pub mod act {
    /// An account was added.
    pub const ADD: &str = "account-add";
    /// An account was removed.
    pub const REMOVE: &str = "account-remove";
    /// An account got a new password.
    pub const SET_PASSWORD: &str = "account-password";
    /// Somebody logged in.
    pub const LOG_IN: &str = "log-in";
    /// Somebody failed to.
    pub const LOG_IN_FAILED: &str = "log-in-failed";
    /// Somebody logged out.
    pub const LOG_OUT: &str = "log-out";
}

/// Whether there is an account: without one the desk is closed.
pub async fn any_accounts(services: &Services) -> Result<bool, DbError> {
    services.db.read(staff::any).await
}

/// Every account, by name.
pub async fn accounts(services: &Services) -> Result<Vec<Staff>, DbError> {
    services.db.read(staff::all).await
}
