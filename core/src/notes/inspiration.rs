//! The inspiration note (Dutch: *inspiratienota*): for the region, after a trajectory: what came of it, as impulses for regional and local choices (F-01, G-02).

use super::note::{Note, NoteKind, Section};
use crate::document::{Collection, Severity};
use crate::error::Unknown;
use crate::ids::Id;
use crate::trajectories::{Fraction, Priorities, Ranked, Robustness, ThemeFile, Trajectory};
use crate::views::Scope;
use crate::words::{Said, Words};

const THOUSAND: u128 = 1000;

impl Words<'_> {
    /// The inspiration note of a trajectory: for each theme the question, the goals, the trends, what the group answered, what exists, the three lists with who takes part, what
    /// nobody can do yet, the priorities and how sure they are, and what is missing.
    ///
    /// # Errors
    /// [`Unknown`] for a theme of the trajectory that the atlas does not have.
    pub fn inspiration_note(&self, trajectory: &Trajectory) -> Result<Note, Unknown> {
        let invitation = trajectory.invitation();
        let label = self.plain(&invitation.label);
        let title = self.language.inspiration_note_title(&label);
        let mut note = Note::new(NoteKind::Inspiration, self, title).between(
            self,
            self.language.inspiration_note_for(),
            self.organisers(trajectory),
        );
        let (groups, participants) = (invitation.groups.len(), trajectory.registrations().len());
        let trajectory_name = self.language.quote(&label);
        note.opening.push(self.language.inspiration_note_opening(
            &groups.to_string(),
            &participants.to_string(),
            &trajectory_name,
        ));
        note.opening.push(self.language.inspiration_note_how());
        let mut said = Said::new();
        for group in &invitation.groups {
            let file = trajectory.theme_file(group.theme.as_str(), self.atlas)?;
            let mut section = self.theme_section(&file);
            section.add(self.answers(&file));
            if let Some(lists) = &file.lists {
                section.about("challenge", lists.challenges.iter().map(|known| known.challenge));
                let lists = Section::of(self.theme_lists(lists, &mut said));
                lists.parts.into_iter().for_each(|part| section.add(part));
            }
            section.add(self.priorities(trajectory, &file.priorities));
            section.add(self.gaps_on(file.theme, &mut said)?);
            note.add(section);
        }
        let mut section = Section::titled(self.language.heading_what_next());
        section.say(self.language.what_next());
        note.add(section);
        Ok(note)
    }

    /// What the group answered to the questions that are put to every theme.
    fn answers(&self, file: &ThemeFile<'_>) -> Section {
        let mut section = Section::titled(self.language.heading_answers());
        let rows =
            file.answers.iter().map(|(question, text)| [self.question(*question), self.sentence(text)]);
        let columns = [self.language.column_question(), self.language.column_answer()];
        section.table(self.language.caption_answers(), columns, rows.collect());
        section
    }

    /// Which challenges come first, by weighted criteria and by votes, and how sure that is.
    fn priorities(&self, trajectory: &Trajectory, priorities: &Priorities<'_>) -> Section {
        let language = self.language;
        let mut section = Section::titled(language.heading_priorities());
        let criteria = trajectory.work(priorities.theme.as_str()).map_or(&[][..], |work| &work.criteria);
        if !priorities.by_criteria.is_empty() {
            let names = criteria.iter().map(|one| {
                language.criterion_weight(&language.quote(&self.plain(&one.label)), &one.weight.to_string())
            });
            section.say(language.weighed_by(&self.list(&names.collect::<Vec<_>>())));
        }
        let columns = |last: String| [language.column_challenge(), language.column_rank(), last];
        let caption = language.caption_priorities();
        section.table(caption, columns(language.column_points()), self.ranked(&priorities.by_criteria));
        let sure = priorities.first_place.iter().flat_map(|one| {
            let label = criteria.iter().find(|known| known.id == *one.criterion);
            let label = label.map_or_else(|| one.criterion.to_string(), |known| self.plain(&known.label));
            self.turns(one, &language.quote(&label))
        });
        section.points(sure.collect());
        let caption = language.caption_votes();
        section.table(caption, columns(language.column_votes()), self.ranked(&priorities.by_votes));
        section
    }

    fn ranked(&self, ranked: &[Ranked<'_>]) -> Vec<[String; 3]> {
        let there = ranked.iter().filter_map(|one| Some((self.challenge_now(one.challenge)?, one)));
        let row = |(id, one): (&Id, &Ranked<'_>)| {
            let total = self.whole(one.total);
            [self.alone(Collection::Challenges, id), one.rank.to_string(), total]
        };
        there.map(row).collect()
    }

    /// At which weight of a criterion another challenge is level with the first.
    fn turns(&self, one: &Robustness<'_>, criterion: &str) -> Vec<String> {
        let weight = one.weight.to_string();
        let mut told = Vec::new();
        for (is_less, turn) in [(true, &one.down_to), (false, &one.up_to)] {
            let Some(turn) = turn else { continue };
            let Some(with) = self.challenge_now(turn.with) else { continue };
            let (at, with) = (self.weight(turn.weight), self.challenge(with.as_str()));
            told.push(if is_less {
                self.language.level_below(criterion, &weight, &at, &with)
            } else {
                self.language.level_above(criterion, &weight, &at, &with)
            });
        }
        told
    }

    /// A weight as the language writes it: with decimals where these end, as a fraction where not.
    fn weight(&self, weight: Fraction) -> String {
        let (above, below) = (weight.numerator(), weight.denominator());
        let Some(0) = THOUSAND.checked_rem(below) else { return weight.to_string() };
        let thousandths = above.saturating_mul(THOUSAND / below);
        let (whole, rest) = (thousandths / THOUSAND, thousandths % THOUSAND);
        if rest == 0 {
            return whole.to_string();
        }
        let text = format!("{whole}{}{rest:03}", self.language.decimal_mark());
        text.trim_end_matches('0').to_owned()
    }

    /// The gaps on a theme.
    fn gaps_on(&self, theme: &Id, said: &mut Said) -> Result<Section, Unknown> {
        let blind = self.atlas.blind_spots(&Scope { theme: Some(theme.as_str()), ..Scope::default() })?;
        let gaps: Vec<_> = blind.spots.iter().filter(|spot| spot.severity == Severity::Gap).collect();
        let mut section = Section::titled(self.language.heading_gaps());
        section.points(self.spots(&gaps, &self.everywhere(), said));
        Ok(section)
    }
}
