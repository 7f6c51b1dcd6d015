//! The library, as the properties see it. Names and forms of its front door stand here alone.

use crate::strategies::World;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::str::FromStr;

/// A world's documents as text.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) landscape: String,
    pub(crate) rule_book: String,
    pub(crate) sets: BTreeMap<String, String>,
}

impl Texts {
    pub(crate) fn of(world: &World) -> Texts {
        Texts {
            landscape: world.landscape.to_string(),
            rule_book: world.rule_book.to_string(),
            sets: world.sets.iter().map(|(name, set)| (name.clone(), set.to_string())).collect(),
        }
    }

    /// Reads each document and writes it again.
    pub(crate) fn rewritten(&self) -> Result<Texts, String> {
        let landscape =
            |text: &str| regie::Landscape::from_json(text).map(|read| read.to_json()).map_err(said);
        Ok(Texts {
            landscape: landscape(&self.landscape)?,
            rule_book: regie::RuleBook::from_json(&self.rule_book)
                .map(|read| read.to_json())
                .map_err(said)?,
            sets: self
                .sets
                .iter()
                .map(|(name, set)| Ok((name.clone(), landscape(set)?)))
                .collect::<Result<_, String>>()?,
        })
    }
}

/// An atlas.
pub(crate) struct Engine(regie::Atlas);

impl Engine {
    pub(crate) fn of(world: &World) -> Result<Engine, String> {
        Engine::at(&Texts::of(world), Some(&world.date))
    }

    pub(crate) fn at(texts: &Texts, date: Option<&str>) -> Result<Engine, String> {
        let mut sets = regie::Sets::new();
        for (name, set) in &texts.sets {
            sets.insert(name, &regie::Landscape::from_json(set).map_err(said)?);
        }
        let as_of = date.map(|date| date.parse::<regie::Date>().expect("a date"));
        let options = regie::Options { as_of, sets };
        regie::Atlas::from_json(&texts.landscape, &texts.rule_book, &options).map(Engine).map_err(said)
    }

    pub(crate) fn decisions(&self) -> String {
        self.0.decisions_json()
    }

    pub(crate) fn decision(&self, challenge: &str) -> String {
        self.0.decision(challenge).expect("a challenge that has a decision").to_json()
    }

    /// The ids of the challenges that are there.
    pub(crate) fn challenges(&self) -> Vec<String> {
        self.0.decisions().map(|decision| decision.challenge().to_string()).collect()
    }

    pub(crate) fn landscape(&self) -> String {
        self.0.landscape().expect("a landscape").to_json()
    }

    pub(crate) fn apply(&self, changes: &[regie::Change]) -> Result<Engine, String> {
        self.0.apply(changes).map(Engine).map_err(said)
    }

    /// Every assignment as a line, in the order of a sweep.
    pub(crate) fn sweep(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.0.sweep(|decision| tell(&mut lines, decision));
        lines
    }

    /// The same, on all cores.
    pub(crate) fn sweep_in_parallel(&self) -> Vec<String> {
        self.0.sweep_in_parallel(Vec::new, tell).concat()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.count(&regie::Filter::default()).expect("nothing that is not there")
    }

    /// Has it the role, there or anywhere: challenge, role, stakeholder, place.
    pub(crate) fn check(&self, [challenge, role, stakeholder, area]: &[String; 4], there: bool) -> bool {
        let area = there.then_some(area.as_str());
        let question = regie::RoleAt { challenge, role, stakeholder, area };
        self.0.check(&question).expect("ids of the world").holds()
    }

    /// What is found of the rule book with the landscape.
    pub(crate) fn lints(&self) -> Vec<Value> {
        told(&self.0.lint())
    }

    /// Code and path of each notice, in the order of the answer.
    pub(crate) fn notices(&self) -> Vec<(String, String)> {
        let notice = |notice: &regie::Notice| (notice.code().to_string(), notice.path().to_string());
        self.0.notices().iter().map(notice).collect()
    }

    /// Assignments as JSON objects, in the order in which they come.
    pub(crate) fn assignments(&self, question: &Question) -> Result<Vec<Value>, String> {
        let filter = regie::Filter {
            theme: question.theme.as_deref(),
            challenge: question.challenge.as_deref(),
            area: question.area.as_deref(),
            level: question.level.as_deref(),
            stakeholder: question.stakeholder.as_deref(),
            role: question.role.as_deref(),
            strength: word(question.strength.as_deref()),
            approach: word(question.approach.as_deref()),
        };
        let assignments = self.0.assignments(&filter).map_err(said)?;
        Ok(assignments.map(|one| serde_json::from_str(&one.to_json()).expect("JSON")).collect())
    }
}

/// What is found of a rule book by itself.
pub(crate) fn lint_rule_book(text: &str) -> Vec<Value> {
    told(&regie::lint_rule_book(&regie::RuleBook::from_json(text).expect("a rule book")))
}

fn told(lints: &[regie::Lint]) -> Vec<Value> {
    lints.iter().map(|lint| serde_json::from_str(&lint.to_json()).expect("JSON")).collect()
}

/// Tells the assignments of a decision, each as a line.
fn tell(lines: &mut Vec<String>, decision: &regie::Decision<'_>) {
    for seat in decision.seats() {
        for segment in seat.segments() {
            let because: Vec<&str> = segment.because().map(regie::Id::as_str).collect();
            let (challenge, at, role) = (decision.challenge(), seat.area(), segment.role());
            let (area, strength) = (segment.area(), segment.strength());
            let rules = because.join(",");
            let who = segment.stakeholders();
            lines.extend(who.map(|who| format!("{challenge} {at} {role} {area} {who} {strength} {rules}")));
        }
    }
}

/// A filter on assignments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    pub(crate) theme: Option<String>,
    pub(crate) challenge: Option<String>,
    pub(crate) area: Option<String>,
    pub(crate) level: Option<String>,
    pub(crate) stakeholder: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) strength: Option<String>,
    pub(crate) approach: Option<String>,
}

fn word<T: FromStr>(text: Option<&str>) -> Option<T>
where
    T::Err: Debug,
{
    text.map(|text| text.parse().expect("a word of the contract"))
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn said(error: impl ToString) -> String {
    error.to_string()
}
