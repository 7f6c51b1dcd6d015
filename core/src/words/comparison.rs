//! A comparison of areas as text: what is measured, area by area, in the order asked for, never ranked.

use crate::ids::Id;
use crate::order::sort_by;
use crate::views::{Benchmark, Decimal, Measure, Measured, Range};

use super::Words;
use super::names::{capital, sentences};
use super::passage::Passage;

/// From how many areas on is a spread told?
const SPREAD: usize = 5;

impl Words<'_> {
    /// Areas side by side, a sentence for each measure: to be read aloud. A table for a spreadsheet is [`Benchmark::to_csv`].
    #[must_use]
    pub fn benchmark(&self, benchmark: &Benchmark<'_>) -> Passage {
        let mut all = Passage::titled(self.language.heading_benchmark());
        if benchmark.areas.is_empty() {
            all.sentences.push(self.language.no_areas());
            return all;
        }
        let areas: Vec<String> =
            benchmark.areas.iter().map(|column| self.area(column.area.as_str())).collect();
        all.sentences.push(self.language.side_by_side(&self.list(&areas)));
        let figures = benchmark.areas.iter().filter_map(|column| Some((column.area, column.figure?)));
        let figures: Vec<String> = figures
            .map(|(area, figure)| self.language.value_of(&self.area(area.as_str()), &self.whole(figure)))
            .collect();
        if !figures.is_empty() {
            all.sentences.push(self.language.figures_given(&self.list(&figures)));
        }
        for (name, heading) in [
            ("challenges", self.language.heading_challenges()),
            ("needs_held", self.language.heading_needs()),
            ("role_filled", self.language.heading_filled()),
            ("gaps", self.language.heading_gap_numbers()),
            ("advice", self.language.heading_advice()),
            ("offers", self.language.heading_offers()),
        ] {
            let mut part = Passage::titled(heading);
            let mut nowhere = Vec::new();
            let mut measures: Vec<(usize, &Measure<'_>)> = benchmark
                .measures
                .iter()
                .enumerate()
                .filter(|(_, measure)| measure.measure == name)
                .collect();
            // roles in the order of the rule book
            let roles = &self.atlas.rule_book().roles;
            let rank = |measure: &Measure<'_>| roles.iter().position(|role| measure.of == Some(&role.id));
            sort_by(&mut measures, |one, other| rank(one.1).cmp(&rank(other.1)));
            for (number, measure) in measures {
                let values: Option<Vec<&Measured>> =
                    benchmark.areas.iter().map(|column| column.values.get(number)).collect();
                let Some(values) = values else { continue };
                let of = self.measured(measure);
                if measure.of.is_some() && values.iter().all(|value| value.count == 0) {
                    nowhere.push(of);
                } else {
                    part.sentences.push(self.measure(measure, &of, &areas, &values));
                }
            }
            if !nowhere.is_empty() {
                part.sentences.push(self.language.nowhere(&self.list(&nowhere)));
            }
            all.add(part);
        }
        all
    }

    /// The role or theme of which a measure speaks.
    fn measured(&self, measure: &Measure<'_>) -> String {
        match (measure.measure, measure.of) {
            ("role_filled", Some(role)) => self.role(role.as_str()),
            (_, Some(theme)) => self.theme(Id::as_str(theme)),
            _ => String::new(),
        }
    }

    fn measure(&self, measure: &Measure<'_>, of: &str, areas: &[String], values: &[&Measured]) -> String {
        let told =
            areas.iter().zip(values).map(|(area, value)| self.language.value_of(area, &self.value(value)));
        let values_told = capital(&self.language.measure(of, &self.list(&told.collect::<Vec<_>>())));
        let is_share = values.iter().any(|value| value.out_of.is_some());
        let spread = |range: Option<Range>, of_rate: bool| {
            let range = range.filter(|range| values.len() >= SPREAD && range.min != range.max);
            range.map(|range| {
                let [min, median, max] = [range.min, range.median, range.max].map(|value| {
                    let value = self.decimal(value);
                    if is_share { self.language.percent(&value) } else { value }
                });
                if of_rate {
                    self.language.spread_of_rate(&min, &median, &max)
                } else {
                    self.language.spread(&min, &median, &max)
                }
            })
        };
        sentences(&[
            values_told,
            spread(measure.spread, false).unwrap_or_default(),
            spread(measure.spread_per_10000, true).unwrap_or_default(),
        ])
    }

    /// "20 van de 22 (90,91 %)", "7 (2,1 per 10.000)"
    fn value(&self, value: &Measured) -> String {
        let count = value.count.to_string();
        match (value.out_of, value.percent, value.per_10000) {
            (Some(0), ..) => self.language.none_of_none(),
            (Some(all), percent, _) => {
                let percent = percent.map(|share| self.language.percent(&self.decimal(share)));
                self.language.count_of(&count, &all.to_string(), &percent.unwrap_or_default())
            }
            (None, _, Some(rate)) if value.count > 0 => self.language.count_rate(&count, &self.decimal(rate)),
            (None, ..) => count,
        }
    }

    /// A whole number as this language writes it: "33.450".
    pub(crate) fn whole(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push_str(&self.language.thousands_mark());
            }
            text.push(digit);
        }
        text
    }

    /// A figure as this language writes it, without decimals that say nothing.
    fn decimal(&self, value: Decimal) -> String {
        let text = value.to_string();
        let text = text.strip_suffix(".00").unwrap_or(&text);
        let text = if text.contains('.') { text.trim_end_matches('0') } else { text };
        text.replace('.', &self.language.decimal_mark())
    }
}
