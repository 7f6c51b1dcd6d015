//! The world that is measured: all of Flanders, or a part of it, made from real areas and invented work.
#![allow(
    clippy::indexing_slicing,
    reason = "indices of the world's own tables, made from their lengths; the tests make a world, and every measurement one"
)]

mod documents;
mod ground;
mod people;
pub(crate) mod random;
mod words;
mod work;

use serde::Serialize;

use documents::{Label, Landscape, Word};
use ground::Ground;
use random::Random;
use work::{Maker, Themes};

const RULE_BOOK: &str = include_str!("../../data/rule-book.json");

/// How many there are of everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Municipalities.
    pub towns: usize,
    /// Neighbourhoods within them.
    pub neighbourhoods: usize,
    /// Reference regions, associations and first-line zones.
    pub supralocal_areas: usize,
    /// Provinces.
    pub provinces: usize,
    /// Stakeholders of all kinds.
    pub stakeholders: usize,
    /// Their mandates, all together.
    pub mandates: usize,
    /// Their memberships, all together.
    pub memberships: usize,
    /// Challenges.
    pub challenges: usize,
    /// Of these, the ones that areas share.
    pub shared_challenges: usize,
    /// Levers.
    pub levers: usize,
    /// Themes, of all schemes.
    pub themes: usize,
    /// Schemes of themes.
    pub schemes: usize,
    /// Sectors.
    pub sectors: usize,
    /// Target groups.
    pub target_groups: usize,
    /// Offers.
    pub offers: usize,
    /// Agreements.
    pub agreements: usize,
    /// Appointments.
    pub appointments: usize,
    /// Exclusions.
    pub exclusions: usize,
}

/// A landscape and a rule book as text, and how much is in them.
#[derive(Debug)]
pub struct Work {
    /// The landscape.
    pub landscape_json: String,
    /// The rule book: the same at every scale.
    pub rule_book_json: String,
    /// How many there are of everything.
    pub counts: Counts,
}

/// So many in a hundred, rounded up.
fn scaled(count: usize, percent: u32) -> usize {
    (count * percent as usize).div_ceil(100)
}

/// The world at so many in a hundred of all of Flanders (1 to 100), the same for the same seed.
#[must_use]
pub fn generate(percent: u32, seed: u64) -> Work {
    let percent = percent.clamp(1, 100);
    let part = |number| Random::new(seed, number);
    let ground = Ground::new(percent);
    let people = people::people(&mut part(1), &ground, scaled(20_000, percent));
    let themes = Themes::new();
    let maker = Maker { ground: &ground, people: &people, themes: &themes };
    let agreements = maker.agreements(&mut part(2), scaled(800, percent));
    let appointments = maker.appointments(&mut part(3), scaled(1500, percent), &agreements);
    let exclusions = maker.exclusions(&mut part(4), scaled(600, percent));
    let offers = maker.offers(&mut part(5), scaled(6000, percent));
    let challenges = maker.challenges(&mut part(6), scaled(100_000, percent));
    let words = |words: &[words::Words]| -> Vec<Word> {
        words.iter().map(|(id, nl, en)| Word { id, label: Label::new(*nl, *en) }).collect()
    };
    let landscape = Landscape {
        format: "regie/landscape",
        version: 1,
        id: format!("benchmark-{percent}"),
        label: Label::new(format!("Vlaanderen, {percent} %"), format!("Flanders, {percent} %")),
        as_of: ground::DATE,
        note: "Made for the benchmark: the municipalities, provinces and regions are real, all else is invented.",
        areas: ground.areas(),
        sectors: words(&words::SECTORS),
        levers: words::LEVERS.iter().flat_map(|lever| words(&[lever.words])).collect(),
        target_groups: words(&words::TARGET_GROUPS),
        trends: words::TRENDS
            .iter()
            .map(|(id, nl, en, themes)| documents::Trend {
                id,
                label: Label::new(*nl, *en),
                themes: themes.to_vec(),
            })
            .collect(),
        schemes: words(&words::SCHEMES),
        themes: words::THEMES
            .iter()
            .map(|theme| documents::Theme {
                id: theme.words.0,
                label: Label::new(theme.words.1, theme.words.2),
                scheme: theme.scheme,
                broader: theme.broader,
                exact: theme.exact.into_iter().collect(),
                sectors: theme.sectors,
                target_groups: theme.groups,
                usual_levers: theme.levers,
            })
            .collect(),
        stakeholders: people.into_iter().map(|person| person.stakeholder).collect(),
        agreements,
        appointments,
        exclusions,
        offers,
        challenges,
    };
    Work {
        counts: counts(&landscape, &ground),
        // the fields are texts, numbers and lists of them: all of it can be written
        landscape_json: serde_json::to_string(&landscape).unwrap_or_default(),
        rule_book_json: RULE_BOOK.to_owned(),
    }
}

fn counts(landscape: &Landscape, ground: &Ground) -> Counts {
    let people = &landscape.stakeholders;
    Counts {
        towns: ground.towns.len(),
        neighbourhoods: ground.towns.iter().map(|town| town.quarters.len()).sum(),
        supralocal_areas: ground.groups.len(),
        provinces: ground.provinces.len(),
        stakeholders: people.len(),
        mandates: people.iter().map(|person| person.mandates.len()).sum(),
        memberships: people.iter().map(|person| person.member_of.len()).sum(),
        challenges: landscape.challenges.len(),
        shared_challenges: landscape
            .challenges
            .iter()
            .filter(|challenge| challenge.spread == "shared")
            .count(),
        levers: landscape.levers.len(),
        themes: landscape.themes.len(),
        schemes: landscape.schemes.len(),
        sectors: landscape.sectors.len(),
        target_groups: landscape.target_groups.len(),
        offers: landscape.offers.len(),
        agreements: landscape.agreements.len(),
        appointments: landscape.appointments.len(),
        exclusions: landscape.exclusions.len(),
    }
}
