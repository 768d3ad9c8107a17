//! `cargo clientloom` without a subcommand: the files that a run writes, and the text that it prints.

mod files;
mod output;
