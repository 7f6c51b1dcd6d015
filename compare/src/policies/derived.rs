//! What engines for policies are handed with each question: everything that follows from the facts and that they cannot work out. It comes from the Datalog program, run for the challenges
//! that are asked about, so that it does not come from the engine whose answers it is to confirm.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use regie::Works;
use serde_json::{Value, json};

use super::Question;
use crate::datalog::{ground, roles};
use crate::facts::{Facts, Ids, bits};

/// The facts, and what follows from them for the challenges that are asked about.
pub(super) struct Derived<'f> {
    facts: &'f Facts,
    ground: ground::Ground,
    up: BTreeSet<(u32, u32)>,
    works_in: BTreeMap<u32, Vec<u32>>,
    aside: BTreeSet<(&'static str, u32, u32, u32)>,
}

fn concerns(named: u64, themes: u64) -> bool {
    named == 0 || named & themes != 0
}

impl<'f> Derived<'f> {
    /// Works it out; the challenges of the facts are those that are asked about.
    pub(super) fn new(facts: &'f Facts) -> Result<Self> {
        let ground = ground::ground(facts);
        let aside = roles::roles(facts, &ground)?.aside.into_iter().collect();
        let mut works_in: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (s, a) in &facts.works_in {
            works_in.entry(*s).or_default().push(*a);
        }
        Ok(Self { facts, up: ground.up.iter().copied().collect(), works_in, aside, ground })
    }

    /// Writes it into a question.
    pub(super) fn add(&self, question: &mut Question) -> Result<()> {
        let Ids { areas, roles, stakeholders, challenges, .. } = &self.facts.ids;
        let (c, p) = (challenges.number(&question.challenge)?, areas.number(&question.area)?);
        let s = stakeholders.number(&question.stakeholder)?;
        let place = self.ground.place.iter().find(|place| (place.0, place.2) == (c, p));
        let (_, t, _, functions) =
            place.with_context(|| format!("{} is no place of {}", question.area, question.challenge))?;
        let at = At { c, t: *t, p };
        question.principal = object(self.stakeholder(s)?);
        question.resource = object(self.place(at, functions.0)?);
        question.context = object(self.between(s, at, roles.number(&question.role)?)?);
        Ok(())
    }

    fn stakeholder(&self, s: u32) -> Result<Value> {
        let Ids { kinds, sectors, groups, stakeholders, .. } = &self.facts.ids;
        let found = self.facts.stakeholder.iter().find(|one| one.0 == s);
        let (_, kind, of_sectors, of_groups) = found.context("a stakeholder that is not there")?;
        let members = self.facts.member_of.iter().filter(|(member, _)| *member == s);
        Ok(json!({
            "id": stakeholders.id(s), "kind": kinds.id(*kind),
            "sectors": sectors.listed(*of_sectors).collect::<Vec<_>>(),
            "target_groups": groups.listed(*of_groups).collect::<Vec<_>>(),
            "member_of": members.map(|(_, other)| stakeholders.id(*other)).collect::<Vec<_>>(),
        }))
    }

    fn themes(&self, c: u32) -> u64 {
        self.ground.themes.iter().find(|one| one.0 == c).map_or(0, |(_, mask)| mask.0)
    }

    fn challenge(&self, c: u32) -> Result<(u64, u64, u64, u32)> {
        let found = self.facts.challenge.iter().find(|one| one.0 == c);
        found
            .map(|(_, named, needs, groups, shared)| (*named, *needs, *groups, *shared))
            .context("a challenge that is not there")
    }

    fn place(&self, At { c, t, p }: At, functions: u64) -> Result<Value> {
        let Ids { areas, sectors, themes, groups, levers, levels, .. } = &self.facts.ids;
        let (_, needs, of_groups, shared) = self.challenge(c)?;
        let level =
            self.facts.area.iter().find(|area| area.0 == p).and_then(|area| levels.get(area.1 as usize));
        let of_sectors = self.ground.sectors.iter().find(|one| one.0 == c).map_or(0, |(_, mask)| mask.0);
        let approaches =
            self.ground.approaches.iter().find(|one| (one.0, one.1) == (c, t)).map_or(0, |one| one.2.0);
        let affected = self.ground.affected.iter().filter(|one| one.0 == c).count();
        let words = |mask: u64, words: [&'static str; 3]| -> Vec<&'static str> {
            words
                .into_iter()
                .enumerate()
                .filter(|(bit, _)| mask >> bit & 1 == 1)
                .map(|(_, word)| word)
                .collect()
        };
        Ok(json!({
            "place": areas.id(p), "level": level.context("a place without a level")?.as_str(),
            "functions": words(functions, ["seat", "source", "target"]),
            "approaches": words(approaches, ["local", "joint", "signal"]),
            "themes": themes.listed(self.themes(c)).collect::<Vec<_>>(),
            "sectors": sectors.listed(of_sectors).collect::<Vec<_>>(), "sectors_count": of_sectors.count_ones(),
            "target_groups": groups.listed(of_groups).collect::<Vec<_>>(),
            "needs": levers.listed(needs).collect::<Vec<_>>(), "areas_count": affected,
            "spread": if shared == 1 { "shared" } else { "separate" },
            "unheld": self.ground.unheld.contains(&(c, t)), "contiguous": !self.ground.broken.contains(&(c, t)),
        }))
    }

    fn lies_within(&self, a: u32, b: u32) -> bool {
        self.up.contains(&(a, b))
    }

    fn between(&self, s: u32, at: At, role: u32) -> Result<Value> {
        let At { c, t, p } = at;
        let (themes, facts) = (self.themes(c), self.facts);
        let posts = |posts: &[(u32, u32, u32, u64)]| -> BTreeSet<u32> {
            let here = posts.iter().filter(|(who, _, within, named)| {
                *who == s && self.lies_within(p, *within) && concerns(*named, themes)
            });
            here.map(|(_, role, ..)| *role).collect()
        };
        let party = facts.party.iter().filter(|(_, who)| *who == s).any(|(agreement, _)| {
            facts.agreement.iter().any(|(g, named)| g == agreement && concerns(*named, themes))
        });
        let pulls = self.ground.link.iter().any(|(of, seat, place, lever)| {
            (*of, *seat, *place) == (c, t, p) && self.ground.holder.contains(&(*lever, p, s))
        });
        let aside = self.aside.iter().filter(|one| (one.1, one.2, one.3) == (c, t, p)).map(|one| one.0);
        Ok(json!({
            "works": self.works(s, at), "pulls": pulls, "offers": self.offers(s, at)?, "party": party,
            "appointed": posts(&facts.appointment).into_iter().map(|role| facts.ids.roles.id(role)).collect::<Vec<_>>(),
            "excluded": posts(&facts.exclusion).contains(&role),
            "aside": aside.collect::<Vec<_>>(),
        }))
    }

    /// Every way in which someone works around a place.
    fn works(&self, s: u32, At { c, t, p }: At) -> Vec<&'static str> {
        let works_in = self.works_in.get(&s).map(Vec::as_slice).unwrap_or_default();
        let any = |holds: &dyn Fn(u32) -> bool| works_in.iter().any(|w| holds(*w));
        let covered: Vec<u32> =
            self.ground.covered.iter().filter(|one| (one.0, one.1) == (c, t)).map(|one| one.2).collect();
        let holds = |how: Works| match how {
            Works::At => any(&|w| w == p),
            Works::Covers => any(&|w| self.lies_within(p, w)),
            Works::Inside => any(&|w| self.lies_within(w, p)),
            Works::Overlaps => any(&|w| self.lies_within(p, w) || self.lies_within(w, p)),
            Works::Affected => {
                any(&|w| self.lies_within(w, t) && covered.iter().any(|a| self.lies_within(*a, w)))
            }
            Works::Reaches => covered.iter().all(|a| any(&|w| self.lies_within(*a, w))),
        };
        let all = [Works::At, Works::Covers, Works::Inside, Works::Overlaps, Works::Affected, Works::Reaches];
        all.into_iter().filter(|how| holds(*how)).map(Works::as_str).collect()
    }

    fn offers(&self, s: u32, At { c, p, .. }: At) -> Result<bool> {
        let (named, _, groups, _) = self.challenge(c)?;
        let (facts, themes) = (self.facts, self.themes(c));
        let above =
            |theme: u32| self.ground.above.iter().find(|one| one.0 == theme).map_or(0, |(_, mask)| mask.0);
        let mut own = facts.offer_by.iter().filter(|(_, by)| *by == s).map(|(offer, _)| *offer);
        Ok(own.any(|own| {
            let near = facts.offer_area.iter().filter(|(offer, _)| *offer == own);
            let near = near.into_iter().any(|(_, w)| self.lies_within(p, *w) || self.lies_within(*w, p));
            near && facts.offer.iter().filter(|offer| offer.0 == own).any(|(_, of, of_groups)| {
                let theme = of & themes != 0 || bits(*of).any(|theme| above(theme) & named != 0);
                theme && (*of_groups == 0 || groups == 0 || of_groups & groups != 0)
            })
        }))
    }
}

/// A place of a seat of a challenge, by number.
#[derive(Clone, Copy)]
struct At {
    c: u32,
    t: u32,
    p: u32,
}

fn object(value: Value) -> serde_json::Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => serde_json::Map::new(),
    }
}
