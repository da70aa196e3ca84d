//! Who works at the desk: names, roles, and whose people each may see.

use super::office::OfficeCode;

/// What somebody at the desk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Decides, at one office.
    Officer,
    /// Looks requests up for callers, everywhere; decides nothing.
    Operator,
    /// Decides, everywhere, and reads the record of acts.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Officer, Self::Operator, Self::Admin];

    /// The name on the command line and in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Operator => "operator",
            Self::Admin => "admin",
        }
    }

    /// Reads that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// Longest name of an account.
pub const STAFF_NAME_CHARS_MAX: usize = 30;

/// The name of an account: letters, digits, hyphens and periods. It stands in the record of acts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StaffName(String);

impl StaffName {
    /// Reads a name; `None` if it is empty, too long, or has other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let text = text.trim();
        let sound = (1..=STAFF_NAME_CHARS_MAX).contains(&text.len()) && text.chars().all(allowed);
        sound.then(|| Self(text.to_owned()))
    }

    /// The desk that nobody sits at (`--auto-desk`). No account can have this name, since it has an underscore.
    pub fn auto_desk() -> Self {
        Self("auto_desk".to_owned())
    }

    /// Whoever runs `infopass staff` on the machine itself. No account can have this name either.
    pub fn command_line() -> Self {
        Self("command_line".to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody who is logged in at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub name: StaffName,
    /// What they are.
    pub role: Role,
    /// An officer's office; none for those who see all.
    pub office: Option<OfficeCode>,
}

impl Staff {
    /// Whether they may see the people of an office.
    pub fn sees(&self, office: &OfficeCode) -> bool {
        self.office.as_ref().is_none_or(|own| own == office)
    }

    /// Whether they decide: call back, schedule, refuse, admit, serve.
    pub fn decides(&self) -> bool {
        self.role != Role::Operator
    }

    /// Whether they may read the record of acts.
    pub fn reads_acts(&self) -> bool {
        self.role == Role::Admin
    }
}
