//! The ground: the municipalities of 2019 to 2024 with their borders, what they lie in, and invented neighbourhoods.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Area, Label};
use super::scaled;

/// Of the reference sets: [`data/flanders`](../../../data/flanders/SOURCES.md).
const MUNICIPALITIES: &str = include_str!("../../../data/flanders/municipalities.csv");
const BORDERS: &str = include_str!("../../../data/flanders/neighbours-2019.csv");
const REGIONS: &str = include_str!("../../../data/flanders/reference-regions.csv");
/// Of the benchmark alone.
const ZONES: &str = include_str!("../../data/first-line-zones.csv");
const ASSOCIATIONS: &str = include_str!("../../data/associations.csv");
const POPULATION: &str = include_str!("../../data/population.csv");

/// The date of the world.
pub(super) const DATE: &str = "2022-06-01";

/// Where a part of Flanders begins: Kortrijk.
const START: &str = "34022";

pub(super) const FLANDERS: &str = "flanders";
pub(super) const BELGIUM: &str = "belgium";

pub(super) struct Town {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) nis: &'static str,
    pub(super) inhabitants: usize,
    pub(super) neighbours: Vec<usize>,
    /// Its province, among those of the ground.
    pub(super) province: usize,
    /// Its groups, among those of the ground.
    pub(super) groups: Vec<usize>,
    /// The ids of its neighbourhoods.
    pub(super) quarters: Vec<String>,
}

/// An area between the towns and the provinces.
pub(super) struct Group {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) towns: Vec<usize>,
    /// A first-line zone, which is for care alone.
    pub(super) zone: bool,
}

pub(super) struct Ground {
    pub(super) towns: Vec<Town>,
    pub(super) groups: Vec<Group>,
    /// Id and name.
    pub(super) provinces: Vec<(String, &'static str)>,
}

/// The rows of a table of comma separated values without quotes, below its header.
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().skip(1).filter_map(|line| line.split(',').collect::<Vec<_>>().try_into().ok())
}

/// A name as an id.
fn slug(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "-")
}

impl Ground {
    /// So many in a hundred of the towns: Kortrijk and those around it, with what they lie in.
    pub(super) fn new(percent: u32) -> Self {
        let mut towns = towns(percent);
        let province_of: BTreeMap<&str, &'static str> =
            rows::<10>(MUNICIPALITIES).map(|[nis, _, _, _, _, province, ..]| (nis, province)).collect();
        let there: BTreeSet<&'static str> =
            towns.iter().filter_map(|town| province_of.get(town.nis).copied()).collect();
        let provinces: Vec<&'static str> = there.into_iter().collect();
        for town in &mut towns {
            let own = province_of.get(town.nis);
            town.province = provinces.iter().position(|name| Some(name) == own).unwrap_or(0);
        }
        let groups = groups(&towns);
        for (index, group) in groups.iter().enumerate() {
            for town in &group.towns {
                towns[*town].groups.push(index);
            }
        }
        let provinces =
            provinces.into_iter().map(|name| (format!("provincie-{}", slug(name)), name)).collect();
        let mut ground = Self { towns, groups, provinces };
        ground.spread_quarters(scaled(2000, percent));
        ground
    }

    /// Neighbourhoods by number of inhabitants, and at least one in each town.
    fn spread_quarters(&mut self, count: usize) {
        let all: usize = self.towns.iter().map(|town| town.inhabitants).sum();
        let spare = count.saturating_sub(self.towns.len());
        let mut before = 0;
        let mut given = 0;
        for town in &mut self.towns {
            before += town.inhabitants;
            // what has been given by then is what is due by then, so the whole comes out right
            let due = spare * before / all;
            let own = 1 + due - given;
            given = due;
            town.quarters = (1..=own).map(|number| format!("{}-wijk-{number:02}", town.id)).collect();
        }
    }

    /// A town and towns around it, in the order in which they are reached; fewer where there are no more.
    pub(super) fn around(
        &self,
        start: usize,
        count: usize,
        mut choose: impl FnMut(usize) -> usize,
    ) -> Vec<usize> {
        let mut chosen = vec![start];
        let mut edge: Vec<usize> = self.towns[start].neighbours.clone();
        while chosen.len() < count && !edge.is_empty() {
            let next = edge.swap_remove(choose(edge.len()));
            chosen.push(next);
            for neighbour in &self.towns[next].neighbours {
                if !chosen.contains(neighbour) && !edge.contains(neighbour) {
                    edge.push(*neighbour);
                }
            }
        }
        chosen.sort_unstable();
        chosen
    }

    pub(super) fn areas(&self) -> Vec<Area> {
        let area = |id: &str, label: Label, level, within: Vec<String>| Area {
            id: id.to_owned(),
            label,
            level,
            within,
            contains: Vec::new(),
            codes: BTreeMap::new(),
            neighbours: Vec::new(),
            themes: Vec::new(),
        };
        let mut areas = vec![
            area(BELGIUM, Label::new("België", "Belgium"), "federal", Vec::new()),
            area(FLANDERS, Label::new("Vlaanderen", "Flanders"), "flemish", vec![BELGIUM.into()]),
        ];
        for (id, name) in &self.provinces {
            let label = Label::new(format!("Provincie {name}"), format!("Province of {name}"));
            areas.push(area(id, label, "provincial", vec![FLANDERS.into()]));
        }
        for group in &self.groups {
            let provinces: BTreeSet<usize> =
                group.towns.iter().map(|town| self.towns[*town].province).collect();
            let within = match provinces.first() {
                Some(one) if provinces.len() == 1 => self.provinces[*one].0.clone(),
                _ => FLANDERS.into(),
            };
            let mut own = area(&group.id, Label::new(group.name, group.name), "supralocal", vec![within]);
            own.contains = group.towns.iter().map(|town| self.towns[*town].id.clone()).collect();
            if group.zone {
                own.themes.push("care");
            }
            areas.push(own);
        }
        for town in &self.towns {
            let within = vec![self.provinces[town.province].0.clone()];
            let mut own = area(&town.id, Label::new(town.name, town.name), "local", within);
            own.codes.insert("nis", town.nis.to_owned());
            own.neighbours = town.neighbours.iter().map(|other| self.towns[*other].id.clone()).collect();
            areas.push(own);
            for (index, quarter) in town.quarters.iter().enumerate() {
                let label = Label::new(
                    format!("{}, wijk {}", town.name, index + 1),
                    format!("{}, neighbourhood {}", town.name, index + 1),
                );
                let mut own = area(quarter, label, "neighbourhood", vec![town.id.clone()]);
                // a street plan of two rows
                let beside = [index + 1, index + 2].into_iter().filter_map(|other| town.quarters.get(other));
                own.neighbours = beside.cloned().collect();
                areas.push(own);
            }
        }
        areas
    }
}

/// The first towns around the start, by their number.
fn towns(percent: u32) -> Vec<Town> {
    let inhabitants: BTreeMap<&str, usize> =
        rows::<2>(POPULATION).map(|[nis, number]| (nis, number.parse().unwrap_or(0))).collect();
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    let mut named: Vec<[&'static str; 10]> = rows(MUNICIPALITIES).collect();
    named.sort_by_key(|[nis, _, _, _, _, _, from, ..]| (*from, *nis));
    let mut all: BTreeMap<&str, Town> = BTreeMap::new();
    for [nis, name, _, _, _, _, from, last, ..] in named {
        // one that takes the name of another over has the year of its beginning behind it
        let year = from.split('-').next().unwrap_or_default();
        let id = if begun.insert(name) { slug(name) } else { format!("{}-{year}", slug(name)) };
        if from <= DATE && (last.is_empty() || last >= DATE) {
            let inhabitants = inhabitants.get(nis).copied().unwrap_or(1);
            let (neighbours, groups, quarters) = (Vec::new(), Vec::new(), Vec::new());
            all.insert(nis, Town { id, name, nis, inhabitants, neighbours, province: 0, groups, quarters });
        }
    }
    let mut borders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for [one, other] in rows::<2>(BORDERS) {
        borders.entry(one).or_default().insert(other);
        borders.entry(other).or_default().insert(one);
    }
    let count = scaled(all.len(), percent);
    let mut order: Vec<&str> = vec![START];
    let mut at = 0;
    while order.len() < all.len() {
        if let Some(town) = order.get(at) {
            let beyond = borders.get(town).into_iter().flatten();
            let beyond: Vec<&str> = beyond.filter(|nis| !order.contains(nis)).copied().collect();
            order.extend(beyond);
            at += 1;
        } else {
            // one without a border with those before it
            order.extend(all.keys().find(|nis| !order.contains(nis)));
        }
    }
    order.truncate(count);
    let mut towns: Vec<Town> = order.iter().filter_map(|nis| all.remove(nis)).collect();
    towns.sort_by_key(|town| town.nis);
    let index: BTreeMap<&str, usize> =
        towns.iter().enumerate().map(|(index, town)| (town.nis, index)).collect();
    for town in &mut towns {
        let own = borders.get(town.nis).into_iter().flatten();
        town.neighbours = own.filter_map(|nis| index.get(nis).copied()).collect();
    }
    towns
}

/// Reference regions, associations and first-line zones of which at least half is there, or where the world begins.
fn groups(towns: &[Town]) -> Vec<Group> {
    let index: BTreeMap<&str, usize> =
        towns.iter().enumerate().map(|(index, town)| (town.nis, index)).collect();
    let regions = rows::<6>(REGIONS)
        .filter(|[.., from, last, _]| *from <= DATE && (last.is_empty() || *last >= DATE))
        .map(|[id, name, nis, ..]| {
            (format!("referentieregio-{}", id.trim_start_matches("regio-")), name, nis, false)
        });
    let associations = rows::<3>(ASSOCIATIONS).map(|[id, name, nis]| (id.to_owned(), name, nis, false));
    let zones = rows::<3>(ZONES).map(|[id, name, nis]| (id.to_owned(), name, nis, true));
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    for (id, name, nis, zone) in regions.chain(associations).chain(zones) {
        if let Some(town) = index.get(nis) {
            let new = Group { id: id.clone(), name, towns: Vec::new(), zone };
            groups.entry(id).or_insert(new).towns.push(*town);
        } else {
            *missing.entry(id).or_default() += 1;
        }
    }
    let start = index.get(START).copied();
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.retain(|group| {
        let missing = missing.get(&group.id).copied().unwrap_or(0);
        group.towns.len() >= missing || start.is_some_and(|start| group.towns.contains(&start))
    });
    for group in &mut groups {
        group.towns.sort_unstable();
    }
    groups
}
