//! The signature against the known values in `tests/eop_vectors.json`.

use super::{Eop, SignedFacts, sort_query};
use crate::auth::signing_context::{SigningContext, SigningContextInner};
use crate::error::TransportError;
use crate::operation::{Field, Method, OperationInfo, Service, ValueType};
use crate::request::{Options, target};
use crate::transport::{BoxFuture, Hosts, HttpClient, HttpClientInner, Proxies, TransferLimits, Transport};
use crate::value::{Json, Value};
use bytes::Bytes;
use http::HeaderValue;
use std::fmt::Write as _;
use std::sync::RwLock;
use std::time::{Duration, UNIX_EPOCH};

static SERVICE: Service = Service { host: "https://eop.example", ..Service::BASE };

struct NoTransport;

impl Transport for NoTransport {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: TransferLimits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        unreachable!("a signature sends nothing")
    }
}

fn context(unix_seconds: u64, request_id: String) -> SigningContext {
    let hosts = Hosts {
        base: None,
        host_variables: Vec::new(),
        allow_http: false,
        tls: true,
        proxies: Proxies::None,
        found: RwLock::default(),
    };
    SigningContext::new(SigningContextInner {
        http: HttpClient::new(HttpClientInner {
            hosts,
            transport: Box::new(NoTransport),
            user_agent: HeaderValue::from_static("test"),
            max_body: 1,
        }),
        clock: Box::new(move || UNIX_EPOCH + Duration::from_secs(unix_seconds)),
        request_ids: Some(Box::new(move || request_id.clone())),
        token_store: None,
        on_store_failure: |_| (),
    })
}

/// Builds path and query in the same way as the client.
fn built_target(vector: &Value) -> String {
    let pairs = vector["query"].as_array().unwrap();
    let names = pairs.iter().map(|pair| pair[0].as_str().unwrap().to_owned().leak() as &'static str);
    let fields: Vec<Field> = names.map(|name| Field::query(name, ValueType::String)).collect();
    let values = pairs.iter().map(|pair| (pair[0].as_str().unwrap(), Json::Value(&pair[1])));
    let path = vector["path"].as_str().unwrap().to_owned().leak();
    let info = OperationInfo { path, fields: fields.leak(), ..OperationInfo::of(&SERVICE) };
    target(&info, &Json::Object(values.collect()), &Options::default())
}

#[test]
fn signatures_match_the_vectors() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../../tests/eop_vectors.json")).unwrap();
    assert_eq!(vectors.len(), 6);
    for vector in &vectors {
        let text = |name: &str| vector[name].as_str().unwrap();
        let context = context(vector["unix_seconds"].as_u64().unwrap(), text("request_id").to_owned());
        let method = if text("method") == "GET" { Method::Get } else { Method::Post };
        let body = Bytes::copy_from_slice(text("body").as_bytes());
        let mut request = context.http().request(&SERVICE, method, &built_target(vector), body).unwrap();

        Eop::new(text("access_key"), text("secret_key")).add_headers(&mut request, &context).unwrap();

        let name = text("name");
        assert_eq!(request.uri().path_and_query().unwrap(), text("target"), "{name}");
        for (header, value) in vector["headers"].as_object().unwrap() {
            assert_eq!(request.headers()[header], *value.as_str().unwrap(), "{name}: {header}");
        }
        let query = request.uri().query().unwrap_or_default();
        let signed = SignedFacts { id: text("request_id"), date: text("date"), query, body: request.body() };
        assert_eq!(signed.string_to_sign(), text("text"), "{name}");
        assert_eq!(hex(&signed.key(text("access_key"), text("secret_key"))), text("key"), "{name}");
    }
}

#[test]
fn the_query_is_sorted_by_the_bytes_of_decoded_keys() {
    let cases = [
        ("/p", "/p"),
        ("/p?b=1&a=2&b=0", "/p?a=2&b=1&b=0"),
        ("/p?%3A=1&0=2", "/p?0=2&%3A=1"),
        ("/p?Z&a=%20", "/p?Z&a=%20"),
    ];
    for (given, sorted) in cases {
        let mut request = http::Request::new(Bytes::new());
        *request.uri_mut() = format!("https://eop.example{given}").parse().unwrap();
        sort_query(&mut request).unwrap();
        assert_eq!(request.uri().to_string(), format!("https://eop.example{sorted}"));
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}
