//! From specs to Rust text.

mod emit;
mod generate;
mod ir;
mod lower;
mod print;

pub use emit::Options;
pub use generate::{Generated, GeneratedOperation, generate, generate_nested};
pub use print::MARK;
