//! What holds within one element: mandates that do not repeat, fields that stand only with a shared challenge.

use crate::date::Validity;
use crate::document::Spread;
use crate::error::{Code, Found};
use crate::ids::Id;
use crate::order::sort_by;

use super::{Facts, below, is_placeholder, place, report};

pub(super) fn check(facts: &Facts<'_>, found: &mut [Vec<Found>]) {
    for (part, land) in facts.lands {
        for (n, stakeholder) in land.stakeholders.iter().enumerate() {
            let mut mandates: Vec<([&Id; 3], (Validity, usize))> = Vec::new();
            for (m, mandate) in stakeholder.mandates.iter().enumerate() {
                let (lever, level, within) = (&mandate.lever, &mandate.level, &mandate.within);
                if lever.is_blank() || level.is_blank() || within.is_blank() {
                    continue;
                }
                mandates.push(([lever, level, within], (mandate.valid, m)));
            }
            sort_by(&mut mandates, |one, other| one.0.cmp(&other.0));
            for same in mandates.chunk_by(|one, other| one.0 == other.0) {
                let [([lever, level, within], _), _, ..] = same else { continue };
                for m in overlapping(same.iter().map(|(_, period)| *period).collect()) {
                    let at = below(&place(&["stakeholders"], Some(n)), "mandates", Some(m));
                    let words =
                        format!("`{lever}` at level `{level}` within `{within}` already stands in this list");
                    report(found, *part, at, Code::RepeatedMandate, words);
                }
            }
        }
        for (n, challenge) in land.challenges.iter().enumerate() {
            let shared_alone = challenge.seat.is_some() || !challenge.shared_because.is_empty();
            if challenge.spread == Spread::Shared || !shared_alone {
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

/// Positions of the periods that overlap another one; of each two, the later in the list.
fn overlapping(mut periods: Vec<(Validity, usize)>) -> Vec<usize> {
    // by their beginning: then a period overlaps an earlier one exactly when it overlaps the one that lasts longest
    sort_by(&mut periods, |one, other| (one.0.from, one.1).cmp(&(other.0.from, other.1)));
    let mut longest: Option<(Validity, usize)> = None;
    let mut found = Vec::new();
    for (period, n) in periods {
        if let Some((lasting, other)) = longest {
            if lasting.overlaps(&period) {
                found.push(n.max(other));
            }
            let outlasts = period.until.is_none_or(|until| lasting.until.is_some_and(|end| end < until));
            if !outlasts {
                continue;
            }
        }
        longest = Some((period, n));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_periods_that_overlap_the_later_in_the_list_is_found() {
        let period = |from: &str, until: &str| Validity {
            from: (!from.is_empty()).then(|| from.parse().unwrap()),
            until: (!until.is_empty()).then(|| until.parse().unwrap()),
        };
        let (early, late) = (period("", "2018-01-01"), period("2018-01-01", ""));
        assert!(overlapping(vec![(early, 0), (late, 1)]).is_empty());
        assert_eq!(overlapping(vec![(Validity::ALWAYS, 0), (late, 1)]), [1]);
        assert_eq!(overlapping(vec![(late, 0), (Validity::ALWAYS, 1)]), [1]);
        let inside = period("2018-03-01", "2018-04-01");
        assert_eq!(overlapping(vec![(late, 0), (inside, 1), (period("2019-01-01", ""), 2)]), [1, 2]);
    }
}
