//! All tests of regie that look at it from outside, in one binary.

mod reference;
mod strategies;
mod cases;
mod acceptance;
mod properties;
