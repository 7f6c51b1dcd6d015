//! Stakeholders at the date: where they work, what they can pull, what they agreed, offer and were chosen for.

use std::sync::Arc;

use crate::date::Date;
use crate::ids::Id;
use crate::model::Model;
use crate::model::few::{Few, FewOwned, mask};
use crate::model::lists::Lists;
use crate::model::table::{
    AgreementIx, AreaIx, ExclusionIx, GroupIx, Ix, KindIx, LevelIx, LeverIx, OfferIx, RoleIx, SectorIx,
    StakeholderIx, Table, ThemeIx, holds, sorted,
};
use crate::order::{sort, sort_by};

use super::apply::OwnFacts;
use super::content::Content;
use super::notice::{NoticeCode, Notices};
use super::space::Space;
use super::succession::Succession;

/// The stakeholders of an atlas, and everything that speaks of them. Each list is shared between an atlas and those that were made of it.
#[derive(Debug, Clone)]
pub(crate) struct People {
    pub(crate) succession: Arc<Succession<StakeholderIx>>,
    kind: Arc<Table<StakeholderIx, Option<KindIx>>>,
    sectors: Arc<Lists<StakeholderIx, SectorIx>>,
    sector_masks: Arc<Table<StakeholderIx, u64>>,
    represents: Arc<Lists<StakeholderIx, GroupIx>>,
    group_masks: Arc<Table<StakeholderIx, u64>>,
    works_in: Arc<Lists<StakeholderIx, AreaIx>>,
    member_of: Arc<Lists<StakeholderIx, StakeholderIx>>,
    /// By area: who works in it itself.
    workers: Arc<Lists<AreaIx, StakeholderIx>>,
    /// By area: the mandates within it, in order.
    mandates: Arc<Lists<AreaIx, Held>>,
    agreements: Arc<Vec<AgreementAt>>,
    /// By stakeholder: the positions of the agreements to which it is a party.
    party_to: Arc<Lists<StakeholderIx, u32>>,
    /// By stakeholder: the mask of the themes of these agreements; of all, where one is on everything.
    party_masks: Arc<Table<StakeholderIx, u64>>,
    appointments: Arc<Vec<Arc<AppointmentAt>>>,
    /// By area: the roles of the appointments within it, and their positions.
    appointed: Arc<Lists<AreaIx, (RoleIx, u32)>>,
    exclusions: Arc<Vec<ExclusionAt>>,
    /// By area: the roles of the exclusions within it, and their positions.
    excluded: Arc<Lists<AreaIx, (RoleIx, u32)>>,
    /// The roles from which anybody is excluded anywhere.
    excluding: Arc<Table<RoleIx, bool>>,
    offers: Arc<Table<OfferIx, OfferAt>>,
    /// By area: the offers in it itself.
    offers_in: Arc<Lists<AreaIx, OfferIx>>,
}

/// A mandate within an area: who can pull the lever at the areas of the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Held {
    pub(crate) level: LevelIx,
    pub(crate) lever: LeverIx,
    pub(crate) who: StakeholderIx,
}

/// An agreement that is valid at the date: who is a party, and about which themes (none: all).
#[derive(Debug)]
struct AgreementAt {
    parties: Vec<StakeholderIx>,
    themes: FewOwned<ThemeIx>,
}

/// An appointment that is there at the date.
#[derive(Debug)]
pub(crate) struct AppointmentAt {
    id: Id,
    who: Vec<StakeholderIx>,
    themes: FewOwned<ThemeIx>,
}

/// An exclusion that is there at the date.
#[derive(Debug)]
pub(crate) struct ExclusionAt {
    exclusion: ExclusionIx,
    who: Vec<StakeholderIx>,
    themes: FewOwned<ThemeIx>,
}

/// An offer at the date; without areas where it is not valid.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferAt {
    pub(crate) by: Vec<StakeholderIx>,
    pub(crate) groups: FewOwned<GroupIx>,
    /// The themes that it names.
    pub(crate) on: FewOwned<ThemeIx>,
    /// above(θ) of all of them.
    pub(crate) above: FewOwned<ThemeIx>,
}

impl OfferAt {
    /// The masks of the themes that it names, of those above them, and of its target groups.
    pub(crate) fn masks(&self) -> [u64; 3] {
        [self.on.few().mask, self.above.few().mask, self.groups.few().mask]
    }

    /// Does it meet a challenge by theme and by target group? By area it is judged at a place.
    pub(crate) fn meets(
        &self,
        named: Few<'_, ThemeIx>,
        themes: Few<'_, ThemeIx>,
        groups: Few<'_, GroupIx>,
    ) -> bool {
        let own = self.groups.few();
        (self.above.few().meets(named) || self.on.few().meets(themes))
            && (own.list.is_empty() || groups.list.is_empty() || own.meets(groups))
    }
}

/// Do the themes to which something is restricted, if any, meet those of a challenge?
fn concerns(restricted: &FewOwned<ThemeIx>, themes: Few<'_, ThemeIx>) -> bool {
    let restricted = restricted.few();
    restricted.list.is_empty() || restricted.meets(themes)
}

struct Builder<'a> {
    model: &'a Model,
    date: Date,
    space: &'a Space,
    succession: &'a Succession<StakeholderIx>,
    notices: &'a mut Notices,
}

/// One list for each stakeholder, filled in order.
fn lists<V: Copy>(model: &Model, pairs: &[(StakeholderIx, V)]) -> Arc<Lists<StakeholderIx, V>> {
    Arc::new(Lists::new(model.stakeholders.len(), pairs))
}

/// One list for each area.
fn by_area<V: Copy>(model: &Model, pairs: &[(AreaIx, V)]) -> Arc<Lists<AreaIx, V>> {
    Arc::new(Lists::new(model.areas.len(), pairs))
}

/// The mask of each stakeholder's list.
fn masks<V: Ix>(lists: &Lists<StakeholderIx, V>) -> Arc<Table<StakeholderIx, u64>> {
    Arc::new(Table::new(lists.iter().map(|(_, list)| mask(list)).collect()))
}

/// The mask of the themes of each stakeholder's agreements.
fn party_masks(model: &Model, agreements: &[AgreementAt]) -> Table<StakeholderIx, u64> {
    let mut masks = Table::filled(model.stakeholders.len(), &0);
    for agreement in agreements {
        let themes = agreement.themes.few();
        for party in &agreement.parties {
            masks[*party] |= if themes.list.is_empty() { u64::MAX } else { themes.mask };
        }
    }
    masks
}

impl People {
    pub(super) fn new(
        model: &Model,
        date: Date,
        space: &Space,
        content: &Content,
        notices: &mut Notices,
    ) -> Self {
        let facts = |s| model.stakeholder(s).map(|s| (s.valid, s.successors.as_slice()));
        let succession = Arc::new(Succession::new(&model.stakeholders, date, facts));
        let mut build = Builder { model, date, space, succession: &succession, notices };
        let (agreements, party_to, agreed) = build.agreements();
        let (appointments, appointed) = build.appointments(&agreed);
        let (exclusions, excluded, excluding) = build.exclusions();
        let (offers, offers_in) = build.offers(content);
        let own = build.stakeholders();
        let sectors = lists(model, &own.sectors);
        let represents = lists(model, &own.represents);
        Self {
            kind: Arc::new(own.kind),
            sector_masks: masks(&sectors),
            sectors,
            group_masks: masks(&represents),
            represents,
            works_in: lists(model, &own.works_in),
            member_of: lists(model, &own.member_of),
            workers: by_area(model, &own.works_in.iter().map(|(s, area)| (*area, *s)).collect::<Vec<_>>()),
            mandates: by_area(model, &own.mandates),
            party_masks: Arc::new(party_masks(model, &agreements)),
            agreements: Arc::new(agreements),
            party_to: lists(model, &party_to),
            appointments: Arc::new(appointments),
            appointed: by_area(model, &appointed),
            exclusions: Arc::new(exclusions),
            excluded: by_area(model, &excluded),
            excluding: Arc::new(excluding),
            offers: Arc::new(offers),
            offers_in: by_area(model, &offers_in),
            succession,
        }
    }

    pub(crate) fn kind(&self, s: StakeholderIx) -> Option<KindIx> {
        self.kind[s]
    }

    /// The masks of its sectors, of the target groups for which it speaks, and of the themes of its agreements.
    pub(crate) fn masks(&self, s: StakeholderIx) -> [u64; 3] {
        [self.sector_masks[s], self.group_masks[s], self.party_masks[s]]
    }

    pub(crate) fn sectors(&self, s: StakeholderIx) -> Few<'_, SectorIx> {
        Few { list: self.sectors.of(s), mask: self.sector_masks[s] }
    }

    pub(crate) fn works_in(&self, s: StakeholderIx) -> &[AreaIx] {
        self.works_in.of(s)
    }

    pub(crate) fn member_of(&self, s: StakeholderIx) -> &[StakeholderIx] {
        self.member_of.of(s)
    }

    pub(crate) fn represents(&self, s: StakeholderIx) -> Few<'_, GroupIx> {
        Few { list: self.represents.of(s), mask: self.group_masks[s] }
    }

    /// Who works in this area itself, sorted.
    pub(crate) fn workers(&self, area: AreaIx) -> &[StakeholderIx] {
        self.workers.of(area)
    }

    /// The mandates within this area itself, in order.
    pub(crate) fn mandates(&self, within: AreaIx) -> &[Held] {
        self.mandates.of(within)
    }

    /// The agreements to which a stakeholder is a party, by position.
    pub(crate) fn agreements_of(&self, s: StakeholderIx) -> &[u32] {
        self.party_to.of(s)
    }

    /// Is a stakeholder a party to an agreement on everything, or on one of these themes?
    pub(crate) fn is_party(&self, s: StakeholderIx, themes: Few<'_, ThemeIx>) -> bool {
        at_positions(&self.agreements, self.agreements_of(s))
            .any(|agreement| concerns(&agreement.themes, themes))
    }

    /// The parties to agreements on everything, or on one of these themes.
    pub(crate) fn parties<'a>(
        &'a self,
        themes: Few<'a, ThemeIx>,
    ) -> impl Iterator<Item = StakeholderIx> + 'a {
        let agreements = self.agreements.iter().filter(move |a| concerns(&a.themes, themes));
        agreements.flat_map(|agreement| agreement.parties.iter().copied())
    }

    /// Who is appointed to one of these roles at a place, for one of the challenge's themes.
    pub(crate) fn appointed<'a>(
        &'a self,
        space: &'a Space,
        roles: &'a [RoleIx],
        place: AreaIx,
        themes: Few<'a, ThemeIx>,
    ) -> impl Iterator<Item = StakeholderIx> + 'a {
        let here = space.up(place).iter().flat_map(|within| self.appointed.of(*within));
        let positions = here.filter(|(role, _)| roles.contains(role)).map(|(_, position)| position);
        at_positions(&self.appointments, positions)
            .map(|chosen| &**chosen)
            .filter(move |chosen| concerns(&chosen.themes, themes))
            .flat_map(|chosen| chosen.who.iter().copied())
    }

    /// Who is excluded from the role at a place for these themes, and by which exclusion.
    pub(crate) fn excluded<'a>(
        &'a self,
        space: &'a Space,
        role: RoleIx,
        place: AreaIx,
        themes: Few<'a, ThemeIx>,
    ) -> impl Iterator<Item = (StakeholderIx, ExclusionIx)> + 'a {
        // most roles have none: nothing is walked then
        let up = if self.excluding[role] { space.up(place) } else { &[] };
        let here = up.iter().flat_map(|within| self.excluded.of(*within));
        let positions = here.filter(move |(of, _)| *of == role).map(|(_, position)| position);
        at_positions(&self.exclusions, positions)
            .filter(move |exclusion| concerns(&exclusion.themes, themes))
            .flat_map(|exclusion| exclusion.who.iter().map(|s| (*s, exclusion.exclusion)))
    }

    /// The roles from which somebody is excluded at a place.
    pub(super) fn excluding(&self, space: &Space, place: AreaIx) -> Vec<RoleIx> {
        let here = space.up(place).iter().flat_map(|within| self.excluded.of(*within));
        sorted(here.map(|(role, _)| *role).collect())
    }

    /// Changes the mandates of a stakeholder.
    pub(super) fn replace_mandates(
        &mut self,
        s: StakeholderIx,
        was: &[(AreaIx, Held)],
        is: &[(AreaIx, Held)],
    ) {
        let areas = sorted(was.iter().chain(is).map(|(area, _)| *area).collect());
        for area in areas {
            let own = is.iter().filter(|(within, _)| *within == area).map(|(_, held)| *held);
            let others = self.mandates.of(area).iter().filter(|held| held.who != s).copied();
            let mut list: Vec<Held> = others.chain(own).collect();
            sort(&mut list);
            self.mandates = Arc::new(self.mandates.with(area, &list));
        }
    }

    /// Changes what a stakeholder says of itself, but for its mandates.
    pub(super) fn replace_own(&mut self, s: StakeholderIx, is: &OwnFacts) {
        let was = self.works_in.of(s).to_vec();
        if was != is.works_in {
            for area in sorted(was.iter().chain(&is.works_in).copied().collect()) {
                let mut workers: Vec<StakeholderIx> = self.workers.of(area).to_vec();
                workers.retain(|worker| *worker != s);
                workers.extend(holds(&is.works_in, &area).then_some(s));
                self.workers = Arc::new(self.workers.with(area, &sorted(workers)));
            }
            self.works_in = Arc::new(self.works_in.with(s, &is.works_in));
        }
        if self.member_of.of(s) != is.member_of {
            self.member_of = Arc::new(self.member_of.with(s, &is.member_of));
        }
        if self.sectors.of(s) != is.sectors {
            self.sectors = Arc::new(self.sectors.with(s, &is.sectors));
            Arc::make_mut(&mut self.sector_masks)[s] = mask(&is.sectors);
        }
        if self.represents.of(s) != is.represents {
            self.represents = Arc::new(self.represents.with(s, &is.represents));
            Arc::make_mut(&mut self.group_masks)[s] = mask(&is.represents);
        }
    }

    /// Adds an appointment.
    pub(super) fn appoint(
        &mut self,
        id: &Id,
        role: RoleIx,
        s: StakeholderIx,
        within: AreaIx,
        themes: Vec<ThemeIx>,
    ) {
        let position = next_position(&self.appointments);
        let appointment = AppointmentAt { id: id.clone(), who: vec![s], themes: FewOwned::new(themes) };
        Arc::make_mut(&mut self.appointments).push(Arc::new(appointment));
        let mut list = self.appointed.of(within).to_vec();
        list.push((role, position));
        self.appointed = Arc::new(self.appointed.with(within, &list));
    }

    /// Takes an appointment away, if it is there.
    pub(super) fn dismiss(&mut self, id: &Id) {
        let gone = |position: u32| self.appointments.get(position as usize).is_some_and(|one| one.id == *id);
        let concerned: Vec<AreaIx> = self
            .appointed
            .iter()
            .filter(|(_, list)| list.iter().any(|(_, position)| gone(*position)))
            .map(|(area, _)| area)
            .collect();
        for area in concerned {
            let list = self.appointed.of(area).iter().filter(|(_, position)| !gone(*position));
            let list: Vec<_> = list.copied().collect();
            self.appointed = Arc::new(self.appointed.with(area, &list));
        }
    }

    pub(crate) fn offer(&self, offer: OfferIx) -> &OfferAt {
        &self.offers[offer]
    }

    /// The offers in this area itself.
    pub(crate) fn offers_in(&self, area: AreaIx) -> &[OfferIx] {
        self.offers_in.of(area)
    }
}

/// What stands at these positions of a list.
fn at_positions<'a, T>(
    list: &'a [T],
    positions: impl IntoIterator<Item = &'a u32>,
) -> impl Iterator<Item = &'a T> {
    positions.into_iter().filter_map(|position| list.get(*position as usize))
}

/// The position of the element that is pushed next.
fn next_position<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// For each area within which appointments or exclusions are: their roles and positions.
type RolesWithin = Vec<(AreaIx, (RoleIx, u32))>;

/// What the stakeholders say of themselves, in their order.
struct Own {
    kind: Table<StakeholderIx, Option<KindIx>>,
    sectors: Vec<(StakeholderIx, SectorIx)>,
    represents: Vec<(StakeholderIx, GroupIx)>,
    works_in: Vec<(StakeholderIx, AreaIx)>,
    member_of: Vec<(StakeholderIx, StakeholderIx)>,
    /// In the order of levels, levers and stakeholders.
    mandates: Vec<(AreaIx, Held)>,
}

impl Builder<'_> {
    fn areas(&mut self, ids: &[Id], path: impl Fn(&Id) -> String) -> Vec<AreaIx> {
        self.space.succession.list(&self.model.areas, ids, None, path, self.notices)
    }

    fn stakeholders(&mut self) -> Own {
        let model = self.model;
        let mut own = Own {
            kind: Table::filled(model.stakeholders.len(), &None),
            sectors: Vec::new(),
            represents: Vec::new(),
            works_in: Vec::new(),
            member_of: Vec::new(),
            mandates: Vec::new(),
        };
        for index in model.stakeholders.indices().filter(|s| self.succession.is_present(*s)) {
            let Some(stakeholder) = model.stakeholder(index) else { continue };
            let path = |field: &str, id: &Id| format!("stakeholders/{}/{field}/{id}", stakeholder.id);
            own.kind[index] = model.kinds.find(stakeholder.kind.as_str());
            own.sectors.extend(model.sectors.find_all(&stakeholder.sectors).into_iter().map(|x| (index, x)));
            let groups = model.groups.find_all(&stakeholder.represents);
            own.represents.extend(groups.into_iter().map(|group| (index, group)));
            let works_in = self.areas(&stakeholder.works_in, |id| path("works_in", id));
            own.works_in.extend(works_in.into_iter().map(|area| (index, area)));
            let member_of = self.succession.list(
                &model.stakeholders,
                &stakeholder.member_of,
                Some(index),
                |id| path("member_of", id),
                self.notices,
            );
            own.member_of.extend(member_of.into_iter().map(|of| (index, of)));
            for mandate in stakeholder.mandates.iter().filter(|m| m.valid.holds_on(self.date)) {
                let path = || {
                    let (lever, level, within) = (&mandate.lever, &mandate.level, &mandate.within);
                    format!("stakeholders/{}/mandates/{lever}@{level}@{within}", stakeholder.id)
                };
                let lever = model.levers.find(mandate.lever.as_str());
                let level = model.levels.find(mandate.level.as_str());
                let (Some(lever), Some(level)) = (lever, level) else { continue };
                match self.space.succession.single(&model.areas, &mandate.within) {
                    None => self.notices.add(NoticeCode::AbsentElement, path()),
                    Some((areas, succeeded)) => {
                        if succeeded {
                            self.notices.add(NoticeCode::Succeeded, path());
                        }
                        let held = Held { level, lever, who: index };
                        own.mandates.extend(areas.into_iter().map(|area| (area, held)));
                    }
                }
            }
        }
        let key = |(area, held): &(AreaIx, Held)| {
            [area.number(), held.level.number(), held.lever.number(), held.who.number()]
        };
        sort_by(&mut own.mandates, |one, other| key(one).cmp(&key(other)));
        own.mandates.dedup();
        own
    }

    /// The agreements that are valid, their parties, and which they are.
    fn agreements(&mut self) -> (Vec<AgreementAt>, Vec<(StakeholderIx, u32)>, Vec<AgreementIx>) {
        let model = self.model;
        let (mut agreements, mut party_to, mut valid) = (Vec::new(), Vec::new(), Vec::new());
        for index in model.agreements.indices() {
            let Some(agreement) = model.agreement(index).filter(|a| a.valid.holds_on(self.date)) else {
                continue;
            };
            let path = |id: &Id| format!("agreements/{}/parties/{id}", agreement.id);
            let parties =
                self.succession.list(&model.stakeholders, &agreement.parties, None, path, self.notices);
            let position = next_position(&agreements);
            party_to.extend(parties.iter().map(|party| (*party, position)));
            let themes = FewOwned::new(model.themes.find_all(&agreement.themes));
            agreements.push(AgreementAt { parties, themes });
            valid.push(index);
        }
        (agreements, party_to, valid)
    }

    /// Who and where, of an appointment or exclusion: nothing, with a notice, when one of them is absent.
    fn who_and_where(
        &mut self,
        collection: &str,
        id: &Id,
        stakeholder: &Id,
        within: &Id,
        otherwise_absent: bool,
    ) -> Option<(Vec<StakeholderIx>, Vec<AreaIx>)> {
        let element = || format!("{collection}/{id}");
        let who = self.succession.single(&self.model.stakeholders, stakeholder);
        let at = self.space.succession.single(&self.model.areas, within);
        let (Some((who, who_succeeded)), Some((at, at_succeeded)), false) = (who, at, otherwise_absent)
        else {
            self.notices.add(NoticeCode::AbsentElement, element());
            return None;
        };
        if who_succeeded {
            self.notices.add(NoticeCode::Succeeded, element() + "/stakeholder");
        }
        if at_succeeded {
            self.notices.add(NoticeCode::Succeeded, element() + "/within");
        }
        Some((who, at))
    }

    fn appointments(&mut self, agreed: &[AgreementIx]) -> (Vec<Arc<AppointmentAt>>, RolesWithin) {
        let model = self.model;
        let (mut appointments, mut appointed) = (Vec::new(), Vec::new());
        for index in model.appointments.indices() {
            let Some(appointment) = model.appointment(index).filter(|a| a.valid.holds_on(self.date)) else {
                continue;
            };
            let by = appointment.by.as_ref().and_then(|id| model.agreements.find(id.as_str()));
            let unagreed = by.is_some_and(|by| agreed.binary_search(&by).is_err());
            let Some(role) = model.roles.find(appointment.role.as_str()) else { continue };
            let (who, within) = (&appointment.stakeholder, &appointment.within);
            let found = self.who_and_where("appointments", &appointment.id, who, within, unagreed);
            let Some((who, at)) = found else { continue };
            let position = next_position(&appointments);
            appointed.extend(at.into_iter().map(|area| (area, (role, position))));
            let themes = FewOwned::new(model.themes.find_all(&appointment.themes));
            appointments.push(Arc::new(AppointmentAt { id: appointment.id.clone(), who, themes }));
        }
        (appointments, appointed)
    }

    fn exclusions(&mut self) -> (Vec<ExclusionAt>, RolesWithin, Table<RoleIx, bool>) {
        let model = self.model;
        let (mut exclusions, mut excluded) = (Vec::new(), Vec::new());
        let mut excluding = Table::filled(model.roles.len(), &false);
        for index in model.exclusions.indices() {
            let Some(exclusion) = model.exclusion(index).filter(|e| e.valid.holds_on(self.date)) else {
                continue;
            };
            let Some(role) = model.roles.find(exclusion.role.as_str()) else { continue };
            let (who, within) = (&exclusion.stakeholder, &exclusion.within);
            let found = self.who_and_where("exclusions", &exclusion.id, who, within, false);
            let Some((who, at)) = found else { continue };
            excluding[role] = true;
            let position = next_position(&exclusions);
            excluded.extend(at.into_iter().map(|area| (area, (role, position))));
            let themes = FewOwned::new(model.themes.find_all(&exclusion.themes));
            exclusions.push(ExclusionAt { exclusion: index, who, themes });
        }
        (exclusions, excluded, excluding)
    }

    fn offers(&mut self, content: &Content) -> (Table<OfferIx, OfferAt>, Vec<(AreaIx, OfferIx)>) {
        let model = self.model;
        let mut offers = Table::filled(model.offers.len(), &OfferAt::default());
        let mut offers_in = Vec::new();
        for index in model.offers.indices() {
            let Some(offer) = model.offer(index).filter(|o| o.valid.holds_on(self.date)) else { continue };
            let path = |field: &str, id: &Id| format!("offers/{}/{field}/{id}", offer.id);
            let by =
                self.succession.list(&model.stakeholders, &offer.by, None, |id| path("by", id), self.notices);
            let areas = self.areas(&offer.areas, |id| path("areas", id));
            offers_in.extend(areas.into_iter().map(|area| (area, index)));
            let on = model.themes.find_all(&offer.themes);
            let above = FewOwned::new(content.above(&on));
            let groups = FewOwned::new(model.groups.find_all(&offer.target_groups));
            offers[index] = OfferAt { by, groups, on: FewOwned::new(on), above };
        }
        (offers, offers_in)
    }
}
