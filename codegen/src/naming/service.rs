//! Services, the parts of an API, and the features that turn them on.

use super::names::{file, module, snake};

/// Returns the service of an operation: the first part of its name that is not a version.
///
/// `im.v1.message.create` belongs to `im`, and `v4.oss.delete_object` to `oss`. If every part is a
/// version, the last part is the service.
#[must_use]
pub fn service<'a>(parts: &[&'a str]) -> &'a str {
    let named = parts.iter().find(|part| !is_version(part));
    named.or(parts.last()).copied().unwrap_or_default()
}

/// Returns the feature of a vendor, such as `feishu`.
#[must_use]
pub fn vendor_feature(vendor: &str) -> String {
    file(&module(vendor)).to_owned()
}

/// Returns the feature of a service: `feishu-user-flow` for the service `user_flow` of `feishu`.
///
/// The name of the vendor keeps its `_`, so two vendors cannot have one feature.
#[must_use]
pub fn service_feature(vendor: &str, service: &str) -> String {
    format!("{}-{}", vendor_feature(vendor), file(&snake(service)).replace('_', "-"))
}

/// Whether a part of a name is a version, such as `v1`, `v2alpha` or `v1beta2`.
#[must_use]
pub fn is_version(part: &str) -> bool {
    let Some(number) = part.strip_prefix('v').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) else {
        return false;
    };
    let stage = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let stage = stage.trim_end_matches(|c: char| c.is_ascii_digit());
    ["", "alpha", "beta", "rc"].contains(&stage)
}
