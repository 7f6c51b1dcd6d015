//! An agenda as a note: what one does, which levers one has and needs, what one signals, and what is missing nearby.

use crate::document::{Approach, Severity, Strength};
use crate::ids::Id;
use crate::views::{Agenda, Held, SignalToSend, Spot};

use super::Words;
use super::challenges::distinct;
use super::fold::Frame;
use super::names::{Named, Said, capital, sentences};
use super::passage::Passage;

/// Deeds of the same people on the same challenges: how strongly, what, where, who.
struct Deeds<'a> {
    strength: Strength,
    what: Vec<String>,
    challenges: Vec<&'a Id>,
    who: Vec<&'a Id>,
}

impl Words<'_> {
    /// What a stakeholder, an area or a kind can contribute, under its name.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let agenda = atlas.words(&dutch).agenda(&atlas.agenda(regie::AgendaOf::Stakeholder("ocmw"))?);
    /// assert_eq!(agenda.title, "OCMW Menen");
    /// assert_eq!(agenda.parts[0].sentences[0], "OCMW Menen moet de regie voeren en de eindverantwoordelijkheid dragen bij ‘schulden’.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn agenda(&self, agenda: &Agenda<'_>) -> Passage {
        let frame = self.everywhere();
        let mut said = Said::new();
        let mut all = Passage::titled(self.whose(agenda, &frame));
        let mut part = Passage::titled(self.language.heading_own_roles());
        part.sentences = self.agenda_roles(agenda, &frame, &mut said);
        all.add(part);
        let is_one = agenda.areas.is_empty() && agenda.stakeholders.len() == 1;
        let mut part = Passage::titled(self.language.heading_levers_held());
        let lower = agenda.levers_held.iter().filter(|held| held.approach != Approach::Signal);
        part.sentences = self.agenda_levers(&lower.collect::<Vec<_>>(), is_one, &frame, &mut said);
        all.add(part);
        let mut part = Passage::titled(self.language.heading_levers_asked());
        part.sentences = self.agenda_asked(agenda, &frame, &mut said);
        all.add(part);
        let mut part = Passage::titled(self.language.heading_signals_to_send());
        part.sentences = self.agenda_signals(&agenda.signals_to_send, &frame, &mut said);
        all.add(part);
        let mut part = Passage::titled(self.language.heading_signals_to_receive());
        part.sentences =
            agenda.signals_to_receive.iter().map(|held| self.signal_received(held, &frame)).collect();
        all.add(part);
        for severity in [Severity::Gap, Severity::Advice] {
            let mut part = Passage::titled(match severity {
                Severity::Gap => self.language.heading_gaps(),
                Severity::Advice => self.language.heading_advice(),
            });
            let spots: Vec<&Spot<'_>> = agenda.gaps.iter().filter(|spot| spot.severity == severity).collect();
            part.sentences = self.spots(&spots, &frame, &mut said);
            all.add(part);
        }
        all.add(self.fills_in(&agenda.could_fill, &frame, &mut said));
        if all.is_empty() {
            all.sentences.push(self.language.nothing_to_do());
        }
        all
    }

    /// Whose agenda it is.
    fn whose(&self, agenda: &Agenda<'_>, frame: &Frame) -> String {
        if !agenda.areas.is_empty() {
            return self.list(&agenda.areas.iter().map(|area| self.area(area.as_str())).collect::<Vec<_>>());
        }
        let names: Vec<String> =
            self.folded(&agenda.stakeholders, frame).into_iter().map(|one| one.text).collect();
        if names.is_empty() { self.language.heading_agenda() } else { capital(&self.list(&names)) }
    }

    /// The roles: in the order of the rule book, the strongest first; those of the same people on the same challenges in one sentence.
    fn agenda_roles(&self, agenda: &Agenda<'_>, frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut told: Vec<Deeds<'_>> = Vec::new();
        for role in &self.atlas.rule_book().roles {
            for strength in Strength::ALL.iter().copied().rev() {
                let these =
                    agenda.roles.iter().filter(|one| *one.role == role.id && one.strength == strength);
                let these: Vec<_> = these.collect();
                let mut groups: Vec<(Vec<&Id>, Vec<&Id>)> = Vec::new();
                for challenge in distinct(these.iter().map(|one| one.challenge)) {
                    let here = these.iter().filter(|one| one.challenge == challenge);
                    let who = distinct(here.map(|one| one.stakeholder));
                    match groups.iter_mut().find(|(same, _)| *same == who) {
                        Some((_, challenges)) => challenges.push(challenge),
                        None => groups.push((who, vec![challenge])),
                    }
                }
                let deed = self.role_deed(role.id.as_str(), Some(strength));
                for (who, challenges) in groups {
                    let same = |other: &&mut Deeds<'_>| {
                        other.strength == strength && other.who == who && other.challenges == challenges
                    };
                    match told.iter_mut().find(same) {
                        Some(other) => other.what.push(deed.clone()),
                        None => told.push(Deeds { strength, what: vec![deed.clone()], challenges, who }),
                    }
                }
            }
        }
        let mut sentence = |one: &Deeds<'_>| {
            let who: Vec<Named> = self.folded(&one.who, frame);
            let deeds = self.clauses(&one.what);
            let modal = |number: &str| self.modal(Some(one.strength), number);
            let challenges = self.challenges(&one.challenges);
            self.who_does(
                &who,
                said,
                &|who, number| self.language.has_roles_on(who, &modal(number), &deeds, &challenges),
                &|who| {
                    let told = self.language.have_roles(&modal("2"), &deeds, who);
                    sentences(&[told, self.language.on_challenges(&challenges)])
                },
            )
        };
        told.iter().map(&mut sentence).collect()
    }

    /// Levers that lie somewhere, each with what it is needed for. `by_itself`: with whom it lies goes without saying.
    fn agenda_levers(
        &self,
        held: &[&Held<'_>],
        by_itself: bool,
        frame: &Frame,
        said: &mut Said,
    ) -> Vec<String> {
        let same = |one: &&Held<'_>, other: &&Held<'_>| one.lever == other.lever;
        let told = held.chunk_by(same).filter_map(|alike| {
            let lever = alike.first()?.lever;
            let challenges = distinct(alike.iter().flat_map(|one| &one.challenges).copied());
            if by_itself {
                let challenges = self.challenges(&challenges);
                return Some(self.language.lever_serves(&self.lever(lever.as_str()), &challenges));
            }
            let holders: Vec<(&Id, &Id)> =
                alike.iter().flat_map(|one| one.holders.iter().map(|holder| (*holder, one.area))).collect();
            let lies = self.lever_lies(lever, &holders, None, frame, said);
            Some(sentences(&[lies, self.needed_for(&challenges)]))
        });
        told.collect()
    }

    /// The levers that others have, or nobody; those that are to be signalled are told there.
    fn agenda_asked(&self, agenda: &Agenda<'_>, frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut told = Vec::new();
        for asked in &agenda.levers_asked {
            let is_signalled = |held: &&Held<'_>| {
                agenda
                    .signals_to_send
                    .iter()
                    .any(|signal| signal.lever == held.lever && signal.target == held.area)
            };
            let lies: Vec<&Held<'_>> = asked.lies.iter().filter(|held| !is_signalled(held)).collect();
            told.extend(self.agenda_levers(&lies, false, frame, said));
            if !asked.nobody.is_empty() {
                let mut nobody = self.nobody_holds(asked.lever, &asked.nobody, &[], frame);
                nobody.push(self.needed_for(&asked.challenges));
                told.push(sentences(&nobody));
            }
        }
        told
    }

    /// What is to be signalled: lever by lever, with the challenges.
    fn agenda_signals(&self, signals: &[SignalToSend<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut causes: Vec<(&Id, &[&Id])> = Vec::new();
        for signal in signals {
            if !causes.contains(&(signal.lever, &signal.addressees)) {
                causes.push((signal.lever, &signal.addressees));
            }
        }
        crate::order::sort(&mut causes);
        let told = causes.iter().map(|(lever, addressees)| {
            let alike = signals.iter().filter(|one| one.lever == *lever && one.addressees == *addressees);
            let challenges = distinct(alike.map(|one| one.challenge));
            let (to, _) = self.say(&self.folded(addressees, frame), said);
            let (lever, to) = (self.lever(lever.as_str()), to.trim_end_matches(',').to_owned());
            sentences(&[self.language.signal_asks(&lever, &to), self.needed_for(&challenges)])
        });
        told.collect()
    }

    fn signal_received(&self, held: &Held<'_>, frame: &Frame) -> String {
        let areas = capital(&self.named_areas(&held.covers, frame));
        let asks = self.language.lever_asked_by(
            &self.lever(held.lever.as_str()),
            &held.covers.len().to_string(),
            &areas,
        );
        sentences(&[asks, self.needed_for(&held.challenges)])
    }
}
