//! Facts about one stakeholder, challenge and place, in the mood of what holds and of what fails: what explanations are made of.

use crate::RoleAt;
use crate::document::{Approach, Atom, Collection, Spread, Works};
use crate::ids::Id;

use super::Words;
use super::names::capital;

impl Words<'_> {
    /// What an atom of a condition says of this stakeholder, challenge and area, as a sentence: that it holds, or that it does not. Nothing is judged here.
    ///
    /// ```
    /// # use regie::{Atom, RoleAt, Works};
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15",
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let question = RoleAt { challenge: "debts", role: "director", stakeholder: "ocmw", area: Some("menen") };
    /// let words = atlas.words(&dutch);
    /// assert_eq!(words.fact(&Atom::Works(Works::Covers), &question, true), "OCMW Menen werkt in heel Menen.");
    /// assert_eq!(words.fact(&Atom::Pulls, &question, false), "OCMW Menen heeft geen nodige hefboom in handen in Menen.");
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn fact(&self, atom: &Atom, of: &RoleAt<'_>, holds: bool) -> String {
        let told = if atom.speaks_of_stakeholder() {
            self.fact_of_stakeholder(atom, of, holds)
        } else {
            self.fact_of_challenge(atom, of, holds)
        };
        format!("{}.", capital(&told))
    }

    fn fact_of_stakeholder(&self, atom: &Atom, of: &RoleAt<'_>, holds: bool) -> String {
        let language = self.language;
        let named = self.named_stakeholder(of.stakeholder);
        let (n, who) =
            (named.number(), if named.is_apposed { format!("{},", named.text) } else { named.text });
        // some facts are said of a place, others name it only where one is asked about
        let place = of.area.map(|area| self.area(area)).unwrap_or_default();
        let at = if place.is_empty() { language.here() } else { place.clone() };
        match atom {
            Atom::Stakeholder(ids) => {
                language.fact_these(holds, &who, n, &self.any(Collection::Stakeholders, ids))
            }
            Atom::Kind(ids) => language.fact_kind(holds, &who, n, &self.any(Collection::Kinds, ids)),
            Atom::Sector(ids) => language.fact_sector(holds, &who, n, &self.any(Collection::Sectors, ids)),
            Atom::MemberOf(ids) => {
                language.fact_member(holds, &who, n, &self.any(Collection::Stakeholders, ids))
            }
            Atom::Appointed(ids) => {
                let roles: Vec<String> =
                    ids.iter().map(|id| self.quoted(Collection::Roles, id.as_str())).collect();
                language.fact_appointed(holds, &who, n, &self.list_or(&roles), &place)
            }
            Atom::Works(Works::At) => language.fact_at(holds, &who, n, &at),
            Atom::Works(Works::Covers) => language.fact_covers(holds, &who, n, &at),
            Atom::Works(Works::Inside) => language.fact_inside(holds, &who, n, &at),
            Atom::Works(Works::Overlaps) => language.fact_overlaps(holds, &who, n, &at),
            Atom::Works(Works::Affected) => language.fact_affected(holds, &who, n),
            Atom::Works(Works::Reaches) => language.fact_reaches(holds, &who, n),
            Atom::Pulls => language.fact_pulls(holds, &who, n, &place),
            Atom::ServesTheme => language.fact_serves_theme(holds, &who, n),
            Atom::Represents => language.fact_represents(holds, &who, n),
            Atom::Offers => language.fact_offers(holds, &who, n, &place),
            // the one that is left of those that speak of a stakeholder
            _ => language.fact_party(holds, &who, n),
        }
    }

    fn fact_of_challenge(&self, atom: &Atom, of: &RoleAt<'_>, holds: bool) -> String {
        let language = self.language;
        let challenge = self.challenge(of.challenge);
        let at = of.area.map_or_else(|| language.here(), |area| self.area(area));
        let several = |facts: &[String]| if holds { self.list_or(facts) } else { self.list(facts) };
        match atom {
            Atom::Theme(ids) => language.fact_theme(holds, &challenge, &self.any(Collection::Themes, ids)),
            Atom::TargetGroup(ids) => {
                language.fact_target_group(holds, &challenge, &self.any(Collection::TargetGroups, ids))
            }
            Atom::Needs(ids) => language.fact_needs(holds, &challenge, &self.any(Collection::Levers, ids)),
            Atom::Spread(spreads) => {
                let one = |spread: &Spread| match spread {
                    Spread::Shared => language.fact_shared(holds, &challenge),
                    Spread::Separate => language.fact_separate(holds, &challenge),
                };
                several(&spreads.iter().map(one).collect::<Vec<_>>())
            }
            Atom::Approach(approaches) => {
                let one = |approach: &Approach| match approach {
                    Approach::Local => language.fact_local(holds),
                    Approach::Joint => language.fact_joint(holds),
                    Approach::Signal => language.fact_signal(holds),
                };
                several(&approaches.iter().map(one).collect::<Vec<_>>())
            }
            Atom::SectorsAtLeast(n) => language.fact_sectors(holds, &challenge, &n.to_string()),
            Atom::AreasAtLeast(n) => language.fact_areas(holds, &n.to_string()),
            Atom::Unheld => language.fact_unheld(holds),
            Atom::Contiguous => language.fact_contiguous(holds),
            Atom::Level(ids) => {
                let levels: Vec<String> = ids.iter().map(|id| self.level_noun(id.as_str())).collect();
                language.fact_level(holds, &at, &self.list_or(&levels))
            }
            Atom::Place(ids) => language.fact_place(holds, &at, &self.any(Collection::Areas, ids)),
            _ => String::new(),
        }
    }

    /// One of these.
    fn any(&self, collection: Collection, ids: &[Id]) -> String {
        self.list_or(&ids.iter().map(|id| self.element(collection, id.as_str())).collect::<Vec<_>>())
    }
}
