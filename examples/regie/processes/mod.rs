//! The processes around the decisions, on a journal file: `regie journal`, `regie signal`, `regie trajectory`, `regie plan`, `regie note`.
//!
//! [`args`] has what these commands share, [`store`] keeps the file, [`said`] makes events of options and files, and [`told`] says what is found in the words of [`words`];
//! [`refusals`] says why something was not written.

mod args;
mod clock;
mod refusals;
mod store;
mod told;
mod words;
mod said;
mod journal;
mod signal;
mod signal_said;
mod signal_told;
mod signal_shown;
mod trajectory;
mod trajectory_said;
mod trajectory_work_said;
mod trajectory_told;
mod plan;
mod plan_said;
mod plan_told;
mod note;

pub(crate) use args::Past;
pub(crate) use journal::Command as Journal;
pub(crate) use note::Command as Note;
pub(crate) use plan::Command as Plan;
pub(crate) use signal::Command as Signal;
pub(crate) use store::atlas;
pub(crate) use trajectory::Command as Trajectory;
