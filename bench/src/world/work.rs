//! What there is to do, and what was agreed: challenges, offers, agreements, appointments, exclusions.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Affected, Agreement, Appointment, Challenge, Exclusion, Label, Offer};
use super::ground::Ground;
use super::people::Person;
use super::random::{Random, sums};
use super::words::{LEVERS, TARGET_GROUPS, THEMES, TRENDS, Theme};

/// The roles that somebody does not take, as often as they stand here.
const EXCLUDED_FROM: [&str; 5] = ["partner", "partner", "provider", "actor", "voice"];

/// The themes as the rest of the world asks about them.
pub(super) struct Themes {
    /// Those that lie below each theme, itself included, by `broader` and `exact`: their ids.
    above: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// For a sector, the themes that have it.
    of_sector: BTreeMap<&'static str, Vec<&'static str>>,
    weights: Vec<usize>,
}

impl Themes {
    pub(super) fn new() -> Self {
        let mut above = BTreeMap::new();
        let mut of_sector: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for theme in &THEMES {
            for sector in theme.sectors {
                of_sector.entry(sector).or_default().push(theme.words.0);
            }
            let mut reached = BTreeSet::from([theme.words.0]);
            let mut open = vec![theme.words.0];
            while let Some(id) = open.pop() {
                for other in &THEMES {
                    let own = other.words.0;
                    let up = own == id && other.broader.is_some();
                    let alike = other.exact == Some(id) || own == id;
                    let steps = [
                        up.then_some(other.broader).flatten(),
                        alike.then_some(own),
                        other.exact.filter(|_| own == id),
                    ];
                    for next in steps.into_iter().flatten() {
                        if reached.insert(next) {
                            open.push(next);
                        }
                    }
                }
            }
            above.insert(theme.words.0, reached);
        }
        // most challenges name a theme below another; some one of the other lists
        let weights = sums(THEMES.iter().map(|theme| match (theme.scheme, theme.broader) {
            ("welfare", Some(_)) => 18,
            ("welfare", None) => 16,
            _ => 8,
        }));
        Self { above, of_sector, weights }
    }

    fn any(&self, random: &mut Random) -> &'static Theme {
        &THEMES[random.weighted(&self.weights)]
    }

    /// One or two.
    fn some(&self, random: &mut Random, two: usize) -> Vec<&'static Theme> {
        let first = self.any(random);
        let mut themes = vec![first];
        if random.chance(two) {
            let second = self.any(random);
            if second.words.0 != first.words.0 {
                themes.push(second);
            }
        }
        themes
    }

    fn ids(&self, random: &mut Random, two: usize) -> Vec<&'static str> {
        self.some(random, two).iter().map(|theme| theme.words.0).collect()
    }

    fn reaches(&self, theme: &str, other: &str) -> bool {
        self.above.get(theme).is_some_and(|above| above.contains(other))
    }
}

/// A town: two in five by its inhabitants, the others one as often as another.
struct Towns {
    by_inhabitants: Vec<usize>,
}

impl Towns {
    fn any(&self, random: &mut Random) -> usize {
        if random.chance(400) {
            random.weighted(&self.by_inhabitants)
        } else {
            random.below(self.by_inhabitants.len())
        }
    }
}

pub(super) struct Maker<'w> {
    pub(super) ground: &'w Ground,
    pub(super) people: &'w [Person],
    pub(super) themes: &'w Themes,
}

impl Maker<'_> {
    fn towns(&self) -> Towns {
        Towns { by_inhabitants: sums(self.ground.towns.iter().map(|town| town.inhabitants)) }
    }

    /// Challenges, of which the first so many are shared; and how many are.
    pub(super) fn challenges(&self, random: &mut Random, count: usize) -> Vec<Challenge> {
        let towns = self.towns();
        let shared = count / 5;
        (0..count)
            .map(|number| {
                let town = towns.any(random);
                // one in two also names a theme beside its own
                let themes = self.themes.some(random, 250);
                if number < shared {
                    self.shared(random, number, town, &themes)
                } else {
                    self.separate(random, number, town, &themes)
                }
            })
            .collect()
    }

    /// What the shared and the separate ones have alike.
    fn challenge(
        &self,
        random: &mut Random,
        number: usize,
        town: usize,
        themes: &[&'static Theme],
    ) -> Challenge {
        let theme = themes.first().map_or(("", "", ""), |theme| theme.words);
        let name = self.ground.towns[town].name;
        let mut needs: Vec<&'static str> = Vec::new();
        for _ in 0..[0, 1, 1, 1, 2, 2, 2, 3, 3, 4][random.below(10)] {
            let usual: Vec<&'static str> = themes.iter().flat_map(|theme| theme.levers).copied().collect();
            let lever = if usual.is_empty() || random.chance(250) {
                random.pick(&LEVERS).words.0
            } else {
                *random.pick(&usual)
            };
            if !needs.contains(&lever) {
                needs.push(lever);
            }
        }
        let named = themes.iter().flat_map(|theme| theme.groups).copied();
        let mut target_groups: Vec<&'static str> = named.filter(|_| random.chance(500)).collect();
        if target_groups.is_empty() && random.chance(500) {
            target_groups.push(random.pick(&TARGET_GROUPS).0);
        }
        target_groups.sort_unstable();
        target_groups.dedup();
        Challenge {
            id: format!("{}-{}-{number:06}", theme.0, self.ground.towns[town].id),
            label: Label::new(format!("{} in {name}", theme.1), format!("{} in {name}", theme.2)),
            themes: themes.iter().map(|theme| theme.words.0).collect(),
            areas: Vec::new(),
            spread: "separate",
            shared_because: Vec::new(),
            needs,
            target_groups,
            trends: if random.chance(100) { vec![random.pick(&TRENDS).0] } else { Vec::new() },
            seat: None,
        }
    }

    fn ids(&self, towns: &[usize]) -> Vec<Affected> {
        towns.iter().map(|town| Affected::Area(self.ground.towns[*town].id.clone())).collect()
    }

    /// One or a few areas, each on its own.
    fn separate(
        &self,
        random: &mut Random,
        number: usize,
        town: usize,
        themes: &[&'static Theme],
    ) -> Challenge {
        let mut challenge = self.challenge(random, number, town, themes);
        let count = [1, 1, 1, 1, 1, 1, 2, 2, 3, 4][random.below(10)];
        let home = &self.ground.towns[town];
        challenge.areas = if random.chance(200) {
            random.some(&home.quarters, count).into_iter().map(Affected::Area).collect()
        } else if let (true, Some(group)) =
            (random.chance(4), home.groups.iter().find(|group| self.ground.groups[**group].zone))
        {
            vec![Affected::Within { within: self.ground.groups[*group].id.clone(), level: "local" }]
        } else {
            self.ids(&self.ground.around(town, count, |n| random.below(n)))
        };
        challenge
    }

    /// Two to ten areas together, most of them neighbours.
    fn shared(
        &self,
        random: &mut Random,
        number: usize,
        town: usize,
        themes: &[&'static Theme],
    ) -> Challenge {
        let mut challenge = self.challenge(random, number, town, themes);
        challenge.spread = "shared";
        challenge.shared_because = random.some(&["border", "win-win", "learning", "scale"], 2);
        let count = 2 + random.weighted(&sums([25, 20, 15, 12, 9, 7, 5, 4, 3]));
        let home = &self.ground.towns[town];
        if home.quarters.len() >= 2 && random.chance(120) {
            challenge.areas = random.some(&home.quarters, count).into_iter().map(Affected::Area).collect();
            return challenge;
        }
        let region = home.groups.iter().map(|group| &self.ground.groups[*group]).find(|group| !group.zone);
        let chosen = match region {
            Some(region) if region.towns.len() >= 2 && random.chance(150) => {
                random.some(&region.towns, count)
            }
            _ => self.ground.around(town, count, |n| random.below(n)),
        };
        challenge.areas = self.ids(&chosen);
        challenge.seat = self.seat(&chosen, themes);
        challenge
    }

    /// Where several groups could be the seat, the smallest is named, so that there is no tie.
    fn seat(&self, towns: &[usize], themes: &[&'static Theme]) -> Option<String> {
        let care = themes.iter().any(|theme| self.themes.reaches(theme.words.0, "care"));
        let covers = |group: &usize| {
            let group = &self.ground.groups[*group];
            (care || !group.zone) && towns.iter().all(|town| group.towns.contains(town))
        };
        let first = towns.first().map(|town| &self.ground.towns[*town])?;
        let all: Vec<usize> = first.groups.iter().copied().filter(covers).collect();
        let smallest = all.iter().min_by_key(|group| self.ground.groups[**group].towns.len())?;
        (all.len() > 1).then(|| self.ground.groups[*smallest].id.clone())
    }

    /// What exists already: for the themes of the sectors of those who offer it.
    pub(super) fn offers(&self, random: &mut Random, count: usize) -> Vec<Offer> {
        (1..=count)
            .map(|number| {
                let by = &self.someone(random).stakeholder;
                let open: Vec<&'static str> = by
                    .sectors
                    .iter()
                    .filter_map(|sector| self.themes.of_sector.get(sector))
                    .flatten()
                    .copied()
                    .collect();
                let many = random.between(1, 2);
                let mut themes = random.some(&open, many);
                themes.sort_unstable();
                themes.dedup();
                let target_groups =
                    if random.chance(300) { vec![random.pick(&TARGET_GROUPS).0] } else { Vec::new() };
                let label = Label::new(
                    format!("Aanbod {number} van {}", by.label.nl),
                    format!("Offer {number} by {}", by.label.en),
                );
                let areas = random.some(&by.works_in, 3);
                Offer {
                    id: format!("aanbod-{number:05}"),
                    label,
                    by: vec![by.id.clone()],
                    themes,
                    areas,
                    target_groups,
                }
            })
            .collect()
    }

    /// Agreements of stakeholders of a town and those around it; one in fifty is about everything.
    pub(super) fn agreements(&self, random: &mut Random, count: usize) -> Vec<Agreement> {
        let mut in_town: Vec<Vec<usize>> = self.ground.towns.iter().map(|_| Vec::new()).collect();
        for (index, person) in self.people.iter().enumerate() {
            for town in &person.towns {
                in_town[*town].push(index);
            }
        }
        let towns = self.towns();
        (1..=count)
            .map(|number| {
                let town = towns.any(random);
                let near = self.ground.around(town, 3, |n| random.below(n));
                let mut there: Vec<usize> = near.iter().flat_map(|town| &in_town[*town]).copied().collect();
                there.sort_unstable();
                there.dedup();
                let many = random.between(3, 12);
                let parties = random.some(&there, many);
                let name = self.ground.towns[town].name;
                Agreement {
                    id: format!("convenant-{number:04}"),
                    label: Label::new(
                        format!("Convenant {number} rond {name}"),
                        format!("Covenant {number} around {name}"),
                    ),
                    parties: parties.iter().map(|index| self.people[*index].stakeholder.id.clone()).collect(),
                    themes: if random.chance(20) { Vec::new() } else { self.themes.ids(random, 300) },
                }
            })
            .collect()
    }

    fn someone(&self, random: &mut Random) -> &Person {
        loop {
            let person = random.pick(self.people);
            if !person.towns.is_empty() {
                return person;
            }
        }
    }

    /// A group in which someone works, or a town of theirs.
    fn within(&self, random: &mut Random, person: &Person, group: usize) -> String {
        let town = &self.ground.towns[*random.pick(&person.towns)];
        if !town.groups.is_empty() && random.chance(group) {
            self.ground.groups[*random.pick(&town.groups)].id.clone()
        } else {
            town.id.clone()
        }
    }

    pub(super) fn appointments(
        &self,
        random: &mut Random,
        count: usize,
        agreements: &[Agreement],
    ) -> Vec<Appointment> {
        (1..=count)
            .map(|number| {
                let person = self.someone(random);
                let role = *random.pick(&["director", "actor", "actor"]);
                Appointment {
                    id: format!("aanstelling-{number:04}"),
                    stakeholder: person.stakeholder.id.clone(),
                    role,
                    within: self.within(random, person, if role == "director" { 900 } else { 200 }),
                    themes: if random.chance(100) { Vec::new() } else { self.themes.ids(random, 300) },
                    by: random.chance(300).then(|| random.pick(agreements).id.clone()),
                }
            })
            .collect()
    }

    pub(super) fn exclusions(&self, random: &mut Random, count: usize) -> Vec<Exclusion> {
        (1..=count)
            .map(|number| {
                let person = self.someone(random);
                Exclusion {
                    id: format!("niet-ons-{number:04}"),
                    stakeholder: person.stakeholder.id.clone(),
                    role: random.pick::<&str>(&EXCLUDED_FROM),
                    within: self.within(random, person, 300),
                    themes: if random.chance(400) { Vec::new() } else { self.themes.ids(random, 300) },
                    reason: Label::new("Geen mensen voor.", "No staff for it."),
                }
            })
            .collect()
    }
}
