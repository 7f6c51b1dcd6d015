//! Facts in words: what makes a condition hold, and what it lacks where it does not.

use crate::RoleAt;
use crate::document::{Atom, Collection, Spread};
use crate::explain::{Fact, ThemeLink};
use crate::ids::Id;
use crate::order::sort_by;

use super::Words;
use super::fold::Frame;
use super::names::{Named, Said, capital};

/// Whom and where an explanation is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'q> {
    pub(super) challenge: &'q Id,
    pub(super) stakeholder: Option<&'q Id>,
    /// Nothing where the same is said of several.
    pub(super) area: Option<&'q Id>,
}

impl Words<'_> {
    /// A stakeholder as the subject of a sentence, by its short name, and the number of its verb.
    pub(super) fn one(&self, id: &str) -> (String, &'static str) {
        let named = self.named_stakeholder(id);
        let number = named.number();
        match named.short {
            Some(short) => (short, number),
            None => self.one_in_full(id),
        }
    }

    /// The same by its official name, where it is named first.
    pub(super) fn one_in_full(&self, id: &str) -> (String, &'static str) {
        let named = self.named_stakeholder(id);
        let comma = if named.is_apposed { "," } else { "" };
        (format!("{}{comma}", named.text), named.number())
    }

    /// Several as the subject of a sentence: many of a kind in few words.
    pub(super) fn subjects(&self, ids: &[&Id]) -> (String, &'static str) {
        let who = self.folded(ids, &Frame::default());
        let number = if who.len() > 1 { "2" } else { who.first().map_or("1", Named::number) };
        (self.say(&who, &mut Said::new()).0, number)
    }

    /// Several, elsewhere in a sentence.
    pub(super) fn others(&self, ids: &[&Id]) -> String {
        self.subjects(ids).0.trim_end_matches(',').to_owned()
    }

    /// Areas in a sentence: many of a level in few words.
    pub(super) fn named_areas(&self, areas: &[&Id]) -> String {
        let level = |area: &Id| self.atlas.area(area.as_str()).map(|one| &one.level);
        let rank = |area: &Id| level(area).and_then(|id| self.atlas.model.levels.find(id.as_str()));
        let mut areas = areas.to_vec();
        sort_by(&mut areas, |one, other| (rank(one), *one).cmp(&(rank(other), *other)));
        areas.dedup();
        let mut told = Vec::new();
        for of_level in areas.chunk_by(|one, other| level(one) == level(other)) {
            if of_level.len() > 3 {
                told.push(self.covered(&self.frame(&[], of_level)));
            } else {
                told.extend(of_level.iter().map(|area| self.area(area.as_str())));
            }
        }
        self.list(&told)
    }

    /// A fact as a sentence.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let (who, area) = ("ocmw".parse()?, "menen".parse()?);
    /// let fact = regie::Fact::WorksIn { stakeholder: &who, area: &area };
    /// assert_eq!(atlas.words(&regie::Language::dutch()).fact(&fact), "OCMW Menen werkt in Menen.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fact(&self, fact: &Fact<'_>) -> String {
        capital(&self.fact_of_somebody(fact).unwrap_or_else(|| self.fact_of_challenge(fact)))
    }

    fn fact_of_somebody(&self, fact: &Fact<'_>) -> Option<String> {
        let words = self.language;
        Some(match fact {
            Fact::Kind { stakeholder, kind } => {
                let (who, n) = self.one(stakeholder.as_str());
                match words.noun("kinds", kind.as_str(), 2) {
                    Some(only) => words.fact_is(&who, n, only),
                    None => words.fact_kind(&who, n, &self.kind_noun(kind.as_str(), 0)),
                }
            }
            Fact::Sector { stakeholder, sector } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_sector(&who, n, &self.quoted(Collection::Sectors, sector.as_str()))
            }
            Fact::MemberOf { stakeholder, of } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_member(&who, n, &self.stakeholder(of.as_str()))
            }
            Fact::Represents { stakeholder, target_group } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_represents(&who, n, &self.quoted(Collection::TargetGroups, target_group.as_str()))
            }
            Fact::WorksIn { stakeholder, area } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_works(&who, n, &self.area(area.as_str()))
            }
            Fact::Mandate { stakeholder, lever, level, within } => {
                let (who, n) = self.one(stakeholder.as_str());
                let (lever, area) = (self.lever(lever.as_str()), self.area(within.as_str()));
                let is_own = self.atlas.area(within.as_str()).is_some_and(|one| one.level == **level);
                if is_own {
                    words.fact_mandate(&who, n, &lever, &area)
                } else {
                    let level = self.quoted(Collection::Levels, level.as_str());
                    words.fact_mandate_at(&who, n, &lever, &level, &area)
                }
            }
            Fact::Appointment { stakeholder, role, within, themes, by, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let themes: Vec<String> = themes.iter().map(|theme| self.theme(theme.as_str())).collect();
                let by = by.map(|by| self.quoted(Collection::Agreements, by.as_str())).unwrap_or_default();
                let (role, area) = (self.role(role.as_str()), self.area(within.as_str()));
                words.fact_appointed(&who, n, &role, &area, &self.list(&themes), &by)
            }
            Fact::Exclusion { stakeholder, role, within, reason, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let reason = super::decisions::full(reason.get(self.language.tag()));
                let (role, area) = (self.role(role.as_str()), self.area(within.as_str()));
                words.fact_excluded(&who, n, &role, &area, &reason)
            }
            Fact::Agreement { agreement, stakeholder, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_party(&who, n, &self.quoted(Collection::Agreements, agreement.as_str()))
            }
            Fact::Offer { offer, stakeholder, theme, area, target_group } => {
                let (who, n) = self.one(stakeholder.as_str());
                let group = target_group.map(|group| self.quoted(Collection::TargetGroups, group.as_str()));
                let offer = self.quoted(Collection::Offers, offer.as_str());
                let (area, theme) = (self.area(area.as_str()), self.theme(theme.as_str()));
                words.fact_offers(&who, n, &offer, &area, &theme, &group.unwrap_or_default())
            }
            _ => return None,
        })
    }

    fn fact_of_challenge(&self, fact: &Fact<'_>) -> String {
        let words = self.language;
        match fact {
            Fact::Within { area, within, path } => {
                let between = path.get(1..path.len().saturating_sub(1)).unwrap_or_default();
                let via: Vec<String> = between.iter().map(|area| self.area(area.as_str())).collect();
                words.fact_within(&self.area(area.as_str()), &self.area(within.as_str()), &self.list(&via))
            }
            Fact::Level { area, level, .. } => {
                words.fact_level(&self.area(area.as_str()), &self.quoted(Collection::Levels, level.as_str()))
            }
            Fact::Theme { theme, .. } => words.fact_theme(&self.theme(theme.as_str())),
            Fact::ThemePath { theme, reaches, steps } => {
                let (theme, reaches) = (self.theme(theme.as_str()), self.theme(reaches.as_str()));
                if steps.iter().all(|step| step.by == ThemeLink::Exact) {
                    words.fact_exact(&theme, &reaches)
                } else {
                    words.fact_broader(&theme, &reaches)
                }
            }
            Fact::ThemeSector { theme, sector } => words.fact_theme_sector(
                &self.theme(theme.as_str()),
                &self.quoted(Collection::Sectors, sector.as_str()),
            ),
            Fact::TargetGroup { target_group, .. } => {
                words.fact_group(&self.quoted(Collection::TargetGroups, target_group.as_str()))
            }
            Fact::Needs { lever, .. } => words.fact_needs(&self.lever(lever.as_str())),
            Fact::Affects { area, .. } => words.fact_affects(&self.area(area.as_str())),
            Fact::Spread { spread: Spread::Shared, .. } => words.fact_shared(),
            Fact::Spread { spread: Spread::Separate, .. } => words.fact_separate(),
            Fact::Source { .. } => self.source_of(&[fact]),
            Fact::NoSource { .. } => self.no_source(&[fact]),
            Fact::Neighbours { area, other } => {
                words.fact_neighbours(&self.area(area.as_str()), &self.area(other.as_str()))
            }
            Fact::Sectors { sectors, .. } => {
                let named: Vec<String> =
                    sectors.iter().map(|sector| self.quoted(Collection::Sectors, sector.as_str())).collect();
                let n = sectors.len();
                words.fact_sectors(&words.number(n), &n.to_string(), &self.list(&named))
            }
            Fact::Succeeded { collection, id, into } => {
                let name = |id: &Id| match *collection {
                    "areas" => self.area(id.as_str()),
                    _ => self.stakeholder(id.as_str()),
                };
                words.fact_succeeded(&name(id), &name(into))
            }
            // the others speak of somebody
            _ => String::new(),
        }
    }

    /// Where a lever lies, for several covered areas in one sentence; and where nobody could pull it, below.
    pub(super) fn source_of(&self, facts: &[&Fact<'_>]) -> String {
        let mut covers: Vec<&Id> = Vec::new();
        let mut below: Vec<&Id> = Vec::new();
        let mut told = String::new();
        for fact in facts {
            let Fact::Source { covered, lower, .. } = fact else { continue };
            covers.push(covered);
            below.extend(lower.iter().map(|unable| unable.area));
        }
        below.sort_unstable();
        below.dedup();
        if let Some(Fact::Source { lever, area, holders, .. }) = facts.first() {
            let at = if covers == [*area] { String::new() } else { self.area(area.as_str()) };
            let (lever, areas) = (self.lever(lever.as_str()), self.named_areas(&covers));
            told = self.language.fact_source(&lever, &areas, &self.others(holders), "1", &at);
        }
        if !below.is_empty() {
            told = format!("{told} {}", self.language.fact_lower(&self.named_areas(&below)));
        }
        told
    }

    /// That nobody can pull a lever, for several covered areas in one sentence.
    pub(super) fn no_source(&self, facts: &[&Fact<'_>]) -> String {
        let mut areas: Vec<&Id> = Vec::new();
        let mut below: Vec<&Id> = Vec::new();
        for fact in facts {
            let Fact::NoSource { lower, held_below, .. } = fact else { continue };
            areas.extend(lower.iter().map(|unable| unable.area));
            below.extend(held_below);
        }
        for list in [&mut areas, &mut below] {
            list.sort_unstable();
            list.dedup();
        }
        let Some(Fact::NoSource { lever, .. }) = facts.first() else { return String::new() };
        let told = self.language.fact_no_source(&self.lever(lever.as_str()), &self.named_areas(&areas));
        if below.is_empty() {
            return told;
        }
        format!("{told} {}", self.language.fact_held_below(&self.named_areas(&below)))
    }

    /// What makes an atom hold: its facts in sentences, without those that only lead to them.
    pub(super) fn atom_holds(&self, atom: &Atom, facts: &[&Fact<'_>], about: About<'_>) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        let mut say = |sentence: String| {
            let sentence = capital(&sentence);
            if !sentence.is_empty() && !told.contains(&sentence) {
                told.push(sentence);
            }
        };
        let sources: Vec<&Fact<'_>> =
            facts.iter().copied().filter(|fact| matches!(fact, Fact::Source { .. })).collect();
        let key = |fact: &Fact<'_>| match fact {
            Fact::Source { lever, area, .. } => Some((lever.to_string(), area.to_string())),
            _ => None,
        };
        let mut done = Vec::new();
        for source in &sources {
            if !done.contains(&key(source)) {
                done.push(key(source));
                let same: Vec<&Fact<'_>> =
                    sources.iter().copied().filter(|other| key(other) == key(source)).collect();
                say(self.source_of(&same));
            }
        }
        let unheld: Vec<&Fact<'_>> =
            facts.iter().copied().filter(|fact| matches!(fact, Fact::NoSource { .. })).collect();
        if !unheld.is_empty() {
            say(self.no_source(&unheld));
        }
        for fact in facts {
            let leads = match fact {
                Fact::Source { .. } | Fact::NoSource { .. } | Fact::Needs { .. } => {
                    !matches!(atom, Atom::Needs(_)) || !matches!(fact, Fact::Needs { .. })
                }
                Fact::Affects { .. } => !matches!(atom, Atom::AreasAtLeast(_)),
                // the mandates are those of whom the source names
                Fact::Mandate { .. } => true,
                // the way to a place says something where that is not the place that it is about
                Fact::Within { area, .. } => Some(*area) != about.area || matches!(atom, Atom::Pulls),
                _ => false,
            };
            if !leads {
                say(self.fact(fact));
            }
        }
        told
    }

    /// What an atom lacks, as a sentence.
    pub(super) fn atom_fails(&self, atom: &Atom, about: About<'_>) -> String {
        let question = RoleAt {
            challenge: about.challenge.as_str(),
            role: "",
            stakeholder: about.stakeholder.map_or("", Id::as_str),
            area: about.area.map(Id::as_str),
        };
        self.atom(atom, &question, false)
    }
}
