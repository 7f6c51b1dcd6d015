//! What is generated: a world, and how large it may be.

use std::collections::BTreeMap;
use std::fmt;

use crate::atlas::{Atlas, Options};
use crate::date::Date;
use crate::document::{Landscape, RuleBook};
use crate::error::Problems;
use crate::model::sets::Sets;

/// How many there may be of what. More makes richer worlds, and slower tests.
///
/// ```
/// use regie::testing::Size;
/// let two_towns = Size { areas: 2, ..Size::default() };
/// assert_eq!(two_towns.challenges, Size::default().challenges);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Areas at most; in a Flemish landscape, towns. There always is one.
    pub areas: usize,
    /// Stakeholders at most; in a Flemish landscape, third partners. There always is one.
    pub stakeholders: usize,
    /// Challenges at most.
    pub challenges: usize,
    /// Levers at most; a Flemish landscape has those of its vocabulary.
    pub levers: usize,
    /// Rules at most; a Flemish landscape has the rules of Flanders.
    pub rules: usize,
}

impl Size {
    /// Above this, a number counts as this: choices are made with bytes.
    pub const MOST: usize = 200;

    /// Nothing above the limit.
    pub(crate) fn limited(self) -> Self {
        let limited = |number: usize| number.min(Self::MOST);
        Self {
            areas: limited(self.areas),
            stakeholders: limited(self.stakeholders),
            challenges: limited(self.challenges),
            levers: limited(self.levers),
            rules: limited(self.rules),
        }
    }
}

impl Default for Size {
    /// Small: as few as can show what matters.
    fn default() -> Self {
        Self { areas: 9, stakeholders: 8, challenges: 5, levers: 4, rules: 7 }
    }
}

/// A landscape and a rule book that fit each other, the reference sets on which the landscape builds, and the date to judge them at.
///
/// It prints its documents, one a line; of the rule book of Flanders only that it is that.
///
/// ```
/// use regie::{Landscape, RuleBook, testing::World};
///
/// let landscape = Landscape::new("empty".parse()?, "2019-01-15".parse()?);
/// let world = World::new(landscape, RuleBook::new("none".parse()?));
/// assert_eq!(world.date, world.landscape.as_of);
/// assert!(format!("{world:?}").contains(r#""id":"empty""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct World {
    /// The facts.
    pub landscape: Landscape,
    /// The rules.
    pub rule_book: RuleBook,
    /// Reference sets, by the name that `builds_on` has for them; those that come with the library are not among them.
    pub sets: BTreeMap<String, Landscape>,
    /// The date for which is asked: not always the landscape's own.
    pub date: Date,
}

impl World {
    /// A landscape and a rule book at the landscape's own date, without reference sets.
    #[must_use]
    pub fn new(landscape: Landscape, rule_book: RuleBook) -> Self {
        let date = landscape.as_of;
        Self { landscape, rule_book, sets: BTreeMap::new(), date }
    }

    /// The date and the reference sets, as options for an atlas.
    #[must_use]
    pub fn options(&self) -> Options {
        let mut sets = Sets::new();
        for (name, set) in &self.sets {
            sets.insert(name, set);
        }
        Options { as_of: Some(self.date), sets }
    }

    /// The atlas of this world.
    ///
    /// # Errors
    /// Every problem of the documents: none for a world that the strategies made.
    pub fn atlas(&self) -> Result<Atlas, Problems> {
        Atlas::new(&self.landscape, &self.rule_book, &self.options())
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "world at {}", self.date)?;
        for (name, set) in &self.sets {
            writeln!(f, "  set {name}: {}", set.to_json())?;
        }
        writeln!(f, "  landscape: {}", self.landscape.to_json())?;
        // everybody has this one, and it is long
        #[cfg(feature = "flanders")]
        if self.rule_book == crate::presets::flanders::rule_book() {
            return write!(f, "  rule book: that of Flanders");
        }
        write!(f, "  rule book: {}", self.rule_book.to_json())
    }
}
