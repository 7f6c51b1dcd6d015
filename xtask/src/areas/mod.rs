//! The reference areas of Flanders: the tables in `data/flanders`, written as landscapes that others build on.
//!
//! Four sets, so that a landscape takes what it needs: municipalities and what they lie in; the reference regions; the working areas of welfare
//! associations; the municipalities and OCMWs as stakeholders. They raise no notice of their own at any date: an element names another only where
//! that one is there as long as itself.
//!
//! Ids never change their meaning. The first area of a name has that name (`hasselt`); one that takes the name over has the year in which it began behind
//! it (`hasselt-2025`), and is the successor of the first. So `hasselt` is right at every date.

mod collections;
mod municipalities;
mod table;
mod write;

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::workspace::Workspace;

use collections::{areas, associations, local_governments, regions};
use municipalities::{Borders, Municipalities};

const TABLES: &str = "data/flanders";
const SETS: &str = "core/src/presets/flanders";

/// What says where the tables come from and under which licences: it goes with the sets.
const SOURCES: &str = "SOURCES.md";

/// Where the borders come from, as elements say it.
const MAP_2018: &str = "Belgium-Map 2018";
const MAP_2019: &str = "belgium-topojson 2019";

/// From here on the sets say what changed; what is older has no beginning. (The register begins in 1970, and has a date from then on for some of the older codes only.)
const BEGIN: &str = "2018-01-01";

const PROVINCES_IN_ENGLISH: [(&str, &str); 5] = [
    ("10000", "Province of Antwerp"),
    ("20001", "Province of Flemish Brabant"),
    ("30000", "Province of West Flanders"),
    ("40000", "Province of East Flanders"),
    ("70000", "Province of Limburg"),
];

/// Writes the sets, or with `check` says which of them is not what the tables say.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let read = |name: &str| {
        let path = format!("{TABLES}/{name}.csv");
        fs::read_to_string(workspace.root.join(&path)).with_context(|| format!("{path} cannot be read"))
    };
    let tables = Tables {
        municipalities: &read("municipalities")?,
        neighbours_2018: &read("neighbours-2018")?,
        neighbours_2019: &read("neighbours-2019")?,
        regions: &read("reference-regions")?,
        associations: &read("associations")?,
    };
    let path = format!("{TABLES}/{SOURCES}");
    let sources =
        fs::read_to_string(workspace.root.join(&path)).with_context(|| format!("{path} cannot be read"))?;
    let written = sets(&tables)?.map(|(name, text)| (format!("{name}.json"), text));
    for (name, text) in written.into_iter().chain([(SOURCES.to_owned(), sources)]) {
        let path = format!("{SETS}/{name}");
        let file = workspace.root.join(&path);
        if check {
            let shipped = fs::read_to_string(&file).with_context(|| format!("{path} cannot be read"))?;
            ensure!(shipped == text, "{path} is not what {TABLES} says: `cargo xtask areas` writes it");
        } else {
            fs::write(file, text).with_context(|| format!("{path} cannot be written"))?;
        }
    }
    Ok(())
}

/// The texts of the tables.
struct Tables<'t> {
    municipalities: &'t str,
    neighbours_2018: &'t str,
    neighbours_2019: &'t str,
    regions: &'t str,
    associations: &'t str,
}

/// The sets, by the names of their files.
fn sets(tables: &Tables<'_>) -> Result<[(&'static str, String); 4]> {
    let municipalities = Municipalities::read(tables.municipalities)?;
    let borders = Borders::read(tables, &municipalities)?;
    Ok([
        ("areas", areas(&municipalities, &borders)?),
        ("regions", regions(tables.regions, &municipalities)?),
        ("associations", associations(tables.associations, &municipalities)?),
        ("local_governments", local_governments(&municipalities)?),
    ])
}

#[cfg(test)]
mod tests {
    use super::table::{Span, day_after, names, slug, table};
    use super::{Tables, sets};

    const HEADER: &str =
        "nis,name_nl,name_fr,name_de,province_nis,province,valid_from,valid_to,merged_into,source";

    /// Two towns that merge under the name of one of them, and a third beside them.
    fn towns() -> String {
        let rows = [
            "1,Oud,Oud,Oud,70000,Limburg,1970-01-01,2018-12-31,3,old",
            "2,De Mol,De Mol,De Mol,70000,Limburg,1977-01-01,2018-12-31,3,old",
            "3,Oud,Oud,Oud,70000,Limburg,2019-01-01,,,new",
            "4,Rand,Lisière,Rand,70000,Limburg,1970-01-01,2024-12-31,3,old; new",
        ];
        format!("{HEADER}\n{}\n", rows.join("\n"))
    }

    const REGIONS: &str = "region,name,nis,valid_from,valid_to,source
r,Regio Noord,3,2022-02-04,2024-12-31,lblod
r,Regio Noord,4,2022-02-04,2024-12-31,lblod
r,Regio Noord,3,2025-01-01,,derived
z,Zuid,3,2022-02-04,2024-12-31,lblod
z,Zuid,3,2025-01-01,,lblod
";

    const ASSOCIATIONS: &str = "association,name,nis,valid_from,valid_to,source
v,Samen,1,2014-01-01,2018-12-31,own
v,Samen,2,2014-01-01,2018-12-31,own
v,Samen,3,2019-01-01,,own; list
";

    fn written(municipalities: &str, pairs_2018: &str, pairs_2019: &str) -> anyhow::Result<[String; 4]> {
        let tables = Tables {
            municipalities,
            neighbours_2018: &format!("nis_a,nis_b\n{pairs_2018}"),
            neighbours_2019: &format!("nis_a,nis_b\n{pairs_2019}"),
            regions: REGIONS,
            associations: ASSOCIATIONS,
        };
        Ok(sets(&tables)?.map(|(_, text)| text))
    }

    #[test]
    fn a_name_that_is_taken_over_stays_with_the_first() {
        let [areas, _, _, governments] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> = areas.lines().filter(|line| line.contains(r#""level":"local""#)).collect();
        assert_eq!(
            lines,
            [
                r#"{"id":"de-mol","label":"De Mol","level":"local","within":["provincie-limburg"],"codes":{"nis":"2"},"valid":{"until":"2019-01-01"},"successors":["oud-2019"],"source":["old"]},"#,
                r#"{"id":"oud","label":{"en":"Oud (until 2019)","nl":"Oud (tot 2019)"},"level":"local","within":["provincie-limburg"],"codes":{"nis":"1"},"neighbours":["de-mol","rand"],"valid":{"until":"2019-01-01"},"successors":["oud-2019"],"source":["Belgium-Map 2018","old"],"modelled":true,"note":{"en":"Modelled: the border with De Mol, Rand. The map of 2019 no longer shows it; it was derived from a map from before the mergers.","nl":"Gemodelleerd: de grens met De Mol, Rand. De kaart van 2019 toont ze niet meer; ze is afgeleid uit een kaart van vóór de fusies."}},"#,
                r#"{"id":"oud-2019","label":"Oud","level":"local","within":["provincie-limburg"],"codes":{"nis":"3"},"valid":{"from":"2019-01-01"},"source":["new"]},"#,
                // the border with the merged town follows from that with its part
                r#"{"id":"rand","label":{"de":"Rand","fr":"Lisière","nl":"Rand"},"level":"local","within":["provincie-limburg"],"codes":{"nis":"4"},"valid":{"until":"2025-01-01"},"successors":["oud-2019"],"source":["new","old"]},"#,
            ]
        );
        assert!(governments.contains(
            r#"{"id":"ocmw-oud","label":{"en":"OCMW Oud (until 2019)","nl":"OCMW Oud (tot 2019)"},"kind":"ocmw","sectors":["welfare"],"works_in":["oud"],"valid":{"until":"2019-01-01"},"successors":["ocmw-oud-2019"],"source":["old"]}"#
        ));
        assert!(governments.contains(
            r#"{"id":"gemeente-oud-2019","label":{"en":"Municipality of Oud","nl":"Gemeente Oud"},"kind":"municipality","codes":{"nis":"3"}"#
        ));
    }

    #[test]
    fn a_region_is_a_new_area_when_its_members_change() {
        let [_, regions, ..] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> = regions.lines().filter(|line| line.starts_with(r#"{"id""#)).collect();
        let [north, later, south] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(north.starts_with(
            r#"{"id":"referentieregio-noord","label":{"en":"Reference region Noord (until 2025)","#
        ));
        assert!(north.contains(
            r#""contains":["oud-2019","rand"],"valid":{"from":"2022-02-04","until":"2025-01-01"},"successors":["referentieregio-noord-2025"]"#
        ));
        assert!(
            later
                .contains(r#""contains":["oud-2019"],"valid":{"from":"2025-01-01"},"modelled":true,"note":"#)
        );
        assert!(
            south.contains(r#""contains":["oud-2019"],"valid":{"from":"2022-02-04"},"source":["lblod"]}"#)
        );
    }

    #[test]
    fn an_association_is_an_area_with_its_members() {
        let [_, _, associations, _] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> =
            associations.lines().filter(|line| line.contains(r#""level":"supralocal""#)).collect();
        assert_eq!(
            lines,
            [
                r#"{"id":"werkingsgebied-samen","label":{"en":"Working area of Samen (until 2019)","nl":"Werkingsgebied Samen (tot 2019)"},"level":"supralocal","within":["provincie-limburg"],"contains":["de-mol","oud"],"valid":{"until":"2019-01-01"},"successors":["werkingsgebied-samen-2019"],"source":["own"]},"#,
                r#"{"id":"werkingsgebied-samen-2019","label":{"en":"Working area of Samen","nl":"Werkingsgebied Samen"},"level":"supralocal","within":["provincie-limburg"],"contains":["oud-2019"],"valid":{"from":"2019-01-01"},"source":["list","own"]}"#,
            ]
        );
    }

    #[test]
    fn tables_that_contradict_themselves_are_refused() {
        let why = |municipalities: &str, old: &str, new: &str| {
            format!("{:#}", written(municipalities, old, new).unwrap_err())
        };
        let towns = towns();
        assert_eq!(why(&towns, "", "3,4\n"), "4 borders on 3, but on none of its parts");
        assert_eq!(why(&towns, "1,3\n", ""), "oud and oud-2019 are never there at once");
        assert_eq!(why(&towns, "1,9\n", ""), "no municipality has the code `9`");
        assert_eq!(why(&towns, "2,1\n", ""), "2 and 1 are not in order");
        assert_eq!(why(&towns, "1,2\n", "1,2\n"), "1 and 2 are neighbours twice");
        assert_eq!(why(&towns.replace(",3,old", ",8,old"), "", ""), "no municipality has the code `8`");
        assert_eq!(why(&towns.replace("2018-12-31", ""), "", ""), "two of `oud` are there at once");
        assert_eq!(why(&towns.replace("4,Rand", "4,Ränd"), "", ""), "`Ränd` cannot be written as an id");
    }

    #[test]
    fn the_day_after_may_be_in_another_month_or_year() {
        for (day, next) in [
            ("2018-12-31", "2019-01-01"),
            ("2019-01-30", "2019-01-31"),
            ("2019-04-30", "2019-05-01"),
            ("2023-02-28", "2023-03-01"),
            ("2024-02-28", "2024-02-29"),
            ("2100-02-28", "2100-03-01"),
        ] {
            assert_eq!(day_after(day).unwrap(), next);
        }
        for wrong in ["2019-02-29", "2019-13-01", "2019-00-10", "2019-01-00", "2019", "2019-01-x", ""] {
            assert!(day_after(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn spans_cover_and_meet() {
        let span = |first: &str, last: &str| Span::of_days(first, last).unwrap();
        let (always, old, new) =
            (span("1970-01-01", ""), span("1977-01-01", "2018-12-31"), span("2019-01-01", ""));
        assert!(always.covers(&old) && always.covers(&new) && always.covers(&always));
        assert!(!old.covers(&always) && !new.covers(&always) && !old.covers(&new));
        assert!(always.meets(&old) && always.meets(&new) && !old.meets(&new) && !new.meets(&old));
        let (between, other) = (span("2022-02-04", "2024-12-31"), span("1970-01-01", "2024-12-31"));
        assert!(
            other.covers(&between) && !between.covers(&other) && new.covers(&between) && other.meets(&new)
        );
    }

    #[test]
    fn ids_are_plain() {
        assert_eq!(slug("Nazareth-De Pinte").unwrap(), "nazareth-de-pinte");
        assert!(slug("'s-Gravenvoeren").is_err() && slug("").is_err());
        let (first, second) = (Span::of_days("1970-01-01", "2024-12-31"), Span::of_days("2025-01-01", ""));
        let ids = names("hasselt", &[&first.unwrap(), &second.unwrap()]).unwrap();
        let ids: Vec<&str> = ids.iter().map(|name| name.id.as_str()).collect();
        assert_eq!(ids, ["hasselt", "hasselt-2025"]);
    }

    #[test]
    fn a_table_has_the_columns_that_are_asked_for() {
        assert_eq!(table("a,b\n1,2\n", ["a", "b"]).unwrap(), [["1", "2"]]);
        assert!(table("a,c\n1,2\n", ["a", "b"]).is_err());
        assert!(table("a,b\n1\n", ["a", "b"]).is_err());
        assert!(table("a,b\n\"1\",2\n", ["a", "b"]).is_err());
    }
}
