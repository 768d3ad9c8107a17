//! What a page says about results that come in pages, as constant data.

/// How an operation's next page is asked for, and how a reply tells whether there is one.
///
/// Fields of the request stand in its query, or at the top of its body. Members of a reply are dotted paths in its data:
/// in what the envelope's data field holds, or in the body itself where the envelope has none.
#[derive(Clone, Copy, Debug)]
pub struct PageRule {
    /// How the next page is asked for.
    pub next_page: NextPage,
    /// The member of a reply that says whether there is more.
    pub more: Option<&'static str>,
    /// The member of a reply with the number of all items.
    pub total: Option<&'static str>,
    /// The field of the request that has to be `true` so that there are pages.
    pub switch: Option<&'static str>,
}

impl PageRule {
    /// The next page is asked for by what a reply gives for it: fields of the request, and beside each the member of a
    /// reply that goes into it. A reply without any of them is the last.
    #[must_use]
    pub const fn token(pairs: &'static [(&'static str, &'static str)]) -> Self {
        Self::new(NextPage::Token(pairs))
    }

    /// Pages are asked for by their number in this field, from `first` on. A page without items is the last.
    #[must_use]
    pub const fn page(field: &'static str, first: i64) -> Self {
        Self::new(NextPage::Page { field, first })
    }

    /// Pages are asked for by the number of items before them in this field. A page without items is the last.
    #[must_use]
    pub const fn offset(field: &'static str) -> Self {
        Self::new(NextPage::Offset { field })
    }

    const fn new(next_page: NextPage) -> Self {
        Self { next_page, more: None, total: None, switch: None }
    }

    /// Names the member of a reply that says whether there is more.
    #[must_use]
    pub const fn more(self, path: &'static str) -> Self {
        Self { more: Some(path), ..self }
    }

    /// Names the member of a reply with the number of all items.
    #[must_use]
    pub const fn total(self, path: &'static str) -> Self {
        Self { total: Some(path), ..self }
    }

    /// Names the field of the request that has to be `true` so that there are pages.
    #[must_use]
    pub const fn switch(self, field: &'static str) -> Self {
        Self { switch: Some(field), ..self }
    }

    /// Returns the fields of the request that turning pages sets.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static str> {
        let (pairs, field) = match self.next_page {
            NextPage::Token(pairs) => (pairs, None),
            NextPage::Page { field, .. } | NextPage::Offset { field } => (&[][..], Some(field)),
        };
        pairs.iter().map(|(field, _)| *field).chain(field).chain(self.switch)
    }
}

/// How the next page is asked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum NextPage {
    /// By what a reply gives for it: fields of the request, and beside each the member of a reply that goes into it.
    Token(&'static [(&'static str, &'static str)]),
    /// By the number of the page.
    Page {
        /// The field of the request with the number.
        field: &'static str,
        /// The number of the first page.
        first: i64,
    },
    /// By the number of items before it.
    Offset {
        /// The field of the request with the number.
        field: &'static str,
    },
}
