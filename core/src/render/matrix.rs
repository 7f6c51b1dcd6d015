//! The matrix: who has which role, by theme or by area.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Alike, Grain, Roles};
use super::roles::{Held, Letters};
use super::svg::{Border, EDGE, LINE, Look, Svg, lines, width_of};
use super::{Picture, PictureTable};
use crate::document::Collection;
use crate::error::Unknown;
use crate::ids::Id;
use crate::order::sort_by;
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
    /// Are those of a kind with the same roles in every column (of areas: or each in its own) told as one ("14 gemeenten"), from three on?
    pub fold: bool,
    /// Stakeholders that are picked out, such as those of the reader: their names stand in a frame, and the legend says so.
    pub mine: &'q [&'q str],
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
/// How much of a name is told with every cell.
const CELL: i32 = 1000;
/// How many chips stand side by side in a cell.
const IN_ROW: usize = 3;

/// So many areas of one level have a column each where those who do alike are told as one; more have one together.
const MOST_OF_LEVEL: usize = 24;

impl<'a> Words<'a> {
    /// Who has which role, by theme or by area: a row for each stakeholder that has one, a letter for each role, a border for its strength. Feature `render`.
    ///
    /// At most [`MatrixOf::MOST_COLUMNS`] columns and [`MatrixOf::MOST_ROWS`] rows are drawn; a last line says how many more there are. Where those who do alike are told as one, so are more than 24 areas of a
    /// level. The table has each stakeholder and each column by itself.
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that the atlas does not have, or when one that is picked out is no stakeholder.
    pub fn matrix(&self, of: &MatrixOf<'_>) -> Result<Picture, Unknown> {
        let letters = Letters::of(self);
        let mine = self.picked(of.mine)?;
        let mut who: BTreeMap<&'a Id, Roles<'a>> = BTreeMap::new();
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
                let held = who.entry(one.stakeholder).or_default().entry(place).or_default();
                letters.add(held, one.role, one.strength);
                seen.insert(one.role.as_str());
            }
        }
        let columns = self.columns(of.columns, columns);
        let grain = match (of.fold, of.columns) {
            (false, _) => Grain::Each,
            (true, MatrixColumns::Themes) => Grain::Columns,
            (true, MatrixColumns::Areas) => Grain::Places,
        };
        let is_folded = of.fold && of.columns == MatrixColumns::Areas;
        let mut shown = if is_folded { self.folded_columns(&columns) } else { columns.clone() };
        let mut alike = self.alike(&who, grain, &mine);
        let most = of.rows.unwrap_or(MatrixOf::MOST_ROWS).clamp(1, MatrixOf::MOST_ROWS);
        let left_out = [alike.len().saturating_sub(most), shown.len().saturating_sub(MatrixOf::MOST_COLUMNS)];
        alike.truncate(most);
        shown.truncate(MatrixOf::MOST_COLUMNS);
        let rows = alike.into_iter().map(|alike| {
            let cells = shown.iter().map(|column| alike.held(&letters, &who, |place| column.has(place)));
            Row { cells: cells.collect(), alike }
        });
        let rows: Vec<Row<'a>> = rows.collect();
        let language = self.language();
        let key = if of.columns == MatrixColumns::Themes { "matrix_themes" } else { "matrix_areas" };
        let title = language.picture(key, &[]);
        let counts = [who.len(), columns.len()].map(|n| n.to_string());
        let description = language.picture("matrix_described", &[&counts[0], &counts[1]]);
        let svg = self.drawn(&letters, (&title, &description), (&shown, &rows, left_out), &seen);
        Ok(Picture { title, description, svg, table: self.matrix_table(&letters, &columns, &who) })
    }

    /// Themes by id; areas from the lowest level to the highest, then by id.
    fn columns(&self, are: MatrixColumns, found: BTreeSet<&'a Id>) -> Vec<Column<'a>> {
        let collection = match are {
            MatrixColumns::Themes => Collection::Themes,
            MatrixColumns::Areas => Collection::Areas,
        };
        let mut columns: Vec<Column<'a>> = found
            .into_iter()
            .map(|id| {
                let level = self.atlas.area(id.as_str()).filter(|_| are == MatrixColumns::Areas);
                let level = level.map_or("", |area| area.level.as_str());
                let rank = self.atlas.rule_book().levels.iter().position(|one| one.id == level);
                Column { name: self.name(collection, id.as_str()), level: (rank, level), of: vec![id] }
            })
            .collect();
        sort_by(&mut columns, |one, other| one.level.cmp(&other.level));
        columns
    }

    /// Areas of a level of which there are very many, in one column.
    fn folded_columns(&self, columns: &[Column<'a>]) -> Vec<Column<'a>> {
        let mut folded = Vec::new();
        for alike in columns.chunk_by(|one, other| one.level == other.level) {
            let Some(first) = alike.first().filter(|_| alike.len() > MOST_OF_LEVEL) else {
                folded.extend(alike.iter().cloned());
                continue;
            };
            let of: Vec<&'a Id> = alike.iter().flat_map(|column| &column.of).copied().collect();
            let name = self.number_of_areas(&of).unwrap_or_else(|| {
                let (level, number) = (self.name(Collection::Levels, first.level.1), of.len().to_string());
                [level, number].join(": ")
            });
            folded.push(Column { name, level: first.level, of });
        }
        folded
    }

    fn matrix_table(
        &self,
        letters: &Letters<'_>,
        columns: &[Column<'a>],
        who: &BTreeMap<&'a Id, Roles<'a>>,
    ) -> PictureTable {
        let mut heads = vec![self.language().picture("column_who", &[])];
        heads.extend(columns.iter().map(|column| column.name.clone()));
        let rows = who.iter().map(|(id, roles)| {
            let of = |column: &Column<'a>| column.of.first().and_then(|id| roles.get(id));
            let cells = columns.iter().map(|column| of(column).map(|held| letters.told(self, held)));
            let name = self.name(Collection::Stakeholders, id.as_str());
            std::iter::once(name).chain(cells.map(Option::unwrap_or_default)).collect()
        });
        PictureTable { columns: heads, rows: rows.collect() }
    }

    fn drawn(
        &self,
        letters: &Letters<'_>,
        (title, description): (&str, &str),
        (columns, rows, left_out): (&[Column<'a>], &[Row<'a>], [usize; 2]),
        seen: &BTreeSet<&str>,
    ) -> String {
        let language = self.language();
        let mut svg = Svg::default();
        let widest = |column: usize| {
            let counts = rows.iter().filter_map(|row| Some(row.cells.get(column)?.len()));
            Letters::width(counts.max().unwrap_or(1).clamp(1, IN_ROW)) + 8
        };
        let widths: Vec<i32> = (0..columns.len()).map(widest).collect();
        let names = rows.iter().map(|row| width_of(&row.alike.name)).max();
        let names = names.unwrap_or(0).clamp(120, NAMES);
        let heads = columns.iter().map(|column| width_of(&column.name) * 7 / 10).max();
        let heads = heads.unwrap_or(0).clamp(30, HEADS) + LINE;
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
        let has_mine = rows.iter().any(|row| row.alike.is_mine);
        y += letters.legend(&mut svg, self, (EDGE, y - 8), width - 2 * EDGE, (seen, has_mine));
        let top = y + heads;
        let mut x = left;
        for (Column { name, .. }, column) in columns.iter().zip(&widths) {
            svg.titled(name, |svg| {
                let cut = lines(name, HEADS * 10 / 7, 1).concat();
                svg.text(x + column / 2, top - 8, Look { turned: true, ..Look::default() }, &cut);
            });
            x += column;
        }
        y = top;
        for (number, row) in rows.iter().enumerate() {
            let highest = row.cells.iter().map(|held| held.len().div_ceil(IN_ROW));
            let chips = i32::try_from(highest.max().unwrap_or(1).max(1)).unwrap_or(1) * (LINE + 3) + 6;
            let named = lines(&row.alike.name, names, 2);
            let height = chips.max(i32::try_from(named.len()).unwrap_or(1) * LINE + 8);
            if number % 2 == 0 {
                svg.ground(EDGE, y, inner - EDGE, height);
            }
            let is_mine = row.alike.is_mine;
            svg.marked(&row.alike.whole, &[("stakeholder", row.alike.id())], |svg| {
                if is_mine {
                    svg.framed(EDGE, y + 2, names + 10, height - 4, Border::Thick);
                }
                let look = Look { bold: is_mine, ..Look::default() };
                svg.paragraph(EDGE + 6, y + LINE - 1, look, &named);
            });
            let mut x = left;
            for ((Column { name, .. }, held), width) in columns.iter().zip(&row.cells).zip(&widths) {
                if !held.is_empty() {
                    // of a name as long as a book there is no more in every cell than one can read
                    let [who, place] = [&row.alike.name, name].map(|text| lines(text, CELL, 1).concat());
                    let told = [who, place, letters.told(self, held)].join(" – ");
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
        if left_out != [0, 0] {
            let left_out = left_out.map(|n| n.to_string());
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

/// A theme, an area, or all areas of a level.
#[derive(Debug, Clone)]
struct Column<'a> {
    name: String,
    /// Of areas: its place in the rule book, and its id.
    level: (Option<usize>, &'a str),
    of: Vec<&'a Id>,
}

impl Column<'_> {
    fn has(&self, place: &Id) -> bool {
        match self.of[..] {
            [one] => one == place,
            _ => self.of.binary_search(&place).is_ok(),
        }
    }
}

/// Who has roles: one, or several as one, with what they have in each column.
#[derive(Debug)]
struct Row<'a> {
    alike: Alike<'a>,
    cells: Vec<Held<'a>>,
}
