//! What `regie::testing` promises to others: worlds and changes are valid, go everywhere that matters, and shrink to what can be read.

use super::check;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use regie::testing::{
    World, appointment, challenge, changes, flemish_world, stakeholder, with_changes, world,
};
use regie::{Change, Fix};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How often each thing was reached.
#[derive(Default)]
struct Reached(RefCell<BTreeMap<String, u32>>);

impl Reached {
    fn note(&self, what: impl Into<String>) {
        *self.0.borrow_mut().entry(what.into()).or_default() += 1;
    }

    fn expect(&self, least: u32, things: &[&str]) {
        let reached = self.0.borrow();
        let count = |what: &str| reached.get(what).copied().unwrap_or(0);
        let missing: Vec<&&str> = things.iter().filter(|what| count(what) < least).collect();
        assert!(missing.is_empty(), "not {least} times: {missing:?} in {reached:#?}");
    }
}

#[test]
fn flemish_worlds_are_valid_and_look_like_flanders() {
    let reached = Reached::default();
    check("flemish", 10, flemish_world(), |world| {
        let atlas = world.atlas().map_err(|problems| TestCaseError::fail(problems.to_string()))?;
        prop_assert!(atlas.notices().is_empty(), "{:?}", atlas.notices());
        for decision in atlas.decisions() {
            for seat in decision.seats() {
                reached.note(seat.approach().as_str());
                seat.roles().for_each(|role| reached.note(role.role.as_str()));
                seat.gaps().for_each(|gap| reached.note(gap.kind()));
                seat.excluded().for_each(|_| reached.note("excluded"));
            }
        }
        Ok(())
    });
    reached.expect(
        4,
        &[
            "local",
            "joint",
            "signal",
            "director",
            "co-director",
            "candidate-director",
            "final-responsible",
            "actor",
            "provider",
            "necessary-partner",
            "partner",
            "voice",
            "spokesperson",
            "addressee",
            "coordinator",
            "facilitator",
            "no-holder",
            "requirement",
            "excluded",
        ],
    );
}

/// What sort of change it is.
fn sort(change: &Change) -> &'static str {
    match change {
        Change::Put(_) => "put",
        Change::Remove(..) => "remove",
        Change::End { .. } => "end",
        Change::Leave { .. } => "leave",
        Change::Merge(_) => "merge",
        Change::Fix(Fix::Mandate { .. }) => "mandate",
        Change::Fix(Fix::Appointment { .. }) => "appointment",
        Change::Fix(Fix::WorksIn { .. }) => "works_in",
        Change::Fix(Fix::MemberOf { .. }) => "member_of",
        Change::Fix(Fix::Offer { .. }) => "offer",
        Change::Fix(Fix::Sector { .. }) => "sector",
        Change::Fix(Fix::EndExclusion { .. }) => "end_exclusion",
        _ => "unheard of",
    }
}

#[test]
fn changes_can_be_made_together_and_are_written_as_they_are_read() {
    let reached = Reached::default();
    let worlds = prop_oneof![world().boxed(), flemish_world().boxed()];
    check("valid changes", 5, with_changes(worlds), |(world, changes)| {
        let after = world.atlas().expect("a valid world").apply(&changes);
        prop_assert!(after.is_ok(), "{}", after.unwrap_err());
        for change in &changes {
            reached.note(sort(change));
        }
        prop_assert_eq!(Change::from_json(&Change::to_json(&changes)).expect("changes"), changes);
        Ok(())
    });
    reached.expect(
        5,
        &[
            "put",
            "remove",
            "end",
            "leave",
            "merge",
            "mandate",
            "appointment",
            "works_in",
            "member_of",
            "offer",
            "sector",
            "end_exclusion",
        ],
    );
}

#[test]
fn a_single_element_fits_its_world() {
    fn one(world: &World) -> impl Strategy<Value = Change> + use<> {
        let (who, what, role) = (stakeholder(world), challenge(world), appointment(world));
        prop_oneof![who.prop_map(Change::from), what.prop_map(Change::from), role.prop_map(Change::from)]
    }
    let worlds = world().prop_flat_map(|world| (one(&world), Just(world)));
    check("single elements", 10, worlds, |(change, world)| {
        let after = world.atlas().expect("a valid world").apply(&[change]);
        prop_assert!(after.is_ok(), "{}", after.unwrap_err());
        Ok(())
    });
}

#[test]
fn a_world_with_problems_can_not_be_changed() {
    let mut world = World::new(
        regie::Landscape::new("x".parse().unwrap(), "2019-01-15".parse().unwrap()),
        regie::flanders::rule_book(),
    );
    world.landscape.builds_on.push("nergens".parse().unwrap());
    check("no changes", 100, changes(&world), |changes| {
        prop_assert_eq!(changes, []);
        Ok(())
    });
}

/// The smallest thing of which this does not hold, by the settings that proptest has by itself.
fn smallest<S: Strategy>(things: S, property: impl Fn(&S::Value) -> bool) -> S::Value {
    let config = Config { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..Config::default() };
    let held = TestRunner::new(config).run(&things, |thing| {
        prop_assert!(property(&thing));
        Ok(())
    });
    match held {
        Err(TestError::Fail(_, thing)) => thing,
        held => panic!("it should not hold: {held:?}"),
    }
}

#[test]
fn a_failure_shrinks_to_what_matters() {
    // "nobody is ever a partner"
    let world = smallest(flemish_world(), |world| {
        let atlas = world.atlas().expect("a valid world");
        !atlas
            .assignments(&regie::Filter { role: Some("partner"), ..Default::default() })
            .unwrap()
            .any(|_| true)
    });
    let landscape = &world.landscape;
    let third =
        landscape.stakeholders.iter().filter(|one| !["municipality", "ocmw"].contains(&one.kind.as_str()));
    assert_eq!((landscape.areas.len(), third.count(), landscape.challenges.len()), (1, 1, 1), "{world:?}");
    assert!(
        landscape.offers.is_empty() && landscape.exclusions.is_empty() && landscape.appointments.is_empty()
    );

    // "nobody is ever excluded"
    let world = smallest(world_of_no_sets(), |world| {
        let atlas = world.atlas().expect("a valid world");
        !atlas.decisions().any(|decision| decision.seats().any(|seat| seat.excluded().next().is_some()))
    });
    let landscape = &world.landscape;
    assert_eq!(
        (landscape.areas.len(), landscape.stakeholders.len(), landscape.challenges.len()),
        (1, 1, 1),
        "{world:?}"
    );
    assert_eq!(world.rule_book.rules.len() + landscape.exclusions.len(), 2, "{world:?}");
    assert!(format!("{world:?}").len() < 2000, "{world:?}");

    // "a change changes nothing"
    let (world, changes) = smallest(with_changes(flemish_world()), |(world, changes)| {
        let before = world.atlas().expect("a valid world");
        before.apply(changes).expect("valid changes").decisions_json() == before.decisions_json()
    });
    assert_eq!(
        (changes.len(), world.landscape.areas.len(), world.landscape.challenges.len() <= 1),
        (1, 1, true),
        "{world:?}\n{changes:?}"
    );
}

fn world_of_no_sets() -> impl Strategy<Value = World> {
    world().prop_filter("no reference sets", |world| world.sets.is_empty())
}
