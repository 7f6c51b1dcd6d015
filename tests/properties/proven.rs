//! What is proven of a rule book by itself is so in every world: held against the reference, and against decisions without what is said to be idle.

use super::check;
use super::engine::{Engine, lint_rule_book};
use super::soundness::{Counts, Seen, count, reached};
use super::transform::{Dice, list, text, without_sets};
use crate::strategies::{World, world};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn what_is_proven_of_a_rule_book_is_so_in_every_world() {
    let counts = Counts::default();
    check("soundness of a rule book", 2, (world(), any::<u64>()), |(world, seed)| {
        let world = with_variants(&without_sets(&world), &mut Dice(seed));
        let lints = lint_rule_book(&world.rule_book.to_string());
        count(&counts, &lints);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let decisions = engine.decisions();
        let seen = Seen::of(&world, &decisions);
        for lint in &lints {
            prop_assert!(is_proven(&world, &seen, lint, &decisions), "{}", lint);
        }
        Ok(())
    });
    reached(
        &counts,
        &[
            "cannot-hold",
            "idle-function",
            "cannot-apply",
            "shadowed-rule",
            "duplicate-rule",
            "idle-exception",
            "idle-part",
            "cannot-be-met",
            "cannot-be-met-at-level",
            "implied-requirement",
            "cannot-be-both",
            "role-without-rule",
        ],
    );
}

/// Rules and requirements like those that are there: copies, narrower ones, ones that ask for more.
fn with_variants(world: &World, dice: &mut Dice) -> World {
    let mut world = world.clone();
    let rules = list(&world.rule_book, "rules").to_vec();
    let requirements = list(&world.rule_book, "requirements").to_vec();
    if rules.is_empty() {
        return world;
    }
    let mut more = Vec::new();
    for n in 0..3 {
        let (one, other) = (&rules[dice.below(rules.len())], &rules[dice.below(rules.len())]);
        let mut copy = one.clone();
        copy["id"] = json!(format!("variant-{n}"));
        match dice.below(5) {
            0 => {}
            1 | 2 => copy["when"] = json!({"all": [one["when"], other["when"]]}),
            3 => copy["when"] = json!({"all": [one["when"], {"not": other["when"]}]}),
            _ => copy["when"] = json!({"all": [one["when"], one["when"]]}),
        }
        if text(one, "effect") == "assign" && dice.below(3) == 0 {
            copy["exception_to"] = json!([one["id"]]);
        }
        more.push(copy);
    }
    world.rule_book["rules"].as_array_mut().expect("rules").extend(more);
    if !requirements.is_empty() {
        let mut copy = requirements[dice.below(requirements.len())].clone();
        copy["id"] = json!("variant");
        if dice.below(2) == 0 {
            copy["at_least"] = json!(copy["at_least"].as_u64().unwrap_or(1) + 1);
        }
        world.rule_book["requirements"].as_array_mut().expect("requirements").push(copy);
    }
    world
}

/// Is what was proven so in this world?
fn is_proven(world: &World, seen: &Seen, lint: &Value, decisions: &str) -> bool {
    let path = text(lint, "path");
    let steps: Vec<&str> = path.split('/').collect();
    let [collection, id, rest @ ..] = &steps[..] else { return true };
    let named = |collection: &str| -> Vec<String> {
        list(&lint["concerns"], collection).iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let rule = seen.tried.rules.get(*id);
    let places = seen.tried.requirements.get(*id);
    let unmet = |id: &str| -> BTreeSet<[String; 3]> {
        let of = seen.findings().filter(|(_, _, finding)| text(finding, "requirement") == id);
        of.map(|(challenge, seat, finding)| [challenge, seat, text(finding, "area")].map(str::to_owned))
            .collect()
    };
    match text(lint, "code") {
        "cannot-hold" => match *collection {
            "rules" => rule.is_none_or(|rule| !rule.matches()),
            "requirements" => places.is_none_or(Vec::is_empty),
            _ => seen.tried.separations.get(*id).is_none_or(|seats| *seats == 0),
        },
        "idle-function" if *collection == "rules" => {
            rule.is_none_or(|rule| rest.last().is_none_or(|function| !rule.matches.contains_key(function)))
        }
        "cannot-apply" => rule.is_none_or(|rule| rule.gives == 0),
        "shadowed-rule" | "duplicate-rule" => {
            let answers = seen
                .seats
                .iter()
                .flat_map(|(_, seat)| list(seat, "roles").iter().chain(list(seat, "excluded")));
            let mut reasons = answers.flat_map(|one| [list(one, "because"), list(one, "forbidden_by")]);
            reasons.all(|reasons| {
                let has = |id: &str| reasons.iter().any(|one| one == id);
                !has(id) || named("rules").iter().all(|other| has(other))
            })
        }
        "idle-exception" | "idle-part" => {
            let changed = without(world, &steps);
            // without what binds it, a rule may be refused
            Engine::of(&changed).map_or(true, |engine| engine.decisions() == decisions)
        }
        "cannot-be-met" => places.is_none_or(|places| places.len() == unmet(id).len()),
        "cannot-be-met-at-level" => places.is_none_or(|places| {
            let levels = named("levels");
            let level = |area: &str| {
                let area = list(&world.landscape, "areas").iter().find(|one| text(one, "id") == area);
                text(area.expect("an area"), "level").to_owned()
            };
            let asked = places.iter().filter(|level| levels.contains(level)).count();
            asked == unmet(id).iter().filter(|[.., area]| levels.contains(&level(area))).count()
        }),
        "implied-requirement" => named("requirements").iter().all(|other| unmet(id).is_subset(&unmet(other))),
        "cannot-be-both" => seen.findings().all(|(_, _, finding)| text(finding, "separation") != *id),
        "role-without-rule" | "unused-role" => {
            let mut roles = seen.seats.iter().flat_map(|(_, seat)| list(seat, "roles"));
            roles.all(|role| text(role, "role") != *id)
        }
        _ => true,
    }
}

/// The world without an element of a list of its rule book: the last step of a path.
fn without(world: &World, steps: &[&str]) -> World {
    let mut world = world.clone();
    let [collection, id, steps @ .., last] = steps else { return world };
    let mut at = world.rule_book[*collection]
        .as_array_mut()
        .and_then(|all| all.iter_mut().find(|one| text(one, "id") == *id))
        .expect("an element");
    for step in steps {
        at = match step.parse::<usize>() {
            Ok(n) => &mut at[n],
            Err(_) => &mut at[*step],
        };
    }
    let all = at.as_array_mut().expect("a list");
    match last.parse::<usize>() {
        Ok(n) if steps.first() == Some(&"when") => drop(all.remove(n)),
        _ => all.retain(|one| one != last),
    }
    world
}
