//! Why and why not: reasons in words. Places of which the same is said, but for their names, are told together.

use crate::explain::{
    Absence, ExceptionOutcome, ExceptionReason, Fact, Outcome, Part, Reason, RuleReason, Why, WhyNot,
    WhyNotHere,
};
use crate::ids::Id;

use super::Words;
use super::facts::{About, in_order, is_told};
use super::fold::Frame;
use super::names::{capital, sentences};
use super::passage::Passage;

/// The facts of an explanation.
pub(super) type Facts<'f, 'a> = &'f [Fact<'a>];

impl Words<'_> {
    /// Why a stakeholder has a role: place by place, rule by rule, with the facts that make each hold.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let question = regie::RoleAt { challenge: "debts", role: "director", stakeholder: "ocmw", area: None };
    /// let why = atlas.why(&question)?.expect("it is a director");
    /// let words = atlas.words(&regie::Language::dutch()).why(&why);
    /// assert_eq!(words.title, "Waarom moet OCMW Menen de regie voeren bij ‘schulden’?");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn why(&self, why: &Why<'_>) -> Passage {
        let strongest = why.places.iter().map(|place| place.strength).max();
        let (who, n) = self.one_in_full(why.stakeholder.as_str());
        let role = self.role_deed(why.role.as_str(), strongest);
        let modal = self.modal(strongest, n);
        let challenge = self.challenge(why.challenge.as_str());
        let title = self.language.why(&modal, &who, &role, &challenge);
        let mut passage = Passage::titled(capital(&title));
        let frame = self.frame_of_challenge(why.challenge);
        let groups = alike(&why.places, |place| {
            let rules = place.rules.iter().map(|rule| self.rule_key(rule, &why.facts, place.area));
            (place.stakeholder, rules.collect::<Vec<_>>())
        });
        for places in groups {
            let areas = in_order(&places.iter().map(|place| place.area).collect::<Vec<_>>());
            let stakeholder = places.first().map(|place| place.stakeholder);
            let about = About { challenge: why.challenge, stakeholder, areas: &areas, frame: &frame };
            let mut part = Passage::titled(self.heading_of(&areas, &frame));
            let rules: Vec<&[RuleReason<'_>]> = places.iter().map(|place| &place.rules[..]).collect();
            self.tell_rules(&rules, &why.facts, about, &mut part);
            passage.add(part);
        }
        as_one(passage)
    }

    /// Why a stakeholder does not have a role: place by place, what bars it, and for each rule what fails.
    #[must_use]
    pub fn why_not(&self, why_not: &WhyNot<'_>) -> Passage {
        let (who, n) = self.one_in_full(why_not.stakeholder.as_str());
        let (role, challenge) =
            (self.role(why_not.role.as_str()), self.challenge(why_not.challenge.as_str()));
        let mut passage = Passage::titled(capital(&self.language.why_not(n, &who, &role, &challenge)));
        match (why_not.absence, why_not.area) {
            (Absence::NotThere, _) => {
                let date = self.date(self.atlas.date());
                passage.sentences.push(capital(&self.language.not_there_now(&who, &date)));
            }
            (Absence::NotAPlace, Some(area)) => {
                passage.sentences.push(capital(&self.language.not_a_place(&self.area(area.as_str()))));
            }
            _ => {}
        }
        let frame = self.frame_of_challenge(why_not.challenge);
        let (without, with): (Vec<_>, Vec<_>) =
            why_not.places.iter().partition(|place| place.absence == Absence::NoRule);
        for places in alike(with, |place| self.not_here_key(place, &why_not.facts)) {
            passage.add(self.not_here(&places, why_not, &frame));
        }
        if !without.is_empty() {
            let areas = in_order(&without.iter().map(|place| place.area).collect::<Vec<_>>());
            let areas = self.named_areas(&areas, &frame);
            passage.sentences.push(self.language.no_rule_here(&role, &areas));
        }
        as_one(passage)
    }

    /// Why not, at places of which the same is said.
    fn not_here(&self, places: &[&WhyNotHere<'_>], why_not: &WhyNot<'_>, frame: &Frame) -> Passage {
        let facts: Facts<'_, '_> = &why_not.facts;
        let areas = in_order(&places.iter().map(|place| place.area).collect::<Vec<_>>());
        let stakeholder = places.first().map(|place| place.stakeholder);
        let about = About { challenge: why_not.challenge, stakeholder, areas: &areas, frame };
        let mut part = Passage::titled(self.heading_of(&areas, frame));
        let exclusions = places.iter().flat_map(|place| &place.barred_by.exclusions);
        let exclusions = exclusions.filter_map(|n| facts.get(*n));
        let exclusions = exclusions.filter(|fact| matches!(fact, Fact::Exclusion { .. }));
        part.sentences.extend(self.facts(&exclusions.collect::<Vec<_>>(), frame));
        let barring: Vec<&[RuleReason<'_>]> = places.iter().map(|place| &place.barred_by.rules[..]).collect();
        for alike in side_by_side(&barring) {
            let Some(rule) = alike.first() else { continue };
            let mut barred = Passage::titled(self.language.rule_forbids(&self.rule_name(rule.rule.as_str())));
            let reasons: Vec<&Reason<'_>> = alike.iter().map(|rule| &rule.when).collect();
            self.tell_reason(&reasons, true, facts, about, &mut barred);
            part.add(barred);
        }
        let rules: Vec<&[RuleReason<'_>]> = places.iter().map(|place| &place.rules[..]).collect();
        self.tell_rules(&rules, facts, about, &mut part);
        part
    }

    /// The heading of what is said of some places.
    pub(super) fn heading_of(&self, areas: &[&Id], frame: &Frame) -> String {
        if areas.len() < 2 {
            return self.each_area(areas, frame);
        }
        capital(&self.language.in_each(&self.each_area(areas, frame)))
    }

    /// What is said of a place where a role is not, but for its name.
    fn not_here_key(&self, place: &WhyNotHere<'_>, facts: Facts<'_, '_>) -> (Vec<String>, Vec<Vec<String>>) {
        let exclusions = place.barred_by.exclusions.iter().filter_map(|n| facts.get(*n));
        let exclusions = exclusions.filter(|fact| matches!(fact, Fact::Exclusion { .. }));
        let rules = place.barred_by.rules.iter().chain(&place.rules);
        (
            exclusions.map(|fact| self.fact_anywhere(fact)).collect(),
            rules.map(|rule| self.rule_key(rule, facts, place.area)).collect(),
        )
    }

    /// What is said of a rule at a place, but for its name.
    fn rule_key(&self, rule: &RuleReason<'_>, facts: Facts<'_, '_>, area: &Id) -> Vec<String> {
        let mut key = vec![format!("{} {:?}", rule.rule, rule.outcome)];
        key.extend(self.reason_key(&rule.when, facts, area));
        key.extend(rule.exceptions.iter().map(|one| format!("{} {:?}", one.rule, one.outcome)));
        key
    }

    /// What is said of a condition at a place, but for its name.
    pub(super) fn reason_key(&self, reason: &Reason<'_>, facts: Facts<'_, '_>, area: &Id) -> Vec<String> {
        let mut key = Vec::new();
        for (atom, holds, numbers) in reason.atoms() {
            let told = numbers.iter().filter_map(|n| facts.get(*n));
            let mut told: Vec<String> = told
                .filter(|fact| is_told(atom, fact, &[area]))
                .map(|fact| self.fact_anywhere(fact))
                .collect();
            told.sort_unstable();
            told.dedup();
            key.push(format!("{holds} {}", told.join(" ")));
        }
        key
    }

    /// Rules, what they come to, and why: at several places, the same rules at each.
    fn tell_rules(
        &self,
        places: &[&[RuleReason<'_>]],
        facts: Facts<'_, '_>,
        about: About<'_>,
        part: &mut Passage,
    ) {
        for alike in side_by_side(places) {
            part.add(self.rule_reason(&alike, facts, about));
        }
    }

    fn rule_reason(&self, alike: &[&RuleReason<'_>], facts: Facts<'_, '_>, about: About<'_>) -> Passage {
        // what applies at other places alone says nothing here
        let Some(rule) = alike.first().filter(|rule| rule.outcome != Outcome::Elsewhere) else {
            return Passage::default();
        };
        let name = self.rule_name(rule.rule.as_str());
        let title = match rule.outcome {
            Outcome::SetAside => {
                let applying = rule.exceptions.iter().filter(|e| e.outcome == ExceptionOutcome::Applies);
                let names: Vec<String> = applying.map(|e| self.rule_name(e.rule.as_str())).collect();
                self.language.rule_aside(&name, &self.list(&names))
            }
            Outcome::Fails => self.language.rule_fails(&name),
            _ => self.language.by_rule(&name),
        };
        let mut part = Passage::titled(title);
        let reasons: Vec<&Reason<'_>> = alike.iter().map(|rule| &rule.when).collect();
        self.tell_reason(&reasons, rule.outcome != Outcome::Fails, facts, about, &mut part);
        if rule.outcome != Outcome::Fails {
            let exceptions: Vec<&[ExceptionReason<'_>]> =
                alike.iter().map(|rule| &rule.exceptions[..]).collect();
            let told = side_by_side(&exceptions).into_iter().map(|alike| self.exception(&alike, about.frame));
            part.sentences.extend(told);
            let sources = self.sources(rule.source);
            part.sentences.extend((!sources.is_empty()).then_some(sources));
        }
        part
    }

    fn exception(&self, alike: &[&ExceptionReason<'_>], frame: &Frame) -> String {
        let words = self.language;
        let Some(first) = alike.first() else { return String::new() };
        let rule = self.rule_name(first.rule.as_str());
        let who = alike.iter().flat_map(|one| &one.stakeholders).copied();
        let (who, n) = self.subjects(&in_order(&who.collect::<Vec<_>>()), frame);
        let who = who.trim_end_matches(',');
        match first.outcome {
            ExceptionOutcome::Applies => words.exception_applies(&rule, who),
            ExceptionOutcome::Elsewhere => words.exception_elsewhere(&rule),
            ExceptionOutcome::Nobody => words.exception_nobody(&rule),
            ExceptionOutcome::Barred => words.exception_barred(&rule, n, who),
            ExceptionOutcome::SetAside => words.exception_aside(&rule),
        }
    }

    /// What of a condition stands as it is asked for, at places where the same is said of it: what holds, or what does not.
    pub(super) fn tell_reason(
        &self,
        alike: &[&Reason<'_>],
        holding: bool,
        facts: Facts<'_, '_>,
        about: About<'_>,
        told: &mut Passage,
    ) {
        let Some(reason) = alike.first().filter(|reason| reason.holds == holding) else { return };
        match &reason.part {
            Part::Any(parts) if !holding && parts.len() > 1 => {
                let mut cases = Passage::titled(self.language.one_of_these());
                for at in 0..parts.len() {
                    let mut case = Passage::default();
                    self.tell_reason(&part(alike, at), holding, facts, about, &mut case);
                    if case.parts.is_empty() {
                        cases.sentences.push(sentences(&case.sentences));
                    } else {
                        cases.add(case);
                    }
                }
                told.add(cases);
            }
            Part::All(parts) | Part::Any(parts) => {
                for at in 0..parts.len() {
                    self.tell_reason(&part(alike, at), holding, facts, about, told);
                }
            }
            Part::Not(_) => {
                let mut inner = Passage::default();
                self.tell_reason(&part(alike, 0), !holding, facts, about, &mut inner);
                // what holds and should not
                if !holding && let Some(last) = inner.sentences.last_mut() {
                    *last = self.language.and_so_not(last.trim_end_matches('.'));
                }
                told.sentences.extend(inner.sentences);
                told.parts.extend(inner.parts);
            }
            Part::Atom { atom, .. } => {
                let said = if holding {
                    let mut named: Vec<&Fact<'_>> = Vec::new();
                    for number in alike.iter().flat_map(|reason| facts_of(reason)) {
                        named.extend(facts.get(*number).filter(|fact| !named.contains(fact)));
                    }
                    self.atom_holds(atom, &named, about)
                } else {
                    vec![self.atom_fails(atom, about)]
                };
                for sentence in said {
                    if !told.sentences.contains(&sentence) {
                        told.sentences.push(sentence);
                    }
                }
            }
        }
    }
}

/// What has one key stands together, in the order in which each first stands.
pub(super) fn alike<T, K: PartialEq>(
    items: impl IntoIterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> Vec<Vec<T>> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for item in items {
        let key = key(&item);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The first of each list, the second of each, and so on.
fn side_by_side<'r, T>(lists: &[&'r [T]]) -> Vec<Vec<&'r T>> {
    let longest = lists.iter().map(|list| list.len()).max().unwrap_or_default();
    (0..longest).map(|at| lists.iter().filter_map(|list| list.get(at)).collect()).collect()
}

/// The part at this position of each of some conditions that are made alike.
fn part<'r, 'a>(alike: &[&'r Reason<'a>], at: usize) -> Vec<&'r Reason<'a>> {
    let inner = |reason: &&'r Reason<'a>| match &reason.part {
        Part::All(parts) | Part::Any(parts) => parts.get(at),
        Part::Not(part) => Some(&**part),
        Part::Atom { .. } => None,
    };
    alike.iter().filter_map(inner).collect()
}

fn facts_of<'r>(reason: &'r Reason<'_>) -> &'r [usize] {
    if let Part::Atom { facts, .. } = &reason.part { facts } else { &[] }
}

/// A passage with one part alone needs no heading for it.
fn as_one(mut passage: Passage) -> Passage {
    if let [only] = &mut passage.parts[..] {
        let only = std::mem::take(only);
        passage.sentences.extend(only.sentences);
        passage.parts = only.parts;
    }
    passage
}
