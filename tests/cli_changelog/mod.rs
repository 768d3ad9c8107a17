//! The command `cargo clientloom changelog`: its sections, its checks, and the release that it
//! compares with.

mod cases;
mod repositories;
mod section;
