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

    /// The atlas itself, for the questions that are asked elsewhere.
    pub(crate) fn atlas(&self) -> &regie::Atlas {
        &self.0
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

    fn ask<T>(
        &self,
        [challenge, role, stakeholder, area]: &[String; 4],
        there: bool,
        answer: impl FnOnce(&regie::Atlas, &regie::RoleAt<'_>) -> Result<T, regie::Unknown>,
    ) -> T {
        let area = there.then_some(area.as_str());
        let question = regie::RoleAt { challenge, role, stakeholder, area };
        answer(&self.0, &question).expect("ids of the world")
    }

    /// Why it has the role, there or anywhere: challenge, role, stakeholder, place.
    pub(crate) fn why(&self, asked: &[String; 4], there: bool) -> Option<Value> {
        self.ask(asked, there, |atlas, question| Ok(atlas.why(question)?.map(|why| read(&why.to_json()))))
    }

    /// Why it has it not.
    pub(crate) fn why_not(&self, asked: &[String; 4], there: bool) -> Option<Value> {
        self.ask(asked, there, |atlas, question| Ok(atlas.why_not(question)?.map(|why| read(&why.to_json()))))
    }

    /// What would give it the role.
    pub(crate) fn repairs(&self, asked: &[String; 4], there: bool) -> Vec<Vec<regie::Fix>> {
        self.ask(asked, there, |atlas, question| Ok(atlas.repairs(question)?.repairs))
    }

    /// The atlas after these changes, made one after the other.
    pub(crate) fn repaired(&self, fixes: &[regie::Fix]) -> Result<Engine, String> {
        let mut now = self.0.apply(&[]).map_err(said)?;
        for fix in fixes {
            now = now.apply(&[fix.clone().into()]).map_err(said)?;
        }
        Ok(Engine(now))
    }

    /// The atlas after these changes, in JSON, and the difference.
    pub(crate) fn what_if(&self, changes: &str) -> Result<(Engine, Value), String> {
        let changes = regie::Change::from_json(changes).map_err(said)?;
        let difference = self.0.what_if(&changes).map_err(said)?;
        Ok((Engine(self.0.apply(&changes).map_err(said)?), read(&difference.to_json())))
    }

    pub(crate) fn difference(&self, after: &Engine) -> Value {
        read(&self.0.difference(&after.0).to_json())
    }

    /// What would close a gap of a decision.
    pub(crate) fn closings(&self, challenge: &str, gap: &Value) -> Vec<Vec<regie::Fix>> {
        let of = |field: &str| gap.get(field).and_then(Value::as_str);
        let kind = match (of("lever"), of("requirement")) {
            (Some(lever), _) => regie::GapKind::NoHolder(lever),
            (_, requirement) => regie::GapKind::Requirement(requirement.expect("a requirement")),
        };
        let gap = regie::GapAt { challenge, kind, area: of("area").expect("an area") };
        let closings = self.0.closings(&gap, None).expect("ids of the world").closings;
        closings.into_iter().map(|closing| closing.fixes).collect()
    }

    /// Every single change that could help the stakeholder to the role: mandates and working areas, appointments, memberships, sectors, offers, exclusions.
    pub(crate) fn single_fixes(&self, [challenge, role, stakeholder, area]: &[String; 4]) -> Vec<regie::Fix> {
        use regie::Fix;
        let landscape = self.0.landscape().expect("a landscape");
        let id = |text: &str| text.parse::<regie::Id>().expect("an id");
        let stakeholder = id(stakeholder);
        let decision = self.0.decision(challenge).expect("a decision");
        let themes = self.0.challenge(challenge).expect("a challenge").themes.clone();
        let seats = decision.seats().map(|seat| seat.area().clone());
        let mut areas: Vec<regie::Id> = seats.chain([id(area)]).collect();
        areas.sort();
        areas.dedup();
        let mut fixes = Vec::new();
        for area in areas {
            let rank = self.0.area(area.as_str()).expect("an area").level.clone();
            for lever in &self.0.challenge(challenge).expect("a challenge").needs {
                fixes.push(Fix::Mandate {
                    stakeholder: stakeholder.clone(),
                    lever: lever.clone(),
                    level: rank.clone(),
                    within: area.clone(),
                });
            }
            for role in &self.0.rule_book().roles {
                let (role, within, themes) = (role.id.clone(), area.clone(), themes.clone());
                fixes.push(Fix::Appointment { stakeholder: stakeholder.clone(), role, within, themes });
            }
            let themes = themes.clone();
            fixes.push(Fix::WorksIn { stakeholder: stakeholder.clone(), area: area.clone() });
            fixes.push(Fix::Offer { stakeholder: stakeholder.clone(), themes, area });
        }
        for of in landscape.stakeholders.iter().map(|one| one.id.clone()).filter(|of| *of != stakeholder) {
            fixes.push(Fix::MemberOf { stakeholder: stakeholder.clone(), of });
        }
        for sector in landscape.sectors.iter().map(|one| one.id.clone()) {
            fixes.push(Fix::Sector { stakeholder: stakeholder.clone(), sector });
        }
        let exclusions = landscape.exclusions.iter().filter(|one| one.role == *role.as_str());
        fixes.extend(exclusions.map(|one| Fix::EndExclusion { exclusion: one.id.clone() }));
        fixes
    }

    /// The areas of the landscape that are not there at the date.
    pub(crate) fn absent_areas(&self) -> Vec<String> {
        let date = self.0.date();
        let areas = self.0.landscape().expect("a landscape").areas.iter();
        areas.filter(|one| !one.valid.holds_on(date)).map(|one| one.id.to_string()).collect()
    }

    /// The stakeholders of the landscape that are not there at the date.
    pub(crate) fn absent_stakeholders(&self) -> Vec<String> {
        let date = self.0.date();
        let stakeholders = self.0.landscape().expect("a landscape").stakeholders.iter();
        stakeholders.filter(|one| !one.valid.holds_on(date)).map(|one| one.id.to_string()).collect()
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

fn read(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn said(error: impl ToString) -> String {
    error.to_string()
}
