//! Contract §4, "Assignments": who has which role at a place, by which rules, and who is excluded from it.
//!
//! Answers are segments: for a role at a place, a set of rules and those to whom just these give it. Most of them are lists that the atlas keeps with the place, so
//! that nothing is copied. No stakeholder stands in two segments of one role and place.

use crate::atlas::Atlas;
use crate::atlas::nearby::{Cell, Live};
use crate::model::table::{AreaIx, ExclusionIx, RoleIx, StakeholderIx, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{RuleAt, RuleSet};

use super::matching::{Here, Lies};
use super::places::{Place, SeatAt};
use super::walk::Walk;

/// Those to whom the same rules give a role at a place, or from whom the same rules would keep it.
#[derive(Debug, Clone)]
pub(crate) struct Segment<'a> {
    pub(crate) role: RoleIx,
    pub(crate) area: AreaIx,
    /// The rules that assign it; of those that are barred, also the rules that forbid it.
    pub(crate) rules: RuleSet,
    who: Who<'a>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Who<'a> {
    /// Part of a list that the atlas keeps.
    Kept(&'a [StakeholderIx]),
    /// Part of [`Found::own`]: where it begins and ends.
    Own(usize, usize),
}

impl Who<'_> {
    /// The part from one position to another.
    fn part(self, from: usize, to: usize) -> Self {
        match self {
            Self::Kept(list) => Self::Kept(list.get(from..to).unwrap_or_default()),
            Self::Own(start, _) => Self::Own(start + from, start + to),
        }
    }
}

/// The roles at the places of a seat.
#[derive(Debug, Default)]
pub(crate) struct Found<'a> {
    /// By place and role.
    pub(crate) roles: Vec<Segment<'a>>,
    /// Those who would have a role and are barred from it, by place and role.
    pub(crate) barred: Vec<Segment<'a>>,
    pub(super) own: Vec<StakeholderIx>,
}

impl<'a> Found<'a> {
    pub(crate) fn clear(&mut self) {
        self.roles.clear();
        self.barred.clear();
        self.own.clear();
    }

    /// Those of a segment, sorted.
    pub(crate) fn who(&self, segment: &Segment<'a>) -> &[StakeholderIx] {
        self.list(segment.who)
    }

    fn list(&self, who: Who<'a>) -> &[StakeholderIx] {
        match who {
            Who::Kept(list) => list,
            Who::Own(start, end) => self.own.get(start..end).unwrap_or_default(),
        }
    }
}

/// Memory that is used again from place to place.
#[derive(Debug, Default)]
pub(crate) struct Scratch<'a> {
    /// Those whom a rule lists.
    pub(super) listed: Vec<StakeholderIx>,
    /// Those who are judged one by one, with the rules that list them.
    pub(super) single: Vec<(StakeholderIx, RuleSet)>,
    pub(super) groups: Vec<(Who<'a>, RuleSet)>,
    /// Positions of the rules that list those whom they forbid the role.
    pub(super) forbidding: Vec<usize>,
    /// Positions of the rules that are set aside at the place.
    pub(super) aside: Vec<usize>,
    /// The areas around the place, and how they lie, once they have been asked for.
    pub(super) areas: Option<Vec<(AreaIx, Lies)>>,
    /// Those who work in several of them, and how these lie together.
    pub(super) roamers: Vec<(StakeholderIx, Lies)>,
    /// Those who are excluded from the role at the place.
    pub(super) excluded: Vec<StakeholderIx>,
    /// The memory for the next.
    pub(super) areas_memory: Vec<(AreaIx, Lies)>,
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
    if let Some(areas) = scratch.areas.take() {
        scratch.areas_memory = areas;
    }
    for of_role in cell.live.chunk_by(|a, b| a.role == b.role) {
        let role = of_role.first().map(|live| live.role);
        if only.is_none() || only == role {
            of_one_role(here, cell, of_role, found, scratch);
        }
    }
}

/// Does a live rule take part here: is it in force at the place's functions, and does what the seat settles of it hold?
pub(super) fn takes_part(here: Here<'_, '_>, live: &Live) -> bool {
    live.at.meets(here.place.functions)
        && (!live.guarded || rule(here, live).is_some_and(|rule| here.is_asked(rule)))
}

pub(super) fn rule<'a>(here: Here<'_, 'a>, live: &Live) -> Option<&'a RuleAt> {
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
        let concerns = |live: &Live| exception.sets_aside.contains(&live.position);
        if !cell.live.iter().any(concerns) {
            continue;
        }
        here.who(exception, *position, &mut scratch.listed);
        let free = |s: &StakeholderIx| !is_barred(here, *s, live.role);
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
    let Some(role) = of_role.first().map(|live| live.role) else { return };
    let forbid = atlas.rules.of_role[role].forbid;
    scratch.single.clear();
    scratch.groups.clear();
    let mut walk = Walk { here, of_role, forbid, kept: 0, homed: 0, strict: false };
    walk.rules(scratch);
    if walk.kept & !forbid != 0 {
        walk.bands(&cell.kept, role, walk.kept, found, scratch);
    }
    if walk.homed & !forbid != 0 {
        walk.homes(cell, role, found, scratch);
    }
    let Scratch { single, groups, excluded, forbidding, listed, .. } = scratch;
    if groups.is_empty() && single.iter().all(|(_, rules)| *rules == 0) {
        return;
    }
    excluded.clear();
    let themes = here.seat.task.themes;
    excluded.extend(atlas.people.excluded(&atlas.space, role, here.place.area, themes).map(|(s, _)| s));
    sort(excluded);
    single.extend(excluded.iter().map(|s| (*s, 0)));
    // those whom a rule forbids the role are judged one by one
    for position in forbidding.iter() {
        if let Some(rule) = atlas.rules.all.get(*position) {
            here.who(rule, *position, listed);
            single.extend(listed.iter().map(|s| (*s, 0)));
        }
    }
    let area = here.place.area;
    if !single.is_empty() {
        merge(single);
        let simple = groups.is_empty() && forbid == 0 && excluded.is_empty();
        let first = single.first().map_or(0, |(_, rules)| *rules);
        if simple && single.iter().all(|(_, rules)| *rules == first) {
            let start = found.own.len();
            found.own.extend(single.iter().map(|(s, _)| *s));
            let who = Who::Own(start, found.own.len());
            found.roles.push(Segment { role, area, rules: first, who });
            return;
        }
        without_single(groups, single, found);
    }
    for (who, rules) in groups.iter().copied() {
        let list = if rules & forbid == 0 { &mut found.roles } else { &mut found.barred };
        list.push(Segment { role, area, rules, who });
    }
    if !single.is_empty() {
        judge(here, role, found, single, excluded);
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
fn without_single<'a>(
    groups: &mut Vec<(Who<'a>, RuleSet)>,
    single: &mut [(StakeholderIx, RuleSet)],
    found: &Found<'a>,
) {
    for n in 0..groups.len() {
        let Some((who, rules)) = groups.get(n).copied() else { continue };
        let list = found.list(who);
        let mut from = 0;
        for (s, own) in &mut *single {
            if let Ok(at) = list.get(from..).unwrap_or_default().binary_search(s) {
                *own |= rules;
                groups.push((who.part(from, from + at), rules));
                from += at + 1;
            }
        }
        if let Some((group, _)) = groups.get_mut(n) {
            *group = who.part(from, list.len());
        }
    }
    groups.retain(|(who, _)| !found.list(*who).is_empty());
}

/// Gives the role to those who are judged one by one, or says that they are barred.
fn judge(
    here: Here<'_, '_>,
    role: RoleIx,
    found: &mut Found<'_>,
    single: &mut Vec<(StakeholderIx, RuleSet)>,
    excluded: &[StakeholderIx],
) {
    let forbid = here.seat.atlas.rules.of_role[role].forbid;
    single.retain(|(_, rules)| rules & !forbid != 0);
    if forbid != 0 {
        for (s, rules) in single.iter_mut() {
            *rules = *rules & !forbid | forbidding(here, *s, role);
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
        let who = Who::Own(start, found.own.len());
        let segment = Segment { role, area, rules: first.1, who };
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
        && !is_barred(here, s, role)
}

/// Is s barred from the role here, by a rule or by an exclusion?
pub(crate) fn is_barred(here: Here<'_, '_>, s: StakeholderIx, role: RoleIx) -> bool {
    forbidding(here, s, role) != 0 || is_excluded(here, s, role)
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
