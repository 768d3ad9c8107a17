//! An operation: one page as Rust code.

use serde::Serialize;

use super::batch::Batch;
use super::constants::FileConstants;
use super::docs::Docs;
use super::example::Example;
use super::info::OperationInfo;
use super::object::Struct;
use super::pages::Pages;
use super::shared_type::SharedType;
use super::stream::Stream;

/// An operation.
#[derive(Clone, Debug, Serialize)]
pub struct Operation {
    /// Path of the spec.
    pub origin: String,
    /// Name of the vendor's module.
    pub vendor: String,
    /// Name by which the operation's file reaches the vendor's module.
    pub vendor_alias: String,
    /// Modules from the vendor's to the operation's folder.
    pub folder: Vec<String>,
    /// Name of the vendor's client.
    pub client: String,
    /// Name of the handle or of the client that has the method.
    pub handle: String,
    /// Name of the operation's module and method.
    pub method: String,
    /// First line of the documentation.
    pub summary: String,
    /// Documentation of the method, without example and errors.
    pub docs: Docs,
    /// The request.
    pub request: Struct,
    /// The response's data; none for a file, and for an operation whose responses are all streams.
    pub response: Option<Struct>,
    /// Types of the operation alone.
    pub types: Vec<Struct>,
    /// Types of folders above that the operation names.
    pub shared: Vec<SharedType>,
    /// Constants for the values of the operation's fields.
    pub constants: FileConstants,
    /// The facts of the page.
    pub info: OperationInfo,
    /// The split of a list over calls.
    pub batch: Option<Batch>,
    /// The events of a stream.
    pub events: Option<Stream>,
    /// The pages of results.
    pub pages: Option<Pages>,
    /// Feature of the operation's service.
    pub service: String,
    /// Name of the enum of error codes.
    pub code: String,
    /// Documented calls.
    pub examples: Vec<Example>,
    /// The files that are up to date.
    #[serde(skip)]
    pub kept: Kept,
}

/// The files of an operation that are up to date, so that they are not made again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept {
    /// The file of the client.
    pub client: bool,
    /// The file of the examples.
    pub example: bool,
}
