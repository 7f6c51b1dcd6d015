//! The words of the answers, a table for each language. They are those of the glossary.

mod en;
mod nl;

use crate::args::Lang;
use crate::output::GLUE;

/// One and many of a thing.
pub(crate) type Noun = [&'static str; 2];

/// Everything that is said in one language. `{}` marks the places to fill.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) as_of: &'static str,
    pub(crate) legend: &'static str,
    pub(crate) and: &'static str,
    pub(crate) no: &'static str,
    /// The three questions of a thematic trajectory.
    pub(crate) questions: [&'static str; 3],
    /// The same, as a word before a row.
    pub(crate) columns: [&'static str; 3],
    pub(crate) missing_row: &'static str,
    pub(crate) attention_row: &'static str,
    pub(crate) excluded_row: &'static str,
    pub(crate) others_row: &'static str,
    pub(crate) also_theme: &'static str,
    pub(crate) theme: Noun,
    pub(crate) who: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) attention: &'static str,
    pub(crate) excluded: &'static str,
    pub(crate) shared_because: &'static str,
    because: [(&'static str, &'static str); 4],
    pub(crate) table_at: &'static str,
    pub(crate) tables_in: &'static str,
    pub(crate) tables_own: &'static str,
    pub(crate) covering: &'static str,
    pub(crate) each_own: &'static str,
    pub(crate) in_all: &'static str,
    pub(crate) in_all_but: &'static str,
    pub(crate) of_all: &'static str,
    pub(crate) without: &'static str,
    pub(crate) no_holder: &'static str,
    pub(crate) held_below: &'static str,
    pub(crate) found: &'static str,
    pub(crate) no_common_area: &'static str,
    pub(crate) as_role: &'static str,
    pub(crate) because_word: &'static str,
    pub(crate) local_governments: Noun,
    pub(crate) local_governments_full: Noun,
    kinds: &'static [(&'static str, Noun)],
    levels: &'static [(&'static str, Noun)],
    area: Noun,
    /// Before "own gemeente", and before "own gebied".
    own: [&'static str; 2],
    pub(crate) challenge: Noun,
    pub(crate) seat: Noun,
    pub(crate) notice: Noun,
    pub(crate) stakeholder: Noun,
    pub(crate) rule: Noun,
    pub(crate) requirement: Noun,
    pub(crate) problem: Noun,
    pub(crate) with_gaps: &'static str,
    pub(crate) such_as: &'static str,
    pub(crate) one_challenge: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) filters: [&'static str; 8],
    pub(crate) checked_alone: &'static str,
}

/// The roles of the Flemish rule book that stand first in an overview: who steers, …
pub(crate) const STEERING: [&str; 3] = ["director", "co-director", "coordinator"];
/// … and who speaks to a higher government.
pub(crate) const SPEAKING: &str = "spokesperson";

/// The words of a language.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Nl => &nl::NL,
        Lang::En => &en::EN,
    }
}

/// Fills the places of a sentence, from left to right.
pub(crate) fn fill(sentence: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut parts = parts.iter();
    for (n, piece) in sentence.split("{}").enumerate() {
        if n > 0 {
            filled.push_str(parts.next().copied().unwrap_or_default());
        }
        filled.push_str(piece);
    }
    filled
}

/// `3 tafels`, `1 tafel`.
pub(crate) fn count(n: usize, noun: Noun) -> String {
    format!("{n}{GLUE}{}", noun[usize::from(n != 1)])
}

impl Words {
    pub(crate) fn because(&self, reason: &str) -> &'static str {
        self.because.iter().find(|(id, _)| *id == reason).map_or("", |(_, words)| words)
    }

    /// What a kind of stakeholders is called when there are many; nothing for a kind that this table lacks.
    pub(crate) fn kind(&self, kind: &str) -> Option<Noun> {
        self.kinds.iter().find(|(id, _)| *id == kind).map(|(_, noun)| *noun)
    }

    /// What areas of a level are called.
    pub(crate) fn level(&self, level: Option<&str>) -> Noun {
        let found = self.levels.iter().find(|(id, _)| Some(*id) == level);
        found.map_or(self.area, |(_, noun)| *noun)
    }

    /// What stands before "own": `de` eigen gemeente, `het` eigen gebied.
    pub(crate) fn own(&self, noun: Noun) -> &'static str {
        self.own[usize::from(noun == self.area)]
    }
}
