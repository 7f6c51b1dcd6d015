//! What is written for others: linked data and tables (`js/questions.js` asks for them, by way of `questions`).

use regie::Atlas;
use regie::interchange::{Context, JsonLd, Raci};

use crate::question::{Question, quoted};
use crate::reply::Failure;

impl Question<'_> {
    /// A landscape and its decisions as JSON-LD: JSON text already.
    pub(crate) fn json_ld(&self, atlas: &Atlas) -> Result<String, Failure> {
        let options = JsonLd {
            base: self.maybe("base").unwrap_or(JsonLd::BASE),
            context: self.maybe("context").map_or(Context::Embedded, Context::At),
            decisions: self.maybe("decisions") != Some("false"),
            ..JsonLd::default()
        };
        let path = |what: &str| format!("{}.{what}", self.argument);
        atlas.json_ld(&options).map_err(|invalid| Failure::option(&path(invalid.what), &invalid, None))
    }

    /// The RACI matrix: comma-separated text.
    pub(crate) fn raci_csv(&self, atlas: &Atlas) -> Result<String, Failure> {
        let given = self.all("letters").into_iter().zip(self.all("letter"));
        let given: Vec<(&str, &str)> = given.collect();
        let roles = &atlas.rule_book().roles;
        for (role, _) in &given {
            if !roles.iter().any(|one| one.id == *role) {
                let filter = regie::Filter { role: Some(role), ..regie::Filter::default() };
                atlas.count(&filter).map_err(|unknown| self.unknown(&unknown))?;
            }
        }
        // the first letter of a role counts
        let letters: Vec<_> = given.into_iter().chain(Raci::FLEMISH_ROLES.iter().copied()).collect();
        let raci = Raci {
            roles: &letters,
            levers: self.maybe("levers") == Some("true"),
            filter: self.filter()?,
            language: self.maybe("language"),
        };
        atlas.raci_csv(&raci).map(|text| quoted(&text)).map_err(|unknown| self.unknown(&unknown))
    }

    /// The assignments: comma-separated text.
    pub(crate) fn assignments_csv(&self, atlas: &Atlas) -> Result<String, Failure> {
        let text = atlas.assignments_csv(&self.filter()?);
        text.map(|text| quoted(&text)).map_err(|unknown| self.unknown(&unknown))
    }
}
