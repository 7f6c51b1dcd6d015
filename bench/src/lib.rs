//! What regie takes for all of Flanders: the world that is measured, and how. `cargo xtask bench` measures it.

pub mod clock;
pub mod figures;
pub mod machine;
mod world;
mod changes;
pub mod measure;

pub use world::random::Random;
pub use world::{Counts, Work, generate};

/// A place to write to that only counts.
#[derive(Debug, Default)]
pub struct CountingSink {
    /// So many bytes were written.
    pub bytes: usize,
}

impl std::io::Write for CountingSink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What `regie-bench-memory` says: bytes.
#[derive(Debug, Clone, Copy, serde::Serialize, serde::Deserialize)]
pub struct Memory {
    /// Both documents, read.
    pub documents: usize,
    /// The atlas, built from text.
    pub atlas: usize,
    /// The most that was held while it was built, beside the text.
    pub building: usize,
    /// The most that was held beside the atlas while all decisions were visited.
    pub deciding: usize,
}
