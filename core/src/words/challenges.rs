//! What several views say alike: challenges by name, levers with what needs them, and what is missing on which challenges.

use crate::Gap;
use crate::document::Collection;
use crate::ids::Id;
use crate::model::table::{AreaIx, sorted};
use crate::order::{sort, sort_by};
use crate::views::Spot;

use super::Words;
use super::fold::Frame;
use super::names::{Named, Said, capital, sentences, verb_of};

/// How many challenges are named without saying how many they are.
const FEW: usize = 3;
/// How many names stand before a verb.
const BEFORE_VERB: usize = 3;

impl Words<'_> {
    /// Challenges by name, at the end of a sentence: "‘A’ en ‘B’", "vier uitdagingen: ‘A’, ‘B’, ‘C’ en ‘D’".
    pub(crate) fn challenges(&self, ids: &[&Id]) -> String {
        let names = self.list(&self.challenge_names(ids));
        if ids.len() <= FEW {
            return names;
        }
        self.language.several_challenges(&self.language.number(ids.len()), &names)
    }

    /// Names of challenges, in the order of the names: that of ids says nothing to who reads them.
    pub(super) fn challenge_names(&self, ids: &[&Id]) -> Vec<String> {
        let mut names: Vec<String> = ids.iter().map(|id| self.challenge(id.as_str())).collect();
        sort_by(&mut names, |one, other| one.to_lowercase().cmp(&other.to_lowercase()));
        names
    }

    /// For which challenges a lever is needed, as a sentence.
    pub(super) fn needed_for(&self, challenges: &[&Id]) -> String {
        self.language.needed_for(&self.challenges(challenges))
    }

    /// The areas that challenges affect, of the level that most of them have: what "alle 14 gemeenten" are when nothing narrower is asked about.
    pub(crate) fn everywhere(&self) -> Frame {
        let (model, tasks) = (&self.atlas.model, &self.atlas.tasks);
        let tasks = model.challenges.indices().filter_map(|challenge| tasks.of(challenge));
        let affected: Vec<AreaIx> = sorted(tasks.flat_map(|task| task.affected).copied().collect());
        let of_level = |level| affected.iter().filter(move |area| model.level_of[**area] == level);
        let most = model.levels.indices().max_by_key(|level| of_level(*level).count());
        let ids: Vec<&Id> = most.into_iter().flat_map(of_level).map(|area| model.areas.id(*area)).collect();
        self.frame(&[], &ids)
    }

    /// Where a lever lies. Where that is told for some areas alone, `covers` are these.
    pub(super) fn lever_lies(
        &self,
        lever: &Id,
        holders: &[(&Id, &Id)],
        covers: Option<&[&Id]>,
        frame: &Frame,
        said: &mut Said,
    ) -> String {
        let who = self.people(holders, frame);
        let lever = self.lever(lever.as_str());
        let areas = distinct(holders.iter().map(|(_, area)| *area));
        if let ([area], None) = (&areas[..], covers) {
            let plain = self.folded(&holders.iter().map(|(who, _)| *who).collect::<Vec<_>>(), frame);
            // where their names do not say where they have it, that stands before them
            if plain != who {
                let (names, _) = self.say(&plain, said);
                let names = names.trim_end_matches(',');
                return self.language.lever_held_in(&lever, &self.area(area.as_str()), names);
            }
        }
        let (names, _) = self.say(&who, said);
        let (number, names) = (who.len().to_string(), names.trim_end_matches(','));
        match covers {
            None => self.language.lever_held(&lever, &number, names),
            Some(covers) => {
                capital(&self.language.lever_held_for(&lever, &number, names, &self.areas(covers, frame)))
            }
        }
    }

    /// A lever that nobody holds, for the areas for which somebody lower does, and for the others.
    pub(super) fn nobody_holds(
        &self,
        lever: &Id,
        covers: &[&Id],
        held_below: &[&Id],
        frame: &Frame,
    ) -> Vec<String> {
        let lever = self.lever(lever.as_str());
        let (below, others): (Vec<&Id>, Vec<&Id>) = covers.iter().partition(|area| held_below.contains(area));
        let mut told = Vec::new();
        for (areas, is_held_below) in [(others, false), (below, true)] {
            if !areas.is_empty() {
                told.push(self.nobody_has(&lever, &areas, is_held_below, frame));
            }
        }
        told
    }

    /// That nobody has a lever for these areas, by its name: of all areas, that it is so in none of them; of the only one, nothing.
    pub(super) fn nobody_has(
        &self,
        lever: &str,
        areas: &[&Id],
        is_held_below: bool,
        frame: &Frame,
    ) -> String {
        let (areas, nowhere) = match self.all_areas_of(areas, frame) {
            Some(1) => (String::new(), String::new()),
            Some(_) => (String::new(), self.nowhere_in(areas, frame)),
            None => (self.areas(areas, frame), String::new()),
        };
        if is_held_below {
            self.language.no_holder_but_below(lever, &areas, &nowhere)
        } else {
            self.language.no_holder(lever, &areas, &nowhere)
        }
    }

    /// Somebody and what they do: names before the verb where they are few and simple, after it where they are not.
    pub(super) fn who_does(
        &self,
        who: &[Named],
        said: &mut Said,
        before: &dyn Fn(&str, &str) -> String,
        after: &dyn Fn(&str) -> String,
    ) -> String {
        let (names, is_simple) = self.say(who, said);
        if who.len() > BEFORE_VERB || !is_simple {
            return capital(&after(names.trim_end_matches(',')));
        }
        let number = verb_of(who);
        capital(&before(&names, number))
    }

    /// What is missing, or to be watched, with the challenges: one sentence or two for each cause.
    pub(crate) fn spots(&self, spots: &[&Spot<'_>], frame: &Frame, said: &mut Said) -> Vec<String> {
        let cause = |spot: &Spot<'_>| {
            let of = spot.lever.or(spot.requirement).or(spot.separation).map(Id::as_str).unwrap_or_default();
            (spot.kind, of.to_owned())
        };
        let mut causes: Vec<(&str, String)> = spots.iter().map(|spot| cause(spot)).collect();
        sort(&mut causes);
        causes.dedup();
        let mut told = Vec::new();
        for one in causes {
            let alike: Vec<&&Spot<'_>> = spots.iter().filter(|spot| cause(spot) == one).collect();
            // what is missing at the same places, or is said of the same people, is told of all these challenges together
            let mut groups: Vec<(Vec<Gap<'_>>, Vec<&Id>)> = Vec::new();
            for challenge in distinct(alike.iter().map(|spot| spot.challenge)) {
                let here = alike.iter().filter(|spot| spot.challenge == challenge);
                let mut gaps: Vec<Gap<'_>> = Vec::new();
                // who has two roles is reported at every seat
                for gap in here.filter_map(|spot| gap(spot)) {
                    if !gaps.contains(&gap) {
                        gaps.push(gap);
                    }
                }
                match groups.iter_mut().find(|(same, _)| *same == gaps) {
                    Some((_, challenges)) => challenges.push(challenge),
                    None => groups.push((gaps, vec![challenge])),
                }
            }
            for (gaps, challenges) in groups {
                let mut sentence = self.findings(&gaps, frame, said);
                sentence.push(self.language.on_challenges(&self.challenges(&challenges)));
                told.push(sentences(&sentence));
            }
        }
        told
    }

    /// The name of a theme as a heading; of none, what has no theme of the list.
    pub(crate) fn theme_heading(&self, theme: Option<&Id>) -> String {
        theme.map_or_else(
            || self.language.no_theme(),
            |theme| capital(&self.name(Collection::Themes, theme.as_str())),
        )
    }

    /// Offers, each with whose it is: "‘Budgetadvies’ van OCMW Menen".
    pub(super) fn offers(&self, ids: &[&Id], said: &mut Said) -> String {
        let model = &self.atlas.model;
        let told = ids.iter().map(|id| {
            let by = model.offers.find(id.as_str()).map(|offer| &self.atlas.people.offer(offer).by[..]);
            let by: Vec<&Id> = by.unwrap_or_default().iter().map(|s| model.stakeholders.id(*s)).collect();
            let (names, _) = self.say(&self.folded(&by, &Frame::default()), said);
            let names = names.trim_end_matches(',');
            self.language.offer_by(&self.quoted(Collection::Offers, id.as_str()), names)
        });
        self.list(&told.collect::<Vec<_>>())
    }
}

/// Ids in order, each once.
pub(crate) fn distinct<'i>(ids: impl Iterator<Item = &'i Id>) -> Vec<&'i Id> {
    let mut ids: Vec<&Id> = ids.collect();
    sort(&mut ids);
    ids.dedup();
    ids
}

/// The finding of a decision that a spot tells.
pub(super) fn gap<'a>(spot: &Spot<'a>) -> Option<Gap<'a>> {
    if let (Some(lever), Some(area), Some(held_below)) = (spot.lever, spot.area, spot.held_below) {
        return Some(Gap::NoHolder { lever, area, held_below });
    }
    if let (Some(requirement), Some(area), Some(role), Some(found), Some(at_least)) =
        (spot.requirement, spot.area, spot.role, spot.found, spot.at_least)
    {
        return Some(Gap::Requirement { requirement, area, role, found, at_least });
    }
    if let (Some(separation), Some(stakeholder), Some(roles)) =
        (spot.separation, spot.stakeholder, spot.roles)
    {
        return Some(Gap::Separation { separation, stakeholder, roles });
    }
    (spot.kind == "no-common-area").then_some(Gap::NoCommonArea)
}
