//! The soundness of rule books: every code by cases, and four real regions; random worlds stand in `properties`.

mod cases;
mod regions;
pub(crate) mod words;
