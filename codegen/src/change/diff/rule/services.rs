//! Rules about hosts, envelopes and waits.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    HOST_CHANGED "host-changed" [Breaks Nothing Nothing Words]
        "Calls go to another host." "`host: https://a.example` becomes `host: https://b.example`"
    VARIABLE_REMOVED "variable-removed" [Breaks Nothing Breaks Words]
        "The host loses a variable, or a variable loses a value." "`values: [eu, us]` becomes `values: [eu]`"
    VARIABLE_DEFAULT_CHANGED "variable-default-changed" [Nothing Nothing Breaks Words]
        "Code that sets no value for a variable of the host compiles, and calls another host."
        "`values: [eu, us]` becomes `values: [us, eu]`"
    VARIABLE_ADDED "variable-added" [Nothing Nothing Adds Words]
        "The host gains a variable, or a variable gains a value." "`values: [eu]` becomes `values: [eu, us]`"
    HEADER_CHANGED "header-changed" [Breaks Nothing Nothing Words]
        "The server expects another header with every call." "`headers: { X-Version: '2' }` is new"
    HEADER_DROPPED "header-dropped" [Unclear Nothing Nothing Words]
        "The pages no longer name a header of every call. The server may reject the old one."
        "`headers: { X-Version: '2' }` is removed"
    ENVELOPE_CHANGED "envelope-changed" [Nothing Breaks Nothing Words]
        "The format of the response envelope changes." "`data: data` becomes `data: result`"
    DETAIL_ADDED "detail-added" [Nothing Adds Nothing Words]
        "A failed response has a second message, which an old client does not show." "`detail: description` is new"
    SUCCESS_CHANGED "success-changed" [Nothing Breaks Nothing Words]
        "Other codes mean success, so an old client may take a failure for a success, or a success for a failure."
        "`success: [0]` becomes `success: [0, 200]`"
    FAILURE_CHANGED "failure-changed" [Nothing Adds Nothing Words]
        "The pages document other codes as failures." "`failure: [900]` is new"
    LOG_ID_CHANGED "log-id-changed" [Nothing Breaks Nothing Words]
        "The log id moves to another header or member, so an old client does not find it."
        "`headers: [X-Log]` becomes `headers: [X-Trace]`"
    LOG_ID_ADDED "log-id-added" [Nothing Adds Nothing Words]
        "The log id has one more location." "`headers: [X-Log]` becomes `headers: [X-Log, X-Trace]`"
    RETRY_AFTER_CHANGED "retry-after-changed" [Nothing Breaks Nothing Words]
        "A header or member no longer states the wait before a retry, so an old client may retry too early."
        "`retry_after: [X-Wait]` becomes `retry_after: [X-Reset]`"
    RETRY_AFTER_ADDED "retry-after-added" [Nothing Adds Nothing Words]
        "One more header or member states the wait before a retry." "`retry_after: [X-Wait]` is new"
    RETRY_AFTER_COUNTS_CHANGED "retry-after-counts-changed" [Nothing Breaks Nothing Words]
        "A header or member that states a wait has another unit, so an old client may retry too early or far too late."
        "`retry_after_counts: { X-Wait: seconds }` becomes `retry_after_counts: { X-Wait: epoch_seconds }`"
    RETRY_AFTER_COUNTS_ADDED "retry-after-counts-added" [Nothing Adds Nothing Words]
        "The unit of a header or member that states a wait is known." "`retry_after_counts: { X-Wait: seconds }` is new"
}
