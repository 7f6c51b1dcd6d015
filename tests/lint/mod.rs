//! The soundness of rule books: every code by cases, four real regions, random worlds against the reference.

mod cases;
mod regions;
mod worlds;
mod words;
