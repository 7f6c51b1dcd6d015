//! Areas at the date: what lies within what, who borders on whom (contract §2, §3).

use crate::date::Date;
use crate::model::Model;
use crate::model::table::{AreaIx, LevelIx, Table, ThemeIx, holds, sorted};

use super::notice::Notices;
use super::succession::Succession;

/// The areas of an atlas.
#[derive(Debug)]
pub(crate) struct Space {
    pub(crate) succession: Succession<AreaIx>,
    /// Every b with a ⊑ b, itself first: lowest level first, since an area lies only within higher ones.
    up: Table<AreaIx, Vec<AreaIx>>,
    /// Every b with b ⊑ a, itself last.
    down: Table<AreaIx, Vec<AreaIx>>,
    neighbours: Table<AreaIx, Vec<AreaIx>>,
    /// What each area is for; nothing: for everything.
    themes: Table<AreaIx, Vec<ThemeIx>>,
}

impl Space {
    pub(super) fn new(model: &Model, date: Date, notices: &mut Notices) -> Self {
        let names = &model.areas;
        let facts = |area| model.area(area).map(|area| (area.valid, area.successors.as_slice()));
        let succession = Succession::new(names, date, facts);
        let empty = || Table::filled(names.len(), &Vec::new());
        let (mut parents, mut neighbours, mut themes) =
            (empty(), empty(), Table::filled(names.len(), &Vec::new()));

        for index in names.indices() {
            let Some(area) = model.area(index) else { continue };
            let path = |field: &str, other: &crate::ids::Id| format!("areas/{}/{field}/{other}", area.id);
            let declared: Vec<AreaIx> = if succession.is_present(index) {
                let within =
                    succession.list(names, &area.within, Some(index), |id| path("within", id), notices);
                parents[index].extend(within);
                let contains =
                    succession.list(names, &area.contains, Some(index), |id| path("contains", id), notices);
                for part in contains {
                    parents[part].push(index);
                }
                themes[index] = model.themes.find_all(&area.themes);
                succession.list(names, &area.neighbours, Some(index), |id| path("neighbours", id), notices)
            } else {
                // the borders of an ended area are those of its successors; it says nothing else, and without a notice
                let others = area.neighbours.iter().filter_map(|id| names.find(id.as_str()));
                others.flat_map(|other| succession.resolve(other)).collect()
            };
            for own in succession.resolve(index) {
                for other in declared.iter().copied().filter(|other| *other != own) {
                    neighbours[own].push(other);
                    neighbours[other].push(own);
                }
            }
        }
        for list in neighbours.values_mut() {
            *list = sorted(std::mem::take(list));
        }

        // higher levels have higher indices, so what lies above is ready before it is needed
        let mut up = empty();
        for index in names.indices().rev() {
            let above = parents[index].iter().flat_map(|parent| up[*parent].iter().copied());
            up[index] = sorted(std::iter::once(index).chain(above).collect());
        }
        let mut down = empty();
        for (index, above) in up.iter() {
            for area in above {
                down[*area].push(index);
            }
        }
        Self { succession, up, down, neighbours, themes }
    }

    /// a ⊑ b
    pub(crate) fn lies_within(&self, a: AreaIx, b: AreaIx) -> bool {
        holds(&self.up[a], &b)
    }

    pub(crate) fn up(&self, area: AreaIx) -> &[AreaIx] {
        &self.up[area]
    }

    pub(crate) fn down(&self, area: AreaIx) -> &[AreaIx] {
        &self.down[area]
    }

    pub(crate) fn themes(&self, area: AreaIx) -> &[ThemeIx] {
        &self.themes[area]
    }

    /// Are these areas connected through neighbours among themselves?
    pub(crate) fn are_contiguous(&self, areas: &[AreaIx]) -> bool {
        // positions in the list; it is a table by itself, so that the cost is that of the borders, however many areas there are
        let mut seen = vec![false; areas.len()];
        let mut open: Vec<usize> = (0..areas.len().min(1)).collect();
        let mut reached = open.len();
        seen.iter_mut().take(1).for_each(|first| *first = true);
        while let Some(area) = open.pop().and_then(|position| areas.get(position)) {
            for other in &self.neighbours[*area] {
                let Ok(position) = areas.binary_search(other) else { continue };
                if seen.get_mut(position).is_some_and(|seen| !std::mem::replace(seen, true)) {
                    reached += 1;
                    open.push(position);
                }
            }
        }
        reached == areas.len()
    }

    /// The borders among these areas, each once, the lower area first.
    pub(crate) fn borders(&self, areas: &[AreaIx]) -> Vec<(AreaIx, AreaIx)> {
        let among = |area: &AreaIx| {
            let others = self.neighbours[*area].iter().copied();
            let own = *area;
            others.filter(move |other| own < *other && holds(areas, other)).map(move |other| (own, other))
        };
        areas.iter().flat_map(among).collect()
    }

    /// All areas of a level within one, valid at the date.
    pub(crate) fn of_level_within<'a>(
        &'a self,
        model: &'a Model,
        level: LevelIx,
        within: AreaIx,
    ) -> impl Iterator<Item = AreaIx> + 'a {
        let present = |area: &AreaIx| self.succession.is_present(*area);
        self.down[within].iter().copied().filter(move |area| present(area) && model.level_of[*area] == level)
    }
}
