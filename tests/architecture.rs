//! The architecture, held against the code: modules use only what stands before them, and `serde` stays at the edge.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The modules of the crate, in the order of `lib.rs`.
fn modules() -> Vec<String> {
    let lib = std::fs::read_to_string(core().join("lib.rs")).unwrap();
    let lines = lib
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    lines.map(str::to_owned).collect()
}

/// Each source file with the module it belongs to; `lib.rs` itself belongs to none.
fn files() -> Vec<(String, PathBuf, String)> {
    let of = |path: &Path| {
        let inside = path.strip_prefix(core()).unwrap().to_path_buf();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        first.trim_end_matches(".rs").to_owned()
    };
    let files = sources(&core()).into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).unwrap();
        (of(&path), path, text)
    });
    files.filter(|(module, _, _)| module != "lib").collect()
}

/// The text without comments, doc comments included: prose may speak of anything.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The modules named as `crate::NAME` in a text.
fn used(text: &str) -> Vec<String> {
    let code = code(text);
    let names = code
        .split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
    names.collect()
}

#[test]
fn a_module_uses_only_modules_that_stand_before_it() {
    let order: BTreeMap<String, usize> =
        modules().into_iter().enumerate().map(|(n, name)| (name, n)).collect();
    assert!(order.len() >= 10, "lib.rs lists its modules as `mod name;`");
    let mut wrong = Vec::new();
    for (module, path, text) in files() {
        let own = order[&module];
        for name in used(&text) {
            if order.get(&name).is_some_and(|other| *other > own) {
                wrong.push(format!("{}: `{module}` uses `{name}`, which stands after it", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_later_module_is_seen_in_code_and_not_in_prose() {
    assert_eq!(used("use crate::atlas::Atlas; // crate::views\n/// [`x`](crate::answer)"), ["atlas"]);
    assert_eq!(used("$crate::document::read::Reader"), ["document"]);
}

#[test]
fn serde_stands_at_the_edge_alone() {
    let mut wrong = Vec::new();
    for (module, path, text) in files() {
        // answers are plain data, and say themselves how they are written
        let at_the_edge = [
            "document",
            "explain",
            "views",
            "lint",
            "tables",
            "trajectories",
            "plans",
            "journal",
            "signals",
            "register",
            "answer",
            "render",
            "notes",
            "interchange",
        ]
        .contains(&module.as_str());
        if !at_the_edge && code(&text).contains("serde") {
            wrong.push(path.display().to_string());
        }
    }
    assert!(wrong.is_empty(), "serde is used in {}", wrong.join(", "));
}

#[test]
fn files_stay_short_enough_to_read() {
    for (_, path, text) in files() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines: split it", path.display());
    }
}

#[test]
fn every_document_of_the_project_speaks_of_the_project_alone() {
    // a path of somebody's machine, or of a folder above the repository, means nothing to a reader
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents: Vec<PathBuf> = Vec::new();
    for folder in ["", "core/docs", "examples/data", "tests/cases", "tests/acceptance", "schemas"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        let markdown = entries.map(|entry| entry.unwrap().path());
        documents.extend(markdown.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    assert!(documents.len() > 5);
    for path in documents {
        let text = std::fs::read_to_string(&path).unwrap();
        for strange in ["](/", "](../../..", "/home/", "/tmp/"] {
            assert!(!text.contains(strange), "{} speaks of `{strange}`", path.display());
        }
    }
}
