//! The services that need a part of the client.

use std::collections::BTreeSet;

/// Services that need a part of the client, by their features, such as `feishu-im`.
pub type Services = BTreeSet<String>;
