//! The newsletter (Dutch: *nieuwsbrief*): for front-line workers, about four times a year: what came in, what moved, what was answered, how to signal (A-37, E-45, G-12).

use std::collections::{BTreeMap, BTreeSet};

use super::note::{Note, NoteKind, Section};
use super::there::by_report;
use crate::date::Date;
use crate::document::{AreaEntry, Challenge, Collection, Spread};
use crate::ids::Id;
use crate::moment::Moment;
use crate::signals::{Signal, Signals, Taken};
use crate::words::Words;

/// The role of those who coordinate signals, in the vocabulary.
const COORDINATOR: &str = "signal-coordinator";

impl Words<'_> {
    /// The newsletter on what happened since a day, that day included, until a moment: the signals that came in, those that moved, the answers, how many stand where, and how to signal.
    #[must_use]
    pub fn newsletter(&self, signals: &Signals, since: Date, now: Moment) -> Note {
        let language = self.language;
        let [from, until] = [since, now.date()].map(|day| self.date(day));
        let mut note = Note::new(NoteKind::Newsletter, self, language.newsletter_title()).between(
            self,
            language.newsletter_for(),
            String::new(),
        );
        let is_new = |at: Moment| at.date() >= since && at <= now;
        let came: Vec<&Signal> = by_report(signals.iter().filter(|signal| is_new(signal.at)));
        let answers: Vec<(&Signal, &Taken)> = signals
            .iter()
            .filter_map(|signal| {
                let answered = signal.history.iter().rev().find(|taken| taken.answer.is_some());
                answered.filter(|taken| is_new(taken.at)).map(|taken| (signal, taken))
            })
            .collect();
        let moved = signals.iter().filter(|signal| is_new(signal.since) && signal.since != signal.at);
        let moved = by_report(moved.filter(|one| !answers.iter().any(|(other, _)| other.id == one.id)));
        let numbers = [came.len(), moved.len(), answers.len()].map(|n| n.to_string());
        let [n, m, a] = numbers.each_ref().map(String::as_str);
        note.opening.push(language.newsletter_opening(&from, &until, n, m, a));
        let mut section = Section::titled(language.heading_came_in());
        section.about("signal", came.iter().map(|signal| &signal.id));
        section.points(came.iter().map(|signal| self.came_in(signal)).collect());
        note.add(section);
        let mut section = Section::titled(language.heading_moved());
        section.about("signal", moved.iter().map(|signal| &signal.id));
        section.points(moved.iter().map(|signal| self.moved_told(signals, signal)).collect());
        note.add(section);
        note.add(self.answered(&answers));
        note.add(self.figures_of(signals, now));
        note.add(self.how_to_signal());
        note
    }

    /// What came in: what is seen, where, about what.
    fn came_in(&self, signal: &Signal) -> String {
        let themes: Vec<String> = signal.themes.iter().map(|id| self.theme(id.as_str())).collect();
        self.language.came_in(&self.seen(signal), &themes.len().to_string(), &self.list(&themes))
    }

    /// Where it stands now.
    fn moved_told(&self, signals: &Signals, signal: &Signal) -> String {
        let state = self.state_label(signals, signal.state.as_str());
        let challenge = signal.challenge.as_ref().and_then(|id| self.challenge_now(id));
        let challenge = challenge.map(|id| self.challenge(id.as_str())).unwrap_or_default();
        let since = self.date(signal.since.date());
        let reason = signal.history.iter().rev().find(|taken| taken.at == signal.since);
        let reason = reason.and_then(|taken| taken.reason.as_ref());
        let reason = reason.map(|text| self.sentence(text)).unwrap_or_default();
        self.language.moved_to(&self.seen(signal), &state, &since, &challenge, &reason)
    }

    fn answered(&self, answers: &[(&Signal, &Taken)]) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_answered());
        section.about("signal", answers.iter().map(|(signal, _)| &signal.id));
        let rows = answers.iter().filter_map(|(signal, taken)| {
            let answer = self.sentence(taken.answer.as_ref()?);
            Some([self.seen(signal), answer, self.date(taken.at.date())])
        });
        let columns = [language.column_signal(), language.column_answer(), language.column_day()];
        section.table(language.caption_answered(), columns, rows.collect());
        section
    }

    /// How many signals stand where.
    fn figures_of(&self, signals: &Signals, now: Moment) -> Section {
        let language = self.language;
        let figures = signals.figures(now, self.atlas);
        let mut section = Section::titled(language.heading_figures());
        let [reported, open] = [figures.reported, figures.open].map(|n| n.to_string());
        let share = figures.answered_percent.map(|share| language.percent(&share.to_string()));
        section.say(language.figures_told(&reported, &open, &share.unwrap_or_default()));
        let rows = figures.states.iter().filter(|state| state.signals > 0);
        let rows = rows.map(|one| {
            [crate::words::capital(&self.state_label(signals, one.state.as_str())), one.signals.to_string()]
        });
        let columns = [language.column_state(), language.column_signals()];
        section.table(language.caption_figures(), columns, rows.collect());
        section
    }

    /// How a front-line worker signals, and to whom.
    fn how_to_signal(&self) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_how());
        section.say(language.how_to_signal());
        section.points(vec![
            language.how_what(),
            language.how_where(),
            language.how_whom(),
            language.how_urgent(),
        ]);
        section.say(language.how_no_names());
        let rows =
            self.coordinators().into_iter().map(|(theme, who)| [self.alone(Collection::Themes, theme), who]);
        let columns = [language.column_theme(), language.column_coordinator()];
        section.table(language.caption_coordinators(), columns, rows.collect());
        section
    }

    /// Who coordinates the signals on each theme on which there are challenges: as a signal on it is judged before it is part of one.
    fn coordinators(&self) -> Vec<(&Id, String)> {
        let (model, tasks) = (&self.atlas.model, &self.atlas.tasks);
        let Ok(role) = Id::new(COORDINATOR) else { return Vec::new() };
        let mut areas: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
        for challenge in model.challenges.indices() {
            let (Some(told), Some(task)) = (model.challenge(challenge), tasks.of(challenge)) else {
                continue;
            };
            for theme in &told.themes {
                areas
                    .entry(theme)
                    .or_default()
                    .extend(task.affected.iter().map(|area| model.areas.id(*area)));
            }
        }
        let coordinated = areas.into_iter().filter_map(|(theme, areas)| {
            let areas = areas.into_iter().cloned().map(AreaEntry::Area).collect();
            let alone = Challenge::new(role.clone(), "".into(), vec![theme.clone()], areas, Spread::Shared);
            let holders = self.atlas.role_holders_if(&alone, role.as_str());
            let who = self.names_of(holders.iter().map(|(who, _)| who));
            (!who.is_empty()).then_some((theme, who))
        });
        coordinated.collect()
    }
}
