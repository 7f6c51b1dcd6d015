//! §4: who. Themes, atoms, prohibitions, exceptions.

use super::date::{Challenge, Documents, Stakeholder, World};
use super::places::Seat;
use super::{Names, meet, names, strings, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// A challenge c, a seat t of it, and a place p of t with its functions.
#[derive(Clone, Copy)]
pub(super) struct Point<'a> {
    pub(super) c: &'a Challenge,
    pub(super) t: &'a Seat,
    pub(super) p: &'a str,
    pub(super) functions: &'a BTreeSet<&'static str>,
}

impl Point<'_> {
    /// A rule or requirement applies at p when one of p's functions is in its `at`.
    pub(super) fn applies(&self, rule: &Value) -> bool {
        names(rule, "at").iter().any(|function| self.functions.contains(function.as_str()))
    }
}

impl Documents<'_> {
    /// above(θ) of all these themes: everything reachable by `broader`, and by `exact` either way.
    pub(super) fn themes_of(&self, themes: &Names) -> Names {
        let mut reached = themes.clone();
        loop {
            let before = reached.len();
            for (id, theme) in self.all("themes") {
                let exact = names(theme, "exact");
                if reached.contains(id) {
                    reached.extend(exact);
                    reached.extend(theme.get("broader").and_then(Value::as_str).map(str::to_owned));
                } else if meet(&exact, &reached) {
                    reached.insert(id.to_owned());
                }
            }
            if reached.len() == before {
                return reached;
            }
        }
    }

    /// c's sectors: those of the named themes and of what is reachable from them by `broader` alone.
    pub(super) fn sectors_of(&self, named: &Names) -> Names {
        let mut sectors = Names::new();
        for theme in named {
            let mut next = self.get("themes", theme);
            while let Some(theme) = next {
                sectors.extend(names(theme, "sectors"));
                next = self.get("themes", text(theme, "broader"));
            }
        }
        sectors
    }
}

impl World<'_> {
    /// Whether a condition holds at a point, for stakeholder s (none for requirements and separations).
    pub(super) fn holds(&self, condition: &Value, s: Option<&str>, at: Point) -> bool {
        if let Some(atom) = condition.as_str() {
            return match atom {
                "pulls" => s.is_some_and(|s| self.pulls(s, at)),
                "serves_theme" => self.stakeholder(s).is_some_and(|s| meet(&s.sectors, &at.c.sectors)),
                "represents" => self.stakeholder(s).is_some_and(|s| meet(&s.represents, &at.c.target_groups)),
                "offers" => s.is_some_and(|s| self.offers(s, at)),
                "party" => s.is_some_and(|s| self.party(s, at)),
                "unheld" => at.t.sources.values().any(Names::is_empty),
                "contiguous" => self.contiguous(&at.t.covers),
                _ => false,
            };
        }
        let Some((key, value)) = condition.as_object().and_then(|object| object.iter().next()) else {
            return false;
        };
        let parts = value.as_array().map_or(&[][..], Vec::as_slice);
        let listed = strings(parts);
        let number = value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
        match key.as_str() {
            "all" => parts.iter().all(|part| self.holds(part, s, at)),
            "any" => parts.iter().any(|part| self.holds(part, s, at)),
            "not" => !self.holds(value, s, at),
            "stakeholder" => {
                s.is_some_and(|s| self.documents.resolve_all("stakeholders", &listed).contains(s))
            }
            "kind" => self.stakeholder(s).is_some_and(|s| listed.contains(&s.kind)),
            "sector" => self.stakeholder(s).is_some_and(|s| meet(&s.sectors, &listed)),
            "member_of" => {
                let of = self.documents.resolve_all("stakeholders", &listed);
                self.stakeholder(s).is_some_and(|s| meet(&s.member_of, &of))
            }
            "works" => self.stakeholder(s).is_some_and(|s| self.works(s, value.as_str().unwrap_or(""), at)),
            "appointed" => s.is_some_and(|s| self.appointed(s, &listed, at)),
            "theme" => meet(&at.c.themes, &listed),
            "target_group" => meet(&at.c.target_groups, &listed),
            "needs" => meet(&at.c.needs, &listed),
            "spread" => listed.contains(&at.c.spread),
            "approach" => at.t.approaches.iter().any(|approach| listed.contains(approach)),
            "sectors_at_least" => at.c.sectors.len() >= number,
            "areas_at_least" => at.c.areas.len() >= number,
            "level" => listed.contains(self.level(at.p)),
            "place" => self.documents.resolve_all("areas", &listed).contains(at.p),
            _ => false,
        }
    }

    fn stakeholder(&self, s: Option<&str>) -> Option<&Stakeholder> {
        self.stakeholders.get(s?)
    }

    /// `{"works": how}`.
    fn works(&self, s: &Stakeholder, how: &str, Point { t, p, .. }: Point) -> bool {
        let covers = s.works_in.iter().any(|w| self.is_within(p, w));
        let inside = s.works_in.iter().any(|w| self.is_within(w, p));
        let between =
            |w: &String| self.is_within(w, &t.area) && t.covers.iter().any(|a| self.is_within(a, w));
        match how {
            "at" => s.works_in.contains(p),
            "covers" => covers,
            "inside" => inside,
            "overlaps" => covers || inside,
            "affected" => s.works_in.iter().any(between),
            "reaches" => t.covers.iter().all(|a| self.is_within_any(a, &s.works_in)),
            _ => false,
        }
    }

    /// `"pulls"`.
    fn pulls(&self, s: &str, Point { t, p, .. }: Point) -> bool {
        t.sources.iter().any(|((lever, _), source)| source.contains(p) && self.can_pull(s, lever, p))
    }

    /// `"offers"`.
    fn offers(&self, s: &str, Point { c, p, .. }: Point) -> bool {
        self.offers.iter().filter(|offer| offer.by.contains(s)).any(|offer| {
            let theme = meet(&offer.above, &c.named) || meet(&c.themes, &offer.themes);
            let area = offer.areas.iter().any(|w| self.is_within(p, w) || self.is_within(w, p));
            let both_name_groups = !offer.target_groups.is_empty() && !c.target_groups.is_empty();
            theme && area && (!both_name_groups || meet(&offer.target_groups, &c.target_groups))
        })
    }

    /// `"party"`.
    fn party(&self, s: &str, Point { c, .. }: Point) -> bool {
        self.agreements
            .iter()
            .any(|agreement| agreement.parties.contains(s) && concerns(&agreement.themes, c))
    }

    /// `{"appointed": roles}`.
    fn appointed(&self, s: &str, roles: &Names, Point { c, p, .. }: Point) -> bool {
        self.appointments.iter().any(|post| {
            post.stakeholders.contains(s)
                && roles.contains(&post.role)
                && self.is_within_any(p, &post.within)
                && concerns(&post.themes, c)
        })
    }

    /// `"contiguous"`: from one of the areas, through neighbours among them, to all of them.
    fn contiguous(&self, areas: &Names) -> bool {
        let mut reached: Names = areas.iter().take(1).cloned().collect();
        loop {
            let touches =
                |a: &String| reached.iter().any(|b| self.neighbours.contains(&(a.clone(), b.clone())));
            let next: Names = areas.iter().filter(|a| !reached.contains(*a) && touches(a)).cloned().collect();
            if next.is_empty() {
                return reached == *areas;
            }
            reached.extend(next);
        }
    }

    /// A rule matches (s, c, t, p).
    pub(super) fn matches(&self, rule: &Value, s: &str, at: Point) -> bool {
        at.applies(rule) && rule.get("when").is_some_and(|when| self.holds(when, Some(s), at))
    }

    /// What bars s from a role: the forbid rules, and the exclusions.
    pub(super) fn bars(&self, s: &str, role: &str, at: Point) -> (Names, Names) {
        let forbids =
            self.rules.iter().filter(|rule| text(rule, "effect") == "forbid" && text(rule, "role") == role);
        let forbidden_by =
            forbids.filter(|rule| self.matches(rule, s, at)).map(|rule| text(rule, "id").to_owned());
        let exclusions = self.exclusions.iter().filter(|post| {
            post.stakeholders.contains(s)
                && post.role == role
                && self.is_within_any(at.p, &post.within)
                && concerns(&post.themes, at.c)
        });
        (forbidden_by.collect(), exclusions.map(|post| post.id.clone()).collect())
    }

    pub(super) fn is_barred(&self, s: &str, role: &str, at: Point) -> bool {
        self.bars(s, role, at) != (Names::new(), Names::new())
    }

    /// The assign rules that apply at p and are not set aside there.
    pub(super) fn standing(&self, at: Point) -> Vec<&Value> {
        let assigns = self.rules.iter().filter(|rule| text(rule, "effect") == "assign" && at.applies(rule));
        assigns.filter(|rule| !self.is_set_aside(rule, at)).copied().collect()
    }

    /// An assign rule B is set aside by a rule E that lists it, is not itself set aside,
    /// and matches some stakeholder who is not barred from E's role.
    fn is_set_aside(&self, b: &Value, at: Point) -> bool {
        self.rules.iter().filter(|e| names(e, "exception_to").contains(text(b, "id"))).any(|e| {
            let gives = |s: &String| self.matches(e, s, at) && !self.is_barred(s, text(e, "role"), at);
            self.stakeholders.keys().any(gives) && !self.is_set_aside(e, at)
        })
    }
}

/// Whether what names these themes concerns c: it names none, or one of c's themes.
fn concerns(themes: &Names, c: &Challenge) -> bool {
    themes.is_empty() || meet(themes, &c.themes)
}
