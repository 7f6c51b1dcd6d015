//! A trajectory as it stands: what its events have told so far.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::event::{Criterion, Question, ThemeGroup, TrajectoryOpened};
use super::half_day::HalfDay;
use crate::error::Unknown;
use crate::ids::Id;
use crate::moment::Moment;
use crate::text::Text;

/// All trajectories that a journal tells of, by id.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(transparent)]
pub struct Trajectories {
    pub(super) all: BTreeMap<Id, Trajectory>,
}

/// A trajectory: partners invite, participants register for themes, groups meet two or three half days, and a note holds what came of it (Dutch: *traject*; F-01).
///
/// It is what its events made of it: [`Trajectories::apply`] takes them one by one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trajectory {
    pub(super) opened: TrajectoryOpened,
    pub(super) registrations: BTreeMap<Id, Registration>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) announcements: Vec<Announcement>,
    pub(super) trend_note: Option<TrendNote>,
    pub(super) themes: BTreeMap<Id, Work>,
    pub(super) inspiration_note: Option<Moment>,
    /// How many are in the group on each theme: what the registrations say, counted once.
    #[serde(skip)]
    crowds: BTreeMap<Id, u32>,
}

/// A participant's registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Registration {
    /// The stakeholder for which the participant speaks.
    pub stakeholder: Id,
    /// The themes, in the order of ids.
    pub themes: Vec<Id>,
    /// When it was made, or last changed.
    pub at: Moment,
}

/// A meeting of a theme group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Meeting {
    /// When.
    pub half_day: HalfDay,
    /// The theme of the group.
    pub theme: Id,
    /// Where.
    pub place: Text,
    /// Who was there, in the order of ids; nothing before it was held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present: Option<Vec<Id>>,
}

/// A change of place, and who must be told (E-11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Announcement {
    /// When it was announced.
    pub at: Moment,
    /// The meetings that move.
    pub meetings: Vec<(Id, HalfDay)>,
    /// Where to.
    pub place: Text,
    /// The participants who must be told, in the order of ids.
    pub to: Vec<Id>,
}

/// The trend note, and who got it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TrendNote {
    /// When it was last sent.
    pub at: Moment,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The participants to whom it was sent.
    pub to: BTreeSet<Id>,
}

/// What a theme group worked out.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Work {
    /// Its answers to the questions (F-04).
    pub answers: BTreeMap<Question, Text>,
    /// By what it weighs challenges.
    pub criteria: Vec<Criterion>,
    /// The scores of challenges, by criterion.
    pub scores: BTreeMap<Id, BTreeMap<Id, u8>>,
    /// The votes of participants, each for challenges in the order of ids.
    pub votes: BTreeMap<Id, Vec<Id>>,
}

/// How many came to a meeting (E-09).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Attendance<'a> {
    /// The theme of the group.
    pub theme: &'a Id,
    /// When it met.
    pub half_day: HalfDay,
    /// How many are registered for the theme.
    pub registered: usize,
    /// How many of these were there.
    pub present: usize,
}

impl Trajectories {
    /// The trajectory with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Trajectory> {
        self.all.get(id)
    }

    /// The trajectory with this id.
    ///
    /// # Errors
    /// [`Unknown`] when there is none, with the nearest id.
    pub fn find(&self, id: &str) -> Result<&Trajectory, Unknown> {
        self.get(id).ok_or_else(|| Unknown::among("trajectory", id, self.all.keys().map(Id::as_str)))
    }

    /// All trajectories, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = &Trajectory> {
        self.all.values()
    }

    /// The state as compact JSON text: equal events give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Trajectory {
    pub(super) fn new(opened: TrajectoryOpened) -> Self {
        let themes = opened.groups.iter().map(|group| (group.theme.clone(), Work::default())).collect();
        Self {
            opened,
            registrations: BTreeMap::new(),
            meetings: Vec::new(),
            announcements: Vec::new(),
            trend_note: None,
            themes,
            inspiration_note: None,
            crowds: BTreeMap::new(),
        }
    }

    /// How many are registered for a theme.
    pub(super) fn crowd(&self, theme: &Id) -> u32 {
        self.crowds.get(theme).copied().unwrap_or(0)
    }

    /// Somebody more is registered for these themes.
    pub(super) fn enter(&mut self, themes: &[Id]) {
        for theme in themes {
            let crowd = self.crowds.entry(theme.clone()).or_default();
            *crowd = crowd.saturating_add(1);
        }
    }

    /// Somebody is registered no more for the themes of the registration that is there.
    pub(super) fn leave(&mut self, participant: &Id) {
        for theme in self.registrations.get(participant).iter().flat_map(|one| &one.themes) {
            match self.crowds.get_mut(theme) {
                Some(crowd) if *crowd > 1 => *crowd -= 1,
                _ => drop(self.crowds.remove(theme)),
            }
        }
    }

    /// The invitation as it was sent: organisers, themes, period, deadline, place.
    #[must_use]
    pub fn invitation(&self) -> &TrajectoryOpened {
        &self.opened
    }

    /// Its registrations, by participant.
    #[must_use]
    pub fn registrations(&self) -> &BTreeMap<Id, Registration> {
        &self.registrations
    }

    /// The participants of a theme group with their registrations, in the order of ids.
    pub fn participants(&self, theme: &str) -> impl Iterator<Item = (&Id, &Registration)> {
        self.registrations.iter().filter(move |(_, one)| one.themes.iter().any(|id| *id == *theme))
    }

    /// The meetings that are planned, by half day, then theme.
    #[must_use]
    pub fn meetings(&self) -> &[Meeting] {
        &self.meetings
    }

    /// The changes of place, each with who must be told (E-11), in the order in which they were made.
    #[must_use]
    pub fn announcements(&self) -> &[Announcement] {
        &self.announcements
    }

    /// The trend note, once it was sent.
    #[must_use]
    pub fn trend_note(&self) -> Option<&TrendNote> {
        self.trend_note.as_ref()
    }

    /// The participants who have not got the trend note yet (E-10: every one gets it before the first meeting), in the order of ids.
    pub fn without_trend_note(&self) -> impl Iterator<Item = &Id> {
        let got = self.trend_note.as_ref().map(|note| &note.to);
        self.registrations.keys().filter(move |id| got.is_none_or(|got| !got.contains(*id)))
    }

    /// What the group on a theme worked out.
    #[must_use]
    pub fn work(&self, theme: &str) -> Option<&Work> {
        self.themes.get(theme)
    }

    /// When the inspiration note went out; then the trajectory has ended.
    #[must_use]
    pub fn inspiration_note(&self) -> Option<Moment> {
        self.inspiration_note
    }

    /// How many came to the meetings that were held (E-09: as many as possible of those who are registered).
    pub fn attendance(&self) -> impl Iterator<Item = Attendance<'_>> {
        self.meetings.iter().filter_map(|meeting| {
            Some(Attendance {
                theme: &meeting.theme,
                half_day: meeting.half_day,
                registered: self.participants(meeting.theme.as_str()).count(),
                present: meeting.present.as_ref()?.len(),
            })
        })
    }

    /// The theme group on a theme.
    pub(super) fn group(&self, theme: &str) -> Option<&ThemeGroup> {
        self.opened.groups.iter().find(|group| group.theme == *theme)
    }
}
