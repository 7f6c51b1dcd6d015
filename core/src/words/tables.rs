//! Problems of tables: the table, the row and the column, what is wrong, what mends it. Feature `tables`.

use super::Language;
use super::file::File;
use super::names::{capital, sentences};
use super::passage::Passage;
use super::table::Row;
use super::template::Template;
use crate::tables::{TableCode, TableProblem, TableProblems, table_names};

/// What a language says of tables: the sections `tables` and `table_problems` of its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TableWords {
    /// In the order of [`table_names`].
    names: Vec<Template>,
    place: Template,
    anywhere: Template,
    candidates: Template,
    /// In the order of [`TableCode::ALL`]: what is wrong, what mends it.
    problems: Vec<[Template; 2]>,
}

impl TableWords {
    pub(super) fn read(file: &mut File) -> Self {
        let mut one = |name, slots| {
            let [template, _] = file.row_in("tables", &Row { name, has_denial: false, slots });
            template
        };
        let names = table_names().map(|name| one(name, &[])).collect();
        let place = one("place", &["table", "row", "letters", "column"]);
        let anywhere = one("anywhere", &[]);
        let candidates = one("candidates", &["names"]);
        let row = |name| Row { name, has_denial: true, slots: &["value"] };
        let problems = TableCode::ALL.iter().map(|code| file.row_in("table_problems", &row(code.as_str())));
        let problems = problems.collect();
        Self { names, place, anywhere, candidates, problems }
    }
}

impl Language {
    /// A problem of tables: the table, the row and the column, what is wrong, the nearest name that would have been right, and what mends it. Feature `tables`.
    ///
    /// ```
    /// use regie::tables::{Table, TableOptions, read};
    ///
    /// let themes = Table::new("themes", "name;part of\nhousing;\nrent;housng\n".as_bytes());
    /// let mut options = TableOptions::new();
    /// options.as_of = Some("2019-01-15".parse()?);
    /// let problems = read(&[themes], &options).unwrap_err();
    /// assert_eq!(
    ///     regie::Language::dutch().table_problem(&problems.as_slice()[0]),
    ///     "In de tabel ‘thema’s’, rij 3, kolom B (part of): ‘housng’ is nergens beschreven. Bedoelt u ‘housing’? Schrijf de id, de officiële naam of de code van iets dat beschreven is.",
    /// );
    /// # Ok::<(), regie::InvalidDate>(())
    /// ```
    #[must_use]
    pub fn table_problem(&self, problem: &TableProblem) -> String {
        let fill = |template: &Template, values: &[&str]| template.fill(values, &[]);
        let value = problem.value.as_deref().unwrap_or_default();
        let quoted = if value.is_empty() { String::new() } else { self.quote(value) };
        let at = TableCode::ALL.iter().position(|code| *code == problem.code);
        let [told, mend] = match (at.and_then(|at| self.tables.problems.get(at)), &problem.inner) {
            (Some(forms), _) => {
                [0, 1].map(|n| forms.get(n).map(|form| fill(form, &[&quoted])).unwrap_or_default())
            }
            (None, Some(inner)) => [self.problem_sentence(inner), String::new()],
            (None, None) => [self.problem_code(crate::Code::TooManyProblems, ""), String::new()],
        };
        let hint = problem.nearest.as_deref().map(|nearest| self.did_you_mean(&self.quote(nearest)));
        let candidates: Vec<String> = problem.candidates.iter().map(|id| self.quote(id)).collect();
        let candidates = if candidates.is_empty() {
            String::new()
        } else {
            fill(&self.tables.candidates, &[&candidates.join(", ")])
        };
        let sentence = sentences(&[told, candidates, hint.unwrap_or_default(), mend]);
        capital(&self.at_place(&self.table_place(problem), &sentence))
    }

    /// All problems of tables, each a sentence or two. Feature `tables`.
    #[must_use]
    pub fn table_problems(&self, problems: &TableProblems) -> Passage {
        Passage::of(problems.iter().map(|problem| self.table_problem(problem)).collect())
    }

    /// "in de tabel ‘betrokkenen’, rij 5, kolom D (soort)"
    fn table_place(&self, problem: &TableProblem) -> String {
        let Some(table) = problem.table.as_deref() else {
            return self.tables.anywhere.fill(&[], &[]);
        };
        let at = table_names().position(|name| name == table);
        let name = at.and_then(|at| self.tables.names.get(at)).map(|name| name.fill(&[], &[]));
        let name = self.quote(name.as_deref().unwrap_or(table));
        let row = problem.row.map(|row| row.to_string()).unwrap_or_default();
        let column = problem.column.as_ref();
        let letters = column.map_or("", |column| &column.letters);
        let header = column.map_or("", |column| &column.name);
        self.tables.place.fill(&[&name, &row, letters, header], &[])
    }
}
