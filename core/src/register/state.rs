//! What the events of a journal come to: the landscape as it was told; signals, trajectories and plans as they stand.

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::date::Date;
use crate::document::{Challenge, Change, Element};
use crate::error::{Nearest, Problems};
use crate::ids::Id;
use crate::journal::{Event, NotAppended};
use crate::moment::Moment;
use crate::plans::{PlanEvent, Plans};
use crate::refused::looks_like_address;
use crate::signals::{Signal, SignalEvent, SignalPath, Signals};
use crate::trajectories::{Trajectories, TrajectoryEvent};

use super::refusal::NotWritten;
use super::told::{LandscapeChanged, Told};

/// What the events of a journal come to.
#[derive(Debug)]
pub(super) struct State {
    /// Before the first event.
    start: Atlas,
    /// What was told of the landscape since.
    pub(super) told: Vec<Told>,
    /// The landscape as it is told, at a day on which the same is there as on that of the last event.
    atlas: Atlas,
    /// The days on which what is there changes.
    turning: Vec<Date>,
    pub(super) signals: Signals,
    pub(super) trajectories: Trajectories,
    pub(super) plans: Plans,
}

/// What an event changes, as long as nothing else happens in between.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    told: Option<Told>,
    atlas: Option<Atlas>,
    signals: Vec<Signal>,
    trajectory: Option<(TrajectoryEvent, Moment)>,
    plan: Option<PlanEvent>,
}

impl State {
    pub(super) fn new(start: Atlas, path: Arc<SignalPath>) -> Result<Self, Problems> {
        let (atlas, turning) = (start.at_date(start.date())?, start.turning_days());
        Ok(Self {
            start,
            told: Vec::new(),
            atlas,
            turning,
            signals: Signals::with(path, Vec::new()),
            trajectories: Trajectories::default(),
            plans: Plans::default(),
        })
    }

    /// What an event would change, or why it may not. Nothing has changed yet: it can be written down first.
    pub(super) fn weigh(&self, at: Moment, by: &Id, event: &Event) -> Result<Weighed, NotWritten> {
        // a signal says so itself, with what else is wrong
        if looks_like_address(by) && !SignalEvent::KINDS.contains(&event.kind()) {
            return Err(NotAppended::PersonalData.into());
        }
        self.told_apart(at, by, event)
    }

    /// Each process has its kinds of events: this is where they are told apart.
    fn told_apart(&self, at: Moment, by: &Id, event: &Event) -> Result<Weighed, NotWritten> {
        match event.kind() {
            // what these say concerns the journal alone
            Event::OPENED | Event::ERASED => Ok(Weighed::default()),
            LandscapeChanged::KIND => {
                let changes = LandscapeChanged::read(event).map_err(NotWritten::Form)?;
                self.change(at, &changes).map_err(NotWritten::Landscape)
            }
            kind if SignalEvent::KINDS.contains(&kind) => self.signal(at, by, event),
            kind if TrajectoryEvent::KINDS.contains(&kind) => self.trajectory(at, by, event),
            kind if PlanEvent::KINDS.contains(&kind) => self.plan(at, by, event),
            kind => Err(unknown(kind)),
        }
    }

    fn trajectory(&self, at: Moment, by: &Id, event: &Event) -> Result<Weighed, NotWritten> {
        let said = TrajectoryEvent::from_json(event.to_json()).map_err(NotWritten::Form)?;
        let redated = self.redated(at.date()).map_err(NotWritten::Landscape)?;
        self.trajectories.weigh(&said, at, by, redated.as_ref().unwrap_or(&self.atlas))?;
        Ok(Weighed { atlas: redated, trajectory: Some((said, at)), ..Weighed::default() })
    }

    fn plan(&self, at: Moment, by: &Id, event: &Event) -> Result<Weighed, NotWritten> {
        let said = PlanEvent::from_json(event.to_json()).map_err(NotWritten::Form)?;
        let redated = self.redated(at.date()).map_err(NotWritten::Landscape)?;
        self.plans.weigh(&said, at, by, redated.as_ref().unwrap_or(&self.atlas))?;
        Ok(Weighed { atlas: redated, plan: Some(said), ..Weighed::default() })
    }

    /// Takes what was weighed.
    pub(super) fn settle(&mut self, weighed: Weighed) {
        let Weighed { told, atlas, signals, trajectory, plan } = weighed;
        match (told, atlas) {
            (Some(told), Some(changed)) => {
                self.told.push(told);
                self.turning = changed.turning_days();
                self.atlas = changed;
            }
            // the same facts on another day
            (None, Some(redated)) => self.atlas = redated,
            _ => {}
        }
        self.signals.settle(signals);
        if let Some((event, at)) = trajectory {
            self.trajectories.settle(event, at);
        }
        if let Some(event) = plan {
            self.plans.settle(event);
        }
    }

    fn signal(&self, at: Moment, by: &Id, event: &Event) -> Result<Weighed, NotWritten> {
        let event = SignalEvent::from_json(event.to_json()).map_err(NotWritten::Form)?;
        let redated = self.redated(at.date()).map_err(NotWritten::Landscape)?;
        let after = self.signals.weigh(&event, at, by, redated.as_ref().unwrap_or(&self.atlas))?;
        let put = |challenge: &Challenge| Change::Put(Element::Challenge(challenge.clone()));
        let told = event.new_challenge().map(|challenge| Told::of(at, &[put(challenge)]));
        Ok(Weighed { told, atlas: after.atlas.or(redated), signals: after.signals, ..Weighed::default() })
    }

    /// What changes in the landscape: also the way in which a snapshot is taken up again.
    pub(super) fn change(&self, at: Moment, changes: &[Change]) -> Result<Weighed, Problems> {
        // an end without a day is one on the day of the event
        let dated = (self.atlas.date() != at.date()).then(|| self.atlas.at_date(at.date())).transpose()?;
        let changed = dated.as_ref().unwrap_or(&self.atlas).apply(changes)?;
        Ok(Weighed { told: Some(Told::of(at, changes)), atlas: Some(changed), ..Weighed::default() })
    }

    /// The atlas for a day; nothing where the one that is there answers for it too.
    fn redated(&self, date: Date) -> Result<Option<Atlas>, Problems> {
        let (first, last) = (self.atlas.date().min(date), self.atlas.date().max(date));
        let until = |day: Date| self.turning.partition_point(|turning| *turning <= day);
        (until(first) != until(last)).then(|| self.atlas.at_date(date)).transpose()
    }

    /// The landscape as it is told by now, on a day.
    pub(super) fn atlas_on(&self, date: Date) -> Result<Atlas, Problems> {
        self.atlas.at_date(date)
    }

    /// The landscape as it was told by a moment, on a day.
    pub(super) fn atlas_known(&self, known: Moment, date: Date) -> Result<Atlas, Problems> {
        let mut now: Option<Atlas> = None;
        for told in self.told.iter().take_while(|told| told.at <= known) {
            let before = now.as_ref().unwrap_or(&self.start).at_date(told.at.date())?;
            now = Some(before.apply(&told.changes()?)?);
        }
        now.as_ref().unwrap_or(&self.start).at_date(date)
    }
}

fn unknown(kind: &str) -> NotWritten {
    let known = [Event::ERASED, LandscapeChanged::KIND];
    let kinds = [SignalEvent::KINDS, TrajectoryEvent::KINDS, PlanEvent::KINDS];
    let known = known.into_iter().chain(kinds.into_iter().flatten().copied());
    NotWritten::UnknownKind { kind: kind.into(), nearest: Nearest::new().among(kind, known) }
}
