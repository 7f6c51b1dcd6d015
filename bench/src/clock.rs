//! Two clocks: what passes, and what this thread has had of a processor. On a machine that does nothing else they say the same; on one that does, only the second
//! says what the work takes.
#![expect(clippy::disallowed_types, reason = "only the library has no clock: here everything is timed")]

use std::time::{Duration, Instant};

/// From when both are read.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    start: Instant,
    processor: Option<Duration>,
}

/// Seconds of both; the second where it can be asked.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// That passed.
    pub wall: f64,
    /// That this thread had of a processor.
    pub processor: Option<f64>,
}

impl Took {
    /// What another program timed.
    #[must_use]
    pub fn elsewhere((wall, processor): (f64, f64)) -> Self {
        Self { wall, processor: Some(processor) }
    }
}

impl Clock {
    /// Starts both.
    #[must_use]
    pub fn start() -> Self {
        Self { processor: processor(), start: Instant::now() }
    }

    /// What both have run.
    #[must_use]
    pub fn took(&self) -> Took {
        let wall = self.start.elapsed().as_secs_f64();
        let processor =
            processor().zip(self.processor).map(|(end, start)| end.saturating_sub(start).as_secs_f64());
        Took { wall, processor }
    }
}

/// What this thread has had of a processor.
#[cfg(unix)]
fn processor() -> Option<Duration> {
    Duration::try_from(rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)).ok()
}

/// Not asked elsewhere.
#[cfg(not(unix))]
fn processor() -> Option<Duration> {
    None
}
