//! The vision note (Dutch: *visienota*): the points of one theme or one sector "for the attention of" each local government: what is asked, of whom, why (A-25, D-13, G-06, G-08).

use std::collections::{BTreeMap, BTreeSet};

use super::note::{Note, NoteKind, Section};
use crate::atlas::tasks::Task;
use crate::decide::find;
use crate::document::{Approach, Collection, Strength};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, SectorIx, StakeholderIx, ThemeIx, holds, sorted};
use crate::views::Filter;
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

/// What a vision note is about, and so on which challenges.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Theme(ThemeIx),
    Sector(SectorIx),
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
        let subject = Subject::Theme(find(&self.atlas.model.themes, "theme", theme)?);
        self.vision(subject, from)
    }

    /// The vision note of a sector: as [`vision_note`](Words::vision_note), on every challenge that has the sector (by the themes that it names, and by those of which these are part), with the question and
    /// the goals of each of these themes.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such sector or stakeholder, with the nearest id.
    pub fn vision_note_of_sector(&self, sector: &str, from: Option<&str>) -> Result<Note, Unknown> {
        let subject = Subject::Sector(find(&self.atlas.model.sectors, "sector", sector)?);
        self.vision(subject, from)
    }

    fn vision(&self, subject: Subject, from: Option<&str>) -> Result<Note, Unknown> {
        let (model, language) = (&self.atlas.model, self.language);
        let from = from.map(|id| find(&model.stakeholders, "stakeholder", id)).transpose()?;
        let from = from.map(|from| self.names_of([model.stakeholders.id(from)])).unwrap_or_default();
        let (name, opening) = match subject {
            Subject::Theme(theme) => {
                let id = model.themes.id(theme);
                (self.alone(Collection::Themes, id), language.vision_note_opening(&self.theme(id.as_str())))
            }
            Subject::Sector(sector) => {
                let id = model.sectors.id(sector);
                let told = self.quoted(Collection::Sectors, id.as_str());
                (self.alone(Collection::Sectors, id), language.vision_note_opening_sector(&told))
            }
        };
        let tasks: Vec<Task<'a>> = self.tasks_on(subject);
        let points = self.points_of(&tasks);
        let towns: Vec<&Id> = points.keys().map(|town| model.areas.id(*town)).collect();
        let title = language.vision_note_title(&name);
        let to = language.vision_note_for(&towns.len().to_string(), &self.places(towns.iter().copied()));
        let mut note = Note::new(NoteKind::Vision, self, title).between(self, to, from);
        if points.is_empty() {
            note.opening.push(language.vision_note_nothing());
            return Ok(note);
        }
        note.opening.push(opening);
        note.add(self.vision_itself(subject, &tasks));
        let challenges = || tasks.iter().map(|task| model.challenges.id(task.challenge));
        let mut section = Section::titled(language.heading_challenges());
        section.about("challenge", challenges());
        section.points(self.challenge_points(challenges()));
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

    /// The challenges that it is about, in the order of ids.
    fn tasks_on(&self, subject: Subject) -> Vec<Task<'a>> {
        let atlas = self.atlas;
        let tasks = atlas.model.challenges.indices().filter_map(|challenge| atlas.tasks.of(challenge));
        let is_on = |task: &Task<'_>| match subject {
            Subject::Theme(theme) => holds(task.themes.list, &theme),
            Subject::Sector(sector) => holds(task.sectors.list, &sector),
        };
        tasks.filter(is_on).collect()
    }

    /// What is aimed at: the question and goals of the theme, or of each theme by which a challenge has the sector.
    fn vision_itself(&self, subject: Subject, tasks: &[Task<'a>]) -> Section {
        let model = &self.atlas.model;
        let mut section = Section::titled(self.language.heading_vision());
        let sector = match subject {
            Subject::Theme(theme) => {
                self.describe(theme, &mut section);
                return section;
            }
            Subject::Sector(sector) => model.sectors.id(sector),
        };
        let broader = |theme: &ThemeIx| model.themes.find(model.theme(*theme)?.broader.as_ref()?.as_str());
        let named = tasks.iter().flat_map(|task| task.named.list).copied();
        let themes = named.flat_map(|theme| std::iter::successors(Some(theme), broader));
        for theme in sorted(themes.collect()) {
            if model.theme(theme).is_some_and(|described| described.sectors.contains(sector)) {
                let mut part = Section::titled(self.alone(Collection::Themes, model.themes.id(theme)));
                self.describe(theme, &mut part);
                section.add(part);
            }
        }
        section
    }

    /// The question and the goals of a theme.
    fn describe(&self, theme: ThemeIx, section: &mut Section) {
        let model = &self.atlas.model;
        section.about("theme", [model.themes.id(theme)]);
        if let Some(described) = model.theme(theme) {
            section.say(described.question.as_ref().map(|text| self.sentence(text)).unwrap_or_default());
            section.points(described.goals.iter().map(|goal| self.sentence(goal)).collect());
        }
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
    fn points_of(&self, tasks: &[Task<'a>]) -> BTreeMap<AreaIx, Points<'a>> {
        let atlas = self.atlas;
        let mut items: BTreeMap<(AreaIx, &'a Id), BTreeMap<Item<'a>, BTreeSet<usize>>> = BTreeMap::new();
        let mut ask = |stakeholder: &Id, challenge: &'a Id, item: Item<'a>| {
            if let Some((town, side)) = self.side(stakeholder) {
                items.entry((town, challenge)).or_default().entry(item).or_default().insert(side);
            }
        };
        let roles = &atlas.rule_book().roles;
        let (challenges, levers) = (&atlas.model.challenges, &atlas.model.levers);
        for task in tasks {
            let challenge = challenges.id(task.challenge);
            let on_it = Filter { challenge: Some(challenge.as_str()), ..Filter::default() };
            // it is there, so that nothing is unknown
            for one in atlas.assignments(&on_it).into_iter().flatten() {
                let Some(role) = roles.iter().position(|role| role.id == *one.role) else { continue };
                if one.strength != Strength::May {
                    ask(one.stakeholder, challenge, Item::Role(role, one.strength, one.because));
                }
            }
            let Some(decision) = atlas.decide(task.challenge) else { continue };
            for pulled in decision.seats().flat_map(|seat| seat.levers()) {
                let Some(lever) = levers.find(pulled.lever.as_str()).map(|lever| levers.id(lever)) else {
                    continue;
                };
                let lower = pulled.sources.iter().filter(|source| source.approach != Approach::Signal);
                for holder in lower.flat_map(|source| &source.holders) {
                    ask(holder, challenge, Item::Lever(lever));
                }
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
        points
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
