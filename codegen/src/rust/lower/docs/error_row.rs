//! Documentation of error codes.

use super::plain::plain;
use super::text::{push_paragraph, quoted};
use crate::rust::ir::Docs;
use crate::spec::ErrorRow;

/// Returns the documentation of a variant: the literal message, or the meaning, and the remedy.
pub(in crate::rust::lower) fn error_row(row: &ErrorRow) -> Docs {
    let status = row.status.map(|status| format!(", HTTP {status}")).unwrap_or_default();
    let code = format!("code `{}`{status}", row.code);
    let mut docs = match (&row.message, &row.meaning) {
        (Some(message), _) => vec![format!("`{}` ({code}).", quoted(message))],
        (None, Some(meaning)) => vec![format!("{} ({code}).", plain(meaning).trim_end_matches('.'))],
        (None, None) => vec![format!("The {code}.")],
    };
    let by_message = row.means.as_deref().filter(|_| row.means_by_message);
    push_paragraph(&mut docs, by_message.map(|means| format!("Treated as `{means}`, because of its message.")));
    push_paragraph(&mut docs, row.remedy.iter().map(|remedy| plain(remedy)));
    docs
}
