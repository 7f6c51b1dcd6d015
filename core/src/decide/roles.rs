//! Contract §4, "Assignments": who has which role at a place, by which rules, and who is excluded from it.
//!
//! Answers are segments: for a role at a place, a set of rules and those to whom just these give it. No stakeholder stands in two segments of one role and place.

use crate::atlas::Atlas;
use crate::atlas::nearby::{Cell, Live};
use crate::model::table::{AreaIx, ExclusionIx, RoleIx, StakeholderIx, holds, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{RuleAt, RuleSet};

use super::matching::{Here, Known};
use super::places::{Place, SeatAt};
use super::walk::{Around, Walk};

/// Those to whom the same rules give a role at a place, or from whom the same rules would keep it.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub(crate) role: RoleIx,
    pub(crate) area: AreaIx,
    /// The rules that assign it; of those that are barred, also the rules that forbid it.
    pub(crate) rules: RuleSet,
    who: Part,
}

/// Part of [`Found::own`]: where it begins and ends.
pub(super) type Part = (usize, usize);

/// The roles at the places of a seat.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// By place and role.
    pub(crate) roles: Vec<Segment>,
    /// Those who would have a role and are barred from it, by place and role.
    pub(crate) barred: Vec<Segment>,
    pub(super) own: Vec<StakeholderIx>,
}

impl Found {
    pub(crate) fn clear(&mut self) {
        self.roles.clear();
        self.barred.clear();
        self.own.clear();
    }

    /// Those of a segment, sorted.
    pub(crate) fn who(&self, segment: &Segment) -> &[StakeholderIx] {
        self.list(segment.who)
    }

    fn list(&self, (start, end): Part) -> &[StakeholderIx] {
        self.own.get(start..end).unwrap_or_default()
    }
}

/// Memory that is used again from place to place.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(super) known: Known,
    /// Those whom a rule lists.
    pub(super) listed: Vec<StakeholderIx>,
    /// Those who are judged one by one, with the rules that list them.
    pub(super) single: Vec<(StakeholderIx, RuleSet)>,
    pub(super) groups: Vec<(Part, RuleSet)>,
    /// Those who work in several areas around the place, with the rules that find them; nobody of them stands in a group.
    pub(super) roaming: Vec<(StakeholderIx, RuleSet)>,
    /// Positions of the rules that list those whom they forbid the role.
    pub(super) forbidding: Vec<usize>,
    /// Positions of the rules that are set aside at the place.
    pub(super) aside: Vec<usize>,
    /// The rules that take part at the place, by role.
    pub(super) taking: Vec<Live>,
    pub(super) around: Around,
    /// The rules of a role that find those who work in areas that lie so.
    pub(super) reaching: Vec<(u8, RuleSet)>,
    /// For the rules of a role, whom of 64 they concern.
    pub(super) concerned: Vec<(RuleSet, u64)>,
    /// Those of a crowd, 64 at a time, whom the same rules concern: the rules, which 64, and who of them.
    pub(super) pieces: Vec<(RuleSet, usize, u64)>,
    /// Those who are excluded from the role at the place.
    pub(super) excluded: Vec<StakeholderIx>,
}

/// What bars a stakeholder from a role at a place.
pub(crate) fn exclusions_of(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> Vec<ExclusionIx> {
    let atlas = here.seat.atlas;
    let here = atlas.people.excluded(&atlas.space, role, here.place.area, here.seat.task.themes);
    sorted(here.filter(|(who, _)| *who == s).map(|(_, exclusion)| exclusion).collect())
}

/// The rules that forbid a role to s here.
pub(crate) fn forbidding_of(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> RuleSet {
    let rules = &here.seat.atlas.rules;
    if rules.of_role[role].forbid == 0 {
        return 0;
    }
    let natures = &here.seat.atlas.natures;
    let suits = rules.of_role[role].forbids.iter().filter(|position| natures.suits(s, **position));
    let forbid = suits.filter_map(|position| rules.all.get(*position));
    let here_too = forbid.filter(|rule| rule.at.meets(here.place.functions) && here.matches(&rule.when, s));
    here_too.fold(0, |set, rule| set | rule.bit)
}

fn is_excluded(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> bool {
    let atlas = here.seat.atlas;
    let mut excluded = atlas.people.excluded(&atlas.space, role, here.place.area, here.seat.task.themes);
    excluded.any(|(who, _)| who == s)
}

/// Is a place of a seat asked for?
pub(crate) type AskedPlace<'o> = &'o dyn Fn(&SeatAt<'_>, AreaIx) -> bool;

/// Which part of a decision is asked for; without it, all.
#[derive(Clone, Copy)]
pub(crate) struct Only<'o> {
    /// This role.
    pub(crate) role: Option<RoleIx>,
    /// These places of a seat.
    pub(crate) place: Option<AskedPlace<'o>>,
}

/// All roles at the places of a seat, or those that are asked for, and who is barred.
pub(crate) fn of_seat(seat: &SeatAt<'_>, only: Option<&Only<'_>>, found: &mut Found, scratch: &mut Scratch) {
    found.clear();
    let place = only.and_then(|only| only.place);
    for at in seat.places.iter().copied().filter(|at| place.is_none_or(|asked| asked(seat, at.area))) {
        of_place(Here { seat, place: at }, only.and_then(|only| only.role), found, scratch);
    }
}

fn of_place(here: Here<'_, '_>, only: Option<RoleIx>, found: &mut Found, scratch: &mut Scratch) {
    let atlas = here.seat.atlas;
    let cell = atlas.cell(here.place.area, here.is_alone());
    scratch.known.forget();
    set_aside(here, cell, scratch);
    scratch.around.forget();
    let mut taking = std::mem::take(&mut scratch.taking);
    taking.clear();
    taking.extend(cell.live.iter().filter(|live| {
        only.is_none_or(|role| role == live.rule.role)
            && takes_part(here, live)
            && !scratch.aside.contains(&live.rule.position)
    }));
    for of_role in taking.chunk_by(|a, b| a.rule.role == b.rule.role) {
        // those that assign come first
        if of_role.first().is_some_and(|live| live.assigns) {
            of_one_role(here, cell, of_role, &taking, found, scratch);
        }
    }
    scratch.taking = taking;
}

/// Does a live rule take part here: is it in force at the place's functions, and does what the seat settles of it hold?
fn takes_part(here: Here<'_, '_>, live: &Live) -> bool {
    live.at.meets(here.place.functions)
        && (!live.guarded || rule(here, live).is_some_and(|rule| here.is_asked(rule)))
}

pub(super) fn rule<'a>(here: Here<'_, 'a>, live: &Live) -> Option<&'a RuleAt> {
    here.seat.atlas.rules.all.get(live.rule.position)
}

/// Which rules are set aside here? A rule that can set another aside comes before it.
fn set_aside(here: Here<'_, '_>, cell: &Cell, scratch: &mut Scratch) {
    scratch.aside.clear();
    for position in &here.seat.atlas.rules.exceptions {
        let Some(live) = cell.live.iter().find(|live| live.rule.position == *position) else { continue };
        if scratch.aside.contains(position) || !takes_part(here, live) {
            continue;
        }
        let Some(exception) = rule(here, live) else { continue };
        let concerns = |live: &Live| exception.sets_aside.contains(&live.rule.position);
        if !cell.live.iter().any(concerns) {
            continue;
        }
        here.who(exception, *position, &mut scratch.known, &mut scratch.listed);
        let free = |s: &StakeholderIx| !is_barred(here, *s, live.rule.role);
        if scratch.listed.iter().any(free) {
            scratch.aside.extend(&exception.sets_aside);
        }
    }
}

fn of_one_role<'a>(
    here: Here<'_, 'a>,
    cell: &'a Cell,
    of_role: &[Live],
    taking: &[Live],
    found: &mut Found,
    scratch: &mut Scratch,
) {
    let atlas = here.seat.atlas;
    let Some(role) = of_role.first().map(|live| live.rule.role) else { return };
    let forbid = atlas.rules.of_role[role].forbid;
    scratch.single.clear();
    scratch.groups.clear();
    scratch.roaming.clear();
    let mut walk = Walk { here, role, of_role, forbid, kept: 0, homed: 0, judged: false, strict: false };
    walk.rules(scratch);
    if walk.kept & !forbid != 0 {
        walk.crowd(&cell.kept, walk.kept, found, scratch);
    }
    if walk.homed & !forbid != 0 {
        walk.homes(cell, taking, found, scratch);
    }
    let judged = walk.judged;
    let Scratch { single, groups, roaming, excluded, forbidding, known, listed, .. } = scratch;
    if groups.is_empty() && single.is_empty() && roaming.is_empty() {
        return;
    }
    let area = here.place.area;
    excluded.clear();
    let themes = here.seat.task.themes;
    if holds(&cell.excluding, &role) {
        excluded.extend(atlas.people.excluded(&atlas.space, role, area, themes).map(|(s, _)| s));
        sort(excluded);
        single.extend(excluded.iter().map(|s| (*s, 0)));
    }
    for position in forbidding.iter() {
        if let Some(rule) = atlas.rules.all.get(*position) {
            here.who(rule, *position, known, listed);
            single.extend(listed.iter().map(|s| (*s, rule.bit)));
        }
    }
    if !single.is_empty() {
        merge(single);
        without_single(groups, single, found);
    }
    for (who, rules) in groups.iter().copied() {
        let list = if rules & forbid == 0 { &mut found.roles } else { &mut found.barred };
        list.push(Segment { role, area, rules, who });
    }
    if !roaming.is_empty() {
        single.append(roaming);
        merge(single);
    }
    if judged {
        for (s, rules) in single.iter_mut().filter(|(_, rules)| rules & !forbid != 0) {
            *rules = *rules & !forbid | forbidding_of(here, *s, role);
        }
    }
    single.retain(|(_, rules)| rules & !forbid != 0);
    // those of whom the same is said stand together
    while let Some((first, rules)) = single.first().copied() {
        let is_excluded = |s: StakeholderIx| excluded.binary_search(&s).is_ok();
        let (start, barred) = (found.own.len(), is_excluded(first));
        single.retain(|(s, of)| {
            let alike = *of == rules && is_excluded(*s) == barred;
            found.own.extend(alike.then_some(*s));
            !alike
        });
        let who = (start, found.own.len());
        let list = if barred || rules & forbid != 0 { &mut found.barred } else { &mut found.roles };
        list.push(Segment { role, area, rules, who });
    }
}

/// One entry for each stakeholder, in order.
fn merge(single: &mut Vec<(StakeholderIx, RuleSet)>) {
    if !single.is_sorted_by(|(a, _), (b, _)| a < b) {
        sort_by(single, |one, other| one.0.cmp(&other.0));
        single.dedup_by(|(s, rules), (kept, all)| {
            let same = s == kept;
            if same {
                *all |= *rules;
            }
            same
        });
    }
}

/// Leaves out of the groups those who are judged one by one; these get the rules of their group.
fn without_single(groups: &mut Vec<(Part, RuleSet)>, single: &mut [(StakeholderIx, RuleSet)], found: &Found) {
    for n in 0..groups.len() {
        let Some((who, rules)) = groups.get(n).copied() else { continue };
        let list = found.list(who);
        let mut from = 0;
        let mut leave = |at: usize, own: &mut RuleSet| {
            *own |= rules;
            groups.push(((who.0 + from, who.0 + at), rules));
            from = at + 1;
        };
        // the shorter of the two is walked
        if list.len() < single.len() {
            for (at, s) in list.iter().enumerate() {
                let known = single.binary_search_by(|(other, _)| other.cmp(s)).ok();
                known.and_then(|n| single.get_mut(n)).into_iter().for_each(|(_, own)| leave(at, own));
            }
        } else {
            for (s, own) in &mut *single {
                list.binary_search(s).into_iter().for_each(|at| leave(at, own));
            }
        }
        if let Some((group, _)) = groups.get_mut(n) {
            *group = (who.0 + from, who.1);
        }
    }
    groups.retain(|(who, _)| !found.list(*who).is_empty());
}

/// The rules that could give a role to s, whatever the challenge, with their positions.
fn suited(atlas: &Atlas, role: RoleIx, s: StakeholderIx) -> impl Iterator<Item = (usize, &RuleAt)> {
    let positions = atlas.rules.of_role[role].assign.iter().copied();
    let suited = positions.filter(move |position| atlas.natures.suits(s, *position));
    suited.filter_map(|position| Some((position, atlas.rules.all.get(position)?)))
}

/// Is there a rule that could give the role to s, whatever the challenge?
pub(crate) fn is_suited(atlas: &Atlas, role: RoleIx, s: StakeholderIx) -> bool {
    suited(atlas, role, s).next().is_some()
}

/// Does s have the role at a place of the seat? Judged for it alone.
pub(crate) fn has(seat: &SeatAt<'_>, place: Place, role: RoleIx, s: StakeholderIx) -> bool {
    let here = Here { seat, place };
    let mut candidates = suited(seat.atlas, role, s).filter(|(_, rule)| rule.at.meets(place.functions));
    candidates.any(|(position, rule)| here.matches(&rule.when, s) && !is_set_aside(here, position))
        && !is_barred(here, s, role)
}

/// Is s barred from the role here, by a rule or by an exclusion?
pub(crate) fn is_barred(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> bool {
    forbidding_of(here, s, role) != 0 || is_excluded(here, s, role)
}

/// Is the rule at this position set aside here?
pub(crate) fn is_set_aside(here: Here<'_, '_>, position: usize) -> bool {
    let rules = &here.seat.atlas.rules;
    let concerned = |e: &usize| rules.all.get(*e).is_some_and(|rule| rule.sets_aside.contains(&position));
    if !rules.exceptions.iter().any(concerned) {
        return false;
    }
    let mut scratch = Scratch::default();
    let cell = here.seat.atlas.cell(here.place.area, here.is_alone());
    set_aside(here, cell, &mut scratch);
    scratch.aside.contains(&position)
}
