//! What stays in the module between two calls, each known to the script by a number.

use std::cell::RefCell;
use std::rc::Rc;

#[cfg(feature = "full")]
use regie::Language;
use regie::{Atlas, Options};
#[cfg(feature = "full")]
use regie::{Prepared, Sets};

use crate::cursor::Cursor;
#[cfg(feature = "full")]
use crate::kept::Kept;
use crate::reply::Failure;

/// What a number stands for.
pub(crate) enum Thing {
    /// Options on their way to an atlas: reference sets come one by one.
    Options(Options),
    /// An atlas; iterators that have not ended keep it, too.
    Atlas(Rc<Atlas>),
    /// An iterator.
    Cursor(Cursor),
    /// A language in which answers are told.
    #[cfg(feature = "full")]
    Language(Rc<Language>),
    /// A register.
    #[cfg(feature = "full")]
    Register(Rc<RefCell<Kept>>),
    /// An event that may be written down, and is not yet.
    #[cfg(feature = "full")]
    Prepared(Box<Prepared>),
}

thread_local! {
    static THINGS: RefCell<Vec<Option<Thing>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a thing, and gives its number: the first that is free.
pub(crate) fn keep(thing: Thing) -> u32 {
    THINGS.with_borrow_mut(|things| {
        let free = things.iter().position(Option::is_none);
        let at = free.unwrap_or_else(|| {
            things.push(None);
            things.len() - 1
        });
        if let Some(place) = things.get_mut(at) {
            *place = Some(thing);
        }
        // each takes more than four bytes, so that memory ends first
        u32::try_from(at).unwrap_or(u32::MAX)
    })
}

/// Gives a thing up.
pub(crate) fn take(handle: u32) -> Option<Thing> {
    THINGS.with_borrow_mut(|things| things.get_mut(handle as usize).and_then(Option::take))
}

/// Does something with a thing where it stands.
fn with<R>(handle: u32, act: impl FnOnce(&mut Thing) -> Option<R>) -> Result<R, Failure> {
    THINGS.with_borrow_mut(|things| {
        let thing = things.get_mut(handle as usize).and_then(Option::as_mut);
        thing.and_then(act).ok_or_else(Failure::freed)
    })
}

/// Does something with options.
pub(crate) fn options<R>(handle: u32, act: impl FnOnce(&mut Options) -> R) -> Result<R, Failure> {
    with(handle, |thing| if let Thing::Options(options) = thing { Some(act(options)) } else { None })
}

/// An atlas.
pub(crate) fn atlas(handle: u32) -> Result<Rc<Atlas>, Failure> {
    with(handle, |thing| if let Thing::Atlas(atlas) = thing { Some(Rc::clone(atlas)) } else { None })
}

/// A language.
#[cfg(feature = "full")]
pub(crate) fn language(handle: u32) -> Result<Rc<Language>, Failure> {
    with(handle, |thing| if let Thing::Language(language) = thing { Some(Rc::clone(language)) } else { None })
}

/// A register.
#[cfg(feature = "full")]
pub(crate) fn register(handle: u32) -> Result<Rc<RefCell<Kept>>, Failure> {
    with(handle, |thing| if let Thing::Register(register) = thing { Some(Rc::clone(register)) } else { None })
}

/// The reference sets of options.
#[cfg(feature = "full")]
pub(crate) fn sets(handle: u32) -> Result<Sets, Failure> {
    options(handle, |options| options.sets.clone())
}

/// Does something with an iterator.
pub(crate) fn cursor<R>(handle: u32, act: impl FnOnce(&mut Cursor) -> R) -> Result<R, Failure> {
    with(handle, |thing| if let Thing::Cursor(cursor) = thing { Some(act(cursor)) } else { None })
}
