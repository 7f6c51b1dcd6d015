//! Small forms inside elements: the areas of a challenge, the ages of a target group.

use std::cmp::Ordering;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read::Reader;
use super::record::{Parts, Record, record};
use super::shape::Shape;
use super::slot::{Filling, Slot};
use super::value::{Refer, Value};
use crate::error::Code;
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
    fn compare(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }
}

impl Slot for AreaEntry {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Id(id) = filling {
            *self = Self::Area(id);
        }
    }
    fn record(&mut self) -> Option<&mut dyn Parts> {
        *self = Self::Within { within: Id::blank(), level: Id::blank() };
        Some(self)
    }
}

/// In the order of the fields of `WithinShape`.
impl Parts for AreaEntry {
    fn slot(&mut self, n: usize) -> Option<&mut dyn Slot> {
        match (self, n) {
            (Self::Within { within, .. }, 0) => Some(within),
            (Self::Within { level, .. }, 1) => Some(level),
            _ => None,
        }
    }
    fn part(&self, n: usize) -> Option<&dyn Refer> {
        match (self, n) {
            (Self::Within { within, .. }, 0) => Some(within),
            (Self::Within { level, .. }, 1) => Some(level),
            _ => None,
        }
    }
}

impl Refer for AreaEntry {
    fn id(&self) -> Option<&Id> {
        if let Self::Area(id) = self { Some(id) } else { None }
    }
    fn record(&self) -> Option<&dyn Parts> {
        if let Self::Within { .. } = self { Some(self) } else { None }
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
}

impl Slot for Ages {
    fn record(&mut self) -> Option<&mut dyn Parts> {
        Some(self)
    }
}

impl Refer for Ages {}

/// In the order of the fields of `AgesShape`.
impl Parts for Ages {
    fn slot(&mut self, n: usize) -> Option<&mut dyn Slot> {
        Some(if n == 0 { &mut self.from } else { &mut self.until })
    }
    fn part(&self, _: usize) -> Option<&dyn Refer> {
        None
    }
    fn finish(&self, clean: bool, reader: &mut Reader) {
        let never = self.until.is_some_and(|until| self.from.unwrap_or(0) >= until);
        if never && clean {
            reader.report(Code::NeverValid, "no age lies in this span: `from` is not before `until`");
        }
    }
}

impl Serialize for Ages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AgesShape { from: self.from, until: self.until }.serialize(serializer)
    }
}
