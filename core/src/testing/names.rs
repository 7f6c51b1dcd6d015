//! The words that small worlds are made of: ids, dates, validity windows.
//!
//! The ids of a collection do not stand in the order of their bytes, mix upper and lower case and hold letters outside ASCII; some are shared between
//! collections, where they must not be confused.

use crate::date::{Date, Validity};
use crate::ids::Id;

pub(super) const LEVELS: [&str; 4] = ["wijk", "gemeente", "streek", "land"];
pub(super) const KINDS: [&str; 3] = ["openbaar", "vzw", "Overheid"];
pub(super) const ROLES: [&str; 4] = ["regie", "actor", "Partner", "éénloket"];
pub(super) const SCHEMES: [&str; 3] = ["thema", "domein", "ambitie"];
pub(super) const SECTORS: [&str; 4] = ["welzijn", "zorg", "Wonen", "jeugd"];
pub(super) const LEVERS: [&str; 4] = ["steun", "toewijzen", "Subsidie", "école"];
pub(super) const TARGET_GROUPS: [&str; 3] = ["ouderen", "jongeren", "Gezinnen"];
pub(super) const TRENDS: [&str; 2] = ["vergrijzing", "Krimp"];
pub(super) const THEMES: [&str; 6] = ["wonen", "zorg", "Armoede", "werk", "één", "jeugd"];
pub(super) const AREAS: [&str; 9] = ["rijk", "pelt", "Zuid", "as", "élouges", "mol", "Bree", "genk", "aalst"];
pub(super) const STAKEHOLDERS: [&str; 8] = ["ocmw", "caw", "Huis", "vdab", "één", "zorgraad", "bree", "sas"];
pub(super) const AGREEMENTS: [&str; 3] = ["pact", "Akkoord", "lokaal"];
pub(super) const APPOINTMENTS: [&str; 4] = ["trekker", "Aanstelling", "mandaat", "één"];
pub(super) const EXCLUSIONS: [&str; 3] = ["niet-wij", "Buiten", "élders"];
pub(super) const OFFERS: [&str; 4] = ["opvang", "Advies", "loket", "één"];
pub(super) const CHALLENGES: [&str; 5] = ["wachtlijst", "brug", "Armoede", "één", "dak"];
pub(super) const RULES: [&str; 7] = ["r-wie", "basis", "Tenzij", "élk", "lokaal", "zelf", "ander"];
pub(super) const REQUIREMENTS: [&str; 3] = ["minstens", "Samen", "breed"];
pub(super) const SEPARATIONS: [&str; 2] = ["scheiding", "Apart"];
pub(super) const SETS: [&str; 2] = ["grond", "streken"];

/// The axis of time; the date of a world is one of the third to the ninth, so that there are two on both sides.
const DATES: [(u16, u8, u8); 11] = [
    (1999, 12, 31),
    (2012, 2, 29),
    (2015, 12, 31),
    (2018, 12, 31),
    (2019, 1, 1),
    (2019, 1, 2),
    (2019, 2, 1),
    (2020, 2, 29),
    (2024, 12, 31),
    (2025, 1, 1),
    (2030, 10, 10),
];

/// The id that a text is.
pub(super) fn id(text: &str) -> Id {
    // the words here and what is made of them are ids: every generated world is checked
    Id::new(text).unwrap_or_else(|_| Id::blank())
}

/// The n-th name of a list; where the list has no more, one of its names with a number.
pub(super) fn name(names: &[&str], n: usize) -> Id {
    let (name, round) = (n.checked_rem(names.len()), n.checked_div(names.len()).unwrap_or(0));
    let name = name.and_then(|n| names.get(n)).copied().unwrap_or_default();
    if round == 0 { id(name) } else { id(&format!("{name}-{}", round + 1)) }
}

/// So many names of a list.
pub(super) fn names(of: &[&str], count: usize) -> Vec<Id> {
    (0..count).map(|n| name(of, n)).collect()
}

/// A day on the axis of time.
pub(super) fn day(n: usize) -> Date {
    let (year, month, day) = DATES.get(n % DATES.len()).copied().unwrap_or_default();
    Date::new(year, month, day).unwrap_or(Date::MIN)
}

/// A validity of one of eleven kinds, around the n-th day; those from the seventh on do not hold on it.
pub(super) fn window(kind: usize, n: usize) -> Validity {
    let (from, until) = match kind {
        0 | 1 => (None, None),
        2 => (Some(n.saturating_sub(1)), None),
        3 => (None, Some(n + 1)),
        4 => (Some(n.saturating_sub(2)), Some(n + 2)),
        5 => (Some(n), Some(n + 1)),
        6 => (None, Some(n)),
        7 => (Some(n.saturating_sub(2)), Some(n.saturating_sub(1))),
        8 => (Some(n.saturating_sub(1)), Some(n)),
        9 => (Some(n + 1), None),
        _ => (Some(n + 1), Some(n + 2)),
    };
    Validity { from: from.map(day), until: until.map(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_always_more_names() {
        let all = names(&LEVERS, 9);
        assert_eq!(all[8], "steun-3");
        assert!(all.iter().all(|id| !id.is_blank()));
    }

    #[test]
    fn a_window_holds_the_day_or_does_not_as_its_kind_says() {
        for n in 2..=8 {
            for kind in 0..11 {
                let window = window(kind, n);
                assert!(!window.is_never());
                assert_eq!(window.holds_on(day(n)), kind < 6, "{kind} at {n}");
            }
        }
    }
}
