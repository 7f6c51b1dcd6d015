//! The agenda of the joint forum (Dutch: *agenda van het gezamenlijk forum*), twice a year: what has to move (E-37 to E-40, F-11).

use super::note::{Note, NoteKind, Section};
use crate::document::Collection;
use crate::moment::Moment;
use crate::signals::{BundledMost, ForumAgenda, MayTake, Overdue, Signals, Who};
use crate::words::Words;

/// How many challenges with open signals come before the forum.
const MOST: usize = 5;

impl Words<'_> {
    /// The agenda of a forum at a moment: the signals that are overdue, the challenges of which most open signals are part, the signals that nobody can take further, and the themes
    /// for which experts are invited. The atlas is that of the day of the forum.
    #[must_use]
    pub fn forum_note(&self, signals: &Signals, now: Moment) -> Note {
        let language = self.language;
        let agenda = signals.forum_agenda(now, self.atlas, MOST);
        let mut note = Note::new(NoteKind::ForumAgenda, self, language.forum_title()).between(
            self,
            language.forum_for(),
            String::new(),
        );
        let [late, bundled, stuck] =
            [agenda.overdue.len(), agenda.bundled_most.len(), agenda.stuck.len()].map(|n| n.to_string());
        if late == "0" && bundled == "0" && stuck == "0" {
            note.opening.push(language.forum_nothing());
            return note;
        }
        note.opening.push(language.forum_opening(&late, &bundled, &stuck));
        note.add(self.overdue(signals, &agenda.overdue));
        note.add(self.bundled(signals, &agenda.bundled_most));
        note.add(self.stuck_signals(signals, &agenda));
        let mut section = Section::titled(language.heading_experts());
        section.about("theme", &agenda.themes);
        let themes = agenda.themes.iter().map(|id| self.theme(id.as_str()));
        let themes: Vec<String> = themes.collect();
        if !themes.is_empty() {
            section.say(language.forum_experts(&themes.len().to_string(), &self.list(&themes)));
        }
        note.add(section);
        let mut section = Section::titled(language.heading_forum_asks());
        section.points(vec![language.forum_deepen(), language.forum_tracks(), language.forum_agree()]);
        note.add(section);
        note
    }

    /// The signals with which something should have happened by now.
    fn overdue(&self, signals: &Signals, overdue: &[Overdue]) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_overdue());
        section.about("signal", overdue.iter().map(|one| &one.signal));
        let rows = overdue.iter().filter_map(|one| {
            let step = signals.path().step(one.step.as_str()).ok()?;
            Some([
                self.seen(signals.get(one.signal.as_str())?),
                self.state_label(signals, one.state.as_str()),
                self.plain(&step.label),
                one.days_late.to_string(),
                self.takers(&one.may),
            ])
        });
        let columns = [
            language.column_signal(),
            language.column_state(),
            language.column_next(),
            language.column_late(),
            language.column_takers(),
        ];
        section.table(language.caption_overdue(), columns, rows.collect());
        section
    }

    /// The challenges of which most open signals are part.
    fn bundled(&self, signals: &Signals, bundled: &[BundledMost]) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_bundled());
        let mut rows = Vec::new();
        for one in bundled {
            let Some(challenge) = self.challenge_now(&one.challenge) else { continue };
            section.about("challenge", [challenge]);
            section.about("signal", &one.signals);
            let directors = one.signals.iter().filter_map(|id| signals.get(id.as_str()));
            let mut directors = self.names_of(directors.flat_map(|signal| &signal.directors));
            if directors.is_empty() {
                directors = self.names_of(self.holders(challenge, DIRECTOR));
            }
            rows.push([
                self.alone(Collection::Challenges, challenge),
                one.signals.len().to_string(),
                if one.people > 0 { self.whole(one.people) } else { language.not_known() },
                if directors.is_empty() { language.nobody_yet() } else { directors },
            ]);
        }
        let columns = [
            language.column_challenge(),
            language.column_open_signals(),
            language.column_people(),
            language.column_director(),
        ];
        section.table(language.caption_bundled(), columns, rows);
        section
    }

    /// The signals that nobody can take further, and which roles are open.
    fn stuck_signals(&self, signals: &Signals, agenda: &ForumAgenda) -> Section {
        let mut section = Section::titled(self.language.heading_stuck());
        section.about("signal", agenda.stuck.iter().map(|one| &one.signal));
        let told = agenda.stuck.iter().filter_map(|one| {
            let signal = signals.get(one.signal.as_str())?;
            let mut roles: Vec<String> = Vec::new();
            for role in one.steps.iter().flat_map(|step| &step.roles) {
                let name = self.role(role.as_str());
                if !roles.contains(&name) {
                    roles.push(name);
                }
            }
            Some(self.language.stuck_told(&self.seen(signal), &self.list_or(&roles)))
        });
        section.points(told.collect());
        section
    }

    /// Where a signal stands, as people read it.
    pub(super) fn state_label(&self, signals: &Signals, state: &str) -> String {
        signals.path().state(state).map_or_else(|| state.to_owned(), |state| self.plain(&state.label))
    }

    /// Who may take a step.
    fn takers(&self, may: &[MayTake]) -> String {
        if may.iter().any(|one| one.who == Some(Who::Anyone)) {
            return self.language.anyone();
        }
        let holders = may.iter().flat_map(|one| &one.stakeholders).map(|holder| &holder.stakeholder);
        let who = self.names_of(holders);
        if who.is_empty() { self.language.nobody_yet() } else { who }
    }
}

/// The role of those who direct a challenge, in the vocabulary.
const DIRECTOR: &str = "director";
