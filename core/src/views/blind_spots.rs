//! Where are the blind spots? All gaps and points for attention, by theme, area and role, by lever and by requirement; challenges without offer; roles that nobody has (E-71).

use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::matching::Here;
use crate::document::Severity;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, Ix, RoleIx, Table, ThemeIx, sorted};
use crate::order::{sort, sort_by};

use super::csv::Csv;
use super::fold;
use super::scope::{Asked, Scope};
use super::spots::{self, Found, Spot};

/// The blind spots of what was asked about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct BlindSpots<'a> {
    /// Every gap and point for attention, once: by challenge, seat (first the challenge as a whole), severity, then as in decisions.
    pub spots: Vec<Spot<'a>>,
    /// How many there are for each theme, area and role: a matrix of which only the cells that hold something are told. What is on several themes stands under each.
    pub matrix: Vec<Cell<'a>>,
    /// The levers that nobody holds where they are needed.
    pub levers: Vec<LeverGap<'a>>,
    /// The requirements that are not met.
    pub requirements: Vec<Unmet<'a>>,
    /// The separations that report somebody.
    pub separations: Vec<Unmet<'a>>,
    /// The challenges that no offer meets at any of their seats.
    pub without_offer: Vec<&'a Id>,
    /// The roles of the rule book that nobody has on any of the challenges asked about; asked about everything, that nobody has anywhere.
    pub without_anybody: Vec<&'a Id>,
}

/// A cell of the matrix: what there is on a theme, in an area, for a role.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Cell<'a> {
    /// The theme; none for what has no theme of the list that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<&'a Id>,
    /// The area; none for a challenge without a common area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<&'a Id>,
    /// The role that is missing; none for what is not about one role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a Id>,
    /// How many gaps.
    pub gaps: usize,
    /// How many points for attention.
    pub advice: usize,
    /// On which challenges.
    pub challenges: Vec<&'a Id>,
}

/// A lever that nobody at or above an area holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct LeverGap<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// How many needs: one for each challenge and affected area.
    pub count: usize,
    /// The challenges that need it.
    pub challenges: Vec<&'a Id>,
    /// The affected areas.
    pub areas: Vec<&'a Id>,
    /// Those of them below which somebody holds it.
    pub held_below: Vec<&'a Id>,
}

/// A requirement that is not met, or a separation that reports somebody.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Unmet<'a> {
    /// The requirement or separation.
    pub id: &'a Id,
    /// How it counts.
    pub severity: Severity,
    /// How many times: one for each challenge, seat and place, or stakeholder.
    pub count: usize,
    /// On which challenges.
    pub challenges: Vec<&'a Id>,
    /// Where.
    pub areas: Vec<&'a Id>,
}

impl BlindSpots<'_> {
    /// The blind spots as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }

    /// The matrix as comma-separated values (RFC 4180), for a spreadsheet: a row for each theme, area and role for which something is missing, by their ids.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = Csv::default();
        csv.row(["theme", "area", "role", "gaps", "advice", "challenges"].map(str::to_owned));
        for cell in &self.matrix {
            let [theme, area, role] =
                [cell.theme, cell.area, cell.role].map(|id| id.map(Id::to_string).unwrap_or_default());
            let challenges: Vec<&str> = cell.challenges.iter().map(|id| id.as_str()).collect();
            csv.row([
                theme,
                area,
                role,
                cell.gaps.to_string(),
                cell.advice.to_string(),
                challenges.join(" "),
            ]);
        }
        csv.into_text()
    }
}

impl Atlas {
    /// Where are the blind spots (Dutch: *blinde vlekken*; E-71, A-58)? What nobody holds, what is required and not there, what nobody offers, and which roles stay empty.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let blind = atlas.blind_spots(&regie::Scope::default())?;
    /// assert_eq!(blind.levers[0].lever, "grant-aid");
    /// assert!(blind.requirements.iter().any(|one| one.id == "voice-poverty-present"));
    /// assert_eq!(blind.without_offer, ["debts"]);
    /// assert!(blind.to_csv().contains("poverty,menen,voice,1,0,debts\r\n"));
    /// assert!(blind.without_anybody.iter().any(|role| *role == "voice"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when the scope names something that is not there, with the nearest id.
    pub fn blind_spots<'a>(&'a self, scope: &Scope<'_>) -> Result<BlindSpots<'a>, Unknown> {
        let asked = Asked::new(self, scope)?;
        let model = &self.model;
        let mut all: Vec<Found> = Vec::new();
        let mut cells: Vec<Row> = Vec::new();
        let mut without_offer = Vec::new();
        let mut is_had: Table<RoleIx, bool> = Table::filled(model.roles.len(), &false);
        asked.decisions(&mut |task, decision| {
            let from = all.len();
            all.extend(spots::of_whole(decision));
            let mut has_offer = false;
            for seat in decision.seats_decided() {
                if asked.touched(seat.at.covers).is_empty() {
                    continue;
                }
                for segment in seat.found.roles.iter().filter(|segment| asked.touches(segment.area)) {
                    is_had[segment.role] |= !seat.found.who(segment).is_empty();
                }
                let place = seat.place(seat.at.area);
                has_offer |= place.is_some_and(|place| {
                    Here { seat: &seat.at, place }.offers().any(|offer| asked.reaches(offer))
                });
                let here = |found: &Found| found.area().is_some_and(|area| asked.touches(area));
                all.extend(spots::of_seat(seat).filter(here));
            }
            if !has_offer {
                without_offer.push(model.challenges.id(task.challenge));
            }
            for theme in asked.themes(task.named.list, task.themes.list) {
                cells.extend(all.get(from..).unwrap_or_default().iter().map(|found| Row::new(theme, found)));
            }
        });
        let roles = model.roles.indices().filter(|role| !is_had[*role]);
        Ok(BlindSpots {
            matrix: matrix(self, cells),
            levers: levers(self, &all),
            requirements: unmet(self, &all, true),
            separations: unmet(self, &all, false),
            without_offer,
            without_anybody: roles.map(|role| model.roles.id(role)).collect(),
            spots: all.iter().map(|found| found.spot(self)).collect(),
        })
    }
}

/// A finding on its way to a cell: theme, area and role, each last where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    cell: [u32; 3],
    challenge: ChallengeIx,
    is_gap: bool,
}

/// Where there is none.
const NONE: u32 = u32::MAX;

impl Row {
    fn new(theme: Option<ThemeIx>, found: &Found) -> Self {
        let role = match found.finding {
            Some(Finding::Requirement { role, .. }) => role.number(),
            _ => NONE,
        };
        let area = found.area().map_or(NONE, AreaIx::number);
        let is_gap = found.severity == Severity::Gap;
        Self { cell: [theme.map_or(NONE, ThemeIx::number), area, role], challenge: found.challenge, is_gap }
    }
}

fn matrix(atlas: &Atlas, mut rows: Vec<Row>) -> Vec<Cell<'_>> {
    let model = &atlas.model;
    sort(&mut rows);
    let cells = rows.chunk_by(|one, other| one.cell == other.cell).filter_map(|alike| {
        let [theme, area, role] = alike.first()?.cell;
        let there = |number: u32| (number != NONE).then_some(number);
        let gaps = alike.iter().filter(|row| row.is_gap).count();
        Some(Cell {
            theme: there(theme).map(|n| model.themes.id(ThemeIx::from_number(n))),
            area: there(area).map(|n| model.areas.id(AreaIx::from_number(n))),
            role: there(role).map(|n| model.roles.id(RoleIx::from_number(n))),
            gaps,
            advice: alike.len() - gaps,
            challenges: challenges(atlas, alike.iter().map(|row| row.challenge)),
        })
    });
    cells.collect()
}

fn challenges(atlas: &Atlas, list: impl Iterator<Item = ChallengeIx>) -> Vec<&Id> {
    sorted(list.collect()).iter().map(|challenge| atlas.model.challenges.id(*challenge)).collect()
}

fn levers<'a>(atlas: &'a Atlas, all: &[Found]) -> Vec<LeverGap<'a>> {
    let missing = all.iter().filter_map(|found| match found.finding {
        Some(Finding::NoHolder { lever, area, held_below }) => {
            Some((lever, area, held_below, found.challenge))
        }
        _ => None,
    });
    let mut missing: Vec<_> = missing.collect();
    sort(&mut missing);
    let levers = missing.chunk_by(|one, other| one.0 == other.0).filter_map(|alike| {
        let areas = |below: bool| {
            let areas = alike.iter().filter(|row| !below || row.2).map(|row| row.1);
            fold::areas(atlas, &sorted(areas.collect()))
        };
        Some(LeverGap {
            lever: atlas.model.levers.id(alike.first()?.0),
            count: alike.len(),
            challenges: challenges(atlas, alike.iter().map(|row| row.3)),
            areas: areas(false),
            held_below: areas(true),
        })
    });
    levers.collect()
}

/// Requirements, or separations.
fn unmet<'a>(atlas: &'a Atlas, all: &[Found], requirements: bool) -> Vec<Unmet<'a>> {
    let number = |found: &Found| match found.finding {
        Some(Finding::Requirement { requirement, .. }) if requirements => Some(requirement.number()),
        Some(Finding::Separation { separation, .. }) if !requirements => Some(separation.number()),
        _ => None,
    };
    let mut rows: Vec<(u32, &Found)> = all.iter().filter_map(|found| Some((number(found)?, found))).collect();
    sort_by(&mut rows, |one, other| one.0.cmp(&other.0));
    let told = rows.chunk_by(|one, other| one.0 == other.0).filter_map(|alike| {
        let (_, first) = alike.first()?;
        let spot = first.spot(atlas);
        let areas = alike.iter().filter_map(|(_, found)| found.area()).collect();
        Some(Unmet {
            id: spot.requirement.or(spot.separation)?,
            severity: first.severity,
            count: alike.len(),
            challenges: challenges(atlas, alike.iter().map(|(_, found)| found.challenge)),
            areas: fold::areas(atlas, &sorted(areas)),
        })
    });
    told.collect()
}
