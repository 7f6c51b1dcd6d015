//! Half days: when theme groups meet (Dutch: *overlegmoment van een halve dag*; H-04).

use std::fmt;

use crate::date::Date;
use crate::document::record::{Parts, Record, record, words};
use crate::document::shape::Shape;
use crate::document::slot::Slot;
use crate::document::value::{Refer, Value};

words! {
    /// Which half of a day. In order.
    pub enum Half {
        /// Before noon (Dutch: *voormiddag*).
        Morning = "morning",
        /// After noon (Dutch: *namiddag*).
        Afternoon = "afternoon",
    }
}

/// Half a day: `{"date": "2018-02-06", "half": "morning"}`. In order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfDay {
    /// The day.
    pub date: Date,
    /// Which half of it.
    pub half: Half,
}

impl HalfDay {
    /// This half of that day.
    #[must_use]
    pub fn new(date: Date, half: Half) -> Self {
        Self { date, half }
    }

    /// The half days of a period that a working week has, Monday to Friday, in order; from `from` until the day before `until`. At most 40, the first ones: the most that
    /// [planning](crate::trajectories::plan_meetings) takes.
    ///
    /// Holidays are not known here: leave them out.
    ///
    /// ```
    /// use regie::trajectories::HalfDay;
    /// // from a Friday until a Tuesday: Friday and Monday
    /// let days = HalfDay::in_period("2018-01-26".parse()?, "2018-01-30".parse()?);
    /// assert_eq!(days.len(), 4);
    /// assert_eq!(days[3].to_string(), "2018-01-29 afternoon");
    /// # Ok::<(), regie::InvalidDate>(())
    /// ```
    #[must_use]
    pub fn in_period(from: Date, until: Date) -> Vec<Self> {
        let mut days = Vec::new();
        let mut next = Some(from);
        while let Some(day) = next.filter(|day| *day < until && days.len() < MOST_HALF_DAYS) {
            if !is_weekend(day) {
                days.extend([Half::Morning, Half::Afternoon].map(|half| Self::new(day, half)));
            }
            next = day_after(day);
        }
        days
    }
}

/// The most half days among which meetings are planned.
pub(crate) const MOST_HALF_DAYS: usize = 40;

/// The year 0 began on a Saturday.
fn is_weekend(day: Date) -> bool {
    day.number() % 7 < 2
}

pub(super) fn day_after(day: Date) -> Option<Date> {
    let (year, month) = (day.year(), day.month());
    Date::new(year, month, day.day() + 1)
        .or_else(|_| Date::new(year, month + 1, 1))
        .or_else(|_| Date::new(year + 1, 1, 1))
        .ok()
}

impl fmt::Display for HalfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.half)
    }
}

record! {
    @plain
    /// Half a day.
    struct HalfDayShape as "half day" {
        required {
            /// The day.
            date: Date;
            /// Which half of it.
            half: Half;
        }
        optional {}
    }
}

impl Value for HalfDay {
    const SHAPE: Shape = Shape::Record(HalfDayShape::RECORD);
    fn blank() -> Self {
        Self::new(Date::blank(), Half::blank())
    }
}

impl Slot for HalfDay {
    fn record(&mut self) -> Option<&mut dyn Parts> {
        Some(self)
    }
}

impl Refer for HalfDay {}

/// In the order of the fields of `HalfDayShape`.
impl Parts for HalfDay {
    fn slot(&mut self, n: usize) -> Option<&mut dyn Slot> {
        Some(if n == 0 { &mut self.date } else { &mut self.half })
    }
    fn part(&self, _: usize) -> Option<&dyn Refer> {
        None
    }
}

impl serde::Serialize for HalfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        HalfDayShape::new(self.date, self.half).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::day_before;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_are_known() {
        // the deadline of the trajectory of 2018 was a Friday (H-06)
        for (day, weekend) in
            [("2018-01-26", false), ("2018-01-27", true), ("2018-01-28", true), ("2018-01-29", false)]
        {
            assert_eq!(is_weekend(date(day)), weekend, "{day}");
        }
        assert!(is_weekend(date("2000-01-01")) && !is_weekend(date("2019-01-15")));
    }

    #[test]
    fn days_follow_each_other_over_months_and_years() {
        for (day, next) in
            [("2018-02-28", "2018-03-01"), ("2020-02-28", "2020-02-29"), ("2018-12-31", "2019-01-01")]
        {
            assert_eq!(day_after(date(day)), Some(date(next)));
            assert_eq!(day_before(date(next)), Some(date(day)));
        }
        assert_eq!(day_before(Date::MIN), None);
        assert_eq!(day_after(date("9999-12-31")), None);
    }
}
