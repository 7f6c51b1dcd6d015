//! What the views say of the four regions, as notes: to be read aloud; and that none has a hole in it.

use std::collections::BTreeSet;

use regie::{AgendaOf, Atlas, BenchmarkOf, Language, LoadOf, Options, Passage, Scope, Words};
use serde_json::Value;

use super::read;
use crate::lint::words::faults;

const REGIONS: [&str; 4] =
    ["gent-2018", "noord-limburg-2018", "noord-west-vlaanderen-2018", "zuid-west-vlaanderen-2019"];

fn landscape(name: &str) -> String {
    let path = format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn atlas(name: &str) -> Atlas {
    Atlas::from_json(&landscape(name), regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

/// What is asked of a region, so that it fills a page and no more.
struct Asked {
    region: &'static str,
    theme: &'static str,
    stakeholder: &'static str,
    areas: &'static [&'static str],
    schemes: [&'static str; 2],
}

const ASKED: [Asked; 4] = [
    Asked {
        region: "gent-2018",
        theme: "leisure",
        stakeholder: "clb-gent",
        areas: &["gent"],
        schemes: ["life-domains", "ambitions"],
    },
    Asked {
        region: "noord-limburg-2018",
        theme: "housing",
        stakeholder: "caw-limburg",
        areas: &["peer", "neerpelt"],
        schemes: ["life-domains", "theme-trajectories"],
    },
    Asked {
        region: "noord-west-vlaanderen-2018",
        theme: "housing",
        stakeholder: "resoc-nwvl",
        areas: &["brugge", "oostende"],
        schemes: ["theme-trajectories", "initiator-domains"],
    },
    Asked {
        region: "zuid-west-vlaanderen-2019",
        theme: "acute-housing",
        stakeholder: "caw-zwvl",
        areas: &["menen", "kuurne"],
        schemes: ["ambitions", "life-domains"],
    },
];

fn notes(atlas: &Atlas, words: &Words<'_>, asked: &Asked) -> Vec<Passage> {
    let scope = Scope { theme: Some(asked.theme), ..Scope::default() };
    let agenda = atlas.agenda(AgendaOf::Stakeholder(asked.stakeholder)).unwrap();
    let compared = BenchmarkOf { areas: asked.areas, ..BenchmarkOf::default() };
    let [from, to] = asked.schemes;
    vec![
        words.three_lists(&atlas.three_lists(&scope).unwrap()),
        words.agenda(&agenda),
        words.blind_spots(&atlas.blind_spots(&scope).unwrap()),
        words.overlap(&atlas.overlap(&scope).unwrap()),
        words.load(&atlas.load(&LoadOf { scope, ..LoadOf::default() }).unwrap()),
        words.benchmark(&atlas.benchmark(&compared).unwrap()),
        words.crosswalk(&atlas.crosswalk(from, to).unwrap()),
    ]
}

#[test]
fn notes_of_four_regions() {
    for asked in &ASKED {
        let atlas = atlas(asked.region);
        for language in [Language::dutch(), Language::english()] {
            let told = notes(&atlas, &atlas.words(&language), asked);
            let told: Vec<String> = told.iter().map(ToString::to_string).collect();
            let name = format!("notes_{}_{}", asked.region, language.tag());
            insta::assert_snapshot!(name, told.join("\n\n"));
        }
    }
}

/// Every id and every word of a label in a document.
fn collect(value: &Value, ids: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(id) if key == "id" => drop(ids.insert(id.clone())),
                    Value::String(text) if ["label", "nl", "en"].contains(&key.as_str()) => {
                        words.extend(text.to_lowercase().split(is_between).map(str::to_owned));
                    }
                    _ => collect(value, ids, words),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|one| collect(one, ids, words)),
        Value::String(text) if text.contains(' ') => {
            words.extend(text.to_lowercase().split(is_between).map(str::to_owned));
        }
        _ => {}
    }
}

fn is_between(c: char) -> bool {
    !c.is_alphanumeric() && c != '-'
}

fn each(passage: &Passage, visit: &mut dyn FnMut(&str, bool)) {
    if !passage.title.is_empty() {
        visit(&passage.title, true);
    }
    passage.sentences.iter().for_each(|sentence| visit(sentence, false));
    assert!(!passage.sentences.is_empty() || !passage.parts.is_empty(), "nothing under {}", passage.title);
    passage.parts.iter().for_each(|part| each(part, visit));
}

#[test]
fn no_note_has_a_hole_or_an_id_in_it() {
    let mut read_aloud = 0;
    for region in REGIONS {
        let land = landscape(region);
        let (mut ids, mut words) = (BTreeSet::new(), BTreeSet::new());
        for document in [&land, regie::flanders::RULE_BOOK_JSON, regie::flanders::VOCABULARY_JSON] {
            collect(&read(document), &mut ids, &mut words);
        }
        // an id that is a word too is no leak
        ids.retain(|id| id.contains('-') && !words.contains(id));
        assert!(ids.len() > 100);
        for date in [None, Some("2010-06-01"), Some("2019-02-01")] {
            let options = date.map_or_else(Options::default, |date| Options::at(date.parse().unwrap()));
            let atlas = Atlas::from_json(&land, regie::flanders::RULE_BOOK_JSON, &options).unwrap();
            let one_in = if date.is_none() { 2 } else { 9 };
            for language in [Language::dutch(), Language::english()] {
                for note in everything(&atlas, &atlas.words(&language), one_in) {
                    each(&note, &mut |told, is_title| {
                        let is_wrong = |fault: &&str| !is_title || *fault == "a place that is not filled";
                        let faults: Vec<_> = faults(told).into_iter().filter(is_wrong).collect();
                        // names begin as their owners write them
                        let faults: Vec<_> =
                            faults.into_iter().filter(|fault| *fault != "no capital").collect();
                        assert!(faults.is_empty(), "{region} {date:?}: {told} ({})", faults.join(", "));
                        for token in told.to_lowercase().split(is_between) {
                            assert!(!ids.contains(token), "{region} {date:?}: the id {token} in: {told}");
                        }
                        read_aloud += 1;
                    });
                }
            }
        }
    }
    assert!(read_aloud > 10_000, "{read_aloud}");
}

/// Every note that a region gives.
/// Every note; of agendas, that of one kind or stakeholder in so many, for each tells what it could fill.
fn everything(atlas: &Atlas, words: &Words<'_>, one_in: usize) -> Vec<Passage> {
    let scope = Scope::default();
    let areas: Vec<&str> = atlas.landscape().unwrap().areas.iter().map(|area| area.id.as_str()).collect();
    let present: Vec<&str> = areas
        .into_iter()
        .filter(|area| atlas.overlap(&Scope { area: Some(area), ..scope }).is_ok())
        .collect();
    let figures: Vec<(&str, u64)> = present.iter().map(|area| (*area, 12_345)).collect();
    let compared = BenchmarkOf { areas: &present, figures: &figures, ..BenchmarkOf::default() };
    let mut notes = vec![
        words.three_lists(&atlas.three_lists(&scope).unwrap()),
        words.blind_spots(&atlas.blind_spots(&scope).unwrap()),
        words.blind_spots(&atlas.blind_spots(&Scope { scheme: Some("ambitions"), ..scope }).unwrap()),
        words.overlap(&atlas.overlap(&scope).unwrap()),
        words.load(&atlas.load(&LoadOf::default()).unwrap()),
        words.benchmark(&atlas.benchmark(&compared).unwrap()),
        words.lints(&atlas.lint()),
        words.lints(&regie::lint_rule_book(atlas.rule_book())),
    ];
    for area in present.iter().take(3) {
        notes.push(words.agenda(&atlas.agenda(AgendaOf::Area(area)).unwrap()));
    }
    for kind in atlas.rule_book().kinds.iter().step_by(one_in) {
        notes.push(words.agenda(&atlas.agenda(AgendaOf::Kind(kind.id.as_str())).unwrap()));
    }
    for stakeholder in atlas.landscape().unwrap().stakeholders.iter().step_by(one_in) {
        if let Ok(agenda) = atlas.agenda(AgendaOf::Stakeholder(stakeholder.id.as_str())) {
            notes.push(words.agenda(&agenda));
        }
    }
    notes
}
