//! Those who do alike, told as one; and those who are picked out.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use regie::render::{MatrixColumns, MatrixOf, NetworkOf, Picture};
use regie::{Atlas, Filter, Language, Options, Strength, flanders, testing};
use roxmltree::Document;
use serde_json::{Value, json};

use super::region;
use crate::properties::check;

/// The ids of those who are drawn.
fn drawn(picture: &Picture) -> Vec<String> {
    let document = Document::parse(&picture.svg).unwrap();
    let ids = document.descendants().filter_map(|node| node.attribute("data-stakeholder"));
    ids.map(ToOwned::to_owned).collect()
}

/// What has become of an area.
fn today<'a>(atlas: &'a Atlas, id: &str) -> Vec<&'a str> {
    let Some(area) = atlas.area(id) else { return Vec::new() };
    if area.valid.holds_on(atlas.date()) {
        return vec![area.id.as_str()];
    }
    area.successors.iter().flat_map(|next| today(atlas, next.as_str())).collect()
}

/// By the book: everybody whose kind and roles are the same, a place that is the only one where somebody works left out; the first of each, where they are three.
fn expected(atlas: &Atlas, challenge: &str) -> BTreeSet<String> {
    let filter = Filter { challenge: Some(challenge), ..Filter::default() };
    let mut strongest: BTreeMap<(&str, &str, &str), Strength> = BTreeMap::new();
    for one in atlas.assignments(&filter).unwrap() {
        let key = (one.stakeholder.as_str(), one.area.as_str(), one.role.as_str());
        let known = strongest.entry(key).or_insert(one.strength);
        *known = one.strength.max(*known);
    }
    let mut has: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for ((who, area, role), strength) in strongest {
        let works_in =
            atlas.stakeholder(who).unwrap().works_in.iter().flat_map(|id| today(atlas, id.as_str()));
        let works_in: BTreeSet<&str> = works_in.collect();
        let place = if works_in == BTreeSet::from([area]) { "its own" } else { area };
        has.entry(who).or_default().insert(format!("{place} {role} {strength:?}"));
    }
    let mut groups: BTreeMap<(&str, BTreeSet<String>), Vec<&str>> = BTreeMap::new();
    for (who, roles) in has {
        groups.entry((atlas.stakeholder(who).unwrap().kind.as_str(), roles)).or_default().push(who);
    }
    let shown = groups.into_values().flat_map(|who| if who.len() < 3 { who } else { vec![who[0]] });
    shown.map(ToOwned::to_owned).collect()
}

#[test]
fn many_of_a_kind_with_the_same_roles_at_the_same_places_are_one() {
    let dutch = Language::dutch();
    let folded = |atlas: &Atlas, challenge: &str| {
        let mut of = NetworkOf::new(challenge);
        of.fold = true;
        let picture = atlas.words(&dutch).network(&of).unwrap();
        let each = picture.table.rows.iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>().len();
        (drawn(&picture), each)
    };
    let atlas = region();
    let mut fewer = 0;
    for decision in atlas.decisions() {
        let challenge = decision.challenge().as_str();
        let (drawn, each) = folded(&atlas, challenge);
        assert_eq!(drawn.len(), expected(&atlas, challenge).len(), "each once");
        assert_eq!(drawn.iter().cloned().collect::<BTreeSet<_>>(), expected(&atlas, challenge));
        fewer += usize::from(drawn.len() < each);
    }
    assert!(fewer > 10, "{fewer}");
    check("pictures_alike", 40, testing::world(), |world| {
        let atlas = world.atlas().map_err(|problems| TestCaseError::fail(problems.to_string()))?;
        for decision in atlas.decisions() {
            let challenge = decision.challenge().as_str();
            let (drawn, _) = folded(&atlas, challenge);
            prop_assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), expected(&atlas, challenge));
        }
        Ok(())
    });
}

#[test]
fn beyond_forty_they_are_told_as_one_whoever_asks() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    let picture = |challenge, fold| {
        let mut of = NetworkOf::new(challenge);
        of.fold = fold;
        words.network(&of).unwrap()
    };
    let each = |picture: &Picture| {
        picture.table.rows.iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>().len()
    };
    let many = picture("armoedepact", false);
    assert!(each(&many) > NetworkOf::MOST);
    assert_eq!(many, picture("armoedepact", true));
    assert!(many.svg.contains(">14 gemeenten</text>") && many.svg.contains(">14 OCMW’s</text>"));
    // who is meant stands in the title
    assert!(many.svg.contains("<title>14 gemeenten (Gemeente Anzegem, Gemeente Avelgem, "));
    let few = picture("drempel-vervoer", false);
    assert_eq!(drawn(&few).len(), each(&few));
    assert!(drawn(&picture("drempel-vervoer", true)).len() < each(&few));
}

/// So many of each of these kinds in each of some towns, all advisers there; every second one a facilitator too.
fn crowd(kinds: usize, of_each: usize, towns: usize) -> Atlas {
    let book: Value = serde_json::from_str(flanders::RULE_BOOK_JSON).unwrap();
    let ids = book["kinds"].as_array().unwrap().iter().map(|kind| kind["id"].as_str().unwrap());
    let (mut stakeholders, mut appointments) = (Vec::new(), Vec::new());
    for kind in ids.take(kinds) {
        for (town, n) in (0..towns).flat_map(|town| (0..of_each).map(move |n| (town, n))) {
            let (id, within) = (format!("{kind}-{town}-{n}"), format!("t-{town}"));
            stakeholders.push(json!({"id": id, "label": id, "kind": kind, "works_in": [within, "over"]}));
            for role in ["adviser", "facilitator"].into_iter().take(1 + n % 2) {
                appointments.push(
                    json!({"id": format!("{id}-{role}"), "stakeholder": id, "role": role, "within": within}),
                );
            }
        }
    }
    let all: Vec<String> = (0..towns).map(|n| format!("t-{n}")).collect();
    let mut areas: Vec<Value> =
        all.iter().map(|id| json!({"id": id, "label": id, "level": "local", "within": ["over"]})).collect();
    areas.push(json!({"id": "over", "label": "over", "level": "supralocal"}));
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15",
        "builds_on": ["flanders-vocabulary"], "areas": areas, "stakeholders": stakeholders, "appointments": appointments,
        "challenges": [{"id": "c", "label": "c", "themes": ["poverty"], "areas": all, "spread": "separate"}]});
    Atlas::from_json(&landscape.to_string(), flanders::RULE_BOOK_JSON, &Options::default())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn where_that_is_not_enough_it_is_told_more_coarsely_and_at_last_how_many_are_left() {
    let dutch = Language::dutch();
    let network = |atlas: &Atlas| atlas.words(&dutch).network(&NetworkOf::new("c")).unwrap();
    let numbers =
        |picture: &Picture, number: usize| picture.svg.matches(&format!("<title>{number} ")).count();
    // of each kind nine that advise and nine that facilitate too, in three towns: as one wherever they stand
    let wide = network(&crowd(15, 6, 3));
    assert_eq!((drawn(&wide).len(), numbers(&wide, 9)), (30, 30));
    // whatever their roles
    let coarse = network(&crowd(30, 6, 3));
    assert_eq!((drawn(&coarse).len(), numbers(&coarse, 18)), (30, 30));
    assert!(!coarse.svg.contains("en nog"));
    let left = network(&crowd(43, 6, 3));
    assert_eq!(drawn(&left).len(), NetworkOf::MOST);
    assert!(left.svg.contains(">en nog 3</text>"));
    let each: BTreeSet<&String> = left.table.rows.iter().map(|row| &row[0]).collect();
    assert_eq!(each.len(), 43 * 18);
}

#[test]
fn whoever_is_picked_out_has_a_frame_and_the_legend_says_so() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    let frames = |picture: &Picture| picture.svg.matches("stroke=\"#1a1a1a\" stroke-width=\"3\"/>").count();
    let mut of = NetworkOf::new("armoedepact");
    let plain = words.network(&of).unwrap();
    of.mine = &["w13", "gemeente-anzegem"];
    let mine = words.network(&of).unwrap();
    assert!(!plain.svg.contains(">wij</text>") && mine.svg.contains(">wij</text>"));
    // that of W13, that of the fourteen, and that in the legend
    assert_eq!(frames(&mine), frames(&plain) + 3);
    assert_eq!(mine.table, plain.table);
    // whoever has no role here is not drawn, and so the legend says nothing
    of.mine = &["zorg-kortrijk"];
    assert_eq!(words.network(&of).unwrap(), plain);
    let mut of = MatrixOf::default();
    let plain = words.matrix(&of).unwrap();
    of.mine = &["w13"];
    let mine = words.matrix(&of).unwrap();
    assert_eq!(frames(&mine), frames(&plain) + 2);
    assert!(mine.svg.contains(">wij</text>"));
}

#[test]
fn a_folded_matrix_says_the_same_in_fewer_rows() {
    let (atlas, dutch) = (region(), Language::dutch());
    let words = atlas.words(&dutch);
    for columns in [MatrixColumns::Themes, MatrixColumns::Areas] {
        let mut of = MatrixOf::default();
        of.columns = columns;
        let whole = words.matrix(&of).unwrap();
        of.fold = true;
        let folded = words.matrix(&of).unwrap();
        assert_eq!(whole.table, folded.table);
        assert_eq!(drawn(&whole).len(), whole.table.rows.len());
        assert!(drawn(&folded).len() < drawn(&whole).len());
        // Harelbeke and Kortrijk differ from the other twelve
        assert!(folded.svg.contains(">12 gemeenten</text>"));
    }
}

#[test]
fn very_many_places_of_a_level_have_one_column_where_those_who_do_alike_are_one() {
    let (dutch, atlas) = (Language::dutch(), crowd(2, 1, 30));
    let heads = |fold| {
        let mut of = MatrixOf::default();
        (of.columns, of.fold) = (MatrixColumns::Areas, fold);
        let picture = atlas.words(&dutch).matrix(&of).unwrap();
        assert_eq!(picture.table.columns.len(), 31, "the table has each");
        picture.svg.matches("rotate(-45").count()
    };
    assert_eq!((heads(false), heads(true)), (30, 1));
}
