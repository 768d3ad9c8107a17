//! Texts, addresses within them, findings about them, and how findings are shown.

mod annotation;
pub mod codes;
pub mod render;
mod report;
mod source;

pub use annotation::annotation;
pub use report::{Finding, HasErrors, Levels, Report, Target, nearest};
pub use source::{At, FileId, Source, Sources};
