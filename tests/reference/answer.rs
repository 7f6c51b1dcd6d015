//! §4: assignments, requirements and separations of a seat; §5: the decision, as JSON text.

use super::date::{Challenge, World};
use super::matching::Point;
use super::places::{Seat, Seats, in_order};
use super::{Names, names, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Where roles are listed: by role, then area (its level, its id), then stakeholder.
type Who = (String, (usize, String), String);

/// What a seat gives: strength and reasons of each role, and who is excluded (because, forbidden by, exclusions).
#[derive(Default)]
struct Roles {
    has: BTreeMap<Who, (String, Names)>,
    excluded: BTreeMap<Who, (Names, Names, Names)>,
}

/// Gaps or advice (D-20): by kind, then id, then area (its level, its id) or stakeholder; and the JSON.
type Findings = BTreeSet<(&'static str, String, (usize, String), String)>;

impl World<'_> {
    /// §5: the decision.
    pub(super) fn decision(&self, id: &str, c: &Challenge, seats: &Seats) -> String {
        let approaches = in_order(seats.all.iter().flat_map(|seat| &seat.approaches).map(String::as_str));
        let no_common_area = seats.no_common_area.then(|| object(&[("kind", string("no-common-area"))]));
        object(&[
            ("challenge", string(id)),
            ("approach", string(approaches.last().map_or("", String::as_str))),
            ("approaches", ids(&approaches)),
            ("seats", array(seats.all.iter().map(|seat| self.seat_answer(c, seat)))),
            ("gaps", array(no_common_area)),
        ])
    }

    fn seat_answer(&self, c: &Challenge, seat: &Seat) -> String {
        let roles = self.roles(c, seat);
        let (mut gaps, mut advice) = (Findings::new(), Findings::new());
        self.no_holders(seat, &mut gaps);
        for requirement in &self.requirements {
            let findings = if text(requirement, "severity") == "gap" { &mut gaps } else { &mut advice };
            self.requirement(requirement, c, seat, &roles, findings);
        }
        for separation in &self.separations {
            let findings = if text(separation, "severity") == "gap" { &mut gaps } else { &mut advice };
            self.separation(separation, c, seat, &roles, findings);
        }
        object(&[
            ("area", string(&seat.area)),
            ("level", string(self.level(&seat.area))),
            ("covers", self.areas_in_order(&seat.covers)),
            ("approach", string(seat.approaches.last().map_or("", String::as_str))),
            ("approaches", ids(&seat.approaches)),
            ("levers", array(c.needs.iter().map(|lever| self.lever(lever, seat)))),
            ("roles", array(roles.has.iter().map(role))),
            ("excluded", array(roles.excluded.iter().map(excluded))),
            ("gaps", array(gaps.into_iter().map(|(.., json)| json))),
            ("advice", array(advice.into_iter().map(|(.., json)| json))),
        ])
    }

    /// §4, assignments: who has which role at which place of the seat, and who is excluded from it.
    fn roles(&self, c: &Challenge, t: &Seat) -> Roles {
        let mut roles = Roles::default();
        for (p, functions) in &t.places {
            let at = Point { c, t, p, functions };
            let standing = self.standing(at);
            for s in self.stakeholders.keys() {
                let matching: Vec<&Value> =
                    standing.iter().copied().filter(|rule| self.matches(rule, s, at)).collect();
                for role in matching.iter().map(|rule| text(rule, "role")).collect::<BTreeSet<_>>() {
                    let because = || matching.iter().copied().filter(|rule| text(rule, "role") == role);
                    let reasons: Names = because().map(|rule| text(rule, "id").to_owned()).collect();
                    let who = (role.to_owned(), (self.rank(p), p.clone()), s.clone());
                    let (forbidden_by, exclusions) = self.bars(s, role, at);
                    if forbidden_by.is_empty() && exclusions.is_empty() {
                        let strongest =
                            because().map(|rule| strength(rule, "should")).max_by_key(|one| force(one));
                        roles.has.insert(who, (strongest.unwrap_or_default().to_owned(), reasons));
                    } else {
                        roles.excluded.insert(who, (reasons, forbidden_by, exclusions));
                    }
                }
            }
        }
        roles
    }

    /// Needed levers that nobody at or above a covered area can pull.
    fn no_holders(&self, seat: &Seat, gaps: &mut Findings) {
        for ((lever, a), _) in seat.sources.iter().filter(|(_, source)| source.is_empty()) {
            let json = object(&[
                ("kind", string("no-holder")),
                ("lever", string(lever)),
                ("area", string(a)),
                ("held_below", self.held_below(a, lever).to_string()),
            ]);
            gaps.insert(("no-holder", lever.clone(), (self.rank(a), a.clone()), json));
        }
    }

    /// §4, requirements: at every place where it applies and holds, fewer than `at_least` is a finding.
    fn requirement(
        &self,
        requirement: &Value,
        c: &Challenge,
        t: &Seat,
        roles: &Roles,
        findings: &mut Findings,
    ) {
        let (id, wanted) = (text(requirement, "id"), text(requirement, "role"));
        let at_least = requirement.get("at_least").and_then(Value::as_u64).unwrap_or_default();
        for (p, functions) in &t.places {
            let at = Point { c, t, p, functions };
            if !at.applies(requirement) || !self.applies_when(requirement, at) {
                continue;
            }
            let mut counted = Names::new();
            for ((role, (_, area), s), (has, _)) in &roles.has {
                let strong = force(has) >= force(strength(requirement, "may"));
                if role == wanted && area == p && strong && self.is_of_kind(requirement, s) {
                    match (self.stakeholders.get(s), text(requirement, "count")) {
                        (Some(stakeholder), "sectors") => counted.extend(stakeholder.sectors.clone()),
                        (Some(stakeholder), "kinds") => counted.extend([stakeholder.kind.clone()]),
                        _ => counted.extend([s.clone()]),
                    }
                }
            }
            if u64::try_from(counted.len()).is_ok_and(|found| found < at_least) {
                let json = object(&[
                    ("kind", string("requirement")),
                    ("requirement", string(id)),
                    ("area", string(p)),
                    ("role", string(wanted)),
                    ("found", counted.len().to_string()),
                    ("at_least", at_least.to_string()),
                ]);
                findings.insert(("requirement", id.to_owned(), (self.rank(p), p.clone()), json));
            }
        }
    }

    /// §4, separations: judged at the seat's own place; both roles at any places of the seat.
    fn separation(
        &self,
        separation: &Value,
        c: &Challenge,
        t: &Seat,
        roles: &Roles,
        findings: &mut Findings,
    ) {
        let Some(functions) = t.places.get(&t.area) else { return };
        if !self.applies_when(separation, Point { c, t, p: &t.area, functions }) {
            return;
        }
        let both = names(separation, "roles");
        for s in self.stakeholders.keys().filter(|s| self.is_of_kind(separation, s)) {
            let has = |wanted: &String| roles.has.keys().any(|(role, _, who)| role == wanted && who == s);
            if both.iter().all(has) {
                let json = object(&[
                    ("kind", string("separation")),
                    ("separation", string(text(separation, "id"))),
                    ("stakeholder", string(s)),
                    ("roles", ids(&both)),
                ]);
                findings.insert(("separation", text(separation, "id").to_owned(), (0, s.clone()), json));
            }
        }
    }

    fn applies_when(&self, element: &Value, at: Point) -> bool {
        element.get("when").is_some_and(|when| self.holds(when, None, at))
    }

    /// Whether s is of the kinds that a requirement or separation names, if it names any.
    fn is_of_kind(&self, element: &Value, s: &str) -> bool {
        element.get("kind").is_none()
            || self
                .stakeholders
                .get(s)
                .is_some_and(|stakeholder| names(element, "kind").contains(&stakeholder.kind))
    }

    fn lever(&self, lever: &str, seat: &Seat) -> String {
        let source = |a: &str| seat.sources.get(&(lever.to_owned(), a.to_owned()));
        let places: Names = seat.covers.iter().filter_map(|a| source(a)).flatten().cloned().collect();
        let missing: Names =
            seat.covers.iter().filter(|a| source(a).is_some_and(Names::is_empty)).cloned().collect();
        let sources = self.sorted(&places).map(|q| {
            let drawn = |a: &&String| source(a).is_some_and(|source| source.contains(q));
            let holders = self.stakeholders.keys().filter(|s| self.can_pull(s, lever, q));
            object(&[
                ("area", string(q)),
                ("level", string(self.level(q))),
                ("approach", string(self.approach(q))),
                ("for", self.areas_in_order(&seat.covers.iter().filter(drawn).cloned().collect())),
                ("holders", ids(holders)),
            ])
        });
        object(&[
            ("lever", string(lever)),
            ("sources", array(sources)),
            ("missing_in", self.areas_in_order(&missing)),
        ])
    }

    fn areas_in_order(&self, areas: &Names) -> String {
        array(self.sorted(areas).map(string))
    }
}

fn role(((role, (_, area), stakeholder), (strength, because)): (&Who, &(String, Names))) -> String {
    object(&[
        ("role", string(role)),
        ("stakeholder", string(stakeholder)),
        ("area", string(area)),
        ("strength", string(strength)),
        ("because", ids(because)),
    ])
}

fn excluded(
    ((role, (_, area), stakeholder), (because, forbidden_by, exclusions)): (&Who, &(Names, Names, Names)),
) -> String {
    object(&[
        ("role", string(role)),
        ("stakeholder", string(stakeholder)),
        ("area", string(area)),
        ("because", ids(because)),
        ("forbidden_by", ids(forbidden_by)),
        ("exclusions", ids(exclusions)),
    ])
}

/// The strength that a rule gives or a requirement asks.
fn strength<'a>(element: &'a Value, otherwise: &'static str) -> &'a str {
    element.get("strength").and_then(Value::as_str).unwrap_or(otherwise)
}

/// must > should > may.
fn force(strength: &str) -> usize {
    ["may", "should", "must"].iter().take_while(|one| **one != strength).count()
}

pub(super) fn string(text: &str) -> String {
    Value::from(text).to_string()
}

pub(super) fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields.iter().map(|(key, json)| format!("\"{key}\":{json}")).collect();
    format!("{{{}}}", fields.join(","))
}

pub(super) fn array(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

fn ids<'a>(ids: impl IntoIterator<Item = &'a String>) -> String {
    array(ids.into_iter().map(|id| string(id)))
}
