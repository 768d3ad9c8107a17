//! Files as replies: what cannot be said of them.

use crate::codes;
use crate::report::Report;
use crate::source::At;
use crate::spec::{Operation, Scope};

/// A file has no members, and says nothing of single items.
pub(super) fn check_reply(operation: &Operation, scope: &Scope<'_>, at: &At<'_>, report: &mut Report) {
    if !operation.receives_file {
        return;
    }
    if !operation.response.is_empty() {
        let message = "the reply is a file, so it has no members";
        report.add(&codes::FILE_REPLY, &at.key("response"), message).on_key();
    }
    if operation.batch.is_some() {
        let message = "the reply is a file, so it says nothing of single items";
        report.add(&codes::FILE_REPLY, &at.key("batch"), message).on_key();
    }
    let section = at.key("examples");
    for (number, example) in operation.examples.iter().enumerate() {
        let (Some(reply), Some(envelope)) = (&example.response, scope.envelope()) else { continue };
        let is_success = (200..300).contains(&example.status)
            && reply
                .get(&envelope.code)
                .is_some_and(|code| envelope.success.iter().any(|success| success == code.to_json().trim_matches('"')));
        if is_success {
            let message = "the reply is a file, and this is JSON that says the call succeeded";
            let finding = report.add(&codes::FILE_REPLY, &section.index(number).key("response"), message).on_key();
            finding.help("leave the reply out; the request is an example without it");
        }
    }
}
