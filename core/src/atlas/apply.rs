//! Changes: an atlas that is made of another, and shares with it what did not change.
//!
//! What a change means is simple: the documents are changed, checked, and indexed anew. That is what happens for most changes. The small ones of every day (a
//! stakeholder gets a mandate, joins, works elsewhere; somebody is appointed) take a short way to exactly the same atlas: lists are copied with one
//! entry more or less, and only what is known at the areas concerned is forgotten. The short way is taken only where nothing about the change can be wrong or need a notice.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::date::Date;
use crate::document::{Appointment, Change, Collection, Element, Landscape, Stakeholder, read_text, to_text};
use crate::error::Problems;
use crate::ids::Id;
use crate::model::Names;
use crate::model::sets::Sets;
use crate::model::table::{AreaIx, GroupIx, Ix, RoleIx, SectorIx, StakeholderIx, ThemeIx, holds, sorted};
use crate::order::sort;
use crate::text::Text;
use crate::validate;

use super::nearby::Nearby;
use super::people::Held;
use super::{Atlas, Options};

/// What differs from the documents that were read.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    stakeholders: BTreeMap<StakeholderIx, Arc<Stakeholder>>,
    /// Nothing: taken away.
    appointments: BTreeMap<Id, Option<Arc<Appointment>>>,
    /// Every change in its order: where an added element stands depends on it.
    log: Vec<Arc<Change>>,
    /// The landscape with all of it, made when it is asked for.
    landscape: OnceLock<Option<Arc<Landscape>>>,
}

impl Overlay {
    pub(super) fn stakeholder(&self, index: StakeholderIx) -> Option<&Stakeholder> {
        self.stakeholders.get(&index).map(|stakeholder| &**stakeholder)
    }

    /// The same again, to be added to.
    fn copy(&self) -> Self {
        let (stakeholders, appointments) = (self.stakeholders.clone(), self.appointments.clone());
        Self { stakeholders, appointments, log: self.log.clone(), landscape: OnceLock::new() }
    }
}

/// What a change by the short way can have touched.
#[derive(Debug, Default)]
struct Touched {
    /// Areas where levers may lie elsewhere.
    levers: Vec<AreaIx>,
    /// Areas where rules may concern others.
    people: Vec<AreaIx>,
}

impl Atlas {
    /// The atlas after these changes, made one after the other, for the same date: exactly the one that [`Atlas::new`] would give for the changed documents. It shares with
    /// this one what did not change; this one, and every iterator over it, stays as it is.
    ///
    /// A stakeholder of which only mandates, memberships, sectors, working areas or represented groups differ, and an appointment, take a short way: far below a millisecond. Other changes
    /// cost what building an atlas costs.
    ///
    /// ```
    /// use regie::{Atlas, Change, Mandate, Options, flanders};
    ///
    /// let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    ///     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    ///     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    ///     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// let before = Atlas::from_json(landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    /// let mut ocmw = before.stakeholder("ocmw").unwrap().clone();
    /// ocmw.mandates.push(Mandate::new("grant-aid".parse()?, "local".parse()?, "menen".parse()?));
    /// let after = before.apply(&[Change::from(ocmw)])?;
    ///
    /// let unheld = |atlas: &Atlas| atlas.decision("debts").map(|d| d.seats().any(|seat| seat.gaps().any(|gap| gap.kind() == "no-holder")));
    /// assert_eq!((unheld(&before)?, unheld(&after)?), (true, false));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every problem of the changed documents, as [`Atlas::new`] would give; and one of the document `changes` for each thing that a change names and that is not there.
    pub fn apply(&self, changes: &[Change]) -> Result<Self, Problems> {
        let mut now: Option<Self> = None;
        // changes of elements are made together: one may name what the next adds
        let mut elements: Vec<Change> = Vec::new();
        let mut start = 0;
        for (n, change) in changes.iter().enumerate() {
            if change.concerns().is_some() {
                elements.push(change.clone());
                continue;
            }
            let before = now.as_ref().unwrap_or(self);
            let made = if elements.is_empty() { None } else { Some(before.make(&elements, start)?) };
            let before = made.as_ref().unwrap_or(before);
            let after = before.make(&before.expanded(change, n).map_err(Problems)?, n)?;
            now = Some(after);
            elements.clear();
            start = n + 1;
        }
        match now {
            Some(atlas) if elements.is_empty() => Ok(atlas),
            Some(atlas) => atlas.make(&elements, start),
            None => self.make(&elements, start),
        }
    }

    /// The same landscape and rule book, with what was changed in them, for another date.
    ///
    /// # Errors
    /// None, as long as what was changed is right, as [`apply`](Atlas::apply) sees to.
    pub fn at_date(&self, date: Date) -> Result<Self, Problems> {
        if self.over.log.is_empty() {
            return Ok(Self::at(Arc::clone(&self.model), date));
        }
        self.anew(&[], 0, date)
    }

    /// The atlas after these changes of elements; `start`: the number of the first of them.
    fn make(&self, changes: &[Change], start: usize) -> Result<Self, Problems> {
        match self.by_the_short_way(changes) {
            Some(atlas) => Ok(atlas),
            None => self.anew(changes, start, self.date),
        }
    }

    /// Changes the documents, checks them, and indexes them.
    fn anew(&self, changes: &[Change], start: usize, date: Date) -> Result<Self, Problems> {
        let mut parts: Vec<(Arc<Landscape>, bool)> =
            self.model.parts().iter().map(|part| (Arc::clone(part), false)).collect();
        let mut book = Arc::clone(self.model.book_shared());
        let mut problems = Vec::new();
        let already = self.over.log.iter().map(|change| (None, &**change));
        for (n, change) in already.chain((start..).map(Some).zip(changes)) {
            let Some((collection, id)) = change.concerns() else { continue };
            if collection.is_of_rules() {
                if matches!(change, Change::Remove(..)) && !book.has(collection, id) {
                    problems.extend(n.map(|n: usize| self.not_there(format!("[{n}]"), collection, id)));
                }
                Arc::make_mut(&mut book).change(change);
                continue;
            }
            let stands = parts.iter().position(|(part, _)| part.has(collection, id));
            if stands.is_none() && matches!(change, Change::Remove(..)) {
                problems.extend(n.map(|n: usize| self.not_there(format!("[{n}]"), collection, id)));
            }
            if let Some((part, changed)) = parts.get_mut(stands.unwrap_or(0)) {
                Arc::make_mut(part).change(change);
                *changed = true;
            }
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        validate::check_depth(&book)?;
        let mut sets = Sets::new();
        let mut landscape = None;
        for ((part, changed), name) in parts.into_iter().zip(self.model.part_names()) {
            match name {
                None => landscape = Some(part),
                Some(name) if changed => sets.insert(name, &part),
                Some(name) => sets.insert_checked(name, part),
            }
        }
        let Some(landscape) = landscape else { return Err(Problems(Vec::new())) };
        let options = Options { as_of: Some(date), sets };
        Self::read(read_text(&to_text(&*landscape)), read_text(&to_text(&*book)), &options)
    }

    /// Was it made of this one by the short way, which leaves the documents as they were read?
    pub(crate) fn shares_documents(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.model, &other.model)
    }

    /// The landscape with what was changed in it.
    pub(super) fn landscape_now(&self) -> Option<&Landscape> {
        let base = self.model.landscape()?;
        if self.over.log.is_empty() {
            return Some(base);
        }
        // the landscape is the first of them
        let landscape = self.over.landscape.get_or_init(|| self.parts_now().into_iter().next());
        landscape.as_deref()
    }

    /// The landscape first, then what it builds on, each with what was changed in it.
    pub(crate) fn parts_now(&self) -> Vec<Arc<Landscape>> {
        let mut parts = self.model.parts().to_vec();
        for change in &self.over.log {
            let Some((collection, id)) = change.concerns() else { continue };
            let stands = parts.iter().position(|part| part.has(collection, id));
            // what is new stands in the landscape
            if let Some(part) = parts.get_mut(stands.unwrap_or(0)) {
                Arc::make_mut(part).change(change);
            }
        }
        parts
    }

    /// Nothing where a change needs more.
    fn by_the_short_way(&self, changes: &[Change]) -> Option<Self> {
        /// Each change copies lists: many are better indexed anew.
        const MOST: usize = 1000;
        if self.over.log.len() + changes.len() > MOST {
            return None;
        }
        let mut atlas = Self {
            model: Arc::clone(&self.model),
            date: self.date,
            space: Arc::clone(&self.space),
            people: self.people.clone(),
            tasks: Arc::clone(&self.tasks),
            rules: Arc::clone(&self.rules),
            natures: Arc::clone(&self.natures),
            nearby: self.nearby.clone(),
            notices: Arc::clone(&self.notices),
            over: Arc::new(self.over.copy()),
        };
        for change in changes {
            match change {
                Change::Put(Element::Stakeholder(stakeholder)) => atlas.put_stakeholder(stakeholder)?,
                Change::Put(Element::Appointment(appointment)) => atlas.put_appointment(appointment)?,
                Change::Remove(Collection::Appointments, id) => atlas.remove_appointment(id)?,
                _ => return None,
            }
            Arc::get_mut(&mut atlas.over)?.log.push(Arc::new(change.clone()));
        }
        Some(atlas)
    }

    fn put_stakeholder(&mut self, new: &Stakeholder) -> Option<()> {
        let index = self.model.stakeholders.find(new.id.as_str())?;
        let old = self.stakeholder_at(index)?.clone();
        let mut rest = new.clone();
        rest.works_in.clone_from(&old.works_in);
        rest.sectors.clone_from(&old.sectors);
        rest.mandates.clone_from(&old.mandates);
        rest.member_of.clone_from(&old.member_of);
        rest.represents.clone_from(&old.represents);
        if rest != old || !self.people.succession.is_present(index) {
            return None;
        }
        let mut touched = Touched::default();
        let was = self.own(index, &old, &old)?;
        let is = self.own(index, new, &old)?;
        if was.mandates != is.mandates {
            for (within, held) in was.mandates.iter().chain(&is.mandates) {
                let both = |mandates: &[_]| holds(mandates, &(*within, *held));
                if !(both(&was.mandates) && both(&is.mandates)) {
                    for at in self.space.down(*within) {
                        if self.model.level_of[*at] == held.level {
                            touched.levers.extend(self.space.down(*at));
                            touched.levers.extend(self.space.up(*at));
                        }
                    }
                }
            }
            self.people.replace_mandates(index, &was.mandates, &is.mandates);
        }
        let natures =
            (&was.sectors, &was.member_of, &was.represents) != (&is.sectors, &is.member_of, &is.represents);
        if natures || was.works_in != is.works_in {
            for area in was.works_in.iter().chain(&is.works_in) {
                touched.people.extend(self.space.up(*area));
                touched.people.extend(self.space.down(*area));
            }
            if self.rules.names(index) {
                touched.people.extend(self.model.areas.indices());
            }
            self.people.replace_own(index, &is);
        }
        if natures {
            let mut judged = (*self.natures).clone();
            judged.judge(self.ground(), &self.rules, index);
            self.natures = Arc::new(judged);
        }
        self.forget(touched);
        let over = Arc::get_mut(&mut self.over)?;
        over.stakeholders.insert(index, Arc::new(new.clone()));
        Some(())
    }

    /// What a stakeholder says of itself, where nothing about it can be wrong or need a notice; `old`: what it said before, which was found right.
    fn own(&self, index: StakeholderIx, stakeholder: &Stakeholder, old: &Stakeholder) -> Option<OwnFacts> {
        let model = &self.model;
        let all = |area: &AreaIx| self.space.succession.is_present(*area);
        let works_in = found(&model.areas, &stakeholder.works_in)?;
        let member_of = found(&model.stakeholders, &stakeholder.member_of)?;
        let present =
            works_in.iter().all(all) && member_of.iter().all(|s| self.people.succession.is_present(*s));
        if !present || member_of.contains(&index) {
            return None;
        }
        let mut mandates = Vec::with_capacity(stakeholder.mandates.len());
        let mut keys = Vec::with_capacity(stakeholder.mandates.len());
        for mandate in &stakeholder.mandates {
            let within = model.areas.find(mandate.within.as_str()).filter(all)?;
            let level = model.levels.find(mandate.level.as_str()).filter(|l| *l <= model.level_of[within])?;
            let held = Held { level, lever: model.levers.find(mandate.lever.as_str())?, who: index };
            let is_right = old.mandates.contains(mandate) || is_short(&mandate.source, mandate.note.as_ref());
            if mandate.valid.is_never() || !is_right {
                return None;
            }
            keys.push((within, held));
            if mandate.valid.holds_on(self.date) {
                mandates.push((within, held));
            }
        }
        let count = keys.len();
        sort(&mut keys);
        keys.dedup();
        sort(&mut mandates);
        (keys.len() == count).then_some(OwnFacts {
            works_in,
            member_of,
            sectors: found(&model.sectors, &stakeholder.sectors)?,
            represents: found(&model.groups, &stakeholder.represents)?,
            mandates,
        })
    }

    /// Every appointment as it is now, valid or not: those of the documents that were not changed, then those that were.
    pub(crate) fn appointments_now(&self) -> impl Iterator<Item = &Appointment> {
        let changed = &self.over.appointments;
        let read = self.model.appointments.indices().filter_map(|index| self.model.appointment(index));
        let kept = read.filter(|appointment| !changed.contains_key(&appointment.id));
        kept.chain(changed.values().filter_map(|one| one.as_deref()))
    }

    /// Is the agreement, by which an appointment is said to be made, there at the date?
    pub(crate) fn is_agreed(&self, appointment: &Appointment) -> bool {
        let Some(by) = &appointment.by else { return true };
        let agreement = self.model.agreements.find(by.as_str()).and_then(|by| self.model.agreement(by));
        agreement.is_some_and(|agreement| agreement.valid.holds_on(self.date))
    }

    /// An appointment as it is now.
    pub(crate) fn appointment_now(&self, id: &Id) -> Option<Appointment> {
        match self.over.appointments.get(id) {
            Some(changed) => changed.as_deref().cloned(),
            None => self
                .model
                .appointments
                .find(id.as_str())
                .and_then(|index| self.model.appointment(index))
                .cloned(),
        }
    }

    fn put_appointment(&mut self, new: &Appointment) -> Option<()> {
        let mut is_right = is_short(&new.source, new.note.as_ref());
        if let Some(old) = self.appointment_now(&new.id) {
            self.judge_appointment(&old)?;
            self.people.dismiss(&new.id);
            is_right |= (&old.source, &old.note) == (&new.source, &new.note);
        }
        if !is_right {
            return None;
        }
        let appointed = self.judge_appointment(new)?;
        if let Some((role, who, within, themes)) = appointed {
            self.people.appoint(&new.id, role, who, within, themes);
        }
        Arc::get_mut(&mut self.over)?.appointments.insert(new.id.clone(), Some(Arc::new(new.clone())));
        Some(())
    }

    fn remove_appointment(&mut self, id: &Id) -> Option<()> {
        let old = self.appointment_now(id)?;
        self.judge_appointment(&old)?;
        self.people.dismiss(id);
        Arc::get_mut(&mut self.over)?.appointments.insert(id.clone(), None);
        Some(())
    }

    /// Who is appointed where, where nothing about it but its texts can be wrong or need a notice; inside, nothing where it does not hold at the date.
    #[expect(clippy::type_complexity, reason = "role, who, where, and on what: used at once")]
    fn judge_appointment(
        &self,
        appointment: &Appointment,
    ) -> Option<Option<(RoleIx, StakeholderIx, AreaIx, Vec<ThemeIx>)>> {
        let model = &self.model;
        let role = model.roles.find(appointment.role.as_str())?;
        let who = model.stakeholders.find(appointment.stakeholder.as_str())?;
        let within = model.areas.find(appointment.within.as_str())?;
        let themes = found(&model.themes, &appointment.themes)?;
        let present = self.people.succession.is_present(who) && self.space.succession.is_present(within);
        if !present || !self.is_agreed(appointment) || appointment.valid.is_never() {
            return None;
        }
        Some(appointment.valid.holds_on(self.date).then_some((role, who, within, themes)))
    }

    /// Forgets what is known at the areas concerned.
    fn forget(&mut self, touched: Touched) {
        for area in sorted(touched.levers) {
            self.forget_at(area, Nearby::forget_levers);
        }
        for area in sorted(touched.people) {
            self.forget_at(area, Nearby::forget_people);
        }
    }

    fn forget_at(&mut self, area: AreaIx, forget: impl Fn(&mut Nearby)) {
        let mut nearby = (*self.nearby[area]).clone();
        forget(&mut nearby);
        self.nearby[area] = Arc::new(nearby);
    }
}

/// What a stakeholder says of itself, as indices, each list in order.
#[derive(Debug)]
pub(super) struct OwnFacts {
    pub(super) works_in: Vec<AreaIx>,
    pub(super) sectors: Vec<SectorIx>,
    pub(super) represents: Vec<GroupIx>,
    pub(super) member_of: Vec<StakeholderIx>,
    pub(super) mandates: Vec<(AreaIx, Held)>,
}

/// The indices of a list of references; nothing where one is not there or stands twice.
fn found<I: Ix>(names: &Names<I>, ids: &[Id]) -> Option<Vec<I>> {
    let found = names.find_all(ids);
    (found.len() == ids.len()).then_some(found)
}

/// Texts about whose form there can be no question.
fn is_short(source: &[Text], note: Option<&Text>) -> bool {
    source
        .iter()
        .chain(note)
        .all(|text| matches!(text, Text::Plain(text) if !text.is_empty() && text.len() <= Text::MAX_BYTES))
}
