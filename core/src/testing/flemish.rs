//! Landscapes as they are in Flanders, for the rule book of Flanders: eight towns around Kortrijk and what works there, as much or as little of it as a draft picks.
//!
//! Towns and their borders are real, and so are the kinds of organisations with what they can do (mandates as in the landscapes of the examples, E-33 to E-91);
//! third partners have made-up names, and so have their offers.

use super::draft::{Draft, Form, Numbers, chosen, distinct};
use super::names::id;
use super::world::Size;
use crate::date::Date;
use crate::document::{
    Agreement, Appointment, Area, AreaEntry, Challenge, Exclusion, Landscape, Mandate, Offer, SharedBecause,
    Spread, Stakeholder,
};
use crate::ids::Id;
use crate::presets::flanders;
use crate::text::Text;

/// As many as there are.
#[cfg(feature = "proptest")]
pub(super) const SIZE: Size =
    Size { areas: TOWNS.len(), stakeholders: PARTNERS.len(), challenges: 4, levers: 0, rules: 0 };

/// A town, and those before it that it borders on.
const TOWNS: [(&str, &str, &[&str]); 8] = [
    ("kortrijk", "Kortrijk", &[]),
    ("kuurne", "Kuurne", &["kortrijk"]),
    ("harelbeke", "Harelbeke", &["kortrijk", "kuurne"]),
    ("menen", "Menen", &["kortrijk"]),
    ("wevelgem", "Wevelgem", &["kortrijk", "menen"]),
    ("zwevegem", "Zwevegem", &["kortrijk", "harelbeke"]),
    ("deerlijk", "Deerlijk", &["harelbeke", "zwevegem"]),
    ("waregem", "Waregem", &["harelbeke", "deerlijk"]),
];

const REGION: &str = "zuid-west-vlaanderen";

/// An organisation that is neither a town nor a higher government.
struct Partner {
    id: &'static str,
    label: (&'static str, &'static str),
    kind: &'static str,
    sectors: &'static [&'static str],
    /// The lever that it can pull, and at which level.
    lever: Option<(&'static str, &'static str)>,
    represents: &'static [&'static str],
}

const fn partner(
    id: &'static str,
    label: (&'static str, &'static str),
    kind: &'static str,
    sectors: &'static [&'static str],
    lever: Option<(&'static str, &'static str)>,
    represents: &'static [&'static str],
) -> Partner {
    Partner { id, label, kind, sectors, lever, represents }
}

const PARTNERS: [Partner; 12] = [
    partner(
        "caw",
        ("CAW", "Centre for general welfare work"),
        "caw",
        &["general-welfare"],
        Some(("housing-guidance", "local")),
        &[],
    ),
    partner(
        "vereniging-armen-het-woord",
        ("Vereniging waar armen het woord nemen", "Association where people in poverty speak out"),
        "poverty-association",
        &["poverty"],
        None,
        &["people-in-poverty", "children-in-poverty"],
    ),
    partner(
        "huisvestingsmaatschappij",
        ("Sociale huisvestingsmaatschappij", "Social housing company"),
        "housing-company",
        &["housing"],
        Some(("build-social-homes", "supralocal")),
        &[],
    ),
    partner(
        "dienst-maatschappelijk-werk",
        ("Dienst maatschappelijk werk van het ziekenfonds", "Social work service of a health fund"),
        "health-fund-social-work",
        &["general-welfare", "home-care"],
        None,
        &[],
    ),
    partner(
        "vdab",
        ("VDAB", "Flemish employment service"),
        "flemish-agency",
        &["work"],
        Some(("job-placement", "supralocal")),
        &[],
    ),
    partner("basisschool", ("Basisschool", "Primary school"), "school", &["education"], None, &[]),
    partner(
        "vrijwilligerswerking",
        ("Vrijwilligerswerking", "Volunteers"),
        "volunteer-organisation",
        &["volunteering"],
        None,
        &[],
    ),
    partner(
        "thuiszorgdienst",
        ("Dienst voor gezinszorg", "Home care service"),
        "home-care-service",
        &["home-care"],
        Some(("home-nursing", "local")),
        &[],
    ),
    partner(
        "eerstelijnszone",
        ("Eerstelijnszone", "Primary care zone"),
        "first-line-zone",
        &["health"],
        Some(("neighbourhood-care", "local")),
        &[],
    ),
    partner(
        "kinderopvang",
        ("Kinderopvanginitiatief", "Childcare initiative"),
        "family-support-service",
        &["child-family-support"],
        None,
        &[],
    ),
    partner(
        "energiehuis",
        ("Energiehuis", "Energy house"),
        "energy-house",
        &["energy"],
        Some(("energy-finance", "supralocal")),
        &[],
    ),
    partner(
        "maatwerkbedrijf",
        ("Maatwerkbedrijf", "Social economy company"),
        "social-economy",
        &["work"],
        Some(("work-experience-places", "supralocal")),
        &[],
    ),
];

/// What is to be tackled.
struct Task {
    id: &'static str,
    label: (&'static str, &'static str),
    theme: &'static str,
    /// What it takes: the lowest first.
    needs: &'static [&'static str],
    group: &'static str,
}

const fn task(
    id: &'static str,
    label: (&'static str, &'static str),
    theme: &'static str,
    needs: &'static [&'static str],
    group: &'static str,
) -> Task {
    Task { id, label, theme, needs, group }
}

const TASKS: [Task; 10] = [
    task(
        "verborgen-armoede",
        ("Verborgen armoede", "Hidden poverty"),
        "poverty",
        &["grant-aid", "set-minimum-income"],
        "people-in-poverty",
    ),
    task(
        "wachtlijst-sociale-woning",
        ("Wachtlijst voor een sociale woning", "Waiting list for social homes"),
        "housing",
        &["local-housing-policy", "build-social-homes", "finance-social-housing"],
        "low-income-tenants",
    ),
    task(
        "schulden",
        ("Gezinnen met schulden", "Families in debt"),
        "financial-resilience",
        &["budget-guidance", "joint-debt-mediation"],
        "people-in-poverty",
    ),
    task(
        "opvangplaatsen",
        ("Te weinig opvangplaatsen", "Too few childcare places"),
        "work-barriers",
        &["childcare-desk", "subsidise-childcare"],
        "jobseekers",
    ),
    task(
        "breed-onthaal",
        ("Geïntegreerd breed onthaal", "Integrated broad reception"),
        "broad-reception",
        &["social-reception"],
        "people-falling-through",
    ),
    task(
        "dakloosheid",
        ("Noodwoningen", "Emergency homes"),
        "acute-housing",
        &["emergency-homes", "match-temporary-homes"],
        "homeless-people",
    ),
    task(
        "ouder-worden-thuis",
        ("Thuis ouder worden", "Growing old at home"),
        "care",
        &["home-services", "home-nursing", "family-care-hours"],
        "older-people",
    ),
    task(
        "vrijwilligers-vinden",
        ("Vrijwilligers vinden en houden", "Finding and keeping volunteers"),
        "volunteering",
        &["local-volunteer-policy", "volunteer-allowance"],
        "vulnerable-volunteers",
    ),
    task(
        "werk-op-maat",
        ("Werk op maat", "Work that fits"),
        "work",
        &["social-employment", "work-experience-places", "job-placement", "amend-labour-law"],
        "jobseekers",
    ),
    task(
        "kansen-voor-kinderen",
        ("Kansen voor kinderen", "Chances for children"),
        "child-poverty",
        &["bridge-figure", "grant-aid"],
        "children-in-poverty",
    ),
];

/// What a municipality and an OCMW can do in their town, and an association for its region.
const MUNICIPALITY: [&str; 6] = [
    "local-housing-policy",
    "childcare-desk",
    "bridge-figure",
    "emergency-homes",
    "local-volunteer-policy",
    "convene-local-consultation",
];
const OCMW: [&str; 5] =
    ["grant-aid", "social-reception", "budget-guidance", "social-employment", "home-services"];
const ASSOCIATION: [&str; 4] =
    ["joint-debt-mediation", "match-temporary-homes", "poverty-pact", "joint-family-care"];
/// What only higher governments can do.
const FLEMISH: [&str; 4] =
    ["subsidise-childcare", "finance-social-housing", "family-care-hours", "recognise-first-line-zone"];
const FEDERAL: [&str; 3] = ["set-minimum-income", "volunteer-allowance", "amend-labour-law"];

/// The roles to which one is appointed.
const APPOINTED: [&str; 8] = [
    "director",
    "actor",
    "facilitator",
    "executor",
    "back-office",
    "analyst",
    "signal-coordinator",
    "spokesperson",
];

/// The roles from which one asks to be left out.
const EXCLUDED: [&str; 4] = ["partner", "provider", "actor", "co-director"];

/// The lists of a draft, in order.
#[derive(Clone, Copy)]
enum List {
    Frame,
    Towns,
    Partners,
    Agreements,
    Appointments,
    Exclusions,
    Offers,
    Challenges,
}

/// The form of the draft of a [`flemish_landscape`] of this size: frame, towns, third partners, agreements, appointments, exclusions, offers, challenges.
#[must_use]
pub fn flemish_forms(size: Size) -> Vec<Form> {
    vec![
        Form::some(1, 8),
        Form::some(size.areas.min(TOWNS.len()), 4),
        Form::up_to(size.stakeholders.min(PARTNERS.len()), 5),
        Form::up_to(2, 6),
        Form::up_to(3, 7),
        Form::up_to(2, 6),
        Form::up_to(3, 6),
        Form::up_to(size.challenges.min(TASKS.len()), 16),
    ]
}

/// The Flemish landscape that a draft stands for: any draft gives one that is valid with the rule book of Flanders.
#[must_use]
pub fn flemish_landscape(draft: &Draft) -> Landscape {
    let mut frame = draft.first(List::Frame as usize);
    // before the decree of 2018, or after it
    let year = if frame.chance(25) { 2018 } else { 2019 };
    let date = Date::new(year, 1, 15).unwrap_or(Date::MIN);
    let (region, governments, association) = (frame.chance(75), frame.chance(75), frame.maybe(75));
    let association = association.filter(|_| region);
    let mut maker = Maker { landscape: Landscape::new(id("streek"), date), towns: Vec::new(), region: None };
    maker.landscape.builds_on.push(id(flanders::VOCABULARY));
    maker.areas(draft, region, governments);
    maker.local_governments(draft, association.is_some());
    if let Some(association) = association {
        maker.association(association);
    }
    if governments {
        maker.governments();
    }
    maker.partners(draft);
    maker.challenges(draft);
    maker.agreed(draft);
    maker.offers(draft);
    maker.landscape
}

struct Maker {
    landscape: Landscape,
    towns: Vec<Id>,
    region: Option<Id>,
}

fn words((nl, en): (&str, &str)) -> Text {
    Text::in_languages([("nl", nl), ("en", en)])
}

fn mandate(lever: &str, level: &str, within: &Id) -> Mandate {
    Mandate::new(id(lever), id(level), within.clone())
}

fn ids(of: &[&str]) -> Vec<Id> {
    of.iter().map(|text| id(text)).collect()
}

impl Maker {
    fn areas(&mut self, draft: &Draft, region: bool, governments: bool) {
        let count = draft.list(List::Towns as usize, 1).len();
        for (name, label, borders) in TOWNS.into_iter().take(count) {
            let mut town = Area::new(id(name), label.into(), id("local"));
            town.neighbours = ids(borders);
            if governments {
                town.within.push(id("flanders"));
            }
            self.towns.push(town.id.clone());
            self.landscape.areas.push(town);
        }
        if region {
            let label = "Zuid-West-Vlaanderen".into();
            let mut area = Area::new(id(REGION), label, id("supralocal"));
            area.contains.clone_from(&self.towns);
            if governments {
                area.within.push(id("flanders"));
            }
            self.region = Some(area.id.clone());
            self.landscape.areas.push(area);
        }
        if governments {
            let mut area = Area::new(id("flanders"), words(("Vlaanderen", "Flanders")), id("flemish"));
            area.within.push(id("belgium"));
            self.landscape.areas.push(area);
            self.landscape.areas.push(Area::new(id("belgium"), words(("België", "Belgium")), id("federal")));
        }
    }

    /// The municipality and the OCMW of each town, most of which can do what others can.
    fn local_governments(&mut self, draft: &Draft, associated: bool) {
        let mut rows = draft.list(List::Towns as usize, 1);
        for ((town, label, _), numbers) in TOWNS.iter().zip(&mut rows) {
            let area = id(town);
            let governments = [
                ("gemeente", "Gemeente", "municipality", &MUNICIPALITY[..]),
                ("ocmw", "OCMW", "ocmw", &OCMW[..]),
            ];
            for (name, called, kind, levers) in governments {
                let label = format!("{called} {label}").into();
                let mut one = Stakeholder::new(id(&format!("{name}-{town}")), label, id(kind));
                one.works_in.push(area.clone());
                // at zero all of them; else one or two are not there
                let missing = distinct(levers, &numbers.several(&[4, 1, 1]));
                let there = levers.iter().filter(|lever| !missing.contains(lever));
                one.mandates = there.map(|lever| mandate(lever, "local", &area)).collect();
                if kind == "ocmw" {
                    one.sectors.push(id("welfare"));
                    one.member_of.extend(associated.then(|| id("welzijnsvereniging")));
                }
                self.landscape.stakeholders.push(one);
            }
        }
    }

    /// The association of the OCMWs, for all towns of the region.
    fn association(&mut self, pick: u8) {
        let label = words(("Welzijnsvereniging", "Welfare association"));
        let mut one = Stakeholder::new(id("welzijnsvereniging"), label, id("welfare-association"));
        one.sectors.push(id("welfare"));
        one.works_in.extend(self.region.clone());
        let count = 1 + usize::from(pick) % ASSOCIATION.len();
        let levers = ASSOCIATION.iter().take(count);
        one.mandates = self
            .region
            .iter()
            .flat_map(|region| levers.clone().map(|lever| mandate(lever, "supralocal", region)))
            .collect();
        self.landscape.stakeholders.push(one);
    }

    fn governments(&mut self) {
        let governments = [
            (
                "vlaamse-regering",
                ("Vlaamse Regering", "Flemish Government"),
                "flemish-government",
                "flemish",
                "flanders",
                &FLEMISH[..],
            ),
            (
                "federale-regering",
                ("Federale Regering", "Federal Government"),
                "federal-government",
                "federal",
                "belgium",
                &FEDERAL[..],
            ),
        ];
        for (name, label, kind, level, area, levers) in governments {
            let mut one = Stakeholder::new(id(name), words(label), id(kind));
            one.works_in.push(id(area));
            one.mandates = levers.iter().map(|lever| mandate(lever, level, &id(area))).collect();
            self.landscape.stakeholders.push(one);
        }
    }

    /// Third partners, each at most once, in the region or in some towns.
    fn partners(&mut self, draft: &Draft) {
        for mut numbers in draft.list(List::Partners as usize, 0) {
            let Some(partner) = chosen(&PARTNERS, numbers.next()) else { continue };
            let own = id(partner.id);
            let wide = self.region.clone().filter(|_| numbers.chance(60));
            let towns = distinct(&self.towns, &numbers.some(2));
            if self.landscape.stakeholders.iter().any(|other| other.id == own) {
                continue;
            }
            let mut one = Stakeholder::new(own, words(partner.label), id(partner.kind));
            one.sectors = ids(partner.sectors);
            one.works_in = match wide {
                Some(region) => vec![region],
                None => towns,
            };
            one.represents = ids(partner.represents);
            if let Some((lever, level)) = partner.lever {
                // a lever of the region is no town's
                let within = one
                    .works_in
                    .iter()
                    .filter(|area| level == "local" || self.region.as_ref() == Some(*area));
                one.mandates.extend(within.map(|area| mandate(lever, level, area)));
            }
            self.landscape.stakeholders.push(one);
        }
    }

    fn challenges(&mut self, draft: &Draft) {
        for mut numbers in draft.list(List::Challenges as usize, 0) {
            let n = &mut numbers;
            let Some(task) = chosen(&TASKS, n.next()) else { continue };
            let own = id(task.id);
            if self.landscape.challenges.iter().any(|other| other.id == own) {
                continue;
            }
            let region = self.region.clone().filter(|_| n.chance(25));
            let towns = distinct(&self.towns, &n.some(4));
            let areas = match region {
                Some(within) => vec![AreaEntry::Within { within, level: id("local") }],
                None => towns.into_iter().map(AreaEntry::Area).collect(),
            };
            let spread = if n.chance(50) { Spread::Shared } else { Spread::Separate };
            let mut challenge = Challenge::new(own, words(task.label), vec![id(task.theme)], areas, spread);
            let count = 1 + usize::from(n.next()) % task.needs.len();
            challenge.needs = task.needs.iter().take(count).map(|lever| id(lever)).collect();
            if n.chance(67) {
                challenge.target_groups.push(id(task.group));
            }
            let because = n.of(SharedBecause::ALL);
            if spread == Spread::Shared {
                challenge.shared_because.extend(because);
            }
            self.landscape.challenges.push(challenge);
        }
    }

    fn stakeholders(&self) -> Vec<Id> {
        self.landscape.stakeholders.iter().map(|one| one.id.clone()).collect()
    }

    fn area(&self, n: &mut Numbers<'_>) -> Option<Id> {
        let all: Vec<Id> = self.towns.iter().chain(&self.region).cloned().collect();
        n.of(&all)
    }

    /// The themes of what is to be tackled; those of all tasks where nothing is.
    fn themes(&self) -> Vec<Id> {
        let mut themes: Vec<Id> =
            self.landscape.challenges.iter().flat_map(|one| one.themes.clone()).collect();
        themes.sort();
        themes.dedup();
        if themes.is_empty() { TASKS.iter().map(|task| id(task.theme)).collect() } else { themes }
    }

    /// Agreements, appointments and exclusions.
    fn agreed(&mut self, draft: &Draft) {
        let (all, themes) = (self.stakeholders(), self.themes());
        for (number, mut n) in (1..).zip(draft.list(List::Agreements as usize, 0)) {
            let label = words(("Convenant", "Covenant"));
            let mut agreement =
                Agreement::new(id(&format!("convenant-{number}")), label, distinct(&all, &n.some(3)));
            agreement.themes = distinct(&themes, &n.few(1));
            self.landscape.agreements.push(agreement);
        }
        for (number, mut n) in (1..).zip(draft.list(List::Appointments as usize, 0)) {
            let (who, role, within) = (n.of(&all), n.of(&APPOINTED), self.area(&mut n));
            let themes = distinct(&themes, &n.few(1));
            let by =
                n.maybe(50).and_then(|by| chosen(&self.landscape.agreements, by)).map(|one| one.id.clone());
            let (Some(who), Some(role), Some(within)) = (who, role, within) else { continue };
            let mut appointment =
                Appointment::new(id(&format!("aanduiding-{number}")), who, id(role), within);
            appointment.themes = themes;
            appointment.by = by;
            self.landscape.appointments.push(appointment);
        }
        for (number, mut n) in (1..).zip(draft.list(List::Exclusions as usize, 0)) {
            let (who, role, within) = (n.of(&all), n.of(&EXCLUDED), self.area(&mut n));
            let (Some(who), Some(role), Some(within)) = (who, role, within) else { continue };
            let own = id(&format!("niet-wij-{number}"));
            let reason = words(("Daar hebben wij geen mensen voor.", "We have no staff for it."));
            let mut exclusion = Exclusion::new(own, who, id(role), within, reason);
            exclusion.themes = distinct(&themes, &n.few(1));
            self.landscape.exclusions.push(exclusion);
        }
    }

    /// What exists already: offered where those who offer it work.
    fn offers(&mut self, draft: &Draft) {
        let themes = self.themes();
        for (number, mut n) in (1..).zip(draft.list(List::Offers as usize, 0)) {
            let Some(by) = n.of(&self.landscape.stakeholders) else { continue };
            let own = id(&format!("aanbod-{number}"));
            let areas = distinct(&by.works_in, &n.some(1));
            let offer = Offer::new(
                own,
                words(("Aanbod", "Offer")),
                vec![by.id],
                distinct(&themes, &n.some(2)),
                areas,
            );
            self.landscape.offers.push(offer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simplest_landscape_is_one_town() {
        let landscape = flemish_landscape(&Draft::default());
        assert_eq!(
            (landscape.areas.len(), landscape.stakeholders.len(), landscape.challenges.len()),
            (1, 2, 0)
        );
    }
}
