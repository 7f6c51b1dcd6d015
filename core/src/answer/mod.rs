//! What goes out: a decision as people and programs read it, and its JSON (contract §5).

#[cfg(feature = "schema")]
pub(crate) mod schema;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::atlas::{Atlas, Notice};
use crate::decide::gaps::Finding;
use crate::decide::{Decision, SeatDecided};
use crate::document::{Approach, Strength, to_text};
use crate::error::Problem;
use crate::ids::Id;
use crate::model::table::AreaIx;
use crate::views::Assignment;

/// One seat of a decision: where the challenge is dealt with, and by whom (Dutch: *tafel*).
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    atlas: &'a Atlas,
    seat: &'a SeatDecided,
}

/// A needed lever, and where it lies for the areas that a seat covers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeverAnswer<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// Where it lies, lowest level first.
    pub sources: Vec<SourceAnswer<'a>>,
    /// The covered areas for which nobody at or above them can pull it.
    pub missing_in: Vec<&'a Id>,
}

/// An area where a lever lies, and who holds it there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceAnswer<'a> {
    /// The area.
    pub area: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// The approach of its level.
    pub approach: Approach,
    /// The covered areas for which it lies here.
    pub covers: Vec<&'a Id>,
    /// Who can pull it here.
    pub holders: Vec<&'a Id>,
}

/// A stakeholder that has a role at a place, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleAnswer<'a> {
    /// The role.
    pub role: &'a Id,
    /// Who has it.
    pub stakeholder: &'a Id,
    /// Where.
    pub area: &'a Id,
    /// How strongly: that of the strongest rule.
    pub strength: Strength,
    /// Every rule that assigns it and is not set aside.
    pub because: Vec<&'a Id>,
}

/// A stakeholder that would have a role at a place, and is barred from it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExcludedAnswer<'a> {
    /// The role.
    pub role: &'a Id,
    /// Who would have it.
    pub stakeholder: &'a Id,
    /// Where.
    pub area: &'a Id,
    /// The rules that would assign it.
    pub because: Vec<&'a Id>,
    /// The rules that forbid it.
    pub forbidden_by: Vec<&'a Id>,
    /// The exclusions that say "not us".
    pub exclusions: Vec<&'a Id>,
}

/// Something missing, or a point for attention.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Gap<'a> {
    /// Nobody at or above the area can pull a needed lever.
    NoHolder {
        /// The lever.
        lever: &'a Id,
        /// The affected area.
        area: &'a Id,
        /// Can someone pull it at an area below?
        held_below: bool,
    },
    /// A requirement is not met.
    Requirement {
        /// The requirement.
        requirement: &'a Id,
        /// The place.
        area: &'a Id,
        /// The role that it counts.
        role: &'a Id,
        /// How many there are.
        found: usize,
        /// How many there should be.
        at_least: usize,
    },
    /// A stakeholder has two roles that are better kept apart.
    Separation {
        /// The separation.
        separation: &'a Id,
        /// Who has both.
        stakeholder: &'a Id,
        /// The two roles.
        roles: [&'a Id; 2],
    },
    /// No area covers all that a shared challenge affects.
    NoCommonArea,
}

impl<'a> Decision<'a> {
    /// The challenge.
    #[must_use]
    pub fn challenge(&self) -> &'a Id {
        self.atlas.model.challenges.id(self.challenge)
    }

    /// The highest of its approaches.
    #[must_use]
    pub fn approach(&self) -> Approach {
        self.approaches.highest()
    }

    /// Every approach under which something is to be done, in order.
    pub fn approaches(&self) -> impl Iterator<Item = Approach> {
        self.approaches.iter()
    }

    /// Its seats, by area.
    #[must_use]
    pub fn seats(&self) -> impl ExactSizeIterator<Item = Seat<'_>> {
        self.seats.iter().map(|seat| Seat { atlas: self.atlas, seat })
    }

    /// What is missing for the challenge as a whole; what is missing at a seat stands there.
    pub fn gaps(&self) -> impl Iterator<Item = Gap<'a>> {
        self.no_common_area.then_some(Gap::NoCommonArea).into_iter()
    }

    /// The decision as compact JSON text (contract §5).
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl<'a> Seat<'a> {
    fn id(&self, area: AreaIx) -> &'a Id {
        self.atlas.model.areas.id(area)
    }

    fn ids(&self, areas: &[AreaIx]) -> Vec<&'a Id> {
        areas.iter().map(|area| self.id(*area)).collect()
    }

    fn level_of(&self, area: AreaIx) -> &'a Id {
        self.atlas.model.levels.id(self.atlas.model.level_of[area])
    }

    /// The area where it sits.
    #[must_use]
    pub fn area(&self) -> &'a Id {
        self.id(self.seat.area)
    }

    /// The level of that area.
    #[must_use]
    pub fn level(&self) -> &'a Id {
        self.level_of(self.seat.area)
    }

    /// The affected areas that it covers.
    #[must_use]
    pub fn covers(&self) -> Vec<&'a Id> {
        self.ids(&self.seat.covers)
    }

    /// The highest of its approaches.
    #[must_use]
    pub fn approach(&self) -> Approach {
        self.seat.approaches.highest()
    }

    /// Every approach under which something is to be done here, in order.
    pub fn approaches(&self) -> impl Iterator<Item = Approach> + use<'a> {
        self.seat.approaches.iter()
    }

    /// The needed levers, and where they lie.
    pub fn levers(&self) -> impl Iterator<Item = LeverAnswer<'a>> + use<'a> {
        let at = *self;
        let model = &self.atlas.model;
        self.seat.levers.iter().map(move |lever| LeverAnswer {
            lever: model.levers.id(lever.lever),
            sources: lever
                .sources
                .iter()
                .map(|source| SourceAnswer {
                    area: at.id(source.area),
                    level: at.level_of(source.area),
                    approach: model.approach(source.area),
                    covers: at.ids(&source.covers),
                    holders: source.holders.iter().map(|s| model.stakeholders.id(*s)).collect(),
                })
                .collect(),
            missing_in: at.ids(&lever.missing),
        })
    }

    /// Who has which role, by role, place and stakeholder.
    #[must_use]
    pub fn roles(&self) -> impl ExactSizeIterator<Item = RoleAnswer<'a>> + use<'a> {
        let model = &self.atlas.model;
        self.seat.roles.iter().map(move |holding| RoleAnswer {
            role: model.roles.id(holding.role),
            stakeholder: model.stakeholders.id(holding.stakeholder),
            area: model.areas.id(holding.area),
            strength: holding.strength,
            because: holding.because.iter().map(|rule| model.rules.id(*rule)).collect(),
        })
    }

    /// Who would have a role and is barred from it, by role, place and stakeholder.
    #[must_use]
    pub fn excluded(&self) -> impl ExactSizeIterator<Item = ExcludedAnswer<'a>> + use<'a> {
        let model = &self.atlas.model;
        self.seat.excluded.iter().map(move |barring| ExcludedAnswer {
            role: model.roles.id(barring.role),
            stakeholder: model.stakeholders.id(barring.stakeholder),
            area: model.areas.id(barring.area),
            because: barring.because.iter().map(|rule| model.rules.id(*rule)).collect(),
            forbidden_by: barring.bars.rules.iter().map(|rule| model.rules.id(*rule)).collect(),
            exclusions: barring.bars.exclusions.iter().map(|e| model.exclusions.id(*e)).collect(),
        })
    }

    fn findings(&self, findings: &'a [Finding]) -> impl ExactSizeIterator<Item = Gap<'a>> + use<'a> {
        let model = &self.atlas.model;
        findings.iter().map(move |finding| match finding {
            Finding::NoHolder { lever, area, held_below } => Gap::NoHolder {
                lever: model.levers.id(*lever),
                area: model.areas.id(*area),
                held_below: *held_below,
            },
            Finding::Requirement { requirement, area, role, found, at_least } => Gap::Requirement {
                requirement: model.requirements.id(*requirement),
                area: model.areas.id(*area),
                role: model.roles.id(*role),
                found: *found,
                at_least: *at_least,
            },
            Finding::Separation { separation, stakeholder, roles: [one, other] } => Gap::Separation {
                separation: model.separations.id(*separation),
                stakeholder: model.stakeholders.id(*stakeholder),
                roles: [model.roles.id(*one), model.roles.id(*other)],
            },
        })
    }

    /// What is missing here, in order (Dutch: *gaten*).
    #[must_use]
    pub fn gaps(&self) -> impl ExactSizeIterator<Item = Gap<'a>> + use<'a> {
        self.findings(&self.seat.gaps)
    }

    /// Points for attention, in order (Dutch: *aandachtspunten*).
    #[must_use]
    pub fn advice(&self) -> impl ExactSizeIterator<Item = Gap<'a>> + use<'a> {
        self.findings(&self.seat.advice)
    }
}

/// Writes an object whose fields are all known: keys in the order given.
macro_rules! object {
    ($serializer:expr, $($key:literal: $value:expr),* $(,)?) => {{
        let mut map = $serializer.serialize_map(None)?;
        $(map.serialize_entry($key, $value)?;)*
        map.end()
    }};
}

impl Serialize for Decision<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "challenge": self.challenge(),
            "approach": &self.approach(),
            "approaches": &self.approaches().collect::<Vec<_>>(),
            "seats": &self.seats().collect::<Vec<_>>(),
            "gaps": &self.gaps().collect::<Vec<_>>(),
        )
    }
}

impl Serialize for Seat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "area": self.area(),
            "level": self.level(),
            "covers": &self.covers(),
            "approach": &self.approach(),
            "approaches": &self.approaches().collect::<Vec<_>>(),
            "levers": &self.levers().collect::<Vec<_>>(),
            "roles": &self.roles().collect::<Vec<_>>(),
            "excluded": &self.excluded().collect::<Vec<_>>(),
            "gaps": &self.gaps().collect::<Vec<_>>(),
            "advice": &self.advice().collect::<Vec<_>>(),
        )
    }
}

impl Serialize for LeverAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer, "lever": self.lever, "sources": &self.sources, "missing_in": &self.missing_in)
    }
}

impl Serialize for SourceAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "area": self.area,
            "level": self.level,
            "approach": &self.approach,
            "for": &self.covers,
            "holders": &self.holders,
        )
    }
}

impl Serialize for RoleAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "role": self.role,
            "stakeholder": self.stakeholder,
            "area": self.area,
            "strength": &self.strength,
            "because": &self.because,
        )
    }
}

impl Serialize for ExcludedAnswer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "role": self.role,
            "stakeholder": self.stakeholder,
            "area": self.area,
            "because": &self.because,
            "forbidden_by": &self.forbidden_by,
            "exclusions": &self.exclusions,
        )
    }
}

impl Serialize for Assignment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object!(serializer,
            "challenge": self.challenge,
            "seat": self.seat,
            "role": self.role,
            "stakeholder": self.stakeholder,
            "area": self.area,
            "strength": &self.strength,
            "because": &self.because,
        )
    }
}

impl Gap<'_> {
    /// The stable code of this kind of gap.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NoHolder { .. } => "no-holder",
            Self::Requirement { .. } => "requirement",
            Self::Separation { .. } => "separation",
            Self::NoCommonArea => "no-common-area",
        }
    }
}

impl Serialize for Gap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kind = self.kind();
        match self {
            Self::NoHolder { lever, area, held_below } => {
                object!(serializer, "kind": kind, "lever": lever, "area": area, "held_below": held_below)
            }
            Self::Requirement { requirement, area, role, found, at_least } => object!(serializer,
                "kind": kind,
                "requirement": requirement,
                "area": area,
                "role": role,
                "found": found,
                "at_least": at_least,
            ),
            Self::Separation { separation, stakeholder, roles } => object!(serializer,
                "kind": kind,
                "separation": separation,
                "stakeholder": stakeholder,
                "roles": roles,
            ),
            Self::NoCommonArea => object!(serializer, "kind": kind),
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("document", &self.document)?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("path", &self.path)?;
        map.serialize_entry("message", &self.message)?;
        if let Some(nearest) = &self.nearest {
            map.serialize_entry("nearest", nearest)?;
        }
        map.end()
    }
}

impl Serialize for Notice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("path", &self.path)?;
        if let Some(nearest) = &self.nearest {
            map.serialize_entry("nearest", nearest)?;
        }
        map.end()
    }
}
