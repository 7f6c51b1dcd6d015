//! What is found of rules is true, and what never happens is found: held against the reference, which tries everything everywhere.

use super::check;
use super::engine::Engine;
use super::transform::{list, text, without_sets};
use crate::reference::soundness::{Tried, failing, tried};
use crate::strategies::{World, world};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// How often each code was found.
pub(super) type Counts = RefCell<BTreeMap<String, usize>>;

pub(super) fn count(counts: &Counts, lints: &[Value]) {
    for lint in lints {
        *counts.borrow_mut().entry(text(lint, "code").to_owned()).or_default() += 1;
    }
}

/// The worlds must have what is held against them.
pub(super) fn reached(counts: &Counts, codes: &[&str]) {
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

pub(super) struct Seen {
    pub(super) tried: Tried,
    pub(super) seats: Vec<(String, Value)>,
}

impl Seen {
    pub(super) fn of(world: &World, decisions: &str) -> Seen {
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
    pub(super) fn findings(&self) -> impl Iterator<Item = (&str, &str, &Value)> {
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
            "never-matches" | "never-applies" => !said.is_empty() && found == Some(said),
            _ => found == Some(BTreeSet::new()),
        };
        prop_assert!(is_so, "{} has {:?}", lint, found);
    }
    Ok(())
}
