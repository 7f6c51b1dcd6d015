//! A world with more of everything than fits in a mask of 64 bits: areas, sectors, themes, target groups, rules of one role.

use super::engine::{Engine, Texts};
use super::same;
use crate::reference;
use crate::strategies::World;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const MANY: usize = 70;

fn id(prefix: &str, n: usize) -> String {
    format!("{prefix}-{n:02}")
}

fn many(make: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..MANY).map(make).collect()
}

/// Each stakeholder has the sector, speaks for the target group, and is a party on the theme, of its number; some work in two or in all towns.
fn wide() -> World {
    let towns: Vec<String> = (0..MANY).map(|n| id("town", n)).collect();
    let works_in = |n: usize| match n % 5 {
        0 => json!([towns[n]]),
        1 => json!([towns[n], towns[(n + 1) % MANY]]),
        2 => json!(["region"]),
        3 => json!(towns),
        _ => json!(towns[..MANY - 1]),
    };
    let mut areas =
        many(|n| json!({"id": towns[n], "label": "town", "level": "local", "within": ["region"]}));
    areas.push(json!({"id": "region", "label": "region", "level": "joint"}));
    let challenge = |id: String, themes: Value, groups: Value, areas: Value, spread: &str| json!({"id": id, "label": "challenge", "themes": themes, "target_groups": groups, "areas": areas, "spread": spread});
    // numbers from 63 on share a bit
    let mut challenges: Vec<Value> = [0, 1, 61, 62, 63, 64, 68, 69]
        .iter()
        .flat_map(|n| {
            let (themes, groups) = (json!([id("theme", *n)]), json!([id("group", *n)]));
            [
                challenge(id("alone", *n), themes.clone(), groups.clone(), json!([towns[*n]]), "separate"),
                challenge(
                    id("some", *n),
                    themes.clone(),
                    groups.clone(),
                    json!([towns[*n], towns[2]]),
                    "shared",
                ),
                challenge(id("all", *n), themes, groups, json!(towns), "shared"),
            ]
        })
        .collect();
    challenges.push(challenge(
        "two".into(),
        json!(["theme-00", "theme-66"]),
        json!([]),
        json!(towns),
        "separate",
    ));
    let landscape = json!({
        "format": "regie/landscape", "version": 1, "id": "wide", "as_of": "2019-01-01",
        "areas": areas,
        "sectors": many(|n| json!({"id": id("sector", n), "label": "sector"})),
        "themes": many(|n| json!({"id": id("theme", n), "label": "theme", "sectors": [id("sector", n)]})),
        "target_groups": many(|n| json!({"id": id("group", n), "label": "group"})),
        "stakeholders": many(|n| json!({
            "id": id("who", n), "label": "who", "kind": id("kind", n), "works_in": works_in(n),
            "sectors": [id("sector", n)], "represents": [id("group", n)],
        })),
        "agreements": many(|n| json!({
            "id": id("pact", n), "label": "pact", "parties": [id("who", n)], "themes": [id("theme", n)],
        })),
        "offers": many(|n| json!({
            "id": id("offer", n), "label": "offer", "by": [id("who", n)], "themes": [id("theme", n)],
            "areas": [towns[n]], "target_groups": [id("group", n)],
        })),
        "exclusions": [{"id": "not-us", "stakeholder": "who-65", "role": "partner", "within": "region", "reason": "not us"}],
        "challenges": challenges,
    });
    let around = json!({"any": [{"works": "covers"}, {"works": "affected"}, {"works": "reaches"}]});
    let rule = |id: String, role: &str, when: Value| json!({"id": id, "label": "rule", "source": ["none"], "effect": "assign", "role": role, "at": ["seat"], "when": when});
    // one rule a kind, more than 64 of them for one role
    let mut rules =
        many(|n| rule(id("kind", n), "partner", json!({"all": [{"kind": [id("kind", n)]}, around]})));
    rules.push(rule("serves".into(), "partner", json!({"all": ["serves_theme", around]})));
    rules.push(rule("speaks".into(), "voice", json!({"all": ["represents", around]})));
    rules.push(rule("agreed".into(), "ally", json!({"all": ["party", around]})));
    rules.push(rule("both".into(), "ally", json!({"all": ["serves_theme", "represents", around]})));
    rules.push(rule(
        "reaches".into(),
        "reacher",
        json!({"all": [{"works": "reaches"}, {"not": {"works": "inside"}}]}),
    ));
    rules.push(rule("offers".into(), "provider", json!("offers")));
    rules.push(
        json!({"id": "not-offering", "label": "rule", "source": ["none"], "effect": "forbid", "role": "voice",
        "at": ["seat"], "when": "offers"}),
    );
    rules.push(
        json!({"id": "not-inside", "label": "rule", "source": ["none"], "effect": "forbid", "role": "ally",
        "at": ["seat"], "when": {"not": {"works": "reaches"}}}),
    );
    let named = |ids: &[&str]| ids.iter().map(|id| json!({"id": id, "label": id})).collect::<Vec<_>>();
    let rule_book = json!({
        "format": "regie/rulebook", "version": 1, "id": "wide",
        "levels": [{"id": "local", "label": "local", "approach": "local"}, {"id": "joint", "label": "joint", "approach": "joint"}],
        "kinds": many(|n| json!({"id": id("kind", n), "label": "kind"})),
        "roles": named(&["ally", "partner", "provider", "reacher", "voice"]),
        "rules": rules,
        "requirements": [],
    });
    World { landscape, rule_book, sets: BTreeMap::new(), date: "2019-01-01".into() }
}

#[test]
fn a_world_wider_than_a_mask_is_answered_as_the_reference_answers_it() {
    let world = wide();
    let engine = Engine::at(&Texts::of(&world), None).unwrap();
    let reference = reference::answer(&world.landscape, &world.rule_book, &world.sets, None);
    let found = engine.decisions();
    same("decisions (library, reference)", &found, &reference.decisions).unwrap();
    // whoever shares the last bit of a mask with another is still told from it
    let decisions: Vec<Value> = serde_json::from_str(&found).unwrap();
    let alone = decisions.iter().find(|decision| decision["challenge"] == "alone-64").unwrap();
    let roles = alone["seats"][0]["roles"].as_array().unwrap();
    let served: Vec<&Value> = roles
        .iter()
        .filter(|role| role["because"].as_array().unwrap().contains(&json!("serves")))
        .map(|role| &role["stakeholder"])
        .collect();
    assert_eq!(served, ["who-64"]);
}
