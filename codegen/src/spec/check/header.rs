//! Checks of header names and of their fixed values.

use crate::diagnostics::{At, Report, codes};
use crate::spec::model::{Field, FieldLocation};

/// Headers that the HTTP client sets, in addition to those that begin with `Proxy-`.
const HTTP_HEADERS: [&str; 10] = [
    "Connection",
    "Content-Length",
    "Expect",
    "Host",
    "HTTP2-Settings",
    "Keep-Alive",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
];

/// Checks a header, whose name must differ from the headers above.
pub(super) fn check_header(field: &Field, above: &[Field], at: &At<'_>, report: &mut Report) {
    let name = &field.name;
    check_header_text(name, field.value.as_deref(), at, &at.key("value"), report);
    let first =
        above.iter().find(|other| other.location == FieldLocation::Header && other.name.eq_ignore_ascii_case(name));
    if let Some(first) = first {
        let message = format!("the headers `{}` and `{name}` are the same in HTTP", first.name);
        report.add(&codes::DUPLICATE_WIRE_NAME, at, message).on_key().help("remove one of the two headers");
    }
}

/// Checks the names of response headers.
pub(super) fn check_response_headers<'a>(
    names: impl IntoIterator<Item = &'a String>,
    at: &At<'_>,
    report: &mut Report,
) {
    for (number, name) in names.into_iter().enumerate().filter(|(_, name)| !is_header(name)) {
        let finding = report.add(&codes::BAD_NAME, &at.index(number), format!("`{name}` is not a valid header name"));
        finding.help("use only ASCII letters, digits and hyphens");
    }
}

/// Checks the name of a header that the vendor sends.
pub(super) fn check_name(name: &str, at: &At<'_>, report: &mut Report) {
    if !name.is_empty() && !is_header(name) {
        let finding = report.add(&codes::BAD_NAME, at, format!("`{name}` is not a valid header name"));
        finding.help("use only ASCII letters, digits and hyphens");
    }
}

/// Whether this is a valid header name.
fn is_header(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Whether only the HTTP client sets this header.
fn is_own(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("proxy-") || HTTP_HEADERS.iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// Checks the name and the fixed value of a header, each at its location.
pub(super) fn check_header_text(name: &str, value: Option<&str>, at: &At<'_>, at_value: &At<'_>, report: &mut Report) {
    if !is_header(name) {
        let finding = report.add(&codes::BAD_NAME, at, format!("`{name}` is not a valid header name")).on_key();
        finding.help("use only ASCII letters, digits and hyphens");
    } else if is_own(name) {
        let finding = report.add(&codes::BAD_NAME, at, format!("HTTP itself sets the header `{name}`")).on_key();
        finding.help("remove the header: the client derives it from the address, the body and the connection");
    }
    if value.is_some_and(|value| !value.chars().all(|c| c.is_ascii_graphic() || c == ' ')) {
        let finding = report.add(
            &codes::BAD_VALUE,
            at_value,
            format!("the value of the header `{name}` has characters outside ASCII"),
        );
        finding.help("use only printable ASCII characters and spaces");
    }
}
