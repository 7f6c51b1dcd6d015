//! Writing: exit codes, clean lines, colour and the folding of long lines.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use regie::{Language, Problem};

pub(crate) const PLAIN: Style = Style::new();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const HEADING: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const MISSING: Style = AnsiColor::Red.on_default();
pub(crate) const ATTENTION: Style = AnsiColor::Yellow.on_default();
/// Of the three questions, in order.
pub(crate) const COLUMNS: [Style; 3] =
    [AnsiColor::Green.on_default(), AnsiColor::Blue.on_default(), AnsiColor::Magenta.on_default()];

/// A space at which no line breaks: `14 gemeenten`.
pub(crate) const GLUE: char = '\u{a0}';

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Wrong usage, or a file that cannot be read: one line says it.
    Usage(String),
    /// Something is asked of what is not there.
    Unknown(regie::Unknown),
    /// Problems of the documents, each with the file in which it is.
    Problems(Vec<(Problem, String)>),
    /// An event that is refused, or a journal that is not as it was written: every reason, in words.
    Refused(Vec<String>),
    /// What was written could not be.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<regie::Unknown> for Failure {
    fn from(unknown: regie::Unknown) -> Self {
        Self::Unknown(unknown)
    }
}

impl Failure {
    /// Says why on stderr, and with which code to end.
    pub(crate) fn report(self, language: &Language) -> ExitCode {
        let (lines, code) = match self {
            // whoever was reading has seen enough: `regie decide | head`
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => (vec![format!("error: the answer could not be written: {error}")], 2),
            Self::Usage(line) => (vec![format!("error: {line}")], 2),
            Self::Refused(reasons) => (reasons, 1),
            Self::Unknown(unknown) if language.tag() == "en" => (vec![format!("error: {unknown}")], 2),
            Self::Unknown(unknown) => (vec![language.unknown(&unknown)], 2),
            Self::Problems(problems) => {
                (problems.iter().map(|(problem, file)| told(problem, file, language)).collect(), 1)
            }
        };
        let mut stderr = io::BufWriter::new(io::stderr().lock());
        for line in lines {
            // where stderr is closed there is nobody left to tell
            let _ = writeln!(stderr, "{}", clean(&line));
        }
        let _ = stderr.flush();
        ExitCode::from(code)
    }
}

/// `stakeholders[12].kind: there is no kind … (unknown-reference) [landscape.json]`: English is what problems speak by themselves, other languages have words for them.
fn told(problem: &Problem, file: &str, language: &Language) -> String {
    let Problem { code, path, .. } = problem;
    let words = match language.tag() {
        "en" => problem.to_string(),
        _ if path.is_empty() => format!("{} ({code})", language.problem(problem)),
        _ => format!("{path}: {} ({code})", language.problem(problem)),
    };
    if path.is_empty() { format!("{file}: {words}") } else { format!("{words} [{file}]") }
}

/// Text from a document on one line, without what a terminal would take for a command.
pub(crate) fn clean(text: &str) -> String {
    let printable: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// For programs: no colour, nothing changed.
pub(crate) fn raw() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

/// A piece of text in one style.
pub(crate) type Span = (Style, String);

pub(crate) fn plain(text: impl Into<String>) -> Span {
    (PLAIN, text.into())
}

/// For people: lines of a bounded width, in colour where the terminal can.
pub(crate) struct Page<W: Write> {
    out: W,
    width: usize,
}

/// A page on stdout. `NO_COLOR` and pipes are respected; `COLUMNS` says how wide it is.
pub(crate) fn page() -> Page<impl Write> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let out = io::BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
    Page { out, width: columns.unwrap_or(80_usize).clamp(60, 120) }
}

impl<W: Write> Page<W> {
    pub(crate) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// A paragraph: spaces where it may break, `indent` before every line.
    pub(crate) fn text(&mut self, indent: usize, body: &[Span]) -> io::Result<()> {
        self.row(indent, &[], 0, body)
    }

    /// One line, however long: what a program may look for.
    pub(crate) fn line(&mut self, indent: usize, body: &[Span]) -> io::Result<()> {
        write!(self.out, "{:indent$}", "")?;
        let mut now = PLAIN;
        for (style, text) in body {
            self.put(&mut now, *style, text)?;
        }
        self.end(now)
    }

    /// A label of a fixed width, then a paragraph that hangs beside it.
    pub(crate) fn row(
        &mut self,
        indent: usize,
        label: &[Span],
        width: usize,
        body: &[Span],
    ) -> io::Result<()> {
        let hang = indent + width;
        let used: usize = label.iter().map(|(_, text)| text.chars().count()).sum();
        write!(self.out, "{:indent$}", "")?;
        let mut now = PLAIN;
        for (style, text) in label {
            self.put(&mut now, *style, text)?;
        }
        let mut at = indent + used;
        for (n, word) in words(body).into_iter().enumerate() {
            let length: usize = word.iter().map(|(_, text)| text.chars().count()).sum();
            if n == 0 {
                let gap = width.saturating_sub(used);
                self.put(&mut now, PLAIN, &" ".repeat(gap))?;
                at += gap;
            } else if at + 1 + length > self.width {
                self.put(&mut now, PLAIN, "\n")?;
                write!(self.out, "{:hang$}", "")?;
                at = hang;
            } else {
                // a space belongs to what stands before it
                write!(self.out, " ")?;
                at += 1;
            }
            for (style, text) in word {
                self.put(&mut now, style, text)?;
            }
            at += length;
        }
        self.end(now)
    }

    fn put(&mut self, now: &mut Style, style: Style, text: &str) -> io::Result<()> {
        if *now != style {
            write!(self.out, "{now:#}{style}")?;
            *now = style;
        }
        write!(self.out, "{}", text.replace(GLUE, " "))
    }

    fn end(&mut self, now: Style) -> io::Result<()> {
        writeln!(self.out, "{now:#}")
    }
}

/// The words of a paragraph: each a run of pieces between which no space stands.
fn words(body: &[Span]) -> Vec<Vec<(Style, &str)>> {
    let mut words: Vec<Vec<(Style, &str)>> = vec![Vec::new()];
    for (style, text) in body {
        for (n, piece) in text.split(' ').enumerate() {
            if n > 0 {
                words.push(Vec::new());
            }
            if let (false, Some(word)) = (piece.is_empty(), words.last_mut()) {
                word.push((*style, piece));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
