//! An operation: one page of a vendor.

use super::batch::Batch;
use super::errors::ErrorRow;
use super::example::Example;
use super::field::{Field, Type};
use super::page::{Erratum, PageSource, Unsure};
use super::pages::Pages;
use crate::diagnostics::FileId;

/// A page.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The file.
    pub file: FileId,
    /// The file's path below the vendor.
    pub path: Vec<String>,
    /// The page it comes from.
    pub source: PageSource,
    /// The dotted name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// What a caller has to know.
    pub notes: Vec<String>,
    /// Whether the page calls it deprecated.
    pub deprecated: bool,
    /// Method and path.
    pub http: Http,
    /// Kinds of token, any one of which suffices.
    pub tokens: Vec<String>,
    /// Scopes, any one of which suffices.
    pub scopes: Vec<String>,
    /// Kinds of apps.
    pub app_types: Vec<String>,
    /// Documented rates.
    pub rates: Rates,
    /// Where it is offered.
    pub regions: Vec<String>,
    /// Parameters and members of the body.
    pub request: Vec<Field>,
    /// How the body travels.
    pub sends: Sends,
    /// Whether a success is a file.
    pub receives_file: bool,
    /// Whether a success comes without its envelope.
    pub bare: bool,
    /// Members of the data.
    pub response: Vec<Field>,
    /// The page's own types.
    pub types: Vec<(String, Type)>,
    /// The page's error rows.
    pub errors: Vec<ErrorRow>,
    /// Whether it may be repeated.
    pub repeat: Option<Repeat>,
    /// How items are split over calls.
    pub batch: Option<Batch>,
    /// How results come in pages.
    pub pages: Option<Pages>,
    /// The page's examples.
    pub examples: Vec<Example>,
    /// Known mistakes of the page.
    pub errata: Vec<Erratum>,
    /// Points that nobody has settled yet.
    pub unsure: Vec<Unsure>,
}

impl Operation {
    /// Whether the body travels as `multipart/form-data`.
    #[must_use]
    pub fn sends_multipart(&self) -> bool {
        self.sends == Sends::Multipart
    }

    /// The field that a reply without its envelope stands for, where there is but one.
    #[must_use]
    pub fn whole(&self) -> Option<&Field> {
        match self.response.as_slice() {
            [only] if self.bare => Some(only),
            _ => None,
        }
    }
}

/// How a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// As a JSON object.
    Json,
    /// As `multipart/form-data`.
    Multipart,
}

/// Method and path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Http {
    /// Upper-case method.
    pub method: String,
    /// Path with `{placeholders}`.
    pub path: String,
}

/// Documented rates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rates {
    /// Calls a minute.
    pub per_minute: Option<u64>,
    /// Calls a second.
    pub per_second: Option<u64>,
}

/// Whether an operation may be repeated.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// Whether it may.
    pub safe: bool,
    /// Whether the page says so.
    pub by_page: bool,
    /// Why.
    pub why: String,
}
