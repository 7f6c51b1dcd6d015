//! A challenge that stands in no document: for a question about it that changes nothing.

use crate::document::{Challenge, Spread};
use crate::model::few::FewOwned;
use crate::model::table::{AreaIx, ChallengeIx, GroupIx, Ix, LeverIx, SectorIx, ThemeIx};

use super::Atlas;
use super::content::Content;
use super::notice::Notices;
use super::tasks::{Seats, Task, affected, seats};

/// What a challenge would be at the date of an atlas.
#[derive(Debug)]
pub(crate) struct Passing {
    named: FewOwned<ThemeIx>,
    themes: FewOwned<ThemeIx>,
    sectors: FewOwned<SectorIx>,
    affected: Vec<AreaIx>,
    spread: Spread,
    needs: Vec<LeverIx>,
    groups: FewOwned<GroupIx>,
    seats: Seats,
}

impl Passing {
    /// Nothing where no area is left of it at the date.
    pub(crate) fn new(atlas: &Atlas, challenge: &Challenge) -> Option<Self> {
        let model = &*atlas.model;
        // nobody is told of what became of its references: it is asked about, not written down
        let mut notices = Notices::default();
        let affected = affected(model, &atlas.space, challenge, &mut notices);
        if affected.is_empty() {
            return None;
        }
        let content = Content::new(model);
        let named = model.themes.find_all(&challenge.themes);
        let themes = content.above(&named);
        Some(Self {
            sectors: FewOwned::new(content.sectors(&named)),
            seats: seats(model, &atlas.space, challenge, &affected, &themes, &mut notices),
            named: FewOwned::new(named),
            themes: FewOwned::new(themes),
            affected,
            spread: challenge.spread,
            needs: model.levers.find_all(&challenge.needs),
            groups: FewOwned::new(model.groups.find_all(&challenge.target_groups)),
        })
    }

    /// As the rules judge it. Its number is that of no challenge: rules never look at it.
    pub(crate) fn task(&self) -> Task<'_> {
        Task {
            challenge: ChallengeIx::from_number(u32::MAX),
            named: self.named.few(),
            themes: self.themes.few(),
            sectors: self.sectors.few(),
            affected: &self.affected,
            spread: self.spread,
            needs: &self.needs,
            groups: self.groups.few(),
            seats: self.seats,
        }
    }
}
