//! What happens to signals, as options.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use regie::{Event, Register};
use serde::Serialize;

use super::said::{Fields, Said, json, pair};
use crate::args::Lang;
use crate::output::Failure;

#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Urgency {
    CanWait,
    Soon,
    Now,
}

#[derive(Debug, Clone, Copy, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    Solved,
    Partly,
    Not,
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Report {
    /// Its name in all that follows
    #[arg(long, value_name = "ID", required_unless_present = "event")]
    signal: Option<String>,
    /// What it is about; as often as needed
    #[arg(long = "theme", value_name = "ID", required_unless_present = "event")]
    themes: Vec<String>,
    /// Where it is seen; as often as needed
    #[arg(long = "area", value_name = "ID", required_unless_present = "event")]
    areas: Vec<String>,
    /// What is seen, beyond one person
    #[arg(long, value_name = "TEXT", required_unless_present = "event")]
    seen: Option<String>,
    /// Whom it concerns; as often as needed
    #[arg(long = "target-group", value_name = "ID")]
    target_groups: Vec<String>,
    /// How many people, about
    #[arg(long, value_name = "NUMBER")]
    people: Option<u32>,
    /// How urgent
    #[arg(long, value_enum)]
    urgency: Option<Urgency>,
    /// The sector from which it comes, where the reporter is no stakeholder that has one
    #[arg(long, value_name = "ID")]
    sector: Option<String>,
    /// The name of who reported it: kept beside the event, where it can be erased
    #[arg(long, value_name = "TEXT")]
    #[serde(skip)]
    reporter_name: Option<String>,
    /// What keeps others from guessing that name by its digest; without it, sixteen random bytes of this machine
    #[arg(long, value_name = "TEXT", requires = "reporter_name")]
    #[serde(skip)]
    salt: Option<String>,
}

impl Said for Report {
    const KIND: &'static str = "signal-reported";

    fn beside(&self, event: Event) -> Result<Event, Failure> {
        let Some(name) = &self.reporter_name else { return Ok(event) };
        let salt = self.salt.clone().map_or_else(salt, Ok)?;
        event.with_erasable("reporter_name", name, &salt).map_err(|why| Failure::Usage(why.to_string()))
    }
}

/// Random bytes, as hexadecimal digits.
fn salt() -> Result<String, Failure> {
    let mut bytes = [0; Event::MIN_SALT_BYTES];
    let random = getrandom::fill(&mut bytes);
    random.map_err(|error| Failure::Usage(format!("no random salt: {error}; give one with `--salt`")))?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

#[expect(clippy::struct_field_names, reason = "the names are those of the fields of the event")]
#[derive(Debug, Args, Serialize)]
pub(crate) struct Step {
    /// With which signal; several for one joint step
    #[arg(long = "signal", value_name = "ID", required_unless_present = "event")]
    signals: Vec<String>,
    /// Which step of the path: of the Flemish one `inform`, `complete`, `withdraw`, `screen`, `return`, `decline`, `bundle`, `direct`, `deepen`, `solve`, `submit`, `answer`, `follow-up`, `close`, `reopen`,
    /// `escalate`, `answer-from-above`
    #[arg(long, value_name = "ID", required_unless_present = "event")]
    step: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// What became known
    #[arg(long, value_name = "TEXT")]
    information: Option<String>,
    /// The themes, corrected; as often as needed
    #[arg(long = "theme", value_name = "ID")]
    themes: Vec<String>,
    /// The areas, corrected; as often as needed
    #[arg(long = "area", value_name = "ID")]
    areas: Vec<String>,
    /// The target groups, corrected; as often as needed
    #[arg(long = "target-group", value_name = "ID")]
    target_groups: Vec<String>,
    /// How many people, corrected
    #[arg(long, value_name = "NUMBER")]
    people: Option<u32>,
    /// How urgent, corrected
    #[arg(long, value_enum)]
    urgency: Option<Urgency>,
    /// The challenge of which the signals become a part
    #[arg(long, value_name = "ID")]
    challenge: Option<String>,
    /// A file with the challenge that is made of the signals, as it stands in a landscape
    #[arg(long, value_name = "FILE", conflicts_with = "challenge")]
    #[serde(skip)]
    new_challenge: Option<PathBuf>,
    /// Who directs, as often as needed; without it, everybody who has the role
    #[arg(long = "director", value_name = "ID")]
    directors: Vec<String>,
    /// The day of the forum that dealt with them
    #[arg(long = "forum", value_name = "YYYY-MM-DD")]
    #[serde(skip)]
    forum_on: Option<String>,
    /// What the forum added
    #[arg(long, value_name = "TEXT", requires = "forum_on")]
    #[serde(skip)]
    forum_added: Option<String>,
    /// Which experts were invited: what they know of, not who they are; as often as needed
    #[arg(long = "expert", value_name = "TEXT")]
    experts: Vec<String>,
    /// A solution track: who, where, what; as often as needed
    #[arg(long = "track", value_name = "ID[,ID]@AREA:TEXT", value_parser = track)]
    tracks: Vec<Track>,
    /// To whom they are submitted
    #[arg(long, value_name = "ID")]
    authority: Option<String>,
    /// On which day
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
    /// To whom above they are taken, as often as needed; without it, everybody who has the role
    #[arg(long = "addressee", value_name = "ID")]
    addressees: Vec<String>,
    /// The lever that is asked for
    #[arg(long, value_name = "ID")]
    lever: Option<String>,
    /// What was answered
    #[arg(long, value_name = "TEXT")]
    answer: Option<String>,
    /// What it came to
    #[arg(long, value_enum)]
    outcome: Option<Outcome>,
}

#[derive(Debug, Clone, Serialize)]
struct Track {
    what: String,
    who: Vec<String>,
    at: String,
}

fn track(text: &str) -> Result<Track, String> {
    let form = "a track as ID@AREA:TEXT, with commas between those who do it together";
    let (who, rest) = pair(text, '@', form)?;
    let (at, what) = pair(rest, ':', form)?;
    let who = who.split(',').map(str::to_owned).collect();
    Ok(Track { what: what.trim().to_owned(), who, at: at.to_owned() })
}

impl Said for Step {
    const KIND: &'static str = "signal-step";

    fn more(&self, fields: &mut Fields, _: &Register, _: Lang) -> Result<(), Failure> {
        if let Some(file) = &self.new_challenge {
            fields.insert("new_challenge".to_owned(), json(file)?);
        }
        if let Some(on) = &self.forum_on {
            let mut forum = Fields::new();
            forum.insert("on".to_owned(), on.as_str().into());
            forum.extend(self.forum_added.as_deref().map(|added| ("added".to_owned(), added.into())));
            fields.insert("forum".to_owned(), forum.into());
        }
        Ok(())
    }
}
