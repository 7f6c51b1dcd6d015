//! Strategies for proptest: they make drafts, shrink them, and have documents built from them.

use proptest::prelude::Rng as _;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::change;
use super::draft::{Draft, Form, Numbers, Row};
use super::known::{self, Known};
use super::small;
use super::world::{Size, World};
use crate::document::{Appointment, Challenge, Change, Stakeholder};
#[cfg(feature = "flanders")]
use crate::{document::Landscape, presets::flanders, testing::flemish};

/// Any small world: see [`World`] and [`Size`].
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::world;
///
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(world in world())| {
///     let atlas = world.atlas().unwrap();
///     prop_assert_eq!(atlas.decisions_json(), world.atlas().unwrap().decisions_json());
/// });
/// ```
pub fn world() -> impl Strategy<Value = World> + Clone + use<> {
    world_of(Size::default())
}

/// Any small world of at most this size.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{Size, world_of};
///
/// let few = Size { areas: 2, stakeholders: 3, challenges: 1, ..Size::default() };
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(world in world_of(few))| {
///     prop_assert!(world.atlas().unwrap().decisions().count() <= 1);
/// });
/// ```
pub fn world_of(size: Size) -> impl Strategy<Value = World> + Clone + use<> {
    drafts(small::world_forms(size)).prop_map(move |draft| small::world(size, &draft))
}

/// Any landscape of a region in Flanders, for the [rule book of Flanders](crate::flanders::rule_book): towns with their OCMW, an association, third partners, higher governments, what they
/// offer and agreed, and what is to be tackled. It builds on the vocabulary that comes with the library.
///
/// ```
/// use proptest::prelude::*;
/// use regie::{Atlas, Options, flanders, testing::flemish_landscape};
///
/// let rules = flanders::rule_book();
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(landscape in flemish_landscape())| {
///     let atlas = Atlas::new(&landscape, &rules, &Options::default()).unwrap();
///     prop_assert!(atlas.notices().is_empty());
/// });
/// ```
#[cfg(feature = "flanders")]
pub fn flemish_landscape() -> impl Strategy<Value = Landscape> + Clone + use<> {
    flemish_landscape_of(flemish::SIZE)
}

/// Any landscape of a region in Flanders, with at most so many towns, third partners and challenges.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{Size, flemish_landscape_of};
///
/// let two_towns = Size { areas: 2, ..Size::default() };
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(landscape in flemish_landscape_of(two_towns))| {
///     prop_assert!(landscape.areas.iter().filter(|area| area.level == "local").count() <= 2);
/// });
/// ```
#[cfg(feature = "flanders")]
pub fn flemish_landscape_of(size: Size) -> impl Strategy<Value = Landscape> + Clone + use<> {
    drafts(flemish::flemish_forms(size)).prop_map(|draft| flemish::flemish_landscape(&draft))
}

/// A [`flemish_landscape`] with the rule book of Flanders: a world, which prints its documents and can be [changed](changes).
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::flemish_world;
///
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(world in flemish_world())| {
///     prop_assert!(world.atlas().is_ok());
/// });
/// ```
#[cfg(feature = "flanders")]
pub fn flemish_world() -> impl Strategy<Value = World> + Clone + use<> {
    flemish_landscape().prop_map(|landscape| World::new(landscape, flanders::rule_book()))
}

/// Any changes that can be made to this world, one after the other: elements put, removed and ended, members that leave, mergers, fixes. There may be none.
///
/// Where the world is itself generated, [`with_changes`] shrinks better.
///
/// ```
/// use proptest::prelude::*;
/// use regie::{Landscape, flanders, testing::{World, changes}};
///
/// let landscape = Landscape::from_json(r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
///     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
///     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#)?;
/// let world = World::new(landscape, flanders::rule_book());
/// let atlas = world.atlas()?;
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |(changes in changes(&world))| {
///     prop_assert!(atlas.apply(&changes).is_ok());
/// });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn changes(world: &World) -> impl Strategy<Value = Vec<Change>> + Clone + use<> {
    let world = world.clone();
    drafts(change::change_forms()).prop_map(move |draft| change::changes(&world, &draft))
}

/// Worlds with changes that can be made to them. World and changes shrink together: what can no longer be changed in a smaller world is left out.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{flemish_world, with_changes};
///
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |((world, changes) in with_changes(flemish_world()))| {
///     let before = world.atlas().unwrap();
///     let after = before.apply(&changes).unwrap();
///     prop_assert_eq!(before.date(), after.date());
/// });
/// ```
pub fn with_changes<W: Strategy<Value = World>>(
    worlds: W,
) -> impl Strategy<Value = (World, Vec<Change>)> + use<W> {
    (worlds, drafts(change::change_forms())).prop_map(|(world, draft)| {
        let changes = change::changes(&world, &draft);
        (world, changes)
    })
}

/// One stakeholder more for this world: to be [put](Change::Put).
///
/// A world whose rule book has no kinds can have no stakeholder: then proptest says that nothing fits.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{stakeholder, world};
///
/// let worlds = world().prop_flat_map(|world| (stakeholder(&world), Just(world)));
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |((newcomer, world) in worlds)| {
///     let after = world.atlas().unwrap().apply(&[newcomer.clone().into()]).unwrap();
///     prop_assert_eq!(after.stakeholder(newcomer.id.as_str()), Some(&newcomer));
/// });
/// ```
pub fn stakeholder(world: &World) -> impl Strategy<Value = Stakeholder> + use<> {
    element(world, Known::stakeholder)
}

/// One challenge more for this world, or another one in the place of one of its own: to be [put](Change::Put).
///
/// A world without areas, themes or levels can have no challenge: then proptest says that nothing fits.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{challenge, world};
///
/// let worlds = world().prop_flat_map(|world| (challenge(&world), Just(world)));
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |((challenge, world) in worlds)| {
///     prop_assert!(world.atlas().unwrap().apply(&[challenge.into()]).is_ok());
/// });
/// ```
pub fn challenge(world: &World) -> impl Strategy<Value = Challenge> + use<> {
    element(world, Known::challenge)
}

/// One appointment more for this world, or another one in the place of one of its own: to be [put](Change::Put).
///
/// A world without areas, stakeholders or roles can have no appointment: then proptest says that nothing fits.
///
/// ```
/// use proptest::prelude::*;
/// use regie::testing::{appointment, world};
///
/// let worlds = world().prop_flat_map(|world| (appointment(&world), Just(world)));
/// proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) }, |((appointment, world) in worlds)| {
///     prop_assert!(world.atlas().unwrap().apply(&[appointment.into()]).is_ok());
/// });
/// ```
pub fn appointment(world: &World) -> impl Strategy<Value = Appointment> + use<> {
    element(world, Known::appointment)
}

fn element<T: std::fmt::Debug>(
    world: &World,
    make: fn(&Known, &mut Numbers<'_>) -> Option<T>,
) -> impl Strategy<Value = T> + use<T> {
    let known = world.atlas().ok().and_then(|atlas| Known::of(&atlas)).map(std::sync::Arc::new);
    drafts(vec![Form::some(1, known::NUMBERS)])
        .prop_filter_map("nothing of the kind fits this world", move |draft| {
            make(known.as_ref()?, &mut draft.first(0))
        })
}

fn drafts(forms: Vec<Form>) -> Drafts {
    Drafts { forms }
}

/// Drafts of some form.
#[derive(Debug, Clone)]
struct Drafts {
    forms: Vec<Form>,
}

impl Strategy for Drafts {
    type Tree = Shrinking;
    type Value = Draft;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut draw = |count: usize| {
            let mut row: Row = vec![0; count];
            runner.rng().fill_bytes(&mut row);
            row
        };
        let mut list = |form: &Form| {
            // four in five of those that there could be: each could be the one to go
            let drawn =
                (0..form.most).map(|n| (n < form.least || draw(1).first() >= Some(&51), draw(form.numbers)));
            drawn.filter(|(stays, _)| *stays).map(|(_, row)| row).collect()
        };
        let lists = self.forms.iter().map(&mut list).collect();
        let least = self.forms.iter().map(|form| form.least).collect();
        Ok(Shrinking {
            kept: Draft { lists },
            tried: None,
            least,
            at: Step::START,
            gained: false,
            done: false,
        })
    }
}

/// A draft that gets smaller: whole lists go, then elements, then their numbers become zero, all at once, in runs, one by one; then they become half. Over and over, until
/// nothing helps.
#[derive(Debug)]
struct Shrinking {
    /// The smallest that is known to fail.
    kept: Draft,
    /// What is tried in its place.
    tried: Option<Draft>,
    /// How many elements of each list stay.
    least: Vec<usize>,
    /// What is tried next.
    at: Step,
    /// Has something helped since it began from the start?
    gained: bool,
    /// Nothing helps any more.
    done: bool,
}

/// A way to make a draft smaller, and where.
#[derive(Debug, Clone, Copy)]
struct Step {
    way: usize,
    list: usize,
    row: usize,
    number: usize,
}

impl Step {
    const START: Self = Self { way: 0, list: 0, row: 0, number: 0 };
    /// How many ways there are.
    const WAYS: usize = 6;
    /// How many numbers become zero together.
    const RUN: usize = 6;
}

impl Shrinking {
    /// Moves to another draft that is smaller than the one kept, if there is one.
    fn another(&mut self) -> bool {
        while !self.done {
            let Some(list) = self.kept.lists.get(self.at.list) else {
                self.next_way();
                continue;
            };
            let least = self.least.get(self.at.list).copied().unwrap_or(0);
            let Some(smaller) = smaller(list, self.at, least) else {
                self.pass();
                continue;
            };
            let mut tried = self.kept.clone();
            if let Some(list) = tried.lists.get_mut(self.at.list) {
                *list = smaller;
            }
            self.tried = Some(tried);
            return true;
        }
        false
    }

    /// Goes on to the next number, row or list.
    fn pass(&mut self) {
        let at = self.at;
        let list = self.kept.lists.get(at.list);
        let rows = list.map_or(0, Vec::len);
        let numbers = list.and_then(|list| list.get(at.row)).map_or(0, Vec::len);
        self.at = match at.way {
            3.. if at.number + 1 < numbers => Step { number: at.number + 1, ..at },
            1.. if at.row + 1 < rows => Step { row: at.row + 1, number: 0, ..at },
            _ => Step { list: at.list + 1, row: 0, number: 0, ..at },
        };
    }

    /// Begins the next way; after the last, from the start if something helped.
    fn next_way(&mut self) {
        self.at = Step { way: self.at.way + 1, ..Step::START };
        if self.at.way == Step::WAYS {
            self.at = Step::START;
            self.done = !std::mem::take(&mut self.gained);
        }
    }
}

/// A list made smaller in this way, at this place; nothing where that is no change.
fn smaller(list: &[Row], at: Step, least: usize) -> Option<Vec<Row>> {
    let mut list = list.to_vec();
    match at.way {
        0 if list.len() > least => list.truncate(least),
        1 if list.len() > least && at.row < list.len() => drop(list.remove(at.row)),
        0 | 1 => return None,
        way => {
            let row = list.get_mut(at.row)?;
            let numbers = match way {
                2 => &mut row[..],
                3 if at.number.is_multiple_of(Step::RUN) => {
                    let end = row.len().min(at.number + Step::RUN);
                    row.get_mut(at.number..end)?
                }
                3 => return None,
                _ => row.get_mut(at.number..=at.number)?,
            };
            let before = numbers.to_vec();
            for number in &mut *numbers {
                *number = if way == 5 { *number / 2 } else { 0 };
            }
            if numbers == before {
                return None;
            }
        }
    }
    Some(list)
}

impl ValueTree for Shrinking {
    type Value = Draft;

    fn current(&self) -> Draft {
        self.tried.as_ref().unwrap_or(&self.kept).clone()
    }

    /// What was tried fails, too: it is kept, and something smaller tried at the same place.
    fn simplify(&mut self) -> bool {
        if let Some(tried) = self.tried.take() {
            self.kept = tried;
            self.gained = true;
        }
        self.another()
    }

    /// What was tried passes: something else is tried; where there is nothing else, it is as it was when it failed, and whatever stands beside it can go on
    /// shrinking.
    fn complicate(&mut self) -> bool {
        if self.tried.take().is_none() {
            return false;
        }
        self.pass();
        self.another();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_shrinks_to_the_one_number_that_matters() {
        let forms = vec![Form::some(1, 20), Form::up_to(5, 10), Form::up_to(3, 40)];
        let mut runner = TestRunner::deterministic();
        let fails = |draft: &Draft| draft.lists[1].iter().any(|row| row[3] >= 100);
        let mut shrunk = 0;
        for _ in 0..50 {
            let mut tree = drafts(forms.clone()).new_tree(&mut runner).unwrap();
            if !fails(&tree.current()) {
                continue;
            }
            let (mut smallest, mut tries) = (tree.current(), 0);
            let mut more = tree.simplify();
            while more {
                tries += 1;
                let failed = fails(&tree.current());
                if failed {
                    smallest = tree.current();
                }
                more = if failed { tree.simplify() } else { tree.complicate() };
            }
            let [frame, rows, others] = &smallest.lists[..] else { panic!("three lists") };
            assert_eq!((frame, rows.len(), others.len()), (&vec![vec![0; 20]], 1, 0));
            let numbers: Vec<usize> = (0..10).filter(|n| rows[0][*n] > 0).collect();
            assert_eq!(numbers, [3]);
            assert!((100..200).contains(&rows[0][3]) && tries < 100, "{rows:?} after {tries}");
            shrunk += 1;
        }
        assert!(shrunk > 30);
    }
}
