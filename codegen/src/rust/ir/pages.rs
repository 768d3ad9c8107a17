//! An operation with results on several pages.

use serde::Serialize;

use super::batch::Step;
use super::docs::Docs;
use super::object::Ty;

/// The rule of paging, and the method that returns all items.
#[derive(Clone, Debug, Serialize)]
pub struct Pages {
    /// Name of the method.
    pub method: String,
    /// Documentation of the method.
    pub docs: Docs,
    /// Path from the response to the list.
    pub items: Vec<Step>,
    /// Type of an item.
    pub item: Ty,
    /// The request for the next page.
    pub next_page: NextPage,
    /// Member that says whether there are more pages.
    pub more: Option<String>,
    /// Member with the number of all items.
    pub total: Option<String>,
    /// Field that the client sets to `true`.
    pub switch: Option<String>,
}

/// The request for the next page.
#[derive(Clone, Debug, Serialize)]
pub enum NextPage {
    /// By pairs: a field of the request, and the member of the response with its next value.
    Token(Vec<(String, String)>),
    /// By the number of the page.
    Page {
        /// Field with the number.
        field: String,
        /// Number of the first page.
        first: i64,
    },
    /// By the number of items to skip, in this field.
    Offset(String),
}
