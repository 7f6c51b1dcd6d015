//! Why an event of a signal is refused.

use std::fmt;

use super::may::MayTake;
use super::path::StepField;
use crate::error::{DidYouMean, Problems};
use crate::ids::Id;

/// Why an event of a signal is refused, in the words of the field; [`code`](SignalRefusal::code) is stable, [`path`](SignalRefusal::path) leads to the place in the event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SignalRefusal {
    /// The event names something that is not there.
    #[error("there is no {what} `{id}`{}", DidYouMean(nearest.as_deref()))]
    Unknown {
        /// The place in the event.
        path: Box<str>,
        /// What it should be: `signal`, `step of this path`, `theme`, …
        what: &'static str,
        /// What it names.
        id: Id,
        /// The nearest that there is.
        nearest: Option<Box<str>>,
    },
    /// A signal or challenge of that name is there already.
    #[error("{what} `{id}` is there already")]
    Double {
        /// The place in the event.
        path: Box<str>,
        /// What it is.
        what: &'static str,
        /// Its name.
        id: Id,
    },
    /// The signal does not stand where this step begins.
    #[error(
        "`{step}` cannot be taken with `{signal}`: it stands in `{state}`, from where can be taken: {}",
        Ids(can)
    )]
    OutOfTurn {
        /// The place in the event.
        path: Box<str>,
        /// The signal.
        signal: Id,
        /// Where it stands.
        state: Id,
        /// The step.
        step: Id,
        /// The steps that can be taken from there.
        can: Vec<Id>,
    },
    /// Somebody else may take this step.
    #[error("`{by}` may not take the step `{step}` with `{signal}`; who may: {}", Mays(may))]
    NotAllowed {
        /// Who wanted to.
        by: Id,
        /// The step.
        step: Id,
        /// The signal.
        signal: Id,
        /// Who may, and by which rules.
        may: Vec<MayTake>,
    },
    /// The step must record something that is missing.
    #[error("the step `{step}` says nothing without `{field}`")]
    Missing {
        /// The field of the event.
        field: StepField,
        /// The step.
        step: Id,
    },
    /// The step does not record this.
    #[error("the step `{step}` does not record `{field}`; it records: {}", Fields(records))]
    NotRecorded {
        /// The field of the event.
        field: StepField,
        /// The step.
        step: Id,
        /// What it records.
        records: Vec<StepField>,
    },
    /// A challenge is named, and another one made.
    #[error("the signals become part of one challenge: either `challenge` or `new_challenge`")]
    TwoChallenges,
    /// Who is named does not have the role that belongs there.
    #[error("`{stakeholder}` does not have the role `{role}` on `{signal}`; who has: {}", Ids(holders))]
    NotAmong {
        /// The place in the event.
        path: Box<str>,
        /// Who is named.
        stakeholder: Id,
        /// The role.
        role: Id,
        /// The signal.
        signal: Id,
        /// Who has it.
        holders: Vec<Id>,
    },
    /// Nobody has the role of those whom the step records.
    #[error("nobody has the role `{role}` on `{signal}`: the landscape or the rules leave it open")]
    NobodyHas {
        /// The field of the event.
        field: StepField,
        /// The role.
        role: Id,
        /// The signal.
        signal: Id,
    },
    /// There is nothing that could be answered from above.
    #[error("`{signal}` was not taken above, or was answered already")]
    NothingAsked {
        /// The signal.
        signal: Id,
    },
    /// The challenge that is made of the signals is not right.
    #[error("the new challenge is not right: {0}")]
    NewChallenge(Problems),
    /// Who acts is named by an address.
    #[error("{}", crate::refused::BY_ADDRESS)]
    PersonalData,
}

impl SignalRefusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-reference",
            Self::Double { .. } => "double",
            Self::OutOfTurn { .. } => "out-of-turn",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Missing { .. } => "missing-field",
            Self::NotRecorded { .. } => "not-recorded",
            Self::TwoChallenges => "two-challenges",
            Self::NotAmong { .. } => "not-among",
            Self::NobodyHas { .. } => "nobody-has",
            Self::NothingAsked { .. } => "nothing-asked",
            Self::NewChallenge(_) => "new-challenge",
            Self::PersonalData => "personal-data",
        }
    }

    /// The place in the event; empty for the whole of it, or for who wants it.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unknown { path, .. }
            | Self::Double { path, .. }
            | Self::OutOfTurn { path, .. }
            | Self::NotAmong { path, .. } => path,
            Self::Missing { field, .. } | Self::NotRecorded { field, .. } | Self::NobodyHas { field, .. } => {
                field.as_str()
            }
            Self::TwoChallenges | Self::NewChallenge(_) => "new_challenge",
            Self::NothingAsked { .. } => "signals",
            Self::NotAllowed { .. } | Self::PersonalData => "",
        }
    }

    /// What would help: the nearest name, or who comes first.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { nearest: Some(nearest), .. } => Some(format!("did you mean `{nearest}`?")),
            Self::NotAllowed { by, may, .. } => {
                let after = may.iter().find(|may| may.come_after.contains(by))?;
                let role = after.role.as_ref()?;
                Some(format!(
                    "`{by}` has the role `{role}`, but those of the reporter's own sector come first"
                ))
            }
            _ => None,
        }
    }
}

/// What is written with commas between, or `nobody` or `nothing`.
fn list<T>(
    f: &mut fmt::Formatter<'_>,
    list: &[T],
    none: &str,
    write: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    if list.is_empty() {
        return f.write_str(none);
    }
    for (n, one) in list.iter().enumerate() {
        f.write_str(if n == 0 { "" } else { ", " })?;
        write(f, one)?;
    }
    Ok(())
}

struct Ids<'a>(&'a [Id]);

impl fmt::Display for Ids<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, self.0, "none", |f, id| write!(f, "`{id}`"))
    }
}

struct Fields<'a>(&'a [StepField]);

impl fmt::Display for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, self.0, "nothing", |f, field| write!(f, "`{field}`"))
    }
}

struct Mays<'a>(&'a [MayTake]);

impl fmt::Display for Mays<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, self.0, "nobody", |f, may| write!(f, "{may}"))
    }
}
