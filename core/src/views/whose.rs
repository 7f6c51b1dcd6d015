//! Whose agenda: a stakeholder, those of a kind, or an area with those who work in it alone.

use crate::atlas::Atlas;
use crate::decide::places::Link;
use crate::decide::{SeatDecided, find};
use crate::error::Unknown;
use crate::model::table::{AreaIx, RoleIx, StakeholderIx, holds, share};
use crate::order::sort;
use crate::rules::RuleSet;

use super::agenda::AgendaOf;
use super::scope::{self, touch};

/// Those whose agenda it is.
#[derive(Debug)]
pub(super) struct Whose<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) who: Vec<StakeholderIx>,
    /// The area, where it is that of an area.
    pub(super) areas: Option<Vec<AreaIx>>,
}

/// A role at a place of a seat.
pub(super) type Had = (RoleIx, AreaIx, StakeholderIx, RuleSet);

impl<'a> Whose<'a> {
    pub(super) fn new(atlas: &'a Atlas, of: AgendaOf<'_>) -> Result<Self, Unknown> {
        let (model, people) = (&atlas.model, &atlas.people);
        let all = || model.stakeholders.indices().filter(|s| people.succession.is_present(*s));
        Ok(match of {
            AgendaOf::Stakeholder(id) => {
                let named = find(&model.stakeholders, "stakeholder", id)?;
                let heirs = people.succession.resolve(named);
                Self { atlas, who: scope::present(atlas, "stakeholder", id, heirs)?, areas: None }
            }
            AgendaOf::Kind(id) => {
                let kind = find(&model.kinds, "kind", id)?;
                Self { atlas, who: all().filter(|s| people.kind(*s) == Some(kind)).collect(), areas: None }
            }
            AgendaOf::Area(id) => {
                let areas = scope::area(atlas, id)?;
                let inside = |w: &AreaIx| areas.iter().any(|area| atlas.space.lies_within(*w, *area));
                let at_home = |s: &StakeholderIx| {
                    let works_in = people.works_in(*s);
                    !works_in.is_empty() && works_in.iter().all(inside)
                };
                Self { atlas, who: all().filter(at_home).collect(), areas: Some(areas) }
            }
        })
    }

    /// Does a place lie in the area whose agenda it is?
    fn is_inside(&self, place: AreaIx) -> bool {
        let inside =
            |areas: &Vec<AreaIx>| areas.iter().any(|area| self.atlas.space.lies_within(place, *area));
        self.areas.as_ref().is_some_and(inside)
    }

    /// Does an area concern them: that of the agenda, or where these of them work?
    pub(super) fn concerns(&self, area: AreaIx, these: &[StakeholderIx]) -> bool {
        let (space, people) = (&self.atlas.space, &self.atlas.people);
        match &self.areas {
            Some(areas) => areas.iter().any(|own| touch(space, *own, area)),
            None => these.iter().any(|s| people.works_in(*s).iter().any(|w| touch(space, *w, area))),
        }
    }

    /// Is a lever theirs where it lies?
    pub(super) fn has(&self, link: &Link) -> bool {
        match self.areas {
            Some(_) => self.is_inside(link.area),
            None => share(self.atlas.holders(link.area).of(link.lever), &self.who),
        }
    }

    /// The roles that are theirs: those that they have, and those at places in the area.
    pub(super) fn roles_at(&self, seat: &SeatDecided<'_>) -> Vec<Had> {
        let mut roles: Vec<Had> = Vec::new();
        for segment in &seat.found.roles {
            let list = seat.found.who(segment);
            let whole = self.is_inside(segment.area);
            let (few, many) =
                if list.len() < self.who.len() { (list, &*self.who) } else { (&*self.who, list) };
            let theirs = if whole { list } else { few };
            let theirs = theirs.iter().filter(|s| whole || holds(many, s));
            roles.extend(theirs.map(|s| (segment.role, segment.area, *s, segment.rules)));
        }
        sort(&mut roles);
        roles
    }
}
