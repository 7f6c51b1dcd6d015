//! Figures of two decimals, without floating point numbers.

use std::fmt;

/// A number of two decimals, not below zero: in answers a text such as `"3.50"`.
///
/// ```
/// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15",
/// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}], "themes": [{"id": "work", "label": "werk"}],
/// #     "challenges": [{"id": "c", "label": "c", "themes": ["work"], "areas": ["menen"], "spread": "separate"}]}"#;
/// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
/// let of = regie::BenchmarkOf { areas: &["menen"], figures: &[("menen", 30_000)], ..Default::default() };
/// let challenges = atlas.benchmark(&of)?.areas[0].values[0].per_10000.unwrap();
/// assert_eq!((challenges.to_string().as_str(), challenges.hundredths()), ("0.33", 33));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(u64);

impl Decimal {
    /// The number in hundredths.
    #[must_use]
    pub fn hundredths(self) -> u64 {
        self.0
    }

    /// A whole number.
    pub(super) fn whole(n: usize) -> Self {
        Self::ratio(n, 1, 1).unwrap_or(Self(u64::MAX))
    }

    /// `n` of `of`, times `times`; half a hundredth is rounded up. Nothing where `of` is zero.
    pub(super) fn ratio(n: usize, of: u64, times: u32) -> Option<Self> {
        let n = u128::try_from(n).ok()? * u128::from(times) * 100;
        let of = u128::from(of);
        let hundredths = (2 * n + of).checked_div(2 * of)?;
        Some(Self(u64::try_from(hundredths).unwrap_or(u64::MAX)))
    }

    /// The one in the middle of sorted numbers, of an even number the mean of the two; half a hundredth is rounded up.
    pub(super) fn median(sorted: &[Self]) -> Option<Self> {
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = *sorted.get((sorted.len() - 1) / 2)?;
        Some(Self(lower.0 + (upper.0 - lower.0).div_ceil(2)))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_half_up_and_medians_are_means_of_the_middle() {
        let text = |n, of, times| Decimal::ratio(n, of, times).map(|d| d.to_string());
        assert_eq!(text(1, 3, 1).as_deref(), Some("0.33"));
        assert_eq!(text(2, 3, 100).as_deref(), Some("66.67"));
        assert_eq!(text(1, 200, 1).as_deref(), Some("0.01"));
        assert_eq!(text(7, 24_951, 10_000).as_deref(), Some("2.81"));
        assert_eq!(text(7, 0, 1), None);
        let median = |list: &[usize]| {
            Decimal::median(&list.iter().map(|n| Decimal::whole(*n)).collect::<Vec<_>>())
                .map(|d| d.to_string())
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3]).as_deref(), Some("3.00"));
        assert_eq!(median(&[1, 2, 9]).as_deref(), Some("2.00"));
        assert_eq!(median(&[1, 2, 5, 9]).as_deref(), Some("3.50"));
        assert_eq!(Decimal::median(&[Decimal(1), Decimal(2)]), Some(Decimal(2)));
    }
}
