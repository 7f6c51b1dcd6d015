//! Why has a stakeholder no role? What fails, what sets a rule aside, what bars, or what is not there at all (contract §6).

use serde::Serialize;

use crate::atlas::Atlas;
use crate::decide::matching::Here;
use crate::decide::places::{Place, SeatAt};
use crate::decide::{RoleAt, roles};
use crate::document::{Function, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{RoleIx, StakeholderIx};

use super::facts::{Fact, Facts};
use super::gather::Gather;
use super::question::Question;
use super::reason::{Look, Outcome, RuleReason};
use super::why::functions;

/// Why a stakeholder does not have a role on a challenge (Dutch: *waarom niet*).
///
/// As in [`Why`](super::Why), reasons name [`facts`](WhyNot::facts) by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyNot<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The role.
    pub role: &'a Id,
    /// The stakeholder, as it was asked.
    pub stakeholder: &'a Id,
    /// The area, as it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<&'a Id>,
    /// In one word: of all places, what comes nearest to having the role.
    pub absence: Absence,
    /// The places at which it was judged: by seat, then place, then stakeholder (of one that has ended, its successors).
    pub places: Vec<WhyNotHere<'a>>,
    /// What the reasons rest on.
    pub facts: Vec<Fact<'a>>,
}

/// In which way a stakeholder has no role, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Absence {
    /// A rule gives it the role, but a rule that forbids or an exclusion bars it.
    Barred,
    /// A rule would give it the role, but an exception sets the rule aside.
    SetAside,
    /// Rules for the role apply, but their conditions do not hold.
    Fails,
    /// No rule for the role applies at the place.
    NoRule,
    /// The area is not a place of any seat of the challenge.
    NotAPlace,
    /// The stakeholder is not there at the date, and nobody succeeded it.
    NotThere,
}

/// Why a stakeholder does not have a role at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyNotHere<'a> {
    /// Who does not have it.
    pub stakeholder: &'a Id,
    /// The area of the seat.
    pub seat: &'a Id,
    /// The place.
    pub area: &'a Id,
    /// The level of the place.
    pub level: &'a Id,
    /// What the place is to the seat.
    pub functions: Vec<Function>,
    /// Why it is a place: as in [`WhyHere`](super::WhyHere).
    pub because: Vec<usize>,
    /// In which way it has no role here.
    pub absence: Absence,
    /// What bars it, whether or not a rule would give it the role.
    pub barred_by: Barred<'a>,
    /// Every rule in force that could give the role, in the order of ids, and what it comes to here.
    pub rules: Vec<RuleReason<'a>>,
}

/// What bars a stakeholder from a role.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Barred<'a> {
    /// The rules that forbid it.
    pub rules: Vec<RuleReason<'a>>,
    /// The numbers of the exclusions, and of the facts by which they concern place and challenge.
    pub exclusions: Vec<usize>,
}

impl Barred<'_> {
    /// Does nothing bar it?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.exclusions.is_empty()
    }
}

impl WhyNot<'_> {
    /// The reasons as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// Why has this stakeholder not this role? Nothing where it has: then [`why`](Atlas::why) answers. Without an area, it has the role nowhere, and every place is told.
    ///
    /// What would have to change is another question: [`repairs`](Atlas::repairs).
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::{Absence, RoleAt};
    ///
    /// let question = RoleAt { challenge: "debts", role: "provider", stakeholder: "ocmw", area: None };
    /// let why_not = atlas.why_not(&question)?.expect("the OCMW offers nothing yet");
    /// assert_eq!(why_not.absence, Absence::Fails);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Atlas::why`].
    pub fn why_not(&self, question: &RoleAt<'_>) -> Result<Option<WhyNot<'_>>, Unknown> {
        let question = Question::new(self, question)?;
        let mut facts = Facts::default();
        let mut places = Vec::new();
        for seat in question.seats(self) {
            for place in seat.places.iter().copied().filter(|place| question.is_asked(*place)) {
                for s in question.stakeholders.iter().copied() {
                    if roles::has(&seat, place, question.role, s) {
                        return Ok(None);
                    }
                    places.push(why_not_here(&seat, place, question.role, s, &mut facts));
                }
            }
        }
        let model = &self.model;
        let absence = places.iter().map(|place: &WhyNotHere<'_>| place.absence).min();
        let nowhere = if question.stakeholders.is_empty() { Absence::NotThere } else { Absence::NotAPlace };
        Ok(Some(WhyNot {
            challenge: model.challenges.id(question.task.challenge),
            role: model.roles.id(question.role),
            stakeholder: model.stakeholders.id(question.asked),
            area: question.area.map(|area| model.areas.id(area)),
            absence: absence.unwrap_or(nowhere),
            places,
            facts: facts.list,
        }))
    }
}

fn why_not_here<'a>(
    seat: &SeatAt<'a>,
    place: Place,
    role: RoleIx,
    s: StakeholderIx,
    facts: &mut Facts<'a>,
) -> WhyNotHere<'a> {
    let atlas = seat.atlas;
    let model = &atlas.model;
    let here = Here { seat, place };
    let mut gather = Gather::new(atlas, facts);
    let mut look = Look { here, gather: &mut gather };
    let because = look.place();
    let of_role = &atlas.rules.of_role[role];
    let rules = look.rules(&of_role.assign, s);
    let forbidding = look.matching(&of_role.forbids, s);
    let forbidding = look.rules(&forbidding, s);
    gather.exclusions(here, role, s);
    let barred_by = Barred { rules: forbidding, exclusions: gather.take() };
    let some = |outcome| rules.iter().any(|rule| rule.outcome == outcome);
    let absence = match () {
        () if some(Outcome::Matches) => Absence::Barred,
        () if some(Outcome::SetAside) => Absence::SetAside,
        () if some(Outcome::Fails) => Absence::Fails,
        () => Absence::NoRule,
    };
    WhyNotHere {
        stakeholder: model.stakeholders.id(s),
        seat: model.areas.id(seat.area),
        area: model.areas.id(place.area),
        level: model.levels.id(model.level_of[place.area]),
        functions: functions(place.functions),
        because,
        absence,
        barred_by,
        rules,
    }
}
