//! Conditions in words. What a rule says of a stakeholder becomes the subject of a sentence with its relative clauses; where it stands, a place; what it says of the
//! challenge, a sentence of its own. What is neither is told in points.

use crate::document::{Approach, Atom, Collection, Condition, Spread, Works};
use crate::ids::Id;

use super::Words;
use super::names::{Named, capital};
use super::passage::Passage;
use super::shape::Shape;

/// How many alternatives are told in one sentence.
const INLINE: usize = 3;

/// A condition, cut into what is told where.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Who it is about.
    pub(super) who: Option<Named>,
    /// Relative clauses, without their first word.
    predicates: Vec<String>,
    /// In which areas; empty for any.
    pub(super) places: String,
    /// Sentences on when it applies, and for whom not.
    pub(super) sentences: Vec<String>,
    /// What is told in points.
    pub(super) points: Vec<Passage>,
}

impl Told {
    /// Ends what is said of a rule: when it applies, and for whom not.
    pub(super) fn finish(self, passage: &mut Passage) {
        passage.sentences.extend(self.sentences);
        passage.parts.extend(self.points);
    }
}

impl Words<'_> {
    /// Cuts a condition into what is told where.
    pub(super) fn tell(&self, condition: &Condition) -> Told {
        let mut told = Told::default();
        let mut only: Vec<String> = Vec::new();
        let mut choices: Vec<String> = Vec::new();
        let (mut not, mut not_for) = (Vec::new(), Vec::new());
        let parts = Shape::of(condition).into_parts();
        let names_stakeholders =
            parts.iter().any(|part| matches!(part, Shape::Atom(Atom::Stakeholder(_), true)));
        for part in parts {
            match part {
                Shape::Atom(Atom::Stakeholder(ids), true) if told.who.is_none() => {
                    told.who = Some(self.these(ids));
                }
                Shape::Atom(Atom::Kind(ids), true) if told.who.is_none() && !names_stakeholders => {
                    let kinds: Vec<String> = ids.iter().map(|id| self.kinds_noun(id.as_str())).collect();
                    told.who = Some(Named::many(self.list(&kinds)));
                }
                Shape::Atom(Atom::Level(ids), true) if told.places.is_empty() => {
                    told.places = self.levels(ids);
                }
                Shape::Atom(Atom::Place(ids), true) if told.places.is_empty() => {
                    told.places = self.list_or(&self.names(Collection::Areas, ids));
                }
                Shape::Atom(Atom::Kind(ids), false) => {
                    not_for.extend(ids.iter().map(|id| self.kinds_noun(id.as_str())));
                }
                Shape::Atom(Atom::Stakeholder(ids), false) => {
                    not_for.extend(self.names(Collection::Stakeholders, ids));
                }
                Shape::Atom(atom, holds) if atom.speaks_of_stakeholder() => {
                    told.predicates.push(self.predicate(atom, holds));
                }
                Shape::Atom(atom, true) => only.push(self.language.when(&self.clause(atom, true))),
                Shape::Atom(atom, false) => not.push(self.language.when(&self.clause(atom, true))),
                Shape::Any(parts) => match Shape::atoms(&parts) {
                    Some(atoms) if atoms.is_empty() => told.sentences.push(self.language.never()),
                    Some(atoms) if atoms.iter().all(|(atom, _)| atom.speaks_of_stakeholder()) => {
                        told.predicates.push(self.one_of(&atoms));
                    }
                    Some(atoms) if atoms.len() <= INLINE => {
                        let when =
                            |(atom, holds): &(&Atom, bool)| self.language.when(&self.clause(atom, *holds));
                        let conditions: Vec<String> = atoms.iter().map(when).collect();
                        choices.push(self.list_or(&conditions));
                    }
                    _ => told.points.push(self.points(&Shape::Any(parts), &|cases| self.only(cases, false))),
                },
                // parts that must all hold stand beside each other
                Shape::All(_) => {}
            }
        }
        if !only.is_empty() {
            choices.insert(0, self.list(&only));
        }
        for (n, conditions) in choices.iter().enumerate() {
            told.sentences.push(self.only(conditions, n > 0));
        }
        if !not.is_empty() {
            told.sentences.push(self.language.not(&self.list_or(&not)));
        }
        if !not_for.is_empty() {
            told.sentences.push(self.language.not_for(&self.list(&not_for)));
        }
        told
    }

    fn only(&self, conditions: &str, too: bool) -> String {
        if too { self.language.only_too(conditions) } else { self.language.only(conditions) }
    }

    /// The relative clauses: "die in het hele gebied werken en die …".
    pub(super) fn which(&self, told: &Told) -> String {
        let clauses: Vec<String> = told.predicates.iter().map(|one| self.language.which(one)).collect();
        self.clauses(&clauses)
    }

    fn names(&self, collection: Collection, ids: &[Id]) -> Vec<String> {
        ids.iter().map(|id| self.element(collection, id.as_str())).collect()
    }

    fn levels(&self, ids: &[Id]) -> String {
        self.list_or(&ids.iter().map(|id| self.level_noun(id.as_str())).collect::<Vec<_>>())
    }

    fn these(&self, ids: &[Id]) -> Named {
        let names: Vec<Named> = ids.iter().map(|id| self.named_stakeholder(id.as_str())).collect();
        let is_many = names.len() > 1 || names.iter().any(|name| name.is_many);
        Named {
            text: self.list(&names.into_iter().map(|name| name.text).collect::<Vec<_>>()),
            short: None,
            is_apposed: false,
            is_many,
        }
    }

    /// What is said of stakeholders of whom one of these facts holds.
    fn one_of(&self, atoms: &[(&Atom, bool)]) -> String {
        let place = |(atom, holds): &(&Atom, bool)| match atom {
            Atom::Works(works) if *holds => self.working(*works),
            _ => None,
        };
        // where they work is one sentence: "in het hele gebied of in een van de betrokken gebieden werken"
        let places: Vec<String> = atoms.iter().filter_map(place).collect();
        let mut predicates: Vec<String> = atoms
            .iter()
            .filter(|fact| place(fact).is_none())
            .map(|(atom, holds)| self.predicate(atom, *holds))
            .collect();
        if !places.is_empty() {
            predicates.insert(0, self.language.work(true, &self.list_or(&places)));
        }
        if let [one] = &predicates[..] {
            return one.clone();
        }
        let mut text = String::new();
        for (n, predicate) in predicates.iter().enumerate() {
            text.push_str(&match n {
                0 => self.language.either(predicate),
                _ => self.language.either_or(predicate),
            });
        }
        text
    }

    fn working(&self, works: Works) -> Option<String> {
        Some(match works {
            Works::At => return None,
            Works::Covers => self.language.in_whole(),
            Works::Inside => self.language.in_part(),
            Works::Overlaps => self.language.in_whole_or_part(),
            Works::Affected => self.language.in_affected(),
            Works::Reaches => self.language.in_all_affected(),
        })
    }

    /// A fact about stakeholders, said of several: "in het hele gebied werken".
    pub(super) fn predicate(&self, atom: &Atom, holds: bool) -> String {
        let language = self.language;
        let listed =
            |collection, ids: &[Id]| (ids.len().to_string(), self.list_or(&self.names(collection, ids)));
        match atom {
            Atom::Stakeholder(ids) => {
                let (n, names) = listed(Collection::Stakeholders, ids);
                language.are_these(holds, &n, &names)
            }
            Atom::Kind(ids) => {
                let kinds: Vec<String> = ids.iter().map(|id| self.kinds_noun(id.as_str())).collect();
                language.are_of_kind(holds, &self.list_or(&kinds))
            }
            Atom::Sector(ids) => {
                let (n, names) = listed(Collection::Sectors, ids);
                language.have_sector(holds, &n, &names)
            }
            Atom::MemberOf(ids) => language.are_members(holds, &listed(Collection::Stakeholders, ids).1),
            Atom::Appointed(ids) => {
                let roles: Vec<String> =
                    ids.iter().map(|id| self.quoted(Collection::Roles, id.as_str())).collect();
                language.are_appointed(holds, &roles.len().to_string(), &self.list_or(&roles))
            }
            Atom::Works(works) => match self.working(*works) {
                Some(places) => language.work(holds, &places),
                None => language.work_at(holds),
            },
            Atom::Pulls => language.pull(holds),
            Atom::ServesTheme => language.serve_theme(holds),
            Atom::Represents => language.represent(holds),
            Atom::Offers => language.offer(holds),
            Atom::Party => language.are_party(holds),
            _ => self.clause(atom, holds),
        }
    }

    /// A fact as a clause: "het om het thema ‘Armoede’ gaat".
    pub(super) fn clause(&self, atom: &Atom, holds: bool) -> String {
        let language = self.language;
        let listed = |collection, ids: &[Id]| self.list_or(&self.names(collection, ids));
        let several = |clauses: &[String]| if holds { self.list_or(clauses) } else { self.list(clauses) };
        match atom {
            Atom::Theme(ids) => language.theme(holds, &listed(Collection::Themes, ids)),
            Atom::TargetGroup(ids) => language.target_group(holds, &listed(Collection::TargetGroups, ids)),
            Atom::Needs(ids) => language.needs(holds, &listed(Collection::Levers, ids)),
            Atom::Spread(spreads) => {
                let one = |spread: &Spread| match spread {
                    Spread::Shared => language.shared(holds),
                    Spread::Separate => language.separate(holds),
                };
                several(&spreads.iter().map(one).collect::<Vec<_>>())
            }
            Atom::Approach(approaches) => {
                let one = |approach: &Approach| match approach {
                    Approach::Local => language.to_do_local(holds),
                    Approach::Joint => language.to_do_joint(holds),
                    Approach::Signal => language.to_do_signal(holds),
                };
                several(&approaches.iter().map(one).collect::<Vec<_>>())
            }
            Atom::SectorsAtLeast(n) => language.sectors_at_least(holds, &n.to_string()),
            Atom::AreasAtLeast(n) => language.areas_at_least(holds, &n.to_string()),
            Atom::Unheld => language.unheld(holds),
            Atom::Contiguous => language.contiguous(holds),
            Atom::Level(ids) => language.level(holds, &self.levels(ids)),
            Atom::Place(ids) => language.place(holds, &listed(Collection::Areas, ids)),
            _ => language.they(&self.predicate(atom, holds)),
        }
    }

    /// A group as points; `title` makes its heading of "in one of these cases:".
    fn points(&self, shape: &Shape<'_>, title: &dyn Fn(&str) -> String) -> Passage {
        let (heading, parts) = match shape {
            Shape::Atom(atom, holds) => return Passage::of(vec![self.point(atom, *holds)]),
            Shape::All(parts) => (self.language.in_all(), parts),
            Shape::Any(parts) => (self.language.in_any(), parts),
        };
        // the heading ends as its own words do
        let mut passage = Passage::titled(capital(title(&heading).trim_end_matches('.')));
        for part in parts {
            let part = self.points(part, &ToOwned::to_owned);
            // points and groups of points stand in the order of the document
            passage.parts.push(part);
        }
        passage
    }

    fn point(&self, atom: &Atom, holds: bool) -> String {
        self.language.when(&self.clause(atom, holds))
    }
}
