//! Changes as people and tools read them.

mod annotations;
mod call;
mod gathered;
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

use gathered::gathered;
