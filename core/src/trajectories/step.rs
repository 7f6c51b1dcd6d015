//! The steps of a trajectory: who may take them, what is refused and why. What is refused changes nothing.

use super::event::{
    ChallengeScored, CriteriaSet, MeetingHeld, MeetingsPlanned, PlaceChanged, QuestionAnswered, Registered,
    RegistrationWithdrawn, TrajectoryEvent, TrajectoryOpened, Voted,
};
use super::refusal::TrajectoryRefusal as Refusal;
use super::state::{Meeting, Trajectories, Trajectory};
use crate::atlas::Atlas;
use crate::document::AreaEntry;
use crate::ids::Id;
use crate::moment::Moment;
use crate::refused::{Refused, is_on, looks_like_address, nearest};
use crate::step::{Step, known, not_empty, once};

type Reasons = Vec<Refusal>;

impl Trajectories {
    /// Takes an event: either the state after it, or every reason why not, and then nothing has changed.
    ///
    /// `at` is when it happened and `by` who did it. The organisers (or who succeeded them) may do everything; participants register, withdraw and vote for themselves, and so may
    /// the stakeholder for which they speak. Whether stakeholders, areas, themes and challenges are there is asked of the atlas.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::trajectories::{Trajectories, TrajectoryEvent};
    /// let mut trajectories = Trajectories::default();
    /// let by = "ocmw".parse()?;
    /// let opened = TrajectoryEvent::from_json(r#"{"kind": "trajectory-opened", "trajectory": "t", "label": "Traject", "organisers": ["ocmw"],
    ///     "groups": [{"theme": "housing", "meetings": 2}], "period": {"from": "2018-01-29", "until": "2018-04-01"},
    ///     "deadline": "2018-01-26T12:00:00+01:00", "place": "Menen"}"#)?;
    /// trajectories.apply(&opened, "2018-01-08T09:00:00+01:00".parse()?, &by, &atlas)?;
    /// let registered = TrajectoryEvent::from_json(
    ///     r#"{"kind": "registered", "trajectory": "t", "participant": "d1", "stakeholder": "ocmw", "themes": ["houisng"]}"#)?;
    /// let refused = trajectories.apply(&registered, "2018-01-26T12:00:00+01:00".parse()?, &by, &atlas).unwrap_err();
    /// assert_eq!(refused.reasons()[0].code(), "late");
    /// assert_eq!(refused.reasons()[1].to_string(), "there is no theme of this trajectory `houisng`; did you mean `housing`?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Refused`], with every reason.
    pub fn apply(
        &mut self,
        event: &TrajectoryEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<(), Refused<Refusal>> {
        self.weigh(event, at, by, atlas)?;
        self.settle(event.clone(), at);
        Ok(())
    }

    /// Every reason against an event. Nothing changes: so whatever is weighed costs no more than to look at it, however much happened before.
    pub(crate) fn weigh(
        &self,
        event: &TrajectoryEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<(), Refused<Refusal>> {
        let step = Step { at, by, atlas };
        let id = match event {
            TrajectoryEvent::Opened(event) => return self.open(event, step),
            TrajectoryEvent::Registered(event) => &event.trajectory,
            TrajectoryEvent::Withdrawn(event) => &event.trajectory,
            TrajectoryEvent::TrendNoteSent(event) => &event.trajectory,
            TrajectoryEvent::MeetingsPlanned(event) => &event.trajectory,
            TrajectoryEvent::PlaceChanged(event) => &event.trajectory,
            TrajectoryEvent::MeetingHeld(event) => &event.trajectory,
            TrajectoryEvent::QuestionAnswered(event) => &event.trajectory,
            TrajectoryEvent::CriteriaSet(event) => &event.trajectory,
            TrajectoryEvent::ChallengeScored(event) => &event.trajectory,
            TrajectoryEvent::Voted(event) => &event.trajectory,
            TrajectoryEvent::InspirationNoteSent(event) => &event.trajectory,
        };
        let Some(trajectory) = self.all.get(id) else {
            let nearest = nearest(id, self.all.keys().map(Id::as_str));
            let path = "trajectory".into();
            return Err(Refusal::Unknown { path, what: "trajectory", id: id.clone(), nearest }.into());
        };
        if trajectory.inspiration_note.is_some() {
            let what = "the trajectory has ended: its inspiration note went out";
            return Err(Refusal::OutOfTurn { path: "".into(), what }.into());
        }
        match event {
            TrajectoryEvent::Opened(_) => Ok(()),
            TrajectoryEvent::Registered(event) => trajectory.register(event, step),
            TrajectoryEvent::Withdrawn(event) => trajectory.withdraw(event, step),
            TrajectoryEvent::TrendNoteSent(_) => trajectory.send_trend_note(step),
            TrajectoryEvent::MeetingsPlanned(event) => trajectory.set_meetings(event, step),
            TrajectoryEvent::PlaceChanged(event) => trajectory.change_place(event, step),
            TrajectoryEvent::MeetingHeld(event) => trajectory.hold(event, step),
            TrajectoryEvent::QuestionAnswered(event) => trajectory.answer(event, step),
            TrajectoryEvent::CriteriaSet(event) => trajectory.set_criteria(event, step),
            TrajectoryEvent::ChallengeScored(event) => trajectory.score(event, step),
            TrajectoryEvent::Voted(event) => trajectory.vote(event, step),
            TrajectoryEvent::InspirationNoteSent(_) => trajectory.send_inspiration_note(step),
        }
    }

    fn open(&self, event: &TrajectoryOpened, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&event.organisers, &mut reasons);
        if self.all.contains_key(&event.trajectory) {
            let id = event.trajectory.as_str().into();
            reasons.push(Refusal::Double { path: "trajectory".into(), what: "the trajectory", id });
        }
        not_empty(&event.organisers, "organisers", "organiser", &mut reasons);
        for (n, id) in event.organisers.iter().enumerate() {
            step.stakeholder(id, format!("organisers[{n}]"), &mut reasons);
        }
        not_empty(&event.groups, "groups", "theme", &mut reasons);
        for (n, group) in event.groups.iter().enumerate() {
            let path = format!("groups[{n}].theme");
            if event.groups.iter().take(n).any(|other| other.theme == group.theme) {
                let id = group.theme.as_str().into();
                reasons.push(Refusal::Double { path: path.into(), what: "the theme", id });
            } else {
                let themes = &step.atlas.model.themes;
                known(&group.theme, "theme", || themes.all(), path, &mut reasons);
            }
            if !(2..=3).contains(&group.meetings) {
                let path = format!("groups[{n}].meetings").into();
                reasons
                    .push(Refusal::OutOfRange { path, what: "a theme group meets two or three half days" });
            }
        }
        let (from, until) = (event.period.from, event.period.until);
        match from.zip(until) {
            None => {
                let what = "the period of a trajectory has a first day, and a day on which it is over";
                reasons.push(Refusal::OutOfRange { path: "period".into(), what });
            }
            Some((from, until)) if from >= until => {
                let what = "`from` is not before `until`";
                reasons.push(Refusal::OutOfRange { path: "period".into(), what });
            }
            Some((from, _)) if event.deadline.date() > from => {
                let what = "registration closes at the latest on the first day of the period: only then meetings can be planned";
                reasons.push(Refusal::OutOfRange { path: "deadline".into(), what });
            }
            Some(_) => {}
        }
        areas(step, &event.areas, &mut reasons);
        for (n, requirement) in event.requirements.iter().enumerate() {
            let path = |field: &str, at: usize| format!("requirements[{n}].{field}[{at}]");
            let model = &step.atlas.model;
            for (at, id) in requirement.kind.iter().enumerate() {
                known(id, "kind", || model.kinds.all(), path("kind", at), &mut reasons);
            }
            for (at, id) in requirement.sector.iter().enumerate() {
                known(id, "sector", || model.sectors.all(), path("sector", at), &mut reasons);
            }
            for (at, id) in requirement.themes.iter().enumerate() {
                let themes = || event.groups.iter().map(|group| group.theme.as_str());
                known(id, "theme of this trajectory", themes, path("themes", at), &mut reasons);
            }
        }
        Refused::if_any(reasons)
    }
}

fn areas(step: Step<'_>, areas: &[AreaEntry], reasons: &mut Reasons) {
    let model = &step.atlas.model;
    for (n, entry) in areas.iter().enumerate() {
        match entry {
            AreaEntry::Area(id) => {
                known(id, "area", || model.areas.all(), format!("areas[{n}]"), reasons);
            }
            AreaEntry::Within { within, level } => {
                known(within, "area", || model.areas.all(), format!("areas[{n}].within"), reasons);
                known(level, "level", || model.levels.all(), format!("areas[{n}].level"), reasons);
            }
        }
    }
}

impl Trajectory {
    fn themes(&self) -> impl Iterator<Item = &str> {
        self.opened.groups.iter().map(|group| group.theme.as_str())
    }

    fn theme(&self, id: &Id, path: String, reasons: &mut Reasons) {
        known(id, "theme of this trajectory", || self.themes(), path, reasons);
    }

    fn participant(&self, id: &Id, path: String, reasons: &mut Reasons) {
        // a scan only where it is not there
        if !self.registrations.contains_key(id) {
            let nearest = nearest(id, self.registrations.keys().map(Id::as_str));
            let what = "registered participant";
            reasons.push(Refusal::Unknown { path: path.into(), what, id: id.clone(), nearest });
        }
    }

    /// Who may act for a participant: itself, the stakeholder for which it speaks, and the organisers.
    fn may_act(&self, participant: &Id, stakeholder: Option<&Id>) -> Vec<Id> {
        let of = self.registrations.get(participant).map(|one| &one.stakeholder).or(stakeholder);
        std::iter::once(participant).chain(of).chain(&self.opened.organisers).cloned().collect()
    }

    fn register(&self, event: &Registered, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.may_act(&event.participant, Some(&event.stakeholder)), &mut reasons);
        if step.at >= self.opened.deadline {
            reasons.push(Refusal::Late { deadline: self.opened.deadline, at: step.at });
        }
        if looks_like_address(&event.participant) {
            reasons.push(Refusal::PersonalData { path: "participant".into() });
        }
        step.stakeholder(&event.stakeholder, "stakeholder".into(), &mut reasons);
        not_empty(&event.themes, "themes", "theme", &mut reasons);
        once(&event.themes, "themes", "the theme", &mut reasons);
        for (n, theme) in event.themes.iter().enumerate() {
            let path = format!("themes[{n}]");
            let Some(group) = self.group(theme.as_str()) else {
                self.theme(theme, path, &mut reasons);
                continue;
            };
            let Some(room_for) = group.room_for else { continue };
            // whoever is in it already keeps the place
            let is_in =
                self.registrations.get(&event.participant).is_some_and(|one| one.themes.contains(theme));
            if !is_in && self.crowd(theme) >= room_for {
                reasons.push(Refusal::Full { path: path.into(), theme: theme.clone(), room_for });
            }
        }
        Refused::if_any(reasons)
    }

    fn withdraw(&self, event: &RegistrationWithdrawn, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.may_act(&event.participant, None), &mut reasons);
        self.participant(&event.participant, "participant".into(), &mut reasons);
        Refused::if_any(reasons)
    }

    fn send_trend_note(&self, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        let first = self.meetings.first().map(|meeting| meeting.half_day.date).or(self.opened.period.from);
        if first.is_some_and(|first| step.at.date() >= first) {
            let what = "every participant gets the trend note before the groups begin to meet";
            reasons.push(Refusal::OutOfTurn { path: "".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn set_meetings(&self, event: &MeetingsPlanned, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        if self.meetings.iter().any(|meeting| meeting.present.is_some()) {
            let what = "the groups meet already: what was held cannot be planned anew";
            reasons.push(Refusal::OutOfTurn { path: "meetings".into(), what });
        }
        for (n, meeting) in event.meetings.iter().enumerate() {
            self.theme(&meeting.theme, format!("meetings[{n}].theme"), &mut reasons);
            let path = || format!("meetings[{n}].half_day").into();
            if !self.opened.period.holds_on(meeting.half_day.date) {
                reasons.push(Refusal::OutsidePeriod { path: path(), half_day: meeting.half_day });
            }
            let same = |other: &super::event::MeetingAt| {
                other.theme == meeting.theme && other.half_day == meeting.half_day
            };
            if event.meetings.iter().take(n).any(same) {
                let id = meeting.half_day.to_string().into();
                reasons.push(Refusal::Double { path: path(), what: "a meeting of this group on", id });
            }
        }
        for group in &self.opened.groups {
            let planned = event.meetings.iter().filter(|meeting| meeting.theme == group.theme).count();
            if u32::try_from(planned) != Ok(group.meetings) {
                let (theme, asked) = (group.theme.clone(), group.meetings);
                reasons.push(Refusal::MeetingCount { path: "meetings".into(), theme, asked, planned });
            }
        }
        Refused::if_any(reasons)
    }

    fn change_place(&self, event: &PlaceChanged, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        if let Some(theme) = &event.theme {
            self.theme(theme, "theme".into(), &mut reasons);
        }
        if reasons.is_empty() && !self.meetings.iter().any(|meeting| event.moves(meeting, step.at)) {
            let what = if self.meetings.iter().any(|meeting| event.means(meeting)) {
                "a change of place is announced at the latest the day before"
            } else {
                "no such meeting is planned"
            };
            reasons.push(Refusal::OutOfTurn { path: "".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn hold(&self, event: &MeetingHeld, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        self.theme(&event.theme, "theme".into(), &mut reasons);
        let planned = |meeting: &Meeting| meeting.theme == event.theme && meeting.half_day == event.half_day;
        if !self.meetings.iter().any(planned) {
            let what = "no such meeting is planned";
            reasons.push(Refusal::OutOfTurn { path: "half_day".into(), what });
        } else if step.at.date() < event.half_day.date {
            let what = "a meeting that is still to come has not been held";
            reasons.push(Refusal::OutOfTurn { path: "half_day".into(), what });
        }
        once(&event.present, "present", "the participant", &mut reasons);
        for (n, id) in event.present.iter().enumerate() {
            let of_group = self.registrations.get(id).is_some_and(|one| one.themes.contains(&event.theme));
            if !of_group {
                let known = self.participants(event.theme.as_str()).map(|(id, _)| id.as_str());
                let nearest = nearest(id, known);
                let (path, what) = (format!("present[{n}]").into(), "participant of this group");
                reasons.push(Refusal::Unknown { path, what, id: id.clone(), nearest });
            }
        }
        Refused::if_any(reasons)
    }

    fn answer(&self, event: &QuestionAnswered, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        self.theme(&event.theme, "theme".into(), &mut reasons);
        Refused::if_any(reasons)
    }

    fn set_criteria(&self, event: &CriteriaSet, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        self.theme(&event.theme, "theme".into(), &mut reasons);
        not_empty(&event.criteria, "criteria", "criterion", &mut reasons);
        let ids = event.criteria.iter().map(|one| &one.id);
        once(ids, "criteria", "the criterion", &mut reasons);
        Refused::if_any(reasons)
    }

    fn score(&self, event: &ChallengeScored, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        self.theme(&event.theme, "theme".into(), &mut reasons);
        challenge(step, &event.challenge, &event.theme, "challenge".into(), &mut reasons);
        let criteria = self.themes.get(&event.theme).map_or(&[][..], |work| &work.criteria);
        let ids: Vec<&Id> = event.scores.iter().map(|one| &one.criterion).collect();
        once(ids.iter().copied(), "scores", "a score on", &mut reasons);
        for (n, score) in event.scores.iter().enumerate() {
            let all = || criteria.iter().map(|one| one.id.as_str());
            known(&score.criterion, "criterion", all, format!("scores[{n}].criterion"), &mut reasons);
            if score.score > 100 {
                let path = format!("scores[{n}].score").into();
                reasons.push(Refusal::OutOfRange { path, what: "a score is a whole number from 0 to 100" });
            }
        }
        if criteria.iter().any(|one| !ids.contains(&&one.id)) {
            let what = "a challenge gets a score for each criterion";
            reasons.push(Refusal::OutOfRange { path: "scores".into(), what });
        }
        Refused::if_any(reasons)
    }

    fn vote(&self, event: &Voted, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.may_act(&event.participant, None), &mut reasons);
        self.theme(&event.theme, "theme".into(), &mut reasons);
        self.participant(&event.participant, "participant".into(), &mut reasons);
        let registration = self.registrations.get(&event.participant);
        if registration.is_some_and(|one| !one.themes.contains(&event.theme)) {
            let what = "who votes on a theme is registered for it";
            reasons.push(Refusal::OutOfTurn { path: "theme".into(), what });
        }
        once(&event.challenges, "challenges", "the vote for", &mut reasons);
        for (n, one) in event.challenges.iter().enumerate() {
            challenge(step, one, &event.theme, format!("challenges[{n}]"), &mut reasons);
        }
        Refused::if_any(reasons)
    }

    fn send_inspiration_note(&self, step: Step<'_>) -> Result<(), Refused<Refusal>> {
        let mut reasons = Vec::new();
        step.one_of(&self.opened.organisers, &mut reasons);
        let what = match self.meetings.last() {
            None => Some("the groups have not met: no meetings are planned"),
            Some(last) if step.at.date() < last.half_day.date => {
                Some("the inspiration note comes after the last meeting")
            }
            Some(_) => None,
        };
        reasons.extend(what.map(|what| Refusal::OutOfTurn { path: "".into(), what }));
        Refused::if_any(reasons)
    }
}

/// Is the challenge there, and on the theme?
fn challenge(step: Step<'_>, id: &Id, theme: &Id, path: String, reasons: &mut Reasons) {
    if !is_on(step.atlas, id, theme) {
        let all = &step.atlas.model.challenges;
        let on = all.indices().map(|index| all.id(index)).filter(|one| is_on(step.atlas, one, theme));
        let nearest = nearest(id, on.map(Id::as_str));
        let what = "challenge on this theme";
        reasons.push(Refusal::Unknown { path: path.into(), what, id: id.clone(), nearest });
    }
}
