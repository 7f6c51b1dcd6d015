//! What if: the difference between decisions, in words.

use crate::document::{Collection, Strength};
use crate::ids::Id;
use crate::order::sort_by;
use crate::views::{
    ChallengeDifference, Difference, GapDifference, Given, PassedOn, Presence, RoleChange, RoleDifference,
};

use super::Words;
use super::causes::Cause;
use super::fold::Frame;
use super::names::{Said, capital, sentences, verb_of};
use super::passage::Passage;
use super::reasons::alike;

/// A role that is there on one side only, and why.
type Moving<'d> = (&'d RoleDifference, Option<Cause<'d>>);

/// Who and where, why, and which roles.
type Row<'d> = (Vec<(&'d Id, &'d Id)>, String, Vec<&'d Id>);

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
        let mut said = Said::new();
        for one in &difference.challenges {
            passage.add(self.challenge_difference(one, &mut said));
        }
        passage
    }

    fn challenge_difference(&self, one: &ChallengeDifference, said: &mut Said) -> Passage {
        let words = self.language;
        let frame = self.frame_of_challenge(&one.challenge);
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
                    let (n, areas) = (
                        seats.len().to_string(),
                        self.named_areas(&seats.iter().collect::<Vec<_>>(), &frame),
                    );
                    told.push(if gained {
                        words.seats_gained(&n, &areas)
                    } else {
                        words.seats_lost(&n, &areas)
                    });
                }
            }
        }
        told.extend(self.passed_on(&one.roles_passed_on));
        told.extend(self.moved(one, true, &frame, said));
        told.extend(self.moved(one, false, &frame, said));
        told.extend(self.changed(&one.roles_changed, &frame, said));
        let mut gaps = |opened: &[GapDifference], closed: &[GapDifference], say: &dyn Fn(&str) -> String| {
            // what is missing where an area went is what was missing there before
            let passed = |one: &&GapDifference| {
                !closed.iter().any(|other| self.succeeds(one, other) || self.succeeds(other, one))
            };
            let left: Vec<&GapDifference> = opened.iter().filter(passed).collect();
            told.extend(self.gaps_told(&left, &frame, said).iter().map(|gap| say(gap)));
        };
        gaps(&one.gaps_opened, &one.gaps_closed, &|gap| words.gap_opens(gap));
        gaps(&one.gaps_closed, &one.gaps_opened, &|gap| words.gap_closes(gap));
        gaps(&one.advice_opened, &one.advice_closed, &|gap| words.advice_opens(gap));
        gaps(&one.advice_closed, &one.advice_opened, &|gap| words.advice_closes(gap));
        part
    }

    /// Who has which roles now or no more, and why: those with the same roles for the same cause together, wherever they have them.
    fn moved(&self, of: &ChallengeDifference, gained: bool, frame: &Frame, said: &mut Said) -> Vec<String> {
        let roles = if gained { &of.roles_gained } else { &of.roles_lost };
        let cause = |one| (of.presence == Presence::Kept).then(|| self.cause(one, gained)).flatten();
        let moving = roles.iter().map(|one| (one, cause(one)));
        let mut rows: Vec<Row<'_>> = Vec::new();
        for same in alike(moving, |(_, cause): &Moving<'_>| cause.clone()) {
            let mut held: Vec<((&Id, &Id), Vec<&Id>)> = Vec::new();
            for (one, _) in &same {
                let pair = (&one.stakeholder, &one.area);
                match held.iter_mut().find(|(other, _)| *other == pair) {
                    Some((_, roles)) if roles.contains(&&one.role) => {}
                    Some((_, roles)) => roles.push(&one.role),
                    None => held.push((pair, vec![&one.role])),
                }
            }
            for group in alike(held, |(_, roles)| roles.clone()) {
                let pairs: Vec<(&Id, &Id)> = group.iter().map(|(pair, _)| *pair).collect();
                let because = same.first().and_then(|(one, cause)| {
                    Some(self.told_cause(cause.as_ref()?, &of.challenge, one, &pairs, gained))
                });
                let because = because.unwrap_or_default();
                let roles = group.into_iter().next().map(|(_, roles)| roles).unwrap_or_default();
                // rules that differ may turn for one reason
                match rows.iter_mut().find(|(other, why, _)| *other == pairs && *why == because) {
                    Some((.., known)) => known.extend(roles),
                    None => rows.push((pairs, because, roles)),
                }
            }
        }
        let words = self.language;
        let mut sentence = |(pairs, because, ids): &(Vec<(&Id, &Id)>, String, Vec<&Id>)| {
            let roles = |number: &str| self.list(&self.role_names_of(ids, number));
            self.who_does(
                &self.people(pairs, frame),
                said,
                &|who, n| {
                    if gained {
                        words.gains(who, n, &roles(n), because)
                    } else {
                        words.loses(who, n, &roles(n), because)
                    }
                },
                &|who| {
                    if gained {
                        words.gain(&roles("2"), who, because)
                    } else {
                        words.lose(&roles("2"), who, because)
                    }
                },
            )
        };
        rows.iter().map(&mut sentence).collect()
    }

    /// Roles that are there before and after with another strength: the same change in one sentence.
    fn changed(&self, changes: &[RoleChange], frame: &Frame, said: &mut Said) -> Vec<String> {
        let stronger = changes.iter().filter(|change| change.before.strength != change.after.strength);
        let key = |change: &&RoleChange| (change.role.clone(), change.before.clone(), change.after.clone());
        let told = alike(stronger, key).into_iter().filter_map(|same| {
            let first = same.first()?;
            let pairs: Vec<(&Id, &Id)> = same.iter().map(|one| (&one.stakeholder, &one.area)).collect();
            let named = self.people(&pairs, frame);
            let (who, _) = self.say(&named, said);
            let n = verb_of(&named);
            let (before, after) = (&first.before, &first.after);
            let was = match before.strength {
                Strength::Must => self.language.before_must(n),
                Strength::Should => self.language.before_should(n),
                Strength::May => self.language.before_may(n),
            };
            let modal = self.modal(Some(after.strength), n);
            let deed = self.role_deed(first.role.as_str(), Some(after.strength));
            let told = self.language.changes_strength(&who, &modal, &deed, &was);
            let only = |one: &Given, other: &Given| -> Vec<String> {
                let rules = one.because.iter().filter(|rule| !other.because.contains(rule));
                rules.map(|rule| self.rule_name(rule.as_str())).collect()
            };
            let (new, gone) = (only(after, before), only(before, after));
            let because = match (&new[..], &gone[..]) {
                ([_, ..], _) => self.language.by_new_rule(&new.len().to_string(), &self.list(&new)),
                (_, [_, ..]) => self.language.without_rule(&gone.len().to_string(), &self.list(&gone)),
                _ => String::new(),
            };
            Some(sentences(&[capital(&told), because]))
        });
        told.collect()
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
            let roles = self.role_names(&roles.map(|one| &one.role).collect::<Vec<_>>());
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
    fn gaps_told(&self, gaps: &[&GapDifference], frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut all: Vec<&GapDifference> = gaps.to_vec();
        sort_by(&mut all, |one, other| (one.kind, &one.about).cmp(&(other.kind, &other.about)));
        let mut told = Vec::new();
        for same in all.chunk_by(|one, other| (one.kind, &one.about) == (other.kind, &other.about)) {
            let Some(first) = same.first() else { continue };
            let areas: Vec<&Id> = same.iter().filter_map(|one| one.area.as_ref()).collect();
            let about = first.about.as_ref().map_or("", |id| id.as_str());
            told.push(capital(&match first.kind {
                "no-holder" => self.nobody_has(&self.lever(about), &areas, false, frame),
                "requirement" => {
                    let name = capital(&self.name(Collection::Requirements, about));
                    self.language.unmet(&name, &self.each_area(&areas, frame))
                }
                "separation" => {
                    let who: Vec<&Id> = same.iter().filter_map(|one| one.stakeholder.as_ref()).collect();
                    let named = self.folded(&who, frame);
                    let (who, _) = self.say(&named, said);
                    let n = verb_of(&named);
                    let book = self.atlas.rule_book();
                    let separation = book.separations.iter().find(|one| one.id == *about);
                    let roles = separation.map(|one| one.roles.clone()).unwrap_or_default();
                    let roles = self.role_names(&roles.iter().collect::<Vec<_>>());
                    self.language.has_both(&who, n, &self.list(&roles))
                }
                _ => self.language.no_common_area(),
            }));
        }
        told
    }
}
