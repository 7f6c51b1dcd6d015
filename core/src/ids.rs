//! Ids: how everything in a landscape or rule book is named.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::order::number_of;

/// The name of an element, unique within its collection: 1 to 200 bytes without white space, `/` or control
/// characters (contract §1).
///
/// Ids are compared by their UTF-8 bytes, and answers are sorted so.
///
/// ```
/// use regie::Id;
/// let id: Id = "ocmw-menen".parse()?;
/// assert_eq!(id.as_str(), "ocmw-menen");
/// assert!("ocmw menen".parse::<Id>().is_err());
/// # Ok::<(), regie::InvalidId>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Why a string is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidId {
    /// It has no characters.
    #[error("an id has at least one character")]
    Empty,
    /// It is longer than [`Id::MAX_BYTES`].
    #[error("an id has at most 200 bytes, this one has {0}")]
    TooLong(usize),
    /// It holds white space, a slash or a control character.
    #[error("an id has no white space, `/` or control characters, this one has {}", escaped(*.0))]
    Character(char),
}

/// One of the characters that an id may not hold, as Rust writes it. (Its own way to do so knows all of Unicode, which is a lot for WebAssembly.)
fn escaped(character: char) -> String {
    let plain = match character {
        ' ' | '/' => return format!("'{character}'"),
        '\0' => '0',
        '\t' => 't',
        '\n' => 'n',
        '\r' => 'r',
        _ => return format!("'\\u{{{:x}}}'", u32::from(character)),
    };
    format!("'\\{plain}'")
}

impl Id {
    /// The longest an id may be, in bytes.
    pub const MAX_BYTES: usize = 200;

    /// The id that `text` spells.
    ///
    /// # Errors
    /// [`InvalidId`] when it is empty, too long or holds a character that an id may not hold.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        if text.is_empty() {
            return Err(InvalidId::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(InvalidId::TooLong(text.len()));
        }
        match text.chars().find(|c| c.is_whitespace() || c.is_control() || *c == '/') {
            Some(c) => Err(InvalidId::Character(c)),
            None => Ok(Self(text.into())),
        }
    }

    /// Stands where a document had no usable id, so that reading can go on; never in a checked document.
    pub(crate) fn blank() -> Self {
        Self(Arc::default())
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Ids that were read before: those that are equal share their letters, as far as they are remembered.
#[derive(Debug, Default)]
pub(crate) struct SharedIds(Vec<Option<Id>>);

impl SharedIds {
    /// Most names of areas, themes and levers of a region find a place of their own; the ids of challenges pass through.
    const REMEMBERED: usize = 4096;

    pub(crate) fn id(&mut self, text: &str) -> Result<Id, InvalidId> {
        if self.0.is_empty() {
            self.0 = vec![None; Self::REMEMBERED];
        }
        let place = self.0.get_mut(number_of(text) % Self::REMEMBERED);
        if let Some(Some(known)) = &place
            && known.as_str() == text
        {
            return Ok(known.clone());
        }
        let id = Id::new(text)?;
        if let Some(place) = place {
            *place = Some(id.clone());
        }
        Ok(id)
    }
}

impl FromStr for Id {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::new(text)
    }
}

impl TryFrom<&str> for Id {
    type Error = InvalidId;
    fn try_from(text: &str) -> Result<Self, InvalidId> {
        Self::new(text)
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_does_not_belong_is_shown_as_rust_shows_it() {
        let wrong = ('\0'..=char::MAX)
            .filter(|c| matches!(Id::new(c.encode_utf8(&mut [0; 4])), Err(InvalidId::Character(_))));
        let shown: Vec<(String, String)> = wrong.map(|c| (escaped(c), format!("{c:?}"))).collect();
        assert!(shown.len() > 80);
        for (ours, theirs) in shown {
            assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn an_id_has_one_to_two_hundred_bytes_and_no_space_slash_or_control() {
        assert_eq!(Id::new(""), Err(InvalidId::Empty));
        assert!(Id::new(&"é".repeat(100)).is_ok());
        assert_eq!(Id::new(&"é".repeat(101)), Err(InvalidId::TooLong(202)));
        for wrong in ["a b", "a/b", "a\nb", "a\u{a0}b", "a\u{2003}b", "a\u{7f}b", "a\u{85}b"] {
            assert!(matches!(Id::new(wrong), Err(InvalidId::Character(_))), "{wrong:?}");
        }
        assert!(Id::new("wachtlijst:2019@Menen#é").is_ok());
    }
}
