//! Words: what people read. The snapshots are read aloud before they are accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regie::{Atlas, Atom, Code, Condition, Language, NoticeCode, Options, RoleAt};
use serde_json::{Value, json};

use crate::cases;

fn languages() -> [Language; 2] {
    [Language::dutch(), Language::english()]
}

fn region(name: &str) -> Atlas {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.json"));
    let landscape = std::fs::read_to_string(path).unwrap();
    Atlas::from_json(&landscape, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

/// Compares with a snapshot for each language.
fn snapshots(name: &str, told: impl Fn(&Language) -> String) {
    for language in languages() {
        insta::assert_snapshot!(format!("{name}_{}", language.tag()), told(&language));
    }
}

#[test]
fn the_flemish_rule_book() {
    let vocabulary = json!({"format": "regie/landscape", "version": 1, "id": "none", "as_of": "2019-01-15",
        "builds_on": [regie::flanders::VOCABULARY]});
    let rules = regie::flanders::RULE_BOOK_JSON;
    let atlas = Atlas::from_json(&vocabulary.to_string(), rules, &Options::default()).unwrap();
    snapshots("rule_book", |language| atlas.words(language).rule_book().to_string());
}

#[test]
fn who_acts_where_in_a_region() {
    let atlas = region("zuid-west-vlaanderen-2019");
    snapshots("decisions", |language| {
        let words = atlas.words(language);
        let told: Vec<String> = atlas.decisions().map(|one| words.decision(&one).to_string()).collect();
        told.join("\n\n")
    });
}

#[test]
fn ids_stand_beside_names_when_asked_for() {
    let atlas = region("gent-2018");
    let dutch = Language::dutch();
    let decision = atlas.decision("neutrale-bezoekersruimte").or_else(|_| {
        let first = atlas.decisions().next().map(|one| one.challenge().to_string()).unwrap();
        atlas.decision(&first)
    });
    let told = atlas.words(&dutch).with_ids(true).decision(&decision.unwrap()).to_string();
    insta::assert_snapshot!(told);
}

/// What stands under each code, the shortest first: at most so many of each.
fn by_code<'t>(
    told: impl IntoIterator<Item = (&'t str, String)>,
    most: usize,
) -> (BTreeSet<&'t str>, String) {
    let mut codes: BTreeMap<&str, BTreeSet<(usize, String)>> = BTreeMap::new();
    for (code, text) in told {
        codes.entry(code).or_default().insert((text.len(), text));
    }
    let mut lines = Vec::new();
    for (code, texts) in &codes {
        lines.push((*code).to_owned());
        lines.extend(texts.iter().take(most).map(|(_, text)| format!("  {text}")));
    }
    (codes.into_keys().collect(), lines.join("\n"))
}

#[test]
fn every_gap() {
    let atlases: Vec<Atlas> = cases::all()
        .iter()
        .map(|case| case.atlas().unwrap())
        .chain([region("noord-west-vlaanderen-2018")])
        .collect();
    snapshots("gaps", |language| {
        let mut told = Vec::new();
        for atlas in &atlases {
            let words = atlas.words(language);
            for decision in atlas.decisions() {
                told.extend(decision.gaps().map(|gap| (gap.kind(), words.gap(&gap))));
                for seat in decision.seats() {
                    told.extend(seat.gaps().chain(seat.advice()).map(|gap| (gap.kind(), words.gap(&gap))));
                }
            }
        }
        let (codes, told) = by_code(told, 6);
        assert_eq!(
            codes.into_iter().collect::<Vec<_>>(),
            ["no-common-area", "no-holder", "requirement", "separation"]
        );
        told
    });
}

#[test]
fn every_notice() {
    let atlases: Vec<Atlas> =
        cases::all().iter().map(|case| case.atlas().unwrap()).chain([region("noord-limburg-2018")]).collect();
    snapshots("notices", |language| {
        let told = atlases.iter().flat_map(|atlas| {
            let words = atlas.words(language);
            atlas
                .notices()
                .iter()
                .map(move |notice| (notice.code(), words.notice(notice)))
                .collect::<Vec<_>>()
        });
        let (codes, told) = by_code(told, 8);
        assert_eq!(codes.len(), NoticeCode::ALL.len());
        told
    });
}

#[test]
fn every_problem() {
    let wrong = cases::wrong();
    snapshots("problems", |language| {
        let all = wrong.iter().flatten();
        let (codes, told) = by_code(all.map(|problem| (problem.code.as_str(), language.problem(problem))), 2);
        // a document of 256 MiB, or with 10,000 problems, or with 128 rules for a role, is no case
        let rest: Vec<&str> =
            Code::ALL.iter().map(|code| code.as_str()).filter(|code| !codes.contains(code)).collect();
        assert!(rest.len() < 6, "{rest:?}");
        told
    });
}

#[test]
fn what_is_not_there() {
    let atlas = region("zuid-west-vlaanderen-2019");
    let unknown = atlas.decision("wachtlijsten-sociale-wonin").unwrap_err();
    assert_eq!(
        languages().map(|language| language.unknown(&unknown)),
        [
            "Er is geen uitdaging ‘wachtlijsten-sociale-wonin’. Bedoelt u ‘wachtlijsten-sociale-woning’?",
            "There is no challenge ‘wachtlijsten-sociale-wonin’. Did you mean ‘wachtlijsten-sociale-woning’?"
        ]
    );
}

#[test]
fn many_of_a_kind_are_folded() {
    let atlas = region("zuid-west-vlaanderen-2019");
    let [dutch, english] = languages();
    let landscape = atlas.landscape().unwrap();
    let all: Vec<&str> = landscape
        .stakeholders
        .iter()
        .filter(|one| ["municipality", "ocmw", "caw"].contains(&one.kind.as_str()))
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(atlas.words(&dutch).fold(&all), "14 lokale besturen en CAW Zuid-West-Vlaanderen");
    let ocmws: Vec<&str> = all.iter().copied().filter(|id| id.starts_with("ocmw-")).collect();
    assert_eq!(atlas.words(&english).fold(&ocmws), "14 OCMWs");
    assert_eq!(atlas.words(&dutch).fold(&ocmws[..2]), "OCMW Anzegem en OCMW Avelgem");
    assert_eq!(atlas.words(&dutch).fold(&[]), "");
}

#[test]
fn what_is_so_at_many_tables_is_told_once() {
    let atlas = region("zuid-west-vlaanderen-2019");
    let dutch = Language::dutch();
    let question =
        RoleAt { challenge: "werken-en-toch-arm", role: "addressee", stakeholder: "federaal", area: None };
    let why = atlas.why(&question).unwrap().unwrap();
    assert_eq!(why.places.len(), 14);
    let told = atlas.words(&dutch).why(&why).to_string();
    assert_eq!(told.matches("Dat volgt uit de regel").count(), 1, "{told}");
    assert!(told.contains("ligt voor de 14 gemeenten bij de federale overheid, in België."), "{told}");
    assert!(told.contains("in geen van de 14 gemeenten, niet in Zuid-West-Vlaanderen"), "{told}");

    let gaps = atlas.words(&dutch).why_decision(&atlas.why_decision("drempel-vervoer").unwrap()).to_string();
    assert_eq!(gaps.matches("Niemand heeft de hefboom ‘Vervoer naar het werk regelen’").count(), 1, "{gaps}");

    // a town with its neighbourhoods is one local government with its OCMW
    let atlas = region("gent-2018");
    let landscape = atlas.landscape().unwrap();
    let own =
        landscape.stakeholders.iter().filter(|one| ["municipality", "ocmw"].contains(&one.kind.as_str()));
    let told = atlas.words(&dutch).fold(&own.map(|one| one.id.as_str()).collect::<Vec<_>>());
    assert!(told.starts_with("15 lokale besturen, ") && !told.contains("Stad Gent"), "{told}");
}

#[test]
fn what_changes_is_told_with_its_cause() {
    let before = region("zuid-west-vlaanderen-2019");
    let change = |text: &str| regie::Change::from_json(text).unwrap();
    let changes = change(r#"[{"end": {"stakeholders": "w13"}}]"#);
    let after = before.apply(&changes).unwrap();
    let dutch = Language::dutch();
    let told = after.words(&dutch).difference(&before.difference(&after)).to_string();
    let director = "De 14 lokale besturen worden kandidaat-regisseur, want de regel ‘Wie als regisseur is aangeduid, voert de regie’ wijst daar niemand meer aan.";
    assert!(told.contains(director), "{told}");
    assert!(told.contains("want W13 is er niet meer."), "{told}");
    // in full the first time, and at all its tables in one sentence
    assert!(told.contains("    W13 is niet langer analist, want"), "{told}");
    assert!(!told.contains("analist in"), "{told}");

    let changes = change(r#"[{"leave": {"stakeholder": "ocmw-menen", "of": "w13"}}]"#);
    let after = before.apply(&changes).unwrap();
    let told = after.words(&dutch).leaving(&changes);
    assert!(
        told[0].starts_with("Het vertrek van OCMW Menen verandert niets aan het werkgebied van W13"),
        "{told:?}"
    );
}

#[test]
fn what_is_missing_is_told_as_it_is_counted() {
    let dutch = Language::dutch();
    let blind = |name: &str| {
        let atlas = region(name);
        let told = atlas.blind_spots(&regie::Scope::default()).unwrap();
        atlas.words(&dutch).blind_spots(&told).parts[0].sentences.clone()
    };
    let west = blind("noord-west-vlaanderen-2018");
    let lack =
        "Concreet: geen vrijwilligersorganisatie, mantelzorgvereniging of burgerinitiatief als partner.";
    assert!(
        west.iter().any(|told| told.starts_with("Toegankelijke zorg: ") && told.ends_with(lack)),
        "{west:?}"
    );
    // one stakeholder with two roles is one fact, though nine tables have it
    let limburg = blind("noord-limburg-2018");
    assert!(
        limburg.contains(&"Financiële weerbaarheid: één aandachtspunt, bij één uitdaging.".to_owned()),
        "{limburg:?}"
    );
}

#[test]
fn no_change_is_told_to_be_impossible_that_was_not_looked_at() {
    let atlas = region("gent-2018");
    let dutch = Language::dutch();
    let words = atlas.words(&dutch);
    let question =
        |stakeholder, role| RoleAt { challenge: "wachtlijsten-handicap", role, stakeholder, area: None };
    let none = words.repairs(&atlas.repairs(&question("ocmw-gent", "partner")).unwrap());
    assert!(none.sentences[1].starts_with("Onderzocht zijn: "), "{none}");
    // one subject, and the themes for which it would be appointed
    let both = words.repairs(&atlas.repairs(&question("caw-ovl", "director")).unwrap());
    assert_eq!(
        both.sentences,
        [
            "Dit volstaat: CAW Oost-Vlaanderen gaat werken in Gent en wordt aangeduid als regisseur voor Gent, rond ‘Handicap’ en ‘Sectoraal tekort’."
        ]
    );
}

#[test]
fn a_name_is_cut_at_no_comma_between_brackets() {
    let atlas = region("noord-west-vlaanderen-2018");
    for language in languages() {
        let words = atlas.words(&language);
        let notes = [
            words.load(&atlas.load(&regie::LoadOf::default()).unwrap()).to_string(),
            words.three_lists(&atlas.three_lists(&regie::Scope::default()).unwrap()).to_string(),
        ];
        for note in &notes {
            for line in note.lines() {
                assert_eq!(line.matches('(').count(), line.matches(')').count(), "{line}");
            }
        }
    }
}

/// Every atom that a condition holds.
fn atoms<'c>(condition: &'c Condition, into: &mut Vec<&'c Atom>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| atoms(part, into)),
        Condition::Not(part) => atoms(part, into),
        Condition::Atom(atom) => into.push(atom),
        _ => {}
    }
}

#[test]
fn every_fact_in_both_moods() {
    let atlas = region("zuid-west-vlaanderen-2019");
    let rest = r#"[{"works": "inside"}, {"works": "overlaps"}, {"stakeholder": ["w13"]}, {"member_of": ["w13"]}, {"spread": ["separate", "shared"]},
        {"approach": ["local", "joint"]}, {"place": ["kortrijk"]}]"#;
    let rules = format!(
        r#"{{"format": "regie/rulebook", "version": 1, "id": "rest", "rules": [{{"id": "r", "label": "r", "source": ["s"],
            "effect": "forbid", "role": "director", "at": ["seat"], "when": {{"any": {rest}}}}}]}}"#
    );
    let rest = regie::RuleBook::from_json(&rules).unwrap();
    let book = regie::flanders::rule_book();
    let mut all = Vec::new();
    for rule in book.rules.iter().chain(&rest.rules) {
        atoms(&rule.when, &mut all);
    }
    for requirement in &book.requirements {
        atoms(&requirement.when, &mut all);
    }
    let mut words: BTreeSet<&str> = BTreeSet::new();
    let mut first = Vec::new();
    for atom in all {
        let is_works = matches!(atom, Atom::Works(_)) && !first.contains(&atom);
        if words.insert(atom.word()) || is_works {
            first.push(atom);
        }
    }
    assert_eq!(words.len(), 22);
    snapshots("facts", |language| {
        let mut told = Vec::new();
        for stakeholder in ["ocmw-kortrijk", "w13", "scholen-zwvl"] {
            let question = RoleAt {
                challenge: "wachtlijsten-sociale-woning",
                role: "director",
                stakeholder,
                area: (stakeholder != "w13").then_some("kortrijk"),
            };
            for atom in &first {
                for holds in [true, false] {
                    told.push(atlas.words(language).atom(atom, &question, holds));
                }
            }
        }
        told.join("\n")
    });
}

/// The Dutch data file, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut file: Value = serde_json::from_str(Language::DUTCH_JSON).unwrap();
    change(&mut file);
    match Language::from_json(&file.to_string()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_language_file_is_checked_entry_by_entry() {
    assert_eq!(changed(|_| {}), [""; 0]);
    let problems = changed(|file| {
        let sentences = file["sentences"].as_object_mut().unwrap();
        sentences.remove("and");
        sentences.insert("nobodi".into(), json!("niemand"));
        sentences.insert("has_roles".into(), json!("{whom} {modal} {roles}."));
        sentences.insert("work".into(), json!("{places} werken"));
        sentences.insert("must".into(), json!("{n|moet}"));
        sentences.insert("or".into(), json!(["of"]));
        file["months"].as_object_mut().unwrap().remove("3");
        file["problems"]["null"] = json!("niets {");
        file["roles"]["director"] = json!("a|b|c|d|e");
        file["extra"] = json!({"x": "y"});
        file["language"] = json!("nederlands en vlaams");
    });
    assert_eq!(
        problems,
        [
            "extra.x: a language has no entry `extra.x` (unknown-field)",
            "language: `nederlands en vlaams` is not a language tag (`nl`, `en`, `nl-BE`) (invalid-text)",
            "months.3: the entry `3` is missing (missing-field)",
            "problems.null: `{` stands here without its other half (invalid-value)",
            "roles.director: an entry of `roles` has at most 4 forms, divided by `|` (invalid-value)",
            "sentences.and: the entry `and` is missing (missing-field)",
            "sentences.has_roles: this entry has no place `{whom}`; it has `{who}`, `{modal}`, `{roles}` (invalid-value); did you mean `who`?",
            "sentences.must: `{n|moet}` needs two texts (one, many) or three (none, one, many) (invalid-value)",
            "sentences.nobodi: a language has no entry `sentences.nobodi` (unknown-field); did you mean `nobody`?",
            "sentences.or: expected a text, found something else (wrong-type)",
            "sentences.work: this entry has 2 forms, divided by `|` (invalid-value)",
        ]
    );
}

#[test]
fn a_language_file_that_is_none() {
    let said = |text: &str| Language::from_json(text).unwrap_err().to_string();
    assert_eq!(said("{"), "words: the JSON text ends too early, at line 1 column 1 (not-json)");
    assert_eq!(
        said(r#"{"a": {"b": "c", "b": "d"}"#),
        "words: the JSON text ends too early, at line 1 column 26 (not-json)"
    );
    let list = Language::from_json("[]").unwrap_err();
    assert_eq!(list.as_slice()[0].code, Code::WrongType);
    let deep = format!("{}1", "[".repeat(200));
    assert_eq!(Language::from_json(&deep).unwrap_err().as_slice()[0].code, Code::TooDeep);
    let large = format!("\"{}\"", "x".repeat(2 * 1024 * 1024));
    assert_eq!(Language::from_json(&large).unwrap_err().as_slice()[0].code, Code::TooLarge);
    let other = changed(|file| file["format"] = json!("regie/landscape"));
    assert_eq!(
        other,
        ["format: this is `regie/landscape`, not a language file of format `regie/words` (wrong-format)"]
    );
    // every entry is named, for who begins a language
    let empty = Language::from_json("{}").unwrap_err();
    assert!(empty.iter().all(|problem| problem.code == Code::MissingField));
    assert!(empty.as_slice().len() > 150);
}
