//! JSON Schemas of the documents (draft 2020-12), made from the table of forms.
//!
//! There is no second list of fields here: what the table says, the schema says in its own way. Only what the table has as code is
//! put into words: the form of an id, a text, a date, a condition.

use super::condition::{ATOMS, Argument, AtomShape, Works};
use super::landscape::{Landscape, Spread};
use super::record::Record;
use super::rule_book::{Approach, RuleBook};
use super::shape::{Field, RecordShape, Shape, Target};
use super::value::Value;
use crate::ids::Id;
use crate::text::Text;

/// JSON, with the fields of an object in the order in which they are to be read.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    Flag(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Fields),
}

/// The fields of an object: in a schema, its keywords.
pub(crate) type Fields = Vec<(String, Json)>;

/// Fields, written as in JSON.
macro_rules! fields {
    ($($key:literal: $value:expr),* $(,)?) => { vec![$(($key.to_owned(), $crate::document::schema::Json::from($value))),*] };
}
pub(crate) use fields;

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<Json>> for Json {
    fn from(list: Vec<Json>) -> Self {
        Self::List(list)
    }
}

impl<const N: usize> From<[&str; N]> for Json {
    fn from(words: [&str; N]) -> Self {
        Self::List(words.into_iter().map(Self::from).collect())
    }
}

impl From<Fields> for Json {
    fn from(fields: Fields) -> Self {
        Self::Object(fields)
    }
}

impl Json {
    /// The widest that something on one line may be.
    const WIDTH: usize = 120;

    /// As text for people: what fits stands on one line.
    pub(crate) fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(0, 0, &mut text);
        text.push('\n');
        text
    }

    /// Writes it `depth` levels deep, where `used` characters of the line are taken.
    fn write(&self, depth: usize, used: usize, text: &mut String) {
        let line = self.line();
        let parts: Vec<(String, &Self)> = match self {
            Self::List(list) if used + line.len() > Self::WIDTH => {
                list.iter().map(|part| (String::new(), part)).collect()
            }
            Self::Object(fields) if used + line.len() > Self::WIDTH => {
                fields.iter().map(|(key, part)| (format!("{}: ", quoted(key)), part)).collect()
            }
            _ => return text.push_str(&line),
        };
        let indent = "  ".repeat(depth);
        let (open, close) = if matches!(self, Self::List(_)) { ('[', ']') } else { ('{', '}') };
        text.push(open);
        for (n, (key, part)) in parts.iter().enumerate() {
            text.push_str(if n == 0 { "\n" } else { ",\n" });
            let start = format!("{indent}  {key}");
            text.push_str(&start);
            // one more for the comma after it
            part.write(depth + 1, start.len() + 1, text);
        }
        text.push('\n');
        text.push_str(&indent);
        text.push(close);
    }

    /// The whole of it on one line.
    fn line(&self) -> String {
        match self {
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => quoted(text),
            Self::List(list) => format!("[{}]", list.iter().map(Self::line).collect::<Vec<_>>().join(", ")),
            Self::Object(fields) => {
                let field = |(key, value): &(String, Self)| format!("{}: {}", quoted(key), value.line());
                format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    // writing a string cannot fail
    serde_json::to_string(text).unwrap_or_default()
}

/// The words of a doc comment as a sentence: one line, no emphasis.
pub(crate) fn plain(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ").replace('*', "")
}

/// A number of bytes or characters as JSON has it.
pub(crate) fn number(n: usize) -> Json {
    Json::Number(n as u64)
}

/// `{"$ref": …}` to a definition of this schema.
pub(crate) fn reference(definition: &str) -> Fields {
    fields! {"$ref": format!("#/$defs/{definition}")}
}

/// What it says, then how it looks.
pub(crate) fn described(description: impl Into<String>, keywords: Fields) -> Fields {
    let mut all = fields! {"description": description.into()};
    all.extend(keywords);
    all
}

/// The keywords of a shape that has no parts: a flag, a number, a word.
pub(crate) fn simple(shape: &Shape) -> Fields {
    match *shape {
        Shape::Flag => fields! {"type": "boolean"},
        Shape::Number(least, most) => {
            fields! {"type": "integer", "minimum": u64::from(least), "maximum": u64::from(most)}
        }
        // the kind of an event, which its own record describes
        Shape::Word([(word, "")]) => fields! {"const": *word},
        Shape::Word(words) => {
            let words = words
                .iter()
                .map(|(word, doc)| Json::from(fields! {"const": *word, "description": plain(doc)}));
            fields! {"oneOf": words.collect::<Vec<_>>()}
        }
        Shape::Exactly(word) => fields! {"const": word},
        Shape::Version(version) => fields! {"const": version},
        _ => Vec::new(),
    }
}

/// The form of an id. A schema counts characters where the reader counts bytes.
pub(crate) fn id_form() -> Fields {
    fields! {
        "$comment": "An id: 1 to 200 bytes without white space, `/` or control characters.",
        "type": "string",
        "minLength": number(1),
        "maxLength": number(Id::MAX_BYTES),
        // control characters, white space and `/`, one by one: `\s` is not the same everywhere
        "pattern": r"^[^\u0000-\u0020/\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$",
    }
}

/// A schema as a whole.
pub(crate) fn document(title: &str, description: String, keywords: Fields, definitions: Fields) -> String {
    let mut all = fields! {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by regie: `REGIE_UPDATE=1 cargo test --test suite schemas` writes it again.",
        "title": title,
        "description": description,
    };
    all.extend(keywords);
    all.push(("$defs".to_owned(), definitions.into()));
    Json::from(all).pretty()
}

/// `Target group` for "target group".
fn title(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// The collection that a reference points into, as the document calls it.
fn collection(target: Target) -> String {
    format!("{}s", target.name().replace(' ', "_"))
}

/// Is it an element of a rule book, not of a landscape?
fn in_rule_book(target: Target) -> bool {
    matches!(target, Target::Level | Target::Kind | Target::Role | Target::Rule)
}

/// Collects the definitions that the schema of one document needs.
struct Maker {
    rule_book: bool,
    /// In the order in which they are first needed.
    definitions: Fields,
}

impl Maker {
    /// A reference to a definition, which is made when it is first needed.
    fn defined(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Fields) -> Fields {
        if !self.definitions.iter().any(|(known, _)| known == name) {
            let n = self.definitions.len();
            // first its place, so that a definition may refer to itself
            self.definitions.push((name.to_owned(), Json::Object(Vec::new())));
            let made = make(self);
            if let Some((_, definition)) = self.definitions.get_mut(n) {
                *definition = made.into();
            }
        }
        reference(name)
    }

    /// `areas`, or `areas` of the other document.
    fn place_of(&self, target: Target) -> String {
        let collection = collection(target);
        match (in_rule_book(target), self.rule_book) {
            (true, false) => format!("`{collection}` of the rule book"),
            (false, true) => format!("`{collection}` of the landscape"),
            _ => format!("`{collection}`"),
        }
    }

    fn id(&mut self) -> Fields {
        self.defined("id", |_| id_form())
    }

    /// An id in a list, which has no field of its own to describe it.
    fn id_of(&mut self, target: Target) -> Fields {
        described(format!("An id from {}.", self.place_of(target)), self.id())
    }

    /// A set of ids.
    fn ids_of(&mut self, target: Target) -> Fields {
        let name = format!("{}_ids", target.name().replace(' ', "_"));
        self.defined(
            &name,
            |maker| fields! {"type": "array", "items": maker.id_of(target), "uniqueItems": true},
        )
    }

    fn text(&mut self) -> Fields {
        self.defined("text", |_| {
            let most = number(Text::MAX_BYTES);
            fields! {
                "$comment": "A text, or one for each language: {\"nl\": \"wonen\", \"en\": \"housing\"}.",
                "type": ["string", "object"],
                "maxLength": most.clone(),
                "minProperties": number(1),
                "propertyNames": fields! {
                    "description": "A language tag: `nl`, `en`, `nl-BE`.",
                    "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
                },
                "additionalProperties": fields! {"type": "string", "maxLength": most},
            }
        })
    }

    fn date(&mut self) -> Fields {
        self.defined("date", |_| {
            fields! {
                "$comment": "A day of the calendar.",
                "type": "string",
                "format": "date",
                "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            }
        })
    }

    fn codes(&mut self) -> Fields {
        self.defined("codes", |maker| {
            let id = maker.id();
            fields! {
                "$comment": "Codes by the name of their register: {\"nis\": \"34027\"}.",
                "type": "object",
                "propertyNames": id.clone(),
                "additionalProperties": described("The code.", id),
            }
        })
    }

    /// The keywords of what may stand in a field.
    fn keywords(&mut self, shape: &Shape, target: Option<Target>, nonempty: bool) -> Fields {
        match *shape {
            Shape::Id => self.id(),
            Shape::Text => self.text(),
            Shape::Date => self.date(),
            #[cfg(feature = "processes")]
            Shape::Written(form) => fields! {"type": "string", "pattern": form.pattern},
            Shape::Codes => self.codes(),
            Shape::List(element, set) => {
                let mut list = fields! {"type": "array"};
                match (element, target) {
                    (Shape::Id, Some(target)) if set => list.extend(self.ids_of(target)),
                    _ => {
                        list.extend(fields! {"items": self.element(element, target)});
                        if set {
                            list.extend(fields! {"uniqueItems": true});
                        }
                    }
                }
                if nonempty {
                    list.extend(fields! {"minItems": number(1)});
                }
                list
            }
            // the field says what it is
            Shape::Record(record) => self.record(record, "$comment"),
            Shape::Condition => self.condition(),
            Shape::AreaEntry(_) => self.element(shape, target),
            _ => simple(shape),
        }
    }

    /// The keywords of what may stand in a list.
    fn element(&mut self, shape: &Shape, target: Option<Target>) -> Fields {
        match (*shape, target) {
            (Shape::Id, Some(target)) => self.id_of(target),
            (Shape::Record(record), _) => self.record(record, "description"),
            (Shape::AreaEntry(record), _) => {
                let area = self.element(&Shape::Id, target);
                fields! {"anyOf": vec![Json::from(area), self.record(record, "description").into()]}
            }
            _ => self.keywords(shape, target, false),
        }
    }

    /// A definition for elements of this kind. Editors take the words of a definition above those of the field that refers to it: for
    /// what stands in a field, its words are a comment.
    fn record(&mut self, record: &'static RecordShape, words: &str) -> Fields {
        self.defined(&record.name.replace(' ', "_"), |maker| {
            let mut all = fields! {"title": title(record.name)};
            all.push((words.to_owned(), plain((record.docs)().record).into()));
            all.extend(maker.object(record));
            all
        })
    }

    /// The keywords of an element with fields.
    fn object(&mut self, record: &'static RecordShape) -> Fields {
        let docs = (record.docs)().fields;
        let properties =
            record.fields.iter().zip(docs).map(|(field, doc)| self.property(field, doc)).collect();
        let required: Vec<Json> =
            record.fields.iter().filter(|field| field.required).map(|field| field.name.into()).collect();
        let mut all = fields! {"type": "object"};
        if !required.is_empty() {
            all.extend(fields! {"required": required});
        }
        all.extend(fields! {"additionalProperties": false, "properties": Json::Object(properties)});
        all
    }

    fn property(&mut self, field: &'static Field, doc: &str) -> (String, Json) {
        let mut words = plain(doc);
        match (field.target, field.shape) {
            (Some(target), _) => words = format!("{words} Refers to {}.", self.place_of(target)),
            (_, Shape::Text) => words.push_str(" One text, or one for each language."),
            (_, Shape::Date) => words.push_str(" Written `YYYY-MM-DD`."),
            _ => {}
        }
        let keywords = self.keywords(&field.shape, field.target, field.nonempty);
        (field.name.to_owned(), described(words, keywords).into())
    }

    fn condition(&mut self) -> Fields {
        self.defined("condition", |maker| {
            let itself = reference("condition");
            let parts = fields! {"type": "array", "items": itself.clone()};
            let mut properties = fields! {
                "all": described("Every one of them holds; an empty list holds.", parts.clone()),
                "any": described("At least one of them holds; an empty list does not.", parts),
                "not": described("It does not hold.", itself),
            };
            let mut forms: Vec<Json> = Vec::new();
            for atom in ATOMS {
                match maker.argument(atom) {
                    Some(argument) => properties.push((atom.word.to_owned(), argument.into())),
                    None => forms.push(fields! {"const": atom.word, "description": meaning(atom)}.into()),
                }
            }
            forms.push(fields! {"type": "object"}.into());
            // what an object needs stands outside of `anyOf`, so that what is wrong with it is said at its place
            fields! {
                "title": "Condition",
                "$comment": "A word, or an object with a single key. They nest at most 64 deep.",
                "type": ["string", "object"],
                "anyOf": forms,
                "minProperties": number(1),
                "maxProperties": number(1),
                "additionalProperties": false,
                "properties": Json::Object(properties),
            }
        })
    }

    /// The value of an atom; nothing for one that is a plain word.
    fn argument(&mut self, atom: &AtomShape) -> Option<Fields> {
        let mut words = meaning(atom);
        let keywords = match atom.argument {
            Argument::None => return None,
            Argument::Ids(target) => {
                words = format!("{words} Refers to {}.", self.place_of(target));
                self.keywords(&<Vec<Id>>::SHAPE, Some(target), true)
            }
            Argument::Works => self.keywords(&Works::SHAPE, None, false),
            Argument::Spreads => self.keywords(&<Vec<Spread>>::SHAPE, None, true),
            Argument::Approaches => self.keywords(&<Vec<Approach>>::SHAPE, None, true),
            Argument::Count => self.keywords(&u32::SHAPE, None, false),
        };
        Some(described(words, keywords))
    }
}

fn meaning(atom: &AtomShape) -> String {
    let of_whom =
        if atom.speaks_of_stakeholder { " For rules only: it speaks of a stakeholder." } else { "" };
    format!("{}{of_whom}", plain(atom.doc))
}

pub(crate) fn of<T: Record>(rule_book: bool) -> String {
    let record = T::RECORD;
    let mut maker = Maker { rule_book, definitions: Vec::new() };
    let keywords = maker.object(record);
    document(&title(record.name), plain((record.docs)().record), keywords, maker.definitions)
}

/// The JSON Schema of what happens, each kind of event with its form.
#[cfg(feature = "processes")]
pub(crate) fn of_kinds(title: &str, words: &str, kinds: &[(&'static str, &'static RecordShape)]) -> String {
    let mut maker = Maker { rule_book: false, definitions: Vec::new() };
    let mut forms: Vec<Json> = Vec::new();
    for (kind, record) in kinds {
        let form = maker.defined(&kind.replace('-', "_"), |maker| {
            let mut all = fields! {"title": *kind, "description": plain((record.docs)().record)};
            all.extend(maker.object(record));
            if record.fields.iter().all(|field| field.name != "kind") {
                says_its_kind(&mut all, kind);
            }
            all
        });
        forms.push(form.into());
    }
    let keywords = fields! {"type": "object", "oneOf": forms};
    document(title, words.to_owned(), keywords, maker.definitions)
}

/// Puts the kind before the other fields of an object.
#[cfg(feature = "processes")]
fn says_its_kind(object: &mut Fields, kind: &'static str) {
    for (keyword, value) in object.iter_mut() {
        match (keyword.as_str(), value) {
            ("required", Json::List(required)) => required.insert(0, "kind".into()),
            ("properties", Json::Object(properties)) => {
                let words = format!("Always `{kind}`.");
                properties.insert(0, ("kind".to_owned(), described(words, fields! {"const": kind}).into()));
            }
            _ => {}
        }
    }
}

/// The JSON Schema of a landscape, as pretty JSON text.
///
/// ```
/// assert!(regie::schema::landscape().contains("\"title\": \"Landscape\""));
/// ```
#[must_use]
pub fn landscape() -> String {
    of::<Landscape>(false)
}

/// The JSON Schema of a rule book, as pretty JSON text.
#[must_use]
pub fn rule_book() -> String {
    of::<RuleBook>(true)
}
