//! Rules about error codes, batches and paging.

use super::entry::{Rule, rules};
use crate::change::diff::verdict::Verdict;

rules! {
    SHARED_ERROR_ADDED "shared-error-added" [Nothing Adds Nothing Words]
        "The client knows one more error code that any call may return." "a row in `errors` of vendor.yaml is new"
    SHARED_ERROR_REMOVED "shared-error-removed" [Nothing Nothing Nothing Words]
        "The client knows one error code less that any call may return." "a row in `errors` of vendor.yaml is removed"
    ERROR_ADDED "error-added" [Nothing Nothing Adds Words]
        "The page documents one more error code." "a row with code 4001 is new"
    ERROR_REMOVED "error-removed" [Nothing Nothing Breaks Words]
        "The page no longer documents an error code, so its variant is removed." "the row with code 4001 is removed"
    ERROR_RENAMED "error-renamed" [Nothing Nothing Breaks Words]
        "The variant of an error code has a new name."
        "`name: NotFound` becomes `name: Gone`, or the `message` from which the name was derived changes"
    ERROR_STATUS_CHANGED "error-status-changed" [Nothing Nothing Nothing Words]
        "The error has another HTTP status. The client goes by the code." "`status: 400` becomes `status: 404`"
    ERROR_MEANING_CHANGED "error-meaning-changed" [Adds Nothing Nothing Words]
        "The client handles the error in another way." "`means: bad_token` is new"
    ERROR_REPEAT_FORBIDDEN "error-repeat-forbidden" [Breaks Nothing Nothing Words]
        "An old client retries calls after an error after which they must not be retried."
        "`repeat: { safe: true, … }` is removed"
    ERROR_REPEAT_ALLOWED "error-repeat-allowed" [Adds Nothing Nothing Words]
        "The client retries calls after an error." "`repeat: { safe: true, … }` is new"
    BATCH_ADDED "batch-added" [Nothing Nothing Adds Words]
        "The client gains a method that takes any number of items." "`batch` is new"
    BATCH_REMOVED "batch-removed" [Nothing Nothing Breaks Words]
        "The client loses the method that takes any number of items." "`batch` is removed"
    BATCH_SPLIT_CHANGED "batch-split-changed" [Unclear Nothing Breaks Words]
        "Another list is split over calls. The server may no longer accept a split of the old one."
        "`split: ids` becomes `split: records`"
    BATCH_SIZE_LOWERED "batch-size-lowered" [Breaks Nothing Nothing Words]
        "An old client puts more items into a call than the server now accepts." "`max: 500` becomes `max: 200`"
    BATCH_SIZE_RAISED "batch-size-raised" [Adds Nothing Nothing Words]
        "An old client puts fewer items into a call than the server now accepts." "`max: 200` becomes `max: 500`"
    BATCH_SIZE_STATED "batch-size-stated" [Unclear Nothing Breaks Words]
        "The page now states the maximum number of items of a call, so the method for any number of items loses its parameter `max`."
        "`max: 500` is new, or `items: ..500` of the list"
    BATCH_SIZE_DROPPED "batch-size-dropped" [Adds Nothing Breaks Words]
        "The page no longer states the maximum number of items of a call, so the method for any number of items gains a parameter `max`."
        "`max: 500` is removed, or `items: ..500` of the list"
    BATCH_OUTCOME_CHANGED "batch-outcome-changed" [Nothing Breaks Nothing Words]
        "A response reports the result of each item in another way." "`shape: flag` becomes `shape: two_lists`"
    PAGES_ADDED "pages-added" [Nothing Nothing Adds Words]
        "The client gains a method that returns results item by item." "`pages` is new"
    PAGES_REMOVED "pages-removed" [Nothing Nothing Breaks Words]
        "The client loses the method that returns results item by item." "`pages` is removed"
    PAGES_ITEMS_CHANGED "pages-items-changed" [Nothing Breaks Breaks Words]
        "The results are in another list of the response." "`items: rooms` becomes `items: rows`"
    PAGES_ASKED_CHANGED "pages-asked-changed" [Breaks Nothing Nothing Words]
        "The next page is requested in another way, so an old client gets the wrong one."
        "`page: number` becomes `offset: skip`"
    PAGES_TOLD_CHANGED "pages-told-changed" [Nothing Breaks Nothing Words]
        "A response no longer says, or says elsewhere, whether there are more pages or how to request the next one."
        "`more: has_more` becomes `more: more`"
    PAGES_TOLD_STATED "pages-told-stated" [Nothing Unclear Nothing Words]
        "The page now names the member that says whether there are more pages. An old client may have stopped at another page."
        "`more: has_more` is new"
}
