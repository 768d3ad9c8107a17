//! How results come in pages, as a page says it.

/// How results come in pages.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Path of the list in the reply.
    pub items: String,
    /// Fields of the request with the members of the reply that go into them.
    pub next: Vec<(String, String)>,
    /// Field with the number of the page.
    pub page: Option<String>,
    /// Number of the first page.
    pub first: Option<u64>,
    /// Field with the number of items before the page.
    pub offset: Option<String>,
    /// Field with the number of items on a page.
    pub size: Option<String>,
    /// Member that says whether there is more.
    pub more: Option<String>,
    /// Member with the number of all items.
    pub total: Option<String>,
    /// Field that has to be true.
    pub switch: Option<String>,
}

impl Pages {
    /// The ways in which the next page is asked for, by their keys; a checked spec has one.
    pub fn ways(&self) -> impl Iterator<Item = &'static str> {
        let ways = [("next", !self.next.is_empty()), ("page", self.page.is_some()), ("offset", self.offset.is_some())];
        ways.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| key)
    }
}
