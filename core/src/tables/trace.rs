//! Problems of the landscape, led back to the table, the row and the column from which they come.

use std::collections::BTreeMap;

use super::build::Builder;
use super::columns::{HEAD, MANDATES, STAKEHOLDERS};
use super::problem::{TableCode, TableProblem};
use super::sheet::Sheet;
use crate::error::Problem;

/// Where the parts of a landscape come from.
#[derive(Debug)]
pub(super) struct Origins<'s> {
    sheets: &'s [Sheet],
    /// The row of the landscape itself.
    head: Option<usize>,
    /// By sheet: the row of each element.
    elements: Vec<(usize, Vec<usize>)>,
    /// By the number of the stakeholder: the rows of its mandates, in order.
    mandates: BTreeMap<usize, Vec<usize>>,
}

impl<'s> Origins<'s> {
    pub(super) fn new(sheets: &'s [Sheet]) -> Self {
        Self { sheets, head: None, elements: Vec::new(), mandates: BTreeMap::new() }
    }

    pub(super) fn head(&mut self, row: usize) {
        self.head = Some(row);
    }

    pub(super) fn elements(&mut self, at: usize, sheet: &Sheet) {
        self.elements.push((at, sheet.rows.iter().map(|row| row.number).collect()));
    }

    pub(super) fn mandate(&mut self, owner: usize, row: usize) {
        self.mandates.entry(owner).or_default().push(row);
    }

    /// The problem where it comes from; nothing where it follows from one that was reported.
    pub(super) fn trace(&self, problem: Problem, build: &Builder<'_>) -> Option<TableProblem> {
        let code = TableCode::Document(problem.code);
        let traced = TableProblem {
            nearest: problem.nearest.clone(),
            ..TableProblem::new(code, problem.message.clone())
        };
        if &*problem.document != "landscape" {
            let message = format!("{}: {}", problem.document, problem.message).into();
            return Some(TableProblem { message, inner: Some(Box::new(problem)), ..traced });
        }
        let path = problem.path.clone();
        let (sheet, row, field) = self.place(&path);
        let (name, part) = field.split_once('.').map_or((field, None), |(name, part)| (name, Some(part)));
        let name = name.split('[').next().unwrap_or_default();
        let traced = TableProblem { inner: Some(Box::new(problem)), ..traced };
        let Some(sheet) = sheet else {
            return Some(traced);
        };
        if row.is_some_and(|row| build.is_spoiled(sheet.number, row, name)) {
            return None;
        }
        let number = sheet.number;
        let traced = TableProblem { table: Some(sheet.kind.name.into()), number, ..traced };
        let Some(row) = row else { return Some(traced) };
        Some(sheet.at(traced, row, sheet.column_of(name, part)))
    }

    /// The table, the row, and the path from there.
    fn place<'p>(&self, path: &'p str) -> (Option<&'s Sheet>, Option<usize>, &'p str) {
        let named = |name: &str| self.sheets.iter().find(|sheet| sheet.kind.name == name);
        let Some((collection, element, rest)) = numbered(path).filter(|(name, ..)| named(name).is_some())
        else {
            return (named(HEAD).filter(|_| self.head.is_some()), self.head, path);
        };
        if collection == STAKEHOLDERS
            && let Some((MANDATES, mandate, rest)) = numbered(rest)
        {
            let row = self.mandates.get(&element).and_then(|rows| rows.get(mandate));
            return (named(MANDATES), row.copied(), rest);
        }
        let of = |at: usize| self.sheets.get(at).is_some_and(|sheet| sheet.kind.name == collection);
        let rows = self.elements.iter().find(|(at, _)| of(*at)).map(|(_, rows)| rows);
        (named(collection), rows.and_then(|rows| rows.get(element)).copied(), rest)
    }
}

/// `stakeholders[12].kind`: the name, the number, and what follows.
fn numbered(path: &str) -> Option<(&str, usize, &str)> {
    let (name, rest) = path.split_once('[')?;
    let (number, rest) = rest.split_once(']')?;
    Some((name, number.parse().ok()?, rest.strip_prefix('.').unwrap_or(rest)))
}
