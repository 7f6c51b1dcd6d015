//! One decision, and assignments by a filter, are parts of all decisions.

use super::engine::{Engine, Question};
use super::transform::{list, text, without_sets};
use super::{check, same};
use crate::strategies::{World, world};
use proptest::option::weighted;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn a_single_decision_is_its_part_of_all_decisions() {
    check("single decisions", 4, world(), |world| {
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let all = engine.decisions();
        let decisions: Vec<Value> = serde_json::from_str(&all).expect("a list of decisions");
        let each: Vec<String> =
            decisions.iter().map(|decision| engine.decision(text(decision, "challenge"))).collect();
        same("decisions, one by one", &format!("[{}]", each.join(",")), &all)
    });
}

#[test]
fn filtered_assignments_are_the_roles_of_all_decisions_filtered() {
    let picks = proptest::array::uniform8(weighted(0.25, any::<usize>()));
    check("assignments", 2, (world(), picks), |(world, picks)| {
        let world = without_sets(&world);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let facts = Facts::of(&world);
        let question = facts.question(&world, &picks);
        let found = engine.assignments(&question).map_err(TestCaseError::fail)?;
        let expected = facts.expected(&engine.decisions(), &question);
        prop_assert_eq!(found.len(), expected.len(), "{:?}", question);
        for (found, expected) in found.iter().zip(&expected) {
            for (field, value) in expected.as_object().expect("an assignment") {
                prop_assert_eq!(&found[field], value, "{} of {} for {:?}", field, found, question);
            }
        }
        Ok(())
    });
}

#[test]
fn a_filter_on_what_is_not_there_is_an_error() {
    check("unknown in filter", 16, world(), |world| {
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let unknown = || Some("nergens-te-vinden".to_owned());
        let by_theme = Question { theme: unknown(), ..Question::default() };
        let by_area = Question { area: unknown(), ..Question::default() };
        prop_assert!(engine.assignments(&by_theme).is_err());
        prop_assert!(engine.assignments(&by_area).is_err());
        Ok(())
    });
}

/// What a filter must know of a world, worked out from its documents alone.
pub(crate) struct Facts {
    /// The areas that are valid, and those that each lies in, itself among them.
    pub(crate) lies_in: BTreeMap<String, BTreeSet<String>>,
    /// The stakeholders that are valid.
    pub(crate) stakeholders: Vec<String>,
    /// Each challenge's themes: those that it names, and what is above them.
    pub(crate) themes: BTreeMap<String, BTreeSet<String>>,
}

impl Facts {
    pub(crate) fn of(world: &World) -> Facts {
        let ids = |collection: &str| -> Vec<String> {
            let all = list(&world.landscape, collection).iter();
            all.filter(|one| holds(one, &world.date)).map(|one| text(one, "id").to_owned()).collect()
        };
        let above = reachable(&theme_edges(&world.landscape));
        let themes = list(&world.landscape, "challenges").iter().map(|challenge| {
            let named = list(challenge, "themes").iter().filter_map(Value::as_str);
            let all = named.flat_map(|theme| above[theme].iter().cloned()).collect();
            (text(challenge, "id").to_owned(), all)
        });
        Facts {
            lies_in: reachable(&area_edges(world)),
            stakeholders: ids("stakeholders"),
            themes: themes.collect(),
        }
    }

    fn question(&self, world: &World, picks: &[Option<usize>; 8]) -> Question {
        let one_of = |list: Vec<String>, pick: Option<usize>| {
            pick.filter(|_| !list.is_empty()).map(|pick| list[pick % list.len()].clone())
        };
        let ids = |document: &Value, collection: &str| -> Vec<String> {
            list(document, collection).iter().map(|one| text(one, "id").to_owned()).collect()
        };
        let words = |words: [&str; 3]| words.iter().map(ToString::to_string).collect();
        let [theme, challenge, area, level, stakeholder, role, strength, approach] = *picks;
        Question {
            theme: one_of(ids(&world.landscape, "themes"), theme),
            challenge: one_of(ids(&world.landscape, "challenges"), challenge),
            area: one_of(self.lies_in.keys().cloned().collect(), area),
            level: one_of(ids(&world.rule_book, "levels"), level),
            stakeholder: one_of(self.stakeholders.clone(), stakeholder),
            role: one_of(ids(&world.rule_book, "roles"), role),
            strength: one_of(words(["must", "should", "may"]), strength),
            approach: one_of(words(["local", "joint", "signal"]), approach),
        }
    }

    /// The roles of all decisions that the question asks for, in their order.
    fn expected(&self, decisions: &str, question: &Question) -> Vec<Value> {
        let decisions: Vec<Value> = serde_json::from_str(decisions).expect("a list of decisions");
        let asked =
            |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
        let mut expected = Vec::new();
        for decision in &decisions {
            let challenge = text(decision, "challenge");
            let about = question.theme.as_ref().is_none_or(|theme| self.themes[challenge].contains(theme));
            if !about || !asked(&question.challenge, challenge) {
                continue;
            }
            for seat in list(decision, "seats") {
                let approaches = list(seat, "approaches");
                let fits = question.approach.as_ref().is_none_or(|word| approaches.contains(&json!(word)));
                for role in list(seat, "roles").iter().filter(|_| fits) {
                    let here = &self.lies_in[text(role, "area")];
                    if question.area.as_ref().is_none_or(|area| here.contains(area))
                        && asked(&question.level, &level(decision, text(role, "area")))
                        && asked(&question.stakeholder, text(role, "stakeholder"))
                        && asked(&question.role, text(role, "role"))
                        && asked(&question.strength, text(role, "strength"))
                    {
                        let mut assignment = role.clone();
                        assignment["challenge"] = json!(challenge);
                        assignment["seat"] = seat["area"].clone();
                        expected.push(assignment);
                    }
                }
            }
        }
        expected
    }
}

/// The level of a place, as the decision says it.
fn level(decision: &Value, area: &str) -> String {
    let seats = list(decision, "seats").iter();
    let levers = seats.clone().flat_map(|seat| list(seat, "levers"));
    let sources = levers.flat_map(|lever| list(lever, "sources"));
    let place = seats.chain(sources).find(|place| text(place, "area") == area).expect("a place");
    text(place, "level").to_owned()
}

/// Is an element valid at the date? Dates of one form compare as text.
pub(crate) fn holds(element: &Value, date: &str) -> bool {
    let valid = element.get("valid").cloned().unwrap_or_default();
    text(&valid, "from") <= date && (text(&valid, "until").is_empty() || date < text(&valid, "until"))
}

pub(crate) type Edges = BTreeMap<String, BTreeSet<String>>;

/// Each theme to what is broader than or exactly as it.
pub(crate) fn theme_edges(landscape: &Value) -> Edges {
    let mut edges = Edges::new();
    for theme in list(landscape, "themes") {
        let id = text(theme, "id").to_owned();
        edges
            .entry(id.clone())
            .or_default()
            .extend(theme.get("broader").map(|_| text(theme, "broader").to_owned()));
        for exact in list(theme, "exact").iter().filter_map(Value::as_str) {
            edges.entry(id.clone()).or_default().insert(exact.to_owned());
            edges.entry(exact.to_owned()).or_default().insert(id.clone());
        }
    }
    edges
}

/// Each valid area to those that it lies in directly, as they are at the date.
fn area_edges(world: &World) -> Edges {
    let areas: BTreeMap<&str, &Value> =
        list(&world.landscape, "areas").iter().map(|area| (text(area, "id"), area)).collect();
    let mut edges = Edges::new();
    for (&id, area) in areas.iter().filter(|(_, area)| holds(area, &world.date)) {
        edges.entry(id.to_owned()).or_default();
        for whole in resolved(area, "within", &areas, &world.date) {
            edges.entry(id.to_owned()).or_default().insert(whole);
        }
        for part in resolved(area, "contains", &areas, &world.date) {
            edges.entry(part).or_default().insert(id.to_owned());
        }
    }
    edges
}

/// The areas that a list of references stands for at the date.
pub(crate) fn resolved(
    area: &Value,
    field: &str,
    areas: &BTreeMap<&str, &Value>,
    date: &str,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for &area in list(area, field).iter().filter_map(Value::as_str).map(|id| &areas[id]) {
        let begun = text(&area.get("valid").cloned().unwrap_or_default(), "from") <= date;
        if holds(area, date) {
            found.insert(text(area, "id").to_owned());
        } else if begun {
            found.extend(resolved(area, "successors", areas, date));
        }
    }
    found
}

/// Everything that can be reached in any number of steps, none among them.
pub(crate) fn reachable(edges: &Edges) -> Edges {
    let reach = |from: &String| {
        let mut reached = BTreeSet::from([from.clone()]);
        let mut next = vec![from];
        while let Some(at) = next.pop() {
            next.extend(edges.get(at).into_iter().flatten().filter(|&to| reached.insert(to.clone())));
        }
        reached
    };
    edges.keys().map(|from| (from.clone(), reach(from))).collect()
}
