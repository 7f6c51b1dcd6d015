//! Stakeholders that do alike, told as one: "14 gemeenten" for those of a kind with the same roles at the same places, or each at its own.

use std::collections::{BTreeMap, BTreeSet};

use super::roles::{Held, Letters};
use crate::decide::find;
use crate::document::{Collection, Strength};
use crate::error::Unknown;
use crate::ids::Id;
use crate::order::sort_by;
use crate::words::Words;

/// So many of a kind are told by their number.
const MANY: usize = 3;

/// The roles that somebody has, by where: a place, or a theme.
pub(super) type Roles<'a> = BTreeMap<&'a Id, Held<'a>>;

/// What those who are told as one have in common, beside their kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// Each is told by itself.
    Each,
    /// The same roles at the same places, or each at its own.
    Places,
    /// The same roles at the same places, or under the same themes.
    Columns,
    /// The same roles, wherever.
    Roles,
    /// Nothing more.
    Kind,
}

/// One stakeholder, or several as one.
#[derive(Debug)]
pub(super) struct Alike<'a> {
    /// Its name, or how many of what.
    pub(super) name: String,
    /// The same, with every name.
    pub(super) whole: String,
    pub(super) members: Vec<&'a Id>,
    pub(super) is_mine: bool,
}

impl<'a> Alike<'a> {
    /// The id of the first.
    pub(super) fn id(&self) -> &'a str {
        self.members.first().map_or("", |id| id.as_str())
    }

    /// What they have in these places, each role as strongly as one of them has it.
    pub(super) fn held(
        &self,
        letters: &Letters<'a>,
        who: &BTreeMap<&'a Id, Roles<'a>>,
        is_at: impl Fn(&Id) -> bool,
    ) -> Held<'a> {
        let mut all = Held::new();
        let places = self.members.iter().filter_map(|member| who.get(*member)).flatten();
        for (_, held) in places.filter(|(place, _)| is_at(place)) {
            for (role, strength) in held.values() {
                letters.add(&mut all, role, *strength);
            }
        }
        all
    }
}

/// What somebody has in common with those who do alike.
type Signature<'a> = Vec<(Option<&'a Id>, Vec<(usize, Strength)>)>;

impl<'a> Words<'a> {
    /// Those who are picked out.
    pub(super) fn picked<'q>(&self, mine: &'q [&'q str]) -> Result<BTreeSet<&'q str>, Unknown> {
        let known = |id: &&'q str| find(&self.atlas.model.stakeholders, "stakeholder", id).map(|_| *id);
        mine.iter().map(known).collect()
    }

    /// Stakeholders that do alike as one, where they are many: by kind as the rule book has them, then by id.
    pub(super) fn alike(
        &self,
        who: &BTreeMap<&'a Id, Roles<'a>>,
        grain: Grain,
        mine: &BTreeSet<&str>,
    ) -> Vec<Alike<'a>> {
        let mut groups: BTreeMap<(usize, &'a str, Signature<'a>), Vec<&'a Id>> = BTreeMap::new();
        let mut told: Vec<(usize, Vec<&'a Id>)> = Vec::new();
        for (id, roles) in who {
            let kind = self.atlas.stakeholder(id.as_str()).map_or("", |one| one.kind.as_str());
            let kinds = &self.atlas.rule_book().kinds;
            let rank = kinds.iter().position(|one| one.id == kind).unwrap_or(usize::MAX);
            if grain == Grain::Each {
                told.push((0, vec![id]));
                continue;
            }
            let signature = self.signature(id, roles, grain);
            groups.entry((rank, kind, signature)).or_default().push(id);
        }
        for ((rank, ..), members) in groups {
            if members.len() < MANY {
                told.extend(members.into_iter().map(|one| (rank, vec![one])));
            } else {
                told.push((rank, members));
            }
        }
        sort_by(&mut told, |(rank, one), (other_rank, other)| {
            (rank, one.first()).cmp(&(other_rank, other.first()))
        });
        told.into_iter().map(|(_, members)| self.as_one(members, mine)).collect()
    }

    fn signature(&self, id: &Id, roles: &Roles<'a>, grain: Grain) -> Signature<'a> {
        let strengths = |held: &Held<'a>| -> Vec<(usize, Strength)> {
            held.iter().map(|(role, (_, strength))| (*role, *strength)).collect()
        };
        match grain {
            Grain::Each | Grain::Kind => Vec::new(),
            Grain::Roles => {
                let mut all: BTreeMap<usize, Strength> = BTreeMap::new();
                for (role, strength) in roles.values().flat_map(strengths) {
                    let one = all.entry(role).or_insert(strength);
                    *one = strength.max(*one);
                }
                vec![(None, all.into_iter().collect())]
            }
            Grain::Columns | Grain::Places => {
                let is_own = |place: &Id| grain == Grain::Places && self.is_own(id, place);
                let of = |place: &'a Id| (!is_own(place)).then_some(place);
                let mut places: Signature<'a> =
                    roles.iter().map(|(place, held)| (of(place), strengths(held))).collect();
                crate::order::sort(&mut places);
                places
            }
        }
    }

    /// Is this the one area where it works? Of many with the same roles, each in its own, that area does not tell them apart.
    fn is_own(&self, id: &Id, place: &Id) -> bool {
        let model = &self.atlas.model;
        let works_in = model.stakeholders.find(id.as_str()).map(|s| self.atlas.people.works_in(s));
        matches!(works_in, Some([own]) if model.areas.find(place.as_str()) == Some(*own))
    }

    fn as_one(&self, members: Vec<&'a Id>, mine: &BTreeSet<&str>) -> Alike<'a> {
        let names: Vec<String> =
            members.iter().map(|id| self.name(Collection::Stakeholders, id.as_str())).collect();
        let is_mine = members.iter().any(|id| mine.contains(id.as_str()));
        let (name, whole) = match (&names[..], members.first()) {
            ([_, _, ..], Some(first)) => {
                let kind = self.atlas.stakeholder(first.as_str()).map_or("", |one| one.kind.as_str());
                let language = self.language();
                let counted = language.counted(&members.len().to_string(), &self.kind_noun(kind, 1));
                let whole = language.counted_names(&counted, &self.list(&names));
                (counted, whole)
            }
            _ => (names.concat(), names.concat()),
        };
        Alike { name, whole, members, is_mine }
    }
}
