//! Who is there: local governments, their associations, organisations, services of Flanders and Belgium, with what they can do.

use super::documents::{Label, Mandate, Stakeholder};
use super::ground::{BELGIUM, FLANDERS, Ground};
use super::random::{Random, sums};
use super::words::{KINDS, Kind, LEVERS, Reach, SERVICES};

/// A stakeholder, with what the rest of the world asks about it.
pub(super) struct Person {
    pub(super) stakeholder: Stakeholder,
    /// Towns where it works, or in which its neighbourhoods lie; of a group all.
    pub(super) towns: Vec<usize>,
}

/// The level of an area where somebody works.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Neighbourhood,
    Local,
    Supralocal,
    Provincial,
    Flemish,
    Federal,
}

impl Level {
    fn named(name: &str) -> Self {
        match name {
            "neighbourhood" => Self::Neighbourhood,
            "local" => Self::Local,
            "supralocal" => Self::Supralocal,
            "provincial" => Self::Provincial,
            "flemish" => Self::Flemish,
            _ => Self::Federal,
        }
    }
}

/// The levers that some stakeholder of a kind holds where it works.
fn mandates(random: &mut Random, kind: &str, works_in: &[String], level: Level) -> Vec<Mandate> {
    let mut mandates = Vec::new();
    for lever in &LEVERS {
        for (_, at, often) in lever.held_by.iter().filter(|(holder, ..)| *holder == kind) {
            if Level::named(at) <= level && random.chance(*often) {
                mandates.extend(works_in.iter().map(|within| Mandate {
                    lever: lever.words.0,
                    level: at,
                    within: within.clone(),
                }));
            }
        }
    }
    mandates
}

/// Everybody: so many, with an organisation of each kind at least.
pub(super) fn people(random: &mut Random, ground: &Ground, count: usize) -> Vec<Person> {
    let mut people = governments(random, ground);
    let rest = count.saturating_sub(people.len());
    let weights: usize = KINDS.iter().map(|kind| kind.weight).sum();
    let by_inhabitants = sums(ground.towns.iter().map(|town| town.inhabitants));
    let mut before = 0;
    let mut given = 0;
    for kind in &KINDS {
        before += kind.weight;
        let due = rest * before / weights;
        for number in 1..=(due - given) {
            let town = random.weighted(&by_inhabitants);
            people.push(organisation(random, ground, kind, number, town));
        }
        given = due;
    }
    join_networks(random, ground, &mut people);
    people
}

/// Municipalities, OCMWs, their associations, care councils, provinces, services.
fn governments(random: &mut Random, ground: &Ground) -> Vec<Person> {
    let mut people = Vec::new();
    let mut add = |random: &mut Random,
                   id: String,
                   label: Label,
                   kind: &'static str,
                   levers_of: &str,
                   sectors: &[&'static str],
                   (works_in, level): (String, Level),
                   towns: Vec<usize>,
                   member_of: Vec<String>| {
        let works_in = vec![works_in];
        let mandates = mandates(random, levers_of, &works_in, level);
        let sectors = sectors.to_vec();
        let represents = Vec::new();
        let stakeholder = Stakeholder { id, label, kind, sectors, works_in, mandates, member_of, represents };
        people.push(Person { stakeholder, towns });
    };
    for (index, town) in ground.towns.iter().enumerate() {
        let groups = town.groups.iter().map(|group| &ground.groups[*group]);
        let associations: Vec<String> =
            groups.filter(|group| !group.zone).map(|group| format!("vereniging-{}", group.id)).collect();
        for (kind, prefix, dutch, english, sectors) in [
            (
                "municipality",
                "gemeente",
                "Gemeente",
                "Municipality of",
                &["welfare", "leisure", "housing"][..],
            ),
            ("ocmw", "ocmw", "OCMW", "OCMW of", &["welfare", "poverty", "home-care"][..]),
        ] {
            let label = Label::new(format!("{dutch} {}", town.name), format!("{english} {}", town.name));
            let id = format!("{prefix}-{}", town.id);
            let place = (town.id.clone(), Level::Local);
            add(random, id, label, kind, kind, sectors, place, vec![index], associations.clone());
        }
    }
    for group in &ground.groups {
        let place = (group.id.clone(), Level::Supralocal);
        let (id, label, kind, sectors) = if group.zone {
            let label =
                Label::new(format!("Zorgraad {}", group.name), format!("Care council {}", group.name));
            (format!("zorgraad-{}", group.id), label, "first-line-zone", &["health", "home-care"][..])
        } else {
            let label =
                Label::new(format!("Vereniging {}", group.name), format!("Association {}", group.name));
            (format!("vereniging-{}", group.id), label, "welfare-association", &["welfare", "poverty"][..])
        };
        add(random, id, label, kind, kind, sectors, place, group.towns.clone(), Vec::new());
    }
    for (id, name) in &ground.provinces {
        let label =
            Label::new(format!("Provinciebestuur {name}"), format!("Provincial government of {name}"));
        let place = (id.clone(), Level::Provincial);
        let id = id.replace("provincie-", "provinciebestuur-");
        add(random, id, label, "province", "province", &["welfare"], place, Vec::new(), Vec::new());
    }
    for service in &SERVICES {
        let (id, nl, en) = service.words;
        let place = match service.kind {
            "flemish-agency" => (FLANDERS.to_owned(), Level::Flemish),
            _ => (BELGIUM.to_owned(), Level::Federal),
        };
        let label = Label::new(nl, en);
        add(random, id.into(), label, service.kind, id, service.sectors, place, Vec::new(), Vec::new());
    }
    people
}

/// An organisation that begins in a town.
fn organisation(random: &mut Random, ground: &Ground, kind: &Kind, number: usize, town: usize) -> Person {
    let reach = kind.reach[random.weighted(&sums(kind.reach.iter().map(|(_, often)| *often)))].0;
    let home = &ground.towns[town];
    let (works_in, level, towns) = match reach {
        Reach::Neighbourhood => {
            let count = random.between(1, 2);
            (random.some(&home.quarters, count), Level::Neighbourhood, vec![town])
        }
        Reach::Town => (vec![home.id.clone()], Level::Local, vec![town]),
        Reach::Towns => {
            let count = random.between(2, 7);
            let towns = ground.around(town, count, |n| random.below(n));
            (towns.iter().map(|town| ground.towns[*town].id.clone()).collect(), Level::Local, towns)
        }
        Reach::Region if home.groups.is_empty() => (vec![home.id.clone()], Level::Local, vec![town]),
        Reach::Region => {
            let group = &ground.groups[*random.pick(&home.groups)];
            (vec![group.id.clone()], Level::Supralocal, group.towns.clone())
        }
    };
    let mut sectors = kind.sectors.to_vec();
    if !kind.beside.is_empty() && random.chance(450) {
        sectors.push(*random.pick(kind.beside));
    }
    let speaks = if random.chance(kind.speaks) { random.between(1, 2) } else { 0 };
    let stakeholder = Stakeholder {
        id: format!("{}-{}-{number:04}", kind.id, home.id),
        label: Label::new(
            format!("{} {} {number}", kind.nl, home.name),
            format!("{} {} {number}", kind.en, home.name),
        ),
        kind: kind.id,
        sectors,
        mandates: mandates(random, kind.id, &works_in, level),
        works_in,
        member_of: Vec::new(),
        represents: random.some(kind.speaks_for, speaks),
    };
    Person { stakeholder, towns }
}

/// Some organisations are members of a network where they work.
fn join_networks(random: &mut Random, ground: &Ground, people: &mut [Person]) {
    let mut networks: Vec<Vec<String>> = ground.towns.iter().map(|_| Vec::new()).collect();
    for person in people.iter().filter(|person| person.stakeholder.kind == "network") {
        for town in &person.towns {
            networks[*town].push(person.stakeholder.id.clone());
        }
    }
    for person in
        people.iter_mut().filter(|person| KINDS.iter().any(|kind| kind.id == person.stakeholder.kind))
    {
        let Some(town) = person.towns.first() else { continue };
        if person.stakeholder.kind != "network" && random.chance(250) {
            person.stakeholder.member_of = random.some(&networks[*town], 2);
        }
    }
}
