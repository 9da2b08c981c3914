//! Pairs of small articles and which of their blocks carry on which.
//!
//! A block is a line; `#` begins a heading, `|` a cell, `- ` a list item, `> ` a quotation. The outcome of a new block is the number of the old one (from
//! 0) with `=` exact, `~` cosmetic, `!` reworded, `?` uncertain, `>` when it moved, `+n` related to the old one n;
//! `new` when it carries on none.

use tolmach::matching::{Confidence, Outcome, Piece, Pin, Reach, Role, carry, carry_pinned, revive, similarity};

fn pieces(article: &str) -> Vec<Piece<'_>> {
    article
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let text = line.trim_start_matches(['#', '|']).trim_start_matches("- ").trim_start_matches("> ").trim();
            let level = line.len() - line.trim_start_matches('#').len();
            let role = match (level, line.as_bytes()[0]) {
                (0, b'|') => Role::Cell,
                (0, b'-') => Role::Item,
                (0, b'>') => Role::Quotation,
                (0, _) => Role::Body,
                (level, _) => Role::Heading(u8::try_from(level).expect("a small level")),
            };
            Piece { role, text, visible: text, links: Vec::new() }
        })
        .collect()
}

fn shown(outcome: &Outcome) -> String {
    let block = |(carried, related): (&Option<_>, &Vec<usize>)| {
        let mut out = match carried {
            None => "new".to_owned(),
            Some(tolmach::matching::Carry { old, confidence, moved }) => {
                let mark = match confidence {
                    Confidence::Exact => '=',
                    Confidence::Cosmetic => '~',
                    Confidence::Reworded { .. } => '!',
                    Confidence::Uncertain { .. } => '?',
                };
                format!("{old}{mark}{}", if *moved { ">" } else { "" })
            }
        };
        for old in related {
            out += &format!("+{old}");
        }
        out
    };
    outcome.carried.iter().zip(&outcome.related).map(block).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    assert_eq!(shown(&carry(&pieces(old), &pieces(new))), expected);
}

const TOWN: &str = "
    # The town
    The ferry crosses the lake every hour until nine in the evening.
    Bicycles travel free of charge on weekdays.
    ## Market
    Stalls open at six on Saturday and close when the bread is gone.
    Dogs must be kept on a lead.";

#[test]
fn same_article_is_exact() {
    check(TOWN, TOWN, "0= 1= 2= 3= 4= 5=");
}

#[test]
fn quotes_and_spaces_are_exact() {
    check("It's \"here\" now.", "It’s\u{a0}“here”  now.", "0=");
}

#[test]
fn case_and_emphasis_are_cosmetic() {
    check("Note: never open the valve.", "**NOTE** — never open the valve!", "0~");
}

#[test]
fn numbers_are_not_cosmetic() {
    check("The fee is 1,310 crowns.", "The fee is 1310 crowns.", "0!");
    check("Keep it below -5 degrees.", "Keep it below 5 degrees.", "0!");
}

#[test]
fn reworded_block_keeps_its_id() {
    check(
        TOWN,
        &TOWN.replace("every hour until nine in the evening", "twice an hour until ten at night"),
        "0= 1! 2= 3= 4= 5=",
    );
}

#[test]
fn moved_block_is_flagged() {
    let moved = "
        # The town
        Dogs must be kept on a lead.
        The ferry crosses the lake every hour until nine in the evening.
        Bicycles travel free of charge on weekdays.
        ## Market
        Stalls open at six on Saturday and close when the bread is gone.";
    check(TOWN, moved, "0= 5=> 1= 2= 3= 4=");
}

#[test]
fn inserted_and_deleted_blocks_take_no_id() {
    let edited = "
        # The town
        The ferry crosses the lake every hour until nine in the evening.
        A new museum of clocks has been opened beside the landing stage.
        ## Market
        Stalls open at six on Saturday and close when the bread is gone.
        Dogs must be kept on a lead.";
    check(TOWN, edited, "0= 1= new 3= 4= 5=");
}

#[test]
fn another_text_in_the_same_place_is_new() {
    check(
        TOWN,
        &TOWN.replace("Dogs must be kept on a lead.", "Honey of the region tastes faintly of chestnut."),
        "0= 1= 2= 3= 4= new",
    );
}

#[test]
fn renamed_heading_keeps_its_id() {
    // By its words, and by what stands below it.
    check(TOWN, &TOWN.replace("## Market", "## The market on Saturdays"), "0= 1= 2= 3! 4= 5=");
    check(TOWN, &TOWN.replace("## Market", "## Buying and selling"), "0= 1= 2= 3? 4= 5=");
}

#[test]
fn heading_over_other_text_is_new() {
    let other = "
        # The town
        The ferry crosses the lake every hour until nine in the evening.
        Bicycles travel free of charge on weekdays.
        ## Plans for a bridge
        Engineers have drawn eleven bridges since the railway came.
        Opponents fear lorries in the narrow streets.";
    check(TOWN, other, "0= 1= 2= new new new");
}

#[test]
fn list_item_and_quotation_of_the_same_text_stay_apart() {
    check("- To do.\n> To do.\n- Buy bread.", "Something new.\n- To do.\n- Buy bread.", "new 0= 2=");
    check("- To do.\n> To do.\n- Buy bread.", "> To do.\n- Buy bread.", "1= 2=");
    check("- To do.\n- Buy bread.", "To do.\n- Buy bread.", "0= 1=");
}

#[test]
fn heading_and_paragraph_of_the_same_text_stay_apart() {
    check("# Market\nMarket", "Market\n# Market", "1=> 0=");
}

#[test]
fn repeated_texts_stay_in_their_sections() {
    let old = "
        ## First
        Example
        The first paragraph speaks of apples.
        ## Second
        Example
        The second paragraph speaks of pears.";
    let swapped = "
        ## Second
        Example
        The second paragraph speaks of pears.
        ## First
        Example
        The first paragraph speaks of apples.";
    check(old, swapped, "3=> 4=> 5=> 0= 1= 2=");
    check(old, &old.replacen("## First\n        Example", "## First", 1), "0= 2= 3= 4= 5=");
}

#[test]
fn row_inserted_among_equal_cells() {
    check("|a\n|yes\n|b\n|yes\n|c\n|no", "|a\n|yes\n|x\n|yes\n|b\n|yes\n|c\n|no", "0= 1= new new 2= 3= 4= 5=");
}

const LONG: &str = "The water is pumped into a tank below the roof of the old mill. From there it runs through \
    wooden pipes to every house on the eastern bank. The pipes are cleaned twice a year with a brush on a long chain.";

#[test]
fn larger_piece_of_a_split_is_the_heir() {
    check(
        LONG,
        "The water is pumped into a tank below the roof of the old mill.\nFrom there it runs through wooden pipes to \
        every house on the eastern bank. The pipes are cleaned twice a year with a brush on a long chain.",
        "new+0 0!",
    );
}

#[test]
fn larger_part_of_a_merge_gives_the_id() {
    let old = "The mill stands idle on Sundays and on the feast of Saint Oda.\n".to_owned() + LONG;
    let new = "The mill stands idle on Sundays and on the feast of Saint Oda. ".to_owned() + LONG;
    check(&old, &new, "1!+0");
}

#[test]
fn moved_sentence_is_told_and_moves_no_id() {
    let other = "Nobody remembers who built the weir. It broke in the flood and was mended with stones from the abbey.";
    let sentence = " The pipes are cleaned twice a year with a brush on a long chain.";
    let old = format!("{LONG}\n{other}");
    let new = format!("{}\n{other}{sentence}", LONG.replace(sentence, ""));
    check(&old, &new, "0! 1!+0");
}

#[test]
fn misspelt_original_wins_over_an_edited_copy() {
    let original = "Every wheel that leaves the bench must be signed on the side that nobody sees.";
    for (typo, copy) in [
        (
            "Every wheel that leaves the bensh must be signed on the side that nobody sees.",
            "Every wheel that leaves the bench must be signed on the side nobody sees.",
        ),
        (
            "Every wheel htat leaves the bench must be signed on the side that nobody sees.",
            "Every wheel that leaves the bench has to be signed on the side that nobody sees.",
        ),
        (
            "Every wheel that leaves the bench must be signed on te side that nobody sees.",
            "Each wheel that leaves the bench must be signed on the side that nobody sees.",
        ),
    ] {
        let rest = "\nOil belongs on the pivots and nowhere else.\nA good clock is never in a hurry.";
        let old = format!("First of all.\n{original}{rest}");
        // The copy before the original, after it, and in its place while the original moved away.
        check(&old, &format!("First of all.\n{copy}\n{typo}{rest}"), "0= new 1! 2= 3=");
        check(&old, &format!("First of all.\n{typo}\n{copy}{rest}"), "0= 1! new 2= 3=");
        check(&old, &format!("First of all.\n{copy}{rest}\n{typo}"), "0= new 2= 3= 1!>");
    }
}

#[test]
fn other_scripts_are_matched() {
    check("水车为磨坊提供动力。\n面包师半夜点燃烤炉。", "面包师半夜点燃大烤炉。\n水车为磨坊提供动力。", "1!> 0=");
    check("العبّارة تعبر البحيرة كل ساعة حتى التاسعة مساء", "العبّارة تعبر البحيرة كل ساعة حتى العاشرة مساء", "0!");
    check("cafe\u{301} au lait", "café au lait", "0=");
}

#[test]
fn retired_message_comes_back_only_when_it_is_alike() {
    let gone =
        pieces("The engine is oiled every morning with rapeseed oil.\nDogs must be kept on a lead.\nNever hurry.");
    for (new, reach, expected) in [
        ("The engine is oiled every morning with rapeseed oil.", Reach::Retired, Some(0)),
        ("the **engine** is oiled every morning with rapeseed oil", Reach::Retired, Some(0)),
        ("The engine is oiled every evening with rapeseed oil.", Reach::Retired, Some(0)),
        ("The engine was cleaned with oil on Monday morning.", Reach::Retired, None),
        ("Dogs must wear a lead.", Reach::Across, None),
    ] {
        let revived = revive(&pieces(new), &gone, reach);
        assert_eq!(revived[0].map(|carry| carry.old), expected, "{new}");
    }
}

#[test]
fn similarity_needs_no_article() {
    let one = |text| pieces(text).remove(0);
    assert_eq!(similarity(&one("Stalls open at six."), &one("Stalls open at six.")), 1.0);
    assert!(similarity(&one("Stalls open at six."), &one("The pipes are cleaned twice a year.")) < 0.2);
    assert!(similarity(&one("Stalls open at six on Saturday."), &one("Stalls open at seven on Saturday.")) > 0.65);
}

#[test]
fn pins_overrule_the_texts() {
    let (old, new) =
        (pieces("First text of all.\nSecond text of all."), pieces("First text of all.\nSecond text of all."));
    for (pins, expected) in [
        (vec![], "0= 1="),
        (vec![(0, Pin::New)], "new+0 1="),
        (vec![(0, Pin::Old(1)), (1, Pin::Old(0))], "1!> 0!"),
        (vec![(0, Pin::Old(1))], "1!> 0!"),
        (vec![(0, Pin::Old(7)), (9, Pin::New)], "0= 1="),
        (vec![(0, Pin::Old(0)), (1, Pin::Old(0)), (0, Pin::New)], "0= 1="),
    ] {
        assert_eq!(shown(&carry_pinned(&old, &new, &pins)), expected, "{pins:?}");
    }
}
