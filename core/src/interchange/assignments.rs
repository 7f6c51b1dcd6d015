//! The assignments as a table.

use crate::atlas::Atlas;
use crate::error::Unknown;
use crate::ids::Id;
use crate::views::Filter;
use crate::views::csv::Csv;

impl Atlas {
    /// The [assignments](Atlas::assignments) that the filter lets through as comma-separated text (RFC 4180): challenge, seat, area and its level, role, stakeholder, strength, and the rules behind
    /// them with a space between two. Everything is an id, and no id has a space, so that a program reads them back.
    ///
    /// A field that a spreadsheet would take for a formula begins with an apostrophe: see [`docs::interchange`](crate::docs::interchange).
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let directors = atlas.assignments_csv(&regie::Filter { role: Some("director"), ..Default::default() })?;
    /// let mut lines = directors.lines();
    /// assert_eq!(lines.next(), Some("challenge,seat,area,level,role,stakeholder,strength,because"));
    /// assert_eq!(lines.next(), Some("debts,menen,menen,local,director,ocmw,must,director-local director-local-2018"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that is not there, with the nearest id.
    pub fn assignments_csv(&self, filter: &Filter<'_>) -> Result<String, Unknown> {
        let mut csv = Csv::default();
        let head = ["challenge", "seat", "area", "level", "role", "stakeholder", "strength", "because"];
        csv.row(head.map(str::to_owned));
        for one in self.assignments(filter)? {
            let level = self.area(one.area.as_str()).map_or("", |area| area.level.as_str());
            let because: Vec<&str> = one.because.iter().copied().map(Id::as_str).collect();
            csv.row([
                one.challenge.to_string(),
                one.seat.to_string(),
                one.area.to_string(),
                level.to_owned(),
                one.role.to_string(),
                one.stakeholder.to_string(),
                one.strength.to_string(),
                because.join(" "),
            ]);
        }
        Ok(csv.into_text())
    }
}
