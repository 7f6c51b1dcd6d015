//! Text for people, in one language or several.

use std::collections::BTreeMap;
use std::fmt;

/// A label, note or source: a plain string, or one string a language (contract §1).
///
/// ```
/// use regie::Text;
/// let label = Text::in_languages([("nl", "wonen"), ("en", "housing")]);
/// assert_eq!(label.get("en"), "housing");
/// assert_eq!(label.get("nl-BE"), "wonen");
/// assert_eq!(Text::from("wonen").get("en"), "wonen");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Text {
    /// The same for every language.
    Plain(Box<str>),
    /// By BCP 47 language tag, at least one.
    Tagged(BTreeMap<String, String>),
}

impl Text {
    /// The longest a text may be, in bytes, in each of its languages.
    pub const MAX_BYTES: usize = 65_536;

    /// A text in the languages given, by BCP 47 tag.
    pub fn in_languages<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::Tagged(texts.into_iter().map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect())
    }

    /// The text in the language `tag`; where there is none, in a wider tag (`nl` for `nl-BE`), else in Dutch, else in
    /// English, else the first there is.
    #[must_use]
    pub fn get(&self, tag: &str) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Tagged(texts) => {
                let wider = tag.split('-').next().unwrap_or(tag);
                [tag, wider, "nl", "en"]
                    .iter()
                    .find_map(|t| texts.get(*t))
                    .or_else(|| texts.values().next())
                    .map_or("", String::as_str)
            }
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Plain(text.into())
    }
}

impl fmt::Display for Text {
    /// In Dutch, the language of the field, where there is a choice.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get("nl"))
    }
}

/// Has `tag` the form of a BCP 47 language tag: a language of two or three letters (or a longer registered one), then subtags?
pub(crate) fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("");
    (2..=8).contains(&language.len())
        && language.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_falls_back_to_a_wider_one_then_dutch_then_english() {
        let text = Text::in_languages([("en", "work"), ("fr", "travail"), ("nl", "werk")]);
        assert_eq!(text.get("fr"), "travail");
        assert_eq!(text.get("fr-BE"), "travail");
        assert_eq!(text.get("de"), "werk");
        assert_eq!(Text::in_languages([("fr", "travail")]).get("nl"), "travail");
    }

    #[test]
    fn language_tags_have_a_form() {
        for tag in ["nl", "nl-BE", "sr-Latn-RS", "x1-y"] {
            assert_eq!(is_language_tag(tag), tag != "x1-y", "{tag}");
        }
        for tag in ["", "n", "nl_BE", "nl-", "dutch language"] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
