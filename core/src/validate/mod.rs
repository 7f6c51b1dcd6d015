//! Documents against themselves and each other: every problem of meaning, beside every problem of form.
//!
//! What comes out of here without a problem is *checked*: each reference leads somewhere, each level stands as it must, nothing runs in a circle.

mod references;
mod levels;
mod circles;
mod facts;
mod rules;

use std::borrow::Cow;
use std::sync::Arc;

use crate::document::shape::Target;
use crate::document::value::collections;
use crate::document::{Landscape, Reading, RuleBook, problems, read_text, to_text};
use crate::error::{Code, Found, Nearest, Place, Problem, Problems, Step};
use crate::ids::Id;
use crate::model::sets::Sets;
use crate::order::{Lookup, sort_by};
use crate::presets;

/// The document names of problems.
const LANDSCAPE: &str = "landscape";
const RULE_BOOK: &str = "rulebook";

/// Documents without a problem.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The landscape first, if there is one, then what it builds on.
    pub(crate) parts: Vec<Arc<Landscape>>,
    /// The names of the reference sets among them; the landscape itself has none.
    pub(crate) names: Vec<Option<Box<str>>>,
    pub(crate) book: Option<Arc<RuleBook>>,
}

/// Is this landscape right by itself, with what it builds on? Its levels, kinds and roles are checked with a rule book alone.
///
/// # Errors
/// Every problem, with its place.
pub fn check_landscape(landscape: &Landscape, sets: &Sets) -> Result<(), Problems> {
    check_json(Some(&to_text(landscape)), None, sets)
}

/// Is this rule book right by itself?
///
/// # Errors
/// Every problem, with its place.
pub fn check_rule_book(rule_book: &RuleBook) -> Result<(), Problems> {
    check_depth(rule_book)?;
    check_json(None, Some(&to_text(rule_book)), &Sets::new())
}

/// Checks the text of a landscape, a rule book, or both against each other.
///
/// # Errors
/// Every problem of every document, of form and of meaning, with its place.
///
/// ```
/// let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15",
///     "themes": [{"id": "housing", "label": "wonen"}, {"id": "rent", "label": "huren", "broader": "housng"}]}"#;
/// let problems = regie::check_json(Some(landscape), None, &regie::Sets::new()).unwrap_err();
/// assert_eq!(
///     problems.to_string(),
///     "landscape: themes[1].broader: there is no theme `housng` (unknown-reference); did you mean `housing`?"
/// );
/// ```
pub fn check_json(landscape: Option<&str>, rule_book: Option<&str>, sets: &Sets) -> Result<(), Problems> {
    check(landscape.map(read_text), rule_book.map(read_text), sets).map(|_| ())
}

/// A condition that was built deeper than any document may be cannot even be written out.
pub(crate) fn check_depth(book: &RuleBook) -> Result<(), Problems> {
    let mut found = Vec::new();
    rules::too_deep(book, &mut found);
    if found.is_empty() { Ok(()) } else { Err(Problems(problems(found, false, RULE_BOOK))) }
}

/// Checks what was read.
pub(crate) fn check(
    landscape: Option<Reading<Landscape>>,
    book: Option<Reading<RuleBook>>,
    sets: &Sets,
) -> Result<Checked, Problems> {
    let mut nearest = Nearest::new();
    let mut all: Vec<Problem> = Vec::new();
    let mut parts: Vec<Part> = Vec::new();

    if let Some(reading) = landscape {
        let mut main = Part::new(LANDSCAPE, reading.found, reading.overflow);
        main.landscape = reading.document.map(Arc::new);
        parts.push(main);
    }
    let complete = gather_sets(&mut parts, sets, &mut nearest);
    let (document, mut book_found, book_overflow) = match book {
        Some(reading) => (reading.document, reading.found, reading.overflow),
        None => (None, Vec::new(), false),
    };
    if let Some(book) = &document {
        rules::check(book, &mut book_found, &mut nearest);
    }

    let (lands, mut found): (Vec<_>, Vec<_>) =
        parts.iter_mut().map(|part| (part.landscape.clone(), std::mem::take(&mut part.found))).unzip();
    let lands: Vec<(usize, &Landscape)> =
        lands.iter().enumerate().filter_map(|(n, land)| land.as_deref().map(|land| (n, land))).collect();
    let facts = Facts::new(&lands, document.as_ref(), complete, &mut found);
    references::check(&facts, &mut nearest, &mut found);
    levels::check(&facts, &mut found);
    circles::check(&facts, &mut found);
    facts::check(&facts, &mut found);

    for (part, found) in parts.iter().zip(found) {
        all.extend(problems(found, part.overflow, &part.name));
    }
    all.extend(problems(book_found, book_overflow, RULE_BOOK));
    if all.is_empty() {
        let parts = parts.into_iter().enumerate().filter_map(|(n, part)| {
            let name = (n > 0).then_some(part.name);
            Some((part.landscape?, name))
        });
        let (parts, names) = parts.unzip();
        return Ok(Checked { parts, names, book: document.map(Arc::new) });
    }
    sort_by(&mut all, |a, b| a.document.cmp(&b.document)); // stable: places keep their order
    Err(Problems(all))
}

/// A landscape or reference set on its way through the checks.
#[derive(Debug)]
struct Part {
    name: Box<str>,
    landscape: Option<Arc<Landscape>>,
    found: Vec<Found>,
    overflow: bool,
}

impl Part {
    fn new(name: &str, found: Vec<Found>, overflow: bool) -> Self {
        Self { name: name.into(), landscape: None, found, overflow }
    }
}

/// Adds everything that the landscape builds on, directly or through other sets; each once, by name. Is all of it there?
fn gather_sets(parts: &mut Vec<Part>, sets: &Sets, nearest: &mut Nearest) -> bool {
    let mut complete = true;
    let mut added: Vec<Id> = Vec::new();
    let mut next = 0;
    while let Some(part) = parts.get_mut(next) {
        next += 1;
        let names = part.landscape.as_ref().map(|land| land.builds_on.clone()).unwrap_or_default();
        let mut more = Vec::new();
        for (n, name) in names.into_iter().enumerate().filter(|(_, name)| !name.is_blank()) {
            let set = sets.get(name.as_str()).cloned().or_else(|| presets::set(name.as_str()));
            if let Some(set) = set {
                let Err(at) = added.binary_search(&name) else { continue };
                added.insert(at, name.clone());
                // a set that could not be read might have answered any reference
                complete &= set.landscape.is_some();
                let found = set.found.iter().map(copy_of).collect();
                let mut set_part = Part::new(name.as_str(), found, set.overflow);
                set_part.landscape.clone_from(&set.landscape);
                more.push(set_part);
            } else {
                complete = false;
                let known = sets.names().chain(presets::names());
                let near = nearest.among(name.as_str(), known);
                let words = format!("there is no reference set `{name}`");
                let at = place(&["builds_on"], Some(n));
                push_near(&mut part.found, at, Code::UnknownSet, words, near);
            }
        }
        parts.append(&mut more);
    }
    if let Some(sets) = parts.get_mut(1..) {
        sort_by(sets, |a, b| a.name.cmp(&b.name));
    }
    complete
}

fn copy_of(found: &Found) -> Found {
    Found {
        place: found.place.clone(),
        code: found.code,
        message: found.message.clone(),
        nearest: found.nearest.clone(),
    }
}

/// Everything that the checks look at: all landscapes, with their names, and the rule book where there is one.
struct Facts<'a> {
    /// Each with its number among the parts.
    lands: &'a [(usize, &'a Landscape)],
    /// Is everything there that the landscape builds on?
    complete: bool,
    /// By kind of element: where each id stands (part, position).
    names: Vec<(Target, Lookup<'a>)>,
    /// The rank of each level.
    ranks: Lookup<'a>,
}

impl<'a> Facts<'a> {
    fn new(
        lands: &'a [(usize, &'a Landscape)],
        book: Option<&'a RuleBook>,
        complete: bool,
        found: &mut [Vec<Found>],
    ) -> Self {
        let mut facts = Self { lands, complete, names: Vec::new(), ranks: Lookup::default() };
        facts.intern(found);
        if let Some(book) = book {
            facts.ranks = Lookup::of(book.levels.iter().map(|level| level.id.as_str()));
            for (target, ids) in targets_of(collections(book)) {
                facts.names.push((target, Lookup::of(ids.into_iter().map(Id::as_str))));
            }
        }
        facts
    }

    /// The sets come first, then the landscape (DESIGN D-14).
    fn in_order(&self) -> impl Iterator<Item = &'a (usize, &'a Landscape)> + use<'a> {
        self.lands
            .iter()
            .filter(|(part, _)| *part != 0)
            .chain(self.lands.iter().filter(|(part, _)| *part == 0))
    }

    /// Looks where the elements of each collection stand.
    fn intern(&mut self, found: &mut [Vec<Found>]) {
        let lands: Vec<_> = self.in_order().map(|(part, land)| (*part, collections(*land))).collect();
        let Some((_, first)) = lands.first() else { return };
        for (c, (field, element, _)) in first.iter().enumerate() {
            let Some(target) = Target::named(element) else { continue };
            let mut names: Vec<(&'a str, (usize, usize))> = Vec::new();
            for (part, collections) in &lands {
                let ids = collections.get(c).into_iter().flat_map(|(_, _, ids)| ids).enumerate();
                names.extend(ids.filter(|(_, id)| !id.is_blank()).map(|(n, id)| (id.as_str(), (*part, n))));
            }
            let lookup = Lookup::new(names.clone());
            for (id, (part, n)) in names {
                if lookup.get(id) != Some((part, n)) {
                    let at = below(&place(&[*field], Some(n)), "id", None);
                    let words = format!("there is another `{id}` in `{field}`");
                    report(found, part, at, Code::RepeatedId, words);
                }
            }
            self.names.push((target, lookup));
        }
    }

    /// The names of all elements of a kind; nothing where the document that declares them is not there.
    fn names(&self, target: Target) -> Option<&Lookup<'a>> {
        self.names.iter().find(|(other, _)| *other == target).map(|(_, names)| names)
    }

    /// The part and position of an element.
    fn find(&self, target: Target, id: &str) -> Option<(usize, usize)> {
        self.names(target)?.get(id)
    }

    fn land(&self, part: usize) -> Option<&'a Landscape> {
        self.lands.iter().find(|(n, _)| *n == part).map(|(_, land)| *land)
    }

    fn area(&self, id: &str) -> Option<&'a crate::document::Area> {
        let (part, at) = self.find(Target::Area, id)?;
        self.land(part)?.areas.get(at)
    }

    /// The rank of an area's level, where both are known.
    fn rank_of(&self, area: &str) -> Option<usize> {
        self.area(area).and_then(|area| self.ranks.position(area.level.as_str()))
    }
}

/// The collections to whose elements something can refer, with the ids of those elements.
fn targets_of<'a>(
    collections: Vec<(&'static str, &'static str, Vec<&'a Id>)>,
) -> impl Iterator<Item = (Target, Vec<&'a Id>)> {
    collections.into_iter().filter_map(|(_, element, ids)| Some((Target::named(element)?, ids)))
}

/// `names[n]`, or deeper.
fn place(names: &[&'static str], n: Option<usize>) -> Place {
    let fields = names.iter().map(|name| Step::Field(Cow::Borrowed(*name)));
    fields.chain(n.map(Step::Index)).collect()
}

/// A place one or two steps further down.
fn below(place: &Place, field: &'static str, n: Option<usize>) -> Place {
    let mut place = place.clone();
    place.push(Step::Field(field.into()));
    place.extend(n.map(Step::Index));
    place
}

/// Was something wrong with the form of what stands here? Then it is a placeholder, and says nothing.
fn is_placeholder(found: &[Found], place: &Place) -> bool {
    found.iter().any(|found| found.place == *place)
}

fn report(found: &mut [Vec<Found>], part: usize, place: Place, code: Code, message: impl Into<String>) {
    if let Some(found) = found.get_mut(part) {
        push(found, place, code, message);
    }
}

fn push(found: &mut Vec<Found>, place: Place, code: Code, message: impl Into<String>) {
    push_near(found, place, code, message, None);
}

fn push_near(
    found: &mut Vec<Found>,
    place: Place,
    code: Code,
    message: impl Into<String>,
    nearest: Option<Box<str>>,
) {
    // one more than the limit shows that there are more
    if found.len() <= Problems::LIMIT {
        found.push(Found { place, code, message: message.into(), nearest });
    }
}

/// The format that a text says it has, to know what it is before it is read: `regie/landscape`, `regie/rulebook`, or something else.
///
/// Nothing when the text is no JSON object or says no format.
#[must_use]
pub fn format_of(text: &str) -> Option<String> {
    crate::document::peek_format(text)
}
