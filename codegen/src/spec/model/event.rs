//! An event, which one page of a vendor describes.

use super::field::{Field, Type};
use super::operation::Http;
use super::page::{Erratum, PageSource, Unsure};
use crate::diagnostics::FileId;
use crate::naming;
use crate::yaml::Value;

/// The folder of the events, directly below their service.
pub const EVENTS_FOLDER: &str = "events";

/// An event that a vendor pushes, as its page describes it.
#[derive(Clone, Debug)]
pub struct Event {
    /// File of the spec.
    pub file: FileId,
    /// Path of the file below the vendor.
    pub path: Vec<String>,
    /// Page that describes the event.
    pub source: PageSource,
    /// The vendor's own name of the event's type.
    pub kind: String,
    /// Cause of the event, in one line.
    pub summary: String,
    /// Further facts that a receiver needs to know.
    pub notes: Vec<String>,
    /// Whether the page calls the event deprecated.
    pub deprecated: bool,
    /// Frame of the event, by its name in `vendor.yaml`.
    pub schema: Option<String>,
    /// Method, and the path if the page fixes it; otherwise the path is empty.
    pub http: Http,
    /// Ways in which the vendor authenticates itself.
    pub auth: Vec<String>,
    /// Scopes, any one of which is sufficient.
    pub scopes: Vec<String>,
    /// Scopes without which single fields are absent.
    pub field_scopes: Vec<String>,
    /// Kinds of apps that may receive the event.
    pub app_types: Vec<String>,
    /// Ways of delivery.
    pub delivery: Vec<String>,
    /// For whom the event comes.
    pub audience: Vec<String>,
    /// Whether the events come in order.
    pub ordered: bool,
    /// Operation that has to be called before events come.
    pub subscribe: Option<String>,
    /// Members of the event, without those of its frame.
    pub body: Vec<Field>,
    /// JSON that the receiver gives back, if it differs from the vendor's.
    pub answer: Option<Value>,
    /// The page's own types.
    pub types: Vec<(String, Type)>,
    /// The page's examples.
    pub examples: Vec<PushedExample>,
    /// Known errors of the page.
    pub errata: Vec<Erratum>,
    /// Open questions.
    pub unsure: Vec<Unsure>,
}

/// A documented event.
#[derive(Clone, Debug, Default)]
pub struct PushedExample {
    /// Case that the example shows.
    pub name: Option<String>,
    /// The JSON that the vendor sends, decrypted, if it is valid.
    pub pushed: Option<Value>,
    /// The text that the page shows instead of valid JSON.
    pub text: Option<String>,
}

impl Event {
    /// Returns the event's service: the first part of its path that is not a version.
    #[must_use]
    pub fn service(&self) -> &str {
        naming::service(&self.path.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Returns the folder of the event.
    #[must_use]
    pub fn folder(&self) -> &[String] {
        &self.path[..self.path.len().saturating_sub(1)]
    }

    /// Returns the name of the event's file, without a suffix that tells two pages apart: the type
    /// without the service, with `_` for each dot.
    #[must_use]
    pub fn file_name(&self) -> String {
        let own = self.kind.strip_prefix(self.service()).and_then(|rest| rest.strip_prefix('.'));
        own.unwrap_or(&self.kind).replace('.', "_")
    }
}
