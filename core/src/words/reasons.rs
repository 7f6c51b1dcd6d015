//! Why, why not, and what would change that: reasons in words.

use crate::document::{Collection, Fix};
use crate::explain::{
    Absence, CandidateOutcome, Closings, ExceptionOutcome, ExceptionReason, Fact, Outcome, Part, Reason,
    Repairs, RuleReason, SeatChoice, Why, WhyDecision, WhyGap, WhyNot, WhyNotHere, WhySeat,
};
use crate::ids::Id;

use super::Words;
use super::facts::About;
use super::names::{Said, capital, sentences};
use super::passage::Passage;

/// The facts of an explanation.
type Facts<'f, 'a> = &'f [Fact<'a>];

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
        for place in &why.places {
            let about = About {
                challenge: why.challenge,
                stakeholder: Some(place.stakeholder),
                area: Some(place.area),
            };
            let mut part = Passage::titled(self.area(place.area.as_str()));
            for rule in &place.rules {
                part.add(self.rule_reason(rule, &why.facts, about));
            }
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
        let (without, with): (Vec<_>, Vec<_>) =
            why_not.places.iter().partition(|place| place.absence == Absence::NoRule);
        // places of which the same is said are told together
        let mut told: Vec<(Vec<&WhyNotHere<'_>>, Passage)> = Vec::new();
        for place in with {
            let part = self.not_here(place, None, why_not);
            match told.iter_mut().find(|(_, known)| *known == part) {
                Some((places, _)) => places.push(place),
                None => told.push((vec![place], part)),
            }
        }
        for (places, mut part) in told {
            if let [only] = places[..] {
                part = self.not_here(only, Some(only.area), why_not);
            }
            part.title = self.named_areas(&places.iter().map(|place| place.area).collect::<Vec<_>>());
            passage.add(part);
        }
        if !without.is_empty() {
            let mut areas: Vec<&Id> = without.iter().map(|place| place.area).collect();
            areas.dedup();
            passage.sentences.push(self.language.no_rule_here(&role, &self.named_areas(&areas)));
        }
        as_one(passage)
    }

    /// Why not at one place; without an area, so that the same can be said of others.
    fn not_here(&self, place: &WhyNotHere<'_>, area: Option<&Id>, why_not: &WhyNot<'_>) -> Passage {
        let facts: Facts<'_, '_> = &why_not.facts;
        let about = About { challenge: why_not.challenge, stakeholder: Some(place.stakeholder), area };
        let mut part = Passage::default();
        let exclusions = place.barred_by.exclusions.iter().filter_map(|n| facts.get(*n));
        let exclusions = exclusions.filter(|fact| matches!(fact, Fact::Exclusion { .. }));
        part.sentences.extend(exclusions.map(|fact| self.fact(fact)));
        for rule in &place.barred_by.rules {
            let mut barred = Passage::titled(self.language.rule_forbids(&self.rule_name(rule.rule.as_str())));
            barred.sentences = self.holds(&rule.when, facts, about);
            part.add(barred);
        }
        for rule in place.rules.iter().filter(|rule| rule.outcome != Outcome::Elsewhere) {
            part.add(self.rule_reason(rule, facts, about));
        }
        part
    }

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

    /// A rule, what it comes to, and why.
    fn rule_reason(&self, rule: &RuleReason<'_>, facts: Facts<'_, '_>, about: About<'_>) -> Passage {
        let name = self.rule_name(rule.rule.as_str());
        let title = match rule.outcome {
            Outcome::Matches => self.language.by_rule(&name),
            Outcome::SetAside => {
                let applying = rule.exceptions.iter().filter(|e| e.outcome == ExceptionOutcome::Applies);
                let names: Vec<String> = applying.map(|e| self.rule_name(e.rule.as_str())).collect();
                self.language.rule_aside(&name, &self.list(&names))
            }
            Outcome::Fails => self.language.rule_fails(&name),
            Outcome::Elsewhere => self.language.rule_elsewhere(&name),
        };
        let mut part = Passage::titled(title);
        if rule.outcome == Outcome::Fails {
            part.sentences = self.fails(&rule.when, facts, about);
        } else {
            part.sentences = self.holds(&rule.when, facts, about);
            part.sentences.extend(rule.exceptions.iter().map(|exception| self.exception(exception)));
            let sources = self.sources(rule.source);
            part.sentences.extend((!sources.is_empty()).then_some(sources));
        }
        part
    }

    fn exception(&self, exception: &ExceptionReason<'_>) -> String {
        let words = self.language;
        let rule = self.rule_name(exception.rule.as_str());
        let (who, n) = self.subjects(&exception.stakeholders);
        let who = who.trim_end_matches(',');
        match exception.outcome {
            ExceptionOutcome::Applies => words.exception_applies(&rule, who),
            ExceptionOutcome::Elsewhere => words.exception_elsewhere(&rule),
            ExceptionOutcome::Nobody => words.exception_nobody(&rule),
            ExceptionOutcome::Barred => words.exception_barred(&rule, n, who),
            ExceptionOutcome::SetAside => words.exception_aside(&rule),
        }
    }

    /// Why a condition holds.
    pub(super) fn holds(&self, reason: &Reason<'_>, facts: Facts<'_, '_>, about: About<'_>) -> Vec<String> {
        let mut told = Vec::new();
        self.tell_reason(reason, true, facts, about, &mut told);
        told
    }

    /// Why a condition does not hold.
    fn fails(&self, reason: &Reason<'_>, facts: Facts<'_, '_>, about: About<'_>) -> Vec<String> {
        let mut told = Vec::new();
        self.tell_reason(reason, false, facts, about, &mut told);
        told
    }

    /// What of a condition stands as it is asked for: what holds, or what does not.
    fn tell_reason(
        &self,
        reason: &Reason<'_>,
        holding: bool,
        facts: Facts<'_, '_>,
        about: About<'_>,
        told: &mut Vec<String>,
    ) {
        if reason.holds != holding {
            return;
        }
        match &reason.part {
            Part::Any(parts) if !holding && parts.len() > 1 => {
                let mut cases = Vec::new();
                for part in parts {
                    let mut case = Vec::new();
                    self.tell_reason(part, holding, facts, about, &mut case);
                    cases.push(format!("– {}", sentences(&case)));
                }
                told.push(self.language.one_of_these());
                told.extend(cases);
            }
            Part::All(parts) | Part::Any(parts) => {
                for part in parts {
                    self.tell_reason(part, holding, facts, about, told);
                }
            }
            Part::Not(part) => self.tell_reason(part, !holding, facts, about, told),
            Part::Atom { atom, facts: numbers } => {
                let said = if holding {
                    let named: Vec<&Fact<'_>> = numbers.iter().filter_map(|n| facts.get(*n)).collect();
                    self.atom_holds(atom, &named, about)
                } else {
                    vec![self.atom_fails(atom, about)]
                };
                for sentence in said {
                    if !told.contains(&sentence) {
                        told.push(sentence);
                    }
                }
            }
        }
    }

    /// Why a challenge is dealt with where it is, under which approaches, what is missing, and what is signalled to whom.
    #[must_use]
    pub fn why_decision(&self, why: &WhyDecision<'_>) -> Passage {
        let mut passage =
            Passage::titled(capital(&self.name(Collection::Challenges, why.challenge.as_str())));
        passage.add(self.why_seats(why));
        for seat in &why.seats {
            let mut part = Passage::titled(self.language.heading_approach());
            if why.seats.len() > 1 {
                part.title = format!("{} – {}", part.title, self.area(seat.seat.as_str()));
            }
            part.sentences = self.why_approaches(seat, &why.facts);
            passage.add(part);
        }
        let mut part = Passage::titled(self.language.why_heading_signals());
        for signal in &why.signals {
            let lever = self.lever(signal.lever.as_str());
            let areas = self.named_areas(&signal.covers);
            part.sentences.push(capital(&self.language.signal(&lever, &self.others(&signal.to), &areas)));
            let sources: Vec<&Fact<'_>> = signal.because.iter().filter_map(|n| why.facts.get(*n)).collect();
            let mut lower: Vec<&Id> = Vec::new();
            for source in sources {
                if let Fact::Source { lower: below, .. } = source {
                    lower.extend(below.iter().map(|unable| unable.area));
                }
            }
            lower.sort_unstable();
            lower.dedup();
            if !lower.is_empty() {
                part.sentences.push(self.language.fact_lower(&self.named_areas(&lower)));
            }
        }
        passage.add(part);
        let gaps = why.seats.iter().flat_map(|seat| seat.gaps.iter().map(move |gap| (seat, gap)));
        passage.add(self.why_gaps(self.language.heading_gaps(), why, gaps));
        let advice = why.seats.iter().flat_map(|seat| seat.advice.iter().map(move |gap| (seat, gap)));
        passage.add(self.why_gaps(self.language.heading_advice(), why, advice));
        passage
    }

    fn why_seats(&self, why: &WhyDecision<'_>) -> Passage {
        let words = self.language;
        let mut part = Passage::titled(words.heading_seat());
        let seat = why.seats.first();
        let area = seat.map(|seat| self.area(seat.seat.as_str())).unwrap_or_default();
        part.sentences.push(match why.choice {
            SeatChoice::Separate => words.seat_separate(),
            SeatChoice::Named => words.seat_is_named(&area),
            SeatChoice::NoCommonArea => words.no_common_area(),
            SeatChoice::LowestCommon => words.seat_is_lowest(&area),
        });
        for outcome in [
            CandidateOutcome::Larger,
            CandidateOutcome::LaterId,
            CandidateOutcome::OtherThemes,
            CandidateOutcome::Higher,
        ] {
            let these: Vec<&Id> =
                why.candidates.iter().filter(|one| one.outcome == outcome).map(|one| one.area).collect();
            if these.is_empty() {
                continue;
            }
            let n = these.len().to_string();
            let areas = self.list(&these.iter().map(|area| self.area(area.as_str())).collect::<Vec<_>>());
            part.sentences.push(capital(&match outcome {
                CandidateOutcome::Larger => words.candidate_larger(&n, &areas),
                CandidateOutcome::LaterId => words.candidate_later(&n, &areas),
                CandidateOutcome::OtherThemes => words.candidate_themes(&n, &areas),
                _ => words.candidate_higher(&n, &areas),
            }));
        }
        part
    }

    fn why_approaches(&self, seat: &WhySeat<'_>, facts: Facts<'_, '_>) -> Vec<String> {
        let covered: Vec<&Id> = facts
            .iter()
            .filter_map(|fact| if let Fact::Affects { area, .. } = fact { Some(*area) } else { None })
            .collect();
        let frame = self.frame(&[seat.seat], &covered);
        let mut told = Vec::new();
        for approach in &seat.approaches {
            let name = capital(&self.approach(approach.approach));
            let mut levers: Vec<(&Id, Vec<(&Id, &Id)>)> = Vec::new();
            for fact in approach.because.iter().filter_map(|n| facts.get(*n)) {
                match fact {
                    Fact::Level { area, .. } if *area == seat.seat => {
                        told.push(self.language.approach_by_seat(&name, &self.area(area.as_str())));
                    }
                    Fact::Source { lever, area, holders, .. } => {
                        let pairs = holders.iter().map(|holder| (*holder, *area));
                        match levers.iter_mut().find(|(known, _)| known == lever) {
                            Some((_, known)) => known.extend(pairs),
                            None => levers.push((lever, pairs.collect())),
                        }
                    }
                    _ => {}
                }
            }
            for (lever, pairs) in levers {
                let (who, _) = self.say(&self.people(&pairs, &frame), &mut Said::new());
                let who = who.trim_end_matches(',');
                told.push(self.language.approach_by_lever(&name, &self.lever(lever.as_str()), who));
            }
        }
        told.dedup();
        told
    }

    fn why_gaps<'g>(
        &self,
        title: String,
        why: &WhyDecision<'_>,
        gaps: impl Iterator<Item = (&'g WhySeat<'g>, &'g WhyGap<'g>)>,
    ) -> Passage {
        let mut part = Passage::titled(title);
        for (seat, gap) in gaps {
            part.add(self.why_gap(why, seat, gap));
        }
        part
    }

    fn why_gap(&self, why: &WhyDecision<'_>, seat: &WhySeat<'_>, gap: &WhyGap<'_>) -> Passage {
        let words = self.language;
        let facts: Facts<'_, '_> = &why.facts;
        match gap {
            WhyGap::NoHolder { because, .. } => {
                let facts: Vec<&Fact<'_>> = because.iter().filter_map(|n| facts.get(*n)).collect();
                let unheld: Vec<&Fact<'_>> =
                    facts.into_iter().filter(|fact| matches!(fact, Fact::NoSource { .. })).collect();
                Passage::of(vec![capital(&self.no_source(&unheld))])
            }
            WhyGap::Requirement { requirement, area, when, have, .. } => {
                let name = capital(&self.name(Collection::Requirements, requirement.as_str()));
                let mut part = Passage::titled(words.unmet(&name, &self.area(area.as_str())));
                part.sentences = self.holds(
                    when,
                    facts,
                    About { challenge: why.challenge, stakeholder: None, area: Some(area) },
                );
                for counts in [true, false] {
                    let who: Vec<&Id> =
                        have.iter().filter(|one| one.counts == counts).map(|one| one.stakeholder).collect();
                    if who.is_empty() {
                        continue;
                    }
                    let (who, n) = self.subjects(&who);
                    let told =
                        if counts { words.they_count(n, &who) } else { words.they_do_not_count(n, &who) };
                    part.sentences.push(capital(&told));
                }
                part
            }
            WhyGap::Separation { stakeholder, when, held, .. } => {
                let mut roles: Vec<String> = held.iter().map(|one| self.role(one.role.as_str())).collect();
                roles.dedup();
                let (who, n) = self.one(stakeholder.as_str());
                let mut part = Passage::titled(capital(&words.has_both(&who, n, &self.list(&roles))));
                part.sentences = self.holds(
                    when,
                    facts,
                    About { challenge: why.challenge, stakeholder: None, area: Some(seat.seat) },
                );
                for one in held {
                    let (role, area) = (capital(&self.role(one.role.as_str())), self.area(one.area.as_str()));
                    let rules: Vec<String> =
                        one.because.iter().map(|rule| self.rule_name(rule.as_str())).collect();
                    let place = words.who_in(&role, &area);
                    part.sentences.push(words.at_place(&place, &format!("{}.", self.list(&rules))));
                }
                part
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

/// A passage with one part alone needs no heading for it.
fn as_one(mut passage: Passage) -> Passage {
    if let [only] = &mut passage.parts[..] {
        let only = std::mem::take(only);
        passage.sentences.extend(only.sentences);
        passage.parts = only.parts;
    }
    passage
}
