//! What can I contribute? The agenda of one stakeholder, of an area or of a kind.

use crate::atlas::Atlas;
use crate::decide::SeatDecided;
use crate::document::Approach;
use crate::error::Unknown;
use crate::explain::Depth;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LeverIx, RoleIx, StakeholderIx, sorted};
use crate::order::sort;

use super::fills::Fill;
use super::fold;
use super::held::{self, Held, HeldRow};
use super::scope::{Asked, Scope};
use super::spots::{self, Spot};
use super::who_acts::Assignment;
use super::whose::Whose;

/// Whose agenda?
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum AgendaOf<'q> {
    /// Of a stakeholder; of one that has ended, of its successors.
    Stakeholder(&'q str),
    /// Of an area: what happens in it, and what those do elsewhere who work in it and nowhere outside it. Of one that has ended, of its successors.
    Area(&'q str),
    /// Of everybody of this kind.
    Kind(&'q str),
}

/// What a stakeholder, an area or a kind can contribute, and what it needs from others.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Agenda<'a> {
    /// Whose agenda it is, in the order of ids.
    pub stakeholders: Vec<&'a Id>,
    /// The area whose agenda it is; none for that of a stakeholder or kind.
    pub areas: Vec<&'a Id>,
    /// The roles, by challenge, seat, role, place and stakeholder.
    pub roles: Vec<Assignment<'a>>,
    /// The levers that are held and that some challenge needs.
    pub levers_held: Vec<Held<'a>>,
    /// The levers that are needed here and lie elsewhere, or nowhere.
    pub levers_asked: Vec<LeverAsked<'a>>,
    /// What is to be signalled to a higher government, with others perhaps.
    pub signals_to_send: Vec<SignalToSend<'a>>,
    /// What others signal: the levers that are held as a higher government.
    pub signals_to_receive: Vec<Held<'a>>,
    /// Gaps and points for attention in its areas, where it has a role or that are on its sectors.
    pub gaps: Vec<Spot<'a>>,
    /// Of these gaps, those that they could fill, with one change each, alone or two of them together, and how: verified by making each. [`Atlas::closings`] looks further.
    pub could_fill: Vec<Fill<'a>>,
}

/// A lever that is needed and not held.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct LeverAsked<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// Where it lies, with who holds it, for which challenges.
    pub lies: Vec<Held<'a>>,
    /// The challenges for which nobody holds it.
    pub challenges: Vec<&'a Id>,
    /// The affected areas for which nobody holds it.
    pub nobody: Vec<&'a Id>,
}

/// A lever that lies with a higher government, to be asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct SignalToSend<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The lever.
    pub lever: &'a Id,
    /// The higher level's area where it lies.
    pub target: &'a Id,
    /// Who holds it there.
    pub addressees: Vec<&'a Id>,
    /// The roles in which one speaks: those on this challenge, at other places than such targets.
    pub roles: Vec<&'a Id>,
    /// The affected areas that it is for.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
}

impl Agenda<'_> {
    /// The agenda as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

/// What is gathered for an agenda, as indices.
#[derive(Debug, Default)]
struct Drafts<'a> {
    roles: Vec<Assignment<'a>>,
    held: Vec<HeldRow>,
    asked: Vec<HeldRow>,
    nobody: Vec<(LeverIx, ChallengeIx, AreaIx)>,
    send: Vec<(ChallengeIx, LeverIx, AreaIx, AreaIx)>,
    speaks: Vec<(ChallengeIx, RoleIx)>,
    gaps: Vec<Spot<'a>>,
}

impl Atlas {
    /// What a stakeholder, an area or a kind can contribute (Dutch: *wat kunnen wij betekenen?*; contract §6): its roles, the levers that it holds and those that it asks for, what it
    /// signals and what is signalled to it, and the gaps that touch it. What it does not hold is asked for where it has a role and works; of an area, wherever a challenge affects it.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}], "levers": [{"id": "norm", "label": "norm"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid", "norm"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let agenda = atlas.agenda(regie::AgendaOf::Stakeholder("ocmw"))?;
    /// assert!(agenda.roles.iter().any(|role| role.role == "director"));
    /// assert_eq!(agenda.levers_held[0].lever, "grant-aid");
    /// assert_eq!(agenda.levers_asked[0].nobody, ["menen"]); // nobody sets the norm
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when there is no such stakeholder, area or kind, with the nearest id; or nothing is left of it at the date.
    pub fn agenda<'a>(&'a self, of: AgendaOf<'_>) -> Result<Agenda<'a>, Unknown> {
        let whose = Whose::new(self, of)?;
        let mut drafts = Drafts::default();
        Asked::new(self, &Scope::default())?.decisions(&mut |task, decision| {
            let before = drafts.roles.len();
            let place = drafts.gaps.len();
            for seat in decision.seats_decided() {
                drafts.add(&whose, seat);
            }
            let affected =
                whose.areas.is_some() && task.affected.iter().any(|area| whose.concerns(*area, &[]));
            if affected || drafts.roles.len() > before {
                let whole = spots::of_whole(decision).map(|found| found.spot(self));
                drafts.gaps.splice(place..place, whole);
            }
        });
        let mut agenda = drafts.told(&whose);
        agenda.could_fill = self.fills_by(&agenda.gaps, Some(&sorted(whose.who.clone())), Depth::OneEach);
        Ok(agenda)
    }
}

impl<'a> Drafts<'a> {
    fn add(&mut self, whose: &Whose<'a>, seat: &SeatDecided<'a>) {
        let (atlas, at, challenge) = (whose.atlas, &seat.at, seat.at.task.challenge);
        let model = &atlas.model;
        let roles = whose.roles_at(seat);
        let present = sorted(roles.iter().map(|(_, _, s, _)| *s).collect());
        let is_signal = |area: AreaIx| model.approach(area) == Approach::Signal;
        let target = |area: AreaIx| is_signal(area) && at.links.iter().any(|link| link.area == area);
        let concerned = |covered: AreaIx| whose.concerns(covered, &present);
        for link in &at.links {
            let row = (link.lever, link.area, challenge, link.covered);
            if whose.has(link) {
                self.held.push(row);
            } else if concerned(link.covered) {
                let theirs_too = at
                    .links
                    .iter()
                    .any(|l| (l.lever, l.covered) == (link.lever, link.covered) && whose.has(l));
                if !theirs_too {
                    self.asked.push(row);
                }
                if is_signal(link.area) {
                    self.send.push((challenge, link.lever, link.area, link.covered));
                }
            }
        }
        let missing = at.missing.iter().filter(|(_, covered)| concerned(*covered));
        self.nobody.extend(missing.map(|(lever, covered)| (*lever, challenge, *covered)));
        let speaking = roles.iter().filter(|(_, area, ..)| !target(*area) || *area == at.area);
        self.speaks.extend(speaking.map(|(role, ..)| (challenge, *role)));
        // those who serve a theme of the challenge, though they have no role
        let serving = || whose.who.iter().filter(|s| atlas.people.sectors(**s).meets(at.task.sectors));
        let touched: Vec<StakeholderIx> = match whose.areas {
            Some(_) => Vec::new(),
            None => present.iter().chain(serving()).copied().collect(),
        };
        for found in spots::of_seat(seat) {
            if found.area().is_some_and(|area| whose.concerns(area, &touched)) {
                self.gaps.push(found.spot(atlas));
            }
        }
        self.roles.extend(roles.into_iter().map(|(role, area, stakeholder, rules)| Assignment {
            challenge: model.challenges.id(challenge),
            seat: model.areas.id(at.area),
            role: model.roles.id(role),
            stakeholder: model.stakeholders.id(stakeholder),
            area: model.areas.id(area),
            strength: atlas.rules.strength(role, rules),
            because: atlas.rules.of_role[role].list(rules).map(|rule| model.rules.id(rule)).collect(),
        }));
    }
    fn told(mut self, whose: &Whose<'a>) -> Agenda<'a> {
        let (atlas, model) = (whose.atlas, &whose.atlas.model);
        sort(&mut self.speaks);
        self.speaks.dedup();
        sort(&mut self.send);
        let same =
            |one: &(_, _, _, _), other: &(_, _, _, _)| (one.0, one.1, one.2) == (other.0, other.1, other.2);
        let send = self.send.chunk_by(same).filter_map(|alike| {
            let (challenge, lever, target, _) = *alike.first()?;
            let roles = self.speaks.iter().filter(|(of, _)| *of == challenge);
            let covers = sorted(alike.iter().map(|row| row.3).collect());
            Some(SignalToSend {
                challenge: model.challenges.id(challenge),
                lever: model.levers.id(lever),
                target: model.areas.id(target),
                addressees: fold::stakeholders(atlas, atlas.holders(target).of(lever)),
                roles: roles.map(|(_, role)| model.roles.id(*role)).collect(),
                covers: fold::areas(atlas, &covers),
            })
        });
        // whoever only receives it has no voice in it
        let send = send.filter(|signal| whose.areas.is_some() || !signal.roles.is_empty()).collect();
        let is_signal = |row: &HeldRow| model.approach(row.1) == Approach::Signal;
        let received = self.held.iter().copied().filter(is_signal).collect();
        let levers = self.asked.iter().map(|row| row.0).chain(self.nobody.iter().map(|row| row.0)).collect();
        let levers_asked = sorted::<LeverIx>(levers).into_iter().map(|lever| {
            let nobody = || self.nobody.iter().filter(move |row| row.0 == lever);
            let (challenges, areas) =
                (nobody().map(|row| row.1).collect(), nobody().map(|row| row.2).collect());
            let lies = self.asked.iter().copied().filter(|row| row.0 == lever).collect();
            LeverAsked {
                lever: model.levers.id(lever),
                lies: held::told(atlas, lies, None),
                challenges: sorted(challenges)
                    .iter()
                    .map(|challenge| model.challenges.id(*challenge))
                    .collect(),
                nobody: fold::areas(atlas, &sorted(areas)),
            }
        });
        let levers_asked = levers_asked.collect();
        let only = whose.areas.is_none().then_some(whose.who.as_slice());
        Agenda {
            stakeholders: fold::stakeholders(atlas, &whose.who),
            areas: fold::areas(atlas, whose.areas.as_deref().unwrap_or_default()),
            roles: self.roles,
            levers_held: held::told(atlas, self.held, only),
            levers_asked,
            signals_to_send: send,
            signals_to_receive: held::told(atlas, received, only),
            gaps: self.gaps,
            could_fill: Vec::new(),
        }
    }
}
