//! The three lists and the agenda say what the decisions say.

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

use super::seen::{Seen, told};
use super::{read, strings, word};
use crate::properties::check;
use crate::properties::transform::{list, text};
use crate::strategies::world;
use regie::{AgendaOf, Filter, Scope};

/// Challenge, column, lever (or none), area, affected area, holder (or none).
type Stands = BTreeSet<[String; 6]>;

/// Where everything stands, worked out from the decisions, for the areas that `asked` lets through.
fn expected(seen: &Seen, about: &dyn Fn(&str) -> bool, asked: &dyn Fn(&str) -> bool) -> Stands {
    let mut stands = Stands::new();
    let mut put = |words: [&str; 6]| stands.insert(words.map(str::to_owned));
    for (challenge, seat) in seen.seats().filter(|(challenge, _)| about(challenge)) {
        let own = seen.approach(seat);
        let covers: Vec<String> = strings(&seat["covers"]).into_iter().filter(|area| asked(area)).collect();
        let mut has_own = false;
        for lever in list(seat, "levers") {
            for source in list(lever, "sources") {
                let approach = text(source, "approach");
                for covered in strings(&source["for"]).iter().filter(|area| asked(area)) {
                    has_own |= approach == own;
                    for holder in strings(&source["holders"]) {
                        put([
                            challenge,
                            approach,
                            text(lever, "lever"),
                            text(source, "area"),
                            covered,
                            &holder,
                        ]);
                    }
                }
            }
            for covered in strings(&lever["missing_in"]).iter().filter(|area| asked(area)) {
                put([challenge, "nobody", text(lever, "lever"), "", covered, ""]);
            }
        }
        for covered in covers.iter().filter(|_| !has_own) {
            put([challenge, &own, "", text(seat, "area"), covered, ""]);
        }
    }
    stands
}

/// Where everything stands, as the lists tell it.
fn listed(lists: &Value) -> Stands {
    let mut stands = Stands::new();
    for theme in list(lists, "themes") {
        for column in ["local", "joint", "signal"] {
            for part in list(theme, column) {
                let lever = word(part, "lever");
                for place in list(part, "places") {
                    let mut holders = strings(&place["holders"]);
                    holders.extend(lever.is_empty().then(String::new));
                    for covered in strings(&place["for"]) {
                        let row = |holder| {
                            [
                                word(part, "challenge"),
                                column.into(),
                                lever.clone(),
                                word(place, "area"),
                                covered.clone(),
                                holder,
                            ]
                        };
                        stands.extend(holders.iter().cloned().map(row));
                    }
                }
            }
        }
        for part in list(theme, "nobody") {
            let row = |covered| {
                [
                    word(part, "challenge"),
                    "nobody".into(),
                    word(part, "lever"),
                    String::new(),
                    covered,
                    String::new(),
                ]
            };
            stands.extend(strings(&part["for"]).into_iter().map(row));
        }
    }
    stands
}

#[test]
fn everything_stands_in_every_column_where_something_is_to_be_done() {
    check("three lists", 4, world(), |world| {
        let seen = Seen::of(&world);
        let lists = told(seen.atlas().three_lists(&Scope::default()).map(|lists| lists.to_json()));
        prop_assert_eq!(listed(&lists), expected(&seen, &|_| true, &|_| true));
        for decision in &seen.decisions {
            let columns: BTreeSet<String> = listed(&lists)
                .into_iter()
                .filter(|row| row[0] == text(decision, "challenge"))
                .map(|[_, column, ..]| column)
                .filter(|column| column != "nobody")
                .collect();
            prop_assert_eq!(columns, strings(&decision["approaches"]).into_iter().collect::<BTreeSet<_>>());
        }
        // under each theme that it names, with the offers that meet it at its seats
        for theme in list(&lists, "themes") {
            for known in list(theme, "challenges") {
                let challenge = text(known, "challenge");
                prop_assert!(
                    strings(&seen.element("challenges", challenge)["themes"]).contains(&word(theme, "theme"))
                );
                let seats = seen.seats().filter(|(of, _)| *of == challenge);
                let offers: BTreeSet<String> =
                    seats.flat_map(|(_, seat)| seen.offers_at(challenge, text(seat, "area"))).collect();
                prop_assert_eq!(strings(&known["offers"]), offers.into_iter().collect::<Vec<_>>());
            }
        }
        let stands: usize = list(&lists, "themes").iter().map(|theme| list(theme, "challenges").len()).sum();
        let named = seen.decisions.iter().map(|decision| {
            strings(&seen.element("challenges", text(decision, "challenge"))["themes"]).len()
        });
        prop_assert_eq!(stands, named.sum::<usize>());
        Ok(())
    });
}

#[test]
fn who_takes_part_has_a_role_at_a_place_of_the_part() {
    check("taking part", 8, world(), |world| {
        let seen = Seen::of(&world);
        let lists = told(seen.atlas().three_lists(&Scope::default()).map(|lists| lists.to_json()));
        for theme in list(&lists, "themes") {
            for column in ["local", "joint", "signal"] {
                for part in list(theme, column) {
                    let mut expected: BTreeSet<[String; 2]> = BTreeSet::new();
                    for (_, seat) in
                        seen.seats().filter(|(challenge, _)| *challenge == text(part, "challenge"))
                    {
                        let mut places: BTreeSet<&str> =
                            list(part, "places").iter().map(|place| text(place, "area")).collect();
                        let lies = |place: &str| {
                            let levers = list(seat, "levers")
                                .iter()
                                .filter(|lever| word(lever, "lever") == word(part, "lever"));
                            levers
                                .flat_map(|lever| list(lever, "sources"))
                                .any(|source| text(source, "area") == place)
                        };
                        let alone = word(part, "lever").is_empty();
                        places.retain(|place| if alone { *place == text(seat, "area") } else { lies(place) });
                        if !places.is_empty() && seen.approach(seat) == column {
                            places.insert(text(seat, "area"));
                        }
                        let roles =
                            list(seat, "roles").iter().filter(|role| places.contains(text(role, "area")));
                        expected.extend(roles.map(|role| [word(role, "role"), word(role, "stakeholder")]));
                    }
                    let told: BTreeSet<[String; 2]> = list(part, "takes_part")
                        .iter()
                        .flat_map(|one| {
                            strings(&one["who"]["stakeholders"])
                                .into_iter()
                                .map(|who| [word(one, "role"), who])
                        })
                        .collect();
                    prop_assert_eq!(told, expected, "{}", part);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn signals_bundle_what_lies_with_a_higher_government_and_nobody_lower_holds_it() {
    check("signals", 8, world(), |world| {
        let seen = Seen::of(&world);
        let lists = told(seen.atlas().three_lists(&Scope::default()).map(|lists| lists.to_json()));
        let upward = expected(&seen, &|_| true, &|_| true)
            .into_iter()
            .filter(|row| row[1] == "signal" && !row[2].is_empty());
        let upward: BTreeSet<[String; 3]> =
            upward.map(|[_, _, lever, _, covered, holder]| [lever, holder, covered]).collect();
        let mut bundled = BTreeSet::new();
        for signal in list(&lists, "signals") {
            let covers = strings(&signal["for"]);
            prop_assert_eq!(&signal["count"], covers.len());
            prop_assert_eq!(covers.len(), list(signal, "not_lower").len());
            bundled.extend(
                covers.into_iter().map(|covered| [word(signal, "lever"), word(signal, "addressee"), covered]),
            );
            // where nobody can, no decision says that the lever lies
            let nobody: BTreeSet<String> =
                list(signal, "not_lower").iter().flat_map(|one| strings(&one["areas"])).collect();
            let lies = |row: &&[String; 6]| row[2] == text(signal, "lever") && nobody.contains(&row[3]);
            prop_assert!(!listed(&lists).iter().any(|row| lies(&row)));
        }
        prop_assert_eq!(bundled, upward);
        Ok(())
    });
}

#[test]
fn a_scope_takes_its_part_of_the_lists() {
    let picks = (any::<prop::sample::Index>(), any::<prop::sample::Index>());
    check("lists in a scope", 8, (world(), picks), |(world, (area, theme))| {
        let seen = Seen::of(&world);
        let areas: Vec<&String> = seen.facts.lies_in.keys().collect();
        let themes = seen.ids("themes");
        if areas.is_empty() || themes.is_empty() {
            return Ok(());
        }
        let (area, theme) = (area.get(&areas).as_str(), theme.get(&themes).as_str());
        let scope = Scope { area: Some(area), theme: Some(theme), ..Scope::default() };
        let lists = told(seen.atlas().three_lists(&scope).map(|lists| lists.to_json()));
        let about = |challenge: &str| seen.facts.themes[challenge].contains(theme);
        prop_assert_eq!(listed(&lists), expected(&seen, &about, &|covered| seen.touch(covered, area)));
        prop_assert!(list(&lists, "themes").iter().all(|one| text(one, "theme") == theme));
        Ok(())
    });
}

#[test]
fn an_agenda_holds_the_roles_and_levers_of_those_whose_it_is() {
    check("agendas", 8, world(), |world| {
        let seen = Seen::of(&world);
        let atlas = seen.atlas();
        for who in &seen.facts.stakeholders {
            let agenda = told(atlas.agenda(AgendaOf::Stakeholder(who)).map(|agenda| agenda.to_json()));
            let filter = Filter { stakeholder: Some(who), ..Filter::default() };
            let roles: Vec<Value> =
                atlas.assignments(&filter).unwrap().map(|one| read(&one.to_json())).collect();
            prop_assert_eq!(list(&agenda, "roles"), roles.as_slice());
            let rows = expected(&seen, &|_| true, &|_| true).into_iter().filter(|row| row[5] == *who);
            let held: BTreeSet<[String; 3]> =
                rows.map(|[challenge, _, lever, area, ..]| [lever, area, challenge]).collect();
            let told = |field: &str| -> BTreeSet<[String; 3]> {
                list(&agenda, field)
                    .iter()
                    .flat_map(|one| {
                        strings(&one["challenges"])
                            .into_iter()
                            .map(|challenge| [word(one, "lever"), word(one, "area"), challenge])
                    })
                    .collect()
            };
            prop_assert_eq!(told("levers_held"), held);
            prop_assert!(told("signals_to_receive").is_subset(&told("levers_held")));
            // what one asks for is not one's own
            let asked = list(&agenda, "levers_asked").iter().flat_map(|one| list(one, "lies"));
            prop_assert!(asked.into_iter().all(|one| !strings(&one["holders"]).contains(who)));
            for signal in list(&agenda, "signals_to_send") {
                prop_assert!(
                    !strings(&signal["addressees"]).contains(who) && !list(signal, "roles").is_empty()
                );
            }
        }
        for kind in seen.ids("kinds") {
            let agenda = atlas.agenda(AgendaOf::Kind(&kind)).unwrap();
            let of_kind = agenda
                .stakeholders
                .iter()
                .all(|who| atlas.stakeholder(who.as_str()).unwrap().kind.as_str() == kind);
            prop_assert!(of_kind);
            let all = atlas
                .assignments(&Filter::default())
                .unwrap()
                .filter(|one| agenda.stakeholders.contains(&one.stakeholder));
            prop_assert_eq!(&agenda.roles, &all.collect::<Vec<_>>());
        }
        for area in seen.facts.lies_in.keys() {
            let agenda = atlas.agenda(AgendaOf::Area(area)).unwrap();
            let there = Filter { area: Some(area), ..Filter::default() };
            let inside =
                agenda.roles.iter().filter(|one| seen.facts.lies_in[one.area.as_str()].contains(area));
            prop_assert_eq!(inside.count(), atlas.count(&there).unwrap());
            prop_assert!(
                agenda.gaps.iter().all(|gap| gap.area.is_none_or(|at| seen.touch(at.as_str(), area)))
            );
        }
        Ok(())
    });
}
