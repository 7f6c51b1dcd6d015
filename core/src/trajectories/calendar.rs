//! Calendars: the meetings of a participant or of a theme group, as iCalendar (RFC 5545).
//!
//! Meetings have floating times (RFC 5545, 3.3.5, form 1): nine o'clock is nine o'clock where the group meets. So no rules of summer time have to be carried along, and none can be
//! out of date. The sources speak of half days and not of hours: [`Hours`] says which hours a half day has.

use super::half_day::{Half, HalfDay, day_after};
use super::state::{Meeting, Trajectory};
use crate::atlas::Atlas;
use crate::date::day_before;
use crate::moment::Moment;

/// From when until when a half day lasts.
///
/// ```
/// use regie::trajectories::Hours;
/// assert!(Hours::new([(9, 30), (12, 30)], [(13, 30), (16, 30)]).is_some());
/// assert!(Hours::new([(9, 30), (9, 30)], [(13, 30), (24, 0)]).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    morning: [(u8, u8); 2],
    afternoon: [(u8, u8); 2],
}

impl Hours {
    /// From when until when a morning and an afternoon last, in hours and minutes; nothing where a time is none, or an end does not come after its beginning.
    #[must_use]
    pub fn new(morning: [(u8, u8); 2], afternoon: [(u8, u8); 2]) -> Option<Self> {
        let is_right = |[from, until]: [(u8, u8); 2]| {
            let is_time = |(hour, minute): (u8, u8)| hour < 24 && minute < 60;
            is_time(from) && is_time(until) && from < until
        };
        (is_right(morning) && is_right(afternoon)).then_some(Self { morning, afternoon })
    }

    fn of(self, half: Half) -> [(u8, u8); 2] {
        match half {
            Half::Morning => self.morning,
            Half::Afternoon => self.afternoon,
        }
    }
}

impl Default for Hours {
    /// From nine to twelve, and from half past one to half past four.
    fn default() -> Self {
        Self { morning: [(9, 0), (12, 0)], afternoon: [(13, 30), (16, 30)] }
    }
}

/// How a calendar is written.
#[derive(Debug, Clone, Copy)]
pub struct CalendarStyle<'s> {
    /// When the calendar is made: a program that has an older one takes the newer.
    pub made_at: Moment,
    /// In which language names stand there.
    pub language: &'s str,
    /// Which hours half days have.
    pub hours: Hours,
}

impl Trajectory {
    /// The meetings of a participant as an iCalendar file; nothing for who is not registered, or while no meetings are planned: a calendar without events is none.
    ///
    /// A meeting keeps its name (the first, second, third of its group) when it moves to another half day, so that calendars move it too.
    #[must_use]
    pub fn calendar_of(&self, participant: &str, atlas: &Atlas, style: &CalendarStyle<'_>) -> Option<String> {
        let registration = self.registrations.get(participant)?;
        self.calendar(|meeting| registration.themes.contains(&meeting.theme), atlas, style)
    }

    /// The meetings of the group on a theme as an iCalendar file; nothing for a theme without planned meetings.
    #[must_use]
    pub fn calendar_on(&self, theme: &str, atlas: &Atlas, style: &CalendarStyle<'_>) -> Option<String> {
        self.calendar(|meeting| meeting.theme == *theme, atlas, style)
    }

    fn calendar(
        &self,
        is_in: impl Fn(&Meeting) -> bool,
        atlas: &Atlas,
        style: &CalendarStyle<'_>,
    ) -> Option<String> {
        let mut calendar = Lines::default();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//regie//trajectories//EN");
        let mut is_empty = true;
        for (n, meeting) in self.meetings.iter().enumerate().filter(|(_, meeting)| is_in(meeting)) {
            is_empty = false;
            let before = self.meetings.iter().take(n).filter(|other| other.theme == meeting.theme).count();
            let theme = atlas.theme(meeting.theme.as_str());
            let label = theme.map_or(meeting.theme.as_str(), |theme| theme.label.get(style.language));
            let trajectory = self.opened.label.get(style.language);
            let [from, until] = style.hours.of(meeting.half_day.half);
            calendar.line("BEGIN:VEVENT");
            calendar
                .text("UID", &format!("{}.{}.{}@regie", self.opened.trajectory, meeting.theme, before + 1));
            calendar.line(&format!("DTSTAMP:{}", universal(style.made_at)));
            calendar.line(&format!("DTSTART:{}", local(meeting.half_day, from)));
            calendar.line(&format!("DTEND:{}", local(meeting.half_day, until)));
            calendar.text("SUMMARY", &format!("{trajectory}: {label}"));
            calendar.text("LOCATION", meeting.place.get(style.language));
            calendar.line("END:VEVENT");
        }
        calendar.line("END:VCALENDAR");
        (!is_empty).then_some(calendar.text)
    }
}

/// A time on the clock of the place.
fn local(half_day: HalfDay, (hour, minute): (u8, u8)) -> String {
    let date = half_day.date;
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}00", date.year(), date.month(), date.day())
}

/// A moment in universal time.
fn universal(moment: Moment) -> String {
    let second = moment.seconds().rem_euclid(86_400);
    let there = i64::from(moment.hour() * 3600 + moment.minute() * 60 + moment.second());
    // no clock is a day from universal time: the day is the same, the one before or the one after
    let day = match moment.seconds().div_euclid(86_400) - i64::from(moment.date().number()) {
        1.. => day_after(moment.date()),
        0 => Some(moment.date()),
        _ => day_before(moment.date()),
    };
    // at the very ends of the calendar, where there is no such day, the clock of the place has to do
    let (day, second) = day.map_or((moment.date(), there), |day| (day, second));
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{:02}Z", day.year(), day.month(), day.day(), second % 60)
}

/// Content lines (RFC 5545, 3.1): they end with CR LF, and go on in the next line after 75 bytes.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    const MOST_BYTES: usize = 75;

    fn line(&mut self, line: &str) {
        let mut bytes = 0;
        for character in line.chars() {
            if bytes + character.len_utf8() > Self::MOST_BYTES {
                self.text.push_str("\r\n ");
                bytes = 1;
            }
            self.text.push(character);
            bytes += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// A property whose value is text (RFC 5545, 3.3.11).
    fn text(&mut self, property: &str, text: &str) {
        let mut line = format!("{property}:");
        for character in text.replace("\r\n", "\n").chars() {
            match character {
                '\\' | ';' | ',' => line.extend(['\\', character]),
                '\n' | '\r' => line.push_str("\\n"),
                other if other.is_control() && other != '\t' => {}
                other => line.push(other),
            }
        }
        self.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_written_in_universal_time() {
        for (text, written) in [
            ("2018-01-26T12:00:00+01:00", "20180126T110000Z"),
            ("2018-03-01T00:30:00+01:00", "20180228T233000Z"),
            ("2017-12-31T22:15:05-03:00", "20180101T011505Z"),
            ("2018-01-26T12:00:00Z", "20180126T120000Z"),
            ("0000-01-01T00:00:00+01:00", "00000101T000000Z"),
        ] {
            assert_eq!(universal(moment(text)), written, "{text}");
        }
    }

    #[test]
    fn lines_are_folded_between_characters_and_texts_escaped() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a;b,c\\d\r\ne\u{7}");
        assert_eq!(lines.text, "SUMMARY:a\\;b\\,c\\\\d\\ne\r\n");
        let mut lines = Lines::default();
        lines.text("X", &"é".repeat(60));
        assert!(lines.text.split("\r\n").all(|line| line.len() <= Lines::MOST_BYTES));
        assert_eq!(lines.text.replace("\r\n ", ""), format!("X:{}\r\n", "é".repeat(60)));
    }
}
