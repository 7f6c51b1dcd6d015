//! Themes and how they are related.

use std::collections::BTreeMap;

use super::super::draft::{Draft, chosen, distinct};
use super::super::names::{THEMES, name};
use super::frame::{Frame, label};
use super::{List, reaches};
use crate::document::Theme;
use crate::ids::Id;
use crate::text::Text;

pub(super) const NUMBERS: usize = 24;

pub(super) struct Content {
    pub(super) themes: Vec<Theme>,
    pub(super) ids: Vec<Id>,
}

impl Content {
    pub(super) fn of(frame: &Frame, draft: &Draft) -> Self {
        let mut rows = draft.list(List::Themes as usize, 1);
        let ids: Vec<Id> = (0..rows.len()).map(|n| name(&THEMES, n)).collect();
        let mut related = Related::default();
        let mut wanted = Vec::new();
        let mut themes = Vec::new();
        for (id, numbers) in ids.iter().zip(&mut rows) {
            let mut theme = Theme::new(id.clone(), label(id));
            theme.scheme = numbers.maybe(70).and_then(|pick| chosen(&frame.scheme_ids, pick).cloned());
            let broader = numbers.maybe(50).and_then(|pick| chosen(&ids, pick).cloned());
            let exact = distinct(&ids, &numbers.few(2));
            theme.close = distinct(&ids, &numbers.few(1));
            theme.close.retain(|other| other != id);
            theme.sectors = distinct(&frame.sector_ids, &numbers.several(&[2, 2, 2]));
            theme.target_groups = distinct(&frame.group_ids, &numbers.few(2));
            theme.usual_levers = distinct(&frame.lever_ids, &numbers.few(2));
            if frame.dress % 7 == 3 {
                theme.question = Some("wat doen we eerst?".into());
                theme.goals = vec!["minder wachten".into(), Text::in_languages([("nl", "meer rust")])];
            }
            related.class.insert(id.clone(), themes.len());
            wanted.push((exact, broader));
            themes.push(theme);
        }
        for n in 0..themes.len() {
            let exact = wanted.get_mut(n).map(|(exact, _)| std::mem::take(exact)).unwrap_or_default();
            for other in exact {
                related.join(&mut themes, n, other);
            }
        }
        for (theme, (_, broader)) in themes.iter_mut().zip(wanted) {
            theme.broader = broader.filter(|broader| related.rise(&theme.id, broader));
        }
        Self { themes, ids }
    }
}

/// Which themes are one by `exact`, and what lies above each of these classes by `broader`.
#[derive(Default)]
struct Related {
    class: BTreeMap<Id, usize>,
    above: BTreeMap<usize, Vec<usize>>,
}

impl Related {
    /// Joins two themes, unless two of one scheme would be joined.
    fn join(&mut self, themes: &mut [Theme], n: usize, other: Id) {
        let Some(own) = themes.get(n).map(|theme| theme.id.clone()).filter(|own| *own != other) else {
            return;
        };
        let (Some(one), Some(two)) = (self.class.get(&own).copied(), self.class.get(&other).copied()) else {
            return;
        };
        let schemes = |class: usize| -> Vec<&Id> {
            let members = themes.iter().filter(|theme| self.class.get(&theme.id) == Some(&class));
            members.filter_map(|theme| theme.scheme.as_ref()).collect()
        };
        let (ours, theirs) = (schemes(one), schemes(two));
        if one != two && ours.iter().any(|scheme| theirs.contains(scheme)) {
            return;
        }
        for class in self.class.values_mut().filter(|class| **class == one || **class == two) {
            *class = one.min(two);
        }
        if let Some(theme) = themes.get_mut(n) {
            theme.exact.push(other);
        }
    }

    /// Puts one theme above another, unless that would close a circle.
    fn rise(&mut self, theme: &Id, broader: &Id) -> bool {
        let (Some(below), Some(above)) = (self.class.get(theme), self.class.get(broader)) else {
            return false;
        };
        let rises = !reaches(&self.above, above, below);
        if rises {
            self.above.entry(*below).or_default().push(*above);
        }
        rises
    }
}
