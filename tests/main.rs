//! All tests of regie that look at it from outside, in one binary.

mod reference;
mod strategies;
mod cases;
mod acceptance;
mod architecture;
mod areas;
mod bad_input;
mod json_text;
mod coverage;
mod schemas;
mod properties;
mod views;
mod same_answers;
mod same_processes;
mod readme;
mod command_line;
mod lint;
mod words;
mod reasons;
mod trajectories;
mod plans;
mod journal;
mod signals;
mod notes;
mod interchange;
