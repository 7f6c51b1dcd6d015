//! The facts that a reason names: what stands in the landscape, and what follows from it.

use serde::Serialize;

use crate::document::{Approach, SharedBecause, Spread};
use crate::ids::Id;
use crate::text::Text;

/// Something that is so at the atlas's date, and that a reason rests on (Dutch: *feit*).
///
/// Ids are those of elements that are there at the date; only [`Fact::Succeeded`] names what has ended, for that is what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fact<'a> {
    /// A stakeholder has a kind.
    Kind {
        /// Who.
        stakeholder: &'a Id,
        /// Its kind.
        kind: &'a Id,
    },
    /// A stakeholder has a sector.
    Sector {
        /// Who.
        stakeholder: &'a Id,
        /// Its sector.
        sector: &'a Id,
    },
    /// A stakeholder is a direct member of another.
    MemberOf {
        /// The member.
        stakeholder: &'a Id,
        /// Of which.
        of: &'a Id,
    },
    /// A stakeholder speaks for a target group.
    Represents {
        /// Who.
        stakeholder: &'a Id,
        /// For whom.
        target_group: &'a Id,
    },
    /// A stakeholder works in an area.
    WorksIn {
        /// Who.
        stakeholder: &'a Id,
        /// Where.
        area: &'a Id,
    },
    /// A stakeholder has a mandate (Dutch: *bevoegdheid*).
    Mandate {
        /// Who.
        stakeholder: &'a Id,
        /// What it can pull.
        lever: &'a Id,
        /// At areas of this level …
        level: &'a Id,
        /// … that lie within this area.
        within: &'a Id,
    },
    /// A stakeholder is appointed to a role (Dutch: *aanduiding*).
    Appointment {
        /// The appointment.
        appointment: &'a Id,
        /// Who.
        stakeholder: &'a Id,
        /// To which role.
        role: &'a Id,
        /// Within which area.
        within: &'a Id,
        /// For these themes; none: for all.
        themes: &'a [Id],
        /// The agreement that says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<&'a Id>,
    },
    /// A stakeholder is excluded from a role: "not us" (Dutch: *uitsluiting*).
    Exclusion {
        /// The exclusion.
        exclusion: &'a Id,
        /// Who.
        stakeholder: &'a Id,
        /// From which role.
        role: &'a Id,
        /// Within which area.
        within: &'a Id,
        /// For these themes; none: for all.
        themes: &'a [Id],
        /// Why.
        reason: &'a Text,
    },
    /// A stakeholder is a party to an agreement.
    Agreement {
        /// The agreement.
        agreement: &'a Id,
        /// The party.
        stakeholder: &'a Id,
        /// On these themes; none: on everything.
        themes: &'a [Id],
    },
    /// A stakeholder offers something on a theme in an area.
    Offer {
        /// The offer.
        offer: &'a Id,
        /// Who.
        stakeholder: &'a Id,
        /// The theme of the offer that meets the challenge.
        theme: &'a Id,
        /// The area of the offer that meets the place.
        area: &'a Id,
        /// The target group that offer and challenge share, where both name some.
        #[serde(skip_serializing_if = "Option::is_none")]
        target_group: Option<&'a Id>,
    },
    /// An area lies within another: the steps between them, from the one to the other.
    Within {
        /// The area.
        area: &'a Id,
        /// Where it lies.
        within: &'a Id,
        /// Every area on the way, the two included.
        path: Vec<&'a Id>,
    },
    /// An area has a level, and that level an approach.
    Level {
        /// The area.
        area: &'a Id,
        /// Its level.
        level: &'a Id,
        /// The approach of that level.
        approach: Approach,
    },
    /// A challenge names a theme.
    Theme {
        /// The challenge.
        challenge: &'a Id,
        /// The theme.
        theme: &'a Id,
    },
    /// One theme leads to another, by `broader` and `exact`: the steps between them.
    ThemePath {
        /// From this one.
        theme: &'a Id,
        /// To this one.
        reaches: &'a Id,
        /// The steps.
        steps: Vec<ThemeStep<'a>>,
    },
    /// A theme belongs to a sector.
    ThemeSector {
        /// The theme.
        theme: &'a Id,
        /// The sector.
        sector: &'a Id,
    },
    /// A challenge concerns a target group.
    TargetGroup {
        /// The challenge.
        challenge: &'a Id,
        /// The group.
        target_group: &'a Id,
    },
    /// A challenge needs a lever.
    Needs {
        /// The challenge.
        challenge: &'a Id,
        /// The lever.
        lever: &'a Id,
    },
    /// A challenge affects an area.
    Affects {
        /// The challenge.
        challenge: &'a Id,
        /// The area.
        area: &'a Id,
    },
    /// A challenge is dealt with separately or together.
    Spread {
        /// The challenge.
        challenge: &'a Id,
        /// Which of the two.
        spread: Spread,
        /// Why it is shared, as far as the landscape says.
        #[serde(skip_serializing_if = "<[SharedBecause]>::is_empty")]
        because: &'a [SharedBecause],
    },
    /// A needed lever lies at an area for a covered area: the lowest level at which somebody can pull it.
    Source {
        /// The lever.
        lever: &'a Id,
        /// For this covered area.
        covered: &'a Id,
        /// It lies here.
        area: &'a Id,
        /// The level of that area.
        level: &'a Id,
        /// The approach of that level.
        approach: Approach,
        /// Who can pull it here.
        holders: Vec<&'a Id>,
        /// The areas below it that hold the covered area, lowest first: nobody can pull the lever there.
        lower: Vec<Unable<'a>>,
    },
    /// Nobody at or above a covered area can pull a needed lever.
    NoSource {
        /// The lever.
        lever: &'a Id,
        /// For this covered area.
        covered: &'a Id,
        /// The area and all that it lies in, lowest first: nobody can pull the lever there.
        lower: Vec<Unable<'a>>,
        /// The areas below the covered one where somebody can pull it.
        held_below: Vec<&'a Id>,
    },
    /// Two areas are neighbours.
    Neighbours {
        /// The one.
        area: &'a Id,
        /// The other.
        other: &'a Id,
    },
    /// A challenge has so many sectors: which.
    Sectors {
        /// The challenge.
        challenge: &'a Id,
        /// Its sectors.
        sectors: Vec<&'a Id>,
    },
    /// What the landscape names has ended at the date, and its successors stand for it (Dutch: *opgegaan in*).
    Succeeded {
        /// `areas` or `stakeholders`.
        collection: &'static str,
        /// What has ended.
        id: &'a Id,
        /// Into which it went, as far as it concerns this reason.
        into: &'a Id,
    },
}

/// An area at which nobody can pull a lever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unable<'a> {
    /// The area.
    pub area: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// Who works in just this area, and cannot pull the lever there.
    pub workers: Vec<&'a Id>,
}

/// One step from a theme to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ThemeStep<'a> {
    /// How: the theme is said to be narrower than the next, or the same.
    pub by: ThemeLink,
    /// The next theme.
    pub theme: &'a Id,
}

/// How one theme leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ThemeLink {
    /// To its broader theme.
    Broader,
    /// To a theme that is the same, in another scheme.
    Exact,
}

/// The facts of one explanation: each stands once, and reasons name it by its number.
#[derive(Debug, Default)]
pub(crate) struct Facts<'a> {
    pub(crate) list: Vec<Fact<'a>>,
}

impl<'a> Facts<'a> {
    /// The number of a fact.
    pub(crate) fn number(&mut self, fact: Fact<'a>) -> usize {
        self.list.iter().position(|known| *known == fact).unwrap_or_else(|| {
            self.list.push(fact);
            self.list.len() - 1
        })
    }
}
