//! A trajectory as a snapshot has it: what it came to, without the events that made it so.

use std::collections::BTreeSet;

use super::event::{Criterion, MeetingAt, Question, Score, TrajectoryOpened};
use super::half_day::HalfDay;
use super::state::{Announcement, Meeting, Registration, Trajectories, Trajectory, TrendNote};
use crate::document::read::Reader;
use crate::document::record::record;
use crate::ids::Id;
use crate::moment::Moment;
use crate::text::Text;

record! {
    @plain
    /// A trajectory as it stands.
    pub(crate) struct TrajectoryForm as "trajectory" {
        required {
            /// The invitation.
            opened: TrajectoryOpened;
        }
        optional {
            /// Who is registered, in the order of participants.
            registrations: Vec<RegistrationForm>;
            /// The meetings that are planned, by half day, then theme.
            meetings: Vec<MeetingForm>;
            /// The changes of place, in the order in which they were made.
            announcements: Vec<AnnouncementForm>;
            /// The trend note, once it was sent.
            trend_note: Option<TrendNoteForm>;
            /// What the groups worked out, in the order of themes.
            work: Vec<WorkForm>;
            /// When the inspiration note went out.
            inspiration_note: Option<Moment>;
        }
    }
}

record! {
    @plain
    /// A participant who is registered.
    pub(crate) struct RegistrationForm as "registration" {
        required {
            /// Who.
            participant: Id;
            /// For which stakeholder it speaks.
            stakeholder: Id;
            /// For which themes.
            themes: Vec<Id> [nonempty];
            /// When it was made, or last changed.
            at: Moment;
        }
        optional {}
    }
}

record! {
    @plain
    /// A meeting that is planned.
    pub(crate) struct MeetingForm as "planned meeting" {
        required {
            /// The theme of the group.
            theme: Id;
            /// When.
            half_day: HalfDay;
            /// Where.
            place: Text;
        }
        optional {
            /// Was it held?
            held: bool;
            /// Who was there.
            present: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// A change of place.
    pub(crate) struct AnnouncementForm as "change of place" {
        required {
            /// When it was announced.
            at: Moment;
            /// Where to.
            place: Text;
            /// The meetings that move.
            meetings: Vec<MeetingAt> [nonempty];
        }
        optional {
            /// Who must be told.
            to: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// A trend note that was sent.
    pub(crate) struct TrendNoteForm as "trend note" {
        required {
            /// When it was last sent.
            at: Moment;
        }
        optional {
            /// Where it can be read.
            note: Option<Text>;
            /// To whom it was sent.
            to: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// What a theme group worked out.
    pub(crate) struct WorkForm as "work of a theme group" {
        required {
            /// The theme.
            theme: Id;
        }
        optional {
            /// Its answers.
            answers: Vec<AnswerForm>;
            /// By what it weighs challenges.
            criteria: Vec<Criterion>;
            /// The scores of challenges.
            scores: Vec<ScoresForm>;
            /// The votes of participants.
            votes: Vec<VotesForm>;
        }
    }
}

record! {
    @plain
    /// An answer of a theme group.
    pub(crate) struct AnswerForm as "answer of a theme group" {
        required {
            /// The question.
            question: Question;
            /// What it answers.
            answer: Text;
        }
        optional {}
    }
}

record! {
    @plain
    /// The scores of a challenge.
    pub(crate) struct ScoresForm as "scores of a challenge" {
        required {
            /// The challenge.
            challenge: Id;
        }
        optional {
            /// Its score on each criterion.
            scores: Vec<Score>;
        }
    }
}

record! {
    @plain
    /// The votes of a participant.
    pub(crate) struct VotesForm as "votes of a participant" {
        required {
            /// Who votes.
            participant: Id;
            /// For which challenges.
            challenges: Vec<Id> [nonempty];
        }
        optional {}
    }
}

impl Trajectories {
    /// As a snapshot has them.
    pub(crate) fn stored(&self) -> Vec<TrajectoryForm> {
        self.all.values().map(TrajectoryForm::of).collect()
    }

    /// As a snapshot had them.
    pub(crate) fn taken_up(forms: &[TrajectoryForm]) -> Self {
        let taken_up = forms.iter().map(|form| (form.opened.trajectory.clone(), form.taken_up()));
        Self { all: taken_up.collect() }
    }

    /// Is what a snapshot says of them in agreement with itself?
    pub(crate) fn look_at(forms: &[TrajectoryForm], reader: &mut Reader) {
        let look = |reader: &mut Reader, form: &TrajectoryForm| form.look_at(reader);
        reader.each("trajectories", forms, |form| &form.opened.trajectory, look);
    }
}

fn ids(set: &BTreeSet<Id>) -> Vec<Id> {
    set.iter().cloned().collect()
}

impl TrajectoryForm {
    fn of(one: &Trajectory) -> Self {
        let registrations = one.registrations.iter().map(|(participant, told)| {
            let (stakeholder, themes) = (told.stakeholder.clone(), told.themes.clone());
            RegistrationForm::new(participant.clone(), stakeholder, themes, told.at)
        });
        let meetings = one.meetings.iter().map(|told| {
            let form = MeetingForm::new(told.theme.clone(), told.half_day, told.place.clone());
            MeetingForm {
                held: told.present.is_some(),
                present: told.present.clone().unwrap_or_default(),
                ..form
            }
        });
        let announcements = one.announcements.iter().map(|told| {
            let meetings =
                told.meetings.iter().map(|(theme, half_day)| MeetingAt::new(theme.clone(), *half_day));
            let form = AnnouncementForm::new(told.at, told.place.clone(), meetings.collect());
            AnnouncementForm { to: told.to.clone(), ..form }
        });
        let trend_note = one.trend_note.as_ref().map(|told| TrendNoteForm {
            note: told.note.clone(),
            to: ids(&told.to),
            ..TrendNoteForm::new(told.at)
        });
        let work = one.themes.iter().map(|(theme, work)| {
            let score = |(criterion, score): (&Id, &u8)| Score::new(criterion.clone(), *score);
            WorkForm {
                answers: work.answers.iter().map(|(one, text)| AnswerForm::new(*one, text.clone())).collect(),
                criteria: work.criteria.clone(),
                scores: work
                    .scores
                    .iter()
                    .map(|(challenge, scores)| ScoresForm {
                        scores: scores.iter().map(score).collect(),
                        ..ScoresForm::new(challenge.clone())
                    })
                    .collect(),
                votes: work
                    .votes
                    .iter()
                    .map(|(who, votes)| VotesForm::new(who.clone(), votes.clone()))
                    .collect(),
                ..WorkForm::new(theme.clone())
            }
        });
        Self {
            registrations: registrations.collect(),
            meetings: meetings.collect(),
            announcements: announcements.collect(),
            trend_note,
            work: work.collect(),
            inspiration_note: one.inspiration_note,
            ..Self::new(one.opened.clone())
        }
    }

    fn taken_up(&self) -> Trajectory {
        let mut one = Trajectory::new(self.opened.clone());
        for told in &self.registrations {
            let (stakeholder, themes) = (told.stakeholder.clone(), told.themes.clone());
            one.enter(&themes);
            one.registrations
                .insert(told.participant.clone(), Registration { stakeholder, themes, at: told.at });
        }
        let meeting = |told: &MeetingForm| Meeting {
            half_day: told.half_day,
            theme: told.theme.clone(),
            place: told.place.clone(),
            present: told.held.then(|| told.present.clone()),
        };
        one.meetings = self.meetings.iter().map(meeting).collect();
        let announced = |told: &AnnouncementForm| Announcement {
            at: told.at,
            meetings: told.meetings.iter().map(|one| (one.theme.clone(), one.half_day)).collect(),
            place: told.place.clone(),
            to: told.to.clone(),
        };
        one.announcements = self.announcements.iter().map(announced).collect();
        one.trend_note = self.trend_note.as_ref().map(|told| TrendNote {
            at: told.at,
            note: told.note.clone(),
            to: told.to.iter().cloned().collect(),
        });
        for told in &self.work {
            let Some(work) = one.themes.get_mut(&told.theme) else { continue };
            work.answers = told.answers.iter().map(|one| (one.question, one.answer.clone())).collect();
            work.criteria.clone_from(&told.criteria);
            let scores = |told: &ScoresForm| {
                told.scores.iter().map(|one| (one.criterion.clone(), one.score)).collect()
            };
            work.scores = told.scores.iter().map(|one| (one.challenge.clone(), scores(one))).collect();
            work.votes =
                told.votes.iter().map(|one| (one.participant.clone(), one.challenges.clone())).collect();
        }
        one.inspiration_note = self.inspiration_note;
        one
    }

    fn look_at(&self, reader: &mut Reader) {
        let themes = || self.opened.groups.iter().map(|group| &group.theme);
        let what = "theme of this trajectory";
        reader.each(
            "registrations",
            &self.registrations,
            |one| &one.participant,
            |reader, one| {
                reader.all("themes", &one.themes, |reader, theme| reader.known(what, theme, themes));
            },
        );
        let there: BTreeSet<&Id> = self.registrations.iter().map(|one| &one.participant).collect();
        reader.all("meetings", &self.meetings, |reader, one| {
            reader.within("theme", |reader| reader.known(what, &one.theme, themes));
        });
        reader.each(
            "work",
            &self.work,
            |one| &one.theme,
            |reader, work| {
                reader.within("theme", |reader| reader.known(what, &work.theme, themes));
                let criteria = || work.criteria.iter().map(|one| &one.id);
                reader.each(
                    "scores",
                    &work.scores,
                    |one| &one.challenge,
                    |reader, of| {
                        reader.all("scores", &of.scores, |reader, one| {
                            let known =
                                |reader: &mut Reader| reader.known("criterion", &one.criterion, criteria);
                            reader.within("criterion", known);
                        });
                    },
                );
                reader.each(
                    "votes",
                    &work.votes,
                    |one| &one.participant,
                    |reader, vote| {
                        if !there.contains(&vote.participant) {
                            let all = || there.iter().copied();
                            reader.within("participant", |reader| {
                                reader.known("registered participant", &vote.participant, all);
                            });
                        }
                    },
                );
            },
        );
    }
}
