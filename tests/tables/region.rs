//! The region that comes as tables too, and the templates.

use std::path::{Path, PathBuf};

use regie::tables::{Headers, Table, TableForm, TableOptions, read, templates};
use regie::{Atlas, Landscape, Options, flanders};

use super::{read_files, written};

const REGION: &str = "examples/data/zuid-west-vlaanderen-2019.json";
const TABLES: &str = "examples/data/tables/zuid-west-vlaanderen-2019";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn region() -> Landscape {
    Landscape::from_json(&std::fs::read_to_string(root().join(REGION)).unwrap()).unwrap()
}

fn folder(path: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in std::fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        files.push((name, std::fs::read_to_string(&path).unwrap()));
    }
    files
}

#[test]
fn the_tables_of_the_region_give_the_decisions_of_its_document() {
    let book = flanders::rule_book();
    let mut options = TableOptions::new();
    options.rule_book = Some(&book);
    let files = folder(&root().join(TABLES));
    assert!(files.len() > 10);
    let read = read_files(&files, &options).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(read.warnings.as_slice(), []);
    let decisions =
        |landscape: &Landscape| Atlas::new(landscape, &book, &Options::default()).unwrap().decisions_json();
    assert_eq!(decisions(&read.landscape), decisions(&region()));
    // names or ids, the document is the same
    assert_eq!(read.landscape, region());
}

#[test]
fn every_landscape_of_the_examples_goes_through_tables() {
    let book = flanders::rule_book();
    let mut options = TableOptions::new();
    options.rule_book = Some(&book);
    for name in ["zuid-west-vlaanderen-2019", "noord-west-vlaanderen-2018", "gent-2018", "noord-limburg-2018"]
    {
        let text = std::fs::read_to_string(root().join(format!("examples/data/{name}.json"))).unwrap();
        let landscape = Landscape::from_json(&text).unwrap();
        for headers in [Headers::Dutch, Headers::English] {
            let files = written(&landscape, TableForm::new(headers));
            let back = read_files(&files, &options).unwrap_or_else(|problems| panic!("{name}: {problems}"));
            assert_eq!(back.landscape, landscape, "{name}");
        }
    }
}

#[test]
fn a_template_as_it_is_says_nothing_and_its_example_is_right() {
    let book = flanders::rule_book();
    let mut options = TableOptions::new();
    options.as_of = Some("2020-01-01".parse().unwrap());
    options.rule_book = Some(&book);
    for headers in [Headers::Dutch, Headers::English] {
        let tables = templates(&TableForm::new(headers));
        assert_eq!(tables.len(), 15);
        let as_they_are: Vec<Table> =
            tables.iter().map(|table| Table::new(table.name, table.text.as_bytes())).collect();
        let empty = read(&as_they_are, &options).unwrap();
        assert_eq!(empty.warnings.as_slice(), []);
        assert!(empty.landscape.stakeholders.is_empty() && empty.landscape.challenges.is_empty());

        // the example, in the place of the remarks
        let files: Vec<(String, String)> = tables
            .iter()
            .map(|table| {
                let lines: Vec<&str> = table.text.lines().collect();
                (table.name.to_owned(), format!("{}\n{}\n", lines[0], &lines[2][2..]))
            })
            .collect();
        let example = read_files(&files, &options).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(example.warnings.as_slice(), []);
        assert_eq!(example.landscape.as_of, "2019-01-15".parse().unwrap());
        let atlas = Atlas::new(&example.landscape, &book, &Options::default()).unwrap();
        let decisions = atlas.decisions_json();
        assert!(
            decisions.contains("\"role\":\"director\",\"stakeholder\":\"gemeente-menen\""),
            "{decisions}"
        );
    }
}
