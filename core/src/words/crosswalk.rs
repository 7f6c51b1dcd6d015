//! Two lists of themes laid over each other, as a note: what stands for what, and what is lost on the way.

use crate::document::Collection;
use crate::ids::Id;
use crate::views::{Crosswalk, How, Mapped, Mapping};

use super::Words;
use super::names::capital;
use super::passage::Passage;

impl Words<'_> {
    /// How the themes of one list stand to those of another, both ways, with what is lost.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let crosswalk = atlas.words(&dutch).crosswalk(&atlas.crosswalk("theme-trajectories", "life-domains")?);
    /// assert!(crosswalk.parts[0].sentences.iter().any(|told| told.ends_with("heeft geen tegenhanger.")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn crosswalk(&self, crosswalk: &Crosswalk<'_>) -> Passage {
        let name = |id: &Id| self.quoted(Collection::Schemes, id.as_str());
        let (from, to) = (name(crosswalk.from), name(crosswalk.to));
        let mut all = Passage::titled(self.language.heading_crosswalk(&from, &to));
        all.add(self.mapping(self.language.heading_mapping(&from, &to), &crosswalk.forth));
        all.add(self.mapping(self.language.heading_mapping(&to, &from), &crosswalk.back));
        all
    }

    fn mapping(&self, title: String, mapping: &Mapping<'_>) -> Passage {
        let mut passage = Passage::titled(title);
        let has_any = |mapped: &&Mapped<'_>| !mapped.counterparts.is_empty();
        passage.sentences = mapping.themes.iter().filter(has_any).map(|mapped| self.mapped(mapped)).collect();
        let names = |ids: &[&Id]| -> (String, String) {
            let names: Vec<String> = ids.iter().map(|id| self.theme(id.as_str())).collect();
            (names.len().to_string(), self.list(&names))
        };
        let language = self.language;
        for (ids, told) in [
            (
                &mapping.lost,
                &(|n: &str, names: &str| language.lost(n, names)) as &dyn Fn(&str, &str) -> String,
            ),
            (&mapping.several, &|n, names| language.several(n, names)),
            (&mapping.inexact, &|n, names| language.inexact(n, names)),
        ] {
            let (number, names) = names(ids);
            if !ids.is_empty() {
                passage.sentences.push(told(&number, &names));
            }
        }
        passage
    }

    /// What stands for a theme, closest first.
    fn mapped(&self, mapped: &Mapped<'_>) -> String {
        let theme = self.theme(mapped.theme.as_str());
        let same = mapped.counterparts.chunk_by(|one, other| one.how == other.how);
        let told = same.filter_map(|alike| {
            let names = alike.iter().map(|one| self.theme(one.theme.as_str()));
            let names = self.list(&names.collect::<Vec<_>>());
            Some(match alike.first()?.how {
                How::Exact => self.language.is_same(&names),
                How::Broader => self.language.is_part_of(&names),
                How::Narrower => self.language.holds_theme(&names),
                How::Close => self.language.is_close(&names),
            })
        });
        capital(&self.language.theme_stands(&theme, &self.clauses(&told.collect::<Vec<_>>())))
    }
}
