//! From specs to Rust text.
//!
//! `generate.rs` runs the stages:
//!
//! 1. `lower/` turns specs into `ir/`, the model of the Rust code. All decisions are made here.
//! 2. `emit/` turns the model into tokens, one file for each construct of the output.
//! 3. `files.rs` turns modules of tokens into files, or into one text for `include!`. `format.rs`
//!    formats tokens, `compact.rs` joins short lines, and `field_list.rs` lays out lists of fields.
//!
//! `kept.rs` leaves out the files that earlier runs made from the same model.

mod compact;
mod emit;
mod field_list;
mod files;
mod format;
mod generate;
mod ir;
mod kept;
mod lower;

pub use emit::Options;
pub use files::MARK;
pub use generate::{
    Generated, GeneratedOperation, GeneratedService, GeneratedVendor, generate, generate_nested, generate_with,
};
pub use kept::Known;
