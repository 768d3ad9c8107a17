//! An operation whose results come in pages.

use super::batch::Step;
use super::docs::Docs;
use super::strukt::Ty;

/// How results come in pages: a method of the handle that has the operation's own.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Name of the handle, or of the client.
    pub handle: String,
    /// Whether it is the client, which no handle leads to.
    pub on_client: bool,
    /// Name of the method.
    pub method: String,
    /// Documentation of the method.
    pub docs: Docs,
    /// The fields that lead from the reply to the list.
    pub items: Vec<Step>,
    /// Type of an item.
    pub item: Ty,
    /// How the next page is asked for.
    pub next_page: NextPage,
    /// Member that says whether there is more.
    pub more: Option<String>,
    /// Member with the number of all items.
    pub total: Option<String>,
    /// Field that has to be true.
    pub switch: Option<String>,
}

/// How the next page is asked for.
#[derive(Clone, Debug)]
pub enum NextPage {
    /// By fields of the request, and the members of the reply that go into them.
    Token(Vec<(String, String)>),
    /// By the number in this field, counted from this one.
    Page(String, i64),
    /// By the number of items before it, in this field.
    Offset(String),
}
