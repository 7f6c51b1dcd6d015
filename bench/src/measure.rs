//! What is measured of the library, in this process.

use anyhow::{Result, ensure};
use regie::{Atlas, Decision, Filter, Id, Landscape, Options, RoleAt, RuleBook};

use serde::Serialize;
use serde_json::{Value, json};

use crate::changes;
use crate::figures::{ASSIGNMENTS, Scale, Unit};
use crate::{CountingSink, Work};

/// What the decisions come to: visited one by one, in the same way here and in the script that asks the package.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Folded {
    /// The seats.
    pub seats: usize,
    /// The assignments.
    pub assignments: usize,
    /// The lengths of all their ids together, and the number of reasons.
    pub checksum: usize,
}

impl Folded {
    /// Visits every assignment of a decision, in the order of answers.
    pub fn visit(&mut self, decision: &Decision<'_>) {
        for seat in decision.seats() {
            self.seats += 1;
            for held in seat.roles() {
                self.add([held.role, held.stakeholder, held.area], held.because.len());
            }
        }
    }

    /// Visits every assignment of a decision as the atlas keeps them; gives back in how many segments.
    fn sweep(&mut self, decision: &Decision<'_>) -> usize {
        let mut segments = 0;
        for seat in decision.seats() {
            self.seats += 1;
            for segment in seat.segments() {
                segments += 1;
                let (role, area, reasons) = (segment.role(), segment.area(), segment.because().count());
                for stakeholder in segment.stakeholders() {
                    self.add([role, stakeholder, area], reasons);
                }
            }
        }
        segments
    }

    fn add(&mut self, ids: [&Id; 3], reasons: usize) {
        self.assignments += 1;
        self.checksum += ids.iter().map(|id| id.as_str().len()).sum::<usize>() + reasons;
    }
}

/// Some of the ids, spread over all of them.
#[must_use]
pub fn sample(landscape: &Landscape, count: usize) -> Vec<String> {
    let mut ids: Vec<&str> = landscape.challenges.iter().map(|challenge| challenge.id.as_str()).collect();
    ids.sort_unstable();
    let all = ids.len();
    let count = count.min(all);
    let at = (0..count).map(|n| n * all / count.max(1));
    at.filter_map(|at| ids.get(at)).map(|id| (*id).to_owned()).collect()
}

const NOTHING: Filter<'static> = Filter {
    theme: None,
    challenge: None,
    area: None,
    level: None,
    stakeholder: None,
    role: None,
    strength: None,
    approach: None,
};

/// The filters: what they are called, and what they ask. Kortrijk is there at every scale.
const FILTERS: [(&str, Filter<'static>); 3] = [
    ("a theme", Filter { theme: Some("housing"), ..NOTHING }),
    ("a stakeholder", Filter { stakeholder: Some("ocmw-kortrijk"), ..NOTHING }),
    ("an area and a role", Filter { area: Some("kortrijk"), role: Some("director"), ..NOTHING }),
];

/// What the library was asked, for the script that asks the package the same.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// Challenges of which the decision is asked by itself.
    sample: Vec<String>,
    filters: Vec<Value>,
    /// Yes or no.
    questions: Vec<Value>,
    changes: Vec<Value>,
}

impl Asked {
    /// What the filters are called.
    pub fn filters() -> impl Iterator<Item = &'static str> {
        FILTERS.iter().map(|(name, _)| *name)
    }
}

/// What the library answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answered {
    /// To all decisions.
    pub folded: Folded,
    /// How many assignments each filter lets through.
    pub found: Vec<usize>,
    /// How many questions are answered with yes.
    pub yes: usize,
}

#[expect(clippy::cast_precision_loss, reason = "counts of far less than 2^52")]
fn number(count: usize) -> f64 {
    count as f64
}

/// Everything that is measured in this process: what was answered, and what was asked.
pub fn library(work: &Work, sampled: usize, seed: u64, scale: &mut Scale) -> Result<(Answered, Asked)> {
    let (landscape, rules) = (work.landscape_json.as_str(), work.rule_book_json.as_str());
    let options = Options::default();
    scale.set("the landscape, as JSON", Unit::Bytes, number(landscape.len()));

    let documents = scale.time("reading", || (Landscape::from_json(landscape), RuleBook::from_json(rules)));
    let (document, book) = (documents.0?, documents.1?);
    scale.time("building from documents", || Atlas::new(&document, &book, &options)).map(drop)?;
    let sample = sample(&document, sampled);
    drop((document, book));
    let atlas = scale.time("reading and building", || Atlas::from_json(landscape, rules, &options))?;
    scale.set("notices", Unit::Count, number(atlas.notices().len()));

    scale.time_each("one decision", &sample, |id| atlas.decision(id));
    let folded = all(&atlas, scale)?;
    let found = filtered(&atlas, scale)?;
    let (questions, yes) = checks(&atlas, &sample, scale)?;
    let changes = changes::measure(&atlas, seed, sampled.min(300), scale)?;
    let filters = FILTERS.iter().map(|(_, filter)| {
        let Filter { theme, area, stakeholder, role, .. } = filter;
        let fields = [("theme", *theme), ("area", *area), ("stakeholder", *stakeholder), ("role", *role)];
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect()
    });
    let asked = Asked { sample, filters: filters.collect(), questions, changes };
    Ok((Answered { folded, found, yes }, asked))
}

/// All decisions, in several ways.
fn all(atlas: &Atlas, scale: &mut Scale) -> Result<Folded> {
    let folded = scale.time("all decisions, folded", || {
        let mut folded = Folded::default();
        atlas.decisions().for_each(|decision| folded.visit(&decision));
        folded
    });
    scale.set("seats", Unit::Count, number(folded.seats));
    scale.set(ASSIGNMENTS, Unit::Count, number(folded.assignments));
    scale.per_assignment("all decisions, folded");

    let (swept, segments) = scale.time("swept, every assignment", || {
        let (mut swept, mut segments) = (Folded::default(), 0);
        atlas.sweep(|decision| segments += swept.sweep(decision));
        (swept, segments)
    });
    ensure!(swept == folded, "a sweep visits something else: {swept:?}, not {folded:?}");
    scale.per_assignment("swept, every assignment");
    let counted = scale.time("swept, segments counted", || {
        let mut counted = 0;
        let count = |decision: &Decision<'_>| -> usize {
            decision.seats().flat_map(|seat| seat.segments()).map(|segment| segment.len()).sum()
        };
        atlas.sweep(|decision| counted += count(decision));
        counted
    });
    ensure!(counted == folded.assignments, "segments come to {counted}, not {}", folded.assignments);
    scale.per_assignment("swept, segments counted");
    scale.set("segments", Unit::Count, number(segments));

    let bytes = scale.time("all decisions, as JSON", || -> Result<usize> {
        let mut sink = CountingSink::default();
        for decision in atlas.decisions() {
            serde_json::to_writer(&mut sink, &decision)?;
        }
        Ok(sink.bytes)
    })?;
    scale.per_assignment("all decisions, as JSON");
    scale.set("bytes of that JSON", Unit::Bytes, number(bytes));
    Ok(folded)
}

/// Who acts where, of a part.
fn filtered(atlas: &Atlas, scale: &mut Scale) -> Result<Vec<usize>> {
    let mut all = Vec::new();
    for (name, filter) in &FILTERS {
        let found = scale.time(&format!("assignments of {name}"), || {
            atlas.assignments(filter).map(|assignments| assignments.fold(0_usize, |count, _| count + 1))
        })?;
        let counted = scale.time(&format!("counted of {name}"), || atlas.count(filter))?;
        ensure!(counted == found, "assignments of {name}: {found}, and counted {counted}");
        scale.set(&format!("found of {name}"), Unit::Count, number(found));
        all.push(found);
    }
    Ok(all)
}

/// Yes or no: of each sampled decision the middle one of its assignments, and the same role of somebody of the next one.
fn checks(atlas: &Atlas, sample: &[String], scale: &mut Scale) -> Result<(Vec<Value>, usize)> {
    let mut held: Vec<(&str, [String; 3])> = Vec::new();
    for id in sample {
        let decision = atlas.decision(id)?;
        let mut roles: Vec<[String; 3]> = Vec::new();
        for role in decision.seats().flat_map(|seat| seat.roles()) {
            roles.push([role.role, role.stakeholder, role.area].map(ToString::to_string));
        }
        let middle = roles.len() / 2;
        held.extend(roles.into_iter().nth(middle).map(|ids| (id.as_str(), ids)));
    }
    let others = held.iter().cycle().skip(1);
    let asked: Vec<RoleAt<'_>> = held
        .iter()
        .zip(others)
        .flat_map(|((challenge, [role, stakeholder, area]), (_, [_, other, _]))| {
            [stakeholder, other].map(|stakeholder| RoleAt { challenge, role, stakeholder, area: Some(area) })
        })
        .collect();
    let prepared: Vec<_> = asked.iter().map(|question| atlas.check(question)).collect::<Result<_, _>>()?;
    let found = scale.time_many("a check of yes or no, prepared", prepared.len(), || {
        prepared.iter().filter(|check| check.holds()).count()
    });
    let again = scale.time_many("a check of yes or no, by ids", asked.len(), || {
        asked.iter().filter(|question| atlas.check(question).is_ok_and(|check| check.holds())).count()
    });
    ensure!(found == again && found >= held.len(), "{found} and {again} of {} hold", held.len());
    let questions = asked.iter().map(|question| {
        let RoleAt { challenge, role, stakeholder, area } = question;
        json!({"challenge": challenge, "role": role, "stakeholder": stakeholder, "area": area})
    });
    Ok((questions.collect(), found))
}
