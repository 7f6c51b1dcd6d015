//! The flow of signals: as it was looked at, and what holds for whatever happens to signals.

use std::collections::BTreeMap;

use proptest::prelude::*;
use regie::render::{FlowOf, Picture};
use regie::{Atlas, Language, Register};
use roxmltree::Document;

use super::{is_sound, told};
use crate::properties::check;
use crate::signals::properties::live;
use crate::signals::{begun, done, reported, step};

fn atlas(register: &Register) -> Atlas {
    register.atlas_on(register.at().date()).unwrap()
}

fn drawn(register: &Register, language: &Language) -> Picture {
    atlas(register).words(language).flow(&FlowOf::new(register.signals()))
}

/// Five signals: one went all the way and was opened again, one went back for more, one was declined, one was put to a higher government, one waits.
fn five() -> Register {
    let mut register = begun();
    let r = &mut register;
    for (n, by) in [(1, "caw"), (2, "caw"), (3, "ocmw-menen"), (4, "gemeente-menen"), (5, "buurtwerker-7")] {
        done(r, "2018-01-08", by, &reported(&format!("s-{n}")));
    }
    let mut screened = |n: usize, day: &str| {
        let coordinator = if n < 3 { "caw" } else { "ocmw-menen" };
        let by = if n > 3 { "caw" } else { coordinator };
        done(r, day, by, &step(&format!("s-{n}"), "screen", ""));
    };
    screened(1, "2018-01-10");
    screened(2, "2018-01-10");
    screened(3, "2018-01-10");
    screened(4, "2018-01-10");
    done(r, "2018-01-11", "caw", &step("s-2", "return", r#", "reason": "hoeveel gezinnen?""#));
    done(r, "2018-01-12", "caw", &step("s-2", "complete", r#", "information": "een twaalftal""#));
    done(r, "2018-01-13", "caw", &step("s-2", "screen", ""));
    done(r, "2018-01-14", "ocmw-menen", &step("s-3", "decline", r#", "reason": "staat al in het plan""#));
    for n in [1, 2] {
        done(r, "2018-01-20", "caw", &step(&format!("s-{n}"), "bundle", r#", "challenge": "geen-dak""#));
    }
    done(r, "2018-01-23", "caw", &step("s-1", "direct", ""));
    done(r, "2018-01-24", "w13", &step("s-2", "escalate", r#", "lever": "finance-social-housing""#));
    register
}

#[test]
fn the_flow_that_was_looked_at_is_still_the_same() {
    let register = five();
    for (tag, language) in [("nl", Language::dutch()), ("en", Language::english())] {
        insta::assert_snapshot!(format!("flow_{tag}"), told(&drawn(&register, &language)));
    }
}

#[test]
fn without_signals_that_is_said() {
    let picture = drawn(&begun(), &Language::dutch());
    is_sound(&picture).unwrap();
    assert!(picture.table.rows.is_empty());
    assert_eq!(
        picture.svg.matches("Er is nog geen signaal gemeld.").count(),
        2,
        "in the description, and drawn"
    );
}

#[test]
fn senders_without_a_box_of_their_own_are_counted_and_stand_in_the_table() {
    let mut register = begun();
    let sectors = [
        "youth-care",
        "mental-health",
        "disability",
        "poverty",
        "youth-work",
        "elderly-care",
        "justice",
        "health",
        "education",
        "work",
        "housing",
    ];
    for (n, sector) in sectors.iter().enumerate() {
        let event =
            reported(&format!("s-{n}")).replace(r#""areas""#, &format!(r#""sector": "{sector}", "areas""#));
        done(&mut register, "2018-01-08", "buurtwerker-7", &event);
    }
    let picture = drawn(&register, &Language::dutch());
    is_sound(&picture).unwrap();
    assert_eq!(picture.table.rows.iter().filter(|row| row[2] == "Gemeld").count(), sectors.len());
    // seven with a box of their own, and the other four in the eighth
    assert!(picture.svg.contains("4 vakken staan samen"), "{}", picture.svg);
    assert_eq!(picture.svg.matches("rx=\"16\"").count(), FlowOf::MOST_ENDS);
    assert!(picture.svg.contains("En nog 4: 4 signalen"));
}

#[test]
fn whoever_asks_for_ids_sees_them_and_states_can_be_found() {
    let (register, dutch) = (five(), Language::dutch());
    let atlas = atlas(&register);
    let plain = atlas.words(&dutch).flow(&FlowOf::new(register.signals()));
    let with_ids = atlas.words(&dutch).with_ids(true).flow(&FlowOf::new(register.signals()));
    assert!(!plain.svg.contains("(screened)") && with_ids.svg.contains("(screened)"));
    assert!(plain.svg.contains("<g data-state=\"screened\">"));
    let mut wide = FlowOf::new(register.signals());
    wide.width = 2000;
    assert_ne!(atlas.words(&dutch).flow(&wide).svg, plain.svg);
}

#[test]
fn names_are_text_whatever_stands_in_them() {
    let hostile = "<script>alert(1)</script> & \\\"on\\\"";
    let sectors = format!(r#""sectors": [{{"id": "own", "label": "{hostile}"}}], "stakeholders": ["#);
    let landscape = crate::signals::LANDSCAPE.replacen(r#""stakeholders": ["#, &sectors, 1).replacen(
        r#"["general-welfare"]"#,
        r#"["own"]"#,
        1,
    );
    let documents = regie::Documents::flemish(regie::Landscape::from_json(&landscape).unwrap());
    let mut register =
        Register::begin(&documents, crate::signals::moment("2018-01-01"), "w13".parse().unwrap()).unwrap();
    done(&mut register, "2018-01-08", "caw", &reported("s-1"));
    let picture = drawn(&register, &Language::dutch());
    is_sound(&picture).unwrap();
    assert_eq!(picture.table.rows[0][0], "<script>alert(1)</script> & \"on\"");
    assert!(!picture.svg.contains("<script"));
}

/// How many times each name stands in a column of the table, by the numbers in the last one.
fn sums(picture: &Picture, column: usize) -> BTreeMap<&str, usize> {
    let mut sums = BTreeMap::new();
    for row in &picture.table.rows {
        *sums.entry(row[column].as_str()).or_default() += row[3].parse::<usize>().unwrap();
    }
    sums
}

/// Every point of every line and stream, as numbers.
fn points(document: &Document<'_>) -> Vec<(i64, i64)> {
    let paths = document.descendants().filter_map(|node| node.attribute("d"));
    let mut points = Vec::new();
    for path in paths {
        let numbers: Vec<i64> = path
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().unwrap())
            .collect();
        points.extend(numbers.chunks(2).map(|pair| (pair[0], pair[1])));
    }
    points
}

#[test]
fn what_comes_in_goes_out_or_stays_and_nothing_leaves_the_picture() {
    let dutch = Language::dutch();
    check("signals-drawn", 100, (any::<u64>(), 20_usize..60), |(seed, happenings)| {
        let register = live(seed, happenings, |_, _, _, _, _| Ok(()))?;
        let picture = drawn(&register, &dutch);
        is_sound(&picture)?;
        let signals = register.signals();
        let flow = signals.flow();
        let (out, into) = (sums(&picture, 0), sums(&picture, 2));
        let states: Vec<String> =
            signals.path().states.iter().map(|state| capital(state.label.get("nl"))).collect();
        let of = |sums: &BTreeMap<&str, usize>, name: &str| sums.get(name).copied().unwrap_or(0);
        for (state, node) in states.iter().zip(&flow.nodes) {
            prop_assert_eq!(of(&into, state), node.came, "into {}", state);
            prop_assert_eq!(of(&out, state), node.came, "out of {}", state);
        }
        for link in &flow.links {
            let name = |id: &regie::Id| capital(signals.path().state(id.as_str()).unwrap().label.get("nl"));
            let (from, to) = (name(&link.from), name(&link.to));
            let rows = picture.table.rows.iter().filter(|row| row[0] == from && row[2] == to);
            let times: usize = rows.map(|row| row[3].parse::<usize>().unwrap()).sum();
            prop_assert_eq!(times, link.times, "{} to {}", from, to);
        }
        // each signal has one sender
        let senders: usize = out
            .iter()
            .filter(|(name, _)| !states.iter().any(|state| state == *name))
            .map(|(_, times)| times)
            .sum();
        prop_assert_eq!(senders, signals.len());
        let document = Document::parse(&picture.svg).unwrap();
        let root = document.root_element();
        let size = |name: &str| root.attribute(name).unwrap().parse::<i64>().unwrap();
        for (x, y) in points(&document) {
            prop_assert!((0..=size("width")).contains(&x) && (0..=size("height")).contains(&y), "{x} {y}");
        }
        // the same events, read again
        let lines: String = register.journal().since(0).iter().map(|entry| entry.to_json() + "\n").collect();
        let again = Register::open(&crate::signals::documents(), lines.as_bytes())
            .map_err(|why| TestCaseError::fail(why.to_string()))?
            .register;
        prop_assert_eq!(drawn(&again, &dutch), picture);
        Ok(())
    });
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
