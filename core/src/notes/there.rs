//! What is there at the date of a note: nothing else is named in it. Whoever has been succeeded is told by the successors.

use crate::document::{Approach, Collection};
use crate::ids::Id;
use crate::signals::Signal;
use crate::text::Text;
use crate::words::{Words, capital, distinct};

/// Signals in the order in which they were reported.
pub(super) fn by_report<'s>(signals: impl Iterator<Item = &'s Signal>) -> Vec<&'s Signal> {
    let mut signals: Vec<&Signal> = signals.collect();
    crate::order::sort_by(&mut signals, |one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    signals
}

/// From how many on are stakeholders told in few words, and not each by name?
const MANY: usize = 7;

impl<'a> Words<'a> {
    /// The stakeholders that are there now, in the order of ids.
    pub(super) fn now<'i>(&self, stakeholders: impl IntoIterator<Item = &'i Id>) -> Vec<&'a Id> {
        let (atlas, names) = (self.atlas, &self.atlas.model.stakeholders);
        let found = stakeholders.into_iter().filter_map(|id| names.find(id.as_str()));
        distinct(found.flat_map(|index| atlas.people.succession.resolve(index)).map(|s| names.id(s)))
    }

    /// Stakeholders by name; where there are many, in few words.
    pub(super) fn names_of<'i>(&self, stakeholders: impl IntoIterator<Item = &'i Id>) -> String {
        let ids: Vec<&str> = self.now(stakeholders).into_iter().map(Id::as_str).collect();
        if ids.len() < MANY {
            return self.list(&ids.iter().map(|id| self.stakeholder(id)).collect::<Vec<_>>());
        }
        self.fold(&ids)
    }

    /// Areas by name; all of them, or all but a few, in few words.
    pub(super) fn places<'i>(&self, areas: impl IntoIterator<Item = &'i Id>) -> String {
        let ids: Vec<Id> = areas.into_iter().cloned().collect();
        let names = &self.atlas.model.areas;
        let areas = crate::model::table::sorted(self.atlas.areas_now(&ids));
        self.areas(&areas.into_iter().map(|area| names.id(area)).collect::<Vec<_>>(), &self.everywhere())
    }

    /// How many areas: "14 gemeenten".
    pub(super) fn areas_counted(&self, areas: &[&Id]) -> String {
        let model = &self.atlas.model;
        let found = areas.iter().filter_map(|id| model.areas.find(id.as_str()));
        let mut levels: Vec<_> = found.map(|area| model.level_of[area]).collect();
        levels.dedup();
        let noun = match levels[..] {
            [level] => {
                self.language.noun("levels", model.levels.id(level).as_str(), usize::from(areas.len() != 1))
            }
            _ => None,
        };
        let noun = noun.map(str::to_owned);
        let noun = noun.unwrap_or_else(|| self.language.several_areas(&areas.len().to_string()));
        self.language.counted(&self.language.number(areas.len()), &noun)
    }

    /// The region of several areas: the area of the lowest level that covers all of them, below the higher governments.
    pub(super) fn region(&self, areas: &[&Id]) -> String {
        let model = &self.atlas.model;
        let found: Vec<_> = areas.iter().filter_map(|id| model.areas.find(id.as_str())).collect();
        if found.len() < 2 {
            return String::new();
        }
        let common = crate::atlas::tasks::common_areas(&self.atlas.space, &found).into_iter();
        let lower = common.filter(|area| model.approach(*area) != Approach::Signal);
        let region = lower.min_by_key(|area| model.level_of[*area]);
        region.map(|area| self.area(model.areas.id(area).as_str())).unwrap_or_default()
    }

    /// A challenge that is there.
    pub(super) fn challenge_now(&self, id: &Id) -> Option<&'a Id> {
        let names = &self.atlas.model.challenges;
        let index = names.find(id.as_str())?;
        self.atlas.tasks.of(index).map(|_| names.id(index))
    }

    /// Who has a role on a challenge, at any of its seats.
    pub(super) fn holders(&self, challenge: &Id, role: &str) -> Vec<&'a Id> {
        let filter = crate::views::Filter {
            challenge: Some(challenge.as_str()),
            role: Some(role),
            ..Default::default()
        };
        // a role that the rule book does not have is nobody's
        let found = self.atlas.assignments(&filter).map(|found| found.map(|one| one.stakeholder).collect());
        let found: Vec<&'a Id> = found.unwrap_or_default();
        distinct(found.into_iter())
    }

    /// The name of something, with a capital: alone in the cell of a table, or as a heading.
    pub(super) fn alone(&self, collection: Collection, id: &Id) -> String {
        capital(&self.name(collection, id.as_str()))
    }

    /// What is seen, with where and when.
    pub(super) fn seen(&self, signal: &Signal) -> String {
        self.language.signal_seen(
            &self.plain(&signal.seen),
            &self.places(&signal.areas),
            &self.date(signal.at.date()),
        )
    }

    /// A text of a document in the language of the note: one line.
    pub(super) fn plain(&self, text: &Text) -> String {
        let text = text.get(self.language.tag());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text as a sentence of its own: with a capital, and a stop where it has none.
    pub(super) fn sentence(&self, text: &Text) -> String {
        let text = capital(&self.plain(text));
        let ends = text.ends_with(['.', '!', '?', '…', ':']);
        if ends || text.is_empty() { text } else { format!("{text}.") }
    }
}
