//! What rules and requirements do, tried out everywhere: what findings about them are held against.

use super::date::{self, World};
use super::matching::Point;
use super::{list, names, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a rule does.
#[derive(Debug, Default)]
pub(crate) struct Done {
    /// How often it matches somebody, at places with each function.
    pub(crate) matches: BTreeMap<&'static str, usize>,
    /// How often it gives the role.
    pub(crate) gives: usize,
    /// How often it would give the role to somebody who is barred.
    pub(crate) barred: usize,
    /// How often it forbids the role to somebody who would have it.
    pub(crate) bars: usize,
}

impl Done {
    pub(crate) fn matches(&self) -> bool {
        !self.matches.is_empty()
    }
}

/// What all of them do.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    /// By rule, of those in force.
    pub(crate) rules: BTreeMap<String, Done>,
    /// By requirement in force: the levels of the places at which it applies.
    pub(crate) requirements: BTreeMap<String, Vec<String>>,
    /// By separation in force: at how many seats it applies.
    pub(crate) separations: BTreeMap<String, usize>,
    /// Rule, challenge, seat and place where somebody loses the role of the rule and nobody has it.
    pub(crate) lost: BTreeSet<[String; 4]>,
}

/// Tries everything at a date.
pub(crate) fn tried(
    landscape: &Value,
    rule_book: &Value,
    sets: &BTreeMap<String, Value>,
    date: &str,
) -> Tried {
    let (world, _) = date::world(landscape, sets, rule_book, date);
    let mut tried = Tried::default();
    let id = |one: &&Value| text(one, "id").to_owned();
    tried.rules = world.rules.iter().map(|rule| (id(rule), Done::default())).collect();
    tried.requirements = world.requirements.iter().map(|one| (id(one), Vec::new())).collect();
    tried.separations = world.separations.iter().map(|one| (id(one), 0)).collect();
    for (challenge, c) in &world.challenges {
        for t in &world.seats(c).all {
            for (p, functions) in &t.places {
                let at = Point { c, t, p, functions };
                tried.at(&world, challenge, at);
            }
        }
    }
    tried
}

impl Tried {
    fn at(&mut self, world: &World, challenge: &str, at: Point) {
        let standing = world.standing(at);
        for rule in &world.rules {
            let (id, role) = (text(rule, "id"), text(rule, "role"));
            let who: Vec<&String> =
                world.stakeholders.keys().filter(|s| world.matches(rule, s, at)).collect();
            let done = self.rules.get_mut(id).expect("a rule in force");
            for function in at.functions.iter().filter(|_| !who.is_empty()) {
                *done.matches.entry(function).or_default() += 1;
            }
            let stands_for = |s: &str, role: &str| {
                standing.iter().any(|one| text(one, "role") == role && world.matches(one, s, at))
            };
            if text(rule, "effect") == "forbid" {
                done.bars += who.iter().filter(|s| stands_for(s, role)).count();
            } else if standing.iter().any(|one| text(one, "id") == id) {
                let barred = who.iter().filter(|s| world.is_barred(s, role, at)).count();
                done.barred += barred;
                done.gives += who.len() - barred;
            } else if who.iter().any(|s| !world.is_barred(s, role, at)) {
                let has = |s: &&String| stands_for(s, role) && !world.is_barred(s, role, at);
                if !world.stakeholders.keys().any(|s| has(&s)) {
                    self.lost.insert([id, challenge, &at.t.area, at.p].map(str::to_owned));
                }
            }
        }
        for one in world.requirements.iter().filter(|one| at.applies(one)) {
            if one.get("when").is_some_and(|when| world.holds(when, None, at)) {
                let places = self.requirements.get_mut(text(one, "id")).expect("a requirement in force");
                places.push(world.level(at.p).to_owned());
            }
        }
        for one in world.separations.iter().filter(|_| at.p == at.t.area) {
            if one.get("when").is_some_and(|when| world.holds(when, None, at)) {
                *self.separations.get_mut(text(one, "id")).expect("a separation in force") += 1;
            }
        }
    }
}

/// The parts of a condition that must all hold, with their places.
pub(crate) fn parts<'c>(condition: &'c Value, path: &str) -> Vec<(String, &'c Value)> {
    if condition.get("all").is_none() {
        return vec![(path.to_owned(), condition)];
    }
    let below = |n: usize| if path.is_empty() { format!("all/{n}") } else { format!("{path}/all/{n}") };
    let parts_of = |(n, part): (usize, &'c Value)| parts(part, &below(n));
    list(condition, "all").iter().enumerate().flat_map(parts_of).collect()
}

/// At a point where an element applies: the places of the parts of its condition that fail there. Nothing when there is no such point.
pub(crate) fn failing(
    (landscape, rule_book): (&Value, &Value),
    sets: &BTreeMap<String, Value>,
    date: &str,
    when: (&str, &str),
    point: &Value,
) -> Option<Vec<String>> {
    let (world, _) = date::world(landscape, sets, rule_book, date);
    let (collection, id) = when;
    let element = list(rule_book, collection).iter().find(|one| text(one, "id") == id)?;
    let c = world.challenges.get(text(point, "challenge"))?;
    let found = world.seats(c);
    let t = found.all.iter().find(|seat| seat.area == text(point, "seat"))?;
    let (p, functions) = t.places.get_key_value(text(point, "area"))?;
    let at = Point { c, t, p, functions };
    let s = Some(text(point, "stakeholder")).filter(|s| !s.is_empty());
    if s.is_some_and(|s| !world.stakeholders.contains_key(s)) {
        return None;
    }
    let applies = collection == "separations" && at.p == t.area
        || !names(element, "at").is_empty() && at.applies(element);
    let parts = parts(element.get("when")?, "");
    let failing = parts.into_iter().filter(|(_, part)| !world.holds(part, s, at)).map(|(path, _)| path);
    applies.then(|| failing.collect())
}
