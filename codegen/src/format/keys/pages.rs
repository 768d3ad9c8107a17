//! The keys that say how results come in pages.

use super::key::KeyType::{Count, Text, TextMap};
use super::key::{Record, defaulting, optional, required};

/// How results come in pages.
pub static PAGES: Record = Record {
    name: "pages",
    doc: "How results come in pages: by one of `next`, `page` and `offset`. Fields of the request stand in its query, or at the top of its body; members of the reply go by their paths.",
    keys: &[
        required("items", Text, "The list in the reply whose items are the results.", "rooms"),
        optional(
            "next",
            TextMap,
            "By token or marker: fields of the request, and the member of the reply that goes into each for the next page.",
            "{ page_token: next_page_token }",
        ),
        optional("page", Text, "By number: the field of the request with the page's number.", "page"),
        defaulting("first", Count, "1", "page: the number of the first page.", "0"),
        optional(
            "offset",
            Text,
            "By offset: the field of the request with the number of items before the page.",
            "offset",
        ),
        optional("size", Text, "The field of the request that says how many items a page has.", "page_size"),
        optional("more", Text, "The member of the reply that says whether there is more.", "has_more"),
        optional("total", Text, "page, offset: the member of the reply with the number of all items.", "total"),
        optional(
            "switch",
            Text,
            "The field of the request that has to be true so that there are pages; the client sets it.",
            "use_page_token",
        ),
    ],
};
