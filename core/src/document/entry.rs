//! Small forms inside elements: the areas of a challenge, the ages of a target group.

use serde::de::MapAccess;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read::Reader;
use super::record::{Record, read_record, record};
use super::shape::{Field, Shape, Target};
use super::value::{Value, Walk, repeated};
use crate::error::{Code, Step};
use crate::ids::Id;

/// A span of ages in years, half open: from `from` on, until the day of the birthday `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ages {
    /// The first age in it; without it, from birth.
    pub from: Option<u8>,
    /// The first age no longer in it; without it, without end.
    pub until: Option<u8>,
}

/// An affected area of a challenge, or many at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AreaEntry {
    /// This area.
    Area(Id),
    /// All areas of `level` within `within`.
    Within {
        /// The area within which they lie.
        within: Id,
        /// Their level, below that of `within`.
        level: Id,
    },
}

record! {
    @plain
    /// All areas of a level within an area.
    struct WithinShape as "area entry" {
        required {
            /// The area within which they lie.
            within: Id => Area;
            /// Their level, below that of `within`.
            level: Id => Level;
        }
        optional {}
    }
}

impl Value for AreaEntry {
    const SHAPE: Shape = Shape::AreaEntry(WithinShape::RECORD);
    fn blank() -> Self {
        Self::Area(Id::blank())
    }
    fn text(text: &str, reader: &mut Reader) -> Self {
        Self::Area(Id::text(text, reader))
    }
    fn map<'de, A: MapAccess<'de>>(map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        let WithinShape { within, level } = read_record(map, reader)?;
        Ok(Self::Within { within, level })
    }
    fn repeats(list: Vec<(usize, &Self)>) -> Vec<usize> {
        repeated(list)
    }
    fn references<'a>(&'a self, field: &'static Field, walk: &mut Walk<'a, '_>) {
        match self {
            Self::Area(id) => id.references(field, walk),
            Self::Within { within, level } => {
                walk.at(Step::Field("within".into()), |walk| walk.reference(Target::Area, within));
                walk.at(Step::Field("level".into()), |walk| walk.reference(Target::Level, level));
            }
        }
    }
}

impl Serialize for AreaEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Area(id) => id.serialize(serializer),
            Self::Within { within, level } => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("within", within)?;
                map.serialize_entry("level", level)?;
                map.end()
            }
        }
    }
}

record! {
    @plain
    /// A span of ages in years, half open.
    struct AgesShape as "span of ages" {
        required {}
        optional {
            /// The first age in it; without it, from birth.
            from: Option<u8>;
            /// The first age no longer in it; without it, without end.
            until: Option<u8>;
        }
    }
}

impl Value for Ages {
    const SHAPE: Shape = Shape::Record(AgesShape::RECORD);
    fn blank() -> Self {
        Self::default()
    }
    fn map<'de, A: MapAccess<'de>>(map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        let problems = reader.found.len();
        let AgesShape { from, until } = read_record(map, reader)?;
        let never = until.is_some_and(|until| from.unwrap_or(0) >= until);
        if never && reader.found.len() == problems {
            reader.report(Code::NeverValid, "no age lies in this span: `from` is not before `until`");
        }
        Ok(Self { from, until })
    }
}

impl Serialize for Ages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AgesShape { from: self.from, until: self.until }.serialize(serializer)
    }
}
