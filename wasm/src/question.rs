//! A question as it comes in: what is asked, and its fields as names and values. A field that is a list is a name that comes more than once.

use regie::{Atlas, Date, Moment, Passage, Unknown, Words};
use serde::Serialize;

use crate::handles;
use crate::reply::Failure;

/// A question.
pub(crate) struct Question<'q> {
    /// What is asked: the name of the method.
    pub(crate) what: &'q str,
    /// The argument that holds the fields, for errors; empty where each is an argument of its own.
    pub(crate) argument: &'q str,
    pub(crate) names: &'q [String],
    pub(crate) values: &'q [String],
}

impl<'q> Question<'q> {
    /// The answer, with its words where a language is given.
    pub(crate) fn told(
        &self,
        atlas: &Atlas,
        answer: String,
        tell: &dyn Fn(&Words<'_>) -> Passage,
    ) -> Result<String, Failure> {
        self.said(atlas, answer, &|words| tell(words).to_string())
    }

    /// The same, of words that are text already.
    pub(crate) fn said(
        &self,
        atlas: &Atlas,
        mut answer: String,
        tell: &dyn Fn(&Words<'_>) -> String,
    ) -> Result<String, Failure> {
        if self.maybe("lang").is_some() {
            let language = handles::language(self.handle("lang")?)?;
            let words = atlas.words(&language).with_ids(self.maybe("withIds").is_some());
            // an answer is an object: its words are its last field
            answer.pop();
            let comma = if answer.len() > 1 { "," } else { "" };
            answer.extend([comma, "\"words\":", &quoted(&tell(&words)), "}"]);
        }
        Ok(answer)
    }

    /// The values of a field, in order.
    pub(crate) fn all(&self, name: &str) -> Vec<&'q str> {
        let fields = self.names.iter().zip(self.values).filter(|(other, _)| *other == name);
        fields.map(|(_, value)| value.as_str()).collect()
    }

    /// A field that may be left out.
    pub(crate) fn maybe(&self, name: &str) -> Option<&'q str> {
        self.all(name).first().copied()
    }

    /// A field that the script has seen to.
    pub(crate) fn one(&self, name: &str) -> &'q str {
        self.maybe(name).unwrap_or_default()
    }

    /// A field that is a handle.
    pub(crate) fn handle(&self, name: &str) -> Result<u32, Failure> {
        self.one(name).parse().map_err(|_| Failure::freed())
    }

    /// A field that is a day.
    pub(crate) fn day(&self, name: &str) -> Result<Date, Failure> {
        self.one(name).parse().map_err(|invalid| Failure::argument(&self.place(name), &invalid))
    }

    /// A field that is a moment.
    pub(crate) fn moment(&self, name: &str) -> Result<Moment, Failure> {
        self.one(name).parse().map_err(|invalid| Failure::argument(&self.place(name), &invalid))
    }

    /// Where a field stands, for errors: those of options say it themselves.
    pub(crate) fn place(&self, name: &str) -> String {
        if name.starts_with("options.") {
            return name.to_owned();
        }
        let dot = if self.argument.is_empty() { "" } else { "." };
        format!("{}{dot}{name}", self.argument)
    }

    /// An id that the atlas does not have, in the field where it stands.
    pub(crate) fn unknown(&self, unknown: &Unknown) -> Failure {
        // an id that is too long for a message is cut there
        let is_it = |value: &str| match unknown.id.strip_suffix('…') {
            Some(start) => value.starts_with(start),
            None => *value == *unknown.id,
        };
        let fields = || self.names.iter().zip(self.values).filter(|(_, value)| is_it(value));
        let field = fields().find(|(name, _)| *name == unknown.what).or_else(|| fields().next());
        let mut path = self.argument.to_owned();
        if let Some((name, value)) = field {
            path = self.place(name);
            match name.as_str() {
                "figures" | "letters" => path.extend([".", value]),
                "areas" | "leaveOut" | "carriesOut" | "themes" | "targetGroups" | "mine" => {
                    let at = self.all(name).iter().position(|other| is_it(other));
                    path.extend(["[", &at.unwrap_or_default().to_string(), "]"]);
                }
                _ => {}
            }
        }
        // a language that is gone is told where it is used
        let language = self.maybe("lang").and_then(|_| handles::language(self.handle("lang").ok()?).ok());
        Failure::unknown(path, unknown).in_words(language.map(|language| language.unknown(unknown)))
    }
}

/// Text as JSON has it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Plain data as JSON text, as the library writes it.
pub(crate) fn json<T: Serialize + ?Sized>(data: &T) -> String {
    // plain data of ids, words and numbers can always be written
    serde_json::to_string(data).unwrap_or_default()
}
