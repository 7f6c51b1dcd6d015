//! Older versions of the formats, made current before they are read.
//!
//! There is one version so far, so the table is empty. A step is added here when a format changes: it takes the JSON value of a version and gives that
//! of the next.

use serde_json::Value;

/// Makes a document of one version into one of the next.
pub(crate) struct Migration {
    pub(crate) format: &'static str,
    pub(crate) from: u64,
    pub(crate) step: fn(Value) -> Value,
}

const MIGRATIONS: &[Migration] = &[];

/// The text of an older document as one of the current version; `None` when no path of migrations leads there.
pub(crate) fn to_current(format: &str, version: u64, current: u64, text: &str) -> Option<String> {
    // said here, so that a program does not carry what no document needs yet
    if MIGRATIONS.is_empty() {
        return None;
    }
    along(MIGRATIONS, format, version, current, text)
}

fn along(table: &[Migration], format: &str, version: u64, current: u64, text: &str) -> Option<String> {
    if version >= current {
        return None;
    }
    let steps: Vec<&Migration> = (version..current)
        .map(|from| table.iter().find(|m| m.format == format && m.from == from))
        .collect::<Option<_>>()?;
    let mut value: Value = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    for (next, migration) in (version + 1..).zip(steps) {
        value = (migration.step)(value);
        value.as_object_mut()?.insert("version".to_owned(), Value::from(next));
    }
    Some(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rename(mut value: Value) -> Value {
        if let Some(object) = value.as_object_mut()
            && let Some(day) = object.remove("date")
        {
            object.insert("as_of".to_owned(), day);
        }
        value
    }

    const TABLE: &[Migration] = &[
        Migration { format: "a", from: 1, step: rename },
        Migration { format: "a", from: 2, step: |value| value },
        Migration { format: "b", from: 1, step: |value| value },
    ];

    #[test]
    fn an_older_document_is_made_current_step_by_step() {
        let text = r#"{"version": 1, "date": "2019-01-01"}"#;
        let current = along(TABLE, "a", 1, 3, text).unwrap();
        assert_eq!(current, r#"{"as_of":"2019-01-01","version":3}"#);
    }

    #[test]
    fn without_a_path_there_is_no_migration() {
        assert_eq!(along(TABLE, "b", 1, 3, "{}"), None);
        assert_eq!(along(TABLE, "a", 0, 3, "{}"), None);
        assert_eq!(along(TABLE, "a", 3, 3, "{}"), None);
        assert_eq!(along(TABLE, "a", 9, 3, "{}"), None);
        assert_eq!(along(TABLE, "a", 2, 3, "no json"), None);
    }
}
