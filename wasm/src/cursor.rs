//! Answers that are fetched a few at a time, each computed when it is asked for.

use std::rc::Rc;

use regie::{Approach, Atlas, Filter, Strength, Unknown};
use self_cell::self_cell;

/// A chunk ends with the answer that takes its text past this length: few calls, and never many answers at once.
const CHUNK_BYTES: usize = 16 * 1024;

/// Which assignments: a [`Filter`] with text of its own.
#[derive(Debug, Default)]
pub(crate) struct Question {
    pub(crate) theme: Option<String>,
    pub(crate) challenge: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) stakeholder: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) strength: Option<Strength>,
    pub(crate) approach: Option<Approach>,
}

impl From<Question> for Asked {
    fn from(question: Question) -> Self {
        Self::new(question, |question| Filter {
            theme: question.theme.as_deref(),
            challenge: question.challenge.as_deref(),
            area: question.area.as_deref(),
            level: question.level.as_deref(),
            stakeholder: question.stakeholder.as_deref(),
            role: question.role.as_deref(),
            strength: question.strength,
            approach: question.approach,
        })
    }
}

self_cell! {
    /// A question, with the filter that borrows from it.
    struct Asked {
        owner: Question,
        #[covariant]
        dependent: Filter,
    }
}

/// The answers still to come, each as JSON text.
type Answers<'a> = Box<dyn Iterator<Item = String> + 'a>;

self_cell! {
    /// An iterator, with what it borrows from.
    pub(crate) struct Cursor {
        owner: (Rc<Atlas>, Asked),
        #[covariant]
        dependent: Answers,
    }
}

impl Cursor {
    /// Over all decisions.
    pub(crate) fn decisions(atlas: Rc<Atlas>) -> Self {
        Self::new((atlas, Question::default().into()), |(atlas, _)| {
            Box::new(atlas.decisions().map(|decision| decision.to_json()))
        })
    }

    /// Over the assignments that are asked for; an error when the question names something that is not there.
    pub(crate) fn assignments(atlas: Rc<Atlas>, question: Question) -> Result<Self, Unknown> {
        Self::try_new((atlas, question.into()), |(atlas, asked)| {
            let assignments = atlas.assignments(asked.borrow_dependent())?;
            Ok(Box::new(assignments.map(|assignment| assignment.to_json())) as Answers<'_>)
        })
    }

    /// The next answers as a JSON list: empty at the end, and only there.
    pub(crate) fn chunk(&mut self) -> String {
        let mut chunk = String::from("[");
        self.with_dependent_mut(|_, answers| {
            for answer in answers {
                if chunk.len() > 1 {
                    chunk.push(',');
                }
                chunk.push_str(&answer);
                if chunk.len() > CHUNK_BYTES {
                    break;
                }
            }
        });
        chunk.push(']');
        chunk
    }
}
