//! The vision note (Dutch: *visienota*): the points of one theme "for the attention of" each local government: what is asked, of whom, why (A-25, D-13, G-06, G-08).

use std::collections::{BTreeMap, BTreeSet};

use super::note::{Note, NoteKind, Section};
use crate::decide::find;
use crate::document::{Collection, Strength};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, StakeholderIx};
use crate::views::{Filter, Scope};
use crate::words::{Words, capital};

/// Who together are a local government (decree of 2018, article 3, 3°).
const LOCAL_GOVERNMENT: [&str; 2] = ["municipality", "ocmw"];

/// What is asked on a challenge, of one or both sides of a local government: the same for towns of which it holds alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Asked<'a> {
    /// The kinds of whom it is asked, as they stand in `LOCAL_GOVERNMENT`.
    of: BTreeSet<usize>,
    /// The roles, by their place in the rule book, with the strength and the rules that give them.
    roles: BTreeSet<(usize, Strength, Vec<&'a Id>)>,
    /// The levers in their hands.
    levers: BTreeSet<&'a Id>,
}

/// The points of a town: challenge by challenge.
type Points<'a> = BTreeMap<&'a Id, Vec<Asked<'a>>>;

/// One thing that is asked: a role with its strength and rules, or the use of a lever.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Item<'a> {
    Role(usize, Strength, Vec<&'a Id>),
    Lever(&'a Id),
}

impl<'a> Words<'a> {
    /// The vision note on a theme: the question and goals of the theme, its challenges, and for each local government what is asked of whom and why. Towns of which the same is asked
    /// stand together. `from` is who wrote it.
    ///
    /// What a local government must or should do is asked; what it merely may do is not.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such theme or stakeholder, with the nearest id.
    pub fn vision_note(&self, theme: &str, from: Option<&str>) -> Result<Note, Unknown> {
        let model = &self.atlas.model;
        let index = find(&model.themes, "theme", theme)?;
        let id = model.themes.id(index);
        let from = from.map(|id| find(&model.stakeholders, "stakeholder", id)).transpose()?;
        let from = from.map(|from| self.names_of([model.stakeholders.id(from)])).unwrap_or_default();
        let name = self.alone(Collection::Themes, id);
        let points = self.points_of(theme)?;
        let towns: Vec<&Id> = points.keys().map(|town| model.areas.id(*town)).collect();
        let title = self.language.vision_note_title(&name);
        let to = self.language.vision_note_for(&towns.len().to_string(), &self.places(towns.iter().copied()));
        let mut note = Note::new(NoteKind::Vision, self, title).between(self, to, from);
        note.opening.push(self.language.vision_note_opening(&self.theme(id.as_str())));
        let mut section = Section::titled(self.language.heading_vision());
        section.about("theme", [id]);
        if let Some(described) = model.theme(index) {
            section.say(described.question.as_ref().map(|text| self.sentence(text)).unwrap_or_default());
            section.points(described.goals.iter().map(|goal| self.sentence(goal)).collect());
        }
        note.add(section);
        let lists = self.atlas.three_lists(&Scope { theme: Some(theme), ..Scope::default() })?;
        let challenges: Vec<&Id> =
            lists.themes.iter().flat_map(|lists| &lists.challenges).map(|known| known.challenge).collect();
        let mut section = Section::titled(self.language.heading_challenges());
        section.about("challenge", challenges.iter().copied());
        section.points(self.challenge_points(challenges.iter().copied()));
        note.add(section);
        let mut groups: BTreeMap<&Points<'a>, Vec<&Id>> = BTreeMap::new();
        for (town, points) in &points {
            groups.entry(points).or_default().push(model.areas.id(*town));
        }
        // in the order of the first town of each
        let mut groups: Vec<(Vec<&Id>, &Points<'a>)> =
            groups.into_iter().map(|(points, towns)| (towns, points)).collect();
        crate::order::sort_by(&mut groups, |one, other| one.0.cmp(&other.0));
        for (towns, points) in groups {
            note.add(self.attention(&towns, points));
        }
        Ok(note)
    }

    /// "For the attention of" towns, with their points.
    fn attention(&self, towns: &[&Id], points: &Points<'a>) -> Section {
        let language = self.language;
        let places = self.places(towns.iter().copied());
        let mut section = Section::titled(language.attention_of(&places));
        section.about("area", towns.iter().copied());
        section.about("challenge", points.keys().copied());
        let mut rows = Vec::new();
        for (challenge, asked) in points {
            for one in asked {
                rows.push([
                    self.alone(Collection::Challenges, challenge),
                    self.sides(one),
                    self.what_is_asked(one),
                    self.reasons_of(one),
                ]);
            }
        }
        let columns = [
            language.column_point(),
            language.column_of_whom(),
            language.column_asked(),
            language.column_why(),
        ];
        section.table(language.caption_attention(&places), columns, rows);
        section
    }

    /// Of whom it is asked: "gemeente en OCMW".
    fn sides(&self, asked: &Asked<'_>) -> String {
        let kinds = asked.of.iter().filter_map(|side| LOCAL_GOVERNMENT.get(*side));
        let names: Vec<String> = kinds.map(|kind| self.kind_noun(kind, 0)).collect();
        capital(&self.list(&names))
    }

    /// What is asked: the roles, the strongest first, then the levers.
    fn what_is_asked(&self, asked: &Asked<'_>) -> String {
        let roles = &self.atlas.rule_book().roles;
        let mut told = Vec::new();
        let number = asked.of.len().to_string();
        for strength in Strength::ALL.iter().copied().rev() {
            let alike = asked.roles.iter().filter(|(_, how, _)| *how == strength);
            let deeds = alike.filter_map(|(role, ..)| roles.get(*role));
            let deeds: Vec<String> =
                deeds.map(|role| self.role_deed(role.id.as_str(), Some(strength))).collect();
            if !deeds.is_empty() {
                let modal = self.modal(Some(strength), &number);
                told.push(self.language.asked_to_do(&capital(&modal), &self.clauses(&deeds)));
            }
        }
        let levers: Vec<String> = asked.levers.iter().map(|lever| self.lever(lever.as_str())).collect();
        if !levers.is_empty() {
            told.push(self.language.asked_levers(&number, &levers.len().to_string(), &self.list(&levers)));
        }
        told.join(" ")
    }

    /// The rules that ask it, by name.
    fn reasons_of(&self, asked: &Asked<'_>) -> String {
        let rules: BTreeSet<&Id> = asked.roles.iter().flat_map(|(.., rules)| rules).copied().collect();
        let names = rules.into_iter().map(|rule| self.alone(Collection::Rules, rule));
        let mut told: Vec<String> = names.map(|name| format!("{name}.")).collect();
        if !asked.levers.is_empty() {
            told.push(self.language.asked_for_lever(&asked.levers.len().to_string()));
        }
        told.join(" ")
    }

    /// What is asked in each town: what is asked of both sides stands first, once.
    fn points_of(&self, theme: &str) -> Result<BTreeMap<AreaIx, Points<'a>>, Unknown> {
        let atlas = self.atlas;
        let mut items: BTreeMap<(AreaIx, &'a Id), BTreeMap<Item<'a>, BTreeSet<usize>>> = BTreeMap::new();
        let mut ask = |stakeholder: &Id, challenge: &'a Id, item: Item<'a>| {
            if let Some((town, side)) = self.side(stakeholder) {
                items.entry((town, challenge)).or_default().entry(item).or_default().insert(side);
            }
        };
        let roles = &atlas.rule_book().roles;
        for one in atlas.assignments(&Filter { theme: Some(theme), ..Filter::default() })? {
            let Some(role) = roles.iter().position(|role| role.id == *one.role) else { continue };
            if one.strength != Strength::May {
                ask(one.stakeholder, one.challenge, Item::Role(role, one.strength, one.because));
            }
        }
        let lists = atlas.three_lists(&Scope { theme: Some(theme), ..Scope::default() })?;
        for part in lists.themes.iter().flat_map(|lists| lists.local.iter().chain(&lists.joint)) {
            let Some(lever) = part.lever else { continue };
            for holder in part.places.iter().flat_map(|place| &place.holders) {
                ask(holder, part.challenge, Item::Lever(lever));
            }
        }
        let mut points: BTreeMap<AreaIx, Points<'a>> = BTreeMap::new();
        for ((town, challenge), items) in items {
            let of_town = points.entry(town).or_default().entry(challenge).or_default();
            for (item, of) in items {
                let at = of_town.iter().position(|asked| asked.of == of).unwrap_or(of_town.len());
                if at == of_town.len() {
                    of_town.push(Asked { of, ..Asked::default() });
                }
                let Some(asked) = of_town.get_mut(at) else { continue };
                match item {
                    Item::Role(role, strength, rules) => asked.roles.insert((role, strength, rules)),
                    Item::Lever(lever) => asked.levers.insert(lever),
                };
            }
            crate::order::sort_by(of_town, |one, other| {
                other.of.len().cmp(&one.of.len()).then_with(|| one.of.cmp(&other.of))
            });
        }
        Ok(points)
    }

    /// The town of which it is one side of the local government.
    fn side(&self, stakeholder: &Id) -> Option<(AreaIx, usize)> {
        let names = &self.atlas.model.stakeholders;
        let index: StakeholderIx = names.find(stakeholder.as_str())?;
        let kind = self.atlas.people.kind(index)?;
        let kind = self.atlas.model.kinds.id(kind);
        let side = LOCAL_GOVERNMENT.iter().position(|known| *kind == **known)?;
        // who works in a town may be named in quarters of it, too
        let works = self.atlas.people.works_in(index);
        let lies_in = |area: AreaIx| {
            move |other: &&AreaIx| **other != area && self.atlas.space.lies_within(area, **other)
        };
        let mut towns = works.iter().filter(|area| !works.iter().any(|other| lies_in(**area)(&other)));
        match (towns.next(), towns.next()) {
            (Some(town), None) => Some((*town, side)),
            _ => None,
        }
    }
}
