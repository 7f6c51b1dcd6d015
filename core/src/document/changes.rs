//! Changes as JSON: a list of objects, each of which says one thing.
//!
//! | form | what happens |
//! |---|---|
//! | `{"put": {"stakeholders": {…}}}` | an element of a collection is added, or takes the place of the one with its id |
//! | `{"remove": {"exclusions": id}}` | an element goes |
//! | `{"end": {"agreements": id, "on"?: date}}` | an element ends |
//! | `{"leave": {"stakeholder": id, "of": id}}` | a member leaves |
//! | `{"merge": {"areas": [id], "into": {…}, "stakeholders"?: [{"stakeholders": [id], "into": {…}}], "on"?: date}}` | areas merge, and their stakeholders |
//! | `{"mandate": {"stakeholder", "lever", "level", "within"}}` and the other forms of [`Fix`](crate::Fix) | a fact is added, an exclusion ends |

use super::change::{Change, Collection, Element, Merger, StakeholderMerger};
use super::fix::Fix;
use super::landscape::{
    Agreement, Appointment, Area, Challenge, Exclusion, Lever, Offer, Scheme, Sector, Stakeholder,
    TargetGroup, Theme, Trend,
};
use super::read::{self, Reader};
use super::record::record;
use super::rule_book::{Kind, Level, Requirement, Role, Rule, Separation};
use super::slot::Spot;
use super::value::Value;
use crate::date::Date;
use crate::error::{Code, Found, Problems, Step};
use crate::ids::Id;

macro_rules! collections {
    ($($element:ident in $collection:ident = $field:ident;)*) => {
        record! {
            @plain
            /// An element of a collection.
            pub(crate) struct PutForm as "element to put" {
                required {}
                optional { $(/// An element of this collection.
                    $field: Option<$element>;)* }
            }
        }

        record! {
            @plain
            /// An element of a collection, by its id.
            pub(crate) struct NamedForm as "element by its id" {
                required {}
                optional { $(/// An element of this collection.
                    $field: Option<Id>;)*
                    /// The first day on which it holds no longer.
                    on: Option<Date>;
                }
            }
        }

        impl PutForm {
            fn of(element: &Element) -> Self {
                let mut form = Self::blank();
                match element {
                    $(Element::$element(one) => form.$field = Some(one.clone()),)*
                }
                form
            }

            fn elements(self) -> Vec<Element> {
                let mut elements = Vec::new();
                $(elements.extend(self.$field.map(Element::$element));)*
                elements
            }
        }

        impl NamedForm {
            fn of(collection: Collection, id: &Id, on: Option<Date>) -> Self {
                let mut form = Self { on, ..Self::blank() };
                match collection {
                    $(Collection::$collection => form.$field = Some(id.clone()),)*
                }
                form
            }

            fn named(self) -> Vec<(Collection, Id)> {
                let mut named = Vec::new();
                $(named.extend(self.$field.map(|id| (Collection::$collection, id)));)*
                named
            }
        }
    };
}

collections! {
    Area in Areas = areas;
    Sector in Sectors = sectors;
    Lever in Levers = levers;
    TargetGroup in TargetGroups = target_groups;
    Trend in Trends = trends;
    Scheme in Schemes = schemes;
    Theme in Themes = themes;
    Stakeholder in Stakeholders = stakeholders;
    Agreement in Agreements = agreements;
    Appointment in Appointments = appointments;
    Exclusion in Exclusions = exclusions;
    Offer in Offers = offers;
    Challenge in Challenges = challenges;
    Level in Levels = levels;
    Kind in Kinds = kinds;
    Role in Roles = roles;
    Rule in Rules = rules;
    Requirement in Requirements = requirements;
    Separation in Separations = separations;
}

record! {
    @plain
    /// A member that leaves.
    pub(crate) struct LeaveForm as "leave" {
        required {
            /// The member.
            stakeholder: Id;
            /// What it leaves.
            of: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// Stakeholders that merge.
    pub(crate) struct StakeholdersForm as "merger of stakeholders" {
        required {
            /// Those that merge.
            stakeholders: Vec<Id> [nonempty];
            /// Into which they go.
            into: Stakeholder;
        }
        optional {}
    }
}

record! {
    @plain
    /// Areas that merge.
    pub(crate) struct MergeForm as "merger" {
        required {
            /// The areas that merge.
            areas: Vec<Id> [nonempty];
            /// Into which they go.
            into: Area;
        }
        optional {
            /// The stakeholders that merge with them.
            stakeholders: Vec<StakeholdersForm>;
            /// The first day of the new area.
            on: Option<Date>;
        }
    }
}

record! {
    @plain
    /// A mandate for a stakeholder.
    pub(crate) struct MandateForm as "mandate for a stakeholder" {
        required {
            /// Who.
            stakeholder: Id;
            /// What it can pull.
            lever: Id;
            /// At areas of this level.
            level: Id;
            /// Within this area.
            within: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// An appointment of a stakeholder.
    pub(crate) struct AppointmentForm as "appointment of a stakeholder" {
        required {
            /// Who.
            stakeholder: Id;
            /// To which role.
            role: Id;
            /// Within which area.
            within: Id;
        }
        optional {
            /// For which themes; none: for all.
            themes: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// A working area of a stakeholder.
    pub(crate) struct WorksInForm as "working area of a stakeholder" {
        required {
            /// Who.
            stakeholder: Id;
            /// Where.
            area: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// An offer of a stakeholder.
    pub(crate) struct OfferForm as "offer of a stakeholder" {
        required {
            /// Who.
            stakeholder: Id;
            /// On which themes.
            themes: Vec<Id> [nonempty];
            /// In which area.
            area: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// A sector of a stakeholder.
    pub(crate) struct SectorForm as "sector of a stakeholder" {
        required {
            /// Who.
            stakeholder: Id;
            /// Which.
            sector: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// An exclusion that ends.
    pub(crate) struct ExclusionForm as "exclusion that ends" {
        required {
            /// Which.
            exclusion: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// One change.
    pub(crate) struct ChangeForm as "change" {
        required {}
        optional {
            /// An element is added, or takes the place of the one with its id.
            put: Option<PutForm>;
            /// An element goes.
            remove: Option<NamedForm>;
            /// An element ends.
            end: Option<NamedForm>;
            /// A member leaves.
            leave: Option<LeaveForm>;
            /// Areas merge.
            merge: Option<MergeForm>;
            /// A stakeholder gets a mandate.
            mandate: Option<MandateForm>;
            /// A stakeholder is appointed.
            appointment: Option<AppointmentForm>;
            /// A stakeholder works in an area.
            works_in: Option<WorksInForm>;
            /// A stakeholder becomes a member.
            member_of: Option<LeaveForm>;
            /// A stakeholder offers something.
            offer: Option<OfferForm>;
            /// A stakeholder gets a sector.
            sector: Option<SectorForm>;
            /// An exclusion ends.
            end_exclusion: Option<ExclusionForm>;
        }
    }
}

impl ChangeForm {
    /// The form in which a change is written.
    pub(crate) fn of(change: &Change) -> Self {
        let blank = Self::blank();
        match change {
            Change::Put(element) => Self { put: Some(PutForm::of(element)), ..blank },
            Change::Remove(collection, id) => {
                Self { remove: Some(NamedForm::of(*collection, id, None)), ..blank }
            }
            Change::End { collection, id, on } => {
                Self { end: Some(NamedForm::of(*collection, id, *on)), ..blank }
            }
            Change::Leave { stakeholder, of } => {
                Self { leave: Some(LeaveForm::new(stakeholder.clone(), of.clone())), ..blank }
            }
            Change::Merge(merger) => {
                let stakeholders = merger.stakeholders.iter();
                let form = MergeForm {
                    stakeholders: stakeholders
                        .map(|one| StakeholdersForm::new(one.stakeholders.clone(), one.into.clone()))
                        .collect(),
                    on: merger.on,
                    ..MergeForm::new(merger.areas.clone(), merger.into.clone())
                };
                Self { merge: Some(form), ..blank }
            }
            Change::Fix(fix) => Self::of_fix(fix.clone()),
        }
    }

    fn of_fix(fix: Fix) -> Self {
        let blank = Self::blank();
        match fix {
            Fix::Mandate { stakeholder, lever, level, within } => {
                Self { mandate: Some(MandateForm::new(stakeholder, lever, level, within)), ..blank }
            }
            Fix::Appointment { stakeholder, role, within, themes } => {
                let form = AppointmentForm { themes, ..AppointmentForm::new(stakeholder, role, within) };
                Self { appointment: Some(form), ..blank }
            }
            Fix::WorksIn { stakeholder, area } => {
                Self { works_in: Some(WorksInForm::new(stakeholder, area)), ..blank }
            }
            Fix::MemberOf { stakeholder, of } => {
                Self { member_of: Some(LeaveForm::new(stakeholder, of)), ..blank }
            }
            Fix::Offer { stakeholder, themes, area } => {
                Self { offer: Some(OfferForm::new(stakeholder, themes, area)), ..blank }
            }
            Fix::Sector { stakeholder, sector } => {
                Self { sector: Some(SectorForm::new(stakeholder, sector)), ..blank }
            }
            Fix::EndExclusion { exclusion } => {
                Self { end_exclusion: Some(ExclusionForm::new(exclusion)), ..blank }
            }
        }
    }

    /// Everything that it says: one thing, if it is right.
    fn said(self) -> Vec<Change> {
        let mut said = Vec::new();
        said.extend(self.put.into_iter().flat_map(PutForm::elements).map(Change::Put));
        let removed = self.remove.into_iter().flat_map(NamedForm::named);
        said.extend(removed.map(|(collection, id)| Change::Remove(collection, id)));
        if let Some(end) = self.end {
            let on = end.on;
            said.extend(end.named().into_iter().map(|(collection, id)| Change::End { collection, id, on }));
        }
        said.extend(self.leave.map(|LeaveForm { stakeholder, of }| Change::Leave { stakeholder, of }));
        said.extend(self.merge.map(|merge| {
            let stakeholders = merge.stakeholders.into_iter();
            Change::from(Merger {
                stakeholders: stakeholders
                    .map(|one| StakeholderMerger::new(one.stakeholders, one.into))
                    .collect(),
                on: merge.on,
                ..Merger::new(merge.areas, merge.into)
            })
        }));
        let fixes =
            [
                self.mandate.map(|MandateForm { stakeholder, lever, level, within }| Fix::Mandate {
                    stakeholder,
                    lever,
                    level,
                    within,
                }),
                self.appointment.map(|AppointmentForm { stakeholder, role, within, themes }| {
                    Fix::Appointment { stakeholder, role, within, themes }
                }),
                self.works_in.map(|WorksInForm { stakeholder, area }| Fix::WorksIn { stakeholder, area }),
                self.member_of.map(|LeaveForm { stakeholder, of }| Fix::MemberOf { stakeholder, of }),
                self.offer.map(|OfferForm { stakeholder, themes, area }| Fix::Offer {
                    stakeholder,
                    themes,
                    area,
                }),
                self.sector.map(|SectorForm { stakeholder, sector }| Fix::Sector { stakeholder, sector }),
                self.end_exclusion.map(|ExclusionForm { exclusion }| Fix::EndExclusion { exclusion }),
            ];
        said.extend(fixes.into_iter().flatten().map(Change::Fix));
        said
    }
}

/// What forms that stand at this place say; each says one thing.
pub(crate) fn all_said(forms: Vec<ChangeForm>, place: &[Step], reader: &mut Reader) -> Vec<Change> {
    let mut changes = Vec::new();
    for (n, form) in forms.into_iter().enumerate() {
        let said = form.said();
        let mut place = place.to_vec();
        place.push(Step::Index(n));
        let is_wrong = reader.found.iter().any(|found| found.place.starts_with(&place));
        if said.len() != 1 && !is_wrong {
            let words = if said.is_empty() {
                "a change says something"
            } else {
                "a change says one thing: write several as several changes"
            };
            reader.found.push(Found {
                place,
                code: Code::InvalidValue,
                message: words.to_owned(),
                nearest: None,
            });
        }
        changes.extend(said);
    }
    changes
}

impl Change {
    /// Reads a list of changes from JSON text, each in one of these forms: `{"put": {COLLECTION: element}}`, `{"remove": {COLLECTION: id}}`, `{"end": {COLLECTION: id, "on"?: date}}`,
    /// `{"leave": {"stakeholder", "of"}}`, `{"merge": {"areas", "into", "stakeholders"?, "on"?}}`, or a [`Fix`](crate::Fix) as [`repairs`](crate::Atlas::repairs) gives it.
    ///
    /// ```
    /// use regie::{Change, Collection};
    ///
    /// let changes = Change::from_json(r#"[{"remove": {"exclusions": "not-us"}}, {"leave": {"stakeholder": "ocmw-menen", "of": "w13"}}]"#)?;
    /// assert_eq!(changes[0], Change::Remove(Collection::Exclusions, "not-us".parse()?));
    ///
    /// let wrong = Change::from_json(r#"[{"remove": {"exclusion": "not-us"}}]"#).unwrap_err();
    /// assert_eq!(wrong.as_slice()[0].nearest.as_deref(), Some("exclusions"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every problem of form, in the document `changes`.
    pub fn from_json(text: &str) -> Result<Vec<Self>, Problems> {
        let mut forms: Vec<ChangeForm> = Vec::new();
        let mut reader = Reader::new();
        let is_json = read::read(text, Spot::of(&mut forms), &mut reader);
        if !is_json {
            forms.clear();
        }
        let changes = all_said(forms, &[], &mut reader);
        let problems = super::problems(reader.found, reader.overflow, "changes");
        if problems.is_empty() { Ok(changes) } else { Err(Problems(problems)) }
    }

    /// A list of changes as compact JSON text, which reads back as the same changes.
    ///
    /// ```
    /// use regie::Change;
    ///
    /// let text = r#"[{"end":{"agreements":"pact","on":"2025-01-01"}},{"leave":{"stakeholder":"ocmw-menen","of":"w13"}}]"#;
    /// assert_eq!(Change::to_json(&Change::from_json(text)?), text);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_json(changes: &[Self]) -> String {
        super::to_text(&changes.iter().map(ChangeForm::of).collect::<Vec<ChangeForm>>())
    }
}
