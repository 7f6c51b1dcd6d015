//! Facts about one stakeholder, challenge and place, in the mood of what holds and of what fails: what explanations are made of.

use crate::RoleAt;
use crate::document::{Approach, Atom, Collection, Spread, Works};
use crate::ids::Id;

use super::Words;
use super::names::capital;

/// From how many kinds on is it enough to say how many they are, where it has none of them?
const MANY: usize = 9;

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
    /// assert_eq!(words.atom(&Atom::Works(Works::Covers), &question, true), "OCMW Menen werkt in heel Menen.");
    /// assert_eq!(words.atom(&Atom::Pulls, &question, false), "OCMW Menen heeft geen nodige hefboom in handen in Menen.");
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn atom(&self, atom: &Atom, of: &RoleAt<'_>, holds: bool) -> String {
        let (who, n) = self.one(of.stakeholder);
        format!("{}.", capital(&self.atom_of(atom, (&who, n), of, holds)))
    }

    /// The same as a clause, of one or several who are called so.
    pub(super) fn atom_of(&self, atom: &Atom, who: (&str, &str), of: &RoleAt<'_>, holds: bool) -> String {
        if atom.speaks_of_stakeholder() {
            self.atom_of_stakeholder(atom, who, of, holds)
        } else {
            self.atom_of_challenge(atom, of, holds)
        }
    }

    fn atom_of_stakeholder(
        &self,
        atom: &Atom,
        (who, n): (&str, &str),
        of: &RoleAt<'_>,
        holds: bool,
    ) -> String {
        let language = self.language;
        // some facts are said of a place, others name it only where one is asked about
        let place = of.area.map(|area| self.area(area)).unwrap_or_default();
        let at = if place.is_empty() { language.here() } else { place.clone() };
        match atom {
            Atom::Stakeholder(ids) => {
                language.atom_these(holds, who, n, &self.any(Collection::Stakeholders, ids))
            }
            Atom::Kind(ids) => {
                let told = |form| -> String {
                    self.list_or(&ids.iter().map(|id| self.kind_noun(id.as_str(), form)).collect::<Vec<_>>())
                };
                if !holds && ids.len() > MANY {
                    return language.none_of_kinds(who, n, &language.number(ids.len()));
                }
                language.atom_kind(holds, who, n, &told(0), &told(1))
            }
            Atom::Sector(ids) => language.atom_sector(holds, who, n, &self.any(Collection::Sectors, ids)),
            Atom::MemberOf(ids) => {
                language.atom_member(holds, who, n, &self.any(Collection::Stakeholders, ids))
            }
            Atom::Appointed(ids) => {
                let roles: Vec<String> =
                    ids.iter().map(|id| self.quoted(Collection::Roles, id.as_str())).collect();
                language.atom_appointed(holds, who, n, &self.list_or(&roles), &place)
            }
            Atom::Works(Works::At) => language.atom_at(holds, who, n, &at),
            Atom::Works(Works::Covers) => language.atom_covers(holds, who, n, &at),
            Atom::Works(Works::Inside) => language.atom_inside(holds, who, n, &at),
            Atom::Works(Works::Overlaps) => language.atom_overlaps(holds, who, n, &at),
            Atom::Works(Works::Affected) => language.atom_affected(holds, who, n),
            Atom::Works(Works::Reaches) => language.atom_reaches(holds, who, n),
            Atom::Pulls => language.atom_pulls(holds, who, n, &place),
            Atom::ServesTheme => language.atom_serves_theme(holds, who, n),
            Atom::Represents => language.atom_represents(holds, who, n),
            Atom::Offers => language.atom_offers(holds, who, n, &place),
            // the one that is left of those that speak of a stakeholder
            _ => language.atom_party(holds, who, n),
        }
    }

    fn atom_of_challenge(&self, atom: &Atom, of: &RoleAt<'_>, holds: bool) -> String {
        let language = self.language;
        let challenge = self.challenge(of.challenge);
        let at = of.area.map_or_else(|| language.here(), |area| self.area(area));
        let several = |facts: &[String]| if holds { self.list_or(facts) } else { self.list(facts) };
        match atom {
            Atom::Theme(ids) => language.atom_theme(holds, &challenge, &self.any(Collection::Themes, ids)),
            Atom::TargetGroup(ids) => {
                language.atom_target_group(holds, &challenge, &self.any(Collection::TargetGroups, ids))
            }
            Atom::Needs(ids) => language.atom_needs(holds, &challenge, &self.any(Collection::Levers, ids)),
            Atom::Spread(spreads) => {
                let one = |spread: &Spread| match spread {
                    Spread::Shared => language.atom_shared(holds, &challenge),
                    Spread::Separate => language.atom_separate(holds, &challenge),
                };
                several(&spreads.iter().map(one).collect::<Vec<_>>())
            }
            Atom::Approach(approaches) => {
                let one = |approach: &Approach| match approach {
                    Approach::Local => language.atom_local(holds),
                    Approach::Joint => language.atom_joint(holds),
                    Approach::Signal => language.atom_signal(holds),
                };
                several(&approaches.iter().map(one).collect::<Vec<_>>())
            }
            Atom::SectorsAtLeast(n) => language.atom_sectors(holds, &challenge, &n.to_string()),
            Atom::AreasAtLeast(n) => language.atom_areas(holds, &n.to_string()),
            Atom::Unheld => language.atom_unheld(holds),
            Atom::Contiguous => language.atom_contiguous(holds),
            Atom::Level(ids) => {
                let levels: Vec<String> = ids.iter().map(|id| self.level_noun(id.as_str())).collect();
                let noun = |id: &Id| {
                    let noun = self.language.noun("levels", id.as_str(), 0).map(ToOwned::to_owned);
                    noun.unwrap_or_else(|| self.level_noun(id.as_str()))
                };
                let nouns: Vec<String> = ids.iter().map(noun).collect();
                language.atom_level(holds, &at, &self.list_or(&levels), &self.list_or(&nouns))
            }
            Atom::Place(ids) => language.atom_place(holds, &at, &self.any(Collection::Areas, ids)),
            _ => String::new(),
        }
    }

    /// One of these.
    fn any(&self, collection: Collection, ids: &[Id]) -> String {
        self.list_or(&ids.iter().map(|id| self.element(collection, id.as_str())).collect::<Vec<_>>())
    }
}
