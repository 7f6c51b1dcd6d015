//! §2: the landscape at one date. What is not valid is absent, what has ended passes to its successors,
//! and what then refers to nothing drops out with a notice.

use super::{Names, list, names, strings, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Notices as (code, path).
pub(super) type Notices = BTreeSet<(String, String)>;

/// Everything that is there at the date, all references resolved.
pub(super) struct World<'a> {
    pub(super) documents: Documents<'a>,
    /// (id, approach), lowest first.
    pub(super) levels: Vec<(String, String)>,
    pub(super) areas: BTreeMap<String, Area>,
    /// Neighbouring areas, both ways.
    pub(super) neighbours: BTreeSet<(String, String)>,
    pub(super) stakeholders: BTreeMap<String, Stakeholder>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) appointments: Vec<Post>,
    pub(super) exclusions: Vec<Post>,
    pub(super) offers: Vec<Offer>,
    pub(super) challenges: BTreeMap<String, Challenge>,
    pub(super) rules: Vec<&'a Value>,
    pub(super) requirements: Vec<&'a Value>,
    pub(super) separations: Vec<&'a Value>,
}

pub(super) struct Area {
    pub(super) level: String,
    pub(super) themes: Names,
    /// Every area b with this one ⊑ b: itself, and all that it lies within.
    pub(super) up: Names,
}

pub(super) struct Stakeholder {
    pub(super) kind: String,
    pub(super) sectors: Names,
    pub(super) works_in: Names,
    /// (lever, level, within)
    pub(super) mandates: BTreeSet<(String, String, String)>,
    pub(super) member_of: Names,
    pub(super) represents: Names,
}

pub(super) struct Agreement {
    pub(super) parties: Names,
    pub(super) themes: Names,
}

/// An appointment or an exclusion; it stands for each stakeholder and each area.
pub(super) struct Post {
    pub(super) id: String,
    pub(super) stakeholders: Names,
    pub(super) role: String,
    pub(super) within: Names,
    pub(super) themes: Names,
}

pub(super) struct Offer {
    pub(super) by: Names,
    pub(super) themes: Names,
    /// above(θ) of its themes (§4).
    pub(super) above: Names,
    pub(super) areas: Names,
    pub(super) target_groups: Names,
}

pub(super) struct Challenge {
    /// The themes that it names.
    pub(super) named: Names,
    /// "c's themes" and "c's sectors" (§4).
    pub(super) themes: Names,
    pub(super) sectors: Names,
    /// The affected areas.
    pub(super) areas: Names,
    pub(super) spread: String,
    pub(super) needs: Names,
    pub(super) target_groups: Names,
    /// The named seat, when it can be used.
    pub(super) seat: Option<String>,
}

/// The elements of the landscape and of all that it builds on, by collection and id, valid or not.
pub(super) struct Documents<'a> {
    collections: BTreeMap<&'static str, BTreeMap<String, &'a Value>>,
    date: String,
}

impl<'a> Documents<'a> {
    fn new(landscape: &'a Value, sets: &'a BTreeMap<String, Value>, date: &str) -> Self {
        let mut all = vec![landscape];
        let mut added = Names::new();
        let mut waiting: Vec<String> = names(landscape, "builds_on").into_iter().collect();
        while let Some(name) = waiting.pop() {
            if let Some(set) = sets.get(&name)
                && added.insert(name)
            {
                all.push(set);
                waiting.extend(names(set, "builds_on")); // D-13
            }
        }
        let mut collections: BTreeMap<&'static str, BTreeMap<String, &Value>> = BTreeMap::new();
        for collection in [
            "areas",
            "sectors",
            "levers",
            "target_groups",
            "themes",
            "stakeholders",
            "agreements",
            "appointments",
            "exclusions",
            "offers",
            "challenges",
        ] {
            let elements = all.iter().flat_map(|document| list(document, collection));
            let by_id = elements.map(|element| (text(element, "id").to_owned(), element));
            collections.insert(collection, by_id.collect());
        }
        Self { collections, date: date.to_owned() }
    }

    pub(super) fn all(&self, collection: &str) -> impl Iterator<Item = (&str, &'a Value)> {
        self.collections.get(collection).into_iter().flatten().map(|(id, element)| (id.as_str(), *element))
    }

    pub(super) fn get(&self, collection: &str, id: &str) -> Option<&'a Value> {
        self.collections.get(collection)?.get(id).copied()
    }

    /// Half open: from ≤ d < until.
    fn valid(&self, element: &Value) -> bool {
        bound(element, "from").is_none_or(|from| from <= self.date.as_str()) && !self.ended(element)
    }

    fn ended(&self, element: &Value) -> bool {
        bound(element, "until").is_some_and(|until| until <= self.date.as_str())
    }

    /// The elements of a collection that are valid at the date.
    fn present(&self, collection: &str) -> Vec<(String, &'a Value)> {
        self.all(collection).filter(|(_, e)| self.valid(e)).map(|(id, e)| (id.to_owned(), e)).collect()
    }

    /// resolve(x). (An agreement has no successors, so this serves for it too.)
    pub(super) fn resolve(&self, collection: &str, x: &str) -> Names {
        match self.get(collection, x) {
            Some(element) if self.valid(element) => Names::from([x.to_owned()]),
            Some(element) if self.ended(element) => {
                self.resolve_all(collection, &names(element, "successors"))
            }
            _ => Names::new(),
        }
    }

    pub(super) fn resolve_all(&self, collection: &str, xs: &Names) -> Names {
        xs.iter().flat_map(|x| self.resolve(collection, x)).collect()
    }

    fn is_present(&self, collection: &str, x: &str) -> bool {
        self.get(collection, x).is_some_and(|element| self.valid(element))
    }
}

fn bound<'v>(element: &'v Value, end: &str) -> Option<&'v str> {
    element.get("valid")?.get(end)?.as_str()
}

/// Reads references, and notes what became of them.
struct Reader<'a> {
    documents: Documents<'a>,
    notices: Notices,
}

impl Reader<'_> {
    fn note(&mut self, code: &str, path: String) {
        self.notices.insert((code.to_owned(), path));
    }

    /// D-03, an element of a list: `left` is what is left of the reference to x.
    fn note_element(&mut self, collection: &str, x: &str, left: &Names, path: String) {
        if left.is_empty() {
            self.note("absent-reference", path);
        } else if !self.documents.is_present(collection, x) {
            self.note("succeeded", path);
        }
    }

    /// A list of references of the element `owner` of `collection`, to elements of `to`.
    fn references(&mut self, collection: &str, owner: &str, element: &Value, field: &str, to: &str) -> Names {
        let mut all = Names::new();
        for x in names(element, field) {
            let mut left = self.documents.resolve(to, &x);
            if to == collection {
                left.remove(owner); // a member of its own predecessor
            }
            self.note_element(to, &x, &left, format!("{collection}/{owner}/{field}/{x}"));
            all.extend(left);
        }
        all
    }

    /// D-03, the single references of the element at `path`, each as (its own path, collection, target).
    /// Nothing when one of them is absent, for then so is the element.
    fn singles(&mut self, path: &str, references: &[(String, &str, &str)]) -> Option<Vec<Names>> {
        let found: Vec<Names> = references.iter().map(|(_, to, x)| self.documents.resolve(to, x)).collect();
        if found.iter().any(Names::is_empty) {
            self.note("absent-element", path.to_owned());
            return None;
        }
        for (own_path, to, x) in references {
            if !self.documents.is_present(to, x) {
                self.note("succeeded", own_path.clone());
            }
        }
        Some(found)
    }

    fn areas(&mut self) -> BTreeMap<String, Area> {
        let present = self.documents.present("areas");
        let mut parents: BTreeMap<String, Names> = BTreeMap::new();
        for (id, area) in &present {
            let within = self.references("areas", id, area, "within", "areas");
            parents.entry(id.clone()).or_default().extend(within);
            for part in self.references("areas", id, area, "contains", "areas") {
                parents.entry(part).or_default().insert(id.clone());
            }
            self.references("areas", id, area, "neighbours", "areas"); // for the notices
        }
        let up = |id: &String| {
            let mut reached = Names::new();
            let mut waiting = vec![id.clone()];
            while let Some(next) = waiting.pop() {
                waiting.extend(parents.get(&next).into_iter().flatten().cloned());
                reached.insert(next);
            }
            reached
        };
        let area = |(id, area): &(String, &Value)| {
            (
                id.clone(),
                Area { level: text(area, "level").to_owned(), themes: names(area, "themes"), up: up(id) },
            )
        };
        present.iter().map(area).collect()
    }

    /// Every declared pair, in ended areas too, with both ends resolved.
    fn neighbours(&self, areas: &BTreeMap<String, Area>) -> BTreeSet<(String, String)> {
        let level = |id: &String| areas.get(id).map(|area| &area.level);
        let mut pairs = BTreeSet::new();
        for (id, area) in self.documents.all("areas") {
            for neighbour in names(area, "neighbours") {
                for x in self.documents.resolve("areas", id) {
                    for y in self.documents.resolve("areas", &neighbour) {
                        if x != y && level(&x) == level(&y) {
                            pairs.insert((x.clone(), y.clone()));
                            pairs.insert((y, x.clone()));
                        }
                    }
                }
            }
        }
        pairs
    }

    fn stakeholders(&mut self) -> BTreeMap<String, Stakeholder> {
        let mut all = BTreeMap::new();
        for (id, element) in self.documents.present("stakeholders") {
            let stakeholder = Stakeholder {
                kind: text(element, "kind").to_owned(),
                sectors: names(element, "sectors"),
                works_in: self.references("stakeholders", &id, element, "works_in", "areas"),
                mandates: self.mandates(&id, element),
                member_of: self.references("stakeholders", &id, element, "member_of", "stakeholders"),
                represents: names(element, "represents"),
            };
            all.insert(id, stakeholder);
        }
        all
    }

    fn mandates(&mut self, owner: &str, stakeholder: &Value) -> BTreeSet<(String, String, String)> {
        let mut all = BTreeSet::new();
        for mandate in list(stakeholder, "mandates") {
            if self.documents.valid(mandate) {
                let [what, level, area] = ["lever", "level", "within"].map(|field| text(mandate, field));
                let path = format!("stakeholders/{owner}/mandates/{what}@{level}@{area}"); // D-02: its `within` too
                for within in
                    self.singles(&path, &[(path.clone(), "areas", area)]).into_iter().flatten().flatten()
                {
                    all.insert((what.to_owned(), level.to_owned(), within));
                }
            }
        }
        all
    }

    fn agreements(&mut self) -> Vec<Agreement> {
        let mut all = Vec::new();
        for (id, element) in self.documents.present("agreements") {
            let parties = self.references("agreements", &id, element, "parties", "stakeholders");
            all.push(Agreement { parties, themes: names(element, "themes") });
        }
        all
    }

    /// Appointments or exclusions.
    fn posts(&mut self, collection: &str) -> Vec<Post> {
        let mut all = Vec::new();
        for (id, element) in self.documents.present(collection) {
            let path = format!("{collection}/{id}");
            let mut references = vec![
                (format!("{path}/stakeholder"), "stakeholders", text(element, "stakeholder")),
                (format!("{path}/within"), "areas", text(element, "within")),
            ];
            if element.get("by").is_some() {
                references.push((format!("{path}/by"), "agreements", text(element, "by"))); // D-07
            }
            if let Some([stakeholders, within, ..]) = self.singles(&path, &references).as_deref() {
                all.push(Post {
                    id,
                    stakeholders: stakeholders.clone(),
                    role: text(element, "role").to_owned(),
                    within: within.clone(),
                    themes: names(element, "themes"),
                });
            }
        }
        all
    }

    fn offers(&mut self) -> Vec<Offer> {
        let mut all = Vec::new();
        for (id, element) in self.documents.present("offers") {
            all.push(Offer {
                by: self.references("offers", &id, element, "by", "stakeholders"),
                themes: names(element, "themes"),
                above: self.documents.themes_of(&names(element, "themes")),
                areas: self.references("offers", &id, element, "areas", "areas"),
                target_groups: names(element, "target_groups"),
            });
        }
        all
    }

    fn challenges(&mut self, areas: &BTreeMap<String, Area>) -> BTreeMap<String, Challenge> {
        let mut all = BTreeMap::new();
        for (id, element) in self.documents.present("challenges") {
            let mut affected = self.references("challenges", &id, element, "areas", "areas");
            for expansion in list(element, "areas").iter().filter(|area| area.is_object()) {
                affected.extend(self.expansion(&id, expansion, areas));
            }
            if affected.is_empty() {
                self.note("absent-element", format!("challenges/{id}"));
                continue;
            }
            let named = names(element, "themes");
            let challenge = Challenge {
                themes: self.documents.themes_of(&named),
                sectors: self.documents.sectors_of(&named),
                named,
                seat: self.named_seat(&id, element, &affected, areas),
                areas: affected,
                spread: text(element, "spread").to_owned(),
                needs: names(element, "needs"),
                target_groups: names(element, "target_groups"),
            };
            all.insert(id, challenge);
        }
        all
    }

    /// `{"within": w, "level": l}`: all areas of level l within a resolved w.
    fn expansion(&mut self, challenge: &str, expansion: &Value, areas: &BTreeMap<String, Area>) -> Names {
        let (w, level) = (text(expansion, "within"), text(expansion, "level"));
        let within = self.documents.resolve("areas", w);
        let of_level =
            areas.iter().filter(|(_, a)| a.level == level && a.up.iter().any(|b| within.contains(b)));
        let found: Names = of_level.map(|(id, _)| id.clone()).collect();
        self.note_element("areas", w, &found, format!("challenges/{challenge}/areas/{w}:{level}")); // D-04
        found
    }

    /// The named seat, unless it is absent, several areas, or does not cover all affected areas (D-05).
    fn named_seat(
        &mut self,
        challenge: &str,
        element: &Value,
        affected: &Names,
        areas: &BTreeMap<String, Area>,
    ) -> Option<String> {
        element.get("seat")?;
        let path = format!("challenges/{challenge}/seat");
        let named = text(element, "seat");
        let found: Vec<String> = self.documents.resolve("areas", named).into_iter().collect();
        if let [seat] = found.as_slice()
            && affected.iter().all(|a| areas.get(a).is_some_and(|area| area.up.contains(seat)))
        {
            if seat != named {
                self.note("succeeded", path);
            }
            return Some(seat.clone());
        }
        self.note("seat-ignored", path);
        None
    }

    /// D-06: what a condition refers to.
    fn note_condition(&mut self, condition: &Value, path: &str) {
        for (key, value) in condition.as_object().into_iter().flatten() {
            let collection = match key.as_str() {
                "all" | "any" => {
                    for part in value.as_array().into_iter().flatten() {
                        self.note_condition(part, path);
                    }
                    continue;
                }
                "not" => {
                    self.note_condition(value, path);
                    continue;
                }
                "stakeholder" | "member_of" => "stakeholders",
                "sector" => "sectors",
                "theme" => "themes",
                "target_group" => "target_groups",
                "needs" => "levers",
                "place" => "areas",
                _ => continue, // names nothing of the landscape
            };
            for x in strings(value.as_array().map_or(&[], Vec::as_slice)) {
                if self.documents.get(collection, &x).is_none() {
                    self.note("unknown-in-rulebook", path.to_owned());
                } else {
                    let left = self.documents.resolve(collection, &x);
                    self.note_element(collection, &x, &left, path.to_owned());
                }
            }
        }
    }
}

/// The two documents at the date, and the notices (but for `seat-tied`, which needs §3).
pub(super) fn world<'a>(
    landscape: &'a Value,
    sets: &'a BTreeMap<String, Value>,
    rule_book: &'a Value,
    date: &str,
) -> (World<'a>, Notices) {
    let mut reader = Reader { documents: Documents::new(landscape, sets, date), notices: Notices::new() };
    let areas = reader.areas();
    let mut in_force = |collection: &str| {
        let valid = list(rule_book, collection).iter().filter(|element| reader.documents.valid(element));
        let valid: Vec<&Value> = valid.collect();
        for element in &valid {
            let path = format!("{collection}/{}/when", text(element, "id"));
            reader.note_condition(element.get("when").unwrap_or(&Value::Null), &path);
        }
        valid
    };
    let (rules, requirements, separations) =
        (in_force("rules"), in_force("requirements"), in_force("separations"));
    let level = |level| (text(level, "id").to_owned(), text(level, "approach").to_owned());
    let world = World {
        levels: list(rule_book, "levels").iter().map(level).collect(),
        neighbours: reader.neighbours(&areas),
        stakeholders: reader.stakeholders(),
        agreements: reader.agreements(),
        appointments: reader.posts("appointments"),
        exclusions: reader.posts("exclusions"),
        offers: reader.offers(),
        challenges: reader.challenges(&areas),
        areas,
        rules,
        requirements,
        separations,
        documents: reader.documents,
    };
    (world, reader.notices)
}
