//! What is measured of an area, challenge by challenge.

use crate::atlas::Atlas;
use crate::atlas::people::OfferAt;
use crate::decide::Decision;
use crate::document::Severity;
use crate::model::table::{AreaIx, RoleIx, Table, ThemeIx, holds};

use super::benchmark::{Measure, Measured};
use super::decimal::Decimal;
use super::scope::Asked;
use super::spots;

/// An area while it is measured.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) area: AreaIx,
    pub(super) asked: Asked<'a>,
    pub(super) figure: Option<u64>,
    challenges: usize,
    needs: usize,
    held: usize,
    filled: Table<RoleIx, usize>,
    gaps: usize,
    advice: usize,
    /// The theme of each offer; of one on several, each.
    pub(super) on: Vec<ThemeIx>,
}

impl<'a> Draft<'a> {
    /// Nothing is measured yet but its offers, told by the themes that `told` gives.
    pub(super) fn new(
        asked: Asked<'a>,
        area: AreaIx,
        figure: Option<u64>,
        told: &dyn Fn(&OfferAt) -> Vec<Option<ThemeIx>>,
    ) -> Self {
        let atlas = asked.atlas;
        let on = asked.offers().iter().flat_map(|offer| told(atlas.people.offer(*offer))).flatten().collect();
        let filled = Table::filled(atlas.model.roles.len(), &0);
        Self { area, asked, figure, challenges: 0, needs: 0, held: 0, filled, gaps: 0, advice: 0, on }
    }

    /// Adds a challenge that touches the area.
    pub(super) fn add(&mut self, decision: &Decision<'_>) {
        let asked = &self.asked;
        self.challenges += 1;
        let mut is_filled = Table::filled(self.filled.len(), &false);
        let mut found: Vec<Severity> =
            spots::of_whole(decision).map(|found| found.severity).into_iter().collect();
        for seat in decision.seats_decided() {
            let covers = asked.touched(seat.at.covers);
            if covers.is_empty() {
                continue;
            }
            let missing = seat.at.missing.iter().filter(|(_, area)| holds(&covers, area)).count();
            let needs = covers.len() * seat.at.task.needs.len();
            self.needs += needs;
            self.held += needs - missing;
            for segment in seat.found.roles.iter().filter(|segment| asked.touches(segment.area)) {
                is_filled[segment.role] |= !seat.found.who(segment).is_empty();
            }
            let here =
                spots::of_seat(seat).filter(|found| found.area().is_some_and(|area| asked.touches(area)));
            found.extend(here.map(|found| found.severity));
        }
        for (role, _) in is_filled.iter().filter(|(_, is_filled)| **is_filled) {
            self.filled[role] += 1;
        }
        let gaps = found.iter().filter(|severity| **severity == Severity::Gap).count();
        self.gaps += gaps;
        self.advice += found.len() - gaps;
    }

    fn counted(&self, count: usize) -> Measured {
        let per_10000 = self.figure.and_then(|figure| Decimal::ratio(count, figure, 10_000));
        Measured { count, out_of: None, percent: None, per_10000 }
    }

    /// The values, in the order of [`measures`].
    pub(super) fn values(&self, themes: &[ThemeIx]) -> Vec<Measured> {
        let share = |count: usize, out_of: usize| Measured {
            count,
            out_of: Some(out_of),
            percent: Decimal::ratio(count, out_of as u64, 100),
            per_10000: None,
        };
        let mut values = vec![self.counted(self.challenges), share(self.held, self.needs)];
        values.extend(self.filled.iter().map(|(_, filled)| share(*filled, self.challenges)));
        values.extend([self.gaps, self.advice, self.asked.offers().len()].map(|count| self.counted(count)));
        let on = |theme: &ThemeIx| self.on.iter().filter(|other| *other == theme).count();
        values.extend(themes.iter().map(|theme| self.counted(on(theme))));
        values
    }
}

/// What is measured, without spread.
pub(super) fn measures<'a>(atlas: &'a Atlas, themes: &[ThemeIx]) -> Vec<Measure<'a>> {
    let model = &atlas.model;
    let measure = |measure, of| Measure { measure, of, spread: None, spread_per_10000: None };
    let mut measures = vec![measure("challenges", None), measure("needs_held", None)];
    measures.extend(model.roles.indices().map(|role| measure("role_filled", Some(model.roles.id(role)))));
    measures.extend(["gaps", "advice", "offers"].map(|name| measure(name, None)));
    measures.extend(themes.iter().map(|theme| measure("offers", Some(model.themes.id(*theme)))));
    measures
}
