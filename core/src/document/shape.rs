//! The one table of forms: which fields a document has, what may stand in them, and what they refer to.
//!
//! The strict reader, the writer, the checks of references and the JSON Schema all follow this table, so that they cannot
//! disagree.

/// What a reference points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Area,
    Sector,
    Lever,
    Group,
    Trend,
    Scheme,
    Theme,
    Stakeholder,
    Agreement,
    Appointment,
    Exclusion,
    Offer,
    Challenge,
    Level,
    Kind,
    Role,
    Rule,
}

impl Target {
    /// All of them, in order.
    pub(crate) const ALL: [Self; 17] = [
        Self::Area,
        Self::Sector,
        Self::Lever,
        Self::Group,
        Self::Trend,
        Self::Scheme,
        Self::Theme,
        Self::Stakeholder,
        Self::Agreement,
        Self::Appointment,
        Self::Exclusion,
        Self::Offer,
        Self::Challenge,
        Self::Level,
        Self::Kind,
        Self::Role,
        Self::Rule,
    ];

    /// What is called so in a sentence, and in the table of forms.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// As it is called in a sentence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Sector => "sector",
            Self::Lever => "lever",
            Self::Group => "target group",
            Self::Trend => "trend",
            Self::Scheme => "scheme",
            Self::Theme => "theme",
            Self::Stakeholder => "stakeholder",
            Self::Agreement => "agreement",
            Self::Appointment => "appointment",
            Self::Exclusion => "exclusion",
            Self::Offer => "offer",
            Self::Challenge => "challenge",
            Self::Level => "level",
            Self::Kind => "kind",
            Self::Role => "role",
            Self::Rule => "rule",
        }
    }
}

/// What may stand in a field.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) enum Shape {
    /// An id.
    Id,
    /// A text in one language or several.
    Text,
    /// A day.
    Date,
    /// A text of a form of its own.
    #[cfg(feature = "processes")]
    Written(&'static Written),
    /// `true` or `false`.
    Flag,
    /// A whole number from the first to the second.
    Number(u32, u32),
    /// One of these words, each with what it means.
    Word(&'static [(&'static str, &'static str)]),
    /// This word and no other.
    Exactly(&'static str),
    /// The version of the format.
    Version(u64),
    /// A map from the name of a code list to a code.
    Codes,
    /// A list; the flag says whether it is a set.
    List(&'static Shape, bool),
    /// An element with fields.
    Record(&'static RecordShape),
    /// A condition of a rule.
    Condition,
    /// An area, or all areas of a level within one.
    AreaEntry(&'static RecordShape),
}

impl Shape {
    /// As it is called in a message: "expected …".
    pub(crate) fn expected(&self) -> &'static str {
        match self {
            Self::Id => "an id",
            Self::Text => "a text, or an object with a text by language",
            Self::Date => "a date",
            #[cfg(feature = "processes")]
            Self::Written(form) => form.expected,
            Self::Flag => "`true` or `false`",
            Self::Number(..) => "a whole number",
            Self::Word(_) | Self::Exactly(_) => "a word",
            Self::Version(_) => "a version number",
            Self::Codes => "an object with codes by their scheme",
            Self::List(..) => "a list",
            Self::Record(_) => "an object",
            Self::Condition => "a condition",
            Self::AreaEntry(_) => "an area, or an object with `within` and `level`",
        }
    }
}

/// A text with a form of its own: a moment, an amount of money.
#[cfg(feature = "processes")]
#[derive(Debug)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) struct Written {
    /// As it is called in a message: "expected …".
    pub(crate) expected: &'static str,
    /// What kind of problem it is when something else stands there.
    pub(crate) code: crate::error::Code,
    /// As a regular expression.
    pub(crate) pattern: &'static str,
    /// Has a text this form? Otherwise, what is wrong with it.
    pub(crate) check: fn(&str) -> Result<(), String>,
}

/// One field of an element.
#[derive(Debug)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    /// A list that must have an element when it is there.
    pub(crate) nonempty: bool,
    pub(crate) target: Option<Target>,
    pub(crate) shape: Shape,
}

/// The fields of one kind of element.
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) struct RecordShape {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [Field],
    /// Behind a function, so that the words are not in a program that makes no schema.
    pub(crate) docs: fn() -> RecordDocs,
}

impl std::fmt::Debug for RecordShape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What an element and its fields mean.
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "some of it is for the schema alone"))]
pub(crate) struct RecordDocs {
    pub(crate) record: &'static str,
    /// In the order of the fields.
    pub(crate) fields: &'static [&'static str],
}
