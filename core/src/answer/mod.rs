//! What goes out: a decision as people and programs read it, and its JSON (contract §5).

#[cfg(feature = "schema")]
pub(crate) mod schema;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::atlas::{Atlas, Notice};
use crate::decide::gaps::Finding;
use crate::decide::matching::Here;
use crate::decide::{Decision, SeatDecided, roles};
use crate::document::{Approach, Strength, to_text};
use crate::error::Problem;
use crate::ids::Id;
use crate::model::table::{AreaIx, RoleIx, StakeholderIx};
use crate::order::sort;
use crate::rules::RuleSet;
use crate::views::Assignment;

/// One seat of a decision: where the challenge is dealt with, and by whom (Dutch: *tafel*).
#[derive(Debug, Clone, Copy)]
pub struct Seat<'a> {
    atlas: &'a Atlas,
    seat: &'a SeatDecided<'a>,
}

/// Those to whom the same rules give a role at a place: a part of the answer as the atlas keeps it, in no order that is promised. No stakeholder stands in two segments of one
/// role and place, so that lengths add up.
#[derive(Debug, Clone, Copy)]
pub struct Segment<'a> {
    seat: Seat<'a>,
    segment: &'a roles::Segment,
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
        self.seats_decided().iter().map(|seat| Seat { atlas: self.atlas, seat })
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
        self.id(self.seat.at.area)
    }

    /// The level of that area.
    #[must_use]
    pub fn level(&self) -> &'a Id {
        self.level_of(self.seat.at.area)
    }

    /// The affected areas that it covers.
    #[must_use]
    pub fn covers(&self) -> Vec<&'a Id> {
        self.ids(self.seat.at.covers)
    }

    /// The highest of its approaches.
    #[must_use]
    pub fn approach(&self) -> Approach {
        self.seat.at.approaches.highest()
    }

    /// Every approach under which something is to be done here, in order.
    pub fn approaches(&self) -> impl Iterator<Item = Approach> + use<'a> {
        self.seat.at.approaches.iter()
    }

    /// The needed levers, and where they lie.
    pub fn levers(&self) -> impl Iterator<Item = LeverAnswer<'a>> + use<'a> {
        let at = *self;
        let model = &self.atlas.model;
        let seat = &self.seat.at;
        seat.task.needs.iter().map(move |lever| {
            let links = seat.links.partition_point(|link| link.lever < *lever);
            let links =
                seat.links.get(links..).unwrap_or_default().iter().take_while(|link| link.lever == *lever);
            let links: Vec<_> = links.copied().collect();
            let sources = links.chunk_by(|a, b| a.area == b.area).filter_map(|links| {
                let area = links.first()?.area;
                Some(SourceAnswer {
                    area: at.id(area),
                    level: at.level_of(area),
                    approach: model.approach(area),
                    covers: links.iter().map(|link| at.id(link.covered)).collect(),
                    holders: at.stakeholders(at.atlas.holders(area).of(*lever)).collect(),
                })
            });
            let missing = seat.missing.iter().filter(|(missing, _)| missing == lever);
            LeverAnswer {
                lever: model.levers.id(*lever),
                sources: sources.collect(),
                missing_in: missing.map(|(_, area)| at.id(*area)).collect(),
            }
        })
    }

    fn stakeholders(&self, list: &'a [StakeholderIx]) -> impl ExactSizeIterator<Item = &'a Id> + use<'a> {
        let names = &self.atlas.model.stakeholders;
        list.iter().map(|s| names.id(*s))
    }

    /// Who has which role as the atlas keeps it: nothing is copied or sorted. Whoever counts or filters many decisions uses this;
    /// [`roles`](Self::roles) is the same in the order of answers.
    #[must_use]
    pub fn segments(&self) -> impl ExactSizeIterator<Item = Segment<'a>> + use<'a> {
        let seat = *self;
        self.seat.found.roles.iter().map(move |segment| Segment { seat, segment })
    }

    /// Each stakeholder of segments, with role, place and rules, in the order of answers.
    fn each(&self, segments: &'a [roles::Segment]) -> Vec<(RoleIx, AreaIx, StakeholderIx, RuleSet)> {
        let found = &self.seat.found;
        let who = |segment| found.who(segment).iter().copied();
        let each = segments.iter().flat_map(|one| who(one).map(move |s| (one.role, one.area, s, one.rules)));
        let mut each: Vec<_> = each.collect();
        sort(&mut each);
        each
    }

    /// Who has which role, by role, place and stakeholder.
    #[must_use]
    pub fn roles(&self) -> impl ExactSizeIterator<Item = RoleAnswer<'a>> + use<'a> {
        let (model, rules) = (&self.atlas.model, &self.atlas.rules);
        self.each(&self.seat.found.roles).into_iter().map(move |(role, area, stakeholder, set)| RoleAnswer {
            role: model.roles.id(role),
            stakeholder: model.stakeholders.id(stakeholder),
            area: model.areas.id(area),
            strength: rules.strength(role, set),
            because: rules.of_role[role].list(set).map(|rule| model.rules.id(rule)).collect(),
        })
    }

    /// Who would have a role and is barred from it, by role, place and stakeholder.
    #[must_use]
    pub fn excluded(&self) -> impl ExactSizeIterator<Item = ExcludedAnswer<'a>> + use<'a> {
        let (model, seat) = (&self.atlas.model, self.seat);
        let rules = &self.atlas.rules.of_role;
        self.each(&seat.found.barred).into_iter().map(move |(role, area, stakeholder, set)| {
            let ids = |set| rules[role].list(set).map(|rule| model.rules.id(rule)).collect();
            let place = seat.place(area);
            let exclusions =
                place.map(|place| roles::exclusions_of(Here { seat: &seat.at, place }, stakeholder, role));
            ExcludedAnswer {
                role: model.roles.id(role),
                stakeholder: model.stakeholders.id(stakeholder),
                area: model.areas.id(area),
                because: ids(set & !rules[role].forbid),
                forbidden_by: ids(set & rules[role].forbid),
                exclusions: exclusions.unwrap_or_default().iter().map(|e| model.exclusions.id(*e)).collect(),
            }
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

impl<'a> Segment<'a> {
    /// The role.
    #[must_use]
    pub fn role(&self) -> &'a Id {
        self.seat.atlas.model.roles.id(self.segment.role)
    }

    /// The place.
    #[must_use]
    pub fn area(&self) -> &'a Id {
        self.seat.id(self.segment.area)
    }

    /// How strongly: that of the strongest rule.
    #[must_use]
    pub fn strength(&self) -> Strength {
        self.seat.atlas.rules.strength(self.segment.role, self.segment.rules)
    }

    /// Every rule that assigns it and is not set aside.
    pub fn because(&self) -> impl Iterator<Item = &'a Id> + use<'a> {
        let model = &self.seat.atlas.model;
        let rules = &self.seat.atlas.rules.of_role[self.segment.role];
        rules.list(self.segment.rules).map(|rule| model.rules.id(rule))
    }

    /// Who has it, in the order of ids.
    #[must_use]
    pub fn stakeholders(&self) -> impl ExactSizeIterator<Item = &'a Id> + use<'a> {
        self.seat.stakeholders(self.seat.seat.found.who(self.segment))
    }

    /// How many have it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seat.seat.found.who(self.segment).len()
    }

    /// Never: a segment has at least one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
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
