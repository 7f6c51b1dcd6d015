//! What a theme group works with and what came of it: the data of the trend note before and of the inspiration note after (F-02 to F-04, G-01, G-02).

use std::collections::BTreeMap;

use serde::Serialize;

use super::event::Question;
use super::priorities::Priorities;
use super::state::Trajectory;
use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::holds;
use crate::order::sort_by;
use crate::text::Text;
use crate::views::{Scope, Signal, ThemeLists};

/// All that there is to say of a theme of a trajectory.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ThemeFile<'a> {
    /// The theme.
    pub theme: &'a Id,
    /// The question that defines it: what is good housing, care, growing up, …?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<&'a Text>,
    /// What is aimed at.
    pub goals: &'a [Text],
    /// The trends that bear on it, or on a theme within it, in the order of ids.
    pub trends: Vec<TrendOn<'a>>,
    /// What the group answered to the questions that are put to every theme.
    pub answers: &'a BTreeMap<Question, Text>,
    /// The questions to which it has no answer yet.
    pub unanswered: Vec<Question>,
    /// Its challenges, sorted: what is done locally, what jointly, what is signalled, what nobody can do yet; with what exists. None where it has no challenges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<ThemeLists<'a>>,
    /// What must be signalled, by lever and addressee.
    pub signals: Vec<Signal<'a>>,
    /// Which challenges come first.
    pub priorities: Priorities<'a>,
}

/// A trend that bears on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TrendOn<'a> {
    /// The trend.
    pub id: &'a Id,
    /// Its name.
    pub label: &'a Text,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a Text>,
}

impl ThemeFile<'_> {
    /// The file as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Trajectory {
    /// All that there is to say of one of its themes: the question and goals of the theme and the trends that bear on it, what the group answered, the challenges sorted by the three
    /// questions (as [`Atlas::three_lists`]), and the priorities. Before the meetings it is what a trend note tells, after them an inspiration note.
    ///
    /// # Errors
    /// [`Unknown`] for a theme that the trajectory or the atlas does not have, with the nearest id.
    pub fn theme_file<'a>(&'a self, theme: &str, atlas: &'a Atlas) -> Result<ThemeFile<'a>, Unknown> {
        let unknown = || Unknown::among("theme", theme, self.themes.keys().map(Id::as_str));
        let (id, work) = self.themes.get_key_value(theme).ok_or_else(unknown)?;
        let priorities = self.priorities(theme).ok_or_else(unknown)?;
        let index = crate::decide::find(&atlas.model.themes, "theme", theme)?;
        let described = atlas.model.theme(index);
        let content = Content::new(&atlas.model);
        let mut trends = Vec::new();
        for trend in atlas.model.parts().iter().flat_map(|part| &part.trends) {
            if holds(&content.above(&atlas.model.themes.find_all(&trend.themes)), &index) {
                let (label, description) = (&trend.label, trend.description.as_ref());
                trends.push(TrendOn { id: &trend.id, label, description });
            }
        }
        sort_by(&mut trends, |one, other| one.id.cmp(other.id));
        let mut told = atlas.three_lists(&Scope { theme: Some(theme), ..Scope::default() })?;
        Ok(ThemeFile {
            theme: id,
            question: described.and_then(|theme| theme.question.as_ref()),
            goals: described.map_or(&[], |theme| &theme.goals),
            trends,
            answers: &work.answers,
            unanswered: Question::ALL.iter().copied().filter(|one| !work.answers.contains_key(one)).collect(),
            lists: told.themes.pop(),
            signals: told.signals,
            priorities,
        })
    }
}
