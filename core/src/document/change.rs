//! Changes to documents: an element that is added, replaced, ended or taken away; a merger; a member that leaves; a fact that is added.

use super::fix::Fix;
use super::landscape::{
    Agreement, Appointment, Area, Challenge, Exclusion, Landscape, Lever, Offer, Scheme, Sector, Stakeholder,
    TargetGroup, Theme, Trend,
};
use super::rule_book::{Kind, Level, Requirement, Role, Rule, RuleBook, Separation};
use crate::date::{Date, Validity};
use crate::ids::Id;

/// One change to a landscape, to what it builds on, or to a rule book: something that happens.
///
/// ```
/// # use regie::{Change, Collection, Mandate, Stakeholder};
/// let ocmw = Stakeholder::new("ocmw-menen".parse()?, "OCMW Menen".into(), "ocmw".parse()?);
/// let changes = [Change::from(ocmw), Change::Remove(Collection::Exclusions, "not-us".parse()?)];
/// # let _ = changes;
/// # Ok::<(), regie::InvalidId>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[expect(clippy::large_enum_variant, reason = "changes are few, and mostly additions")]
pub enum Change {
    /// The element with this id becomes this one, where it stands; without such an element, it is added: to the landscape itself, or to the rule book at the end
    /// of its collection.
    Put(Element),
    /// The element with this id goes.
    Remove(Collection, Id),
    /// The element with this id ends: its validity gets this `until`; without a day, that for which the atlas is built.
    End {
        /// Of which collection: one whose elements have a validity.
        collection: Collection,
        /// Which.
        id: Id,
        /// The first day on which it holds no longer.
        on: Option<Date>,
    },
    /// A member leaves an organisation.
    Leave {
        /// The member.
        stakeholder: Id,
        /// What it leaves.
        of: Id,
    },
    /// Areas merge, and with them their stakeholders (Dutch: *fusie*).
    Merge(Box<Merger>),
    /// A fact is added, or an exclusion ends.
    Fix(Fix),
}

/// Areas that go into one, and stakeholders that go into one with them: what they were ends, and what takes their place succeeds them.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Merger {
    /// The areas that merge.
    pub areas: Vec<Id>,
    /// The area into which they go: a new one, or one of them. Where it does not say so, it lies where they lie.
    pub into: Area,
    /// The stakeholders that merge.
    pub stakeholders: Vec<StakeholderMerger>,
    /// The first day of the new area; without it, that for which the atlas is built.
    pub on: Option<Date>,
}

impl Merger {
    /// Of these areas into this one.
    #[must_use]
    pub fn new(areas: Vec<Id>, into: Area) -> Self {
        Self { areas, into, stakeholders: Vec::new(), on: None }
    }
}

/// Stakeholders that go into one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct StakeholderMerger {
    /// Those that merge.
    pub stakeholders: Vec<Id>,
    /// Into which they go: a new one, or one of them. What it does not say (where it works, its mandates, sectors, memberships, for whom it speaks) it takes over from them.
    pub into: Stakeholder,
}

impl StakeholderMerger {
    /// Of these stakeholders into this one.
    #[must_use]
    pub fn new(stakeholders: Vec<Id>, into: Stakeholder) -> Self {
        Self { stakeholders, into }
    }
}

impl From<Fix> for Change {
    fn from(fix: Fix) -> Self {
        Self::Fix(fix)
    }
}

impl From<Merger> for Change {
    fn from(merger: Merger) -> Self {
        Self::Merge(Box::new(merger))
    }
}

macro_rules! elements {
    ($($document:ident { $($element:ident in $collection:ident = $field:ident, $text:literal;)* })*) => {
        /// An element of a landscape or a rule book.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "each is the record of its name")]
        pub enum Element { $($($element($element),)*)* }

        /// A collection of a landscape or a rule book.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "each is the collection of its name")]
        pub enum Collection { $($($collection,)*)* }

        impl Collection {
            /// Every collection, those of a landscape first.
            pub const ALL: &[Self] = &[$($(Self::$collection,)*)*];

            /// Its name in documents.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$collection => $text,)*)* }
            }
        }

        impl Element {
            /// Its id.
            #[must_use]
            pub fn id(&self) -> &Id {
                match self { $($(Self::$element(element) => &element.id,)*)* }
            }

            /// The collection to which it belongs.
            #[must_use]
            pub fn collection(&self) -> Collection {
                match self { $($(Self::$element(_) => Collection::$collection,)*)* }
            }
        }

        $($(impl From<$element> for Change {
            fn from(element: $element) -> Self {
                Self::Put(Element::$element(element))
            }
        })*)*

        $(impl $document {
            /// Does an element with this id stand here, in this collection?
            pub(crate) fn has(&self, collection: Collection, id: &Id) -> bool {
                match collection {
                    $(Collection::$collection => self.$field.iter().any(|element| element.id == *id),)*
                    _ => false,
                }
            }

            /// The element with this id, if it stands here, in this collection.
            pub(crate) fn element(&self, collection: Collection, id: &Id) -> Option<Element> {
                match collection {
                    $(Collection::$collection => {
                        let found = self.$field.iter().find(|element| element.id == *id);
                        found.map(|element| Element::$element(element.clone()))
                    })*
                    _ => None,
                }
            }

            /// Makes a change here; one that belongs to another document does nothing.
            pub(crate) fn change(&mut self, change: &Change) {
                match change {
                    $(Change::Put(Element::$element(element)) => {
                        match self.$field.iter_mut().find(|old| old.id == element.id) {
                            Some(old) => *old = element.clone(),
                            None => self.$field.push(element.clone()),
                        }
                    })*
                    $(Change::Remove(Collection::$collection, id) => self.$field.retain(|old| old.id != *id),)*
                    _ => {}
                }
            }
        })*
    };
}

elements! {
    Landscape {
        Area in Areas = areas, "areas";
        Sector in Sectors = sectors, "sectors";
        Lever in Levers = levers, "levers";
        TargetGroup in TargetGroups = target_groups, "target_groups";
        Trend in Trends = trends, "trends";
        Scheme in Schemes = schemes, "schemes";
        Theme in Themes = themes, "themes";
        Stakeholder in Stakeholders = stakeholders, "stakeholders";
        Agreement in Agreements = agreements, "agreements";
        Appointment in Appointments = appointments, "appointments";
        Exclusion in Exclusions = exclusions, "exclusions";
        Offer in Offers = offers, "offers";
        Challenge in Challenges = challenges, "challenges";
    }
    RuleBook {
        Level in Levels = levels, "levels";
        Kind in Kinds = kinds, "kinds";
        Role in Roles = roles, "roles";
        Rule in Rules = rules, "rules";
        Requirement in Requirements = requirements, "requirements";
        Separation in Separations = separations, "separations";
    }
}

impl Collection {
    /// Does it belong to a rule book?
    pub(crate) fn is_of_rules(self) -> bool {
        self >= Self::Levels
    }
}

impl Element {
    /// Its validity; nothing for an element that has none.
    pub(crate) fn valid_mut(&mut self) -> Option<&mut Validity> {
        Some(match self {
            Self::Area(one) => &mut one.valid,
            Self::Stakeholder(one) => &mut one.valid,
            Self::Agreement(one) => &mut one.valid,
            Self::Appointment(one) => &mut one.valid,
            Self::Exclusion(one) => &mut one.valid,
            Self::Offer(one) => &mut one.valid,
            Self::Challenge(one) => &mut one.valid,
            Self::Rule(one) => &mut one.valid,
            Self::Requirement(one) => &mut one.valid,
            Self::Separation(one) => &mut one.valid,
            _ => return None,
        })
    }
}

impl Change {
    /// The collection and the id of the element that is put or taken away; nothing for what concerns several.
    pub(crate) fn concerns(&self) -> Option<(Collection, &Id)> {
        match self {
            Self::Put(element) => Some((element.collection(), element.id())),
            Self::Remove(collection, id) => Some((*collection, id)),
            _ => None,
        }
    }
}
