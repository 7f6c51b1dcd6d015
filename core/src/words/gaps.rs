//! What is missing, and points for attention.

use crate::Gap;
use crate::document::{Collection, Count};
use crate::ids::Id;
use crate::order::sort_by;

use super::Words;
use super::fold::Frame;
use super::names::{Named, Said, capital, sentences, verb_of};

/// What several findings have in common.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Common<'g> {
    NoHolder(&'g Id, bool),
    Requirement(&'g Id, usize, usize),
    Separation(&'g Id),
    NoCommonArea,
}

impl Words<'_> {
    /// Something that is missing, or a point for attention.
    #[must_use]
    pub fn gap(&self, gap: &Gap<'_>) -> String {
        self.finding(&[gap], &Frame::default(), &mut Said::new())
    }

    /// A point for attention: it has the forms of a gap.
    #[must_use]
    pub fn advice(&self, advice: &Gap<'_>) -> String {
        self.gap(advice)
    }

    /// Gaps, or points for attention, of one or several seats: the same one in many areas in one sentence.
    pub(super) fn findings(&self, findings: &[Gap<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut findings: Vec<&Gap<'_>> = findings.iter().collect();
        sort_by(&mut findings, |one, other| common(one).cmp(&common(other)));
        let same = findings.chunk_by(|one, other| common(one) == common(other));
        same.map(|group| self.finding(group, frame, said)).collect()
    }

    /// Findings that have all but their place in common.
    fn finding(&self, group: &[&Gap<'_>], frame: &Frame, said: &mut Said) -> String {
        let ids: Vec<&Id> = group.iter().filter_map(|gap| area(gap)).collect();
        let told = match group.first() {
            Some(Gap::NoHolder { lever, held_below, .. }) => {
                self.nobody_has(&self.lever(lever.as_str()), &ids, *held_below, frame)
            }
            Some(Gap::Requirement { requirement, found, at_least, .. }) => {
                // at every table: then that need not be said
                let areas =
                    if self.is_everywhere(&ids, frame) { String::new() } else { self.areas(&ids, frame) };
                let name = capital(&self.name(Collection::Requirements, requirement.as_str()));
                let unmet = self.language.unmet(&name, &areas);
                sentences(&[unmet, self.found(requirement, *found, *at_least)])
            }
            Some(Gap::Separation { separation, roles, .. }) => {
                let who = self.who(group, frame);
                let (names, _) = self.say(&who, said);
                let number = verb_of(&who);
                let roles = self.list(&roles.map(|role| self.role(role.as_str())));
                let told = self.language.has_both(&names, number, &roles);
                if self.with_ids { self.language.with_id(&told, separation.as_str()) } else { told }
            }
            Some(Gap::NoCommonArea) => self.language.no_common_area(),
            None => String::new(),
        };
        capital(&told)
    }

    /// How many were found, where that says more than that nobody is there.
    fn found(&self, requirement: &Id, found: usize, at_least: usize) -> String {
        if found == 0 && at_least == 1 {
            return String::new();
        }
        let mut all = self.atlas.rule_book().requirements.iter();
        let count = all.find(|one| one.id == *requirement).and_then(|one| one.count);
        let (found, at_least) = (found.to_string(), at_least.to_string());
        match count.unwrap_or(Count::Stakeholders) {
            Count::Stakeholders => self.language.found_stakeholders(&found, &at_least),
            Count::Sectors => self.language.found_sectors(&found, &at_least),
            Count::Kinds => self.language.found_kinds(&found, &at_least),
        }
    }

    fn is_everywhere(&self, areas: &[&Id], frame: &Frame) -> bool {
        self.frame(areas, &[]).has_seats_of(frame)
    }

    fn who(&self, group: &[&Gap<'_>], frame: &Frame) -> Vec<Named> {
        let mut ids: Vec<&Id> = Vec::new();
        for gap in group {
            if let Gap::Separation { stakeholder, .. } = gap {
                ids.push(stakeholder);
            }
        }
        self.folded(&ids, frame)
    }
}

fn area<'g>(gap: &Gap<'g>) -> Option<&'g Id> {
    match gap {
        Gap::NoHolder { area, .. } | Gap::Requirement { area, .. } => Some(area),
        Gap::Separation { .. } | Gap::NoCommonArea => None,
    }
}

fn common<'g>(gap: &Gap<'g>) -> Common<'g> {
    match gap {
        Gap::NoHolder { lever, held_below, .. } => Common::NoHolder(lever, *held_below),
        Gap::Requirement { requirement, found, at_least, .. } => {
            Common::Requirement(requirement, *found, *at_least)
        }
        Gap::Separation { separation, .. } => Common::Separation(separation),
        Gap::NoCommonArea => Common::NoCommonArea,
    }
}
