//! Notices: what the atlas made of facts that are not quite there at its date.

use crate::atlas::{Notice, NoticeCode};
use crate::document::{Collection, Condition};
use crate::ids::Id;

use super::Words;
use super::names::{capital, sentences};

impl Words<'_> {
    /// A notice, with the names of what it is about.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let mut steps = notice.path.splitn(4, '/');
        let mut step = || steps.next().unwrap_or_default();
        let (name, id, field, target) = (step(), step(), step(), step());
        let Some(collection) = Collection::ALL.iter().copied().find(|one| one.as_str() == name) else {
            return notice.path.to_string();
        };
        let element = self.subject(collection, id);
        let (target, heirs) = if field == "when" {
            self.of_condition(notice.code, collection, id)
        } else {
            let target =
                if target.is_empty() { self.single(collection, id, field) } else { Some(target.to_owned()) };
            let told = target.as_deref().map(|target| self.target(collection, field, target));
            told.unwrap_or_default()
        };
        let told = self.language.notice_code(notice.code, &element, &target, &heirs);
        let hint = notice
            .nearest
            .as_deref()
            .map(|nearest| self.language.did_you_mean(&self.language.quote(nearest)));
        capital(&sentences(&[told, hint.unwrap_or_default()]))
    }

    /// "uitdaging ‘Wachtlijsten’", "de aanduiding van W13 als regisseur"
    fn subject(&self, collection: Collection, id: &str) -> String {
        let parts = self.atlas.model.parts();
        let told = match collection {
            Collection::Appointments => {
                let mut all = parts.iter().flat_map(|part| &part.appointments);
                all.find(|one| one.id == id).map(|one| {
                    let who = self.stakeholder(one.stakeholder.as_str());
                    self.language.appointment_of(&who, &self.role(one.role.as_str()))
                })
            }
            Collection::Exclusions => self.atlas.exclusion(id).map(|one| {
                let who = self.stakeholder(one.stakeholder.as_str());
                self.language.exclusion_of(&who, &self.role(one.role.as_str()))
            }),
            _ => None,
        };
        match told {
            Some(told)
                if self.with_ids
                    && matches!(collection, Collection::Appointments | Collection::Exclusions) =>
            {
                self.language.with_id(&told, id)
            }
            Some(told) => told,
            None => {
                self.language.element_of(self.language.collection(collection), &self.element(collection, id))
            }
        }
    }

    /// What a field that refers to one thing refers to.
    fn single(&self, collection: Collection, id: &str, field: &str) -> Option<String> {
        let parts = self.atlas.model.parts();
        let found = match (collection, field) {
            (Collection::Challenges, "seat") => self.atlas.challenge(id)?.seat.clone(),
            (Collection::Appointments, _) => {
                let one = parts.iter().flat_map(|part| &part.appointments).find(|one| one.id == id)?;
                match field {
                    "within" => Some(one.within.clone()),
                    "stakeholder" => Some(one.stakeholder.clone()),
                    "by" => one.by.clone(),
                    _ => None,
                }
            }
            (Collection::Exclusions, _) => {
                let one = self.atlas.exclusion(id)?;
                match field {
                    "within" => Some(one.within.clone()),
                    "stakeholder" => Some(one.stakeholder.clone()),
                    _ => None,
                }
            }
            _ => None,
        };
        found.map(|id| id.to_string())
    }

    /// What is referred to, and what it has become.
    fn target(&self, collection: Collection, field: &str, target: &str) -> (String, String) {
        if field == "mandates" {
            let mut parts = target.splitn(3, '@');
            let mut part = || parts.next().unwrap_or_default();
            let (lever, level, area) = (self.lever(part()), part(), part());
            let level = self.quoted(Collection::Levels, level);
            return (
                self.language.mandate(&lever, &level, &self.area(area)),
                self.heirs(Collection::Areas, area),
            );
        }
        let Some(refers) = refers_to(collection, field) else {
            return (self.language.quote(target), String::new());
        };
        let area = match refers {
            Collection::Areas if self.atlas.area(target).is_none() => target.rsplit_once(':'),
            _ => None,
        };
        match area {
            Some((area, level)) => {
                let level = self.quoted(Collection::Levels, level);
                (self.language.expansion(&level, &self.area(area)), self.heirs(Collection::Areas, area))
            }
            None => (self.element(refers, target), self.heirs(refers, target)),
        }
    }

    /// What has come in the place of an area or a stakeholder; empty where it is still there, or nothing has.
    fn heirs(&self, collection: Collection, id: &str) -> String {
        let model = &self.atlas.model;
        let names: Vec<String> = match collection {
            Collection::Areas => {
                let heirs = model.areas.find(id).map(|area| self.atlas.space.succession.resolve(area));
                let ids =
                    heirs.into_iter().flatten().map(|area| model.areas.id(area)).filter(|heir| **heir != *id);
                ids.map(|id| self.area(id.as_str())).collect()
            }
            Collection::Stakeholders => {
                let heirs = model.stakeholders.find(id).map(|s| self.atlas.people.succession.resolve(s));
                let ids = heirs
                    .into_iter()
                    .flatten()
                    .map(|s| model.stakeholders.id(s))
                    .filter(|heir| **heir != *id);
                ids.map(|id| self.stakeholder(id.as_str())).collect()
            }
            _ => Vec::new(),
        };
        self.list(&names)
    }

    /// What a condition names that is not there as it was: unknown, or no longer there.
    fn of_condition(&self, code: NoticeCode, collection: Collection, id: &str) -> (String, String) {
        let book = self.atlas.rule_book();
        let when = match collection {
            Collection::Rules => book.rules.iter().find(|one| one.id == id).map(|one| &one.when),
            Collection::Requirements => {
                book.requirements.iter().find(|one| one.id == id).map(|one| &one.when)
            }
            _ => book.separations.iter().find(|one| one.id == id).map(|one| &one.when),
        };
        let mut named = Vec::new();
        if let Some(when) = when {
            names(when, &mut named);
        }
        let model = &self.atlas.model;
        let (mut targets, mut heirs) = (Vec::new(), Vec::new());
        for (collection, id) in named {
            let is_there = match collection {
                Collection::Areas => {
                    model.areas.find(id.as_str()).map(|area| self.atlas.space.succession.is_present(area))
                }
                Collection::Stakeholders => {
                    model.stakeholders.find(id.as_str()).map(|s| self.atlas.people.succession.is_present(s))
                }
                _ => model.ids(collection).any(|known| *id == *known).then_some(true),
            };
            let heir = self.heirs(collection, id.as_str());
            let wanted = match code {
                NoticeCode::UnknownInRulebook => is_there.is_none(),
                NoticeCode::Succeeded => is_there == Some(false) && !heir.is_empty(),
                _ => is_there == Some(false) && heir.is_empty(),
            };
            let name = self.element(collection, id.as_str());
            if wanted && !targets.contains(&name) {
                targets.push(name);
                heirs.extend((!heir.is_empty()).then_some(heir));
            }
        }
        (self.list(&targets), self.list(&heirs))
    }
}

/// Every id that a condition names. Conditions nest at most 64 deep.
fn names<'c>(condition: &'c Condition, into: &mut Vec<(Collection, &'c Id)>) {
    use crate::document::Atom;
    let (collection, ids) = match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            return parts.iter().for_each(|part| names(part, into));
        }
        Condition::Not(part) => return names(part, into),
        Condition::Atom(Atom::Stakeholder(ids) | Atom::MemberOf(ids)) => (Collection::Stakeholders, ids),
        Condition::Atom(Atom::Sector(ids)) => (Collection::Sectors, ids),
        Condition::Atom(Atom::Theme(ids)) => (Collection::Themes, ids),
        Condition::Atom(Atom::TargetGroup(ids)) => (Collection::TargetGroups, ids),
        Condition::Atom(Atom::Needs(ids)) => (Collection::Levers, ids),
        Condition::Atom(Atom::Place(ids)) => (Collection::Areas, ids),
        Condition::Atom(_) => return,
    };
    into.extend(ids.iter().map(|id| (collection, id)));
}

/// The collection that a field of another refers to.
fn refers_to(collection: Collection, field: &str) -> Option<Collection> {
    Some(match field {
        "areas" | "within" | "contains" | "neighbours" | "works_in" | "seat" => Collection::Areas,
        "themes" => Collection::Themes,
        "sectors" => Collection::Sectors,
        "needs" => Collection::Levers,
        "by" if collection == Collection::Appointments => Collection::Agreements,
        "by" | "parties" | "member_of" | "stakeholder" => Collection::Stakeholders,
        "represents" | "target_groups" => Collection::TargetGroups,
        _ => return None,
    })
}
