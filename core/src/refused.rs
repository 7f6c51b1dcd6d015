//! Events that are refused, and what the processes ask the atlas before they do.

use std::fmt;

use crate::atlas::Atlas;
use crate::error::Nearest;
use crate::ids::Id;
use crate::model::table::holds;

/// An event that is refused, with every reason at once: never none, in the order of their places in the event. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused<R>(pub(crate) Vec<R>);

impl<R> Refused<R> {
    /// The reasons.
    #[must_use]
    pub fn reasons(&self) -> &[R] {
        &self.0
    }

    /// Refuses when there is a reason to.
    pub(crate) fn if_any(reasons: Vec<R>) -> Result<(), Self> {
        if reasons.is_empty() { Ok(()) } else { Err(Self(reasons)) }
    }
}

impl<R> From<R> for Refused<R> {
    fn from(reason: R) -> Self {
        Self(vec![reason])
    }
}

impl<R: fmt::Display> fmt::Display for Refused<R> {
    /// One a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, reason) in self.0.iter().enumerate() {
            write!(f, "{}{reason}", if n == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl<R: fmt::Debug + fmt::Display> std::error::Error for Refused<R> {}

/// Does whoever acts speak for a stakeholder: is it that stakeholder, or one that succeeded it?
pub(crate) fn acts_for(atlas: &Atlas, by: &Id, stakeholder: &Id) -> bool {
    let names = &atlas.model.stakeholders;
    by == stakeholder
        || names.find(stakeholder.as_str()).is_some_and(|index| {
            let heirs = atlas.people.succession.resolve(index);
            names.find(by.as_str()).is_some_and(|by| heirs.contains(&by))
        })
}

/// Is a stakeholder there at the date of the atlas, itself or through those that succeeded it? Otherwise, the nearest id that there is.
pub(crate) fn is_there(atlas: &Atlas, stakeholder: &Id) -> Result<(), Option<Box<str>>> {
    let names = &atlas.model.stakeholders;
    match names.find(stakeholder.as_str()) {
        Some(index) if !atlas.people.succession.resolve(index).is_empty() => Ok(()),
        Some(_) => Err(None),
        None => Err(nearest(stakeholder, names.all())),
    }
}

/// Does a name look like an address of somebody? What is chained can never be erased, so no address belongs there.
pub(crate) fn looks_like_address(id: &Id) -> bool {
    id.as_str().contains('@')
}

/// What is said of whoever writes an event under an address.
pub(crate) const BY_ADDRESS: &str = "who acts is named by an id without personal data, and `by` looks like an address: it could never be erased";

/// The nearest known name.
pub(crate) fn nearest<'a>(id: &Id, known: impl IntoIterator<Item = &'a str>) -> Option<Box<str>> {
    Nearest::new().among(id.as_str(), known)
}

/// Has a challenge of the atlas, there at its date, a theme: named, or reached by `broader` and `exact`?
pub(crate) fn is_on(atlas: &Atlas, challenge: &Id, theme: &Id) -> bool {
    let task = atlas.model.challenges.find(challenge.as_str()).and_then(|index| atlas.tasks.of(index));
    let theme = atlas.model.themes.find(theme.as_str());
    task.zip(theme).is_some_and(|(task, theme)| holds(task.themes.list, &theme))
}
