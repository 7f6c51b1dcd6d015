//! What would change that: repairs, closings, and the changes of which they are made.

use crate::document::{Collection, Fix};
use crate::explain::{Closings, Repairs};
use crate::ids::Id;

use super::Words;
use super::passage::Passage;

impl Words<'_> {
    /// What would change that.
    #[must_use]
    pub fn repairs(&self, repairs: &Repairs) -> Passage {
        self.ways(repairs.repairs.iter().map(|set| &set[..]), self.language.no_repair())
    }

    /// What would close a gap.
    #[must_use]
    pub fn closings(&self, closings: &Closings) -> Passage {
        self.ways(closings.closings.iter().map(|closing| &closing.fixes[..]), self.language.no_closing())
    }

    fn ways<'w>(&self, ways: impl Iterator<Item = &'w [Fix]>, none: String) -> Passage {
        let mut passage = Passage::titled(self.language.heading_repairs());
        // the same in several places is one way
        let mut told: Vec<(&[Fix], Vec<String>)> = Vec::new();
        for set in ways {
            let area = match set {
                [only] => place_of(only).map(|area| self.area(area.as_str())),
                _ => None,
            };
            let same = |(other, areas): &&mut (&[Fix], Vec<String>)| match (set, &other[..]) {
                ([one], [other]) => !areas.is_empty() && elsewhere(one) == elsewhere(other),
                _ => false,
            };
            match told.iter_mut().find(same) {
                Some((_, areas)) => areas.extend(area),
                None => told.push((set, area.into_iter().collect())),
            }
        }
        for (set, areas) in told {
            let fixes: Vec<String> = match set {
                [only] if areas.len() > 1 => vec![self.fix_in(only, &self.list_or(&areas))],
                _ => set.iter().map(|fix| self.fix(fix)).collect(),
            };
            passage.sentences.push(self.language.either_way(&self.clauses(&fixes)));
        }
        if passage.sentences.is_empty() {
            passage.sentences.push(none);
        }
        passage
    }

    /// A change that could help, as a clause: "OCMW Menen krijgt de hefboom ‘steun toekennen’ in Menen".
    #[must_use]
    pub fn fix(&self, fix: &Fix) -> String {
        let area = place_of(fix).map(|area| self.area(area.as_str()));
        self.fix_in(fix, &area.unwrap_or_default())
    }

    /// The same, in these areas.
    fn fix_in(&self, fix: &Fix, area: &str) -> String {
        let words = self.language;
        match fix {
            Fix::Mandate { stakeholder, lever, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fix_mandate(&who, n, &self.lever(lever.as_str()), area)
            }
            Fix::Appointment { stakeholder, role, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fix_appointment(&who, n, &self.role(role.as_str()), area)
            }
            Fix::WorksIn { stakeholder, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fix_works(&who, n, area)
            }
            Fix::MemberOf { stakeholder, of } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fix_member(&who, n, &self.stakeholder(of.as_str()))
            }
            Fix::Offer { stakeholder, themes, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let themes: Vec<String> = themes.iter().map(|theme| self.theme(theme.as_str())).collect();
                words.fix_offer(&who, n, &self.list(&themes), area)
            }
            Fix::Sector { stakeholder, sector } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fix_sector(&who, n, &self.quoted(Collection::Sectors, sector.as_str()))
            }
            Fix::EndExclusion { exclusion } => {
                let found = self.atlas.exclusion(exclusion.as_str());
                let named = found.map(|one| {
                    let who = self.stakeholder(one.stakeholder.as_str());
                    words.exclusion_of(&who, &self.role(one.role.as_str()))
                });
                words.fix_exclusion(&named.unwrap_or_else(|| exclusion.to_string()))
            }
        }
    }
}

/// Where a fix is, if it is somewhere.
fn place_of(fix: &Fix) -> Option<&Id> {
    match fix {
        Fix::Mandate { within: area, .. }
        | Fix::Appointment { within: area, .. }
        | Fix::WorksIn { area, .. }
        | Fix::Offer { area, .. } => Some(area),
        Fix::MemberOf { .. } | Fix::Sector { .. } | Fix::EndExclusion { .. } => None,
    }
}

/// The same fix wherever it is.
fn elsewhere(fix: &Fix) -> Fix {
    let mut fix = fix.clone();
    match &mut fix {
        // areas of one level are told together
        Fix::Mandate { within: area, level, .. } => *area = level.clone(),
        Fix::Appointment { within: area, stakeholder, .. }
        | Fix::WorksIn { area, stakeholder }
        | Fix::Offer { area, stakeholder, .. } => *area = stakeholder.clone(),
        Fix::MemberOf { .. } | Fix::Sector { .. } | Fix::EndExclusion { .. } => {}
    }
    fix
}
