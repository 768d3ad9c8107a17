//! Paged responses without an envelope.

use super::sample::{Found, List, PageRequest, Paging, all};
use super::server::Server;
use crate::sample::SERVICE;
use clientloom_runtime::Method;
use clientloom_runtime::operation::{BareResponse, Envelope, Field, OperationInfo, Service, ValueType};
use clientloom_runtime::paging::{PageRule, PagedItems};

/// A service with data next to the code.
static BESIDE: Service = Service { envelope: Envelope { data: None, message: "msg", ..Envelope::BASE }, ..SERVICE };

static TOKEN: &[Field] = &[Field::body("token", ValueType::String)];
static PAGE: &[Field] = &[Field::body("page", ValueType::Integer)];

const fn info(service: &'static Service, fields: &'static [Field], bare: BareResponse) -> OperationInfo {
    OperationInfo {
        name: "things.bare",
        method: Method::Post,
        path: "/v1/bare",
        fields,
        bare: Some(bare),
        ..OperationInfo::of(service)
    }
}

/// A response with the members of the data.
#[derive(Clone, Debug)]
struct Members;

impl Paging for Members {
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("token", "next")]).more("more");
    const INFO: &'static OperationInfo = &info(&SERVICE, TOKEN, BareResponse::Members);
}

/// A response that is the value of the only field, or an object with that field.
#[derive(Clone, Debug)]
struct Whole;

impl Paging for Whole {
    const PAGE_RULE: &'static PageRule = &PageRule::token(&[("token", "list.next")]);
    const INFO: &'static OperationInfo = &info(&BESIDE, TOKEN, BareResponse::Whole("list"));
}

/// The same, for a service whose responses have their data in a field.
#[derive(Clone, Debug)]
struct Enveloped;

impl Paging for Enveloped {
    const PAGE_RULE: &'static PageRule = Whole::PAGE_RULE;
    const INFO: &'static OperationInfo = &info(&SERVICE, TOKEN, BareResponse::Whole("list"));
}

/// Paging by number, with the total of all items.
#[derive(Clone, Debug)]
struct Counted;

impl Paging for Counted {
    const PAGE_RULE: &'static PageRule = &PageRule::page("page", 1).total("total");
    const INFO: &'static OperationInfo = &info(&SERVICE, PAGE, BareResponse::Members);
}

/// Returns the results of whole responses, and the values of each request after the first.
async fn from<W: Paging>(responses: &[&'static str]) -> String {
    let server = Server::of_bodies(responses);
    let acme = server.acme();
    let results = all(&mut PagedItems::new(&acme.0, PageRequest::<W>::new(json!({})))).await;
    let received: Vec<String> = server.received().iter().skip(1).map(ToString::to_string).collect();
    format!("{} {}", results.join(" "), received.join(" "))
}

#[tokio::test]
async fn members_of_a_bare_response_lead_to_the_next_page() {
    let first = r#"{"list":{"items":"[\"a\"]"},"next":"n1","more":true}"#;
    let last = r#"{"list":{"items":"[\"b\"]"},"next":"n2","more":false}"#;
    assert_eq!(from::<Members>(&[first, last]).await, r#"a b {"token":"n1"}"#);
    // Either page may have its envelope.
    let enveloped = r#"{"code":0,"data":{"list":{"items":"[\"a\"]"},"next":"n1","more":true}}"#;
    assert_eq!(from::<Members>(&[enveloped, last]).await, r#"a b {"token":"n1"}"#);
    let last = r#"{"code":0,"next":"not data","data":{"list":{"items":"[\"b\"]"},"more":false}}"#;
    assert_eq!(from::<Members>(&[first, last]).await, r#"a b {"token":"n1"}"#);
}

#[tokio::test]
async fn the_only_field_leads_to_the_next_page() {
    let bare = [r#"{"items":"[\"a\"]","next":"n1"}"#, r#"{"items":"[\"b\"]"}"#];
    let named = [r#"{"list":{"items":"[\"a\"]","next":"n1"}}"#, r#"{"list":{"items":"[\"b\"]"}}"#];
    for responses in [bare, named, [bare[0], named[1]], [named[0], bare[1]]] {
        assert_eq!(from::<Whole>(&responses).await, r#"a b {"token":"n1"}"#, "{responses:?}");
        assert_eq!(from::<Enveloped>(&responses).await, r#"a b {"token":"n1"}"#, "{responses:?}");
    }
    let beside = r#"{"code":0,"list":{"items":"[\"a\"]","next":"n1"}}"#;
    assert_eq!(from::<Whole>(&[beside, bare[1]]).await, r#"a b {"token":"n1"}"#);
    let held = r#"{"code":0,"data":{"list":{"items":"[\"a\"]","next":"n1"}}}"#;
    assert_eq!(from::<Enveloped>(&[held, bare[1]]).await, r#"a b {"token":"n1"}"#);
}

#[tokio::test]
async fn a_bare_total_ends_paging() {
    let responses = [r#"{"list":{"items":"[\"a\"]"},"total":2}"#, r#"{"list":{"items":"[\"b\"]"},"total":2}"#];
    assert_eq!(from::<Counted>(&responses).await, r#"a b {"page":2}"#);
}

#[tokio::test]
async fn an_error_names_the_location_of_the_member() {
    let bare = r#"{"list":{"items":"[\"a\"]"},"more":true}"#;
    let said = from::<Members>(&[bare]).await;
    assert!(said.contains("unreadable response: `next` is missing instead of the token"), "{said}");
    let enveloped = r#"{"code":0,"data":{"list":{"items":"[\"a\"]"},"more":true}}"#;
    let said = from::<Members>(&[enveloped]).await;
    assert!(said.contains("unreadable response: `data.next` is missing instead of the token"), "{said}");
}

#[tokio::test]
async fn bare_responses_can_be_taken_page_by_page() {
    let server = Server::of_bodies(&[r#"{"items":"[\"a\"]"}"#]);
    let acme = server.acme();
    let mut items = PagedItems::new(&acme.0, PageRequest::<Whole>::new(json!({})));
    let page = items.next_page().await.unwrap().unwrap();
    let list = List { items: vec!["a".to_owned()], next: None };
    assert_eq!(page.into_inner(), Found { list: Some(list), ..Found::default() });
    assert!(items.next_page().await.is_none());
}
