//! Moments: a day and a time of the clock, with the distance to universal time.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::date::Date;

/// When something happened, or has to have happened: `2018-01-26T12:00:00+01:00` (RFC 3339, in whole seconds).
///
/// It is kept as it was written, and compared by the instant: noon in Kortrijk in January is eleven o'clock universal time. Nothing here knows when
/// summer time begins: whoever writes a moment down says how far its clock is from universal time.
///
/// ```
/// use regie::Moment;
/// let deadline: Moment = "2018-01-26T12:00:00+01:00".parse()?;
/// assert!(deadline > "2018-01-26T10:59:59Z".parse()?);
/// assert_eq!(deadline, "2018-01-26T11:00:00Z".parse()?);
/// assert!("2018-02-29T12:00:00Z".parse::<Moment>().is_err());
/// # Ok::<(), regie::InvalidMoment>(())
/// ```
#[derive(Clone, Copy)]
pub struct Moment {
    date: Date,
    /// Seconds since the day began, on its own clock.
    seconds: u32,
    /// Minutes that its clock is ahead of universal time; `None` where it was written `Z`.
    ahead: Option<i16>,
}

/// A string that is no moment in the form `YYYY-MM-DDTHH:MM:SS` with `Z` or `±HH:MM` behind it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a moment is a day and a time with the distance to universal time, such as `2018-01-26T12:00:00+01:00`"
)]
#[non_exhaustive]
pub struct InvalidMoment;

impl Moment {
    /// Stands where an event had no usable moment; never in a checked one.
    pub(crate) const BLANK: Self = Self { date: Date::MIN, seconds: 0, ahead: None };

    /// The day that the calendar showed there and then.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
    }

    /// The hour, from 0, on its own clock.
    #[must_use]
    pub fn hour(self) -> u32 {
        self.seconds / 3600
    }

    /// The minute of the hour.
    #[must_use]
    pub fn minute(self) -> u32 {
        self.seconds / 60 % 60
    }

    /// The second of the minute.
    #[must_use]
    pub fn second(self) -> u32 {
        self.seconds % 60
    }

    /// Seconds since the year 0 began, universal time: the difference of two moments is the time between them.
    #[must_use]
    pub fn seconds(self) -> i64 {
        let minutes_ahead = i64::from(self.ahead.unwrap_or(0));
        i64::from(self.date.number()) * 86_400 + i64::from(self.seconds) - minutes_ahead * 60
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        self.seconds().cmp(&other.seconds())
    }
}

impl FromStr for Moment {
    type Err = InvalidMoment;
    fn from_str(text: &str) -> Result<Self, InvalidMoment> {
        let (date, time) = text.split_once('T').ok_or(InvalidMoment)?;
        let date = date.parse().map_err(|_| InvalidMoment)?;
        let (clock, ahead) = if let Some(clock) = time.strip_suffix('Z') {
            (clock, None)
        } else {
            let at = time.rfind(['+', '-']).ok_or(InvalidMoment)?;
            let (clock, distance) = time.split_at_checked(at).ok_or(InvalidMoment)?;
            (clock, Some(minutes_ahead(distance)?))
        };
        let [hour, minute, second] = numbers(clock, [23, 59, 59])?;
        Ok(Self { date, seconds: hour * 3600 + minute * 60 + second, ahead })
    }
}

/// `+01:00` as minutes.
fn minutes_ahead(text: &str) -> Result<i16, InvalidMoment> {
    let (sign, clock) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(clock), _) => (1, clock),
        (_, Some(clock)) => (-1, clock),
        _ => return Err(InvalidMoment),
    };
    let [hours, minutes] = numbers(clock, [23, 59])?;
    i16::try_from(hours * 60 + minutes).map(|all| sign * all).map_err(|_| InvalidMoment)
}

/// Numbers of two digits with colons between them, each at most `most`.
fn numbers<const N: usize>(text: &str, most: [u32; N]) -> Result<[u32; N], InvalidMoment> {
    let mut parts = text.split(':');
    let mut found = [0; N];
    for (number, most) in found.iter_mut().zip(most) {
        let part = parts.next().filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
        *number = part.and_then(|part| part.parse().ok()).filter(|n| *n <= most).ok_or(InvalidMoment)?;
    }
    if parts.next().is_none() { Ok(found) } else { Err(InvalidMoment) }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}:{:02}", self.date, self.hour(), self.minute(), self.second())?;
        match self.ahead {
            None => f.write_str("Z"),
            Some(ahead) => {
                let sign = if ahead < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", ahead.abs() / 60, ahead.abs() % 60)
            }
        }
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Result<Moment, InvalidMoment> {
        text.parse()
    }

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in ["2018-01-26T12:00:00+01:00", "2018-05-08T20:15:00Z", "0000-01-01T00:00:00-03:30"] {
            assert_eq!(moment(text).map(|moment| moment.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        let wrong = [
            "",
            "2018-01-26",
            "2018-01-26 12:00:00Z",
            "2018-01-26T12:00Z",
            "2018-01-26T12:00:00",
            "2018-02-29T12:00:00Z",
            "2018-01-26T24:00:00Z",
            "2018-01-26T12:60:00Z",
            "2018-01-26T12:00:60Z",
            "2018-01-26T12:00:00+1:00",
            "2018-01-26T12:00:00+24:00",
            "2018-01-26T12:00:00.5Z",
            "2018-01-26T12:00:00Zé",
            "2018-01-26T+2:00:00Z",
        ];
        for text in wrong {
            assert!(moment(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments_are_compared_by_the_instant() {
        let seconds = |text| moment(text).unwrap().seconds();
        assert_eq!(seconds("2018-03-01T00:30:00+01:00"), seconds("2018-02-28T23:30:00Z"));
        assert_eq!(seconds("2018-03-01T00:00:00Z") - seconds("2018-02-28T00:00:00Z"), 86_400);
        assert_eq!(seconds("2020-03-01T00:00:00Z") - seconds("2020-02-28T00:00:00Z"), 2 * 86_400);
        assert_eq!(seconds("2001-01-01T00:00:00Z") - seconds("2000-01-01T00:00:00Z"), 366 * 86_400);
    }
}
