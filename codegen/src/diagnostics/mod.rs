//! Texts, addresses within them, findings about them, and the output formats of findings.
//!
//! A stage adds findings to a [`Report`]: a rule of [`codes`], a location ([`At`]) in one of the
//! [`Sources`], and a message. A stage reports all findings, and [`Report::propagate`] then stops
//! the run if one of them is an error. [`render`] writes findings with their lines, as JSON, as
//! SARIF or as annotations of GitHub. Lines and columns are looked up only there.

mod annotation;
pub mod codes;
pub mod render;
mod report;
mod source;

pub use annotation::annotation;
pub use report::{Finding, HasErrors, Levels, Report, Target, level, nearest};
pub use source::{At, FileId, Source, Sources};
