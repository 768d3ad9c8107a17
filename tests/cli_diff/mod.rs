//! Changes between two states of specs: each rule, format and key, with checks by other programs.

mod bump;
mod cases;
mod catalogue;
mod command;
mod compiled_programs;
mod decoded_responses;
mod formats;
mod keys;
mod redocly;
pub(crate) mod state;
mod unchanged;
mod vendor_pages;

use cases::check_rule as check_case;

include!(concat!(env!("OUT_DIR"), "/diff.rs"));
