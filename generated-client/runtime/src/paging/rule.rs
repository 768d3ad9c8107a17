//! The documented facts about paging, as constant data.

/// How to request the next page of results, and how a response says whether there is one.
///
/// Fields of the request are in its query, or at the top of its body. Members of a response are
/// dotted paths in its data. If the envelope has no data field, they are paths in the body.
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    /// How to request the next page of results.
    pub next_page: NextPage,
    /// The member of a response that says whether there are more results.
    pub more: Option<&'static str>,
    /// The member of a response with the number of all items.
    pub total: Option<&'static str>,
    /// The field of the request that must be `true` to get paged results.
    pub switch: Option<&'static str>,
}

impl PageRule {
    /// Creates a rule for tokens.
    ///
    /// Each pair is a field of the request and the member of a response whose value it takes. A
    /// response without a token is the last.
    #[must_use]
    pub const fn token(pairs: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(NextPage::Token(pairs))
    }

    /// Creates a rule for page numbers in this field, beginning with `first`.
    ///
    /// A page of results without items is the last.
    #[must_use]
    pub const fn page(field: &'static str, first: i64) -> Self {
        Self::new(NextPage::Page { field, first })
    }

    /// Creates a rule for offsets in this field: the number of items before the page of results.
    ///
    /// A page of results without items is the last.
    #[must_use]
    pub const fn offset(field: &'static str) -> Self {
        Self::new(NextPage::Offset { field })
    }

    const fn new(next_page: NextPage) -> Self {
        Self { next_page, more: None, total: None, switch: None }
    }

    /// Sets the member of a response that says whether there are more results.
    #[must_use]
    pub const fn more(self, path: &'static str) -> Self {
        Self { more: Some(path), ..self }
    }

    /// Sets the member of a response with the number of all items.
    #[must_use]
    pub const fn total(self, path: &'static str) -> Self {
        Self { total: Some(path), ..self }
    }

    /// Sets the field of the request that must be `true` to get paged results.
    #[must_use]
    pub const fn switch(self, field: &'static str) -> Self {
        Self { switch: Some(field), ..self }
    }

    /// Returns the fields of the request that paging sets.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static str> {
        let (pairs, field) = match self.next_page {
            NextPage::Token(pairs) => (pairs, None),
            NextPage::Page { field, .. } | NextPage::Offset { field } => (&[][..], Some(field)),
        };
        pairs.iter().map(|(field, _)| *field).chain(field).chain(self.switch)
    }
}

/// How to request the next page of results.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum NextPage {
    /// A token: each field of the request, and the member of a response whose value it takes.
    Token(&'static [(&'static str, &'static str)]),
    /// The number of the page of results.
    Page {
        /// The field of the request with the number.
        field: &'static str,
        /// The number of the first page of results.
        first: i64,
    },
    /// The number of items before the page of results.
    Offset {
        /// The field of the request with the number.
        field: &'static str,
    },
}
