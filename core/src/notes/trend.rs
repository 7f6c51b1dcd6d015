//! The trend note (Dutch: *tendensennota*): for every participant of a trajectory, before the first meeting (E-10, G-01).

use super::note::{Note, NoteKind, Section};
use crate::document::Collection;
use crate::error::Unknown;
use crate::trajectories::{Half, Question, Representation, Trajectory};
use crate::words::{Said, Words};

impl Words<'_> {
    /// The trend note of a trajectory: when the groups meet; and for each theme the question, the goals, the trends and what they touch, the challenges, what exists, the questions
    /// that the group will answer, and who is in it.
    ///
    /// # Errors
    /// [`Unknown`] for a theme of the trajectory that the atlas does not have.
    pub fn trend_note(&self, trajectory: &Trajectory) -> Result<Note, Unknown> {
        let invitation = trajectory.invitation();
        let label = self.plain(&invitation.label);
        let mut note = Note::new(NoteKind::Trend, self, self.language.trend_note_title(&label)).between(
            self,
            self.language.trend_note_for(),
            self.organisers(trajectory),
        );
        let groups = invitation.groups.len().to_string();
        note.opening.push(self.language.trend_note_opening(&groups, &self.language.quote(&label)));
        note.add(self.meetings(trajectory));
        let mut said = Said::new();
        for group in trajectory.representation(self.atlas) {
            let file = trajectory.theme_file(group.theme.as_str(), self.atlas)?;
            let mut section = self.theme_section(&file);
            if let Some(lists) = &file.lists {
                let mut part = Section::titled(self.language.heading_challenges());
                part.about("challenge", lists.challenges.iter().map(|known| known.challenge));
                part.points(self.challenge_points(lists.challenges.iter().map(|known| known.challenge)));
                section.add(part);
                section.add(Section::of(self.existing(&lists.challenges, &mut said)));
            }
            let mut part = Section::titled(self.language.heading_questions());
            part.points(Question::ALL.iter().map(|question| self.question(*question)).collect());
            section.add(part);
            section.add(self.in_the_group(trajectory, &group));
            note.add(section);
        }
        Ok(note)
    }

    /// When and where the groups meet.
    fn meetings(&self, trajectory: &Trajectory) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_meetings());
        let rows = trajectory.meetings().iter().map(|meeting| {
            let half = match meeting.half_day.half {
                Half::Morning => language.morning(),
                Half::Afternoon => language.afternoon(),
            };
            let theme = self.alone(Collection::Themes, &meeting.theme);
            [theme, self.date(meeting.half_day.date), half, self.plain(&meeting.place)]
        });
        let columns =
            [language.column_theme(), language.column_day(), language.column_half(), language.column_place()];
        section.table(language.caption_meetings(), columns, rows.collect());
        if section.is_empty() {
            section.say(language.no_meetings());
        }
        section
    }

    /// Who is registered for a group, and who is missing.
    fn in_the_group(&self, trajectory: &Trajectory, group: &Representation<'_>) -> Section {
        let mut section = Section::titled(self.language.heading_group());
        let who = self.names_of(group.stakeholders.iter().map(|one| one.id));
        section.say(self.language.registered(&group.participants.to_string(), &who));
        let requirements = &trajectory.invitation().requirements;
        let mut missing: Vec<String> = Vec::new();
        for unmet in group.gaps.iter().chain(&group.advice) {
            let Some(asked) = requirements.iter().find(|one| one.id == *unmet.requirement) else { continue };
            missing.push(self.language.still_needed(&self.plain(&asked.label), &unmet.found.to_string()));
        }
        if !group.missing_sectors.is_empty() {
            let names = group.missing_sectors.iter().map(|id| self.quoted(Collection::Sectors, id.as_str()));
            let names: Vec<String> = names.collect();
            missing.push(self.language.no_sector(&names.len().to_string(), &self.list(&names)));
        }
        if !group.missing_areas.is_empty() {
            missing.push(self.language.no_area(&self.places(group.missing_areas.iter().copied())));
        }
        section.points(missing);
        section
    }
}
