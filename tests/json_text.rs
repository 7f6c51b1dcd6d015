//! The JSON parser of the library against `serde_json`: the same texts are JSON, and what is wrong with the others is said in the same words,
//! at the same line and column.

use proptest::prelude::*;
use regie::{Code, Landscape};
use serde_json::Value;

/// What is wrong with a text, by the library: nothing when it is JSON, whatever else it is.
fn by_the_library(text: &str) -> Option<String> {
    let problems = Landscape::from_json(text).err()?;
    let problem = problems.iter().find(|problem| problem.code == Code::NotJson)?;
    assert_eq!(problems.as_slice().len(), 1, "one problem for a text that is not JSON: {text:?}");
    Some(problem.message.to_string())
}

/// The same, by `serde_json`.
fn by_serde_json(text: &str) -> Option<String> {
    let error = serde_json::from_str::<Value>(text).err()?;
    let place = format!("at line {} column {}", error.line(), error.column());
    let ends = error.is_eof();
    Some(if ends {
        format!("the JSON text ends too early, {place}")
    } else {
        format!("this is not JSON: {error}")
    })
}

#[track_caller]
fn compare(text: &str) {
    assert_eq!(by_the_library(text), by_serde_json(text), "{text:?}");
}

/// Texts in which something is at the edge.
const EDGES: &[&str] = &[
    "",
    " ",
    "\n\n ",
    "nul",
    "nulL",
    "null",
    "truE",
    "tru",
    "fals",
    "falsy",
    "x",
    "[",
    "]",
    "{",
    "}",
    "[1",
    "[1 2]",
    "[1,",
    "[1,]",
    "[,1]",
    "[1,,2]",
    "{,}",
    "{\"a\"",
    "{\"a\" 1}",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1,b:2}",
    "{a:1}",
    "{1:1}",
    "{\"a\":1,,}",
    "{\"a\":1}}",
    "[] []",
    "null null",
    "[\n1,\n\n x]",
    "\"",
    "\"abc",
    "\"a\nb\"",
    "\"\u{0}\"",
    "\"\\",
    "\"\\q\"",
    "\"\\u\"",
    "\"\\u12\"",
    "\"\\u12",
    "\"\\u12g4\"",
    "\"\\uDEAD\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ud83d\\n\"",
    "\"\\ud83d\\",
    "\"\\ud83d\\u00e9\"",
    "\"\\ud83d\\ud83d\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\\u12",
    "\"\\u00E9\\u00e9\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"é\\n€😀\"",
    "\"\\ué\"",
    "{\"\\ud800\":1}",
    "-",
    "-x",
    "- 1",
    "-0",
    "-1",
    "-01",
    "00",
    "01",
    "0x",
    "1.",
    "1.x",
    "1.0",
    "1.5e",
    "1e",
    "1e+",
    "1e-",
    "1ex",
    "1e5",
    "1E+5",
    "1e-5",
    "0e999999",
    "1e308",
    "1e309",
    "1.8e308",
    "1.7e308",
    "-1e309",
    "17.9e307",
    "18e307",
    "179769313486231570000e289",
    "1e-400",
    "1e99999999999",
    "1e-99999999999",
    "0e99999999999",
    "0.0e99999999999",
    "1e2147483647",
    "1e2147483648",
    "1e-2147483648",
    "1e-2147483649",
    "18446744073709551615",
    "18446744073709551616",
    "18446744073709551615.5",
    "18446744073709551616.",
    "18446744073709551616.x",
    "184467440737095516150.0",
    "1.8446744073709551616",
    "1.84467440737095516159999e290",
    "99999999999999999999e289",
    "99999999999999999999e288",
    "1844674407370955161e290",
    "-9223372036854775808",
    "-9223372036854775809",
    "1.0.0",
    "1..0",
    ".5",
    "+1",
    "1 2",
    "[1e400]",
    "{\"a\":1e400}",
    "[0.1e1]",
    "[1.]",
    "[1e]",
    "\u{a0}1",
    "1\u{a0}",
    "[\"\\u0000\"]",
    "[\"\u{7f}\"]",
    "[\"\\u001f\"",
];

#[test]
fn texts_at_the_edge_are_judged_alike() {
    for text in EDGES {
        compare(text);
        compare(&format!("{{\"x\":\n[{text}\n]}}"));
        compare(&format!(" [[], {text}"));
    }
    // numbers that are nearly too large, or just are: not by the last digit, for `serde_json` rounds that in two ways (`float_roundtrip`)
    for digits in 1..25 {
        for exponent in 280..312 {
            let (nines, zeros) = ("9".repeat(digits), "0".repeat(digits));
            compare(&format!("{nines}e{exponent}"));
            compare(&format!("0.{nines}e{exponent}"));
            compare(&format!("17{zeros}e{exponent}"));
            compare(&format!("18{zeros}.0e{exponent}"));
            compare(&format!("1{zeros}.8e{exponent}"));
        }
    }
}

/// Where a list or object nests too deep is where `serde_json` sees it, without a limit of its own.
#[test]
fn a_text_that_nests_too_deep_is_refused_where_it_does() {
    for (opens, after, column) in [
        ("[", "", 129),
        ("[", "]", 130),
        ("[", " ]", 131),
        ("[", ",", 130),
        ("[", ", 1", 131),
        ("[", "1", 129),
        ("{\"a\":", "", 129 * 5 - 4),
    ] {
        let text = format!("{}{after}", opens.repeat(129));
        let problems = Landscape::from_json(&text).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("one problem: {problems}") };
        assert_eq!(problem.code, Code::TooDeep);
        assert_eq!(
            &*problem.message,
            format!("JSON nests more than 128 deep at line 1 column {column}"),
            "{after:?}"
        );
    }
    compare(&"[".repeat(127));
    assert_eq!(
        by_the_library(&"[".repeat(128)).unwrap(),
        "the JSON text ends too early, at line 1 column 128"
    );
}

/// What a text is changed with.
const PIECES: &[&str] = &[
    "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\n", "null", "true", "false",
    "0", "1", "-", ".", "e", "E+", "99999", " ", "\n", "\t", "\u{1}", "é", "x", "//",
];

const DOCUMENT: &str = r#"{"format": "regie/landscape", "version": 1, "id": "x\u00e9", "as_of": "2019-01-15",
    "label": {"nl": "é \ud83d\ude00", "en": "a\\\"b"}, "areas": [{"id": "a", "label": "A", "level": "local", "n": [1, -2.5e3, 0, true,
    false, null, 18446744073709551616]}, {}], "x": [[], {"y": {}}]}"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_documents_are_judged_alike(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(PIECES)), 1..5),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut text: Vec<char> = DOCUMENT.chars().collect();
        for (at, removed, piece) in changes {
            let at = at.index(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, piece.chars());
        }
        if let Some(cut) = cut {
            text.truncate(cut.index(text.len()));
        }
        let text: String = text.into_iter().collect();
        prop_assert_eq!(by_the_library(&text), by_serde_json(&text), "{:?}", text);
    }

    #[test]
    fn pieces_in_any_order_are_judged_alike(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
        let text = pieces.concat();
        prop_assert_eq!(by_the_library(&text), by_serde_json(&text), "{:?}", text);
    }
}
