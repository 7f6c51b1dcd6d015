//! Texts in sections: an object whose fields are texts, or objects of texts. The form of a language file.

use std::borrow::Cow;

use super::json::{Json, Stop, Token};
use super::read::{Reader, report_wrong};
use crate::error::{Code, Found, Step, shorten};

/// The largest that a language file may be, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// A text, with the section where it stands (none for one at the top) and its key there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) section: String,
    pub(crate) key: String,
    pub(crate) text: String,
}

/// Reads all texts, in the order of the document, with every problem of form.
pub(crate) fn read_sections(text: &str) -> (Vec<Entry>, Vec<Found>) {
    let mut reader = Reader::new();
    let entries = read(text, &mut reader);
    (entries, reader.found)
}

fn read(text: &str, reader: &mut Reader) -> Vec<Entry> {
    let mut entries = Vec::new();
    if text.len() > MOST_BYTES {
        let words = format!("a language file has at most {MOST_BYTES} bytes");
        reader.report(Code::TooLarge, words);
        return entries;
    }
    let mut json = Json::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut top = Top { entries: &mut entries, reader };
    // why it stopped is known to the parser
    let _stopped = top.document(&mut json).and_then(|()| json.end());
    report_wrong(&json, reader);
    entries
}

struct Top<'r> {
    entries: &'r mut Vec<Entry>,
    reader: &'r mut Reader,
}

impl Top<'_> {
    fn document(&mut self, json: &mut Json<'_>) -> Result<(), Stop> {
        match json.value()? {
            Token::Object => self.object(json, None),
            token => self.wrong(json, &token, "an object"),
        }
    }

    fn object(&mut self, json: &mut Json<'_>, section: Option<&str>) -> Result<(), Stop> {
        let mut first = true;
        while let Some(key) = json.key(&mut first)? {
            json.colon()?;
            self.reader.place.push(Step::Field(Cow::Owned(shorten(&key).into_owned())));
            match json.value()? {
                Token::Text(text) => self.take(section.unwrap_or_default(), &key, &text),
                Token::Object if section.is_none() => self.object(json, Some(&key))?,
                token => self.wrong(json, &token, "a text")?,
            }
            self.reader.place.pop();
        }
        Ok(())
    }

    fn take(&mut self, section: &str, key: &str, text: &str) {
        if self.entries.iter().any(|entry| entry.section == section && entry.key == key) {
            return self.reader.report(Code::RepeatedField, format!("`{}` stands here twice", shorten(key)));
        }
        self.entries.push(Entry { section: section.to_owned(), key: key.to_owned(), text: text.to_owned() });
    }

    /// Something else stands where `expected` belongs: it is passed over.
    fn wrong(&mut self, json: &mut Json<'_>, token: &Token<'_>, expected: &str) -> Result<(), Stop> {
        self.reader.report(Code::WrongType, format!("expected {expected}, found something else"));
        self.reader.pass_over(json, token)
    }
}
