//! Folding: many of a kind in few words. "De 14 gemeenten, elk op het eigen grondgebied" says as much as fourteen lines.

use crate::ids::Id;
use crate::model::table::{AreaIx, KindIx, StakeholderIx, holds, sorted};
use crate::order::sort;

use super::Words;
use super::names::{Named, Said};

/// From how many on are those of a kind told by their number?
const MANY: usize = 4;
/// How many are named as missing from the whole of a kind?
const FEW: usize = 3;

/// What an answer is about: its seats, and the areas that they cover. What goes without saying there is not said.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    seats: Vec<AreaIx>,
    covered: Vec<AreaIx>,
}

/// Where someone stands, as far as it must be said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Where {
    /// At every seat, or where else would they be.
    Here,
    /// Each in its own area.
    Own,
    /// At these places.
    At(Vec<AreaIx>),
}

/// Areas of one level, as they are told together.
#[derive(Debug)]
enum Together {
    /// All that the answer is about: how many, and what they are called.
    All(String, String),
    /// All but a few: what they are called, which are not among them, and the names of those that are.
    But(String, String, Vec<String>),
    /// By their names.
    Names(Vec<String>),
}

impl Frame {
    /// Does another frame have these seats?
    pub(super) fn has_seats_of(&self, other: &Self) -> bool {
        !self.seats.is_empty() && self.seats == other.seats
    }
}

impl Words<'_> {
    /// Stakeholders in few words: "14 lokale besturen en CAW Zuid-West-Vlaanderen". Many of a kind are told by their number; municipality and OCMW of one town are one
    /// local government (decree of 2018, article 3, 3°).
    #[must_use]
    pub fn fold(&self, stakeholders: &[&str]) -> String {
        let found = stakeholders.iter().filter_map(|id| self.atlas.model.stakeholders.find(id)).collect();
        let parts: Vec<String> = self.group(&sorted(found), None).into_iter().map(|part| part.text).collect();
        self.list(&parts)
    }

    /// What a challenge is about: its seats, and the areas that it affects.
    pub(super) fn frame_of_challenge(&self, challenge: &Id) -> Frame {
        let Ok(decision) = self.atlas.decision(challenge.as_str()) else { return Frame::default() };
        let seats: Vec<_> = decision.seats().collect();
        let covered: Vec<&Id> = seats.iter().flat_map(super::super::answer::Seat::covers).collect();
        self.frame(&seats.iter().map(super::super::answer::Seat::area).collect::<Vec<_>>(), &covered)
    }

    pub(crate) fn frame(&self, seats: &[&Id], covered: &[&Id]) -> Frame {
        let find = |ids: &[&Id]| sorted(ids.iter().filter_map(|id| self.area_ix(id)).collect());
        Frame { seats: find(seats), covered: find(covered) }
    }

    fn area_ix(&self, id: &Id) -> Option<AreaIx> {
        self.atlas.model.areas.find(id.as_str())
    }

    /// Who stands where, in few words: stakeholders with a place.
    pub(crate) fn people(&self, pairs: &[(&Id, &Id)], frame: &Frame) -> Vec<Named> {
        let stakeholders = &self.atlas.model.stakeholders;
        let find = |(s, area): &(&Id, &Id)| Some((stakeholders.find(s.as_str())?, self.area_ix(area)?));
        let mut pairs: Vec<(StakeholderIx, AreaIx)> = pairs.iter().filter_map(find).collect();
        sort(&mut pairs);
        pairs.dedup();
        let mut who: Vec<(Where, StakeholderIx)> = Vec::new();
        for places in pairs.chunk_by(|one, other| one.0 == other.0) {
            let Some((s, _)) = places.first() else { continue };
            let places: Vec<AreaIx> = places.iter().map(|(_, area)| *area).collect();
            who.push((self.stands(*s, places, frame), *s));
        }
        sort(&mut who);
        let mut told = Vec::new();
        for group in who.chunk_by(|one, other| one.0 == other.0) {
            let members: Vec<StakeholderIx> = group.iter().map(|(_, s)| *s).collect();
            let Some((at, _)) = group.first() else { continue };
            let parts = self.group(&members, Some(frame));
            match at {
                Where::Here => told.extend(parts),
                // where there are few, their names say where they are
                Where::Own if members.len() < MANY => told.extend(parts),
                Where::Own => {
                    let own = self.with(&parts, |who| self.language.each_own(who));
                    told.push(Named { is_apposed: true, ..own });
                }
                Where::At(areas) => {
                    let place = self.areas_ix(areas, frame);
                    told.push(self.with(&parts, |who| {
                        if who.ends_with(&place) { who.to_owned() } else { self.language.who_in(who, &place) }
                    }));
                }
            }
        }
        told
    }

    /// Stakeholders in few words, wherever they stand.
    pub(super) fn folded(&self, ids: &[&Id], frame: &Frame) -> Vec<Named> {
        let found = ids.iter().filter_map(|id| self.atlas.model.stakeholders.find(id.as_str())).collect();
        self.group(&sorted(found), Some(frame))
    }

    /// One name of several, changed.
    fn with(&self, parts: &[Named], change: impl Fn(&str) -> String) -> Named {
        let is_many = parts.len() > 1 || parts.iter().any(|part| part.is_many);
        let (names, _) = self.say(parts, &mut Said::new());
        Named { text: change(&names), short: None, is_apposed: false, is_many }
    }

    fn stands(&self, s: StakeholderIx, places: Vec<AreaIx>, frame: &Frame) -> Where {
        if places == frame.seats {
            return Where::Here;
        }
        let works_in = self.atlas.people.works_in(s);
        match places[..] {
            [one] if works_in.contains(&one) => {
                // who works in one town acts in its own; who works in the region of the table is simply there
                if holds(&frame.covered, &one) { Where::Own } else { Where::Here }
            }
            _ => Where::At(places),
        }
    }

    /// Those who stand in one place: numbers of a kind first, then names.
    fn group(&self, members: &[StakeholderIx], frame: Option<&Frame>) -> Vec<Named> {
        let mut parts = Vec::new();
        let mut rest = self.local_governments(members, frame, &mut parts);
        let kind_of = |s: &StakeholderIx| self.atlas.people.kind(*s);
        let mut kinds: Vec<KindIx> = rest.iter().filter_map(kind_of).collect();
        kinds = sorted(kinds);
        for kind in kinds {
            let id = self.atlas.model.kinds.id(kind).as_str();
            let of_kind: Vec<StakeholderIx> =
                rest.iter().copied().filter(|s| kind_of(s) == Some(kind)).collect();
            if of_kind.len() < MANY || self.language.noun("kinds", id, 1).is_none() {
                continue;
            }
            let noun = self.kinds_noun(id);
            let text =
                self.number_of(&of_kind, &noun, &self.all_of_kinds(&[kind], frame), |s| self.s_name(s));
            parts.push(Named::many(text));
            rest.retain(|s| kind_of(s) != Some(kind));
        }
        let mut names: Vec<Named> = rest
            .iter()
            .map(|s| self.named_stakeholder(self.atlas.model.stakeholders.id(*s).as_str()))
            .collect();
        crate::order::sort_by(&mut names, |one, other| {
            one.text.to_lowercase().cmp(&other.text.to_lowercase())
        });
        parts.extend(names);
        parts
    }

    fn s_name(&self, s: StakeholderIx) -> String {
        self.stakeholder(self.atlas.model.stakeholders.id(s).as_str())
    }

    /// Towns that stand there with municipality and OCMW: one local government each. Gives back who is left.
    fn local_governments(
        &self,
        members: &[StakeholderIx],
        frame: Option<&Frame>,
        parts: &mut Vec<Named>,
    ) -> Vec<StakeholderIx> {
        let [Some(municipality), Some(ocmw)] =
            ["municipality", "ocmw"].map(|kind| self.atlas.model.kinds.find(kind))
        else {
            return members.to_vec();
        };
        let both = self.towns(members, municipality, ocmw);
        if both.len() < FEW {
            return members.to_vec();
        }
        let noun = self.language.local_governments(&both.len().to_string());
        let all = frame.map(|_| self.all_of_kinds(&[municipality, ocmw], frame));
        let all = all.map(|all| self.towns(&all, municipality, ocmw)).unwrap_or_default();
        let text =
            self.number_of(&both, &noun, &all, |area| self.area(self.atlas.model.areas.id(area).as_str()));
        parts.push(Named::many(text));
        let told = |s: &StakeholderIx| {
            let kind = self.atlas.people.kind(*s);
            (kind == Some(municipality) || kind == Some(ocmw))
                && self.town(*s).is_some_and(|t| both.contains(&t))
        };
        members.iter().copied().filter(|s| !told(s)).collect()
    }

    /// The one town where it works, with or without parts of it.
    pub(super) fn town(&self, s: StakeholderIx) -> Option<AreaIx> {
        let works_in = self.atlas.people.works_in(s);
        let holds_all =
            |town: &&AreaIx| works_in.iter().all(|area| self.atlas.space.lies_within(*area, **town));
        works_in.iter().find(holds_all).copied()
    }

    /// The towns with one of each kind among these.
    fn towns(&self, members: &[StakeholderIx], one: KindIx, other: KindIx) -> Vec<AreaIx> {
        let of = |kind| {
            let of_kind = members.iter().filter(move |s| self.atlas.people.kind(**s) == Some(kind));
            sorted(of_kind.filter_map(|s| self.town(*s)).collect())
        };
        let others = of(other);
        of(one).into_iter().filter(|town| holds(&others, town)).collect()
    }

    /// All of some kinds that work in the covered areas.
    fn all_of_kinds(&self, kinds: &[KindIx], frame: Option<&Frame>) -> Vec<StakeholderIx> {
        let covered = frame.map(|frame| &frame.covered[..]).unwrap_or_default();
        let workers = covered.iter().flat_map(|area| self.atlas.people.workers(*area)).copied();
        let is_of = |s: &StakeholderIx| self.atlas.people.kind(*s).is_some_and(|kind| kinds.contains(&kind));
        sorted(workers.filter(is_of).collect())
    }

    /// "de 14 gemeenten", "12 van de 14 OCMW’s (zonder OCMW Harelbeke en OCMW Kortrijk)", or their number and names.
    fn number_of<I: Copy + Ord>(
        &self,
        members: &[I],
        noun: &str,
        all: &[I],
        name: impl Fn(I) -> String,
    ) -> String {
        let number = self.language.number(members.len());
        let named = |list: &mut dyn Iterator<Item = I>| self.list(&list.map(&name).collect::<Vec<_>>());
        if all.is_empty() {
            return self.language.counted(&number, noun);
        }
        let others: Vec<I> = all.iter().copied().filter(|one| !members.contains(one)).collect();
        match others.len() {
            0 => self.language.all_of(&number, noun),
            few if few <= FEW && members.len() > few => {
                let all = self.language.number(all.len());
                self.language.some_of(&number, &all, noun, &named(&mut others.into_iter()))
            }
            _ => {
                let counted = self.language.counted(&number, noun);
                self.language.counted_names(&counted, &named(&mut members.iter().copied()))
            }
        }
    }

    /// Areas level by level: all of a frame that have it, all but a few, or one by one.
    fn by_level(&self, areas: &[&Id], frame: &Frame) -> Vec<Together> {
        let model = &self.atlas.model;
        let name = |area: &AreaIx| self.area(model.areas.id(*area).as_str());
        let areas: Vec<AreaIx> = sorted(areas.iter().filter_map(|id| self.area_ix(id)).collect());
        let mut told = Vec::new();
        for alike in areas.chunk_by(|one, other| model.level_of[*one] == model.level_of[*other]) {
            let level = alike.first().map(|area| model.level_of[*area]);
            let of_level = frame.covered.iter().filter(|area| Some(model.level_of[**area]) == level);
            let others: Vec<String> = of_level.filter(|area| !holds(alike, area)).map(name).collect();
            let is_inside = alike.iter().all(|area| holds(&frame.covered, area));
            match (self.areas_noun(alike), others.len()) {
                (Some(noun), 0) if is_inside && alike.len() >= MANY => {
                    told.push(Together::All(self.language.number(alike.len()).into_owned(), noun));
                }
                (Some(noun), few @ 1..=FEW) if is_inside && alike.len() >= MANY * few => {
                    told.push(Together::But(noun, self.list(&others), alike.iter().map(name).collect()));
                }
                _ => told.push(Together::Names(alike.iter().map(name).collect())),
            }
        }
        told
    }

    /// Areas in a sentence, of any levels: "de 14 gemeenten en Zuid-West-Vlaanderen".
    pub(super) fn named_areas(&self, areas: &[&Id], frame: &Frame) -> String {
        let told = self.by_level(areas, frame).into_iter().flat_map(|alike| match alike {
            Together::All(number, noun) => vec![self.language.all_of(&number, &noun)],
            Together::But(noun, others, _) => vec![self.language.areas_but(&noun, &others)],
            Together::Names(names) => names,
        });
        self.list(&told.collect::<Vec<_>>())
    }

    /// Areas of each of which something is so: "elk van de 14 gemeenten".
    pub(super) fn each_area(&self, areas: &[&Id], frame: &Frame) -> String {
        let told = self.by_level(areas, frame).into_iter().flat_map(|alike| match alike {
            Together::All(number, noun) => vec![self.language.each_of(&number, &noun)],
            Together::But(noun, others, _) => vec![self.language.areas_but(&noun, &others)],
            Together::Names(names) => names,
        });
        self.list(&told.collect::<Vec<_>>())
    }

    /// Areas in none of which something is so: "in geen van de 14 gemeenten en niet in Zuid-West-Vlaanderen".
    pub(super) fn nowhere_in(&self, areas: &[&Id], frame: &Frame) -> String {
        let told = self.by_level(areas, frame).into_iter().flat_map(|alike| match alike {
            Together::All(number, noun) => vec![self.language.in_none_of(&number, &noun)],
            Together::But(.., names) | Together::Names(names) => {
                names.iter().map(|name| self.language.not_in(name)).collect()
            }
        });
        self.clauses(&told.collect::<Vec<_>>())
    }

    /// Areas in few words: "Menen", "alle 14 gemeenten", "alle gemeenten behalve Menen en Wervik".
    pub(crate) fn areas(&self, areas: &[&Id], frame: &Frame) -> String {
        let areas = sorted(areas.iter().filter_map(|id| self.area_ix(id)).collect());
        self.areas_ix(&areas, frame)
    }

    fn areas_ix(&self, areas: &[AreaIx], frame: &Frame) -> String {
        let name = |area: &AreaIx| self.area(self.atlas.model.areas.id(*area).as_str());
        let Some(noun) = self.areas_noun(&frame.covered) else {
            return self.list(&areas.iter().map(name).collect::<Vec<_>>());
        };
        let (covered, rest): (Vec<&AreaIx>, Vec<&AreaIx>) =
            areas.iter().partition(|area| holds(&frame.covered, area));
        let others: Vec<String> =
            frame.covered.iter().filter(|area| !areas.contains(area)).map(name).collect();
        let mut told: Vec<String> = match others.len() {
            0 if covered.len() >= MANY => {
                vec![self.language.all_areas(&self.language.number(covered.len()), &noun)]
            }
            few @ 1..=FEW if covered.len() >= MANY * few => {
                vec![self.language.areas_but(&noun, &self.list(&others))]
            }
            _ => covered.into_iter().map(name).collect(),
        };
        told.extend(rest.into_iter().map(name));
        self.list(&told)
    }

    /// How many areas an answer is about, where these are all of them and told by their number, or the only one.
    pub(super) fn all_areas_of(&self, areas: &[&Id], frame: &Frame) -> Option<usize> {
        let count = frame.covered.len();
        let found = sorted(areas.iter().filter_map(|id| self.area_ix(id)).collect());
        (found == frame.covered && (count == 1 || count >= MANY)).then_some(count)
    }

    /// The covered areas as those for whom a table stands: "14 gemeenten", or their names.
    pub(crate) fn covered(&self, frame: &Frame) -> String {
        match self.areas_noun(&frame.covered) {
            Some(noun) if frame.covered.len() >= MANY => {
                self.language.counted(&self.language.number(frame.covered.len()), &noun)
            }
            _ => self.areas_ix(&frame.covered, &Frame::default()),
        }
    }

    /// Areas of one level by their number: "285 gemeenten"; nothing where the language has no word for them.
    #[cfg(feature = "render")]
    pub(crate) fn number_of_areas(&self, areas: &[&Id]) -> Option<String> {
        let noun = self.areas_noun(&areas.iter().filter_map(|id| self.area_ix(id)).collect::<Vec<_>>())?;
        Some(self.language.counted(&areas.len().to_string(), &noun))
    }

    /// What areas that all have one level are called.
    fn areas_noun(&self, areas: &[AreaIx]) -> Option<String> {
        self.level_of_all(areas, 1)
    }

    /// The noun of the one level that all these areas have.
    fn level_of_all(&self, areas: &[AreaIx], form: usize) -> Option<String> {
        let model = &self.atlas.model;
        let level = model.level_of[*areas.first()?];
        let same = areas.iter().all(|area| model.level_of[*area] == level);
        let noun = self.language.noun("levels", model.levels.id(level).as_str(), form)?;
        same.then(|| noun.to_owned())
    }

    /// How many seats there are, and what an area of one is called.
    pub(crate) fn seats_noun(&self, frame: &Frame) -> Option<String> {
        self.level_of_all(&frame.seats, 0)
    }
}
