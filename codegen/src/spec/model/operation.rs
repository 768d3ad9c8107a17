//! An operation, which one page of a vendor describes.

use super::batch::Batch;
use super::errors::ErrorRow;
use super::example::Example;
use super::field::{Field, FieldLocation, Type};
use super::page::{Erratum, PageSource, Unsure};
use super::pages::Pages;
use super::rates::{Concurrency, Rates};
use super::stream::{Events, When};
use crate::diagnostics::FileId;
use crate::naming;

/// The kind of token of a call without credentials.
pub const NO_TOKEN: &str = "none";

/// An operation, as its page describes it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the format, and none excludes another")]
pub struct Operation {
    /// File of the spec.
    pub file: FileId,
    /// Path of the file below the vendor.
    pub path: Vec<String>,
    /// Page that describes the operation.
    pub source: PageSource,
    /// Dotted name.
    pub name: String,
    /// Effect of the call, in one line.
    pub summary: String,
    /// Further facts that a caller needs to know.
    pub notes: Vec<String>,
    /// Whether the page calls the operation deprecated.
    pub deprecated: bool,
    /// Method and path.
    pub http: Http,
    /// Kinds of token, any one of which is sufficient; [`NO_TOKEN`] alone for a call without
    /// credentials.
    pub tokens: Vec<String>,
    /// Scopes, any one of which is sufficient.
    pub scopes: Vec<String>,
    /// Kinds of apps that may call the operation.
    pub app_types: Vec<String>,
    /// Documented rates of all calls, and those for each value of a field.
    pub rates: Vec<Rates>,
    /// Documented number of calls at a time.
    pub concurrency: Option<Concurrency>,
    /// Regions that offer the call; empty if the page does not restrict them.
    pub regions: Vec<String>,
    /// Members of the body of which at least one must be set.
    pub either: Vec<String>,
    /// Parameters and members of the body.
    pub request: Vec<Field>,
    /// Format of the body.
    pub sends: Sends,
    /// Format of a successful response.
    pub receives: Receives,
    /// Whether a redirect leads to the file.
    pub redirect: bool,
    /// Whether the page shows a successful response without its envelope.
    pub bare: bool,
    /// Whether the members of the response are next to the code, in spite of the envelope's `data`.
    pub data_beside: bool,
    /// Members of the response's data.
    pub response: Vec<Field>,
    /// Events of a response that is a stream.
    pub events: Option<Events>,
    /// The page's own types.
    pub types: Vec<(String, Type)>,
    /// The page's error rows.
    pub errors: Vec<ErrorRow>,
    /// Retry safety; `None` if unknown.
    pub repeat: Option<Repeat>,
    /// Split of a list of items over calls.
    pub batch: Option<Batch>,
    /// Paged results.
    pub pages: Option<Pages>,
    /// The page's examples.
    pub examples: Vec<Example>,
    /// Known errors of the page.
    pub errata: Vec<Erratum>,
    /// Open questions.
    pub unsure: Vec<Unsure>,
}

impl Operation {
    /// Returns the operation's service: the first part of its path that is not a version.
    #[must_use]
    pub fn service(&self) -> &str {
        naming::service(&self.path.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Whether the call takes credentials.
    #[must_use]
    pub fn takes_credentials(&self) -> bool {
        self.tokens != [NO_TOKEN]
    }

    /// Whether the body is sent as `multipart/form-data`.
    #[must_use]
    pub fn sends_multipart(&self) -> bool {
        self.sends == Sends::Multipart
    }

    /// Whether a successful response is a file.
    #[must_use]
    pub fn receives_file(&self) -> bool {
        self.receives == Receives::File
    }

    /// Whether a successful response has no body.
    #[must_use]
    pub fn receives_nothing(&self) -> bool {
        self.receives == Receives::Nothing
    }

    /// Whether every successful response is a stream of events.
    #[must_use]
    pub fn receives_events_alone(&self) -> bool {
        self.receives == Receives::Events && self.when().is_none()
    }

    /// Returns the field that chooses between a stream and a whole response.
    #[must_use]
    pub fn when(&self) -> Option<&When> {
        self.events.as_ref()?.when.as_ref()
    }

    /// Whether a field of the request chooses between a stream and a whole response.
    #[must_use]
    pub fn is_switch(&self, field: &Field) -> bool {
        field.location == FieldLocation::Body && self.when().is_some_and(|when| when.field == field.name)
    }

    /// Returns the data of the events, each named after its kind.
    #[must_use]
    pub fn contents(&self) -> &[Field] {
        self.events.as_ref().map_or(&[], |events| &events.contents)
    }

    /// Returns the members of the response's data, and the data of the events.
    pub fn received(&self) -> impl Iterator<Item = &Field> {
        self.response.iter().chain(self.contents())
    }

    /// Returns the only field of a response without envelope, which can be the whole response.
    #[must_use]
    pub fn whole(&self) -> Option<&Field> {
        match self.response.as_slice() {
            [only] if self.bare => Some(only),
            _ => None,
        }
    }
}

/// The format of a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sends {
    /// A JSON object.
    Json,
    /// `multipart/form-data`.
    Multipart,
}

/// The format of a successful response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receives {
    /// JSON in the vendor's envelope.
    Json,
    /// The bytes of a file.
    File,
    /// No body.
    Nothing,
    /// A stream of events, or a choice between it and JSON.
    Events,
}

/// Method and path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Http {
    /// Method, in capitals.
    pub method: String,
    /// Path, with parameters in braces.
    pub path: String,
}

/// The HTTP methods of calls.
pub const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// The retry safety of an operation.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// Whether the call may be retried.
    pub safe: bool,
    /// Whether the page states the retry safety; otherwise it is our judgment.
    pub by_page: bool,
    /// Reason.
    pub why: String,
    /// Whether a file above the operation states it, for the HTTP method.
    pub is_inherited: bool,
}
