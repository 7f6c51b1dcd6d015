//! What holds for all tables.

use proptest::prelude::*;
use regie::tables::{Delimiter, Headers, Table, TableForm, TableOptions, read, write};
use regie::testing;
use regie::{Landscape, Sets, Text};

use super::{read_files, written};
use crate::properties::check;

/// Texts that spreadsheets and cells have a meaning for.
fn nasty() -> impl Strategy<Value = String> + Clone {
    let piece = prop::sample::select(vec![
        "=1+1", "'", "\"", ";", "|", "\n", "\r\n", "\r", ",", "\t", "#", "-", "+", "@", " ", "é", "a",
        "Menen", "x in y", "\u{feff}", "\u{a0}", "sep=;", "\\", "", "ja",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = Text> + Clone {
    prop_oneof![
        nasty().prop_map(Text::from),
        prop::collection::btree_map(prop::sample::select(vec!["nl", "en", "fr", "nl-BE"]), nasty(), 1..4)
            .prop_map(|texts| Text::in_languages(texts.iter().map(|(tag, text)| (*tag, text.as_str())))),
    ]
}

/// A world whose landscape has such texts wherever a text may stand.
fn worlds() -> impl Strategy<Value = (testing::World, Vec<Text>)> + Clone {
    (testing::world(), prop::collection::vec(text(), 1..24))
}

/// Puts the texts everywhere, over and over.
fn with_texts(mut landscape: Landscape, texts: &[Text]) -> Landscape {
    let mut more = texts.iter().cycle().cloned();
    let mut next = || more.next().unwrap();
    landscape.label = Some(next());
    landscape.note = Some(next());
    landscape.source = vec![next(), next()];
    macro_rules! everywhere {
        ($($collection:ident),*) => {
            $(for one in &mut landscape.$collection {
                one.label = next();
                one.note = Some(next());
                one.source = vec![next(), next(), next()];
            })*
        };
    }
    everywhere!(
        areas,
        sectors,
        levers,
        target_groups,
        trends,
        schemes,
        themes,
        stakeholders,
        agreements,
        offers,
        challenges
    );
    for theme in &mut landscape.themes {
        theme.goals = vec![next()];
        theme.question = Some(next());
    }
    for mandate in landscape.stakeholders.iter_mut().flat_map(|one| &mut one.mandates) {
        mandate.note = Some(next());
    }
    for exclusion in &mut landscape.exclusions {
        exclusion.reason = next();
    }
    landscape
}

fn sets(world: &testing::World) -> Sets {
    let mut sets = Sets::new();
    for (name, landscape) in &world.sets {
        sets.insert(name, landscape);
    }
    sets
}

fn form(headers: Headers, delimiter: Delimiter, mark: bool) -> TableForm {
    let mut form = TableForm::new(headers);
    form.delimiter = delimiter;
    form.mark = mark;
    form
}

/// Is it a landscape without a problem, so that tables of it are read?
fn is_right(landscape: &Landscape, world: &testing::World, sets: &Sets) -> bool {
    let book = world.rule_book.to_json();
    regie::check_json(Some(&landscape.to_json()), Some(&book), sets).is_ok()
}

#[test]
fn a_landscape_is_the_same_after_a_journey_through_tables() {
    check("tables_round_trip", 40, worlds(), |(world, texts)| {
        let sets = sets(&world);
        let landscape = with_texts(world.landscape.clone(), &texts);
        prop_assert!(is_right(&landscape, &world, &sets));
        let mut options = TableOptions::new();
        options.sets = Some(&sets);
        options.rule_book = Some(&world.rule_book);
        for headers in [Headers::Dutch, Headers::English] {
            for delimiter in Delimiter::ALL {
                let files = written(&landscape, form(headers, delimiter, headers == Headers::Dutch));
                let back = read_files(&files, &options);
                let back = back.map_err(|problems| TestCaseError::fail(format!("{problems}\n{files:#?}")))?;
                prop_assert!(back.warnings.as_slice().is_empty(), "{}", back.warnings);
                prop_assert_eq!(back.landscape.to_json(), landscape.to_json());
                prop_assert_eq!(&back.landscape, &landscape);
            }
        }
        Ok(())
    });
}

#[test]
fn no_cell_that_goes_out_is_a_formula() {
    check("tables_formulas", 40, worlds(), |(world, texts)| {
        let landscape = with_texts(world.landscape, &texts);
        for table in write(&landscape, &form(Headers::English, Delimiter::Comma, false)) {
            let mut reader = csv_rows(&table.text);
            prop_assert!(reader.len() > 1);
            for cell in reader.drain(..).flatten() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
        Ok(())
    });
}

/// A naive reader of what is written: commas, quotation marks, lines.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

/// The columns of a table in another order.
fn shuffled(text: &str, by: usize) -> String {
    let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows = csv_rows(text).into_iter().map(|mut row| {
        let width = row.len();
        row.rotate_left(by % width);
        if by.is_multiple_of(2) {
            row.reverse();
        }
        row.iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n"
    });
    rows.collect()
}

#[test]
fn the_order_of_columns_and_tables_changes_nothing() {
    check("tables_shuffled", 40, (worlds(), 1_usize..20), |((world, texts), by)| {
        let sets = sets(&world);
        let landscape = with_texts(world.landscape.clone(), &texts);
        let mut options = TableOptions::new();
        options.sets = Some(&sets);
        options.rule_book = Some(&world.rule_book);
        let mut files = written(&landscape, form(Headers::English, Delimiter::Comma, false));
        for (_, text) in &mut files {
            *text = shuffled(text, by);
        }
        let tables = files.len();
        files.rotate_left(by % tables);
        let back =
            read_files(&files, &options).map_err(|problems| TestCaseError::fail(problems.to_string()))?;
        prop_assert_eq!(back.landscape.to_json(), landscape.to_json());
        Ok(())
    });
}

#[test]
fn no_bytes_make_it_panic_and_what_is_wrong_has_a_place() {
    let book = regie::flanders::rule_book();
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        prop::collection::vec(
            prop::sample::select(vec![
                "naam",
                "soort",
                "id",
                "werkgebied",
                "ocmw",
                "OCMW Menen",
                "themes",
                ";",
                ",",
                "\t",
                "\n",
                "\r\n",
                "\"",
                "'",
                "=",
                "|",
                "van",
                "31/12/2019",
                "12/31/2019",
                "x",
                "naam (en)",
                "sep=;\n",
                "\u{feff}",
                "é",
                " in ",
                "local",
                "#",
                "stakeholder",
                "hefboom",
            ]),
            0..120,
        )
        .prop_map(|pieces| pieces.concat().into_bytes()),
    ];
    let name = prop::sample::select(vec![
        "landscape",
        "stakeholders",
        "mandates",
        "challenges",
        "offers",
        "areas",
        "x",
    ]);
    check("tables_any_bytes", 10, prop::collection::vec((name, bytes), 0..5), |files| {
        let tables: Vec<Table> = files.iter().map(|(name, bytes)| Table::new(name, bytes)).collect();
        let mut options = TableOptions::new();
        options.rule_book = Some(&book);
        options.as_of = Some("2019-01-15".parse().unwrap());
        match read(&tables, &options) {
            Ok(read) => {
                prop_assert!(read.warnings.are_warnings());
                prop_assert_eq!(Landscape::from_json(&read.landscape.to_json()), Ok(read.landscape));
            }
            Err(problems) => {
                prop_assert!(!problems.are_warnings());
                for problem in problems.iter().filter(|problem| problem.column.is_some()) {
                    prop_assert!(problem.table.is_some() && problem.row.is_some(), "{problem}");
                }
            }
        }
        Ok(())
    });
}
