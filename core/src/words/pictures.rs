//! What is said in pictures: the section `pictures` of a language file. Feature `render`.

use super::Language;
#[cfg(feature = "processes")]
use super::Words;
use super::file::File;
use super::table::Row;
use super::template::Template;
#[cfg(feature = "processes")]
use crate::text::Text;

/// Every entry, with its places.
const ENTRIES: &[(&str, &[&str])] = &[
    // titles and descriptions
    ("matrix_themes", &[]),
    ("matrix_areas", &[]),
    ("matrix_described", &["rows", "columns"]),
    ("matrix_more", &["rows", "columns"]),
    ("ladder", &["challenge"]),
    ("ladder_described", &["levels", "missing"]),
    ("network", &["challenge"]),
    ("network_described", &["roles", "who"]),
    ("flow", &[]),
    ("flow_described", &["n", "open", "answered"]),
    ("flow_none", &[]),
    ("flow_more", &["n"]),
    // what stands in them
    ("role_held", &["role", "strength"]),
    ("seat", &[]),
    ("lever", &["lever"]),
    ("place_is", &["what", "place"]),
    ("for_areas", &["areas"]),
    ("seat_at", &["area", "areas"]),
    ("seats_in", &["n", "areas"]),
    ("seats_each", &["n", "area"]),
    ("nobody_can", &["lever", "areas", "below"]),
    ("held_below", &[]),
    ("nothing_here", &[]),
    ("more", &["n"]),
    ("mine", &[]),
    ("approach_local", &[]),
    ("approach_joint", &[]),
    ("approach_signal", &[]),
    ("flow_someone", &[]),
    ("flow_report", &[]),
    ("flow_answer", &["who", "answer"]),
    ("flow_answered", &[]),
    ("flow_unanswered", &[]),
    ("flow_stays", &[]),
    ("flow_signals", &["n"]),
    ("flow_numbers", &["came", "stand"]),
    ("flow_went", &["from", "to", "n"]),
    ("flow_stream", &[]),
    ("flow_bar", &[]),
    ("flow_back", &[]),
    // heads of the tables beside them
    ("column_who", &[]),
    ("column_roles", &[]),
    ("column_where", &[]),
    ("column_level", &[]),
    ("column_approach", &[]),
    ("column_what", &[]),
    ("column_from", &[]),
    ("column_step", &[]),
    ("column_to", &[]),
    ("column_times", &[]),
];

/// The section, in the order of its entries.
pub(super) fn read(file: &mut File) -> Vec<Template> {
    let entries = ENTRIES.iter().map(|(name, slots)| {
        let [template, _] = file.row_in("pictures", &Row { name, has_denial: false, slots });
        template
    });
    entries.collect()
}

impl Language {
    /// What is said in a picture.
    pub(crate) fn picture(&self, entry: &str, values: &[&str]) -> String {
        let at = ENTRIES.iter().position(|(name, _)| *name == entry);
        let template = at.and_then(|at| self.pictures.get(at));
        template.map(|template| template.fill(values, &[])).unwrap_or_default()
    }
}

#[cfg(feature = "processes")]
impl Words<'_> {
    /// The label of what is no element of the documents, such as a state of a path: with its id, where ids are asked for.
    pub(crate) fn labelled(&self, label: &Text, id: &str) -> String {
        let label = label.get(self.language.tag()).trim();
        if self.with_ids && label != id { self.language.with_id(label, id) } else { label.to_owned() }
    }
}
