//! Bundling: signals that wait to become part of a challenge, put together by what they have in common.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::path::StepField;
use super::routing::Routing;
use super::signal::Signal;
use super::state::Signals;
use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::document::{AreaEntry, Challenge, Spread};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, ThemeIx, share};
use crate::text::Text;

/// Signals that could be bundled, and into what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bundling {
    /// The signals, in the order of ids; one alone is like no other.
    pub signals: Vec<Id>,
    /// The target groups that two or more of them name.
    pub target_groups: Vec<Id>,
    /// The words with which two or more of them say what they see.
    pub words: Vec<Box<str>>,
    /// Where all of them together would go.
    pub routing: Routing,
    /// The challenge that could be made of them, where none is there.
    pub new_challenge: Challenge,
}

/// What is compared of a signal.
struct Likeness<'s> {
    signal: &'s Signal,
    themes: Vec<ThemeIx>,
    above: Vec<ThemeIx>,
    areas: Vec<AreaIx>,
    groups: BTreeSet<&'s Id>,
    words: BTreeMap<String, Box<str>>,
}

/// The shortest word that says something, in letters.
const LEAST_LETTERS: usize = 4;
/// By how many letters words are compared: `wachtlijst` and `wachtlijsten` are one.
const STEM_LETTERS: usize = 6;
/// Words that say nothing of what is seen.
const EMPTY_WORDS: [&str; 52] = [
    "aan", "about", "alle", "also", "andere", "been", "bij", "daar", "dan", "deze", "does", "door", "een",
    "eens", "from", "geen", "gezin", "haar", "hebben", "heeft", "heel", "here", "hier", "hoe", "hun", "have",
    "into", "kunnen", "maar", "meer", "mensen", "moet", "moeten", "more", "naar", "niet", "nog", "omdat",
    "onder", "over", "people", "than", "that", "their", "there", "they", "this", "veel", "voor", "when",
    "with", "worden",
];

fn words(text: &Text) -> BTreeMap<String, Box<str>> {
    let mut words: BTreeMap<String, Box<str>> = BTreeMap::new();
    let mut add = |text: &str| {
        let parts = text.split(|letter: char| !letter.is_alphanumeric());
        for word in parts.map(str::to_lowercase) {
            if word.chars().count() >= LEAST_LETTERS && !EMPTY_WORDS.contains(&word.as_str()) {
                let stem = word.chars().take(STEM_LETTERS).collect();
                let shortest = words.entry(stem).or_insert_with(|| word.as_str().into());
                if word.len() < shortest.len() {
                    *shortest = word.into();
                }
            }
        }
    };
    match text {
        Text::Plain(text) => add(text),
        Text::Tagged(texts) => texts.values().for_each(|text| add(text)),
    }
    words
}

impl<'s> Likeness<'s> {
    fn new(atlas: &Atlas, content: &Content, signal: &'s Signal) -> Self {
        let themes = atlas.model.themes.find_all(&signal.themes);
        Self {
            signal,
            above: content.above(&themes),
            themes: crate::model::table::sorted(themes),
            areas: atlas.areas_now(&signal.areas),
            groups: signal.target_groups.iter().collect(),
            words: words(&signal.seen),
        }
    }

    /// Are two signals alike: on themes of which one is above the other, in areas of which one lies in the other, and about one target group or in one word?
    fn is_like(&self, atlas: &Atlas, other: &Self) -> bool {
        let on_one = share(&self.themes, &other.above) || share(&other.themes, &self.above);
        let touch = |one: &AreaIx| other.areas.iter().any(|area| atlas.touch(*one, *area));
        let about_one = !self.groups.is_disjoint(&other.groups);
        let in_a_word = || self.words.keys().any(|stem| other.words.contains_key(stem));
        on_one && self.areas.iter().any(touch) && (about_one || in_a_word())
    }
}

/// Those that two or more have.
fn of_several<'k, K: Ord + 'k>(lists: impl Iterator<Item = K>) -> Vec<K> {
    let mut count: BTreeMap<K, usize> = BTreeMap::new();
    lists.for_each(|key| *count.entry(key).or_default() += 1);
    count.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect()
}

impl Signals {
    /// The signals that can become part of a challenge now, put together with those that are like them: on themes of which one is above the other, in areas of which one lies in the other, and about a
    /// target group or in a word that both name. Whatever is like one of them is put to them. In the order of the first signal of each; costs the square of how many wait.
    ///
    /// # Errors
    /// [`Unknown`] when signals name something that has gone from the landscape since.
    pub fn bundlings(&self, atlas: &Atlas) -> Result<Vec<Bundling>, Unknown> {
        let content = Content::new(&atlas.model);
        let waits = |signal: &&Signal| {
            let mut steps = self.path.steps_from(signal.state.as_str());
            signal.challenge.is_none() && steps.any(|step| step.records(StepField::Challenge))
        };
        let mut left: Vec<Likeness<'_>> =
            self.iter().filter(waits).map(|signal| Likeness::new(atlas, &content, signal)).collect();
        let mut bundlings = Vec::new();
        while !left.is_empty() {
            let mut together = vec![left.remove(0)];
            let mut n = 0;
            while let Some(one) = together.get(n) {
                let (like, unlike) = left.into_iter().partition(|other| one.is_like(atlas, other));
                left = unlike;
                together.extend::<Vec<Likeness<'_>>>(like);
                n += 1;
            }
            bundlings.push(self.bundling(atlas, &together)?);
        }
        Ok(bundlings)
    }

    fn bundling(&self, atlas: &Atlas, together: &[Likeness<'_>]) -> Result<Bundling, Unknown> {
        let signals = || together.iter().map(|one| one.signal);
        let all = |list: fn(&Signal) -> &Vec<Id>| -> Vec<Id> {
            let all: BTreeSet<&Id> = signals().flat_map(list).collect();
            all.into_iter().cloned().collect()
        };
        let (themes, areas) = (all(|one| &one.themes), all(|one| &one.areas));
        let target_groups = all(|one| &one.target_groups);
        let ids: BTreeSet<&Id> = signals().map(|one| &one.id).collect();
        let first = ids.first().map_or_else(Signal::report, |id| (*id).clone());
        let seen =
            signals().find(|one| one.id == first).map_or_else(|| Text::from(""), |one| one.seen.clone());
        let entries = areas.iter().cloned().map(AreaEntry::Area).collect();
        let mut new_challenge = Challenge::new(first, seen, themes.clone(), entries, Spread::Shared);
        new_challenge.target_groups.clone_from(&target_groups);
        let stems = of_several(together.iter().flat_map(|one| one.words.keys()));
        let word = |stem: &&String| {
            let words = together.iter().filter_map(|one| one.words.get(*stem));
            words.min_by_key(|word| (word.len(), *word)).cloned()
        };
        Ok(Bundling {
            target_groups: of_several(signals().flat_map(|one| &one.target_groups))
                .into_iter()
                .cloned()
                .collect(),
            words: stems.iter().filter_map(word).collect(),
            routing: self.route(atlas, &themes, &areas, &target_groups)?,
            new_challenge,
            signals: ids.into_iter().cloned().collect(),
        })
    }
}
