//! Files in bodies: sent parts, retries, and the view of the mock server.

use crate::sample::{Acme, Answer, ProbeError, SERVICE, builder};
use clientloom_runtime::__private::{Encode, Json};
use clientloom_runtime::auth::Eop;
use clientloom_runtime::bytes::Bytes;
use clientloom_runtime::error::TransportKind;
use clientloom_runtime::operation::{Field, Operation, OperationInfo, RequestFormat, RetrySafety, ValueType};
use clientloom_runtime::testing::{Loopback, LoopbackResponse, MockServer, Part, Received, VendorDocs};
use clientloom_runtime::{Builder, Call, Decimal, Error, Method, Options, Upload, Value};
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A request that stores a file.
#[derive(Debug)]
pub struct Store {
    file: Upload,
    pub title: String,
    tags: Vec<String>,
    scale: Option<i64>,
    price: Option<Decimal>,
    prices: Vec<Decimal>,
    marks: Value,
}

impl Store {
    pub fn new(file: Upload) -> Self {
        Self {
            file,
            title: "计划".to_owned(),
            tags: Vec::new(),
            scale: None,
            price: None,
            prices: Vec::new(),
            marks: json!(null),
        }
    }
}

impl Encode for Store {
    fn encode(&self) -> Json<'_> {
        Json::members([
            ("file", &self.file),
            ("title", &self.title),
            ("tags", &self.tags),
            ("scale", &self.scale),
            ("price", &self.price),
            ("prices", &self.prices),
            ("marks", &self.marks),
        ])
    }
}

impl Operation for Store {
    type Vendor = crate::sample::Acme;
    type Response = Answer;
    type Output = clientloom_runtime::Response<Answer>;
    type Code = ProbeError;
    const INFO: &'static OperationInfo = &OperationInfo {
        name: "files.store",
        method: Method::Post,
        path: "/v1/file",
        fields: &[
            Field::body("file", ValueType::File).required().bytes(1, 64),
            Field::body("title", ValueType::String).required().chars_max(4),
            Field::body("tags", ValueType::List(&ValueType::String)),
            Field::body("scale", ValueType::Integer),
            Field::body("price", ValueType::Number),
            Field::body("prices", ValueType::List(&ValueType::Number)),
            Field::body("marks", ValueType::JsonText(&ValueType::List(&ValueType::Any))),
        ],
        retry_safety: RetrySafety::Safe,
        request_format: RequestFormat::Multipart,
        ..OperationInfo::of(&SERVICE)
    };
}

/// A stream of chunks, with an error at the end if there is one.
pub struct Chunks(pub Vec<&'static str>, pub Option<&'static str>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.0.is_empty() {
            return Poll::Ready(self.1.take().map(|error| Err(io::Error::other(error))));
        }
        Poll::Ready(Some(Ok(Bytes::from(self.0.remove(0)))))
    }
}

fn stream(length: Option<u64>) -> Upload {
    Upload::from_stream("a.txt", length, Chunks(vec!["one ", "", "two"], None)).content_type("text/plain")
}

pub fn ok() -> Loopback {
    Loopback::start(|_| LoopbackResponse::json(r#"{"code":0,"data":{"text":"t"}}"#))
}

pub fn client(server: &Loopback) -> Acme {
    builder().base_url(server.base_url()).build().unwrap()
}

async fn sent(store: &Store) -> Received {
    let server = ok();
    let response = Call::new(&client(&server).0, store).await.unwrap();
    assert_eq!(response.text.as_deref(), Some("t"));
    server.received().remove(0)
}

fn texts(parts: &[Part]) -> Vec<(&str, Option<&str>, Option<&str>, String)> {
    let text = |part: &Part| String::from_utf8_lossy(&part.bytes).into_owned();
    parts
        .iter()
        .map(|part| (part.name.as_str(), part.file_name.as_deref(), part.content_type.as_deref(), text(part)))
        .collect()
}

#[tokio::test]
async fn parts_have_every_digit() {
    let mut store = Store::new(Upload::from_bytes("a.bin", "x"));
    store.price = Some(Decimal::new(1_210, 2));
    store.prices = ["0.50", "1e400"].map(|text| text.parse().unwrap()).into();
    store.marks = "[0.10,12345678901234567890.5]".parse().unwrap();
    let parts = sent(&store).await.parts().unwrap();
    let texts: Vec<_> = texts(&parts).into_iter().skip(2).map(|(name, _, _, text)| (name, text)).collect();
    let expected =
        [("price", "12.10"), ("prices", "0.50"), ("prices", "1e400"), ("marks", "[0.10,12345678901234567890.5]")];
    assert_eq!(texts, expected.map(|(name, text)| (name, text.to_owned())));
}

#[tokio::test]
async fn each_field_becomes_a_part() {
    let mut store = Store::new(Upload::from_bytes("a.bin", &b"\r\n--x\r\n\0"[..]));
    store.tags = vec!["a".to_owned(), "b\r\n".to_owned()];
    store.scale = Some(-2);
    store.marks = json!([{ "x": 1 }]);
    let received = sent(&store).await;
    assert_eq!(
        texts(&received.parts().unwrap()),
        [
            ("file", Some("a.bin"), Some("application/octet-stream"), "\r\n--x\r\n\0".to_owned()),
            ("title", None, None, "计划".to_owned()),
            ("tags", None, None, "a".to_owned()),
            ("tags", None, None, "b\r\n".to_owned()),
            ("scale", None, None, "-2".to_owned()),
            ("marks", None, None, r#"[{"x":1}]"#.to_owned()),
        ]
    );
    assert_eq!(received.header("content-length"), Some(received.body.len().to_string().as_str()));
}

#[tokio::test]
async fn file_names_are_escaped() {
    let names = [
        ("plan \"3\".png", "plan %223%22.png"),
        ("a\r\nX-Evil: 1\r\n\r\n.png", "a%0D%0AX-Evil: 1%0D%0A%0D%0A.png"),
        ("计划; x.png", "计划; x.png"),
        ("", ""),
    ];
    for (name, written) in names {
        let received = sent(&Store::new(Upload::from_bytes(name, "1"))).await;
        let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{written}\"\r\nContent-Type: ");
        let body = String::from_utf8(received.body.to_vec()).unwrap();
        assert_eq!(body.lines().nth(1).unwrap(), head.lines().next().unwrap());
        assert!(body.contains(&head), "{body}");
    }
}

#[tokio::test]
async fn a_stream_is_sent_chunk_by_chunk() {
    for length in [Some(7), None] {
        let upload = stream(length);
        assert_eq!((upload.length(), upload.name()), (length, "a.txt"));
        let received = sent(&Store::new(upload)).await;
        let parts = received.parts().unwrap();
        assert_eq!(texts(&parts)[0], ("file", Some("a.txt"), Some("text/plain"), "one two".to_owned()));
        let announced = received.header("content-length").map(ToOwned::to_owned);
        assert_eq!(announced, length.map(|_| received.body.len().to_string()));
        assert_eq!(received.header("transfer-encoding").is_some(), length.is_none());
    }
}

#[tokio::test]
async fn bytes_are_retried_and_streams_are_not() {
    let again = || Loopback::start(|_| LoopbackResponse::new(503, "").header("Retry-After", "0"));
    let server = again();
    let error = Call::new(&client(&server).0, &Store::new(Upload::from_bytes("a", "1"))).await.unwrap_err();
    assert_eq!((error.attempts(), server.received().len()), (3, 3));
    assert!(!error.to_string().contains("stream"));

    let server = again();
    let (acme, store) = (client(&server), Store::new(stream(None)));
    let error = Call::new(&acme.0, &store).await.unwrap_err();
    assert_eq!((error.attempts(), server.received().len()), (1, 1));
    assert!(error.to_string().ends_with("; not retried, because its stream cannot be sent again"), "{error}");

    let error = Call::new(&acme.0, &store).await.unwrap_err();
    assert_eq!(error.to_string(), "the stream of `file` was already sent: create a new stream for each call");
    assert!(!error.may_have_reached_server());
}

#[tokio::test]
async fn an_unread_stream_is_retried() {
    let server = ok();
    let acme = client(&server);
    server.stop().await;
    let store = Store::new(stream(Some(7)));
    let error = Call::new(&acme.0, &store).attempts(1).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(error) if error.kind() == TransportKind::Connect), "{error}");
    server.resume();
    Call::new(&acme.0, &store).await.unwrap();
}

#[tokio::test]
async fn unsendable_uploads_are_refused() {
    let server = ok();
    let acme = client(&server);
    let named = Store::new(Upload::from_bytes("a", "1").content_type("a\r\nb"));
    let error = Call::new(&acme.0, &named).await.unwrap_err();
    assert!(error.to_string().starts_with("the file `file` has the invalid media type"), "{error}");

    let mut long = Store::new(Upload::from_bytes("a", "1"));
    long.title = "12345".to_owned();
    let error = Call::new(&acme.0, &long).await.unwrap_err();
    assert_eq!(error.to_string(), "files.store was not sent: `title` has 5 characters, but at most 4 are allowed");

    let eop: Acme = Builder::new(Eop::new("key", "secret")).base_url(server.base_url()).build().unwrap();
    let error = Call::new(&eop.0, &Store::new(stream(None))).await.unwrap_err();
    assert!(error.to_string().contains("the signature covers the body"), "{error}");
    assert!(server.received().is_empty());
    Call::new(&eop.0, &Store::new(Upload::from_bytes("a", "1"))).await.unwrap();
}

#[tokio::test]
async fn extra_fields_become_parts() {
    let server = ok();
    let store = Store::new(Upload::from_bytes("a", "1"));
    let acme = client(&server);
    let call = Call::new(&acme.0, &store).body_field("title", 7).body_field("more", json!([1]));
    call.await.unwrap();
    let parts = server.received()[0].parts().unwrap();
    assert_eq!(texts(&parts)[1..], [("title", None, None, "7".to_owned()), ("more", None, None, "[1]".to_owned())]);
}

#[tokio::test]
async fn the_mock_server_checks_the_parts() {
    let server = MockServer::start(&VendorDocs::new(&[Store::INFO], &[]));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    server.on::<Store>().always(clientloom_runtime::testing::MockResponse::json(200, r#"{"code":0}"#));
    let mut store = Store::new(Upload::from_bytes("a.txt", "1"));
    store.tags = vec!["a".to_owned(), "b".to_owned()];
    store.marks = json!([1]);
    Call::new(&acme.0, &store).await.unwrap();
    let values = json!({ "file": "a.txt", "title": "计划", "tags": ["a", "b"], "marks": [1] });
    assert_eq!(server.requests()[0].values, values);
    server.assert_clean();

    let mut long = Store::new(Upload::from_bytes("a.txt", "1"));
    long.title = "12345".to_owned();
    let _refused = Call::new(&acme.0, &long).skip_limits().body_field("file", "text").attempts(1).await;
    let breaches: Vec<String> = server.requests()[1].violations.iter().map(ToString::to_string).collect();
    assert_eq!(
        breaches,
        [
            "`file` must be a file, not text",
            "`file` is required but missing",
            "`title` has 5 characters, but at most 4 are allowed"
        ]
    );
}

#[tokio::test]
async fn a_body_that_is_no_form_is_a_violation() {
    let server = ok();
    let acme = client(&server);
    for (kind, messages) in [
        ("text/plain", "the body is not multipart/form-data: its media type is `text/plain`"),
        ("multipart/form-data; boundary=b", "the body does not begin with its boundary"),
    ] {
        let options = Options::default().header("Content-Type", kind);
        acme.0.call_raw(Method::Post, "/v1", json!("x")).options(options).await.unwrap();
        assert_eq!(server.received().pop().unwrap().parts().unwrap_err(), messages);
    }
}

#[test]
fn uploads_are_compared_and_serialized_by_content() {
    let file = Upload::from_bytes("a.txt", "12").content_type("text/plain");
    assert_eq!(file, Upload::from_bytes("a.txt", vec![b'1', b'2']).content_type("text/plain"));
    assert_ne!(file, Upload::from_bytes("a.txt", "12"));
    assert_ne!(file, Upload::from_bytes("a.txt", "1").content_type("text/plain"));
    assert_eq!(format!("{file:?}"), r#"Upload { name: "a.txt", length: Some(2), .. }"#);
    let stream = stream(None);
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, self::stream(None));
    let stored = serde_json::to_string(&file).unwrap();
    assert_eq!(stored, r#"{"name":"a.txt","content_type":"text/plain","bytes":[49,50]}"#);
    assert_eq!(serde_json::from_str::<Upload>(&stored).unwrap(), file);
    assert!(serde_json::to_string(&stream).unwrap_err().to_string().contains("a stream cannot be serialized"));
}

#[tokio::test]
async fn sizes_of_files_are_checked_before_sending() {
    let server = ok();
    let acme = client(&server);
    let text = |count: usize| "x".repeat(count);
    let streamed = |length| Upload::from_stream("a.txt", length, Chunks(vec!["x"; 65], None));
    let cases = [
        (Upload::from_bytes("a.txt", text(64)), None),
        (Upload::from_bytes("a.txt", text(65)), Some("65 bytes, but at most 64 are allowed")),
        (Upload::from_bytes("a.txt", ""), Some("0 bytes, but at least 1 is required")),
        (streamed(Some(65)), Some("65 bytes, but at most 64 are allowed")),
        // The length of a stream is checked only if it is known.
        (streamed(None), None),
    ];
    for (upload, expected) in cases {
        let before = server.received().len();
        let result = Call::new(&acme.0, &Store::new(upload)).await;
        let Some(expected) = expected else {
            result.unwrap();
            continue;
        };
        let error = result.unwrap_err();
        assert!(error.to_string().contains(&format!("`file` has {expected}")), "{error}");
        assert!(matches!(error, Error::Invalid(_)), "{error}");
        assert_eq!(server.received().len(), before);
    }
    // The caller can send the file anyway.
    let store = Store::new(Upload::from_bytes("a.txt", text(65)));
    Call::new(&acme.0, &store).skip_limits().await.unwrap();
}

#[tokio::test]
async fn the_mock_server_measures_files() {
    let server = MockServer::start(&VendorDocs::new(&[Store::INFO], &[]));
    let acme = builder().base_url(server.base_url()).build().unwrap();
    let store = Store::new(Upload::from_bytes("a.txt", "x".repeat(65)));
    let _answer = Call::new(&acme.0, &store).skip_limits().await;
    let violations: Vec<String> = server.requests()[0].violations.iter().map(ToString::to_string).collect();
    assert_eq!(violations, ["`file` has 65 bytes, but at most 64 are allowed"]);
}
