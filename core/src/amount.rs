//! Amounts as they are written: money, shares and measured values, exact to the last decimal.

use std::fmt;
use std::str::FromStr;

/// A text that is no amount of the form that belongs there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidAmount(Box<str>);

/// The number that a text writes, in units of its last decimal: digits, and at most `decimals` more behind a point.
fn units(text: &str, decimals: usize) -> Option<i128> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_short = whole.len() <= 12 && part.len() <= decimals;
    let is_usual = whole == "0" || !whole.starts_with('0');
    if !(plain(whole) && plain(part) && is_short && is_usual) {
        return None;
    }
    let number: i128 = format!("{whole}{part:0<decimals$}").parse().ok()?;
    Some(if negative { -number } else { number })
}

/// Writes a number of units; behind the point at least `least` decimals.
fn write_units(f: &mut fmt::Formatter<'_>, units: i128, decimals: usize, least: usize) -> fmt::Result {
    let unit = 10_u128.pow(u32::try_from(decimals).unwrap_or(0));
    let (whole, part) = (units.unsigned_abs() / unit, units.unsigned_abs() % unit);
    let mut part = format!("{part:0decimals$}");
    while part.len() > least && part.ends_with('0') {
        part.pop();
    }
    let point = if part.is_empty() { "" } else { "." };
    write!(f, "{}{whole}{point}{part}", if units < 0 { "-" } else { "" })
}

/// An amount of money in euros, exact to the cent, not below zero: written `"1250"` or `"1250.50"`.
///
/// An amount with half a cent does not exist: three decimals are refused.
///
/// ```
/// use regie::Money;
/// let budget: Money = "1250.5".parse()?;
/// assert_eq!((budget.to_string().as_str(), budget.cents()), ("1250.50", 125_050));
/// assert!("1250.505".parse::<Money>().is_err());
/// # Ok::<(), regie::InvalidAmount>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(u128);

impl Money {
    /// So many cents.
    #[must_use]
    pub fn of_cents(cents: u64) -> Self {
        Self(u128::from(cents))
    }

    /// The amount in cents.
    #[must_use]
    pub fn cents(self) -> u128 {
        self.0
    }

    /// What is left when another amount is taken away; nothing below zero.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Money {
    // each has at most fourteen digits: no list is long enough to pass the largest number
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

impl FromStr for Money {
    type Err = InvalidAmount;
    fn from_str(text: &str) -> Result<Self, InvalidAmount> {
        units(text, 2).and_then(|cents| u128::try_from(cents).ok()).map(Self).ok_or_else(|| {
            InvalidAmount(
                "an amount of money is a text with whole euros and at most two decimals, such as `1250.50`"
                    .into(),
            )
        })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// A share in percent, from 0 to 100, exact to four decimals: written `"5"` or `"2.5"`.
///
/// ```
/// use regie::{Money, Percent};
/// let share: Percent = "2.5".parse()?;
/// // a cent that does not divide is rounded up: what is reserved is never less than the share
/// assert_eq!(share.of("100.10".parse()?).to_string(), "2.51");
/// assert!("100.01".parse::<Percent>().is_err());
/// # Ok::<(), regie::InvalidAmount>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Percent(u32);

impl Percent {
    /// Ten-thousandths of a percent in everything.
    pub(crate) const WHOLE: u32 = 1_000_000;
    /// Five percent.
    pub(crate) const FIVE: Self = Self(50_000);

    /// Ten-thousandths of a percent.
    #[must_use]
    pub fn parts(self) -> u32 {
        self.0
    }

    /// This share of an amount; a cent that does not divide is rounded up.
    #[must_use]
    pub fn of(self, amount: Money) -> Money {
        Money(amount.0.saturating_mul(u128::from(self.0)).div_ceil(u128::from(Self::WHOLE)))
    }
}

impl FromStr for Percent {
    type Err = InvalidAmount;
    fn from_str(text: &str) -> Result<Self, InvalidAmount> {
        let parts = units(text, 4).and_then(|parts| u32::try_from(parts).ok());
        parts.filter(|parts| *parts <= Self::WHOLE).map(Self).ok_or_else(|| {
            InvalidAmount(
                "a share is a text with a percentage from 0 to 100 and at most four decimals, such as `2.5`"
                    .into(),
            )
        })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_units(f, i128::from(self.0), 4, 0)
    }
}

/// A measured value, above or below zero, exact to six decimals: written `"12"` or `"-0.75"`.
///
/// ```
/// let quantity: regie::Quantity = "-0.750".parse()?;
/// assert_eq!(quantity.to_string(), "-0.75");
/// # Ok::<(), regie::InvalidAmount>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(i64);

impl Quantity {
    /// So many millionths.
    pub(crate) fn of_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// The value in millionths.
    #[must_use]
    pub fn millionths(self) -> i64 {
        self.0
    }
}

impl FromStr for Quantity {
    type Err = InvalidAmount;
    fn from_str(text: &str) -> Result<Self, InvalidAmount> {
        units(text, 6).and_then(|parts| i64::try_from(parts).ok()).map(Self).ok_or_else(|| {
            InvalidAmount("a value is a text with a number of at most six decimals, such as `12.5`".into())
        })
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_units(f, i128::from(self.0), 6, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_has_two_decimals_at_most_and_is_written_with_two() {
        for (text, written) in [("0", "0.00"), ("12.5", "12.50"), ("999999999999.99", "999999999999.99")] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), written);
        }
        for wrong in ["", "-1", "1.", ".5", "1.005", "1,50", "01", "1e3", "+1", "1000000000000", " 1", "١"] {
            assert!(wrong.parse::<Money>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn shares_and_values_are_written_as_short_as_they_can_be() {
        for (text, written) in [("0", "0"), ("100", "100"), ("2.5000", "2.5"), ("0.0001", "0.0001")] {
            assert_eq!(text.parse::<Percent>().unwrap().to_string(), written);
        }
        assert!("-1".parse::<Percent>().is_err() && "100.0001".parse::<Percent>().is_err());
        for (text, written) in [("-0", "0"), ("-0.5", "-0.5"), ("7.000001", "7.000001"), ("10", "10")] {
            assert_eq!(text.parse::<Quantity>().unwrap().to_string(), written);
        }
        assert!("0.0000001".parse::<Quantity>().is_err());
    }

    #[test]
    fn a_share_is_rounded_up_to_the_cent() {
        let share = |share: &str, amount: &str| -> String {
            share.parse::<Percent>().unwrap().of(amount.parse().unwrap()).to_string()
        };
        assert_eq!(share("5", "100"), "5.00");
        assert_eq!(share("5", "100.01"), "5.01");
        assert_eq!(share("33.3333", "0.03"), "0.01");
        assert_eq!(share("0", "100.01"), "0.00");
        assert_eq!(share("100", "100.01"), "100.01");
    }
}
