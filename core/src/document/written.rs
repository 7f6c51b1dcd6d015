//! Texts with a form of their own: moments, money, shares, measured values.

use crate::amount::{Money, Percent, Quantity};
use crate::error::shorten;
use crate::moment::Moment;

pub(crate) fn check<T: std::str::FromStr<Err: std::fmt::Display>>(text: &str) -> Result<(), String> {
    text.parse::<T>().map(drop).map_err(|why| format!("`{}` does not belong here: {why}", shorten(text)))
}

macro_rules! written {
    ($($name:ident, blank $blank:expr, $expected:literal, $code:ident, $pattern:literal;)*) => {$(
        impl $crate::document::value::Value for $name {
            const SHAPE: $crate::document::shape::Shape = $crate::document::shape::Shape::Written(&$crate::document::shape::Written {
                expected: $expected,
                code: $crate::error::Code::$code,
                pattern: $pattern,
                check: $crate::document::written::check::<$name>,
            });
            fn blank() -> Self {
                $blank
            }
        }

        impl $crate::document::slot::Slot for $name {
            fn fill(&mut self, filling: $crate::document::slot::Filling) {
                if let $crate::document::slot::Filling::Text(text) = filling
                    && let Ok(value) = text.get("").parse()
                {
                    *self = value;
                }
            }
        }

        impl $crate::document::value::Refer for $name {}

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}
pub(crate) use written;

written! {
    Moment, blank Self::BLANK, "a moment such as `\"2018-01-26T12:00:00+01:00\"`", InvalidDate,
        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})$";
    Money, blank Self::default(), "an amount of money as a text, such as `\"1250.50\"`", InvalidNumber,
        "^(0|[1-9]\\d{0,11})(\\.\\d{1,2})?$";
    Percent, blank Self::default(), "a percentage as a text, such as `\"2.5\"`", InvalidNumber,
        "^(0|[1-9]\\d{0,2})(\\.\\d{1,4})?$";
    Quantity, blank Self::default(), "a value as a text, such as `\"12.5\"`", InvalidNumber,
        "^-?(0|[1-9]\\d{0,11})(\\.\\d{1,6})?$";
}
