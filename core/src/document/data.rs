//! JSON as it stands, whatever it means: what a journal keeps of its events.
//!
//! It is written in one way only (RFC 8785, for the part of JSON that journals have): keys in the order of their UTF-16 units, no white space, whole numbers
//! from 0 to 2⁵³ − 1, no `null`. So the same data have the same bytes, on every machine and in every language.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json::{Json, Stop, Token};
use super::read::{MOST_DEPTH, Reader, report_wrong};
use crate::error::{Code, Step, shorten};
use crate::order::sort_by;

/// The largest number that every reader of JSON takes for what it is.
const MOST_NUMBER: u64 = (1 << 53) - 1;

/// A value of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Data {
    Flag(bool),
    Number(u64),
    Text(Box<str>),
    List(Vec<Self>),
    /// By key, in the order in which they are written.
    Object(Vec<(Box<str>, Self)>),
}

/// How the reading of data ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// With data, or with problems in the reader.
    Whole(Option<Data>),
    /// In the middle: the text is the beginning of something.
    Cut,
}

impl Data {
    /// Reads a text, with every problem of it.
    pub(crate) fn read(text: &str, reader: &mut Reader) -> Ended {
        let mut json = Json::new(text);
        let read = json.value().and_then(|token| value(&mut json, token, 0, reader));
        let read = read.and_then(|data| json.end().map(|()| data));
        let is_cut = json.is_cut();
        report_wrong(&json, reader);
        match read {
            Ok(data) => Ended::Whole(data.filter(|_| reader.found.is_empty())),
            Err(Stop) if is_cut => Ended::Cut,
            Err(Stop) => Ended::Whole(None),
        }
    }

    /// The value under a key of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| **name == *key).map(|(_, value)| value)
    }

    /// Takes the value under a key out of an object.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Self::Object(fields) = self else { return None };
        let at = fields.iter().position(|(name, _)| **name == *key)?;
        Some(fields.remove(at).1)
    }

    /// Puts a value under a key of an object, in the place of the one that stands there.
    pub(crate) fn put(&mut self, key: &str, value: Self) {
        self.take(key);
        if let Self::Object(fields) = self {
            fields.push((key.into(), value));
            in_order(fields);
        }
    }

    /// The text that it is, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number that it is, if it is one.
    pub(crate) fn number(&self) -> Option<u64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The one way in which it is written.
    pub(crate) fn to_json(&self) -> String {
        super::to_text(self)
    }
}

fn in_order(fields: &mut [(Box<str>, Data)]) {
    sort_by(fields, |(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
}

/// A value of which the beginning has been read; nothing where it is not one that journals have.
fn value(
    json: &mut Json<'_>,
    token: Token<'_>,
    depth: usize,
    reader: &mut Reader,
) -> Result<Option<Data>, Stop> {
    Ok(match token {
        Token::Null => {
            reader.report(Code::Null, "`null` stands here, which says nothing: leave the field out");
            None
        }
        Token::Flag(flag) => Some(Data::Flag(flag)),
        Token::Number(number) => {
            let number = number.filter(|number| *number <= MOST_NUMBER);
            if number.is_none() {
                let words = format!("a whole number from 0 to {MOST_NUMBER} belongs here");
                reader.report(Code::InvalidNumber, words);
            }
            number.map(Data::Number)
        }
        Token::Text(text) => Some(Data::Text(text.as_ref().into())),
        Token::List | Token::Object if depth == MOST_DEPTH => {
            return json.too_deep(if matches!(token, Token::List) { b']' } else { b'}' });
        }
        Token::List => Some(Data::List(list(json, depth + 1, reader)?)),
        Token::Object => Some(Data::Object(object(json, depth + 1, reader)?)),
    })
}

fn list(json: &mut Json<'_>, depth: usize, reader: &mut Reader) -> Result<Vec<Data>, Stop> {
    let (mut list, mut first) = (Vec::new(), true);
    let mut n = 0;
    while json.element(&mut first)? {
        reader.place.push(Step::Index(n));
        let token = json.value()?;
        list.extend(value(json, token, depth, reader)?);
        reader.place.pop();
        n += 1;
    }
    Ok(list)
}

fn object(json: &mut Json<'_>, depth: usize, reader: &mut Reader) -> Result<Vec<(Box<str>, Data)>, Stop> {
    let (mut fields, mut first): (Vec<(Box<str>, Data)>, bool) = (Vec::new(), true);
    while let Some(key) = json.key(&mut first)? {
        json.colon()?;
        reader.place.push(Step::Field(shorten(&key).into_owned().into()));
        let token = json.value()?;
        if let Some(data) = value(json, token, depth, reader)? {
            fields.push((key.as_ref().into(), data));
        }
        reader.place.pop();
    }
    in_order(&mut fields);
    for pair in fields.windows(2) {
        if let [(one, _), (other, _)] = pair
            && one == other
        {
            reader.at(Step::Field(shorten(one).into_owned().into()), |reader| {
                reader.report(Code::RepeatedField, format!("the field `{}` stands here twice", shorten(one)));
            });
        }
    }
    Ok(fields)
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(&**key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Ended, Vec<Code>) {
        let mut reader = Reader::new();
        let ended = Data::read(text, &mut reader);
        (ended, reader.found.iter().map(|found| found.code).collect())
    }

    fn canonical(text: &str) -> String {
        match read(text) {
            (Ended::Whole(Some(data)), _) => data.to_json(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn there_is_one_way_to_write_data() {
        let text = " { \"b\" : [ 1 , true , { } ] , \"a\" : \"\\u0041\\/\\u000f\\u0008\\n\\\"\\u20ac\" } ";
        assert_eq!(canonical(text), "{\"a\":\"A/\\u000f\\b\\n\\\"€\",\"b\":[1,true,{}]}");
    }

    /// The example of RFC 8785, section 3.2.3.
    #[test]
    fn keys_stand_in_the_order_of_their_utf_16_units() {
        let text = r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#;
        let written = canonical(text);
        let order: Vec<&str> = written.split([',', '{', '}']).filter(|part| !part.is_empty()).collect();
        let numbers: Vec<&str> = order.iter().filter_map(|part| part.rsplit(':').next()).collect();
        assert_eq!(numbers, ["2", "4", "6", "7", "1", "5", "3"]);
    }

    #[test]
    fn what_has_no_one_way_is_refused_and_what_is_cut_is_known() {
        for (text, code) in [
            ("1.5", Code::InvalidNumber),
            ("-1", Code::InvalidNumber),
            ("1e3", Code::InvalidNumber),
            ("9007199254740992", Code::InvalidNumber),
            ("[null]", Code::Null),
            (r#"{"a":1,"b":2,"a":3}"#, Code::RepeatedField),
            ("{} {}", Code::NotJson),
            ("{\"a\":tru}", Code::NotJson),
        ] {
            assert!(matches!(read(text), (Ended::Whole(None), codes) if codes == [code]), "{text}");
        }
        assert_eq!(canonical("9007199254740991"), "9007199254740991");
        let text = r#"{"a":["é",12,{"b":false}]}"#;
        for cut in (1..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
            assert!(matches!(read(&text[..cut]).0, Ended::Cut), "{}", &text[..cut]);
        }
        let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
        assert!(matches!(read(&deep), (Ended::Whole(None), codes) if codes == [Code::TooDeep]));
    }
}
