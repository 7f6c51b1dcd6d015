//! The landscape: all facts of a region (Dutch: *werkveld*; contract §2).

use super::entry::{Ages, AreaEntry};
use super::head::{LandscapeFormat, Version};
use super::record::{record, words};
use super::value::Codes;
use crate::date::{Date, Validity};
use crate::ids::Id;
use crate::text::Text;

record! {
    /// What is there: areas, stakeholders, levers, offers, challenges, at a date (contract §2). A reference set (areas of Flanders,
    /// a vocabulary) is a landscape too, for others to build on.
    pub struct Landscape as "landscape" {
        header {
            /// Always `regie/landscape`.
            format: LandscapeFormat;
            /// The version of the format.
            version: Version;
        }
        required {
            /// The name of this landscape.
            id: Id;
            /// The day for which it is asked, unless the caller names another.
            as_of: Date;
        }
        optional {
            /// The name as people read it.
            label: Option<Text>;
            /// Reference sets whose elements are added: the caller supplies them by name, or they come with the library.
            builds_on: Vec<Id>;
            /// Areas: neighbourhoods, towns, regions, provinces, Flanders, Belgium (Dutch: *gebieden*).
            areas: Vec<Area>;
            /// Sectors: general welfare work, youth care, mental health, housing, … (Dutch: *sectoren*).
            sectors: Vec<Sector>;
            /// Levers: what it takes to act (Dutch: *hefbomen*).
            levers: Vec<Lever>;
            /// Target groups (Dutch: *doelgroepen*).
            target_groups: Vec<TargetGroup>;
            /// Trends that bear on themes (Dutch: *tendensen*).
            trends: Vec<Trend>;
            /// Schemes: lists of themes by one author (Dutch: *themalijsten*).
            schemes: Vec<Scheme>;
            /// Themes (Dutch: *thema's*).
            themes: Vec<Theme>;
            /// Stakeholders: governments, associations, organisations (Dutch: *betrokkenen*).
            stakeholders: Vec<Stakeholder>;
            /// Agreements between stakeholders: covenants, partnerships (Dutch: *overeenkomsten*).
            agreements: Vec<Agreement>;
            /// Appointments to a role (Dutch: *aanduidingen*).
            appointments: Vec<Appointment>;
            /// Exclusions from a role: an explicit "not us" (Dutch: *uitsluitingen*).
            exclusions: Vec<Exclusion>;
            /// Offers: what exists already (Dutch: *bestaand aanbod*).
            offers: Vec<Offer>;
            /// Challenges: what has to be tackled (Dutch: *uitdagingen*).
            challenges: Vec<Challenge>;
        }
    }
}

record! {
    /// An area at a level of action (Dutch: *gebied*).
    pub struct Area as "area" {
        required {
            /// Its name in references.
            id: Id;
            /// Its official name.
            label: Text;
            /// Its level of action, declared by the rule book.
            level: Id => Level;
        }
        optional {
            /// Areas of a higher level in which it lies.
            within: Vec<Id> => Area;
            /// Areas of a lower level that lie in it.
            contains: Vec<Id> => Area;
            /// Codes of other registers: the NIS code of a town.
            codes: Codes;
            /// Areas of the same level that it borders on; said once, it holds both ways.
            neighbours: Vec<Id> => Area;
            /// What this grouping is for (a first-line zone: care); without it, for everything.
            themes: Vec<Id> => Theme [nonempty];
            /// When it exists.
            valid: Validity;
            /// The areas into which it went (Dutch: *opgegaan in*).
            successors: Vec<Id> => Area;
        }
    }
}

record! {
    /// A sector of care and welfare (Dutch: *sector*).
    pub struct Sector as "sector" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {}
    }
}

record! {
    /// A lever: what it takes to act: granting aid, allocating homes, subsidising, legislating (Dutch: *hefboom*).
    pub struct Lever as "lever" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {}
    }
}

record! {
    /// A target group (Dutch: *doelgroep*).
    pub struct TargetGroup as "target group" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {
            /// The ages that it spans.
            ages: Option<Ages>;
        }
    }
}

record! {
    /// A trend that bears on themes (Dutch: *tendens*).
    pub struct Trend as "trend" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {
            /// The themes on which it bears.
            themes: Vec<Id> => Theme;
            /// What it is.
            description: Option<Text>;
        }
    }
}

record! {
    /// A list of themes by one author: five themes, six life domains, four ambitions (Dutch: *themalijst*).
    pub struct Scheme as "scheme" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {}
    }
}

record! {
    /// A theme (Dutch: *thema*).
    pub struct Theme as "theme" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
        }
        optional {
            /// The list to which it belongs.
            scheme: Option<Id> => Scheme;
            /// The question that defines it.
            question: Option<Text>;
            /// What is aimed at.
            goals: Vec<Text>;
            /// The theme of which it is a part.
            broader: Option<Id> => Theme;
            /// Themes of other schemes that mean the same.
            exact: Vec<Id> => Theme;
            /// Themes that mean nearly the same: shown, never followed.
            close: Vec<Id> => Theme;
            /// The sectors at home in it.
            sectors: Vec<Id> => Sector;
            /// The target groups that it concerns: shown.
            target_groups: Vec<Id> => Group;
            /// The levers that its challenges usually need: shown.
            usual_levers: Vec<Id> => Lever;
        }
    }
}

record! {
    /// Who can act: a government, an association, an organisation, a group; never a person (Dutch: *betrokkene*).
    pub struct Stakeholder as "stakeholder" {
        required {
            /// Its name in references.
            id: Id;
            /// Its official name.
            label: Text;
            /// Its kind, declared by the rule book.
            kind: Id => Kind;
        }
        optional {
            /// The areas in which it works (Dutch: *werkgebied*).
            works_in: Vec<Id> => Area;
            /// Codes of other registers: KBO, OVO.
            codes: Codes;
            /// Its sectors.
            sectors: Vec<Id> => Sector;
            /// Which levers it can pull, and where.
            mandates: Vec<Mandate>;
            /// The stakeholders of which it is a direct member.
            member_of: Vec<Id> => Stakeholder;
            /// The target groups for which it speaks.
            represents: Vec<Id> => Group;
            /// When it exists.
            valid: Validity;
            /// The stakeholders into which it went.
            successors: Vec<Id> => Stakeholder;
        }
    }
}

record! {
    /// Who may pull a lever where (Dutch: *bevoegdheid*): at every area of `level` that lies within `within`.
    pub struct Mandate as "mandate" {
        required {
            /// The lever.
            lever: Id => Lever;
            /// The level at which it is pulled: where it is used, not the rank of its holder.
            level: Id => Level;
            /// The area within which it is pulled.
            within: Id => Area;
        }
        optional {
            /// When it holds.
            valid: Validity;
        }
    }
}

record! {
    /// An agreement between stakeholders (Dutch: *overeenkomst*, *convenant*).
    pub struct Agreement as "agreement" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Who made it.
            parties: Vec<Id> => Stakeholder [nonempty];
        }
        optional {
            /// What it is about; without it, about everything.
            themes: Vec<Id> => Theme [nonempty];
            /// When it holds.
            valid: Validity;
        }
    }
}

record! {
    /// A stakeholder chosen for a role (Dutch: *aanduiding*).
    pub struct Appointment as "appointment" {
        required {
            /// Its name in references.
            id: Id;
            /// Who is appointed.
            stakeholder: Id => Stakeholder;
            /// To which role, declared by the rule book.
            role: Id => Role;
            /// Where: at this area and everything within it.
            within: Id => Area;
        }
        optional {
            /// For which themes; without it, for all.
            themes: Vec<Id> => Theme [nonempty];
            /// The agreement that made it.
            by: Option<Id> => Agreement;
            /// When it holds.
            valid: Validity;
        }
    }
}

record! {
    /// An explicit "not us": this stakeholder does not take this role there (Dutch: *uitsluiting*).
    pub struct Exclusion as "exclusion" {
        required {
            /// Its name in references.
            id: Id;
            /// Who is excluded.
            stakeholder: Id => Stakeholder;
            /// From which role, declared by the rule book.
            role: Id => Role;
            /// Where: at this area and everything within it.
            within: Id => Area;
            /// Why.
            reason: Text;
        }
        optional {
            /// For which themes; without it, for all.
            themes: Vec<Id> => Theme [nonempty];
            /// When it holds.
            valid: Validity;
        }
    }
}

record! {
    /// What exists already (Dutch: *bestaand aanbod*).
    pub struct Offer as "offer" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Who offers it.
            by: Vec<Id> => Stakeholder [nonempty];
            /// On which themes.
            themes: Vec<Id> => Theme [nonempty];
            /// Where.
            areas: Vec<Id> => Area [nonempty];
        }
        optional {
            /// For whom; without it, for everyone.
            target_groups: Vec<Id> => Group;
            /// When it is there.
            valid: Validity;
        }
    }
}

words! {
    /// Is a challenge tackled in each area apart, or together?
    pub enum Spread {
        /// In each area apart (Dutch: *in elke gemeente apart*).
        Separate = "separate",
        /// Together (Dutch: *gedeeld*).
        Shared = "shared",
    }
}

words! {
    /// Why a challenge is shared (E-02, E-05, E-93, E-96).
    pub enum SharedBecause {
        /// It does not stop at the border of a town (Dutch: *over de grens heen*).
        Border = "border",
        /// All gain by it (Dutch: *win-win*).
        WinWin = "win-win",
        /// They learn from each other (Dutch: *leren*).
        Learning = "learning",
        /// Together it can be done better or cheaper (Dutch: *schaal*).
        Scale = "scale",
    }
}

record! {
    /// What has to be tackled, and where (Dutch: *uitdaging*).
    pub struct Challenge as "challenge" {
        required {
            /// Its name in references.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// What it is about.
            themes: Vec<Id> => Theme [nonempty];
            /// The areas that it affects.
            areas: Vec<AreaEntry> => Area [nonempty];
            /// In each of them apart, or together.
            spread: Spread;
        }
        optional {
            /// Why together; only with spread `shared`; shown.
            shared_because: Vec<SharedBecause>;
            /// The levers that it takes.
            needs: Vec<Id> => Lever;
            /// Whom it concerns.
            target_groups: Vec<Id> => Group;
            /// The trends behind it: shown.
            trends: Vec<Id> => Trend;
            /// Where it is dealt with together; only with spread `shared`.
            seat: Option<Id> => Area;
            /// When it is there.
            valid: Validity;
        }
    }
}

impl Landscape {
    /// The version of the format that this library reads and writes; apart from the version of the crate.
    pub const VERSION: u64 = 1;
    /// The `format` field of every landscape.
    pub const FORMAT: &'static str = "regie/landscape";

    /// Reads a landscape. Its form is checked here; what it means is checked against a rule book when an atlas is built, or by
    /// [`check_landscape`](crate::check_landscape).
    ///
    /// # Errors
    /// Every problem of form, with its place.
    ///
    /// ```
    /// let text = r#"{"format": "regie/landscape", "version": 1, "id": "x", "area": []}"#;
    /// let problems = regie::Landscape::from_json(text).unwrap_err();
    /// let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    /// assert_eq!(lines[0], "area: a landscape has no field `area` (unknown-field); did you mean `areas`?");
    /// assert_eq!(lines[1], "as_of: the field `as_of` is missing (missing-field)");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, crate::error::Problems> {
        super::from_text(text, "landscape")
    }

    /// Reads a landscape from bytes, which must be UTF-8.
    ///
    /// # Errors
    /// Every problem of form, with its place.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, crate::error::Problems> {
        super::from_slice(bytes, "landscape")
    }

    /// The landscape as compact JSON text, which reads back as the same landscape.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::to_text(self)
    }
}

impl super::Document for Landscape {
    const FORMAT: &'static str = Landscape::FORMAT;
}
