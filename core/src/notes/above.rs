//! A signal to a higher government (Dutch: *signaal aan een hogere overheid*): which lever is asked for, the challenges and areas behind it, and why it can't be done lower (E-04, E-88).

use std::collections::BTreeSet;

use super::note::{Note, NoteKind, Section};
use super::there::by_report;
use crate::decide::find;
use crate::document::{Approach, Collection};
use crate::error::Unknown;
use crate::ids::Id;
use crate::moment::Moment;
use crate::signals::Signals;
use crate::views::{Scope, Signal, ThreeLists};
use crate::words::{Words, distinct};

/// The role of those who speak with higher governments, in the vocabulary.
const SPOKESPERSON: &str = "spokesperson";

impl Words<'_> {
    /// The signal to an addressee: lever by lever what is asked, for which challenges, what is done meanwhile, why it can't be done lower; what front-line workers reported, where
    /// signals are given; who stands behind it, and who speaks for them.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such stakeholder, with the nearest id.
    pub fn signal_above(&self, addressee: &str, signals: Option<&Signals>) -> Result<Note, Unknown> {
        let language = self.language;
        let names = &self.atlas.model.stakeholders;
        let addressee = names.id(find(names, "stakeholder", addressee)?);
        let name = self.names_of([addressee]);
        let lists = self.atlas.three_lists(&Scope::default())?;
        let asked: Vec<&Signal<'_>> = lists.signals.iter().filter(|one| one.addressee == addressee).collect();
        let challenges = distinct(asked.iter().flat_map(|one| &one.challenges).copied());
        let areas = distinct(asked.iter().flat_map(|one| &one.covers).copied());
        let speakers = distinct(challenges.iter().flat_map(|id| self.holders(id, SPOKESPERSON)));
        let speakers: Vec<&Id> = speakers.into_iter().filter(|one| *one != addressee).collect();
        let speaker_count = speakers.len().to_string();
        let speakers = self.names_of(speakers);
        let mut note = Note::new(NoteKind::SignalAbove, self, language.signal_title(&name)).between(
            self,
            name.clone(),
            speakers.clone(),
        );
        if asked.is_empty() {
            note.opening.push(language.signal_nothing(&name));
            return Ok(note);
        }
        let places = self.places(areas.iter().copied());
        let number = asked.len().to_string();
        note.opening.push(language.signal_opening(&number, &places, &self.region(&areas), &name));
        for one in &asked {
            note.add(self.lever_asked(one, &lists, signals));
        }
        let mut section = Section::titled(language.heading_behind());
        section.about("area", areas.iter().copied());
        let names: Vec<String> = areas.iter().map(|id| self.area(id.as_str())).collect();
        let (number, names) = (self.areas_counted(&areas), self.list(&names));
        section.say(language.stand_behind(&number, &names, &challenges.len().to_string()));
        note.add(section);
        let mut section = Section::titled(language.heading_expected());
        section.say(language.expected(&speaker_count, &speakers));
        note.add(section);
        Ok(note)
    }

    /// One lever that is asked for.
    fn lever_asked(&self, asked: &Signal<'_>, lists: &ThreeLists<'_>, signals: Option<&Signals>) -> Section {
        let language = self.language;
        let mut section = Section::titled(self.alone(Collection::Levers, asked.lever));
        section.about("lever", [asked.lever]);
        section.about("challenge", asked.challenges.iter().copied());
        let areas = self.places(asked.covers.iter().copied());
        section.say(language.lever_asked(&self.lever(asked.lever.as_str()), &areas));
        let rows = asked.challenges.iter().map(|id| {
            let meanwhile = self.meanwhile(id, lists);
            let meanwhile = if meanwhile.is_empty() { language.nothing_meanwhile() } else { meanwhile };
            [self.alone(Collection::Challenges, id), self.affected_places(id), meanwhile]
        });
        let columns = [language.column_challenge(), language.column_where(), language.column_meanwhile()];
        section.table(language.caption_lever(), columns, rows.collect());
        let lower: BTreeSet<&Id> = asked.not_lower.iter().flat_map(|one| &one.areas).copied().collect();
        if !lower.is_empty() {
            section.say(language.why_not_lower(&self.places(lower)));
        }
        if let Some(signals) = signals {
            section.add(self.field_reports(asked, signals));
        }
        section
    }

    fn affected_places(&self, challenge: &Id) -> String {
        let model = &self.atlas.model;
        let index = model.challenges.find(challenge.as_str());
        let task = index.and_then(|index| self.atlas.tasks.of(index));
        task.map(|task| self.places(task.affected.iter().map(|area| model.areas.id(*area))))
            .unwrap_or_default()
    }

    /// Which levers lie lower for a challenge: what is done while the answer is waited for.
    fn meanwhile(&self, challenge: &Id, lists: &ThreeLists<'_>) -> String {
        let mut told = Vec::new();
        for approach in [Approach::Local, Approach::Joint] {
            let parts = lists.themes.iter().flat_map(|theme| theme.column(approach));
            let levers = parts.filter(|part| part.challenge == challenge).filter_map(|part| part.lever);
            let levers: Vec<String> =
                distinct(levers).iter().map(|lever| self.lever(lever.as_str())).collect();
            if !levers.is_empty() {
                let levers = self.list(&levers);
                told.push(match approach {
                    Approach::Joint => self.language.meanwhile_joint(&levers),
                    _ => self.language.meanwhile_local(&levers),
                });
            }
        }
        told.join(" ")
    }

    /// What front-line workers reported on these challenges, and what was asked before.
    fn field_reports(&self, asked: &Signal<'_>, signals: &Signals) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_field());
        let on_these = signals
            .iter()
            .filter(|signal| signal.challenge.as_ref().is_some_and(|id| asked.challenges.contains(&id)));
        let on_these = by_report(on_these);
        if on_these.is_empty() {
            return section;
        }
        section.about("signal", on_these.iter().map(|signal| &signal.id));
        let people: u64 = on_these.iter().filter_map(|signal| signal.people).map(u64::from).sum();
        let people = if people > 0 { self.whole(people) } else { String::new() };
        section.say(language.field_signals(&on_these.len().to_string(), &people));
        section.points(on_these.iter().map(|signal| self.seen(signal)).collect());
        let before = on_these.iter().flat_map(|signal| &signal.escalations);
        let before =
            before.filter(|one| one.lever == *asked.lever && one.addressees.contains(asked.addressee));
        let days: BTreeSet<_> = before.map(|one| (one.at.date(), one.answered.map(Moment::date))).collect();
        for (at, answered) in days {
            let at = self.date(at);
            section.say(match answered {
                Some(day) => language.asked_and_answered(&at, &self.date(day)),
                None => language.asked_before(&at),
            });
        }
        section
    }
}
