//! What can be found, how serious it is, and why: stable words.

use crate::document::record::words;

words! {
    /// How serious a finding is, the most serious first.
    pub enum LintSeverity {
        /// What is written can never do what it says, in any landscape.
        Error = "error",
        /// It has no effect, or probably another than the one that was meant.
        Warning = "warning",
        /// It is true and may well be meant so.
        Hint = "hint",
    }
}

words! {
    /// Why something never holds, or can never be met; or in which way something is so.
    pub enum LintReason {
        /// No place has the functions, or the level, at which it applies.
        Nowhere = "nowhere",
        /// The parts that are named hold nowhere, whoever is judged.
        Parts = "parts",
        /// Every part holds somewhere, and never all together; the parts that are named are those that fail at the nearest point.
        Together = "together",
        /// No rule gives the role where it is asked for.
        NoRule = "no-rule",
        /// The rules that give the role give it to those alone to whom others forbid it.
        Forbidden = "forbidden",
        /// More is asked for than there can be.
        TooMany = "too-many",
        /// It holds for most of them.
        Most = "most",
        /// It stands beside the wider area in which it lies.
        Beside = "beside",
        /// It is given for every area of its level within a higher one.
        Everywhere = "everywhere",
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident;)*) => {
        words! {
            /// What is found: stable, to be matched on; in the order of their texts.
            pub enum LintCode { $($(#[doc = $doc])+ $name = $text,)* }
        }

        impl LintCode {
            /// How serious a finding with this code is, unless it says otherwise itself.
            #[must_use]
            pub fn severity(self) -> LintSeverity {
                match self { $(Self::$name => LintSeverity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A rule matches, and everybody whom it matches is barred from the role.
    AlwaysBarred = "always-barred", Warning;
    /// A rule matches, and is set aside wherever it does.
    AlwaysSetAside = "always-set-aside", Hint;
    /// An appointment over an area of cooperation, or a higher one, names no themes, so that it speaks of every challenge there.
    BroadAppointment = "broad-appointment", Hint;
    /// Whoever could get a role by a rule lets an exception set that rule aside.
    CannotApply = "cannot-apply", Error;
    /// A separation names two roles that nobody can have together.
    CannotBeBoth = "cannot-be-both", Warning;
    /// A requirement asks for what no rule can give.
    CannotBeMet = "cannot-be-met", Error;
    /// A requirement asks for what no rule can give at some of its levels.
    CannotBeMetAtLevel = "cannot-be-met-at-level", Warning;
    /// A condition contradicts itself.
    CannotHold = "cannot-hold", Error;
    /// Two rules say the same.
    DuplicateRule = "duplicate-rule", Warning;
    /// An `any` without parts: it never holds.
    EmptyAny = "empty-any", Warning;
    /// A prohibition matches, and bars nobody who would have had the role.
    ForbidsNobody = "forbids-nobody", Hint;
    /// A needed lever is held below an affected area alone: a wider mandate, or another area, is missing.
    HeldBelow = "held-below", Warning;
    /// A needed lever lies low, and holders of the same lever higher up are never asked: it may be two levers.
    HiddenHolder = "hidden-holder", Hint;
    /// An agreement whose parties are all absent at the date.
    IdleAgreement = "idle-agreement", Warning;
    /// An exception that can never meet the rule that it is to set aside.
    IdleException = "idle-exception", Warning;
    /// A rule names a function of places at which it can never hold.
    IdleFunction = "idle-function", Hint;
    /// An offer of nobody, or nowhere, at the date.
    IdleOffer = "idle-offer", Warning;
    /// A part of a condition that follows from the others.
    IdlePart = "idle-part", Hint;
    /// A stakeholder that works nowhere, holds no lever, offers nothing, is appointed to nothing and party to nothing.
    IdleStakeholder = "idle-stakeholder", Warning;
    /// A requirement that is met wherever another one is.
    ImpliedRequirement = "implied-requirement", Hint;
    /// A stakeholder works in every single area of an area of cooperation, or in most of them, rather than in that area itself; or in areas of it beside that area. To the rules it is an actor
    /// of each of them.
    ListsAreas = "lists-areas", Hint;
    /// A requirement or separation that applies nowhere.
    NeverApplies = "never-applies", Hint;
    /// A rule for which no challenge, seat and place asks, whoever there is.
    NeverAsked = "never-asked", Hint;
    /// A rule whose validity has no day.
    NeverInForce = "never-in-force", Error;
    /// A rule that is asked for somewhere, and matches nobody at any challenge.
    NeverMatches = "never-matches", Hint;
    /// A requirement that applies at two places or more, and is never met.
    NeverMet = "never-met", Warning;
    /// A mandate at a level of cooperation that is given for a higher area as a whole: the lever lies in every area of cooperation there; in several for one and the same area, where these overlap.
    OverlappingMandate = "overlapping-mandate", Warning;
    /// Where some exceptions apply, nobody can have the role of the rule that they set aside.
    PossibleVacuum = "possible-vacuum", Hint;
    /// A role that nobody gets, though several rules give it. Where there is but one, that rule has a finding.
    RoleOfNobody = "role-of-nobody", Hint;
    /// A role that no rule gives.
    RoleWithoutRule = "role-without-rule", Warning;
    /// Everybody to whom a rule gives the role has it by a stronger rule as well.
    ShadowedHere = "shadowed-here", Hint;
    /// A rule gives nothing, and forbids nothing, that another one does not.
    ShadowedRule = "shadowed-rule", Warning;
    /// A lever that is needed, or the landscape's own, and that nobody holds anywhere.
    UnheldLever = "unheld-lever", Hint;
    /// A theme of the landscape's own that leads to no theme of which a rule speaks or that a reference set has.
    UnlinkedTheme = "unlinked-theme", Hint;
    /// Kinds that no condition or requirement tells from each other.
    UnnamedKinds = "unnamed-kinds", Hint;
    /// A level that no condition names, though conditions name others with its approach.
    UnnamedLevel = "unnamed-level", Hint;
    /// A role that nothing in the rule book names.
    UnusedRole = "unused-role", Hint;
    /// A place where those who would have a role lose it by an exception, nobody has it, and a requirement misses it.
    Vacuum = "vacuum", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_in_the_order_of_their_texts() {
        assert!(LintCode::ALL.is_sorted_by_key(|code| code.as_str()));
    }
}
