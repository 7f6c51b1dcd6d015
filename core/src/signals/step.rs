//! The steps of signals: what is refused and why, and what becomes of a signal. What is refused changes nothing.

use super::event::{SignalEvent, SignalReported, SignalStepTaken};
use super::may::{check, holders, is_challenge};
use super::path::{PathStep, StepField};
use super::refusal::SignalRefusal as Refusal;
use super::signal::{Escalation, Signal, Taken};
use super::state::Signals;
use crate::atlas::Atlas;
use crate::document::{Change, Element};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::Ix;
use crate::moment::Moment;
use crate::refused::{Refused, acts_for, is_there, looks_like_address, nearest};

type Reasons = Vec<Refusal>;

/// What an event makes of the signals.
#[derive(Debug)]
pub(crate) struct After {
    /// Those that are new or changed.
    pub(crate) signals: Vec<Signal>,
    /// The atlas with the challenge that was made of them.
    pub(crate) atlas: Option<Atlas>,
}

impl Signals {
    /// Takes an event: either the state after it, or every reason why not, and then nothing has changed.
    ///
    /// `at` is when it happened and `by` who did it. Who may is asked of the rules, at the date of the atlas: on the challenge of which a signal is a part, and until it is part of one as if it were
    /// a challenge of its own. A challenge that is [made of signals](SignalEvent::new_challenge) is not put into the atlas: a [`Register`](crate::Register) does that.
    ///
    /// # Errors
    /// [`Refused`], with every reason.
    pub fn apply(
        &mut self,
        event: &SignalEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<(), Refused<Refusal>> {
        let after = self.weigh(event, at, by, atlas)?;
        self.settle(after.signals);
        Ok(())
    }

    /// What an event would make of the signals, or why it may not.
    pub(crate) fn weigh(
        &self,
        event: &SignalEvent,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<After, Refused<Refusal>> {
        match event {
            SignalEvent::Reported(reported) => self.report(reported, at, by, atlas),
            SignalEvent::Step(taken) => self.step(taken, at, by, atlas),
        }
    }

    /// Takes what was weighed.
    pub(crate) fn settle(&mut self, signals: Vec<Signal>) {
        self.all.extend(signals.into_iter().map(|signal| (signal.id.clone(), signal)));
    }

    fn report(
        &self,
        event: &SignalReported,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<After, Refused<Refusal>> {
        let mut reasons = named(by);
        if self.all.contains_key(&event.signal) {
            reasons.push(Refusal::Double { path: "signal".into(), what: "signal", id: event.signal.clone() });
        }
        let mut names = Named { atlas, reasons: &mut reasons };
        names.themes(&event.themes);
        names.areas("areas", &event.areas);
        names.groups(&event.target_groups);
        if let Some(sector) = &event.sector {
            names.known("sector", "sector", sector, &atlas.model.sectors);
        }
        Refused::if_any(reasons)?;
        let state = self.path.start.clone();
        let report = Taken::new(Signal::report(), at, by.clone(), state.clone());
        let (themes, areas) = (event.themes.clone(), event.areas.clone());
        let signal = Signal {
            target_groups: event.target_groups.clone(),
            people: event.people,
            urgency: event.urgency,
            sector: event.sector.clone(),
            ..Signal::new(
                event.signal.clone(),
                by.clone(),
                at,
                themes,
                areas,
                event.seen.clone(),
                state,
                at,
                vec![report],
            )
        };
        Ok(After { signals: vec![signal], atlas: None })
    }

    fn step(
        &self,
        event: &SignalStepTaken,
        at: Moment,
        by: &Id,
        atlas: &Atlas,
    ) -> Result<After, Refused<Refusal>> {
        let step = self.path.step(event.step.as_str()).map_err(|unknown| Refusal::Unknown {
            path: "step".into(),
            what: "step of this path",
            id: event.step.clone(),
            nearest: unknown.nearest,
        })?;
        let mut reasons = named(by);
        fields(event, step, &mut reasons);
        names(event, atlas, &mut reasons);
        let mut after = Vec::with_capacity(event.signals.len());
        for (n, id) in event.signals.iter().enumerate() {
            let place = format!("signals[{n}]");
            match self.find(id.as_str()) {
                Ok(signal) => {
                    after.extend(self.judged(event, step, signal, (&place, at, by), atlas, &mut reasons));
                }
                Err(unknown) => reasons.push(Refusal::Unknown {
                    path: place.into(),
                    what: "signal",
                    id: id.clone(),
                    nearest: unknown.nearest,
                }),
            }
        }
        Refused::if_any(reasons)?;
        let changed = event.new_challenge.as_ref().map(|challenge| {
            let put = Change::Put(Element::Challenge(challenge.clone()));
            atlas.apply(&[put]).map_err(|problems| Refused::from(Refusal::NewChallenge(problems)))
        });
        let changed = changed.transpose()?;
        Ok(After { signals: after, atlas: changed })
    }

    /// The signal after the step, if it may be taken.
    fn judged(
        &self,
        event: &SignalStepTaken,
        step: &PathStep,
        signal: &Signal,
        (place, at, by): (&str, Moment, &Id),
        atlas: &Atlas,
        reasons: &mut Reasons,
    ) -> Option<Signal> {
        if !step.from.contains(&signal.state) {
            let can = self.path.steps_from(signal.state.as_str()).map(|step| step.id.clone()).collect();
            let (signal, state, step) = (signal.id.clone(), signal.state.clone(), step.id.clone());
            reasons.push(Refusal::OutOfTurn { path: place.into(), signal, state, step, can });
            return None;
        }
        if let Err(may) = check(atlas, signal, step, by) {
            let (step, signal) = (step.id.clone(), signal.id.clone());
            reasons.push(Refusal::NotAllowed { by: by.clone(), step, signal, may });
            return None;
        }
        let among = among(event, step, signal, atlas, reasons)?;
        let answers_above = step.is_beside() && event.answer.is_some();
        if answers_above && signal.escalations.iter().all(|one| one.answered.is_some()) {
            reasons.push(Refusal::NothingAsked { signal: signal.id.clone() });
            return None;
        }
        Some(after(event, step, signal, (at, by), among, atlas))
    }
}

/// Whoever acts is named without personal data.
fn named(by: &Id) -> Reasons {
    looks_like_address(by).then_some(Refusal::PersonalData).into_iter().collect()
}

/// The step records what it must, and nothing else.
fn fields(event: &SignalStepTaken, step: &PathStep, reasons: &mut Reasons) {
    let given: Vec<StepField> = event.given().collect();
    for field in step.requires.iter().filter(|field| !given.contains(field)) {
        reasons.push(Refusal::Missing { field: *field, step: step.id.clone() });
    }
    for field in given.into_iter().filter(|field| !step.records(*field)) {
        let records = step.fields().collect();
        reasons.push(Refusal::NotRecorded { field, step: step.id.clone(), records });
    }
    if event.challenge.is_some() && event.new_challenge.is_some() {
        reasons.push(Refusal::TwoChallenges);
    }
}

/// What the step names is there.
fn names(event: &SignalStepTaken, atlas: &Atlas, reasons: &mut Reasons) {
    let mut names = Named { atlas, reasons };
    names.themes(&event.themes);
    names.areas("areas", &event.areas);
    names.groups(&event.target_groups);
    if let Some(challenge) = &event.challenge
        && !is_challenge(atlas, challenge)
    {
        let known = atlas.model.challenges.indices().filter(|index| atlas.tasks.of(*index).is_some());
        let nearest = nearest(challenge, known.map(|index| atlas.model.challenges.id(index).as_str()));
        names.unknown("challenge".into(), "challenge", challenge, nearest);
    }
    if let Some(new) = &event.new_challenge
        && atlas.challenge(new.id.as_str()).is_some()
    {
        let (path, what) = ("new_challenge.id".into(), "challenge");
        names.reasons.push(Refusal::Double { path, what, id: new.id.clone() });
    }
    names.stakeholders("directors", &event.directors);
    names.stakeholders("addressees", &event.addressees);
    if let Some(authority) = &event.authority {
        names.stakeholder("authority".into(), authority);
    }
    if let Some(lever) = &event.lever {
        names.known("lever", "lever", lever, &atlas.model.levers);
    }
    for (n, track) in event.tracks.iter().enumerate() {
        names.stakeholders(&format!("tracks[{n}].who"), &track.who);
        names.area(format!("tracks[{n}].at"), &track.at);
    }
}

/// Those whom the step records as directors or addressees: those who are named, if they have the role; without names, everybody who has it.
fn among(
    event: &SignalStepTaken,
    step: &PathStep,
    signal: &Signal,
    atlas: &Atlas,
    reasons: &mut Reasons,
) -> Option<Vec<Id>> {
    let (field, named) = if step.records(StepField::Addressees) {
        (StepField::Addressees, &event.addressees)
    } else {
        (StepField::Directors, &event.directors)
    };
    let Some(role) = &step.among else { return Some(named.clone()) };
    let have: Vec<Id> = holders(atlas, signal, role).into_iter().map(|holder| holder.stakeholder).collect();
    if named.is_empty() {
        // what nobody can answer for is asked all the same: that nobody holds the lever is what is signalled
        if have.is_empty() && field == StepField::Directors {
            reasons.push(Refusal::NobodyHas { field, role: role.clone(), signal: signal.id.clone() });
            return None;
        }
        return Some(have);
    }
    let mut is_right = true;
    for (n, stakeholder) in named.iter().enumerate() {
        if !have.iter().any(|holder| acts_for(atlas, holder, stakeholder)) {
            is_right = false;
            reasons.push(Refusal::NotAmong {
                path: format!("{field}[{n}]").into(),
                stakeholder: stakeholder.clone(),
                role: role.clone(),
                signal: signal.id.clone(),
                holders: have.clone(),
            });
        }
    }
    is_right.then(|| named.clone())
}

fn put<T: Clone>(field: &mut T, value: Option<&T>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}

fn put_list<T: Clone>(field: &mut Vec<T>, list: &[T]) {
    if !list.is_empty() {
        *field = list.to_vec();
    }
}

/// What becomes of a signal.
fn after(
    event: &SignalStepTaken,
    step: &PathStep,
    signal: &Signal,
    (at, by): (Moment, &Id),
    among: Vec<Id>,
    atlas: &Atlas,
) -> Signal {
    let mut after = signal.clone();
    if let Some(to) = &step.to {
        after.state = to.clone();
        after.since = at;
    }
    let mut taken = Taken::new(step.id.clone(), at, by.clone(), after.state.clone());
    taken.reason.clone_from(&event.reason);
    taken.information.clone_from(&event.information);
    taken.answer.clone_from(&event.answer);
    after.history.push(taken);
    put_list(&mut after.themes, &event.themes);
    put_list(&mut after.areas, &event.areas);
    put_list(&mut after.target_groups, &event.target_groups);
    put(&mut after.people, event.people.map(Some).as_ref());
    put(&mut after.urgency, event.urgency.map(Some).as_ref());
    let challenge =
        event.challenge.clone().or_else(|| event.new_challenge.as_ref().map(|new| new.id.clone()));
    put(&mut after.challenge, challenge.map(Some).as_ref());
    after.forums.extend(event.forum.clone());
    after.experts.extend(event.experts.iter().cloned());
    put_list(&mut after.tracks, &event.tracks);
    put(&mut after.authority, event.authority.clone().map(Some).as_ref());
    put(&mut after.submitted_on, event.on.map(Some).as_ref());
    put(&mut after.outcome, event.outcome.map(Some).as_ref());
    if step.records(StepField::Directors) {
        put_list(&mut after.directors, &among);
    }
    if let Some(lever) = &event.lever {
        let addressees = if step.records(StepField::Addressees) { among } else { Vec::new() };
        let escalation = Escalation::new(at, by.clone(), lever.clone());
        after.escalations.push(Escalation { addressees, ..escalation });
    }
    if step.is_beside()
        && let Some(answer) = &event.answer
    {
        answered(&mut after.escalations, at, by, answer, atlas);
    } else {
        put(&mut after.answer, event.answer.clone().map(Some).as_ref());
    }
    after
}

/// An answer from above: to what was asked of whoever answers; told by another, to what was asked first and is still open.
fn answered(escalations: &mut [Escalation], at: Moment, by: &Id, answer: &crate::text::Text, atlas: &Atlas) {
    let is_open = |one: &Escalation| one.answered.is_none();
    let is_own = |one: &Escalation| one.addressees.iter().any(|addressee| acts_for(atlas, by, addressee));
    let own = escalations.iter().position(|one| is_open(one) && is_own(one));
    let which = own.or_else(|| escalations.iter().position(is_open));
    if let Some(one) = which.and_then(|which| escalations.get_mut(which)) {
        one.answered = Some(at);
        one.answer = Some(answer.clone());
    }
}

/// Looks up what an event names.
struct Named<'n> {
    atlas: &'n Atlas,
    reasons: &'n mut Reasons,
}

impl Named<'_> {
    fn unknown(&mut self, path: Box<str>, what: &'static str, id: &Id, nearest: Option<Box<str>>) {
        self.reasons.push(Refusal::Unknown { path, what, id: id.clone(), nearest });
    }

    fn known<I: Ix>(&mut self, path: &str, what: &'static str, id: &Id, names: &Names<I>) {
        if names.find(id.as_str()).is_none() {
            self.unknown(path.into(), what, id, nearest(id, names.all()));
        }
    }

    fn themes(&mut self, ids: &[Id]) {
        let themes = &self.atlas.model.themes;
        for (n, id) in ids.iter().enumerate() {
            self.known(&format!("themes[{n}]"), "theme", id, themes);
        }
    }

    fn groups(&mut self, ids: &[Id]) {
        let groups = &self.atlas.model.groups;
        for (n, id) in ids.iter().enumerate() {
            self.known(&format!("target_groups[{n}]"), "target group", id, groups);
        }
    }

    fn areas(&mut self, field: &str, ids: &[Id]) {
        for (n, id) in ids.iter().enumerate() {
            self.area(format!("{field}[{n}]"), id);
        }
    }

    /// An area that is there at the date, itself or through those that succeeded it.
    fn area(&mut self, path: String, id: &Id) {
        let areas = &self.atlas.model.areas;
        if areas.find(id.as_str()).is_none() {
            self.unknown(path.into(), "area", id, nearest(id, areas.all()));
        } else if self.atlas.areas_now(std::slice::from_ref(id)).is_empty() {
            self.unknown(path.into(), "area at this date:", id, None);
        }
    }

    fn stakeholders(&mut self, field: &str, ids: &[Id]) {
        for (n, id) in ids.iter().enumerate() {
            self.stakeholder(format!("{field}[{n}]"), id);
        }
    }

    fn stakeholder(&mut self, path: String, id: &Id) {
        if let Err(nearest) = is_there(self.atlas, id) {
            self.unknown(path.into(), "stakeholder", id, nearest);
        }
    }
}
