//! What if? Changes, and the difference between decisions before and after (contract §6). Comparing two dates is the same question.

mod compare;

use serde::Serialize;

use crate::atlas::Atlas;
use crate::date::Date;
use crate::document::{Approach, Atom, Change, Strength, to_text};
use crate::error::Problems;
use crate::explain::{Absence, Outcome};
use crate::ids::Id;

/// What differs between the decisions of two atlases (Dutch: *wat als*): usually one before some changes and one after them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// The date of the one before.
    pub before: Date,
    /// The date of the one after.
    pub after: Date,
    /// How much differs.
    pub totals: Totals,
    /// What differs, by challenge; one that decides the same is not told.
    pub challenges: Vec<ChallengeDifference>,
}

/// How much differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Totals {
    /// Challenges of which anything differs.
    pub challenges: usize,
    /// Roles that somebody has now and had not.
    pub roles_gained: usize,
    /// Roles that somebody had and has no more.
    pub roles_lost: usize,
    /// Roles that went from what has ended to what succeeds it.
    pub roles_passed_on: usize,
    /// Gaps that were not there.
    pub gaps_opened: usize,
    /// Gaps that are there no more.
    pub gaps_closed: usize,
}

/// Is a challenge there before and after?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Presence {
    /// Only after.
    Added,
    /// Only before.
    Removed,
    /// Both.
    Kept,
}

/// What differs for one challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChallengeDifference {
    /// The challenge.
    pub challenge: Id,
    /// Is it there before and after?
    pub presence: Presence,
    /// The highest approach, where it moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approach: Option<Moved>,
    /// Seats that are there no more.
    pub seats_lost: Vec<Id>,
    /// Seats that were not there.
    pub seats_gained: Vec<Id>,
    /// Roles that somebody has now and had not.
    pub roles_gained: Vec<RoleDifference>,
    /// Roles that somebody had and has no more.
    pub roles_lost: Vec<RoleDifference>,
    /// Roles that went to a successor: it has them where what it succeeds had them.
    pub roles_passed_on: Vec<PassedOn>,
    /// Roles that are there before and after, by other rules or with another strength.
    pub roles_changed: Vec<RoleChange>,
    /// Gaps that were not there.
    pub gaps_opened: Vec<GapDifference>,
    /// Gaps that are there no more.
    pub gaps_closed: Vec<GapDifference>,
    /// Points for attention that were not there.
    pub advice_opened: Vec<GapDifference>,
    /// Points for attention that are there no more.
    pub advice_closed: Vec<GapDifference>,
}

/// An approach that moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Moved {
    /// What it was.
    pub before: Approach,
    /// What it is.
    pub after: Approach,
}

/// A role that is there on one side only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RoleDifference {
    /// The area of the seat.
    pub seat: Id,
    /// The role.
    pub role: Id,
    /// The place.
    pub area: Id,
    /// Who.
    pub stakeholder: Id,
    /// How strongly.
    pub strength: Strength,
    /// The rules that give it, where it is there.
    pub because: Vec<Id>,
    /// Why it is not there on the other side: what became of those rules.
    pub otherwise: Otherwise,
}

/// Why somebody does not have a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Otherwise {
    /// In one word, as [`why_not`](Atlas::why_not) says it.
    pub absence: Absence,
    /// The rules that give it on the one side, where they are in force on the other and fail there: which of their conditions stand otherwise.
    pub failing: Vec<Failing>,
}

/// A rule that gives nothing, and the conditions that fail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Failing {
    /// The rule.
    pub rule: Id,
    /// What it comes to.
    pub outcome: Outcome,
    /// Its single conditions that do not hold there and hold on the other side, or the other way round, as the rule book has them.
    pub conditions: Vec<Atom>,
    /// The exceptions that set it aside there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Id>,
}

/// A role that went from what has ended to what succeeds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PassedOn {
    /// The role.
    pub role: Id,
    /// Who had it.
    pub from: Id,
    /// Where.
    pub from_area: Id,
    /// Who has it.
    pub to: Id,
    /// Where.
    pub to_area: Id,
}

/// A role that is there before and after, otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RoleChange {
    /// The area of the seat.
    pub seat: Id,
    /// The role.
    pub role: Id,
    /// The place.
    pub area: Id,
    /// Who.
    pub stakeholder: Id,
    /// What it was: how strongly, and by which rules.
    pub before: Given,
    /// What it is.
    pub after: Given,
}

/// How a role is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Given {
    /// How strongly.
    pub strength: Strength,
    /// By which rules.
    pub because: Vec<Id>,
}

/// A gap that is there on one side only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct GapDifference {
    /// The area of the seat; nothing for the challenge as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<Id>,
    /// What kind of gap: `no-holder`, `requirement`, `separation`, `no-common-area`.
    pub kind: &'static str,
    /// What is missing: the lever, the requirement, the separation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Id>,
    /// Who has two roles that are better kept apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<Id>,
}

impl Difference {
    /// The difference as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.challenges.is_empty()
    }
}

impl Atlas {
    /// What would change: the difference between the decisions now and after these changes. Nothing is changed.
    ///
    /// Costs building what the changes make of the atlas, and all decisions twice.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::Change;
    ///
    /// let mandate = r#"[{"mandate": {"stakeholder": "ocmw", "lever": "grant-aid", "level": "local", "within": "menen"}}]"#;
    /// let difference = atlas.what_if(&Change::from_json(mandate)?)?;
    /// let debts = &difference.challenges[0];
    /// assert!(debts.roles_gained.iter().any(|gained| gained.role == *"actor" && gained.stakeholder == *"ocmw"));
    /// assert!(debts.gaps_closed.iter().any(|gap| gap.kind == "no-holder"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Atlas::apply`].
    pub fn what_if(&self, changes: &[Change]) -> Result<Difference, Problems> {
        Ok(self.difference(&self.apply(changes)?))
    }

    /// How decisions differ from this atlas to another: after changes, at another date, by another rule book.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-05-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// // under the decree of 2004 the local government coordinates; from 2019 it directs, and must
    /// let later = atlas.at_date("2019-01-15".parse()?)?;
    /// let difference = atlas.difference(&later);
    /// let debts = &difference.challenges[0];
    /// assert!(debts.roles_lost.iter().any(|lost| lost.role == *"coordinator"));
    /// assert!(debts.roles_changed.iter().any(|changed| changed.role == *"director"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn difference(&self, after: &Self) -> Difference {
        compare::difference(self, after)
    }
}
