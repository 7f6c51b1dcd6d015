//! Answers that are fetched a few at a time, each computed when it is asked for.

use std::rc::Rc;

use regie::{Atlas, Filter, Unknown};
use self_cell::self_cell;

/// A chunk ends with the answer that takes its text past this length: few calls, and never many answers at once.
const CHUNK_BYTES: usize = 16 * 1024;

/// The answers still to come, each as JSON text.
type Answers<'a> = Box<dyn Iterator<Item = String> + 'a>;

self_cell! {
    /// An iterator, with the atlas that it borrows from.
    pub(crate) struct Cursor {
        owner: Rc<Atlas>,
        #[covariant]
        dependent: Answers,
    }
}

impl Cursor {
    /// Over all decisions.
    pub(crate) fn decisions(atlas: Rc<Atlas>) -> Self {
        Self::new(atlas, |atlas| Box::new(atlas.decisions().map(|decision| decision.to_json())))
    }

    /// Over the assignments that a filter lets through; an error when it names something that is not there.
    pub(crate) fn assignments(atlas: Rc<Atlas>, filter: &Filter<'_>) -> Result<Self, Unknown> {
        Self::try_new(atlas, |atlas| {
            let assignments = atlas.assignments(filter)?;
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
