//! What should hold: the rules of a rule book at a date, compiled against a landscape.

use crate::document::{Approach, Count, Function, Severity, Spread, Strength, Works};
use crate::model::table::{
    AreaIx, GroupIx, KindIx, LevelIx, LeverIx, RequirementIx, RoleIx, RuleIx, SectorIx, SeparationIx,
    StakeholderIx, ThemeIx,
};

/// The functions of a place, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Functions(u8);

impl Functions {
    pub(crate) fn of(list: &[Function]) -> Self {
        list.iter().fold(Self::default(), |set, function| set.with(*function))
    }

    pub(crate) fn with(self, function: Function) -> Self {
        Self(self.0 | 1 << function as u8)
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Approaches, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Approaches(u8);

impl Approaches {
    pub(crate) fn of(list: &[Approach]) -> Self {
        list.iter().fold(Self::default(), |set, approach| set.with(*approach))
    }

    pub(crate) fn with(self, approach: Approach) -> Self {
        Self(self.0 | 1 << approach as u8)
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// In their order: local, joint, signal.
    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = Approach> {
        Approach::ALL.iter().copied().filter(move |approach| self.0 & (1 << *approach as u8) != 0)
    }

    pub(crate) fn highest(self) -> Approach {
        self.iter().next_back().unwrap_or(Approach::Local)
    }
}

/// A compiled condition.
#[derive(Debug)]
pub(crate) enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Test(Test),
}

/// A compiled atom: ids are indices, areas and stakeholders are resolved at the date, lists are sorted. A list that has lost all its elements matches
/// nothing.
#[derive(Debug)]
pub(crate) enum Test {
    Stakeholder(Vec<StakeholderIx>),
    Kind(Vec<KindIx>),
    Sector(Vec<SectorIx>),
    MemberOf(Vec<StakeholderIx>),
    Works(Works),
    Pulls,
    ServesTheme,
    Represents,
    Offers,
    Party,
    Appointed(Vec<RoleIx>),
    Theme(Vec<ThemeIx>),
    TargetGroup(Vec<GroupIx>),
    Needs(Vec<LeverIx>),
    Spread(Vec<Spread>),
    Approach(Approaches),
    SectorsAtLeast(usize),
    AreasAtLeast(usize),
    Unheld,
    Contiguous,
    Level(Vec<LevelIx>),
    Place(Vec<AreaIx>),
}

/// A rule that assigns, at the date.
#[derive(Debug)]
pub(crate) struct AssignRule {
    pub(crate) rule: RuleIx,
    pub(crate) role: RoleIx,
    pub(crate) at: Functions,
    pub(crate) strength: Strength,
    /// The rules that can set it aside, as positions in the list of assign rules: all earlier ones.
    pub(crate) exceptions: Vec<usize>,
    /// Can it set another aside?
    pub(crate) is_exception: bool,
    pub(crate) when: Cond,
}

/// A rule that forbids, at the date.
#[derive(Debug)]
pub(crate) struct ForbidRule {
    pub(crate) rule: RuleIx,
    pub(crate) role: RoleIx,
    pub(crate) at: Functions,
    pub(crate) when: Cond,
}

/// A requirement, at the date.
#[derive(Debug)]
pub(crate) struct RequirementAt {
    pub(crate) requirement: RequirementIx,
    pub(crate) severity: Severity,
    pub(crate) role: RoleIx,
    pub(crate) at_least: usize,
    pub(crate) count: Count,
    /// Nothing: of all kinds.
    pub(crate) kinds: Option<Vec<KindIx>>,
    pub(crate) strength: Option<Strength>,
    pub(crate) at: Functions,
    pub(crate) when: Cond,
}

/// A separation, at the date.
#[derive(Debug)]
pub(crate) struct SeparationAt {
    pub(crate) separation: SeparationIx,
    pub(crate) severity: Severity,
    /// Sorted.
    pub(crate) roles: [RoleIx; 2],
    /// Nothing: of all kinds.
    pub(crate) kinds: Option<Vec<KindIx>>,
    pub(crate) when: Cond,
}

/// The rules of an atlas.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// A rule comes after those that can set it aside.
    pub(crate) assign: Vec<AssignRule>,
    pub(crate) forbid: Vec<ForbidRule>,
    pub(crate) requirements: Vec<RequirementAt>,
    pub(crate) separations: Vec<SeparationAt>,
}
