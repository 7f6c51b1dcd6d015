//! What is found of rules is true, and what never happens is found: held against the reference, which tries everything everywhere.

use super::check;
use super::engine::{Engine, lint_rule_book};
use super::transform::{Dice, list, text, without_sets};
use crate::reference::soundness::{Tried, failing, tried};
use crate::strategies::{World, world};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// How often each code was found.
type Counts = RefCell<BTreeMap<String, usize>>;

fn count(counts: &Counts, lints: &[Value]) {
    for lint in lints {
        *counts.borrow_mut().entry(text(lint, "code").to_owned()).or_default() += 1;
    }
}

/// The worlds must have what is held against them.
fn reached(counts: &Counts, codes: &[&str]) {
    let counts = counts.borrow();
    for code in codes {
        assert!(counts.get(*code).is_some_and(|times| *times > 2), "{code} is hardly found: {counts:?}");
    }
}

#[test]
fn what_never_happens_is_found_and_what_is_found_never_happens() {
    let counts = Counts::default();
    check("soundness with a landscape", 4, world(), |world| {
        let world = without_sets(&world);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let lints = engine.lints();
        count(&counts, &lints);
        let seen = Seen::of(&world, &engine.decisions());
        seen.rules(&world, &lints)?;
        seen.asked(&world, &lints)?;
        examples(&world, &lints)
    });
    reached(
        &counts,
        &[
            "never-asked",
            "never-matches",
            "always-set-aside",
            "always-barred",
            "forbids-nobody",
            "shadowed-here",
            "never-met",
            "never-applies",
            "role-of-nobody",
            "vacuum",
            "held-below",
        ],
    );
}

struct Seen {
    tried: Tried,
    seats: Vec<(String, Value)>,
}

impl Seen {
    fn of(world: &World, decisions: &str) -> Seen {
        let decisions: Vec<Value> = serde_json::from_str(decisions).expect("a list of decisions");
        let seats = decisions.iter().flat_map(|decision| {
            list(decision, "seats").iter().map(|seat| (text(decision, "challenge").to_owned(), seat.clone()))
        });
        Seen {
            seats: seats.collect(),
            tried: tried(&world.landscape, &world.rule_book, &world.sets, &world.date),
        }
    }

    /// Every finding of a seat about requirements, separations and holders.
    fn findings(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
        self.seats.iter().flat_map(|(challenge, seat)| {
            let all = list(seat, "gaps").iter().chain(list(seat, "advice"));
            all.map(|finding| (challenge.as_str(), text(seat, "area"), finding))
        })
    }

    fn rules(&self, world: &World, lints: &[Value]) -> TestCaseResult {
        let rules: BTreeMap<&str, &Value> =
            list(&world.rule_book, "rules").iter().map(|rule| (text(rule, "id"), rule)).collect();
        let assigns = |id: &str| text(rules[id], "effect") == "assign";
        let those = |test: &dyn Fn(&str) -> bool| -> BTreeSet<String> {
            self.tried.rules.keys().filter(|id| test(id)).map(|id| format!("rules/{id}")).collect()
        };
        let of = |id: &str| &self.tried.rules[id];
        let never = those(&|id| !of(id).matches());
        prop_assert_eq!(paths(lints, &["never-asked", "never-matches"]), never);
        let aside = those(&|id| assigns(id) && of(id).matches() && of(id).gives + of(id).barred == 0);
        prop_assert_eq!(paths(lints, &["always-set-aside"]), aside);
        let barred = those(&|id| of(id).gives == 0 && of(id).barred > 0);
        prop_assert_eq!(paths(lints, &["always-barred"]), barred);
        let idle = those(&|id| !assigns(id) && of(id).matches() && of(id).bars == 0);
        prop_assert_eq!(paths(lints, &["forbids-nobody"]), idle);
        let nobodys = list(&world.rule_book, "roles").iter().map(|role| text(role, "id")).filter(|role| {
            let of_role = || {
                self.tried.rules.keys().filter(|id| text(rules[id.as_str()], "role") == *role && assigns(id))
            };
            of_role().count() > 1 && of_role().all(|id| of(id).gives == 0)
        });
        let nobodys: BTreeSet<String> = nobodys.map(|role| format!("roles/{role}")).collect();
        prop_assert_eq!(paths(lints, &["role-of-nobody"]), nobodys);
        for path in paths(lints, &["shadowed-here"]) {
            let id = path.trim_start_matches("rules/");
            let strength = |id: &str| force(rules[id].get("strength"));
            for role in self.seats.iter().flat_map(|(_, seat)| list(seat, "roles")) {
                let because: Vec<&str> = list(role, "because").iter().filter_map(Value::as_str).collect();
                let is_covered = because.iter().any(|other| strength(other) > strength(id));
                prop_assert!(!because.contains(&id) || is_covered, "{} in {}", id, role);
            }
        }
        Ok(())
    }

    fn asked(&self, world: &World, lints: &[Value]) -> TestCaseResult {
        let unmet =
            |id: &str| self.findings().filter(|(_, _, finding)| text(finding, "requirement") == id).count();
        let asked = &self.tried.requirements;
        let never: BTreeSet<String> = asked
            .iter()
            .filter(|(id, places)| places.len() > 1 && unmet(id) == places.len())
            .map(|(id, _)| format!("requirements/{id}"))
            .collect();
        prop_assert_eq!(paths(lints, &["never-met"]), never);
        let nowhere =
            asked.iter().filter(|(_, places)| places.is_empty()).map(|(id, _)| format!("requirements/{id}"));
        let apart = self.tried.separations.iter().filter(|(_, seats)| **seats == 0);
        let nowhere: BTreeSet<String> =
            nowhere.chain(apart.map(|(id, _)| format!("separations/{id}"))).collect();
        prop_assert_eq!(paths(lints, &["never-applies"]), nowhere);
        let role = |id: &str| {
            let rule = list(&world.rule_book, "rules").iter().find(|rule| text(rule, "id") == id);
            text(rule.expect("a rule"), "role").to_owned()
        };
        let missed: BTreeSet<[String; 4]> = self
            .findings()
            .filter(|(_, _, finding)| text(finding, "kind") == "requirement")
            .map(|(challenge, seat, finding)| {
                [text(finding, "role"), challenge, seat, text(finding, "area")].map(str::to_owned)
            })
            .collect();
        let lost = self.tried.lost.iter().filter(|[rule, challenge, seat, area]| {
            missed.contains(&[role(rule), challenge.clone(), seat.clone(), area.clone()])
        });
        let lost: BTreeSet<String> = lost.map(|[rule, ..]| format!("rules/{rule}")).collect();
        prop_assert_eq!(paths(lints, &["vacuum"]), lost);
        let below = self.findings().filter(|(_, _, finding)| finding["held_below"] == true);
        let below = below.map(|(challenge, _, finding)| {
            format!("challenges/{challenge}/needs/{}", text(finding, "lever"))
        });
        prop_assert_eq!(paths(lints, &["held-below"]), below.collect::<BTreeSet<_>>());
        Ok(())
    }
}

fn paths(lints: &[Value], codes: &[&str]) -> BTreeSet<String> {
    let of = lints.iter().filter(|lint| codes.contains(&text(lint, "code")));
    of.map(|lint| text(lint, "path").to_owned()).collect()
}

fn force(strength: Option<&Value>) -> Option<usize> {
    let strength = strength.and_then(Value::as_str).unwrap_or("should");
    ["may", "should", "must"].iter().position(|one| *one == strength)
}

/// What an example shows is so.
fn examples(world: &World, lints: &[Value]) -> TestCaseResult {
    for lint in
        lints.iter().filter(|lint| lint.get("example").is_some() && text(lint, "document") == "rulebook")
    {
        let Some((collection, id)) = text(lint, "path").split_once('/') else { continue };
        let found = failing(
            (&world.landscape, &world.rule_book),
            &world.sets,
            &world.date,
            (collection, id),
            &lint["example"],
        );
        let found: Option<BTreeSet<String>> = found.map(|list| list.into_iter().collect());
        let said: BTreeSet<String> =
            list(lint, "parts").iter().map(|part| text(part, "path").to_owned()).collect();
        let is_so = match text(lint, "code") {
            // what speaks of somebody is not judged there
            "never-asked" => found.as_ref().is_some_and(|found| !said.is_empty() && found.is_superset(&said)),
            "never-matches" => !said.is_empty() && found == Some(said),
            "never-applies" => !said.is_empty() && found == Some(said),
            _ => found == Some(BTreeSet::new()),
        };
        prop_assert!(is_so, "{} has {:?}", lint, found);
    }
    Ok(())
}

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
            prop_assert!(is_proven(&world, &seen, lint, &decisions)?, "{}", lint);
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
fn is_proven(world: &World, seen: &Seen, lint: &Value, decisions: &str) -> Result<bool, TestCaseError> {
    let path = text(lint, "path");
    let steps: Vec<&str> = path.split('/').collect();
    let [collection, id, rest @ ..] = &steps[..] else { return Ok(true) };
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
    Ok(match text(lint, "code") {
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
    })
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
