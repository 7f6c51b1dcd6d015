//! Which tables there are and which columns they have: derived from the table of forms, so that a field of the format is a column without a word here but its names.

use std::sync::OnceLock;

use super::fold::folded;
use super::names_of_columns::{CODES, COLUMNS, TABLES};
use crate::document::record::Record;
use crate::document::shape::{RecordShape, Shape, Target};
use crate::document::{Landscape, Mandate};
use crate::text::is_language_tag;

/// The one table of which a row is the landscape itself.
pub(super) const HEAD: &str = "landscape";
/// The one table whose rows are parts of the elements of another.
pub(super) const MANDATES: &str = "mandates";
/// The elements of which mandates are parts.
pub(super) const STAKEHOLDERS: &str = "stakeholders";

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// A text; in columns of their own, the same in other languages.
    Text,
    /// Several texts.
    Texts,
    /// An id, or the name of what is meant.
    Id(Option<Target>),
    Ids(Option<Target>),
    /// One of these words.
    Word(&'static [(&'static str, &'static str)]),
    Words(&'static [(&'static str, &'static str)]),
    Date,
    Flag,
    Number,
    /// A code of the register that the column names.
    Codes,
    /// Areas, or all of a level within one.
    Areas,
    /// Whose mandate it is.
    Owner,
}

/// A column that a table may have.
#[derive(Debug)]
pub(super) struct Column {
    /// The field of the element.
    pub(super) field: &'static str,
    /// The field within that: `from` of `valid`.
    pub(super) part: Option<&'static str>,
    pub(super) form: Form,
    pub(super) required: bool,
}

/// A table.
#[derive(Debug)]
pub(super) struct Kind {
    /// The collection of the landscape, [`HEAD`] or [`MANDATES`].
    pub(super) name: &'static str,
    pub(super) dutch: &'static str,
    also: &'static [&'static str],
    /// What refers to its elements.
    pub(super) target: Option<Target>,
    pub(super) columns: Vec<Column>,
}

/// A column as a header names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// Its number among the columns of the table.
    pub(super) column: usize,
    /// The language of a text, the register of a code.
    pub(super) tail: Option<String>,
}

/// All tables, in the order in which they are written: the landscape, its collections, and mandates after stakeholders.
pub(super) fn kinds() -> &'static [Kind] {
    static KINDS: OnceLock<Vec<Kind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut kinds = vec![Kind::of(HEAD, Landscape::RECORD, None)];
        for field in Landscape::RECORD.fields {
            let Shape::List(Shape::Record(element), _) = field.shape else { continue };
            kinds.push(Kind::of(field.name, element, Target::named(element.name)));
            if field.name == STAKEHOLDERS {
                let mut mandates = Kind::of(MANDATES, Mandate::RECORD, None);
                let owner = Column { field: "stakeholder", part: None, form: Form::Owner, required: true };
                mandates.columns.insert(0, owner);
                kinds.push(mandates);
            }
        }
        kinds
    })
}

impl Kind {
    fn of(name: &'static str, shape: &'static RecordShape, target: Option<Target>) -> Self {
        let mut columns = Vec::new();
        for field in shape.fields {
            let form = match field.shape {
                Shape::Id => Form::Id(field.target),
                Shape::Text => Form::Text,
                Shape::Date => Form::Date,
                Shape::Flag => Form::Flag,
                Shape::Codes => Form::Codes,
                Shape::Word(words) => Form::Word(words),
                Shape::List(Shape::Id, _) => Form::Ids(field.target),
                Shape::List(Shape::Text, _) => Form::Texts,
                Shape::List(Shape::Word(words), _) => Form::Words(words),
                Shape::List(Shape::AreaEntry(_), _) => Form::Areas,
                Shape::Record(parts) => {
                    for part in parts.fields {
                        let form = if matches!(part.shape, Shape::Date) { Form::Date } else { Form::Number };
                        let part = Some(part.name);
                        columns.push(Column { field: field.name, part, form, required: false });
                    }
                    continue;
                }
                // the format and version of the document, and the elements, which are tables of their own
                _ => continue,
            };
            columns.push(Column { field: field.name, part: None, form, required: field.required });
        }
        let names = TABLES.iter().find(|(of, ..)| *of == name);
        let (dutch, also) = names.map_or((name, [].as_slice()), |(_, dutch, also)| (*dutch, *also));
        Self { name, dutch, also, target, columns }
    }

    /// Its columns with their headers in a language, without those for other languages and registers.
    pub(super) fn header(&self, column: &Column, dutch: bool) -> String {
        match self.names(column) {
            Some((dutch_name, _)) if dutch => dutch_name.to_owned(),
            _ => column.path().replace('.', "_"),
        }
    }

    /// Dutch, and what else it is called.
    fn names(&self, column: &Column) -> Option<(&'static str, &'static [&'static str])> {
        let path = column.path();
        let of = |table: &str| COLUMNS.iter().find(|(name, column, ..)| *name == table && *column == path);
        of(self.name).or_else(|| of("")).map(|(.., dutch, also)| (*dutch, *also))
    }

    /// Every name that a header may have, folded, with its column and the register that it names by itself.
    pub(super) fn known(&self) -> Vec<(String, Key)> {
        let mut known = Vec::new();
        for (number, column) in self.columns.iter().enumerate() {
            let mut add = |name: &str, tail: Option<&str>| {
                known.push((folded(name), Key { column: number, tail: tail.map(str::to_owned) }));
            };
            if matches!(column.form, Form::Codes) {
                for (scheme, names) in CODES {
                    names.iter().for_each(|name| add(name, Some(scheme)));
                }
                continue;
            }
            add(&column.path(), None);
            let (dutch, also) = self.names(column).unwrap_or_default();
            [dutch].iter().chain(also).for_each(|name| add(name, None));
        }
        known
    }

    /// The column that a header names.
    pub(super) fn key(&self, known: &[(String, Key)], header: &str) -> Option<Key> {
        let plain = |name: &str| {
            let name = folded(name);
            known.iter().find(|(known, _)| *known == name && !name.is_empty()).map(|(_, key)| key.clone())
        };
        if let Some(key) = plain(header) {
            return Some(key);
        }
        let header = header.trim();
        // `naam (en)`, `code (lei)`
        if let Some((name, tail)) = header.strip_suffix(')').and_then(|header| header.split_once('(')) {
            if folded(name) == "code" {
                let column = self.columns.iter().position(|column| matches!(column.form, Form::Codes))?;
                return Some(Key { column, tail: Some(tail.to_owned()) });
            }
            return self.in_language(&plain(name)?, tail);
        }
        // `naam_en`, `name nl`
        let (name, tail) = header.rsplit_once(['_', ' ', '.', '-'])?;
        let tail =
            Some(tail.to_lowercase()).filter(|tail| ["nl", "en", "fr", "de"].contains(&tail.as_str()))?;
        self.in_language(&plain(name)?, &tail)
    }

    fn in_language(&self, key: &Key, tag: &str) -> Option<Key> {
        let column = self.columns.get(key.column)?;
        let has_languages = matches!(column.form, Form::Text | Form::Texts);
        (has_languages && is_language_tag(tag))
            .then(|| Key { column: key.column, tail: Some(tag.to_owned()) })
    }
}

impl Column {
    /// `valid.from`
    pub(super) fn path(&self) -> String {
        self.part.map_or_else(|| self.field.to_owned(), |part| format!("{}.{part}", self.field))
    }
}

/// The table of a name, in either language, without its ending.
pub(super) fn kind_named(name: &str) -> Option<usize> {
    let name = folded(name);
    kinds()
        .iter()
        .position(|kind| [kind.name, kind.dutch].iter().chain(kind.also).any(|known| folded(known) == name))
}

/// How a code of a register is called in a header.
pub(super) fn code_header(scheme: &str) -> String {
    if CODES.iter().any(|(known, _)| *known == scheme) {
        scheme.to_owned()
    } else {
        format!("code ({scheme})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_and_every_column_has_a_dutch_name() {
        for kind in kinds() {
            assert!(TABLES.iter().any(|(name, ..)| *name == kind.name), "{}", kind.name);
            for column in &kind.columns {
                let named = matches!(column.form, Form::Codes) || kind.names(column).is_some();
                assert!(named, "{}.{}", kind.name, column.path());
            }
        }
        assert_eq!(kinds().len(), 15);
    }

    #[test]
    fn every_name_speaks_of_something_and_of_one_thing_alone() {
        for (table, path, ..) in COLUMNS {
            let uses = kinds().iter().filter(|kind| table.is_empty() || kind.name == *table);
            assert!(
                uses.flat_map(|kind| &kind.columns).any(|column| column.path() == *path),
                "{table}.{path}"
            );
        }
        for kind in kinds() {
            let known = kind.known();
            for (n, (name, key)) in known.iter().enumerate() {
                let other = known.iter().take(n).find(|(other, _)| other == name);
                assert!(
                    other.is_none_or(|(_, other)| other == key),
                    "{}: `{name}` is two columns",
                    kind.name
                );
            }
        }
        let names = kinds()
            .iter()
            .flat_map(|kind| [kind.name, kind.dutch].into_iter().chain(kind.also.iter().copied()));
        let mut names: Vec<String> = names.map(folded).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        // `trends` and the like would be double if two tables had them
        assert_eq!(names.len(), all);
    }

    #[test]
    fn headers_are_read_in_both_languages_with_tags_and_registers() {
        let kind = &kinds()[kind_named("Betrokkenen").unwrap()];
        let known = kind.known();
        let path = |header: &str| {
            let key = kind.key(&known, header)?;
            Some((kind.columns[key.column].path(), key.tail))
        };
        for header in ["naam", "Naam", "NAME", "organisatie", " label ", "Naam*"] {
            assert_eq!(path(header), Some(("label".to_owned(), None)), "{header}");
        }
        for header in ["naam (en)", "naam_en", "Name EN", "label.en"] {
            assert_eq!(path(header), Some(("label".to_owned(), Some("en".to_owned()))), "{header}");
        }
        assert_eq!(path("KBO-nummer"), Some(("codes".to_owned(), Some("kbo".to_owned()))));
        assert_eq!(path("code (a)b)"), Some(("codes".to_owned(), Some("a)b".to_owned()))));
        assert_eq!(path("valid_from"), Some(("valid.from".to_owned(), None)));
        assert_eq!(path("soort (en)"), None);
        assert_eq!(path("telefoon"), None);
        assert_eq!(path(""), None);
    }
}
