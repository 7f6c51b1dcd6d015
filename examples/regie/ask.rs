//! The questions that the library answers in words of its own: each asked, and its answer written as text, as JSON or as a table.

use std::io::{self, Write};

use clap::{ArgGroup, Args};
use regie::{AgendaOf, Atlas, BenchmarkOf, Language, LoadOf, Passage, Scope, Words};

use crate::args::{DocumentArgs, More, Shown};
use crate::input::Documents;
use crate::output::{BOLD, DIM, Failure, page, raw};
use crate::passage;

/// What every question takes.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    #[command(flatten)]
    documents: DocumentArgs,
    #[command(flatten)]
    shown: Shown,
}

impl Asked {
    pub(crate) fn more(&self) -> &More {
        &self.documents.more
    }
}

/// Which part of a landscape is asked about.
#[derive(Debug, Args)]
pub(crate) struct Scoped {
    #[command(flatten)]
    asked: Asked,
    /// The challenges on this theme, or on one that is part of it or means the same
    #[arg(long, value_name = "ID")]
    theme: Option<String>,
    /// What touches this area
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// Tell the answer by the themes of this list
    #[arg(long, value_name = "ID")]
    scheme: Option<String>,
}

impl Scoped {
    fn scope(&self) -> Scope<'_> {
        let Self { theme, area, scheme, .. } = self;
        Scope { theme: theme.as_deref(), area: area.as_deref(), scheme: scheme.as_deref() }
    }

    pub(crate) fn asked(&self) -> &Asked {
        &self.asked
    }
}

#[derive(Debug, Args)]
pub(crate) struct BlindSpots {
    #[command(flatten)]
    scoped: Scoped,
    /// With what would close each gap: a mandate, a change, or the smallest coalition
    #[arg(long)]
    closings: bool,
    /// How many there are for each theme, area and role, as comma-separated values, for a spreadsheet
    #[arg(long, conflicts_with_all = ["format", "json", "with_ids", "closings"])]
    csv: bool,
}

impl BlindSpots {
    pub(crate) fn asked(&self) -> &Asked {
        &self.scoped.asked
    }
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true))]
pub(crate) struct Agenda {
    #[command(flatten)]
    asked: Asked,
    /// Of this stakeholder
    #[arg(long, value_name = "ID", group = "whose")]
    stakeholder: Option<String>,
    /// Of this area: what happens in it, and what those do who work in it alone
    #[arg(long, value_name = "ID", group = "whose")]
    area: Option<String>,
    /// Of everybody of this kind
    #[arg(long, value_name = "ID", group = "whose")]
    kind: Option<String>,
}

impl Agenda {
    pub(crate) fn asked(&self) -> &Asked {
        &self.asked
    }
}

#[derive(Debug, Args)]
pub(crate) struct Load {
    #[command(flatten)]
    scoped: Scoped,
    /// The role that steers; without it, `director`
    #[arg(long, value_name = "ID")]
    steers: Option<String>,
    /// A role that carries out, as often as needed; without it, `actor` and `provider`
    #[arg(long, value_name = "ID")]
    carries_out: Vec<String>,
}

impl Load {
    pub(crate) fn asked(&self) -> &Asked {
        &self.scoped.asked
    }
}

#[derive(Debug, Args)]
pub(crate) struct Benchmark {
    #[command(flatten)]
    asked: Asked,
    /// An area to compare, as often as needed; they stand in this order and are never ranked
    #[arg(long = "area", value_name = "ID", required = true)]
    areas: Vec<String>,
    /// The inhabitants of an area, so that what is counted is also told per 10,000; as often as needed
    #[arg(long = "figure", value_name = "ID=NUMBER", value_parser = figure)]
    figures: Vec<(String, u64)>,
    /// An area that does not take part; as often as needed
    #[arg(long, value_name = "ID")]
    leave_out: Vec<String>,
    /// Tell offers by the themes of this list
    #[arg(long, value_name = "ID")]
    scheme: Option<String>,
    /// The answer as comma-separated values, for a spreadsheet
    #[arg(long, conflicts_with_all = ["format", "json", "with_ids"])]
    csv: bool,
}

impl Benchmark {
    pub(crate) fn asked(&self) -> &Asked {
        &self.asked
    }
}

#[derive(Debug, Args)]
pub(crate) struct Crosswalk {
    /// A list of themes
    #[arg(long, value_name = "ID")]
    from: String,
    /// The list to lay beside it
    #[arg(long, value_name = "ID")]
    to: String,
    #[command(flatten)]
    asked: Asked,
}

impl Crosswalk {
    pub(crate) fn asked(&self) -> &Asked {
        &self.asked
    }
}

fn figure(text: &str) -> Result<(String, u64), String> {
    let wrong = || "a figure is given as ID=NUMBER, from 1".to_owned();
    let (area, number) = text.split_once('=').filter(|(area, _)| !area.is_empty()).ok_or_else(wrong)?;
    match number.parse() {
        Ok(number) if number > 0 => Ok((area.to_owned(), number)),
        _ => Err(wrong()),
    }
}

/// The atlas that is asked, and how it is to answer.
struct Question<'a> {
    atlas: Atlas,
    language: Language,
    asked: &'a Asked,
}

impl<'a> Question<'a> {
    fn new(asked: &'a Asked) -> Result<Self, Failure> {
        let more = &asked.documents.more;
        let atlas = Documents::named(&asked.documents)?.atlas(more)?;
        Ok(Self { atlas, language: more.lang.language(), asked })
    }

    fn words(&self) -> Words<'_> {
        self.atlas.words(&self.language).with_ids(self.asked.shown.with_ids)
    }

    /// The answer as it was asked for.
    fn answer<T>(
        &self,
        answer: Result<T, regie::Unknown>,
        json: impl FnOnce(&T) -> String,
        told: impl FnOnce(&Words<'_>, &T) -> Passage,
    ) -> Result<(), Failure> {
        let answer = answer?;
        if self.asked.shown.form.is_json() {
            return Ok(line(&json(&answer))?);
        }
        Ok(self.tell(&told(&self.words(), &answer))?)
    }

    /// What was asked of what, and the passage below it.
    fn tell(&self, told: &Passage) -> io::Result<()> {
        let mut page = page();
        let words = self.words();
        let land = self.atlas.landscape();
        let name =
            land.map(|land| land.label.as_ref().map_or(land.id.as_str(), |l| l.get(self.language.tag())));
        page.text(0, &[(BOLD, name.unwrap_or_default().to_owned())])?;
        page.text(0, &[(DIM, words.date(self.atlas.date()))])?;
        passage::write(&mut page, told, 0)?;
        page.flush()
    }
}

fn line(text: &str) -> io::Result<()> {
    let mut out = raw();
    writeln!(out, "{text}")?;
    out.flush()
}

pub(crate) fn rules(args: &Asked) -> Result<(), Failure> {
    let question = Question::new(args)?;
    let book = question.atlas.rule_book();
    question.answer(Ok(book), |book| book.to_json(), |words, _| words.rule_book())
}

pub(crate) fn lists(args: &Scoped) -> Result<(), Failure> {
    let question = Question::new(&args.asked)?;
    let lists = question.atlas.three_lists(&args.scope());
    question.answer(lists, regie::ThreeLists::to_json, |words, lists| words.three_lists(lists))
}

pub(crate) fn agenda(args: &Agenda) -> Result<(), Failure> {
    let question = Question::new(&args.asked)?;
    let of = match (&args.stakeholder, &args.area, &args.kind) {
        (Some(id), ..) => AgendaOf::Stakeholder(id),
        (_, Some(id), _) => AgendaOf::Area(id),
        (.., id) => AgendaOf::Kind(id.as_deref().unwrap_or_default()),
    };
    let agenda = question.atlas.agenda(of);
    question.answer(agenda, regie::Agenda::to_json, |words, agenda| words.agenda(agenda))
}

pub(crate) fn blind_spots(args: &BlindSpots) -> Result<(), Failure> {
    let question = Question::new(&args.scoped.asked)?;
    let blind = question.atlas.blind_spots(&args.scoped.scope());
    if args.csv {
        let mut out = raw();
        out.write_all(blind?.to_csv().as_bytes())?;
        return Ok(out.flush()?);
    }
    if !args.closings {
        return question.answer(blind, regie::BlindSpots::to_json, |words, blind| words.blind_spots(blind));
    }
    let blind = blind?;
    let fills = question.atlas.fills(&blind.spots, None);
    let json = |(): &()| serde_json::json!({"blind_spots": blind, "fills": fills}).to_string();
    question.answer(Ok(()), json, |words, ()| {
        let mut told = words.blind_spots(&blind);
        told.parts.push(words.fills(&fills));
        told
    })
}

pub(crate) fn overlap(args: &Scoped) -> Result<(), Failure> {
    let question = Question::new(&args.asked)?;
    let overlaps = question.atlas.overlap(&args.scope());
    question.answer(overlaps, regie::Overlaps::to_json, |words, overlaps| words.overlap(overlaps))
}

pub(crate) fn load(args: &Load) -> Result<(), Failure> {
    let question = Question::new(&args.scoped.asked)?;
    let carries_out: Vec<&str> = args.carries_out.iter().map(String::as_str).collect();
    let of = LoadOf {
        scope: args.scoped.scope(),
        steers: args.steers.as_deref(),
        carries_out: (!carries_out.is_empty()).then_some(&carries_out),
    };
    let load = question.atlas.load(&of);
    question.answer(load, regie::Load::to_json, |words, load| words.load(load))
}

pub(crate) fn benchmark(args: &Benchmark) -> Result<(), Failure> {
    let question = Question::new(&args.asked)?;
    let areas: Vec<&str> = args.areas.iter().map(String::as_str).collect();
    let leave_out: Vec<&str> = args.leave_out.iter().map(String::as_str).collect();
    if let Some((area, _)) = args.figures.iter().find(|(area, _)| !args.areas.contains(area)) {
        let words = format!(
            "`--figure {area}=…` speaks of an area that is not compared: name it with `--area {area}` too"
        );
        return Err(Failure::Usage(words));
    }
    let figures: Vec<(&str, u64)> =
        args.figures.iter().map(|(area, figure)| (area.as_str(), *figure)).collect();
    let of = BenchmarkOf {
        areas: &areas,
        figures: &figures,
        leave_out: &leave_out,
        scheme: args.scheme.as_deref(),
    };
    let benchmark = question.atlas.benchmark(&of);
    if args.csv {
        let mut out = raw();
        out.write_all(benchmark?.to_csv().as_bytes())?;
        return Ok(out.flush()?);
    }
    question.answer(benchmark, regie::Benchmark::to_json, |words, benchmark| words.benchmark(benchmark))
}

pub(crate) fn crosswalk(args: &Crosswalk) -> Result<(), Failure> {
    let question = Question::new(&args.asked)?;
    let crosswalk = question.atlas.crosswalk(&args.from, &args.to);
    question.answer(crosswalk, regie::Crosswalk::to_json, |words, crosswalk| words.crosswalk(crosswalk))
}

/// What is found of the rule book by itself, then with the landscape.
pub(crate) fn lint(args: &Asked) -> Result<(), Failure> {
    let question = Question::new(args)?;
    let mut lints = regie::lint_rule_book(question.atlas.rule_book());
    lints.extend(question.atlas.lint());
    let json = |lints: &Vec<regie::Lint>| {
        let all: Vec<String> = lints.iter().map(regie::Lint::to_json).collect();
        format!("[{}]", all.join(","))
    };
    question.answer(Ok(lints), json, |words, lints| words.lints(lints))
}
