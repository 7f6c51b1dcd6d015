//! Documents that are cut, hostile or plainly wrong: a problem that names the place or the limit, soon, and never a panic.

use regie::{Atlas, Code, Landscape, Options, Problems, RuleBook, Sets};
use std::fmt::Write as _;

const BOOK: &str = r#"{"format": "regie/rulebook", "version": 1, "id": "book",
    "levels": [{"id": "local", "label": "lokaal", "approach": "local"}], "kinds": [{"id": "k", "label": "k"}],
    "roles": [{"id": "r", "label": "r"}]}"#;

const LAND: &str = r#"{"format": "regie/landscape", "version": 1, "id": "land", "as_of": "2020-01-01",
    "areas": [{"id": "pelt", "label": "Pelt", "level": "local"}], "themes": [{"id": "wonen", "label": "wonen"}],
    "challenges": [{"id": "c", "label": "c", "themes": ["wonen"], "areas": ["pelt"], "spread": "separate"}]}"#;

fn problems(landscape: &str) -> Problems {
    Atlas::from_json(landscape, BOOK, &Options::default()).expect_err("this document is wrong")
}

/// Code and path of each problem.
fn list(problems: &Problems) -> Vec<(&'static str, String)> {
    problems.iter().map(|problem| (problem.code.as_str(), problem.path.to_string())).collect()
}

/// Puts something in the place of `"pelt"`'s label.
fn with_label(label: &str) -> String {
    LAND.replace("\"Pelt\"", label)
}

#[test]
fn the_right_document_is_right() {
    let atlas = Atlas::from_json(LAND, BOOK, &Options::default()).unwrap();
    assert_eq!(atlas.decisions().count(), 1);
    assert!(atlas.notices().is_empty());
}

#[test]
fn a_document_cut_anywhere_is_one_problem_with_line_and_column() {
    for cut in (0..LAND.trim_end().len()).filter(|n| LAND.is_char_boundary(*n)) {
        let found = problems(&LAND[..cut]);
        assert_eq!(list(&found), [("not-json", String::new())], "cut at {cut}");
        assert!(found.as_slice()[0].message.contains("line "), "{found}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_named_by_line_and_column() {
    let mut bytes = LAND.as_bytes().to_vec();
    let at = LAND.find("Pelt").unwrap();
    bytes[at] = 0xff;
    let found = Landscape::from_slice(&bytes).unwrap_err();
    assert_eq!(list(&found), [("not-json", String::new())]);
    assert_eq!(&*found.as_slice()[0].message, "the text is not UTF-8 at line 2 column 40");
    let utf16: Vec<u8> = LAND.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(list(&RuleBook::from_slice(&utf16).unwrap_err())[0].0, "not-json");
}

#[test]
fn a_byte_order_mark_is_no_matter() {
    assert!(Landscape::from_json(&format!("\u{feff}{LAND}")).is_ok());
    assert!(Landscape::from_slice(format!("\u{feff}{LAND}").as_bytes()).is_ok());
}

#[test]
fn what_nests_a_hundred_thousand_deep_is_refused_by_its_limit() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for value in [deep("[", "]"), deep("{\"a\":", "}").replace(":}", ":1}"), deep("[", "]")] {
        for text in [value.clone(), with_label(&value), LAND.replace("\"land\"", &value)] {
            let found = problems(&text);
            assert_eq!(list(&found), [("too-deep", String::new())]);
            assert!(found.as_slice()[0].message.contains("128"), "{found}");
        }
    }
    let unknown = LAND.replace("\"themes\": [{", &format!("\"elders\": {}, \"themes\": [{{", deep("[", "]")));
    assert_eq!(list(&problems(&unknown)), [("too-deep", String::new())]);
    // cut in the depth
    assert_eq!(list(&problems(&with_label(&"[".repeat(100_000))))[0].0, "too-deep");
}

#[test]
fn json_nests_up_to_128_deep() {
    // the value of a label stands four deep: the document, the list, the area
    for (depth, code) in [(125, "wrong-type"), (126, "too-deep")] {
        let value = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(list(&problems(&with_label(&value)))[0].0, code, "{depth}");
    }
}

fn rule_with(when: &str) -> String {
    let rule = format!(
        r#""rules": [{{"id": "x", "label": "x", "source": ["x"], "effect": "forbid", "role": "r", "at": ["seat"], "when": {when}}}]"#
    );
    BOOK.replace("\"roles\"", &format!("{rule}, \"roles\""))
}

#[test]
fn conditions_nest_up_to_64_deep() {
    for (nots, right) in [(63, true), (64, false), (100, false)] {
        for atom in ["\"pulls\"", "{\"works\": \"at\"}", "{\"all\": []}"] {
            let when = format!("{}{atom}{}", "{\"not\":".repeat(nots), "}".repeat(nots));
            let found = RuleBook::from_json(&rule_with(&when));
            match found {
                Ok(_) => assert!(right, "{nots} around {atom}"),
                Err(found) => {
                    assert!(!right, "{nots} around {atom}: {found}");
                    assert_eq!(list(&found), [("condition-too-deep", "rules[0].when".to_owned())]);
                    assert!(found.as_slice()[0].message.contains("64"));
                }
            }
        }
    }
}

#[test]
fn a_condition_built_in_code_is_held_to_the_same_limit() {
    let mut book = RuleBook::from_json(&rule_with("\"pulls\"")).unwrap();
    for _ in 0..1_000 {
        let inner = book.rules[0].when.clone();
        book.rules[0].when = regie::Condition::Not(Box::new(inner));
    }
    let land = Landscape::from_json(LAND).unwrap();
    let found = Atlas::new(&land, &book, &Options::default()).unwrap_err();
    assert_eq!(list(&found), [("condition-too-deep", "rules[0].when".to_owned())]);
    assert_eq!(list(&regie::check_rule_book(&book).unwrap_err())[0].0, "condition-too-deep");
}

#[test]
fn ten_megabytes_in_one_label_is_too_long_and_not_repeated_in_the_message() {
    let label = format!("\"{}\"", "a".repeat(10 * 1024 * 1024));
    let found = problems(&with_label(&label));
    assert_eq!(list(&found), [("text-too-long", "areas[0].label".to_owned())]);
    assert!(found.to_string().len() < 500);
    // and as an id, a field name, a word, a key of a text
    let long = "a".repeat(10 * 1024 * 1024);
    for text in [
        LAND.replace("\"pelt\"", &format!("\"{long}\"")),
        LAND.replace("\"label\": \"Pelt\"", &format!("\"{long}\": 1")),
        LAND.replace("\"separate\"", &format!("\"{long}\"")),
        LAND.replace("\"2020-01-01\"", &format!("\"{long}\"")),
        with_label(&format!("{{\"{long}\": \"Pelt\"}}")),
    ] {
        assert!(problems(&text).to_string().len() < 3_000);
    }
}

#[test]
fn a_text_may_be_65536_bytes_and_no_more() {
    assert!(Landscape::from_json(&with_label(&format!("\"{}\"", "a".repeat(65_536)))).is_ok());
    assert_eq!(list(&problems(&with_label(&format!("\"{}\"", "a".repeat(65_537)))))[0].0, "text-too-long");
}

#[test]
fn lone_surrogates_are_no_json() {
    for label in [r#""\ud800""#, r#""\udc00x""#, r#""\ud83d\u0041""#, r#""\ud83d""#] {
        let found = problems(&with_label(label));
        assert_eq!(list(&found), [("not-json", String::new())], "{label}");
    }
    assert!(Landscape::from_json(&with_label(r#""\ud83c\udfe0""#)).is_ok());
}

#[test]
fn huge_numbers_are_refused_where_they_stand() {
    let in_book = |n: &str| {
        BOOK.replace(
            "\"roles\"",
            &format!(
                r#""requirements": [{{"id": "q", "label": "q", "source": ["x"], "severity": "gap", "role": "r", "at_least": {n},
                "at": ["seat"], "when": {{"all": []}}}}], "roles""#
            ),
        )
    };
    for n in ["0", "-1", "1000001", "1.5", "1.0", "18446744073709551616", "1e300", "-9223372036854775809"] {
        let found = RuleBook::from_json(&in_book(n)).unwrap_err();
        assert_eq!(list(&found), [("invalid-number", "requirements[0].at_least".to_owned())], "{n}");
    }
    assert!(RuleBook::from_json(&in_book("1000000")).is_ok());
    // beyond what a number can be, it is no JSON number to us
    assert_eq!(list(&RuleBook::from_json(&in_book("1e999")).unwrap_err())[0].0, "not-json");
    assert_eq!(
        list(&problems(&LAND.replace("\"version\": 1", "\"version\": 99999999999999999999")))[0].0,
        "invalid-version"
    );
    assert_eq!(
        list(&problems(&LAND.replace("\"version\": 1", "\"version\": 2"))),
        [("newer-version", "version".to_owned())]
    );
}

#[test]
fn wrong_types_everywhere_are_each_named() {
    for value in ["1", "-1.5", "true", "null", "\"word\"", "[]", "[[]]", "{}", "{\"a\": {}}"] {
        for field in ["id", "as_of", "areas", "themes", "challenges", "version", "format"] {
            let start = LAND.find(&format!("\"{field}\":")).unwrap();
            let text = format!("{}\"{field}\": {value}, \"rest\": {{{}", &LAND[..start], &LAND[start..]);
            // the rest of the document becomes a field that nobody knows
            let text = format!("{text}}}");
            let right = matches!((field, value), ("id", "\"word\"") | ("version", "1"))
                || matches!((field, value), ("areas" | "themes" | "challenges", "[]"));
            let found = list(&problems(&text));
            let named = found.iter().any(|(_, path)| path.split(['.', '[']).next() == Some(field));
            assert!(named || right, "{field}: {value}: {found:?}");
        }
    }
    for text in
        ["", " ", "null", "1", "\"x\"", "[]", "[{}]", "nul", "{", "}", "{}{}", "{} x", "{\"a\"}", "{'a': 1}"]
    {
        assert!(Landscape::from_json(text).is_err(), "{text:?}");
    }
}

#[test]
fn more_than_ten_thousand_problems_end_with_one_that_says_so() {
    let mut areas = String::new();
    for n in 0..30_000 {
        let _ = write!(areas, "{}{{\"id\": {n}}}", if n == 0 { "" } else { "," });
    }
    let text = LAND.replace("\"areas\": [", &format!("\"areas\": [{areas},"));
    let found = problems(&text);
    assert_eq!(found.as_slice().len(), Problems::LIMIT + 1);
    assert_eq!(found.as_slice().last().unwrap().code, Code::TooManyProblems);
    // and of meaning
    let unknown: Vec<String> = (0..30_000).map(|n| format!("\"a{n}\"")).collect();
    let text = LAND.replace("\"areas\": [\"pelt\"]", &format!("\"areas\": [{}]", unknown.join(",")));
    let found = problems(&text);
    assert_eq!(found.as_slice().len(), Problems::LIMIT + 1);
    assert!(found.as_slice()[..Problems::LIMIT].iter().all(|p| p.code == Code::UnknownReference));
}

#[test]
fn a_million_empty_elements_are_refused_without_growing() {
    let text = LAND.replace("\"areas\": [", &format!("\"areas\": [{}", "[],".repeat(1_000_000)));
    assert_eq!(problems(&text).as_slice().len(), Problems::LIMIT + 1);
}

#[test]
fn a_very_long_chain_of_successors_or_themes_needs_no_deep_stack() {
    const LENGTH: usize = 20_000;
    let mut areas = String::new();
    let mut themes = String::new();
    for n in 0..LENGTH {
        let _ = write!(
            areas,
            r#"{{"id": "a{n}", "label": "a", "level": "local", "valid": {{"until": "2019-01-01"}}, "successors": ["a{}"]}},"#,
            n + 1
        );
        let _ = write!(themes, r#"{{"id": "t{n}", "label": "t", "broader": "t{}"}},"#, n + 1);
    }
    let text = LAND
        .replace(
            "\"areas\": [{",
            &format!(
                "\"areas\": [{areas}{{\"id\": \"a{LENGTH}\", \"label\": \"a\", \"level\": \"local\"}},{{"
            ),
        )
        .replace(
            "\"themes\": [{",
            &format!("\"themes\": [{themes}{{\"id\": \"t{LENGTH}\", \"label\": \"t\"}},{{"),
        )
        .replace("\"themes\": [\"wonen\"]", "\"themes\": [\"t0\"]")
        .replace("\"areas\": [\"pelt\"]", "\"areas\": [\"a0\"]");
    let atlas = Atlas::from_json(&text, BOOK, &Options::default()).unwrap();
    let decision = atlas.decision("c").unwrap();
    assert_eq!(decision.seats().next().unwrap().area().as_str(), format!("a{LENGTH}"));
    // and with the end tied to the beginning
    let ring = text.replace(
        &format!("{{\"id\": \"t{LENGTH}\", \"label\": \"t\"}}"),
        &format!("{{\"id\": \"t{LENGTH}\", \"label\": \"t\", \"broader\": \"t0\"}}"),
    );
    assert_eq!(list(&problems(&ring)), [("cycle", "themes[0].broader".to_owned())]);
}

#[test]
fn all_problems_of_both_documents_and_the_sets_come_at_once() {
    let mut options = Options::default();
    options.sets.insert_json(
        "areas",
        r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2020-02-30"}"#,
    );
    let land = LAND
        .replace("\"as_of\"", "\"builds_on\": [\"areas\"], \"as_off\": 1, \"as_of\"")
        .replace("\"pelt\"]", "\"plet\"]");
    let book = rule_with("{\"kind\": [\"kk\"]}").replace("\"roles\"", "\"rolls\"");
    let found = Atlas::from_json(&land, &book, &options).unwrap_err();
    let lines: Vec<String> = found.iter().map(|p| format!("{} {} {}", p.document, p.path, p.code)).collect();
    assert_eq!(
        lines,
        [
            "areas as_of invalid-date",
            "landscape as_off unknown-field",
            "landscape challenges[0].areas[0] unknown-reference",
            "rulebook rolls unknown-field",
            "rulebook rules[0].role unknown-reference",
            "rulebook rules[0].when.kind[0] unknown-reference",
        ]
    );
    assert_eq!(found.as_slice()[2].nearest.as_deref(), Some("pelt"));
}

#[test]
fn a_question_about_something_that_is_not_there_names_the_nearest() {
    let atlas = Atlas::from_json(LAND, BOOK, &Options::default()).unwrap();
    let error = atlas.decision("d").unwrap_err();
    assert_eq!(error.to_string(), "there is no challenge `d`; did you mean `c`?");
    let filter = regie::Filter { theme: Some("wonnen"), ..Default::default() };
    let error = atlas.assignments(&filter).err().unwrap();
    assert_eq!((error.code(), error.nearest()), ("unknown-id", Some("wonen")));
}

#[test]
fn a_wrong_landscape_leaves_nothing_behind() {
    let mut sets = Sets::new();
    sets.insert_json("broken", "{");
    let land = LAND.replace("\"as_of\"", "\"builds_on\": [\"broken\", \"brokn\"], \"as_of\"");
    let found = regie::check_json(Some(&land), Some(BOOK), &sets).unwrap_err();
    let codes: Vec<_> = found.iter().map(|p| (&*p.document, p.code.as_str(), p.nearest.as_deref())).collect();
    assert_eq!(codes, [("broken", "not-json", None), ("landscape", "unknown-set", Some("broken"))]);
}

#[test]
fn one_wrong_value_makes_nothing_else_wrong() {
    let book = rule_with(r#"{"all": [{"kind": "x"}, {"all": []}]}"#);
    assert_eq!(
        list(&RuleBook::from_json(&book).unwrap_err()),
        [("wrong-type", "rules[0].when.all[0].kind".to_owned())]
    );
    let book = rule_with("\"pullz\"").replace("\"forbid\"", "\"asign\", \"strength\": \"must\"");
    let found = regie::check_json(None, Some(&book), &Sets::new()).unwrap_err();
    assert_eq!(
        list(&found),
        [("invalid-value", "rules[0].effect".to_owned()), ("unknown-atom", "rules[0].when".to_owned())]
    );
}

#[test]
fn a_long_key_is_refused_and_not_cut() {
    let key = "k".repeat(300);
    let text =
        LAND.replace("\"label\": \"Pelt\"", &format!("\"label\": \"Pelt\", \"codes\": {{\"{key}\": \"1\"}}"));
    let found = problems(&text);
    assert_eq!(found.as_slice()[0].code, Code::InvalidId);
    assert!(found.as_slice()[0].path.len() < 100);
}

#[test]
fn a_cut_document_of_another_kind_is_cut() {
    for cut in (0..LAND.trim_end().len()).step_by(7) {
        let found = RuleBook::from_json(&LAND[..cut]).unwrap_err();
        assert_eq!(list(&found), [("not-json", String::new())], "cut at {cut}");
        let found = Atlas::from_json(LAND, &LAND[..cut], &Options::default()).unwrap_err();
        assert_eq!(list(&found), [("not-json", String::new())], "cut at {cut}");
    }
    let found = Atlas::from_json(LAND, LAND, &Options::default()).unwrap_err();
    assert_eq!(list(&found), [("wrong-format", "format".to_owned())]);
}

#[test]
fn conditions_deeper_than_json_may_be_are_refused_by_that_limit() {
    let when = format!("{}\"pulls\"{}", "{\"not\":".repeat(200), "}".repeat(200));
    let found = RuleBook::from_json(&rule_with(&when)).unwrap_err();
    assert_eq!(list(&found), [("too-deep", String::new())]);
    assert!(found.to_string().contains("128"), "{found}");
}

#[test]
fn a_newer_version_is_refused_by_name_whatever_else_it_holds() {
    let areas = "{\"id\": \"x\", \"newer\": 1},".repeat(11_000);
    let text = LAND.replace("\"areas\": [", &format!("\"areas\": [{areas}")).replace("\"version\": 1, ", "");
    let text = format!("{}, \"version\": 2}}", text.trim_end().strip_suffix('}').unwrap());
    assert_eq!(list(&problems(&text)), [("newer-version", "version".to_owned())]);
}

#[test]
fn many_heirs_on_both_sides_of_an_appointment_stay_small() {
    const HEIRS: usize = 600;
    let heirs = |n: usize| (0..n).map(|n| format!("\"h{n}\"")).collect::<Vec<_>>().join(",");
    let elements = |rest: &str| {
        let element = |n: usize| format!("{{\"id\": \"h{n}\", \"label\": \"h\", {rest}}},");
        (0..HEIRS).map(element).collect::<Vec<_>>().concat()
    };
    let ended = format!("\"valid\": {{\"until\": \"2019-01-01\"}}, \"successors\": [{}]", heirs(HEIRS));
    let areas = format!(
        "{}{{\"id\": \"old\", \"label\": \"o\", \"level\": \"local\", {ended}}}",
        elements("\"level\": \"local\"")
    );
    let who = format!(
        "{}{{\"id\": \"old\", \"label\": \"o\", \"kind\": \"k\", {ended}}}",
        elements("\"kind\": \"k\"")
    );
    let chosen = (0..HEIRS)
        .map(|n| {
            format!("{{\"id\": \"a{n}\", \"stakeholder\": \"old\", \"role\": \"r\", \"within\": \"old\"}}")
        })
        .collect::<Vec<_>>()
        .join(",");
    let text = LAND
        .replace("\"areas\": [{", &format!("\"areas\": [{areas},{{"))
        .replace(
            "\"themes\": [{",
            &format!("\"stakeholders\": [{who}], \"appointments\": [{chosen}], \"themes\": [{{"),
        )
        .replace("\"areas\": [\"pelt\"]", "\"areas\": [\"h7\"]");
    let book = rule_with("{\"appointed\": [\"r\"]}").replace("\"forbid\"", "\"assign\"");
    let atlas = Atlas::from_json(&text, &book, &Options::default()).unwrap();
    let decision = atlas.decision("c").unwrap();
    assert_eq!(decision.seats().next().unwrap().roles().len(), HEIRS);
}
