//! What should hold: the rules of a rule book at a date, compiled against a landscape.

use crate::document::{Approach, Count, Function, Severity, Spread, Strength, Works};
use crate::model::few::FewOwned;
use crate::model::table::{
    AreaIx, GroupIx, KindIx, LevelIx, LeverIx, RequirementIx, RoleIx, RuleIx, SectorIx, SeparationIx,
    StakeholderIx, Table, ThemeIx,
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
#[derive(Debug, Clone)]
pub(crate) enum Cond {
    All(Vec<Cond>),
    Any(Vec<Cond>),
    Not(Box<Cond>),
    Test(Test),
}

/// A compiled atom: ids are indices, areas and stakeholders are resolved at the date, lists are sorted. A list that has lost all its elements matches
/// nothing.
#[derive(Debug, Clone)]
pub(crate) enum Test {
    Stakeholder(Vec<StakeholderIx>),
    Kind(Vec<KindIx>),
    Sector(FewOwned<SectorIx>),
    MemberOf(Vec<StakeholderIx>),
    Works(Works),
    Pulls,
    ServesTheme,
    Represents,
    Offers,
    Party,
    Appointed(Vec<RoleIx>),
    Theme(FewOwned<ThemeIx>),
    TargetGroup(FewOwned<GroupIx>),
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

/// Rules of one role, as a set: each rule that assigns or forbids the role has a bit of its own.
pub(crate) type RuleSet = u128;

/// A rule, at the date.
#[derive(Debug)]
pub(crate) struct RuleAt {
    pub(crate) role: RoleIx,
    pub(crate) at: Functions,
    /// The rule's bit among the rules of its role; the same order as that of their ids.
    pub(crate) bit: RuleSet,
    /// Nothing: it forbids.
    pub(crate) strength: Option<Strength>,
    /// The rules that it sets aside, as positions: all later ones.
    pub(crate) sets_aside: Vec<usize>,
    /// The whole condition.
    pub(crate) when: Cond,
    /// Does the condition name, list or place those for whom it can hold? Every rule that assigns does.
    pub(crate) is_bound: bool,
    /// The parts of the condition that a place alone settles.
    pub(crate) of_place: Vec<Cond>,
    /// The parts that the challenge and its seat settle, whoever is judged.
    pub(crate) of_seat: Vec<Cond>,
    /// The parts that a stakeholder settles, wherever and whatever for.
    pub(crate) of_stakeholder: Vec<Cond>,
    /// All other parts, for a seat that covers itself alone, judged at its own place.
    pub(crate) alone: Plan,
    /// All other parts, anywhere else.
    pub(crate) elsewhere: Plan,
}

/// How those are found for whom the remaining parts of a condition hold.
#[derive(Debug)]
pub(crate) enum Plan {
    /// Whoever can be concerned at a place is known beforehand and kept with it.
    Kept {
        /// The parts that stakeholder and place settle.
        fixed: Vec<Cond>,
        /// The parts that also ask what a stakeholder is to the challenge.
        loose: Loose,
    },
    /// Whoever can be concerned works around the seat: found by where they work.
    Homed {
        /// Does it ask who works below the place, where nothing affected may lie?
        below: bool,
        /// The parts that hold for all alike who work in the same area and nowhere else.
        reach: Vec<Cond>,
        /// The parts that also ask what a stakeholder is, to the challenge or by itself.
        loose: Loose,
    },
    /// They are listed for each seat anew.
    Listed(Vec<Cond>),
}

/// The parts of a condition that ask what a stakeholder is to the challenge.
#[derive(Debug, Clone, Default)]
pub(crate) struct Loose {
    /// Which of `serves_theme`, `represents`, `party` are among them: a bit for each.
    pub(crate) asks: u8,
    /// All of them.
    pub(crate) parts: Vec<Cond>,
    /// Are there others than these three?
    pub(crate) others: bool,
}

impl Loose {
    fn new(parts: Vec<Cond>) -> Self {
        let mut loose = Self::default();
        for part in &parts {
            match part {
                Cond::Test(Test::ServesTheme) => loose.asks |= 1,
                Cond::Test(Test::Represents) => loose.asks |= 2,
                Cond::Test(Test::Party) => loose.asks |= 4,
                _ => loose.others = true,
            }
        }
        Self { parts, ..loose }
    }
}

/// Which facts a condition speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Speaks(u8);

impl Speaks {
    /// The place alone: `level`, `place`.
    pub(crate) const PLACE: Self = Self(1);
    /// The challenge and its seat.
    pub(crate) const SEAT: Self = Self(2);
    /// What a stakeholder is: `kind`, `sector`, `member_of`.
    pub(crate) const NATURE: Self = Self(4);
    /// Which one it is: `stakeholder`.
    pub(crate) const IDENTITY: Self = Self(8);
    /// How its working areas lie to the place.
    pub(crate) const WORKS: Self = Self(16);
    /// How its working areas lie to the seat: `works` affected and reaches.
    pub(crate) const REACH: Self = Self(32);
    /// What it is and the challenge: `serves_theme`, `represents`, `party`.
    pub(crate) const MATCH: Self = Self(64);
    /// Stakeholder, challenge and place together: `pulls`, `offers`, `appointed`.
    pub(crate) const DEED: Self = Self(128);

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn only(self, of: Self) -> bool {
        self.0 & !of.0 == 0
    }
}

impl Cond {
    /// Which facts it speaks of. Conditions nest at most 64 deep, so this may recurse.
    pub(crate) fn speaks(&self) -> Speaks {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().fold(Speaks(0), |all, part| all.and(part.speaks()))
            }
            Self::Not(part) => part.speaks(),
            Self::Test(test) => match test {
                Test::Level(_) | Test::Place(_) => Speaks::PLACE,
                Test::Kind(_) | Test::Sector(_) | Test::MemberOf(_) => Speaks::NATURE,
                Test::Stakeholder(_) => Speaks::IDENTITY,
                Test::Works(Works::Affected | Works::Reaches) => Speaks::REACH,
                Test::Works(_) => Speaks::WORKS,
                Test::ServesTheme | Test::Represents | Test::Party => Speaks::MATCH,
                Test::Pulls | Test::Offers | Test::Appointed(_) => Speaks::DEED,
                _ => Speaks::SEAT,
            },
        }
    }

    /// Does it hold, where `judge` says which atoms do?
    pub(crate) fn holds(&self, judge: &impl Fn(&Test) -> bool) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(judge)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(judge)),
            Self::Not(part) => !part.holds(judge),
            Self::Test(test) => judge(test),
        }
    }

    /// How many stakeholders it is likely to list, as an order; nothing where it is not bound.
    pub(crate) fn cost(&self) -> Option<u8> {
        match self {
            Self::All(parts) => parts.iter().filter_map(Self::cost).min(),
            Self::Any(parts) => {
                let mut each = parts.iter().map(Self::cost);
                each.try_fold(0, |most, cost| cost.map(|cost| most.max(cost)))
            }
            Self::Not(_) => None,
            Self::Test(test) => match test {
                Test::Stakeholder(_) | Test::Pulls => Some(0),
                Test::Appointed(_) => Some(1),
                Test::Works(Works::At) => Some(2),
                Test::Offers => Some(3),
                Test::Works(Works::Covers | Works::Reaches) => Some(4),
                Test::Works(Works::Affected) => Some(5),
                Test::Party => Some(6),
                Test::Works(Works::Inside | Works::Overlaps) => Some(7),
                _ => None,
            },
        }
    }

    /// Of some conditions, the one that is cheapest to list.
    pub(crate) fn cheapest<'c>(parts: impl Iterator<Item = &'c Self>) -> Option<&'c Self> {
        let bound = parts.filter_map(|part| part.cost().map(|cost| (cost, part)));
        bound.min_by_key(|(cost, _)| *cost).map(|(_, part)| part)
    }

    /// Does everybody for whom it can hold work above or below the place, or above something affected?
    fn is_placed(&self) -> bool {
        match self {
            Self::All(parts) => parts.iter().any(Self::is_placed),
            Self::Any(parts) => parts.iter().all(Self::is_placed),
            Self::Test(test) => matches!(test, Test::Works(_)),
            Self::Not(_) => false,
        }
    }

    /// Does it ask where levers lie?
    pub(crate) fn asks_levers(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_levers),
            Self::Not(part) => part.asks_levers(),
            Self::Test(test) => matches!(test, Test::Pulls | Test::Unheld | Test::Approach(_)),
        }
    }

    /// Does it ask who works below the place?
    fn asks_below(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_below),
            Self::Not(part) => part.asks_below(),
            Self::Test(test) => matches!(test, Test::Works(Works::Inside | Works::Overlaps)),
        }
    }

    /// The parts that must all hold.
    fn parts(&self, into: &mut Vec<Self>) {
        match self {
            Self::All(parts) => parts.iter().for_each(|part| part.parts(into)),
            other => into.push(other.clone()),
        }
    }

    /// The same condition for a seat that covers itself alone, at its own place: who reaches it covers it, and it is itself what is affected.
    fn alone(&self) -> Self {
        match self {
            Self::All(parts) => Self::All(parts.iter().map(Self::alone).collect()),
            Self::Any(parts) => Self::Any(parts.iter().map(Self::alone).collect()),
            Self::Not(part) => Self::Not(Box::new(part.alone())),
            Self::Test(Test::Works(Works::Affected)) => Self::Test(Test::Works(Works::At)),
            Self::Test(Test::Works(Works::Reaches)) => Self::Test(Test::Works(Works::Covers)),
            Self::Test(test) => Self::Test(test.clone()),
        }
    }
}

impl RuleAt {
    pub(crate) fn new(role: RoleIx, at: Functions, strength: Option<Strength>, when: Cond) -> Self {
        let mut parts = Vec::new();
        when.parts(&mut parts);
        let (mut of_place, mut of_seat, mut of_stakeholder, mut others) = (vec![], vec![], vec![], vec![]);
        for part in parts {
            let speaks = part.speaks();
            if speaks.only(Speaks::PLACE) {
                of_place.push(part);
            } else if speaks.only(Speaks::PLACE.and(Speaks::SEAT)) {
                of_seat.push(part);
            } else if speaks.only(Speaks::NATURE.and(Speaks::IDENTITY)) {
                of_stakeholder.push(part);
            } else {
                others.push(part);
            }
        }
        // a rule that forbids is judged only for those who would have the role
        let forbids = strength.is_none();
        let anchored = forbids || of_stakeholder.iter().any(|part| part.cost().is_some());
        let mut alone = Plan::new(others.iter().map(Cond::alone).collect(), anchored, forbids);
        // what is left there is seldom more than a place can keep
        alone.make_listed();
        let elsewhere = Plan::new(others, anchored, forbids);
        let sets_aside = Vec::new();
        let is_bound = when.cost().is_some();
        Self {
            role,
            at,
            bit: 0,
            strength,
            sets_aside,
            when,
            is_bound,
            of_place,
            of_seat,
            of_stakeholder,
            alone,
            elsewhere,
        }
    }

    pub(crate) fn plan(&self, alone: bool) -> &Plan {
        if alone { &self.alone } else { &self.elsewhere }
    }
}

impl Plan {
    fn new(parts: Vec<Cond>, mut anchored: bool, forbids: bool) -> Self {
        let with_place = Speaks::PLACE.and(Speaks::NATURE).and(Speaks::IDENTITY).and(Speaks::WORKS);
        let alike = Speaks::PLACE.and(Speaks::SEAT).and(Speaks::NATURE).and(Speaks::MATCH);
        anchored |= parts.iter().any(|part| part.speaks().only(with_place) && part.cost().is_some());
        if anchored && parts.iter().all(|part| part.speaks().only(with_place) || part.speaks().only(alike)) {
            let (fixed, loose) = parts.into_iter().partition(|part| part.speaks().only(with_place));
            return Self::Kept { fixed, loose: Loose::new(loose) };
        }
        Self::homed(&parts, forbids).unwrap_or(Self::Listed(parts))
    }

    /// The plan that finds them by where they work, for a condition that allows it. A rule that forbids finds nobody by itself.
    fn homed(parts: &[Cond], forbids: bool) -> Option<Self> {
        let of_area = Speaks::PLACE.and(Speaks::SEAT).and(Speaks::WORKS).and(Speaks::REACH);
        let alike = of_area.and(Speaks::NATURE).and(Speaks::MATCH);
        if !parts.iter().all(|part| part.speaks().only(alike)) {
            return None;
        }
        if !forbids && !parts.iter().any(Cond::is_placed) {
            return None;
        }
        let below = !forbids && parts.iter().any(Cond::asks_below);
        let (reach, loose) = parts.iter().cloned().partition(|part: &Cond| part.speaks().only(of_area));
        Some(Self::Homed { below, reach, loose: Loose::new(loose) })
    }

    /// The same rule beside one that finds them by where they work: whoever has a role stands in one list, however many rules give it.
    fn beside_homed(&mut self, forbids: bool) {
        if let Self::Kept { fixed, loose } = self {
            let parts: Vec<Cond> = fixed.drain(..).chain(loose.parts.drain(..)).collect();
            *self = Self::homed(&parts, forbids).unwrap_or(Self::Listed(parts));
        }
    }
}

/// Makes the plans of the rules of each role fit each other.
pub(crate) fn fit_plans(rules: &mut [RuleAt]) {
    let is_homed = |rule: &&RuleAt| rule.strength.is_some() && matches!(rule.elsewhere, Plan::Homed { .. });
    let homed: Vec<RoleIx> = rules.iter().filter(is_homed).map(|rule| rule.role).collect();
    for rule in rules {
        let forbids = rule.strength.is_none();
        if homed.contains(&rule.role) {
            rule.elsewhere.beside_homed(forbids);
        } else if forbids {
            // nobody is found by where they work: it is judged for each winner
            rule.elsewhere.make_listed();
        }
    }
}

impl Plan {
    fn make_listed(&mut self) {
        if let Self::Homed { reach, loose, .. } = self {
            *self = Self::Listed(reach.drain(..).chain(loose.parts.drain(..)).collect());
        }
    }

    /// The parts that ask what a stakeholder is to the challenge, where they stand apart.
    pub(crate) fn loose(&self) -> Option<&Loose> {
        match self {
            Self::Kept { loose, .. } | Self::Homed { loose, .. } => Some(loose),
            Self::Listed(_) => None,
        }
    }

    /// How its rule is walked at a place.
    pub(crate) fn way(&self) -> Way {
        match self {
            Self::Kept { .. } => Way::Kept,
            Self::Homed { below, .. } => Way::Homed { below: *below },
            Self::Listed(_) => Way::Listed,
        }
    }
}

/// How a rule is walked at a place: see [`Plan`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Kept,
    Homed { below: bool },
    Listed,
}

/// The rules of one role, as sets.
#[derive(Debug, Clone, Default)]
pub(crate) struct RoleRules {
    /// The rule of each bit.
    pub(crate) rules: Vec<RuleIx>,
    pub(crate) forbid: RuleSet,
    /// The positions of those that assign it.
    pub(crate) assign: Vec<usize>,
    /// The positions of those that forbid it.
    pub(crate) forbids: Vec<usize>,
    /// Do all that assign it stand at seats alone?
    pub(crate) at_seats: bool,
    /// Is it settled at a seat, whoever is judged, without asking where levers lie?
    pub(crate) asks_no_levers: bool,
    /// By strength: may, should, must.
    pub(crate) by_strength: [RuleSet; 3],
}

impl RoleRules {
    /// The rules of a set, in the order of their ids.
    pub(crate) fn list(&self, set: RuleSet) -> impl Iterator<Item = RuleIx> {
        self.rules.iter().enumerate().filter(move |(bit, _)| set & (1 << bit) != 0).map(|(_, rule)| *rule)
    }

    /// The strength of the strongest rule of a set.
    pub(crate) fn strength(&self, set: RuleSet) -> Strength {
        let [_, should, must] = self.by_strength;
        match () {
            () if set & must != 0 => Strength::Must,
            () if set & should != 0 => Strength::Should,
            () => Strength::May,
        }
    }
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
#[derive(Debug)]
pub(crate) struct Rules {
    /// First those that assign, each after those that can set it aside; then those that forbid.
    pub(crate) all: Vec<RuleAt>,
    /// The positions of those that can set others aside.
    pub(crate) exceptions: Vec<usize>,
    pub(crate) of_role: Table<RoleIx, RoleRules>,
    pub(crate) requirements: Vec<RequirementAt>,
    pub(crate) separations: Vec<SeparationAt>,
}

impl Rules {
    /// Does some condition name this stakeholder itself?
    pub(crate) fn names(&self, s: StakeholderIx) -> bool {
        fn names(condition: &Cond, s: StakeholderIx) -> bool {
            match condition {
                Cond::All(parts) | Cond::Any(parts) => parts.iter().any(|part| names(part, s)),
                Cond::Not(part) => names(part, s),
                Cond::Test(Test::Stakeholder(list)) => list.contains(&s),
                Cond::Test(_) => false,
            }
        }
        self.all.iter().any(|rule| names(&rule.when, s))
    }

    pub(crate) fn strength(&self, role: RoleIx, set: RuleSet) -> Strength {
        self.of_role[role].strength(set)
    }
}
