//! The documents as they are written: the fields of the contract, in its order.

use std::collections::BTreeMap;

use serde::Serialize;

/// Two languages.
#[derive(Serialize, Clone)]
pub(crate) struct Label {
    pub(crate) nl: String,
    pub(crate) en: String,
}

impl Label {
    pub(crate) fn new(nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self { nl: nl.into(), en: en.into() }
    }
}

#[derive(Serialize)]
pub(crate) struct Landscape {
    pub(crate) format: &'static str,
    pub(crate) version: u32,
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) as_of: &'static str,
    pub(crate) note: &'static str,
    pub(crate) areas: Vec<Area>,
    pub(crate) sectors: Vec<Word>,
    pub(crate) levers: Vec<Word>,
    pub(crate) target_groups: Vec<Word>,
    pub(crate) trends: Vec<Trend>,
    pub(crate) schemes: Vec<Word>,
    pub(crate) themes: Vec<Theme>,
    pub(crate) stakeholders: Vec<Stakeholder>,
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) appointments: Vec<Appointment>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) challenges: Vec<Challenge>,
}

#[derive(Serialize)]
pub(crate) struct Word {
    pub(crate) id: &'static str,
    pub(crate) label: Label,
}

#[derive(Serialize)]
pub(crate) struct Trend {
    pub(crate) id: &'static str,
    pub(crate) label: Label,
    pub(crate) themes: Vec<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Theme {
    pub(crate) id: &'static str,
    pub(crate) label: Label,
    pub(crate) scheme: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) broader: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) exact: Vec<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) sectors: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) target_groups: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) usual_levers: &'static [&'static str],
}

#[derive(Serialize)]
pub(crate) struct Area {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) level: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) within: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) contains: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) codes: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) neighbours: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) themes: Vec<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Stakeholder {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) kind: &'static str,
    pub(crate) sectors: Vec<&'static str>,
    pub(crate) works_in: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) mandates: Vec<Mandate>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) member_of: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) represents: Vec<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Mandate {
    pub(crate) lever: &'static str,
    pub(crate) level: &'static str,
    pub(crate) within: String,
}

#[derive(Serialize)]
pub(crate) struct Agreement {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) parties: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) themes: Vec<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Appointment {
    pub(crate) id: String,
    pub(crate) stakeholder: String,
    pub(crate) role: &'static str,
    pub(crate) within: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) themes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct Exclusion {
    pub(crate) id: String,
    pub(crate) stakeholder: String,
    pub(crate) role: &'static str,
    pub(crate) within: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) themes: Vec<&'static str>,
    pub(crate) reason: Label,
}

#[derive(Serialize)]
pub(crate) struct Offer {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) by: Vec<String>,
    pub(crate) themes: Vec<&'static str>,
    pub(crate) areas: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) target_groups: Vec<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Affected {
    Area(String),
    Within { within: String, level: &'static str },
}

#[derive(Serialize)]
pub(crate) struct Challenge {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) themes: Vec<&'static str>,
    pub(crate) areas: Vec<Affected>,
    pub(crate) spread: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) shared_because: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) needs: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) target_groups: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) trends: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) seat: Option<String>,
}
