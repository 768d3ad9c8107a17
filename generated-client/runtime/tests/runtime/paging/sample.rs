//! Operations of the invented vendor, one for each kind of paging.

use crate::sample::{ProbeError, SERVICE};
use clientloom_runtime::__private::{Encode, FieldsByKey, Json, Object};
use clientloom_runtime::operation::{Field, Operation, OperationInfo, ValueType};
use clientloom_runtime::paging::{PageRule, Paged, PagedItems};
use clientloom_runtime::{Method, Value};
use std::fmt::Debug;
use std::marker::PhantomData;

/// The paging of an operation.
pub trait Paging: Clone + Debug + Send + Sync + 'static {
    const PAGE_RULE: &'static PageRule;
    const INFO: &'static OperationInfo;
}

/// A request with any values.
#[derive(Clone, Debug)]
pub struct PageRequest<W>(pub Value, PhantomData<W>);

impl<W> PageRequest<W> {
    pub fn new(values: Value) -> Self {
        Self(values, PhantomData)
    }
}

impl<W: Paging> Encode for PageRequest<W> {
    fn encode(&self) -> Json<'_> {
        let value = |field: &Field| self.0.get(field.name).map_or(Json::Absent, Json::Value);
        Json::Object(W::INFO.fields.iter().map(|field| (field.name, value(field))).collect())
    }
}

impl<W: Paging> Operation for PageRequest<W> {
    type Vendor = crate::sample::Acme;
    type Response = Found;
    type Output = clientloom_runtime::Response<Found>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = W::INFO;
}

impl<W: Paging> Paged for PageRequest<W> {
    type Item = String;
    const PAGE_RULE: &'static PageRule = W::PAGE_RULE;

    fn items(response: &mut Found) -> &mut Vec<String> {
        &mut response.list.get_or_insert_default().items
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    pub list: Option<List>,
    pub next: Option<String>,
    pub version: Option<String>,
    pub more: Option<bool>,
    pub total: Option<i64>,
}

impl Object for Found {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([
            ("list", &mut self.list),
            ("next", &mut self.next),
            ("version", &mut self.version),
            ("more", &mut self.more),
            ("total", &mut self.total),
        ])
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub items: Vec<String>,
    pub next: Option<String>,
}

impl Object for List {
    fn fields(&mut self) -> FieldsByKey<'_> {
        FieldsByKey::new([("items", &mut self.items), ("next", &mut self.next)])
    }

    fn json_texts(&self) -> &'static [&'static str] {
        &["items"]
    }
}

/// Paging by a token in the query; a member says whether there are more items.
#[derive(Clone, Debug)]
pub struct Token;

impl Paging for Token {
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("token", "next")]).more("more");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.by_token",
        path: "/v1/token",
        fields: &[Field::query("token", ValueType::String), Field::query("size", ValueType::Integer)],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by a token in the body, nested in the response and enabled by a switch. A missing token
/// is the end.
#[derive(Clone, Debug)]
pub struct Switched;

impl Paging for Switched {
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("token", "list.next")]).switch("paged");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.switched",
        method: Method::Post,
        path: "/v1/switched",
        fields: &[
            Field::body("size", ValueType::String),
            Field::body("token", ValueType::Integer),
            Field::body("paged", ValueType::Boolean),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by two markers.
#[derive(Clone, Debug)]
pub struct Markers;

impl Paging for Markers {
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("key", "next"), ("version", "version")]).more("more");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.by_markers",
        path: "/v1/markers",
        fields: &[
            Field::query("key", ValueType::String),
            Field::query("version", ValueType::String),
            Field::query("size", ValueType::Integer),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by the page number from 1, with the total of all items.
#[derive(Clone, Debug)]
pub struct Number;

impl Paging for Number {
    const PAGE_RULE: &'static PageRule = &PageRule::page("page", 1).total("total");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.by_number",
        method: Method::Post,
        path: "/v1/number",
        fields: &[
            Field::body("page", ValueType::Integer).required().range(1, 20),
            Field::body("size", ValueType::Integer),
        ],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by the page number from 0. Only a page without items is the end.
#[derive(Clone, Debug)]
pub struct Bare;

impl Paging for Bare {
    const PAGE_RULE: &'static PageRule = &PageRule::page("page", 0);
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.bare",
        path: "/v1/bare",
        fields: &[Field::query("page", ValueType::Integer), Field::query("size", ValueType::Integer)],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by the number of items before the page, with the total of all items.
#[derive(Clone, Debug)]
pub struct Offset;

impl Paging for Offset {
    const PAGE_RULE: &'static PageRule = &PageRule::offset("offset").total("total");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.by_offset",
        method: Method::Post,
        path: "/v1/offset",
        fields: &[Field::body("offset", ValueType::Integer), Field::body("size", ValueType::Integer)],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Paging by the number of items before the page; a member says whether there are more.
#[derive(Clone, Debug)]
pub struct Further;

impl Paging for Further {
    const PAGE_RULE: &'static PageRule = &PageRule::offset("offset").more("more");
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "things.further",
        path: "/v1/further",
        fields: &[Field::query("offset", ValueType::Integer), Field::query("size", ValueType::Integer)],
        ..OperationInfo::of(&SERVICE)
    };
}

/// Collects all items, with errors as text.
pub async fn all<W: Paging>(items: &mut PagedItems<'_, PageRequest<W>>) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap_or_else(|error| format!("error: {error}")));
        assert!(all.len() < 1000, "it goes on and on");
    }
    all
}
