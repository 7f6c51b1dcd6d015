//! Challenges by theme, in the order of the document: its author had a reason for it.

use regie::Challenge;

use crate::names::Names;

/// Every theme that a challenge names first, with these challenges.
pub(crate) fn by_theme<'a>(names: &Names<'a>) -> Vec<(String, Vec<&'a Challenge>)> {
    let mut groups: Vec<(&str, Vec<&Challenge>)> = Vec::new();
    for challenge in names.challenges() {
        let Some(theme) = challenge.themes.first() else { continue };
        match groups.iter_mut().find(|(known, _)| *theme == **known) {
            Some((_, group)) => group.push(challenge),
            None => groups.push((theme.as_str(), vec![challenge])),
        }
    }
    groups.into_iter().map(|(theme, group)| (names.theme(theme), group)).collect()
}
