//! A register as the module keeps it: with the documents from which it starts, and the atlas of the day that was asked about last.

use std::cell::RefCell;
use std::rc::Rc;

use regie::{Atlas, Date, Documents, Register};

use crate::handles::{Thing, keep};
use crate::reply::Failure;

/// A register, and what it takes to answer questions.
pub(crate) struct Kept {
    pub(crate) register: Register,
    pub(crate) documents: Rc<Documents>,
    /// Of which day, after how many events: questions on one day come one after the other, and building an atlas is most of the work of each.
    atlas: Option<(Date, u32, Rc<Atlas>)>,
}

impl Kept {
    /// The handle of a new one.
    pub(crate) fn handle(register: Register, documents: Rc<Documents>) -> u32 {
        keep(Thing::Register(Rc::new(RefCell::new(Self { register, documents, atlas: None }))))
    }

    /// The landscape and rules on a day, as the journal tells them by now.
    pub(crate) fn atlas_on(&mut self, day: Date) -> Result<Rc<Atlas>, Failure> {
        let seq = self.register.head().seq;
        if let Some((of, after, atlas)) = &self.atlas
            && (*of, *after) == (day, seq)
        {
            return Ok(Rc::clone(atlas));
        }
        let atlas = Rc::new(self.register.atlas_on(day)?);
        self.atlas = Some((day, seq, Rc::clone(&atlas)));
        Ok(atlas)
    }
}
