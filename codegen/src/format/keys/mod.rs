//! The table of keys: the only definition of the spec format.
//!
//! Reading, checks, the schema, the formatter and the reference in `specs/REFERENCE.md` use it.

mod auth;
mod envelope;
mod event;
mod file;
mod key;
mod pages;
mod part;
mod reference;
mod stream;
mod users;
mod webhook;

pub use auth::{AUTH, EXCHANGE, TENANTS};
pub use envelope::{ENVELOPE, LOG_ID, RETRY_AFTER};
pub use event::{EVENT, PUSHED};
pub use file::{OPERATION, SERVICE, VENDOR};
pub use key::{Key, KeyType, Record};
pub use pages::PAGES;
pub use part::{
    BATCH, CONCURRENCY, ERRATUM, ERROR, EXAMPLE, FIELD, MEANS, OUTCOME, RATE_LIMIT, REPEAT, REQUEST, ROW_REPEAT,
    SOURCE, TYPE, UNSURE, VARIABLE,
};
pub use reference::{MARKERS, reference};
pub use stream::{CONTENT, EVENTS, WHEN};
pub use users::{STANDARD_NAMES, USERS};
pub use webhook::{CHALLENGE, ENCRYPTION, FRAME, REPEATS, SIGNATURE, WEBHOOK};
