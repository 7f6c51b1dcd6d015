//! Worlds from worlds.

use crate::strategies::World;
use crate::strategies::shape::{COLLECTIONS, visit_decisions, visit_landscape, visit_rule_book};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Everything in the landscape itself, nothing in reference sets.
pub(crate) fn without_sets(world: &World) -> World {
    let mut landscape = world.landscape.clone();
    let fields = landscape.as_object_mut().expect("a document");
    fields.remove("builds_on");
    for collection in COLLECTIONS {
        let of_sets = world.sets.values().flat_map(|set| list(set, collection)).cloned();
        let all: Vec<Value> = of_sets.chain(list(&world.landscape, collection).iter().cloned()).collect();
        fields.insert(collection.to_owned(), Value::Array(all));
    }
    World { landscape, sets: BTreeMap::new(), ..world.clone() }
}

/// The elements of a list that may be left out.
pub(crate) fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    object.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text that may be left out.
pub(crate) fn text<'a>(object: &'a Value, field: &str) -> &'a str {
    object.get(field).and_then(Value::as_str).unwrap_or("")
}

/// Shuffles every list of every document, except a rule book's levels: their order means something.
pub(crate) fn shuffled(world: &World, dice: &mut Dice) -> World {
    let mut world = world.clone();
    let levels = world.rule_book["levels"].clone();
    for document in [&mut world.landscape, &mut world.rule_book].into_iter().chain(world.sets.values_mut()) {
        shuffle(document, dice);
    }
    world.rule_book["levels"] = levels;
    world
}

fn shuffle(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(parts) => {
            dice.shuffle(parts);
            for part in parts {
                shuffle(part, dice);
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(|part| shuffle(part, dice)),
        _ => {}
    }
}

/// The same JSON spelled otherwise: fields in another order, white space, letters as escapes.
pub(crate) fn respelled(value: &Value, dice: &mut Dice) -> String {
    let space = |dice: &mut Dice| [" ", "", "\n\t", ""][dice.below(4)];
    match value {
        Value::Array(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| respelled(part, dice)).collect();
            format!("[{}{}]", space(dice), parts.join(&format!("{},", space(dice))))
        }
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            dice.shuffle(&mut fields);
            let fields: Vec<String> = fields
                .into_iter()
                .map(|(name, part)| {
                    format!("{}{}:{}{}", escaped(name, dice), space(dice), space(dice), respelled(part, dice))
                })
                .collect();
            format!("{{{}{}}}", fields.join(","), space(dice))
        }
        Value::String(text) => escaped(text, dice),
        other => other.to_string(),
    }
}

fn escaped(text: &str, dice: &mut Dice) -> String {
    if dice.below(8) > 0 {
        return Value::from(text).to_string();
    }
    let units: Vec<String> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", units.concat())
}

/// New names for every id of a world. Within a collection the order stays; between collections nothing does: different
/// things that had one name get two, and every collection gets the same new names.
pub(crate) struct Renaming {
    new: BTreeMap<(String, String), String>,
}

impl Renaming {
    pub(crate) fn of(world: &World, dice: &mut Dice) -> Renaming {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        visit(&mut world.clone(), &mut |collection, id| {
            names.entry(collection.to_owned()).or_default().insert(id.to_owned());
            id.to_owned()
        });
        let mut new = BTreeMap::new();
        for (collection, ids) in names {
            let mut last = 0;
            for id in ids {
                last += 1 + dice.below(3);
                // From "A" to "Y", then "ZA", "ZB": longer is later.
                let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXY"[last % 25]);
                let name = format!("{}{letter}", "Z".repeat(last / 25));
                new.insert((collection.clone(), id), name);
            }
        }
        Renaming { new }
    }

    pub(crate) fn apply(&self, world: &World) -> World {
        let mut world = world.clone();
        visit(&mut world, &mut |collection, id| self.new[&(collection.to_owned(), id.to_owned())].clone());
        world
    }

    /// Decisions of the renamed world, in the old names.
    pub(crate) fn undo(&self, decisions: &str) -> Value {
        let old: BTreeMap<(&str, &str), &str> =
            self.new.iter().map(|((collection, old), new)| ((&collection[..], &new[..]), &old[..])).collect();
        let mut decisions = serde_json::from_str(decisions).expect("JSON");
        visit_decisions(&mut decisions, &mut |collection, id| {
            old.get(&(collection, id))
                .map_or_else(|| format!("{id}, of no {collection}"), |&id| id.to_owned())
        });
        decisions
    }
}

fn visit(world: &mut World, visit: &mut impl FnMut(&str, &str) -> String) {
    visit_rule_book(&mut world.rule_book, visit);
    for landscape in world.sets.values_mut().chain([&mut world.landscape]) {
        visit_landscape(landscape, visit);
    }
}

/// What the ids of the second of two landscapes begin with.
pub(crate) struct Prefix(pub(crate) &'static str);

/// A world that has a second landscape beside the first, unconnected with it: no area, theme or stakeholder is shared, and
/// the rule book is the first one's, so that its names are of the first.
///
/// An agreement that names no themes is about everything, in the first landscape too; so in the second it names all its themes.
/// Levels go from lowest to highest; what has no counterpart among the levels of the first is not taken over: then the second
/// landscape is a copy of the first.
pub(crate) fn beside(first: &World, second: &World, prefix: &Prefix) -> World {
    let declared = |world: &World, collection: &str| -> Vec<String> {
        list(&world.rule_book, collection).iter().map(|one| text(one, "id").to_owned()).collect()
    };
    let fits = declared(second, "levels").len() <= declared(first, "levels").len();
    let second = without_sets(if fits { second } else { first });
    let mut world = without_sets(first);
    let mut landscape = second.landscape.clone();
    let themes: Vec<Value> = list(&landscape, "themes").iter().map(|theme| theme["id"].clone()).collect();
    for agreement in landscape["agreements"].as_array_mut().into_iter().flatten() {
        let fields = agreement.as_object_mut().expect("an element");
        fields.entry("themes").or_insert_with(|| Value::Array(themes.clone()));
    }
    visit_landscape(&mut landscape, &mut |collection, id| match collection {
        "levels" | "kinds" | "roles" => {
            let here = declared(first, collection);
            let at = declared(&second, collection).iter().position(|one| one == id).expect("a declared id");
            here[at % here.len()].clone()
        }
        _ => format!("{}{id}", prefix.0),
    });
    for collection in COLLECTIONS {
        let own = world.landscape[collection].as_array_mut().expect("a list");
        own.extend(list(&landscape, collection).iter().cloned());
    }
    world
}

/// The decisions on challenges that do not begin so.
pub(crate) fn without_prefix(decisions: &str, prefix: &Prefix) -> Value {
    let decisions: Vec<Value> = serde_json::from_str(decisions).expect("a list of decisions");
    decisions.into_iter().filter(|decision| !text(decision, "challenge").starts_with(prefix.0)).collect()
}

/// Gives a stakeholder a mandate (lever, level, within) that is always valid, in a world without reference sets.
pub(crate) fn with_mandate(world: &World, stakeholder: usize, mandate: [&str; 3]) -> World {
    let mut world = world.clone();
    let of = world.landscape["stakeholders"][stakeholder].as_object_mut().expect("an element");
    let mandates = of.entry("mandates").or_insert_with(|| Value::Array(vec![]));
    let mandates = mandates.as_array_mut().expect("a list");
    // One that it had for a time would repeat the new one.
    mandates.retain(|old| ["lever", "level", "within"].map(|field| text(old, field)) != mandate);
    mandates.push(json!({ "lever": mandate[0], "level": mandate[1], "within": mandate[2] }));
    world
}

/// Numbers from a seed (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).expect("less than a usize")
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }
}
