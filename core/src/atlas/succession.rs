//! What a reference to an area or a stakeholder means at the date (contract §2, "The date").

use crate::date::{Date, Validity};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::{Ix, Table, sorted};

use super::notice::{NoticeCode, Notices};

/// For each element of a collection, what resolve(x) gives at the date.
#[derive(Debug)]
pub(crate) struct Succession<I> {
    /// `None`: the element itself, which is valid.
    resolved: Table<I, Option<Box<[I]>>>,
}

impl<I: Ix> Succession<I> {
    /// `facts` gives an element's validity and successors.
    pub(super) fn new<'a>(
        names: &Names<I>,
        date: Date,
        facts: impl Fn(I) -> Option<(Validity, &'a [Id])>,
    ) -> Self {
        // successors have no circle, so each element is settled after those into which it went; without recursion, however long
        // their chain
        let mut resolved: Table<I, Option<Box<[I]>>> = Table::filled(names.len(), &None);
        let mut settled = Table::filled(names.len(), &false);
        for start in names.indices() {
            let mut open = vec![start];
            while let Some(x) = open.last().copied() {
                let (valid, successors) = facts(x).unwrap_or((Validity::ALWAYS, &[]));
                if settled[x] || valid.holds_on(date) {
                    settled[x] = true;
                    open.pop();
                    continue;
                }
                let into = if valid.has_ended_by(date) { successors } else { &[] };
                let into: Vec<I> = into.iter().filter_map(|id| names.find(id.as_str())).collect();
                let before = open.len();
                open.extend(into.iter().copied().filter(|heir| !settled[*heir]));
                if open.len() > before {
                    continue;
                }
                let mut heirs = Vec::new();
                for heir in into {
                    match &resolved[heir] {
                        None => heirs.push(heir),
                        Some(their) => heirs.extend(their.iter().copied()),
                    }
                }
                resolved[x] = Some(sorted(heirs).into());
                settled[x] = true;
                open.pop();
            }
        }
        Self { resolved }
    }

    /// Is it valid at the date?
    pub(crate) fn is_present(&self, x: I) -> bool {
        self.resolved[x].is_none()
    }

    /// resolve(x).
    pub(crate) fn resolve(&self, x: I) -> Vec<I> {
        self.resolved[x].as_deref().map_or_else(|| vec![x], <[I]>::to_vec)
    }

    /// What is left of the references in a list, with a notice for each that changed (DESIGN D-02, D-03).
    /// `owner`: the element whose list it is, where the list is of its own kind.
    pub(super) fn list(
        &self,
        names: &Names<I>,
        ids: &[Id],
        owner: Option<I>,
        path: impl Fn(&Id) -> String,
        notices: &mut Notices,
    ) -> Vec<I> {
        let mut left = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(x) = names.find(id.as_str()) else { continue };
            let Some(heirs) = &self.resolved[x] else {
                left.push(x);
                continue;
            };
            let before = left.len();
            left.extend(heirs.iter().copied().filter(|heir| Some(*heir) != owner));
            let code = if left.len() > before { NoticeCode::Succeeded } else { NoticeCode::AbsentReference };
            notices.add(code, path(id));
        }
        sorted(left)
    }

    /// What a single reference means: `None` when nothing is left of it; with it, whether it went through successors.
    pub(super) fn single(&self, names: &Names<I>, id: &Id) -> Option<(Vec<I>, bool)> {
        let x = names.find(id.as_str())?;
        match &self.resolved[x] {
            None => Some((vec![x], false)),
            Some(heirs) if heirs.is_empty() => None,
            Some(heirs) => Some((heirs.to_vec(), true)),
        }
    }
}
