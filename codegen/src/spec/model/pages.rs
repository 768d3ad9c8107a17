//! Paged results.

/// Paged results: the list, and the fields that request the next page.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Path of the list in the response.
    pub items: String,
    /// Request fields, with the response members that they take for the next page.
    pub next: Vec<(String, String)>,
    /// Request field with the number of the page.
    pub page: Option<String>,
    /// Number of the first page.
    pub first: Option<u64>,
    /// Request field with the number of items to skip.
    pub offset: Option<String>,
    /// Request field with the number of items in a page.
    pub size: Option<String>,
    /// Response member that says whether there are more pages.
    pub more: Option<String>,
    /// Response member with the number of all items.
    pub total: Option<String>,
    /// Request field that must be true to get pages.
    pub switch: Option<String>,
}

impl Pages {
    /// Returns the keys that say how the next page is requested; a checked spec has exactly one.
    pub fn ways(&self) -> impl Iterator<Item = &'static str> {
        let ways = [("next", !self.next.is_empty()), ("page", self.page.is_some()), ("offset", self.offset.is_some())];
        ways.into_iter().filter(|(_, is_given)| *is_given).map(|(key, _)| key)
    }
}
