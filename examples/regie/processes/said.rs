//! Events from what was said on the command line: options are the fields of an event, and a file may have others.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use regie::{Event, Register};
use serde::Serialize;
use serde_json::{Map, Value};

use super::args::Writer;
use super::{refusals, store, told};
use crate::args::Lang;
use crate::input::Input;
use crate::output::Failure;

pub(crate) type Fields = Map<String, Value>;

/// The options of one kind of event: each is the field of its name.
pub(crate) trait Said: Args + Serialize {
    const KIND: &'static str;

    /// Adds what options cannot say by their name alone.
    fn more(&self, _: &mut Fields, _: &Register, _: Lang) -> Result<(), Failure> {
        Ok(())
    }

    /// Puts beside the event what may be erased.
    fn beside(&self, event: Event) -> Result<Event, Failure> {
        Ok(event)
    }
}

/// An event that is to be written.
#[derive(Debug, Args)]
pub(crate) struct Writing<S: Args> {
    #[command(flatten)]
    said: S,
    /// A JSON file with the fields of the event, or `-` for standard input; options take the place of what stands there
    #[arg(long, value_name = "FILE")]
    event: Option<PathBuf>,
    #[command(flatten)]
    writer: Writer,
}

impl<S: Said> Writing<S> {
    pub(super) fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Writes it, and tells so.
    pub(super) fn run(&self) -> Result<(), Failure> {
        let mut fields = self.event.as_deref().map_or_else(|| Ok(Fields::new()), object)?;
        if let Some(kind) = fields.get("kind").filter(|kind| *kind != S::KIND) {
            return Err(Failure::Usage(format!(
                "this command writes `{}`, and the file says {kind}",
                S::KIND
            )));
        }
        fields.insert("kind".to_owned(), S::KIND.into());
        let said = serde_json::to_value(&self.said).map_err(|error| Failure::Usage(error.to_string()))?;
        if let Value::Object(said) = said {
            fields.extend(said.into_iter().filter(|(_, value)| says_something(value)));
        }
        let lang = self.writer.kept.lang;
        let entry = store::write(&self.writer, |register| {
            self.said.more(&mut fields, register, lang)?;
            let text = Value::Object(fields).to_string();
            let event = Event::from_json(&text).map_err(|problems| refusals::form(problems, &self.writer))?;
            self.said.beside(event)
        })?;
        told::written(&self.writer, &entry)
    }
}

/// An option that was not given is no field.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    }
}

/// The JSON object in a file, or on standard input.
pub(super) fn object(file: &Path) -> Result<Fields, Failure> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        read.map_err(|error| Failure::Usage(format!("standard input cannot be read: {error}")))?;
        text
    } else {
        Input::read(file)?.required_text()?
    };
    let name = file.display();
    serde_json::from_str(&text).map_err(|error| Failure::Usage(format!("{name} is no JSON object: {error}")))
}

/// The JSON in a file.
pub(super) fn json(file: &Path) -> Result<Value, Failure> {
    let text = Input::read(file)?.required_text()?;
    let name = file.display();
    serde_json::from_str(&text).map_err(|error| Failure::Usage(format!("{name} is no JSON: {error}")))
}

/// An option of two parts: `ID=TEXT`.
pub(super) fn pair<'t>(text: &'t str, between: char, form: &str) -> Result<(&'t str, &'t str), String> {
    let parts = text.split_once(between).filter(|(one, other)| !one.is_empty() && !other.is_empty());
    parts.ok_or_else(|| format!("expected {form}"))
}

/// The options of an event: each a field of its name.
macro_rules! said {
    ($(#[doc = $doc:literal])* $name:ident = $kind:literal { $($(#[$meta:meta])* $field:ident: $of:ty,)* }) => {
        $(#[doc = $doc])*
        #[allow(clippy::struct_field_names, reason = "the names are those of the fields of the event")]
        #[derive(Debug, clap::Args, serde::Serialize)]
        pub(crate) struct $name { $($(#[$meta])* $field: $of,)* }

        impl Said for $name {
            const KIND: &'static str = $kind;
        }
    };
}
pub(super) use said;
