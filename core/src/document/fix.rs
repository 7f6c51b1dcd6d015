//! The kinds of change that a repair may make: a closed list (contract §6, "why not?").

use serde::Serialize;

use crate::ids::Id;

/// One change that could give somebody a role, or close a gap: a fact that is added, or an exclusion that is ended.
///
/// The list is closed: what an organisation is (its kind), for whom it speaks and what it agreed is not changed to fit a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fix {
    /// A stakeholder gets a mandate (Dutch: *bevoegdheid*).
    Mandate {
        /// Who.
        stakeholder: Id,
        /// What it could pull.
        lever: Id,
        /// At areas of this level …
        level: Id,
        /// … within this area.
        within: Id,
    },
    /// A stakeholder is appointed to a role (Dutch: *aanduiding*).
    Appointment {
        /// Who.
        stakeholder: Id,
        /// To which role.
        role: Id,
        /// Within which area.
        within: Id,
        /// For these themes: those of the challenge.
        themes: Vec<Id>,
    },
    /// A stakeholder works in an area.
    WorksIn {
        /// Who.
        stakeholder: Id,
        /// Where.
        area: Id,
    },
    /// A stakeholder becomes a member of another.
    MemberOf {
        /// The member.
        stakeholder: Id,
        /// Of which.
        of: Id,
    },
    /// A stakeholder offers something on the themes of the challenge.
    Offer {
        /// Who.
        stakeholder: Id,
        /// On these themes.
        themes: Vec<Id>,
        /// In this area.
        area: Id,
    },
    /// A stakeholder gets a sector.
    Sector {
        /// Who.
        stakeholder: Id,
        /// Which.
        sector: Id,
    },
    /// An exclusion ends.
    EndExclusion {
        /// Which.
        exclusion: Id,
    },
}
