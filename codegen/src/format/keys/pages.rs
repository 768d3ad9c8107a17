//! The keys that describe paged results.

use super::key::KeyType::{Count, Text, TextMap};
use super::key::{Record, defaulting, optional, required};

/// Paged results.
pub static PAGES: Record = Record {
    name: "pages",
    doc: "Paging of the results, by one of `next`, `page` and `offset`. Request fields are in the query, or at the top \
          of the body. Response members are named by their paths.",
    keys: &[
        required("items", Text, "List in the response whose items are the results.", "rooms"),
        optional(
            "next",
            TextMap,
            "Paging by token or marker: each request field, with the response member that it takes for the next page.",
            "{ page_token: next_page_token }",
        ),
        optional("page", Text, "Paging by number: the request field with the page's number.", "page"),
        defaulting("first", Count, "1", "page: number of the first page.", "0"),
        optional("offset", Text, "Paging by offset: the request field with the number of items to skip.", "offset"),
        optional("size", Text, "Request field with the number of items in a page.", "page_size"),
        optional("more", Text, "Response member that says whether there are more pages.", "has_more"),
        optional("total", Text, "page, offset: response member with the number of all items.", "total"),
        optional("switch", Text, "Request field that must be true to get pages; the client sets it.", "use_page_token"),
    ],
};
