//! A comparison of areas as text: what is measured, area by area, in the order asked for, never ranked.

use crate::ids::Id;
use crate::views::{Benchmark, Decimal, Measure, Measured, Range};

use super::Words;
use super::names::sentences;
use super::passage::Passage;

/// From how many areas on is a spread told?
const SPREAD: usize = 3;

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
            .map(|(area, figure)| self.language.value_of(&self.area(area.as_str()), &figure.to_string()))
            .collect();
        if !figures.is_empty() {
            all.sentences.push(self.language.figures_given(&self.list(&figures)));
        }
        for (name, heading) in [
            ("challenges", self.language.heading_challenges()),
            ("needs_held", self.language.heading_needs()),
            ("role_filled", self.language.heading_filled()),
            ("gaps", self.language.heading_gaps()),
            ("advice", self.language.heading_advice()),
            ("offers", self.language.heading_offers()),
        ] {
            let mut part = Passage::titled(heading);
            let mut nowhere = Vec::new();
            for (number, measure) in benchmark.measures.iter().enumerate() {
                let values: Option<Vec<&Measured>> =
                    benchmark.areas.iter().map(|column| column.values.get(number)).collect();
                let Some(values) = values.filter(|_| measure.measure == name) else { continue };
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
        let values_told = self.language.measure(of, &self.list(&told.collect::<Vec<_>>()));
        let is_share = values.iter().any(|value| value.out_of.is_some());
        let spread = |range: Option<Range>, of_rate: bool| {
            let range = range.filter(|range| values.len() >= SPREAD && range.min != range.max);
            range.map(|range| {
                let [min, median, max] = [range.min, range.median, range.max].map(|value| {
                    let value = self.decimal(value);
                    if is_share { self.language.percent(&value) } else { value }
                });
                match of_rate {
                    true => self.language.spread_of_rate(&min, &median, &max),
                    false => self.language.spread(&min, &median, &max),
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
            (None, _, Some(rate)) => self.language.count_rate(&count, &self.decimal(rate)),
            (None, ..) => count,
        }
    }

    /// A figure as this language writes it, without decimals that say nothing.
    fn decimal(&self, value: Decimal) -> String {
        let text = value.to_string();
        let text = text.strip_suffix(".00").unwrap_or(&text);
        let text = if text.contains('.') { text.trim_end_matches('0') } else { text };
        text.replace('.', &self.language.decimal_mark())
    }
}
