//! Themes: what a challenge is about, directly and through broader and exact themes (contract §4).

use crate::model::Model;
use crate::model::table::{SectorIx, Table, ThemeIx, sorted};

/// The themes of an atlas.
#[derive(Debug)]
pub(crate) struct Content {
    broader: Table<ThemeIx, Option<ThemeIx>>,
    /// Either way.
    exact: Table<ThemeIx, Vec<ThemeIx>>,
    sectors: Table<ThemeIx, Vec<SectorIx>>,
}

impl Content {
    pub(crate) fn new(model: &Model) -> Self {
        let names = &model.themes;
        let mut broader = Table::filled(names.len(), &None);
        let mut exact = Table::filled(names.len(), &Vec::new());
        let mut sectors = Table::filled(names.len(), &Vec::new());
        for index in names.indices() {
            let Some(theme) = model.theme(index) else { continue };
            broader[index] = theme.broader.as_ref().and_then(|id| names.find(id.as_str()));
            for other in names.find_all(&theme.exact) {
                exact[index].push(other);
                exact[other].push(index);
            }
            sectors[index] = model.sectors.find_all(&theme.sectors);
        }
        Self { broader, exact, sectors }
    }

    /// above(θ) of all these themes together: themselves, and every theme reachable by `broader` and by `exact`, either way.
    pub(crate) fn above(&self, themes: &[ThemeIx]) -> Vec<ThemeIx> {
        let mut is_reached = Table::filled(self.broader.len(), &false);
        let mut reached: Vec<ThemeIx> = Vec::new();
        let mut open = themes.to_vec();
        while let Some(theme) = open.pop() {
            if !std::mem::replace(&mut is_reached[theme], true) {
                reached.push(theme);
                open.extend(self.broader[theme]);
                open.extend_from_slice(&self.exact[theme]);
            }
        }
        sorted(reached)
    }

    /// The sectors of these themes and of those reachable from them by `broader` alone.
    pub(crate) fn sectors(&self, themes: &[ThemeIx]) -> Vec<SectorIx> {
        let mut is_reached = Table::filled(self.broader.len(), &false);
        let mut sectors = Vec::new();
        for theme in themes {
            let mut next = Some(*theme);
            while let Some(theme) = next.filter(|theme| !std::mem::replace(&mut is_reached[*theme], true)) {
                sectors.extend(&self.sectors[theme]);
                next = self.broader[theme];
            }
        }
        sorted(sectors)
    }
}
