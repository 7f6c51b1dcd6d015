//! What a snapshot tells of a state, looked at as a whole: each name once, and nothing that speaks of what is not there.

use std::collections::BTreeSet;

use super::read::Reader;
use crate::error::{Code, Step, shorten};
use crate::ids::Id;

impl Reader {
    /// Looks at the elements of a list one by one, each at its place; the name of an element stands in the list once.
    pub(crate) fn each<T>(
        &mut self,
        field: &'static str,
        list: &[T],
        name: impl Fn(&T) -> &Id,
        mut look: impl FnMut(&mut Self, &T),
    ) {
        let mut seen = BTreeSet::new();
        self.at(Step::Field(field.into()), |reader| {
            for (n, element) in list.iter().enumerate() {
                reader.at(Step::Index(n), |reader| {
                    let id = name(element);
                    if !seen.insert(id) {
                        let message = format!("`{}` stands there already", shorten(id.as_str()));
                        reader.report(Code::RepeatedId, message);
                    }
                    look(reader, element);
                });
            }
        });
    }

    /// An id in this field is one of those that are known.
    pub(crate) fn known<'k, I: Iterator<Item = &'k Id>>(
        &mut self,
        field: &'static str,
        what: &'static str,
        id: &Id,
        known: impl Fn() -> I,
    ) {
        if !known().any(|one| one == id) {
            let nearest = self.nearest.among(id.as_str(), known().map(Id::as_str));
            let message = format!("there is no {what} `{}` here", shorten(id.as_str()));
            self.at(Step::Field(field.into()), |reader| {
                reader.report_near(Code::UnknownReference, message, nearest);
            });
        }
    }
}
