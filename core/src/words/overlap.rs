//! What overlaps, as a note: offers on common ground, and levers that several hold.

use crate::document::Collection;
use crate::ids::Id;
use crate::views::{LeverOverlap, OfferOverlap, Overlaps};

use super::Words;
use super::challenges::distinct;
use super::fold::Frame;
use super::names::{Said, capital, sentences};
use super::passage::Passage;

impl Words<'_> {
    /// What may be double work, and may as well complete each other.
    #[must_use]
    pub fn overlap(&self, overlaps: &Overlaps<'_>) -> Passage {
        let frame = self.everywhere();
        let mut said = Said::new();
        let mut all = Passage::titled(self.language.heading_overlap());
        let mut part = Passage::titled(self.language.heading_offers());
        part.sentences = overlaps.offers.iter().map(|one| self.offers_meet(one, &frame, &mut said)).collect();
        all.add(part);
        let mut part = Passage::titled(self.language.heading_levers_shared());
        part.sentences = self.levers_shared(&overlaps.levers, &frame);
        all.add(part);
        all.sentences.push(if all.parts.is_empty() {
            self.language.no_overlap()
        } else {
            self.language.overlap_completes()
        });
        all
    }

    fn offers_meet(&self, overlap: &OfferOverlap<'_>, frame: &Frame, said: &mut Said) -> String {
        let themes: Vec<String> = overlap.themes.iter().map(|theme| self.theme(theme.as_str())).collect();
        let groups: Vec<String> = overlap
            .target_groups
            .iter()
            .map(|group| self.quoted(Collection::TargetGroups, group.as_str()))
            .collect();
        let meet = self.language.offers_meet(
            &themes.len().to_string(),
            &self.list(&themes),
            &self.areas(&overlap.areas, frame),
            &groups.len().to_string(),
            &self.list(&groups),
            &self.offers(&overlap.offers, said),
        );
        let own = if overlap.one_local_government { self.language.one_government() } else { String::new() };
        capital(&sentences(&[meet, own]))
    }

    /// Lever by lever; what municipality and OCMW of one town both hold is told of all these towns together.
    fn levers_shared(&self, levers: &[LeverOverlap<'_>], frame: &Frame) -> Vec<String> {
        let mut told = Vec::new();
        for alike in levers.chunk_by(|one, other| one.lever == other.lever) {
            let Some(first) = alike.first() else { continue };
            let lever = self.lever(first.lever.as_str());
            let (own, others): (Vec<_>, Vec<_>) = alike.iter().partition(|one| one.one_local_government);
            let areas: Vec<&Id> = distinct(own.iter().flat_map(|one| &one.areas).copied());
            if !areas.is_empty() {
                told.push(self.language.lever_of_one_government(&self.areas(&areas, frame), &lever));
            }
            told.extend(others.iter().map(|one| {
                let who = self.folded(&one.holders, &self.frame(&[], &one.areas));
                let (who, _) = self.say(&who, &mut Said::new());
                let who = who.trim_end_matches(',');
                self.language.lever_of_several(&self.areas(&one.areas, frame), &lever, who)
            }));
        }
        told.iter().map(|sentence| capital(sentence)).collect()
    }
}
