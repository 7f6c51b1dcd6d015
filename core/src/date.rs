//! Dates and periods of validity.

use std::fmt;
use std::str::FromStr;

/// A day of the calendar, written `YYYY-MM-DD`.
///
/// ```
/// use regie::Date;
/// let fusion: Date = "2019-01-01".parse()?;
/// assert!(fusion > "2018-12-31".parse()?);
/// assert!("2019-02-29".parse::<Date>().is_err());
/// # Ok::<(), regie::InvalidDate>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A string that is no day of the calendar in the form `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a date is a day of the calendar, written `YYYY-MM-DD`")]
#[non_exhaustive]
pub struct InvalidDate;

impl Date {
    /// The first day that can be written.
    pub(crate) const MIN: Self = Self { year: 0, month: 1, day: 1 };

    /// The day with this year (0 to 9999), month and day of the month.
    ///
    /// # Errors
    /// [`InvalidDate`] when the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(InvalidDate),
        };
        if year > 9999 || day == 0 || day > days { Err(InvalidDate) } else { Ok(Self { year, month, day }) }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Days since the year 0 began: the difference of two days is the time between them.
    #[cfg(feature = "processes")]
    pub(crate) fn number(self) -> u32 {
        // years that begin in March, so that the day that some of them lack is their last
        let year = u32::from(self.year) + 400 - u32::from(self.month < 3);
        let month = (u32::from(self.month) + 9) % 12;
        let before = year * 365 + year / 4 - year / 100 + year / 400;
        // 400 years before the first of March of year 0, and the two months before that day
        before + (153 * month + 2) / 5 + u32::from(self.day) - 1 - (146_097 - 60)
    }
}

impl FromStr for Date {
    type Err = InvalidDate;
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        fn number(digits: &str, width: usize) -> Option<u16> {
            let plain = digits.len() == width && digits.bytes().all(|b| b.is_ascii_digit());
            if plain { digits.parse().ok() } else { None }
        }
        let mut parts = text.splitn(3, '-');
        let mut part = |width| parts.next().and_then(|p| number(p, width)).ok_or(InvalidDate);
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let small = |n: u16| u8::try_from(n).map_err(|_| InvalidDate);
        Self::new(year, small(month)?, small(day)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// When a fact or rule holds: from `from` on, until the day before `until` (half open; contract §1). Without either: always.
///
/// ```
/// use regie::Validity;
/// let neerpelt = Validity::until("2019-01-01".parse()?);
/// assert!(neerpelt.holds_on("2018-12-31".parse()?));
/// assert!(neerpelt.has_ended_by("2019-01-01".parse()?));
/// # Ok::<(), regie::InvalidDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day on which it holds; without it, it always did.
    pub from: Option<Date>,
    /// The first day on which it no longer holds; without it, it goes on.
    pub until: Option<Date>,
}

impl Validity {
    /// Holds on every day.
    pub const ALWAYS: Self = Self { from: None, until: None };

    /// From this day on.
    #[must_use]
    pub fn from(date: Date) -> Self {
        Self { from: Some(date), until: None }
    }

    /// Until the day before this one.
    #[must_use]
    pub fn until(date: Date) -> Self {
        Self { from: None, until: Some(date) }
    }

    /// Does it hold on this day?
    #[must_use]
    pub fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && !self.has_ended_by(date)
    }

    /// Is its `until` on or before this day?
    #[must_use]
    pub fn has_ended_by(&self, date: Date) -> bool {
        self.until.is_some_and(|until| until <= date)
    }

    /// Is there no day at all on which it holds?
    #[must_use]
    pub fn is_never(&self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if from >= until)
    }

    /// Is there a day on which both hold?
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let both = Self {
            from: self.from.max(other.from),
            until: match (self.until, other.until) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
        };
        !self.is_never() && !other.is_never() && !both.is_never()
    }
}

/// The day before; nothing before the first day of the year 0.
#[cfg(any(feature = "processes", feature = "interchange"))]
pub(crate) fn day_before(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    let last = |year, month| (28..=31).rev().find_map(|day| Date::new(year, month, day).ok());
    Date::new(year, month, day.day() - 1)
        .ok()
        .or_else(|| last(year, month - 1))
        .or_else(|| last(year.checked_sub(1)?, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for right in ["2000-02-29", "0000-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(date(right).to_string(), right);
        }
        for wrong in [
            "",
            "2019",
            "2019-1-1",
            "2019-01-32",
            "2019-13-01",
            "2019-00-10",
            "2019-01-00",
            "1900-02-29",
            "2019-04-31",
            "+019-01-01",
            "2019-01-01T00:00",
            " 2019-01-01",
            "２０１９-01-01",
            "2019-01-011",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_period_is_half_open() {
        let period = Validity { from: Some(date("2018-01-01")), until: Some(date("2019-01-01")) };
        assert!(!period.holds_on(date("2017-12-31")));
        assert!(period.holds_on(date("2018-01-01")));
        assert!(period.holds_on(date("2018-12-31")));
        assert!(!period.holds_on(date("2019-01-01")));
        assert!(!period.overlaps(&Validity::from(date("2019-01-01"))));
        assert!(period.overlaps(&Validity::from(date("2018-12-31"))));
        assert!(period.overlaps(&Validity::ALWAYS));
    }
}
