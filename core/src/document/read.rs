//! The strict reader: JSON text to a document, with every problem of form and its place.
//!
//! It follows the table of forms while the text streams by, so that a hostile document never becomes a large tree in memory. What it
//! cannot use it reports and replaces by a blank, and reads on: one run finds all problems.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::condition;
use super::head;
use super::json::{Json, Stop, Token, Wrong};
use super::record::Parts;
use super::shape::{Field, RecordShape, Shape};
use super::slot::{Filling, Growing, Slot, Spot};
use super::value::{Codes, Value};
use crate::error::{Code, Found, Nearest, Place, Problems, Step, shorten};
use crate::ids::{Id, SharedIds};
use crate::order::{Compare, order, sort_numbers};
use crate::text::{Text, is_language_tag};

/// The deepest that JSON may nest (contract §1).
pub(crate) const MOST_DEPTH: usize = 128;
/// The deepest that conditions may nest (contract §1).
pub(crate) const MOST_CONDITION_DEPTH: usize = 64;
/// The largest that a document may be, in bytes (contract §1).
pub(crate) const MOST_BYTES: usize = 256 * 1024 * 1024;

/// What the reader knows while the text streams by.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
#[derive(Debug)]
pub(crate) struct Reader {
    pub(crate) place: Place,
    pub(crate) found: Vec<Found>,
    pub(crate) nearest: Nearest,
    /// More problems than are kept.
    pub(crate) overflow: bool,
    /// The version that the document says it has, when that is not the current one.
    pub(crate) other_version: Option<u64>,
    /// The document says that it is of another format of this library.
    pub(crate) other_format: bool,
    /// The list that comes next must have an element.
    nonempty: bool,
    depth: usize,
    /// How many conditions the reader is inside of, how long the place of the outermost is, and whether a limit was passed in it.
    condition_depth: usize,
    condition_place: usize,
    condition_too_deep: bool,
    ids: SharedIds,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self {
            place: Vec::new(),
            found: Vec::new(),
            nearest: Nearest::new(),
            overflow: false,
            other_version: None,
            other_format: false,
            nonempty: false,
            depth: 0,
            condition_depth: 0,
            condition_place: 0,
            condition_too_deep: false,
            ids: SharedIds::default(),
        }
    }

    /// Something is wrong right here.
    pub(crate) fn report(&mut self, code: Code, message: impl Into<String>) {
        self.report_near(code, message, None);
    }

    pub(crate) fn report_near(&mut self, code: Code, message: impl Into<String>, nearest: Option<Box<str>>) {
        if self.found.len() < Problems::LIMIT {
            self.found.push(Found { place: self.place.clone(), code, message: message.into(), nearest });
        } else {
            self.overflow = true;
        }
    }

    /// Something else stands where a value of this shape belongs.
    fn wrong_type(&mut self, shape: &Shape, what: &str) {
        self.report(Code::WrongType, format!("expected {}, found {what}", shape.expected()));
    }

    /// Does something with the place one step further down.
    pub(crate) fn at<R>(&mut self, step: Step, then: impl FnOnce(&mut Self) -> R) -> R {
        self.place.push(step);
        let result = then(self);
        self.place.pop();
        result
    }

    /// Goes one condition deeper. Is it the outermost?
    pub(crate) fn enter_condition(&mut self) -> bool {
        self.condition_depth += 1;
        if self.condition_depth == 1 {
            self.condition_place = self.place.len();
            self.condition_too_deep = false;
        }
        self.condition_depth == 1
    }

    /// Leaves a condition. Was it the outermost, and too deep?
    pub(crate) fn leave_condition(&mut self, outermost: bool) -> bool {
        self.condition_depth -= 1;
        outermost && self.condition_too_deep
    }

    /// Would a condition that is so many deeper than this pass the limit? It is reported once, at the outermost condition.
    pub(crate) fn condition_is_too_deep(&mut self, deeper: usize) -> bool {
        if self.condition_depth + deeper <= MOST_CONDITION_DEPTH {
            return false;
        }
        if !std::mem::replace(&mut self.condition_too_deep, true) {
            let mut place = self.place.clone();
            place.truncate(self.condition_place);
            let here = std::mem::replace(&mut self.place, place);
            let words = format!("conditions nest more than {MOST_CONDITION_DEPTH} deep");
            self.report(Code::ConditionTooDeep, words);
            self.place = here;
        }
        true
    }

    /// Reads what stands under a name into a slot.
    pub(crate) fn named(&mut self, step: Step, map: &mut Fields<'_, '_>, spot: Spot<'_>) -> Result<(), Stop> {
        self.place.push(step);
        let read = map.value(Some(spot), self);
        self.place.pop();
        read
    }

    /// Reads the value of a known field.
    pub(super) fn field(
        &mut self,
        map: &mut Fields<'_, '_>,
        field: &'static Field,
        slot: &mut dyn Slot,
    ) -> Result<(), Stop> {
        self.nonempty = field.nonempty;
        let read = self.named(Step::Field(field.name.into()), map, Spot { slot, shape: &field.shape });
        // something else than a list may have stood there
        self.nonempty = false;
        read
    }

    /// Reads the list in an atom, which must have an element.
    pub(crate) fn listed<T: Value>(
        &mut self,
        map: &mut Fields<'_, '_>,
        word: &'static str,
    ) -> Result<Vec<T>, Stop> {
        let mut list = Vec::new();
        self.nonempty = true;
        let read = self.named(Step::Field(word.into()), map, Spot::of(&mut list));
        self.nonempty = false;
        read.map(|()| list)
    }

    /// Reads a value into a slot, or passes over it, however deep it may be (up to the limit).
    fn value(&mut self, json: &mut Json<'_>, spot: Option<Spot<'_>>) -> Result<(), Stop> {
        let token = json.value()?;
        self.value_from(json, &token, spot)
    }

    /// Passes over a value of which the beginning has been read.
    pub(super) fn pass_over(&mut self, json: &mut Json<'_>, token: &Token<'_>) -> Result<(), Stop> {
        self.value_from(json, token, None)
    }

    fn value_from(
        &mut self,
        json: &mut Json<'_>,
        token: &Token<'_>,
        spot: Option<Spot<'_>>,
    ) -> Result<(), Stop> {
        let closes = match token {
            Token::List => b']',
            Token::Object => b'}',
            _ => {
                if let Some(spot) = spot {
                    self.scalar(spot, token);
                }
                return Ok(());
            }
        };
        if self.depth == MOST_DEPTH {
            return json.too_deep(closes);
        }
        self.depth += 1;
        if let Token::List = token {
            self.list(spot, json)?;
        } else {
            self.map(spot, &mut Fields { json, first: true, ended: false })?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Takes in what is neither a list nor an object.
    fn scalar(&mut self, spot: Spot<'_>, token: &Token<'_>) {
        if let Token::Null = token {
            let words = "`null` stands here, which says nothing: write what belongs here, or leave an optional field out";
            return self.report(Code::Null, words);
        }
        let Spot { slot, shape } = spot;
        let slot = match slot.inside() {
            Some(inside) => inside,
            None => slot,
        };
        match (shape, token) {
            (Shape::Id | Shape::AreaEntry(_), Token::Text(text)) => match self.ids.id(text) {
                Ok(id) => slot.fill(Filling::Id(id)),
                Err(why) => self.report(Code::InvalidId, why.to_string()),
            },
            (Shape::Text, Token::Text(text)) => {
                if self.is_short(text) {
                    slot.fill(Filling::Text((**text).into()));
                }
            }
            (Shape::Date, Token::Text(text)) => {
                if let Ok(date) = text.parse() {
                    slot.fill(Filling::Date(date));
                } else {
                    let text = shorten(text);
                    let words = format!("`{text}` is not a day of the calendar in the form YYYY-MM-DD");
                    self.report(Code::InvalidDate, words);
                }
            }
            #[cfg(feature = "processes")]
            (Shape::Written(form), Token::Text(text)) => match (form.check)(text) {
                Ok(()) => slot.fill(Filling::Text((**text).into())),
                Err(words) => self.report(form.code, words),
            },
            (Shape::Word(words), Token::Text(text)) => {
                match words.iter().position(|(word, _)| word == text) {
                    Some(n) => slot.fill(Filling::Word(n)),
                    None => self.unknown_word(text, words),
                }
            }
            (Shape::Exactly(format), Token::Text(text)) => head::check_format(text, format, self),
            (Shape::Condition, Token::Text(text)) => {
                if let Some(atom) = condition::from_text(text, self) {
                    slot.fill(Filling::Condition(atom));
                }
            }
            (Shape::Flag, Token::Flag(flag)) => slot.fill(Filling::Flag(*flag)),
            (Shape::Number(least, most), Token::Number(number)) => {
                let number =
                    number.and_then(|n| u32::try_from(n).ok()).filter(|n| (least..=most).contains(&n));
                if let Some(number) = number {
                    slot.fill(Filling::Number(number));
                } else {
                    let words = format!("a whole number from {least} to {most} belongs here");
                    self.report(Code::InvalidNumber, words);
                }
            }
            (Shape::Version(_), Token::Number(number)) => head::check_version(*number, self),
            (_, Token::Text(text)) => self.wrong_type(shape, &format!("the text `{}`", shorten(text))),
            (_, Token::Number(_)) => self.wrong_type(shape, "a number"),
            _ => self.wrong_type(shape, "`true` or `false`"),
        }
    }

    /// Is this text no longer than a text may be?
    fn is_short(&mut self, text: &str) -> bool {
        let (most, length) = (Text::MAX_BYTES, text.len());
        if length > most {
            let words = format!("a text has at most {most} bytes, this one has {length}");
            self.report(Code::TextTooLong, words);
        }
        length <= most
    }

    fn unknown_word(&mut self, text: &str, words: &[(&'static str, &'static str)]) {
        let words = words.iter().map(|(word, _)| *word);
        let nearest = self.nearest.among(text, words.clone());
        let mut message = format!("`{}` is not one of ", shorten(text));
        for (n, word) in words.enumerate() {
            message.push_str(if n == 0 { "`" } else { ", `" });
            message.push_str(word);
            message.push('`');
        }
        self.report_near(Code::InvalidValue, message, nearest);
    }

    /// Reads a list that has just begun.
    fn list(&mut self, spot: Option<Spot<'_>>, json: &mut Json<'_>) -> Result<(), Stop> {
        if let Some(Spot { slot, shape }) = spot {
            let slot = match slot.inside() {
                Some(inside) => inside,
                None => slot,
            };
            if let (Shape::List(element, is_set), Some(list)) = (shape, slot.list()) {
                return self.elements(json, list, element, *is_set);
            }
            self.wrong_type(shape, "a list");
        }
        let mut first = true;
        while json.element(&mut first)? {
            self.value(json, None)?;
        }
        Ok(())
    }

    fn elements(
        &mut self,
        json: &mut Json<'_>,
        list: &mut dyn Growing,
        shape: &'static Shape,
        is_set: bool,
    ) -> Result<(), Stop> {
        let must_have_element = std::mem::take(&mut self.nonempty);
        // elements that could not be read repeat nothing
        let mut wrong = Vec::new();
        let mut count = 0;
        let mut first = true;
        while json.element(&mut first)? {
            if self.overflow {
                // no more is reported, so no more is kept
                self.value(json, None)?;
                continue;
            }
            let problems = self.found.len();
            self.place.push(Step::Index(count));
            self.value(json, list.grow().map(|slot| Spot { slot, shape }))?;
            self.place.pop();
            if self.found.len() > problems {
                wrong.push(count);
            }
            count += 1;
        }
        if count == 0 && must_have_element {
            self.report(Code::EmptyList, "this list must have at least one element");
        }
        if is_set && count > 1 {
            for n in repeated(count, &wrong, &mut |one, other| list.compare(one, other)) {
                self.place.push(Step::Index(n as usize));
                self.report(Code::RepeatedElement, "this element already stands in the list");
                self.place.pop();
            }
        }
        Ok(())
    }

    /// Reads an object that has just begun.
    fn map(&mut self, spot: Option<Spot<'_>>, fields: &mut Fields<'_, '_>) -> Result<(), Stop> {
        let Some(Spot { slot, shape }) = spot else { return self.skip_fields(fields) };
        let slot = match slot.inside() {
            Some(inside) => inside,
            None => slot,
        };
        let filling = match shape {
            Shape::Record(record) | Shape::AreaEntry(record) => match slot.record() {
                Some(parts) => return read_fields(parts, record, fields, self),
                None => None,
            },
            Shape::Text if !slot.is_plain() => Some(Filling::Text(texts(fields, self)?)),
            Shape::Codes => Some(Filling::Codes(codes(fields, self)?)),
            Shape::Condition => Some(Filling::Condition(condition::from_map(fields, self)?)),
            _ => None,
        };
        if let Some(filling) = filling {
            slot.fill(filling);
            return Ok(());
        }
        self.wrong_type(shape, "an object");
        self.skip_fields(fields)
    }

    fn skip_fields(&mut self, fields: &mut Fields<'_, '_>) -> Result<(), Stop> {
        while fields.key(&[])?.is_some() {
            fields.value(None, self)?;
        }
        Ok(())
    }

    /// Passes over a value that has no place here.
    pub(crate) fn skip_value(&mut self, map: &mut Fields<'_, '_>) -> Result<(), Stop> {
        map.value(None, self)
    }

    /// A field that is not in the table.
    fn unknown_field(
        &mut self,
        map: &mut Fields<'_, '_>,
        name: String,
        shape: &'static RecordShape,
        but_not: u64,
    ) -> Result<(), Stop> {
        // a field that is there already is no mend
        let open = shape.fields.iter().enumerate().filter(|(n, _)| but_not & (1 << n) == 0);
        let nearest = self.nearest.among(&name, open.map(|(_, field)| field.name));
        let message = format!("{} has no field `{name}`", article(shape.name));
        self.at(Step::Field(Cow::Owned(name)), |reader| {
            reader.report_near(Code::UnknownField, message, nearest);
            reader.skip_value(map)
        })
    }
}

/// Positions of the elements of a list that equal an earlier one; those that are `wrong` equal none.
fn repeated(length: usize, wrong: &[usize], compare: &mut Compare<'_>) -> Vec<u32> {
    let mut order = order(length, compare);
    order.retain(|n| wrong.binary_search(&(*n as usize)).is_err());
    let mut repeated: Vec<u32> = Vec::new();
    for pair in order.windows(2) {
        if let [one, other] = pair
            && compare(*one as usize, *other as usize) == Ordering::Equal
        {
            repeated.push(*other);
        }
    }
    sort_numbers(&mut repeated);
    repeated
}

/// Reads an object by its table of fields.
fn read_fields(
    record: &mut dyn Parts,
    shape: &'static RecordShape,
    map: &mut Fields<'_, '_>,
    reader: &mut Reader,
) -> Result<(), Stop> {
    let before = reader.found.len();
    let mut seen: u64 = 0;
    while let Some(key) = map.key(shape.fields)? {
        match key {
            Key::Known(n) if seen & (1 << n) == 0 => {
                seen |= 1 << n;
                let problems = reader.found.len();
                if let (Some(field), Some(slot)) = (shape.fields.get(n), record.slot(n)) {
                    reader.field(map, field, slot)?;
                }
                if reader.found.len() > problems {
                    record.unreadable(n);
                }
            }
            Key::Known(n) => {
                let name = shape.fields.get(n).map_or("", |field| field.name);
                reader.at(Step::Field(name.into()), |reader| {
                    reader.report(Code::RepeatedField, format!("the field `{name}` stands here twice"));
                    reader.skip_value(map)
                })?;
            }
            Key::Unknown(name) => reader.unknown_field(map, name, shape, seen)?,
        }
    }
    for (n, field) in shape.fields.iter().enumerate() {
        if field.required && seen & (1 << n) == 0 {
            reader.at(Step::Field(field.name.into()), |reader| {
                reader.report(Code::MissingField, format!("the field `{}` is missing", field.name));
            });
        }
    }
    let clean = reader.found.len() == before;
    record.finish(clean, reader);
    Ok(())
}

/// A text by language.
fn texts(map: &mut Fields<'_, '_>, reader: &mut Reader) -> Result<Text, Stop> {
    let mut texts = BTreeMap::new();
    while let Some(tag) = map.name()? {
        let mut text = PlainText(String::new());
        reader.at(Step::Field(shorten(&tag).into_owned().into()), |reader| {
            if texts.contains_key(&tag) {
                let words = format!("the language `{}` stands here twice", shorten(&tag));
                reader.report(Code::RepeatedField, words);
            } else if !is_language_tag(&tag) {
                let words = format!("`{}` is not a language tag (`nl`, `en`, `nl-BE`)", shorten(&tag));
                reader.report(Code::InvalidText, words);
            }
            map.value(Some(Spot { slot: &mut text, shape: &Shape::Text }), reader)
        })?;
        texts.entry(tag).or_insert(text.0);
    }
    if texts.is_empty() {
        reader.report(Code::InvalidText, "a text by language has at least one language");
    }
    Ok(Text::Tagged(texts))
}

/// A text in one language.
struct PlainText(String);

impl Slot for PlainText {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Text(Text::Plain(text)) = filling {
            self.0 = text.into();
        }
    }
    fn is_plain(&self) -> bool {
        true
    }
}

/// Codes by the name of their register.
fn codes(map: &mut Fields<'_, '_>, reader: &mut Reader) -> Result<Codes, Stop> {
    let mut codes = Codes::new();
    while let Some(scheme) = map.name()? {
        let mut code = Id::blank();
        reader.at(Step::Field(shorten(&scheme).into_owned().into()), |reader| {
            if let Err(why) = Id::new(&scheme) {
                reader.report(Code::InvalidId, why.to_string());
            } else if codes.contains_key(&scheme) {
                reader.report(Code::RepeatedField, format!("the code `{scheme}` stands here twice"));
            }
            map.value(Some(Spot { slot: &mut code, shape: &Shape::Id }), reader)
        })?;
        codes.entry(scheme).or_insert_with(|| code.as_str().to_owned());
    }
    Ok(codes)
}

fn article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// A key of an object.
#[derive(Debug)]
pub(crate) enum Key {
    Known(usize),
    Unknown(String),
}

/// The fields of an object in the text, as they come.
#[derive(Debug)]
pub(crate) struct Fields<'j, 't> {
    json: &'j mut Json<'t>,
    first: bool,
    ended: bool,
}

impl<'t> Fields<'_, 't> {
    /// The next key, as an index into `known` or as an unknown name.
    fn key(&mut self, known: &'static [Field]) -> Result<Option<Key>, Stop> {
        Ok(self.next()?.map(|name| match known.iter().position(|field| field.name == name) {
            Some(n) => Key::Known(n),
            None => Key::Unknown(shorten(&name).into_owned()),
        }))
    }

    /// The next key, as a name.
    pub(crate) fn name(&mut self) -> Result<Option<String>, Stop> {
        Ok(self.next()?.map(Cow::into_owned))
    }

    /// The next key; after the last none, however often it is asked.
    fn next(&mut self) -> Result<Option<Cow<'t, str>>, Stop> {
        let key = if self.ended { None } else { self.json.key(&mut self.first)? };
        self.ended = key.is_none();
        Ok(key)
    }

    /// Reads the value of that key into a slot, or passes over it.
    fn value(&mut self, spot: Option<Spot<'_>>, reader: &mut Reader) -> Result<(), Stop> {
        self.json.colon()?;
        reader.value(self.json, spot)
    }
}

/// Reads a whole text. Is it JSON? Otherwise there is one problem.
pub(crate) fn read(text: &str, spot: Spot<'_>, reader: &mut Reader) -> bool {
    if text.len() > MOST_BYTES {
        let length = text.len();
        let words = format!("a document has at most {MOST_BYTES} bytes (256 MiB), this one has {length}");
        reader.report(Code::TooLarge, words);
        return false;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = Json::new(text);
    let read = reader.value(&mut json, Some(spot)).and_then(|()| json.end());
    report_wrong(&json, reader);
    read.is_ok()
}

/// Where the text is not JSON, that is the one problem.
pub(super) fn report_wrong(json: &Json<'_>, reader: &mut Reader) {
    if let Some((wrong, line, column)) = json.wrong() {
        reader.place.clear();
        reader.found.clear();
        reader.overflow = false;
        let (code, words) = match wrong {
            Wrong::End => (Code::NotJson, "the JSON text ends too early,".to_owned()),
            Wrong::Syntax(words) => (Code::NotJson, format!("this is not JSON: {words}")),
            Wrong::TooDeep => (Code::TooDeep, format!("JSON nests more than {MOST_DEPTH} deep")),
        };
        reader.report(code, format!("{words} at line {line} column {column}"));
    }
}
