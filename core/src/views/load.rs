//! Who directs how much? And who both directs and acts, or offers?

use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::{SeatDecided, find};
use crate::document::Severity;
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, RoleIx, SeparationIx, StakeholderIx, holds, sorted};
use crate::order::sort;
use crate::rules::SeparationAt;

use super::scope::{Asked, Scope};

/// Which roles on which challenges?
#[derive(Debug, Clone, Copy, Default)]
pub struct LoadOf<'q> {
    /// The challenges and areas. An area counts the places that it touches.
    pub scope: Scope<'q>,
    /// The role that steers; without it, `director` (Dutch: *regisseur*), where the rule book has it.
    pub steers: Option<&'q str>,
    /// The roles that carry out; without them, `actor` and `provider` (Dutch: *actor, aanbieder*), as far as the rule book has them.
    pub carries_out: Option<&'q [&'q str]>,
}

/// How much falls to whom.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Load<'a> {
    /// Everybody who has a role, by stakeholder.
    pub stakeholders: Vec<StakeholderLoad<'a>>,
    /// Who steers and carries out at one seat, by stakeholder and role.
    pub both: Vec<Both<'a>>,
}

/// What falls to a stakeholder.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct StakeholderLoad<'a> {
    /// The stakeholder.
    pub stakeholder: &'a Id,
    /// How often it has each role, by role.
    pub roles: Vec<RoleLoad<'a>>,
}

/// How often somebody has a role.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RoleLoad<'a> {
    /// The role.
    pub role: &'a Id,
    /// On how many challenges.
    pub challenges: usize,
    /// At how many seats of these.
    pub seats: usize,
    /// At how many places of these seats: as many as there are assignments.
    pub places: usize,
}

/// A stakeholder that steers and carries out at the same seat, at the same place of it or another.
///
/// Whoever directs and offers keeps both sufficiently apart (Dutch: *voldoende gescheiden*; decree of 9 February 2018 on local social policy, article 7, § 2, in force from 2019). That is
/// no prohibition: the policy input of South-West Flanders calls the contradiction false (E-80, M-01), so the double role is told, with what the rule book says of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Both<'a> {
    /// Who.
    pub stakeholder: &'a Id,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'a Id>,
    /// The role that steers, and the one that carries out.
    pub roles: [&'a Id; 2],
    /// Where: by challenge, then seat.
    pub seats: Vec<SeatOf<'a>>,
    /// The separations of the rule book, in force at the date, that speak of these roles for this kind.
    pub separations: Vec<Reported<'a>>,
}

/// A seat of a challenge.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct SeatOf<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The area of the seat.
    pub seat: &'a Id,
}

/// A separation, and how often it reports a stakeholder.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Reported<'a> {
    /// The separation.
    pub separation: &'a Id,
    /// How it counts.
    pub severity: Severity,
    /// At how many of these seats it holds, so that it is reported there.
    pub seats: usize,
}

impl Load<'_> {
    /// The load as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

/// An assignment: who, role, challenge, seat, place.
type Row = (StakeholderIx, RoleIx, ChallengeIx, AreaIx, AreaIx);
/// Who has both at a seat: who, the role that carries out, challenge, seat.
type Double = (StakeholderIx, RoleIx, ChallengeIx, AreaIx);
/// A separation that reports somebody at a seat.
type Told = (SeparationIx, StakeholderIx, ChallengeIx, AreaIx);

/// Those who have a role at the places of a seat that are asked for.
fn with_role(asked: &Asked<'_>, seat: &SeatDecided<'_>, role: RoleIx) -> Vec<StakeholderIx> {
    let segments = seat.found.roles.iter().filter(|one| one.role == role && asked.touches(one.area));
    sorted(segments.flat_map(|segment| seat.found.who(segment)).copied().collect())
}

impl Atlas {
    /// Who directs how much, and who both directs and acts or offers at the same seat (E-80, E-81, M-01; decree of 9 February 2018, article 7, § 2).
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "offers": [{"id": "advice", "label": "budgetadvies", "by": ["ocmw"], "themes": ["poverty"], "areas": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let load = atlas.load(&regie::LoadOf::default())?;
    /// let both = &load.both[0];
    /// assert_eq!((both.stakeholder.as_str(), both.roles[0].as_str(), both.roles[1].as_str()), ("ocmw", "director", "provider"));
    /// assert_eq!(both.separations[0].separation, "director-provider");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, with the nearest id.
    pub fn load<'a>(&'a self, of: &LoadOf<'_>) -> Result<Load<'a>, Unknown> {
        let asked = Asked::new(self, &of.scope)?;
        let role = |id: &&str| find(&self.model.roles, "role", id);
        let steers = match &of.steers {
            Some(id) => Some(role(id)?),
            None => self.model.roles.find("director"),
        };
        let carries_out = match of.carries_out {
            Some(ids) => ids.iter().map(role).collect::<Result<Vec<_>, _>>()?,
            None => ["actor", "provider"].iter().filter_map(|id| self.model.roles.find(id)).collect(),
        };
        let (mut rows, mut double, mut told): (Vec<Row>, Vec<Double>, Vec<Told>) = Default::default();
        asked.decisions(&mut |task, decision| {
            for seat in decision.seats_decided() {
                if asked.touched(seat.at.covers).is_empty() {
                    continue;
                }
                let area = seat.at.area;
                for segment in seat.found.roles.iter().filter(|segment| asked.touches(segment.area)) {
                    let who = seat.found.who(segment).iter();
                    rows.extend(who.map(|s| (*s, segment.role, task.challenge, area, segment.area)));
                }
                let Some(steers) = steers else { continue };
                let steering = with_role(&asked, seat, steers);
                for role in carries_out.iter().copied().filter(|role| *role != steers) {
                    let others = with_role(&asked, seat, role);
                    let both = others.into_iter().filter(|s| holds(&steering, s));
                    double.extend(both.map(|s| (s, role, task.challenge, area)));
                }
                told.extend(seat.gaps.iter().chain(&seat.advice).filter_map(|finding| match finding {
                    Finding::Separation { separation, stakeholder, .. } => {
                        Some((*separation, *stakeholder, task.challenge, area))
                    }
                    _ => None,
                }));
            }
        });
        sort(&mut told);
        let both = steers.map(|steers| both(self, steers, double, &told)).unwrap_or_default();
        Ok(Load { stakeholders: stakeholders(self, rows), both })
    }
}

fn stakeholders(atlas: &Atlas, mut rows: Vec<Row>) -> Vec<StakeholderLoad<'_>> {
    let model = &atlas.model;
    sort(&mut rows);
    let stakeholders = rows.chunk_by(|one, other| one.0 == other.0).filter_map(|own| {
        let roles = own.chunk_by(|one, other| one.1 == other.1).filter_map(|alike| {
            Some(RoleLoad {
                role: model.roles.id(alike.first()?.1),
                challenges: alike.chunk_by(|one, other| one.2 == other.2).count(),
                seats: alike.chunk_by(|one, other| (one.2, one.3) == (other.2, other.3)).count(),
                places: alike.len(),
            })
        });
        Some(StakeholderLoad { stakeholder: model.stakeholders.id(own.first()?.0), roles: roles.collect() })
    });
    stakeholders.collect()
}

fn both<'a>(atlas: &'a Atlas, steers: RoleIx, mut double: Vec<Double>, told: &[Told]) -> Vec<Both<'a>> {
    let model = &atlas.model;
    sort(&mut double);
    double.dedup();
    let both = double.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).filter_map(|alike| {
        let (stakeholder, role, ..) = *alike.first()?;
        let kind = atlas.people.kind(stakeholder);
        let speaks = |one: &&SeparationAt| {
            let of_kind = |kinds: &Vec<_>| kind.is_some_and(|kind| holds(kinds, &kind));
            (one.roles == [steers, role] || one.roles == [role, steers])
                && one.kinds.as_ref().is_none_or(of_kind)
        };
        let separations = atlas.rules.separations.iter().filter(speaks).map(|one| {
            let here = |row: &&Double| holds(told, &(one.separation, stakeholder, row.2, row.3));
            Reported {
                separation: model.separations.id(one.separation),
                severity: one.severity,
                seats: alike.iter().filter(here).count(),
            }
        });
        let seats = alike
            .iter()
            .map(|row| SeatOf { challenge: model.challenges.id(row.2), seat: model.areas.id(row.3) });
        Some(Both {
            stakeholder: model.stakeholders.id(stakeholder),
            kind: kind.map(|kind| model.kinds.id(kind)),
            roles: [model.roles.id(steers), model.roles.id(role)],
            seats: seats.collect(),
            separations: separations.collect(),
        })
    });
    both.collect()
}
