//! Changes to documents: an element that is added, replaced or taken away.

use super::landscape::{
    Agreement, Appointment, Area, Challenge, Exclusion, Landscape, Lever, Offer, Scheme, Sector, Stakeholder,
    TargetGroup, Theme, Trend,
};
use super::rule_book::{Kind, Level, Requirement, Role, Rule, RuleBook, Separation};
use crate::ids::Id;

/// One change to a landscape, to what it builds on, or to a rule book.
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

impl Change {
    /// The collection and the id of the element that it concerns.
    #[must_use]
    pub fn concerns(&self) -> (Collection, &Id) {
        match self {
            Self::Put(element) => (element.collection(), element.id()),
            Self::Remove(collection, id) => (*collection, id),
        }
    }
}
