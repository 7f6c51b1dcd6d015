//! The walk through the rules of one role at a place: whom they find, among those whom the atlas keeps, by where they work, or one by one.

use crate::atlas::crowd::{Column, Crowd, Row};
use crate::atlas::nearby::{Cell, Live};
use crate::model::table::{AreaIx, RoleIx, StakeholderIx};
use crate::rules::{Plan, RuleSet, Way};

use super::matching::{Here, Lies};
use super::roles::{Found, Scratch, rule};

/// The walk through the rules of one role at a place.
pub(super) struct Walk<'w, 's, 'a> {
    pub(super) here: Here<'s, 'a>,
    pub(super) role: RoleIx,
    /// The rules that take part.
    pub(super) of_role: &'w [Live],
    pub(super) forbid: RuleSet,
    /// Those whose lists the place keeps.
    pub(super) kept: RuleSet,
    /// Those that find stakeholders by where they work.
    pub(super) homed: RuleSet,
    /// Is there a rule that forbids and does not list whom it concerns? Whoever is not kept with others is judged by it alone.
    pub(super) judged: bool,
    /// Is one of these not kept with them either?
    pub(super) strict: bool,
}

/// What lies around a place, once that has been asked for.
#[derive(Debug, Default)]
pub(super) struct Around {
    is_known: bool,
    areas: Vec<(AreaIx, Lies)>,
    /// Who works in which, where that is not the only one.
    workers: Vec<(StakeholderIx, Lies)>,
    roamers: Vec<Roamer>,
    /// For each rule, whether it takes part and finds stakeholders by where they work.
    asked: Vec<bool>,
}

/// One who works in several areas, and who can be concerned.
#[derive(Debug, Clone, Copy)]
struct Roamer {
    who: StakeholderIx,
    /// How these areas lie together.
    lies: Lies,
    /// Which of its masks meet those of the challenge: a bit for each.
    met: u8,
}

impl Around {
    pub(super) fn forget(&mut self) {
        self.is_known = false;
    }

    /// Finds it, for the rules that take part at the place.
    fn find(&mut self, here: Here<'_, '_>, cell: &Cell, taking: &[Live]) {
        let atlas = here.seat.atlas;
        self.is_known = true;
        here.homes(cell.below, &mut self.areas);
        self.asked.clear();
        self.asked.resize(atlas.rules.all.len(), false);
        for live in taking.iter().filter(|live| live.assigns && matches!(live.way, Way::Homed { .. })) {
            self.asked.get_mut(live.rule.position).into_iter().for_each(|asked| *asked = true);
        }
        let wanted = here.wanted();
        self.workers.clear();
        for (area, lies) in &self.areas {
            let roamers = &atlas.home(*area).roamers;
            let asked = || roamers.rules().filter(|(_, rule)| self.asked.get(rule.position) == Some(&true));
            for row in roamers.rows() {
                let found = asked().fold(0, |found, (n, rule)| found | row.meeting(n, rule, wanted));
                row.pick(found, &mut |s| self.workers.push((s, *lies)));
            }
        }
        self.roamers.clear();
        here.roamers(&mut self.workers, &mut |who, lies| {
            let met = met(atlas.people.masks(who), wanted);
            self.roamers.push(Roamer { who, lies, met });
        });
    }
}

impl Walk<'_, '_, '_> {
    /// How the rules are walked; those whom they list are listed.
    pub(super) fn rules(&mut self, scratch: &mut Scratch) {
        let Scratch { known, listed, single, forbidding, .. } = scratch;
        forbidding.clear();
        for live in self.of_role {
            let (bit, position) = (live.rule.bit, live.rule.position);
            self.judged |= !live.assigns && live.way != Way::Listed;
            match live.way {
                Way::Kept => self.kept |= bit,
                Way::Homed { .. } => self.homed |= bit,
                Way::Listed => {
                    let Some(rule) = rule(self.here, live) else { continue };
                    if live.assigns {
                        self.here.who(rule, position, known, listed);
                        single.extend(listed.iter().map(|s| (*s, bit)));
                    } else if rule.is_bound {
                        // only if somebody would have the role
                        forbidding.push(position);
                    } else {
                        self.judged = true;
                        self.strict = true;
                    }
                }
            }
        }
    }

    /// Those of a crowd to whom rules give the role: a list for each set of rules.
    pub(super) fn crowd(&self, crowd: &Crowd, rules: RuleSet, found: &mut Found, scratch: &mut Scratch) {
        let Scratch { single, groups, pieces, concerned, .. } = scratch;
        let columns = crowd.of(self.role).filter(|(_, rule)| rule.bit & rules != 0);
        let wanted = self.here.wanted();
        pieces.clear();
        for (number, row) in crowd.rows().enumerate() {
            let mut left = 0;
            concerned.clear();
            for (n, rule) in columns.clone() {
                if row.column(n) == 0 {
                    continue;
                }
                let mut who = row.meeting(n, rule, wanted);
                let forbids = rule.bit & self.forbid != 0;
                if forbids {
                    // those that assign come first: nobody else would have the role
                    who &= left;
                }
                if rule.asks_more && who != 0 {
                    who = self.asking(rule, &row, who);
                }
                if who != 0 {
                    concerned.push((rule.bit, who));
                    left |= if forbids { 0 } else { who };
                }
            }
            while left != 0 {
                let first = left & left.wrapping_neg();
                let (mut alike, mut rules) = (left, 0);
                for (bit, who) in concerned.iter() {
                    let among = who & first != 0;
                    alike &= if among { *who } else { !*who };
                    rules |= if among { *bit } else { 0 };
                }
                left &= !alike;
                pieces.push((rules, number, alike));
            }
        }
        while let Some((rules, ..)) = pieces.first().copied() {
            let start = found.own.len();
            pieces.retain(|(of, number, who)| {
                if *of == rules {
                    crowd.row(*number).pick(*who, &mut |s| found.own.push(s));
                }
                *of != rules
            });
            if self.strict {
                single.extend(found.own.drain(start..).map(|s| (s, rules)));
            } else {
                groups.push(((start, found.own.len()), rules));
            }
        }
    }

    /// Of some members, those for whom all parts of a rule hold that the challenge settles.
    fn asking(&self, rule: &Column, row: &Row<'_>, who: u64) -> u64 {
        let rules = &self.here.seat.atlas.rules.all;
        let plan = rules.get(rule.position).map(|rule| rule.plan(self.here.is_alone()));
        let Some(loose) = plan.and_then(Plan::loose) else { return who };
        row.among(who, &mut |s| self.here.is_loosely(loose, s))
    }

    /// The rules that find those who work in areas that lie so.
    fn reaching(&self, lies: Lies, known: &mut Vec<(u8, RuleSet)>) -> RuleSet {
        if let Some((_, rules)) = known.iter().find(|(words, _)| *words == lies.words()) {
            return *rules;
        }
        let homed = self.of_role.iter().filter(|live| live.rule.bit & self.homed != 0);
        let holds = |live: &&Live| match rule(self.here, live).map(|rule| &rule.elsewhere) {
            Some(Plan::Homed { reach, .. }) => reach.iter().all(|part| self.here.reaches(part, lies)),
            _ => false,
        };
        let rules = homed.filter(holds).fold(0, |rules, live| rules | live.rule.bit);
        known.push((lies.words(), rules));
        rules
    }

    /// Those who work around the place, where `taking` are the rules of all roles that take part.
    pub(super) fn homes(&self, cell: &Cell, taking: &[Live], found: &mut Found, scratch: &mut Scratch) {
        let atlas = self.here.seat.atlas;
        let mut around = std::mem::take(&mut scratch.around);
        let mut reaching = std::mem::take(&mut scratch.reaching);
        if !around.is_known {
            around.find(self.here, cell, taking);
        }
        reaching.clear();
        for (area, lies) in &around.areas {
            let rules = self.reaching(*lies, &mut reaching);
            if rules & !self.forbid != 0 {
                self.crowd(&atlas.home(*area).own, rules, found, scratch);
            }
        }
        for roamer in &around.roamers {
            let rules = self.reaching(roamer.lies, &mut reaching) & !self.forbid;
            let asked = self.of_role.iter().filter(|live| live.rule.bit & rules != 0);
            let given = asked.filter(|live| {
                live.rule.asks & !roamer.met == 0
                    && atlas.natures.suits(roamer.who, live.rule.position)
                    && (!live.rule.asks_more || self.is_loosely(live, roamer.who))
            });
            let given = given.fold(0, |given, live| given | live.rule.bit);
            if given != 0 {
                scratch.roaming.push((roamer.who, given));
            }
        }
        (scratch.around, scratch.reaching) = (around, reaching);
    }

    fn is_loosely(&self, live: &Live, s: StakeholderIx) -> bool {
        let loose = rule(self.here, live).and_then(|rule| rule.elsewhere.loose());
        loose.is_none_or(|loose| self.here.is_loosely(loose, s))
    }
}

/// Which of a stakeholder's masks meet those of the challenge: a bit for each.
fn met(masks: [u64; 3], wanted: [u64; 3]) -> u8 {
    let pairs = masks.iter().zip(wanted).enumerate();
    pairs.fold(0, |met, (n, (mask, wanted))| met | u8::from(mask & wanted != 0) << n)
}
