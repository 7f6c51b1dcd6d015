//! Plans in words.

use regie::plans::{
    ActionProgress, ActionStatus, FindingCode, Plan, PlanBlindSpots, PlanBudget, PlanFinding, Progress,
};
use regie::{Id, Passage, Quantity};

use super::told::{Told, part, titled};
use crate::words::fill;

fn action(told: &Told<'_>, plan: &Plan, id: &Id) -> String {
    plan.actions().get(id).map_or_else(|| id.to_string(), |action| told.text(&action.set.label))
}

fn ambition(told: &Told<'_>, plan: &Plan, id: &Id) -> String {
    let found = plan.ambitions().into_iter().find(|one| one.ambition.ambition == *id);
    found.map_or_else(|| id.to_string(), |one| told.text(&one.ambition.label))
}

fn domain(told: &Told<'_>, plan: &Plan, id: &Id) -> String {
    plan.domains().get(id).map_or_else(|| id.to_string(), |domain| told.text(&domain.label))
}

fn status(told: &Told<'_>, status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Planned => told.says.planned,
        ActionStatus::Running => told.says.running,
        ActionStatus::Done => told.says.done,
        ActionStatus::Stopped => told.says.stopped,
    }
}

/// A number as people write it: with a comma in Dutch.
fn number(told: &Told<'_>, number: &impl ToString) -> String {
    number.to_string().replace('.', told.says.decimal)
}

/// What a line says, rounded to hundredths.
fn rough(told: &Told<'_>, value: Quantity) -> String {
    let hundredths = (value.millionths().unsigned_abs() + 5_000) / 10_000;
    let sign = if value.millionths() < 0 && hundredths > 0 { "-" } else { "" };
    let rounded = format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100);
    match rounded.parse() {
        // as short as it can be written
        Ok(rounded) if rounded == value => number(told, &value),
        Ok::<Quantity, _>(rounded) => fill(told.says.about, &[&number(told, &rounded)]),
        Err(_) => number(told, &value),
    }
}

/// An amount as people write it, thousands apart.
fn euros(told: &Told<'_>, amount: &impl ToString) -> String {
    let amount = amount.to_string();
    let (whole, cents) = amount.split_once('.').unwrap_or((&amount, "00"));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push_str(told.says.thousands);
        }
        grouped.push(digit);
    }
    format!("€{}{grouped}{}{cents}", crate::output::GLUE, told.says.decimal)
}

pub(super) fn plan(told: &Told<'_>, plan: &Plan) -> Passage {
    let (says, opened) = (told.says, plan.opened());
    let mut passage = titled(told.text(&opened.label));
    passage.sentences.push(fill(says.plan_of, &[&told.stakeholders(&opened.owners)]));
    passage.sentences.push(told.words.validity(opened.period));
    for shown in plan.ambitions() {
        let mut row = titled(told.text(&shown.ambition.label));
        if let Some(frame) = shown.framed_by {
            row.sentences.push(fill(says.framed_by, &[&ambition(told, plan, frame)]));
        }
        row.sentences.extend(shown.ambition.statement.as_ref().map(|statement| told.text(statement)));
        for id in shown.actions {
            let Some(action) = plan.actions().get(id) else { continue };
            let mut part =
                titled(format!("{} ({})", told.text(&action.set.label), status(told, action.status)));
            let challenge = told.challenge(&action.set.challenge);
            part.sentences.push(fill(says.action_tackles, &[&challenge]));
            part.sentences.push(fill(says.action_led_by, &[&told.stakeholders(&action.set.leads)]));
            if !action.set.takes_part.is_empty() {
                part.sentences.push(fill(says.action_with, &[&told.stakeholders(&action.set.takes_part)]));
            }
            if let Some(indicator) = &action.indicator {
                part.sentences
                    .push(fill(says.indicator, &[&told.text(&indicator.label), &told.text(&indicator.unit)]));
            }
            row.parts.push(part);
        }
        if row.parts.is_empty() {
            row.sentences.push(says.no_action.to_owned());
        }
        passage.parts.push(row);
    }
    passage
}

pub(super) fn progress(told: &Told<'_>, plan: &Plan, all: &[ActionProgress<'_>]) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.progress, &[&told.text(&plan.opened().label)]));
    for one in all {
        let how = match one.progress {
            Progress::Ahead => says.ahead,
            Progress::OnTrack => says.on_track,
            Progress::Behind => says.behind,
            Progress::NoData => says.no_data,
        };
        let unit = plan.actions().get(one.action).and_then(|action| action.indicator.as_ref());
        let unit = unit.map(|indicator| told.text(&indicator.unit)).unwrap_or_default();
        let read = one.read_on.zip(one.value).map(|(on, value)| {
            let line =
                one.expected.map(|line| fill(says.line_says, &[&rough(told, line)])).unwrap_or_default();
            fill(says.read, &[&number(told, &value), &unit, &told.day(on), &line])
        });
        let name = action(told, plan, one.action);
        passage.sentences.push(format!("{name}: {how}{}", read.unwrap_or_default()));
    }
    passage
}

pub(super) fn budget(told: &Told<'_>, plan: &Plan, budget: &PlanBudget<'_>) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.budget, &[&told.text(&plan.opened().label)]));
    for one in &budget.domains {
        let mut row = titled(domain(told, plan, one.domain));
        let share = number(told, &one.share);
        row.sentences
            .push(fill(says.reserved, &[&euros(told, &one.reserved), &share, &euros(told, &one.budget)]));
        row.sentences.push(fill(says.committed, &[&euros(told, &one.committed)]));
        if one.missing.cents() > 0 {
            row.sentences.push(fill(says.money_missing, &[&euros(told, &one.missing)]));
        }
        if one.beyond.cents() > 0 {
            row.sentences.push(fill(says.money_beyond, &[&euros(told, &one.beyond)]));
        }
        passage.parts.push(row);
    }
    let all = [budget.reserved, budget.committed, budget.missing].map(|amount| euros(told, &amount));
    part(&mut passage, says.together, vec![fill(says.all_money, &[&all[0], &all[1], &all[2]])]);
    passage
}

pub(super) fn findings(told: &Told<'_>, plan: &Plan, all: &[PlanFinding<'_>]) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.findings, &[&told.text(&plan.opened().label)]));
    for alike in all.chunk_by(|one, other| one.action == other.action) {
        let about = alike.first().and_then(|one| one.action).map(|id| action(told, plan, id));
        let mut row = titled(about.unwrap_or_else(|| says.domains.to_owned()));
        row.sentences = alike.iter().map(|one| finding(told, plan, one)).collect();
        passage.parts.push(row);
    }
    if all.is_empty() {
        passage.sentences.push(says.no_findings.to_owned());
    }
    passage
}

fn finding(told: &Told<'_>, plan: &Plan, one: &PlanFinding<'_>) -> String {
    let says = told.says;
    let sentence = match one.code {
        FindingCode::ChallengeGone => says.challenge_gone,
        FindingCode::StakeholderGone => says.stakeholder_gone,
        FindingCode::LeadWithoutRole => says.lead_without_role,
        FindingCode::PartWithoutRole => says.part_without_role,
        FindingCode::OffAmbition => says.off_ambition,
        FindingCode::NotMeasurable => says.not_measurable,
        FindingCode::NotTested => says.not_tested,
        FindingCode::NoParticipation => says.no_participation,
        FindingCode::NoBudget => says.no_budget,
        FindingCode::OutsideDomain => says.outside_domain,
        FindingCode::ShareTooSmall => says.share_too_small,
    };
    let stakeholder = one.stakeholder.map(|id| told.words.stakeholder(id.as_str()));
    let name = stakeholder.or_else(|| one.domain.map(|id| domain(told, plan, id))).unwrap_or_default();
    fill(sentence, &[&name])
}

pub(super) fn blind_spots(told: &Told<'_>, plan: &Plan, blind: &PlanBlindSpots<'_>) -> Passage {
    let says = told.says;
    let mut passage = titled(fill(says.blind_spots, &[&told.text(&plan.opened().label)]));
    let challenges = blind.challenges.iter().map(|id| told.challenge(id));
    part(&mut passage, says.without_action, challenges.collect());
    let ambitions = blind.ambitions.iter().map(|id| ambition(told, plan, id));
    part(&mut passage, says.without_measurable, ambitions.collect());
    let roles = blind.roles.iter().map(|one| {
        let who: Vec<&str> = one.stakeholders.iter().map(|id| id.as_str()).collect();
        let (challenge, role) = (told.challenge(one.challenge), told.words.role(one.role.as_str()));
        format!("{challenge}, {role}: {}", told.words.fold(&who))
    });
    part(&mut passage, says.not_taken_up, roles.collect());
    if passage.parts.is_empty() {
        passage.sentences.push(says.no_blind_spots.to_owned());
    }
    passage
}
