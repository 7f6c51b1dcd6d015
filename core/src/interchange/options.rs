//! What the caller chooses: the base of names, where the context stands, what kinds of organisation are.

/// How a landscape and its decisions are written as linked data.
///
/// ```
/// use regie::interchange::{Context, JsonLd};
///
/// let ours = JsonLd {
///     base: "https://data.example.org/id/",
///     context: Context::At("https://data.example.org/regie.jsonld"),
///     ..JsonLd::default()
/// };
/// assert!(ours.decisions && JsonLd::default().base == JsonLd::BASE);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonLd<'o> {
    /// The start of every IRI: an absolute one that ends in `/`, `#` or `:`. Whoever publishes gives one of its own, and keeps it: the same base, the same names.
    pub base: &'o str,
    /// Where the context stands.
    pub context: Context<'o>,
    /// With the decision for each challenge that is there at the date, and the notices of the atlas.
    pub decisions: bool,
    /// What organisations of a kind are, by the id of the kind. One that is not in the table is an `org:Organization`, and no more.
    pub kinds: &'o [(&'o str, Organisation)],
    /// The concept of a public list to which a level belongs, by the id of the level.
    pub levels: &'o [(&'o str, &'o str)],
}

/// Where the context stands, which says what the terms mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Context<'o> {
    /// In the document, which can then be read without anything else.
    #[default]
    Embedded,
    /// At this IRI, where the caller serves [`CONTEXT`](super::CONTEXT).
    At(&'o str),
}

/// What organisations of a kind are for OSLO and the European core vocabularies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Organisation {
    /// A public administrative organisation with a territory: `besluit:Bestuurseenheid`, which is a `cv:PublicOrganisation`.
    AdministrativeUnit,
    /// A body that acts for such an organisation: `besluit:Bestuursorgaan`.
    AdministrativeBody,
    /// Another organisation of a government: `cv:PublicOrganisation`.
    Public,
}

impl Organisation {
    /// Its classes, beside `org:Organization`.
    pub(super) fn classes(self) -> &'static [&'static str] {
        match self {
            Self::AdministrativeUnit => &["besluit:Bestuurseenheid", "cv:PublicOrganisation"],
            Self::AdministrativeBody => &["besluit:Bestuursorgaan"],
            Self::Public => &["cv:PublicOrganisation"],
        }
    }

    /// Is it the authority for a service (`cv:hasCompetentAuthority`)?
    pub(super) fn is_public(self) -> bool {
        matches!(self, Self::AdministrativeUnit | Self::Public)
    }
}

impl JsonLd<'_> {
    /// The base where none is given. Nobody has registered it, and nothing can be looked up by it.
    pub const BASE: &'static str = "urn:regie:id:";

    /// What the kinds of the Flemish rule book are. Private organisations are in none of these classes.
    pub const FLEMISH_KINDS: &'static [(&'static str, Organisation)] = &[
        ("municipality", Organisation::AdministrativeUnit),
        ("ocmw", Organisation::AdministrativeUnit),
        ("province", Organisation::AdministrativeUnit),
        ("service-association", Organisation::AdministrativeUnit),
        ("welfare-association", Organisation::AdministrativeUnit),
        ("executive", Organisation::AdministrativeBody),
        ("care-company", Organisation::Public),
        ("federal-government", Organisation::Public),
        ("flemish-agency", Organisation::Public),
        ("flemish-government", Organisation::Public),
        ("justice-house", Organisation::Public),
    ];

    /// Where the levels of the Flemish rule book belong in the list of administrative levels of the Flemish catalogue of products and services (IPDC).
    pub const FLEMISH_LEVELS: &'static [(&'static str, &'static str)] = &[
        (
            "neighbourhood",
            "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Lokaal",
        ),
        ("local", "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Lokaal"),
        (
            "supralocal",
            "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Lokaal",
        ),
        (
            "provincial",
            "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Provinciaal",
        ),
        ("flemish", "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Vlaams"),
        (
            "federal",
            "https://productencatalogus.data.vlaanderen.be/id/concept/BevoegdBestuursniveau/Federaal",
        ),
    ];
}

impl Default for JsonLd<'_> {
    fn default() -> Self {
        Self {
            base: Self::BASE,
            context: Context::Embedded,
            decisions: true,
            kinds: Self::FLEMISH_KINDS,
            levels: Self::FLEMISH_LEVELS,
        }
    }
}
