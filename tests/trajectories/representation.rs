//! Who is in a group, and who is missing.

use serde_json::json;

use super::{Tried, invitation, registration};

#[test]
fn requirements_count_who_is_there_and_name_who_is_missing() {
    let mut tried = Tried::empty();
    let mut opened = invitation();
    opened["areas"] = json!([{"within": "kempen", "level": "local"}]);
    let requirement = |id: &str, at_least: u32, severity: &str| json!({"id": id, "label": id, "source": ["E-13"], "severity": severity, "at_least": at_least});
    let with = |mut one: serde_json::Value, field: &str, value: serde_json::Value| {
        one[field] = value;
        one
    };
    opened["requirements"] = json!([
        with(requirement("both-kinds", 1, "gap"), "kind", json!(["ocmw", "poverty-association"])),
        with(requirement("two-towns", 2, "gap"), "count", json!("areas")),
        with(requirement("diverse", 3, "advice"), "count", json!("kinds")),
        with(
            with(requirement("care-sector", 1, "gap"), "sector", json!(["home-care"])),
            "themes",
            json!(["trajectory-care"])
        ),
        with(requirement("many", 3, "advice"), "count", json!("participants")),
        with(requirement("sectors", 1, "advice"), "count", json!("sectors")),
    ]);
    tried.accept(&opened, "2018-01-08T09:00:00+01:00", "welzijnsregio");
    for (n, (stakeholder, themes)) in [
        ("gemeente-pelt", &["trajectory-care"][..]),
        ("gemeente-pelt", &["trajectory-care"]),
        ("caw", &["trajectory-care", "trajectory-housing"]),
        ("gemeente-lommel", &["trajectory-housing"]),
    ]
    .into_iter()
    .enumerate()
    {
        tried.accept(
            &registration(&format!("p{n}"), stakeholder, themes),
            "2018-01-15T10:00:00+01:00",
            "welzijnsregio",
        );
    }
    let told = tried.trajectory().representation(tried.atlas);
    let care = &told[0];
    assert_eq!((care.theme.as_str(), care.participants), ("trajectory-care", 3));
    let names = |list: &[regie::trajectories::Present<'_>]| -> Vec<String> {
        list.iter().map(|one| format!("{} {}", one.id, one.participants)).collect()
    };
    assert_eq!(names(&care.stakeholders), ["caw 1", "gemeente-pelt 2"]);
    assert_eq!(names(&care.kinds), ["caw 1", "municipality 2"]);
    assert_eq!(names(&care.sectors), ["general-welfare 1"]);
    // the centre covers both towns and works in neither in particular
    assert_eq!(names(&care.areas), ["pelt 2"]);
    assert_eq!(care.missing_areas, ["lommel"]);
    assert_eq!(care.missing_kinds, ["ocmw", "poverty-association"]);
    assert!(care.missing_sectors.contains(&&super::id("home-care")), "{:?}", care.missing_sectors);
    let unmet = |list: &[regie::trajectories::Unrepresented<'_>]| -> Vec<String> {
        list.iter().map(|one| format!("{} {}/{}", one.requirement, one.found, one.at_least)).collect()
    };
    assert_eq!(unmet(&care.gaps), ["both-kinds 0/1", "two-towns 1/2", "care-sector 0/1"]);
    assert_eq!(unmet(&care.advice), ["diverse 2/3"]);
    let housing = &told[1];
    assert_eq!(unmet(&housing.gaps), ["both-kinds 0/1", "two-towns 1/2"]);
    assert_eq!(unmet(&housing.advice), ["diverse 2/3", "many 2/3"]);
    // an empty group lacks everything
    assert_eq!((told[2].participants, told[2].gaps.len(), told[2].advice.len()), (0, 2, 3));
}
