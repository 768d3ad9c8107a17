//! Names by which `serde_json` passes the text of a value through serde.

/// The name of any value with its text.
///
/// With another name, a value is read as in other formats, which costs digits alone.
pub(super) const RAW_JSON: &str = "$serde_json::private::RawValue";

/// The name of a number with its text, if a program uses that feature of `serde_json`.
pub(super) const RAW_NUMBER: &str = "$serde_json::private::Number";
