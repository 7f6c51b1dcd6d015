//! Folding: many equal things in few words. "14 OCMW's, elk in de eigen gemeente" says as much as fourteen lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::Names;
use crate::words::{Noun, count, fill};

/// What an answer is about: its tables, and the areas that they cover.
pub(crate) struct Frame<'d> {
    pub(crate) seats: Vec<&'d str>,
    pub(crate) covered: BTreeSet<&'d str>,
}

impl<'d> Frame<'d> {
    pub(crate) fn of(decision: &'d regie::Decision<'d>) -> Self {
        let seats: Vec<regie::Seat<'d>> = decision.seats().collect();
        Self {
            seats: seats.iter().map(|seat| seat.area().as_str()).collect(),
            covered: seats.iter().flat_map(regie::Seat::covers).map(regie::Id::as_str).collect(),
        }
    }

    /// Is it at all tables, so that nothing need be said?
    pub(crate) fn at_all_tables(&self, places: &BTreeSet<&str>) -> bool {
        places.len() == self.seats.len() && self.seats.iter().all(|seat| places.contains(seat))
    }
}

/// Where stakeholders stand, as far as it must be said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Where<'d> {
    /// At every table.
    Here,
    /// Each at the place of its own, of this level.
    Own(Option<&'d str>),
    /// At all of these places.
    At(BTreeSet<&'d str>),
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Whole names, each on a line of its own.
    Listed,
    /// Whole names.
    Full,
    /// Short names, and sooner a number.
    Short,
}

impl Detail {
    /// From how many on are stakeholders of a kind told by their number?
    fn many(self) -> usize {
        if self == Self::Short { 3 } else { 4 }
    }

    fn name(self, names: &Names<'_>, stakeholder: &str) -> String {
        if self == Self::Short { names.short(stakeholder) } else { names.stakeholder(stakeholder) }
    }
}

/// Who stands where, each as a phrase of its own: pairs of a stakeholder and a place, in few words.
pub(crate) fn people(
    names: &Names<'_>,
    pairs: &[(&str, &str)],
    frame: &Frame<'_>,
    detail: Detail,
) -> Vec<String> {
    let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (stakeholder, place) in pairs {
        places.entry(stakeholder).or_default().insert(place);
    }
    let mut groups: BTreeMap<(Where<'_>, &str), Vec<&str>> = BTreeMap::new();
    for (stakeholder, places) in places {
        let own = match places.first() {
            Some(place) if places.len() == 1 && names.works_in(stakeholder, place) => Some(*place),
            _ => None,
        };
        let at = match own {
            _ if frame.seats.len() == 1 && frame.at_all_tables(&places) => Where::Here,
            None if frame.at_all_tables(&places) => Where::Here,
            Some(own) => Where::Own(names.level_of(own)),
            None => Where::At(places),
        };
        groups.entry((at, names.kind_of(stakeholder))).or_default().push(stakeholder);
    }
    // where there are few, the places are told
    let (few, mut groups): (BTreeMap<_, _>, BTreeMap<_, _>) = groups
        .into_iter()
        .partition(|((at, _), members)| matches!(at, Where::Own(_)) && members.len() < detail.many());
    for ((_, kind), members) in few {
        for stakeholder in members {
            let place = pairs.iter().filter(|(s, _)| *s == stakeholder).map(|(_, place)| *place).collect();
            groups.entry((Where::At(place), kind)).or_default().push(stakeholder);
        }
    }
    phrases(names, groups, frame, detail)
}

fn phrases(
    names: &Names<'_>,
    groups: BTreeMap<(Where<'_>, &str), Vec<&str>>,
    frame: &Frame<'_>,
    detail: Detail,
) -> Vec<String> {
    let mut by_place: BTreeMap<Where<'_>, Vec<(&str, Vec<&str>)>> = BTreeMap::new();
    for ((at, kind), members) in groups {
        by_place.entry(at).or_default().push((kind, members));
    }
    let mut lines = Vec::new();
    for (at, kinds) in by_place {
        let who = everyone(names, kinds, frame, detail);
        match &at {
            Where::Here if detail == Detail::Listed => lines.extend(who),
            // names hold commas
            Where::Here => lines.push(who.join("; ")),
            Where::Own(level) => {
                let noun = names.words.level(*level);
                lines.push(fill(names.words.each_own, &[&who.join("; "), names.words.own(noun), noun[0]]));
            }
            Where::At(areas) => lines.push(somewhere(names, &who, areas, frame)),
        }
    }
    lines
}

/// Those who stand in these places and not at every table.
fn somewhere(names: &Names<'_>, who: &[String], areas: &BTreeSet<&str>, frame: &Frame<'_>) -> String {
    let at = places(names, areas, frame);
    match who {
        // the name says it: OCMW Menen in Menen
        [one] if one.ends_with(&at) => one.clone(),
        [one] if areas.len() > 2 => format!("{one}, {at}"),
        [one] => format!("{one} ({at})"),
        _ => format!("{at}: {}", who.join("; ")),
    }
}

/// Those who stand in one place: numbers of a kind first, then names.
fn everyone(
    names: &Names<'_>,
    mut kinds: Vec<(&str, Vec<&str>)>,
    frame: &Frame<'_>,
    detail: Detail,
) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(local) = local_governments(names, &kinds, detail) {
        let words = names.words;
        let noun =
            if detail == Detail::Short { words.local_governments } else { words.local_governments_full };
        parts.push(count(local, noun));
        kinds.retain(|(kind, _)| *kind != "municipality" && *kind != "ocmw");
    }
    let mut single = Vec::new();
    for (kind, members) in kinds {
        match names.words.kind(kind) {
            Some(noun) if members.len() >= detail.many() => {
                parts.push(many(names, kind, noun, &members, frame));
            }
            _ => single.extend(members.iter().map(|stakeholder| detail.name(names, stakeholder))),
        }
    }
    single.sort_by_key(|name| name.to_lowercase());
    parts.extend(single);
    parts
}

/// How many local governments there are, when each municipality is there with its OCMW.
fn local_governments(names: &Names<'_>, kinds: &[(&str, Vec<&str>)], detail: Detail) -> Option<usize> {
    let towns = |kind: &str| {
        let members = kinds.iter().find(|(k, _)| *k == kind).map(|(_, members)| members)?;
        Some(members.iter().map(|stakeholder| names.working_area(stakeholder)).collect::<BTreeSet<_>>())
    };
    let (municipalities, ocmws) = (towns("municipality")?, towns("ocmw")?);
    (municipalities == ocmws && municipalities.len() >= detail.many()).then_some(municipalities.len())
}

/// `14 OCMW's`, `12 van de 14 OCMW's (zonder OCMW Harelbeke en OCMW Kortrijk)`.
fn many(names: &Names<'_>, kind: &str, noun: Noun, members: &[&str], frame: &Frame<'_>) -> String {
    let all = names.of_kind(kind, &frame.covered);
    let others: Vec<String> =
        all.iter().filter(|s| !members.contains(s)).map(|s| names.stakeholder(s)).collect();
    let told = count(members.len(), noun);
    match others.len() {
        0 => told,
        few if few <= 3 && members.len() > few => {
            let told = fill(names.words.of_all, &[&members.len().to_string(), &count(all.len(), noun)]);
            fill(names.words.without, &[&told, &names.and(&others)])
        }
        _ => {
            let names_of: Vec<String> = members.iter().map(|s| names.stakeholder(s)).collect();
            format!("{told} ({})", names_of.join("; "))
        }
    }
}

/// Areas in few words: `Menen`, `in alle 14 gemeenten`, `in alle gemeenten, behalve Menen en Wervik`.
pub(crate) fn places(names: &Names<'_>, areas: &BTreeSet<&str>, frame: &Frame<'_>) -> String {
    let level = common_level(names, areas);
    let noun = names.words.level(level);
    let others: Vec<&str> = frame.covered.difference(areas).copied().collect();
    let of_the_covered = areas.is_subset(&frame.covered) && level == common_level(names, &frame.covered);
    let told =
        |areas: &mut dyn Iterator<Item = &str>| names.and(&areas.map(|a| names.area(a)).collect::<Vec<_>>());
    match others.len() {
        0 if areas.len() > 2 && of_the_covered => fill(names.words.in_all, &[&count(areas.len(), noun)]),
        few @ 1..=3 if areas.len() > 3 * few && of_the_covered => {
            fill(names.words.in_all_but, &[noun[1], &told(&mut others.into_iter())])
        }
        _ => told(&mut areas.iter().copied()),
    }
}

/// The level that all these areas have.
fn common_level<'a>(names: &Names<'a>, areas: &BTreeSet<&str>) -> Option<&'a str> {
    let levels: BTreeSet<Option<&str>> = areas.iter().map(|area| names.level_of(area)).collect();
    if levels.len() == 1 { levels.first().copied().flatten() } else { None }
}

/// The tables of an answer: `tafel Zuid-West-Vlaanderen voor 14 gemeenten`, `14 tafels, één per gemeente`.
pub(crate) fn tables(names: &Names<'_>, frame: &Frame<'_>) -> String {
    let words = names.words;
    if let [seat] = frame.seats[..] {
        let table = fill(words.table_at, &[&names.area(seat)]);
        let covered = &frame.covered;
        if covered.len() == 1 && covered.contains(seat) {
            return table;
        }
        let all = count(covered.len(), words.level(common_level(names, covered)));
        return fill(words.covering, &[&table, &all]);
    }
    let seats: BTreeSet<&str> = frame.seats.iter().copied().collect();
    if seats.len() <= 3 {
        let seats_told: Vec<String> = frame.seats.iter().map(|seat| names.area(seat)).collect();
        return fill(words.tables_in, &[&seats.len().to_string(), &names.and(&seats_told)]);
    }
    let noun = words.level(common_level(names, &seats));
    fill(words.tables_own, &[&seats.len().to_string(), noun[0]])
}
