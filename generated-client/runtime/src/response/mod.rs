//! Successful responses, files, and deviations from the page.

mod classify;
mod context;
pub(crate) mod download;
mod drift;
mod file;
mod file_name;
mod log_id;
mod meta;
mod no_data;
mod retry_after;
mod success;
pub(crate) mod typed;
mod unreadable;

pub use crate::value::{Deviation, DeviationKind};
pub(crate) use classify::classify;
pub(crate) use context::ResponseContext;
pub(crate) use download::Download;
pub use drift::Drift;
pub(crate) use drift::{DriftCallback, DriftCounts};
pub(crate) use file::classify_file;
pub(crate) use meta::Meta;
pub use no_data::NoData;
pub(crate) use success::SuccessResponse;
pub(crate) use typed::Response;
pub(crate) use unreadable::unreadable;
