//! Levels stand as they must: what lies within lies lower, what borders or succeeds stands at the same level.

use std::cmp::Ordering;

use crate::document::AreaEntry;
use crate::error::{Code, Found};
use crate::ids::Id;

use super::{Facts, below, place, report};

pub(super) fn check(facts: &Facts<'_>, found: &mut [Vec<Found>]) {
    for (part, land) in facts.lands {
        for (n, area) in land.areas.iter().enumerate() {
            let Some(own) = facts.ranks.position(area.level.as_str()) else { continue };
            let at = place(&["areas"], Some(n));
            let fields: [(&'static str, &[Id], Ordering, &str); 4] = [
                ("within", &area.within, Ordering::Greater, "must be of a higher level than"),
                ("contains", &area.contains, Ordering::Less, "must be of a lower level than"),
                ("neighbours", &area.neighbours, Ordering::Equal, "must be of the same level as"),
                ("successors", &area.successors, Ordering::Equal, "must be of the same level as"),
            ];
            for (field, others, order, words) in fields {
                for (m, other) in others.iter().enumerate() {
                    let wrong = facts.rank_of(other.as_str()).is_some_and(|rank| rank.cmp(&own) != order);
                    if wrong && *other != area.id {
                        let words = format!("`{other}` {words} `{}`", area.id);
                        report(found, *part, below(&at, field, Some(m)), Code::WrongLevel, words);
                    }
                }
            }
        }
        for (n, stakeholder) in land.stakeholders.iter().enumerate() {
            let at = place(&["stakeholders"], Some(n));
            for (m, mandate) in stakeholder.mandates.iter().enumerate() {
                let level = facts.ranks.position(mandate.level.as_str());
                let within = facts.rank_of(mandate.within.as_str());
                if let (Some(level), Some(within)) = (level, within)
                    && level > within
                {
                    let words = format!(
                        "level `{}` is above the level of `{}`, within which the lever is pulled",
                        mandate.level, mandate.within
                    );
                    let at = below(&below(&at, "mandates", Some(m)), "level", None);
                    report(found, *part, at, Code::WrongLevel, words);
                }
            }
        }
        for (n, challenge) in land.challenges.iter().enumerate() {
            let at = place(&["challenges"], Some(n));
            for (m, entry) in challenge.areas.iter().enumerate() {
                let AreaEntry::Within { within, level } = entry else { continue };
                if let (Some(rank), Some(of_within)) =
                    (facts.ranks.position(level.as_str()), facts.rank_of(within.as_str()))
                    && rank >= of_within
                {
                    let words = format!("level `{level}` must be below the level of `{within}`");
                    let at = below(&below(&at, "areas", Some(m)), "level", None);
                    report(found, *part, at, Code::WrongLevel, words);
                }
            }
        }
    }
}
