//! What a cell may name: everything that the tables, the reference sets and the rule book have, by id, name and code.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fold::folded;
use super::problem::{TableCode, TableProblem};
use super::sheet::Sheet;
use crate::date::{Date, Validity};
use crate::document::shape::Target;
use crate::document::{Codes, Landscape, RuleBook};
use crate::error::{Nearest, shorten};
use crate::ids::Id;
use crate::model::sets::Sets;
use crate::order::sort;
use crate::presets;
use crate::text::Text;

/// What there is of one kind.
#[derive(Debug, Default)]
struct Named {
    /// By id: when it is there.
    ids: BTreeMap<String, Validity>,
    /// Folded names and ids, and codes as they stand: whose they are.
    names: BTreeMap<String, Vec<String>>,
    /// Names as they are written, for the nearest.
    written: Vec<String>,
}

/// So many of one name are told apart; more are too many to tell.
const MOST_ALIKE: usize = 20;

/// Everything that a cell may name.
#[derive(Debug)]
pub(super) struct Known {
    by_target: BTreeMap<Target, Named>,
    /// Levels that areas have: all there are, where there is no rule book.
    pub(super) levels: BTreeSet<String>,
    nearest: Nearest,
    /// Is everything there on which the landscape builds?
    pub(super) is_complete: bool,
    has_book: bool,
}

/// Why a name says nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unresolved {
    /// Nothing is called so.
    Unknown(Option<Box<str>>),
    /// Several are.
    Ambiguous(Vec<Box<str>>),
    /// It may be in a set that is not there: nobody can judge.
    Unjudged,
}

impl Unresolved {
    /// The problem that it is in a table; none where nobody can judge.
    pub(super) fn problem(self, sheet: &Sheet, target: Target, text: &str) -> Option<TableProblem> {
        let (what, shown) = (target.name(), shorten(text));
        let (code, words, nearest, candidates) = match self {
            Self::Unknown(nearest) => {
                (TableCode::UnknownName, format!("there is no {what} `{shown}`"), nearest, Vec::new())
            }
            Self::Ambiguous(candidates) => {
                let words = format!("`{shown}` is more than one {what}: {}", candidates.join(", "));
                (TableCode::AmbiguousName, words, None, candidates)
            }
            Self::Unjudged => return None,
        };
        Some(TableProblem { value: Some(shown.into()), candidates, nearest, ..sheet.problem(code, words) })
    }
}

impl Known {
    pub(super) fn new(builds_on: &[String], sets: &Sets, book: Option<&RuleBook>) -> Self {
        let mut known = Self {
            by_target: BTreeMap::new(),
            levels: BTreeSet::new(),
            nearest: Nearest::new(),
            is_complete: true,
            has_book: book.is_some(),
        };
        known.add_sets(builds_on, sets);
        if let Some(book) = book {
            for level in &book.levels {
                known.add(Target::Level, level.id.as_str(), texts(&level.label), &[], Validity::ALWAYS);
                known.levels.insert(level.id.as_str().to_owned());
            }
            for kind in &book.kinds {
                known.add(Target::Kind, kind.id.as_str(), texts(&kind.label), &[], Validity::ALWAYS);
            }
            for role in &book.roles {
                known.add(Target::Role, role.id.as_str(), texts(&role.label), &[], Validity::ALWAYS);
            }
        }
        known
    }

    /// Everything on which the landscape builds, directly or through other sets.
    fn add_sets(&mut self, builds_on: &[String], sets: &Sets) {
        let mut names: Vec<String> = builds_on.to_vec();
        let mut next = 0;
        while let Some(name) = names.get(next) {
            let set = sets.get(name).cloned().or_else(|| presets::set(name));
            let landscape: Option<Arc<Landscape>> = set.and_then(|set| set.landscape.clone());
            self.is_complete &= landscape.is_some();
            if let Some(landscape) = landscape {
                self.add_landscape(&landscape);
                for more in &landscape.builds_on {
                    if !names.iter().any(|name| *name == more.as_str()) {
                        names.push(more.as_str().to_owned());
                    }
                }
            }
            next += 1;
        }
    }

    fn add_landscape(&mut self, landscape: &Landscape) {
        for one in &landscape.areas {
            let codes: Vec<&str> = codes(&one.codes);
            self.add(Target::Area, one.id.as_str(), texts(&one.label), &codes, one.valid);
            self.levels.insert(one.level.as_str().to_owned());
        }
        for one in &landscape.stakeholders {
            let codes: Vec<&str> = codes(&one.codes);
            self.add(Target::Stakeholder, one.id.as_str(), texts(&one.label), &codes, one.valid);
        }
        macro_rules! add {
            ($($collection:ident: $target:ident),*) => {
                $(for one in &landscape.$collection {
                    self.add(Target::$target, one.id.as_str(), texts(&one.label), &[], Validity::ALWAYS);
                })*
            };
        }
        add!(sectors: Sector, levers: Lever, target_groups: Group, trends: Trend, schemes: Scheme, themes: Theme);
        for one in &landscape.agreements {
            self.add(Target::Agreement, one.id.as_str(), texts(&one.label), &[], one.valid);
        }
    }

    /// Adds something that can be named by its id, its names and its codes.
    pub(super) fn add(
        &mut self,
        target: Target,
        id: &str,
        names: Vec<&str>,
        codes: &[&str],
        valid: Validity,
    ) {
        let named = self.by_target.entry(target).or_default();
        named.ids.insert(id.to_owned(), valid);
        // "lokaal (gemeente)" is called "lokaal" too
        let short = |name: &&&str| name.contains('(') && !name.starts_with('(');
        let shorter = names.iter().filter(short).filter_map(|name| Some(folded(name.split_once('(')?.0)));
        let folds = names.iter().map(|name| folded(name)).chain(shorter).chain([folded(id)]);
        for name in folds.chain(codes.iter().map(|code| (*code).to_owned())) {
            let ids = named.names.entry(name).or_default();
            if ids.len() <= MOST_ALIKE && ids.last().is_none_or(|last| last != id) {
                ids.push(id.to_owned());
            }
        }
        named.written.extend(names.into_iter().map(str::to_owned));
    }

    /// Is this an id of that kind?
    pub(super) fn is_id(&self, target: Target, text: &str) -> bool {
        self.by_target.get(&target).is_some_and(|named| named.ids.contains_key(text))
    }

    /// The id of what a cell names: an id as it stands; else by name or code, whatever its case and accents. Where several have the name, the one that is there on the
    /// day.
    pub(super) fn resolve(
        &mut self,
        target: Target,
        text: &str,
        day: Option<Date>,
    ) -> Result<String, Unresolved> {
        let declared = matches!(target, Target::Level | Target::Kind | Target::Role);
        let named = self.by_target.get(&target);
        if let Some(named) = named {
            if named.ids.contains_key(text) {
                return Ok(text.to_owned());
            }
            let fold = folded(text);
            let by_name = named.names.get(&fold).filter(|_| !fold.is_empty()).into_iter().flatten();
            let mut ids: Vec<&String> = named.names.get(text).into_iter().flatten().chain(by_name).collect();
            sort(&mut ids);
            ids.dedup();
            if (2..=MOST_ALIKE).contains(&ids.len())
                && let Some(day) = day
            {
                let now = |id: &&String| named.ids.get(*id).is_some_and(|valid| valid.holds_on(day));
                let there: Vec<&String> = ids.iter().copied().filter(now).collect();
                if there.len() == 1 {
                    ids = there;
                }
            }
            match ids[..] {
                [] => {}
                [id] => return Ok(id.clone()),
                _ => {
                    return Err(Unresolved::Ambiguous(ids.iter().map(|id| id.as_str().into()).collect()));
                }
            }
        }
        // who has no rule book, or not every set, cannot know
        let is_judged = if declared { self.has_book } else { self.is_complete };
        if !is_judged {
            return if Id::new(text).is_ok() { Ok(text.to_owned()) } else { Err(Unresolved::Unjudged) };
        }
        let known = named.into_iter().flat_map(|named| named.ids.keys().chain(&named.written));
        Err(Unresolved::Unknown(self.nearest.among(text, known.map(String::as_str))))
    }
}

/// A text in each of its languages.
pub(super) fn texts(text: &Text) -> Vec<&str> {
    match text {
        Text::Plain(text) => vec![text],
        Text::Tagged(texts) => texts.values().map(String::as_str).collect(),
    }
}

fn codes(codes: &Codes) -> Vec<&str> {
    codes.values().map(String::as_str).collect()
}
