//! Conditions: when a rule, requirement or separation holds (contract §4).

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json::Stop;
use super::landscape::Spread;
use super::read::{Fields, Reader};
use super::record::words;
use super::rule_book::Approach;
use super::shape::{Shape, Target};
use super::slot::{Filling, Slot, Spot};
use super::value::{Refer, Value, Walk};
use crate::error::{Code, Step, shorten};
use crate::ids::Id;

/// When a rule, requirement or separation holds, judged for a stakeholder, a challenge, a seat and a place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Every one of them holds; an empty one holds.
    All(Vec<Condition>),
    /// One of them holds; an empty one does not.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A single fact.
    Atom(Atom),
}

words! {
    /// How a stakeholder's working areas lie to a place or a seat.
    pub enum Works {
        /// The place is one of them.
        At = "at",
        /// One of them covers the place.
        Covers = "covers",
        /// One of them lies inside the place.
        Inside = "inside",
        /// One of them covers the place or lies inside it.
        Overlaps = "overlaps",
        /// One of them holds an affected area and lies within the seat.
        Affected = "affected",
        /// Together they cover every affected area of the seat.
        Reaches = "reaches",
    }
}

/// How an atom's value is written.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) enum Argument {
    /// None: the atom is a plain word.
    None,
    /// A list of references, at least one.
    Ids(Target),
    /// One of the words of [`Works`].
    Works,
    /// A list of spreads, at least one.
    Spreads,
    /// A list of approaches, at least one.
    Approaches,
    /// A whole number from 1.
    Count,
}

macro_rules! atoms {
    ($($(#[doc = $doc:literal])+ $name:ident $(($inner:ty))? = $text:literal, $argument:expr, $speaks:expr;)*) => {
        /// One fact about a stakeholder, a challenge, a seat or a place.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Atom { $($(#[doc = $doc])+ $name $(($inner))?,)* }

        /// The table of atoms: the word, how its value is written, whether it speaks of a stakeholder, and what it means.
        pub(crate) const ATOMS: &[AtomShape] = &[$(AtomShape {
            word: $text,
            argument: $argument,
            speaks_of_stakeholder: $speaks,
            doc: super::record::meaning!($($doc),+),
        },)*];

        impl Atom {
            /// The word of this atom in documents.
            #[must_use]
            pub fn word(&self) -> &'static str {
                match self { $(atoms!(@pattern $name $(($inner))?) => $text,)* }
            }

            /// Does it speak of a stakeholder? Requirements and separations have no such atoms.
            #[must_use]
            pub fn speaks_of_stakeholder(&self) -> bool {
                match self { $(atoms!(@pattern $name $(($inner))?) => $speaks,)* }
            }
        }
    };
    (@pattern $name:ident) => { Atom::$name };
    (@pattern $name:ident ($inner:ty)) => { Atom::$name(_) };
}

/// One row of the table of atoms.
#[derive(Debug)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) struct AtomShape {
    pub(crate) word: &'static str,
    pub(crate) argument: Argument,
    pub(crate) speaks_of_stakeholder: bool,
    pub(crate) doc: &'static str,
}

atoms! {
    /// It is one of these stakeholders.
    Stakeholder(Vec<Id>) = "stakeholder", Argument::Ids(Target::Stakeholder), true;
    /// It has one of these kinds.
    Kind(Vec<Id>) = "kind", Argument::Ids(Target::Kind), true;
    /// It has one of these sectors.
    Sector(Vec<Id>) = "sector", Argument::Ids(Target::Sector), true;
    /// It is a direct member of one of these.
    MemberOf(Vec<Id>) = "member_of", Argument::Ids(Target::Stakeholder), true;
    /// How its working areas lie to the place or the seat.
    Works(Works) = "works", Argument::Works, true;
    /// At this place it can pull a needed lever for a covered area.
    Pulls = "pulls", Argument::None, true;
    /// It has one of the challenge's sectors.
    ServesTheme = "serves_theme", Argument::None, true;
    /// It speaks for one of the challenge's target groups.
    Represents = "represents", Argument::None, true;
    /// It already offers something on this theme, here, for these people.
    Offers = "offers", Argument::None, true;
    /// It is a party to an agreement on one of the challenge's themes, or on everything.
    Party = "party", Argument::None, true;
    /// It is appointed to one of these roles, here and for this theme.
    Appointed(Vec<Id>) = "appointed", Argument::Ids(Target::Role), true;
    /// The challenge has one of these themes.
    Theme(Vec<Id>) = "theme", Argument::Ids(Target::Theme), false;
    /// The challenge names one of these target groups.
    TargetGroup(Vec<Id>) = "target_group", Argument::Ids(Target::Group), false;
    /// The challenge needs one of these levers.
    Needs(Vec<Id>) = "needs", Argument::Ids(Target::Lever), false;
    /// The challenge has one of these spreads.
    Spread(Vec<Spread>) = "spread", Argument::Spreads, false;
    /// One of the seat's approaches is one of these.
    Approach(Vec<Approach>) = "approach", Argument::Approaches, false;
    /// The challenge has at least so many sectors.
    SectorsAtLeast(u32) = "sectors_at_least", Argument::Count, false;
    /// The challenge affects at least so many areas.
    AreasAtLeast(u32) = "areas_at_least", Argument::Count, false;
    /// Nobody at or above a covered area can pull a needed lever.
    Unheld = "unheld", Argument::None, false;
    /// The covered areas are joined by borders among themselves.
    Contiguous = "contiguous", Argument::None, false;
    /// The place has one of these levels.
    Level(Vec<Id>) = "level", Argument::Ids(Target::Level), false;
    /// The place is one of these areas.
    Place(Vec<Id>) = "place", Argument::Ids(Target::Area), false;
}

impl Atom {
    /// The ids that it names, and what they are.
    pub(crate) fn ids(&self) -> Option<(Target, &[Id])> {
        Some(match self {
            Self::Stakeholder(ids) | Self::MemberOf(ids) => (Target::Stakeholder, ids),
            Self::Kind(ids) => (Target::Kind, ids),
            Self::Sector(ids) => (Target::Sector, ids),
            Self::Appointed(ids) => (Target::Role, ids),
            Self::Theme(ids) => (Target::Theme, ids),
            Self::TargetGroup(ids) => (Target::Group, ids),
            Self::Needs(ids) => (Target::Lever, ids),
            Self::Level(ids) => (Target::Level, ids),
            Self::Place(ids) => (Target::Area, ids),
            _ => return None,
        })
    }

    fn from_ids(word: &str, ids: Vec<Id>) -> Option<Self> {
        Some(match word {
            "stakeholder" => Self::Stakeholder(ids),
            "kind" => Self::Kind(ids),
            "sector" => Self::Sector(ids),
            "member_of" => Self::MemberOf(ids),
            "appointed" => Self::Appointed(ids),
            "theme" => Self::Theme(ids),
            "target_group" => Self::TargetGroup(ids),
            "needs" => Self::Needs(ids),
            "level" => Self::Level(ids),
            "place" => Self::Place(ids),
            _ => return None,
        })
    }

    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "pulls" => Self::Pulls,
            "serves_theme" => Self::ServesTheme,
            "represents" => Self::Represents,
            "offers" => Self::Offers,
            "party" => Self::Party,
            "unheld" => Self::Unheld,
            "contiguous" => Self::Contiguous,
            _ => return None,
        })
    }

    /// Does this atom by itself bound a rule to some stakeholders (contract §4, "bound")?
    pub(crate) fn is_bound(&self) -> bool {
        matches!(
            self,
            Self::Works(_)
                | Self::Pulls
                | Self::Offers
                | Self::Party
                | Self::Appointed(_)
                | Self::Stakeholder(_)
        )
    }
}

impl Condition {
    /// Holds for everybody everywhere: `{"all": []}`.
    #[must_use]
    pub fn always() -> Self {
        Self::All(Vec::new())
    }

    /// Its word in documents.
    fn word(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::Not(_) => "not",
            Self::Atom(atom) => atom.word(),
        }
    }

    /// Is it bound, so that a rule with it never assigns to everybody everywhere (contract §4)?
    #[must_use]
    pub fn is_bound(&self) -> bool {
        match self {
            Self::All(parts) => parts.iter().any(Self::is_bound),
            Self::Any(parts) => parts.iter().all(Self::is_bound),
            Self::Not(_) => false,
            Self::Atom(atom) => atom.is_bound(),
        }
    }

    /// The atoms in it, in the order in which they are written.
    pub(crate) fn atoms(&self) -> Vec<&Atom> {
        let mut open = vec![self];
        let mut atoms = Vec::new();
        while let Some(condition) = open.pop() {
            match condition {
                Self::All(parts) | Self::Any(parts) => open.extend(parts.iter().rev()),
                Self::Not(part) => open.push(part),
                Self::Atom(atom) => atoms.push(atom),
            }
        }
        atoms
    }

    /// How deep it nests; an atom by itself is one deep.
    pub(crate) fn depth(&self) -> usize {
        let mut deepest = 0;
        let mut open = vec![(self, 1)];
        while let Some((condition, depth)) = open.pop() {
            deepest = deepest.max(depth);
            match condition {
                Self::All(parts) | Self::Any(parts) => open.extend(parts.iter().map(|p| (p, depth + 1))),
                Self::Not(part) => open.push((part, depth + 1)),
                Self::Atom(_) => {}
            }
        }
        deepest
    }
}

fn unknown_atom(name: &str, reader: &mut Reader) {
    let words = ATOMS.iter().map(|atom| atom.word).chain(["all", "any", "not"]);
    let nearest = reader.nearest.among(name, words);
    let message = match ATOMS.iter().find(|atom| atom.word == name) {
        Some(AtomShape { argument: Argument::None, .. }) => {
            format!("`{name}` stands by itself, as a word: it has no value")
        }
        Some(_) => format!("`{name}` needs a value: {{\"{name}\": …}}"),
        None if ["all", "any", "not"].contains(&name) => format!("`{name}` needs a value: {{\"{name}\": …}}"),
        None => format!("there is no condition `{}`", shorten(name)),
    };
    reader.report_near(Code::UnknownAtom, message, nearest.filter(|near| **near != *name));
}

impl Value for Condition {
    const SHAPE: Shape = Shape::Condition;

    /// Bound, and speaking of nobody: what could not be read is no reason for further problems.
    fn blank() -> Self {
        Self::Any(Vec::new())
    }
}

impl Slot for Condition {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Condition(condition) = filling {
            *self = condition;
        }
    }
}

impl Refer for Condition {
    fn condition(&self) -> Option<&Condition> {
        Some(self)
    }
}

/// The condition that is written as a plain word.
pub(super) fn from_text(text: &str, reader: &mut Reader) -> Option<Condition> {
    if reader.condition_is_too_deep(1) {
        return None;
    }
    let atom = Atom::from_word(text);
    if atom.is_none() {
        unknown_atom(text, reader);
    }
    atom.map(Condition::Atom)
}

/// The condition that is written as an object.
pub(super) fn from_map(map: &mut Fields<'_, '_>, reader: &mut Reader) -> Result<Condition, Stop> {
    let outermost = reader.enter_condition();
    let condition = read_condition(map, reader);
    let too_deep = reader.leave_condition(outermost);
    let condition = condition?;
    let condition = if too_deep { Condition::blank() } else { condition };
    // whatever else stands in the object
    while let Some(name) = map.name()? {
        reader.at(Step::Field(shorten(&name).into_owned().into()), |reader| {
            let code = if name == condition.word() { Code::RepeatedField } else { Code::UnknownField };
            reader.report(code, "a condition says one thing: join several with `all` or `any`");
            reader.skip_value(map)
        })?;
    }
    Ok(condition)
}

/// Walks the references of a condition, which knows their targets itself.
pub(super) fn references<'a>(condition: &'a Condition, walk: &mut Walk<'a, '_>) {
    walk.at(Step::Field(condition.word().into()), |walk| match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for (n, part) in parts.iter().enumerate() {
                walk.at(Step::Index(n), |walk| references(part, walk));
            }
        }
        Condition::Not(part) => references(part, walk),
        Condition::Atom(atom) => {
            if let Some((target, ids)) = atom.ids() {
                for (n, id) in ids.iter().enumerate() {
                    walk.at(Step::Index(n), |walk| walk.reference(target, id));
                }
            }
        }
    });
}

fn read_condition(map: &mut Fields<'_, '_>, reader: &mut Reader) -> Result<Condition, Stop> {
    let Some(name) = map.name()? else {
        reader.report(Code::UnknownAtom, "a condition says something: an empty object says nothing");
        return Ok(Condition::blank());
    };
    let step = Step::Field(shorten(&name).into_owned().into());
    if reader.condition_is_too_deep(0) {
        reader.skip_value(map)?;
        return Ok(Condition::blank());
    }
    match name.as_str() {
        "all" | "any" => {
            let mut parts = Vec::new();
            reader.named(step, map, Spot::of(&mut parts))?;
            return Ok(if name == "all" { Condition::All(parts) } else { Condition::Any(parts) });
        }
        "not" => {
            let mut part = Condition::blank();
            reader.named(step, map, Spot::of(&mut part))?;
            return Ok(Condition::Not(Box::new(part)));
        }
        _ => {}
    }
    let shape = ATOMS.iter().find(|atom| atom.word == name);
    let word = shape.map_or("", |shape| shape.word);
    let atom = match shape.map(|shape| shape.argument) {
        Some(Argument::Ids(_)) => Atom::from_ids(word, reader.listed(map, word)?),
        Some(Argument::Works) => {
            let mut works = Works::blank();
            reader.named(step, map, Spot::of(&mut works))?;
            Some(Atom::Works(works))
        }
        Some(Argument::Spreads) => Some(Atom::Spread(reader.listed(map, word)?)),
        Some(Argument::Approaches) => Some(Atom::Approach(reader.listed(map, word)?)),
        Some(Argument::Count) => {
            let mut count = u32::blank();
            reader.named(step, map, Spot::of(&mut count))?;
            Some(if word == "areas_at_least" {
                Atom::AreasAtLeast(count)
            } else {
                Atom::SectorsAtLeast(count)
            })
        }
        Some(Argument::None) | None => {
            unknown_atom(&name, reader);
            reader.skip_value(map)?;
            None
        }
    };
    Ok(atom.map_or_else(Condition::blank, Condition::Atom))
}

fn one<S: Serializer>(serializer: S, word: &str, value: &impl Serialize) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(word, value)?;
    map.end()
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(parts) => one(serializer, "all", parts),
            Self::Any(parts) => one(serializer, "any", parts),
            Self::Not(part) => one(serializer, "not", part),
            Self::Atom(atom) => atom.serialize(serializer),
        }
    }
}

impl Serialize for Atom {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Works(works) => one(serializer, self.word(), works),
            Self::Spread(spreads) => one(serializer, self.word(), spreads),
            Self::Approach(approaches) => one(serializer, self.word(), approaches),
            Self::SectorsAtLeast(n) | Self::AreasAtLeast(n) => one(serializer, self.word(), n),
            _ => match self.ids() {
                Some((_, ids)) => one(serializer, self.word(), &ids),
                None => serializer.serialize_str(self.word()),
            },
        }
    }
}

/// What is wrong when a requirement or separation speaks of a stakeholder: where, and the word.
pub(crate) fn stakeholder_atoms(condition: &Condition) -> Vec<(Vec<Step>, &'static str)> {
    fn search(condition: &Condition, place: &mut Vec<Step>, found: &mut Vec<(Vec<Step>, &'static str)>) {
        if let Condition::Atom(atom) = condition {
            if atom.speaks_of_stakeholder() {
                found.push((place.clone(), atom.word()));
            }
            return;
        }
        place.push(Step::Field(condition.word().into()));
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    place.push(Step::Index(n));
                    search(part, place, found);
                    place.pop();
                }
            }
            Condition::Not(part) => search(part, place, found),
            Condition::Atom(_) => {}
        }
        place.pop();
    }
    let mut found = Vec::new();
    search(condition, &mut Vec::new(), &mut found);
    found
}
