//! Master keys of the secret file: where each stands, and when a rotation may go on. What they are is the vault's.

use jiff::{SignedDuration, Timestamp};

/// How long after a new key has begun to seal the old one is still read: whatever a device or a client holds under it
/// (cookies, open forms, sessions of the desk, keys of repeated requests) lasts for a day at most.
pub const READ_FOR: SignedDuration = SignedDuration::from_hours(24);
/// A process says so often that it lives, and which keys it has.
pub const TOLD_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// One that has said nothing for so long does not: it reads its keys again before it can act.
pub const LIVES_FOR: SignedDuration = SignedDuration::from_mins(5);

/// Where a key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Processes load it; nothing is made with it yet.
    Loading,
    /// Things are made with it, or are still read that were. The newest of these seals.
    InUse,
    /// Nothing is made with it any more, and nothing opens with it only.
    Dropped,
}

/// A key as the database knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its number: 1 for the first one.
    pub id: i64,
    /// Recognises it, and says nothing of it.
    pub check_value: String,
    /// Where it stands.
    pub state: KeyState,
    /// Since when, by the machine's clock.
    pub since: Timestamp,
}

/// A serving process, as it has told of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Which one: its machine, its number there, and chance.
    pub name: String,
    /// The keys it has.
    pub has: Vec<i64>,
    /// The key it seals with.
    pub seals: i64,
    /// When it told so.
    pub seen: Timestamp,
}

impl KeyState {
    /// The name it is stored under.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::InUse => "in-use",
            Self::Dropped => "dropped",
        }
    }

    /// Reads it.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Loading, Self::InUse, Self::Dropped].into_iter().find(|state| state.as_str() == text)
    }
}

impl Process {
    /// Whether it has to be waited for.
    pub fn lives(&self, now: Timestamp) -> bool {
        now.duration_since(self.seen) < LIVES_FOR
    }
}

/// The key that seals: the newest in use.
pub fn sealing(keys: &[Key]) -> Option<&Key> {
    keys.iter().filter(|key| key.state == KeyState::InUse).max_by_key(|key| key.id)
}

/// The keys that give way to the one that seals.
pub fn retiring(keys: &[Key]) -> Vec<i64> {
    let sealing = sealing(keys).map(|key| key.id);
    keys.iter().filter(|key| key.state == KeyState::InUse && Some(key.id) != sealing).map(|key| key.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: i64, state: KeyState) -> Key {
        Key { id, check_value: id.to_string(), state, since: Timestamp::UNIX_EPOCH }
    }

    #[test]
    fn states_read_as_they_are_written() {
        for state in [KeyState::Loading, KeyState::InUse, KeyState::Dropped] {
            assert_eq!(KeyState::parse(state.as_str()), Some(state));
        }
        assert_eq!(KeyState::parse("sealing"), None);
    }

    #[test]
    fn the_newest_key_in_use_seals_and_the_others_in_use_retire() {
        let keys =
            [key(1, KeyState::Dropped), key(2, KeyState::InUse), key(3, KeyState::InUse), key(4, KeyState::Loading)];
        assert_eq!(sealing(&keys).map(|key| key.id), Some(3));
        assert_eq!(retiring(&keys), [2]);
        assert_eq!(sealing(&keys[3..]), None);
    }

    #[test]
    fn a_process_that_is_silent_for_five_minutes_is_not_waited_for() {
        let seen = Timestamp::UNIX_EPOCH;
        let process = Process { name: "a".into(), has: vec![1], seals: 1, seen };
        assert!(process.lives(seen + SignedDuration::from_secs(299)));
        assert!(!process.lives(seen + SignedDuration::from_secs(300)));
    }
}
