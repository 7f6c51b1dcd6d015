//! The walk through the rules of one role at a place: whom they find, in bands that the atlas keeps, by where they work, or one by one.

use crate::atlas::nearby::{Bands, Cell, Live};
use crate::model::table::{RoleIx, StakeholderIx, sorted};
use crate::rules::{Loose, Plan, RuleSet, Way};

use super::matching::Here;
use super::roles::{Found, Scratch, Who, rule, takes_part};

/// The walk through the rules of one role at a place.
pub(super) struct Walk<'w, 's, 'a> {
    pub(super) here: Here<'s, 'a>,
    pub(super) of_role: &'w [Live],
    pub(super) forbid: RuleSet,
    /// The rules that take part and whose lists the place keeps.
    pub(super) kept: RuleSet,
    /// Those that find stakeholders by where they work.
    pub(super) homed: RuleSet,
    /// Is there a rule that forbids and must be judged for each stakeholder?
    pub(super) strict: bool,
}

impl<'a> Walk<'_, '_, 'a> {
    /// Which rules take part; those whom they list are listed.
    pub(super) fn rules(&mut self, scratch: &mut Scratch<'a>) {
        let Scratch { listed, single, aside, forbidding, .. } = scratch;
        forbidding.clear();
        for live in self.of_role {
            if aside.contains(&live.position) || !takes_part(self.here, live) {
                continue;
            }
            match live.way {
                Way::Kept => self.kept |= live.bit,
                Way::Homed { .. } => self.homed |= live.bit,
                Way::Listed => {
                    let Some(rule) = rule(self.here, live) else { continue };
                    if live.assigns {
                        self.here.who(rule, live.position, listed);
                        single.extend(listed.iter().map(|s| (*s, live.bit)));
                    } else if rule.is_bound {
                        // only if somebody would have the role
                        forbidding.push(live.position);
                    } else {
                        self.strict = true;
                    }
                }
            }
        }
    }

    /// The bands to which the rules give the role, as far as these ask nothing more or find it.
    pub(super) fn bands(
        &self,
        bands: &'a Bands,
        role: RoleIx,
        rules: RuleSet,
        found: &mut Found<'a>,
        scratch: &mut Scratch<'a>,
    ) {
        for band in bands.of(role) {
            let rules = band.rules & rules;
            let given = rules & !self.forbid;
            if given == 0 {
                continue;
            }
            let members = bands.members(band);
            let (mut asking, mut more) = ([0; 3], 0);
            for live in self.of_role.iter().filter(|live| live.bit & rules != 0) {
                for (n, asking) in asking.iter_mut().enumerate() {
                    *asking |= if live.asks & 1 << n == 0 { 0 } else { live.bit };
                }
                more |= if live.asks_more { live.bit } else { 0 };
            }
            if more != 0 || self.strict {
                self.each(members, bands.masks(band), rules, &mut scratch.single);
            } else if asking == [0; 3] {
                scratch.groups.push((Who::Kept(members), rules));
            } else {
                self.sift(members, bands.masks(band), rules, asking, found, scratch);
            }
        }
    }

    /// What the challenge holds against the masks of stakeholders.
    fn wanted(&self) -> [u64; 3] {
        let task = &self.here.seat.task;
        [task.sectors.mask, task.groups.mask, task.themes.mask]
    }

    /// Judges the members of a band one by one.
    fn each(
        &self,
        members: &[StakeholderIx],
        masks: &[[u64; 3]],
        rules: RuleSet,
        single: &mut Vec<(StakeholderIx, RuleSet)>,
    ) {
        let asking = self.of_role.iter().filter(|live| live.bit & rules != 0);
        let asking = asking.filter_map(|live| {
            let loose = rule(self.here, live)?.plan(self.here.is_alone()).loose()?;
            (!loose.parts.is_empty()).then_some((live, loose))
        });
        let asking: Vec<(&Live, &Loose)> = asking.collect();
        let wanted = self.wanted();
        for (s, masks) in members.iter().zip(masks) {
            let met = met(*masks, wanted);
            let mut left = rules;
            for (live, loose) in &asking {
                // most are ruled out by their masks
                if live.asks & !met != 0 || live.asks_more && !self.here.is_loosely(loose, *s) {
                    left &= !live.bit;
                }
            }
            if left & !self.forbid != 0 {
                single.push((*s, left));
            }
        }
    }

    /// Sifts a band by what its rules ask of masks: one list for each set of rules that is left.
    fn sift(
        &self,
        members: &[StakeholderIx],
        masks: &[[u64; 3]],
        rules: RuleSet,
        asking: [RuleSet; 3],
        found: &mut Found<'a>,
        scratch: &mut Scratch<'a>,
    ) {
        let asked = asking.iter().enumerate().fold(0, |asked, (n, rules)| asked | u8::from(*rules != 0) << n);
        let wanted = self.wanted();
        // what is met, among what is asked
        for meets in (0..8).rev().filter(|meets| meets & !asked == 0) {
            let fail = asking.iter().enumerate().filter(|(n, _)| meets & 1 << n == 0);
            let left = fail.fold(rules, |left, (_, rules)| left & !rules);
            if left & !self.forbid == 0 {
                continue;
            }
            let start = found.own.len();
            let alike = members.iter().zip(masks).filter(|(_, masks)| met(**masks, wanted) & asked == meets);
            found.own.extend(alike.map(|(s, _)| *s));
            if found.own.len() > start {
                scratch.groups.push((Who::Own(start, found.own.len()), left));
            }
        }
    }

    /// Those who work around the place.
    pub(super) fn homes(&self, cell: &Cell, role: RoleIx, found: &mut Found<'a>, scratch: &mut Scratch<'a>) {
        let atlas = self.here.seat.atlas;
        let mut areas = scratch.areas.take().unwrap_or_else(|| {
            let mut areas = std::mem::take(&mut scratch.areas_memory);
            self.here.homes(cell.below, &mut areas);
            let roamers: Vec<StakeholderIx> =
                areas.iter().flat_map(|(area, _)| &atlas.home(*area).roamers).copied().collect();
            scratch.roamers.clear();
            scratch.roamers.extend(sorted(roamers).into_iter().map(|s| (s, self.here.roams(s, &areas))));
            areas
        });
        for (area, lies) in &mut areas {
            let home = atlas.home(*area);
            if !home.own.of(role).is_empty() {
                let holds = |live: &Live| match rule(self.here, live).map(|rule| &rule.elsewhere) {
                    Some(Plan::Homed { reach, .. }) => {
                        reach.iter().all(|part| self.here.reaches(part, *lies))
                    }
                    _ => false,
                };
                let homed = self.of_role.iter().filter(|live| live.bit & self.homed != 0);
                let reaching = homed.filter(|live| holds(live)).fold(0, |rules, live| rules | live.bit);
                if reaching & !self.forbid != 0 {
                    self.bands(&home.own, role, reaching, found, scratch);
                }
            }
        }
        let wanted = self.wanted();
        for live in self.of_role.iter().filter(|live| live.assigns && live.bit & self.homed != 0) {
            let Some(Plan::Homed { reach, loose, .. }) = rule(self.here, live).map(|rule| &rule.elsewhere)
            else {
                continue;
            };
            for (s, lies) in scratch.roamers.iter().copied() {
                let can = atlas.natures.suits(s, live.position)
                    && live.asks & !met(atlas.people.masks(s), wanted) == 0;
                if can
                    && reach.iter().all(|part| self.here.reaches(part, lies))
                    && (!live.asks_more || self.here.is_loosely(loose, s))
                {
                    scratch.single.push((s, live.bit));
                }
            }
        }
        scratch.areas = Some(areas);
    }
}

/// Which of a stakeholder's masks meet those of the challenge: a bit for each.
fn met(masks: [u64; 3], wanted: [u64; 3]) -> u8 {
    let pairs = masks.iter().zip(wanted).enumerate();
    pairs.fold(0, |met, (n, (mask, wanted))| met | u8::from(mask & wanted != 0) << n)
}
