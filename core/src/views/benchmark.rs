//! How do towns or regions compare? Side by side, never ranked (A-59, E-71).

use crate::atlas::Atlas;
use crate::atlas::people::OfferAt;
use crate::decide::find;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{ThemeIx, sorted};
use crate::order::sort;

use super::csv::Csv;
use super::decimal::Decimal;
use super::measure::{Draft, measures};
use super::scope::{Asked, Scope};

/// What is compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct BenchmarkOf<'q> {
    /// The areas, of any level, in the order in which they are to stand. One that has ended means its successors. One named twice stands once.
    pub areas: &'q [&'q str],
    /// A number for each area, as far as the caller knows it: inhabitants. With it, what is counted is also told per 10,000.
    pub figures: &'q [(&'q str, u64)],
    /// Areas that do not take part: they stand in no column and count in no spread.
    pub leave_out: &'q [&'q str],
    /// Tell offers by the themes of this list; without it, by those that they name.
    pub scheme: Option<&'q str>,
}

/// Areas side by side.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Benchmark<'a> {
    /// The areas, in the order asked for.
    pub areas: Vec<Column<'a>>,
    /// What is measured, with its spread over these areas.
    pub measures: Vec<Measure<'a>>,
}

/// An area, measured.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Column<'a> {
    /// The area as it was asked for.
    pub area: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// The number that the caller gave for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<u64>,
    /// One value for each measure, in their order.
    pub values: Vec<Measured>,
}

/// The value of a measure for an area.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Measured {
    /// How many.
    pub count: usize,
    /// Out of how many, for `needs_held` and `role_filled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of: Option<usize>,
    /// The share in percent, of what is counted out of some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// How many per 10,000 of the number that the caller gave, of what is not counted out of some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_10000: Option<Decimal>,
}

/// What is measured, and its spread.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Measure<'a> {
    /// One of:
    /// - `challenges`: the challenges that affect the area, something in it, or something that it lies in;
    /// - `needs_held`: of the levers that these need there (one need for each challenge, affected area and lever), those that someone holds;
    /// - `role_filled`: of these challenges, those on which someone has the role at a place that touches the area;
    /// - `gaps`, `advice`: what is missing or to be watched on them, in the area, in something within it, or at a place that it shares;
    /// - `offers`: the offers in it, in something within it, or reaching it; first all, then by theme.
    pub measure: &'static str,
    /// The role, or the theme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<&'a Id>,
    /// The spread of the counts; of what is counted out of some, of the shares in percent, over the areas that have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<Range>,
    /// The spread per 10,000, over the areas for which the caller gave a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread_per_10000: Option<Range>,
}

/// How values are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Range {
    /// The smallest.
    pub min: Decimal,
    /// The one in the middle; of an even number, the mean of the two.
    pub median: Decimal,
    /// The largest.
    pub max: Decimal,
}

impl Range {
    fn of(values: impl Iterator<Item = Decimal>) -> Option<Self> {
        let mut values: Vec<Decimal> = values.collect();
        sort(&mut values);
        let (min, max) = (*values.first()?, *values.last()?);
        Some(Self { min, median: Decimal::median(&values)?, max })
    }
}

impl Benchmark<'_> {
    /// The comparison as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }

    /// The comparison as comma-separated text (RFC 4180) for a spreadsheet: a row for each measure and unit (`count`, `out_of`, `percent`, `per_10000`), a column for each area,
    /// then `min`, `median` and `max`. What there is not, is empty. A field that a spreadsheet would take for a formula gets an apostrophe before it.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = Csv::default();
        let words = |words: [&str; 3]| words.map(str::to_owned);
        let areas = self.areas.iter().map(|column| column.area.to_string());
        csv.row(
            words(["measure", "of", "unit"]).into_iter().chain(areas).chain(words(["min", "median", "max"])),
        );
        for (n, measure) in self.measures.iter().enumerate() {
            let cells = |cell: &dyn Fn(&Measured) -> Option<String>| -> Vec<String> {
                let values = self.areas.iter().map(|column| column.values.get(n).and_then(cell));
                values.map(Option::unwrap_or_default).collect()
            };
            let mut row = |unit: &str, cells: Vec<String>, spread: Option<Range>| {
                if cells.iter().any(|cell| !cell.is_empty()) {
                    let of = measure.of.map_or("", Id::as_str);
                    let spread = spread
                        .map(|range| [range.min, range.median, range.max].map(|value| value.to_string()));
                    let fields = words([measure.measure, of, unit]).into_iter().chain(cells);
                    csv.row(fields.chain(spread.unwrap_or_default()));
                }
            };
            let out_of = cells(&|value| value.out_of.map(|n| n.to_string()));
            let is_share = out_of.iter().any(|cell| !cell.is_empty());
            let (counts, shares) = if is_share { (None, measure.spread) } else { (measure.spread, None) };
            row("count", cells(&|value| Some(value.count.to_string())), counts);
            row("out_of", out_of, None);
            row("percent", cells(&|value| value.percent.map(|share| share.to_string())), shares);
            row(
                "per_10000",
                cells(&|value| value.per_10000.map(|rate| rate.to_string())),
                measure.spread_per_10000,
            );
        }
        csv.into_text()
    }
}

impl Atlas {
    /// Areas side by side, in the order asked for (Dutch: *vergelijking tussen gemeenten*; A-59, E-71): never ranked, and whoever does not want to take part is left out.
    ///
    /// A town counts what is shared with others too; a region counts what its towns share once. Every challenge is decided once.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}, {"id": "kuurne", "label": "Kuurne", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen", "kuurne"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let of = regie::BenchmarkOf { areas: &["menen", "kuurne"], figures: &[("menen", 33_000)], ..Default::default() };
    /// let benchmark = atlas.benchmark(&of)?;
    /// let at = benchmark.measures.iter().position(|one| one.measure == "needs_held").unwrap();
    /// let held: Vec<_> = benchmark.areas.iter().map(|area| (area.area.as_str(), area.values[at].count)).collect();
    /// assert_eq!(held, [("menen", 1), ("kuurne", 0)]);
    /// assert!(benchmark.to_csv().starts_with("measure,of,unit,menen,kuurne,min,median,max\r\nchallenges,,count,1,1,1.00,1.00,1.00\r\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, with the nearest id; or nothing is left of an area at the date.
    pub fn benchmark<'a>(&'a self, of: &BenchmarkOf<'_>) -> Result<Benchmark<'a>, Unknown> {
        let model = &self.model;
        let area = |id: &&str| find(&model.areas, "area", id);
        let left_out = of.leave_out.iter().map(area).collect::<Result<Vec<_>, _>>()?;
        let figures = of.figures.iter().map(|(id, figure)| Ok((area(id)?, *figure)));
        let figures = figures.collect::<Result<Vec<_>, Unknown>>()?;
        let everything = Asked::new(self, &Scope { scheme: of.scheme, ..Scope::default() })?;
        let mut drafts: Vec<Draft<'a>> = Vec::new();
        for id in of.areas {
            let area = area(id)?;
            if left_out.contains(&area) || drafts.iter().any(|draft| draft.area == area) {
                continue;
            }
            let asked = Asked::new(self, &Scope { area: Some(id), ..Scope::default() })?;
            let figure = figures.iter().find(|(other, _)| *other == area).map(|(_, figure)| *figure);
            let told = |offer: &OfferAt| everything.themes(offer.on.few().list, offer.above.few().list);
            drafts.push(Draft::new(asked, area, figure, &told));
        }
        everything.decisions(&mut |task, decision| {
            for draft in drafts.iter_mut().filter(|draft| draft.asked.has(&task)) {
                draft.add(decision);
            }
        });
        Ok(Benchmark::new(self, &drafts))
    }
}

impl<'a> Benchmark<'a> {
    fn new(atlas: &'a Atlas, drafts: &[Draft<'a>]) -> Self {
        let model = &atlas.model;
        let themes: Vec<ThemeIx> = sorted(drafts.iter().flat_map(|draft| &draft.on).copied().collect());
        let columns = drafts.iter().map(|draft| Column {
            area: model.areas.id(draft.area),
            level: model.levels.id(model.level_of[draft.area]),
            figure: draft.figure,
            values: draft.values(&themes),
        });
        let areas: Vec<Column<'a>> = columns.collect();
        let mut measures = measures(atlas, &themes);
        for (n, measure) in measures.iter_mut().enumerate() {
            let values = || areas.iter().filter_map(|column| column.values.get(n));
            let worth = |value: &Measured| match value.out_of {
                Some(_) => value.percent,
                None => Some(Decimal::whole(value.count)),
            };
            measure.spread = Range::of(values().filter_map(worth));
            measure.spread_per_10000 = Range::of(values().filter_map(|value| value.per_10000));
        }
        Self { areas, measures }
    }
}
