//! Contract §4, "Assignments": who has which role at a place, by which rules, and who is excluded from it.
//!
//! Answers are segments: for a role at a place, a set of rules and those to whom just these give it. Most of them are lists that the atlas keeps with the place, so
//! that nothing is copied. No stakeholder stands in two segments of one role and place.

use std::ops::Range;

use crate::atlas::Atlas;
use crate::atlas::nearby::{Cell, Live};
use crate::model::table::{AreaIx, ExclusionIx, RoleIx, StakeholderIx, sorted};
use crate::order::sort_by;
use crate::rules::{RuleAt, RuleSet};

use super::matching::Here;
use super::places::{Place, SeatAt};

/// Those to whom the same rules give a role at a place, or from whom the same rules would keep it.
#[derive(Debug, Clone)]
pub(crate) struct Segment<'a> {
    pub(crate) role: RoleIx,
    pub(crate) area: AreaIx,
    /// The rules that assign it; of those that are barred, also the rules that forbid it.
    pub(crate) rules: RuleSet,
    who: Who<'a>,
}

#[derive(Debug, Clone)]
enum Who<'a> {
    /// Part of a list that the atlas keeps.
    Kept(&'a [StakeholderIx]),
    /// Part of [`Found::own`].
    Own(Range<usize>),
}

/// The roles at the places of a seat.
#[derive(Debug, Default)]
pub(crate) struct Found<'a> {
    /// By place and role.
    pub(crate) roles: Vec<Segment<'a>>,
    /// Those who would have a role and are barred from it, by place and role.
    pub(crate) barred: Vec<Segment<'a>>,
    own: Vec<StakeholderIx>,
}

impl<'a> Found<'a> {
    pub(crate) fn clear(&mut self) {
        self.roles.clear();
        self.barred.clear();
        self.own.clear();
    }

    /// Those of a segment, sorted.
    pub(crate) fn who(&self, segment: &Segment<'a>) -> &[StakeholderIx] {
        match &segment.who {
            Who::Kept(list) => list,
            Who::Own(range) => self.own.get(range.clone()).unwrap_or_default(),
        }
    }
}

/// Memory that is used again from place to place.
#[derive(Debug, Default)]
pub(crate) struct Scratch<'a> {
    /// Those whom a rule lists.
    listed: Vec<StakeholderIx>,
    /// Those who are judged one by one, with the rules that list them.
    single: Vec<(StakeholderIx, RuleSet)>,
    groups: Vec<(&'a [StakeholderIx], RuleSet)>,
    /// Positions of the rules that are set aside at the place.
    aside: Vec<usize>,
}

/// What bars a stakeholder from a role at a place.
pub(crate) fn exclusions_of(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> Vec<ExclusionIx> {
    let atlas = here.seat.atlas;
    let here = atlas.people.excluded(&atlas.space, role, here.place.area, here.seat.task.themes);
    sorted(here.filter(|(who, _)| *who == s).map(|(_, exclusion)| exclusion).collect())
}

/// The rules that forbid a role to s here.
pub(crate) fn forbidding(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> RuleSet {
    let rules = &here.seat.atlas.rules;
    if rules.of_role[role].forbid == 0 {
        return 0;
    }
    let forbid = rules.of_role[role].forbids.iter().filter_map(|position| rules.all.get(*position));
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
pub(crate) fn of_seat<'a>(
    seat: &SeatAt<'a>,
    only: Option<&Only<'_>>,
    found: &mut Found<'a>,
    scratch: &mut Scratch<'a>,
) {
    found.clear();
    let place = only.and_then(|only| only.place);
    for at in seat.places.iter().copied().filter(|at| place.is_none_or(|asked| asked(seat, at.area))) {
        of_place(Here { seat, place: at }, only.and_then(|only| only.role), found, scratch);
    }
}

fn of_place<'a>(here: Here<'_, 'a>, only: Option<RoleIx>, found: &mut Found<'a>, scratch: &mut Scratch<'a>) {
    let atlas = here.seat.atlas;
    let cell = atlas.cell(here.place.area, here.is_alone());
    set_aside(here, cell, scratch);
    for of_role in cell.live.chunk_by(|a, b| a.role == b.role) {
        let role = of_role.first().map(|live| live.role);
        if only.is_none() || only == role {
            of_one_role(here, cell, of_role, found, scratch);
        }
    }
}

/// Does a live rule take part here: is it in force at the place's functions, and does what the seat settles of it hold?
fn takes_part(here: Here<'_, '_>, live: &Live) -> bool {
    live.at.meets(here.place.functions)
        && (!live.guarded || rule(here, live).is_some_and(|rule| here.is_asked(rule)))
}

fn rule<'a>(here: Here<'_, 'a>, live: &Live) -> Option<&'a RuleAt> {
    here.seat.atlas.rules.all.get(live.position)
}

/// Which rules are set aside here? A rule that can set another aside comes before it.
fn set_aside<'a>(here: Here<'_, 'a>, cell: &'a Cell, scratch: &mut Scratch<'a>) {
    scratch.aside.clear();
    for position in &here.seat.atlas.rules.exceptions {
        let Some(live) = cell.live.iter().find(|live| live.position == *position) else { continue };
        if scratch.aside.contains(position) || !takes_part(here, live) {
            continue;
        }
        let Some(exception) = rule(here, live) else { continue };
        here.who(exception, *position, &mut scratch.listed);
        let free =
            |s: &StakeholderIx| forbidding(here, *s, live.role) == 0 && !is_excluded(here, *s, live.role);
        if scratch.listed.iter().any(free) {
            scratch.aside.extend(&exception.sets_aside);
        }
    }
}

fn of_one_role<'a>(
    here: Here<'_, 'a>,
    cell: &'a Cell,
    of_role: &[Live],
    found: &mut Found<'a>,
    scratch: &mut Scratch<'a>,
) {
    let atlas = here.seat.atlas;
    let Scratch { listed, single, groups, aside } = scratch;
    let Some(role) = of_role.first().map(|live| live.role) else { return };
    let forbid = atlas.rules.of_role[role].forbid;
    single.clear();
    // the rules whose lists are kept, and those that forbid and must be judged for each stakeholder
    let (mut kept, mut strict): (RuleSet, bool) = (0, false);
    for live in of_role {
        if aside.contains(&live.position) || !takes_part(here, live) {
            continue;
        }
        match (live.listed, live.assigns) {
            (false, _) => kept |= live.bit,
            (true, false) => strict = true,
            (true, true) => {
                if let Some(rule) = rule(here, live) {
                    here.who(rule, live.position, listed);
                    single.extend(listed.iter().map(|s| (*s, live.bit)));
                }
            }
        }
    }
    groups.clear();
    if kept & !forbid != 0 {
        for group in cell.groups(role) {
            let mut rules = group.rules & kept;
            let members = cell.members(group);
            if rules & group.loose != 0
                && let Some(one) = members.first()
            {
                let loose = of_role.iter().filter(|live| live.bit & rules & group.loose != 0);
                let fails =
                    loose.filter(|live| !rule(here, live).is_some_and(|rule| here.is_loosely(rule, *one)));
                rules = fails.fold(rules, |rules, live| rules & !live.bit);
            }
            if rules & !forbid == 0 {
                continue;
            }
            if strict {
                single.extend(members.iter().map(|s| (*s, rules & !forbid)));
            } else {
                groups.push((members, rules));
            }
        }
    }
    if single.is_empty() && groups.is_empty() {
        return;
    }
    if atlas.people.excludes_from(role) {
        let excluded = atlas.people.excluded(&atlas.space, role, here.place.area, here.seat.task.themes);
        single.extend(excluded.map(|(s, _)| (s, 0)));
    }
    let area = here.place.area;
    if single.is_empty() {
        for (members, rules) in groups.iter() {
            let list = if rules & forbid == 0 { &mut found.roles } else { &mut found.barred };
            list.push(Segment { role, area, rules: *rules, who: Who::Kept(members) });
        }
        return;
    }
    merge(single);
    keep_groups(groups, single, |members, rules| {
        let list = if rules & forbid == 0 { &mut found.roles } else { &mut found.barred };
        list.push(Segment { role, area, rules, who: Who::Kept(members) });
    });
    judge(here, role, found, single);
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

/// Gives the groups without those who are judged one by one; these get the rules of their group.
fn keep_groups<'a>(
    groups: &[(&'a [StakeholderIx], RuleSet)],
    single: &mut [(StakeholderIx, RuleSet)],
    mut keep: impl FnMut(&'a [StakeholderIx], RuleSet),
) {
    for (members, rules) in groups {
        let mut rest: &'a [StakeholderIx] = members;
        for (s, own) in &mut *single {
            if let Ok(at) = rest.binary_search(s) {
                *own |= rules;
                let (before, after) = rest.split_at(at);
                if !before.is_empty() {
                    keep(before, *rules);
                }
                rest = after.get(1..).unwrap_or_default();
            }
        }
        if !rest.is_empty() {
            keep(rest, *rules);
        }
    }
}

/// Gives the role to those who are judged one by one, or says that they are barred.
fn judge(
    here: Here<'_, '_>,
    role: RoleIx,
    found: &mut Found<'_>,
    single: &mut Vec<(StakeholderIx, RuleSet)>,
) {
    let forbid = here.seat.atlas.rules.of_role[role].forbid;
    let excludes = here.seat.atlas.people.excludes_from(role);
    single.retain(|(_, rules)| rules & !forbid != 0);
    // in order, as they come
    let mut excluded: Vec<StakeholderIx> = Vec::new();
    for (s, rules) in single.iter_mut() {
        *rules = *rules & !forbid | forbidding(here, *s, role);
        if excludes && is_excluded(here, *s, role) {
            excluded.push(*s);
        }
    }
    let is_barred =
        |(s, rules): &(StakeholderIx, RuleSet)| rules & forbid != 0 || excluded.binary_search(s).is_ok();
    sort_by(single, |one, other| (is_barred(one), one.1).cmp(&(is_barred(other), other.1)));
    let area = here.place.area;
    for alike in single.chunk_by(|a, b| (is_barred(a), a.1) == (is_barred(b), b.1)) {
        let Some(first) = alike.first() else { continue };
        let start = found.own.len();
        found.own.extend(alike.iter().map(|(s, _)| *s));
        let segment = Segment { role, area, rules: first.1, who: Who::Own(start..found.own.len()) };
        if is_barred(first) { &mut found.barred } else { &mut found.roles }.push(segment);
    }
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
        && forbidding(here, s, role) == 0
        && !is_excluded(here, s, role)
}

/// Is the rule at this position set aside here?
fn is_set_aside(here: Here<'_, '_>, position: usize) -> bool {
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
