//! The ladder of a challenge: what is decided at which level, from the federal government down to the neighbourhood. It has rails and rungs; where its table stands is marked, and what nobody can do stands above.

use super::ladder_drawn::Drawn;
use super::seats::seats_of;
use super::{Picture, PictureTable};
use crate::answer::{Gap, Seat};
use crate::document::{Approach, Collection};
use crate::error::Unknown;
use crate::ids::Id;
use crate::order::sort_by;
use crate::words::{Words, capital};

/// Which ladder?
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct LadderOf<'q> {
    /// The challenge.
    pub challenge: &'q str,
    /// The seat, where it has several: its area. Without it, all of them.
    pub seat: Option<&'q str>,
    /// How wide it is, in pixels: from 360 to 2000.
    pub width: u32,
}

impl<'q> LadderOf<'q> {
    /// The ladder of a challenge, as wide as a page.
    #[must_use]
    pub fn new(challenge: &'q str) -> Self {
        Self { challenge, seat: None, width: 900 }
    }
}

/// What stands on a rung: the tables there, or a lever with who holds it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) is_seat: bool,
    /// What it is: tables, a lever.
    pub(super) what: String,
    /// Who, in few words.
    pub(super) who: Vec<String>,
    /// Where, in few words.
    pub(super) place: String,
    /// All of it: nobody is left out, and no place.
    pub(super) whole: String,
    /// Of a lever its id, of tables the area of the first.
    pub(super) id: Id,
    /// The same for the table: what, where, who.
    rows: Vec<[String; 3]>,
}

/// Where a lever lies, with who holds it there.
type Sources<'a> = Vec<(&'a Id, Vec<&'a Id>)>;

/// A level, with what is decided there.
#[derive(Debug)]
pub(super) struct Rung {
    pub(super) name: String,
    pub(super) approach: Approach,
    pub(super) entries: Vec<Entry>,
}

/// A needed lever that nobody can pull.
#[derive(Debug)]
pub(super) struct Missing {
    /// In few words.
    pub(super) told: String,
    /// With every place.
    pub(super) whole: String,
}

impl Words<'_> {
    /// What of a challenge is decided at which level: the tables, and where each needed lever lies, with who holds it; above them what nobody can do. A dotted way leads from the table to the levels where levers lie. Feature `render`.
    ///
    /// Many of a kind are told by their number, and the title of their box names them. A level has at most twelve boxes, and a box at most five of those who hold a lever; the table has all of it.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such challenge, or when the area is no seat of it.
    pub fn ladder(&self, of: &LadderOf<'_>) -> Result<Picture, Unknown> {
        let decision = self.atlas.decision(of.challenge)?;
        let seats = seats_of(&decision, of.seat)?;
        let language = self.language();
        let mut rungs = self.rungs(&seats);
        let missing = self.held_by_nobody(&seats);
        let name = self.name(Collection::Challenges, of.challenge);
        let title = language.picture("ladder", &[&name]);
        let filled: Vec<String> =
            rungs.iter().filter(|rung| !rung.entries.is_empty()).map(|rung| rung.name.clone()).collect();
        let lacks: Vec<&str> = missing.iter().map(|one| one.told.as_str()).collect();
        let description = language.picture("ladder_described", &[&self.list(&filled), &lacks.join("; ")]);
        rungs.reverse();
        let table = self.ladder_table(&rungs, &missing);
        let width = i32::try_from(of.width.clamp(360, 2000)).unwrap_or(900);
        let svg = Drawn { rungs: &rungs, missing: &missing, width }.svg(self, &title, &description);
        Ok(Picture { title, description, svg, table })
    }

    fn ladder_table(&self, rungs: &[Rung], missing: &[Missing]) -> PictureTable {
        let heads = ["column_level", "column_approach", "column_what", "column_where", "column_who"];
        let columns = heads.map(|head| self.language().picture(head, &[])).to_vec();
        let lacks = missing
            .iter()
            .map(|one| vec![String::new(), String::new(), one.whole.clone(), String::new(), String::new()]);
        let mut rows: Vec<Vec<String>> = lacks.collect();
        for rung in rungs {
            let approach = self.approach_told(rung.approach);
            for [what, place, who] in rung.entries.iter().flat_map(|entry| &entry.rows) {
                rows.push([&rung.name, &approach, what, place, who].map(String::clone).to_vec());
            }
        }
        PictureTable { columns, rows }
    }

    /// "samen aanpakken"
    pub(super) fn approach_told(&self, approach: Approach) -> String {
        let key = match approach {
            Approach::Local => "approach_local",
            Approach::Joint => "approach_joint",
            Approach::Signal => "approach_signal",
        };
        self.language().picture(key, &[])
    }

    /// Every level, the lowest first, with its tables and levers.
    fn rungs(&self, seats: &[Seat<'_>]) -> Vec<Rung> {
        let levels = self.atlas.rule_book().levels.iter().map(|level| {
            let mut entries = self.levers_at(seats, &level.id);
            sort_by(&mut entries, |one, other| one.what.cmp(&other.what));
            if let Some(tables) = self.tables_at(seats, &level.id) {
                entries.insert(0, tables);
            }
            let name = self.name(Collection::Levels, level.id.as_str());
            Rung { name, approach: level.approach, entries }
        });
        levels.collect()
    }

    /// The tables that stand at a level.
    fn tables_at(&self, seats: &[Seat<'_>], level: &Id) -> Option<Entry> {
        let language = self.language();
        let here: Vec<Seat<'_>> = seats.iter().filter(|seat| seat.level() == level).copied().collect();
        let first = here.first()?.area().clone();
        let mut rows = Vec::new();
        let mut all = Vec::new();
        for seat in &here {
            let (covers, area) = (seat.covers(), self.areas_told(&[seat.area()]));
            let is_own = matches!(covers[..], [one] if one == seat.area());
            let others = if is_own { String::new() } else { self.areas_told(&covers) };
            all.push(language.picture("seat_at", &[&area, &others]));
            let who = if is_own { String::new() } else { language.picture("for_areas", &[&others]) };
            rows.push([language.picture("seat", &[]), area, who]);
        }
        let what = self.seats_told(&here);
        let whole = all.join("; ");
        Some(Entry { is_seat: true, what, who: Vec::new(), place: String::new(), whole, id: first, rows })
    }

    /// The levers that lie at a level: each once, however many tables need it.
    fn levers_at(&self, seats: &[Seat<'_>], level: &Id) -> Vec<Entry> {
        let language = self.language();
        let mut levers: Vec<(&Id, Sources<'_>)> = Vec::new();
        for lever in seats.iter().flat_map(Seat::levers) {
            for source in lever.sources.into_iter().filter(|source| source.level == level) {
                let at = levers.iter().position(|(known, _)| *known == lever.lever);
                let at = at.unwrap_or_else(|| {
                    levers.push((lever.lever, Vec::new()));
                    levers.len() - 1
                });
                let Some((_, sources)) = levers.get_mut(at) else { continue };
                if !sources.iter().any(|(area, _)| *area == source.area) {
                    sources.push((source.area, source.holders.clone()));
                }
            }
        }
        let covered: Vec<&Id> = seats.iter().flat_map(Seat::covers).collect();
        let entries = levers.into_iter().map(|(lever, sources)| {
            let label = self.name(Collection::Levers, lever.as_str());
            let what = language.picture("lever", &[&label]);
            let areas: Vec<&Id> = sources.iter().map(|(area, _)| *area).collect();
            let frame = self.frame(&areas, &covered);
            let mut pairs: Vec<(&Id, &Id)> = Vec::new();
            for (area, holders) in &sources {
                pairs.extend(holders.iter().map(|holder| (*holder, *area)));
            }
            let who = self.people(&pairs, &frame).into_iter().map(|one| capital(&one.text)).collect();
            let mut rows = Vec::new();
            let mut all = Vec::new();
            for (area, holders) in &sources {
                let names: Vec<String> =
                    holders.iter().map(|id| self.name(Collection::Stakeholders, id.as_str())).collect();
                let (place, who) = (self.areas_told(&[*area]), self.list(&names));
                all.push(language.picture("place_is", &[&place, &who]));
                rows.push([what.clone(), place, who]);
            }
            let whole = [what.as_str(), &all.join("; ")].join(" – ");
            let place = self.areas(&areas, &frame);
            Entry { is_seat: false, what: capital(&label), who, place, whole, id: lever.clone(), rows }
        });
        entries.collect()
    }

    /// The needed levers that nobody can pull, with where, and whether somebody can at a lower level.
    fn held_by_nobody(&self, seats: &[Seat<'_>]) -> Vec<Missing> {
        let mut missing: Vec<((&Id, bool), Vec<&Id>)> = Vec::new();
        for gap in seats.iter().flat_map(Seat::gaps) {
            let Gap::NoHolder { lever, area, held_below } = gap else { continue };
            match missing.iter_mut().find(|(known, _)| *known == (lever, held_below)) {
                Some((_, areas)) if areas.contains(&area) => {}
                Some((_, areas)) => areas.push(area),
                None => missing.push(((lever, held_below), vec![area])),
            }
        }
        let language = self.language();
        let frame = self.frame_of(seats);
        let told = missing.iter().map(|((lever, held_below), areas)| {
            let lever = self.name(Collection::Levers, lever.as_str());
            let below = if *held_below { language.picture("held_below", &[]) } else { String::new() };
            let with = |areas: &str| language.picture("nobody_can", &[&lever, areas, &below]);
            Missing { told: with(&self.areas(areas, &frame)), whole: with(&self.areas_told(areas)) }
        });
        told.collect()
    }
}
