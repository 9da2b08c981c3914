//! Messages that are missing while another of the same English is translated: their translation can be copied.

use std::collections::BTreeMap;

use super::{State, Translation};
use crate::catalogue::Catalogue;

/// Returns the positions of each missing message and of the first translated one of the same English, in article order.
pub fn twins(catalogue: &Catalogue<'_>, translation: &Translation<'_>) -> Vec<(usize, usize)> {
    let mut translated: BTreeMap<&str, usize> = BTreeMap::new();
    let messages = || catalogue.messages.iter().zip(&translation.messages).enumerate();
    for (position, (message, one)) in messages() {
        if matches!(one.state, State::Translated(_)) {
            translated.entry(&message.canonical).or_insert(position);
        }
    }
    let missing = messages().filter(|(_, (_, one))| one.state == State::Missing);
    missing
        .filter_map(|(position, (message, _))| Some((position, *translated.get(message.canonical.as_str())?)))
        .collect()
}
