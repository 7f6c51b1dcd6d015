//! What a snapshot tells of a state, looked at as a whole: each name once, and nothing that speaks of what is not there.

use std::collections::BTreeSet;

use super::read::Reader;
use crate::error::{Code, Step, shorten};
use crate::ids::Id;

impl Reader {
    /// Looks at the elements of a list one by one, each at its place; the name of an element stands in the list once.
    pub(crate) fn each<'t, T>(
        &mut self,
        field: &'static str,
        list: &'t [T],
        name: impl Fn(&'t T) -> &'t Id,
        mut look: impl FnMut(&mut Self, &'t T),
    ) {
        let mut seen = BTreeSet::new();
        self.all(field, list, |reader, element| {
            let id = name(element);
            if !seen.insert(id) {
                let message = format!("`{}` stands there already", shorten(id.as_str()));
                reader.report(Code::RepeatedId, message);
            }
            look(reader, element);
        });
    }

    /// Looks at the elements of a list one by one, each at its place.
    pub(crate) fn all<'t, T>(
        &mut self,
        field: &'static str,
        list: &'t [T],
        mut look: impl FnMut(&mut Self, &'t T),
    ) {
        self.within(field, |reader| {
            for (n, element) in list.iter().enumerate() {
                reader.at(Step::Index(n), |reader| look(reader, element));
            }
        });
    }

    /// Looks at what stands in this field.
    pub(crate) fn within<R>(&mut self, field: &'static str, look: impl FnOnce(&mut Self) -> R) -> R {
        self.at(Step::Field(field.into()), look)
    }

    /// The id that stands here is one of those that are known.
    pub(crate) fn known<'k, I: Iterator<Item = &'k Id>>(
        &mut self,
        what: &'static str,
        id: &Id,
        known: impl Fn() -> I,
    ) {
        if !known().any(|one| one == id) {
            let nearest = self.nearest.among(id.as_str(), known().map(Id::as_str));
            let message = format!("there is no {what} `{}` here", shorten(id.as_str()));
            self.report_near(Code::UnknownReference, message, nearest);
        }
    }
}
