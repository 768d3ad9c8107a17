//! An operation: a page in Rust.

use super::above::Above;
use super::batch::Batch;
use super::example::Example;
use super::info::OperationInfo;
use super::pages::Pages;
use super::strukt::Struct;

/// A page.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Path of the spec.
    pub origin: String,
    /// The steps of its path below the vendor.
    pub path: Vec<String>,
    /// Name of the vendor's client.
    pub client: String,
    /// Name of module and method.
    pub method: String,
    /// One line.
    pub summary: String,
    /// The request.
    pub request: Struct,
    /// The response's data; none where it is a file.
    pub response: Option<Struct>,
    /// Types of its own.
    pub types: Vec<Struct>,
    /// Shared types that it names.
    pub shared: Vec<Above>,
    /// The facts.
    pub info: OperationInfo,
    /// How its list is split over calls.
    pub batch: Option<Batch>,
    /// How its results come in pages.
    pub pages: Option<Pages>,
    /// Name of the code enum.
    pub code: String,
    /// Documented calls.
    pub examples: Vec<Example>,
}
