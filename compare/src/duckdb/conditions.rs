//! Conditions as SQL, whatever the rule book: a condition is bound (contract §4), so some part of it lists stakeholders by a join, and the rest filters them.
//!
//! `here` is a place of a seat of a challenge, `who` a stakeholder.

use anyhow::{Result, bail};
use regie::{Approach, Atom, Condition, Id, Spread, Works};

use crate::facts::{Ids, Names, approach_bit};

/// A way in which stakeholders are found: a join after `here` that names `g.s`, and what must hold of it.
#[derive(Debug, Clone)]
pub struct Branch {
    pub join: String,
    pub holds: String,
}

const TRUE: &str = "true";

fn numbers(names: &Names, ids: &[Id]) -> Result<String> {
    let numbers: Vec<String> =
        ids.iter().map(|id| Ok(names.number(id.as_str())?.to_string())).collect::<Result<_>>()?;
    Ok(numbers.join(", "))
}

fn within(column: &str, list: &str) -> String {
    if list.is_empty() { "false".into() } else { format!("{column} IN ({list})") }
}

fn meets(column: &str, mask: u64) -> String {
    format!("({column} & {mask}::UBIGINT) <> 0")
}

/// How costly it is to list the stakeholders of a bound condition; nothing where it is not bound.
fn cost(condition: &Condition) -> Option<u32> {
    match condition {
        Condition::All(parts) => parts.iter().filter_map(cost).min(),
        Condition::Any(parts) => parts
            .iter()
            .map(cost)
            .collect::<Option<Vec<_>>>()
            .map(|costs| costs.into_iter().max().unwrap_or(0) + 1),
        Condition::Atom(Atom::Stakeholder(_)) => Some(0),
        Condition::Atom(Atom::Pulls) => Some(1),
        Condition::Atom(Atom::Appointed(_)) => Some(2),
        Condition::Atom(Atom::Offers) => Some(3),
        Condition::Atom(Atom::Works(_)) => Some(4),
        Condition::Atom(Atom::Party) => Some(9),
        _ => None,
    }
}

impl Ids {
    /// The ways in which stakeholders are found for whom a bound condition holds.
    pub fn branches(&self, condition: &Condition) -> Result<Vec<Branch>> {
        match condition {
            Condition::Any(parts) => {
                let branches: Vec<Vec<Branch>> =
                    parts.iter().map(|part| self.branches(part)).collect::<Result<_>>()?;
                Ok(branches.concat())
            }
            Condition::All(parts) => {
                let bound = parts
                    .iter()
                    .enumerate()
                    .filter_map(|(at, part)| Some((cost(part)?, at, part)))
                    .min_by_key(|(cost, at, _)| (*cost, *at));
                let Some((_, chosen, part)) = bound else { bail!("a condition that is not bound") };
                let rest = parts.iter().enumerate().filter(|(at, _)| *at != chosen).map(|(_, part)| part);
                let rest: Vec<String> = rest.map(|part| self.filter(part)).collect::<Result<_>>()?;
                let rest = if rest.is_empty() { TRUE.to_owned() } else { rest.join(" AND ") };
                let branches = self.branches(part)?.into_iter();
                Ok(branches
                    .map(|Branch { join, holds }| Branch { join, holds: format!("{holds} AND {rest}") })
                    .collect())
            }
            Condition::Atom(atom) => self.listing(atom),
            _ => bail!("a condition that is not bound"),
        }
    }

    fn listing(&self, atom: &Atom) -> Result<Vec<Branch>> {
        let one = |join: &str, holds: &str| vec![Branch { join: join.to_owned(), holds: holds.to_owned() }];
        Ok(match atom {
            Atom::Stakeholder(ids) => {
                let list = numbers(&self.stakeholders, ids)?;
                one(&format!("JOIN (SELECT s FROM who WHERE {}) g ON true", within("s", &list)), TRUE)
            }
            Atom::Works(Works::At) => one("JOIN works_in g ON g.a = here.p", TRUE),
            Atom::Works(Works::Covers) => one("JOIN works_covers g ON g.a = here.p", TRUE),
            Atom::Works(Works::Inside) => one("JOIN works_inside g ON g.a = here.p", TRUE),
            Atom::Works(Works::Overlaps) => one("JOIN works_overlaps g ON g.a = here.p", TRUE),
            Atom::Works(Works::Affected) => one(
                "JOIN covered ON covered.k = here.k JOIN works_between g ON g.t = here.t AND g.a = covered.a",
                TRUE,
            ),
            Atom::Works(Works::Reaches) => [
                one("JOIN works_covers g ON g.a = here.first", "here.covers = 1"),
                one("JOIN works_reaches g ON g.k = here.k", TRUE),
            ]
            .concat(),
            Atom::Pulls => one(
                "JOIN link ON link.k = here.k AND link.q = here.p JOIN holder g ON g.lever = link.lever AND g.q = here.p",
                TRUE,
            ),
            Atom::Offers => one(
                "JOIN offered g ON g.a = here.p",
                "((g.above & here.named) <> 0 OR (g.themes & here.themes) <> 0) \
                 AND (g.groups = 0 OR here.c_groups = 0 OR (g.groups & here.c_groups) <> 0)",
            ),
            Atom::Party => one(
                "JOIN (SELECT s, party FROM who WHERE party <> 0) g ON (g.party & here.themes) <> 0",
                TRUE,
            ),
            Atom::Appointed(ids) => one(
                "JOIN appointed g ON g.a = here.p",
                &format!(
                    "{} AND (g.themes & here.themes) <> 0",
                    within("g.role", &numbers(&self.roles, ids)?)
                ),
            ),
            _ => bail!("`{}` does not bind", atom.word()),
        })
    }

    /// A condition as a filter of `here` and `who`.
    pub fn filter(&self, condition: &Condition) -> Result<String> {
        let join = |parts: &[Condition], word: &str, empty: &str| -> Result<String> {
            let parts: Vec<String> = parts.iter().map(|part| self.filter(part)).collect::<Result<_>>()?;
            Ok(if parts.is_empty() { empty.to_owned() } else { format!("({})", parts.join(word)) })
        };
        Ok(match condition {
            Condition::All(parts) => join(parts, " AND ", TRUE)?,
            Condition::Any(parts) => join(parts, " OR ", "false")?,
            Condition::Not(part) => format!("NOT ({})", self.filter(part)?),
            Condition::Atom(atom) => self.test(atom)?,
            _ => bail!("a condition of a form that is not known here"),
        })
    }

    fn test(&self, atom: &Atom) -> Result<String> {
        let at = |table: &str| format!("(here.p, who.s) IN (SELECT a, s FROM {table})");
        Ok(match atom {
            Atom::Stakeholder(ids) => within("who.s", &numbers(&self.stakeholders, ids)?),
            Atom::Kind(ids) => within("who.kind", &numbers(&self.kinds, ids)?),
            Atom::Sector(ids) => meets("who.sectors", self.sectors.mask(ids)?),
            Atom::MemberOf(ids) => {
                let list = numbers(&self.stakeholders, ids)?;
                format!("who.s IN (SELECT s FROM member_of WHERE {})", within("other", &list))
            }
            Atom::ServesTheme => "(who.sectors & here.c_sectors) <> 0".into(),
            Atom::Represents => "(who.s_groups & here.c_groups) <> 0".into(),
            Atom::Party => "(who.party & here.themes) <> 0".into(),
            Atom::Works(Works::At) => at("works_in"),
            Atom::Works(Works::Covers) => at("works_covers"),
            Atom::Works(Works::Inside) => at("works_inside"),
            Atom::Works(Works::Overlaps) => at("works_overlaps"),
            // what only a join can say: among those whom it lists
            Atom::Works(_) | Atom::Pulls | Atom::Offers | Atom::Appointed(_) => {
                let listed = self.listing(atom)?;
                let listed = listed.iter().map(|Branch { join, holds }| {
                    format!("SELECT here.n, g.s FROM here {join} WHERE {holds}")
                });
                format!("(here.n, who.s) IN ({})", listed.collect::<Vec<_>>().join(" UNION ALL "))
            }
            Atom::Theme(ids) => meets("here.themes", self.themes.mask(ids)?),
            Atom::TargetGroup(ids) => meets("here.c_groups", self.groups.mask(ids)?),
            Atom::Needs(ids) => meets("here.needs", self.levers.mask(ids)?),
            Atom::Spread(spreads) => {
                let listed: Vec<String> =
                    spreads.iter().map(|one| u32::from(*one == Spread::Shared).to_string()).collect();
                within("here.shared", &listed.join(", "))
            }
            Atom::Approach(approaches) => {
                let mask =
                    approaches.iter().fold(0_u32, |mask, one: &Approach| mask | 1 << approach_bit(*one));
                format!("(here.approaches & {mask}) <> 0")
            }
            Atom::SectorsAtLeast(number) => format!("bit_count(here.c_sectors) >= {number}"),
            Atom::AreasAtLeast(number) => format!("here.areas >= {number}"),
            Atom::Unheld => "here.unheld".into(),
            Atom::Contiguous => "here.contiguous".into(),
            Atom::Level(ids) => {
                let listed: Vec<String> =
                    ids.iter().map(|id| Ok(self.level(id.as_str())?.to_string())).collect::<Result<_>>()?;
                within("here.level", &listed.join(", "))
            }
            Atom::Place(ids) => within("here.p", &numbers(&self.areas, ids)?),
            _ => bail!("`{}` is an atom that is not known here", atom.word()),
        })
    }
}
