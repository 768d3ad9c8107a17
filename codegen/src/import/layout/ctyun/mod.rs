//! CTyun's pages: text as browsers show it, Markdown with several calls, and the portal's own JSON.
//!
//! - `text.rs` reads text and Markdown, `heading.rs` their headings, `starts.rs` finds the calls
//!   of a file with several.
//! - `json.rs` reads the portal's own JSON.
//! - `tables.rs` joins the tables of objects, which follow the rows that refer to them.
//! - `title.rs` finds the title, and method and path.

mod heading;
mod json;
mod starts;
mod tables;
mod text;
mod title;

use super::reader::Layout;

pub(super) const JSON: Layout = json::LAYOUT;
pub(super) const TEXT: Layout = text::LAYOUT;
