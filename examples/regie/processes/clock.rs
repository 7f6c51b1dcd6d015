//! The clock of the machine: taken here, where nobody said what time it is, and nowhere else.

#![expect(
    clippy::disallowed_types,
    reason = "the library has no clock; a program may ask the one of its machine"
)]

use std::time::{SystemTime, UNIX_EPOCH};

use regie::Moment;

/// What the clock of the machine says, in universal time.
pub(super) fn now() -> Option<Moment> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    moment(seconds).parse().ok()
}

/// Seconds since 1970 began, as a moment is written.
fn moment(seconds: u64) -> String {
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    // years that begin in March end with the day that may be missing
    let day = day + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (year + 400 * era + month / 10, if month < 10 { month + 3 } else { month - 9 });
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}
