//! The program of use, run as a user runs it.

use std::fs;
use std::process::Command;

use crate::common::Folder;

/// Runs it on a journal of this name; gives what it says, or why it does not go.
fn run(folder: &Folder, name: &str) -> Result<String, String> {
    let program = env!("CARGO_BIN_EXE_keep-a-journal");
    let output = Command::new(program).arg(folder.path().join(name)).output().unwrap();
    let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(said(output.stdout)) } else { Err(said(output.stderr)) }
}

#[test]
fn a_journal_grows_from_run_to_run() {
    for name in ["journal.jsonl", "journal.db"] {
        let folder = Folder::new();
        for (events, signals) in [(1, 0), (2, 1), (3, 2)] {
            let id = signals + 1;
            let expected = format!(
                "{events} events, {signals} signals\nevent {}: signal `s-{id}` is reported, and kept\n",
                events + 1
            );
            assert_eq!(run(&folder, name), Ok(expected));
        }
    }
}

#[test]
fn a_journal_that_lost_its_end_is_not_taken_for_whole() {
    let folder = Folder::new();
    run(&folder, "journal.jsonl").unwrap();
    let path = folder.path().join("journal.jsonl");
    let one = fs::read_to_string(&path).unwrap().lines().next().unwrap().to_owned() + "\n";
    fs::write(&path, &one).unwrap();
    assert!(run(&folder, "journal.jsonl").unwrap_err().contains("Cut"));
    fs::write(&path, "").unwrap();
    assert!(run(&folder, "journal.jsonl").is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), "");
}
