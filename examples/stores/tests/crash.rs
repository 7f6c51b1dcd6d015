//! A program that appends without end is killed at some moment or other, hundreds of times, on the same journal; and the disk is full.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use regie::{Head, Journal, Store};

use crate::common::{Files, Folder, Place, Sqlite, all, event, next};

const PROGRAM: &str = env!("CARGO_BIN_EXE_append-without-end");

#[test]
fn a_file_survives_two_hundred_kills() {
    killed::<Files>(&Folder::on_disk(), 200, 15_000);
}

/// Where nothing waits for the disk, it is the writing itself that is broken off.
#[test]
fn a_file_in_memory_survives_a_hundred_kills() {
    killed::<Files>(&Folder::new(), 100, 10_000);
}

#[test]
fn a_database_survives_a_hundred_kills() {
    killed::<Sqlite>(&Folder::on_disk(), 100, 15_000);
}

#[test]
fn a_database_in_memory_survives_a_hundred_kills() {
    killed::<Sqlite>(&Folder::new(), 100, 10_000);
}

fn arguments<P: Place>(journal: &Path, known: Head) -> [String; 4] {
    let path = journal.to_str().unwrap().to_owned();
    [P::NAME.to_owned(), path, known.seq.to_string(), known.hash.to_string()]
}

/// Waits for the end of a program; gives the last head that it tells, and what it says of a failure.
fn told(mut child: Child, mut from: impl Read) -> (Option<Head>, Option<String>) {
    let mut said = String::new();
    from.read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    // what has no line end was not told
    let lines = said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
    let lines = lines.filter(|line| *line != "ready");
    let (failed, told): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with("failed: "));
    let head = told.last().map(|line| {
        let (seq, hash) = line.split_once(' ').unwrap();
        Head::new(seq.parse().unwrap(), hash.parse().unwrap())
    });
    (head, failed.first().map(|line| (*line).to_owned()))
}

/// What comes after what is known: all that was acknowledged, and one event more at most.
fn check(store: &mut impl Store, known: Head, acknowledged: Head) -> Head {
    let opened = Journal::open_after(known, &store.lines_after(known.seq).unwrap()).unwrap();
    assert_eq!(opened.repaired, None);
    opened.journal.verify(acknowledged).unwrap();
    let head = opened.journal.head();
    assert!(
        head.seq <= acknowledged.seq + 1,
        "{} events, and {} were acknowledged",
        head.seq,
        acknowledged.seq
    );
    head
}

/// Kills it so many times, each time within so many microseconds; within more where the machine is too slow for that.
fn killed<P: Place>(folder: &Folder, times: u32, within: u64) {
    let path = folder.journal();
    let mut patience = within;
    let (mut known, mut more, mut torn, mut idle) = (Head::START, 0, 0, 0);
    // some moment or other, others in each run: whatever is chosen, the machine shifts it
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for n in 1..=times {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut program = Command::new(PROGRAM);
        program.args(arguments::<P>(&path, known)).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = program.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        // now and then while it opens the store, mostly while it appends
        if n % 5 > 0 {
            let mut ready = String::new();
            out.read_line(&mut ready).unwrap();
            assert_eq!(ready, "ready\n");
        }
        std::thread::sleep(Duration::from_micros(random % patience));
        child.kill().unwrap();
        let (last, failed) = told(child, out);
        assert_eq!(failed, None);
        let acknowledged = last.unwrap_or(known);
        let mut store = P::open(&path);
        torn += u32::from(P::was_torn(&store));
        let head = check(&mut store, known, acknowledged);
        more += u32::from(head != acknowledged);
        idle += u32::from(head == known);
        patience = if head == known { (patience * 2).min(within * 16) } else { within };
        known = head;
        if n % 50 == 0 || n == times {
            let journal = all(&mut store);
            journal.verify(known).unwrap();
            assert_eq!(journal.head(), known);
        }
    }
    let words = format!(
        "{}: {times} kills, {} events; one more than acknowledged {more} times, a torn line {torn} times, nothing new {idle} times",
        P::NAME,
        known.seq
    );
    println!("{words}");
    assert!(known.seq > times / 4, "it was hardly ever killed at work: {words}");
    // and it goes on
    let mut store = P::open(&path);
    let mut journal = all(&mut store);
    let (after, entry) = next(&mut journal, event(r#"{"kind":"done"}"#));
    store.append(after, &entry, None).unwrap();
    assert_eq!(all(&mut P::open(&path)), journal);
}

/// A store that can grow to so many half kilobytes, and no further.
#[cfg(unix)]
fn full<P: Place>(half_kilobytes: u32) -> u32 {
    let folder = Folder::new();
    // the shell counts in these; a write beyond is an error, not the end of the program
    let limited = format!(r#"trap "" XFSZ; ulimit -f {half_kilobytes}; exec "$0" "$@""#);
    let mut program = Command::new("sh");
    program.args(["-c", &limited, PROGRAM]).args(arguments::<P>(&folder.journal(), Head::START));
    let mut child = program.stdout(Stdio::piped()).spawn().unwrap();
    let out = child.stdout.take().unwrap();
    let (last, failed) = told(child, out);
    let last = last.unwrap();
    // the program itself has looked: after the failure its store had what was acknowledged, and nothing else
    assert!(failed.is_some(), "it ended after event {}", last.seq);
    let mut store = P::open(&folder.journal());
    let mut journal = all(&mut store);
    assert_eq!(journal.head(), last);
    let (after, entry) = next(&mut journal, event(r#"{"kind":"done"}"#));
    store.append(after, &entry, None).unwrap();
    assert_eq!(all(&mut P::open(&folder.journal())), journal);
    last.seq
}

#[test]
#[cfg(unix)]
fn a_file_on_a_full_disk_is_as_it_was() {
    // in the middle of a short line, of an erasure, of a long line
    let ends: Vec<u32> = [2, 3, 4, 5, 6, 7, 8, 9, 40, 100].into_iter().map(full::<Files>).collect();
    assert!(ends.is_sorted(), "{ends:?}");
    assert!(ends.contains(&13), "none failed while it erased: {ends:?}");
    assert_eq!(ends.last(), Some(&29), "{ends:?}");
}

#[test]
#[cfg(unix)]
fn a_database_on_a_full_disk_is_as_it_was() {
    let ends: Vec<u32> = [100, 200, 300, 400].into_iter().map(full::<Sqlite>).collect();
    assert!(ends.is_sorted() && ends[0] < ends[3], "{ends:?}");
}
