//! What would close the gaps that a view tells: verified, one by one.

use crate::atlas::Atlas;
use crate::document::Severity;
use crate::explain::{Closing, Depth, GapAt, GapKind};

use crate::model::table::StakeholderIx;

use super::spots::Spot;

/// A gap, and what would close it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Fill<'a> {
    /// The gap.
    pub gap: Spot<'a>,
    /// What would close it: each was made, and the gap was gone.
    pub closings: Vec<Closing>,
}

impl<'a> Spot<'a> {
    /// The question what would close it: nothing for what is no lever or requirement.
    #[must_use]
    pub fn gap_at(&self) -> Option<GapAt<'a>> {
        let kind = match (self.lever, self.requirement) {
            (Some(lever), _) => GapKind::NoHolder(lever.as_str()),
            (None, Some(requirement)) => GapKind::Requirement(requirement.as_str()),
            (None, None) => return None,
        };
        Some(GapAt { challenge: self.challenge.as_str(), kind, area: self.area?.as_str() })
    }
}

impl Atlas {
    /// What would close these gaps: of each that something closes, how ([`Atlas::closings`]). Points for attention are left as they are.
    ///
    /// With `only`, what this stakeholder could do. Costs, for each gap, a changed atlas or ten for everybody who works around it: a region takes seconds.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let blind = atlas.blind_spots(&regie::Scope::default())?;
    /// let fills = atlas.fills(&blind.spots, None);
    /// assert!(fills.iter().any(|fill| fill.gap.kind == "no-holder" && fill.closings[0].stakeholders[0] == *"ocmw"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fills<'a>(&self, gaps: &[Spot<'a>], only: Option<&str>) -> Vec<Fill<'a>> {
        let named = |id: &str| self.model.stakeholders.find(id);
        let only = only.map(|id| named(id).map(|s| self.people.succession.resolve(s)).unwrap_or_default());
        self.fills_by(gaps, only.as_deref(), Depth::Whole)
    }

    /// The same; with `only`, what these could do, sorted; and as deep as asked.
    pub(super) fn fills_by<'a>(
        &self,
        gaps: &[Spot<'a>],
        only: Option<&[StakeholderIx]>,
        depth: Depth,
    ) -> Vec<Fill<'a>> {
        let gaps = gaps.iter().filter(|gap| gap.severity == Severity::Gap);
        let fill = |gap: &Spot<'a>| {
            let closings = self.closings_by(&gap.gap_at()?, only, depth).ok()?.closings;
            (!closings.is_empty()).then(|| Fill { gap: gap.clone(), closings })
        };
        gaps.filter_map(fill).collect()
    }
}
