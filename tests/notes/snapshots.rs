//! The notes as they are sent.

use regie::Language;

use super::regions::notes;

#[test]
fn the_notes_of_the_regions() {
    for language in [Language::dutch(), Language::english()] {
        for (name, note) in notes(&language) {
            insta::assert_snapshot!(format!("{name}_{}", language.tag()), note.to_markdown());
        }
    }
}

#[test]
fn a_note_is_data_first() {
    let dutch = Language::dutch();
    let all = notes(&dutch);
    let (_, memo) = all.iter().find(|(name, _)| *name == "memo").unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(memo).unwrap());
    // equal notes give equal bytes, and the compact text is the same data
    assert_eq!(memo.to_json(), serde_json::to_string(memo).unwrap());
    for ((_, one), (_, again)) in all.iter().zip(notes(&dutch)) {
        assert_eq!(one.to_json(), again.to_json());
    }
}
