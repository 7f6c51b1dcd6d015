//! The README shows what is true: its sample is an example that runs, its output is what comes out.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        match &mut open {
            Some(block) if line == "```" => {
                blocks.push(std::mem::take(block));
                open = None;
            }
            Some(block) => {
                block.push_str(line);
                block.push('\n');
            }
            None if line.strip_prefix("```") == Some(language) => open = Some(String::new()),
            None => {}
        }
    }
    blocks
}

/// Cargo builds the examples beside the tests.
fn example(name: &str, arguments: &[&str]) -> String {
    let tests = std::env::current_exe().unwrap();
    let built = tests.parent().and_then(Path::parent).unwrap().join("examples").join(name);
    let output = Command::new(&built)
        .args(arguments)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .unwrap_or_else(|e| panic!("{}: {e}", built.display()));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_rust_samples_are_the_examples_and_print_what_stands_there() {
    for (n, name) in ["who_directs", "after_a_merger"].into_iter().enumerate() {
        is_the_sample(n, name);
    }
    assert_eq!(blocks(&read("README.md"), "rust").len(), 2);
}

/// Every example that answers one question prints what stands at its end.
#[test]
fn the_examples_print_what_stands_at_their_end() {
    let mut count = 0;
    for entry in std::fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert_eq!(example(name, &[]), printed_by(name).1, "examples/{name}.rs");
            count += 1;
        }
    }
    assert!(count > 5, "the examples are not there");
}

/// The source of an example, and what it says that it prints.
fn printed_by(name: &str) -> (String, String) {
    let source = read(&format!("examples/{name}.rs"));
    let (code, printed) = source.split_once("\n// What it prints:\n//\n").unwrap();
    let printed = printed.lines().map(|line| line.strip_prefix("// ").unwrap_or("").to_owned() + "\n");
    (code.to_owned(), printed.collect())
}

fn is_the_sample(n: usize, name: &str) {
    let (code, printed) = printed_by(name);

    let readme = read("README.md");
    let sample = blocks(&readme, "rust").into_iter().nth(n).expect("a sample");
    let code: String = code
        .lines()
        .skip_while(|line| line.starts_with("//!") || line.is_empty())
        .map(|l| l.to_owned() + "\n")
        .collect();
    assert_eq!(sample, code, "the README's sample is not the code of examples/{name}.rs");
    assert!(blocks(&readme, "text").contains(&printed), "the README does not show what the sample prints");
}

#[test]
fn the_demo_prints_what_the_readme_shows() {
    let readme = read("README.md");
    let shown = blocks(&readme, "text").into_iter().next().expect("the output of the demo");
    let printed = example("regie", &["decide"]);
    for part in shown.split("[…]\n").map(str::trim_end) {
        assert!(printed.contains(part.trim_start_matches('\n')), "the demo no longer prints:\n{part}");
    }
}

#[test]
fn the_note_of_the_documents_is_what_the_command_line_writes() {
    let notes = read("core/docs/NOTES.md");
    let command = blocks(&notes, "sh").into_iter().next().expect("a command");
    let arguments = command.trim().strip_prefix("cargo run --example regie -- ").expect("the command line");
    let printed = example("regie", &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(blocks(&notes, "text"), [printed]);
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    for document in [
        "README.md",
        "CONTRIBUTING.md",
        "wasm/README.md",
        "data/flanders/SOURCES.md",
        "core/docs/RULE-BOOK.md",
        "core/docs/DESIGN.md",
        "core/docs/PROCESSES.md",
        "core/docs/SEED-COVERAGE.md",
        "core/docs/TRAJECTORIES_AND_PLANS.md",
    ] {
        let folder = root().join(document).parent().unwrap().to_path_buf();
        for link in read(document).split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            if !target.starts_with("http") && !target.starts_with('#') {
                let path = folder.join(target.split('#').next().unwrap());
                assert!(path.exists(), "{document} links to {target}");
            }
        }
    }
}

#[test]
fn what_the_set_up_of_the_tests_changes_on_a_machine_is_said() {
    let set_up = read("xtask/src/setup.rs");
    for document in ["README.md", "CONTRIBUTING.md"] {
        let text = read(document);
        for word in [
            "apt-get",
            "sudo",
            "REGIE_CHROMIUM",
            "REGIE_FIREFOX",
            "REGIE_VALGRIND",
            "/usr/bin/valgrind",
            "/usr/bin/chromium",
            "/usr/bin/firefox-esr",
        ] {
            assert!(set_up.contains(word), "the set-up has no {word} any more");
            assert!(text.contains(word), "{document} does not speak of {word}");
        }
    }
}
