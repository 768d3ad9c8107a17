//! Sent requests and decoded responses, for each location and type of value.

use std::collections::BTreeMap;

use clientloom_runtime::{Error, Response, Value};
use consumer::client::parcelbox::types::Place;
use consumer::client::parcelbox::v1::crate_::Type;
use consumer::client::parcelbox::v1::crate_::r#type::Filter;
use consumer::client::parcelbox::v1::parcel::send::Receiver;
use consumer::client::parcelbox::v1::parcel::{Cancel, CancelError, CancelResponse, Search, Send};
use consumer::client::parcelbox::{Parcelbox, Ping};

use super::server::{Sent, check, start};

const JSON: (&str, &str) = ("content-type", "application/json");

#[tokio::test]
async fn nothing_at_all() {
    let (server, parcelbox) = start(200, r#"{"status":0,"text":"pong","trace_id":"t-9"}"#);
    let reply = parcelbox.ping(&Ping::new()).await.expect("a reply");
    check(&server, &Sent { line: "GET /ping", headers: &[], body: "" });
    assert_eq!((reply.message(), reply.log_id(), reply.deviations().len()), ("pong", Some("t-9"), 0));
}

#[tokio::test]
async fn path_query_and_headers() {
    let reply = r#"{"result":{"IBAN":"DE00","sheetId":3,"zh-CN":"北","self":"/1","2nd":true,"名称":["a"]},"status":0,"text":"OK"}"#;
    let (server, parcelbox) = start(200, reply);
    let request =
        Search::new(7, "a b/ü", ["x&y", "红"], "trace 1").with_page_size(5).with_deep(false).with_x_dry_run(true);
    let reply = parcelbox.v1().parcel().search(&request).await.expect("a reply");
    let headers = [("x-api-version", "2"), ("x-dry-run", "true"), ("x-trace", "trace 1")];
    let line = "GET /v1/shelves/7/parcels/a%20b%2F%C3%BC?version=v2&tag=x%26y&tag=%E7%BA%A2&page-size=5&deep=false";
    check(&server, &Sent { line, headers: &headers, body: "" });
    assert_eq!((reply.iban.as_deref(), reply.sheet_id, reply.zh_cn.as_deref()), (Some("DE00"), Some(3), Some("北")));
    assert_eq!((reply.self_.as_deref(), reply.n2nd, &reply.名称), (Some("/1"), Some(true), &vec!["a".to_owned()]));
    assert_eq!(reply.deviations().len(), 0);
}

#[tokio::test]
async fn values_of_every_kind() {
    let reply = r#"{"status":0,"text":"OK","result":{"id":123456789012345678901,"from":{"x":1,"y":2.5,"near":{"x":3}},"price":{"EUR":4.5},"rest":[null]}}"#;
    let (server, parcelbox) = start(201, reply);
    let row = BTreeMap::from([("name".to_owned(), Value::from("book")), ("pages".to_owned(), Value::from(12))]);
    let near = Place::new().with_x(0.5).with_y(1.0);
    let receivers = [Receiver::from_number(7).with_name("Ada"), Receiver::from_name("Grace").with_floor(3)];
    let request = Send::new(receivers, 2.5)
        .with_from(Place::new().with_x(1.0).with_y(-2.0).with_near(near))
        .with_rows([row])
        .with_note(Value::Null)
        .with_labels([("b", "2"), ("a", "1")])
        .with_grid([vec![1, 2], vec![]])
        .with_fragile(true);
    let reply = parcelbox.v1().parcel().send(&request).await.expect("a reply");
    let body = concat!(
        r#"{"to":[{"number":7,"name":"Ada"},{"name":"Grace","floor":3}],"weight":2.5,"#,
        r#""from":{"x":1,"y":-2,"near":{"x":0.5,"y":1}},"rows":"[{\"name\":\"book\",\"pages\":12}]","#,
        r#""note":null,"labels":{"a":"1","b":"2"},"grid":[[1,2],[]],"fragile":true}"#
    );
    let headers = [("content-type", "application/json; charset=utf-8")];
    check(&server, &Sent { line: "POST /v1/parcels", headers: &headers, body });
    let from = reply.from.as_ref().expect("a place");
    assert_eq!((from.x, from.y, from.near.as_ref().and_then(|near| near.x)), (Some(1.0), Some(2.5), Some(3.0)));
    assert_eq!((reply.id.as_deref(), reply.price["EUR"]), (Some("123456789012345678901"), 4.5));
    assert_eq!((&reply.rest, reply.status()), (&Some(Value::from([()])), 201));
}

#[tokio::test]
async fn types_that_hold_themselves() {
    let reply = r#"{"status":0,"text":"OK","result":{"option":{"name":"S","outer":{"name":"L"},"inner":[{"name":"XS"}],"peers":{"s":{}}}}}"#;
    let (server, parcelbox) = start(200, reply);
    let request =
        Type::new(Filter::new("size").with_not(Filter::new("lid")).with_all([Filter::new("a"), Filter::new("b")]));
    let reply = parcelbox.v1().crate_().r#type(&request).await.expect("a reply");
    let body = r#"{"where":{"field":"size","not":{"field":"lid"},"all":[{"field":"a"},{"field":"b"}]}}"#;
    check(&server, &Sent { line: "POST /v1/crates/type", headers: &[JSON], body });
    let option = reply.option.as_ref().expect("a type");
    assert_eq!(option.outer.as_ref().and_then(|outer| outer.name.as_deref()), Some("L"));
    assert_eq!((option.inner[0].name.as_deref(), option.peers.len()), (Some("XS"), 1));
}

#[tokio::test]
async fn limits_hold_however_deep() {
    let (server, parcelbox) = start(200, "");
    let deep = Filter::new("size").with_not(Filter::new("more than ten"));
    let error = parcelbox.v1().crate_().r#type(&Type::new(deep)).await.expect_err("a limit");
    let expected = "v1.crate.type was not sent: `where.not.field` has 13 characters, but at most 10 are allowed";
    assert_eq!((error.to_string().as_str(), server.received().len()), (expected, 0));
    let error = parcelbox.v1().parcel().send(&Send::new([], -1.0)).await.expect_err("limits");
    let Error::Invalid(invalid) = error else { panic!("{error}") };
    let addresses: Vec<&str> = invalid.violations.iter().map(|violation| violation.address.as_str()).collect();
    assert_eq!(addresses, ["to", "weight"]);
}

async fn cancel(parcelbox: &Parcelbox) -> Result<Response<CancelResponse>, Error> {
    // README: from here
    let request = Cancel::new("north", ["P-1001", "P-1002"]).with_notify(false);
    let response = parcelbox.v1().parcel().cancel(&request).await?;
    let batch = parcelbox.v1().parcel().cancel_all(request); // any number of parcels, 50 per call
    // README: up to here
    drop(batch);
    Ok(response)
}

#[tokio::test]
async fn the_call_of_the_specs_guide() {
    let reply =
        r#"{"status":0,"text":"OK","result":{"parcels":[{"id":"P-1001","done":false,"faults":[{"code":"left"}]}]}}"#;
    let (server, parcelbox) = start(200, reply);
    let response = cancel(&parcelbox).await.expect("a response");
    let body = r#"{"parcel_ids":["P-1001","P-1002"],"notify":false}"#;
    check(&server, &Sent { line: "POST /v1/depots/north/parcels/cancel", headers: &[JSON], body });
    assert_eq!(response.parcels[0].faults[0].code.as_deref(), Some("left"));
}

#[tokio::test]
async fn documented_codes_are_typed() {
    let (_server, parcelbox) = start(404, r#"{"status":4004,"text":"no such depot","trace_id":"t-1"}"#);
    let error = parcelbox.v1().parcel().cancel(&Cancel::new("south", ["P-1"])).await.expect_err("an error");
    assert_eq!(error.api::<Cancel>(), Some(CancelError::NoSuchDepot));
    assert_eq!(error.log_id(), Some("t-1"));
}
