//! What if: the difference between decisions, in words.

use crate::document::{Collection, Strength};
use crate::ids::Id;
use crate::order::sort_by;
use crate::views::{ChallengeDifference, Difference, GapDifference, PassedOn, Presence, RoleDifference};

use super::Words;
use super::fold::Frame;
use super::names::capital;
use super::passage::Passage;

impl Words<'_> {
    /// What changes in who does what, challenge by challenge. Names are those of the atlas of these words: that after the changes knows what is new.
    #[must_use]
    pub fn difference(&self, difference: &Difference) -> Passage {
        let words = self.language;
        let mut passage = Passage::titled(words.heading_difference());
        let n = difference.challenges.len();
        passage.sentences.push(if n == 0 {
            words.no_difference()
        } else {
            words.differs(&words.number(n), &n.to_string())
        });
        for one in &difference.challenges {
            passage.add(self.challenge_difference(one));
        }
        passage
    }

    fn challenge_difference(&self, one: &ChallengeDifference) -> Passage {
        let words = self.language;
        let mut part = Passage::titled(capital(&self.name(Collection::Challenges, one.challenge.as_str())));
        let told = &mut part.sentences;
        match one.presence {
            Presence::Added => told.push(words.challenge_added()),
            Presence::Removed => told.push(words.challenge_removed()),
            Presence::Kept => {}
        }
        if let Some(moved) = one.approach {
            told.push(words.approach_moved(&self.approach(moved.before), &self.approach(moved.after)));
        }
        if one.presence == Presence::Kept {
            for (seats, gained) in [(&one.seats_lost, false), (&one.seats_gained, true)] {
                if !seats.is_empty() {
                    let (n, areas) =
                        (seats.len().to_string(), self.named_areas(&seats.iter().collect::<Vec<_>>()));
                    told.push(if gained {
                        words.seats_gained(&n, &areas)
                    } else {
                        words.seats_lost(&n, &areas)
                    });
                }
            }
        }
        told.extend(self.passed_on(&one.roles_passed_on));
        told.extend(self.moved(&one.roles_gained, true));
        told.extend(self.moved(&one.roles_lost, false));
        for change in &one.roles_changed {
            if change.before.strength != change.after.strength {
                let (who, n) = self.one(change.stakeholder.as_str());
                let strength = |strength: Strength| self.strength(strength);
                let (role, area) = (self.role(change.role.as_str()), self.area(change.area.as_str()));
                let (before, after) = (strength(change.before.strength), strength(change.after.strength));
                told.push(capital(&words.changes_strength(&who, n, &role, &before, &after, &area)));
            }
        }
        let mut gaps = |opened: &[GapDifference], closed: &[GapDifference], say: &dyn Fn(&str) -> String| {
            // what is missing where an area went is what was missing there before
            let passed = |one: &&GapDifference| {
                !closed.iter().any(|other| self.succeeds(one, other) || self.succeeds(other, one))
            };
            let left: Vec<&GapDifference> = opened.iter().filter(passed).collect();
            told.extend(self.gaps_told(&left).iter().map(|gap| say(gap)));
        };
        gaps(&one.gaps_opened, &one.gaps_closed, &|gap| words.gap_opens(gap));
        gaps(&one.gaps_closed, &one.gaps_opened, &|gap| words.gap_closes(gap));
        gaps(&one.advice_opened, &one.advice_closed, &|gap| words.advice_opens(gap));
        gaps(&one.advice_closed, &one.advice_opened, &|gap| words.advice_closes(gap));
        part
    }

    /// Who has which roles now or no more: the roles of one stakeholder in one sentence.
    fn moved(&self, roles: &[RoleDifference], gained: bool) -> Vec<String> {
        let mut all: Vec<(&Id, &Id, &Id)> =
            roles.iter().map(|one| (&one.stakeholder, &one.area, &one.role)).collect();
        sort_by(&mut all, Ord::cmp);
        all.dedup();
        // those who have just the same roles in one place are told together
        let mut told: Vec<(Vec<&Id>, &Id, Vec<&Id>)> = Vec::new();
        for same in all.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let Some((who, area, _)) = same.first().copied() else { continue };
            let roles: Vec<&Id> = same.iter().map(|(_, _, role)| *role).collect();
            match told.iter_mut().find(|(_, other, known)| *other == area && *known == roles) {
                Some((all, ..)) => all.push(who),
                None => told.push((vec![who], area, roles)),
            }
        }
        let sentence = |(who, area, roles): &(Vec<&Id>, &Id, Vec<&Id>)| {
            let (who, n) = self.subjects(who);
            let roles: Vec<String> = roles.iter().map(|role| self.role(role.as_str())).collect();
            let (roles, area) = (self.list(&roles), self.area(area.as_str()));
            let words = self.language;
            capital(&if gained {
                words.gains(&who, n, &roles, &area)
            } else {
                words.loses(&who, n, &roles, &area)
            })
        };
        told.iter().map(sentence).collect()
    }

    fn passed_on(&self, passed: &[PassedOn]) -> Vec<String> {
        // who is the same, and only its place has another name, takes nothing over
        let succeeded = passed.iter().filter(|one| one.to != one.from);
        let mut pairs: Vec<(&Id, &Id)> = succeeded.map(|one| (&one.to, &one.from)).collect();
        sort_by(&mut pairs, Ord::cmp);
        pairs.dedup();
        // those whose same roles go to the same one are told together
        let mut told: Vec<(&Id, Vec<String>, Vec<String>)> = Vec::new();
        for (to, from) in pairs {
            let roles = passed.iter().filter(|one| (&one.to, &one.from) == (to, from));
            let mut roles: Vec<String> = roles.map(|one| self.role(one.role.as_str())).collect();
            roles.sort_unstable();
            roles.dedup();
            let name = self.stakeholder(from.as_str());
            match told.iter_mut().find(|(other, known, _)| *other == to && *known == roles) {
                Some((.., names)) => names.push(name),
                None => told.push((to, roles, vec![name])),
            }
        }
        let sentence = |(to, roles, names): &(&Id, Vec<String>, Vec<String>)| {
            let (who, n) = self.one(to.as_str());
            capital(&self.language.passes_on(&who, n, &self.list(names), &self.list(roles)))
        };
        told.iter().map(sentence).collect()
    }

    /// Is this the same gap where the other's area or stakeholder went?
    fn succeeds(&self, one: &GapDifference, other: &GapDifference) -> bool {
        let atlas = self.atlas;
        let went = |from: Option<&Id>, to: Option<&Id>| {
            let (Some(from), Some(to)) = (from, to) else { return from == to };
            let (from, to) = (atlas.model.areas.find(from.as_str()), atlas.model.areas.find(to.as_str()));
            from.zip(to).is_some_and(|(from, to)| atlas.space.succession.resolve(from).contains(&to))
        };
        let became = |from: Option<&Id>, to: Option<&Id>| {
            let (Some(from), Some(to)) = (from, to) else { return from == to };
            let names = &atlas.model.stakeholders;
            let (from, to) = (names.find(from.as_str()), names.find(to.as_str()));
            from.zip(to).is_some_and(|(from, to)| atlas.people.succession.resolve(from).contains(&to))
        };
        (one.kind, &one.about) == (other.kind, &other.about)
            && went(other.area.as_ref(), one.area.as_ref())
            && went(other.seat.as_ref(), one.seat.as_ref())
            && became(other.stakeholder.as_ref(), one.stakeholder.as_ref())
    }

    /// Gaps on one side, the same one in many areas in one sentence.
    fn gaps_told(&self, gaps: &[&GapDifference]) -> Vec<String> {
        let mut all: Vec<&GapDifference> = gaps.to_vec();
        sort_by(&mut all, |one, other| (one.kind, &one.about).cmp(&(other.kind, &other.about)));
        let mut told = Vec::new();
        for same in all.chunk_by(|one, other| (one.kind, &one.about) == (other.kind, &other.about)) {
            let Some(first) = same.first() else { continue };
            let areas: Vec<&Id> = same.iter().filter_map(|one| one.area.as_ref()).collect();
            let areas = if areas.is_empty() { String::new() } else { self.areas(&areas, &Frame::default()) };
            let about = first.about.as_ref().map_or("", |id| id.as_str());
            told.push(capital(&match first.kind {
                "no-holder" => self.language.no_holder(&self.lever(about), &areas),
                "requirement" => {
                    self.language.unmet(&capital(&self.name(Collection::Requirements, about)), &areas)
                }
                "separation" => {
                    let who: Vec<&Id> = same.iter().filter_map(|one| one.stakeholder.as_ref()).collect();
                    let (who, n) = self.subjects(&who);
                    let book = self.atlas.rule_book();
                    let separation = book.separations.iter().find(|one| one.id == *about);
                    let roles = separation.map(|one| one.roles.clone()).unwrap_or_default();
                    let roles: Vec<String> = roles.iter().map(|role| self.role(role.as_str())).collect();
                    self.language.has_both(&who, n, &self.list(&roles))
                }
                _ => self.language.no_common_area(),
            }));
        }
        told
    }
}
