//! The rule book: who should take which role (Dutch: *regelboek*; contract §4).

use super::condition::Condition;
use super::head::{RuleBookFormat, Version};
use super::record::{record, words};
use crate::date::Validity;
use crate::ids::Id;
use crate::text::Text;

record! {
    /// Who should take which role: levels, kinds, roles, and the rules that join them to a landscape (contract §4).
    pub struct RuleBook as "rule book" {
        header {
            /// Always `regie/rulebook`.
            format: RuleBookFormat;
            /// The version of the format.
            version: Version;
        }
        required {
            /// The name of this rule book.
            id: Id;
        }
        optional {
            /// The name as people read it.
            label: Option<Text>;
            /// The levels of action, lowest first (Dutch: *niveaus*).
            levels: Vec<Level>;
            /// The kinds of stakeholders (Dutch: *soorten organisaties*).
            kinds: Vec<Kind>;
            /// The roles (Dutch: *rollen*).
            roles: Vec<Role>;
            /// The rules (Dutch: *regels*).
            rules: Vec<Rule>;
            /// What must be there, or should (Dutch: *vereisten*).
            requirements: Vec<Requirement>;
            /// Pairs of roles that are better kept apart (Dutch: *te scheiden rollen*).
            separations: Vec<Separation>;
        }
    }
}

words! {
    /// Which of the three questions an area's level answers (E-01, B-10): what is best done locally, what jointly, and what must be signalled to
    /// a higher government. In order.
    pub enum Approach {
        /// Tackle locally (Dutch: *lokaal aanpakken*).
        Local = "local",
        /// Tackle jointly (Dutch: *gezamenlijk aanpakken*).
        Joint = "joint",
        /// Signal to a higher government (Dutch: *signaleren aan Vlaanderen of federaal*).
        Signal = "signal",
    }
}

words! {
    /// What a rule does.
    pub enum Effect {
        /// Who matches has the role.
        Assign = "assign",
        /// Who matches may not have the role.
        Forbid = "forbid",
    }
}

words! {
    /// How strongly a rule speaks: *kan*, *hoort*, *moet*. In order.
    pub enum Strength {
        /// May (Dutch: *kan*).
        May = "may",
        /// Should (Dutch: *hoort*).
        Should = "should",
        /// Must (Dutch: *moet*).
        Must = "must",
    }
}

words! {
    /// How a requirement that is not met counts.
    pub enum Severity {
        /// Something is missing (Dutch: *gat*).
        Gap = "gap",
        /// A point for attention (Dutch: *aandachtspunt*).
        Advice = "advice",
    }
}

words! {
    /// What a place is to a seat (contract §3).
    pub enum Function {
        /// The seat itself (Dutch: *tafel*).
        Seat = "seat",
        /// Where a needed lever lies, below the level of signals.
        Source = "source",
        /// The higher government that has a needed lever.
        Target = "target",
    }
}

words! {
    /// What a requirement counts.
    pub enum Count {
        /// The stakeholders that have the role.
        Stakeholders = "stakeholders",
        /// The distinct sectors that they have together.
        Sectors = "sectors",
        /// The distinct kinds that they have.
        Kinds = "kinds",
    }
}

record! {
    /// A level of action (Dutch: *niveau*).
    pub struct Level as "level" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Which of the three questions it answers; never falling as levels rise.
            approach: Approach;
        }
        optional {
            /// What it is.
            description: Option<Text>;
        }
    }
}

record! {
    /// A kind of stakeholder (Dutch: *soort organisatie*).
    pub struct Kind as "kind" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {
            /// What it is.
            description: Option<Text>;
        }
    }
}

record! {
    /// A role (Dutch: *rol*).
    pub struct Role as "role" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {
            /// What it is.
            description: Option<Text>;
        }
    }
}

record! {
    @plain
    /// A rule: it gives a role, or forbids it, to whoever matches at the places where it applies (Dutch: *regel*).
    pub struct Rule as "rule" {
        required {
            /// Its name in references and reasons.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Where it comes from: at least one.
            source: Vec<Text> [nonempty];
            /// Does it assign or forbid?
            effect: Effect;
            /// Which role.
            role: Id => Role;
            /// At which places of a seat it applies.
            at: Vec<Function> [nonempty];
            /// When it matches.
            when: Condition;
        }
        optional {
            /// How strongly it assigns; `should` where nothing is said.
            strength: Option<Strength>;
            /// The rules that it sets aside where it matches.
            exception_to: Vec<Id> => Rule;
            /// When it is in force.
            valid: Validity;
            /// What it means.
            description: Option<Text>;
            /// Added by the modeller: the source does not say it.
            modelled: bool;
            /// A remark for readers.
            note: Option<Text>;
        }
    }
}

record! {
    @plain
    /// What must be there, or should: so many stakeholders in a role (Dutch: *vereiste*).
    pub struct Requirement as "requirement" {
        required {
            /// Its name in references and gaps.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Where it comes from: at least one.
            source: Vec<Text> [nonempty];
            /// A gap, or a point for attention?
            severity: Severity;
            /// Which role.
            role: Id => Role;
            /// How many there must be.
            at_least: u32;
            /// At which places of a seat it applies.
            at: Vec<Function> [nonempty];
            /// When it applies; only conditions that do not speak of a stakeholder.
            when: Condition;
        }
        optional {
            /// What is counted; the stakeholders where nothing is said.
            count: Option<Count>;
            /// Only stakeholders of these kinds count.
            kind: Vec<Id> => Kind [nonempty];
            /// Only roles at least this strong count.
            strength: Option<Strength>;
            /// When it is in force.
            valid: Validity;
            /// What it means.
            description: Option<Text>;
            /// Added by the modeller: the source does not say it.
            modelled: bool;
            /// A remark for readers.
            note: Option<Text>;
        }
    }
}

record! {
    @plain
    /// Two roles that are better kept apart: who has both is reported, nothing is forbidden (Dutch: *te scheiden rollen*).
    pub struct Separation as "separation" {
        required {
            /// Its name in references and gaps.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Where it comes from: at least one.
            source: Vec<Text> [nonempty];
            /// A gap, or a point for attention?
            severity: Severity;
            /// Two different roles.
            roles: Vec<Id> => Role [nonempty];
            /// When it applies; only conditions that do not speak of a stakeholder.
            when: Condition;
        }
        optional {
            /// Only for stakeholders of these kinds.
            kind: Vec<Id> => Kind [nonempty];
            /// When it is in force.
            valid: Validity;
            /// What it means.
            description: Option<Text>;
            /// Added by the modeller: the source does not say it.
            modelled: bool;
            /// A remark for readers.
            note: Option<Text>;
        }
    }
}

impl RuleBook {
    /// The version of the format that this library reads and writes; apart from the version of the crate.
    pub const VERSION: u64 = super::Landscape::VERSION;
    /// The `format` field of every rule book.
    pub const FORMAT: &'static str = "regie/rulebook";

    /// Reads a rule book. Its form is checked here; what it means is checked when an atlas is built, or by
    /// [`check_rule_book`](crate::check_rule_book).
    ///
    /// # Errors
    /// Every problem of form, with its place.
    pub fn from_json(text: &str) -> Result<Self, crate::error::Problems> {
        super::from_text(text, "rulebook")
    }

    /// Reads a rule book from bytes, which must be UTF-8.
    ///
    /// # Errors
    /// Every problem of form, with its place.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, crate::error::Problems> {
        super::from_slice(bytes, "rulebook")
    }

    /// The rule book as compact JSON text, which reads back as the same rule book.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::to_text(self)
    }
}

impl super::Document for RuleBook {
    const FORMAT: &'static str = RuleBook::FORMAT;
}

#[cfg(feature = "flanders")]
impl RuleBook {
    /// Without a single rule.
    pub(crate) fn empty() -> Self {
        <Self as super::value::Value>::blank()
    }
}
