//! What would fill what is missing: the same gap in several places, with the same ways to close it, is told once.

use crate::document::Fix;
use crate::ids::Id;
use crate::views::{Fill, Spot};

use super::Words;
use super::challenges::{distinct, gap};
use super::facts::in_order;
use super::fold::Frame;
use super::names::{Said, sentences};
use super::passage::Passage;
use super::reasons::alike;
use super::ways::{place_of, who_of};

/// What stands where the place of a gap goes, or what depends on it, when ways are compared.
const OWN: &str = "\u{1}";

impl Words<'_> {
    /// What would close gaps, gap by gap: who could do what. Nothing below the heading where nothing would.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let blind = atlas.blind_spots(&regie::Scope::default())?;
    /// let fills = atlas.words(&dutch).fills(&atlas.fills(&blind.spots, None));
    /// assert_eq!(fills.parts[0].sentences, ["Dit volstaat: OCMW Menen krijgt de hefboom ‘Steun toekennen aan personen en gezinnen’ in Menen."]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fills(&self, fills: &[Fill<'_>]) -> Passage {
        self.fills_in(fills, &self.everywhere(), &mut Said::new())
    }

    pub(super) fn fills_in(&self, fills: &[Fill<'_>], frame: &Frame, said: &mut Said) -> Passage {
        let mut passage = Passage::titled(self.language.heading_fills());
        for same in alike(fills, |fill| self.fill_key(fill)) {
            let gaps: Vec<_> = same.iter().filter_map(|fill| gap(&fill.gap)).collect();
            let challenges = distinct(same.iter().map(|fill| fill.gap.challenge));
            let mut title = self.findings(&gaps, frame, said);
            title.push(self.language.on_challenges(&self.challenges(&challenges)));
            let mut part = Passage::titled(sentences(&title));
            part.sentences = self.ways_to_fill(&same, frame);
            passage.add(part);
        }
        passage
    }

    /// What is said of a gap and of what closes it, but for the challenge and the place.
    fn fill_key(&self, fill: &Fill<'_>) -> Vec<String> {
        let Spot { kind, lever, requirement, found, .. } = &fill.gap;
        let about = lever.or(*requirement).map_or("", Id::as_str);
        let mut key = vec![format!("{kind} {about} {found:?}")];
        key.extend(fill.closings.iter().map(|closing| match &closing.fixes[..] {
            [one] => self.way_key(one, fill.gap.area),
            set => self.set_told(set),
        }));
        key.sort_unstable();
        key.dedup();
        key
    }

    /// A single change, but for the place of the gap and who is at home there.
    fn way_key(&self, fix: &Fix, at: Option<&Id>) -> String {
        let is_own = place_of(fix).is_some() && place_of(fix) == at;
        let who = who_of(fix).map_or("", |who| match self.atlas.stakeholder(who.as_str()) {
            Some(one) if is_own && self.is_home(who, at) => one.kind.as_str(),
            _ => who.as_str(),
        });
        let area = if is_own { OWN } else { place_of(fix).map_or("", Id::as_str) };
        self.fix_told(fix, (who, "1"), area, OWN)
    }

    fn is_home(&self, who: &Id, at: Option<&Id>) -> bool {
        let model = &self.atlas.model;
        let (who, at) =
            (model.stakeholders.find(who.as_str()), at.and_then(|at| model.areas.find(at.as_str())));
        who.is_some_and(|who| self.town(who).is_some_and(|town| Some(town) == at))
    }

    /// The ways to close one gap, or the same at several places or on several challenges.
    fn ways_to_fill(&self, same: &[&Fill<'_>], frame: &Frame) -> Vec<String> {
        let often = same.len().to_string();
        let mut told: Vec<String> = Vec::new();
        let mut tell = |changes: &str| {
            let sentence = self.language.either_way(&often, changes);
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        };
        let all = same.iter().flat_map(|fill| fill.closings.iter().map(move |closing| (*fill, closing)));
        let (single, sets): (Vec<_>, Vec<_>) = all.partition(|(_, closing)| closing.fixes.len() == 1);
        let single = single.iter().filter_map(|(fill, closing)| Some((*fill, closing.fixes.first()?)));
        let ways = alike(single, |(fill, fix)| self.way_key(fix, fill.gap.area));
        // the same in the same places, by one or another, is one way
        let ways = alike(ways, |way| {
            let places = in_order(&way.iter().filter_map(|(_, fix)| place_of(fix)).collect::<Vec<_>>());
            let fix = way.first().map(|(_, fix)| self.fix_told(fix, (OWN, "1"), OWN, OWN));
            let is_own = places.len() > 1
                && way
                    .iter()
                    .any(|(fill, fix)| who_of(fix).is_some_and(|who| self.is_home(who, fill.gap.area)));
            (fix, places, is_own.then(|| way.first().and_then(|(_, fix)| who_of(fix).cloned())))
        });
        for way in ways {
            let Some((_, fix)) = way.first().and_then(|one| one.first()) else { continue };
            let all = || way.iter().flatten();
            let themes = distinct_texts(all().map(|(_, fix)| self.themes_of(fix)));
            let themes = match &themes[..] {
                [only] => only.clone(),
                _ => self.language.its_themes(),
            };
            let areas = in_order(&all().filter_map(|(_, fix)| place_of(fix)).collect::<Vec<_>>());
            let who = in_order(&all().filter_map(|(_, fix)| who_of(fix)).collect::<Vec<_>>());
            let pairs: Vec<(&Id, &Id)> =
                all().filter_map(|(_, fix)| Some((who_of(fix)?, place_of(fix)?))).collect();
            let is_each_own = areas.len() > 1 && who.len() == areas.len();
            tell(&if is_each_own {
                let (who, n) = self.as_subject(&self.people(&pairs, frame));
                self.fix_told(fix, (&who, n), "", &themes)
            } else {
                self.by_one_of(fix, &who, &self.each_area(&areas, frame), &themes)
            });
        }
        for (_, closing) in sets {
            tell(&self.set_told(&closing.fixes));
        }
        told
    }
}

fn distinct_texts(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = texts.collect();
    all.sort_unstable();
    all.dedup();
    all
}
