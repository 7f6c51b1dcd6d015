//! What the command line writes for others is what the library writes.

use regie::Filter;
use regie::interchange::{Context, JsonLd, Raci};

use super::{answer, atlas, refusal};

#[test]
fn exports_are_those_of_the_library() {
    let atlas = atlas();
    let linked = answer(&["export", "--format", "json-ld"]);
    assert_eq!(linked, atlas.json_ld(&JsonLd::default()).unwrap() + "\n");
    let ours = JsonLd {
        base: "https://data.example.org/id/",
        context: Context::At("https://data.example.org/regie.jsonld"),
        decisions: false,
        ..JsonLd::default()
    };
    let named =
        ["--base", ours.base, "--context", "https://data.example.org/regie.jsonld", "--without-decisions"];
    let linked = answer(&[&["export", "--format", "json-ld"][..], &named].concat());
    assert_eq!(linked, atlas.json_ld(&ours).unwrap() + "\n");

    let filter = Filter { theme: Some("housing"), area: Some("menen"), ..Filter::default() };
    let narrowed = ["--theme", "housing", "--area", "menen"];
    let raci = Raci { filter, language: Some("nl"), ..Raci::default() };
    assert_eq!(
        answer(&[&["export", "--format", "raci"][..], &narrowed].concat()),
        atlas.raci_csv(&raci).unwrap()
    );
    let letters: Vec<_> =
        [("director", "D"), ("partner", "")].into_iter().chain(Raci::FLEMISH_ROLES.iter().copied()).collect();
    let raci = Raci { roles: &letters, levers: true, language: None, ..raci };
    let more = ["--letter", "director=D", "--letter", "partner=", "--levers", "--ids"];
    assert_eq!(
        answer(&[&["export", "--format", "raci"][..], &narrowed, &more].concat()),
        atlas.raci_csv(&raci).unwrap()
    );

    let told = answer(&[&["export", "--format", "assignments"][..], &narrowed].concat());
    assert_eq!(told, atlas.assignments_csv(&filter).unwrap());
    assert!(told.starts_with("challenge,seat,") && told.lines().count() > 10);
}

#[test]
fn what_cannot_be_exported_is_told_in_a_line() {
    for (args, says) in [
        (&["--format", "json-ld", "--base", "id/"][..], "`id/` cannot be the base"),
        (
            &["--format", "json-ld", "--levers"],
            "this format takes --base, --context and --without-decisions alone",
        ),
        (&["--format", "assignments", "--ids"], "this format takes filters alone"),
        (&["--format", "raci", "--base", "urn:x:"], "this format takes --letter"),
        (&["--format", "raci", "--letter", "directr=D"], "did you mean `director`?"),
        (&["--format", "assignments", "--role", "directr"], "did you mean `director`?"),
    ] {
        let err = refusal(2, &[&["export", "--lang", "en"], args].concat());
        assert!(
            err.starts_with("error: ") && err.contains(says) && err.lines().count() == 1,
            "{args:?}\n{err}"
        );
    }
    for args in [&["--format", "csv"][..], &[], &["--format", "raci", "--letter", "D"]] {
        refusal(2, &[&["export"], args].concat());
    }
}
