//! Stakeholders at the date: where they work, what they can pull, what they agreed, offer and were chosen for.

use crate::date::Date;
use crate::ids::Id;
use crate::model::Model;
use crate::model::keyed::{Keyed, key1, key2, key3};
use crate::model::table::{
    AgreementIx, AreaIx, ExclusionIx, GroupIx, Ix, KindIx, LeverIx, OfferIx, RoleIx, SectorIx, StakeholderIx,
    Table, ThemeIx, share, sorted,
};

use super::content::Content;
use super::notice::{NoticeCode, Notices};
use super::space::Space;
use super::succession::Succession;

/// The stakeholders of an atlas, and everything that speaks of them.
#[derive(Debug)]
pub(crate) struct People {
    pub(crate) succession: Succession<StakeholderIx>,
    kind: Table<StakeholderIx, Option<KindIx>>,
    sectors: Table<StakeholderIx, Vec<SectorIx>>,
    works_in: Table<StakeholderIx, Vec<AreaIx>>,
    member_of: Table<StakeholderIx, Vec<StakeholderIx>>,
    represents: Table<StakeholderIx, Vec<GroupIx>>,
    /// By area: who works in it itself.
    workers: Keyed,
    /// By lever, level, area: who can pull the lever at the areas of the level within the area.
    mandates: Keyed,
    /// Who is a party to agreements, and about which themes (none: all).
    agreements: Vec<AgreementAt>,
    /// By role and area: the positions of the appointments to the role within the area.
    appointed: Keyed,
    appointments: Vec<AppointmentAt>,
    /// By stakeholder and role: the positions of its exclusions.
    excluded: Keyed,
    exclusions: Vec<ExclusionAt>,
    offers: Table<OfferIx, OfferAt>,
    /// By theme t: the offers of which above(θ) contains t for one of their themes θ.
    offers_above: Keyed,
    /// By theme: the offers that name it.
    offers_on: Keyed,
}

/// An agreement that is valid at the date.
#[derive(Debug)]
struct AgreementAt {
    parties: Vec<StakeholderIx>,
    themes: Vec<ThemeIx>,
}

#[derive(Debug)]
struct AppointmentAt {
    who: Vec<StakeholderIx>,
    themes: Vec<ThemeIx>,
}

#[derive(Debug)]
struct ExclusionAt {
    exclusion: ExclusionIx,
    within: Vec<AreaIx>,
    themes: Vec<ThemeIx>,
}

/// An offer at the date; without areas where it is not valid.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferAt {
    pub(crate) by: Vec<StakeholderIx>,
    pub(crate) areas: Vec<AreaIx>,
    pub(crate) groups: Vec<GroupIx>,
}

/// Do the themes to which something is restricted, if any, meet those of a challenge?
fn concerns(restricted: &[ThemeIx], themes: &[ThemeIx]) -> bool {
    restricted.is_empty() || share(restricted, themes)
}

struct Builder<'a> {
    model: &'a Model,
    date: Date,
    space: &'a Space,
    notices: &'a mut Notices,
}

impl People {
    pub(super) fn new(
        model: &Model,
        date: Date,
        space: &Space,
        content: &Content,
        notices: &mut Notices,
    ) -> Self {
        let names = &model.stakeholders;
        let facts = |s| model.stakeholder(s).map(|s| (s.valid, s.successors.as_slice()));
        let mut people = Self {
            succession: Succession::new(names, date, facts),
            kind: Table::filled(names.len(), &None),
            sectors: Table::filled(names.len(), &Vec::new()),
            works_in: Table::filled(names.len(), &Vec::new()),
            member_of: Table::filled(names.len(), &Vec::new()),
            represents: Table::filled(names.len(), &Vec::new()),
            workers: Keyed::default(),
            mandates: Keyed::default(),
            agreements: Vec::new(),
            appointed: Keyed::default(),
            appointments: Vec::new(),
            excluded: Keyed::default(),
            exclusions: Vec::new(),
            offers: Table::new(Vec::new()),
            offers_above: Keyed::default(),
            offers_on: Keyed::default(),
        };
        let mut build = Builder { model, date, space, notices };
        people.add_stakeholders(&mut build);
        let agreed = people.add_agreements(&mut build);
        people.add_appointments(&mut build, &agreed);
        people.add_exclusions(&mut build);
        people.add_offers(&mut build, content);
        people
    }

    fn add_stakeholders(&mut self, build: &mut Builder<'_>) {
        let model = build.model;
        let mut workers = Vec::new();
        let mut mandates = Vec::new();
        for index in model.stakeholders.indices().filter(|s| self.succession.is_present(*s)) {
            let Some(stakeholder) = model.stakeholder(index) else { continue };
            let path = |field: &str, id: &Id| format!("stakeholders/{}/{field}/{id}", stakeholder.id);
            self.kind[index] = model.kinds.find(stakeholder.kind.as_str());
            self.sectors[index] = model.sectors.find_all(&stakeholder.sectors);
            self.represents[index] = model.groups.find_all(&stakeholder.represents);
            let works_in = build.areas(&stakeholder.works_in, |id| path("works_in", id));
            workers.extend(works_in.iter().map(|area| (key1(*area), index.number())));
            self.works_in[index] = works_in;
            self.member_of[index] = self.succession.list(
                &model.stakeholders,
                &stakeholder.member_of,
                Some(index),
                |id| path("member_of", id),
                build.notices,
            );
            for mandate in stakeholder.mandates.iter().filter(|m| m.valid.holds_on(build.date)) {
                let path = || {
                    let (lever, level, within) = (&mandate.lever, &mandate.level, &mandate.within);
                    format!("stakeholders/{}/mandates/{lever}@{level}@{within}", stakeholder.id)
                };
                let lever = model.levers.find(mandate.lever.as_str());
                let level = model.levels.find(mandate.level.as_str());
                let (Some(lever), Some(level)) = (lever, level) else { continue };
                match build.space.succession.single(&model.areas, &mandate.within) {
                    None => build.notices.add(NoticeCode::AbsentElement, path()),
                    Some((areas, succeeded)) => {
                        if succeeded {
                            build.notices.add(NoticeCode::Succeeded, path());
                        }
                        mandates
                            .extend(areas.into_iter().map(|area| (key3(lever, level, area), index.number())));
                    }
                }
            }
        }
        self.workers = Keyed::new(workers);
        self.mandates = Keyed::new(mandates);
    }

    /// Which agreements are valid?
    fn add_agreements(&mut self, build: &mut Builder<'_>) -> Vec<AgreementIx> {
        let model = build.model;
        let mut valid = Vec::new();
        for index in model.agreements.indices() {
            let Some(agreement) = model.agreement(index).filter(|a| a.valid.holds_on(build.date)) else {
                continue;
            };
            let path = |id: &Id| format!("agreements/{}/parties/{id}", agreement.id);
            let parties =
                self.succession.list(&model.stakeholders, &agreement.parties, None, path, build.notices);
            self.agreements.push(AgreementAt { parties, themes: model.themes.find_all(&agreement.themes) });
            valid.push(index);
        }
        valid
    }

    /// Who and where, of an appointment or exclusion: nothing, with a notice, when one of them is absent.
    fn who_and_where(
        &self,
        build: &mut Builder<'_>,
        element: &str,
        stakeholder: &Id,
        within: &Id,
        otherwise_absent: bool,
    ) -> Option<(Vec<StakeholderIx>, Vec<AreaIx>)> {
        let who = self.succession.single(&build.model.stakeholders, stakeholder);
        let at = build.space.succession.single(&build.model.areas, within);
        let (Some((who, who_succeeded)), Some((at, at_succeeded)), false) = (who, at, otherwise_absent)
        else {
            build.notices.add(NoticeCode::AbsentElement, element.to_owned());
            return None;
        };
        if who_succeeded {
            build.notices.add(NoticeCode::Succeeded, format!("{element}/stakeholder"));
        }
        if at_succeeded {
            build.notices.add(NoticeCode::Succeeded, format!("{element}/within"));
        }
        Some((who, at))
    }

    fn add_appointments(&mut self, build: &mut Builder<'_>, agreed: &[AgreementIx]) {
        let model = build.model;
        let mut keys = Vec::new();
        for index in model.appointments.indices() {
            let Some(appointment) = model.appointment(index).filter(|a| a.valid.holds_on(build.date)) else {
                continue;
            };
            let by = appointment.by.as_ref().and_then(|id| model.agreements.find(id.as_str()));
            let unagreed = by.is_some_and(|by| agreed.binary_search(&by).is_err());
            let element = format!("appointments/{}", appointment.id);
            let Some(role) = model.roles.find(appointment.role.as_str()) else { continue };
            let found =
                self.who_and_where(build, &element, &appointment.stakeholder, &appointment.within, unagreed);
            let Some((who, at)) = found else { continue };
            let position = Position::of(&self.appointments);
            keys.extend(at.iter().map(|area| (key2(role, *area), position)));
            self.appointments.push(AppointmentAt { who, themes: model.themes.find_all(&appointment.themes) });
        }
        self.appointed = Keyed::new(keys);
    }

    fn add_exclusions(&mut self, build: &mut Builder<'_>) {
        let model = build.model;
        let mut keys = Vec::new();
        for index in model.exclusions.indices() {
            let Some(exclusion) = model.exclusion(index).filter(|e| e.valid.holds_on(build.date)) else {
                continue;
            };
            let element = format!("exclusions/{}", exclusion.id);
            let Some(role) = model.roles.find(exclusion.role.as_str()) else { continue };
            let found = self.who_and_where(build, &element, &exclusion.stakeholder, &exclusion.within, false);
            let Some((who, at)) = found else { continue };
            let position = Position::of(&self.exclusions);
            keys.extend(who.iter().map(|s| (key2(*s, role), position)));
            let themes = model.themes.find_all(&exclusion.themes);
            self.exclusions.push(ExclusionAt { exclusion: index, within: at, themes });
        }
        self.excluded = Keyed::new(keys);
    }

    fn add_offers(&mut self, build: &mut Builder<'_>, content: &Content) {
        let model = build.model;
        self.offers = Table::filled(model.offers.len(), &OfferAt::default());
        let (mut on, mut above) = (Vec::new(), Vec::new());
        for index in model.offers.indices() {
            let Some(offer) = model.offer(index).filter(|o| o.valid.holds_on(build.date)) else { continue };
            let path = |field: &str, id: &Id| format!("offers/{}/{field}/{id}", offer.id);
            let by = self.succession.list(
                &model.stakeholders,
                &offer.by,
                None,
                |id| path("by", id),
                build.notices,
            );
            let areas = build.areas(&offer.areas, |id| path("areas", id));
            let themes = model.themes.find_all(&offer.themes);
            on.extend(themes.iter().map(|theme| (key1(*theme), index.number())));
            above.extend(content.above(&themes).into_iter().map(|theme| (key1(theme), index.number())));
            let groups = model.groups.find_all(&offer.target_groups);
            self.offers[index] = OfferAt { by, areas, groups };
        }
        self.offers_on = Keyed::new(on);
        self.offers_above = Keyed::new(above);
    }

    pub(crate) fn kind(&self, s: StakeholderIx) -> Option<KindIx> {
        self.kind[s]
    }

    pub(crate) fn sectors(&self, s: StakeholderIx) -> &[SectorIx] {
        &self.sectors[s]
    }

    pub(crate) fn works_in(&self, s: StakeholderIx) -> &[AreaIx] {
        &self.works_in[s]
    }

    pub(crate) fn member_of(&self, s: StakeholderIx) -> &[StakeholderIx] {
        &self.member_of[s]
    }

    pub(crate) fn represents(&self, s: StakeholderIx) -> &[GroupIx] {
        &self.represents[s]
    }

    pub(crate) fn workers(&self, area: AreaIx) -> impl Iterator<Item = StakeholderIx> + '_ {
        self.workers.list(key1(area))
    }

    /// Who can pull the lever at the area itself.
    pub(crate) fn holders(
        &self,
        model: &Model,
        space: &Space,
        lever: LeverIx,
        area: AreaIx,
    ) -> Vec<StakeholderIx> {
        let level = model.level_of[area];
        let within = space.up(area).iter();
        sorted(within.flat_map(|within| self.mandates.list(key3(lever, level, *within))).collect())
    }

    /// Who is appointed to one of these roles at a place, for one of the challenge's themes.
    pub(crate) fn appointed<'a>(
        &'a self,
        space: &'a Space,
        roles: &'a [RoleIx],
        place: AreaIx,
        themes: &'a [ThemeIx],
    ) -> impl Iterator<Item = StakeholderIx> + 'a {
        let keys = space.up(place).iter().flat_map(|within| roles.iter().map(|role| key2(*role, *within)));
        let appointments = keys.flat_map(|key| Position::all(&self.appointments, self.appointed.get(key)));
        appointments
            .filter(|chosen| concerns(&chosen.themes, themes))
            .flat_map(|chosen| chosen.who.iter().copied())
    }

    /// The parties to agreements on everything, or on one of these themes.
    pub(crate) fn parties<'a>(&'a self, themes: &'a [ThemeIx]) -> impl Iterator<Item = StakeholderIx> + 'a {
        let agreements = self.agreements.iter().filter(|a| concerns(&a.themes, themes));
        agreements.flat_map(|agreement| agreement.parties.iter().copied())
    }

    /// The exclusions of a stakeholder from a role that hold at a place for these themes, sorted.
    pub(crate) fn exclusions(
        &self,
        space: &Space,
        s: StakeholderIx,
        role: RoleIx,
        place: AreaIx,
        themes: &[ThemeIx],
    ) -> Vec<ExclusionIx> {
        let list = Position::all(&self.exclusions, self.excluded.get(key2(s, role)));
        let here = list.filter(|e| share(space.up(place), &e.within) && concerns(&e.themes, themes));
        sorted(here.map(|e| e.exclusion).collect())
    }

    /// The offers that meet a challenge by theme and by target group, sorted; by area they are judged at a place.
    pub(crate) fn offers_for(
        &self,
        named: &[ThemeIx],
        themes: &[ThemeIx],
        groups: &[GroupIx],
    ) -> Vec<OfferIx> {
        let above = named.iter().flat_map(|theme| self.offers_above.list(key1(*theme)));
        let on = themes.iter().flat_map(|theme| self.offers_on.list(key1(*theme)));
        let mut offers: Vec<OfferIx> = sorted(above.chain(on).collect());
        offers.retain(|offer| {
            let own = &self.offers[*offer].groups;
            own.is_empty() || groups.is_empty() || share(own, groups)
        });
        offers
    }

    pub(crate) fn offer(&self, offer: OfferIx) -> &OfferAt {
        &self.offers[offer]
    }
}

/// Positions in a list, as the values of a [`Keyed`].
struct Position;

impl Position {
    /// Of the element that is pushed next.
    fn of<T>(list: &[T]) -> u32 {
        u32::try_from(list.len()).unwrap_or(u32::MAX)
    }

    fn all<'a, T>(list: &'a [T], positions: &'a [u32]) -> impl Iterator<Item = &'a T> + use<'a, T> {
        positions.iter().filter_map(|position| list.get(*position as usize))
    }
}

impl Builder<'_> {
    fn areas(&mut self, ids: &[Id], path: impl Fn(&Id) -> String) -> Vec<AreaIx> {
        self.space.succession.list(&self.model.areas, ids, None, path, self.notices)
    }
}
