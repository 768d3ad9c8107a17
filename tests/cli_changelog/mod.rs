//! `cargo codegen changelog`: what it writes, what it finds, and since when.

mod cases;
mod repositories;
mod section;
