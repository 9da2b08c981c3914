//! Laws of `carry` and `revive` that hold for any pieces.

use proptest::prelude::*;
use std::collections::BTreeSet;
use tolmach::matching::{Confidence, Piece, Pin, Reach, Role, carry, carry_pinned, revive, similarity};

/// Texts of few words, so that copies, near copies and strangers all occur; some words are odd on purpose.
fn texts() -> impl Strategy<Value = Vec<(Role, String)>> {
    let word = prop::sample::select(vec![
        "alpha", "beta", "gamma", "delta", "Alpha", "betta", "the", "of", "1,310", "42", "é", "e\u{301}", "漢字",
        "שלום", "don’t", "…", "⭐", "", "\u{a0}", "\r\n", "x.", "Yes!",
    ]);
    let role = prop::sample::select(vec![
        Role::Heading(1),
        Role::Heading(2),
        Role::Body,
        Role::Body,
        Role::Cell,
        Role::Metadata,
        Role::Html,
    ]);
    let text = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    prop::collection::vec((role, text), 0..14)
}

fn pieces(texts: &[(Role, String)]) -> Vec<Piece<'_>> {
    texts.iter().map(|(role, text)| Piece { role: *role, text, visible: text, links: Vec::new() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_old_piece_is_carried_once(old in texts(), new in texts()) {
        let outcome = carry(&pieces(&old), &pieces(&new));
        let mut seen = BTreeSet::new();
        for carry in outcome.carried.iter().flatten() {
            prop_assert!(carry.old < old.len());
            prop_assert!(seen.insert(carry.old), "{} twice", carry.old);
        }
        prop_assert_eq!(outcome.carried.len(), new.len());
        prop_assert_eq!(outcome.related.len(), new.len());
        for (related, carried) in outcome.related.iter().zip(&outcome.carried) {
            prop_assert!(related.is_sorted_by(|a, b| a < b));
            prop_assert!(carried.is_none_or(|carry| !related.contains(&carry.old)));
        }
    }

    #[test]
    fn equal_sides_are_carried_one_to_one(side in texts()) {
        let side = pieces(&side);
        let outcome = carry(&side, &side);
        for (new, carried) in outcome.carried.iter().enumerate() {
            let carried = carried.expect("a copy is carried");
            prop_assert_eq!(carried.old, new);
            prop_assert_eq!(carried.confidence, Confidence::Exact);
            prop_assert!(!carried.moved);
        }
        prop_assert!(outcome.related.iter().all(Vec::is_empty));
    }

    #[test]
    fn the_same_input_gives_the_same_outcome(old in texts(), new in texts()) {
        let (old, new) = (pieces(&old), pieces(&new));
        prop_assert_eq!(carry(&old, &new), carry(&old, &new));
    }

    #[test]
    fn another_order_only_moves((old, new) in texts().prop_flat_map(|old| (Just(old.clone()), Just(old).prop_shuffle()))) {
        let (old, new) = (pieces(&old), pieces(&new));
        let outcome = carry(&old, &new);
        for (piece, carried) in new.iter().zip(&outcome.carried) {
            let carried = carried.expect("each text is still there");
            prop_assert_eq!(carried.confidence, Confidence::Exact);
            prop_assert_eq!(piece.text, old[carried.old].text);
        }
    }

    #[test]
    fn an_empty_side_carries_nothing(side in texts()) {
        let side = pieces(&side);
        prop_assert!(carry(&[], &side).carried.iter().all(Option::is_none));
        prop_assert!(carry(&side, &[]).carried.is_empty());
        prop_assert!(revive(&side, &[], Reach::Retired).iter().all(Option::is_none));
    }

    #[test]
    fn a_text_that_stays_is_never_lost(old in texts(), new in texts()) {
        let (old, new) = (pieces(&old), pieces(&new));
        let outcome = carry(&old, &new);
        for text in new.iter().map(|piece| piece.text) {
            let times = |side: &[Piece]| side.iter().filter(|piece| piece.text == text).count();
            let kept = (0..new.len())
                .filter(|&j| new[j].text == text)
                .filter(|&j| matches!(outcome.carried[j], Some(c) if c.confidence == Confidence::Exact))
                .count();
            prop_assert!(kept >= times(&old).min(times(&new)), "{text:?}");
        }
    }

    #[test]
    fn a_message_is_revived_once(new in texts(), gone in texts()) {
        for reach in [Reach::Retired, Reach::Across] {
            let revived = revive(&pieces(&new), &pieces(&gone), reach);
            let olds: Vec<usize> = revived.iter().flatten().map(|carry| carry.old).collect();
            prop_assert_eq!(olds.iter().collect::<BTreeSet<_>>().len(), olds.len());
        }
    }

    #[test]
    fn pins_are_kept(old in texts(), new in texts(), pins in prop::collection::vec((0usize..14, prop::option::of(0usize..14)), 0..6)) {
        let pins: Vec<(usize, Pin)> =
            pins.into_iter().map(|(new, old)| (new, old.map_or(Pin::New, Pin::Old))).collect();
        let outcome = carry_pinned(&pieces(&old), &pieces(&new), &pins);
        let olds: Vec<usize> = outcome.carried.iter().flatten().map(|carry| carry.old).collect();
        prop_assert_eq!(olds.iter().collect::<BTreeSet<_>>().len(), olds.len());
        if let Some(&(piece, pin)) = pins.first() && piece < new.len() {
            match pin {
                Pin::New => prop_assert!(outcome.carried[piece].is_none()),
                Pin::Old(from) if from < old.len() => prop_assert_eq!(outcome.carried[piece].map(|c| c.old), Some(from)),
                Pin::Old(_) => {}
            }
        }
    }

    #[test]
    fn similarity_is_a_share_and_symmetric(side in texts()) {
        let side = pieces(&side);
        for a in &side {
            for b in &side {
                let ab = similarity(a, b);
                prop_assert!((0.0..=1.0).contains(&ab), "{ab}");
                prop_assert!((ab - similarity(b, a)).abs() < 1e-6);
            }
        }
    }
}
