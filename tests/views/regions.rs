//! What the views say of the four regions.

use serde_json::Value;
use std::fmt::Write;

use super::read;
use regie::{AgendaOf, Atlas, BenchmarkOf, LoadOf, Scope};

fn atlas(name: &str) -> Atlas {
    let path = format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let landscape = std::fs::read_to_string(path).unwrap();
    Atlas::from_json(&landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default()).unwrap()
}

fn zwvl() -> Atlas {
    atlas("zuid-west-vlaanderen-2019")
}

/// JSON as people read it: what fits stands on one line, and of many names the first stand for all (properties look at each).
fn readable(text: &str) -> String {
    let mut told = String::new();
    tell(&read(text), 0, &mut told);
    told.trim_start().to_owned()
}

fn tell(value: &Value, depth: usize, told: &mut String) {
    let parts: Vec<(String, &Value)> = match value {
        Value::Array(list) if list.len() > 6 && list.iter().all(Value::is_string) => {
            let names: Vec<&str> = list.iter().take(3).filter_map(Value::as_str).collect();
            write!(told, " {}, … {} more", names.join(", "), list.len() - 3).unwrap();
            return;
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (format!("{key}:"), value)).collect(),
        Value::Array(list) => list.iter().map(|value| ("-".to_owned(), value)).collect(),
        _ => Vec::new(),
    };
    let line = value.to_string();
    if line.len() + 2 * depth <= 140 || parts.is_empty() {
        write!(told, " {line}").unwrap();
        return;
    }
    for (key, value) in parts {
        write!(told, "\n{}{key}", "  ".repeat(depth)).unwrap();
        tell(value, depth + 1, told);
    }
}

macro_rules! snapshot {
    ($name:literal, $answer:expr) => {
        insta::assert_snapshot!($name, readable(&$answer.unwrap().to_json()))
    };
}

#[test]
fn the_three_lists_of_housing_in_menen() {
    let scope = Scope { theme: Some("ambition-housing"), area: Some("menen"), ..Scope::default() };
    snapshot!("three_lists_housing_menen", zwvl().three_lists(&scope));
}

#[test]
fn the_three_lists_of_poverty_of_fourteen_towns() {
    let scope = Scope { theme: Some("child-poverty"), ..Scope::default() };
    snapshot!("three_lists_child_poverty", zwvl().three_lists(&scope));
}

#[test]
fn the_agenda_of_a_service_in_ghent_and_of_the_region() {
    snapshot!("agenda_clb_gent", atlas("gent-2018").agenda(AgendaOf::Stakeholder("clb-gent")));
    let atlas = atlas("noord-west-vlaanderen-2018");
    snapshot!("agenda_resoc", atlas.agenda(AgendaOf::Stakeholder("resoc-nwvl")));
}

#[test]
fn the_blind_spots_of_leisure_in_ghent_and_of_work_in_kuurne() {
    let scope = Scope { theme: Some("leisure"), ..Scope::default() };
    snapshot!("blind_spots_gent_leisure", atlas("gent-2018").blind_spots(&scope));
    let scope = Scope { theme: Some("work"), area: Some("kuurne"), ..Scope::default() };
    snapshot!("blind_spots_kuurne_work", zwvl().blind_spots(&scope));
}

#[test]
fn overlap_in_north_limburg_before_and_after_the_merger() {
    let before = atlas("noord-limburg-2018");
    let options = regie::Options::at("2019-02-01".parse().unwrap());
    let book = regie::flanders::rule_book();
    let after = Atlas::new(before.landscape().unwrap(), &book, &options).unwrap();
    snapshot!("overlap_noord_limburg_2018", before.overlap(&Scope::default()));
    snapshot!("overlap_noord_limburg_2019", after.overlap(&Scope::default()));
}

#[test]
fn load_on_acute_housing() {
    let of =
        LoadOf { scope: Scope { theme: Some("acute-housing"), ..Scope::default() }, ..LoadOf::default() };
    snapshot!("load_acute_housing", zwvl().load(&of));
}

#[test]
fn three_towns_and_their_region_side_by_side() {
    let of = BenchmarkOf {
        areas: &["wervik", "menen", "kuurne", "zwvl"],
        figures: &[("menen", 33_450), ("wervik", 18_700)],
        leave_out: &["kuurne"],
        scheme: Some("ambitions"),
    };
    let atlas = zwvl();
    let benchmark = atlas.benchmark(&of).unwrap();
    insta::assert_snapshot!("benchmark_zwvl", readable(&benchmark.to_json()));
    insta::assert_snapshot!("benchmark_zwvl_csv", benchmark.to_csv());
}

#[test]
fn crosswalks_between_the_lists_of_the_vocabulary() {
    let atlas = zwvl();
    let schemes = ["theme-trajectories", "life-domains", "ambitions", "initiator-domains"];
    for (n, from) in schemes.iter().enumerate() {
        for to in &schemes[n + 1..] {
            let crosswalk = atlas.crosswalk(from, to).unwrap();
            insta::assert_snapshot!(format!("crosswalk_{from}_{to}"), readable(&crosswalk.to_json()));
        }
    }
    snapshot!("crosswalk_w13", atlas.crosswalk("deelthemas-w13-2019", "welfare"));
}
