//! regie (stub)
mod ids;
mod text;
mod date;
mod error;
mod document;
mod model;
mod rules;
mod presets;
mod validate;
mod atlas;
mod decide;
mod views;
mod answer;
pub use ids::*; pub use text::Text; pub use date::*; pub use document::*; pub use error::{Code, Problem, Problems, Unknown};
pub use model::sets::Sets; pub use validate::*; pub use presets::flanders; pub use atlas::*; pub use decide::Decision; pub use views::*; pub use answer::*;
