//! Yes or no: has this stakeholder this role on this challenge?

use crate::atlas::Atlas;
use crate::decide::places::{Place, SeatAt};
use crate::decide::{RoleAt, find, roles};
use crate::document::Function;
use crate::error::Unknown;
use crate::model::table::{AreaIx, ChallengeIx, RoleIx, StakeholderIx};
use crate::rules::Functions;

/// A [`RoleAt`] whose ids have been looked up in an atlas.
#[derive(Debug, Clone)]
pub struct Check<'a> {
    atlas: &'a Atlas,
    challenge: ChallengeIx,
    role: RoleIx,
    stakeholders: Vec<StakeholderIx>,
    areas: Option<Vec<AreaIx>>,
}

impl Atlas {
    /// Prepares a question of yes or no: its ids are looked up once, and it can be asked again and again.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let question = regie::RoleAt { challenge: "debts", role: "director", stakeholder: "ocmw", area: Some("menen") };
    /// assert!(atlas.check(&question)?.holds());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, with the nearest id.
    pub fn check(&self, question: &RoleAt<'_>) -> Result<Check<'_>, Unknown> {
        let model = &self.model;
        let area = question.area.map(|id| find(&model.areas, "area", id)).transpose()?;
        let stakeholder = find(&model.stakeholders, "stakeholder", question.stakeholder)?;
        Ok(Check {
            atlas: self,
            challenge: find(&model.challenges, "challenge", question.challenge)?,
            role: find(&model.roles, "role", question.role)?,
            stakeholders: self.people.succession.resolve(stakeholder),
            areas: area.map(|area| self.space.succession.resolve(area)),
        })
    }
}

impl Check<'_> {
    /// Has it? Only the rules that could give the role to this stakeholder are judged; without such a rule, not even the seat is looked at.
    #[must_use]
    pub fn holds(&self) -> bool {
        let (atlas, role) = (self.atlas, self.role);
        let suited = |s: &StakeholderIx| roles::is_suited(atlas, role, *s);
        let Some(task) = atlas.tasks.of(self.challenge) else { return false };
        if !self.stakeholders.iter().any(suited) {
            return false;
        }
        let rules = &atlas.rules.of_role[role];
        let asked = |place: AreaIx| self.areas.as_ref().is_none_or(|areas| areas.contains(&place));
        // all other places cover something that the seat covers
        let above = |place: &AreaIx| task.affected.iter().any(|area| atlas.space.lies_within(*area, *place));
        task.seat_areas().any(|(area, covers)| {
            let other = |place: &AreaIx| *place != area && above(place);
            let elsewhere =
                !rules.at_seats && self.areas.as_ref().is_none_or(|areas| areas.iter().any(other));
            let has = |seat: &SeatAt<'_>, place: Place| {
                asked(place.area) && self.stakeholders.iter().any(|s| roles::has(seat, place, role, *s))
            };
            if !elsewhere && (!asked(area) || rules.asks_no_levers) {
                let functions = Functions::of(&[Function::Seat]);
                return has(&SeatAt::bare(atlas, task, area, covers), Place { area, functions });
            }
            let seat = SeatAt::new(atlas, task, area, covers);
            seat.places.iter().any(|place| has(&seat, *place))
        })
    }
}
