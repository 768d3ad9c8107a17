//! Names on the wire to names in Rust, and the names that are reserved.

mod names;

pub use names::{
    batch, camel, client, field, file, is_name, is_pascal, is_root, is_step, is_taken, items, operation, shout, snake,
    type_name, variant,
};
