//! The days on which what is there changes: between two of them, an atlas for one day answers as one for any other.

use crate::date::{Date, Validity};

use super::Atlas;

impl Atlas {
    /// Every day on which something begins or ends, in order.
    pub(crate) fn turning_days(&self) -> Vec<Date> {
        let mut days = Vec::new();
        let mut add = |valid: &Validity| days.extend(valid.from.into_iter().chain(valid.until));
        let model = &*self.model;
        for part in model.parts() {
            part.areas.iter().for_each(|one| add(&one.valid));
            part.agreements.iter().for_each(|one| add(&one.valid));
            part.exclusions.iter().for_each(|one| add(&one.valid));
            part.offers.iter().for_each(|one| add(&one.valid));
            part.challenges.iter().for_each(|one| add(&one.valid));
        }
        for index in model.stakeholders.indices() {
            let Some(stakeholder) = self.stakeholder_at(index) else { continue };
            add(&stakeholder.valid);
            stakeholder.mandates.iter().for_each(|mandate| add(&mandate.valid));
        }
        self.appointments_now().for_each(|one| add(&one.valid));
        let book = model.book();
        book.rules.iter().for_each(|one| add(&one.valid));
        book.requirements.iter().for_each(|one| add(&one.valid));
        book.separations.iter().for_each(|one| add(&one.valid));
        days.sort_unstable();
        days.dedup();
        days
    }
}
