//! The flow of signals: from whom they come, over which steps, to whom, and what was answered.

use std::collections::BTreeMap;

use super::flow_drawn::Drawn;
use super::sankey::Link;
use super::{Picture, PictureTable};
use crate::document::Collection;
use crate::ids::Id;
use crate::order::sort_by;
use crate::signals::{Signal, Signals};
use crate::words::{Words, capital};

/// Which flow?
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct FlowOf<'q> {
    /// The signals: those of a register, or of a journal up to some day.
    pub signals: &'q Signals,
    /// How wide it is, in pixels: from 480 to 2000. It is wider where more boxes stand side by side.
    pub width: u32,
}

impl<'q> FlowOf<'q> {
    /// The flow of these signals, as wide as a page.
    #[must_use]
    pub fn new(signals: &'q Signals) -> Self {
        Self { signals, width: 860 }
    }

    /// The most senders, and the most answers, that have a box of their own. The table has them all.
    pub const MOST_ENDS: usize = 8;
    /// The most states that have a box of their own. The table has them all.
    pub const MOST_STATES: usize = 40;
}

/// What a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// From whom signals come.
    Sender,
    /// A state of the path.
    State,
    /// Whom they were put to, and what was answered.
    Answer,
}

/// A sender, a state, an answer.
#[derive(Debug, Clone)]
pub(super) struct Knot {
    pub(super) kind: Kind,
    /// The id of a state.
    pub(super) id: Option<Id>,
    pub(super) name: String,
    /// How many signals came to it, however often one did.
    pub(super) came: usize,
    /// How many are there.
    pub(super) stand: usize,
}

/// Everything that flows: knots in the order of their kinds, and between them so many signals by a step.
#[derive(Debug, Default)]
struct Flow {
    knots: Vec<Knot>,
    /// By places in `knots`, and by the name of the step: nothing where a signal was put to somebody.
    links: BTreeMap<(usize, usize, String), usize>,
}

impl Words<'_> {
    /// The flow of signals, from above: from whom they come (the sector, else the kind of who reported), over which states of their path, to whom they were put and what was answered; the wider, the more. Feature `render`, with `processes`.
    ///
    /// What comes into a box is what goes out of it and what stands there. A signal that stands in a state counts for an answer too where it was put to somebody, or answered. Senders, states and answers
    /// beyond [`FlowOf::MOST_ENDS`] and [`FlowOf::MOST_STATES`] stand together in one box, and a last line says how many those are; the table has each by itself.
    ///
    /// ```
    /// use regie::render::FlowOf;
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #   "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #   "stakeholders": [{"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "sectors": ["welfare"], "works_in": ["menen"]}],
    /// #   "challenges": []}"#;
    /// # let documents = regie::Documents::flemish(regie::Landscape::from_json(landscape)?);
    /// # let at: regie::Moment = "2019-02-01T10:00:00+01:00".parse()?;
    /// # let by: regie::Id = "ocmw-menen".parse()?;
    /// let mut register = regie::Register::begin(&documents, at, by.clone())?;
    /// let event = r#"{"kind": "signal-reported", "signal": "kou", "themes": ["poverty"], "areas": ["menen"], "seen": "kinderen in de kou"}"#;
    /// register.append(register.head().seq, at, by, regie::Event::from_json(event)?)?;
    ///
    /// let atlas = register.atlas_on("2019-02-01".parse()?)?;
    /// let dutch = regie::Language::dutch();
    /// let flow = atlas.words(&dutch).flow(&FlowOf::new(register.signals()));
    /// assert_eq!(flow.title, "De weg van de signalen");
    /// assert_eq!(flow.table.rows[0], ["Welzijn", "melden", "Gemeld", "1"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn flow(&self, of: &FlowOf<'_>) -> Picture {
        let language = self.language();
        let flow = self.flowing(of.signals);
        let title = language.picture("flow", &[]);
        let signals = of.signals;
        let open = signals.iter().filter(|signal| signals.is_open(signal)).count();
        let answered = signals.iter().filter(|signal| is_answered(signal)).count();
        let [reported, open, answered] = [signals.len(), open, answered].map(|n| n.to_string());
        let description = if signals.is_empty() {
            language.picture("flow_none", &[])
        } else {
            language.picture("flow_described", &[&reported, &open, &answered])
        };
        let table = self.flow_table(&flow);
        let width = i32::try_from(of.width.clamp(480, 2000)).unwrap_or(860);
        let (knots, left_out) = self.boxes(&flow);
        let mut links: Vec<Link> = Vec::new();
        for ((from, to, _), times) in &flow.links {
            let place = |at: usize| knots.iter().position(|(_, of)| of.contains(&at));
            let (Some(from), Some(to)) = (place(*from), place(*to)) else { continue };
            match links.iter_mut().find(|link| (link.from, link.to) == (from, to)) {
                Some(link) => link.times += times,
                // states that stand together: what goes on inside is not seen
                None if from == to => {}
                None => links.push(Link { from, to, times: *times }),
            }
        }
        let mut knots: Vec<Knot> = knots.into_iter().map(|(knot, _)| knot).collect();
        for (at, knot) in knots.iter_mut().enumerate().filter(|(_, knot)| knot.kind == Kind::State) {
            knot.came = links.iter().filter(|link| link.to == at).map(|link| link.times).sum();
        }
        let svg = Drawn { knots: &knots, links: &links, left_out, width }.svg(self, &title, &description);
        Picture { title, description, svg, table }
    }

    /// What a signal is from: the sector that it names, else those of its reporter, else what kind of organisation that is.
    fn sender(&self, signal: &Signal) -> String {
        let reporter = self.atlas.stakeholder(signal.by.as_str());
        let own = reporter.map_or(&[][..], |one| one.sectors.as_slice());
        let sectors = signal.sector.as_ref().map_or(own, std::slice::from_ref);
        let names: Vec<String> =
            sectors.iter().map(|sector| self.name(Collection::Sectors, sector.as_str())).collect();
        match (names.is_empty(), reporter) {
            (false, _) => capital(&self.list(&names)),
            (true, Some(one)) => capital(&self.name(Collection::Kinds, one.kind.as_str())),
            (true, None) => capital(&self.language().picture("flow_someone", &[])),
        }
    }

    /// To whom a signal was put, and what they answered; nothing where it was put to nobody and not answered.
    fn answer(&self, signal: &Signal) -> Option<String> {
        let language = self.language();
        let last = signal.escalations.last();
        let above = last.into_iter().flat_map(|escalation| &escalation.addressees);
        let addressees: Vec<&Id> = match &signal.authority {
            Some(authority) => vec![authority],
            None => above.collect(),
        };
        let mut kinds: Vec<String> = Vec::new();
        for id in addressees {
            let kind = self.atlas.stakeholder(id.as_str()).map(|one| one.kind.as_str());
            let name = match kind {
                Some(kind) => self.name(Collection::Kinds, kind),
                None => self.name(Collection::Stakeholders, id.as_str()),
            };
            if !kinds.contains(&name) {
                kinds.push(name);
            }
        }
        let answer =
            match (signal.outcome, is_answered(signal) || last.is_some_and(|one| one.answered.is_some())) {
                (Some(outcome), _) => outcome.label().get(language.tag()).to_owned(),
                (None, true) => language.picture("flow_answered", &[]),
                (None, false) if last.is_none() && kinds.is_empty() => return None,
                (None, false) => language.picture("flow_unanswered", &[]),
            };
        Some(capital(&language.picture("flow_answer", &[&self.list(&kinds), &answer])))
    }

    /// Every signal, step by step.
    fn flowing(&self, signals: &Signals) -> Flow {
        let path = signals.path();
        let mut flow = Flow::default();
        let mut senders: Vec<(String, usize)> = Vec::new();
        let mut answers: Vec<(String, usize)> = Vec::new();
        for signal in signals.iter() {
            count(&mut senders, self.sender(signal));
            if let Some(answer) = self.answer(signal) {
                count(&mut answers, answer);
            }
        }
        for (list, kind) in [(&mut senders, Kind::Sender), (&mut answers, Kind::Answer)] {
            sort_by(list, |(one, many), (other, others)| others.cmp(many).then_with(|| one.cmp(other)));
            let knots = list.iter().map(|(name, came)| Knot {
                kind,
                id: None,
                name: name.clone(),
                came: *came,
                stand: 0,
            });
            flow.knots.extend(knots);
        }
        let states = path.states.iter().map(|state| Knot {
            kind: Kind::State,
            id: Some(state.id.clone()),
            name: capital(&self.labelled(&state.label, state.id.as_str())),
            came: 0,
            stand: 0,
        });
        flow.knots.extend(states);
        sort_by(&mut flow.knots, |one, other| one.kind.cmp(&other.kind));
        let end = |flow: &Flow, kind: Kind, name: &str| {
            flow.knots.iter().position(|knot| knot.kind == kind && knot.name == name)
        };
        for signal in signals.iter() {
            let mut here = end(&flow, Kind::Sender, &self.sender(signal));
            for taken in &signal.history {
                let to = flow.knots.iter().position(|knot| knot.id.as_ref() == Some(&taken.state));
                let (Some(from), Some(to)) = (here, to) else { continue };
                // a step beside the path leads nowhere
                if from == to {
                    continue;
                }
                let step = match path.steps.iter().find(|step| step.id == taken.step) {
                    Some(step) => self.labelled(&step.label, step.id.as_str()),
                    None => self.language().picture("flow_report", &[]),
                };
                *flow.links.entry((from, to, step)).or_default() += 1;
                if let Some(knot) = flow.knots.get_mut(to) {
                    knot.came += 1;
                }
                here = Some(to);
            }
            let Some(here) = here else { continue };
            if let Some(knot) = flow.knots.get_mut(here) {
                knot.stand += 1;
            }
            if let Some(to) = self.answer(signal).and_then(|answer| end(&flow, Kind::Answer, &answer)) {
                *flow.links.entry((here, to, String::new())).or_default() += 1;
            }
        }
        flow
    }

    /// From where, by which step, to where, how many; after what goes on from a state, how many stay there.
    fn flow_table(&self, flow: &Flow) -> PictureTable {
        let language = self.language();
        let columns = ["column_from", "column_step", "column_to", "column_times"];
        let columns = columns.map(|head| language.picture(head, &[])).to_vec();
        let mut rows = Vec::new();
        for (at, knot) in flow.knots.iter().enumerate() {
            let onward = flow.links.iter().filter(|((from, _, _), _)| *from == at);
            let mut put = 0;
            for ((_, to, step), times) in onward {
                let Some(to) = flow.knots.get(*to) else { continue };
                put += if to.kind == Kind::Answer { *times } else { 0 };
                rows.push(vec![knot.name.clone(), step.clone(), to.name.clone(), times.to_string()]);
            }
            if let Some(stay) = knot.stand.checked_sub(put).filter(|stay| *stay > 0) {
                let stays = language.picture("flow_stays", &[]);
                rows.push(vec![knot.name.clone(), String::new(), stays, stay.to_string()]);
            }
        }
        PictureTable { columns, rows }
    }

    /// The knots to which signals came, each with the places of those that stand in its box: at most so many of a kind, the last one for all others. How many have no box of their own.
    fn boxes(&self, flow: &Flow) -> (Vec<(Knot, Vec<usize>)>, usize) {
        let mut boxes: Vec<(Knot, Vec<usize>)> = Vec::new();
        let mut left_out = 0;
        for kind in [Kind::Sender, Kind::State, Kind::Answer] {
            let used: Vec<(usize, &Knot)> = flow
                .knots
                .iter()
                .enumerate()
                .filter(|(_, knot)| knot.kind == kind && (knot.came > 0 || kind != Kind::State))
                .collect();
            let most = if kind == Kind::State { FlowOf::MOST_STATES } else { FlowOf::MOST_ENDS };
            let own = if used.len() > most { most - 1 } else { used.len() };
            boxes.extend(used.iter().take(own).map(|(at, knot)| ((*knot).clone(), vec![*at])));
            let rest = used.get(own..).unwrap_or_default();
            if rest.is_empty() {
                continue;
            }
            left_out += rest.len();
            let name = self.language().picture("more", &[&rest.len().to_string()]);
            let [came, stand] = [|knot: &Knot| knot.came, |knot: &Knot| knot.stand]
                .map(|of| rest.iter().map(|(_, knot)| of(knot)).sum());
            boxes.push((
                Knot { kind, id: None, name: capital(&name), came, stand },
                rest.iter().map(|(at, _)| *at).collect(),
            ));
        }
        (boxes, left_out)
    }
}

fn is_answered(signal: &Signal) -> bool {
    signal.answer.is_some() || signal.outcome.is_some()
}

fn count(list: &mut Vec<(String, usize)>, name: String) {
    match list.iter_mut().find(|(known, _)| *known == name) {
        Some((_, times)) => *times += 1,
        None => list.push((name, 1)),
    }
}
