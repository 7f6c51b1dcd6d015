//! Answers explained: reasons as data, and the words for them.

pub(crate) mod words;
