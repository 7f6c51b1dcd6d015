//! Overlap, benchmark and crosswalk, against pairs and sums worked out one by one.

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

use super::seen::{OfferSeen, Seen, share_groups, told};
use super::{strings, word};
use crate::properties::check;
use crate::properties::questions::holds;
use crate::properties::transform::{list, text};
use crate::strategies::world;
use regie::{BenchmarkOf, Scope};

/// Do two offers overlap? The same either way.
fn overlap(seen: &Seen, one: &OfferSeen, other: &OfferSeen) -> bool {
    !one.by.is_empty()
        && !other.by.is_empty()
        && one.by.is_disjoint(&other.by)
        && seen
            .above
            .values()
            .any(|above| !above.is_disjoint(&one.themes) && !above.is_disjoint(&other.themes))
        && seen
            .facts
            .lies_in
            .values()
            .any(|wider| !wider.is_disjoint(&one.areas) && !wider.is_disjoint(&other.areas))
        && share_groups(&one.groups, &other.groups)
}

#[test]
fn offers_overlap_pair_by_pair_as_the_groups_say() {
    check("overlap", 2, world(), |world| {
        let seen = Seen::of(&world);
        let answer = told(seen.atlas().overlap(&Scope::default()).map(|overlap| overlap.to_json()));
        let offers = seen.offers();
        let mut expected: BTreeSet<[String; 2]> = BTreeSet::new();
        for one in &offers {
            for other in offers.iter().filter(|other| overlap(&seen, one, other)) {
                prop_assert!(overlap(&seen, other, one));
                expected.insert([one.id.clone(), other.id.clone()]);
            }
        }
        let mut paired = BTreeSet::new();
        for group in list(&answer, "offers") {
            let members: Vec<&OfferSeen> = strings(&group["offers"])
                .iter()
                .map(|id| offers.iter().find(|offer| offer.id == *id).expect("an offer that is there"))
                .collect();
            for one in &members {
                for other in members.iter().filter(|other| one.by.is_disjoint(&other.by)) {
                    paired.insert([one.id.clone(), other.id.clone()]);
                }
                // all of them cover the common ground
                let covers =
                    |area: &String| one.areas.iter().any(|own| seen.facts.lies_in[area].contains(own));
                prop_assert!(strings(&group["areas"]).iter().all(covers));
                let on = |theme: &String| !seen.above[theme].is_disjoint(&one.themes);
                prop_assert!(strings(&group["themes"]).iter().all(on));
                let is_for = |id: &String| one.groups.is_empty() || one.groups.contains(id);
                prop_assert!(strings(&group["target_groups"]).iter().all(is_for));
            }
            prop_assert!(
                members.len() > 1 && !list(group, "areas").is_empty() && !list(group, "themes").is_empty()
            );
            let by: BTreeSet<String> = members.iter().flat_map(|offer| offer.by.iter().cloned()).collect();
            prop_assert_eq!(strings(&group["stakeholders"]), by.into_iter().collect::<Vec<_>>());
        }
        prop_assert_eq!(paired, expected);

        // wherever a decision finds several holders of a lever, these are told
        for (_, seat) in seen.seats() {
            for lever in list(seat, "levers") {
                for source in list(lever, "sources").iter().filter(|source| list(source, "holders").len() > 1)
                {
                    let told = list(&answer, "levers").iter().find(|one| {
                        one["lever"] == lever["lever"]
                            && strings(&one["areas"]).contains(&word(source, "area"))
                    });
                    prop_assert_eq!(told.map(|one| &one["holders"]), Some(&source["holders"]));
                }
            }
        }
        prop_assert!(list(&answer, "levers").iter().all(|one| list(one, "holders").len() > 1));
        Ok(())
    });
}

/// The counts of an area, one by one: challenges, needs that are held, needs, gaps, advice, challenges with the role.
fn measured(seen: &Seen, area: &str, role: &str) -> [usize; 6] {
    let mut counts = [0; 6];
    for decision in &seen.decisions {
        let touches = |id: &str| seen.touch(id, area);
        let seats = list(decision, "seats").iter();
        let seats: Vec<&Value> =
            seats.filter(|seat| strings(&seat["covers"]).iter().any(|id| touches(id))).collect();
        if seats.is_empty() {
            continue;
        }
        counts[0] += 1;
        counts[3] += list(decision, "gaps").len();
        let mut has_role = false;
        for seat in seats {
            for lever in list(seat, "levers") {
                for covered in strings(&seat["covers"]).iter().filter(|covered| touches(covered)) {
                    counts[2] += 1;
                    counts[1] += usize::from(!strings(&lever["missing_in"]).contains(covered));
                }
            }
            let here =
                |finding: &&Value| touches(finding.get("area").unwrap_or(&seat["area"]).as_str().unwrap());
            counts[3] += list(seat, "gaps").iter().filter(here).count();
            counts[4] += list(seat, "advice").iter().filter(here).count();
            has_role |=
                list(seat, "roles").iter().any(|one| text(one, "role") == role && touches(text(one, "area")));
        }
        counts[5] += usize::from(has_role);
    }
    counts
}

#[test]
fn areas_stand_side_by_side_with_what_is_counted_one_by_one() {
    check("benchmark", 8, (world(), any::<bool>()), |(world, turned)| {
        let seen = Seen::of(&world);
        let mut areas: Vec<&str> = seen.facts.lies_in.keys().map(String::as_str).collect();
        if turned {
            areas.reverse();
        }
        let role = seen.ids("roles").first().cloned().expect("a role");
        let figures: Vec<(&str, u64)> = areas.iter().copied().zip([0, 12_500, 7]).collect();
        let of = BenchmarkOf { areas: &areas, figures: &figures, ..BenchmarkOf::default() };
        let benchmark = seen.atlas().benchmark(&of).unwrap();
        let order: Vec<&str> = benchmark.areas.iter().map(|column| column.area.as_str()).collect();
        prop_assert_eq!(&order, &areas);
        let at = |name: &str, of: Option<&str>| {
            let is =
                |one: &regie::parts::Measure<'_>| one.measure == name && one.of.map(regie::Id::as_str) == of;
            benchmark.measures.iter().position(is).expect("a measure")
        };
        let offers = seen.offers();
        for column in &benchmark.areas {
            prop_assert_eq!(column.values.len(), benchmark.measures.len());
            let value = |name, of| &column.values[at(name, of)];
            let held = value("needs_held", None);
            let filled = value("role_filled", Some(&role));
            let counts = [
                value("challenges", None).count,
                held.count,
                held.out_of.unwrap(),
                value("gaps", None).count,
                value("advice", None).count,
                filled.count,
            ];
            prop_assert_eq!(counts, measured(&seen, column.area.as_str(), &role));
            prop_assert_eq!(filled.out_of, Some(counts[0]));
            let there = offers
                .iter()
                .filter(|offer| offer.areas.iter().any(|area| seen.touch(area, column.area.as_str())));
            prop_assert_eq!(value("offers", None).count, there.clone().count());
            for theme in
                benchmark.measures.iter().filter(|one| one.measure == "offers").filter_map(|one| one.of)
            {
                let on = there.clone().filter(|offer| offer.themes.contains(theme.as_str())).count();
                prop_assert_eq!(value("offers", Some(theme.as_str())).count, on);
            }
            let rate = value("challenges", None).per_10000.map(regie::parts::Decimal::hundredths);
            let figure = column.figure.filter(|figure| *figure > 0);
            prop_assert_eq!(
                rate,
                figure.map(|figure| (counts[0] as u64 * 2_000_000 + figure) / (2 * figure))
            );
        }
        // a table: as many fields in every row, since no id of these worlds has a comma
        let csv = benchmark.to_csv();
        let widths: BTreeSet<usize> = csv.lines().map(|line| line.split(',').count()).collect();
        prop_assert_eq!(widths, BTreeSet::from([areas.len() + 6]));
        Ok(())
    });
}

#[test]
fn a_crosswalk_says_the_same_both_ways_and_loses_what_it_says() {
    check("crosswalk", 4, world(), |world| {
        let seen = Seen::of(&world);
        let schemes = seen.ids("schemes");
        let landscape = &seen.world.landscape;
        let close = |one: &str, other: &str| {
            let says = |one: &str, other: &str| {
                strings(&seen.element("themes", one)["close"]).contains(&other.to_owned())
            };
            says(one, other) || says(other, one)
        };
        let same =
            |one: &str, other: &str| seen.above[one].contains(other) && seen.above[other].contains(one);
        let how = |one: &str, other: &str| {
            let all = || seen.above.keys();
            match (seen.above[one].contains(other), seen.above[other].contains(one)) {
                (true, true) => Some("exact"),
                (true, false) => Some("broader"),
                (false, true) => Some("narrower"),
                _ => {
                    let near = |x: &String| same(one, x) && all().any(|y| same(other, y) && close(x, y));
                    all().any(near).then_some("close")
                }
            }
        };
        let of = |scheme: &str| -> BTreeSet<String> {
            list(landscape, "themes")
                .iter()
                .filter(|theme| word(theme, "scheme") == scheme)
                .map(|theme| word(theme, "id"))
                .collect()
        };
        for from in &schemes {
            for to in &schemes {
                let crosswalk = seen.atlas().crosswalk(from, to).unwrap();
                for (mapping, ones, others) in
                    [(&crosswalk.forth, of(from), of(to)), (&crosswalk.back, of(to), of(from))]
                {
                    prop_assert_eq!(mapping.themes.len(), ones.len());
                    for (mapped, one) in mapping.themes.iter().zip(&ones) {
                        prop_assert_eq!(mapped.theme.as_str(), one);
                        let told: BTreeSet<(&str, &str)> = mapped
                            .counterparts
                            .iter()
                            .map(|found| (found.how.as_str(), found.theme.as_str()))
                            .collect();
                        let expected: BTreeSet<(&str, &str)> = others
                            .iter()
                            .filter_map(|other| Some((how(one, other)?, other.as_str())))
                            .collect();
                        prop_assert_eq!(&told, &expected);
                        let exact = expected.iter().any(|(how, _)| *how == "exact");
                        prop_assert_eq!(mapping.lost.contains(&mapped.theme), expected.is_empty());
                        prop_assert_eq!(mapping.several.contains(&mapped.theme), expected.len() > 1);
                        prop_assert_eq!(
                            mapping.inexact.contains(&mapped.theme),
                            !expected.is_empty() && !exact
                        );
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn nothing_that_is_absent_is_named() {
    check("absent", 8, world(), |world| {
        let seen = Seen::of(&world);
        let atlas = seen.atlas();
        let mut named: BTreeSet<(&str, String)> = BTreeSet::new();
        let answers = [
            atlas.three_lists(&Scope::default()).unwrap().to_json(),
            atlas.blind_spots(&Scope::default()).unwrap().to_json(),
            atlas.overlap(&Scope::default()).unwrap().to_json(),
            atlas.load(&regie::LoadOf::default()).unwrap().to_json(),
        ];
        for answer in &answers {
            names(&super::read(answer), &mut named);
        }
        for (collection, id) in named {
            prop_assert!(holds(seen.element(collection, &id), &seen.world.date), "{} of {}", id, collection);
        }
        Ok(())
    });
}

/// Every area, stakeholder, offer and challenge that an answer names.
fn names(answer: &Value, named: &mut BTreeSet<(&'static str, String)>) {
    if let Value::Array(parts) = answer {
        for part in parts {
            names(part, named);
        }
    }
    for (field, value) in answer.as_object().into_iter().flatten() {
        let collection = match field.as_str() {
            "area" | "areas" | "for" | "seat" | "targets" | "held_below" => "areas",
            "stakeholder" | "stakeholders" | "holders" | "addressee" => "stakeholders",
            "offers" => "offers",
            "challenge" | "challenges" | "without_offer" => "challenges",
            _ => "",
        };
        let ids = value.as_array().into_iter().flatten().chain(Some(value)).filter_map(Value::as_str);
        named.extend(ids.filter(|_| !collection.is_empty()).map(|id| (collection, id.to_owned())));
        names(value, named);
    }
}
