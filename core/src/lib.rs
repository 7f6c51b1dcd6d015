//! **Who acts where, and why**: roles, levels and reasons for local welfare policy.
//!
//! In Flanders, towns, their public centres for social welfare (OCMW), associations of towns, private organisations and higher governments share the work on care, housing, poverty,
//! work and chances for children. Every challenge raises the same questions: what is tackled locally, what jointly, what is signalled to a higher
//! government; who directs, who acts, who stays responsible; what has nobody taken up?
//!
//! `regie` answers them from two documents:
//!
//! - a **landscape** (Dutch: *werkveld*) says what is there: areas, stakeholders, levers, agreements, offers, challenges ([`Landscape`]);
//! - a **rule book** (Dutch: *regelboek*) says who should take which role ([`RuleBook`]); the one for Flanders comes with the library ([`flanders`]).
//!
//! An [`Atlas`] is the two, checked against each other and indexed for one date. A [`Decision`] is its answer for one challenge: every role with the rules that
//! gave it, every lever with where it lies, every gap.
//!
//! ```
//! use regie::{Atlas, Filter, Options, flanders};
//!
//! let landscape = regie::Landscape::from_json(r#"{
//!     "format": "regie/landscape", "version": 1, "id": "two-towns", "as_of": "2019-01-15",
//!     "builds_on": ["flanders-vocabulary"],
//!     "areas": [
//!         {"id": "kuurne", "label": "Kuurne", "level": "local", "within": ["flanders"]},
//!         {"id": "flanders", "label": {"nl": "Vlaanderen", "en": "Flanders"}, "level": "flemish"}],
//!     "stakeholders": [
//!         {"id": "gemeente-kuurne", "label": "Gemeente Kuurne", "kind": "municipality", "works_in": ["kuurne"]},
//!         {"id": "ocmw-kuurne", "label": "OCMW Kuurne", "kind": "ocmw", "works_in": ["kuurne"],
//!             "mandates": [{"lever": "grant-aid", "level": "local", "within": "kuurne"}]}],
//!     "challenges": [
//!         {"id": "hidden-poverty", "label": {"nl": "verborgen armoede", "en": "hidden poverty"},
//!             "themes": ["poverty"], "areas": ["kuurne"], "spread": "separate", "needs": ["grant-aid"]}]
//! }"#)?;
//! let atlas = Atlas::new(&landscape, &flanders::rule_book(), &Options::default())?;
//!
//! // who acts where?
//! let directors = atlas.assignments(&Filter { role: Some("director"), ..Filter::default() })?;
//! let names: Vec<_> = directors.map(|a| a.stakeholder.to_string()).collect();
//! assert_eq!(names, ["gemeente-kuurne", "ocmw-kuurne"]);
//!
//! // and why? the rules, by id; what is missing stands beside it
//! let decision = atlas.decision("hidden-poverty")?;
//! let seat = decision.seats().next().expect("one seat");
//! let director = seat.roles().find(|role| role.role == "director").expect("a director");
//! assert!(director.because.iter().any(|rule| *rule == "director-local-2018"));
//! assert!(seat.gaps().any(|gap| gap.kind() == "requirement")); // nobody speaks for people in poverty
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The way through the code
//!
//! In reading order, which is also the order of dependency: names and dates ([`Id`], [`Text`], [`Date`]), what arrives ([`Landscape`], [`RuleBook`]),
//! what is checked ([`check_json`], [`Problems`]), the front door ([`Atlas`]), the answers ([`Decision`], [`Assignment`]), their reasons ([`Why`], [`WhyNot`]), what would change them
//! ([`Repairs`], [`Change`], [`Difference`]), the views ([`ThreeLists`], [`Agenda`], [`BlindSpots`]), and all of it in words ([`Words`]). See [`docs`] for the exact semantics.
//!
//! # Features
//!
//! - `flanders` (default): the Flemish rule book and vocabulary, data with its own sources and dates.
//! - `flanders-areas`: reference sets with the municipalities, provinces, reference regions, welfare associations and local governments of Flanders since 2018; 240 kB of data, so not by default.
//! - `words` (default): the languages that come with the library, Dutch and English; others are read from a data file ([`Language`]).
//! - `processes`: what is done with the answers: a journal, and what it tells of signals, trajectories, plans.
//! - `notes`: the notes that policy officers send, as data, Markdown and HTML.
//! - `interchange`: a landscape and its decisions as JSON-LD, with the terms of W3C, CPSV-AP and OSLO; the RACI matrix and the assignments as CSV: `regie::interchange`.
//! - `tables`: a landscape from tables as spreadsheets keep them, and back.
//! - `render`: pictures of the answers as SVG text, each with a table beside it.
//! - `rayon`: `Atlas::sweep_in_parallel` decides everything on all cores.
//! - `proptest`: strategies for property tests of what is built on regie: `regie::testing`. (`testing`: what they are made of, without proptest.)
//! - `schema`: JSON Schemas of the documents and of a decision, for editors and tools.
//!
//! # Guarantees
//!
//! Equal inputs give byte-equal answers, whatever the order of their lists. Evaluation always ends. No input makes it panic, and none that is wrong is half
//! loaded: all problems are reported at once. No clock, no I/O, no randomness, and without the feature `rayon` no threads.

mod order;
mod ids;
mod text;
mod date;
#[cfg(feature = "processes")]
mod moment;
#[cfg(feature = "processes")]
mod amount;
mod error;
mod document;
mod model;
mod presets;
mod validate;
mod rules;
mod atlas;
mod decide;
mod explain;
mod views;
mod lint;
#[cfg(feature = "tables")]
pub mod tables;
#[cfg(feature = "processes")]
mod refused;
#[cfg(feature = "processes")]
mod step;
#[cfg(feature = "processes")]
pub mod trajectories;
#[cfg(feature = "processes")]
pub mod plans;
#[cfg(feature = "processes")]
mod journal;
#[cfg(feature = "processes")]
pub mod signals;
#[cfg(feature = "processes")]
mod register;
mod answer;
mod words;
#[cfg(feature = "render")]
pub mod render;
#[cfg(feature = "notes")]
pub mod notes;
#[cfg(feature = "interchange")]
pub mod interchange;
#[cfg(feature = "testing")]
pub mod testing;

#[cfg(feature = "processes")]
pub use amount::{InvalidAmount, Money, Percent, Quantity};
pub use answer::{ExcludedAnswer, Gap, LeverAnswer, RoleAnswer, Seat, Segment, SourceAnswer};
pub use atlas::{Atlas, DocumentsNow, Notice, NoticeCode, Options};
pub use date::{Date, InvalidDate, Validity};
pub use decide::{Decision, RoleAt};
pub use document::{
    Ages, Agreement, Appointment, Approach, Area, AreaEntry, Atom, Challenge, Change, Codes, Collection,
    Condition, Count, Effect, Element, Exclusion, Fix, Function, Kind, Landscape, Level, Lever, Mandate,
    Merger, Offer, Requirement, Role, Rule, RuleBook, Scheme, Sector, Separation, Severity, SharedBecause,
    Spread, Stakeholder, StakeholderMerger, Strength, TargetGroup, Theme, Trend, Works,
};
pub use error::{Code, Problem, Problems, Unknown};
pub use explain::{Absence, Closings, Fact, GapAt, GapKind, Repairs, Why, WhyDecision, WhyNot};
pub use ids::{Id, InvalidId};
#[cfg(feature = "processes")]
pub use journal::{
    BadLine, Conflict, Digest, Entry, Event, Head, InvalidDigest, Journal, MemoryStore, NotAppended,
    NotErasable, NotStored, Opened, Opening, Repair, Store, Wrong,
};
pub use lint::{
    Lint, LintCode, LintConcern, LintPart, LintPoint, LintReason, LintSeverity, LintTally, lint_rule_book,
};
pub use model::sets::Sets;
#[cfg(feature = "processes")]
pub use moment::{InvalidMoment, Moment};
#[cfg(feature = "flanders")]
pub use presets::flanders;
#[cfg(feature = "processes")]
pub use refused::Refused;
#[cfg(feature = "processes")]
pub use register::{
    Document as StartDocument, Documents, KeptRegister, NotKept, NotOpened, NotWritten, OpenedRegister,
    Prepared, Register, Snapshot, WhyNotWritten,
};
#[cfg(feature = "processes")]
pub use signals::{SignalEvent, SignalPath, SignalRefusal, Signals};
pub use text::Text;
pub use validate::{check_json, check_landscape, check_rule_book, format_of};
pub use views::{
    Agenda, AgendaOf, Assignment, Benchmark, BenchmarkOf, BlindSpots, Check, Crosswalk, Difference, Filter,
    Load, LoadOf, Overlaps, Scope, ThreeLists,
};
pub use words::{Language, Passage, Words};

/// What reasons are made of: the trees of [`Why`] and [`WhyNot`], the parts of [`WhyDecision`] and [`Closings`].
pub mod reasons {
    pub use crate::explain::{
        Barred, CandidateOutcome, Closing, Counted, ExceptionOutcome, ExceptionReason, Outcome, Part, Reason,
        RoleHeld, RuleReason, SeatCandidate, SeatChoice, ThemeLink, ThemeStep, Unable, WhyApproach, WhyGap,
        WhyHere, WhyNotHere, WhySeat, WhySignal,
    };
}

/// What a [`Difference`] is made of.
pub mod differences {
    pub use crate::views::{
        ChallengeDifference, Failing, GapDifference, Given, Moved, Otherwise, PassedOn, Presence, RoleChange,
        RoleDifference, Totals,
    };
}

/// What the answers of the views are made of.
pub mod parts {
    pub use crate::views::{
        Both, Cell, Column, Counterpart, Decimal, Fill, Folded, Held, How, KindCount, Known, LeverAsked,
        LeverGap, LeverOverlap, Mapped, Mapping, Measure, Measured, NotLower, OfferOverlap, Part, PartPlace,
        Range, Reported, RoleFolded, RoleLoad, SeatOf, Signal, SignalToSend, Spot, StakeholderLoad,
        ThemeLists, Unheld, Unmet,
    };
}

/// JSON Schemas (draft 2020-12) of the documents and of a decision, for editors and tools.
#[cfg(feature = "schema")]
pub mod schema {
    pub use crate::answer::schema::decision;
    pub use crate::document::schema::{landscape, rule_book};
    #[cfg(feature = "processes")]
    pub use crate::register::schema::{event, path, snapshot};
}

/// The documentation of the project, as it stands beside the code.
#[allow(clippy::doc_markdown, reason = "written to be read as Markdown files too")]
pub mod docs {
    #[doc = include_str!("../docs/CONTRACT.md")]
    pub mod contract {}
    #[doc = include_str!("../docs/ARCHITECTURE.md")]
    pub mod architecture {}
    #[doc = include_str!("../docs/DESIGN.md")]
    pub mod design {}
    #[doc = include_str!("../docs/GLOSSARY.md")]
    pub mod glossary {}
    #[doc = include_str!("../docs/LANGUAGES.md")]
    pub mod languages {}
    #[doc = include_str!("../docs/PERFORMANCE.md")]
    pub mod performance {}
    #[cfg(feature = "processes")]
    #[doc = include_str!("../docs/TRAJECTORIES_AND_PLANS.md")]
    pub mod trajectories_and_plans {}
    #[cfg(feature = "processes")]
    #[doc = include_str!("../docs/PROCESSES.md")]
    pub mod processes {}
    #[cfg(feature = "notes")]
    #[doc = include_str!("../docs/NOTES.md")]
    pub mod notes {}
    #[cfg(feature = "interchange")]
    #[doc = include_str!("../docs/INTERCHANGE.md")]
    pub mod interchange {}
    #[cfg(feature = "render")]
    #[doc = include_str!("../docs/PICTURES.md")]
    pub mod pictures {}
    #[cfg(feature = "tables")]
    #[doc = include_str!("../docs/TABLES.md")]
    pub mod tables {}
}
