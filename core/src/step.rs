//! A step of a process: when and by whom an event is made, and the reasons against it that every process has.

use std::collections::BTreeSet;
use std::fmt;

use crate::atlas::Atlas;
use crate::ids::Id;
use crate::moment::Moment;
use crate::refused::{acts_for, is_there, nearest};

/// When and by whom an event is made, and what is known then.
#[derive(Clone, Copy)]
pub(crate) struct Step<'s> {
    pub(crate) at: Moment,
    pub(crate) by: &'s Id,
    pub(crate) atlas: &'s Atlas,
}

/// How the refusals of a process say what is wrong in every process.
pub(crate) trait Reason {
    /// The event names something that is not there.
    fn unknown(path: Box<str>, what: &'static str, id: Id, nearest: Option<Box<str>>) -> Self;
    /// Something stands twice, or is there already.
    fn double(path: Box<str>, what: &'static str, id: Box<str>) -> Self;
    /// A list that must say something says nothing.
    fn empty(path: Box<str>, what: &'static str) -> Self;
    /// Somebody else may do this.
    fn not_allowed(by: Id, may: Vec<Id>) -> Self;
}

impl Step<'_> {
    /// Only these may do it, or who succeeded them.
    pub(crate) fn one_of<R: Reason>(self, may: &[Id], reasons: &mut Vec<R>) {
        if !may.iter().any(|one| acts_for(self.atlas, self.by, one)) {
            reasons.push(R::not_allowed(self.by.clone(), may.to_vec()));
        }
    }

    /// Is a stakeholder there?
    pub(crate) fn stakeholder<R: Reason>(self, id: &Id, path: String, reasons: &mut Vec<R>) {
        if let Err(nearest) = is_there(self.atlas, id) {
            reasons.push(R::unknown(path.into(), "stakeholder", id.clone(), nearest));
        }
    }
}

/// Is an id among those that are known?
pub(crate) fn known<'k, R: Reason, I: Iterator<Item = &'k str>>(
    id: &Id,
    what: &'static str,
    all: impl Fn() -> I,
    path: String,
    reasons: &mut Vec<R>,
) {
    if !all().any(|one| *id == *one) {
        reasons.push(R::unknown(path.into(), what, id.clone(), nearest(id, all())));
    }
}

/// Says a list anything?
pub(crate) fn not_empty<T, R: Reason>(list: &[T], path: &str, what: &'static str, reasons: &mut Vec<R>) {
    if list.is_empty() {
        reasons.push(R::empty(path.into(), what));
    }
}

/// Ids that stand twice are reasons.
pub(crate) fn once<'i, R: Reason>(
    ids: impl IntoIterator<Item = &'i Id>,
    field: &str,
    what: &'static str,
    reasons: &mut Vec<R>,
) {
    let mut seen = BTreeSet::new();
    for (n, id) in ids.into_iter().enumerate() {
        if !seen.insert(id) {
            reasons.push(R::double(format!("{field}[{n}]").into(), what, id.as_str().into()));
        }
    }
}

/// Ids with commas between them.
pub(crate) struct Names<'a>(pub(crate) &'a [Id]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, id) in self.0.iter().enumerate() {
            write!(f, "{}`{id}`", if n == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
