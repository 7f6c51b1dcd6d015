//! Why has a stakeholder a role? The rules that give it, and for each the facts that make it hold (contract §6).

use serde::Serialize;

use crate::atlas::Atlas;
use crate::decide::matching::Here;
use crate::decide::{RoleAt, roles};
use crate::document::{Function, Strength, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{RoleIx, StakeholderIx};
use crate::rules::Functions;

use super::facts::{Fact, Facts};
use super::gather::Gather;
use super::question::Question;
use super::reason::{Look, Outcome, RuleReason};

/// Why a stakeholder has a role on a challenge (Dutch: *waarom*).
///
/// The reasons form a tree: places, the rules that give the role there, their conditions down to single atoms. The facts on which they rest stand beside the tree, each once;
/// the tree names them by their number in [`facts`](Why::facts), counted from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Why<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The role.
    pub role: &'a Id,
    /// The stakeholder, as it was asked.
    pub stakeholder: &'a Id,
    /// Where it has the role: by seat, then place, then stakeholder (of one that has ended, its successors).
    pub places: Vec<WhyHere<'a>>,
    /// What the reasons rest on.
    pub facts: Vec<Fact<'a>>,
}

/// Why a stakeholder has a role at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyHere<'a> {
    /// Who has it.
    pub stakeholder: &'a Id,
    /// The area of the seat.
    pub seat: &'a Id,
    /// The place.
    pub area: &'a Id,
    /// The level of the place.
    pub level: &'a Id,
    /// What the place is to the seat.
    pub functions: Vec<Function>,
    /// Why it is a place: the affected areas that its seat covers, and the facts that make it the source or target of a needed lever.
    pub because: Vec<usize>,
    /// How strongly it has the role: that of the strongest rule that is not set aside.
    pub strength: Strength,
    /// Every rule whose condition holds here, in the order of ids: those that give the role, and those that an exception sets aside.
    pub rules: Vec<RuleReason<'a>>,
}

impl Why<'_> {
    /// The reasons as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// Why has this stakeholder this role? Nothing where it has not: then [`why_not`](Atlas::why_not) answers. Without an area, every place is told where it has it.
    ///
    /// Costs, for each place where the role is held, the rules of the role, and for each exception to them everybody.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::{Fact, RoleAt};
    ///
    /// let question = RoleAt { challenge: "debts", role: "director", stakeholder: "ocmw", area: None };
    /// let why = atlas.why(&question)?.expect("the OCMW is a director");
    /// let rule = &why.places[0].rules[0];
    /// let facts = rule.when.atoms().into_iter().flat_map(|(_, _, facts)| facts).map(|n| &why.facts[*n]);
    /// assert!(facts.into_iter().any(|fact| matches!(fact, Fact::WorksIn { area, .. } if area.as_str() == "menen")));
    /// assert!(atlas.why_not(&question)?.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, or a challenge that is not there at the date, with the nearest id.
    pub fn why(&self, question: &RoleAt<'_>) -> Result<Option<Why<'_>>, Unknown> {
        let question = Question::new(self, question)?;
        let mut facts = Facts::default();
        let mut places = Vec::new();
        for seat in question.seats(self) {
            for place in seat.places.iter().copied().filter(|place| question.is_asked(*place)) {
                for s in question.stakeholders.iter().copied() {
                    if roles::has(&seat, place, question.role, s) {
                        let mut gather = Gather::new(self, &mut facts);
                        let mut look = Look { here: Here { seat: &seat, place }, gather: &mut gather };
                        places.push(look.why(question.role, s));
                    }
                }
            }
        }
        let model = &self.model;
        let why = Why {
            challenge: model.challenges.id(question.task.challenge),
            role: model.roles.id(question.role),
            stakeholder: model.stakeholders.id(question.asked),
            places,
            facts: facts.list,
        };
        Ok((!why.places.is_empty()).then_some(why))
    }
}

/// The functions of a place, in their order.
pub(super) fn functions(set: Functions) -> Vec<Function> {
    Function::ALL.iter().copied().filter(|function| set.meets(Functions::of(&[*function]))).collect()
}

impl<'a> Look<'_, '_, '_, 'a> {
    /// Why is it a place: what the seat covers, and the sources and targets that it is.
    pub(super) fn place(&mut self) -> Vec<usize> {
        let here = self.here;
        for covered in here.seat.covers.iter().copied() {
            self.gather.affects(here, covered);
            self.gather.within(covered, here.seat.area);
        }
        for link in here.seat.links.iter().filter(|link| link.area == here.place.area) {
            self.gather.source(here, link.lever, link.covered, link.area);
        }
        self.gather.take()
    }

    fn why(&mut self, role: RoleIx, s: StakeholderIx) -> WhyHere<'a> {
        let atlas = self.here.seat.atlas;
        let model = &atlas.model;
        let place = self.here.place;
        let because = self.place();
        let holding = self.matching(&atlas.rules.of_role[role].assign, s);
        let rules = self.rules(&holding, s);
        let given = rules.iter().filter(|rule| rule.outcome == Outcome::Matches);
        let strength = given.filter_map(|rule| rule.strength).max();
        WhyHere {
            stakeholder: model.stakeholders.id(s),
            seat: model.areas.id(self.here.seat.area),
            area: model.areas.id(place.area),
            level: model.levels.id(model.level_of[place.area]),
            functions: functions(place.functions),
            because,
            // somebody who has a role has it by a rule
            strength: strength.unwrap_or(Strength::May),
            rules,
        }
    }
}
