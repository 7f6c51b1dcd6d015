//! Load as a note: who has which role how often, and who steers and carries out at the same table.

use crate::document::Collection;
use crate::ids::Id;
use crate::views::{Both, Load, RoleLoad};

use super::Words;
use super::challenges::distinct;
use super::fold::Frame;
use super::names::{Said, capital, sentences};
use super::passage::Passage;

impl Words<'_> {
    /// How much falls to whom, role by role in the order of the rule book; then who steers and carries out itself, with what the rule book says of that: in the Flemish
    /// one, that whoever directs and provides keeps both sufficiently apart (decree of 9 February 2018, article 7, § 2).
    #[must_use]
    pub fn load(&self, load: &Load<'_>) -> Passage {
        let frame = self.everywhere();
        let mut said = Said::new();
        let mut all = Passage::titled(self.language.heading_load());
        for role in &self.atlas.rule_book().roles {
            let mut part = Passage::titled(capital(&self.role(role.id.as_str())));
            part.sentences = self.role_load(load, &role.id, &frame, &mut said);
            all.add(part);
        }
        let mut part = Passage::titled(self.language.heading_both());
        let mut told: Vec<Vec<&Id>> = Vec::new();
        for both in &load.both {
            let separations = separations(both);
            if told.contains(&separations) {
                continue;
            }
            let alike: Vec<&Both<'_>> =
                load.both.iter().filter(|other| self::separations(other) == separations).collect();
            part.add(self.both(&separations, &alike, &frame, &mut said));
            told.push(separations);
        }
        all.add(part);
        if all.is_empty() {
            all.sentences.push(self.language.nobody());
        }
        all
    }

    /// Who has a role how often: those who have it equally often together.
    fn role_load(&self, load: &Load<'_>, role: &Id, frame: &Frame, said: &mut Said) -> Vec<String> {
        let mut groups: Vec<((usize, usize), Vec<&Id>)> = Vec::new();
        for own in &load.stakeholders {
            let Some(RoleLoad { challenges, seats, .. }) = own.roles.iter().find(|one| *one.role == *role)
            else {
                continue;
            };
            match groups.iter_mut().find(|(often, _)| *often == (*challenges, *seats)) {
                Some((_, who)) => who.push(own.stakeholder),
                None => groups.push(((*challenges, *seats), vec![own.stakeholder])),
            }
        }
        let told = groups.iter().map(|((challenges, seats), who)| {
            let tables = if seats > challenges { seats.to_string() } else { String::new() };
            let challenges = challenges.to_string();
            let each = who.len().to_string();
            self.who_does(
                &self.folded(who, frame),
                said,
                &|who, number| self.language.has_role_often(who, number, &each, &challenges, &tables),
                &|who| self.language.have_role_often(&challenges, &each, &tables, who),
            )
        });
        told.collect()
    }

    /// Who steers and carries out, under what the rule book says of it.
    fn both(&self, separations: &[&Id], alike: &[&Both<'_>], frame: &Frame, said: &mut Said) -> Passage {
        let book = &self.atlas.rule_book().separations;
        let named: Vec<_> = book.iter().filter(|one| separations.contains(&&one.id)).collect();
        let titles: Vec<String> =
            named.iter().map(|one| self.name(Collection::Separations, one.id.as_str())).collect();
        let mut passage = Passage::titled(if titles.is_empty() {
            self.language.heading_not_separated()
        } else {
            capital(&self.list(&titles))
        });
        let mut groups: Vec<([&Id; 2], Vec<&Id>, Vec<&Id>)> = Vec::new();
        for both in alike {
            let challenges = distinct(both.seats.iter().map(|seat| seat.challenge));
            let same =
                |group: &&mut ([&Id; 2], Vec<&Id>, Vec<&Id>)| group.0 == both.roles && group.1 == challenges;
            match groups.iter_mut().find(same) {
                Some((_, _, who)) => who.push(both.stakeholder),
                None => groups.push((both.roles, challenges, vec![both.stakeholder])),
            }
        }
        for (roles, challenges, who) in groups {
            let roles = |number: &str| self.list(&roles.map(|role| self.role_of(role.as_str(), number)));
            passage.sentences.push(self.who_does(
                &self.folded(&who, frame),
                said,
                &|who, number| {
                    self.language.is_both(who, number, &roles(number), &self.challenges(&challenges))
                },
                &|who| {
                    let on = self.language.on_challenges(&self.challenges(&challenges));
                    sentences(&[self.language.are_both(&roles("2"), who), on])
                },
            ));
        }
        for separation in named {
            let meant = separation.description.as_ref().map(|text| self.text(text).trim().to_owned());
            let told = sentences(&[meant.unwrap_or_default(), self.sources(&separation.source)]);
            if !told.is_empty() {
                passage.sentences.push(told);
            }
        }
        passage
    }
}

/// The separations of the rule book that speak of it.
fn separations<'a>(both: &Both<'a>) -> Vec<&'a Id> {
    both.separations.iter().map(|one| one.separation).collect()
}
