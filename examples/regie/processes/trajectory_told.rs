//! Trajectories in words.

use std::collections::BTreeSet;

use regie::trajectories::{
    Clash, Fraction, Half, HalfDay, MeetingPlan, Present, Priorities, Question, Ranked, Representation,
    ThemeFile, Trajectory, Turn, Unrepresented,
};
use regie::{Id, Passage};

use super::told::{Told, part, titled};
use crate::words::{Noun, count, fill};

fn half_day(told: &Told<'_>, at: HalfDay) -> String {
    let half = match at.half {
        Half::Morning => told.says.morning,
        Half::Afternoon => told.says.afternoon,
    };
    format!("{}, {half}", told.day(at.date))
}

/// The question that is put to every theme.
fn question(told: &Told<'_>, question: Question) -> &'static str {
    let says = told.says;
    match question {
        Question::Trends => says.question_trends,
        Question::Meaning => says.question_meaning,
        Question::LocalGovernments => says.question_local_governments,
        Question::Organisations => says.question_organisations,
        Question::Learning => says.question_learning,
        Question::Challenges => says.question_challenges,
        Question::Together => says.question_together,
    }
}

fn clashes(told: &Told<'_>, clashes: &[Clash]) -> Vec<String> {
    let one = |clash: &Clash| {
        let themes = told.themes(&clash.themes);
        fill(told.says.clash, &[&half_day(told, clash.half_day), &themes, &told.ids(&clash.participants)])
    };
    clashes.iter().map(one).collect()
}

pub(super) fn trajectory(told: &Told<'_>, trajectory: &Trajectory) -> Passage {
    let (says, invitation) = (told.says, trajectory.invitation());
    let mut passage = titled(told.text(&invitation.label));
    let mut add = |sentence: String| passage.sentences.push(sentence);
    add(fill(says.organised_by, &[&told.stakeholders(&invitation.organisers)]));
    if let (Some(from), Some(until)) = (invitation.period.from, invitation.period.until) {
        add(fill(says.meets_between, &[&told.day(from), &told.day(until), &told.text(&invitation.place)]));
    }
    let deadline = told.moment(invitation.deadline);
    add(fill(says.deadline, &[&deadline, &count(trajectory.registrations().len(), says.participant)]));
    add(match trajectory.trend_note() {
        Some(note) => fill(says.trend_note_sent, &[&told.moment(note.at)]),
        None => says.trend_note_open.to_owned(),
    });
    let without: Vec<&Id> = trajectory.without_trend_note().collect();
    if trajectory.trend_note().is_some() && !without.is_empty() {
        add(fill(says.without_trend_note, &[&told.ids(without)]));
    }
    if let Some(at) = trajectory.inspiration_note() {
        add(fill(says.inspiration_note_sent, &[&told.moment(at)]));
    }
    let group = |group: &regie::trajectories::ThemeGroup| {
        let registered = count(trajectory.participants(group.theme.as_str()).count(), says.participant);
        let half_days = count(group.meetings as usize, says.half_day);
        format!("{}: {registered}, {half_days}", told.theme(&group.theme))
    };
    part(&mut passage, says.groups, invitation.groups.iter().map(group).collect());
    let meeting = |meeting: &regie::trajectories::Meeting| {
        let present =
            meeting.present.as_ref().map(|present| fill(says.present, &[&present.len().to_string()]));
        let (at, theme) = (half_day(told, meeting.half_day), told.theme(&meeting.theme));
        format!("{at}: {theme}; {}{}", told.text(&meeting.place), present.unwrap_or_default())
    };
    part(&mut passage, says.meetings, trajectory.meetings().iter().map(meeting).collect());
    part(&mut passage, says.clashes, clashes(told, &trajectory.clashes()));
    passage
}

pub(super) fn representation(
    told: &Told<'_>,
    trajectory: &Trajectory,
    groups: &[Representation<'_>],
) -> Passage {
    let says = told.says;
    let mut passage = titled(told.text(&trajectory.invitation().label));
    for group in groups {
        let theme = told.theme(group.theme);
        let mut row = titled(format!("{theme}: {}", count(group.participants, says.participant)));
        let mut add = |sentence: &str, names: String| {
            if !names.is_empty() {
                row.sentences.push(fill(sentence, &[&names]));
            }
        };
        add(says.speak_for, told.stakeholders(group.stakeholders.iter().map(|one: &Present<'_>| one.id)));
        for unmet in group.gaps.iter().chain(&group.advice) {
            add("{}", requirement(told, trajectory, unmet));
        }
        add(says.missing_kinds, names(told, &group.missing_kinds, regie::Collection::Kinds));
        add(says.missing_sectors, names(told, &group.missing_sectors, regie::Collection::Sectors));
        add(says.missing_areas, told.areas(group.missing_areas.iter().copied()));
        passage.parts.push(row);
    }
    passage
}

/// Names of a collection, without more.
fn names(told: &Told<'_>, ids: &[&Id], of: regie::Collection) -> String {
    let names: Vec<String> = ids.iter().map(|id| told.words.element(of, id.as_str())).collect();
    told.words.list(&names)
}

fn requirement(told: &Told<'_>, trajectory: &Trajectory, unmet: &Unrepresented<'_>) -> String {
    let asked = trajectory.invitation().requirements.iter().find(|one| one.id == *unmet.requirement);
    let label = asked.map_or_else(|| unmet.requirement.to_string(), |one| told.text(&one.label));
    fill(told.says.unmet, &[&label, &unmet.found.to_string(), &unmet.at_least.to_string()])
}

pub(super) fn proposal(told: &Told<'_>, plan: &MeetingPlan) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.proposal, &[&count(plan.days, says.day)]));
    let meetings = plan.meetings.iter();
    passage.sentences =
        meetings.map(|one| format!("{}: {}", half_day(told, one.half_day), told.theme(&one.theme))).collect();
    part(&mut passage, says.clashes, clashes(told, &plan.clashes));
    if plan.clashes.is_empty() {
        passage.sentences.push(says.no_clash.to_owned());
    } else if plan.proven {
        passage.sentences.push(says.least_clashes.to_owned());
    }
    passage
}

pub(super) fn priorities(told: &Told<'_>, trajectory: &Trajectory, found: &Priorities<'_>) -> Passage {
    let says = told.says;
    let theme = told.theme(found.theme);
    let mut passage = titled(fill(says.priorities, &[&theme]));
    let ranked = |rows: &[Ranked<'_>], of: Noun| -> Vec<String> {
        let row = |one: &Ranked<'_>| {
            let challenge = told.challenge(one.challenge);
            let total = count(usize::try_from(one.total).unwrap_or(usize::MAX), of);
            fill(says.ranked, &[&one.rank.to_string(), &challenge, &total])
        };
        rows.iter().map(row).collect()
    };
    part(&mut passage, says.by_criteria, ranked(&found.by_criteria, says.point));
    let criteria = trajectory.work(found.theme.as_str()).map_or(&[][..], |work| &work.criteria);
    let turn = |id: &Id, way: &str, turn: &Turn<'_>| {
        let label = criteria.iter().find(|one| one.id == *id);
        let label = label.map_or_else(|| id.to_string(), |one| told.text(&one.label));
        let weight: Fraction = turn.weight;
        fill(way, &[&told.words.challenge(turn.with.as_str()), &label, &weight.to_string()])
    };
    let sure = found.first_place.iter().flat_map(|one| {
        let down = one.down_to.as_ref().map(|to| turn(one.criterion, says.turns_down, to));
        let up = one.up_to.as_ref().map(|to| turn(one.criterion, says.turns_up, to));
        down.into_iter().chain(up)
    });
    part(&mut passage, says.how_sure, sure.collect());
    let not_scored = found.not_scored.iter().map(|id| told.challenge(id));
    part(&mut passage, says.not_scored, not_scored.collect());
    let mut votes = ranked(&found.by_votes, says.vote);
    votes.extend(found.votes_to_level.map(|votes| fill(says.votes_to_level, &[&votes.to_string()])));
    part(&mut passage, says.by_votes, votes);
    if passage.parts.is_empty() {
        passage.sentences.push(says.no_priorities.to_owned());
    }
    passage
}

pub(super) fn theme(told: &Told<'_>, trajectory: &Trajectory, file: &ThemeFile<'_>) -> Passage {
    let says = told.says;
    let mut passage = titled(told.theme(file.theme));
    passage.sentences.extend(file.question.map(|question| told.text(question)));
    part(&mut passage, says.goals, file.goals.iter().map(|goal| told.text(goal)).collect());
    part(&mut passage, says.trends, file.trends.iter().map(|trend| told.text(trend.label)).collect());
    let answered = file.answers.iter();
    let answered =
        answered.map(|(asked, answer)| format!("{} {}", question(told, *asked), told.text(answer)));
    part(&mut passage, says.answers, answered.collect());
    let open = file.unanswered.iter().map(|asked| question(told, *asked).to_owned());
    part(&mut passage, says.unanswered, open.collect());
    if let Some(lists) = &file.lists {
        let columns = [
            (says.list_local, &lists.local),
            (says.list_joint, &lists.joint),
            (says.list_signal, &lists.signal),
        ];
        for (title, list) in columns {
            // a challenge has a part for each of its levers
            let challenges: BTreeSet<&Id> = list.iter().map(|part| part.challenge).collect();
            let names = challenges.into_iter().map(|id| told.challenge(id));
            part(&mut passage, title, names.collect());
        }
        let nobody: BTreeSet<&Id> = lists.nobody.iter().map(|one| one.challenge).collect();
        let nobody = nobody.into_iter().map(|id| told.challenge(id));
        part(&mut passage, says.list_nobody, nobody.collect());
    }
    let mut first = priorities(told, trajectory, &file.priorities);
    passage.parts.append(&mut first.parts);
    passage
}
