//! Documentation of error codes.

use super::plain::plain;
use super::text::{push_list, push_paragraph, quoted};
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
    push_paragraph(&mut docs, row.repeat.map(|safe| retry_safety(safe, row.repeat_by_page)));
    push_paragraph(&mut docs, row.remedy.iter().map(|remedy| plain(remedy)));
    docs
}

/// Returns whether a retry is safe after a code, with the source of the statement.
fn retry_safety(safe: bool, by_page: bool) -> String {
    let safety = if safe { "safe" } else { "unsafe" };
    let source = if by_page { "according to the page" } else { "by our judgment" };
    format!("Retry: {safety} ({source}).")
}

/// Returns the documentation of the codes that any call may return, a folded list.
pub(in crate::rust::lower) fn shared_rows(rows: &[ErrorRow]) -> Docs {
    if rows.is_empty() {
        return Docs::new();
    }
    let item = |row: &ErrorRow| {
        let docs = error_row(row);
        let sentences: Vec<&str> = docs.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        format!("- {}", sentences.join(" "))
    };
    let mut docs = Docs::new();
    push_list(&mut docs, &format!("<details><summary>Error codes ({})</summary>", rows.len()), rows.iter().map(item));
    push_paragraph(&mut docs, ["</details>".to_owned()]);
    docs
}
