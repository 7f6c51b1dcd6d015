//! What every element keeps: its id, where it comes from, who added it, a remark.

use crate::document::{
    Agreement, Appointment, Area, Challenge, Exclusion, Kind, Landscape, Level, Lever, Offer, Requirement,
    Role, Rule, RuleBook, Scheme, Sector, Separation, Stakeholder, TargetGroup, Theme, Trend,
};
use crate::ids::Id;
use crate::model::Element;
use crate::text::Text;

/// What stands beside the facts of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) source: &'a [Text],
    pub(super) modelled: bool,
    pub(super) note: Option<&'a Text>,
}

/// Something that has a source, a remark, and may be modelled (contract §1).
pub(super) trait Sourced {
    fn beside(&self) -> Beside<'_>;
}

/// An element with an id, and what it is called in an IRI.
pub(super) trait Kept: Element + Sourced {
    const WHAT: &'static str;
}

macro_rules! sourced {
    ($($element:ty),*) => {
        $(impl Sourced for $element {
            fn beside(&self) -> Beside<'_> {
                Beside { source: &self.source, modelled: self.modelled, note: self.note.as_ref() }
            }
        })*
    };
}

macro_rules! kept {
    ($($element:ident = $what:literal,)*) => {
        sourced!($($element),*);
        $(impl Kept for $element {
            const WHAT: &'static str = $what;
        })*
    };
}

sourced!(Landscape, RuleBook, crate::document::Mandate);
kept! {
    Area = "area",
    Sector = "sector",
    Lever = "lever",
    TargetGroup = "target-group",
    Trend = "trend",
    Scheme = "scheme",
    Theme = "theme",
    Stakeholder = "stakeholder",
    Agreement = "agreement",
    Appointment = "appointment",
    Exclusion = "exclusion",
    Offer = "offer",
    Challenge = "challenge",
    Level = "level",
    Kind = "kind",
    Role = "role",
    Rule = "rule",
    Requirement = "requirement",
    Separation = "separation",
}

/// A concept: something that is a name in a list.
pub(super) trait Concept: Kept {
    fn label(&self) -> &Text;
    fn description(&self) -> Option<&Text> {
        None
    }
    /// The list that it names itself.
    fn scheme(&self) -> Option<&Id> {
        None
    }
}

macro_rules! concepts {
    ($($element:ident $(description $description:ident)? $(scheme $scheme:ident)?,)*) => {
        $(impl Concept for $element {
            fn label(&self) -> &Text {
                &self.label
            }
            $(fn description(&self) -> Option<&Text> {
                self.$description.as_ref()
            })?
            $(fn scheme(&self) -> Option<&Id> {
                self.$scheme.as_ref()
            })?
        })*
    };
}

concepts! {
    Sector,
    Lever,
    TargetGroup,
    Trend description description,
    Theme scheme scheme,
    Level description description,
    Kind description description,
    Role description description,
}
