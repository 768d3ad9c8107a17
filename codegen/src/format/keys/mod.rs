//! The table of keys: the only definition of the spec format.
//!
//! Reading, checks, the schema, the formatter and the reference in `specs/REFERENCE.md` use it.

mod file;
mod key;
mod pages;
mod part;
mod reference;

pub use file::{OPERATION, SERVICE, VENDOR};
pub use key::{Key, KeyType, Record};
pub use pages::PAGES;
pub use part::{
    AUTH, BATCH, ENVELOPE, ERRATUM, ERROR, EXAMPLE, EXCHANGE, FIELD, LOG_ID, MEANS, OUTCOME, RATE_LIMIT, REPEAT,
    REQUEST, RETRY_AFTER, ROW_REPEAT, SOURCE, TENANTS, TYPE, UNSURE, VARIABLE,
};
pub use reference::{MARKERS, reference};
