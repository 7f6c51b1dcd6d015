//! What an event changes in a trajectory, once nothing is against it.

use super::event::{MeetingsPlanned, PlaceChanged, Registered, TrajectoryEvent};
use super::half_day::HalfDay;
use super::state::{Announcement, Meeting, Registration, Trajectories, Trajectory, TrendNote};
use crate::ids::Id;
use crate::moment::Moment;
use crate::order::{sort, sort_by};
use crate::text::Text;

impl Trajectories {
    /// Takes an event that was weighed.
    pub(crate) fn settle(&mut self, event: TrajectoryEvent, at: Moment) {
        match event {
            TrajectoryEvent::Opened(event) => {
                self.all.insert(event.trajectory.clone(), Trajectory::new(event));
            }
            TrajectoryEvent::Registered(event) => {
                self.change(&event.trajectory.clone(), |one| one.add(event, at));
            }
            TrajectoryEvent::Withdrawn(event) => {
                self.change(&event.trajectory, |one| one.forget(&event.participant));
            }
            TrajectoryEvent::TrendNoteSent(event) => self.change(&event.trajectory, |one| {
                let mut to = one.trend_note.take().map(|before| before.to).unwrap_or_default();
                to.extend(one.registrations.keys().cloned());
                one.trend_note = Some(TrendNote { at, note: event.note, to });
            }),
            TrajectoryEvent::MeetingsPlanned(event) => {
                self.change(&event.trajectory, |one| one.plan_to(&event));
            }
            TrajectoryEvent::PlaceChanged(event) => {
                self.change(&event.trajectory, |one| one.move_to(&event, at));
            }
            TrajectoryEvent::MeetingHeld(event) => self.change(&event.trajectory, |one| {
                let present = in_order(event.present);
                let held = |meeting: &&mut Meeting| {
                    meeting.theme == event.theme && meeting.half_day == event.half_day
                };
                for meeting in one.meetings.iter_mut().filter(held) {
                    meeting.present = Some(present.clone());
                }
            }),
            TrajectoryEvent::QuestionAnswered(event) => self.change(&event.trajectory, |one| {
                if let Some(work) = one.themes.get_mut(&event.theme) {
                    work.answers.insert(event.question, event.answer);
                }
            }),
            TrajectoryEvent::CriteriaSet(event) => self.change(&event.trajectory, |one| {
                let Some(work) = one.themes.get_mut(&event.theme) else { return };
                work.criteria = event.criteria;
                sort_by(&mut work.criteria, |one, other| one.id.cmp(&other.id));
                for scores in work.scores.values_mut() {
                    scores.retain(|criterion, _| work.criteria.iter().any(|one| one.id == *criterion));
                }
            }),
            TrajectoryEvent::ChallengeScored(event) => self.change(&event.trajectory, |one| {
                if let Some(work) = one.themes.get_mut(&event.theme) {
                    let scores = event.scores.into_iter().map(|one| (one.criterion, one.score)).collect();
                    work.scores.insert(event.challenge, scores);
                }
            }),
            TrajectoryEvent::Voted(event) => self.change(&event.trajectory, |one| {
                let Some(work) = one.themes.get_mut(&event.theme) else { return };
                let votes = in_order(event.challenges);
                if votes.is_empty() {
                    work.votes.remove(&event.participant);
                } else {
                    work.votes.insert(event.participant, votes);
                }
            }),
            TrajectoryEvent::InspirationNoteSent(event) => {
                self.change(&event.trajectory, |one| one.inspiration_note = Some(at));
            }
        }
    }

    /// Changes a trajectory that is there.
    fn change(&mut self, id: &Id, change: impl FnOnce(&mut Trajectory)) {
        if let Some(trajectory) = self.all.get_mut(id) {
            change(trajectory);
        }
    }
}

fn in_order(mut ids: Vec<Id>) -> Vec<Id> {
    sort(&mut ids);
    ids
}

impl Trajectory {
    /// Takes a registration, in the place of one that was there.
    fn add(&mut self, event: Registered, at: Moment) {
        let themes = in_order(event.themes);
        // votes count for themes on which somebody is registered
        for (theme, work) in &mut self.themes {
            if !themes.contains(theme) {
                work.votes.remove(&event.participant);
            }
        }
        self.leave(&event.participant);
        self.enter(&themes);
        let registration = Registration { stakeholder: event.stakeholder, themes, at };
        self.registrations.insert(event.participant, registration);
    }

    /// Takes a registration back.
    fn forget(&mut self, participant: &Id) {
        for work in self.themes.values_mut() {
            work.votes.remove(participant);
        }
        self.leave(participant);
        self.registrations.remove(participant);
    }

    fn plan_to(&mut self, event: &MeetingsPlanned) {
        let meetings = event.meetings.iter().map(|meeting| Meeting {
            half_day: meeting.half_day,
            theme: meeting.theme.clone(),
            place: self.place_of(&meeting.theme, meeting.place.as_ref()),
            present: None,
        });
        let mut meetings: Vec<Meeting> = meetings.collect();
        sort_by(&mut meetings, |one, other| (one.half_day, &one.theme).cmp(&(other.half_day, &other.theme)));
        self.meetings = meetings;
    }

    /// Where a group meets.
    fn place_of(&self, theme: &Id, place: Option<&Text>) -> Text {
        let of_group = self.group(theme.as_str()).and_then(|group| group.place.as_ref());
        place.or(of_group).unwrap_or(&self.opened.place).clone()
    }

    fn move_to(&mut self, event: &PlaceChanged, at: Moment) {
        let mut moved: Vec<(Id, HalfDay)> = Vec::new();
        for meeting in self.meetings.iter_mut().filter(|meeting| event.moves(meeting, at)) {
            meeting.place = event.place.clone();
            moved.push((meeting.theme.clone(), meeting.half_day));
        }
        let told = |registration: &Registration| {
            registration.themes.iter().any(|theme| moved.iter().any(|(other, _)| other == theme))
        };
        let to = self.registrations.iter().filter(|(_, one)| told(one)).map(|(id, _)| id.clone()).collect();
        self.announcements.push(Announcement { at, place: event.place.clone(), to, meetings: moved });
    }
}

impl PlaceChanged {
    /// Does it speak of a meeting?
    pub(super) fn means(&self, meeting: &Meeting) -> bool {
        self.theme.as_ref().is_none_or(|theme| meeting.theme == *theme)
            && self.half_day.is_none_or(|half_day| meeting.half_day == half_day)
    }

    /// Does a meeting move, in time: is the change known at the latest the day before (E-11)?
    pub(super) fn moves(&self, meeting: &Meeting, at: Moment) -> bool {
        self.means(meeting) && meeting.half_day.date > at.date()
    }
}
