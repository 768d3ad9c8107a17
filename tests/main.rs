//! Tests that involve several crates or rooms. Cases are folders below `cases`, and README.md
//! explains both.

mod boundaries;
mod builder;
mod calls;
mod cli_changelog;
mod cli_diff;
mod cli_errors;
mod cli_explain;
mod cli_export;
mod cli_fmt;
mod cli_generate;
mod cli_import;
mod cli_init;
mod cli_lint_files;
mod cli_lint_sources;
mod cli_new;
mod cli_show;
mod cli_watch;
mod cli_words;
mod client;
mod config;
mod docs_links;
mod docs_reference;
mod documented;
mod editor;
mod effects;
mod findings;
mod first_call;
mod generated;
mod language;
mod lock_file;
mod naming;
mod response_rows;
mod services;
mod spec_format;
mod support;
