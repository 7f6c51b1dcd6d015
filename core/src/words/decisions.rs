//! Decisions as a policy officer would write them: how it is tackled, who does what, where the levers lie, what is missing.

use crate::document::{Approach, Collection, SharedBecause, Strength};
use crate::ids::Id;
use crate::order::sort_by;
use crate::{Decision, ExcludedAnswer, Seat};

use super::Words;
use super::fold::Frame;
use super::names::{Named, Said, capital, verb_of};
use super::passage::Passage;

/// How many names stand before a verb.
const BEFORE_VERB: usize = 3;

impl Words<'_> {
    /// Who acts where on a challenge, and what is missing, under the name of the challenge.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let words = atlas.words(&dutch).decision(&atlas.decision("debts")?);
    /// assert_eq!(words.parts[0].title, "Wie doet wat");
    /// assert_eq!(words.parts[0].sentences[0], "OCMW Menen moet de regie voeren en de eindverantwoordelijkheid dragen.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn decision(&self, decision: &Decision<'_>) -> Passage {
        let seats: Vec<Seat<'_>> = decision.seats().collect();
        let mut passage =
            Passage::titled(capital(&self.name(Collection::Challenges, decision.challenge().as_str())));
        passage.sentences.push(self.approaches(&decision.approaches().collect::<Vec<_>>()));
        let no_common_area = decision.gaps().next().map(|gap| self.gap(&gap));
        let frame = self.frame_of(&seats);
        match no_common_area {
            Some(told) => passage.sentences.push(told),
            None => passage.sentences.push(self.tables(&seats, &frame)),
        }
        let because = self.atlas.challenge(decision.challenge().as_str()).map(|one| &one.shared_because[..]);
        passage.sentences.extend(self.together(because.unwrap_or_default()));
        self.tell_seats(&seats, &frame, &mut passage);
        passage
    }

    /// One seat of a decision, under the name of its area.
    #[must_use]
    pub fn seat(&self, seat: &Seat<'_>) -> Passage {
        let seats = [*seat];
        let frame = self.frame_of(&seats);
        let mut passage = Passage::titled(self.area(seat.area().as_str()));
        passage.sentences.push(self.approaches(&seat.approaches().collect::<Vec<_>>()));
        passage.sentences.push(self.tables(&seats, &frame));
        self.tell_seats(&seats, &frame, &mut passage);
        passage
    }

    /// An approach: "gezamenlijk aanpakken".
    #[must_use]
    pub fn approach(&self, approach: Approach) -> String {
        match approach {
            Approach::Local => self.language.approach_local(),
            Approach::Joint => self.language.approach_joint(),
            Approach::Signal => self.language.approach_signal(),
        }
    }

    /// Under which approaches something is to be done, as a sentence.
    #[must_use]
    pub fn approaches(&self, approaches: &[Approach]) -> String {
        use Approach::{Joint, Local, Signal};
        let has = |approach| approaches.contains(&approach);
        match (has(Local), has(Joint), has(Signal)) {
            (true, true, true) => self.language.of_each(),
            (true, true, false) => self.language.local_and_joint(),
            (true, false, true) => self.language.local_and_signal(),
            (false, true, true) => self.language.joint_and_signal(),
            (_, true, _) => self.language.all_joint(),
            (_, _, true) => self.language.all_signal(),
            _ => self.language.all_local(),
        }
    }

    /// Why a challenge is tackled together, as a sentence; nothing where no reason is given.
    fn together(&self, because: &[SharedBecause]) -> Option<String> {
        let reason = |because: &SharedBecause| match because {
            SharedBecause::Border => self.language.because_border(),
            SharedBecause::WinWin => self.language.because_win_win(),
            SharedBecause::Learning => self.language.because_learning(),
            SharedBecause::Scale => self.language.because_scale(),
        };
        let reasons: Vec<String> = because.iter().map(reason).collect();
        let number = reasons.len().to_string();
        (!reasons.is_empty()).then(|| self.language.together_because(&number, &self.clauses(&reasons)))
    }

    pub(crate) fn frame_of(&self, seats: &[Seat<'_>]) -> Frame {
        let areas: Vec<&Id> = seats.iter().map(Seat::area).collect();
        let covered: Vec<&Id> = seats.iter().flat_map(Seat::covers).collect();
        self.frame(&areas, &covered)
    }

    /// How many tables there are, and where.
    fn tables(&self, seats: &[Seat<'_>], frame: &Frame) -> String {
        if let [seat] = seats {
            let area = self.area(seat.area().as_str());
            return if seat.covers() == [seat.area()] {
                self.language.seat_own(&area)
            } else {
                self.language.seat_shared(&area, &self.covered(frame))
            };
        }
        let number = self.language.number(seats.len());
        match self.seats_noun(frame) {
            Some(noun) if seats.len() > BEFORE_VERB => self.language.seats_each(&number, &noun),
            _ => {
                let areas: Vec<String> = seats.iter().map(|seat| self.area(seat.area().as_str())).collect();
                self.language.seats_named(&number, &self.list(&areas))
            }
        }
    }

    fn tell_seats(&self, seats: &[Seat<'_>], frame: &Frame, passage: &mut Passage) {
        let mut said = Said::new();
        let mut part = Passage::titled(self.language.heading_roles());
        part.sentences = self.roles(seats, frame, &mut said);
        if part.sentences.is_empty() {
            part.sentences.push(self.language.nobody());
        }
        passage.add(part);
        let mut part = Passage::titled(self.language.heading_levers());
        part.sentences = self.levers(seats, frame, &mut said);
        passage.add(part);
        let mut part = Passage::titled(self.language.heading_gaps());
        part.sentences =
            self.findings(&seats.iter().flat_map(Seat::gaps).collect::<Vec<_>>(), frame, &mut said);
        passage.add(part);
        let mut part = Passage::titled(self.language.heading_advice());
        part.sentences =
            self.findings(&seats.iter().flat_map(Seat::advice).collect::<Vec<_>>(), frame, &mut said);
        passage.add(part);
        let mut part = Passage::titled(self.language.heading_excluded());
        part.sentences = self.excluded(seats, frame, &mut said);
        passage.add(part);
    }

    /// Who does what: in the order of the roles of the rule book, the strongest first; roles of the same people in one sentence.
    fn roles(&self, seats: &[Seat<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let roles: Vec<_> = seats.iter().flat_map(Seat::roles).collect();
        // sentences in the making: strength, deeds, who
        let mut told: Vec<(Strength, Vec<String>, Vec<Named>)> = Vec::new();
        for role in &self.atlas.rule_book().roles {
            for strength in Strength::ALL.iter().copied().rev() {
                let these = roles.iter().filter(|one| *one.role == role.id && one.strength == strength);
                let pairs: Vec<(&Id, &Id)> = these.map(|one| (one.stakeholder, one.area)).collect();
                if pairs.is_empty() {
                    continue;
                }
                let who = self.people(&pairs, frame);
                let deed = self.role_deed(role.id.as_str(), Some(strength));
                match told.iter_mut().find(|(other, _, same)| *other == strength && *same == who) {
                    Some((_, deeds, _)) => deeds.push(deed),
                    None => told.push((strength, vec![deed], who)),
                }
            }
        }
        told.iter().map(|(strength, deeds, who)| self.does(*strength, deeds, who, said)).collect()
    }

    fn does(&self, strength: Strength, deeds: &[String], who: &[Named], said: &mut Said) -> String {
        let deeds = self.clauses(deeds);
        let (names, is_simple) = self.say(who, said);
        if who.len() > BEFORE_VERB || !is_simple {
            return self.language.have_roles(&self.modal(Some(strength), "2"), &deeds, &names);
        }
        let number = verb_of(who);
        let modal = self.modal(Some(strength), number);
        capital(&self.language.has_roles(&names, &modal, &deeds))
    }

    /// Where the levers lie, lever by lever.
    fn levers(&self, seats: &[Seat<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut levers: Vec<_> = seats.iter().flat_map(Seat::levers).collect();
        sort_by(&mut levers, |one, other| one.lever.cmp(other.lever));
        let mut told = Vec::new();
        for answers in levers.chunk_by(|one, other| one.lever == other.lever) {
            let Some(lever) = answers.first().map(|answer| self.lever(answer.lever.as_str())) else {
                continue;
            };
            let mut sources: Vec<_> = answers.iter().flat_map(|answer| &answer.sources).collect();
            let rank = |level: &Id| self.atlas.model.levels.find(level.as_str());
            sort_by(&mut sources, |one, other| rank(one.level).cmp(&rank(other.level)));
            let is_one_level = sources.chunk_by(|one, other| one.level == other.level).count() < 2;
            for at_level in sources.chunk_by(|one, other| one.level == other.level) {
                let pairs: Vec<(&Id, &Id)> = at_level
                    .iter()
                    .flat_map(|source| source.holders.iter().map(|holder| (*holder, source.area)))
                    .collect();
                let who = self.people(&pairs, frame);
                let number = who.len().to_string();
                let (names, _) = self.say(&who, said);
                let names = names.trim_end_matches(',');
                told.push(if is_one_level {
                    self.language.lever_held(&lever, &number, names)
                } else {
                    let covers: Vec<&Id> =
                        at_level.iter().flat_map(|source| source.covers.iter().copied()).collect();
                    self.language.lever_held_for(&lever, &number, names, &self.areas(&covers, frame))
                });
            }
        }
        told
    }

    /// Who is excluded from which role, and why.
    fn excluded(&self, seats: &[Seat<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut all: Vec<_> = seats.iter().flat_map(Seat::excluded).collect();
        let same = |one: &ExcludedAnswer<'_>, other: &ExcludedAnswer<'_>| {
            let other = (other.role, &other.forbidden_by, &other.exclusions);
            (one.role, &one.forbidden_by, &one.exclusions).cmp(&other)
        };
        sort_by(&mut all, same);
        let mut told = Vec::new();
        for group in all.chunk_by(|one, other| same(one, other).is_eq()) {
            let Some(first) = group.first() else { continue };
            let pairs: Vec<(&Id, &Id)> = group.iter().map(|one| (one.stakeholder, one.area)).collect();
            let who = self.people(&pairs, frame);
            let number = verb_of(&who);
            let (names, _) = self.say(&who, said);
            let rules =
                first.forbidden_by.iter().map(|rule| full(&self.name(Collection::Rules, rule.as_str())));
            let exclusions = first.exclusions.iter().filter_map(|id| self.atlas.exclusion(id.as_str()));
            let reasons = exclusions.map(|exclusion| full(self.text(&exclusion.reason)));
            let reasons: Vec<String> = rules.chain(reasons).collect();
            let role = self.role(first.role.as_str());
            let told_one = self.language.excluded(&names, number, &role, &reasons.join(" "));
            told.push(capital(&told_one));
        }
        told
    }
}

/// As a sentence, with its stop.
pub(super) fn full(text: &str) -> String {
    let text = text.trim();
    let ends = text.ends_with(['.', '!', '?', '…']);
    format!("{}{}", capital(text), if ends { "" } else { "." })
}
