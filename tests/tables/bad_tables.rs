//! Tables that are large, hostile or of another kind: a problem that names the limit, soon, and never a panic.

use regie::tables::{Table, TableOptions, TableProblems, read};

fn options() -> TableOptions<'static> {
    let mut options = TableOptions::new();
    options.as_of = Some("2019-01-15".parse().unwrap());
    options
}

fn problems(tables: &[Table<'_>]) -> TableProblems {
    match read(tables, &options()) {
        Ok(read) => read.warnings,
        Err(problems) => problems,
    }
}

/// Code and row of each problem.
fn codes(bytes: &[u8]) -> Vec<(&'static str, Option<usize>)> {
    let problems = problems(&[Table::new("themes", bytes)]);
    problems.iter().map(|problem| (problem.code.as_str(), problem.row)).collect()
}

#[test]
fn what_is_too_large_names_its_limit() {
    let large = format!("naam\n{}", "x".repeat(Table::MAX_BYTES));
    assert_eq!(codes(large.as_bytes()), [("table-too-large", None)]);
    let rows = |n: usize| {
        format!("id;naam\n{}", (0..n).flat_map(|n| [format!("a{n}"), ";a\n".to_owned()]).collect::<String>())
    };
    assert_eq!(codes(rows(Table::MAX_ROWS).as_bytes()), []);
    assert_eq!(codes(rows(Table::MAX_ROWS + 1).as_bytes()), [("too-many-rows", None)]);
    let columns = |n: usize| format!("naam{}\nx\n", ";".repeat(n - 1));
    assert_eq!(codes(columns(Table::MAX_COLUMNS).as_bytes()), []);
    assert_eq!(codes(columns(Table::MAX_COLUMNS + 1).as_bytes()), [("too-many-columns", None)]);
}

#[test]
fn so_many_problems_are_told_and_no_more() {
    let wrong = format!("naam;deel van\n{}", "x;nergens\n".repeat(20_000));
    let problems = problems(&[Table::new("themes", wrong.as_bytes())]);
    assert_eq!(problems.as_slice().len(), regie::Problems::LIMIT + 1);
    assert_eq!(problems.as_slice().last().unwrap().code.as_str(), "too-many-problems");
}

#[test]
fn encodings_are_read_or_refused() {
    let land = |bytes: &[u8]| read(&[Table::new("themes", bytes)], &options());
    let label = |bytes: &[u8]| land(bytes).unwrap().landscape.themes[0].label.to_string();
    assert_eq!(label("naam;opmerking\nCoördinatie;één\n".as_bytes()), "Coördinatie");
    assert_eq!(label("\u{feff}naam;opmerking\nCoördinatie;één\n".as_bytes()), "Coördinatie");
    let windows = b"naam;opmerking\nCo\xf6rdinatie;\xe9\xe9n\n";
    assert_eq!(label(windows), "Coördinatie");
    assert_eq!(codes(windows), [("read-as-windows-1252", None)]);
    let utf_16: Vec<u8> =
        "\u{feff}naam\topmerking\r\nCoördinatie\téén\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(label(&utf_16), "Coördinatie");
    for other in [&b"PK\x03\x04\x00\x00\xff"[..], b"naam\n\x81", b"\xef\xbb\xbfnaam\n\xe9"] {
        assert_eq!(codes(other), [("not-text", None)], "{other:?}");
    }
}

#[test]
fn a_table_that_is_given_twice_is_one_too_many() {
    let one = Table::new("themes", b"naam\nwonen\n");
    let other = Table::new("thema's", b"naam\nwerk\n");
    let found = problems(&[one, other]);
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["thema's: the table `thema's` is given twice (repeated-table); put the rows in one table"]
    );
}

#[test]
fn every_table_cut_anywhere_is_read_or_refused() {
    let whole = "naam;deel van;bron\r\nwonen;;\"a;\"\"b\"\"\r\n\"\r\nhuren;wonen;=x\r\n";
    for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
        let _problems = codes(&whole.as_bytes()[..cut]);
    }
    assert_eq!(codes(whole.as_bytes()), []);
}
