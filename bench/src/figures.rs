//! What was measured: figures with a name and a unit, their table, and how they grow.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use crate::Counts;
use crate::clock::{Clock, Took};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Of time.
    Seconds,
    /// Of memory or text.
    Bytes,
    /// Things.
    Count,
    /// One figure as so many times another.
    Times,
}

/// Something measured at one scale.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What; the same at every scale.
    pub name: String,
    /// In what.
    pub unit: Unit,
    /// Of all runs; of a sample, the quantile that the name says.
    pub median: f64,
    /// The least of all runs.
    pub least: f64,
    /// Of a time, what the thread had of a processor: the same on a machine that does nothing else, and what counts on one that does.
    pub processor: Option<f64>,
    /// How often it was measured.
    pub runs: usize,
    /// How many times as large when the assignments grow, as an exponent: 1 is in proportion. Not where it says nothing.
    pub grows: bool,
}

impl Figure {
    /// By which figures are compared: what the thread had of a processor, where that was measured.
    fn value(&self) -> f64 {
        self.processor.unwrap_or(self.median)
    }

    /// So many times less.
    fn divided(self, by: f64, name: String) -> Self {
        let processor = self.processor.map(|processor| processor / by);
        let (median, least) = (self.median / by, self.least / by);
        Self { name, median, least, processor, grows: false, ..self }
    }
}

/// All that was measured at one scale.
#[derive(Debug, Clone, Serialize)]
pub struct Scale {
    /// So many in a hundred of all of Flanders.
    pub percent: u32,
    /// What there is.
    pub counts: Counts,
    /// What was measured, in order.
    pub figures: Vec<Figure>,
    /// How long one measurement may be repeated.
    #[serde(skip)]
    pub patience: Duration,
}

/// Measurements at most of one thing.
const RUNS: usize = 9;

impl Scale {
    /// Nothing measured yet.
    #[must_use]
    pub fn new(percent: u32, counts: Counts, patience: Duration) -> Self {
        Self { percent, counts, figures: Vec::new(), patience }
    }

    /// Times something again and again, as far as the patience goes, and gives back what it last gave.
    pub fn time<T>(&mut self, name: &str, mut what: impl FnMut() -> T) -> T {
        let begin = Clock::start();
        let mut runs = Vec::new();
        loop {
            let clock = Clock::start();
            let result = what();
            let took = clock.took();
            runs.push(took);
            if runs.len() >= RUNS || begin.took().wall + took.wall > self.patience.as_secs_f64() {
                self.times(name, &runs);
                return result;
            }
            drop(result);
        }
    }

    /// Times each of these by itself, a few times over: the middle and the slowest of a hundred, each by its own median.
    pub fn time_each<T, R>(&mut self, name: &str, each: &[T], mut what: impl FnMut(&T) -> R) {
        let mut times: Vec<Vec<Took>> = each.iter().map(|_| Vec::new()).collect();
        let begin = Clock::start();
        for _ in 0..3 {
            for (one, times) in each.iter().zip(&mut times) {
                let clock = Clock::start();
                let result = what(one);
                times.push(clock.took());
                drop(result);
            }
            if begin.took().wall > self.patience.as_secs_f64() {
                break;
            }
        }
        let medians: Vec<Took> = times.iter().map(|times| middle(times, 0.5)).collect();
        self.quantiles(name, &medians);
    }

    /// Times something that does so many things of one kind, as what one of them takes.
    pub fn time_many<T>(&mut self, name: &str, many: usize, what: impl FnMut() -> T) -> T {
        let result = self.time(name, what);
        #[expect(clippy::cast_precision_loss, reason = "a count of far less than 2^52")]
        let many = many.max(1) as f64;
        self.figures = std::mem::take(&mut self.figures)
            .into_iter()
            .map(|figure| if figure.name == name { figure.divided(many, name.to_owned()) } else { figure })
            .collect();
        result
    }

    /// Times of single things: their middle and the slowest of a hundred.
    pub(crate) fn quantiles(&mut self, name: &str, times: &[Took]) {
        for (words, part) in [("p50", 0.5), ("p99", 0.99)] {
            self.push(&format!("{name}, {words}"), times, part, false);
        }
    }

    /// Runs of one thing.
    pub(crate) fn times(&mut self, name: &str, runs: &[Took]) {
        self.push(name, runs, 0.5, true);
    }

    /// Runs of one thing that another program timed: seconds by the clock, and of a processor.
    pub fn timed_elsewhere(&mut self, name: &str, seconds: &[(f64, f64)]) {
        self.times(name, &seconds.iter().copied().map(Took::elsewhere).collect::<Vec<_>>());
    }

    /// Times of single things that another program timed.
    pub fn quantiles_elsewhere(&mut self, name: &str, seconds: &[(f64, f64)]) {
        self.quantiles(name, &seconds.iter().copied().map(Took::elsewhere).collect::<Vec<_>>());
    }

    fn push(&mut self, name: &str, times: &[Took], part: f64, grows: bool) {
        let (name, unit, runs) = (name.to_owned(), Unit::Seconds, times.len());
        let Took { wall: median, processor } = middle(times, part);
        let least = middle(times, 0.0).wall;
        self.figures.push(Figure { name, unit, median, least, processor, runs, grows });
    }

    /// A figure that is no measurement of time.
    pub fn set(&mut self, name: &str, unit: Unit, value: f64) {
        let grows = unit == Unit::Bytes;
        let name = name.to_owned();
        self.figures.push(Figure {
            name,
            unit,
            median: value,
            least: value,
            processor: None,
            runs: 1,
            grows,
        });
    }

    /// The figure of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// The time of this name, divided by the number of assignments.
    pub fn per_assignment(&mut self, name: &str) {
        let assignments = self.get(ASSIGNMENTS).map_or(f64::NAN, |figure| figure.median);
        if let Some(whole) = self.get(name).cloned() {
            self.figures.push(whole.divided(assignments, format!("{name}, per assignment")));
        }
    }

    /// One figure as so many times another, where both are there.
    pub fn ratio(&mut self, name: &str, of: &str, to: &str) {
        if let (Some(of), Some(to)) = (self.get(of), self.get(to)) {
            let times = of.value() / to.value();
            self.set(name, Unit::Times, times);
        }
    }
}

/// The figure by which growth is judged.
pub const ASSIGNMENTS: &str = "assignments";

/// The value below which so large a part lies: 0 the least, 0.5 the median.
fn quantile(values: &[f64], part: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index of a list of measurements"
    )]
    let at = ((values.len().saturating_sub(1)) as f64 * part).round() as usize;
    values.get(at).copied().unwrap_or(f64::NAN)
}

/// The value of both clocks below which so large a part lies.
fn middle(times: &[Took], part: f64) -> Took {
    let wall: Vec<f64> = times.iter().map(|took| took.wall).collect();
    let processor: Vec<f64> = times.iter().filter_map(|took| took.processor).collect();
    let processor = (!processor.is_empty()).then(|| quantile(&processor, part));
    Took { wall: quantile(&wall, part), processor }
}

/// How a figure grew between two scales.
#[derive(Debug, Clone, Serialize)]
pub struct Growth {
    /// The smaller scale.
    pub from: u32,
    /// The larger.
    pub to: u32,
    /// The figure.
    pub name: String,
    /// The logarithm of its growth over that of the assignments' growth.
    pub exponent: f64,
}

/// How every figure of time and memory grows from each scale to the next.
#[must_use]
pub fn growth(scales: &[Scale]) -> Vec<Growth> {
    let mut growth = Vec::new();
    for (small, large) in scales.iter().zip(scales.iter().skip(1)) {
        let (Some(few), Some(many)) = (small.get(ASSIGNMENTS), large.get(ASSIGNMENTS)) else { continue };
        let work = (many.median / few.median).ln();
        for figure in large.figures.iter().filter(|figure| figure.grows) {
            if let Some(before) = small.get(&figure.name) {
                let exponent = (figure.value() / before.value()).ln() / work;
                let name = figure.name.clone();
                growth.push(Growth { from: small.percent, to: large.percent, name, exponent });
            }
        }
    }
    growth
}

/// A value with three digits, in the unit that makes it readable.
#[must_use]
pub fn readable(value: f64, unit: Unit) -> String {
    let steps: &[(f64, &str)] = match unit {
        Unit::Seconds => &[(1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")],
        Unit::Bytes => &[(1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1.0, "B")],
        Unit::Count => &[(1.0, "")],
        Unit::Times => &[(1.0, "×")],
    };
    let step = steps.iter().find(|(step, _)| value >= *step).or(steps.last());
    let (step, name) = step.copied().unwrap_or((1.0, ""));
    let value = value / step;
    let digits = match value {
        _ if unit == Unit::Count => 0,
        value if value >= 99.5 => 0,
        value if value >= 9.95 => 1,
        _ => 2,
    };
    format!("{value:.digits$} {name}").trim_end().to_owned()
}

/// The table: a line for each figure, a column for each scale and for each growth.
#[must_use]
pub fn table(scales: &[Scale]) -> String {
    let growth = growth(scales);
    let mut names: Vec<(&str, Unit)> = Vec::new();
    for figure in scales.iter().flat_map(|scale| &scale.figures) {
        if !names.iter().any(|(name, _)| *name == figure.name) {
            names.push((&figure.name, figure.unit));
        }
    }
    let mut text = format!("{:<44}", "median (processor)");
    for scale in scales {
        let _ = write!(text, "{:>24}", format!("{} %", scale.percent));
    }
    for (small, large) in scales.iter().zip(scales.iter().skip(1)) {
        let _ = write!(text, "{:>12}", format!("{} → {}", small.percent, large.percent));
    }
    text.push('\n');
    for (name, unit) in names {
        let mut line = format!("{name:<44}");
        for scale in scales {
            let cell = scale.get(name).map(|figure| {
                let median = readable(figure.median, unit);
                let processor = figure.processor.map(|processor| format!(" ({})", readable(processor, unit)));
                median + &processor.unwrap_or_default()
            });
            let _ = write!(line, "{:>24}", cell.unwrap_or_default());
        }
        for large in scales.iter().skip(1) {
            let found = growth.iter().find(|growth| growth.to == large.percent && growth.name == name);
            let cell = found.map(|growth| format!("^{:.2}", growth.exponent));
            let _ = write!(line, "{:>12}", cell.unwrap_or_default());
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{ASSIGNMENTS, Scale, Took, Unit, growth, quantile, readable, table};

    fn scale(percent: u32, assignments: f64, seconds: f64) -> Scale {
        let counts = crate::generate(1, 1).counts;
        let mut scale = Scale::new(percent, counts, Duration::ZERO);
        scale.set(ASSIGNMENTS, Unit::Count, assignments);
        let took = |times: f64| Took { wall: seconds * times, processor: Some(seconds) };
        scale.times("work", &[1.0, 3.0, 2.0].map(took));
        scale.per_assignment("work");
        scale
    }

    #[test]
    fn quantiles_are_of_the_sorted_values() {
        assert!((quantile(&[3.0, 1.0, 2.0], 0.5) - 2.0).abs() < 1e-9);
        let hundred: Vec<f64> = (0..=100).map(f64::from).rev().collect();
        assert!((quantile(&hundred, 0.99) - 99.0).abs() < 1e-9);
    }

    #[test]
    fn growth_is_an_exponent_of_the_assignments() {
        let found = growth(&[scale(1, 100.0, 1.0), scale(10, 1000.0, 100.0)]);
        assert_eq!(found.len(), 1);
        assert!((found.first().unwrap().exponent - 2.0).abs() < 1e-9);
    }

    #[test]
    fn figures_are_readable() {
        assert_eq!(readable(0.001_234, Unit::Seconds), "1.23 ms");
        assert_eq!(readable(123_456_789.0, Unit::Bytes), "123 MB");
        assert_eq!(readable(17_000_000.0, Unit::Count), "17000000");
        assert_eq!(readable(4.2e-8, Unit::Seconds), "42.0 ns");
    }

    #[test]
    fn the_table_has_a_line_for_each_figure() {
        let table = table(&[scale(1, 100.0, 1.0), scale(10, 1000.0, 100.0)]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines.len(), 4, "{table}");
        assert!(
            lines.iter().any(|line| line.starts_with("work ") && line.contains("200 s (100 s)")),
            "{table}"
        );
        assert!(
            lines.iter().any(|line| line.contains("per assignment") && line.contains("20.0 ms")),
            "{table}"
        );
    }
}
