//! A random world, its atlas, and its decisions as the naive side reads them.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

use super::{read, strings, word};
use crate::properties::engine::Engine;
use crate::properties::questions::{Facts, holds, reachable, resolved, theme_edges};
use crate::properties::transform::{list, text, without_sets};
use crate::strategies::World;

pub(super) struct Seen {
    engine: Engine,
    pub(super) world: World,
    pub(super) decisions: Vec<Value>,
    pub(super) facts: Facts,
    /// Everything above each theme.
    pub(super) above: BTreeMap<String, BTreeSet<String>>,
    /// The approach of each level.
    approaches: BTreeMap<String, String>,
}

impl Seen {
    pub(super) fn of(world: &World) -> Seen {
        let world = without_sets(world);
        let engine = Engine::of(&world).expect("a valid world");
        let levels = list(&world.rule_book, "levels").iter();
        Seen {
            decisions: serde_json::from_str(&engine.decisions()).expect("a list of decisions"),
            facts: Facts::of(&world),
            above: reachable(&theme_edges(&world.landscape)),
            approaches: levels.map(|level| (word(level, "id"), word(level, "approach"))).collect(),
            engine,
            world,
        }
    }

    pub(super) fn atlas(&self) -> &regie::Atlas {
        self.engine.atlas()
    }

    /// The approach of the level that an area of an answer says it has.
    pub(super) fn approach(&self, area: &Value) -> String {
        self.approaches[text(area, "level")].clone()
    }

    /// Does one of these areas lie in the other?
    pub(super) fn touch(&self, one: &str, other: &str) -> bool {
        self.facts.lies_in[one].contains(other) || self.facts.lies_in[other].contains(one)
    }

    /// The seats of all decisions, with their challenge.
    pub(super) fn seats(&self) -> impl Iterator<Item = (&str, &Value)> {
        let seats = |decision| list(decision, "seats").iter();
        self.decisions
            .iter()
            .flat_map(move |decision| seats(decision).map(|seat| (text(decision, "challenge"), seat)))
    }

    /// An element of the landscape.
    pub(super) fn element(&self, collection: &str, id: &str) -> &Value {
        list(&self.world.landscape, collection).iter().find(|one| text(one, "id") == id).expect("an element")
    }

    /// The ids of a collection.
    pub(super) fn ids(&self, collection: &str) -> Vec<String> {
        let own = list(&self.world.landscape, collection).iter();
        own.chain(list(&self.world.rule_book, collection)).map(|one| word(one, "id")).collect()
    }

    /// What a list of references stands for at the date.
    fn resolved(&self, element: &Value, field: &str, collection: &str) -> BTreeSet<String> {
        let all: BTreeMap<&str, &Value> =
            list(&self.world.landscape, collection).iter().map(|one| (text(one, "id"), one)).collect();
        resolved(element, field, &all, &self.world.date)
    }

    /// The offers that are there.
    pub(super) fn offers(&self) -> Vec<OfferSeen> {
        let offers =
            list(&self.world.landscape, "offers").iter().filter(|offer| holds(offer, &self.world.date));
        let seen = offers.map(|offer| {
            let themes: BTreeSet<String> = strings(&offer["themes"]).into_iter().collect();
            OfferSeen {
                id: word(offer, "id"),
                by: self.resolved(offer, "by", "stakeholders"),
                areas: self.resolved(offer, "areas", "areas"),
                above: themes.iter().flat_map(|theme| self.above[theme].iter().cloned()).collect(),
                themes,
                groups: offer.get("target_groups").map(strings).unwrap_or_default().into_iter().collect(),
            }
        });
        seen.collect()
    }

    /// The offers that meet a challenge at a place.
    pub(super) fn offers_at(&self, challenge: &str, place: &str) -> BTreeSet<String> {
        let element = self.element("challenges", challenge);
        let named: BTreeSet<String> = strings(&element["themes"]).into_iter().collect();
        let groups: BTreeSet<String> =
            element.get("target_groups").map(strings).unwrap_or_default().into_iter().collect();
        let offers = self.offers().into_iter().filter(|offer| {
            let on =
                !offer.above.is_disjoint(&named) || !offer.themes.is_disjoint(&self.facts.themes[challenge]);
            on && share_groups(&offer.groups, &groups)
                && offer.areas.iter().any(|area| self.touch(area, place))
        });
        offers.map(|offer| offer.id).collect()
    }
}

/// Do those for whom something is meet, where none means everyone?
pub(super) fn share_groups(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.is_empty() || other.is_empty() || !one.is_disjoint(other)
}

/// An offer, as it is at the date.
pub(super) struct OfferSeen {
    pub(super) id: String,
    pub(super) by: BTreeSet<String>,
    pub(super) areas: BTreeSet<String>,
    pub(super) themes: BTreeSet<String>,
    pub(super) above: BTreeSet<String>,
    pub(super) groups: BTreeSet<String>,
}

/// An answer as JSON.
pub(super) fn told(answer: Result<String, regie::Unknown>) -> Value {
    read(&answer.expect("everything that is asked for is there"))
}
