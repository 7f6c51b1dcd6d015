//! The roster: who is in which group, as a table (RFC 4180).

use super::state::Trajectory;
use crate::atlas::Atlas;
use crate::views::csv::Csv;

impl Trajectory {
    /// The roster as comma-separated text: one row for each theme and participant, in the order of the invitation and of ids; `held` and `present` count the meetings of the group that
    /// were held and those at which the participant was. Names are in `language`.
    ///
    /// Participants have ids without personal data: whoever keeps their names joins them by the column `participant`.
    #[must_use]
    pub fn roster_csv(&self, atlas: &Atlas, language: &str) -> String {
        let mut csv = Csv::default();
        let head = [
            "theme",
            "theme_label",
            "participant",
            "stakeholder",
            "stakeholder_label",
            "kind",
            "registered_at",
            "trend_note",
            "held",
            "present",
        ];
        csv.row(head.map(str::to_owned));
        for group in &self.opened.groups {
            let theme = group.theme.as_str();
            let held: Vec<_> = self
                .meetings
                .iter()
                .filter(|meeting| meeting.theme == group.theme)
                .filter_map(|meeting| meeting.present.as_ref())
                .collect();
            for (id, registration) in self.participants(theme) {
                let stakeholder = atlas.stakeholder(registration.stakeholder.as_str());
                let got = self.trend_note.as_ref().is_some_and(|note| note.to.contains(id));
                csv.row([
                    theme.to_owned(),
                    atlas.theme(theme).map_or("", |theme| theme.label.get(language)).to_owned(),
                    id.to_string(),
                    registration.stakeholder.to_string(),
                    stakeholder.map_or("", |one| one.label.get(language)).to_owned(),
                    stakeholder.map_or(String::new(), |one| one.kind.to_string()),
                    registration.at.to_string(),
                    if got { "yes" } else { "no" }.to_owned(),
                    held.len().to_string(),
                    held.iter().filter(|present| present.contains(id)).count().to_string(),
                ]);
            }
        }
        csv.into_text()
    }
}
