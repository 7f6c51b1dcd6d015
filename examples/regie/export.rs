//! `regie export`: a landscape and its decisions for catalogues and spreadsheets.

use std::io::Write;

use clap::{Args, ValueEnum};
use regie::Filter;
use regie::interchange::{Context, JsonLd, Raci};

use crate::args::{DocumentArgs, More};
use crate::input::Documents;
use crate::output::{Failure, raw};

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    documents: DocumentArgs,
    /// As what
    #[arg(long, value_enum)]
    format: ExportFormat,
    /// json-ld: the start of every name, your own address; without it, `urn:regie:id:`
    #[arg(long, value_name = "IRI")]
    base: Option<String>,
    /// json-ld: where the context is served; without it, it stands in the document
    #[arg(long, value_name = "IRI")]
    context: Option<String>,
    /// json-ld: the landscape alone, without who acts where
    #[arg(long)]
    without_decisions: bool,
    /// raci: another letter for a role, or none; as often as needed
    #[arg(long = "letter", value_name = "ROLE=LETTER", value_parser = letter)]
    letters: Vec<(String, String)>,
    /// raci: a row for each lever too
    #[arg(long)]
    levers: bool,
    /// raci: ids instead of names
    #[arg(long)]
    ids: bool,
    /// raci, assignments: on this theme, or on one that is part of it or means the same
    #[arg(long, value_name = "ID")]
    theme: Option<String>,
    /// raci, assignments: on this challenge
    #[arg(long, value_name = "ID")]
    challenge: Option<String>,
    /// raci, assignments: in this area, or an area within it
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// raci, assignments: of this stakeholder
    #[arg(long, value_name = "ID")]
    stakeholder: Option<String>,
    /// raci, assignments: in this role
    #[arg(long, value_name = "ID")]
    role: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// Linked data: landscape, rule book and decisions with the terms of W3C, CPSV-AP and OSLO
    JsonLd,
    /// Who is responsible, accountable, consulted, informed: a row for each challenge, as comma-separated values
    Raci,
    /// Who has which role where, and by which rules, as comma-separated values
    Assignments,
}

fn letter(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((role, letter)) if !role.is_empty() => Ok((role.to_owned(), letter.to_owned())),
        _ => Err("a letter is given as ROLE=LETTER; `ROLE=` leaves the role out".to_owned()),
    }
}

impl Export {
    pub(crate) fn more(&self) -> &More {
        &self.documents.more
    }

    fn filter(&self) -> Filter<'_> {
        Filter {
            theme: self.theme.as_deref(),
            challenge: self.challenge.as_deref(),
            area: self.area.as_deref(),
            stakeholder: self.stakeholder.as_deref(),
            role: self.role.as_deref(),
            ..Filter::default()
        }
    }

    /// What was asked of one format is no question to another.
    fn check(&self) -> Result<(), Failure> {
        let of_linked_data = self.base.is_some() || self.context.is_some() || self.without_decisions;
        let of_raci = !self.letters.is_empty() || self.levers || self.ids;
        let Filter { theme, challenge, area, stakeholder, role, .. } = self.filter();
        let of_tables = [theme, challenge, area, stakeholder, role].iter().any(Option::is_some);
        let (wrong, options) = match self.format {
            ExportFormat::JsonLd => (of_raci || of_tables, "--base, --context and --without-decisions"),
            ExportFormat::Raci => (of_linked_data, "--letter, --levers, --ids and filters"),
            ExportFormat::Assignments => (of_linked_data || of_raci, "filters"),
        };
        if wrong {
            return Err(Failure::Usage(format!("this format takes {options} alone: `--help` says which")));
        }
        Ok(())
    }
}

pub(crate) fn run(args: &Export) -> Result<(), Failure> {
    args.check()?;
    let more = &args.documents.more;
    let atlas = Documents::named(&args.documents)?.atlas(more)?;
    let text = match args.format {
        ExportFormat::JsonLd => {
            let options = JsonLd {
                base: args.base.as_deref().unwrap_or(JsonLd::BASE),
                context: args.context.as_deref().map_or(Context::Embedded, Context::At),
                decisions: !args.without_decisions,
                ..JsonLd::default()
            };
            let text = atlas.json_ld(&options).map_err(|error| Failure::Usage(error.to_string()))?;
            text + "\n"
        }
        ExportFormat::Raci => {
            if let Some((role, _)) = args
                .letters
                .iter()
                .find(|(role, _)| !atlas.rule_book().roles.iter().any(|one| one.id == *role.as_str()))
            {
                // the same words as for every id that is not there
                atlas.assignments(&Filter { role: Some(role), ..Filter::default() }).map(drop)?;
            }
            let given = args.letters.iter().map(|(role, letter)| (role.as_str(), letter.as_str()));
            // the first letter of a role counts
            let letters: Vec<_> = given.chain(Raci::FLEMISH_ROLES.iter().copied()).collect();
            let language = (!args.ids).then(|| more.lang.tag());
            atlas.raci_csv(&Raci { roles: &letters, levers: args.levers, filter: args.filter(), language })?
        }
        ExportFormat::Assignments => atlas.assignments_csv(&args.filter())?,
    };
    let mut out = raw();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
