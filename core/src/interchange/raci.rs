//! The matrix of challenges and stakeholders, with the letters that policy officers know: responsible, accountable, consulted, informed.

use std::collections::{BTreeMap, BTreeSet};

use crate::answer::Seat;
use crate::atlas::Atlas;
use crate::error::Unknown;
use crate::ids::Id;
use crate::views::Filter;
use crate::views::csv::Csv;

/// How the matrix is made.
///
/// ```
/// use regie::interchange::Raci;
///
/// // whoever reads "accountable" strictly leaves the two sides that answer for the result out of it
/// let strict: Vec<_> = Raci::FLEMISH_ROLES.iter().copied().filter(|(role, _)| *role != "final-responsible").chain([("final-responsible", "")]).collect();
/// let raci = Raci { roles: &strict, levers: true, language: Some("nl"), ..Raci::default() };
/// # let _ = raci;
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Raci<'r> {
    /// The letter of each role, by its id; an empty one leaves the role out. A role that is not in the table stands in the matrix by its own id, so that nothing is lost.
    pub roles: &'r [(&'r str, &'r str)],
    /// Below each challenge a row for each lever that it needs, with those who have a role where the lever lies.
    pub levers: bool,
    /// Which assignments count.
    pub filter: Filter<'r>,
    /// The language of labels; without it, columns are headed by ids, and there are no labels.
    pub language: Option<&'r str>,
}

impl Raci<'_> {
    /// The letters of the roles of the Flemish rule book: a choice of ours, for the sources speak of roles and not of letters.
    ///
    /// There can be more than one `A`: local government and initiator both answer for the result (M-02), and who directs answers for the whole.
    pub const FLEMISH_ROLES: &'static [(&'static str, &'static str)] = &[
        ("director", "A"),
        ("final-responsible", "A"),
        ("co-director", "R"),
        ("coordinator", "R"),
        ("overall-coordinator", "R"),
        ("signal-coordinator", "R"),
        ("spokesperson", "R"),
        ("actor", "R"),
        ("executor", "R"),
        ("provider", "R"),
        ("back-office", "R"),
        ("candidate-director", "C"),
        ("necessary-partner", "C"),
        ("partner", "C"),
        ("voice", "C"),
        ("facilitator", "C"),
        ("incubator", "C"),
        ("analyst", "C"),
        ("adviser", "C"),
        ("addressee", "I"),
    ];
}

impl Default for Raci<'_> {
    fn default() -> Self {
        Self { roles: Self::FLEMISH_ROLES, levers: false, filter: Filter::default(), language: None }
    }
}

/// The letters of a cell, each with its place in the order of letters.
type Letters<'a> = BTreeSet<(usize, &'a str)>;

/// A row: challenge and, in its own rows, lever; then the cells that are not empty, by stakeholder.
type Row<'a> = (Id, Option<Id>, BTreeMap<&'a Id, Letters<'a>>);

/// A role that counts: who has it, where, and which.
type Had<'a> = (&'a Id, &'a Id, &'a Id);

impl Atlas {
    /// Who is what for which challenge, as comma-separated text (RFC 4180): a row for each challenge that is there at the date (with a filter, for each of which it lets an assignment through), a column for each
    /// stakeholder that has a letter. A cell has the letters of all roles that the stakeholder has on the challenge, at any of its seats, with a `/` between two: `R/A`. Rows and columns are in the order of ids.
    ///
    /// A field that a spreadsheet would take for a formula begins with an apostrophe: see [`docs::interchange`](crate::docs::interchange).
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let raci = atlas.raci_csv(&regie::interchange::Raci { language: Some("nl"), ..Default::default() })?;
    /// assert_eq!(raci, "challenge,challenge_label,OCMW Menen\r\ndebts,schulden,R/A\r\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that is not there, with the nearest id.
    pub fn raci_csv(&self, raci: &Raci<'_>) -> Result<String, Unknown> {
        let mut had: BTreeMap<&Id, Vec<Had<'_>>> = BTreeMap::new();
        for one in self.assignments(&raci.filter)? {
            had.entry(one.challenge).or_default().push((one.stakeholder, one.area, one.role));
        }
        let mut rows: Vec<Row<'_>> = Vec::new();
        for decision in self.decisions() {
            let challenge = decision.challenge();
            let had = had.get(challenge).map_or(&[][..], Vec::as_slice);
            if had.is_empty() && raci.is_narrowed() {
                continue;
            }
            rows.push((challenge.clone(), None, raci.cells(had.iter())));
            if raci.levers {
                for (lever, places) in places(decision.seats()) {
                    let there = had.iter().filter(|(_, area, _)| places.contains(*area));
                    rows.push((challenge.clone(), Some(lever), raci.cells(there)));
                }
            }
        }
        Ok(self.raci_table(raci, &rows))
    }

    fn raci_table(&self, raci: &Raci<'_>, rows: &[Row<'_>]) -> String {
        let columns: BTreeSet<&Id> = rows.iter().flat_map(|(_, _, cells)| cells.keys().copied()).collect();
        let mut csv = Csv::default();
        csv.row(raci.head().into_iter().chain(self.headings(raci, &columns)));
        for (challenge, lever, cells) in rows {
            let mut row = vec![challenge.to_string()];
            if let Some(language) = raci.language {
                let label =
                    self.challenge(challenge.as_str()).map_or("", |challenge| challenge.label.get(language));
                row.push(label.to_owned());
            }
            if raci.levers {
                row.push(lever.as_ref().map_or(String::new(), Id::to_string));
                if let Some(language) = raci.language {
                    let lever = lever.as_ref().and_then(|lever| self.lever(lever.as_str()));
                    row.push(lever.map_or("", |lever| lever.label.get(language)).to_owned());
                }
            }
            let cell = |column| {
                let letters = cells.get(column).into_iter().flatten().map(|(_, letter)| *letter);
                letters.collect::<Vec<_>>().join("/")
            };
            csv.row(row.into_iter().chain(columns.iter().map(cell)));
        }
        csv.into_text()
    }

    /// The headings of the columns: labels, with the id behind those that several have.
    fn headings(&self, raci: &Raci<'_>, columns: &BTreeSet<&Id>) -> Vec<String> {
        let label = |id: &Id| match (raci.language, self.stakeholder(id.as_str())) {
            (Some(language), Some(stakeholder)) => stakeholder.label.get(language).to_owned(),
            _ => id.to_string(),
        };
        let labels: Vec<String> = columns.iter().map(|id| label(id)).collect();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for label in &labels {
            *times.entry(label).or_default() += 1;
        }
        let heading = |(label, id): (&String, &&Id)| match times.get(label.as_str()) {
            Some(1) => label.clone(),
            _ => format!("{label} ({id})"),
        };
        labels.iter().zip(columns).map(heading).collect()
    }
}

impl<'r> Raci<'r> {
    /// The letters in their order; others come behind them.
    const ORDER: [&'static str; 4] = ["R", "A", "C", "I"];

    /// The headings before those of stakeholders.
    fn head(&self) -> Vec<String> {
        let head =
            [("challenge", true), ("lever", self.levers)].into_iter().filter(|(_, is_there)| *is_there);
        let with_label = |(name, _): (&str, bool)| {
            let label = self.language.map(|_| format!("{name}_label"));
            [Some(name.to_owned()), label].into_iter().flatten()
        };
        head.flat_map(with_label).collect()
    }

    /// Does the filter leave anything out?
    fn is_narrowed(&self) -> bool {
        let Filter { theme, challenge, area, level, stakeholder, role, strength, approach } = self.filter;
        let names = [theme, challenge, area, level, stakeholder, role];
        names.iter().any(Option::is_some) || strength.is_some() || approach.is_some()
    }

    fn letter<'a>(&self, role: &'a Id) -> &'a str
    where
        'r: 'a,
    {
        self.roles.iter().find(|(known, _)| role == *known).map_or(role.as_str(), |(_, letter)| *letter)
    }

    fn cells<'a, 'h>(&self, had: impl Iterator<Item = &'h Had<'a>>) -> BTreeMap<&'a Id, Letters<'a>>
    where
        'r: 'a,
        'a: 'h,
    {
        let mut cells: BTreeMap<&Id, Letters<'a>> = BTreeMap::new();
        for (stakeholder, _, role) in had {
            let letter = self.letter(role);
            if !letter.is_empty() {
                let place = Self::ORDER.iter().position(|one| *one == letter).unwrap_or(Self::ORDER.len());
                cells.entry(stakeholder).or_default().insert((place, letter));
            }
        }
        cells
    }
}

/// Where each needed lever lies, for all seats together.
fn places<'s>(seats: impl Iterator<Item = Seat<'s>>) -> BTreeMap<Id, BTreeSet<Id>> {
    let mut places: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for lever in seats.flat_map(|seat| seat.levers()) {
        let areas = lever.sources.iter().map(|source| source.area.clone());
        places.entry(lever.lever.clone()).or_default().extend(areas);
    }
    places
}
