//! Facts in words: what makes a condition hold, and what it lacks where it does not.

use crate::RoleAt;
use crate::document::{Atom, Collection, Spread};
use crate::explain::{Fact, ThemeLink};
use crate::ids::Id;

use super::Words;
use super::fold::Frame;
use super::names::{Named, Said, capital, verb_of};

/// Whom and where an explanation is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'q> {
    pub(super) challenge: &'q Id,
    pub(super) stakeholder: Option<&'q Id>,
    /// The places of which the same is said.
    pub(super) areas: &'q [&'q Id],
    /// What goes without saying there.
    pub(super) frame: &'q Frame,
}

/// What stands in a sentence where the areas go that differ, when sentences are compared.
const ANYWHERE: &str = "\u{1}";

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
    pub(super) fn subjects(&self, ids: &[&Id], frame: &Frame) -> (String, &'static str) {
        self.as_subject(&self.folded(ids, frame))
    }

    /// Names as the subject of a sentence, and the number of its verb.
    pub(super) fn as_subject(&self, who: &[Named]) -> (String, &'static str) {
        let number = verb_of(who);
        (self.say(who, &mut Said::new()).0, number)
    }

    /// Several, elsewhere in a sentence.
    pub(super) fn others(&self, ids: &[&Id], frame: &Frame) -> String {
        self.subjects(ids, frame).0.trim_end_matches(',').to_owned()
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
        let area = place_of(fact).map(|area| self.area(area.as_str())).unwrap_or_default();
        self.fact_at(fact, &area, "1")
    }

    /// The same in these areas, one or more.
    fn fact_at(&self, fact: &Fact<'_>, area: &str, areas: &str) -> String {
        let told = self.fact_of_somebody(fact, area);
        capital(&told.unwrap_or_else(|| self.fact_of_challenge(fact, area, areas)))
    }

    fn fact_of_somebody(&self, fact: &Fact<'_>, area: &str) -> Option<String> {
        let words = self.language;
        Some(match fact {
            Fact::Kind { stakeholder, kind } => {
                let (who, n) = self.one(stakeholder.as_str());
                if let Some(only) = words.noun("kinds", kind.as_str(), 2) {
                    words.fact_is(&who, n, only)
                } else {
                    let [one, many] = [0, 1].map(|form| self.kind_noun(kind.as_str(), form));
                    words.fact_kind(&who, n, &one, &many)
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
            Fact::WorksIn { stakeholder, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_works(&who, n, area)
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
            Fact::Appointment { stakeholder, role, themes, by, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let themes: Vec<String> = themes.iter().map(|theme| self.theme(theme.as_str())).collect();
                let by = by.map(|by| self.quoted(Collection::Agreements, by.as_str())).unwrap_or_default();
                words.fact_appointed(&who, n, &self.role(role.as_str()), area, &self.list(&themes), &by)
            }
            Fact::Exclusion { stakeholder, role, reason, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let reason = super::decisions::full(reason.get(self.language.tag()));
                words.fact_excluded(&who, n, &self.role(role.as_str()), area, &reason)
            }
            Fact::Agreement { agreement, stakeholder, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                words.fact_party(&who, n, &self.quoted(Collection::Agreements, agreement.as_str()))
            }
            Fact::Offer { offer, stakeholder, theme, target_group, .. } => {
                let (who, n) = self.one(stakeholder.as_str());
                let group = target_group.map(|group| self.quoted(Collection::TargetGroups, group.as_str()));
                let offer = self.quoted(Collection::Offers, offer.as_str());
                words.fact_offers(
                    &who,
                    n,
                    &offer,
                    area,
                    &self.theme(theme.as_str()),
                    &group.unwrap_or_default(),
                )
            }
            _ => return None,
        })
    }

    fn fact_of_challenge(&self, fact: &Fact<'_>, area: &str, areas: &str) -> String {
        let words = self.language;
        match fact {
            Fact::Within { within, path, .. } => {
                let between = path.get(1..path.len().saturating_sub(1)).unwrap_or_default();
                let via: Vec<String> = between.iter().map(|area| self.area(area.as_str())).collect();
                words.fact_within(areas, area, &self.area(within.as_str()), &self.list(&via))
            }
            Fact::Level { level, .. } => {
                words.fact_level(area, &self.quoted(Collection::Levels, level.as_str()))
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
            Fact::Affects { .. } => words.fact_affects(area),
            Fact::Spread { spread: Spread::Shared, .. } => words.fact_shared(),
            Fact::Spread { spread: Spread::Separate, .. } => words.fact_separate(),
            Fact::Source { .. } => self.source_of(&[fact], &Frame::default()),
            Fact::NoSource { .. } => self.no_source(&[fact], &Frame::default()),
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

    /// Facts in sentences: those that differ in their area alone are told together.
    pub(super) fn facts(&self, facts: &[&Fact<'_>], frame: &Frame) -> Vec<String> {
        let mut told: Vec<(String, &Fact<'_>, Vec<&Id>)> = Vec::new();
        for fact in facts {
            let key = self.fact_anywhere(fact);
            match told.iter_mut().find(|(other, ..)| *other == key) {
                Some((.., areas)) => areas.extend(place_of(fact)),
                None => told.push((key, fact, place_of(fact).into_iter().collect())),
            }
        }
        let sentence = |(_, fact, areas): (String, &Fact<'_>, Vec<&Id>)| {
            let areas = in_order(&areas);
            self.fact_at(fact, &self.named_areas(&areas, frame), &areas.len().to_string())
        };
        told.into_iter().map(sentence).collect()
    }

    /// What a fact says wherever it holds: the same for facts that differ in their area alone.
    pub(super) fn fact_anywhere(&self, fact: &Fact<'_>) -> String {
        match fact {
            Fact::Source { lever, area, covered, .. } => {
                format!("{lever}/{}", if area == covered { ANYWHERE } else { area.as_str() })
            }
            Fact::NoSource { lever, held_below, .. } => format!("{lever}/{}", held_below.is_empty()),
            _ => self.fact_at(fact, ANYWHERE, "1"),
        }
    }

    /// Where a lever lies, for several covered areas in one sentence; and where nobody could pull it, below.
    fn source_of(&self, facts: &[&Fact<'_>], frame: &Frame) -> String {
        let mut covers: Vec<&Id> = Vec::new();
        let mut below: Vec<&Id> = Vec::new();
        let mut who: Vec<(&Id, &Id)> = Vec::new();
        let mut is_own = true;
        for fact in facts {
            let Fact::Source { covered, area, holders, lower, .. } = fact else { continue };
            covers.push(covered);
            is_own &= covered == area;
            who.extend(holders.iter().map(|holder| (*holder, *area)));
            below.extend(lower.iter().map(|unable| unable.area));
        }
        let Some(Fact::Source { lever, area, .. }) = facts.first() else { return String::new() };
        let at = if is_own { String::new() } else { self.area(area.as_str()) };
        let (lever, areas) = (self.lever(lever.as_str()), self.named_areas(&in_order(&covers), frame));
        let holders: Vec<&Id> = in_order(&who.iter().map(|(holder, _)| *holder).collect::<Vec<_>>());
        // of many areas, each with its own holders, that is said; at one area the place was said
        let who = if is_own && covers.len() > 1 {
            self.as_subject(&self.people(&who, frame)).0.trim_end_matches(',').to_owned()
        } else {
            self.others(&holders, frame)
        };
        let told = self.language.fact_source(&lever, &areas, &who, "1", &at);
        if below.is_empty() {
            return told;
        }
        format!("{told} {}", self.language.fact_lower(&self.nowhere_in(&in_order(&below), frame)))
    }

    /// That nobody can pull a lever, for several covered areas in one sentence.
    pub(super) fn no_source(&self, facts: &[&Fact<'_>], frame: &Frame) -> String {
        let mut areas: Vec<&Id> = Vec::new();
        let mut below: Vec<&Id> = Vec::new();
        for fact in facts {
            let Fact::NoSource { lower, held_below, .. } = fact else { continue };
            areas.extend(lower.iter().map(|unable| unable.area));
            below.extend(held_below);
        }
        let Some(Fact::NoSource { lever, .. }) = facts.first() else { return String::new() };
        let nowhere = self.nowhere_in(&in_order(&areas), frame);
        let told = self.language.fact_no_source(&self.lever(lever.as_str()), &nowhere);
        if below.is_empty() {
            return told;
        }
        format!("{told} {}", self.language.fact_held_below(&self.named_areas(&in_order(&below), frame)))
    }

    /// What makes an atom hold: its facts in sentences, without those that only lead to them.
    pub(super) fn atom_holds(&self, atom: &Atom, facts: &[&Fact<'_>], about: About<'_>) -> Vec<String> {
        let frame = about.frame;
        let mut told: Vec<String> = Vec::new();
        let (levers, rest): (Vec<&Fact<'_>>, Vec<&Fact<'_>>) =
            facts.iter().partition(|fact| matches!(fact, Fact::Source { .. } | Fact::NoSource { .. }));
        let mut done: Vec<String> = Vec::new();
        for fact in &levers {
            let key = self.fact_anywhere(fact);
            if !done.contains(&key) {
                let alike: Vec<&Fact<'_>> =
                    levers.iter().copied().filter(|other| self.fact_anywhere(other) == key).collect();
                told.push(match fact {
                    Fact::Source { .. } => self.source_of(&alike, frame),
                    _ => self.no_source(&alike, frame),
                });
                done.push(key);
            }
        }
        let rest: Vec<&Fact<'_>> = rest.into_iter().filter(|fact| is_told(atom, fact, about.areas)).collect();
        told.extend(self.facts(&rest, frame));
        let mut once: Vec<String> = Vec::new();
        for sentence in told.iter().map(|sentence| capital(sentence)) {
            if !sentence.is_empty() && !once.contains(&sentence) {
                once.push(sentence);
            }
        }
        once
    }

    /// What an atom lacks, as a sentence.
    pub(super) fn atom_fails(&self, atom: &Atom, about: About<'_>) -> String {
        let area = if let [only] = about.areas { Some(only.as_str()) } else { None };
        let question = RoleAt {
            challenge: about.challenge.as_str(),
            role: "",
            stakeholder: about.stakeholder.map_or("", Id::as_str),
            area,
        };
        self.atom(atom, &question, false)
    }
}

/// Is a fact told of an atom at these places? What only leads to another fact is not.
pub(super) fn is_told(atom: &Atom, fact: &Fact<'_>, areas: &[&Id]) -> bool {
    match fact {
        Fact::Needs { .. } => matches!(atom, Atom::Needs(_)),
        Fact::Affects { .. } => matches!(atom, Atom::AreasAtLeast(_)),
        // the mandates are those of whom the source names
        Fact::Mandate { .. } => false,
        // the way to a place says something where that is the place that it is about
        Fact::Within { area, .. } => areas.contains(area) && !matches!(atom, Atom::Pulls),
        _ => true,
    }
}

/// The one area of which a fact speaks, where the same may be so in several.
fn place_of<'a>(fact: &Fact<'a>) -> Option<&'a Id> {
    match fact {
        Fact::WorksIn { area, .. }
        | Fact::Offer { area, .. }
        | Fact::Within { area, .. }
        | Fact::Level { area, .. }
        | Fact::Affects { area, .. }
        | Fact::Appointment { within: area, .. }
        | Fact::Exclusion { within: area, .. } => Some(area),
        _ => None,
    }
}

/// Each once, in the order of ids.
pub(super) fn in_order<'i>(ids: &[&'i Id]) -> Vec<&'i Id> {
    super::challenges::distinct(ids.iter().copied())
}
