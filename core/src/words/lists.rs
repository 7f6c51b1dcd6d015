//! The three lists as a note: by theme, what exists already, what is tackled locally, what jointly, what is signalled and what nobody can do yet; then the signals,
//! bundled.

use crate::document::{Approach, Collection};
use crate::ids::Id;
use crate::order::sort;
use crate::views::{Known, Part, RoleFolded, Signal, ThemeLists, ThreeLists, Unheld};

use super::Words;
use super::challenges::distinct;
use super::fold::Frame;
use super::names::{Said, capital, sentences};
use super::passage::Passage;

impl Words<'_> {
    /// What is tackled locally, what jointly and what is signalled, and what nobody can do yet: by theme, challenge by challenge and lever by lever.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}], "levers": [{"id": "norm", "label": "normen opleggen"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid", "norm"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let lists = atlas.words(&dutch).three_lists(&atlas.three_lists(&regie::Scope::default())?);
    /// let poverty = &lists.parts[0];
    /// let titles: Vec<&str> = poverty.parts.iter().map(|part| part.title.as_str()).collect();
    /// assert_eq!(titles, ["Wat er al bestaat", "Lokaal aanpakken", "Wat nog niemand in handen heeft"]);
    /// assert_eq!(poverty.parts[2].sentences, ["Niemand heeft de hefboom ‘normen opleggen’. Ze is nodig voor ‘schulden’."]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn three_lists(&self, lists: &ThreeLists<'_>) -> Passage {
        let mut all = Passage::titled(self.language.heading_three_lists());
        let mut said = Said::new();
        for theme in &lists.themes {
            all.add(self.theme_lists(theme, &mut said));
        }
        let mut part = Passage::titled(self.language.heading_signals());
        let mut told: Vec<&Signal<'_>> = Vec::new();
        for signal in &lists.signals {
            if told.iter().any(|other| is_same(other, signal)) {
                continue;
            }
            told.push(signal);
            let alike: Vec<&Signal<'_>> = lists.signals.iter().filter(|one| is_same(one, signal)).collect();
            part.add(self.signal(signal, &alike, &mut said));
        }
        all.add(part);
        if all.is_empty() {
            all.sentences.push(self.language.no_challenge());
        }
        all
    }

    pub(crate) fn theme_lists(&self, lists: &ThemeLists<'_>, said: &mut Said) -> Passage {
        let mut passage = Passage::titled(self.theme_heading(lists.theme));
        passage.add(self.existing(&lists.challenges, said));
        for approach in Approach::ALL.iter().copied() {
            let mut column = Passage::titled(capital(&self.approach(approach)));
            for known in &lists.challenges {
                let of = |part: &&Part<'_>| part.challenge == known.challenge;
                let parts: Vec<&Part<'_>> = lists.column(approach).iter().filter(of).collect();
                column.add(self.parts(approach, &parts, &affected(lists, known.challenge), said));
            }
            passage.add(column);
        }
        let mut part = Passage::titled(self.language.heading_nobody_yet());
        part.sentences = self.nobody_yet(lists);
        passage.add(part);
        passage
    }

    /// What exists already: look at it first.
    pub(crate) fn existing(&self, challenges: &[Known<'_>], said: &mut Said) -> Passage {
        let mut part = Passage::titled(self.language.heading_existing());
        let mut told: Vec<&[&Id]> = Vec::new();
        let mut without = Vec::new();
        for known in challenges {
            if known.offers.is_empty() {
                without.push(known.challenge);
            } else if !told.contains(&&known.offers[..]) {
                let alike = challenges.iter().filter(|other| other.offers == known.offers);
                let names = self.challenge_names(&alike.map(|one| one.challenge).collect::<Vec<_>>());
                let (number, offers) = (known.offers.len().to_string(), self.offers(&known.offers, said));
                part.sentences.push(self.language.exists_for(&self.list(&names), &number, &offers));
                told.push(&known.offers);
            }
        }
        if !without.is_empty() {
            part.sentences.push(self.language.exists_nothing(&self.challenges(&without)));
        }
        part
    }

    /// What of a challenge stands in a column, lever by lever; those who take part in several levers alike are told once.
    fn parts(&self, approach: Approach, parts: &[&Part<'_>], affected: &[&Id], said: &mut Said) -> Passage {
        let Some(first) = parts.first() else { return Passage::default() };
        let mut passage =
            Passage::titled(capital(&self.name(Collection::Challenges, first.challenge.as_str())));
        let mut told: Vec<&Part<'_>> = Vec::new();
        for part in parts {
            let same = |other: &&&Part<'_>| other.takes_part == part.takes_part;
            if told.iter().any(|other| same(&other)) {
                continue;
            }
            told.push(part);
            let mut addressees: Vec<&Id> = Vec::new();
            for alike in parts.iter().filter(same) {
                passage.sentences.push(self.part(alike, affected, said));
                if approach == Approach::Signal {
                    addressees.extend(&alike.holders.stakeholders);
                }
            }
            let areas: Vec<&Id> = part.places.iter().map(|place| place.area).collect();
            let frame = self.frame(&areas, affected);
            passage.sentences.extend(self.take_part(&part.takes_part, &addressees, &frame, said));
        }
        passage
    }

    fn part(&self, part: &Part<'_>, affected: &[&Id], said: &mut Said) -> String {
        let areas: Vec<&Id> = part.places.iter().map(|place| place.area).collect();
        let frame = self.frame(&areas, affected);
        let Some(lever) = part.lever else {
            return self.language.table_alone(&self.areas(&areas, &frame));
        };
        let places = part.places.iter();
        let holders: Vec<(&Id, &Id)> =
            places.flat_map(|place| place.holders.iter().map(|holder| (*holder, place.area))).collect();
        let covers = (part.covers.len() < affected.len()).then_some(&part.covers[..]);
        self.lever_lies(lever, &holders, covers, &frame, said)
    }

    /// Who takes part in which roles: those with the same roles together, in the order of the rule book.
    fn take_part(
        &self,
        roles: &[RoleFolded<'_>],
        addressees: &[&Id],
        frame: &Frame,
        said: &mut Said,
    ) -> Vec<String> {
        let order = &self.atlas.rule_book().roles;
        let rank = |role: &Id| order.iter().position(|one| one.id == *role).unwrap_or(order.len());
        let mut pairs: Vec<(&Id, usize)> = Vec::new();
        for role in roles {
            let role_rank = rank(role.role);
            pairs.extend(role.who.stakeholders.iter().map(|who| (*who, role_rank)));
        }
        sort(&mut pairs);
        let of_one = pairs.chunk_by(|one, other| one.0 == other.0);
        let mut groups: Vec<(Vec<usize>, &Id)> = of_one
            .filter_map(|own| Some((own.iter().map(|(_, rank)| *rank).collect(), own.first()?.0)))
            .collect();
        sort(&mut groups);
        let mut told = Vec::new();
        for group in groups.chunk_by(|one, other| one.0 == other.0) {
            let Some((ranks, _)) = group.first() else { continue };
            let who: Vec<&Id> = group.iter().map(|(_, who)| *who).collect();
            let names = ranks.iter().filter_map(|rank| order.get(*rank));
            let names: Vec<&str> = names.map(|role| role.id.as_str()).collect();
            let names = |number: &str| {
                self.list(&names.iter().map(|role| self.role_of(role, number)).collect::<Vec<_>>())
            };
            // with whom the lever lies was said, and whoever holds one that is signalled is its addressee
            if who.iter().all(|one| addressees.contains(one)) {
                continue;
            }
            let who = self.folded(&who, frame);
            told.push(self.who_does(
                &who,
                said,
                &|who, number| self.language.takes_part(who, number, &names(number)),
                &|who| self.language.take_part(&names("2"), who),
            ));
        }
        told
    }

    fn nobody_yet(&self, lists: &ThemeLists<'_>) -> Vec<String> {
        let levers = distinct(lists.nobody.iter().map(|one| one.lever));
        let told = levers.into_iter().map(|lever| {
            let alike: Vec<&Unheld<'_>> = lists.nobody.iter().filter(|one| one.lever == lever).collect();
            let covers = distinct(alike.iter().flat_map(|one| &one.covers).copied());
            let below = distinct(alike.iter().flat_map(|one| &one.held_below).copied());
            let challenges: Vec<&Id> = alike.iter().map(|one| one.challenge).collect();
            let affected = challenges.iter().flat_map(|challenge| self::affected(lists, challenge));
            let frame = self.frame(&[], &distinct(affected));
            let mut told = self.nobody_holds(lever, &covers, &below, &frame);
            told.push(self.needed_for(&challenges));
            sentences(&told)
        });
        told.collect()
    }

    /// One signal: to whom, who stands behind it, and why nobody lower can.
    fn signal(&self, signal: &Signal<'_>, alike: &[&Signal<'_>], said: &mut Said) -> Passage {
        let mut passage = Passage::titled(capital(&self.name(Collection::Levers, signal.lever.as_str())));
        let frame = self.frame(&[], &signal.covers);
        let to: Vec<&Id> = alike.iter().map(|one| one.addressee).collect();
        let (to, _) = self.say(&self.folded(&to, &frame), said);
        passage.sentences.push(self.language.signal_to(to.trim_end_matches(',')));
        let number = signal.count.to_string();
        passage.sentences.push(self.language.signal_behind(&number, &self.covered(&frame)));
        passage.sentences.push(self.language.signal_for(&self.challenges(&signal.challenges)));
        let mut lower: Vec<&Id> = Vec::new();
        for area in signal.not_lower.iter().flat_map(|one| &one.areas) {
            if !lower.contains(area) {
                lower.push(area);
            }
        }
        if !lower.is_empty() {
            passage.sentences.push(self.language.not_lower(&self.nowhere_in(&lower, &frame)));
        }
        passage
    }
}

/// All areas for which something of a challenge is told.
fn affected<'a>(lists: &ThemeLists<'a>, challenge: &Id) -> Vec<&'a Id> {
    let parts = [&lists.local, &lists.joint, &lists.signal].into_iter().flatten();
    let parts = parts.filter(|part| *part.challenge == *challenge).flat_map(|part| &part.covers);
    let nobody = lists.nobody.iter().filter(|one| *one.challenge == *challenge).flat_map(|one| &one.covers);
    distinct(parts.chain(nobody).copied())
}

/// Do two signals differ in whom they go to alone?
fn is_same(one: &Signal<'_>, other: &Signal<'_>) -> bool {
    (one.lever, &one.challenges, &one.covers, &one.not_lower)
        == (other.lever, &other.challenges, &other.covers, &other.not_lower)
}
