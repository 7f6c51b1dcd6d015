//! What the intake desk promises, whatever the landscape.

use intake_desk::{holders, whom_to_call};
use proptest::prelude::*;
use regie::testing::{World, appointment, flemish_world, world};
use regie::{Atlas, Change};

/// Who has this role, on which challenge and where.
fn has(atlas: &Atlas, who: &str, role: &str) -> Vec<String> {
    let mut found = Vec::new();
    for decision in atlas.decisions() {
        for seat in decision.seats() {
            for one in seat.roles().filter(|one| one.role == role && one.stakeholder == who) {
                found.push(format!("{} at {} of {}", decision.challenge(), one.area, seat.area()));
            }
        }
    }
    found
}

/// Worlds of both sorts.
fn worlds() -> impl Strategy<Value = World> {
    prop_oneof![world(), flemish_world()]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn there_is_somebody_to_call_where_somebody_holds_a_lever(world in worlds()) {
        let atlas = world.atlas().unwrap();
        for decision in atlas.decisions() {
            let calls = whom_to_call(&atlas, decision.challenge().as_str()).unwrap();
            for holder in holders(&decision) {
                prop_assert!(calls.contains(&holder), "{holder} holds a lever, and is not called about {}", decision.challenge());
            }
            for who in &calls {
                let there = atlas.stakeholder(who.as_str()).is_some_and(|one| one.valid.holds_on(world.date));
                prop_assert!(there, "{who} is called, and is not there");
            }
        }
    }

    #[test]
    fn whoever_is_appointed_to_a_role_keeps_it(
        (world, appointment) in flemish_world().prop_flat_map(|world| (Just(world.clone()), appointment(&world))),
    ) {
        let before = world.atlas().unwrap();
        // one that is new: another in its place may well be for something else
        prop_assume!(!world.landscape.appointments.iter().any(|one| one.id == appointment.id));
        let after = before.apply(&[Change::from(appointment.clone())]).unwrap();
        let (who, role) = (appointment.stakeholder.as_str(), appointment.role.as_str());
        let (had, has) = (has(&before, who, role), has(&after, who, role));
        for held in &had {
            prop_assert!(has.contains(held), "{who} is appointed {role}, and is it no longer: {held}");
        }
    }
}
