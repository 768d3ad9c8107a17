//! Checks of the members that an envelope names.

use super::no_effect;
use crate::diagnostics::{At, Report, codes};
use crate::spec::model::Shared;

/// Checks that each name is that of a member and not a path into one.
///
/// The client reads the members of the response itself. A path would match no response.
pub(super) fn check_envelope(shared: &Shared, at: &At<'_>, report: &mut Report) {
    let Some(envelope) = &shared.envelope else { return };
    let at = at.key("envelope");
    no_effect::check_failure(envelope, &at, report);
    let members = [("code", Some(&envelope.code)), ("message", Some(&envelope.message))];
    let optional = [("detail", envelope.detail.as_ref()), ("data", envelope.data.as_ref())];
    for (key, name) in members.into_iter().chain(optional).filter_map(|(key, name)| Some((key, name?))) {
        check_member(key, name, &at.key(key), report);
    }
    for (key, names) in [("error_codes", &envelope.error_codes), ("known", &envelope.known)] {
        let section = at.key(key);
        for (number, name) in names.iter().enumerate() {
            // A single name needs no list.
            let at = if names.len() > 1 { section.index(number) } else { section };
            check_member(key, name, &at, report);
        }
    }
}

/// Checks that the name under a key is that of a member.
pub(super) fn check_member(key: &str, name: &str, at: &At<'_>, report: &mut Report) {
    if name.contains(['.', '[']) || name.starts_with('/') {
        let top = name.trim_start_matches(['$', '.', '/']).split(['.', '[', '/']).next().unwrap_or_default();
        let message = format!("`{name}` is a path, but `{key}` names a member of the response itself");
        let finding = report.add(&codes::BAD_VALUE, at, message);
        finding.help(format!("name a member next to `{top}`: the client does not look inside it for `{key}`"));
    }
}
