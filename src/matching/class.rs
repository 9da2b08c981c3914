//! Two texts of one message → the class of the change between them, without regard to where they stand.

use super::pair::confidence;
use super::{Confidence, Piece, normal::normal, score::similarity, words::skeleton};

/// Returns how sure it is by the texts alone that the new one stands for the old one.
///
/// A state needs it: the text that a translation was made from against the text of today.
pub fn class(old: &Piece, new: &Piece) -> Confidence {
    if normal(old.text) == normal(new.text) {
        return Confidence::Exact;
    }
    let skeletons = (skeleton(old), skeleton(new));
    if skeletons.0.is_some() && skeletons.0 == skeletons.1 {
        return Confidence::Cosmetic;
    }
    let similarity = similarity(old, new) as f32;
    confidence(similarity, similarity)
}

#[cfg(test)]
mod tests {
    use super::super::Role;
    use super::*;

    #[test]
    fn changes_are_classed_by_their_texts() {
        for (old, new, expected) in [
            ("It’s here.", "It's here.", "Exact"),
            ("It's here.", "it's **here**", "Cosmetic"),
            ("The engine is oiled every morning.", "The engine is oiled every evening.", "Reworded"),
            ("The engine is oiled every morning.", "An engine needs oil.", "Uncertain"),
            ("⭐", "⭐⭐", "Uncertain"),
        ] {
            let piece = |text| Piece { role: Role::Body, text, visible: text, links: Vec::new() };
            let class = format!("{:?}", class(&piece(old), &piece(new)));
            assert!(class.starts_with(expected), "{old} / {new}: {class}");
        }
    }
}
