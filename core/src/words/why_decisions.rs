//! Why a decision is as it is: reasons of seats, approaches, signals and gaps, in words.

use crate::document::Collection;
use crate::explain::{CandidateOutcome, Fact, Reason, SeatChoice, WhyDecision, WhyGap, WhySeat};
use crate::ids::Id;

use super::Words;
use super::facts::{About, in_order};
use super::fold::Frame;
use super::names::{Said, capital};
use super::passage::Passage;
use super::reasons::alike;

impl Words<'_> {
    /// Why a challenge is dealt with where it is, under which approaches, what is missing, and what is signalled to whom.
    #[must_use]
    pub fn why_decision(&self, why: &WhyDecision<'_>) -> Passage {
        let frame = self.frame_of_challenge(why.challenge);
        let mut passage =
            Passage::titled(capital(&self.name(Collection::Challenges, why.challenge.as_str())));
        passage.add(self.why_seats(why));
        let groups = alike(&why.seats, |seat| approaches_key(seat, why));
        for seats in &groups {
            let mut part = Passage::titled(self.language.heading_approach());
            if groups.len() > 1 {
                let areas: Vec<&Id> = seats.iter().map(|seat| seat.seat).collect();
                part.title = format!("{} – {}", part.title, self.each_area(&areas, &frame));
            }
            part.sentences = self.why_approaches(seats, why, &frame);
            passage.add(part);
        }
        passage.add(self.why_signals(why, &frame));
        let gaps = why.seats.iter().flat_map(|seat| seat.gaps.iter().map(move |gap| (seat, gap)));
        passage.add(self.why_gaps(self.language.heading_gaps(), why, gaps.collect(), &frame));
        let advice = why.seats.iter().flat_map(|seat| seat.advice.iter().map(move |gap| (seat, gap)));
        passage.add(self.why_gaps(self.language.heading_advice(), why, advice.collect(), &frame));
        passage
    }

    fn why_signals(&self, why: &WhyDecision<'_>, frame: &Frame) -> Passage {
        let mut part = Passage::titled(self.language.why_heading_signals());
        for signal in &why.signals {
            let lever = self.lever(signal.lever.as_str());
            let areas = self.named_areas(&signal.covers, frame);
            part.sentences.push(capital(&self.language.signal(
                &lever,
                &self.others(&signal.to, frame),
                &areas,
            )));
            let mut lower: Vec<&Id> = Vec::new();
            for source in signal.because.iter().filter_map(|n| why.facts.get(*n)) {
                if let Fact::Source { lower: below, .. } = source {
                    lower.extend(below.iter().map(|unable| unable.area));
                }
            }
            if !lower.is_empty() {
                let nowhere = self.nowhere_in(&in_order(&lower), frame);
                part.sentences.push(self.language.fact_lower(&nowhere));
            }
        }
        part
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

    /// Why something is to be done locally, jointly, or to be signalled: at seats of which the same is said.
    fn why_approaches(&self, seats: &[&WhySeat<'_>], why: &WhyDecision<'_>, frame: &Frame) -> Vec<String> {
        let mut told = Vec::new();
        let Some(first) = seats.first() else { return told };
        for approach in first.approaches.iter().map(|one| one.approach) {
            let name = capital(&self.approach(approach));
            let because = seats.iter().flat_map(|seat| &seat.approaches);
            let because = because.filter(|one| one.approach == approach).flat_map(|one| &one.because);
            let facts: Vec<&Fact<'_>> = because.filter_map(|n| why.facts.get(*n)).collect();
            let own = |fact: &&Fact<'_>| match fact {
                Fact::Level { area, .. } => {
                    seats.iter().find(|seat| seat.seat == *area).map(|seat| seat.seat)
                }
                _ => None,
            };
            let own: Vec<&Id> = facts.iter().filter_map(own).collect();
            if !own.is_empty() {
                let (n, areas) = (own.len().to_string(), self.named_areas(&own, frame));
                told.push(self.language.approach_by_seat(&name, &n, &areas));
            }
            let mut levers: Vec<(&Id, Vec<(&Id, &Id)>)> = Vec::new();
            for fact in facts {
                let Fact::Source { lever, area, holders, .. } = fact else { continue };
                let pairs = holders.iter().map(|holder| (*holder, *area));
                match levers.iter_mut().find(|(known, _)| known == lever) {
                    Some((_, known)) => known.extend(pairs),
                    None => levers.push((lever, pairs.collect())),
                }
            }
            for (lever, pairs) in levers {
                let (who, _) = self.say(&self.people(&pairs, frame), &mut Said::new());
                let who = who.trim_end_matches(',');
                told.push(self.language.approach_by_lever(&name, &self.lever(lever.as_str()), who));
            }
        }
        told
    }

    /// What is missing: the same at several seats, but for their names, is told once.
    fn why_gaps(
        &self,
        title: String,
        why: &WhyDecision<'_>,
        gaps: Vec<(&WhySeat<'_>, &WhyGap<'_>)>,
        frame: &Frame,
    ) -> Passage {
        let mut part = Passage::titled(title);
        for same in alike(gaps, |(seat, gap)| self.gap_key(why, seat, gap)) {
            part.add(self.why_gap(why, &same, frame));
        }
        part
    }

    /// What is said of a gap, but for the place.
    fn gap_key(&self, why: &WhyDecision<'_>, seat: &WhySeat<'_>, gap: &WhyGap<'_>) -> Vec<String> {
        match gap {
            WhyGap::NoHolder { lever, because, .. } => {
                let mut facts: Vec<String> = because
                    .iter()
                    .filter_map(|n| why.facts.get(*n))
                    .filter(|fact| matches!(fact, Fact::NoSource { .. }))
                    .map(|fact| self.fact_anywhere(fact))
                    .collect();
                facts.insert(0, lever.to_string());
                facts
            }
            WhyGap::Requirement { requirement, area, at_least, found, when, have, .. } => {
                let counted = have.iter().filter(|one| one.counts).count();
                let mut key = vec![format!("{requirement} {found} {at_least} {counted} {}", have.len())];
                key.extend(self.reason_key(when, &why.facts, area));
                key
            }
            WhyGap::Separation { separation, stakeholder, when, held } => {
                let mut key = vec![format!("{separation} {stakeholder}")];
                key.extend(self.reason_key(when, &why.facts, seat.seat));
                key.extend(held.iter().map(|one| format!("{} {:?}", one.role, one.because)));
                key
            }
        }
    }

    /// A gap at one seat, or the same at several.
    fn why_gap(&self, why: &WhyDecision<'_>, same: &[(&WhySeat<'_>, &WhyGap<'_>)], frame: &Frame) -> Passage {
        let words = self.language;
        let Some((_, first)) = same.first() else { return Passage::default() };
        let mut areas: Vec<&Id> = Vec::new();
        let mut reasons: Vec<&Reason<'_>> = Vec::new();
        let mut unheld: Vec<&Fact<'_>> = Vec::new();
        let mut counting: Vec<(&Id, &Id)> = Vec::new();
        let mut others: Vec<(&Id, &Id)> = Vec::new();
        let mut roles: Vec<(&Id, Vec<&Id>, Vec<&Id>)> = Vec::new();
        for (seat, gap) in same {
            match gap {
                WhyGap::NoHolder { because, .. } => {
                    let facts = because.iter().filter_map(|n| why.facts.get(*n));
                    unheld.extend(facts.filter(|fact| matches!(fact, Fact::NoSource { .. })));
                }
                WhyGap::Requirement { area, when, have, .. } => {
                    areas.push(area);
                    reasons.push(when);
                    for one in have {
                        let list = if one.counts { &mut counting } else { &mut others };
                        list.push((one.stakeholder, area));
                    }
                }
                WhyGap::Separation { when, held, .. } => {
                    areas.push(seat.seat);
                    reasons.push(when);
                    for one in held {
                        match roles
                            .iter_mut()
                            .find(|(role, _, rules)| *role == one.role && *rules == one.because)
                        {
                            Some((_, areas, _)) => areas.push(one.area),
                            None => roles.push((one.role, vec![one.area], one.because.clone())),
                        }
                    }
                }
            }
        }
        let areas = in_order(&areas);
        let mut part = Passage::titled(match first {
            WhyGap::NoHolder { .. } => return Passage::of(vec![capital(&self.no_source(&unheld, frame))]),
            WhyGap::Requirement { requirement, .. } => {
                let name = capital(&self.name(Collection::Requirements, requirement.as_str()));
                words.unmet(&name, &self.each_area(&areas, frame))
            }
            WhyGap::Separation { stakeholder, .. } => {
                let names = self.role_names(&roles.iter().map(|(role, ..)| *role).collect::<Vec<_>>());
                let (who, n) = self.one(stakeholder.as_str());
                capital(&words.has_both(&who, n, &self.list(&names)))
            }
        });
        let about = About { challenge: why.challenge, stakeholder: None, areas: &areas, frame };
        self.tell_reason(&reasons, true, &why.facts, about, &mut part);
        for (who, counts) in [(counting, true), (others, false)] {
            if who.is_empty() {
                continue;
            }
            let (who, n) = self.as_subject(&self.people(&who, frame));
            let told = if counts { words.they_count(n, &who) } else { words.they_do_not_count(n, &who) };
            part.sentences.push(capital(&told));
        }
        for (role, areas, rules) in roles {
            let areas = self.each_area(&in_order(&areas), frame);
            let place = words.who_in(&capital(&self.role(role.as_str())), &areas);
            let rules: Vec<String> = rules.iter().map(|rule| self.rule_name(rule.as_str())).collect();
            part.sentences.push(words.at_place(&place, &format!("{}.", self.list(&rules))));
        }
        part
    }
}

/// What is said of the approaches at a seat, but for its name.
fn approaches_key(seat: &WhySeat<'_>, why: &WhyDecision<'_>) -> Vec<String> {
    let mut key = Vec::new();
    for approach in &seat.approaches {
        let told = approach.because.iter().filter_map(|n| match why.facts.get(*n)? {
            Fact::Level { area, .. } => (*area == seat.seat).then(|| "seat".to_owned()),
            Fact::Source { lever, area, covered, holders, .. } if area == covered => {
                Some(format!("{lever} {}", holders.len()))
            }
            Fact::Source { lever, area, .. } => Some(format!("{lever} {area}")),
            _ => None,
        });
        let mut told: Vec<String> = told.collect();
        told.sort_unstable();
        told.dedup();
        key.push(format!("{:?} {}", approach.approach, told.join(" ")));
    }
    key
}
