//! What holds within one element: mandates that do not repeat, fields that stand only with a shared challenge.

use std::collections::BTreeMap;

use crate::date::Validity;
use crate::document::Spread;
use crate::error::{Code, Found};

use super::{Facts, below, is_placeholder, place, report};

pub(super) fn check(facts: &Facts<'_>, found: &mut [Vec<Found>]) {
    for (part, land) in facts.lands {
        for (n, stakeholder) in land.stakeholders.iter().enumerate() {
            let mut earlier: BTreeMap<_, Vec<Validity>> = BTreeMap::new();
            for (m, mandate) in stakeholder.mandates.iter().enumerate() {
                let (lever, level, within) = (&mandate.lever, &mandate.level, &mandate.within);
                if lever.is_blank() || level.is_blank() || within.is_blank() {
                    continue;
                }
                let periods = earlier.entry((lever, level, within)).or_default();
                if periods.iter().any(|period| period.overlaps(&mandate.valid)) {
                    let at = below(&place(&["stakeholders"], Some(n)), "mandates", Some(m));
                    let words =
                        format!("`{lever}` at level `{level}` within `{within}` already stands in this list");
                    report(found, *part, at, Code::RepeatedMandate, words);
                }
                periods.push(mandate.valid);
            }
        }
        for (n, challenge) in land.challenges.iter().enumerate() {
            if challenge.spread == Spread::Shared {
                continue;
            }
            let at = place(&["challenges"], Some(n));
            let spread = below(&at, "spread", None);
            if found.get(*part).is_some_and(|found| is_placeholder(found, &spread)) {
                continue;
            }
            if challenge.seat.is_some() {
                let words = "a seat is named only for a challenge of spread `shared`";
                report(found, *part, below(&at, "seat", None), Code::OnlyShared, words);
            }
            if !challenge.shared_because.is_empty() {
                let words = "`shared_because` stands only with spread `shared`";
                report(found, *part, below(&at, "shared_because", None), Code::OnlyShared, words);
            }
        }
    }
}
