//! Notices: what the atlas made of facts that are not quite there. Nothing disappears silently (contract §2).

use std::fmt;

use crate::order::sort_by;

/// Something that the atlas made of the documents at its date, with the place by ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Notice {
    /// What happened.
    pub code: NoticeCode,
    /// Where, by ids: `challenges/wachtlijst/areas/neerpelt`.
    pub path: Box<str>,
    /// The nearest id, for one that the landscape lacks.
    pub nearest: Option<Box<str>>,
}

impl Notice {
    /// The stable code, as text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }

    /// Where, by ids.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// The stable codes of notices, in the order of their texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoticeCode {
    /// An element is absent because of something that it names.
    AbsentElement,
    /// An element of a list dropped out.
    AbsentReference,
    /// A named seat is not used.
    SeatIgnored,
    /// Several areas could have been the seat.
    SeatTied,
    /// A reference resolved through successors.
    Succeeded,
    /// The rule book names something that the landscape lacks.
    UnknownInRulebook,
}

impl NoticeCode {
    /// Every code there is.
    pub const ALL: &[Self] = &[
        Self::AbsentElement,
        Self::AbsentReference,
        Self::SeatIgnored,
        Self::SeatTied,
        Self::Succeeded,
        Self::UnknownInRulebook,
    ];

    /// The code as it stands in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AbsentElement => "absent-element",
            Self::AbsentReference => "absent-reference",
            Self::SeatIgnored => "seat-ignored",
            Self::SeatTied => "seat-tied",
            Self::Succeeded => "succeeded",
            Self::UnknownInRulebook => "unknown-in-rulebook",
        }
    }
}

impl fmt::Display for NoticeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Collects notices: one for each code and path.
#[derive(Debug, Default)]
pub(super) struct Notices(Vec<Notice>);

impl Notices {
    pub(super) fn add(&mut self, code: NoticeCode, path: String) {
        self.add_near(code, path, None);
    }

    pub(super) fn add_near(&mut self, code: NoticeCode, path: String, nearest: Option<Box<str>>) {
        self.0.push(Notice { code, path: path.into(), nearest });
    }

    /// Sorted by code, then path.
    pub(super) fn into_list(mut self) -> Vec<Notice> {
        sort_by(&mut self.0, |one, other| (one.code, &one.path).cmp(&(other.code, &other.path)));
        self.0.dedup_by(|later, first| {
            let same = later.code == first.code && later.path == first.path;
            if same && first.nearest.is_none() {
                first.nearest = later.nearest.take();
            }
            same
        });
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_sort_by_the_text_of_their_code() {
        assert!(NoticeCode::ALL.is_sorted_by_key(|code| code.as_str()));
        assert!(NoticeCode::ALL.is_sorted());
    }
}
