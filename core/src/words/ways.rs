//! What would change that: repairs, closings, and the changes of which they are made; and what a member that leaves does not change.

use crate::document::{Change, Collection, Fix};
use crate::explain::{Closings, Repairs};
use crate::ids::Id;

use super::Words;
use super::facts::in_order;
use super::names::verb_of;
use super::passage::Passage;
use super::reasons::alike;

/// What stands where names go when changes are compared.
const ANY: &str = "\u{1}";
/// How many stand in a list of whom one is enough.
const FEW: usize = 3;

impl Words<'_> {
    /// What would change that. Where not everything was tried, that is said.
    #[must_use]
    pub fn repairs(&self, repairs: &Repairs) -> Passage {
        let words = self.language;
        let sets: Vec<&[Fix]> = repairs.repairs.iter().map(|set| &set[..]).collect();
        let mut passage = self.ways(&sets);
        passage.sentences.extend(match (sets.is_empty(), repairs.complete) {
            (true, true) => vec![words.no_repair(), words.looked_for()],
            (true, false) => vec![words.no_repair_yet(), words.looked_for()],
            (false, true) => Vec::new(),
            (false, false) => vec![words.not_all_tried()],
        });
        passage
    }

    /// What would close a gap.
    #[must_use]
    pub fn closings(&self, closings: &Closings) -> Passage {
        let words = self.language;
        let sets: Vec<&[Fix]> = closings.closings.iter().map(|closing| &closing.fixes[..]).collect();
        let mut passage = self.ways(&sets);
        if sets.is_empty() {
            passage.sentences.push(words.no_closing(&closings.looked_at.to_string()));
            passage.sentences.push(words.looked_for());
        }
        if !closings.complete {
            passage.sentences.push(words.not_all_tried());
        }
        passage
    }

    /// Ways of which one is enough: the same change by several, or in several places, is one way.
    fn ways(&self, sets: &[&[Fix]]) -> Passage {
        let mut passage = Passage::titled(self.language.heading_repairs());
        let key = |set: &&[Fix]| match set {
            [one] => vec![self.fix_told(one, (ANY, "1"), ANY, ANY)],
            set => vec![self.set_told(set)],
        };
        for same in alike(sets.iter().copied(), key) {
            for changes in self.alternatives(&same) {
                passage.sentences.push(self.language.either_way("1", &changes));
            }
        }
        passage
    }

    /// Changes that differ in who makes them, or where, alone.
    fn alternatives(&self, sets: &[&[Fix]]) -> Vec<String> {
        let singles: Option<Vec<&Fix>> =
            sets.iter().map(|set| if let [one] = set { Some(one) } else { None }).collect();
        let Some(singles) = singles else {
            return sets.iter().take(1).map(|set| self.set_told(set)).collect();
        };
        let places = |fix: &&Fix| place_of(fix).cloned();
        let told = alike(singles, |fix| who_of(fix).cloned());
        // those who do it in the same places are told together
        let mut told: Vec<(Vec<&Id>, Vec<&Fix>)> = told
            .into_iter()
            .map(|same| (same.iter().filter_map(|fix| who_of(fix)).collect(), same))
            .collect();
        for (who, _) in &mut told {
            *who = in_order(who);
        }
        let groups = alike(told, |(_, fixes)| fixes.iter().map(places).collect::<Vec<_>>());
        let sentence = |group: Vec<(Vec<&Id>, Vec<&Fix>)>| {
            let who: Vec<&Id> = group.iter().flat_map(|(who, _)| who.iter().copied()).collect();
            let fixes = group.first().map(|(_, fixes)| fixes.clone()).unwrap_or_default();
            let areas = in_order(&fixes.iter().filter_map(|fix| place_of(fix)).collect::<Vec<_>>());
            let areas: Vec<String> = areas.iter().map(|area| self.area(area.as_str())).collect();
            let fix = *fixes.first()?;
            Some(self.by_one_of(fix, &who, &self.list_or(&areas), &self.themes_of(fix)))
        };
        groups.into_iter().filter_map(sentence).collect()
    }

    /// A change that one of these makes.
    pub(super) fn by_one_of(&self, fix: &Fix, who: &[&Id], area: &str, themes: &str) -> String {
        match who {
            [] => self.fix_told(fix, ("", "1"), area, themes),
            [only] => {
                let (who, n) = self.one(only.as_str());
                self.fix_told(fix, (&who, n), area, themes)
            }
            few if few.len() <= FEW => {
                let named: Vec<_> = few.iter().map(|id| self.named_stakeholder(id.as_str())).collect();
                let n = named.last().map_or("1", |last| verb_of(std::slice::from_ref(last)));
                let names: Vec<String> = few.iter().map(|id| self.stakeholder(id.as_str())).collect();
                self.fix_told(fix, (&self.list_or(&names), n), area, themes)
            }
            many => {
                let one = self.fix_told(fix, (&self.language.one_of_them(), "1"), area, themes);
                let frame = self.everywhere();
                self.language.one_of_whom(&one, &self.others(many, &frame))
            }
        }
    }

    /// Changes that are made together: those of one stakeholder with its name once, the same by several in one clause.
    pub(super) fn set_told(&self, set: &[Fix]) -> String {
        let mut clauses: Vec<String> = Vec::new();
        let mut last: Vec<&Id> = Vec::new();
        // who works somewhere can be appointed there
        let (works, others): (Vec<&Fix>, Vec<&Fix>) =
            set.iter().partition(|fix| matches!(fix, Fix::WorksIn { .. }));
        let told = alike(works.into_iter().chain(others), |fix| {
            let area = place_of(fix).map_or("", Id::as_str);
            self.fix_told(fix, (ANY, "1"), area, &self.themes_of(fix))
        });
        for same in told {
            let Some(fix) = same.first() else { continue };
            let who: Vec<&Id> = same.iter().filter_map(|fix| who_of(fix)).collect();
            let area = place_of(fix).map(|area| self.area(area.as_str())).unwrap_or_default();
            let names: Vec<String> = who.iter().map(|id| self.one(id.as_str()).0).collect();
            let n = match who[..] {
                [only] => self.one(only.as_str()).1,
                _ => "2",
            };
            let names = if who == last { String::new() } else { self.list(&names) };
            clauses.push(self.fix_told(fix, (&names, n), &area, &self.themes_of(fix)));
            last = who;
        }
        self.clauses(&clauses)
    }

    /// A change that could help, as a clause: "OCMW Menen krijgt de hefboom ‘steun toekennen’ in Menen".
    #[must_use]
    pub fn fix(&self, fix: &Fix) -> String {
        self.set_told(std::slice::from_ref(fix))
    }

    /// The same, of these, in these areas, on these themes; without who, the name went before.
    pub(super) fn fix_told(&self, fix: &Fix, (who, n): (&str, &str), area: &str, themes: &str) -> String {
        let words = self.language;
        let told = match fix {
            Fix::Mandate { lever, .. } => words.fix_mandate(who, n, &self.lever(lever.as_str()), area),
            Fix::Appointment { role, .. } => {
                words.fix_appointment(who, n, &self.role(role.as_str()), area, themes)
            }
            Fix::WorksIn { .. } => words.fix_works(who, n, area),
            Fix::MemberOf { of, .. } => words.fix_member(who, n, &self.stakeholder(of.as_str())),
            Fix::Offer { .. } => words.fix_offer(who, n, themes, area),
            Fix::Sector { sector, .. } => {
                words.fix_sector(who, n, &self.quoted(Collection::Sectors, sector.as_str()))
            }
            Fix::EndExclusion { exclusion } => {
                let found = self.atlas.exclusion(exclusion.as_str());
                let named = found.map(|one| {
                    let who = self.stakeholder(one.stakeholder.as_str());
                    words.exclusion_of(&who, &self.role(one.role.as_str()))
                });
                words.fix_exclusion(&named.unwrap_or_else(|| exclusion.to_string()))
            }
        };
        told.trim_start().to_owned()
    }

    /// The themes of an appointment or offer.
    pub(super) fn themes_of(&self, fix: &Fix) -> String {
        let (Fix::Appointment { themes, .. } | Fix::Offer { themes, .. }) = fix else { return String::new() };
        self.list(&themes.iter().map(|theme| self.theme(theme.as_str())).collect::<Vec<_>>())
    }

    /// What a member that leaves does not change: where the organisation works that it leaves, for that says so itself. One sentence for each change of which this is so.
    ///
    /// The words are those of the atlas after the changes.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "member_of": ["w13"]},
    /// #         {"id": "w13", "label": "W13", "kind": "welfare-association", "works_in": ["menen"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let changes = regie::Change::from_json(r#"[{"leave": {"stakeholder": "ocmw", "of": "w13"}}]"#)?;
    /// let after = atlas.apply(&changes)?;
    /// assert_eq!(
    ///     after.words(&regie::Language::dutch()).leaving(&changes),
    ///     ["Het vertrek van OCMW Menen verandert niets aan het werkgebied van W13: dat blijft Menen. Moet dat mee veranderen, pas dan ook het werkgebied aan."],
    /// );
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn leaving(&self, changes: &[Change]) -> Vec<String> {
        let (model, space) = (&self.atlas.model, &self.atlas.space);
        let told = changes.iter().filter_map(|change| {
            let Change::Leave { stakeholder, of } = change else { return None };
            let find = |id: &Id| model.stakeholders.find(id.as_str());
            let (member, left) = (find(stakeholder)?, find(of)?);
            let own = self.atlas.people.works_in(member);
            let still = self.atlas.people.works_in(left).iter().copied();
            let still = still.filter(|area| own.iter().any(|own| space.lies_within(*own, *area)));
            let areas: Vec<&Id> = still.map(|area| model.areas.id(area)).collect();
            let (who, of) = (self.stakeholder(stakeholder.as_str()), self.one(of.as_str()).0);
            (!areas.is_empty())
                .then(|| self.language.leaving(&who, &of, &self.named_areas(&areas, &self.everywhere())))
        });
        told.collect()
    }
}

/// Who makes a change.
pub(super) fn who_of(fix: &Fix) -> Option<&Id> {
    match fix {
        Fix::Mandate { stakeholder, .. }
        | Fix::Appointment { stakeholder, .. }
        | Fix::WorksIn { stakeholder, .. }
        | Fix::MemberOf { stakeholder, .. }
        | Fix::Offer { stakeholder, .. }
        | Fix::Sector { stakeholder, .. } => Some(stakeholder),
        Fix::EndExclusion { .. } => None,
    }
}

/// Where a fix is, if it is somewhere.
pub(super) fn place_of(fix: &Fix) -> Option<&Id> {
    match fix {
        Fix::Mandate { within: area, .. }
        | Fix::Appointment { within: area, .. }
        | Fix::WorksIn { area, .. }
        | Fix::Offer { area, .. } => Some(area),
        Fix::MemberOf { .. } | Fix::Sector { .. } | Fix::EndExclusion { .. } => None,
    }
}
