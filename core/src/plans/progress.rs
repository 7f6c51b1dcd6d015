//! How far are the actions? Readings against the line from baseline to target (E-62).

use serde::Serialize;

use super::event::IndicatorSet;
use super::state::{Action, Plan};
use crate::amount::{Percent, Quantity};
use crate::date::Date;
use crate::document::record::words;
use crate::ids::Id;

words! {
    /// How a reading stands to the line from baseline to target. In order.
    pub enum Progress {
        /// Further than the line.
        Ahead = "ahead",
        /// On the line, or as near to it as the plan allows.
        OnTrack = "on-track",
        /// Less far than the line.
        Behind = "behind",
        /// The action is not measurable, or nothing was read since its baseline.
        NoData = "no-data",
    }
}

/// How far an action is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActionProgress<'a> {
    /// The action.
    pub action: &'a Id,
    /// Has its indicator a baseline, a target and a date?
    pub measurable: bool,
    /// How it stands with it.
    pub progress: Progress,
    /// The day of the last reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_on: Option<Date>,
    /// The last reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    /// What the line says of that day, cut after six decimals; nothing where there is no line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Quantity>,
}

/// The line from baseline to target.
struct Line {
    from: (i128, Quantity),
    until: (i128, Quantity),
}

fn day(date: Date) -> i128 {
    i128::from(date.number())
}

fn value(quantity: Quantity) -> i128 {
    i128::from(quantity.millionths())
}

impl Line {
    fn of(indicator: &IndicatorSet, begins: Option<Date>) -> Option<Self> {
        let from = (day(indicator.baseline_on.or(begins)?), indicator.baseline?);
        Some(Self { from, until: (day(indicator.target_on?), indicator.target?) })
    }

    /// The days of the whole way, and those of it that have passed on a day.
    fn days(&self, on: Date) -> (i128, i128) {
        let all = self.until.0 - self.from.0;
        (all, (day(on) - self.from.0).clamp(0, all))
    }

    /// The whole way, in millionths: not zero, above or below it.
    fn way(&self) -> i128 {
        value(self.until.1) - value(self.from.1)
    }

    fn at(&self, on: Date) -> Option<Quantity> {
        let (all, passed) = self.days(on);
        let value = value(self.from.1) + (self.way() * passed).checked_div(all)?;
        i64::try_from(value).ok().map(Quantity::of_millionths)
    }

    /// Whether a reading is further than the line by more than the tolerance, in fractions with one denominator: `done / way` against `passed / all`.
    fn compare(&self, on: Date, reading: Quantity, tolerance: Percent) -> Progress {
        let (all, passed) = self.days(on);
        let done = (value(reading) - value(self.from.1)) * self.way().signum();
        let further = done * all - self.way().abs() * passed;
        let allowed = self.way().abs() * all * i128::from(tolerance.parts());
        // as many parts as there are in everything
        let further = further * i128::from(Percent::WHOLE);
        if further > allowed {
            Progress::Ahead
        } else if further < -allowed {
            Progress::Behind
        } else {
            Progress::OnTrack
        }
    }
}

impl Plan {
    /// How far its actions are on a day, those that were given up left out; in the order of ids.
    ///
    /// The last reading since the baseline and until that day is held against the line on the day of the reading. It is on track within the tolerance of the plan; without one, within
    /// 5 percent of the whole way. After the date of the target the line stays at the target. Exact: no rounding comes before the comparison.
    #[must_use]
    pub fn progress(&self, on: Date) -> Vec<ActionProgress<'_>> {
        self.live().map(|(id, action)| self.progress_of(id, action, on)).collect()
    }

    fn progress_of<'a>(&self, id: &'a Id, action: &Action, on: Date) -> ActionProgress<'a> {
        let line = action.indicator.as_ref().and_then(|one| Line::of(one, self.opened.period.from));
        let last = action.readings.range(..=on).next_back().map(|(on, value)| (*on, *value));
        let tolerance = self.opened.tolerance.unwrap_or(Percent::FIVE);
        let since = |line: &Line| last.filter(|(read_on, _)| day(*read_on) >= line.from.0);
        let held =
            line.as_ref().and_then(|line| since(line).map(|(on, value)| line.compare(on, value, tolerance)));
        ActionProgress {
            action: id,
            measurable: action.is_measurable(),
            progress: held.unwrap_or(Progress::NoData),
            read_on: last.map(|(on, _)| on),
            value: last.map(|(_, value)| value),
            expected: line.zip(last).and_then(|(line, (on, _))| line.at(on)),
        }
    }
}
