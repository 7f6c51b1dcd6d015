//! The words that random documents are made of: ids, dates, validity windows.
//!
//! The ids of a collection do not stand in the order of their bytes, mix upper and lower case and hold letters outside
//! ASCII; some are shared between collections, where they must not be confused.

use serde_json::{Value, json};

pub(crate) const LEVELS: [&str; 4] = ["wijk", "gemeente", "streek", "land"];
pub(crate) const APPROACHES: [&str; 3] = ["local", "joint", "signal"];
pub(crate) const KINDS: [&str; 3] = ["openbaar", "vzw", "Overheid"];
pub(crate) const ROLES: [&str; 4] = ["regie", "actor", "Partner", "éénloket"];
pub(crate) const SCHEMES: [&str; 3] = ["thema", "domein", "ambitie"];
pub(crate) const SECTORS: [&str; 4] = ["welzijn", "zorg", "Wonen", "jeugd"];
pub(crate) const LEVERS: [&str; 4] = ["steun", "toewijzen", "Subsidie", "école"];
pub(crate) const TARGET_GROUPS: [&str; 3] = ["ouderen", "jongeren", "Gezinnen"];
pub(crate) const TRENDS: [&str; 2] = ["vergrijzing", "Krimp"];
pub(crate) const THEMES: [&str; 6] = ["wonen", "zorg", "Armoede", "werk", "één", "jeugd"];
pub(crate) const AREAS: [&str; 9] = ["rijk", "pelt", "Zuid", "as", "élouges", "mol", "Bree", "genk", "aalst"];
pub(crate) const STAKEHOLDERS: [&str; 8] = ["ocmw", "caw", "Huis", "vdab", "één", "zorgraad", "bree", "sas"];
pub(crate) const AGREEMENTS: [&str; 3] = ["pact", "Akkoord", "lokaal"];
pub(crate) const APPOINTMENTS: [&str; 4] = ["trekker", "Aanstelling", "mandaat", "één"];
pub(crate) const EXCLUSIONS: [&str; 3] = ["niet-wij", "Buiten", "élders"];
pub(crate) const OFFERS: [&str; 4] = ["opvang", "Advies", "loket", "één"];
pub(crate) const CHALLENGES: [&str; 5] = ["wachtlijst", "brug", "Armoede", "één", "dak"];
pub(crate) const RULES: [&str; 7] = ["r-wie", "basis", "Tenzij", "élk", "lokaal", "zelf", "ander"];
pub(crate) const REQUIREMENTS: [&str; 3] = ["minstens", "Samen", "breed"];
pub(crate) const SEPARATIONS: [&str; 2] = ["scheiding", "Apart"];
pub(crate) const SETS: [&str; 2] = ["grond", "streken"];

/// The axis of time; the date of a world is one of `DATES[2..=8]`, so that there are two on both sides.
pub(crate) const DATES: [&str; 11] = [
    "1999-12-31",
    "2012-02-29",
    "2015-12-31",
    "2018-12-31",
    "2019-01-01",
    "2019-01-02",
    "2019-02-01",
    "2020-02-29",
    "2024-12-31",
    "2025-01-01",
    "2030-10-10",
];

/// How many kinds of [`window`] there are.
pub(crate) const WINDOWS: u8 = 11;

/// The kinds of [`window`] from here on do not hold the date.
pub(crate) const VOID: u8 = 6;

/// A validity window of one of eleven kinds around the date, as half open indexes into [`DATES`].
pub(crate) fn window(kind: u8, date: usize) -> (Option<usize>, Option<usize>) {
    match kind {
        0 | 1 => (None, None),
        2 => (Some(date - 1), None),
        3 => (None, Some(date + 1)),
        4 => (Some(date - 2), Some(date + 2)),
        5 => (Some(date), Some(date + 1)),
        6 => (None, Some(date)),
        7 => (Some(date - 2), Some(date - 1)),
        8 => (Some(date - 1), Some(date)),
        9 => (Some(date + 1), None),
        _ => (Some(date + 1), Some(date + 2)),
    }
}

/// The `valid` field of a window; none for kind 0.
pub(crate) fn validity(kind: u8, date: usize) -> Option<Value> {
    let mut valid = serde_json::Map::new();
    let (from, until) = window(kind, date);
    if let Some(from) = from {
        valid.insert("from".into(), json!(DATES[from]));
    }
    if let Some(until) = until {
        valid.insert("until".into(), json!(DATES[until]));
    }
    (kind > 0).then_some(Value::Object(valid))
}

/// Do two windows share a day?
pub(crate) fn overlap(one: u8, other: u8, date: usize) -> bool {
    let ((from, until), (other_from, other_until)) = (window(one, date), window(other, date));
    let before = |end: Option<usize>, start: Option<usize>| matches!((end, start), (Some(end), Some(start)) if end <= start);
    !before(until, other_from) && !before(other_until, from)
}
