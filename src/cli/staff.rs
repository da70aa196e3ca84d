//! `infopass staff`: its options, the password from the terminal or from standard input, and what is told of it.

use super::StoreArgs;
use clap::{Args, Subcommand, ValueEnum};
use infopass::app::services_beside;
use infopass::config::Practice;
use infopass::data;
use infopass::domain::keep_days::KeepDays;
use infopass::domain::office::OfficeCode;
use infopass::domain::rules::Rules;
use infopass::domain::staff::{Role, Staff, StaffName};
use infopass::passwords::{Cost, Password, Passwords};
use infopass::random::Random;
use infopass::services::Services;
use infopass::staff::{self, AddError, RemoveError, SetPasswordError};
use std::fmt::Write;
use std::io::{BufRead, IsTerminal, Read};

/// Bytes of standard input that are read for a password: more than the longest one has.
const LINE_BYTES_MAX: u64 = 4_096;

#[derive(Args)]
pub struct StaffArgs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Add an account. The password is asked on the terminal, or is one line of standard input.
    Add {
        /// Letters, digits, hyphens and periods, 30 at most; the record of acts names people so.
        #[arg(value_parser = parse_name)]
        name: StaffName,
        /// What they may do.
        #[arg(long)]
        role: GivenRole,
        /// An officer's office, such as `NYC`: they see its people only.
        #[arg(long, value_parser = OfficeCode::parse)]
        office: Option<OfficeCode>,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// List the accounts: name, role, office.
    List(StoreArgs),
    /// Remove an account; whoever is logged in with it is logged out.
    Remove {
        /// Whose.
        #[arg(value_parser = parse_name)]
        name: StaffName,
        #[command(flatten)]
        store: StoreArgs,
    },
    /// Set a new password; whoever is logged in with the old one is logged out, and a lock-out ends.
    Password {
        /// Whose.
        #[arg(value_parser = parse_name)]
        name: StaffName,
        #[command(flatten)]
        store: StoreArgs,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum GivenRole {
    /// Decides, at one office.
    Officer,
    /// Looks requests up for callers, everywhere; decides nothing.
    Operator,
    /// Decides, everywhere, and reads the record of acts.
    Admin,
}

impl From<GivenRole> for Role {
    fn from(given: GivenRole) -> Self {
        match given {
            GivenRole::Officer => Self::Officer,
            GivenRole::Operator => Self::Operator,
            GivenRole::Admin => Self::Admin,
        }
    }
}

fn parse_name(text: &str) -> Result<StaffName, &'static str> {
    StaffName::parse(text).ok_or("a name has letters, digits, hyphens and periods, 30 at most")
}

impl StaffArgs {
    /// Does it, also beside a running server; the text says what was done, the error what to do instead.
    pub async fn run(self) -> Result<String, String> {
        let (Act::Add { store, .. } | Act::List(store) | Act::Remove { store, .. } | Act::Password { store, .. }) =
            &self.act;
        let database = store.database()?.acting();
        let services = services_beside(&database, &store.secret_file, practice()?, Random::from_system()).await;
        let services = services.map_err(|why| why.to_string())?;
        let done = act(&services, self.act).await;
        services.db.close();
        done
    }
}

async fn act(services: &Services, act: Act) -> Result<String, String> {
    let by = StaffName::command_line();
    match act {
        Act::Add { name, role, office, .. } => {
            let new = Staff { name, role: role.into(), office };
            let refused = |why: AddError| of_options(&why);
            // Before anybody thinks of a password.
            staff::check_new(services, &new).await.map_err(refused)?;
            let password = ask_password()?;
            staff::add(services, &passwords()?, &new, &password, &by).await.map_err(refused)?;
            Ok(format!("added {}\n", told(&new)))
        }
        Act::List(_) => list(services).await,
        Act::Remove { name, .. } => {
            let removed = staff::remove(services, &name, &by).await;
            removed.map_err(|why| match why {
                RemoveError::NoSuchAccount => no_such_account(&name),
                RemoveError::Db(_) => why.to_string(),
            })?;
            Ok(format!("removed {}\n", name.as_str()))
        }
        Act::Password { name, .. } => {
            if staff::accounts(services).await.map_err(|why| why.to_string())?.iter().all(|known| known.name != name) {
                return Err(no_such_account(&name));
            }
            let password = ask_password()?;
            let set = staff::set_password(services, &passwords()?, &name, &password, &by).await;
            set.map_err(|why| match why {
                SetPasswordError::NoSuchAccount => no_such_account(&name),
                other => other.to_string(),
            })?;
            Ok(format!("{} has a new password\n", name.as_str()))
        }
    }
}

async fn list(services: &Services) -> Result<String, String> {
    let accounts = staff::accounts(services).await.map_err(|why| why.to_string())?;
    if accounts.is_empty() {
        return Ok("no accounts: the desk is closed until `infopass staff add NAME --role ROLE` opens it\n".to_owned());
    }
    let mut lines = String::new();
    for account in accounts {
        let office = account.office.as_ref().map_or("-", OfficeCode::as_str);
        let _ = writeln!(lines, "{:<30}  {:<8}  {office}", account.name.as_str(), account.role.as_str());
    }
    Ok(lines)
}

fn told(staff: &Staff) -> String {
    let office = staff.office.as_ref().map(|code| format!(" at {}", code.as_str())).unwrap_or_default();
    format!("{} as {}{office}", staff.name.as_str(), staff.role.as_str())
}

/// What to do about it, in the words of the command line.
fn of_options(why: &AddError) -> String {
    let hint = match why {
        AddError::NameInUse => " (`infopass staff list` shows them)",
        AddError::NeedsOffice => " (--office NYC)",
        AddError::TakesNoOffice => " (--role officer)",
        _ => "",
    };
    format!("{why}{hint}")
}

fn no_such_account(name: &StaffName) -> String {
    format!("there is no account {}: `infopass staff list` shows them", name.as_str())
}

/// Nothing that is done beside a server depends on the rules: the built-in ones do.
pub(super) fn practice() -> Result<Practice, String> {
    let rules = Rules::parse(data::RULES).map_err(|why| format!("the built-in rules: {why}"))?;
    let era = rules.era(rules.default_era.as_str()).cloned().ok_or("the built-in rules have no era")?;
    Ok(Practice { rules, era, auto_desk: None, keep: KeepDays::DEFAULT })
}

fn passwords() -> Result<Passwords, String> {
    Passwords::new(Cost::SHIPPED, Random::from_system()).map_err(|why| why.to_string())
}

/// From the terminal twice, without showing it; from anything else one line.
fn ask_password() -> Result<Password, String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        let ask = |prompt| rpassword::prompt_password(prompt).map(Password::typed).map_err(|why| why.to_string());
        let password = ask("Password: ")?;
        return if ask("The same again: ")?.is(&password) {
            Ok(password)
        } else {
            Err("the two passwords differ: nothing was changed".to_owned())
        };
    }
    let mut line = String::new();
    let read = stdin.lock().take(LINE_BYTES_MAX).read_line(&mut line);
    read.map_err(|why| format!("the password could not be read from standard input: {why}"))?;
    let ending = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(ending);
    if line.is_empty() {
        return Err("no password: type it on a terminal, or give it as one line of standard input".to_owned());
    }
    Ok(Password::typed(line))
}
