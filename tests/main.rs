//! Every test that needs more than one room of the house; cases are folders under `cases`.

mod boundaries;
mod changelog;
mod command;
mod diff;
mod docs_links;
mod docs_reference;
mod editor;
mod export;
mod findings;
mod fmt;
mod folder;
mod generated;
mod golden;
mod import;
mod lock;
mod names;
mod proof;
mod reading;
mod update;
