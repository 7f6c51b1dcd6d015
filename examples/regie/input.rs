//! Reading: files to documents, documents to an atlas, problems to the files in which they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regie::{Atlas, Code, Landscape, Moment, Options, Problem, Problems, RuleBook, Sets, SignalPath};

use crate::args::{DocumentArgs, More};
use crate::output::Failure;
use crate::processes;

/// The region that comes with this example.
const REGION: &str = include_str!("../data/zuid-west-vlaanderen-2019.json");
const REGION_NAME: &str = "zuid-west-vlaanderen-2019";
const RULES_NAME: &str = "flanders";

/// A text, and what to call it in a message: its file, or the name of what comes with the program.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    bytes: Vec<u8>,
}

impl Input {
    pub(crate) fn read(file: &Path) -> Result<Self, Failure> {
        let name = file.display().to_string();
        match fs::read(file) {
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) => Err(Failure::Usage(format!("{name} cannot be read: {error}"))),
        }
    }

    fn embedded(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    /// The `format` that it says it has.
    pub(crate) fn format(&self) -> Option<String> {
        regie::format_of(std::str::from_utf8(&self.bytes).ok()?)
    }

    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The text; what is no text cannot be used.
    pub(crate) fn required_text(&self) -> Result<String, Failure> {
        let text = self.text().map(str::to_owned);
        text.ok_or_else(|| Failure::Usage(format!("{} is no UTF-8 text", self.name)))
    }

    pub(crate) fn landscape(&self) -> Option<Landscape> {
        Landscape::from_slice(&self.bytes).ok()
    }

    pub(crate) fn rule_book(&self) -> Option<RuleBook> {
        RuleBook::from_slice(&self.bytes).ok()
    }
}

/// The documents of one question.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    pub(crate) landscape: Option<Input>,
    pub(crate) rules: Option<Input>,
    /// What is changed in them, where something is.
    pub(crate) changes: Option<Input>,
    /// The path of signals, where it is not the one that comes with the library.
    path: Option<Input>,
    /// The journal that tells what became of the landscape, where one does.
    past: Option<(PathBuf, Option<Moment>)>,
    sets: BTreeMap<String, Input>,
}

impl Documents {
    /// What the arguments name, or what comes with the program.
    pub(crate) fn named(args: &DocumentArgs) -> Result<Self, Failure> {
        let mut documents = Self::of(args.landscape.as_deref(), args.rules.as_deref())?;
        documents.add_path(args.past.path.as_deref())?;
        documents.past = args.past.journal.clone().map(|file| (file, args.past.known));
        documents.add_sets(&args.more.sets)?;
        Ok(documents)
    }

    /// A landscape and a rule book: those in the files, or what comes with the program.
    pub(crate) fn of(landscape: Option<&Path>, rules: Option<&Path>) -> Result<Self, Failure> {
        let landscape = match landscape {
            Some(file) => Input::read(file)?,
            None => Input::embedded(REGION_NAME, REGION),
        };
        let rules = match rules {
            Some(file) => Input::read(file)?,
            None => Input::embedded(RULES_NAME, regie::flanders::RULE_BOOK_JSON),
        };
        Ok(Self { landscape: Some(landscape), rules: Some(rules), ..Self::default() })
    }

    pub(crate) fn add_path(&mut self, path: Option<&Path>) -> Result<(), Failure> {
        self.path = path.map(Input::read).transpose()?;
        Ok(())
    }

    /// What a journal starts from.
    pub(crate) fn start(&self) -> Result<regie::Documents, Failure> {
        let problems = self.problems();
        let documents = (
            self.landscape.as_ref().and_then(Input::landscape),
            self.rules.as_ref().and_then(Input::rule_book),
        );
        let (Some(landscape), Some(rules)) = documents else { return Err(self.failure(&problems)) };
        if !problems.is_empty() {
            return Err(self.failure(&problems));
        }
        let path = match &self.path {
            Some(input) => SignalPath::from_json(&input.required_text()?)
                .map_err(|problems| self.failure(problems.as_slice()))?,
            None => SignalPath::flemish(),
        };
        let mut start = regie::Documents::new(landscape, rules, path);
        start.sets = self.library_sets();
        Ok(start)
    }

    pub(crate) fn add_sets(&mut self, sets: &[(String, PathBuf)]) -> Result<(), Failure> {
        for (name, file) in sets {
            if self.sets.insert(name.clone(), Input::read(file)?).is_some() {
                return Err(Failure::Usage(format!("the reference set `{name}` is given twice")));
            }
        }
        Ok(())
    }

    /// Every problem of every document; none when they are right.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let mut problems = self.unreadable();
        let text = |input: &Option<Input>| input.as_ref().and_then(Input::text).map(str::to_owned);
        // a document that is no text has had its say: the others are checked without it
        if let Err(more) = regie::check_json(
            text(&self.landscape).as_deref(),
            text(&self.rules).as_deref(),
            &self.library_sets(),
        ) {
            problems.extend(more);
        }
        only_wrong_format(problems)
    }

    /// The documents that are no UTF-8 text.
    fn unreadable(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut add = |result: Result<(), Problems>, document: &str| {
            problems.extend(result.err().into_iter().flatten().map(|mut problem| {
                problem.document = document.into();
                problem
            }));
        };
        if let Some(input) = self.landscape.as_ref().filter(|input| input.text().is_none()) {
            add(Landscape::from_slice(&input.bytes).map(drop), "landscape");
        }
        if let Some(input) = self.rules.as_ref().filter(|input| input.text().is_none()) {
            add(RuleBook::from_slice(&input.bytes).map(drop), "rulebook");
        }
        for (name, input) in self.sets.iter().filter(|(_, input)| input.text().is_none()) {
            add(Landscape::from_slice(&input.bytes).map(drop), name);
        }
        problems
    }

    pub(crate) fn library_sets(&self) -> Sets {
        let mut sets = Sets::new();
        for (name, input) in &self.sets {
            if let Some(text) = input.text() {
                sets.insert_json(name, text);
            }
        }
        sets
    }

    /// The atlas of a landscape and a rule book.
    pub(crate) fn atlas(&self, args: &More) -> Result<Atlas, Failure> {
        let text =
            |input: &Option<Input>| input.as_ref().and_then(Input::text).unwrap_or_default().to_owned();
        let unreadable = self.unreadable();
        if !unreadable.is_empty() {
            return Err(self.failure(&self.problems()));
        }
        if let Some((journal, known)) = &self.past {
            return processes::atlas(self, journal, *known, args);
        }
        let options = Options { as_of: args.as_of, sets: self.library_sets() };
        Atlas::from_json(&text(&self.landscape), &text(&self.rules), &options)
            .map_err(|problems| self.failure(&only_wrong_format(problems.into_iter().collect())))
    }

    /// The reference sets on which a landscape builds, for the names of what they hold.
    pub(crate) fn sets_below(&self, landscape: &Landscape) -> Vec<Landscape> {
        let mut open = landscape.builds_on.clone();
        let mut seen = Vec::new();
        let mut sets = Vec::new();
        while let Some(name) = open.pop() {
            if seen.contains(&name) {
                continue;
            }
            let text = match self.sets.get(name.as_str()) {
                Some(input) => input.text(),
                None => (name == regie::flanders::VOCABULARY).then_some(regie::flanders::VOCABULARY_JSON),
            };
            if let Some(set) = text.and_then(|text| Landscape::from_json(text).ok()) {
                open.extend(set.builds_on.iter().cloned());
                sets.push(set);
            }
            seen.push(name);
        }
        sets
    }

    pub(crate) fn failure(&self, problems: &[Problem]) -> Failure {
        let located = |problem: &Problem| (problem.clone(), self.file_of(problem).to_owned());
        Failure::Problems(problems.iter().map(located).collect())
    }

    /// The file in which a problem is.
    fn file_of<'p>(&'p self, problem: &'p Problem) -> &'p str {
        let input = match &*problem.document {
            "landscape" => self.landscape.as_ref(),
            "rulebook" => self.rules.as_ref(),
            "changes" => self.changes.as_ref(),
            "path" => self.path.as_ref(),
            set => self.sets.get(set),
        };
        input.map_or(&*problem.document, |input| &input.name)
    }
}

/// What stands in a document of another format is not ours to judge, nor what leans on it: its format is the one problem.
fn only_wrong_format(mut problems: Vec<Problem>) -> Vec<Problem> {
    if problems.iter().any(|problem| problem.code == Code::WrongFormat) {
        problems.retain(|problem| problem.code == Code::WrongFormat);
    }
    problems
}
