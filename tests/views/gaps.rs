//! Blind spots and load: what they count is what the decisions hold.

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

use super::seen::{Seen, told};
use super::{strings, word};
use crate::properties::check;
use crate::properties::transform::{list, text};
use crate::strategies::world;
use regie::{Filter, LoadOf, Scope};

/// Every gap and point for attention of the decisions, as blind spots tell them, in their order.
fn expected(seen: &Seen) -> Vec<Value> {
    let mut spots = Vec::new();
    for decision in &seen.decisions {
        let mut add = |seat: Option<&Value>, severity: &str, finding: &Value| {
            let mut spot = finding.clone();
            spot["challenge"] = decision["challenge"].clone();
            spot["severity"] = json!(severity);
            if let Some(seat) = seat {
                spot["seat"] = seat["area"].clone();
                if spot.get("area").is_none() {
                    spot["area"] = seat["area"].clone();
                }
            }
            spots.push(spot);
        };
        for gap in list(decision, "gaps") {
            add(None, "gap", gap);
        }
        for seat in list(decision, "seats") {
            for (field, severity) in [("gaps", "gap"), ("advice", "advice")] {
                for finding in list(seat, field) {
                    add(Some(seat), severity, finding);
                }
            }
        }
    }
    spots
}

#[test]
fn blind_spots_are_all_gaps_and_advice_and_every_count_adds_up() {
    check("blind spots", 4, world(), |world| {
        let seen = Seen::of(&world);
        let blind = told(seen.atlas().blind_spots(&Scope::default()).map(|blind| blind.to_json()));
        let spots = expected(&seen);
        prop_assert_eq!(list(&blind, "spots"), spots.as_slice());

        // a spot stands in the matrix under each theme that its challenge names
        let mut matrix: BTreeMap<[String; 3], [u64; 2]> = BTreeMap::new();
        for spot in &spots {
            for theme in strings(&seen.element("challenges", text(spot, "challenge"))["themes"]) {
                let cell = matrix.entry([theme, word(spot, "area"), word(spot, "role")]).or_default();
                cell[usize::from(spot["severity"] == "advice")] += 1;
            }
        }
        let cells = list(&blind, "matrix").iter().map(|cell| {
            let at = ["theme", "area", "role"].map(|field| word(cell, field));
            (at, ["gaps", "advice"].map(|field| cell[field].as_u64().unwrap()))
        });
        prop_assert_eq!(cells.clone().count(), matrix.len());
        prop_assert_eq!(cells.collect::<BTreeMap<_, _>>(), matrix);

        for (list_of, field) in
            [("levers", "lever"), ("requirements", "requirement"), ("separations", "separation")]
        {
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for spot in spots.iter().filter(|spot| !word(spot, field).is_empty()) {
                *counts.entry(word(spot, field)).or_default() += 1;
            }
            let name = if field == "lever" { "lever" } else { "id" };
            let told =
                list(&blind, list_of).iter().map(|one| (word(one, name), one["count"].as_u64().unwrap()));
            prop_assert_eq!(told.collect::<Vec<_>>(), counts.into_iter().collect::<Vec<_>>());
        }

        let roles = seen.seats().flat_map(|(_, seat)| list(seat, "roles"));
        let had: BTreeSet<String> = roles.map(|role| word(role, "role")).collect();
        let all: BTreeSet<String> = seen.ids("roles").into_iter().collect();
        prop_assert_eq!(
            strings(&blind["without_anybody"]),
            all.difference(&had).cloned().collect::<Vec<_>>()
        );

        let offered = |challenge: &str| {
            let mut seats = seen.seats().filter(|(of, _)| *of == challenge);
            seats.any(|(_, seat)| !seen.offers_at(challenge, text(seat, "area")).is_empty())
        };
        let challenges = seen.decisions.iter().map(|decision| word(decision, "challenge"));
        let without: Vec<String> = challenges.filter(|challenge| !offered(challenge)).collect();
        prop_assert_eq!(strings(&blind["without_offer"]), without);
        Ok(())
    });
}

#[test]
fn blind_spots_of_an_area_are_those_that_touch_it() {
    check("blind spots of an area", 8, world(), |world| {
        let seen = Seen::of(&world);
        for area in seen.facts.lies_in.keys() {
            let scope = Scope { area: Some(area), ..Scope::default() };
            let blind = told(seen.atlas().blind_spots(&scope).map(|blind| blind.to_json()));
            let affects = |challenge: &str, seat: Option<&str>| {
                let mut seats = seen
                    .seats()
                    .filter(|(of, at)| *of == challenge && seat.is_none_or(|seat| text(at, "area") == seat));
                seats
                    .any(|(_, seat)| strings(&seat["covers"]).iter().any(|covered| seen.touch(covered, area)))
            };
            let touches = |spot: &Value| {
                let seat = spot.get("seat").and_then(Value::as_str);
                affects(text(spot, "challenge"), seat)
                    && (seat.is_none() || seen.touch(text(spot, "area"), area))
            };
            let spots: Vec<Value> = expected(&seen).into_iter().filter(touches).collect();
            prop_assert_eq!(list(&blind, "spots"), spots.as_slice());
        }
        Ok(())
    });
}

#[test]
fn the_load_of_everybody_is_all_assignments() {
    check("load", 4, world(), |world| {
        let seen = Seen::of(&world);
        let atlas = seen.atlas();
        let roles = seen.ids("roles");
        let (steers, others) = roles.split_first().expect("a role");
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let of = LoadOf { steers: Some(steers), carries_out: Some(&others), ..LoadOf::default() };
        let load = atlas.load(&of).unwrap();
        let mut total = 0;
        for one in &load.stakeholders {
            for role in &one.roles {
                let (stakeholder, role_id) = (Some(one.stakeholder.as_str()), Some(role.role.as_str()));
                let filter = Filter { stakeholder, role: role_id, ..Filter::default() };
                prop_assert_eq!(role.places, atlas.count(&filter).unwrap());
                let had: Vec<_> = atlas.assignments(&filter).unwrap().collect();
                let seats: BTreeSet<_> = had.iter().map(|one| (one.challenge, one.seat)).collect();
                let challenges: BTreeSet<_> = had.iter().map(|one| one.challenge).collect();
                prop_assert_eq!((role.challenges, role.seats), (challenges.len(), seats.len()));
                total += role.places;
            }
        }
        prop_assert_eq!(total, atlas.count(&Filter::default()).unwrap());

        let mut expected: BTreeSet<[String; 4]> = BTreeSet::new();
        for (challenge, seat) in seen.seats() {
            let has = |role: &str| -> BTreeSet<String> {
                list(seat, "roles")
                    .iter()
                    .filter(|one| text(one, "role") == role)
                    .map(|one| word(one, "stakeholder"))
                    .collect()
            };
            for other in &others {
                let both = has(steers).intersection(&has(other)).cloned().collect::<Vec<_>>();
                expected.extend(
                    both.into_iter()
                        .map(|who| [who, (*other).to_owned(), challenge.to_owned(), word(seat, "area")]),
                );
            }
        }
        let told = load.both.iter().flat_map(|both| {
            both.seats
                .iter()
                .map(|at| [both.stakeholder, both.roles[1], at.challenge, at.seat].map(ToString::to_string))
        });
        prop_assert_eq!(told.collect::<BTreeSet<_>>(), expected);
        // what separations report of these roles is told with them
        for (challenge, seat) in seen.seats() {
            let found = list(seat, "gaps")
                .iter()
                .chain(list(seat, "advice"))
                .filter(|one| one["kind"] == "separation");
            for one in found.filter(|one| strings(&one["roles"]).contains(steers)) {
                let both = load.both.iter().find(|both| {
                    both.stakeholder == text(one, "stakeholder")
                        && strings(&one["roles"]).contains(&both.roles[1].to_string())
                });
                let both = both.expect("whoever is reported has both");
                prop_assert!(
                    both.seats.iter().any(|at| at.challenge == challenge && at.seat == text(seat, "area"))
                );
                let told = both.separations.iter().find(|told| told.separation == text(one, "separation"));
                prop_assert!(told.is_some_and(|told| told.seats > 0));
            }
        }
        Ok(())
    });
}
