//! The questions that an atlas answers, one a file (contract §6). Answers are plain data, and hold no sentences.
//!
//! Beside them: `scope`, `fold`, `spots`, `signals`, `held`, `csv`, `decimal` are what several of them share; `columns`, `whose` and `measure` do the work of the three lists,
//! the agenda and the benchmark.

mod scope;
mod fold;
mod spots;
mod fills;
mod signals;
mod held;
pub(crate) mod csv;
mod decimal;
mod checks;
mod what_if;
mod who_acts;
mod columns;
mod three_lists;
mod whose;
mod agenda;
mod blind_spots;
mod overlap;
mod load;
mod measure;
mod benchmark;
mod crosswalk;

pub use agenda::{Agenda, AgendaOf, LeverAsked, SignalToSend};
pub use benchmark::{Benchmark, BenchmarkOf, Column, Measure, Measured, Range};
pub use blind_spots::{BlindSpots, Cell, LeverGap, Unmet};
pub use checks::Check;
pub use crosswalk::{Counterpart, Crosswalk, How, Mapped, Mapping};
pub use decimal::Decimal;
pub use fills::Fill;
pub use fold::{Folded, KindCount, RoleFolded};
pub use held::Held;
pub use load::{Both, Load, LoadOf, Reported, RoleLoad, SeatOf, StakeholderLoad};
pub use overlap::{LeverOverlap, OfferOverlap, Overlaps};
pub use scope::Scope;
pub use signals::{NotLower, Signal};
pub use spots::Spot;
pub use three_lists::{Known, Part, PartPlace, ThemeLists, ThreeLists, Unheld};
pub use what_if::{
    ChallengeDifference, Difference, Failing, GapDifference, Given, Moved, Otherwise, PassedOn, Presence,
    RoleChange, RoleDifference, Totals,
};
pub use who_acts::{Assignment, Filter};
