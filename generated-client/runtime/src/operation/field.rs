//! One field of a request, as its page describes it.

use super::value_type::ValueType;

/// Where in a request a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldLocation {
    /// In the path, percent-encoded, in place of `{name}`.
    Path,
    /// In the query, percent-encoded; a list repeats its key.
    Query,
    /// In a header.
    Header,
    /// In the JSON body.
    Body,
}

/// What a page limits. A side that the page leaves open is `None`; both ends are allowed values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bounds {
    /// The page gives no limit.
    None,
    /// Characters of a string, counted as Unicode code points.
    Chars {
        /// The fewest characters.
        min: Option<usize>,
        /// The most characters.
        max: Option<usize>,
    },
    /// Elements of a list, or entries of a map.
    Items {
        /// The fewest elements.
        min: Option<usize>,
        /// The most elements.
        max: Option<usize>,
    },
    /// The value of a number.
    Range {
        /// The smallest value.
        min: Option<i64>,
        /// The greatest value.
        max: Option<i64>,
    },
}

/// A field of a request: of the operation itself, or of an object in its body.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Where it travels; a field of an object in the body is a [`FieldLocation::Body`] field.
    pub location: FieldLocation,
    /// The name on the wire.
    pub name: &'static str,
    /// The type.
    pub value_type: ValueType,
    /// Whether the page requires it. A path field is always required.
    pub required: bool,
    /// What the page limits.
    pub bounds: Bounds,
}

impl Field {
    /// A path field, which is always required.
    #[must_use]
    pub const fn path(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Path, name, value_type).required()
    }

    /// A query field.
    #[must_use]
    pub const fn query(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Query, name, value_type)
    }

    /// A header field.
    #[must_use]
    pub const fn header(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Header, name, value_type)
    }

    /// A field of the body or of an object in it.
    #[must_use]
    pub const fn body(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Body, name, value_type)
    }

    const fn new(location: FieldLocation, name: &'static str, value_type: ValueType) -> Self {
        Self { location, name, value_type, required: false, bounds: Bounds::None }
    }

    /// Marks the field as required by its page.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Allows `min` to `max` characters.
    #[must_use]
    pub const fn chars(self, min: usize, max: usize) -> Self {
        self.bounds(Bounds::Chars { min: Some(min), max: Some(max) })
    }

    /// Allows `min` characters or more.
    #[must_use]
    pub const fn chars_min(self, min: usize) -> Self {
        self.bounds(Bounds::Chars { min: Some(min), max: None })
    }

    /// Allows up to `max` characters.
    #[must_use]
    pub const fn chars_max(self, max: usize) -> Self {
        self.bounds(Bounds::Chars { min: None, max: Some(max) })
    }

    /// Allows `min` to `max` elements.
    #[must_use]
    pub const fn items(self, min: usize, max: usize) -> Self {
        self.bounds(Bounds::Items { min: Some(min), max: Some(max) })
    }

    /// Allows `min` elements or more.
    #[must_use]
    pub const fn items_min(self, min: usize) -> Self {
        self.bounds(Bounds::Items { min: Some(min), max: None })
    }

    /// Allows up to `max` elements.
    #[must_use]
    pub const fn items_max(self, max: usize) -> Self {
        self.bounds(Bounds::Items { min: None, max: Some(max) })
    }

    /// Allows values from `min` to `max`.
    #[must_use]
    pub const fn range(self, min: i64, max: i64) -> Self {
        self.bounds(Bounds::Range { min: Some(min), max: Some(max) })
    }

    /// Allows `min` and greater values.
    #[must_use]
    pub const fn range_min(self, min: i64) -> Self {
        self.bounds(Bounds::Range { min: Some(min), max: None })
    }

    /// Allows `max` and smaller values.
    #[must_use]
    pub const fn range_max(self, max: i64) -> Self {
        self.bounds(Bounds::Range { min: None, max: Some(max) })
    }

    const fn bounds(self, bounds: Bounds) -> Self {
        Self { bounds, ..self }
    }
}
