//! The questions: chosen by chance from the decisions, as many yes as no; and how regie itself answers them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use regie::{Atlas, Options, RoleAt};
use regie_bench::Random;

use super::derived::Derived;
use super::{FILE, Question, ask};
use crate::answer::Answer;
use crate::datalog::guard;
use crate::world::World;

/// So many yes, and so many no.
const HALF: usize = 1000;
/// Of the seed of the world: a part that nothing else uses.
const PART: u64 = 200;

/// Chooses and answers them, and writes them with what the others are handed.
pub fn run(folder: &Path, seed: u64) -> Result<Answer> {
    let world = World::read(folder)?;
    guard(&world.rule_book_json)?;
    let atlas = Atlas::from_json(&world.landscape_json, &world.rule_book_json, &Options::default())?;
    let (landscape, _) = world.documents()?;
    let challenges: Vec<&str> = landscape.challenges.iter().map(|challenge| challenge.id.as_str()).collect();
    let mut questions = chosen(&atlas, &challenges, &mut Random::new(seed, PART))?;

    let mut answer = Answer::of("regie");
    let asked: Vec<(bool, RoleAt<'_>)> =
        questions.iter().map(|question| (question.holds, role_at(question))).collect();
    let prepared: Vec<(bool, regie::Check<'_>)> =
        asked.iter().map(|(holds, question)| Ok((*holds, atlas.check(question)?))).collect::<Result<_>>()?;
    ask(&mut answer, "a question", &prepared, |check| Ok(check.holds()))?;
    ask(&mut answer, "a question, by its ids", &asked, |question| Ok(atlas.check(question)?.holds()))?;
    answer.weigh();

    let mut facts = world.facts()?;
    let numbers: BTreeSet<u32> =
        questions.iter().map(|one| facts.ids.challenges.number(&one.challenge)).collect::<Result<_>>()?;
    facts.keep(&numbers);
    let derived = Derived::new(&facts)?;
    questions.iter_mut().try_for_each(|question| derived.add(question))?;
    fs::write(folder.join(FILE), serde_json::to_string(&questions)?)
        .context("the questions cannot be written")?;
    Ok(answer)
}

fn role_at(question: &Question) -> RoleAt<'_> {
    let Question { challenge, role, stakeholder, area, .. } = question;
    RoleAt { challenge, role, stakeholder, area: Some(area) }
}

/// A pair a challenge: somebody who has a role, and somebody else around that challenge who does not have it at that place.
fn chosen(atlas: &Atlas, challenges: &[&str], random: &mut Random) -> Result<Vec<Question>> {
    let mut questions = Vec::new();
    while questions.len() < 2 * HALF {
        let challenge = *random.pick(challenges);
        let decision = atlas.decision(challenge)?;
        let held: Vec<(&str, &str, &str)> = (decision.seats())
            .flat_map(|seat| {
                seat.roles()
                    .map(|one| (one.role.as_str(), one.area.as_str(), one.stakeholder.as_str()))
                    .collect::<Vec<_>>()
            })
            .collect();
        if held.is_empty() {
            continue;
        }
        let (role, area, stakeholder) = *random.pick(&held);
        let (_, _, other) = *random.pick(&held);
        // a place of two seats is two places, of which one may give the role and the other not
        let places = |seat: regie::Seat<'_>| {
            let sources = seat.levers().flat_map(|lever| lever.sources).map(|source| source.area.as_str());
            sources.chain([seat.area().as_str()]).any(|place| place == area)
        };
        if held.contains(&(role, area, other)) || decision.seats().filter(|seat| places(*seat)).count() != 1 {
            continue;
        }
        let question = |stakeholder: &str, holds| Question {
            challenge: challenge.to_owned(),
            area: area.to_owned(),
            role: role.to_owned(),
            stakeholder: stakeholder.to_owned(),
            holds,
            principal: serde_json::Map::new(),
            resource: serde_json::Map::new(),
            context: serde_json::Map::new(),
        };
        questions.extend([question(stakeholder, true), question(other, false)]);
    }
    Ok(questions)
}
