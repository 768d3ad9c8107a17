//! Wire names to Rust names, and the reserved names.
//!
//! Checks, generated code and comparisons take names from here, so they agree: a check that two
//! names collide asks the function that generates them.

mod constants;
mod names;
mod service;

pub use constants::{SHARED_CONSTANTS, constants, constants_type};
pub use names::{
    batch, camel, client, event, field, file, is_device, is_name, is_pascal, is_root, is_step, is_taken, items, module,
    operation, shout, snake, stream, stream_event, type_name, variant,
};
pub use service::{is_version, service, service_feature, vendor_feature};
