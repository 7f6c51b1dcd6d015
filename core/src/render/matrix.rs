//! The matrix: who has which role, by theme or by area.

use std::collections::{BTreeMap, BTreeSet};

use super::roles::{Held, Letters};
use super::svg::{Border, EDGE, LINE, Look, Svg, lines, width_of};
use super::{Picture, PictureTable};
use crate::document::Collection;
use crate::error::Unknown;
use crate::ids::Id;
use crate::views::Filter;
use crate::words::Words;

/// What the columns of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MatrixColumns {
    /// The themes that challenges name.
    #[default]
    Themes,
    /// The areas where roles are taken.
    Areas,
}

/// Which matrix?
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct MatrixOf<'q> {
    /// Which assignments: all of them, unless it narrows.
    pub filter: Filter<'q>,
    /// What the columns are.
    pub columns: MatrixColumns,
    /// The most rows that are drawn, from 1; without it, [`MatrixOf::MOST_ROWS`].
    pub rows: Option<usize>,
}

impl MatrixOf<'_> {
    /// The most columns that are drawn. The table has them all.
    pub const MOST_COLUMNS: usize = 100;
    /// The most rows that are drawn.
    pub const MOST_ROWS: usize = 300;
}

/// The place for names beside the rows.
const NAMES: i32 = 260;
/// The place for names above the columns.
const HEADS: i32 = 190;
/// How many chips stand side by side in a cell.
const IN_ROW: usize = 3;

impl<'a> Words<'a> {
    /// Who has which role, by theme or by area: a row for each stakeholder that has one, a letter for each role, a border for its strength. Feature `render`.
    ///
    /// At most [`MatrixOf::MOST_COLUMNS`] columns and [`MatrixOf::MOST_ROWS`] rows are drawn; a last line says how many more there are, and the table has them all.
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that the atlas does not have.
    pub fn matrix(&self, of: &MatrixOf<'_>) -> Result<Picture, Unknown> {
        let letters = Letters::of(self);
        let mut cells: BTreeMap<&'a Id, BTreeMap<&'a Id, Held<'a>>> = BTreeMap::new();
        let mut columns: BTreeSet<&'a Id> = BTreeSet::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let atlas: &'a crate::atlas::Atlas = self.atlas;
        for one in atlas.assignments(&of.filter)? {
            let themes =
                atlas.challenge(one.challenge.as_str()).map_or(&[][..], |challenge| &challenge.themes);
            let places: Vec<&'a Id> = match of.columns {
                MatrixColumns::Themes => themes.iter().collect(),
                MatrixColumns::Areas => vec![one.area],
            };
            for place in places {
                columns.insert(place);
                let held = cells.entry(one.stakeholder).or_default().entry(place).or_default();
                letters.add(held, one.role, one.strength);
                seen.insert(one.role.as_str());
            }
        }
        let name = |column: &Id| match of.columns {
            MatrixColumns::Themes => self.name(Collection::Themes, column.as_str()),
            MatrixColumns::Areas => self.name(Collection::Areas, column.as_str()),
        };
        let columns: Vec<(&'a Id, String)> =
            columns.into_iter().map(|column| (column, name(column))).collect();
        let mut rows: Vec<Row<'a>> = Vec::new();
        for (stakeholder, cells) in cells {
            let name = self.name(Collection::Stakeholders, stakeholder.as_str());
            rows.push(Row { id: stakeholder, name, cells });
        }
        let language = self.language();
        let key = if of.columns == MatrixColumns::Themes { "matrix_themes" } else { "matrix_areas" };
        let title = language.picture(key, &[]);
        let counts = [rows.len().to_string(), columns.len().to_string()];
        let description = language.picture("matrix_described", &[&counts[0], &counts[1]]);
        let most = of.rows.unwrap_or(MatrixOf::MOST_ROWS).clamp(1, MatrixOf::MOST_ROWS);
        let svg = self.drawn(&letters, &title, &description, (&columns, &rows, most), &seen);
        Ok(Picture { title, description, svg, table: self.matrix_table(&letters, &columns, &rows) })
    }

    fn matrix_table(
        &self,
        letters: &Letters<'_>,
        columns: &[(&'a Id, String)],
        rows: &[Row<'a>],
    ) -> PictureTable {
        let mut heads = vec![self.language().picture("column_who", &[])];
        heads.extend(columns.iter().map(|(_, name)| name.clone()));
        let rows = rows.iter().map(|row| {
            let cells =
                columns.iter().map(|(column, _)| row.cells.get(column).map(|held| letters.told(self, held)));
            std::iter::once(row.name.clone()).chain(cells.map(Option::unwrap_or_default)).collect()
        });
        PictureTable { columns: heads, rows: rows.collect() }
    }

    fn drawn(
        &self,
        letters: &Letters<'_>,
        title: &str,
        description: &str,
        (columns, rows, most): (&[(&'a Id, String)], &[Row<'a>], usize),
        seen: &BTreeSet<&str>,
    ) -> String {
        let language = self.language();
        let mut svg = Svg::default();
        let shown = columns.get(..MatrixOf::MOST_COLUMNS).unwrap_or(columns);
        let shown_rows = rows.get(..most).unwrap_or(rows);
        let widest = |column: &Id| {
            let counts = shown_rows.iter().filter_map(|row| Some(row.cells.get(column)?.len()));
            Letters::width(counts.max().unwrap_or(1).clamp(1, IN_ROW)) + 8
        };
        let widths: Vec<i32> = shown.iter().map(|(column, _)| widest(column)).collect();
        let names = shown_rows.iter().map(|row| width_of(&row.name)).max().unwrap_or(0).clamp(120, NAMES);
        let heads =
            shown.iter().map(|(_, name)| width_of(name) * 7 / 10).max().unwrap_or(0).clamp(30, HEADS) + LINE;
        let left = EDGE + names + 12;
        // room for the last slanted name
        let inner = left + widths.iter().sum::<i32>();
        let width = (inner + heads).max(640);

        let mut y = EDGE + LINE;
        y += svg.paragraph(
            EDGE,
            y,
            Look { bold: true, ..Look::default() },
            &lines(title, width - 2 * EDGE, 2),
        );
        y += letters.legend(&mut svg, self, EDGE, y - 8, width - 2 * EDGE, seen);
        let top = y + heads;
        let mut x = left;
        for ((_, name), column) in shown.iter().zip(&widths) {
            svg.titled(name, |svg| {
                let cut = lines(name, HEADS * 10 / 7, 1).concat();
                svg.text(x + column / 2, top - 8, Look { turned: true, ..Look::default() }, &cut);
            });
            x += column;
        }
        y = top;
        for (number, row) in shown_rows.iter().enumerate() {
            let highest = shown
                .iter()
                .filter_map(|(column, _)| row.cells.get(column))
                .map(|held| held.len().div_ceil(IN_ROW));
            let chips = i32::try_from(highest.max().unwrap_or(1)).unwrap_or(1) * (LINE + 3) + 6;
            let named = lines(&row.name, names, 2);
            let height = chips.max(i32::try_from(named.len()).unwrap_or(1) * LINE + 8);
            if number % 2 == 0 {
                svg.ground(EDGE, y, inner - EDGE, height);
            }
            svg.marked(&row.name, &[("stakeholder", row.id.as_str())], |svg| {
                svg.paragraph(EDGE + 6, y + LINE - 1, Look::default(), &named);
            });
            let mut x = left;
            for ((column, name), width) in shown.iter().zip(&widths) {
                if let Some(held) = row.cells.get(column) {
                    let told = [row.name.as_str(), name, &letters.told(self, held)].join(" – ");
                    svg.titled(&told, |svg| {
                        letters.chips(svg, x + 4, y + 4, held, IN_ROW);
                    });
                }
                x += width;
            }
            y += height;
        }
        let mut x = left;
        for column in widths.iter().chain([&0]) {
            svg.line((x, top), (x, y));
            x += column;
        }
        let left_out = [rows.len() - shown_rows.len(), columns.len() - shown.len()].map(|n| n.to_string());
        if left_out != ["0", "0"] {
            let words = language.picture("matrix_more", &[&left_out[0], &left_out[1]]);
            y += LINE + 4;
            svg.text(EDGE, y, Look::default(), &words);
        }
        if rows.is_empty() {
            let words = language.picture("nothing_here", &[]);
            svg.framed(EDGE, y, width_of(&words) + 24, LINE + 12, Border::Dashed);
            svg.text(EDGE + 12, y + LINE, Look::default(), &words);
            y += LINE + 12;
        }
        svg.finish(language.tag(), title, description, width, y + EDGE)
    }
}

/// A stakeholder, with its roles by column.
#[derive(Debug)]
struct Row<'a> {
    id: &'a Id,
    name: String,
    cells: BTreeMap<&'a Id, Held<'a>>,
}
