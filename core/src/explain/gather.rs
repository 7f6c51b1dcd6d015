//! For each atom of a condition that holds: the facts that make it hold (contract §4).

use crate::atlas::Atlas;
use crate::atlas::succession::Succession;
use crate::decide::matching::Here;
use crate::document::{Atom, Works};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::{AreaIx, Ix, LeverIx, RoleIx, SectorIx, StakeholderIx, ThemeIx, holds, sorted};
use crate::rules::Test;

use super::facts::{Fact, Facts, Unable};
use super::paths::{self, Along};

/// Gathers facts about a seat and its places.
pub(super) struct Gather<'g, 'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) facts: &'g mut Facts<'a>,
    /// The numbers of what is found, each once.
    found: Vec<usize>,
}

impl<'g, 'a> Gather<'g, 'a> {
    pub(super) fn new(atlas: &'a Atlas, facts: &'g mut Facts<'a>) -> Self {
        Self { atlas, facts, found: Vec::new() }
    }

    /// What was found since it was last asked, in order.
    pub(super) fn take(&mut self) -> Vec<usize> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn add(&mut self, fact: Fact<'a>) {
        let number = self.facts.number(fact);
        self.found.push(number);
    }

    fn area(&self, area: AreaIx) -> &'a Id {
        self.atlas.model.areas.id(area)
    }

    fn who(&self, s: StakeholderIx) -> &'a Id {
        self.atlas.model.stakeholders.id(s)
    }

    fn level(&self, area: AreaIx) -> &'a Id {
        self.atlas.model.levels.id(self.atlas.model.level_of[area])
    }

    /// a ⊑ b: the way, where they differ.
    pub(super) fn within(&mut self, a: AreaIx, b: AreaIx) {
        if a != b {
            let path = paths::of_areas(self.atlas, a, b).into_iter().map(|area| self.area(area)).collect();
            self.add(Fact::Within { area: self.area(a), within: self.area(b), path });
        }
    }

    /// Of references, those that mean this element: says so where one of them has ended.
    fn succeeded<I: Ix>(
        &mut self,
        collection: &'static str,
        names: &'a Names<I>,
        succession: &Succession<I>,
        ids: &'a [Id],
        meant: I,
    ) {
        for id in ids {
            let Some(x) = names.find(id.as_str()) else { continue };
            if x != meant && succession.resolve(x).contains(&meant) {
                self.add(Fact::Succeeded { collection, id: names.id(x), into: names.id(meant) });
            }
        }
    }

    fn area_succeeded(&mut self, ids: &'a [Id], meant: AreaIx) {
        self.succeeded("areas", &self.atlas.model.areas, &self.atlas.space.succession, ids, meant);
    }

    fn stakeholder_succeeded(&mut self, ids: &'a [Id], meant: StakeholderIx) {
        self.succeeded(
            "stakeholders",
            &self.atlas.model.stakeholders,
            &self.atlas.people.succession,
            ids,
            meant,
        );
    }

    fn works_in(&mut self, s: StakeholderIx, area: AreaIx) {
        self.add(Fact::WorksIn { stakeholder: self.who(s), area: self.area(area) });
        if let Some(stakeholder) = self.atlas.stakeholder_at(s) {
            self.area_succeeded(&stakeholder.works_in, area);
        }
    }

    /// The challenge has a theme that is looked for: it names it, or one that leads there. Each theme that it names and that leads there is told.
    fn theme(&mut self, here: Here<'_, 'a>, goal: &dyn Fn(ThemeIx) -> bool, along: Along) -> Vec<ThemeIx> {
        let task = &here.seat.task;
        let themes = &self.atlas.model.themes;
        let challenge = self.atlas.model.challenges.id(task.challenge);
        let mut ends = Vec::new();
        for named in task.named.list {
            let way = paths::of_themes(self.atlas, *named, goal, along);
            let Some((end, steps)) = way else { continue };
            self.add(Fact::Theme { challenge, theme: themes.id(*named) });
            if !steps.is_empty() {
                self.add(Fact::ThemePath { theme: themes.id(*named), reaches: themes.id(end), steps });
            }
            ends.push(end);
        }
        ends
    }

    /// What is restricted to themes concerns the challenge by the first of them that it has.
    fn restricted(&mut self, here: Here<'_, 'a>, themes: &[Id]) {
        let listed = self.atlas.model.themes.find_all(themes);
        if !listed.is_empty() {
            self.theme(here, &|theme| holds(&listed, &theme), Along::All);
        }
    }

    /// The facts that make an atom hold for s.
    pub(super) fn atom(&mut self, here: Here<'_, 'a>, atom: &'a Atom, test: &Test, s: Option<StakeholderIx>) {
        // the rule book too may name what has ended
        match (atom, s) {
            (Atom::Place(ids), _) => self.area_succeeded(ids, here.place.area),
            (Atom::Stakeholder(ids), Some(s)) => self.stakeholder_succeeded(ids, s),
            (Atom::MemberOf(ids), Some(s)) => {
                for of in self.atlas.people.member_of(s) {
                    self.stakeholder_succeeded(ids, *of);
                }
            }
            _ => {}
        }
        if let Some(s) = s {
            self.of_stakeholder(here, test, s);
        }
        self.of_challenge(here, test);
    }

    fn of_stakeholder(&mut self, here: Here<'_, 'a>, test: &Test, s: StakeholderIx) {
        let (model, people) = (&self.atlas.model, &self.atlas.people);
        let who = self.who(s);
        match test {
            Test::Kind(_) => {
                if let Some(kind) = people.kind(s) {
                    self.add(Fact::Kind { stakeholder: who, kind: model.kinds.id(kind) });
                }
            }
            Test::Sector(list) => {
                for sector in people.sectors(s).list.iter().filter(|sector| holds(list.few().list, *sector)) {
                    self.add(Fact::Sector { stakeholder: who, sector: model.sectors.id(*sector) });
                }
            }
            Test::MemberOf(list) => {
                for of in people.member_of(s).iter().filter(|of| holds(list, *of)) {
                    self.add(Fact::MemberOf { stakeholder: who, of: self.who(*of) });
                    if let Some(stakeholder) = self.atlas.stakeholder_at(s) {
                        self.stakeholder_succeeded(&stakeholder.member_of, *of);
                    }
                }
            }
            Test::Works(works) => self.works(here, *works, s),
            Test::Pulls => self.pulls(here, s),
            Test::ServesTheme => {
                for sector in people.sectors(s).list.iter().filter(|x| holds(here.seat.task.sectors.list, *x))
                {
                    self.add(Fact::Sector { stakeholder: who, sector: model.sectors.id(*sector) });
                    self.sector_of_theme(here, *sector);
                }
            }
            Test::Represents => {
                for group in
                    people.represents(s).list.iter().filter(|g| holds(here.seat.task.groups.list, *g))
                {
                    let target_group = model.groups.id(*group);
                    self.add(Fact::TargetGroup { challenge: self.challenge(here), target_group });
                    self.add(Fact::Represents { stakeholder: who, target_group });
                }
            }
            Test::Offers => self.offers(here, s),
            Test::Party => self.agreements(here, s),
            Test::Appointed(roles) => self.appointments(here, roles, s),
            _ => {}
        }
    }

    /// The challenge has a sector: that of a theme that it names, or of one above.
    fn sector_of_theme(&mut self, here: Here<'_, 'a>, sector: SectorIx) {
        let model = &self.atlas.model;
        let has =
            |theme| model.theme(theme).is_some_and(|t| model.sectors.find_all(&t.sectors).contains(&sector));
        for theme in self.theme(here, &has, Along::Broader) {
            let (theme, sector) = (model.themes.id(theme), model.sectors.id(sector));
            self.add(Fact::ThemeSector { theme, sector });
        }
    }

    fn challenge(&self, here: Here<'_, 'a>) -> &'a Id {
        self.atlas.model.challenges.id(here.seat.task.challenge)
    }

    fn works(&mut self, here: Here<'_, 'a>, works: Works, s: StakeholderIx) {
        let (atlas, place, seat) = (self.atlas, here.place.area, here.seat);
        for w in atlas.people.works_in(s).iter().copied() {
            let covers = atlas.space.lies_within(place, w);
            let inside = atlas.space.lies_within(w, place);
            let (covers, inside) = match works {
                Works::At => (covers && inside, false),
                Works::Covers => (covers, false),
                Works::Inside => (false, inside),
                Works::Overlaps => (covers, inside),
                Works::Affected | Works::Reaches => (false, false),
            };
            if covers || inside {
                self.works_in(s, w);
                self.within(if covers { place } else { w }, if covers { w } else { place });
            }
            let in_seat = works == Works::Affected && atlas.space.lies_within(w, seat.area);
            if in_seat || works == Works::Reaches {
                let held: Vec<AreaIx> =
                    seat.covers.iter().copied().filter(|a| atlas.space.lies_within(*a, w)).collect();
                if !held.is_empty() {
                    self.works_in(s, w);
                }
                for a in held {
                    self.affects(here, a);
                    self.within(a, w);
                    if in_seat {
                        self.within(w, seat.area);
                    }
                }
            }
        }
    }

    /// The challenge affects a covered area.
    pub(super) fn affects(&mut self, here: Here<'_, 'a>, area: AreaIx) {
        self.add(Fact::Affects { challenge: self.challenge(here), area: self.area(area) });
        if let Some(challenge) = self.atlas.model.challenge(here.seat.task.challenge) {
            for entry in &challenge.areas {
                let (crate::document::AreaEntry::Area(id)
                | crate::document::AreaEntry::Within { within: id, .. }) = entry;
                self.area_succeeded(std::slice::from_ref(id), area);
            }
        }
    }

    fn pulls(&mut self, here: Here<'_, 'a>, s: StakeholderIx) {
        let place = here.place.area;
        let links = here.seat.links.iter().filter(|link| link.area == place);
        let holders = self.atlas.holders(place);
        let links: Vec<_> = links.filter(|link| holds(holders.of(link.lever), &s)).copied().collect();
        for link in links {
            self.source(here, link.lever, link.covered, place);
        }
    }

    /// The mandates by which s can pull the lever at an area.
    fn mandates(&mut self, s: StakeholderIx, lever: LeverIx, at: AreaIx) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        let level = model.level_of[at];
        for within in atlas.space.up(at) {
            let held = atlas.people.mandates(*within).iter();
            if held.into_iter().any(|held| (held.who, held.lever, held.level) == (s, lever, level)) {
                let (lever_id, level) = (model.levers.id(lever), model.levels.id(level));
                self.add(Fact::Mandate {
                    stakeholder: self.who(s),
                    lever: lever_id,
                    level,
                    within: self.area(*within),
                });
                self.within(at, *within);
                let Some(stakeholder) = atlas.stakeholder_at(s) else { continue };
                for mandate in stakeholder.mandates.iter().filter(|mandate| mandate.lever == *lever_id) {
                    if mandate.valid.holds_on(atlas.date()) {
                        self.area_succeeded(std::slice::from_ref(&mandate.within), *within);
                    }
                }
            }
        }
    }

    /// A needed lever lies at an area for a covered area, and nowhere lower.
    pub(super) fn source(&mut self, here: Here<'_, 'a>, lever: LeverIx, covered: AreaIx, at: AreaIx) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        self.needs(here, lever);
        self.affects(here, covered);
        let level = model.level_of[at];
        let lower = atlas.space.up(covered).iter().copied().filter(|area| model.level_of[*area] < level);
        let lower = self.unable(lower);
        let holders = atlas.holders(at).of(lever).iter().map(|s| self.who(*s)).collect();
        self.add(Fact::Source {
            lever: model.levers.id(lever),
            covered: self.area(covered),
            area: self.area(at),
            level: self.level(at),
            approach: model.approach(at),
            holders,
            lower,
        });
        self.within(covered, at);
        for s in atlas.holders(at).of(lever) {
            self.mandates(*s, lever, at);
        }
    }

    fn unable(&self, areas: impl Iterator<Item = AreaIx>) -> Vec<Unable<'a>> {
        let unable = |area: AreaIx| Unable {
            area: self.area(area),
            level: self.level(area),
            workers: self.atlas.people.workers(area).iter().map(|s| self.who(*s)).collect(),
        };
        areas.map(unable).collect()
    }

    /// Nobody at or above a covered area can pull a needed lever.
    pub(super) fn no_source(&mut self, here: Here<'_, 'a>, lever: LeverIx, covered: AreaIx) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        self.needs(here, lever);
        self.affects(here, covered);
        let below = atlas.space.down(covered).iter().copied().filter(|area| *area != covered);
        let held = below.filter(|area| !atlas.holders(*area).of(lever).is_empty());
        let held_below = held.map(|area| self.area(area)).collect();
        self.add(Fact::NoSource {
            lever: model.levers.id(lever),
            covered: self.area(covered),
            lower: self.unable(atlas.space.up(covered).iter().copied()),
            held_below,
        });
    }

    fn needs(&mut self, here: Here<'_, 'a>, lever: LeverIx) {
        self.add(Fact::Needs { challenge: self.challenge(here), lever: self.atlas.model.levers.id(lever) });
    }

    fn offers(&mut self, here: Here<'_, 'a>, s: StakeholderIx) {
        let (atlas, model, task) = (self.atlas, &self.atlas.model, &here.seat.task);
        let place = here.place.area;
        for near in atlas.offers_near(place) {
            let at = atlas.people.offer(near.offer);
            let Some(offer) = model.offer(near.offer) else { continue };
            if !holds(&at.by, &s) || !at.meets(task.named, task.themes, task.groups) {
                continue;
            }
            let themes = model.themes.find_all(&offer.themes);
            let is_named = |theme: ThemeIx| holds(task.named.list, &theme);
            // the theme of the offer leads to one that the challenge names, or the other way round
            let way =
                |theme: &ThemeIx| Some((*theme, paths::of_themes(atlas, *theme, &is_named, Along::All)?));
            let theme = match themes.iter().find_map(way) {
                Some((theme, (named, steps))) => {
                    self.add(Fact::Theme { challenge: self.challenge(here), theme: model.themes.id(named) });
                    if !steps.is_empty() {
                        let (theme, reaches) = (model.themes.id(theme), model.themes.id(named));
                        self.add(Fact::ThemePath { theme, reaches, steps });
                    }
                    Some(theme)
                }
                None => self.theme(here, &|theme| holds(&themes, &theme), Along::All).first().copied(),
            };
            let near = |area: &AreaIx| {
                atlas.space.lies_within(place, *area) || atlas.space.lies_within(*area, place)
            };
            let areas = offer.areas.iter().filter_map(|id| model.areas.find(id.as_str()));
            let areas = sorted(areas.flat_map(|area| atlas.space.succession.resolve(area)).collect());
            let (Some(theme), Some(area)) = (theme, areas.into_iter().find(near)) else { continue };
            let groups = model.groups.find_all(&offer.target_groups);
            let group = groups.into_iter().find(|group| holds(task.groups.list, group));
            let target_group = group.map(|group| model.groups.id(group));
            if let Some(target_group) = target_group {
                self.add(Fact::TargetGroup { challenge: self.challenge(here), target_group });
            }
            self.add(Fact::Offer {
                offer: &offer.id,
                stakeholder: self.who(s),
                theme: model.themes.id(theme),
                area: self.area(area),
                target_group,
            });
            self.area_succeeded(&offer.areas, area);
            self.stakeholder_succeeded(&offer.by, s);
            let covers = atlas.space.lies_within(place, area);
            self.within(if covers { place } else { area }, if covers { area } else { place });
        }
    }

    fn agreements(&mut self, here: Here<'_, 'a>, s: StakeholderIx) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        for index in model.agreements.indices() {
            let Some(agreement) = model.agreement(index).filter(|a| a.valid.holds_on(atlas.date())) else {
                continue;
            };
            let party = |id: &Id| {
                model
                    .stakeholders
                    .find(id.as_str())
                    .is_some_and(|x| atlas.people.succession.resolve(x).contains(&s))
            };
            let themes = model.themes.find_all(&agreement.themes);
            let concerns =
                themes.is_empty() || themes.iter().any(|theme| holds(here.seat.task.themes.list, theme));
            if concerns && agreement.parties.iter().any(party) {
                let (agreement_id, themes) = (&agreement.id, agreement.themes.as_slice());
                self.add(Fact::Agreement { agreement: agreement_id, stakeholder: self.who(s), themes });
                self.stakeholder_succeeded(&agreement.parties, s);
                self.restricted(here, themes);
            }
        }
    }

    fn appointments(&mut self, here: Here<'_, 'a>, roles: &[RoleIx], s: StakeholderIx) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        for appointment in atlas.appointments_now() {
            let is_of = |role: &RoleIx| *model.roles.id(*role) == appointment.role;
            if !appointment.valid.holds_on(atlas.date())
                || !roles.iter().any(is_of)
                || !atlas.is_agreed(appointment)
            {
                continue;
            }
            let Some(within) =
                self.held_here(here, &appointment.stakeholder, &appointment.within, &appointment.themes, s)
            else {
                continue;
            };
            self.add(Fact::Appointment {
                appointment: &appointment.id,
                stakeholder: self.who(s),
                role: &appointment.role,
                within: self.area(within),
                themes: &appointment.themes,
                by: appointment.by.as_ref(),
            });
            self.concerns_here(
                here,
                &appointment.stakeholder,
                &appointment.within,
                &appointment.themes,
                (s, within),
            );
        }
    }

    /// The exclusions of s from a role at the place.
    pub(super) fn exclusions(&mut self, here: Here<'_, 'a>, role: RoleIx, s: StakeholderIx) {
        for index in crate::decide::roles::exclusions_of(here, s, role) {
            let Some(exclusion) = self.atlas.model.exclusion(index) else { continue };
            let Some(within) =
                self.held_here(here, &exclusion.stakeholder, &exclusion.within, &exclusion.themes, s)
            else {
                continue;
            };
            self.add(Fact::Exclusion {
                exclusion: &exclusion.id,
                stakeholder: self.who(s),
                role: &exclusion.role,
                within: self.area(within),
                themes: &exclusion.themes,
                reason: &exclusion.reason,
            });
            self.concerns_here(
                here,
                &exclusion.stakeholder,
                &exclusion.within,
                &exclusion.themes,
                (s, within),
            );
        }
    }

    /// Where an appointment or exclusion of s holds, if it does at the place and for the challenge.
    fn held_here(
        &self,
        here: Here<'_, 'a>,
        stakeholder: &Id,
        within: &Id,
        themes: &[Id],
        s: StakeholderIx,
    ) -> Option<AreaIx> {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        let who = model.stakeholders.find(stakeholder.as_str())?;
        let themes = model.themes.find_all(themes);
        let concerns =
            themes.is_empty() || themes.iter().any(|theme| holds(here.seat.task.themes.list, theme));
        if !concerns || !atlas.people.succession.resolve(who).contains(&s) {
            return None;
        }
        let within = atlas.space.succession.resolve(model.areas.find(within.as_str())?);
        within.into_iter().find(|within| atlas.space.lies_within(here.place.area, *within))
    }

    fn concerns_here(
        &mut self,
        here: Here<'_, 'a>,
        stakeholder: &'a Id,
        within: &'a Id,
        themes: &'a [Id],
        (s, area): (StakeholderIx, AreaIx),
    ) {
        self.stakeholder_succeeded(std::slice::from_ref(stakeholder), s);
        self.area_succeeded(std::slice::from_ref(within), area);
        self.within(here.place.area, area);
        self.restricted(here, themes);
    }

    fn of_challenge(&mut self, here: Here<'_, 'a>, test: &Test) {
        let (atlas, model) = (self.atlas, &self.atlas.model);
        let (seat, task) = (here.seat, &here.seat.task);
        let challenge = self.challenge(here);
        match test {
            Test::Theme(list) => {
                for theme in list.few().list.iter().filter(|theme| holds(task.themes.list, *theme)) {
                    self.theme(here, &|reached| reached == *theme, Along::All);
                }
            }
            Test::TargetGroup(list) => {
                for group in list.few().list.iter().filter(|group| holds(task.groups.list, *group)) {
                    self.add(Fact::TargetGroup { challenge, target_group: model.groups.id(*group) });
                }
            }
            Test::Needs(list) => {
                for lever in list.iter().filter(|lever| holds(task.needs, *lever)) {
                    self.needs(here, *lever);
                }
            }
            Test::Spread(_) => {
                let because = model.challenge(task.challenge).map(|c| c.shared_because.as_slice());
                self.add(Fact::Spread {
                    challenge,
                    spread: task.spread,
                    because: because.unwrap_or_default(),
                });
            }
            Test::Approach(approaches) => {
                let of = |area| crate::rules::Approaches::of(&[model.approach(area)]).meets(*approaches);
                if of(seat.area) {
                    self.at_level(seat.area);
                }
                for link in seat.links.iter().filter(|link| of(link.area)) {
                    self.source(here, link.lever, link.covered, link.area);
                }
            }
            Test::SectorsAtLeast(_) => {
                let sectors = task.sectors.list.iter().map(|sector| model.sectors.id(*sector)).collect();
                self.add(Fact::Sectors { challenge, sectors });
                task.sectors.list.iter().for_each(|sector| self.sector_of_theme(here, *sector));
            }
            Test::AreasAtLeast(_) => {
                for area in task.affected {
                    self.affects(here, *area);
                }
            }
            Test::Unheld => {
                for (lever, covered) in &seat.missing {
                    self.no_source(here, *lever, *covered);
                }
            }
            Test::Contiguous => {
                for (one, other) in atlas.space.borders(seat.covers) {
                    self.add(Fact::Neighbours { area: self.area(one), other: self.area(other) });
                }
            }
            Test::Level(_) | Test::Place(_) => self.at_level(here.place.area),
            _ => {}
        }
    }

    /// The level of an area.
    pub(super) fn at_level(&mut self, area: AreaIx) {
        let approach = self.atlas.model.approach(area);
        self.add(Fact::Level { area: self.area(area), level: self.level(area), approach });
    }
}
