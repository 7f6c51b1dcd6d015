//! What the notes of a trajectory say alike of a theme: its question, its goals, the trends and what they touch.

use super::note::Section;
use crate::document::Collection;
use crate::ids::Id;
use crate::trajectories::{Question, ThemeFile, Trajectory, TrendOn};
use crate::words::{Words, capital};

impl Words<'_> {
    /// Who invites.
    pub(super) fn organisers(&self, trajectory: &Trajectory) -> String {
        self.names_of(&trajectory.invitation().organisers)
    }

    /// The section of a theme, with the question that defines it, what is aimed at, and the trends.
    pub(super) fn theme_section(&self, file: &ThemeFile<'_>) -> Section {
        let mut section = Section::titled(self.alone(Collection::Themes, file.theme));
        section.about("theme", [file.theme]);
        section.say(file.question.map(|question| self.sentence(question)).unwrap_or_default());
        let mut goals = Section::titled(self.language.heading_goals());
        goals.points(file.goals.iter().map(|goal| self.sentence(goal)).collect());
        section.add(goals);
        let mut trends = Section::titled(self.language.heading_trends());
        trends.points(file.trends.iter().map(|trend| self.trend(trend, file)).collect());
        if trends.is_empty() {
            trends.say(self.language.no_trends());
        }
        section.add(trends);
        section
    }

    /// A trend, and the challenges of the theme that it touches.
    fn trend(&self, trend: &TrendOn<'_>, file: &ThemeFile<'_>) -> String {
        let touched = file.lists.iter().flat_map(|lists| &lists.challenges).map(|known| known.challenge);
        let touched = touched.filter(|id| {
            let challenge = self.atlas.challenge(id.as_str());
            challenge.is_some_and(|one| one.trends.contains(trend.id))
        });
        let touched: Vec<&Id> = touched.collect();
        let touched = if touched.is_empty() { String::new() } else { self.challenges(&touched) };
        let description = trend.description.map(|text| self.sentence(text)).unwrap_or_default();
        self.language.trend_told(&self.sentence(trend.label), &description, &touched)
    }

    /// A question that is put to every theme group (F-04).
    pub(super) fn question(&self, question: Question) -> String {
        match question {
            Question::Trends => self.language.question_trends(),
            Question::Meaning => self.language.question_meaning(),
            Question::LocalGovernments => self.language.question_local_governments(),
            Question::Organisations => self.language.question_organisations(),
            Question::Learning => self.language.question_learning(),
            Question::Challenges => self.language.question_challenges(),
            Question::Together => self.language.question_together(),
        }
    }

    /// Challenges as points, each with where it plays.
    pub(super) fn challenge_points<'i>(&self, challenges: impl Iterator<Item = &'i Id>) -> Vec<String> {
        let told = challenges.filter_map(|id| {
            let id = self.challenge_now(id)?;
            let index = self.atlas.model.challenges.find(id.as_str())?;
            let affected = self.atlas.tasks.of(index)?.affected.iter();
            let areas = self.places(affected.map(|area| self.atlas.model.areas.id(*area)));
            Some(self.language.challenge_in(&self.alone(Collection::Challenges, id), &areas))
        });
        told.map(|text| capital(&text)).collect()
    }
}
