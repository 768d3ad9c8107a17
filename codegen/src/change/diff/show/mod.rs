//! Changes in the formats for people and tools: text, Markdown, JSON, annotations for GitHub.

mod annotations;
mod call;
mod group;
mod json;
mod markdown;
mod remedy;
mod summary;
mod text;

pub use annotations::annotations;
pub use json::json;
pub use markdown::markdown;
pub use remedy::remedy;
pub use text::{counts, text, text_with, worst};

use group::groups;
