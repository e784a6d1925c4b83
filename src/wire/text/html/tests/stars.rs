//! Rows of stars, whole and in pieces.

use super::{plain, prose};
use crate::wire::fault::RepairKind;

#[test]
fn a_row_is_one_however_its_stars_stand_in_elements() {
    for (raw, text) in [
        ("<p>Sfeer: <span class=aan>★★★</span><span class=uit>☆☆</span></p>", "Sfeer: 3 van 5 sterren"),
        ("<p><i>★</i><i>★</i><i>☆</i> goed</p>", "2 van 3 sterren goed"),
        ("<p>★★<b>★</b>☆☆</p>", "3 van 5 sterren"),
        ("<p>★&nbsp;★&nbsp;☆</p>", "2 van 3 sterren"),
        ("<p>&#9733;&#xFE0F;&#9733;&#xFE0F;</p>", "2 sterren"),
        ("<p>24<span>★★★</span>8</p>", "24 (3 sterren) 8"),
        ("<p><span style='color:gold'>★★★</span><span style='color:#ccc'>★★</span></p>", "3 van 5 sterren"),
        ("<p style='color:#999'>★★★</p>", "3 sterren"),
        ("<p><span style='color:gold'>★★</span> <span style='color:gold'>★★★</span></p>", "2 sterren 3 sterren"),
        ("<p>★★<br>★★★</p>", "2 sterren 3 sterren"),
    ] {
        let (prose, repairs) = prose(raw);
        assert_eq!(prose.plain(), text, "{raw}");
        assert!(matches!(repairs.as_slice(), [(RepairKind::Starred, _)]), "{raw}: {repairs:?}");
    }
}

#[test]
fn a_star_alone_is_lost_and_told() {
    let (prose, repairs) = prose("<p>een <b>★</b> en een ☆</p>");
    assert_eq!(prose.plain(), "een \u{fffd} en een \u{fffd}");
    assert_eq!(repairs, [(RepairKind::Replaced, 2)]);
}

#[test]
fn stars_of_an_address_are_its_bytes() {
    let raw = "<a href='https://x.example/★★'>hier</a>";
    assert_eq!(plain(raw), "hier (https://x.example/%E2%98%85%E2%98%85)");
}
