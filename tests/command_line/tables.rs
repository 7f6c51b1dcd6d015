//! `regie tables`: from tables to a landscape and back, as files.

use std::path::Path;

use super::{LANDSCAPE, answer, ends_with, file, parsed, read, refusal};

const TABLES: &str = "examples/data/tables/zuid-west-vlaanderen-2019";

/// A folder of a test that is not there yet.
fn folder(test: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(test).join(name);
    let _ = std::fs::remove_dir_all(&path);
    path.into_os_string().into_string().unwrap()
}

#[test]
fn tables_are_read_as_the_landscape_of_the_region() {
    let landscape = answer(&["tables", "read", TABLES]);
    assert_eq!(parsed(&landscape), parsed(&read(LANDSCAPE)));
    let path = file("tables_read", "werkveld.json", &landscape);
    assert_eq!(answer(&["decide", &path, "--json"]), answer(&["decide", LANDSCAPE, "--json"]));
}

#[test]
fn what_is_written_is_read_again_and_nothing_is_overwritten() {
    for (lang, separator, first) in
        [("nl", "semicolon", "betrokkenen.csv"), ("en", "tab", "stakeholders.csv")]
    {
        let out = folder("tables_write", lang);
        let write =
            ["tables", "write", &out, LANDSCAPE, "--lang", lang, "--separator", separator, "--no-mark"];
        let listed = answer(&write);
        assert!(listed.lines().any(|line| line.ends_with(first)), "{listed}");
        assert_eq!(parsed(&answer(&["tables", "read", &out])), parsed(&read(LANDSCAPE)));
        assert!(refusal(2, &write).contains("is there already"));
    }
}

#[test]
fn templates_are_files_to_begin_with() {
    let out = folder("tables_templates", "nl");
    assert_eq!(answer(&["tables", "templates", &out]).lines().count(), 15);
    let empty = parsed(&answer(&["tables", "read", &out, "--as-of", "2019-01-15", "--id", "leeg"]));
    assert_eq!((&empty["id"], empty.get("stakeholders")), (&"leeg".into(), None));
}

#[test]
fn problems_of_tables_are_told_with_table_row_and_column() {
    let path =
        file("tables_wrong", "betrokkenen.csv", "naam;soort;gemeente;telefoon\nOCMW Menen;OCMWW;Menen;1\n");
    let sets = ["--builds-on", "flanders-areas", "--as-of", "2019-01-15"];
    let told = refusal(1, &[&["tables", "read", &path][..], &sets].concat());
    assert_eq!(
        told,
        "In de tabel ‘betrokkenen’, rij 1, kolom D (telefoon): De kolom ‘telefoon’ is niet bekend en wordt niet gelezen. Gebruik een naam uit het sjabloon, of haal de kolom weg. (unknown-column)\n\
         In de tabel ‘betrokkenen’, rij 2, kolom B (soort): ‘OCMWW’ is nergens beschreven. Bedoelt u ‘OCMW’? Schrijf de id, de officiële naam of de code van iets dat beschreven is. (unknown-name)\n"
    );
    let right =
        file("tables_warned", "betrokkenen.csv", "naam;soort;gemeente;telefoon\nOCMW Menen;OCMW;34027;1\n");
    let (out, err) = ends_with(0, &[&["tables", "read", &right, "--lang", "en"][..], &sets].concat());
    assert_eq!(parsed(&out)["stakeholders"][0]["works_in"][0], "menen");
    assert!(err.starts_with("In the table ‘stakeholders’, row 1, column D (telefoon): "), "{err}");
    assert!(refusal(2, &["tables", "read", "nergens.csv"]).contains("nergens.csv cannot be read"));
}
