//! Blind spots as a note: how much is missing on which theme, what it is, where nothing is offered, and which roles stay empty.

use crate::Gap;
use crate::document::{Requirement, Severity};
use crate::ids::Id;
use crate::views::{BlindSpots, Cell, Spot};

use super::Words;
use super::challenges::{distinct, gap};
use super::names::Said;
use super::passage::Passage;

impl Words<'_> {
    /// Where the blind spots are: by theme, then one by one. No town is compared with another.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let blind = atlas.words(&dutch).blind_spots(&atlas.blind_spots(&regie::Scope::default())?);
    /// assert_eq!(blind.title, "Blinde vlekken");
    /// assert_eq!(blind.parts[0].title, "Per thema");
    /// let poverty = &blind.parts[0].sentences[0];
    /// assert!(poverty.starts_with("Armoede: vier gaten en drie aandachtspunten, bij één uitdaging. Concreet: "), "{poverty}");
    /// assert!(poverty.ends_with(" en geen stem van de doelgroep."), "{poverty}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn blind_spots(&self, blind: &BlindSpots<'_>) -> Passage {
        let frame = self.everywhere();
        let mut said = Said::new();
        let mut all = Passage::titled(self.language.heading_blind_spots());
        let mut part = Passage::titled(self.language.heading_by_theme());
        let themes = blind.matrix.chunk_by(|one, other| one.theme == other.theme);
        part.sentences = themes.map(|cells| self.theme_spots(blind, cells)).collect();
        all.add(part);
        for severity in [Severity::Gap, Severity::Advice] {
            let mut part = Passage::titled(match severity {
                Severity::Gap => self.language.heading_gaps(),
                Severity::Advice => self.language.heading_advice(),
            });
            let spots: Vec<&Spot<'_>> = blind.spots.iter().filter(|spot| spot.severity == severity).collect();
            part.sentences = self.spots(&spots, &frame, &mut said);
            all.add(part);
        }
        if !blind.without_offer.is_empty() {
            let mut part = Passage::titled(self.language.heading_without_offer());
            part.sentences.push(self.language.exists_nothing(&self.challenges(&blind.without_offer)));
            all.add(part);
        }
        if !blind.without_anybody.is_empty() {
            let mut part = Passage::titled(self.language.heading_without_anybody());
            let roles = self.role_names(&blind.without_anybody);
            part.sentences.push(self.language.roles_of_nobody(&roles.len().to_string(), &self.list(&roles)));
            all.add(part);
        }
        if all.is_empty() {
            all.sentences.push(self.language.no_blind_spots());
        }
        all
    }

    /// How much is missing on a theme, and what: each fact once, though several seats have it.
    fn theme_spots(&self, blind: &BlindSpots<'_>, cells: &[Cell<'_>]) -> String {
        let theme = self.theme_heading(cells.first().and_then(|cell| cell.theme));
        let challenges = distinct(cells.iter().flat_map(|cell| &cell.challenges).copied());
        let of_theme = blind.spots.iter().filter(|spot| challenges.contains(&spot.challenge));
        let mut once: Vec<(&Id, Severity, Option<Gap<'_>>)> = Vec::new();
        for spot in of_theme {
            let one = (spot.challenge, spot.severity, gap(spot));
            if !once.contains(&one) {
                once.push(one);
            }
        }
        let count = |severity| once.iter().filter(|(_, other, _)| *other == severity).count();
        let (gaps, advice) = (count(Severity::Gap), count(Severity::Advice));
        let mut what = Vec::new();
        if gaps > 0 {
            what.push(self.language.gaps_counted(&gaps.to_string()));
        }
        if advice > 0 {
            what.push(self.language.advice_counted(&advice.to_string()));
        }
        let mut unmet: Vec<&Id> = Vec::new();
        for (.., gap) in &once {
            if let Some(Gap::Requirement { requirement, .. }) = gap {
                unmet.push(requirement);
            }
        }
        let lacks = self.clauses(&self.lacks(&unmet));
        self.language.theme_spots(&theme, &self.list(&what), &challenges.len().to_string(), &lacks)
    }

    /// What requirements that are not met find lacking, by role.
    fn lacks(&self, unmet: &[&Id]) -> Vec<String> {
        let book = self.atlas.rule_book();
        let unmet: Vec<&Requirement> =
            book.requirements.iter().filter(|one| unmet.contains(&&one.id)).collect();
        let mut told: Vec<String> = Vec::new();
        for role in &book.roles {
            for requirement in unmet.iter().filter(|one| one.role == role.id) {
                let lack = self.lack(requirement);
                if !told.contains(&lack) {
                    told.push(lack);
                }
            }
        }
        told
    }

    /// Roles by name, in the order of the rule book.
    pub(super) fn role_names(&self, ids: &[&Id]) -> Vec<String> {
        self.role_names_of(ids, "1")
    }

    /// The same, as one or several have them.
    pub(super) fn role_names_of(&self, ids: &[&Id], number: &str) -> Vec<String> {
        let roles = self.atlas.rule_book().roles.iter().filter(|role| ids.contains(&&role.id));
        roles.map(|role| self.role_of(role.id.as_str(), number)).collect()
    }
}
