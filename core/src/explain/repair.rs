//! What would have to change for a stakeholder to have a role: the smallest sets of changes, each verified by making it (contract §6, "why not?").

use std::collections::BTreeSet;

use serde::Serialize;

use crate::atlas::Atlas;
use crate::atlas::people::Held;
use crate::decide::matching::Here;
use crate::decide::places::{Place, SeatAt};
use crate::decide::{RoleAt, roles};
use crate::document::{Change, Fix, Function, Works, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, LeverIx, RoleIx, StakeholderIx};
use crate::rules::{Cond, Functions, Test};

use super::question::Question;

/// At most so many changes together: what needs more is no repair but another landscape.
const MOST_TOGETHER: usize = 3;
/// At most so much is spent on one question: one for each set that is tried.
const MOST_SPENT: usize = 5_000;
/// What one costs that has the documents read anew: it takes as long as so many that do not.
const READ_ANEW: usize = 25;

/// What would give a stakeholder a role that it does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Repairs {
    /// The smallest sets of changes that do: each has been made, and gives the role. All of the same size, at most three; none where no set is found.
    pub repairs: Vec<Vec<Fix>>,
    /// How many sets of changes were made and looked at.
    pub tried: usize,
    /// Were all sets tried that are not larger? Where not (there is a limit for one question: 5,000 sets, or 200 of those that change more than somebody's mandates, working areas, memberships, sectors or appointments), there can be others.
    pub complete: bool,
    #[serde(skip)]
    spent: usize,
}

impl Repairs {
    pub(super) fn spent(&self) -> usize {
        self.spent
    }

    /// The repairs as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// What would have to change for this stakeholder to have this role? The smallest sets, of at most three of these changes: the stakeholder gets a mandate, is appointed, works in
    /// the place or at the seat, becomes a member of an organisation that a rule names, offers something on the challenge's themes, gets a sector; or an exclusion of it ends.
    /// Where it has the role already, nothing has to change: one empty set.
    ///
    /// Each set is verified: it is [applied](Atlas::apply), and the role is there. The search looks only at conditions that do not hold as they should, again after each change. Costs
    /// at most 5,000 changed atlases, or 200 that are built anew: a region takes milliseconds to a second.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::{Fix, RoleAt};
    ///
    /// let question = RoleAt { challenge: "debts", role: "provider", stakeholder: "ocmw", area: None };
    /// let repairs = atlas.repairs(&question)?;
    /// assert!(repairs.repairs.iter().any(|set| matches!(&set[..], [Fix::Offer { .. }])));
    ///
    /// // a repair is a change like any other
    /// let after = atlas.apply(&[repairs.repairs[0][0].clone().into()])?;
    /// assert!(after.check(&question)?.holds());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Atlas::why`].
    pub fn repairs(&self, question: &RoleAt<'_>) -> Result<Repairs, Unknown> {
        self.repairs_up_to(question, MOST_TOGETHER, MOST_SPENT)
    }

    /// The same, of at most so many changes together, for at most so much.
    pub(super) fn repairs_up_to(
        &self,
        question: &RoleAt<'_>,
        together: usize,
        most: usize,
    ) -> Result<Repairs, Unknown> {
        let holds = self.check(question)?.holds();
        let (seen, found) = (BTreeSet::new(), BTreeSet::new());
        let mut search = Search { question, seen, found, tried: 0, spent: 0, most, complete: true };
        if holds {
            search.found.insert(Vec::new());
        }
        for size in 1..=together {
            if search.found.is_empty() {
                search.seen.clear();
                search.explore(self, &[], size)?;
            }
        }
        let Search { found, tried, spent, complete, .. } = search;
        Ok(Repairs { repairs: found.into_iter().collect(), tried, complete, spent })
    }
}

struct Search<'q> {
    question: &'q RoleAt<'q>,
    /// The sets that were tried, each sorted.
    seen: BTreeSet<Vec<Fix>>,
    found: BTreeSet<Vec<Fix>>,
    tried: usize,
    spent: usize,
    most: usize,
    /// Was nothing left out?
    complete: bool,
}

impl Search<'_> {
    /// Tries what could follow the changes made so far, so many more.
    fn explore(&mut self, atlas: &Atlas, made: &[Fix], more: usize) -> Result<(), Unknown> {
        // what has the documents read anew comes first, so that what goes with it is tried on the atlas that was made for it
        let is_long = |fix: &Fix| matches!(fix, Fix::Offer { .. } | Fix::EndExclusion { .. });
        let (long, short): (Vec<Fix>, Vec<Fix>) =
            candidates(atlas, self.question)?.into_iter().partition(is_long);
        for fix in long.into_iter().chain(short) {
            let mut set = made.to_vec();
            if let Err(at) = set.binary_search(&fix) {
                set.insert(at, fix.clone());
            }
            if set.len() == made.len() || self.seen.contains(&set) {
                continue;
            }
            if self.spent >= self.most {
                self.complete = false;
                return Ok(());
            }
            self.seen.insert(set.clone());
            self.tried += 1;
            // what the documents do not allow is no repair
            let changed = atlas.apply(&[Change::Fix(fix)]);
            let is_short = changed.as_ref().is_ok_and(|changed| changed.shares_documents(atlas));
            self.spent += if is_short { 1 } else { READ_ANEW };
            let Ok(changed) = changed else { continue };
            if more > 1 {
                self.explore(&changed, &set, more - 1)?;
            } else if changed.check(self.question)?.holds() {
                self.found.insert(set);
            }
        }
        Ok(())
    }
}

/// Every change that turns a part of a condition as the role needs it, sorted.
fn candidates(atlas: &Atlas, asked: &RoleAt<'_>) -> Result<BTreeSet<Fix>, Unknown> {
    let question = Question::new(atlas, asked)?;
    let mut fixes = BTreeSet::new();
    for seat in question.seats(atlas) {
        for s in question.stakeholders.iter().copied() {
            let mut wanted = Wanted { atlas, seat: &seat, s, fixes: &mut fixes };
            for place in seat.places.iter().copied().filter(|place| question.is_asked(*place)) {
                wanted.at(place, question.role);
            }
            if lies_at_levers(atlas, question.role) {
                wanted.levers_at(seat.covers);
                wanted.levers_at(&[seat.area]);
                wanted.levers_at(question.areas.as_deref().unwrap_or_default());
            }
        }
    }
    Ok(fixes)
}

/// Is there a rule that gives the role where a lever lies? Then a lever that comes to lie elsewhere makes a place.
fn lies_at_levers(atlas: &Atlas, role: RoleIx) -> bool {
    let at_levers = Functions::of(&[Function::Source, Function::Target]);
    let mut rules =
        atlas.rules.of_role[role].assign.iter().filter_map(|position| atlas.rules.all.get(*position));
    rules.any(|rule| rule.at.meets(at_levers))
}

/// What is wanted for one stakeholder at a seat.
struct Wanted<'w, 'a> {
    atlas: &'a Atlas,
    seat: &'w SeatAt<'a>,
    s: StakeholderIx,
    fixes: &'w mut BTreeSet<Fix>,
}

impl<'a> Wanted<'_, 'a> {
    fn who(&self) -> Id {
        self.atlas.model.stakeholders.id(self.s).clone()
    }

    fn area(&self, area: AreaIx) -> Id {
        self.atlas.model.areas.id(area).clone()
    }

    /// At a place: that one of the rules for the role gives it.
    fn at(&mut self, place: Place, role: RoleIx) {
        let here = Here { seat: self.seat, place };
        for position in &self.atlas.rules.of_role[role].assign {
            self.want(here, *position, true);
        }
    }

    /// That a rule gives its role to s, or that it does not: by its condition, by what forbids the role, by its exceptions. Exceptions have no circle, so this ends.
    fn want(&mut self, here: Here<'_, 'a>, position: usize, given: bool) {
        let atlas = self.atlas;
        let rules = &atlas.rules;
        let at =
            |position: &usize| rules.all.get(*position).filter(|rule| rule.at.meets(here.place.functions));
        let Some(rule) = at(&position) else { return };
        self.turn(here, &rule.when, given);
        for forbids in rules.of_role[rule.role].forbids.iter().filter_map(at) {
            self.turn(here, &forbids.when, !given);
        }
        if given {
            for exclusion in roles::exclusions_of(here, self.s, rule.role) {
                let exclusion = atlas.model.exclusions.id(exclusion).clone();
                self.fixes.insert(Fix::EndExclusion { exclusion });
            }
        }
        for exception in &rules.exceptions {
            if rules.all.get(*exception).is_some_and(|one| one.sets_aside.contains(&position)) {
                self.want(here, *exception, !given);
            }
        }
    }

    /// What could turn a condition: only the parts that are not as wanted.
    fn turn(&mut self, here: Here<'_, 'a>, condition: &Cond, wanted: bool) {
        if here.matches(condition, self.s) == wanted {
            return;
        }
        match condition {
            Cond::All(parts) | Cond::Any(parts) => {
                for part in parts {
                    self.turn(here, part, wanted);
                }
            }
            Cond::Not(part) => self.turn(here, part, !wanted),
            Cond::Test(test) if wanted => self.make(here, test),
            // a new mandate is the one change that can make something untrue: a lever comes to lie lower
            Cond::Test(Test::Approach(_) | Test::Unheld) => self.levers_at(here.seat.covers),
            Cond::Test(_) => {}
        }
    }

    fn make(&mut self, here: Here<'_, 'a>, test: &Test) {
        let (atlas, model, place) = (self.atlas, &self.atlas.model, here.place.area);
        let stakeholder = self.who();
        match test {
            Test::Works(Works::Affected | Works::Reaches) => {
                let area = self.area(here.seat.area);
                self.fixes.insert(Fix::WorksIn { stakeholder, area });
            }
            Test::Works(_) => {
                let area = self.area(place);
                self.fixes.insert(Fix::WorksIn { stakeholder, area });
            }
            Test::Pulls => self.levers_at(&[place]),
            Test::Offers => {
                let themes = self.themes();
                let area = self.area(place);
                self.fixes.insert(Fix::Offer { stakeholder, themes, area });
            }
            Test::Appointed(roles) => {
                for role in roles {
                    let (stakeholder, role) = (stakeholder.clone(), model.roles.id(*role).clone());
                    let (within, themes) = (self.area(place), self.themes());
                    self.fixes.insert(Fix::Appointment { stakeholder, role, within, themes });
                }
            }
            Test::MemberOf(list) => {
                for of in list.iter().filter(|of| **of != self.s) {
                    let (stakeholder, of) = (stakeholder.clone(), model.stakeholders.id(*of).clone());
                    self.fixes.insert(Fix::MemberOf { stakeholder, of });
                }
            }
            Test::Sector(sectors) => self.sectors(sectors.few().list),
            Test::ServesTheme => self.sectors(here.seat.task.sectors.list),
            Test::Approach(_) | Test::Unheld => {
                self.levers_at(here.seat.covers);
                self.levers_at(&[here.seat.area]);
                let above = here.seat.covers.iter().flat_map(|covered| atlas.space.up(*covered)).copied();
                self.levers_at(&crate::model::table::sorted(above.collect()));
            }
            _ => {}
        }
    }

    fn sectors(&mut self, sectors: &[crate::model::table::SectorIx]) {
        for sector in sectors {
            let sector = self.atlas.model.sectors.id(*sector).clone();
            self.fixes.insert(Fix::Sector { stakeholder: self.who(), sector });
        }
    }

    /// The themes that the challenge names.
    fn themes(&self) -> Vec<Id> {
        self.seat.task.named.list.iter().map(|theme| self.atlas.model.themes.id(*theme).clone()).collect()
    }

    /// A mandate at each of these areas for each needed lever that could come to lie there: one that holds a covered area, and no lower area has it already.
    fn levers_at(&mut self, areas: &[AreaIx]) {
        let (atlas, model, seat) = (self.atlas, &self.atlas.model, self.seat);
        for at in areas.iter().copied() {
            let level = model.level_of[at];
            let lies = |lever: LeverIx, covered: AreaIx| {
                let mut sources =
                    seat.links.iter().filter(|link| (link.lever, link.covered) == (lever, covered));
                sources.all(|link| model.level_of[link.area] >= level)
            };
            for lever in seat.task.needs.iter().copied() {
                let mut covered = seat.covers.iter().filter(|covered| atlas.space.lies_within(**covered, at));
                if atlas.people.mandates(at).contains(&Held { level, lever, who: self.s }) {
                    continue;
                }
                if covered.any(|covered| lies(lever, *covered)) {
                    self.fixes.insert(Fix::Mandate {
                        stakeholder: self.who(),
                        lever: model.levers.id(lever).clone(),
                        level: model.levels.id(level).clone(),
                        within: self.area(at),
                    });
                }
            }
        }
    }
}
