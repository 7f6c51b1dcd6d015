//! What is said in pictures: the section `pictures` of a language file. Feature `render`.

use super::Language;
use super::file::File;
use super::table::Row;
use super::template::Template;

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
    ("network_described", &["who", "places"]),
    // what stands in them
    ("role_held", &["role", "strength"]),
    ("seat", &[]),
    ("source", &[]),
    ("lever", &["lever"]),
    ("place_is", &["what", "place"]),
    ("for_areas", &["areas"]),
    ("nobody_can", &["lever", "areas"]),
    ("nothing_here", &[]),
    ("more", &["n"]),
    ("approach_local", &[]),
    ("approach_joint", &[]),
    ("approach_signal", &[]),
    // heads of the tables beside them
    ("column_who", &[]),
    ("column_roles", &[]),
    ("column_where", &[]),
    ("column_level", &[]),
    ("column_approach", &[]),
    ("column_what", &[]),
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
