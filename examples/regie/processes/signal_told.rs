//! Signals in words.

use regie::signals::{
    Bundling, ForumAgenda, MayTake, Overdue, PathStep, Routing, Signal, SignalCount, SignalFigures,
    SignalFlow, Status, Stuck, Who,
};
use regie::{Approach, Id, Passage};

use super::told::{Told, part, titled};
use crate::words::{count, fill};

/// A state, a step, as its path names it.
fn state(told: &Told<'_>, id: &Id) -> String {
    told.path().state(id.as_str()).map_or_else(|| id.to_string(), |state| told.text(&state.label))
}

fn step(told: &Told<'_>, id: &Id) -> String {
    let step: Result<&PathStep, _> = told.path().step(id.as_str());
    match step {
        Ok(step) => told.text(&step.label),
        // the report is no step of the path
        Err(_) => told.says.report.to_owned(),
    }
}

/// Who may take a step: "iedereen", "signaalcoördinator: CAW".
fn may(told: &Told<'_>, may: &[MayTake]) -> String {
    let one = |one: &MayTake| {
        let who = match (one.who, &one.role) {
            (Some(Who::Anyone), _) => return told.says.anyone.to_owned(),
            (Some(Who::Reporter), _) => told.says.reporter.to_owned(),
            (Some(Who::Addressee), _) => told.says.addressee.to_owned(),
            (None, Some(role)) => told.words.role(role.as_str()),
            (None, None) => String::new(),
        };
        let holders = one.stakeholders.iter().map(|holder| &holder.stakeholder);
        let names = if one.stakeholders.is_empty() {
            told.says.nobody.to_owned()
        } else {
            told.stakeholders(holders)
        };
        format!("{who} ({names})")
    };
    may.iter().map(one).collect::<Vec<_>>().join("; ")
}

pub(super) fn status(told: &Told<'_>, status: &Status) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.signal_is, &[status.signal.as_str(), &told.text(&status.label)]));
    let mut add = |sentence: String| passage.sentences.push(sentence);
    add(told.text(&status.says));
    if let Some(reason) = &status.reason {
        add(fill(says.reason, &[&told.text(reason)]));
    }
    if let Some(answer) = &status.answer {
        add(fill(says.answer, &[&told.text(answer)]));
    }
    for above in &status.above {
        add(told.text(above));
    }
    if let Some(next) = &status.next {
        add(fill(says.next, &[&told.text(next)]));
    }
    if let Some(due) = &status.due {
        let label = status.steps.iter().find(|open| open.step == due.step);
        let label = label.map_or_else(|| due.step.to_string(), |open| told.text(&open.label));
        match (due.days_late, due.days_left) {
            (Some(late), _) => add(fill(says.due_late, &[&label, &count(late as usize, says.day)])),
            (None, left) => {
                add(fill(says.due_left, &[&label, &count(left.unwrap_or(0) as usize, says.day)]));
            }
        }
    }
    if let Some(phase) = &status.phase {
        add(fill(says.phase, &[&told.text(phase)]));
    }
    let open = |one: &regie::signals::OpenStep| format!("{}: {}", told.text(&one.label), may(told, &one.may));
    part(&mut passage, says.steps_now, status.steps.iter().map(open).collect());
    let taken = status.history.iter().map(|taken| {
        let more = taken.information.iter().chain(&taken.reason).chain(&taken.answer);
        let who = told.words.stakeholder(taken.by.as_str());
        let what = fill(says.taken, &[&told.moment(taken.at), &step(told, &taken.step), &who]);
        let said: Vec<String> = std::iter::once(what).chain(more.map(|text| told.text(text))).collect();
        said.join(": ")
    });
    part(&mut passage, says.history, taken.collect());
    passage
}

pub(super) fn list(told: &Told<'_>, signals: &[&Signal]) -> Passage {
    let mut passage = titled(count(signals.len(), told.says.signal));
    for signal in signals {
        let since = told.day(signal.since.date());
        let row = [signal.id.as_str(), &state(told, &signal.state), &since, &told.text(&signal.seen)];
        passage.sentences.push(fill(told.says.signal_row, &row));
    }
    passage
}

fn late(told: &Told<'_>, overdue: &[Overdue]) -> Vec<String> {
    let one = |one: &Overdue| {
        let days = count(one.days_late as usize, told.says.day);
        let (state, step) = (state(told, &one.state), step(told, &one.step));
        let since = told.day(one.since.date());
        fill(
            told.says.overdue_row,
            &[one.signal.as_str(), &state, &since, &step, &days, &may(told, &one.may)],
        )
    };
    overdue.iter().map(one).collect()
}

pub(super) fn overdue(told: &Told<'_>, overdue: &[Overdue]) -> Passage {
    let mut passage = titled(fill(told.says.overdue, &[&count(overdue.len(), told.says.signal)]));
    passage.sentences = late(told, overdue);
    passage
}

pub(super) fn agenda(told: &Told<'_>, agenda: &ForumAgenda) -> Passage {
    let says = told.says;
    let mut passage = titled(says.agenda);
    part(&mut passage, says.agenda_overdue, late(told, &agenda.overdue));
    let bundled = agenda.bundled_most.iter().map(|one| {
        let people =
            if one.people == 0 { String::new() } else { fill(says.people_about, &[&one.people.to_string()]) };
        let (challenge, signals) = (told.challenge(&one.challenge), told.ids(&one.signals));
        format!("{challenge}: {} ({signals}){people}", count(one.signals.len(), says.signal))
    });
    part(&mut passage, says.agenda_bundled, bundled.collect());
    let stuck = agenda.stuck.iter().map(|one: &Stuck| {
        let roles = one.steps.iter().flat_map(|step| &step.roles).collect::<std::collections::BTreeSet<_>>();
        let roles: Vec<String> = roles.into_iter().map(|role| told.words.role(role.as_str())).collect();
        fill(says.stuck_row, &[one.signal.as_str(), &state(told, &one.state), &told.words.list_or(&roles)])
    });
    part(&mut passage, says.agenda_stuck, stuck.collect());
    if passage.parts.is_empty() {
        passage.sentences.push(says.agenda_empty.to_owned());
    } else {
        passage.sentences.push(fill(says.agenda_themes, &[&told.themes(&agenda.themes)]));
    }
    passage
}

pub(super) fn figures(told: &Told<'_>, figures: &SignalFigures) -> Passage {
    let says = told.says;
    let mut passage = titled(says.figures);
    let reported = count(figures.reported, says.signal);
    passage.sentences.push(fill(says.figures_all, &[&reported, &figures.open.to_string()]));
    if let Some(percent) = figures.answered_percent {
        let answered = [&figures.answered.to_string()[..], &percent.to_string()];
        passage.sentences.push(fill(says.figures_answered, &answered));
    }
    let states = figures.states.iter().filter(|one| one.signals > 0 || one.days.is_some()).map(|one| {
        let days = one.days.as_ref().map(|days| {
            let (median, p90) = (count(days.median as usize, says.day), count(days.p90 as usize, says.day));
            fill(says.figures_days, &[&median, &p90])
        });
        fill(says.state_row, &[&state(told, &one.state), &one.signals.to_string(), &days.unwrap_or_default()])
    });
    part(&mut passage, says.by_state, states.collect());
    let counts = |all: &[SignalCount], name: &dyn Fn(&str) -> String| -> Vec<String> {
        let row = |one: &SignalCount| {
            let (all, open) = (one.signals.to_string(), one.open.to_string());
            format!("{}: {}", name(one.id.as_str()), fill(says.of_which_open, &[&all, &open]))
        };
        all.iter().map(row).collect()
    };
    part(&mut passage, says.by_theme, counts(&figures.themes, &|id| told.words.theme(id)));
    part(&mut passage, says.by_area, counts(&figures.areas, &|id| told.words.area(id)));
    let mut coordinators = counts(&figures.coordinators, &|id| told.words.stakeholder(id));
    if figures.without_coordinator > 0 {
        coordinators.push(format!("{}: {}", says.nobody, figures.without_coordinator));
    }
    part(&mut passage, says.by_coordinator, coordinators);
    passage
}

pub(super) fn flow(told: &Told<'_>, flow: &SignalFlow) -> Passage {
    let mut passage = titled(told.says.flow);
    let label = |id: &Id| {
        let node = flow.nodes.iter().find(|node| node.state == *id);
        node.map_or_else(|| id.to_string(), |node| told.text(&node.label))
    };
    let link = |link: &regie::signals::FlowLink| {
        format!("{} → {}: {}", label(&link.from), label(&link.to), link.times)
    };
    passage.sentences = flow.links.iter().map(link).collect();
    let standing = flow.nodes.iter().filter(|node| node.stand > 0);
    let standing = standing.map(|node| format!("{}: {}", told.text(&node.label), node.stand));
    part(&mut passage, told.says.stand_now, standing.collect());
    passage
}

pub(super) fn routing(told: &Told<'_>, routing: &Routing) -> Passage {
    let says = told.says;
    let mut passage = titled(says.routing);
    for to in &routing.challenges {
        let mut row = titled(told.text(&to.label));
        row.sentences.push(fill(says.because_themes, &[&told.themes(&to.themes), &told.areas(&to.areas)]));
        row.sentences.extend(direction(told, Some(to.approach), &to.directors, &to.coordinators));
        passage.parts.push(row);
    }
    if routing.challenges.is_empty() {
        passage.sentences.push(says.routing_none.to_owned());
    }
    let alone = &routing.alone;
    let rows = direction(told, alone.approach, &alone.directors, &alone.coordinators);
    part(&mut passage, says.routing_alone, rows.into_iter().collect());
    passage
}

/// How it would be dealt with, who would direct it, who coordinates its signals.
fn direction(
    told: &Told<'_>,
    approach: Option<Approach>,
    directors: &[regie::signals::Holder],
    coordinators: &[regie::signals::Holder],
) -> Vec<String> {
    let who = |holders: &[regie::signals::Holder]| match holders {
        [] => told.says.nobody.to_owned(),
        holders => told.stakeholders(holders.iter().map(|holder| &holder.stakeholder)),
    };
    let mut rows: Vec<String> =
        approach.map(|one| fill(told.says.approach, &[&told.words.approach(one)])).into_iter().collect();
    rows.push(fill(told.says.directed_by, &[&who(directors)]));
    rows.push(fill(told.says.coordinated_by, &[&who(coordinators)]));
    rows
}

pub(super) fn bundles(told: &Told<'_>, bundles: &[Bundling]) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.bundles, &[&count(bundles.len(), says.bundle)]));
    for bundle in bundles {
        let mut row = titled(told.ids(&bundle.signals));
        if !bundle.words.is_empty() {
            let words: Vec<String> = bundle.words.iter().map(ToString::to_string).collect();
            row.sentences.push(fill(says.in_common, &[&told.words.list(&words)]));
        }
        let into = bundle.routing.challenges.iter().take(3).map(|to| told.text(&to.label));
        let into: Vec<String> = into.collect();
        row.sentences.push(if into.is_empty() {
            fill(says.bundle_new, &[&told.text(&bundle.new_challenge.label)])
        } else {
            fill(says.bundle_into, &[&told.words.list_or(&into)])
        });
        passage.parts.push(row);
    }
    passage
}
