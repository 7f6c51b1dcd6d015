//! A signal with all that was recorded on its way.

use regie::Passage;
use regie::signals::{Escalation, Forum, Signal, Track, Urgency};

use super::told::{Told, part, titled};
use crate::words::fill;

pub(super) fn signal(told: &Told<'_>, signal: &Signal) -> Passage {
    let says = told.says;
    let state = told.path().state(signal.state.as_str());
    let state = state.map_or_else(|| signal.state.to_string(), |state| told.text(&state.label));
    let mut passage = titled(fill(says.signal_is, &[signal.id.as_str(), &state]));
    let mut add = |sentence: &str, parts: &[&str]| passage.sentences.push(fill(sentence, parts));
    add(says.seen, &[&told.text(&signal.seen)]);
    let by = told.words.stakeholder(signal.by.as_str());
    add(says.reported_by, &[&by, &told.day(signal.at.date())]);
    add(says.about_themes, &[&told.themes(&signal.themes)]);
    add(says.about_areas, &[&told.areas(&signal.areas)]);
    if !signal.target_groups.is_empty() {
        let groups = signal.target_groups.iter();
        let groups = groups.map(|id| told.words.element(regie::Collection::TargetGroups, id.as_str()));
        add(says.about_groups, &[&told.words.list(&groups.collect::<Vec<_>>())]);
    }
    if let Some(people) = signal.people {
        add(says.about_people, &[&people.to_string()]);
    }
    match signal.urgency {
        Some(Urgency::CanWait) => add(says.can_wait, &[]),
        Some(Urgency::Soon) => add(says.soon, &[]),
        Some(Urgency::Now) => add(says.now, &[]),
        None => {}
    }
    if let Some(challenge) = &signal.challenge {
        add(says.part_of, &[&told.words.challenge(challenge.as_str())]);
    }
    if !signal.directors.is_empty() {
        add(says.directed_by, &[&told.stakeholders(&signal.directors)]);
    }
    if let (Some(authority), Some(on)) = (&signal.authority, signal.submitted_on) {
        add(says.submitted_to, &[&told.words.stakeholder(authority.as_str()), &told.day(on)]);
    }
    if let Some(answer) = &signal.answer {
        add(says.answer, &[&told.text(answer)]);
    }
    if let Some(outcome) = signal.outcome {
        add(says.outcome, &[&told.text(&outcome.label())]);
    }
    let forum = |forum: &Forum| {
        let added = forum.added.as_ref().map(|added| told.text(added));
        std::iter::once(told.day(forum.on)).chain(added).collect::<Vec<_>>().join(": ")
    };
    part(&mut passage, says.forums, signal.forums.iter().map(forum).collect());
    part(&mut passage, says.experts, signal.experts.iter().map(|expert| told.text(expert)).collect());
    let track = |track: &Track| {
        let (who, at) = (told.stakeholders(&track.who), told.words.area(track.at.as_str()));
        fill(says.track, &[&told.text(&track.what), &who, &at])
    };
    part(&mut passage, says.tracks, signal.tracks.iter().map(track).collect());
    let asked = |asked: &Escalation| {
        let (lever, asked_on) = (told.words.lever(asked.lever.as_str()), told.day(asked.at.date()));
        let answer = asked.answer.as_ref().map(|answer| fill(says.answer, &[&told.text(answer)]));
        let asked = match asked.addressees.as_slice() {
            [] => fill(says.asked_of_nobody, &[&lever, &asked_on]),
            some => fill(says.asked_above, &[&lever, &asked_on, &told.stakeholders(some)]),
        };
        std::iter::once(asked).chain(answer).collect::<Vec<_>>().join(". ")
    };
    part(&mut passage, says.above, signal.escalations.iter().map(asked).collect());
    passage
}
