//! Small worlds that go to every corner of the semantics: from draft to documents. A pick that points nowhere, or at something that would make the documents
//! invalid, is left out.
//!
//! | file | what |
//! |---|---|
//! | `frame` | what is declared: levels, kinds, roles, sectors, levers, …; and the date |
//! | `ground` | areas: what they lie in, their neighbours and successors |
//! | `content` | themes and how they are related, target groups, trends |
//! | `people` | stakeholders with their mandates, agreements, appointments, exclusions, offers |
//! | `tasks` | challenges |
//! | `rules` | rules, requirements, separations; `conditions`: when they hold |
//! | `dress` | sources, notes and labels in several languages, here and there |
//! | `sets` | part of the landscape moved into reference sets |

mod frame;
mod ground;
mod content;
mod people;
mod tasks;
mod conditions;
mod rules;
mod dress;
mod sets;

use std::collections::BTreeMap;

use super::draft::{Draft, Form};
use super::names::{self, day};
use super::world::{Size, World};
use crate::document::{Landscape, RuleBook};
use crate::ids::Id;

/// The lists of a draft, in order.
#[derive(Clone, Copy)]
pub(super) enum List {
    Frame,
    Areas,
    Themes,
    Stakeholders,
    Agreements,
    Appointments,
    Exclusions,
    Offers,
    Challenges,
    Rules,
    Requirements,
    Separations,
}

/// The form of the draft of a [`world`] of this size: frame, areas, themes, stakeholders, agreements, appointments, exclusions, offers, challenges, rules, requirements, separations.
#[must_use]
pub fn world_forms(size: Size) -> Vec<Form> {
    let size = size.limited();
    vec![
        Form::some(1, frame::NUMBERS),
        Form::some(size.areas, ground::NUMBERS),
        Form::some(names::THEMES.len(), content::NUMBERS),
        Form::some(size.stakeholders, people::NUMBERS),
        Form::up_to(names::AGREEMENTS.len(), people::NUMBERS_OF_AGREEMENTS),
        Form::up_to(names::APPOINTMENTS.len(), people::NUMBERS_OF_STANCES),
        Form::up_to(names::EXCLUSIONS.len(), people::NUMBERS_OF_STANCES),
        Form::up_to(names::OFFERS.len(), people::NUMBERS_OF_OFFERS),
        Form::up_to(size.challenges, tasks::NUMBERS),
        Form::up_to(size.rules, rules::NUMBERS),
        Form::up_to(names::REQUIREMENTS.len(), rules::NUMBERS_OF_REQUIREMENTS),
        Form::up_to(names::SEPARATIONS.len(), rules::NUMBERS_OF_SEPARATIONS),
    ]
}

/// The small world that a draft stands for: any draft, of any form, gives a valid one.
///
/// What strategies make of it: `world`.
#[must_use]
pub fn world(size: Size, draft: &Draft) -> World {
    let frame = frame::Frame::of(size.limited(), draft);
    let content = content::Content::of(&frame, draft);
    let ground = ground::Ground::of(&frame, draft, &content.ids);
    let people = people::People::of(&frame, draft, &ground, &content.ids);
    let mut landscape = Landscape::new(names::id("landschap"), day(frame.as_of.unwrap_or(frame.date)));
    landscape.sectors = frame.sectors();
    landscape.levers = frame.levers();
    landscape.schemes = frame.schemes();
    landscape.target_groups = frame.target_groups();
    landscape.trends = frame.trends(&content.ids);
    landscape.challenges = tasks::challenges(&frame, draft, &ground, &content.ids);
    landscape.areas = ground.areas;
    landscape.themes = content.themes;
    landscape.stakeholders = people.stakeholders;
    landscape.agreements = people.agreements;
    landscape.appointments = people.appointments;
    landscape.exclusions = people.exclusions;
    landscape.offers = people.offers;
    let mut rule_book = RuleBook::new(names::id("regels"));
    rule_book.levels = frame.levels();
    rule_book.kinds = frame.kinds();
    rule_book.roles = frame.roles();
    let known = conditions::Known::of(&frame, &landscape);
    rules::fill(&mut rule_book, &frame, draft, &known);
    dress::landscape(frame.dress, &mut landscape);
    dress::rule_book(frame.dress, &mut rule_book);
    let (landscape, sets) = sets::split(&frame, landscape);
    World { sets, date: day(frame.date), ..World::new(landscape, rule_book) }
}

/// The edges that each element wants, in this order, but for those that would close a circle.
fn acyclic(wanted: impl IntoIterator<Item = (Id, Vec<Id>)>) -> BTreeMap<Id, Vec<Id>> {
    let mut edges: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (from, all) in wanted {
        for to in all {
            if !reaches(&edges, &to, &from) {
                edges.entry(from.clone()).or_default().push(to);
            }
        }
    }
    edges
}

/// Is there a way along the edges? From everything to itself there is.
fn reaches<K: Ord>(edges: &BTreeMap<K, Vec<K>>, from: &K, to: &K) -> bool {
    from == to || edges.get(from).into_iter().flatten().any(|next| reaches(edges, next, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes that look like anything (a linear congruence, its upper half).
    fn bytes(seed: u64, count: usize) -> Vec<u8> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        (0..count).map(|_| next()).collect()
    }

    fn draft(size: Size, seed: u64) -> Draft {
        let lists = world_forms(size).into_iter().enumerate().map(|(n, form)| {
            (0..form.most).map(|m| bytes(seed * 1000 + (n * 20 + m) as u64, form.numbers)).collect()
        });
        Draft { lists: lists.collect() }
    }

    #[test]
    fn every_draft_gives_a_valid_world() {
        for seed in 0..200 {
            let world = world(Size::default(), &draft(Size::default(), seed));
            assert!(world.atlas().is_ok(), "{:?}\n{world:?}", world.atlas().err());
        }
    }

    #[test]
    fn a_world_may_be_larger_than_its_list_of_names_and_smaller_than_small() {
        for number in [0, 1, 2, 30] {
            let size = Size {
                areas: number,
                stakeholders: number,
                challenges: number,
                levers: number,
                rules: number,
            };
            for seed in 0..10 {
                let world = world(size, &draft(size, seed));
                assert!(world.atlas().is_ok(), "{:?}\n{world:?}", world.atlas().err());
                let sets = world.sets.values().chain([&world.landscape]);
                assert_eq!(sets.map(|set| set.areas.len()).sum::<usize>(), number.max(1));
                assert_eq!(world.rule_book.rules.len(), number);
            }
        }
    }

    #[test]
    fn no_element_reads_more_numbers_than_its_form_has() {
        for seed in 0..200 {
            let drawn = draft(Size::default(), seed);
            let mut longer = drawn.clone();
            for row in longer.lists.iter_mut().flatten() {
                row.extend([255; 40]);
            }
            assert_eq!(world(Size::default(), &drawn), world(Size::default(), &longer));
        }
    }

    #[test]
    fn the_simplest_world_is_simple() {
        let world = world(Size::default(), &Draft::default());
        assert_eq!(
            world.landscape.to_json(),
            r#"{"format":"regie/landscape","version":1,"id":"landschap","as_of":"2019-01-01","areas":[{"id":"rijk","label":"rijk","level":"wijk"}],"sectors":[{"id":"welzijn","label":"welzijn"}],"levers":[{"id":"steun","label":"steun"}],"target_groups":[{"id":"ouderen","label":"ouderen"}],"themes":[{"id":"wonen","label":"wonen"}],"stakeholders":[{"id":"ocmw","label":"ocmw","kind":"openbaar","works_in":["rijk"]}]}"#
        );
        assert!(world.atlas().is_ok());
    }
}
