//! The landscape and the rule book as plain relations of numbers: what everybody is given.
//!
//! Numbers are positions: of levels and rules in the order of the rule book, of all else in the order of ids. A set out of at most 64 (themes, sectors, target groups, levers) is a
//! mask of bits. Nothing is derived: whatever follows from these facts, each works out for itself.

use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};

use anyhow::{Context, Result, ensure};
use regie::{Approach, AreaEntry, Id, Landscape, RuleBook, Spread, Validity};

/// The ids of one collection, sorted: an id's number is its position.
#[derive(Debug, Default)]
pub struct Names(Vec<Id>);

impl Names {
    fn new<'a>(ids: impl Iterator<Item = &'a Id>) -> Self {
        let mut ids: Vec<Id> = ids.cloned().collect();
        ids.sort_unstable();
        Self(ids)
    }

    /// The number of an id.
    pub fn number(&self, id: &str) -> Result<u32> {
        let at = self.0.binary_search_by(|own| own.as_str().cmp(id));
        let at = at.ok().with_context(|| format!("`{id}` is named and not there"))?;
        Ok(u32::try_from(at)?)
    }

    /// The id with a number.
    #[must_use]
    pub fn id(&self, number: u32) -> &str {
        self.0.get(number as usize).map_or("", Id::as_str)
    }

    /// So many ids.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The numbers of some ids as bits.
    pub fn mask(&self, ids: &[Id]) -> Result<u64> {
        ensure!(self.count() <= 64, "more than 64 of a kind do not fit in a mask");
        ids.iter().try_fold(0, |mask, id| Ok(mask | 1 << self.number(id.as_str())?))
    }

    /// The ids of the bits of a mask.
    pub fn listed(&self, mask: u64) -> impl Iterator<Item = &str> {
        bits(mask).map(|number| self.id(number))
    }

    /// One number beside that of each id.
    fn pairs(&self, from: u32, ids: &[Id]) -> Result<Vec<(u32, u32)>> {
        ids.iter().map(|id| Ok((from, self.number(id.as_str())?))).collect()
    }
}

/// The numbers of the bits that are set.
pub fn bits(mask: u64) -> impl Iterator<Item = u32> {
    (0..64).filter(move |bit| mask >> bit & 1 == 1)
}

/// The bit of an approach.
#[must_use]
pub fn approach_bit(approach: Approach) -> u32 {
    match approach {
        Approach::Local => 0,
        Approach::Joint => 1,
        Approach::Signal => 2,
    }
}

/// What ids the numbers stand for.
#[derive(Debug, Default)]
pub struct Ids {
    pub areas: Names,
    pub kinds: Names,
    /// In the order of the rule book, lowest first.
    pub levels: Vec<Id>,
    pub roles: Names,
    pub sectors: Names,
    pub themes: Names,
    pub groups: Names,
    pub levers: Names,
    pub stakeholders: Names,
    pub challenges: Names,
}

impl Ids {
    /// The number of a level: lower is lower.
    pub fn level(&self, id: &str) -> Result<u32> {
        let at = self.levels.iter().position(|level| level.as_str() == id);
        Ok(u32::try_from(at.with_context(|| format!("`{id}` is no level"))?)?)
    }
}

macro_rules! relations {
    ($($(#[doc = $doc:literal])+ $name:ident ($($column:ident: $type:ty),+);)+) => {
        /// All relations, each with its columns in the order named here.
        #[derive(Debug, Default)]
        pub struct Facts { pub ids: Ids, $($(#[doc = $doc])+ pub $name: Vec<($($type,)+)>,)+ }

        impl Facts {
            /// Every relation as its name, its columns with their types in SQL, and its rows as comma separated values.
            #[must_use]
            pub fn tables(&self) -> Vec<Table> {
                vec![$(Table {
                    name: stringify!($name),
                    columns: vec![$((stringify!($column), <$type as Column>::SQL)),+],
                    rows: self.$name.iter().fold(String::new(), |mut text, ($($column,)+)| {
                        let row: &[&dyn Display] = &[$($column),+];
                        for (at, value) in row.iter().enumerate() {
                            // writing to a String does not fail
                            let _ = write!(text, "{}{value}", if at == 0 { "" } else { "," });
                        }
                        text.push('\n');
                        text
                    }),
                }),+]
            }
        }
    };
}

/// A relation as text.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: Vec<(&'static str, &'static str)>,
    pub rows: String,
}

/// What SQL calls the type of a column.
trait Column {
    const SQL: &'static str;
}

impl Column for u32 {
    const SQL: &'static str = "UINTEGER";
}

impl Column for u64 {
    const SQL: &'static str = "UBIGINT";
}

relations! {
    /// The approach of each level, 0 to 2.
    level_approach (level: u32, approach: u32);
    /// Areas; themes 0: for all.
    area (a: u32, level: u32, themes: u64);
    /// Directly within, whichever of the two says so.
    within (a: u32, b: u32);
    /// Neighbours, both ways.
    neighbour (a: u32, b: u32);
    /// Themes with the sectors that they name.
    theme (theme: u32, sectors: u64);
    /// A theme and the broader one.
    broader (theme: u32, above: u32);
    /// Two themes that mean the same, as it is declared.
    exact (theme: u32, other: u32);
    /// Stakeholders with the sectors and target groups that they name.
    stakeholder (s: u32, kind: u32, sectors: u64, groups: u64);
    /// Where they work.
    works_in (s: u32, a: u32);
    /// Of whom they are members.
    member_of (s: u32, other: u32);
    /// What they can pull.
    mandate (s: u32, lever: u32, level: u32, a: u32);
    /// Agreements; themes 0: for all.
    agreement (g: u32, themes: u64);
    /// The parties to them.
    party (g: u32, s: u32);
    /// Appointments; themes 0: for all.
    appointment (s: u32, role: u32, a: u32, themes: u64);
    /// Exclusions; themes 0: for all.
    exclusion (s: u32, role: u32, a: u32, themes: u64);
    /// Offers; groups 0: for all.
    offer (o: u32, themes: u64, groups: u64);
    /// By whom.
    offer_by (o: u32, s: u32);
    /// Where.
    offer_area (o: u32, a: u32);
    /// Challenges as they stand.
    challenge (c: u32, named: u64, needs: u64, groups: u64, shared: u32);
    /// The areas that they name.
    challenge_area (c: u32, a: u32);
    /// All areas of a level within an area.
    challenge_within (c: u32, a: u32, level: u32);
    /// The seats that they name.
    challenge_seat (c: u32, a: u32);
}

impl Facts {
    /// Only for documents in which nothing begins or ends: the others are not asked about dates.
    pub fn new(landscape: &Landscape, rules: &RuleBook) -> Result<Self> {
        ensure!(landscape.builds_on.is_empty(), "the landscape builds on others");
        ensure!(
            always(landscape, rules),
            "something begins or ends, which the comparison does not ask about"
        );
        let mut facts = Self { ids: ids(landscape, rules), ..Self::default() };
        facts.areas(landscape, rules)?;
        facts.themes(landscape)?;
        facts.people(landscape)?;
        facts.papers(landscape)?;
        facts.challenges(landscape)?;
        Ok(facts)
    }

    /// Only these challenges.
    pub fn keep(&mut self, challenges: &BTreeSet<u32>) {
        self.challenge.retain(|row| challenges.contains(&row.0));
        self.challenge_area.retain(|row| challenges.contains(&row.0));
        self.challenge_within.retain(|row| challenges.contains(&row.0));
        self.challenge_seat.retain(|row| challenges.contains(&row.0));
    }

    fn areas(&mut self, landscape: &Landscape, rules: &RuleBook) -> Result<()> {
        for (number, level) in rules.levels.iter().enumerate() {
            self.level_approach.push((u32::try_from(number)?, approach_bit(level.approach)));
        }
        let Ids { areas, themes, .. } = &self.ids;
        for area in &landscape.areas {
            let a = areas.number(area.id.as_str())?;
            self.area.push((a, self.ids.level(area.level.as_str())?, themes.mask(&area.themes)?));
            self.within.extend(areas.pairs(a, &area.within)?);
            self.within.extend(areas.pairs(a, &area.contains)?.iter().map(|(above, below)| (*below, *above)));
            let beside = areas.pairs(a, &area.neighbours)?;
            self.neighbour.extend(beside.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]));
        }
        for both in [&mut self.within, &mut self.neighbour] {
            both.sort_unstable();
            both.dedup();
        }
        Ok(())
    }

    fn themes(&mut self, landscape: &Landscape) -> Result<()> {
        let Ids { themes, sectors, .. } = &self.ids;
        for theme in &landscape.themes {
            let number = themes.number(theme.id.as_str())?;
            self.theme.push((number, sectors.mask(&theme.sectors)?));
            self.broader.extend(themes.pairs(number, theme.broader.as_slice())?);
            self.exact.extend(themes.pairs(number, &theme.exact)?);
        }
        Ok(())
    }

    fn people(&mut self, landscape: &Landscape) -> Result<()> {
        let Ids { areas, kinds, levers, sectors, groups, stakeholders, .. } = &self.ids;
        for one in &landscape.stakeholders {
            let s = stakeholders.number(one.id.as_str())?;
            let kind = kinds.number(one.kind.as_str())?;
            self.stakeholder.push((s, kind, sectors.mask(&one.sectors)?, groups.mask(&one.represents)?));
            self.works_in.extend(areas.pairs(s, &one.works_in)?);
            self.member_of.extend(stakeholders.pairs(s, &one.member_of)?);
            for mandate in &one.mandates {
                let level = self.ids.level(mandate.level.as_str())?;
                self.mandate.push((
                    s,
                    levers.number(mandate.lever.as_str())?,
                    level,
                    areas.number(mandate.within.as_str())?,
                ));
            }
        }
        Ok(())
    }

    /// Agreements, appointments, exclusions, offers.
    fn papers(&mut self, landscape: &Landscape) -> Result<()> {
        let Ids { areas, roles, themes, groups, stakeholders, .. } = &self.ids;
        for (g, agreement) in (0..).zip(&landscape.agreements) {
            self.agreement.push((g, themes.mask(&agreement.themes)?));
            self.party.extend(stakeholders.pairs(g, &agreement.parties)?);
        }
        let post = |stakeholder: &Id, role: &Id, within: &Id, named: &[Id]| -> Result<_> {
            let (s, role) = (stakeholders.number(stakeholder.as_str())?, roles.number(role.as_str())?);
            Ok((s, role, areas.number(within.as_str())?, themes.mask(named)?))
        };
        for one in &landscape.appointments {
            self.appointment.push(post(&one.stakeholder, &one.role, &one.within, &one.themes)?);
        }
        for one in &landscape.exclusions {
            self.exclusion.push(post(&one.stakeholder, &one.role, &one.within, &one.themes)?);
        }
        for (o, offer) in (0..).zip(&landscape.offers) {
            self.offer.push((o, themes.mask(&offer.themes)?, groups.mask(&offer.target_groups)?));
            self.offer_by.extend(stakeholders.pairs(o, &offer.by)?);
            self.offer_area.extend(areas.pairs(o, &offer.areas)?);
        }
        Ok(())
    }

    fn challenges(&mut self, landscape: &Landscape) -> Result<()> {
        let Ids { areas, levers, themes, groups, challenges, .. } = &self.ids;
        for one in &landscape.challenges {
            let c = challenges.number(one.id.as_str())?;
            let (named, needs) = (themes.mask(&one.themes)?, levers.mask(&one.needs)?);
            let shared = u32::from(one.spread == Spread::Shared);
            self.challenge.push((c, named, needs, groups.mask(&one.target_groups)?, shared));
            self.challenge_seat.extend(areas.pairs(c, one.seat.as_slice())?);
            for entry in &one.areas {
                match entry {
                    AreaEntry::Area(area) => self.challenge_area.push((c, areas.number(area.as_str())?)),
                    AreaEntry::Within { within, level } => {
                        let (within, level) =
                            (areas.number(within.as_str())?, self.ids.level(level.as_str())?);
                        self.challenge_within.push((c, within, level));
                    }
                    _ => anyhow::bail!("an entry of a form that is not known here"),
                }
            }
        }
        Ok(())
    }
}

fn ids(landscape: &Landscape, rules: &RuleBook) -> Ids {
    Ids {
        areas: Names::new(landscape.areas.iter().map(|one| &one.id)),
        kinds: Names::new(rules.kinds.iter().map(|one| &one.id)),
        levels: rules.levels.iter().map(|one| one.id.clone()).collect(),
        roles: Names::new(rules.roles.iter().map(|one| &one.id)),
        sectors: Names::new(landscape.sectors.iter().map(|one| &one.id)),
        themes: Names::new(landscape.themes.iter().map(|one| &one.id)),
        groups: Names::new(landscape.target_groups.iter().map(|one| &one.id)),
        levers: Names::new(landscape.levers.iter().map(|one| &one.id)),
        stakeholders: Names::new(landscape.stakeholders.iter().map(|one| &one.id)),
        challenges: Names::new(landscape.challenges.iter().map(|one| &one.id)),
    }
}

/// Is everything valid at all times?
fn always(landscape: &Landscape, rules: &RuleBook) -> bool {
    let Landscape { areas, stakeholders, agreements, appointments, exclusions, offers, challenges, .. } =
        landscape;
    let validities = (areas.iter().map(|one| &one.valid))
        .chain(stakeholders.iter().flat_map(|one| {
            std::iter::once(&one.valid).chain(one.mandates.iter().map(|mandate| &mandate.valid))
        }))
        .chain(agreements.iter().map(|one| &one.valid))
        .chain(appointments.iter().map(|one| &one.valid))
        .chain(exclusions.iter().map(|one| &one.valid))
        .chain(offers.iter().map(|one| &one.valid))
        .chain(challenges.iter().map(|one| &one.valid))
        .chain(rules.rules.iter().map(|one| &one.valid));
    validities.into_iter().all(|valid| *valid == Validity::default())
}
