//! States → counts.

use crate::translation::{State, Translation};

/// The messages of a file or locale, counted by state; the three add up to all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Current.
    pub translated: usize,
    /// Made from an older English.
    pub stale: usize,
    /// Not there.
    pub missing: usize,
    /// In the locale file and not in the catalogue; not part of the sum.
    pub orphan: usize,
}

impl Coverage {
    /// Counts one translation.
    pub fn of(translation: &Translation<'_>) -> Coverage {
        let mut coverage = Coverage { orphan: translation.orphans.len(), ..Coverage::default() };
        for message in &translation.messages {
            match message.state {
                State::Translated(_) => coverage.translated += 1,
                State::Stale(_) => coverage.stale += 1,
                State::Missing => coverage.missing += 1,
            }
        }
        coverage
    }

    /// Returns the number of messages.
    pub fn messages(self) -> usize {
        self.translated + self.stale + self.missing
    }

    /// Returns translated ÷ messages in per cent, rounded down, so that 100 means all; 100 where there is no message.
    pub fn per_cent(self) -> u32 {
        match self.messages() {
            0 => 100,
            messages => u32::try_from(self.translated * 100 / messages).unwrap_or(100),
        }
    }
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Coverage) {
        self.translated += other.translated;
        self.stale += other.stale;
        self.missing += other.missing;
        self.orphan += other.orphan;
    }
}
