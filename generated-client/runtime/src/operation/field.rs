//! A field of a request, as its page describes it.

use super::value_type::ValueType;

/// The part of a request that contains a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldLocation {
    /// The path: the value replaces `{name}`, percent-encoded.
    Path,
    /// The query, percent-encoded; a list repeats its key.
    Query,
    /// A header.
    Header,
    /// The body.
    Body,
}

/// The bounds of a value. Both ends are allowed values; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bounds {
    /// No documented bounds.
    None,
    /// The number of characters of a string, counted as Unicode code points.
    ///
    /// A stated minimum of 0 allows an empty string where the client otherwise refuses one: in a
    /// required field, in a required list, and in a field of which an object needs at least one.
    /// A path field never accepts an empty string.
    Chars {
        /// The smallest number.
        min: Option<usize>,
        /// The largest number.
        max: Option<usize>,
    },
    /// The number of bytes: of a string in UTF-8, of each string in a list, or of a file.
    ///
    /// A stream of unknown length is not checked. A stated minimum of 0 allows an empty string as
    /// that of [`Bounds::Chars`] does.
    Bytes {
        /// The smallest number.
        min: Option<u64>,
        /// The largest number.
        max: Option<u64>,
    },
    /// The number of elements of a list, or of entries of a map.
    Items {
        /// The smallest number.
        min: Option<usize>,
        /// The largest number.
        max: Option<usize>,
    },
    /// The value of a number.
    Range {
        /// The smallest value.
        min: Option<i64>,
        /// The largest value.
        max: Option<i64>,
    },
}

/// A field of an operation, or of an object in its body.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The part of the request; fields of objects in the body are [`FieldLocation::Body`] fields.
    pub location: FieldLocation,
    /// The name on the wire.
    pub name: &'static str,
    /// The type.
    pub value_type: ValueType,
    /// Whether the page requires it. A path field is always required.
    pub required: bool,
    /// The documented bounds.
    pub bounds: Bounds,
    /// The documented bounds of each string in a list, also in inner lists.
    pub item_bounds: Bounds,
    /// The documented bounds of bytes: of a string or file, or of each string in a list.
    ///
    /// For JSON text, they are the bounds of the whole text.
    pub bytes: Bounds,
}

impl Field {
    /// Creates a path field, which is always required.
    #[must_use]
    pub const fn path(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Path, name, value_type).required()
    }

    /// Creates a query field.
    #[must_use]
    pub const fn query(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Query, name, value_type)
    }

    /// Creates a header field.
    #[must_use]
    pub const fn header(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Header, name, value_type)
    }

    /// Creates a field of the body, or of an object in it.
    #[must_use]
    pub const fn body(name: &'static str, value_type: ValueType) -> Self {
        Self::new(FieldLocation::Body, name, value_type)
    }

    const fn new(location: FieldLocation, name: &'static str, value_type: ValueType) -> Self {
        let (bounds, item_bounds, bytes) = (Bounds::None, Bounds::None, Bounds::None);
        Self { location, name, value_type, required: false, bounds, item_bounds, bytes }
    }

    /// Marks the field as required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
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

    /// Allows `min` and larger values.
    #[must_use]
    pub const fn range_min(self, min: i64) -> Self {
        self.bounds(Bounds::Range { min: Some(min), max: None })
    }

    /// Allows `max` and smaller values.
    #[must_use]
    pub const fn range_max(self, max: i64) -> Self {
        self.bounds(Bounds::Range { min: None, max: Some(max) })
    }

    /// Allows `min` to `max` characters in each string of a list.
    #[must_use]
    pub const fn item_chars(self, min: usize, max: usize) -> Self {
        self.item_bounds(Bounds::Chars { min: Some(min), max: Some(max) })
    }

    /// Allows `min` characters or more in each string of a list.
    #[must_use]
    pub const fn item_chars_min(self, min: usize) -> Self {
        self.item_bounds(Bounds::Chars { min: Some(min), max: None })
    }

    /// Allows up to `max` characters in each string of a list.
    #[must_use]
    pub const fn item_chars_max(self, max: usize) -> Self {
        self.item_bounds(Bounds::Chars { min: None, max: Some(max) })
    }

    /// Allows `min` to `max` bytes in a string, in each string of a list, or in a file.
    #[must_use]
    pub const fn bytes(mut self, min: u64, max: u64) -> Self {
        self.bytes = Bounds::Bytes { min: Some(min), max: Some(max) };
        self
    }

    /// Allows `min` bytes or more in a string, in each string of a list, or in a file.
    #[must_use]
    pub const fn bytes_min(mut self, min: u64) -> Self {
        self.bytes = Bounds::Bytes { min: Some(min), max: None };
        self
    }

    /// Allows up to `max` bytes in a string, in each string of a list, or in a file.
    #[must_use]
    pub const fn bytes_max(mut self, max: u64) -> Self {
        self.bytes = Bounds::Bytes { min: None, max: Some(max) };
        self
    }

    const fn bounds(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    const fn item_bounds(mut self, item_bounds: Bounds) -> Self {
        self.item_bounds = item_bounds;
        self
    }
}
