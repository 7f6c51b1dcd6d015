//! A node of the graph, field by field; its keys are terms of the context.

use serde_json::{Map, Value};

use crate::date::{Validity, day_before};
use crate::text::Text;

/// A node: its IRI, its types, and what is said of it. Its keys are written in the order of their bytes.
#[derive(Debug)]
pub(super) struct Node(Map<String, Value>);

impl Node {
    pub(super) fn new(iri: String, types: &[&str]) -> Self {
        let mut node = Map::new();
        node.insert("@id".to_owned(), iri.into());
        node.insert("@type".to_owned(), types.iter().map(|one| Value::from(*one)).collect());
        Self(node)
    }

    /// The IRI.
    pub(super) fn iri(&self) -> &str {
        self.0.get("@id").and_then(Value::as_str).unwrap_or_default()
    }

    /// One more type.
    pub(super) fn is_a(&mut self, one: &str) {
        if let Some(Value::Array(types)) = self.0.get_mut("@type") {
            types.push(one.into());
        }
    }

    /// One value.
    pub(super) fn put(&mut self, term: &str, value: impl Into<Value>) {
        self.0.insert(term.to_owned(), value.into());
    }

    /// One value, where there is one.
    pub(super) fn maybe(&mut self, term: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(term, value);
        }
    }

    /// A list of values, in this order; an empty one says nothing.
    pub(super) fn list<V: Into<Value>>(&mut self, term: &str, values: Vec<V>) {
        if !values.is_empty() {
            self.put(term, values.into_iter().map(Into::into).collect::<Vec<Value>>());
        }
    }

    /// A text: plain, or by language.
    pub(super) fn text(&mut self, term: &str, text: &Text) {
        let value = match text {
            Text::Plain(text) => Value::from(&**text),
            Text::Tagged(texts) => {
                Value::Object(texts.iter().map(|(tag, text)| (tag.clone(), text.as_str().into())).collect())
            }
        };
        self.put(term, value);
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        node.into_value()
    }
}

/// The period of a validity: its first and its last day. A validity ends before its `until`; a period of DCAT at the end of its `endDate`.
pub(super) fn days(valid: Validity) -> Option<(Option<String>, Option<String>)> {
    if valid == Validity::ALWAYS {
        return None;
    }
    // before the year 0 there is a day, but no `Date`
    let last = |until| day_before(until).map_or_else(|| "-0001-12-31".to_owned(), |day| day.to_string());
    Some((valid.from.map(|from| from.to_string()), valid.until.map(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_the_one_before_the_end() {
        for (until, last) in [
            ("2019-01-01", "2018-12-31"),
            ("2020-03-01", "2020-02-29"),
            ("2019-03-01", "2019-02-28"),
            ("2019-05-01", "2019-04-30"),
            ("2019-05-31", "2019-05-30"),
            ("0000-01-01", "-0001-12-31"),
        ] {
            let until = until.parse().unwrap();
            assert_eq!(days(Validity::until(until)), Some((None, Some(last.to_owned()))));
        }
        assert_eq!(days(Validity::ALWAYS), None);
        assert_eq!(
            days(Validity::from("2019-01-01".parse().unwrap())),
            Some((Some("2019-01-01".to_owned()), None))
        );
    }
}
