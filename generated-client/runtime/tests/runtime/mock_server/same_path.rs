//! Pages with the same method and path, told apart by their fixed values.

use super::socket::send;
use super::vendors::GATEWAY;
use clientloom_runtime::Method;
use clientloom_runtime::operation::{Field, ObjectType, OperationInfo, RequestFormat, ValueType};
use clientloom_runtime::testing::{Fault, MockResponse, MockServer, VendorDocs};
use std::io;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

/// The facts of a call of `/things`.
const fn things(name: &'static str) -> OperationInfo {
    OperationInfo { name, method: Method::Post, path: "/things", ..OperationInfo::of(&GATEWAY) }
}

static PLAIN: OperationInfo = OperationInfo { fields: &[Field::query("tag", ValueType::String)], ..things("plain") };
static FULL: OperationInfo = OperationInfo { query: &[("view", "full")], ..things("full") };
static SHORT: OperationInfo = OperationInfo { query: &[("view", "short")], ..things("short") };
static OLD: OperationInfo = OperationInfo { headers: &[("X-Version", "1")], ..things("old") };
static OPEN: OperationInfo = OperationInfo {
    fields: &[
        Field::body("action", ValueType::OneOf(&["open"])).required(),
        Field::body("name", ValueType::String).required(),
    ],
    ..things("open")
};
static CLOSE: OperationInfo = OperationInfo {
    fields: &[
        Field::body("action", ValueType::OneOf(&["close", "shut"])).required(),
        Field::body("id", ValueType::Integer).required(),
    ],
    ..things("close")
};
static KIND: ObjectType = ObjectType::new(&[Field::body("kind", ValueType::OneOfIntegers(&[7])).required()]);
static DEEP: OperationInfo =
    OperationInfo { fields: &[Field::body("of", ValueType::Object(&KIND)).required()], ..things("deep") };
static FORM: OperationInfo = OperationInfo {
    fields: &[Field::body("part", ValueType::OneOf(&["cover"])).required()],
    request_format: RequestFormat::Multipart,
    ..things("form")
};
static BY_ID: OperationInfo =
    OperationInfo { path: "/{id}", fields: &[Field::path("id", ValueType::String)], ..things("by_id") };

static ONE: VendorDocs = VendorDocs::new(&[&OPEN], &[]);
static DOCS: VendorDocs = VendorDocs::new(&[&BY_ID, &OLD, &PLAIN, &FULL, &SHORT, &CLOSE, &OPEN, &DEEP, &FORM], &[]);

fn names(server: &MockServer) -> Vec<&'static str> {
    let names = server.requests().into_iter().map(|request| request.operation.map_or("none", |info| info.name));
    names.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_belongs_to_the_page_with_its_fixed_values() {
    let form = "--b\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\ncover\r\n--b--\r\n";
    let multipart = "Content-Type: multipart/form-data; boundary=b\r\n";
    let cases = [
        ("/things?view=full", "", "", "full", 0),
        ("/things?view=short", "", "", "short", 0),
        ("/things?tag=a", "", "", "plain", 0),
        ("/things", "", "", "plain", 0),
        ("/things", "X-Version: 1\r\n", "", "old", 0),
        ("/things", "", r#"{"action":"open","name":"n"}"#, "open", 0),
        ("/things", "", r#"{"action":"shut","id":1}"#, "close", 0),
        ("/things", "", r#"{"of":{"kind":7}}"#, "deep", 0),
        ("/things", multipart, form, "form", 0),
        ("/other", "", "", "by_id", 0),
        // A request that breaks other rules still belongs to its page.
        ("/things?view=full&more=1", "", "", "full", 1),
        ("/things", "", r#"{"action":"open"}"#, "open", 1),
        ("/things", "", r#"{"action":"close","id":"1","all":true}"#, "close", 2),
    ];
    let server = MockServer::start(&DOCS);
    for info in DOCS.operations() {
        server.on_named(info.name).always(MockResponse::json(200, "{}"));
    }
    for (target, headers, body, name, violations) in cases {
        server.forget();
        send(&server, &format!("POST {target}"), headers, body).await;
        let found = server.requests().remove(0).violations;
        assert_eq!((names(&server), found.len()), (vec![name], violations), "{target} {body} {found:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn scripts_apply_to_the_page_of_the_request() {
    let server = MockServer::start(&DOCS);
    server.on_named("open").always(MockResponse::json(200, r#"{"status":"done","is":"open"}"#));
    server.on_named("close").always(MockResponse::json(200, r#"{"status":"done","is":"close"}"#));
    server.on_named("full").once(MockResponse::json(200, "{}").fault(Fault::Reset));
    server.on_named("close").once(MockResponse::json(200, "{}").fault(Fault::Reset));
    let open = send(&server, "POST /things", "", r#"{"action":"open","name":"n"}"#).await;
    assert!(open.text().ends_with(r#""is":"open"}"#), "{}", open.text());
    // The head alone does not say that this is the call whose connection is reset.
    assert!(send(&server, "POST /things", "", r#"{"action":"close","id":1}"#).await.bytes.is_empty());
    let close = send(&server, "POST /things", "", r#"{"action":"close","id":1}"#).await;
    assert!(close.text().ends_with(r#""is":"close"}"#), "{}", close.text());
    assert!(send(&server, "POST /things?view=full", "", "").await.bytes.is_empty());
    assert_eq!(names(&server), ["open", "close", "close", "full"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_request_is_shown_with_the_status_of_its_response() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let server = MockServer::start(&ONE).on_response({
        let seen = Arc::clone(&seen);
        move |request, status| seen.lock().unwrap().push(format!("{status} {request}"))
    });
    server.on_named("open").once(MockResponse::json(201, "{}"));
    for body in [r#"{"action":"open","name":"n"}"#, r#"{"action":"open","name":"n"}"#, r#"{"action":"open"}"#] {
        send(&server, "POST /things", "", body).await;
    }
    send(&server, "GET /none", "", "").await;
    assert_eq!(
        *seen.lock().unwrap(),
        [
            "201 POST /things (open)",
            "501 POST /things (open)\n- open has no documented example: script its response",
            "400 POST /things (open)\n- `name` is required but missing",
            "404 GET /none\n- no page documents this method and path",
        ]
    );
}

#[tokio::test]
async fn a_server_listens_on_a_chosen_port() {
    // Another program can take a free port first.
    let start = |_| {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        MockServer::start_at(&DOCS, port).ok().map(|server| (server, port))
    };
    let (server, port) = (0..9).find_map(start).unwrap();
    assert_eq!(server.base_url(), format!("http://127.0.0.1:{port}"));
    let taken = MockServer::start_at(&DOCS, port).unwrap_err();
    assert_eq!(taken.kind(), io::ErrorKind::AddrInUse);
}
